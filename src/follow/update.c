/*
 * Joining what is new in the ledger to the threads.
 *
 * New records are taken in an order that does not depend on how they came: bodies first (sessions are found by their bodies),
 * then by the report's day (what has none comes last), within a day what is known best first (a numbered session before "the
 * meeting"), at last by the record's id. So a rebuild gives the same threads from the same documents, whatever the order in
 * which they were read.
 */
#include "follow/join.h"
#include "follow/merge.h"

#include "read/record_json.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct waiting {
    int64_t n, article;
    uint64_t id; /* the digits of the record's id */
    int32_t day; /* of the report; INT32_MAX when it prints none: it comes last */
    uint8_t rank;
};

struct updating {
    struct ledger *ledger;
    struct follow_outcome *outcome;
    struct base_arena list, work, record; /* what waits; what is known; one record */
    struct waiting *waiting;
    uint32_t count;
    struct follow_store store;
    struct follow_scenes scenes;
    struct follow_decided decided;
    sqlite3_stmt *find;
    struct follow_numbers touched, again;
    struct follow_numbers turned; /* older articles that another text turned out to be the first of, or to correct */
    pacta_status status;
};

bool follow_is_behind(struct ledger *ledger)
{
    return ledger_number(ledger, "SELECT coalesce(max(n), 0) FROM record", 0) > follow_mark(ledger, "record") ||
           ledger_number(ledger, "SELECT coalesce(max(n), 0) FROM decision", 0) > follow_mark(ledger, "decision");
}

/* ------------------------------------------------------------------ what is new */

static uint64_t digits_of(struct base_str id)
{
    uint64_t value = 0;
    for (uint32_t i = 1; i < id.length && i < 17; i++) {
        char c = id.data[i];
        value = value << 4 | (uint64_t)(c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 0);
    }
    return value;
}

static int32_t day_of(struct base_str iso)
{
    return iso.length >= 10 ? text_day_from_words(base_str_slice(iso, (struct base_span){0, 10})) : TEXT_NO_DAY;
}

enum paper { PAPER_OTHER, PAPER_COUNTED, PAPER_TITLED };

/* Bodies, then numbered sessions, dated meetings, other meetings, counted sets, documents with a title, other documents,
 * projects, targets, promises, dated tallies, other tallies. */
static uint8_t rank_of(struct base_str type, bool numbered, bool dated, enum paper paper)
{
    static const char *const TYPES[] = {"body", "meeting", "instrument", "project", "target", "commitment"};
    uint8_t rank = 0, within = dated ? 0 : 1;
    while (rank < sizeof TYPES / sizeof *TYPES && !base_str_is(type, TYPES[rank])) {
        rank++;
    }
    if (rank == 1) {
        within = numbered ? 0 : dated ? 1 : 2;
    } else if (rank == 2) {
        within = paper == PAPER_COUNTED ? 0 : paper == PAPER_TITLED ? 1 : 2;
    } else if (rank < sizeof TYPES / sizeof *TYPES) {
        within = 0;
    }
    return (uint8_t)(rank * 4 + within);
}

static void take_row(sqlite3_stmt *row, struct waiting *waiting)
{
    int32_t printed = day_of(ledger_column_text(row, 4));
    bool dated = sqlite3_column_type(row, 5) != SQLITE_NULL;
    *waiting = (struct waiting){
        .n = sqlite3_column_int64(row, 0),
        .article = sqlite3_column_int64(row, 1),
        .id = digits_of(ledger_column_text(row, 2)),
        .day = printed != TEXT_NO_DAY ? printed : INT32_MAX,
        .rank = rank_of(ledger_column_text(row, 3), sqlite3_column_type(row, 6) != SQLITE_NULL, dated,
                        (enum paper)sqlite3_column_int(row, 7)),
    };
}

static int by_order(const void *left, const void *right)
{
    const struct waiting *a = left, *b = right;
    if ((a->rank == 0) != (b->rank == 0)) {
        return a->rank == 0 ? -1 : 1;
    }
    return a->day != b->day     ? (a->day > b->day) - (a->day < b->day)
           : a->rank != b->rank ? (a->rank > b->rank) - (a->rank < b->rank)
           : a->id != b->id     ? (a->id > b->id) - (a->id < b->id)
                                : (a->n > b->n) - (a->n < b->n);
}

BASE_ARRAY_TYPE(waitings, struct waiting);

/* Rows ?1 < n <= ?2 that can be of a thread. (The sign before the type keeps SQLite from walking through all rows of a type.)
 */
static void collect_rows(struct updating *updating, sqlite3_stmt *find, int64_t after, int64_t last, struct waitings *rows)
{
    int code = SQLITE_DONE;
    sqlite3_bind_int64(find, 1, after);
    sqlite3_bind_int64(find, 2, last);
    while ((code = sqlite3_step(find)) == SQLITE_ROW) {
        take_row(find, BASE_PUSH(&updating->list, *rows));
    }
    updating->status = code == SQLITE_DONE ? updating->status : ledger_fail(updating->ledger, code);
    sqlite3_reset(find);
}

/* All records after the mark, and older ones about which something was decided, in their order. */
static void collect(struct updating *updating)
{
    struct waitings rows = {0};
    int64_t mark = follow_mark(updating->ledger, "record");
    sqlite3_stmt *find = ledger_prepare(
        updating->ledger,
        "SELECT record.n, record.article, record.id, record.type, article.published, record.date_from, record.session, "
        "CASE WHEN record.type <> 'instrument' THEN 0 WHEN record.json ->> '$.count' IS NOT NULL THEN 1 "
        "WHEN record.json ->> '$.title' IS NOT NULL THEN 2 ELSE 0 END "
        "FROM record JOIN article ON article.n = record.article WHERE record.n > ?1 AND record.n <= ?2 AND +record.type IN "
        "('body', 'meeting', 'instrument', 'commitment', 'target', 'tally', 'project') AND record.n NOT IN "
        "(SELECT record FROM record_rejected)");
    if (find == NULL) {
        updating->status = PACTA_BAD_LEDGER;
        return;
    }
    collect_rows(updating, find, mark, INT64_MAX, &rows);
    for (uint32_t i = 0; i < updating->again.count; i++) {
        if (updating->again.items[i] <= mark) {
            collect_rows(updating, find, updating->again.items[i] - 1, updating->again.items[i], &rows);
        }
    }
    sqlite3_finalize(find);
    if (rows.count > 1) {
        qsort(rows.items, rows.count, sizeof *rows.items, by_order);
    }
    updating->waiting = rows.items;
    updating->count = rows.count;
}

/* ------------------------------------------------------------------ joining */

void follow_learn_day(struct follow_fresh *fresh, const struct follow_known *known)
{
    struct follow_scene *scene = fresh->scene;
    if (scene->day != TEXT_NO_DAY || fresh->face.stage != FOLLOW_HAPPENED || fresh->face.number < 0) {
        return;
    }
    for (uint8_t i = 0; i < known->face.span_count; i++) {
        const struct follow_face_span *span = &known->face.spans[i];
        if (span->stage == FOLLOW_HAPPENED && span->to - span->from <= 3) {
            scene->day = span->to;
        }
    }
}

static void join_record(struct updating *updating, const struct waiting *waiting, const struct read_record *record)
{
    struct follow_fresh fresh = {.record = record, .n = waiting->n};
    struct follow_choice choice;
    fresh.scene = follow_scene_of(&updating->scenes, waiting->article, waiting->day != INT32_MAX ? waiting->day : TEXT_NO_DAY);
    if (!follow_view(&updating->store, &fresh)) {
        return;
    }
    follow_find_body(&updating->store, &fresh);
    follow_number_next(&updating->store, &fresh);
    follow_choose(&updating->store, &fresh, NULL, &choice);
    bool begun = choice.known == NULL;
    struct follow_known *known = follow_settle(&updating->store, &fresh, follow_join(&updating->store, &fresh, &choice));
    follow_learn_day(&fresh, known);
    follow_tie_threads(&updating->store, &fresh, known, begun);
    updating->outcome->begun += begun;
    updating->outcome->joined += !begun;
}

/* The record of a row, until the next call; NULL when it cannot be read. */
static const struct read_record *load(struct updating *updating, int64_t n)
{
    struct read_record *record = NULL;
    sqlite3_bind_int64(updating->find, 1, n);
    int code = sqlite3_step(updating->find);
    if (code == SQLITE_ROW) {
        base_arena_reset(&updating->record);
        (void)read_record_from_json(&updating->record, ledger_column_text(updating->find, 0), &record);
    } else if (code != SQLITE_DONE) {
        updating->status = ledger_fail(updating->ledger, code);
    }
    sqlite3_reset(updating->find);
    return record;
}

static void note_touched(struct updating *updating)
{
    for (uint32_t i = 0; i < updating->store.threads.count; i++) {
        if (updating->store.threads.items[i]->touched) {
            *BASE_PUSH(&updating->list, updating->touched) = updating->store.threads.items[i]->n;
        }
    }
}

/* Writes what was joined and forgets it. */
static void end_stretch(struct updating *updating)
{
    if (updating->status == PACTA_OK) {
        note_touched(updating);
        updating->status = follow_store_flush(&updating->store);
    }
    follow_scenes_release(&updating->scenes);
    follow_store_release(&updating->store);
}

static void begin_stretch(struct updating *updating)
{
    jmp_buf *failure = updating->work.failure;
    base_arena_release(&updating->work);
    base_arena_init(&updating->work, 0);
    base_arena_guard(&updating->work, failure);
    follow_store_init(&updating->store, updating->ledger, &updating->work);
    follow_scenes_init(&updating->scenes, &updating->store);
    updating->status = updating->status == PACTA_OK ? updating->store.status : updating->status;
}

static void join_all(struct updating *updating)
{
    begin_stretch(updating);
    for (uint32_t i = 0; i < updating->count && updating->status == PACTA_OK; i++) {
        const struct read_record *record = load(updating, updating->waiting[i].n);
        if (record != NULL) {
            join_record(updating, &updating->waiting[i], record);
        }
        updating->status = updating->status == PACTA_OK ? updating->store.status : updating->status;
        if (updating->work.owned > FOLLOW_STORE_BYTES && updating->status == PACTA_OK) {
            end_stretch(updating);
            begin_stretch(updating);
        }
    }
    end_stretch(updating);
    updating->outcome->records += updating->count;
}

static struct follow_scene *scene_of_record(struct updating *updating, int64_t n)
{
    sqlite3_stmt *find = ledger_prepare(
        updating->ledger, "SELECT article, (SELECT published FROM article WHERE n = record.article) FROM record WHERE n = ?1");
    int64_t article = 0;
    int32_t day = TEXT_NO_DAY;
    sqlite3_bind_int64(find, 1, n);
    if (find != NULL && sqlite3_step(find) == SQLITE_ROW) {
        article = sqlite3_column_int64(find, 0);
        day = day_of(ledger_column_text(find, 1));
    }
    sqlite3_finalize(find);
    return follow_scene_of(&updating->scenes, article, day);
}

/* A record gets a thread of its own, whatever it is like. */
static pacta_status begin_alone(void *context, int64_t n, struct base_str why)
{
    struct updating *updating = context;
    struct follow_fresh fresh = {.n = n, .record = load(updating, n)};
    struct follow_choice choice = {.likeness = 1};
    begin_stretch(updating);
    if (fresh.record != NULL && updating->status == PACTA_OK) {
        fresh.scene = scene_of_record(updating, n);
        snprintf(choice.why, sizeof choice.why, "%.*s", BASE_STR_ARG(why));
        if (follow_view(&updating->store, &fresh)) {
            follow_find_body(&updating->store, &fresh);
            (void)follow_join(&updating->store, &fresh, &choice);
        }
    }
    end_stretch(updating);
    return updating->status;
}

static void follow_decisions(struct updating *updating)
{
    if (updating->status == PACTA_OK && updating->decided.items.count > 0) {
        updating->status = follow_decided_force(&updating->decided, begin_alone, updating, &updating->touched);
    }
}

/* ------------------------------------------------------------------ refreshing */

static int by_number(const void *left, const void *right)
{
    const int64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static void refresh(struct updating *updating)
{
    uint32_t kept = 0, count = updating->touched.count;
    int64_t *threads = updating->touched.items;
    if (updating->status != PACTA_OK) {
        return;
    }
    if (count > 1) {
        qsort(threads, count, sizeof *threads, by_number);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (i == 0 || threads[i] != threads[i - 1]) {
            threads[kept++] = threads[i];
        }
    }
    updating->status = follow_refresh(updating->ledger, threads, kept);
}

/* Threads whose reports are counted otherwise now, though no record was added to them. */
static void touch_turned(struct updating *updating)
{
    sqlite3_stmt *find =
        ledger_prepare(updating->ledger, "SELECT DISTINCT told.thread FROM record CROSS JOIN thread_record AS told "
                                         "ON told.record = record.n WHERE record.article = ?1");
    updating->status = find != NULL ? updating->status : PACTA_BAD_LEDGER;
    for (uint32_t i = 0; i < updating->turned.count && updating->status == PACTA_OK; i++) {
        int code;
        sqlite3_bind_int64(find, 1, updating->turned.items[i]);
        while ((code = sqlite3_step(find)) == SQLITE_ROW) {
            *BASE_PUSH(&updating->list, updating->touched) = sqlite3_column_int64(find, 0);
        }
        sqlite3_reset(find);
        updating->status = code == SQLITE_DONE ? PACTA_OK : ledger_fail(updating->ledger, code);
    }
    sqlite3_finalize(find);
}

static pacta_status set_marks(struct ledger *ledger)
{
    int64_t record = ledger_number(ledger, "SELECT coalesce(max(n), 0) FROM record", 0);
    int64_t decision = ledger_number(ledger, "SELECT coalesce(max(n), 0) FROM decision", 0);
    pacta_status status = follow_set_mark(ledger, "record", record);
    return status == PACTA_OK ? follow_set_mark(ledger, "decision", decision) : status;
}

static void update(struct updating *updating)
{
    struct ledger *ledger = updating->ledger;
    int64_t before = follow_mark(ledger, "article");
    updating->status = follow_copies_update(ledger, &updating->list, &updating->turned, &updating->outcome->copies);
    updating->outcome->articles += (uint64_t)(follow_mark(ledger, "article") - before);
    if (updating->status == PACTA_OK) {
        updating->status = follow_decided_open(&updating->decided, &updating->list, ledger);
    }
    if (updating->status == PACTA_OK) {
        updating->status = follow_decided_take_back(&updating->decided, &updating->again, &updating->touched);
    }
    updating->find = ledger_prepare(ledger, "SELECT json FROM record WHERE n = ?1");
    updating->status = updating->find != NULL ? updating->status : PACTA_BAD_LEDGER;
    if (updating->status == PACTA_OK) {
        collect(updating);
    }
    if (updating->status == PACTA_OK) {
        join_all(updating);
        follow_decisions(updating);
        touch_turned(updating);
        refresh(updating);
    }
    sqlite3_finalize(updating->find);
    updating->find = NULL;
    if (updating->status == PACTA_OK) {
        updating->status = set_marks(ledger);
    }
}

/* When memory ends, control comes back here. */
static pacta_status update_guarded(struct updating *updating)
{
    jmp_buf failure;
    if (setjmp(failure) != 0) {
        follow_scenes_release(&updating->scenes);
        follow_store_release(&updating->store);
        sqlite3_finalize(updating->find);
        return ledger_fail(updating->ledger, SQLITE_NOMEM);
    }
    base_arena_guard(&updating->list, &failure);
    base_arena_guard(&updating->work, &failure);
    base_arena_guard(&updating->record, &failure);
    update(updating);
    return updating->status;
}

static pacta_status end_transaction(struct ledger *ledger, pacta_status status)
{
    if (status == PACTA_OK) {
        return ledger_commit(ledger);
    }
    if (!ledger->rebuilding && sqlite3_get_autocommit(ledger->db) == 0) {
        sqlite3_exec(ledger->db, "ROLLBACK", NULL, NULL, NULL);
        ledger->in_batch = false;
    }
    return status;
}

static pacta_status update_in_transaction(struct ledger *ledger, struct follow_outcome *outcome)
{
    struct updating updating = {.ledger = ledger, .outcome = outcome};
    base_arena_init(&updating.list, 0);
    base_arena_init(&updating.work, 0);
    base_arena_init(&updating.record, 0);
    pacta_status status = update_guarded(&updating);
    base_arena_release(&updating.record);
    base_arena_release(&updating.work);
    base_arena_release(&updating.list);
    return status;
}

pacta_status follow_update(struct ledger *ledger, struct follow_outcome *outcome)
{
    *outcome = (struct follow_outcome){0};
    if (!follow_is_behind(ledger)) {
        return PACTA_OK;
    }
    pacta_status status = ledger_begin(ledger);
    return status != PACTA_OK ? status : end_transaction(ledger, update_in_transaction(ledger, outcome));
}

pacta_status follow_rebuild(struct ledger *ledger, struct follow_outcome *outcome)
{
    *outcome = (struct follow_outcome){0};
    pacta_status status = ledger_begin(ledger);
    if (status == PACTA_OK) {
        status = ledger_execute(ledger, "DELETE FROM thread_word; DELETE FROM thread_link; DELETE FROM thread_party;"
                                        "DELETE FROM thread_key; DELETE FROM thread_record; DELETE FROM thread;"
                                        "DELETE FROM article_band; DELETE FROM article_copy; DELETE FROM follow_mark;");
        status = status == PACTA_OK ? update_in_transaction(ledger, outcome) : status;
        status = end_transaction(ledger, status);
    }
    return status;
}
