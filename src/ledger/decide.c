/*
 * The book of decisions. Appending is one transaction: the row, and the records that follow from it. Reading it resolves every
 * id to the record of today, so that nobody who uses decisions has to know that readers change.
 */
#include "ledger/decide.h"

#include "ledger/amend.h"
#include "ledger/anchor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VERB_NAME(name, text) text,
static const char *const VERBS[] = {LEDGER_VERB_TABLE(VERB_NAME)};

const char *ledger_verb_name(enum ledger_verb verb)
{
    return VERBS[verb];
}

/* ------------------------------------------------------------------ writing */

static void put(json_t *object, const char *key, struct base_str text)
{
    if (text.length > 0) {
        json_object_set_new(object, key, json_stringn(text.data, text.length));
    }
}

static void put_json(json_t *object, const char *key, struct base_str text)
{
    json_t *value = text.length > 0 ? json_loadb(text.data, text.length, JSON_ALLOW_NUL, NULL) : NULL;
    if (value != NULL) {
        json_object_set_new(object, key, value);
    }
}

/* What goes into the column `value`; empty when the verb says it all. */
static struct base_str value_of(struct base_arena *arena, const struct ledger_verdict *verdict, struct base_str other_anchor)
{
    json_t *value = json_object();
    put(value, "other", verdict->other);
    put_json(value, "anchor", other_anchor);
    put_json(value, "fields", verdict->fields);
    put(value, "text", verdict->text);
    put(value, "owner", verdict->owner);
    put(value, "due", verdict->due);
    char *text = json_object_size(value) > 0 ? json_dumps(value, JSON_COMPACT | JSON_REAL_PRECISION(15)) : NULL;
    struct base_str copy = text != NULL ? base_str_copy(arena, base_str_from(text)) : (struct base_str){0};
    free(text);
    json_decref(value);
    return copy;
}

static pacta_status append(struct ledger *ledger, const struct ledger_verdict *verdict, struct base_str anchor,
                           struct base_str value, int64_t *n)
{
    sqlite3_stmt *add =
        ledger_prepare(ledger, "INSERT INTO decision (record, anchor, verb, value, decided_by, decided_at) VALUES "
                               "(?1, ?2, ?3, ?4, ?5, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))");
    if (add == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(add, 1, verdict->id);
    ledger_bind_nullable(add, 2, anchor);
    ledger_bind_text(add, 3, base_str_from(VERBS[verdict->verb]));
    ledger_bind_nullable(add, 4, value);
    ledger_bind_text(add, 5, verdict->by);
    int code = sqlite3_step(add);
    *n = sqlite3_last_insert_rowid(ledger->db);
    sqlite3_finalize(add);
    return code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
}

/* ------------------------------------------------------------------ reading */

static struct base_str member(struct base_arena *arena, const json_t *object, const char *key)
{
    return base_str_copy(arena, base_str_from(json_string_value(json_object_get(object, key))));
}

static struct base_str member_json(struct base_arena *arena, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    char *text = value != NULL ? json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(15)) : NULL;
    struct base_str copy = base_str_copy(arena, base_str_from(text));
    free(text);
    return copy;
}

static json_t *parse(struct base_str text)
{
    return text.length > 0 ? json_loadb(text.data, text.length, JSON_ALLOW_NUL, NULL) : NULL;
}

/* The id of the record of today: by name, else by anchor; empty for an orphan. */
static pacta_status resolve(struct base_arena *arena, struct ledger *ledger, struct base_str id, struct base_str anchor,
                            struct base_str *record)
{
    struct ledger_anchored found = {0};
    pacta_status status = id.length > 0 ? ledger_record_named(arena, ledger, id, &found) : PACTA_OK;
    if (status == PACTA_OK && found.n == 0 && anchor.length > 0) {
        status = ledger_anchor_follow(arena, ledger, anchor, &found);
    }
    *record = found.id;
    return status;
}

static bool verb_from(struct base_str name, enum ledger_verb *verb)
{
    for (int i = 0; i < LEDGER_VERB_COUNT; i++) {
        if (base_str_is(name, VERBS[i])) {
            *verb = (enum ledger_verb)i;
            return true;
        }
    }
    return false;
}

/* Columns n, record, anchor, verb, value, decided_by, decided_at. */
static pacta_status take_row(struct base_arena *arena, struct ledger *ledger, sqlite3_stmt *row,
                             struct ledger_decisions *decisions)
{
    struct ledger_decision one = {.n = sqlite3_column_int64(row, 0)};
    struct base_str anchor = base_str_copy(arena, ledger_column_text(row, 2)), other_anchor;
    if (!verb_from(ledger_column_text(row, 3), &one.verb)) {
        return PACTA_OK;
    }
    json_t *value = parse(ledger_column_text(row, 4)), *told = parse(anchor);
    one.id = base_str_copy(arena, ledger_column_text(row, 1));
    one.other = member(arena, value, "other");
    one.fields = member_json(arena, value, "fields");
    one.text = member(arena, value, "text");
    one.owner = member(arena, value, "owner");
    one.due = member(arena, value, "due");
    one.by = base_str_copy(arena, ledger_column_text(row, 5));
    one.at = base_str_copy(arena, ledger_column_text(row, 6));
    one.was = member_json(arena, told, "was");
    other_anchor = member_json(arena, value, "anchor");
    json_decref(value);
    json_decref(told);
    pacta_status status = resolve(arena, ledger, one.id, anchor, &one.record);
    if (status == PACTA_OK) {
        status = resolve(arena, ledger, one.other, other_anchor, &one.other_record);
    }
    *BASE_PUSH(arena, *decisions) = one;
    return status;
}

pacta_status ledger_decisions_after(struct base_arena *arena, struct ledger *ledger, int64_t after,
                                    struct ledger_decisions *decisions)
{
    sqlite3_stmt *rows = ledger_prepare(ledger, "SELECT n, record, anchor, verb, value, decided_by, decided_at FROM decision "
                                                "WHERE n > ?1 ORDER BY n");
    pacta_status status = rows != NULL ? PACTA_OK : PACTA_BAD_LEDGER;
    int code = SQLITE_DONE;
    if (rows != NULL) {
        sqlite3_bind_int64(rows, 1, after);
    }
    while (status == PACTA_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) {
        status = take_row(arena, ledger, rows, decisions);
    }
    if (status == PACTA_OK && code != SQLITE_DONE) {
        status = ledger_fail(ledger, code);
    }
    sqlite3_finalize(rows);
    return status;
}

static bool is_about(const struct ledger_decision *decision, struct base_str id)
{
    return base_str_equal(decision->id, id) || base_str_equal(decision->other, id) ||
           (!ledger_is_thread_id(decision->id) && base_str_equal(decision->record, id)) ||
           (!ledger_is_thread_id(decision->other) && base_str_equal(decision->other_record, id));
}

pacta_status ledger_decisions_of(struct base_arena *arena, struct ledger *ledger, struct base_str id,
                                 struct ledger_decisions *decisions)
{
    struct ledger_decisions all = {0};
    pacta_status status = ledger_decisions_after(arena, ledger, 0, &all);
    for (uint32_t i = 0; i < all.count; i++) {
        if (is_about(&all.items[i], id)) {
            *BASE_PUSH(arena, *decisions) = all.items[i];
        }
    }
    return status;
}

/* ------------------------------------------------------------------ following */

static bool changes_records(const struct ledger_decision *decision)
{
    return (decision->verb == LEDGER_ACCEPT || decision->verb == LEDGER_REJECT || decision->verb == LEDGER_CORRECT) &&
           decision->record.length > 0 && !ledger_is_thread_id(decision->id);
}

BASE_ARRAY_TYPE(about, const struct ledger_decision *);

static pacta_status amend_all(struct ledger *ledger, struct base_arena *arena, struct base_str id, const struct about *about)
{
    sqlite3_stmt *rows = ledger_prepare(ledger, "SELECT n FROM record WHERE id = ?1");
    BASE_ARRAY(int64_t) records = {0};
    if (rows == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(rows, 1, id);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        *BASE_PUSH(arena, records) = sqlite3_column_int64(rows, 0);
    }
    sqlite3_finalize(rows);
    pacta_status status = PACTA_OK;
    for (uint32_t i = 0; i < records.count && status == PACTA_OK; i++) {
        status = ledger_amend(ledger, records.items[i], about->items, about->count);
    }
    return status;
}

static int by_record(const void *left, const void *right)
{
    const struct ledger_decision *a = *(const struct ledger_decision *const *)left,
                                 *b = *(const struct ledger_decision *const *)right;
    int ids = base_str_compare(a->record, b->record);
    return ids != 0 ? ids : (a->n > b->n) - (a->n < b->n);
}

/* Each record that was decided on, with all that was decided on it; only that of `wanted` when it is not empty. */
static pacta_status apply(struct ledger *ledger, struct base_arena *arena, struct base_str wanted)
{
    struct ledger_decisions all = {0};
    struct about about = {0};
    pacta_status status = ledger_decisions_after(arena, ledger, 0, &all);
    for (uint32_t i = 0; i < all.count; i++) {
        const struct ledger_decision *one = &all.items[i];
        if (changes_records(one) && (wanted.length == 0 || base_str_equal(one->record, wanted))) {
            *BASE_PUSH(arena, about) = one;
        }
    }
    if (about.count > 1) {
        qsort(about.items, about.count, sizeof *about.items, by_record);
    }
    for (uint32_t from = 0, to; from < about.count && status == PACTA_OK; from = to) {
        struct base_str id = about.items[from]->record;
        for (to = from; to < about.count && base_str_equal(about.items[to]->record, id); to++) {
        }
        const struct about same = {about.items + from, to - from, 0};
        status = amend_all(ledger, arena, id, &same);
    }
    return status;
}

pacta_status ledger_decisions_apply(struct ledger *ledger)
{
    struct base_arena arena;
    base_arena_init(&arena, 0);
    pacta_status status = apply(ledger, &arena, (struct base_str){0});
    base_arena_release(&arena);
    return status;
}

static bool is_decided(struct ledger *ledger, struct base_str id)
{
    sqlite3_stmt *find = ledger_statement(ledger, LEDGER_IS_DECIDED);
    if (find == NULL) {
        return false;
    }
    ledger_bind_text(find, 1, id);
    bool decided = sqlite3_step(find) == SQLITE_ROW;
    sqlite3_reset(find);
    return decided;
}

pacta_status ledger_decisions_apply_to(struct ledger *ledger, const struct ledger_entry *entry)
{
    struct base_arena arena;
    pacta_status status = PACTA_OK;
    base_arena_init(&arena, 0);
    for (uint32_t i = 0; i < entry->row_count && status == PACTA_OK; i++) {
        if (is_decided(ledger, entry->rows[i].id)) {
            status = apply(ledger, &arena, entry->rows[i].id);
        }
    }
    base_arena_release(&arena);
    return status;
}

/* ------------------------------------------------------------------ deciding */

static pacta_status anchor_named(struct base_arena *arena, struct ledger *ledger, struct base_str id, struct base_str *anchor,
                                 struct base_str *record)
{
    struct ledger_anchored found;
    pacta_status status = ledger_record_named(arena, ledger, id, &found);
    if (status == PACTA_OK && found.n == 0) {
        status = PACTA_NOT_FOUND;
    }
    if (status == PACTA_OK) {
        *anchor = ledger_anchor_of(arena, &found);
        *record = found.id;
    }
    return status;
}

/* A decision is for good: one that says nothing is not taken. */
static bool says_something(const struct ledger_verdict *verdict)
{
    json_t *fields = parse(verdict->fields);
    bool corrects = json_object_size(fields) > 0;
    json_decref(fields);
    return verdict->by.length > 0 && (verdict->verb != LEDGER_CORRECT || corrects) &&
           (verdict->verb != LEDGER_MERGE || verdict->other.length > 0) &&
           (verdict->verb != LEDGER_NOTE || verdict->text.length > 0) &&
           (verdict->verb != LEDGER_ASSIGN || verdict->owner.length > 0);
}

static pacta_status decide(struct base_arena *arena, struct ledger *ledger, const struct ledger_verdict *verdict, int64_t *n)
{
    struct base_str anchor = {0}, other_anchor = {0}, record = {0}, other = {0};
    if (!says_something(verdict)) {
        snprintf(ledger->message, LEDGER_MESSAGE, "%s: a decision without an author or without content", ledger->path);
        return PACTA_BAD_USE;
    }
    pacta_status status = anchor_named(arena, ledger, verdict->id, &anchor, &record);
    if (status == PACTA_OK && verdict->other.length > 0) {
        status = anchor_named(arena, ledger, verdict->other, &other_anchor, &other);
    }
    if (status == PACTA_OK) {
        status = append(ledger, verdict, anchor, value_of(arena, verdict, other_anchor), n);
    }
    return status == PACTA_OK ? apply(ledger, arena, record) : status;
}

pacta_status ledger_decide(struct ledger *ledger, const struct ledger_verdict *verdict, int64_t *n)
{
    struct base_arena arena;
    *n = 0;
    pacta_status status = ledger_commit(ledger);
    if (status == PACTA_OK) {
        status = ledger_begin(ledger);
    }
    if (status != PACTA_OK) {
        return status;
    }
    base_arena_init(&arena, 0);
    status = decide(&arena, ledger, verdict, n);
    base_arena_release(&arena);
    if (status == PACTA_OK) {
        return ledger_commit(ledger);
    }
    if (sqlite3_get_autocommit(ledger->db) == 0) {
        sqlite3_exec(ledger->db, "ROLLBACK", NULL, NULL, NULL);
    }
    ledger->in_batch = false;
    return status;
}
