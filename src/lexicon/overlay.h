/*
 * A user's own words: a folder of TSV files laid over the compiled-in tables.
 *
 * A file NAME.tsv has the columns of data/lexicon/NAME.tsv. Its rows are added; a row that agrees with one of ours in the
 * leading columns that tell our rows apart (the word alone, or verb and noun, or lemma, pos and frame) takes its place.
 * Files are checked as at build time, with the same messages.
 *
 *     char message[LEXICON_MESSAGE_SIZE];
 *     if (lexicon_overlay_open("my-words", message) != PACTA_OK) { fprintf(stderr, "%s\n", message); }
 *
 * An overlay is for the whole process. It is opened before sessions are, and no thread may read words meanwhile.
 */
#ifndef LEXICON_OVERLAY_H
#define LEXICON_OVERLAY_H

#include "pacta.h"

enum { LEXICON_MESSAGE_SIZE = 480 };

/* Reads every .tsv file of the folder. On failure nothing is laid over and `message` says file, line and remedy. */
pacta_status lexicon_overlay_open(const char *folder, char message[LEXICON_MESSAGE_SIZE]);

/* Takes the user's words away again; sessions opened meanwhile must be closed before. */
void lexicon_overlay_close(void);

#endif
