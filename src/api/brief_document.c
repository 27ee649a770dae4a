/*
 * Documents: the latest counted set with its named members, then the other ones, each with the step that is missing; and those
 * on the way to a signature.
 */
#include "api/brief_making.h"

#include <math.h>
#include <stdlib.h>

enum { ROOM_SIGNED = 2, ROOM_ON_THE_WAY = 1, MOST_MEMBERS = 100, MEMBERS_ON_A_PAGE = 3 };

static bool is_set(const struct follow_thread *thread)
{
    return base_str_is(thread->sort, "documents");
}

static bool is_concluded(const struct follow_thread *thread)
{
    return base_str_in(thread->status, "signed adopted approved ratified amended suspended expired") ||
           base_str_is(thread->status, "in force");
}

static bool is_on_the_way(const struct follow_thread *thread)
{
    return base_str_in(thread->status, "draft agreed finalised") || base_str_is(thread->status, "to be signed") ||
           base_str_is(thread->status, "under negotiation");
}

static bool is_only_named(const struct follow_thread *thread)
{
    return !is_concluded(thread) && !is_on_the_way(thread);
}

/* "protocol on customs" is named, "protocol of 2025-09-17" and "protocol" are not. */
static bool is_named(const struct follow_thread *thread)
{
    struct base_str rest = thread->title;
    if (thread->sort.length > 0 && base_str_starts(rest, thread->sort.data)) {
        rest = base_str_slice(rest, (struct base_span){thread->sort.length, rest.length});
    }
    return rest.length > 0 && !base_str_starts(rest, " of 1") && !base_str_starts(rest, " of 2");
}

/* What was told first last comes first: a set that is told of again is not newer for it. */
static int by_first_report(const void *left, const void *right)
{
    const struct api_pick *a = left, *b = right;
    int order = b->weight - a->weight;
    order = order != 0 ? order : base_str_compare(b->thread->first_seen, a->thread->first_seen);
    order = order != 0 ? order : is_set(b->thread) - is_set(a->thread);
    order = order != 0 ? order : base_str_compare(b->thread->last_seen, a->thread->last_seen);
    return order != 0 ? order : base_str_compare(a->thread->id, b->thread->id);
}

static struct api_picks pick_those(struct api_making *making, bool (*fits)(const struct follow_thread *thread))
{
    const struct follow_threads *threads = &making->threads[FOLLOW_INSTRUMENT];
    struct api_picks picks = {0};
    for (uint32_t i = 0; i < threads->count; i++) {
        if (fits(&threads->items[i])) {
            api_pick(making, &picks, &threads->items[i]);
        }
    }
    return picks;
}

static void sort(struct api_picks *picks)
{
    if (picks->count > 1) {
        qsort(picks->items, picks->count, sizeof *picks->items, by_first_report);
    }
}

/* Named documents that lack a step are what can still be moved. */
static void weigh(struct api_making *making, struct api_picks *picks)
{
    for (uint32_t i = 0; i < picks->count; i++) {
        const struct follow_thread *thread = picks->items[i].thread;
        struct base_str step = follow_next_step(making->asking->arena, thread);
        picks->items[i].weight = (base_str_find(step, "; not ", 0) >= 0 ? 1 : 0) + (is_named(thread) ? 2 : 0);
    }
    sort(picks);
}

/* ------------------------------------------------------------------ the latest set */

static const struct follow_thread *latest_set(const struct api_picks *picks)
{
    for (uint32_t i = 0; i < picks->count; i++) {
        if (is_set(picks->items[i].thread) && !isnan(picks->items[i].thread->number)) {
            return picks->items[i].thread;
        }
    }
    return NULL;
}

static const struct follow_thread *thread_of(const struct api_making *making, int64_t n)
{
    const struct follow_threads *threads = &making->threads[FOLLOW_INSTRUMENT];
    for (uint32_t i = 0; i < threads->count; i++) {
        if (threads->items[i].n == n) {
            return &threads->items[i];
        }
    }
    return NULL;
}

/* Members that can be named first. */
static void pick_members(struct api_making *making, const struct follow_thread *set, struct api_picks *picks)
{
    struct follow_links links = {0};
    uint32_t taken = 0, most = making->wish->is_long ? MOST_MEMBERS : MEMBERS_ON_A_PAGE;
    making->status = follow_links(making->asking->arena, making->asking->ledger, set->n, &links);
    for (int named = 1; named >= 0; named--) {
        for (uint32_t i = 0; i < links.count && taken < most; i++) {
            const struct follow_link *link = &links.items[i];
            const struct follow_thread *thread = thread_of(making, link->other.n);
            if (thread != NULL && link->backwards && base_str_is(link->relation, "in") && is_named(thread) == (named == 1)) {
                api_pick(making, picks, thread);
                picks->items[picks->count - 1].level = 1;
                taken++;
            }
        }
    }
}

/* ------------------------------------------------------------------ sections */

/* The latest set and its members, then what else was signed, then what is on the way. */
void api_lay_documents(struct api_making *making)
{
    struct api_section section = {.key = "documents", .title = "Documents and the step they lack"};
    struct api_picks signed_ones = pick_those(making, is_concluded), set = {0}, ahead = pick_those(making, is_on_the_way),
                     others = pick_those(making, is_only_named);
    sort(&signed_ones);
    const struct follow_thread *latest = latest_set(&signed_ones);
    if (latest != NULL) {
        api_pick(making, &set, latest);
        pick_members(making, latest, &set);
    }
    weigh(making, &signed_ones);
    api_take_all(making, &section, &set);
    api_take(making, &section, &signed_ones, ROOM_SIGNED);
    api_take(making, &section, &ahead, ROOM_ON_THE_WAY);
    api_take(making, &section, &others, 0);
    api_lay(making, &section);
}
