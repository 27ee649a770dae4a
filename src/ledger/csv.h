/*
 * Rows of a table in text: commas, semicolons, tabs or bars between the cells, quotes around what holds them.
 *
 *     struct ledger_csv csv = {.bytes = bytes, .separator = ','};
 *     struct ledger_csv_row row;
 *     while (ledger_csv_next(&arena, &csv, &row)) { ... row.cells.items[0] ... row.line ... }
 *
 * Own code rather than libcsv: faults must be told with their line, and a quote that never closes must cost one row, not
 * the rest of the file.
 */
#ifndef LEDGER_CSV_H
#define LEDGER_CSV_H

#include "base/arena.h"
#include "base/text.h"

struct ledger_csv {
    struct base_str bytes; /* UTF-8 without a byte-order mark */
    char separator;
    uint32_t at, line; /* where the next row begins; lines before it */
};

struct ledger_csv_row {
    BASE_ARRAY(struct base_str) cells; /* without quotes and the blanks around them */
    uint32_t line;                     /* 1-based, where the row begins */
    bool broken;                       /* a quote was not closed or stood in the middle: only this line was taken */
};

/* The next row that is not blank; false at the end. Cells are views of the bytes, or copies in the arena where quotes were
 * doubled. */
bool ledger_csv_next(struct base_arena *arena, struct ledger_csv *csv, struct ledger_csv_row *row);

#endif
