/*
 * Sessions from threads. A session's own thread gives its days, its place and its chairs; the threads of documents that point at
 * it give what it produced. A body that was renamed goes on: its sessions stand in one list.
 */
#include "api/session.h"

#include <math.h>
#include <stdlib.h>

/* ------------------------------------------------------------------ one session */

static bool is_denied(const struct read_record *record)
{
    return base_str_in(read_text(record, READ_F_STANCE), "denied disputed");
}

static bool tells_held(const struct read_record *record)
{
    struct base_str status = read_text(record, READ_F_STATUS), stance = read_text(record, READ_F_STANCE);
    return (base_str_is(status, "held") || base_str_is(status, "under way")) && !base_str_in(stance, "planned possible");
}

static bool tells_plan(const struct read_record *record)
{
    return base_str_in(read_text(record, READ_F_STATUS), "planned postponed") ||
           base_str_in(read_text(record, READ_F_STANCE), "planned possible");
}

static bool is_same_day(const struct read_date *a, const struct read_date *b)
{
    return a->from == b->from && a->to == b->to;
}

BASE_ARRAY_TYPE(session_days, struct api_session_day);

/* Counts a day that is told again; adds one that is new. */
static void note_day(struct base_arena *arena, struct session_days *days, const struct follow_told *told)
{
    const struct read_value *date = read_get(told->record, READ_F_DATE);
    if (date == NULL || date->as.date.from == TEXT_NO_DAY) {
        return;
    }
    for (uint32_t i = 0; i < days->count; i++) {
        if (is_same_day(&days->items[i].date, &date->as.date)) {
            days->items[i].reports += told->family != days->items[i].told->family;
            return;
        }
    }
    *BASE_PUSH(arena, *days) = (struct api_session_day){date->as.date, told, 1};
}

/* The exact before the vague, what many tell before what one tells, the newer before the older. */
static int by_trust(const void *left, const void *right)
{
    const struct api_session_day *a = left, *b = right;
    if (a->date.precision != b->date.precision) {
        return a->date.precision < b->date.precision ? -1 : 1;
    }
    if (a->reports != b->reports) {
        return a->reports > b->reports ? -1 : 1;
    }
    int days = base_str_compare(b->told->day, a->told->day);
    return days != 0 ? days : (a->told->n < b->told->n) - (a->told->n > b->told->n);
}

static void note_days(struct base_arena *arena, struct api_session *session)
{
    struct session_days planned = {0}, held = {0};
    for (uint32_t i = 0; i < session->thread.tolds.count; i++) {
        const struct follow_told *told = &session->thread.tolds.items[i];
        if (told->superseded || is_denied(told->record)) {
            continue;
        }
        session->was_held = session->was_held || tells_held(told->record);
        session->was_cancelled = base_str_is(read_text(told->record, READ_F_STATUS), "cancelled");
        session->was_postponed = session->was_postponed || base_str_is(read_text(told->record, READ_F_STATUS), "postponed");
        if (tells_held(told->record)) {
            note_day(arena, &held, told);
        } else if (tells_plan(told->record)) {
            note_day(arena, &planned, told);
        }
    }
    if (held.count > 1) {
        qsort(held.items, held.count, sizeof *held.items, by_trust);
    }
    session->planned.items = planned.items;
    session->planned.count = planned.count;
    session->held.items = held.items;
    session->held.count = held.count;
}

static int32_t last_day(const struct read_date *date)
{
    return date->to != TEXT_NO_DAY ? date->to : date->from;
}

/* From the end of the first plan; a day within that plan is on time. */
static void count_slip(struct api_session *session)
{
    if (session->planned.count == 0 || session->was_cancelled) {
        return;
    }
    const struct read_date *first = &session->planned.items[0].date, *then = NULL;
    if (session->held.count > 0) {
        then = &session->held.items[0].date;
    } else if (!session->was_held && session->planned.count > 1) {
        then = &session->planned.items[session->planned.count - 1].date;
    }
    if (then == NULL) {
        return;
    }
    int32_t after = then->from - last_day(first), before = last_day(then) - first->from;
    session->slip = after > 0 ? after : before < 0 ? before : 0;
    session->slipped = session->slip != 0;
}

static void note_chair(struct base_arena *arena, struct api_session *session, const struct read_actor *actor)
{
    for (uint32_t i = 0; i < session->chairs.count; i++) {
        struct read_actor *known = &session->chairs.items[i];
        if (base_str_equal_fold(known->name, actor->name)) {
            known->office = known->office.length > 0 ? known->office : actor->office;
            known->country = known->country.length > 0 ? known->country : actor->country;
            return;
        }
    }
    *BASE_PUSH(arena, session->chairs) = *actor;
}

static void note_people(struct base_arena *arena, struct api_session *session, const struct follow_told *told)
{
    const struct read_value *place = read_get(told->record, READ_F_PLACE), *actors = read_get(told->record, READ_F_ACTORS);
    if (place != NULL && (session->place.name.length == 0 || tells_held(told->record))) {
        session->place = place->as.place;
    }
    for (uint32_t i = 0; actors != NULL && i < actors->as.actors.count; i++) {
        const struct read_actor *actor = &actors->as.actors.items[i];
        if (base_str_in(actor->as, "chair co-chair") && (actor->name.length > 0 || actor->office.length > 0)) {
            note_chair(arena, session, actor);
        }
    }
}

/* How many a set was told to have; each number once. */
static pacta_status note_set(const struct api_asking *asking, struct api_session *session, const struct follow_thread *set)
{
    struct follow_tolds tolds = {0};
    pacta_status status = follow_records(asking->arena, asking->ledger, set->n, &tolds);
    for (uint32_t i = tolds.count; status == PACTA_OK && i > 0; i--) {
        const struct follow_told *told = &tolds.items[i - 1];
        double count = read_number(told->record, READ_F_COUNT);
        bool known = isnan(count) || told->superseded || is_denied(told->record);
        for (uint32_t k = 0; k < session->counts.count && !known; k++) {
            known = session->counts.items[k].count == count;
        }
        if (!known) {
            *BASE_PUSH(asking->arena, session->counts) = (struct api_session_count){count, told, set};
        }
    }
    return status;
}

/* The documents that were made at the session: sets are counted, others are named. */
static pacta_status note_documents(const struct api_asking *asking, struct api_session *session)
{
    struct follow_links *links = &session->thread.links;
    pacta_status status = follow_links(asking->arena, asking->ledger, session->thread.thread.n, links);
    for (uint32_t i = 0; status == PACTA_OK && i < links->count; i++) {
        const struct follow_link *link = &links->items[i];
        if (!link->backwards || link->other.kind != FOLLOW_INSTRUMENT || !base_str_is(link->relation, "at")) {
            continue;
        }
        if (base_str_is(link->other.sort, "documents")) {
            status = note_set(asking, session, &link->other);
        } else {
            *BASE_PUSH(asking->arena, session->named) = &link->other;
        }
    }
    return status;
}

static pacta_status load_session(const struct api_asking *asking, struct api_session *session)
{
    pacta_status status = api_thread_load(asking, &session->thread);
    if (status != PACTA_OK) {
        return status;
    }
    note_days(asking->arena, session);
    count_slip(session);
    for (uint32_t i = 0; i < session->thread.tolds.count; i++) {
        note_people(asking->arena, session, &session->thread.tolds.items[i]);
    }
    return note_documents(asking, session);
}

/* ------------------------------------------------------------------ the body */

static bool knows_body(const struct api_sessions *sessions, int64_t n)
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
    if (!knows_body(sessions, thread->n)) {
        struct api_thread *body = BASE_PUSH(asking->arena, sessions->bodies);
        *body = (struct api_thread){.thread = *thread};
    }
}

/* Goes from a body to its sessions, and to the bodies that it was before and is now. Bodies found on the way are walked as well. */
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

/* The best body of that name; where none is known as a body, the sessions that go by it. */
static pacta_status start(const struct api_asking *asking, struct api_sessions *sessions)
{
    struct follow_threads found = {0};
    pacta_status status = follow_find_named(asking->arena, asking->ledger, sessions->name, 100, &found);
    for (uint32_t i = 0; status == PACTA_OK && i < found.count; i++) {
        if (found.items[i].kind == FOLLOW_BODY && sessions->bodies.count == 0) {
            add_body(asking, sessions, &found.items[i]);
        } else if (found.items[i].kind == FOLLOW_BODY) {
            *BASE_PUSH(asking->arena, sessions->others) = found.items[i];
        }
    }
    for (uint32_t i = 0; status == PACTA_OK && i < found.count && sessions->bodies.count == 0; i++) {
        if (found.items[i].kind == FOLLOW_SESSION) {
            add_session(asking, sessions, &found.items[i]);
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
        return last_day(&session->planned.items[session->planned.count - 1].date);
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
        if (session->was_held && (sessions->last == NULL || (dated && (sessions->last->held.count == 0 ||
                                                                       day_of(session) > day_of(sessions->last))))) {
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
        if (session->was_held || session->was_cancelled || session->planned.count == 0 || lies_behind(session, sessions->last)) {
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

pacta_status api_sessions_find(const struct api_asking *asking, struct base_str name, struct api_sessions *sessions)
{
    *sessions = (struct api_sessions){.name = name};
    pacta_status status = start(asking, sessions);
    if (status == PACTA_OK) {
        status = walk_bodies(asking, sessions);
    }
    for (uint32_t i = 0; status == PACTA_OK && i < sessions->list.count; i++) {
        status = load_session(asking, &sessions->list.items[i]);
    }
    if (status != PACTA_OK || (sessions->bodies.count == 0 && sessions->list.count == 0)) {
        return status == PACTA_OK ? PACTA_NOT_FOUND : status;
    }
    if (sessions->list.count > 1) {
        qsort(sessions->list.items, sessions->list.count, sizeof *sessions->list.items, newest_first);
    }
    find_last(sessions);
    find_next(sessions, text_day_from_words(asking->on));
    find_responsible(asking->arena, sessions);
    return PACTA_OK;
}
