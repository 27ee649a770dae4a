/* Threads as people want them. Decisions are few: plain statements, one after the other, on what is in the tables already. */
#include "follow/merge.h"

#include "follow/face.h"

#include <stdarg.h>
#include <stdio.h>

pacta_status follow_decided_open(struct follow_decided *decided, struct base_arena *arena, struct ledger *ledger)
{
    *decided = (struct follow_decided){.arena = arena, .ledger = ledger};
    return ledger_decisions_after(arena, ledger, follow_mark(ledger, "decision"), &decided->items);
}

/* ------------------------------------------------------------------ statements */

/* Runs one statement with numbers bound to ?1, ?2. */
static pacta_status run(struct ledger *ledger, const char *sql, int64_t one, int64_t two)
{
    sqlite3_stmt *statement = ledger_prepare(ledger, sql);
    if (statement == NULL) {
        return PACTA_BAD_LEDGER;
    }
    sqlite3_bind_int64(statement, 1, one);
    if (sqlite3_bind_parameter_count(statement) > 1) {
        sqlite3_bind_int64(statement, 2, two);
    }
    int code = sqlite3_step(statement);
    pacta_status status = code == SQLITE_DONE || code == SQLITE_ROW ? PACTA_OK : ledger_fail(ledger, code);
    sqlite3_finalize(statement);
    return status;
}

static pacta_status run_all(struct ledger *ledger, const char *const *sql, size_t count, int64_t one, int64_t two)
{
    pacta_status status = PACTA_OK;
    for (size_t i = 0; i < count && status == PACTA_OK; i++) {
        status = run(ledger, sql[i], one, two);
    }
    return status;
}

/* All rows of one statement with an id bound to ?1. */
static pacta_status numbers_of(struct follow_decided *decided, const char *sql, struct base_str id,
                               struct follow_numbers *numbers)
{
    sqlite3_stmt *rows = ledger_prepare(decided->ledger, sql);
    int code = SQLITE_DONE;
    if (rows == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(rows, 1, id);
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        *BASE_PUSH(decided->arena, *numbers) = sqlite3_column_int64(rows, 0);
    }
    sqlite3_finalize(rows);
    return code == SQLITE_DONE ? PACTA_OK : ledger_fail(decided->ledger, code);
}

/* The thread that a record is in; 0 for none. */
static int64_t thread_of(struct follow_decided *decided, struct base_str record)
{
    struct follow_numbers found = {0};
    if (record.length == 0 ||
        numbers_of(decided, "SELECT thread FROM thread_record WHERE record IN (SELECT n FROM record WHERE id = ?1) LIMIT 1",
                   record, &found) != PACTA_OK) {
        return 0;
    }
    return found.count > 0 ? found.items[0] : 0;
}

static struct base_str reason(struct follow_decided *decided, const struct ledger_decision *decision, const char *what)
{
    struct base_str day =
        base_str_slice(decision->at, (struct base_span){0, decision->at.length < 10 ? decision->at.length : 10});
    return base_str_format(decided->arena, "%s by %.*s on %.*s", what, BASE_STR_ARG(decision->by), BASE_STR_ARG(day));
}

/* ------------------------------------------------------------------ leaving */

/* A thread goes by the record it begins with; without records it goes. */
static pacta_status tidy_thread(struct follow_decided *decided, int64_t thread, struct follow_numbers *touched)
{
    static const char *const FORGET[] = {
        "DELETE FROM thread_key WHERE thread = ?1",  "DELETE FROM thread_party WHERE thread = ?1",
        "DELETE FROM thread_link WHERE thread = ?1", "DELETE FROM thread_link WHERE other = ?1",
        "DELETE FROM thread WHERE n = ?1",
    };
    struct follow_numbers left = {0};
    char number[24];
    snprintf(number, sizeof number, "%lld", (long long)thread);
    pacta_status status = numbers_of(decided, "SELECT record FROM thread_record WHERE thread = CAST(?1 AS INTEGER) LIMIT 1",
                                     base_str_from(number), &left);
    if (status != PACTA_OK || left.count == 0) {
        return status != PACTA_OK ? status : run_all(decided->ledger, FORGET, sizeof FORGET / sizeof *FORGET, thread, 0);
    }
    *BASE_PUSH(decided->arena, *touched) = thread;
    return run(
        decided->ledger,
        "UPDATE OR IGNORE thread SET id = (SELECT 'h' || substr(record.id, 2) FROM thread_record AS told JOIN record ON "
        "record.n = told.record WHERE told.thread = ?1 ORDER BY told.day = '', told.day, record.id LIMIT 1) WHERE n = ?1 "
        "AND NOT EXISTS (SELECT 1 FROM thread_record AS told JOIN record ON record.n = told.record WHERE told.thread = ?1 "
        "AND 'h' || substr(record.id, 2) = substr(thread.id, 1, 17))",
        thread, 0);
}

static pacta_status leave(struct follow_decided *decided, int64_t record, struct follow_numbers *touched)
{
    struct follow_numbers threads = {0};
    char number[24];
    snprintf(number, sizeof number, "%lld", (long long)record);
    pacta_status status = numbers_of(decided, "DELETE FROM thread_record WHERE record = CAST(?1 AS INTEGER) RETURNING thread",
                                     base_str_from(number), &threads);
    for (uint32_t i = 0; i < threads.count && status == PACTA_OK; i++) {
        status = tidy_thread(decided, threads.items[i], touched);
    }
    return status;
}

static bool changes_record(const struct ledger_decision *decision)
{
    bool verb = decision->verb == LEDGER_CORRECT || decision->verb == LEDGER_REJECT || decision->verb == LEDGER_ACCEPT;
    return verb && decision->record.length > 0 && !ledger_is_thread_id(decision->id);
}

pacta_status follow_decided_take_back(struct follow_decided *decided, struct follow_numbers *again,
                                      struct follow_numbers *touched)
{
    pacta_status status = PACTA_OK;
    for (uint32_t i = 0; i < decided->items.count && status == PACTA_OK; i++) {
        uint32_t first = again->count;
        if (changes_record(&decided->items.items[i])) {
            status = numbers_of(decided, "SELECT n FROM record WHERE id = ?1", decided->items.items[i].record, again);
        }
        for (uint32_t k = first; k < again->count && status == PACTA_OK; k++) {
            status = leave(decided, again->items[k], touched);
        }
    }
    return status;
}

/* ------------------------------------------------------------------ merging */

struct thread_row {
    enum follow_kind kind;
    struct base_str profile;
};

static bool read_thread(struct follow_decided *decided, int64_t thread, struct thread_row *row)
{
    sqlite3_stmt *find = ledger_prepare(decided->ledger, "SELECT kind, profile FROM thread WHERE n = ?1");
    bool found = false;
    if (find != NULL) {
        sqlite3_bind_int64(find, 1, thread);
        found = sqlite3_step(find) == SQLITE_ROW && follow_kind_from(ledger_column_text(find, 0), &row->kind);
        row->profile = found ? base_str_copy(decided->arena, ledger_column_text(find, 1)) : (struct base_str){0};
    }
    sqlite3_finalize(find);
    return found;
}

/* What the one knew the other knows now. */
static pacta_status merge_faces(struct follow_decided *decided, int64_t thread, const struct thread_row *into,
                                const struct thread_row *from)
{
    struct follow_pool pool;
    struct follow_face face, other;
    struct base_buffer text;
    follow_pool_init(&pool, decided->arena);
    follow_face_read(&face, into->kind, &pool, into->profile);
    follow_face_read(&other, from->kind, &pool, from->profile);
    follow_face_merge(&face, &other);
    base_buffer_init(&text);
    follow_face_write(&face, &pool, &text);
    sqlite3_stmt *write = ledger_prepare(decided->ledger, "UPDATE thread SET profile = ?2 WHERE n = ?1");
    pacta_status status = write != NULL && !text.broken ? PACTA_OK : PACTA_BAD_LEDGER;
    if (status == PACTA_OK) {
        sqlite3_bind_int64(write, 1, thread);
        ledger_bind_text(write, 2, (struct base_str){text.data, (uint32_t)text.length});
        int code = sqlite3_step(write);
        status = code == SQLITE_DONE ? PACTA_OK : ledger_fail(decided->ledger, code);
    }
    sqlite3_finalize(write);
    base_buffer_release(&text);
    return status;
}

/* Sessions know their body by its thread. */
static const char *const MOVE[] = {
    ("UPDATE thread SET profile = replace(profile, char(10) || 'body|' || ?1 || char(10), char(10) || 'body|' || ?2 || "
     "char(10)) WHERE n IN (SELECT thread FROM thread_link WHERE other = ?1 AND relation = 'of')"),
    "UPDATE OR IGNORE thread_key SET key = 's|B' || ?2 || substr(key, length('s|B' || ?1) + 1) WHERE key = 's|B' || ?1 OR "
    "(key > 's|B' || ?1 || '|' AND key < 's|B' || ?1 || '}')",
    "UPDATE OR IGNORE thread_key SET thread = ?2 WHERE thread = ?1",
    "DELETE FROM thread_key WHERE thread = ?1",
    "UPDATE OR IGNORE thread_link SET thread = ?2 WHERE thread = ?1",
    "UPDATE OR IGNORE thread_link SET other = ?2 WHERE other = ?1",
    "DELETE FROM thread_link WHERE thread = ?1 OR other = ?1 OR (thread = ?2 AND other = ?2)",
    "DELETE FROM thread_party WHERE thread = ?1",
};

static pacta_status move_records(struct follow_decided *decided, struct base_str record, int64_t from, int64_t into,
                                 struct base_str why)
{
    sqlite3_stmt *move =
        ledger_prepare(decided->ledger, "UPDATE thread_record SET thread = ?2, likeness = 1, why = ?3 WHERE thread = ?1 AND "
                                        "(?4 = '' OR record IN (SELECT n FROM record WHERE id = ?4))");
    if (move == NULL) {
        return PACTA_BAD_LEDGER;
    }
    sqlite3_bind_int64(move, 1, from);
    sqlite3_bind_int64(move, 2, into);
    ledger_bind_text(move, 3, why);
    ledger_bind_text(move, 4, record);
    int code = sqlite3_step(move);
    pacta_status status = code == SQLITE_DONE ? PACTA_OK : ledger_fail(decided->ledger, code);
    sqlite3_finalize(move);
    return status;
}

/* A thread goes into another one whole, a record alone. */
static pacta_status merge(struct follow_decided *decided, const struct ledger_decision *decision,
                          struct follow_numbers *touched)
{
    int64_t from = thread_of(decided, decision->record), into = thread_of(decided, decision->other_record);
    struct thread_row mine, theirs;
    if (from == 0 || into == 0 || from == into || !read_thread(decided, from, &mine) || !read_thread(decided, into, &theirs) ||
        mine.kind != theirs.kind) {
        return PACTA_OK;
    }
    bool whole = ledger_is_thread_id(decision->id);
    struct base_str record = whole ? (struct base_str){0} : decision->record;
    pacta_status status = move_records(decided, record, from, into, reason(decided, decision, "put together"));
    if (status == PACTA_OK && whole) {
        status = run_all(decided->ledger, MOVE, sizeof MOVE / sizeof *MOVE, from, into);
        status = status == PACTA_OK ? merge_faces(decided, into, &theirs, &mine) : status;
        status = status == PACTA_OK ? run(decided->ledger, "DELETE FROM thread WHERE n = ?1", from, 0) : status;
    } else if (status == PACTA_OK) {
        status = tidy_thread(decided, from, touched);
    }
    *BASE_PUSH(decided->arena, *touched) = into;
    return status;
}

/* ------------------------------------------------------------------ splitting */

static pacta_status split_off(struct follow_decided *decided, const struct ledger_decision *decision, follow_split split,
                              void *context, struct follow_numbers *touched)
{
    int64_t from = thread_of(decided, decision->record), at = thread_of(decided, decision->other_record);
    struct follow_numbers records = {0}, others = {0};
    pacta_status status = PACTA_OK;
    if (from == 0 || from != at) {
        return PACTA_OK;
    }
    status = numbers_of(decided, "SELECT n FROM record WHERE id = ?1", decision->other_record, &records);
    for (uint32_t i = 0; i < records.count && status == PACTA_OK; i++) {
        status = leave(decided, records.items[i], &others);
        status = status == PACTA_OK ? split(context, records.items[i], reason(decided, decision, "parted")) : status;
    }
    *BASE_PUSH(decided->arena, *touched) = from;
    return status;
}

pacta_status follow_decided_force(struct follow_decided *decided, follow_split split, void *context,
                                  struct follow_numbers *touched)
{
    pacta_status status = PACTA_OK;
    for (uint32_t i = 0; i < decided->items.count && status == PACTA_OK; i++) {
        const struct ledger_decision *decision = &decided->items.items[i];
        if (decision->verb == LEDGER_MERGE) {
            status = merge(decided, decision, touched);
        } else if (decision->verb == LEDGER_SPLIT) {
            status = split_off(decided, decision, split, context, touched);
        }
    }
    return status;
}
