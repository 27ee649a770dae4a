/* The sessions of a body in one list. A body that was renamed goes on, so the sessions under each of its names stand together.
 */
#include "api/session.h"

#include "follow/name.h"

#include <math.h>
#include <stdlib.h>

/* ------------------------------------------------------------------ the body */

bool api_sessions_have_body(const struct api_sessions *sessions, int64_t n)
{
    for (uint32_t i = 0; i < sessions->bodies.count; i++) {
        if (sessions->bodies.items[i].thread.n == n) {
            return true;
        }
    }
    return false;
}

static bool knows_session(const struct api_sessions *sessions, int64_t n)
{
    for (uint32_t i = 0; i < sessions->list.count; i++) {
        if (sessions->list.items[i].thread.thread.n == n) {
            return true;
        }
    }
    return false;
}

static void add_session(const struct api_asking *asking, struct api_sessions *sessions, const struct follow_thread *thread)
{
    if (!knows_session(sessions, thread->n)) {
        struct api_session *session = BASE_PUSH(asking->arena, sessions->list);
        *session = (struct api_session){.thread = {.thread = *thread}};
    }
}

static void add_body(const struct api_asking *asking, struct api_sessions *sessions, const struct follow_thread *thread)
{
    if (!api_sessions_have_body(sessions, thread->n)) {
        struct api_thread *body = BASE_PUSH(asking->arena, sessions->bodies);
        *body = (struct api_thread){.thread = *thread};
    }
}

/* Goes from a body to its sessions, and to the bodies that it was before and is now. Bodies found on the way are walked as
 * well. */
static pacta_status walk_bodies(const struct api_asking *asking, struct api_sessions *sessions)
{
    for (uint32_t i = 0; i < sessions->bodies.count; i++) {
        struct follow_links links = {0};
        pacta_status status = follow_links(asking->arena, asking->ledger, sessions->bodies.items[i].thread.n, &links);
        if (status != PACTA_OK) {
            return status;
        }
        for (uint32_t k = 0; k < links.count; k++) {
            const struct follow_link *link = &links.items[k];
            if (base_str_is(link->relation, "renamed") && link->other.kind == FOLLOW_BODY) {
                add_body(asking, sessions, &link->other);
            } else if (link->backwards && base_str_is(link->relation, "of") && link->other.kind == FOLLOW_SESSION) {
                add_session(asking, sessions, &link->other);
            }
        }
        status = api_thread_load(asking, &sessions->bodies.items[i]);
        if (status != PACTA_OK) {
            return status;
        }
    }
    return PACTA_OK;
}

/* Is it one of the codes, which stand with blanks between? */
static bool has_code(struct base_str codes, struct base_str code)
{
    for (uint32_t at = 0, start = 0; at <= codes.length; at++) {
        if (at == codes.length || codes.data[at] == ' ') {
            if (base_str_equal(base_str_slice(codes, (struct base_span){start, at}), code)) {
                return true;
            }
            start = at + 1;
        }
    }
    return false;
}

static bool has_parties(const struct follow_thread *thread, const struct follow_filter *filter)
{
    return (filter->party.length == 0 || has_code(thread->parties, filter->party)) &&
           (filter->with.length == 0 || has_code(thread->parties, filter->with));
}

/* Of several bodies that fit: the one whose title was written out, else the one that most is told of. */
static const struct follow_thread *best_body(struct base_arena *arena, const struct follow_threads *found, struct base_str name,
                                             const struct follow_filter *filter)
{
    const struct follow_thread *best = NULL;
    struct base_str folded = follow_fold(arena, name);
    bool written_out = false;
    for (uint32_t i = 0; i < found->count; i++) {
        const struct follow_thread *thread = &found->items[i];
        if (thread->kind != FOLLOW_BODY || !has_parties(thread, filter)) {
            continue;
        }
        bool same = base_str_equal(follow_fold(arena, thread->title), folded),
             more = best == NULL || thread->independent_reports > best->independent_reports;
        if (same != written_out ? same : more) {
            best = thread;
        }
        written_out = written_out || same;
    }
    return best;
}

/* The body of that name; where none is known as a body, the sessions that go by it. */
static pacta_status start(const struct api_asking *asking, const struct follow_filter *filter, struct api_sessions *sessions)
{
    struct follow_threads found = {0};
    pacta_status status = follow_find_named(asking->arena, asking->ledger, sessions->name, 100, &found);
    const struct follow_thread *best = best_body(asking->arena, &found, sessions->name, filter);
    if (best != NULL) {
        add_body(asking, sessions, best);
    }
    for (uint32_t i = 0; i < found.count; i++) {
        const struct follow_thread *thread = &found.items[i];
        if (thread->kind == FOLLOW_BODY && thread != best) {
            *BASE_PUSH(asking->arena, sessions->others) = *thread;
        } else if (thread->kind == FOLLOW_SESSION && best == NULL && has_parties(thread, filter)) {
            add_session(asking, sessions, thread);
        }
    }
    return status;
}

/* ------------------------------------------------------------------ all of them */

/* What a session is ordered by: when it was held, else the newest plan, else its last news. */
static int32_t day_of(const struct api_session *session)
{
    if (session->held.count > 0) {
        return session->held.items[0].date.from;
    }
    if (session->planned.count > 0) {
        return api_session_last_day(&session->planned.items[session->planned.count - 1].date);
    }
    struct base_str seen = session->thread.thread.last_seen;
    return seen.length > 0 ? text_day_from_words(seen) : TEXT_NO_DAY;
}

/* Those with a number first, by number; then the others by day. */
static int newest_first(const void *left, const void *right)
{
    const struct api_session *a = left, *b = right;
    double number = isnan(a->thread.thread.number) ? -1 : a->thread.thread.number,
           other = isnan(b->thread.thread.number) ? -1 : b->thread.thread.number;
    int32_t day = day_of(a), other_day = day_of(b);
    if (number != other) {
        return number > other ? -1 : 1;
    }
    return day != other_day ? (day > other_day ? -1 : 1) : (a->thread.thread.n > b->thread.thread.n ? 1 : -1);
}

static void find_last(struct api_sessions *sessions)
{
    for (uint32_t i = 0; i < sessions->list.count; i++) {
        const struct api_session *session = &sessions->list.items[i];
        bool dated = session->held.count > 0;
        if (session->was_held && (sessions->last == NULL ||
                                  (dated && (sessions->last->held.count == 0 || day_of(session) > day_of(sessions->last))))) {
            sessions->last = session;
        }
    }
}

/* A plan that the body's last meeting has not overtaken: by number where both have one, else by day. */
static bool lies_behind(const struct api_session *session, const struct api_session *last)
{
    double number = session->thread.thread.number;
    if (last == NULL) {
        return false;
    }
    if (!isnan(number) && !isnan(last->thread.thread.number)) {
        return number <= last->thread.thread.number;
    }
    return day_of(session) <= day_of(last);
}

/* The soonest that is still to come; when none is, the newest plan without news. */
static void find_next(struct api_sessions *sessions, int32_t today)
{
    for (uint32_t i = 0; i < sessions->list.count; i++) {
        const struct api_session *session = &sessions->list.items[i], *next = sessions->next;
        if (session->was_held || session->was_cancelled || !session->was_planned || lies_behind(session, sessions->last)) {
            continue;
        }
        int32_t day = day_of(session), other = next != NULL ? day_of(next) : TEXT_NO_DAY;
        bool sooner = day >= today ? other < today || day < other : other < today && day > other;
        if (next == NULL || sooner) {
            sessions->next = session;
        }
    }
}

static void note_agents(struct base_arena *arena, struct api_sessions *sessions, const struct read_record *record)
{
    const struct read_value *agents = read_get(record, READ_F_AGENTS);
    for (uint32_t i = 0; agents != NULL && i < agents->as.agents.count; i++) {
        const struct read_agent *agent = &agents->as.agents.items[i];
        bool known = !base_str_in(agent->kind, "ministry agency");
        for (uint32_t k = 0; k < sessions->responsible.count && !known; k++) {
            known = base_str_equal_fold(sessions->responsible.items[k].name, agent->name);
        }
        if (!known) {
            *BASE_PUSH(arena, sessions->responsible) = *agent;
        }
    }
}

static void find_responsible(struct base_arena *arena, struct api_sessions *sessions)
{
    for (uint32_t i = 0; i < sessions->bodies.count; i++) {
        const struct follow_tolds *tolds = &sessions->bodies.items[i].tolds;
        for (uint32_t k = tolds->count; k > 0; k--) {
            note_agents(arena, sessions, tolds->items[k - 1].record);
        }
    }
    const struct api_session *last = sessions->last;
    for (uint32_t i = 0; last != NULL && i < last->thread.tolds.count; i++) {
        note_agents(arena, sessions, last->thread.tolds.items[i].record);
    }
}

/* Loads the sessions of the bodies that are known, and finds what the head tells. */
static pacta_status settle(const struct api_asking *asking, struct api_sessions *sessions)
{
    pacta_status status = walk_bodies(asking, sessions);
    for (uint32_t i = 0; status == PACTA_OK && i < sessions->list.count; i++) {
        status = api_session_load(asking, &sessions->list.items[i]);
    }
    if (sessions->list.count > 1) {
        qsort(sessions->list.items, sessions->list.count, sizeof *sessions->list.items, newest_first);
    }
    find_last(sessions);
    find_next(sessions, text_day_from_words(asking->on));
    find_responsible(asking->arena, sessions);
    return status;
}

pacta_status api_sessions_find(const struct api_asking *asking, struct base_str name, const struct follow_filter *filter,
                               struct api_sessions *sessions)
{
    *sessions = (struct api_sessions){.name = name};
    pacta_status status = start(asking, filter, sessions);
    if (status == PACTA_OK && sessions->bodies.count == 0 && sessions->list.count == 0) {
        return PACTA_NOT_FOUND;
    }
    return status == PACTA_OK ? settle(asking, sessions) : status;
}

pacta_status api_sessions_of_body(const struct api_asking *asking, const struct follow_thread *body,
                                  struct api_sessions *sessions)
{
    *sessions = (struct api_sessions){.name = body->title};
    add_body(asking, sessions, body);
    return settle(asking, sessions);
}
