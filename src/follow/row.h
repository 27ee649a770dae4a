/* Threads as rows of the ledger. */
#ifndef FOLLOW_ROW_H
#define FOLLOW_ROW_H

#include "follow/internal.h"

/* The columns of a thread `t`, in the order in which follow_row_read takes them. */
#define FOLLOW_ROW_COLUMNS                                                                                                     \
    "t.n, t.id, t.kind, t.sort, t.title, t.parties, t.sectors, t.status, t.strength, t.status_day, t.strength_day, "           \
    "t.first_seen, t.last_seen, t.due, t.restated, t.reports, t.independent_reports, t.open, t.disputed, t.number, t.unit"
#define FOLLOW_ROW_COUNT 21

/* The thread in hand; its strings live in the arena. */
struct follow_thread follow_row_read(struct base_arena *arena, sqlite3_stmt *row);

/* Reads all rows of a bound statement and finalises it. */
pacta_status follow_rows_read(struct base_arena *arena, struct ledger *ledger, sqlite3_stmt *rows,
                              struct follow_threads *threads);

#endif
