/* Sessions as JSON. */
#include "api/session.h"

#include "base/json.h"

static void put_day(struct base_buffer *out, const struct api_session_day *day)
{
    base_json_open(out, '{');
    base_json_key(out, "date");
    api_date_json(out, &day->date);
    api_put_number(out, "reports", day->reports);
    base_json_key(out, "record");
    api_told_json(out, day->told);
    base_json_close(out, '}');
}

static void put_days(struct base_buffer *out, const char *key, const struct api_session_day *days, uint32_t count)
{
    base_json_key(out, key);
    base_json_open(out, '[');
    for (uint32_t i = 0; i < count; i++) {
        put_day(out, &days[i]);
    }
    base_json_close(out, ']');
}

static void put_chairs(struct base_buffer *out, const struct api_session *session)
{
    base_json_key(out, "chairs");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < session->chairs.count; i++) {
        const struct read_actor *actor = &session->chairs.items[i];
        base_json_open(out, '{');
        api_put(out, "name", actor->name);
        api_put(out, "office", actor->office);
        api_put(out, "country", actor->country);
        api_put(out, "as", actor->as);
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
}

static void put_documents(struct base_buffer *out, const struct api_session *session)
{
    base_json_key(out, "documents");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < session->counts.count; i++) {
        base_json_open(out, '{');
        api_put_number(out, "count", session->counts.items[i].count);
        api_put(out, "thread", session->counts.items[i].thread->id);
        base_json_key(out, "record");
        api_told_json(out, session->counts.items[i].told);
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
    base_json_key(out, "named");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < session->named.count; i++) {
        base_json_open(out, '{');
        api_put(out, "id", session->named.items[i]->id);
        api_put(out, "kind", session->named.items[i]->sort);
        api_put(out, "title", session->named.items[i]->title);
        api_put(out, "status", session->named.items[i]->status);
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
    api_put_number(out, "unnamed", session->unnamed);
}

static void put_flags(struct base_buffer *out, const struct api_session *session)
{
    const struct {
        const char *key;
        bool flag;
    } flags[] = {
        {"was_planned", session->was_planned}, {"was_held", session->was_held}, {"was_postponed", session->was_postponed}};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        base_json_key(out, flags[i].key);
        base_json_flag(out, flags[i].flag);
    }
}

void api_session_json(struct base_buffer *out, const struct api_session *session)
{
    base_json_open(out, '{');
    api_put(out, "id", session->thread.thread.id);
    api_put_number(out, "session", session->thread.thread.number);
    api_put(out, "title", session->thread.thread.title);
    api_put(out, "status", session->thread.thread.status);
    put_flags(out, session);
    put_days(out, "planned", session->planned.items, session->planned.count);
    put_days(out, "held", session->held.items, session->held.count);
    if (session->slipped) {
        api_put_number(out, "slip_days", session->slip);
    }
    if (session->place.name.length > 0 || session->place.country.length > 0) {
        base_json_key(out, "place");
        base_json_open(out, '{');
        api_put(out, "name", session->place.name);
        api_put(out, "country", session->place.country);
        base_json_close(out, '}');
    }
    put_chairs(out, session);
    put_documents(out, session);
    base_json_close(out, '}');
}

static void put_responsible(struct base_buffer *out, const struct api_sessions *sessions)
{
    base_json_key(out, "responsible");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < sessions->responsible.count; i++) {
        base_json_open(out, '{');
        api_put(out, "name", sessions->responsible.items[i].name);
        api_put(out, "kind", sessions->responsible.items[i].kind);
        api_put(out, "country", sessions->responsible.items[i].country);
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
}

static void put_bodies(struct base_buffer *out, const struct api_asking *asking, const struct api_sessions *sessions)
{
    base_json_key(out, "bodies");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < sessions->bodies.count; i++) {
        api_thread_json(out, asking, &sessions->bodies.items[i], API_THREAD_SHORT);
    }
    base_json_close(out, ']');
    put_responsible(out, sessions);
}

void api_sessions_json(struct base_buffer *out, const struct api_asking *asking, const struct api_sessions *sessions,
                       uint32_t limit)
{
    uint32_t count = sessions->list.count, shown = limit > 0 && limit < count ? limit : count;
    base_json_open(out, '{');
    api_put(out, "on", asking->on);
    put_bodies(out, asking, sessions);
    api_put(out, "last", sessions->last != NULL ? sessions->last->thread.thread.id : (struct base_str){0});
    api_put(out, "next", sessions->next != NULL ? sessions->next->thread.thread.id : (struct base_str){0});
    base_json_key(out, "sessions");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < shown; i++) {
        api_session_json(out, &sessions->list.items[i]);
    }
    base_json_close(out, ']');
    base_json_close(out, '}');
    base_buffer_add_char(out, '\n');
}

void api_body_json(struct base_buffer *out, const struct api_asking *asking, const struct api_sessions *sessions)
{
    base_json_open(out, '{');
    put_bodies(out, asking, sessions);
    api_put_number(out, "sessions", sessions->list.count);
    if (sessions->last != NULL) {
        base_json_key(out, "last");
        api_session_json(out, sessions->last);
    }
    if (sessions->next != NULL) {
        base_json_key(out, "next");
        api_session_json(out, sessions->next);
    }
    base_json_close(out, '}');
}
