/* What a thread has to do with others, seen from both ends. */
#include "follow/row.h"

static struct base_str text_at(struct base_arena *arena, sqlite3_stmt *row, int at)
{
    return base_str_copy(arena, ledger_column_text(row, at));
}

static pacta_status read_links(struct base_arena *arena, struct ledger *ledger, const char *sql, int64_t thread, bool backwards,
                               struct follow_links *links)
{
    enum { RELATION = FOLLOW_ROW_COUNT, WHY };
    sqlite3_stmt *rows = ledger_prepare(ledger, sql);
    if (rows == NULL) {
        return PACTA_BAD_LEDGER;
    }
    sqlite3_bind_int64(rows, 1, thread);
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        *BASE_PUSH(arena, *links) = (struct follow_link){
            .relation = text_at(arena, rows, RELATION),
            .why = text_at(arena, rows, WHY),
            .backwards = backwards,
            .other = follow_row_read(arena, rows),
        };
    }
    pacta_status status = code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
    sqlite3_finalize(rows);
    return status;
}

pacta_status follow_links(struct base_arena *arena, struct ledger *ledger, int64_t thread, struct follow_links *links)
{
    static const char FORWARDS[] =
        "SELECT " FOLLOW_ROW_COLUMNS ", k.relation, k.why FROM thread_link AS k CROSS JOIN thread AS t "
        "ON t.n = k.other WHERE k.thread = ?1 ORDER BY k.relation, t.first_seen, t.id";
    static const char BACKWARDS[] =
        "SELECT " FOLLOW_ROW_COLUMNS ", k.relation, k.why FROM thread_link AS k CROSS JOIN thread AS t "
        "ON t.n = k.thread WHERE k.other = ?1 ORDER BY k.relation, t.first_seen, t.id";
    *links = (struct follow_links){0};
    pacta_status status = read_links(arena, ledger, FORWARDS, thread, false, links);
    return status == PACTA_OK ? read_links(arena, ledger, BACKWARDS, thread, true, links) : status;
}
