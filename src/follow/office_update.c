/* Learning who held offices and who signed: records newer than the mark, and records that a decision touched since. */
#include "follow/office.h"

#include "follow/internal.h"

#define OFFICE_COLUMNS                                                                                                         \
    "SELECT json ->> '$.country', json ->> '$.office', json ->> '$.person', coalesce(json ->> '$.held', 'current'), "          \
    "coalesce(day, ''), n, article FROM record WHERE +type = 'office' AND json ->> '$.country' IS NOT NULL AND "               \
    "json ->> '$.office' IS NOT NULL AND json ->> '$.person' IS NOT NULL"
#define DEED_COLUMNS                                                                                                           \
    "SELECT actor.value ->> '$.country', coalesce(r.day, ''), r.n, actor.value ->> '$.name', actor.value ->> '$.as', "         \
    "coalesce(actor.value ->> '$.office', '') FROM record AS r, json_each(r.json, '$.actors') AS actor "                       \
    "WHERE +r.type IN ('instrument', 'meeting') AND actor.value ->> '$.as' IN ('signatory', 'chair', 'co-chair', 'leader') "   \
    "AND actor.value ->> '$.country' IS NOT NULL AND actor.value ->> '$.name' IS NOT NULL"

/* The signs before `type` keep SQLite from walking through all records of a type to find the few new ones.
 * Records that people decided about after ?1. */
#define DECIDED "(SELECT r.n FROM decision AS d CROSS JOIN record AS r ON r.id = d.record WHERE d.n > ?1)"
#define STANDS "NOT IN (SELECT record FROM record_rejected)"

static pacta_status run_after(struct ledger *ledger, const char *sql, int64_t mark)
{
    sqlite3_stmt *statement = ledger_prepare(ledger, sql);
    if (statement == NULL) {
        return PACTA_BAD_LEDGER;
    }
    sqlite3_bind_int64(statement, 1, mark);
    int code = sqlite3_step(statement);
    pacta_status status = code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
    sqlite3_finalize(statement);
    return status;
}

static pacta_status run_all(struct ledger *ledger, const char *const *sql, size_t count, int64_t mark)
{
    pacta_status status = PACTA_OK;
    for (size_t i = 0; i < count && status == PACTA_OK; i++) {
        status = run_after(ledger, sql[i], mark);
    }
    return status;
}

static pacta_status learn_records(struct ledger *ledger, int64_t mark)
{
    static const char *const SQL[] = {
        "INSERT OR IGNORE INTO office_told " OFFICE_COLUMNS " AND n > ?1 AND n " STANDS,
        "INSERT OR IGNORE INTO deed_told " DEED_COLUMNS " AND r.n > ?1 AND r.n " STANDS,
    };
    if (mark == 0) { /* all is made again */
        pacta_status status = ledger_execute(ledger, "DELETE FROM office_told; DELETE FROM deed_told;");
        if (status != PACTA_OK) {
            return status;
        }
    }
    return run_all(ledger, SQL, sizeof SQL / sizeof *SQL, mark);
}

static pacta_status learn_decisions(struct ledger *ledger, int64_t mark)
{
    static const char *const SQL[] = {
        "DELETE FROM office_told WHERE record IN " DECIDED,
        "DELETE FROM deed_told WHERE record IN " DECIDED,
        "INSERT OR IGNORE INTO office_told " OFFICE_COLUMNS " AND n IN " DECIDED " AND n " STANDS,
        "INSERT OR IGNORE INTO deed_told " DEED_COLUMNS " AND r.n IN " DECIDED " AND r.n " STANDS,
    };
    return run_all(ledger, SQL, sizeof SQL / sizeof *SQL, mark);
}

/* Moves a mark to what there is now; `learn` gets the old one when there is something new. */
static pacta_status catch_up(struct ledger *ledger, const char *name, const char *newest,
                             pacta_status (*learn)(struct ledger *, int64_t))
{
    int64_t mark = follow_mark(ledger, name), now = ledger_number(ledger, newest, 0);
    if (now <= mark) {
        return PACTA_OK;
    }
    pacta_status status = learn(ledger, mark);
    return status == PACTA_OK ? follow_set_mark(ledger, name, now) : status;
}

pacta_status follow_offices_update(struct ledger *ledger)
{
    pacta_status status = catch_up(ledger, "office", "SELECT coalesce(max(n), 0) FROM record", learn_records);
    return status == PACTA_OK ? catch_up(ledger, "office decision", "SELECT coalesce(max(n), 0) FROM decision", learn_decisions)
                              : status;
}
