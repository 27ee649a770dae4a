/*
 * One session from its threads: its own gives the days, the place and the chairs; the threads of documents that point at it
 * give what it produced.
 */
#include "api/session.h"

#include "follow/name.h"

#include <math.h>
#include <stdlib.h>

/* ------------------------------------------------------------------ days */

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

int32_t api_session_last_day(const struct read_date *date)
{
    return date->to != TEXT_NO_DAY ? date->to : date->from;
}

static bool is_same_day(const struct read_date *a, const struct read_date *b)
{
    return a->from == b->from && a->to == b->to;
}

BASE_ARRAY_TYPE(session_days, struct api_session_day);

/* "Postponed on Monday" tells when it was put off, "postponed to May" when it will be. */
static bool lies_behind_report(const struct follow_told *told, const struct read_date *date)
{
    int32_t published = told->day.length > 0 ? text_day_from_words(told->day) : TEXT_NO_DAY;
    return base_str_is(read_text(told->record, READ_F_STATUS), "postponed") && published != TEXT_NO_DAY &&
           api_session_last_day(date) <= published;
}

/* Counts a day that is told again; adds one that is new. */
static void note_day(struct base_arena *arena, struct session_days *days, const struct follow_told *told)
{
    const struct read_value *date = read_get(told->record, READ_F_DATE);
    if (date == NULL || date->as.date.from == TEXT_NO_DAY || lies_behind_report(told, &date->as.date)) {
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

static bool overlap(const struct read_date *a, const struct read_date *b)
{
    return a->from <= api_session_last_day(b) && b->from <= api_session_last_day(a);
}

/* The best told day first; others stay only when they contradict it. */
static void settle_held(struct session_days *held)
{
    uint32_t kept = 0;
    if (held->count > 1) {
        qsort(held->items, held->count, sizeof *held->items, by_trust);
    }
    for (uint32_t i = 0; i < held->count; i++) {
        bool apart = true;
        for (uint32_t k = 0; k < kept && apart; k++) {
            apart = !overlap(&held->items[k].date, &held->items[i].date);
        }
        if (apart) {
            held->items[kept++] = held->items[i];
        }
    }
    held->count = kept;
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
        session->was_planned = session->was_planned || tells_plan(told->record);
        session->was_cancelled = base_str_is(read_text(told->record, READ_F_STATUS), "cancelled");
        session->was_postponed = session->was_postponed || base_str_is(read_text(told->record, READ_F_STATUS), "postponed");
        if (tells_held(told->record)) {
            note_day(arena, &held, told);
        } else if (tells_plan(told->record)) {
            note_day(arena, &planned, told);
        }
    }
    settle_held(&held);
    session->planned.items = planned.items;
    session->planned.count = planned.count;
    session->held.items = held.items;
    session->held.count = held.count;
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
    int32_t after = then->from - api_session_last_day(first), before = api_session_last_day(then) - first->from;
    session->slip = after > 0 ? after : before < 0 ? before : 0;
    session->slipped = session->slip != 0;
}

/* ------------------------------------------------------------------ people and documents */

static struct base_str last_name(struct base_arena *arena, struct base_str name)
{
    struct base_str folded = follow_fold(arena, name);
    uint32_t start = folded.length;
    while (start > 0 && folded.data[start - 1] != ' ') {
        start--;
    }
    return base_str_slice(folded, (struct base_span){start, folded.length});
}

/* Names are spelled in many ways (Shehbaz, Shahbaz; Erdogan, Erdoğan): of one country and office, the last name decides. */
static bool is_same_person(struct base_arena *arena, const struct read_actor *a, const struct read_actor *b)
{
    bool same_place = base_str_equal(a->country, b->country) && base_str_equal_fold(a->office, b->office);
    return base_str_equal(follow_fold(arena, a->name), follow_fold(arena, b->name)) ||
           (same_place && base_str_equal(last_name(arena, a->name), last_name(arena, b->name)));
}

static void note_chair(struct base_arena *arena, struct api_session *session, const struct read_actor *actor)
{
    for (uint32_t i = 0; i < session->chairs.count; i++) {
        struct read_actor *known = &session->chairs.items[i];
        if (is_same_person(arena, known, actor)) {
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

/* Each number once, the newest first, with the first report of the text that tells it. */
static void note_count(struct base_arena *arena, struct api_session *session, const struct follow_thread *set,
                       const struct follow_told *told)
{
    double count = read_number(told->record, READ_F_COUNT);
    if (isnan(count) || told->superseded || is_denied(told->record)) {
        return;
    }
    for (uint32_t k = 0; k < session->counts.count; k++) {
        struct api_session_count *known = &session->counts.items[k];
        if (known->count == count) {
            known->told = known->told->family == told->family ? told : known->told;
            return;
        }
    }
    *BASE_PUSH(arena, session->counts) = (struct api_session_count){count, told, set};
}

static pacta_status note_set(const struct api_asking *asking, struct api_session *session, const struct follow_thread *set)
{
    struct follow_tolds tolds = {0};
    pacta_status status = follow_records(asking->arena, asking->ledger, set->n, &tolds);
    for (uint32_t i = tolds.count; status == PACTA_OK && i > 0; i--) {
        note_count(asking->arena, session, set, &tolds.items[i - 1]);
    }
    return status;
}

/* The documents of a session while they are gathered: each thread once. */
struct papers {
    const struct api_asking *asking;
    struct api_session *session;
    BASE_ARRAY(int64_t) known;
};

static bool note_paper(struct papers *papers, int64_t n)
{
    for (uint32_t i = 0; i < papers->known.count; i++) {
        if (papers->known.items[i] == n) {
            return false;
        }
    }
    *BASE_PUSH(papers->asking->arena, papers->known) = n;
    return true;
}

static bool is_set(const struct follow_thread *thread)
{
    return base_str_is(thread->sort, "documents");
}

/* A document that some report gives a title or a subject, and one that has neither. */
static pacta_status note_document(struct papers *papers, const struct follow_thread *thread)
{
    struct follow_tolds tolds = {0};
    bool named = false;
    pacta_status status = follow_records(papers->asking->arena, papers->asking->ledger, thread->n, &tolds);
    for (uint32_t i = 0; status == PACTA_OK && i < tolds.count && !named; i++) {
        const struct read_record *record = tolds.items[i].record;
        named = read_text(record, READ_F_TITLE).length > 0 || read_text(record, READ_F_SUBJECT).length > 0;
    }
    if (named) {
        *BASE_PUSH(papers->asking->arena, papers->session->named) = thread;
    }
    papers->session->unnamed += !named;
    return status;
}

/* The members of a set that was made at the session were made there too. */
static pacta_status note_members(struct papers *papers, const struct follow_thread *set)
{
    struct follow_links links = {0};
    pacta_status status = follow_links(papers->asking->arena, papers->asking->ledger, set->n, &links);
    for (uint32_t i = 0; status == PACTA_OK && i < links.count; i++) {
        const struct follow_link *link = &links.items[i];
        bool member = link->backwards && base_str_is(link->relation, "in") && !is_set(&link->other);
        if (member && note_paper(papers, link->other.n)) {
            status = note_document(papers, &link->other);
        }
    }
    return status;
}

static pacta_status note_made(struct papers *papers, const struct follow_thread *thread)
{
    if (!note_paper(papers, thread->n)) {
        return PACTA_OK;
    }
    if (!is_set(thread)) {
        return note_document(papers, thread);
    }
    pacta_status status = note_set(papers->asking, papers->session, thread);
    return status == PACTA_OK ? note_members(papers, thread) : status;
}

/* The documents that were made at the session: sets are counted, others are named where they have a name. */
static pacta_status note_documents(const struct api_asking *asking, struct api_session *session)
{
    struct papers papers = {.asking = asking, .session = session};
    struct follow_links *links = &session->thread.links;
    pacta_status status = follow_links(asking->arena, asking->ledger, session->thread.thread.n, links);
    for (uint32_t i = 0; status == PACTA_OK && i < links->count; i++) {
        const struct follow_link *link = &links->items[i];
        if (link->backwards && link->other.kind == FOLLOW_INSTRUMENT && base_str_is(link->relation, "at")) {
            status = note_made(&papers, &link->other);
        }
    }
    return status;
}

pacta_status api_session_load(const struct api_asking *asking, struct api_session *session)
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
