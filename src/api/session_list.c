/* What is asked of many bodies or many meetings at once: who is responsible and when they last met; what slipped. */
#include "api/session.h"

/* ------------------------------------------------------------------ bodies */

static bool is_told_already(const struct api_bodies *bodies, int64_t thread)
{
    for (uint32_t i = 0; i < bodies->list.count; i++) {
        if (api_sessions_have_body(&bodies->list.items[i], thread)) {
            return true;
        }
    }
    return false;
}

pacta_status api_bodies_find(const struct api_asking *asking, const struct follow_filter *filter, struct api_bodies *bodies)
{
    struct follow_filter wanted = *filter;
    struct follow_threads found = {0};
    wanted.kind = follow_kind_name(FOLLOW_BODY);
    *bodies = (struct api_bodies){0};
    pacta_status status = follow_find(asking->arena, asking->ledger, &wanted, &found);
    for (uint32_t i = 0; status == PACTA_OK && i < found.count; i++) {
        if (!is_told_already(bodies, found.items[i].n)) {
            struct api_sessions *sessions = BASE_PUSH(asking->arena, bodies->list);
            status = api_sessions_of_body(asking, &found.items[i], sessions);
        }
    }
    return status;
}

void api_bodies_text(struct api_page *page, const struct api_asking *asking, const struct api_bodies *bodies)
{
    for (uint32_t i = 0; i < bodies->list.count; i++) {
        const struct api_sessions *sessions = &bodies->list.items[i];
        for (uint32_t k = 0; k < sessions->bodies.count; k++) {
            base_buffer_add_text(&page->line, k == 0 ? API_STRONG : "; also ");
            api_plain_cut(&page->line, sessions->bodies.items[k].thread.title, 160);
        }
        base_buffer_add_text(&page->line, API_NORMAL);
        api_page_flush(page, i == 0 ? "" : "\n", 2);
        api_body_text(page, asking, sessions);
    }
}

void api_bodies_json(struct base_buffer *out, const struct api_asking *asking, const struct api_bodies *bodies)
{
    for (uint32_t i = 0; i < bodies->list.count; i++) {
        base_buffer_add_text(out, i == 0 ? "[\n" : ",\n");
        api_body_json(out, asking, &bodies->list.items[i]);
    }
    base_buffer_add_text(out, bodies->list.count == 0 ? "[]\n" : "\n]\n");
}

/* ------------------------------------------------------------------ slips */

/* A limit is of slips, so all meetings are looked at until there are enough; without parties the newest thousand. */
static uint64_t most_meetings(const struct follow_filter *filter)
{
    enum { NEWEST = 1000 };
    return filter->limit == 0 || filter->party.length > 0 ? 0 : NEWEST;
}

pacta_status api_slips_find(const struct api_asking *asking, const struct follow_filter *filter, struct api_slips *slips)
{
    struct follow_filter wanted = *filter;
    struct follow_threads found = {0};
    wanted.kind = follow_kind_name(FOLLOW_SESSION);
    wanted.limit = most_meetings(filter);
    *slips = (struct api_slips){0};
    pacta_status status = follow_find(asking->arena, asking->ledger, &wanted, &found);
    for (uint32_t i = 0; status == PACTA_OK && i < found.count; i++) {
        struct api_session session = {.thread = {.thread = found.items[i]}};
        if (filter->limit > 0 && slips->list.count >= filter->limit) {
            break;
        }
        status = api_session_load(asking, &session);
        if (session.slipped && session.slip > 0) {
            *BASE_PUSH(asking->arena, slips->list) = session;
        }
    }
    return status;
}

void api_slips_text(struct api_page *page, const struct api_asking *asking, const struct api_slips *slips)
{
    for (uint32_t i = 0; i < slips->list.count; i++) {
        api_session_text(page, asking, &slips->list.items[i], false);
    }
}

void api_slips_json(struct base_buffer *out, const struct api_slips *slips)
{
    for (uint32_t i = 0; i < slips->list.count; i++) {
        base_buffer_add_text(out, i == 0 ? "[\n" : ",\n");
        api_session_json(out, &slips->list.items[i]);
    }
    base_buffer_add_text(out, slips->list.count == 0 ? "[]\n" : "\n]\n");
}
