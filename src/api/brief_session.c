/*
 * When the bodies last met, and the other meetings. For each body the session with the highest number that was held stands for
 * it: a seventh session without a printed day is later than a sixth with one.
 */
#include "api/brief_session.h"

#include <math.h>
#include <stdlib.h>

enum { ROOM_SESSIONS = 2, ROOM_MEETINGS = 1, ROOM_BODIES = 1, MOST_LINKED = 120 };

/* A body by its thread, or by its name in the session's title when no report tells of the body alone. */
struct body {
    int64_t n;
    struct base_str name;
    const struct follow_thread *last, *next; /* held, planned; NULL when unknown */
    uint32_t reports;
};
BASE_ARRAY_TYPE(bodies, struct body);

static bool is_session(const struct follow_thread *thread)
{
    return base_str_is(thread->sort, "session");
}

static bool is_planned(const struct follow_thread *thread)
{
    return base_str_in(thread->status, "planned postponed");
}

static bool is_held(const struct follow_thread *thread)
{
    return thread->status.length > 0 && !is_planned(thread) && !base_str_is(thread->status, "cancelled");
}

const struct follow_thread *api_next_session(const struct api_making *making)
{
    const struct follow_threads *threads = &making->threads[FOLLOW_SESSION];
    const struct follow_thread *next = NULL, *undated = NULL;
    for (uint32_t i = 0; i < threads->count; i++) {
        const struct follow_thread *thread = &threads->items[i];
        if (!is_session(thread) || !is_planned(thread) || !thread->open) {
            continue;
        }
        if (thread->due.length == 0) {
            undated = undated == NULL ? thread : undated;
        } else if (base_str_compare(thread->due, making->asking->on) >= 0 &&
                   (next == NULL || base_str_compare(thread->due, next->due) < 0)) {
            next = thread;
        }
    }
    return next != NULL ? next : undated;
}

/* ------------------------------------------------------------------ the sessions of each body */

static struct base_str body_in_title(struct base_str title)
{
    int64_t at = base_str_find(title, " of ", 0);
    return at < 0 ? title : base_str_slice(title, (struct base_span){(uint32_t)at + 4, title.length});
}

static struct body *body_named(struct api_making *making, struct bodies *bodies, int64_t n, struct base_str name)
{
    for (uint32_t i = 0; i < bodies->count; i++) {
        if (n > 0 ? bodies->items[i].n == n : base_str_equal_fold(bodies->items[i].name, name)) {
            return &bodies->items[i];
        }
    }
    struct body *body = BASE_PUSH(making->asking->arena, *bodies);
    *body = (struct body){.n = n, .name = name};
    return body;
}

static struct body *body_of(struct api_making *making, struct bodies *bodies, const struct follow_thread *session)
{
    struct follow_links links = {0};
    pacta_status status = follow_links(making->asking->arena, making->asking->ledger, session->n, &links);
    making->status = making->status == PACTA_OK ? status : making->status;
    for (uint32_t i = 0; i < links.count; i++) {
        const struct follow_link *link = &links.items[i];
        if (!link->backwards && base_str_is(link->relation, "of") && link->other.kind == FOLLOW_BODY) {
            return body_named(making, bodies, link->other.n, link->other.title);
        }
    }
    return body_named(making, bodies, 0, body_in_title(session->title));
}

static bool is_later(const struct follow_thread *one, const struct follow_thread *other)
{
    bool numbered = !isnan(one->number) && !isnan(other->number);
    return numbered ? one->number > other->number
                    : isnan(other->number) && (!isnan(one->number) || base_str_compare(one->last_seen, other->last_seen) > 0);
}

static void note_session(struct body *body, const struct follow_thread *session)
{
    body->reports += session->independent_reports;
    if (is_held(session) && (body->last == NULL || is_later(session, body->last))) {
        body->last = session;
    } else if (is_planned(session) && session->open && (body->next == NULL || is_later(session, body->next))) {
        body->next = session;
    }
}

static void gather_bodies(struct api_making *making, struct bodies *bodies)
{
    const struct follow_threads *threads = &making->threads[FOLLOW_SESSION];
    uint32_t linked = 0;
    for (uint32_t i = 0; i < threads->count && linked < MOST_LINKED && making->status == PACTA_OK; i++) {
        if (is_session(&threads->items[i])) {
            note_session(body_of(making, bodies, &threads->items[i]), &threads->items[i]);
            linked++;
        }
    }
}

static struct base_str last_news(const struct body *body)
{
    return body->last != NULL ? body->last->last_seen : body->next != NULL ? body->next->last_seen : (struct base_str){0};
}

/* Bodies that have met first; of these what most reports tell of; then the newest. */
static int by_reports(const void *left, const void *right)
{
    const struct body *a = left, *b = right;
    int order = (b->last != NULL) - (a->last != NULL);
    order = order != 0 ? order : (b->reports > a->reports) - (b->reports < a->reports);
    order = order != 0 ? order : base_str_compare(last_news(b), last_news(a));
    return order != 0 ? order : base_str_compare(a->name, b->name);
}

/* "; next: 8th session, planned, 2026-06-30 [h12...]" */
static struct base_str next_words(struct api_making *making, const struct body *body)
{
    const struct follow_thread *next = body->next;
    if (next == NULL || (body->last != NULL && !is_later(next, body->last))) {
        return (struct base_str){0};
    }
    base_buffer_clear(&making->text);
    base_buffer_add_text(&making->text, "; next: ");
    if (!isnan(next->number)) {
        api_ordinal(&making->text, next->number);
        base_buffer_add_text(&making->text, " session, ");
    }
    api_plain(&making->text, next->status);
    base_buffer_add_text(&making->text, next->due.length > 0 ? " for " : ", no day told");
    base_buffer_add_str(&making->text, next->due);
    base_buffer_format(&making->text, " [%.*s]", BASE_STR_ARG(next->id));
    return api_keep(making);
}

static struct api_picks pick_bodies(struct api_making *making, const struct bodies *bodies)
{
    struct api_picks picks = {0};
    for (uint32_t i = 0; i < bodies->count; i++) {
        const struct body *body = &bodies->items[i];
        const struct follow_thread *thread = body->last != NULL ? body->last : body->next;
        if (thread != NULL) {
            api_pick(making, &picks, thread);
            picks.items[picks.count - 1].more = body->last != NULL ? next_words(making, body) : (struct base_str){0};
        }
    }
    return picks;
}

/* Visits, talks and calls; older sessions of the same bodies are told by `pacta sessions`. */
static struct api_picks pick_meetings(struct api_making *making)
{
    const struct follow_threads *threads = &making->threads[FOLLOW_SESSION];
    struct api_picks picks = {0};
    for (uint32_t i = 0; i < threads->count; i++) {
        if (!is_session(&threads->items[i]) || making->wish->is_long) {
            api_pick(making, &picks, &threads->items[i]);
        }
    }
    return picks;
}

static bool has_met(const struct bodies *bodies, int64_t n)
{
    for (uint32_t i = 0; i < bodies->count; i++) {
        if (bodies->items[i].n == n) {
            return true;
        }
    }
    return false;
}

static struct api_picks pick_other_bodies(struct api_making *making, const struct bodies *bodies)
{
    const struct follow_threads *threads = &making->threads[FOLLOW_BODY];
    struct api_picks picks = {0};
    for (uint32_t i = 0; i < threads->count; i++) {
        if (!has_met(bodies, threads->items[i].n)) {
            api_pick(making, &picks, &threads->items[i]);
        }
    }
    return picks;
}

void api_lay_sessions(struct api_making *making)
{
    struct bodies bodies = {0};
    struct api_section section = {.key = "sessions", .title = "Bodies, their last sessions, other meetings"};
    gather_bodies(making, &bodies);
    if (bodies.count > 1) {
        qsort(bodies.items, bodies.count, sizeof *bodies.items, by_reports);
    }
    struct api_picks met = pick_bodies(making, &bodies), meetings = pick_meetings(making),
                     others = pick_other_bodies(making, &bodies);
    api_take(making, &section, &met, ROOM_SESSIONS);
    api_take(making, &section, &meetings, ROOM_MEETINGS);
    api_take(making, &section, &others, met.count == 0 ? ROOM_BODIES : 0);
    api_lay(making, &section);
}
