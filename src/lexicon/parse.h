/*
 * The one parser of word tables, used at build time for data/lexicon and at run time for a user's files.
 *
 * Messages name the file, the line and what to do; the first one stops the reading.
 */
#ifndef LEXICON_PARSE_H
#define LEXICON_PARSE_H

#include "lexicon/table.h"
#include "pacta.h"

struct base_arena;

struct lexicon_error {
    uint32_t line;      /* 1-based */
    char message[200];  /* what is wrong and what to do */
};

/* Reads a table from the bytes of a file into the arena. `name` must outlive the table. */
pacta_status lexicon_parse(struct base_arena *arena, const char *name, struct base_str bytes, struct lexicon_table *table,
                           struct lexicon_error *error);

#endif
