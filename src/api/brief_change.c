/* What changed since a day: threads that began, moved on, were restated or denied since then, those that moved first. */
#include "api/brief_making.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM_CHANGES = 6, MOST_LOOKED_AT = 80 };

/* A thread with what happened to it since the day. */
struct changed {
    struct api_thread thread;
    BASE_ARRAY(const struct follow_change *) changes;
    int weight;
    struct base_str day; /* of the newest change */
};
BASE_ARRAY_TYPE(changed_list, struct changed);

static int weight_of(const char *what)
{
    return strcmp(what, "restated") == 0 ? 1 : strcmp(what, "begun") == 0 ? 2 : 3;
}

static void look_at(struct api_making *making, const struct follow_thread *thread, struct changed_list *list)
{
    struct changed *changed = BASE_NEW(making->asking->arena, struct changed);
    changed->thread.thread = *thread;
    making->status = api_thread_load_whole(making->asking, &changed->thread);
    const struct follow_changes *changes = &changed->thread.changes;
    for (uint32_t i = changes->count; making->status == PACTA_OK && i > 0; i--) { /* the newest first */
        const struct follow_change *change = &changes->items[i - 1];
        if (base_str_compare(change->day, making->wish->since) >= 0) {
            changed->day = changed->changes.count == 0 ? change->day : changed->day;
            changed->weight = changed->weight < weight_of(change->what) ? weight_of(change->what) : changed->weight;
            *BASE_PUSH(making->asking->arena, changed->changes) = change;
        }
    }
    if (changed->changes.count > 0) {
        *BASE_PUSH(making->asking->arena, *list) = *changed;
    }
}

static void look_at_all(struct api_making *making, struct changed_list *list)
{
    uint32_t looked = 0;
    for (int kind = 0; kind < FOLLOW_KIND_COUNT; kind++) {
        const struct follow_threads *threads = &making->threads[kind];
        for (uint32_t i = 0; i < threads->count && making->status == PACTA_OK; i++) {
            if (base_str_compare(threads->items[i].last_seen, making->wish->since) >= 0 &&
                looked < MOST_LOOKED_AT * (uint32_t)(kind + 1)) {
                look_at(making, &threads->items[i], list);
                looked++;
            }
        }
    }
}

static int by_weight(const void *left, const void *right)
{
    const struct changed *a = left, *b = right;
    int order = b->weight - a->weight;
    order = order != 0 ? order : base_str_compare(b->day, a->day);
    return order != 0 ? order : base_str_compare(a->thread.thread.id, b->thread.thread.id);
}

static void add_words(struct api_making *making, const struct follow_change *change)
{
    base_buffer_format(&making->text, "; %s", strcmp(change->what, "begun") == 0 ? "new" : change->what);
    if (change->from.length > 0 || change->to.length > 0) {
        base_buffer_add_text(&making->text, ": ");
    }
    api_plain(&making->text, change->from);
    base_buffer_add_text(&making->text, change->from.length > 0 && change->to.length > 0 ? " → " : "");
    api_plain(&making->text, change->to);
}

/* The next change that is told with this one; NULL behind the last. */
static const struct follow_change *next_of(const struct changed *changed, uint32_t at)
{
    for (uint32_t i = at + 1; i < changed->changes.count; i++) {
        if (weight_of(changed->changes.items[i]->what) == changed->weight) {
            return changed->changes.items[i];
        }
    }
    return NULL;
}

static struct api_fact fact_of(struct api_making *making, const struct changed *changed)
{
    struct api_fact fact = {.thread = changed->thread, .reports = changed->thread.thread.independent_reports};
    base_buffer_clear(&making->text);
    base_buffer_add_text(&making->text, changed->thread.thread.kind == FOLLOW_COMMITMENT ? "promise: " : "");
    api_plain(&making->text, changed->thread.thread.title);
    for (uint32_t i = 0; i < changed->changes.count; i++) {
        const struct follow_change *change = changed->changes.items[i];
        if (weight_of(change->what) == changed->weight) {
            const struct follow_change *next = next_of(changed, i);
            add_words(making, change);
            if (next == NULL || !base_str_equal(next->day, change->day)) {
                base_buffer_format(&making->text, " (%.*s)", BASE_STR_ARG(change->day));
            }
        }
        if (change->told != NULL && fact.quotes.count == 0 && weight_of(change->what) == changed->weight) {
            fact.record = change->told->record;
            api_fact_quote(making, &fact, change->told, "");
        }
    }
    fact.text = api_keep(making);
    return fact;
}

void api_lay_changes(struct api_making *making)
{
    struct changed_list list = {0};
    struct api_section section = {.key = "changes"};
    if (making->wish->since.length == 0) {
        return;
    }
    section.title = base_str_format(making->asking->arena, "Changed since %.*s", BASE_STR_ARG(making->wish->since)).data;
    look_at_all(making, &list);
    if (list.count > 1) {
        qsort(list.items, list.count, sizeof *list.items, by_weight);
    }
    for (uint32_t i = 0; i < list.count; i++) {
        struct api_fact fact = fact_of(making, &list.items[i]);
        if (fact.record != NULL) {
            *BASE_PUSH(making->asking->arena, section.facts) = fact;
        }
    }
    api_cut(making, &section, ROOM_CHANGES);
    api_lay(making, &section);
}
