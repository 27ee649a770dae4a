/* Statements, and SQLite's errors in words that say what to do. */
#include "ledger/internal.h"

#include <stdio.h>

#define STATEMENT_SQL(name, sql) sql,
static const char *const SQL[] = {LEDGER_STATEMENT_TABLE(STATEMENT_SQL)};

pacta_status ledger_fail(struct ledger *ledger, int code)
{
    const char *path = ledger->path;
    switch (code & 0xFF) {
    case SQLITE_FULL:
        snprintf(ledger->message, LEDGER_MESSAGE,
                 "%s: the disk is full; what was written before is safe: make room and run the command again", path);
        return PACTA_BAD_LEDGER;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        snprintf(ledger->message, LEDGER_MESSAGE,
                 "%s: another program is writing to this ledger; run the command again when it has finished", path);
        return PACTA_BAD_LEDGER;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        snprintf(ledger->message, LEDGER_MESSAGE, "%s: cannot be written; check the rights of the file and its folder", path);
        return PACTA_BAD_LEDGER;
    case SQLITE_CORRUPT:
        snprintf(
            ledger->message, LEDGER_MESSAGE,
            "%s: the file is damaged (%s); 'pacta doctor' says where: restore a copy, or save what 'sqlite3 %s .recover' can",
            path, sqlite3_errmsg(ledger->db), path);
        return PACTA_BAD_LEDGER;
    case SQLITE_NOTADB:
        snprintf(ledger->message, LEDGER_MESSAGE, "%s: is no ledger; name another file with -d", path);
        return PACTA_BAD_LEDGER;
    case SQLITE_NOMEM:
        snprintf(ledger->message, LEDGER_MESSAGE, "%s: memory ended", path);
        return PACTA_NO_MEMORY;
    default:
        snprintf(ledger->message, LEDGER_MESSAGE, "%s: %s", path, sqlite3_errmsg(ledger->db));
        return PACTA_BAD_LEDGER;
    }
}

const char *ledger_message(const struct ledger *ledger)
{
    return ledger->message;
}

sqlite3_stmt *ledger_prepare(struct ledger *ledger, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(ledger->db, sql, -1, &statement, NULL);
    if (code != SQLITE_OK) {
        (void)ledger_fail(ledger, code);
        return NULL;
    }
    return statement;
}

sqlite3_stmt *ledger_statement(struct ledger *ledger, enum ledger_statement which)
{
    if (ledger->statements[which] == NULL) {
        int code = sqlite3_prepare_v3(ledger->db, SQL[which], -1, SQLITE_PREPARE_PERSISTENT, &ledger->statements[which], NULL);
        if (code != SQLITE_OK) {
            (void)ledger_fail(ledger, code);
        }
    }
    return ledger->statements[which];
}

pacta_status ledger_run(struct ledger *ledger, enum ledger_statement which)
{
    sqlite3_stmt *statement = ledger_statement(ledger, which);
    if (statement == NULL) {
        return PACTA_BAD_LEDGER;
    }
    int code = sqlite3_step(statement);
    pacta_status status = code == SQLITE_DONE || code == SQLITE_ROW ? PACTA_OK : ledger_fail(ledger, code);
    sqlite3_reset(statement);
    return status;
}

pacta_status ledger_execute(struct ledger *ledger, const char *sql)
{
    int code = sqlite3_exec(ledger->db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? PACTA_OK : ledger_fail(ledger, code);
}

int64_t ledger_number(struct ledger *ledger, const char *sql, int64_t otherwise)
{
    sqlite3_stmt *statement = ledger_prepare(ledger, sql);
    int64_t number = otherwise;
    if (statement != NULL) {
        int code = sqlite3_step(statement);
        if (code == SQLITE_ROW) {
            number = sqlite3_column_int64(statement, 0);
        } else if (code != SQLITE_DONE) {
            (void)ledger_fail(ledger, code);
        }
    }
    sqlite3_finalize(statement);
    return number;
}

/* The text must live until the statement is stepped; all callers bind and step at once. */
void ledger_bind_text(sqlite3_stmt *statement, int at, struct base_str text)
{
    sqlite3_bind_text(statement, at, text.data != NULL ? text.data : "", (int)text.length, SQLITE_STATIC);
}

void ledger_bind_nullable(sqlite3_stmt *statement, int at, struct base_str text)
{
    if (text.length > 0) {
        ledger_bind_text(statement, at, text);
    } else {
        sqlite3_bind_null(statement, at);
    }
}

struct base_str ledger_column_text(sqlite3_stmt *statement, int at)
{
    const unsigned char *text = sqlite3_column_text(statement, at);
    return (struct base_str){(const char *)text, text != NULL ? (uint32_t)sqlite3_column_bytes(statement, at) : 0};
}
