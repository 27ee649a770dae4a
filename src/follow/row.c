/* Rows of the table `thread`. */
#include "follow/row.h"

#include <math.h>

static struct base_str text_at(struct base_arena *arena, sqlite3_stmt *row, int at)
{
    return base_str_copy(arena, ledger_column_text(row, at));
}

struct follow_thread follow_row_read(struct base_arena *arena, sqlite3_stmt *row)
{
    struct follow_thread thread = {
        .n = sqlite3_column_int64(row, 0),
        .id = text_at(arena, row, 1),
        .sort = text_at(arena, row, 3),
        .title = text_at(arena, row, 4),
        .parties = text_at(arena, row, 5),
        .sectors = text_at(arena, row, 6),
        .status = text_at(arena, row, 7),
        .strength = text_at(arena, row, 8),
        .status_day = text_at(arena, row, 9),
        .strength_day = text_at(arena, row, 10),
        .first_seen = text_at(arena, row, 11),
        .last_seen = text_at(arena, row, 12),
        .due = text_at(arena, row, 13),
        .restated = (uint32_t)sqlite3_column_int64(row, 14),
        .reports = (uint32_t)sqlite3_column_int64(row, 15),
        .independent_reports = (uint32_t)sqlite3_column_int64(row, 16),
        .open = sqlite3_column_int(row, 17) != 0,
        .disputed = sqlite3_column_int(row, 18) != 0,
        .number = sqlite3_column_type(row, 19) == SQLITE_NULL ? NAN : sqlite3_column_double(row, 19),
        .unit = text_at(arena, row, 20),
    };
    (void)follow_kind_from(ledger_column_text(row, 2), &thread.kind);
    return thread;
}

pacta_status follow_rows_read(struct base_arena *arena, struct ledger *ledger, sqlite3_stmt *rows,
                              struct follow_threads *threads)
{
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        *BASE_PUSH(arena, *threads) = follow_row_read(arena, rows);
    }
    pacta_status status = code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
    sqlite3_finalize(rows);
    return status;
}
