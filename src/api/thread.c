/* Threads with what stands behind them, as the pages need it. */
#include "api/thread.h"

#include <math.h>
#include <stdlib.h>

/* The newest words that still hold: not of a text that was corrected later, and rather where they stood first than in a copy.
 */
static const struct follow_told *newest_of(const struct follow_tolds *tolds)
{
    const struct follow_told *repeated = NULL;
    for (uint32_t i = tolds->count; i > 0; i--) {
        const struct follow_told *told = &tolds->items[i - 1];
        if (!told->superseded && !base_str_in(told->manner, "copy rewrite")) {
            return told;
        }
        repeated = repeated == NULL && !told->superseded ? told : repeated;
    }
    return repeated != NULL ? repeated : tolds->count > 0 ? &tolds->items[tolds->count - 1] : NULL;
}

static bool is_more_told(const struct follow_link *link, const struct follow_link *than)
{
    return than == NULL || link->other.independent_reports > than->other.independent_reports;
}

/* Where a document was made; what replaced a target or what a memorandum became: of several the one that most is told of. */
static pacta_status load_ties(const struct api_asking *asking, struct api_thread *thread)
{
    struct follow_links links = {0};
    if (thread->thread.kind != FOLLOW_TARGET && thread->thread.kind != FOLLOW_INSTRUMENT) {
        return PACTA_OK;
    }
    pacta_status status = follow_links(asking->arena, asking->ledger, thread->thread.n, &links);
    for (uint32_t i = 0; status == PACTA_OK && i < links.count; i++) {
        const struct follow_link *link = &links.items[i];
        bool follows = base_str_is(link->relation, link->backwards ? "replaces" : "became"),
             at = base_str_is(link->relation, "at") && !link->backwards;
        if (follows && is_more_told(link, thread->successor)) {
            thread->successor = link;
        } else if (at && is_more_told(link, thread->made_at)) {
            thread->made_at = link;
        }
    }
    return status;
}

pacta_status api_thread_load(const struct api_asking *asking, struct api_thread *thread)
{
    thread->standing = follow_standing_on(&thread->thread, asking->on);
    pacta_status status = follow_records(asking->arena, asking->ledger, thread->thread.n, &thread->tolds);
    if (status == PACTA_OK) {
        thread->newest = newest_of(&thread->tolds);
        thread->next_step = follow_next_step(asking->arena, &thread->thread);
        status = load_ties(asking, thread);
    }
    return status;
}

/* By relation; sessions by their numbers, others by when they were first told. */
static int by_relation(const void *left, const void *right)
{
    const struct follow_link *a = left, *b = right;
    double number = isnan(a->other.number) ? INFINITY : a->other.number,
           other = isnan(b->other.number) ? INFINITY : b->other.number;
    bool sessions = a->other.kind == FOLLOW_SESSION && b->other.kind == FOLLOW_SESSION;
    int order = base_str_compare(a->relation, b->relation);
    order = order != 0 ? order : (int)a->backwards - (int)b->backwards;
    order = order != 0 ? order : (int)a->other.kind - (int)b->other.kind;
    order = order != 0 || !sessions ? order : (number > other) - (number < other);
    order = order != 0 ? order : base_str_compare(a->other.first_seen, b->other.first_seen);
    return order != 0 ? order : base_str_compare(a->other.id, b->other.id);
}

static pacta_status load_links(const struct api_asking *asking, struct api_thread *thread)
{
    pacta_status status = follow_links(asking->arena, asking->ledger, thread->thread.n, &thread->links);
    if (thread->links.count > 1) {
        qsort(thread->links.items, thread->links.count, sizeof *thread->links.items, by_relation);
    }
    return status;
}

pacta_status api_thread_load_whole(const struct api_asking *asking, struct api_thread *thread)
{
    pacta_status status = api_thread_load(asking, thread);
    if (status == PACTA_OK) {
        status = follow_history(asking->arena, asking->ledger, &thread->thread, &thread->tolds, &thread->changes);
    }
    if (status == PACTA_OK) {
        status = follow_disputes(asking->arena, &thread->thread, &thread->tolds, &thread->disputes);
    }
    return status == PACTA_OK ? load_links(asking, thread) : status;
}

static pacta_status find_rows(const struct api_asking *asking, const struct follow_filter *filter, struct api_threads *threads)
{
    struct follow_threads found = {0};
    pacta_status status = follow_find(asking->arena, asking->ledger, filter, &found);
    for (uint32_t i = 0; status == PACTA_OK && i < found.count; i++) {
        *BASE_PUSH(asking->arena, threads->list) = (struct api_thread){.thread = found.items[i]};
    }
    return status;
}

static pacta_status load_all(const struct api_asking *asking, struct api_threads *threads)
{
    pacta_status status = PACTA_OK;
    for (uint32_t i = 0; status == PACTA_OK && i < threads->list.count; i++) {
        status = api_thread_load(asking, &threads->list.items[i]);
    }
    return status;
}

pacta_status api_threads_find(const struct api_asking *asking, const struct follow_filter *filter, struct api_threads *threads)
{
    *threads = (struct api_threads){0};
    pacta_status status = find_rows(asking, filter, threads);
    return status == PACTA_OK ? load_all(asking, threads) : status;
}

/* ------------------------------------------------------------------ what is open */

/* What was promised outright first, then the numbers, the papers, the works and the dates. */
static int place_of(enum follow_kind kind)
{
    static const int PLACES[FOLLOW_KIND_COUNT] = {
        [FOLLOW_COMMITMENT] = 0, [FOLLOW_TARGET] = 1, [FOLLOW_INSTRUMENT] = 2, [FOLLOW_PROJECT] = 3,
        [FOLLOW_SESSION] = 4,    [FOLLOW_BODY] = 5,   [FOLLOW_INCIDENT] = 6,
    };
    return PLACES[kind];
}

static int by_weight(const void *left, const void *right)
{
    const struct api_thread *a = left, *b = right;
    int order = place_of(a->thread.kind) - place_of(b->thread.kind);
    order = order != 0 ? order : base_str_compare(b->thread.strength, a->thread.strength);
    order = order != 0 ? order : (b->standing == FOLLOW_OVERDUE) - (a->standing == FOLLOW_OVERDUE);
    order = order != 0 ? order : base_str_compare(b->thread.last_seen, a->thread.last_seen);
    return order != 0 ? order : (a->thread.n > b->thread.n) - (a->thread.n < b->thread.n);
}

/* Leaves out what is no promise or no longer open on the day. */
static void keep_open(const struct api_asking *asking, bool promises_only, struct api_threads *threads)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < threads->list.count; i++) {
        struct api_thread *thread = &threads->list.items[i];
        bool promise = thread->thread.kind != FOLLOW_BODY && thread->thread.kind != FOLLOW_INCIDENT;
        thread->standing = follow_standing_on(&thread->thread, asking->on);
        bool open = thread->standing != FOLLOW_DONE && thread->standing != FOLLOW_ENDED;
        if (open && (promise || !promises_only)) {
            threads->list.items[kept++] = *thread;
        }
    }
    threads->list.count = kept;
}

static void cut(uint32_t limit, struct api_threads *threads)
{
    uint32_t kept = 0, of_kind[FOLLOW_KIND_COUNT] = {0};
    for (uint32_t i = 0; i < threads->list.count; i++) {
        enum follow_kind kind = threads->list.items[i].thread.kind;
        if (limit == 0 || of_kind[kind] < limit) {
            of_kind[kind]++;
            threads->list.items[kept++] = threads->list.items[i];
        } else {
            threads->left_out[kind]++;
        }
    }
    threads->list.count = kept;
}

pacta_status api_threads_open(const struct api_asking *asking, const struct follow_filter *filter, uint32_t limit,
                              struct api_threads *threads)
{
    struct follow_filter open = *filter;
    open.open_only = true;
    open.limit = 0;
    *threads = (struct api_threads){0};
    pacta_status status = find_rows(asking, &open, threads);
    if (status != PACTA_OK) {
        return status;
    }
    keep_open(asking, filter->kind == NULL, threads);
    if (threads->list.count > 1) {
        qsort(threads->list.items, threads->list.count, sizeof *threads->list.items, by_weight);
    }
    cut(limit, threads);
    return load_all(asking, threads);
}

/* ------------------------------------------------------------------ what has passed */

static int latest_due_first(const void *left, const void *right)
{
    const struct api_thread *a = left, *b = right;
    int order = base_str_compare(b->thread.due, a->thread.due);
    return order != 0 ? order : (a->thread.n > b->thread.n) - (a->thread.n < b->thread.n);
}

/* Of what was found, what is overdue, the latest first. */
static void keep_overdue(const struct api_asking *asking, struct api_threads *threads)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < threads->list.count; i++) {
        if (follow_standing_on(&threads->list.items[i].thread, asking->on) == FOLLOW_OVERDUE) {
            threads->list.items[kept++] = threads->list.items[i];
        }
    }
    threads->list.count = kept;
    if (kept > 1) {
        qsort(threads->list.items, kept, sizeof *threads->list.items, latest_due_first);
    }
}

/* What was due in the last days before `on`, all open threads for 0 days. */
static pacta_status find_passed(const struct api_asking *asking, const struct follow_filter *filter, int32_t days,
                                struct api_threads *threads)
{
    struct follow_filter passed = *filter;
    passed.open_only = true;
    passed.limit = 0;
    if (days > 0) {
        passed.due_from = api_day_text(asking->arena, asking->on, -days);
        passed.due_to = api_day_text(asking->arena, asking->on, -1);
    }
    *threads = (struct api_threads){0};
    pacta_status status = find_rows(asking, &passed, threads);
    keep_overdue(asking, threads);
    return status;
}

/* A ledger may hold very many; the latest are looked for in ever longer stretches of time. Two parties have few enough. */
pacta_status api_threads_overdue(const struct api_asking *asking, const struct follow_filter *filter, uint32_t limit,
                                 struct api_threads *threads)
{
    enum { FIRST_DAYS = 30, LAST_DAYS = 700000 };
    bool all = limit == 0 || filter->party.length > 0;
    pacta_status status = find_passed(asking, filter, all ? 0 : FIRST_DAYS, threads);
    for (int32_t days = FIRST_DAYS * 4; !all && status == PACTA_OK && threads->list.count < limit && days < LAST_DAYS;
         days *= 4) {
        status = find_passed(asking, filter, days, threads);
    }
    if (limit > 0 && threads->list.count > limit) {
        threads->list.count = limit;
    }
    return status == PACTA_OK ? load_all(asking, threads) : status;
}
