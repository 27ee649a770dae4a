/*
 * From any older file to the tables of today, one step after the other, all in one transaction.
 *
 * To change the tables: raise LEDGER_VERSION, change schema.sql, add the step that does the same to a file of the version
 * before, and keep a copy of the old tables in tests/data for the test that compares the two ways.
 */
#include "ledger/internal.h"

#include <stdio.h>
#include <string.h>

/* What brings a file of version i + 1 to version i + 2. */
static const char *const STEPS[] = {
    /* 2: people's decisions, and the last day of deadlines */
    "CREATE TABLE decision (n INTEGER PRIMARY KEY, record TEXT NOT NULL, verb TEXT NOT NULL CHECK (verb IN ('accept', "
    "'reject', "
    "'correct', 'merge', 'split', 'note')), value TEXT, decided_by TEXT NOT NULL, decided_at TEXT NOT NULL) STRICT;"
    "CREATE INDEX decision_by_record ON decision (record);"
    "CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;"
    "CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;"
    "ALTER TABLE record ADD COLUMN due TEXT;"
    "UPDATE record SET due = coalesce(json ->> '$.deadline.to', json ->> '$.deadline.from');",
    /* 3: decisions about threads, remembered with the bytes they rest on; official figures */
    "ALTER TABLE decision RENAME TO old_decision;"
    "DROP INDEX decision_by_record; DROP TRIGGER decision_stays; DROP TRIGGER decision_is_kept;"
    "CREATE TABLE decision (n INTEGER PRIMARY KEY, record TEXT NOT NULL, anchor TEXT, verb TEXT NOT NULL CHECK (verb IN "
    "('accept', 'reject', 'correct', 'merge', 'split', 'note', 'assign')), value TEXT, decided_by TEXT NOT NULL, "
    "decided_at TEXT NOT NULL) STRICT;"
    "INSERT INTO decision (n, record, verb, value, decided_by, decided_at) "
    "SELECT n, record, verb, value, decided_by, decided_at FROM old_decision; DROP TABLE old_decision;"
    "CREATE INDEX decision_by_record ON decision (record);"
    "CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;"
    "CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;"
    "CREATE TABLE import (n INTEGER PRIMARY KEY, path TEXT NOT NULL, sha256 TEXT NOT NULL UNIQUE, format TEXT NOT NULL, "
    "imported_at TEXT NOT NULL) STRICT;"
    "CREATE TABLE trade (reporter TEXT NOT NULL, partner TEXT NOT NULL, year INTEGER NOT NULL, flow TEXT NOT NULL CHECK "
    "(flow IN ('export', 'import')), value REAL NOT NULL, unit TEXT NOT NULL, origin TEXT NOT NULL, import INTEGER NOT NULL "
    "REFERENCES import (n), PRIMARY KEY (reporter, partner, year, flow, origin, import)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE record_rejected (record INTEGER PRIMARY KEY REFERENCES record (n)) STRICT;",
};
_Static_assert(sizeof STEPS / sizeof *STEPS == LEDGER_VERSION - 1, "one step for each version after the first");

static pacta_status make_tables(struct ledger *ledger)
{
    pacta_status status = ledger_execute(ledger, ledger_schema);
    /* Full text is collected in memory up to this size before it is written out. */
    return status == PACTA_OK
               ? ledger_execute(ledger, "INSERT INTO article_text (article_text, rank) VALUES ('hashsize', 8000000)")
               : status;
}

/* The threads are made again from the records, so an older file simply gets today's empty tables for them. */
static pacta_status remake_threads(struct ledger *ledger)
{
    static const char MARK[] = "-- DERIVED, by src/follow";
    static const char FORGET[] =
        "DROP TABLE IF EXISTS thread_word; DROP TABLE IF EXISTS thread_link; DROP TABLE IF EXISTS thread_party;"
        "DROP TABLE IF EXISTS thread_key; DROP TABLE IF EXISTS thread_record; DROP TABLE IF EXISTS thread;"
        "DROP TABLE IF EXISTS thread_text; DROP TABLE IF EXISTS office_told; DROP TABLE IF EXISTS deed_told;"
        "DROP TABLE IF EXISTS article_band; DROP TABLE IF EXISTS article_copy; DROP TABLE IF EXISTS follow_mark;";
    pacta_status status = ledger_execute(ledger, FORGET);
    return status == PACTA_OK ? ledger_execute(ledger, strstr(ledger_schema, MARK)) : status;
}

static pacta_status bring_up(struct ledger *ledger)
{
    int64_t version = ledger_number(ledger, "PRAGMA user_version", -1);
    int64_t tables = ledger_number(ledger, "SELECT count(*) FROM sqlite_schema", -1);
    pacta_status status = version < 0 || tables < 0 ? PACTA_BAD_LEDGER : PACTA_OK;
    if (status == PACTA_OK && tables == 0) {
        status = make_tables(ledger);
        version = LEDGER_VERSION;
    }
    bool older = version < LEDGER_VERSION;
    for (; status == PACTA_OK && version < LEDGER_VERSION; version++) {
        status = ledger_execute(ledger, STEPS[version < 1 ? 0 : version - 1]);
    }
    if (status == PACTA_OK && older) {
        status = remake_threads(ledger);
    }
    char mark[120];
    snprintf(mark, sizeof mark, "PRAGMA application_id = %d; PRAGMA user_version = %d", LEDGER_APPLICATION_ID, LEDGER_VERSION);
    return status == PACTA_OK ? ledger_execute(ledger, mark) : status;
}

pacta_status ledger_migrate(struct ledger *ledger)
{
    if (ledger_number(ledger, "PRAGMA user_version", 0) == LEDGER_VERSION) {
        return PACTA_OK;
    }
    pacta_status status = ledger_execute(ledger, "BEGIN IMMEDIATE");
    if (status != PACTA_OK) {
        return status;
    }
    status = bring_up(ledger); /* looks again: another process may have been first */
    if (status == PACTA_OK) {
        return ledger_execute(ledger, "COMMIT");
    }
    sqlite3_exec(ledger->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}
