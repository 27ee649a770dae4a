/* A thread's history: what its reports changed, and what people decided about it, in one order of days. */
#include "follow/day.h"
#include "follow/life.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static struct base_str member(struct base_arena *arena, const json_t *object, const char *name)
{
    return base_str_copy(arena, base_str_from(json_string_value(json_object_get(object, name))));
}

/* "assign: Ada Norell, due 2026-03-31", "note: asked the ministry". */
static struct base_str decision_text(struct base_arena *arena, struct base_str verb, struct base_str value)
{
    static const char *const MEMBERS[] = {"owner", "other", "text", "note"};
    json_t *object = value.length > 0 ? json_loadb(value.data, value.length, 0, NULL) : NULL;
    struct base_str text = base_str_copy(arena, verb);
    const char *between = ": ";
    for (size_t i = 0; i < sizeof MEMBERS / sizeof *MEMBERS; i++) {
        struct base_str part = member(arena, object, MEMBERS[i]);
        if (part.length > 0) {
            text = base_str_join(arena, text, between, part);
            between = ", ";
        }
    }
    struct base_str due = member(arena, object, "due");
    text = due.length > 0 ? base_str_format(arena, "%.*s%sdue %.*s", BASE_STR_ARG(text), between, BASE_STR_ARG(due)) : text;
    json_decref(object);
    return text;
}

static struct follow_change decision_in_hand(struct base_arena *arena, sqlite3_stmt *row)
{
    struct base_str at = base_str_copy(arena, ledger_column_text(row, 3));
    return (struct follow_change){
        .day = base_str_slice(at, (struct base_span){0, at.length < 10 ? at.length : 10}),
        .what = "decided",
        .to = decision_text(arena, ledger_column_text(row, 0), ledger_column_text(row, 1)),
        .by = base_str_copy(arena, ledger_column_text(row, 2)),
    };
}

static pacta_status add_decisions_about(struct base_arena *arena, sqlite3_stmt *rows, struct base_str id,
                                        struct follow_changes *changes)
{
    ledger_bind_text(rows, 1, id);
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        *BASE_PUSH(arena, *changes) = decision_in_hand(arena, rows);
    }
    sqlite3_reset(rows);
    return code == SQLITE_DONE ? PACTA_OK : PACTA_BAD_LEDGER;
}

static bool any_decisions(struct ledger *ledger)
{
    return ledger_number(ledger, "SELECT count(*) FROM (SELECT 1 FROM decision LIMIT 1)", 0) > 0;
}

/* Those about the thread and about each of its records. */
static pacta_status add_decisions(struct base_arena *arena, struct ledger *ledger, const struct follow_thread *thread,
                                  const struct follow_tolds *tolds, struct follow_changes *changes)
{
    if (!any_decisions(ledger)) {
        return PACTA_OK;
    }
    sqlite3_stmt *rows = ledger_prepare(ledger, "SELECT verb, value, decided_by, decided_at FROM decision WHERE record = ?1 "
                                                "ORDER BY n");
    if (rows == NULL) {
        return PACTA_BAD_LEDGER;
    }
    pacta_status status = add_decisions_about(arena, rows, thread->id, changes);
    for (uint32_t i = 0; i < tolds->count && status == PACTA_OK; i++) {
        status = add_decisions_about(arena, rows, base_str_from(tolds->items[i].record->id), changes);
    }
    sqlite3_finalize(rows);
    return status == PACTA_OK ? status : ledger_fail(ledger, sqlite3_errcode(ledger->db));
}

/* ------------------------------------------------------------------ one order */

struct placed {
    struct follow_change change;
    uint32_t at;
};

static int by_day(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;
    int order = base_str_compare(x->change.day, y->change.day);
    return order != 0 ? order : x->at < y->at ? -1 : x->at > y->at;
}

static void put_in_order(struct base_arena *arena, struct follow_changes *changes)
{
    struct placed *placed = BASE_NEW_ARRAY(arena, struct placed, changes->count + 1u);
    for (uint32_t i = 0; i < changes->count; i++) {
        placed[i] = (struct placed){changes->items[i], i};
    }
    qsort(placed, changes->count, sizeof *placed, by_day);
    for (uint32_t i = 0; i < changes->count; i++) {
        changes->items[i] = placed[i].change;
    }
}

pacta_status follow_history(struct base_arena *arena, struct ledger *ledger, const struct follow_thread *thread,
                            const struct follow_tolds *tolds, struct follow_changes *changes)
{
    struct follow_life life;
    follow_live(arena, thread->kind, tolds, &life);
    *changes = life.changes;
    uint32_t told = changes->count;
    pacta_status status = add_decisions(arena, ledger, thread, tolds, changes);
    if (changes->count > told) {
        put_in_order(arena, changes);
    }
    return status;
}
