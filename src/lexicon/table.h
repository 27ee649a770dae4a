/*
 * Word tables: what data/lexicon/NAME.tsv says, ready for look-up.
 *
 * The tables are compiled in at build time; a user's overlay file gives the same struct at run time.
 *
 *     const struct lexicon_table *states = lexicon_table_named("states");
 *     for (uint32_t row = lexicon_find(states, key); row != LEXICON_NONE; row = lexicon_next(states, row)) {
 *         struct base_str code = lexicon_cell(states, row, column);
 *     }
 *
 * A file has comment lines (`#`), one header line with the column names, then rows: tab-separated, no
 * quotes, UTF-8, sorted by the bytes of the line, unique. `-` means none and is read as the empty string.
 * The first column is the key. Look-up folds case and marks: "TÜRKIYE" finds "Türkiye".
 */
#ifndef LEXICON_TABLE_H
#define LEXICON_TABLE_H

#include "base/text.h"

#define LEXICON_NONE UINT32_MAX

struct lexicon_table {
    const char *name;
    uint32_t column_count;
    uint32_t row_count;
    const uint32_t *cells;   /* column names, then row after row: offsets into `strings` */
    const char *strings;     /* NUL-terminated cells */
    const uint32_t *slots;   /* open addressing by folded key: first row of the key, or LEXICON_NONE */
    uint32_t slot_mask;
    const uint32_t *hashes;  /* per row: of its folded key */
};

/* The compiled-in table of that name; NULL when there is none. */
const struct lexicon_table *lexicon_table_named(const char *name);

/* Tables that take the place of compiled-in ones of the same name, until the next call; used by lexicon/overlay.c. */
void lexicon_lay(const struct lexicon_table *tables, uint32_t count);

/* Changes with every lexicon_lay, so that what was remembered of tables can be forgotten. */
uint32_t lexicon_generation(void);

/* Sixteen hex digits that change whenever any compiled-in word does. */
const char *lexicon_fingerprint(void);

/* Number of a column by its header; LEXICON_NONE when the table has no such column. */
uint32_t lexicon_column(const struct lexicon_table *table, const char *name);

struct base_str lexicon_cell(const struct lexicon_table *table, uint32_t row, uint32_t column);

/* First row of a key, in any case and with or without marks; LEXICON_NONE when it is not there. */
uint32_t lexicon_find(const struct lexicon_table *table, struct base_str key);

/* The next row with the same key. */
uint32_t lexicon_next(const struct lexicon_table *table, uint32_t row);

#endif
