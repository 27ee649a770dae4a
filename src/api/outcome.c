/* What memoranda turned into. A thread's own status, and its links to other threads, tell it. */
#include "api/outcome.h"

#include "follow/day.h"

#include <stdlib.h>

/* More documents than these are answered from the newest. */
enum { MOST_DOCUMENTS = 3000, MOST_OUTCOMES = 500 };

#define FATE_TEXT(name, text) text,
static const char *const NAMES[] = {API_FATE_TABLE(FATE_TEXT)};

const char *api_fate_name(enum api_fate fate)
{
    return NAMES[fate];
}

/* A counted set has no fate of its own, and neither has a contract: it is an outcome. */
static bool has_a_fate(struct base_str sort)
{
    return !base_str_in(sort, "documents contract");
}

static bool is_concluded(struct base_str status)
{
    return base_str_in(status, "signed adopted") || base_str_is(status, "in force") ||
           base_str_in(status, "approved ratified amended suspended expired");
}

static bool is_past_signature(struct base_str status)
{
    return base_str_in(status, "approved ratified") || base_str_is(status, "in force");
}

/* The first report that tells a status of a kind, superseded ones left out. */
static const struct follow_told *first_told(const struct follow_tolds *tolds, bool (*fits)(struct base_str status))
{
    for (uint32_t i = 0; i < tolds->count; i++) {
        const struct follow_told *told = &tolds->items[i];
        bool fact = !base_str_in(read_text(told->record, READ_F_STANCE), "planned possible denied");
        if (!told->superseded && fact && fits(read_text(told->record, READ_F_STATUS))) {
            return told;
        }
    }
    return NULL;
}

/* The day, month or year that is printed; else the report's day. */
static struct base_str day_of(struct base_arena *arena, const struct follow_told *told)
{
    const struct read_value *date = read_get(told->record, READ_F_DATE);
    int32_t last = follow_last_day(date);
    return last == TEXT_NO_DAY ? told->day : follow_span_text(arena, follow_first_day(date), last);
}

/* What it became, and what other threads have to do with it; that it was signed at a session is no outcome. */
static pacta_status add_grown(const struct api_asking *asking, struct api_outcome *outcome)
{
    struct follow_links *links = &outcome->thread.links;
    pacta_status status = follow_links(asking->arena, asking->ledger, outcome->thread.thread.n, links);
    for (uint32_t i = 0; i < links->count; i++) {
        const struct follow_link *link = &links->items[i];
        bool grown = link->backwards ? base_str_in(link->relation, "about") : base_str_in(link->relation, "became");
        if (grown) {
            *BASE_PUSH(asking->arena, outcome->grown) = *link;
        }
    }
    return status;
}

/* A later document or project that grew out of it; an undertaking counts when it was done. */
static bool has_borne_fruit(const struct api_outcome *outcome)
{
    for (uint32_t i = 0; i < outcome->grown.count; i++) {
        const struct follow_thread *other = &outcome->grown.items[i].other;
        if (!outcome->grown.items[i].backwards || other->kind == FOLLOW_PROJECT || base_str_is(other->status, "delivered") ||
            base_str_is(other->strength, "S7")) {
            return true;
        }
    }
    return false;
}

/* A report of another text, after the day of the signature's. */
static bool has_news(const struct api_outcome *outcome)
{
    const struct follow_tolds *tolds = &outcome->thread.tolds;
    for (uint32_t i = 0; i < tolds->count; i++) {
        const struct follow_told *told = &tolds->items[i];
        if (told->family != outcome->signing->family && base_str_compare(told->day, outcome->signing->day) > 0 &&
            base_str_compare(told->day, outcome->signed_on) > 0) {
            return true;
        }
    }
    return false;
}

static enum api_fate fate_of(const struct api_outcome *outcome)
{
    if (outcome->reached != NULL || has_borne_fruit(outcome)) {
        return API_FATE_RESULT;
    }
    if (outcome->signing == NULL) {
        return API_FATE_UNSIGNED;
    }
    return has_news(outcome) || outcome->grown.count > 0 ? API_FATE_NEWS : API_FATE_SILENT;
}

static pacta_status add_outcome(const struct api_asking *asking, const struct follow_thread *thread,
                                struct api_outcomes *outcomes)
{
    struct api_outcome outcome = {.thread = {.thread = *thread}};
    pacta_status status = api_thread_load(asking, &outcome.thread);
    if (status == PACTA_OK) {
        status = add_grown(asking, &outcome);
    }
    if (status == PACTA_OK) {
        outcome.signing = first_told(&outcome.thread.tolds, is_concluded);
        outcome.reached = first_told(&outcome.thread.tolds, is_past_signature);
        outcome.signed_on = outcome.signing != NULL ? day_of(asking->arena, outcome.signing) : (struct base_str){0};
        outcome.fate = fate_of(&outcome);
        outcomes->counts[outcome.fate]++;
        outcomes->in_force += outcome.reached != NULL;
        *BASE_PUSH(asking->arena, outcomes->items) = outcome;
    }
    return status;
}

static int by_fate(const void *left, const void *right)
{
    const struct api_outcome *a = left, *b = right;
    if (a->fate != b->fate) {
        return a->fate < b->fate ? -1 : 1;
    }
    int days = base_str_compare(b->signed_on, a->signed_on);
    return days != 0 ? days : base_str_compare(a->thread.thread.id, b->thread.thread.id);
}

pacta_status api_outcomes_make(const struct api_asking *asking, struct base_str party, struct base_str with,
                               struct api_outcomes *outcomes)
{
    const struct follow_filter filter = {
        .kind = follow_kind_name(FOLLOW_INSTRUMENT), .party = party, .with = with, .limit = MOST_DOCUMENTS};
    struct follow_threads threads = {0};
    *outcomes = (struct api_outcomes){0};
    pacta_status status = follow_find(asking->arena, asking->ledger, &filter, &threads);
    outcomes->cut = threads.count == MOST_DOCUMENTS;
    for (uint32_t i = 0; i < threads.count && status == PACTA_OK; i++) {
        if (!has_a_fate(threads.items[i].sort)) {
            continue;
        }
        if (outcomes->items.count == MOST_OUTCOMES) {
            outcomes->cut = true;
            break;
        }
        status = add_outcome(asking, &threads.items[i], outcomes);
    }
    if (outcomes->items.count > 1) {
        qsort(outcomes->items.items, outcomes->items.count, sizeof *outcomes->items.items, by_fate);
    }
    return status;
}
