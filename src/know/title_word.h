/* The table of titles and its words; title_word_at itself is declared in title.h. */
#ifndef KNOW_TITLE_WORD_H
#define KNOW_TITLE_WORD_H

#include "know/title.h"

/* Columns of data/lexicon/titles.tsv behind the words. */
enum { TITLE_COLUMN_CANONICAL = 1, TITLE_COLUMN_CLASS, TITLE_COLUMN_LEVEL, TITLE_COLUMN_ALONE, TITLE_COLUMN_GENDER };

/* enum know_held for the canonical word of a held entry. */
uint8_t title_held_of(struct base_str word);

/* "ex-prime" and "then-foreign" in one token: the bytes of the prefix, 0 when there is none. */
uint32_t title_held_prefix(const struct title_reader *reader, struct base_str form, uint8_t *held);

bool title_is_hyphen(struct base_str form);

#endif
