/* A thread's history: what its reports changed, and what people decided about it, in one order of days. */
#include "follow/life.h"
#include "ledger/decide.h"

#include <stdlib.h>

static struct base_str decision_text(struct base_arena *arena, const struct ledger_decision *decision)
{
    struct base_buffer words;
    base_buffer_init(&words);
    ledger_decision_words(&words, decision);
    struct base_str text = base_str_copy(arena, (struct base_str){words.data, (uint32_t)words.length});
    base_buffer_release(&words);
    return text;
}

static bool is_record_of(const struct follow_tolds *tolds, struct base_str id)
{
    for (uint32_t i = 0; i < tolds->count && id.length > 0; i++) {
        if (base_str_is(id, tolds->items[i].record->id)) {
            return true;
        }
    }
    return false;
}

static bool is_about(const struct ledger_decision *decision, const struct follow_thread *thread,
                     const struct follow_tolds *tolds)
{
    return base_str_equal(decision->id, thread->id) || base_str_equal(decision->other, thread->id) ||
           is_record_of(tolds, decision->record) || is_record_of(tolds, decision->other_record);
}

/* Those about the thread, also under an id it once had, and about each of its records. */
static pacta_status add_decisions(struct base_arena *arena, struct ledger *ledger, const struct follow_thread *thread,
                                  const struct follow_tolds *tolds, struct follow_changes *changes)
{
    struct ledger_decisions decisions = {0};
    pacta_status status = ledger_decisions_after(arena, ledger, 0, &decisions);
    for (uint32_t i = 0; i < decisions.count; i++) {
        const struct ledger_decision *decision = &decisions.items[i];
        if (is_about(decision, thread, tolds)) {
            *BASE_PUSH(arena, *changes) = (struct follow_change){
                .day = base_str_slice(decision->at, (struct base_span){0, decision->at.length < 10 ? decision->at.length : 10}),
                .what = "decided",
                .to = decision_text(arena, decision),
                .by = decision->by,
            };
        }
    }
    return status;
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
