/* The kinds of threads, and how far the threads have come. */
#include "follow/internal.h"

#define KIND_TEXT(name, text) text,
static const char *const NAMES[] = {FOLLOW_KIND_TABLE(KIND_TEXT)};
static const char *const PLURALS[] = {"targets", "projects", "instruments", "bodies", "sessions", "commitments", "incidents"};
_Static_assert(sizeof PLURALS / sizeof *PLURALS == FOLLOW_KIND_COUNT, "one plural for each kind");

const char *follow_kind_name(enum follow_kind kind)
{
    return NAMES[kind];
}

bool follow_kind_from(struct base_str name, enum follow_kind *kind)
{
    for (int i = 0; i < FOLLOW_KIND_COUNT; i++) {
        if (base_str_is_fold(name, NAMES[i]) || base_str_is_fold(name, PLURALS[i])) {
            *kind = (enum follow_kind)i;
            return true;
        }
    }
    return false;
}

bool follow_kind_of(const struct read_record *record, enum follow_kind *kind)
{
    static const int8_t KINDS[READ_TYPE_COUNT] = {
        [READ_BODY] = FOLLOW_BODY + 1,
        [READ_MEETING] = FOLLOW_SESSION + 1,
        [READ_INSTRUMENT] = FOLLOW_INSTRUMENT + 1,
        [READ_COMMITMENT] = FOLLOW_COMMITMENT + 1,
        [READ_TARGET] = FOLLOW_TARGET + 1,
        [READ_TALLY] = FOLLOW_INCIDENT + 1,
        [READ_PROJECT] = FOLLOW_PROJECT + 1,
    };
    if (KINDS[record->type] == 0) {
        return false;
    }
    *kind = (enum follow_kind)(KINDS[record->type] - 1);
    return true;
}

int64_t follow_mark(struct ledger *ledger, const char *name)
{
    sqlite3_stmt *find = ledger_prepare(ledger, "SELECT n FROM follow_mark WHERE name = ?1");
    int64_t n = 0;
    if (find != NULL) {
        ledger_bind_text(find, 1, base_str_from(name));
        n = sqlite3_step(find) == SQLITE_ROW ? sqlite3_column_int64(find, 0) : 0;
    }
    sqlite3_finalize(find);
    return n;
}

pacta_status follow_set_mark(struct ledger *ledger, const char *name, int64_t n)
{
    sqlite3_stmt *set = ledger_prepare(ledger, "INSERT INTO follow_mark (name, n) VALUES (?1, ?2) "
                                               "ON CONFLICT (name) DO UPDATE SET n = excluded.n");
    if (set == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(set, 1, base_str_from(name));
    sqlite3_bind_int64(set, 2, n);
    int code = sqlite3_step(set);
    pacta_status status = code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
    sqlite3_finalize(set);
    return status;
}
