/* Sessions as text: the body's head, then each session in a few lines. */
#include "api/session.h"

#include <math.h>
#include <stdlib.h>

/* "7th session" below its body, or the meeting's title. */
static void add_name(struct base_buffer *out, const struct api_session *session, bool below_body)
{
    if (isnan(session->thread.thread.number) || !below_body) {
        api_plain_cut(out, session->thread.thread.title, 160);
        return;
    }
    api_ordinal(out, session->thread.thread.number);
    base_buffer_add_text(out, " session");
}

static void add_place(struct base_buffer *out, const struct api_asking *asking, const struct api_session *session)
{
    if (session->place.name.length > 0 || session->place.country.length > 0) {
        base_buffer_add_text(out, ", ");
        api_plain(out,
                  session->place.name.length > 0 ? session->place.name : api_country(asking->tables, session->place.country));
    }
}

/* "held 2025-02-13, Islamabad", "planned for 2026-01", "cancelled". */
static void add_state(struct base_buffer *out, const struct api_asking *asking, const struct api_session *session)
{
    if (session->was_held) {
        base_buffer_add_text(out, "held ");
        if (session->held.count > 0) {
            api_iso_date(out, &session->held.items[0].date);
        } else {
            base_buffer_add_text(out, "on a day not printed");
        }
    } else if (session->was_cancelled) {
        base_buffer_add_text(out, API_ALARM "cancelled" API_NORMAL);
    } else if (session->planned.count > 0) {
        base_buffer_add_text(out, "planned for ");
        api_iso_date(out, &session->planned.items[session->planned.count - 1].date);
    } else {
        base_buffer_add_text(out, session->was_postponed ? "postponed, no new day told"
                                  : session->was_planned ? "planned, no day told"
                                                         : "no day told");
    }
    add_place(out, asking, session);
}

static void add_slip(struct base_buffer *out, const struct api_asking *asking, const struct api_session *session)
{
    if (session->slipped) {
        base_buffer_format(out, " · " API_ALARM "%d day%s %s than first planned" API_NORMAL, abs(session->slip),
                           abs(session->slip) == 1 ? "" : "s", session->slip > 0 ? "later" : "earlier");
    } else if (!session->was_held && !session->was_cancelled &&
               follow_standing_on(&session->thread.thread, asking->on) == FOLLOW_OVERDUE) {
        base_buffer_add_text(out, " · ");
        api_thread_standing(out, &session->thread.thread, asking->on);
    }
}

static void add_actor(struct base_buffer *out, const struct read_actor *actor)
{
    api_plain(out, actor->name.length > 0 ? actor->name : actor->office);
    const struct base_str more[] = {actor->name.length > 0 ? actor->office : (struct base_str){0}, actor->country};
    uint32_t shown = 0;
    for (size_t i = 0; i < 2; i++) {
        if (more[i].length > 0) {
            base_buffer_add_text(out, shown++ == 0 ? " (" : ", ");
            api_plain(out, more[i]);
        }
    }
    base_buffer_add_text(out, shown > 0 ? ")" : "");
}

static void print_chairs(struct api_page *page, const struct api_session *session, const char *lead, uint32_t indent)
{
    if (session->chairs.count == 0) {
        return;
    }
    base_buffer_add_text(&page->line, session->chairs.count == 1 ? "chair: " : "chairs: ");
    for (uint32_t i = 0; i < session->chairs.count; i++) {
        base_buffer_add_text(&page->line, i > 0 ? "; " : "");
        add_actor(&page->line, &session->chairs.items[i]);
    }
    api_page_flush(page, lead, indent);
}

/* A plan, or a day on which it is told to have been held, with the report that says so. */
static void print_day(struct api_page *page, const char *word, const struct api_session_day *day)
{
    base_buffer_format(&page->line, "%s ", word);
    api_iso_date(&page->line, &day->date);
    base_buffer_add_text(&page->line, ": ");
    api_told_quote(&page->line, day->told);
    api_page_flush(page, "    - ", 6);
}

static void print_counts(struct api_page *page, const struct api_session *session)
{
    if (session->counts.count == 0 && session->named.count == 0 && session->unnamed == 0) {
        return;
    }
    base_buffer_add_text(&page->line, "documents: ");
    for (uint32_t i = 0; i < session->counts.count; i++) {
        const struct api_session_count *count = &session->counts.items[i];
        base_buffer_add_text(&page->line, i > 0 ? "; " : "");
        api_number(&page->line, count->count);
        base_buffer_add_text(&page->line, " told (");
        api_told_origin(&page->line, count->told);
        base_buffer_format(&page->line, " [%s])", count->told->record->id);
    }
    base_buffer_add_text(&page->line, session->counts.count == 0 ? "no count told" : "");
    base_buffer_format(&page->line, "; %u can be named", session->named.count);
    if (session->unnamed > 0) {
        base_buffer_format(&page->line, ", %u told without a name", session->unnamed);
    }
    api_page_flush(page, "    ", 6);
}

static void print_documents(struct api_page *page, const struct api_session *session)
{
    print_counts(page, session);
    for (uint32_t i = 0; i < session->named.count; i++) {
        const struct follow_thread *named = session->named.items[i];
        api_plain_cut(&page->line, named->title, 200);
        if (named->status.length > 0) {
            base_buffer_add_text(&page->line, " · ");
            api_plain(&page->line, named->status);
        }
        base_buffer_format(&page->line, " · %.*s", BASE_STR_ARG(named->id));
        api_page_flush(page, "    - ", 6);
    }
}

void api_session_text(struct api_page *page, const struct api_asking *asking, const struct api_session *session,
                      bool below_body)
{
    base_buffer_add_text(&page->line, API_STRONG);
    add_name(&page->line, session, below_body);
    base_buffer_add_text(&page->line, API_NORMAL " · ");
    add_state(&page->line, asking, session);
    add_slip(&page->line, asking, session);
    base_buffer_format(&page->line, " · %.*s", BASE_STR_ARG(session->thread.thread.id));
    api_page_flush(page, "* ", 2);
    print_chairs(page, session, "    ", 6);
    for (uint32_t i = 0; i < session->planned.count; i++) {
        print_day(page, "planned for", &session->planned.items[i]);
    }
    for (uint32_t i = 0; i < session->held.count; i++) {
        print_day(page, "held", &session->held.items[i]);
    }
    print_documents(page, session);
}

/* ------------------------------------------------------------------ the body's head */

static void print_names(struct api_page *page, const struct api_sessions *sessions)
{
    if (sessions->bodies.count == 0) {
        api_plain(&page->line, sessions->name);
    }
    for (uint32_t i = 0; i < sessions->bodies.count; i++) {
        base_buffer_add_text(&page->line, i == 0 ? "" : "; also ");
        api_plain_cut(&page->line, sessions->bodies.items[i].thread.title, 160);
    }
    api_page_heading(page, '=');
}

static void print_basis(struct api_page *page, const struct api_asking *asking, const struct api_sessions *sessions)
{
    uint32_t held = 0, slipped = 0;
    for (uint32_t i = 0; i < sessions->list.count; i++) {
        held += sessions->list.items[i].was_held;
        slipped += sessions->list.items[i].slipped && sessions->list.items[i].slip > 0;
    }
    if (sessions->bodies.count > 0) {
        const struct follow_thread *body = &sessions->bodies.items[0].thread;
        api_thread_parties(&page->line, asking->tables, body->parties);
        api_page_part(page);
        if (body->sort.length > 0) {
            api_plain(&page->line, body->sort);
            base_buffer_add_text(&page->line, " · ");
        }
        base_buffer_format(&page->line, "%.*s · ", BASE_STR_ARG(body->id));
    }
    if (sessions->list.count == 0) {
        base_buffer_add_text(&page->line, "no session told of");
    } else {
        base_buffer_format(&page->line, "%u session%s told of, %u held, %u slipped", sessions->list.count,
                           sessions->list.count == 1 ? "" : "s", held, slipped);
    }
    api_page_flush(page, "", 2);
}

static void print_responsible(struct api_page *page, const struct api_sessions *sessions)
{
    if (sessions->responsible.count == 0) {
        return;
    }
    base_buffer_add_text(&page->line, "responsible, as told: ");
    for (uint32_t i = 0; i < sessions->responsible.count; i++) {
        const struct read_agent *agent = &sessions->responsible.items[i];
        base_buffer_add_text(&page->line, i > 0 ? "; " : "");
        api_plain(&page->line, agent->name);
        if (agent->country.length > 0) {
            base_buffer_format(&page->line, " (%.*s)", BASE_STR_ARG(agent->country));
        }
    }
    api_page_flush(page, "", 2);
}

static void print_end(struct api_page *page, const struct api_asking *asking, const struct api_session *session,
                      const char *word)
{
    if (session == NULL) {
        return;
    }
    base_buffer_add_text(&page->line, word);
    add_name(&page->line, session, true);
    base_buffer_add_text(&page->line, ", ");
    add_state(&page->line, asking, session);
    add_slip(&page->line, asking, session);
    api_page_flush(page, "", 2);
    print_chairs(page, session, "  ", 4);
}

/* Bodies that may have been meant instead. */
static void print_others(struct api_page *page, const struct api_sessions *sessions)
{
    bool any = false;
    for (uint32_t i = 0; i < sessions->others.count; i++) {
        const struct follow_thread *other = &sessions->others.items[i];
        if (api_sessions_have_body(sessions, other->n)) {
            continue;
        }
        if (!any) {
            base_buffer_add_text(&page->line, "Others that go by that name");
            api_page_heading(page, '-');
            any = true;
        }
        api_plain_cut(&page->line, other->title, 160);
        base_buffer_format(&page->line, " · %.*s · %.*s", BASE_STR_ARG(other->parties), BASE_STR_ARG(other->id));
        api_page_flush(page, "* ", 4);
    }
}

void api_body_text(struct api_page *page, const struct api_asking *asking, const struct api_sessions *sessions)
{
    print_basis(page, asking, sessions);
    print_responsible(page, sessions);
    print_end(page, asking, sessions->last, "last met: ");
    print_end(page, asking, sessions->next, "next: ");
}

void api_sessions_text(struct api_page *page, const struct api_asking *asking, const struct api_sessions *sessions,
                       uint32_t limit)
{
    uint32_t count = sessions->list.count, shown = limit > 0 && limit < count ? limit : count;
    print_names(page, sessions);
    api_body_text(page, asking, sessions);
    base_buffer_add_text(page->out, "\n");
    for (uint32_t i = 0; i < shown; i++) {
        api_session_text(page, asking, &sessions->list.items[i], true);
    }
    if (shown < count) {
        base_buffer_format(&page->line, "and %u more; --limit shows them", count - shown);
        api_page_flush(page, "", 0);
    }
    print_others(page, sessions);
}
