/* Official figures in the ledger. An import is all or nothing, and later imports never overwrite earlier ones. */
#include "ledger/trade.h"

#include "ledger/internal.h"

const char *ledger_flow_name(enum ledger_flow flow)
{
    return flow == LEDGER_IMPORT ? "import" : "export";
}

static pacta_status is_known(struct ledger *ledger, const struct ledger_trade_file *file, bool *known)
{
    sqlite3_stmt *find = ledger_prepare(ledger, "SELECT 1 FROM import WHERE sha256 = ?1");
    if (find == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(find, 1, base_str_from(file->sha256));
    int code = sqlite3_step(find);
    *known = code == SQLITE_ROW;
    pacta_status status = code == SQLITE_ROW || code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
    sqlite3_finalize(find);
    return status;
}

static pacta_status add_import(struct ledger *ledger, struct base_str path, const struct ledger_trade_file *file)
{
    sqlite3_stmt *add = ledger_prepare(ledger, "INSERT INTO import (path, sha256, format, imported_at) "
                                               "VALUES (?1, ?2, ?3, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))");
    if (add == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(add, 1, path);
    ledger_bind_text(add, 2, base_str_from(file->sha256));
    ledger_bind_text(add, 3, base_str_from(file->format));
    int code = sqlite3_step(add);
    pacta_status status = code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
    sqlite3_finalize(add);
    return status;
}

static pacta_status add_rows(struct ledger *ledger, const struct ledger_trade_file *file, int64_t import)
{
    sqlite3_stmt *add = ledger_prepare(ledger, "INSERT INTO trade (reporter, partner, year, flow, value, unit, origin, import) "
                                               "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    int code = add != NULL ? SQLITE_DONE : SQLITE_ERROR;
    for (uint32_t i = 0; code == SQLITE_DONE && i < file->rows.count; i++) {
        const struct ledger_trade_row *row = &file->rows.items[i];
        ledger_bind_text(add, 1, row->reporter);
        ledger_bind_text(add, 2, row->partner);
        sqlite3_bind_int(add, 3, row->year);
        ledger_bind_text(add, 4, base_str_from(ledger_flow_name(row->flow)));
        sqlite3_bind_double(add, 5, row->value);
        ledger_bind_text(add, 6, row->unit);
        ledger_bind_text(add, 7, row->origin);
        sqlite3_bind_int64(add, 8, import);
        code = sqlite3_step(add);
        sqlite3_reset(add);
    }
    pacta_status status = code == SQLITE_DONE ? PACTA_OK : add != NULL ? ledger_fail(ledger, code) : PACTA_BAD_LEDGER;
    sqlite3_finalize(add);
    return status;
}

static pacta_status add_all(struct ledger *ledger, struct base_str path, const struct ledger_trade_file *file,
                            enum ledger_outcome *outcome)
{
    bool known = false;
    pacta_status status = is_known(ledger, file, &known); /* again: another process may have been first */
    *outcome = known ? LEDGER_KNOWN : LEDGER_ADDED;
    if (status == PACTA_OK && !known) {
        status = add_import(ledger, path, file);
        status = status == PACTA_OK ? add_rows(ledger, file, sqlite3_last_insert_rowid(ledger->db)) : status;
    }
    return status;
}

pacta_status ledger_trade_import(struct ledger *ledger, struct base_str path, const struct ledger_trade_file *file,
                                 enum ledger_outcome *outcome)
{
    pacta_status status = ledger_commit(ledger);
    *outcome = LEDGER_ADDED;
    status = status == PACTA_OK ? ledger_run(ledger, LEDGER_BEGIN) : status;
    if (status != PACTA_OK) {
        return status;
    }
    status = add_all(ledger, path, file, outcome);
    if (status == PACTA_OK) {
        status = ledger_run(ledger, LEDGER_COMMIT);
    }
    if (status != PACTA_OK) {
        sqlite3_exec(ledger->db, "ROLLBACK", NULL, NULL, NULL);
    }
    return status;
}

static struct ledger_trade_row row_of(struct base_arena *arena, sqlite3_stmt *found)
{
    return (struct ledger_trade_row){
        .reporter = base_str_copy(arena, ledger_column_text(found, 0)),
        .partner = base_str_copy(arena, ledger_column_text(found, 1)),
        .year = sqlite3_column_int(found, 2),
        .flow = base_str_is(ledger_column_text(found, 3), "import") ? LEDGER_IMPORT : LEDGER_EXPORT,
        .value = sqlite3_column_double(found, 4),
        .unit = base_str_copy(arena, ledger_column_text(found, 5)),
        .origin = base_str_copy(arena, ledger_column_text(found, 6)),
    };
}

#define SHOWN "SELECT reporter, partner, year, flow, value, unit, origin, max(import) FROM trade "
#define GROUPED "GROUP BY reporter, partner, year, flow, origin "

/* Takes the rows of a statement and ends it. */
static pacta_status take_rows(struct base_arena *arena, struct ledger *ledger, sqlite3_stmt *find,
                              struct ledger_trade_rows *rows)
{
    int code;
    while ((code = sqlite3_step(find)) == SQLITE_ROW) {
        *BASE_PUSH(arena, *rows) = row_of(arena, find);
    }
    pacta_status status = code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
    sqlite3_finalize(find);
    return status;
}

pacta_status ledger_trade_find(struct base_arena *arena, struct ledger *ledger, struct base_str a, struct base_str b,
                               struct ledger_trade_rows *rows)
{
    sqlite3_stmt *find =
        ledger_prepare(ledger, SHOWN "WHERE (reporter = ?1 AND partner = ?2) OR (reporter = ?2 AND partner = ?1) " GROUPED
                                     "ORDER BY year, reporter, origin, flow");
    *rows = (struct ledger_trade_rows){0};
    if (find == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(find, 1, a);
    ledger_bind_text(find, 2, b);
    return take_rows(arena, ledger, find, rows);
}

pacta_status ledger_trade_all(struct base_arena *arena, struct ledger *ledger, struct ledger_trade_rows *rows)
{
    sqlite3_stmt *find = ledger_prepare(ledger, SHOWN GROUPED "ORDER BY reporter, partner, year, flow, origin");
    *rows = (struct ledger_trade_rows){0};
    return find != NULL ? take_rows(arena, ledger, find, rows) : PACTA_BAD_LEDGER;
}
