/*
 * Making a brief: load the pair's threads, newest first, and lay them into sections in the order in which they matter before a
 * meeting. Every question to the ledger is bounded, so that a pair with a hundred thousand records is answered as fast as one
 * with ten.
 */
#include "api/brief_making.h"

#include "follow/texts.h"

static void load_threads(struct api_making *making)
{
    for (int kind = 0; kind < FOLLOW_KIND_COUNT && making->status == PACTA_OK; kind++) {
        const struct follow_filter filter = {
            .kind = follow_kind_name((enum follow_kind)kind),
            .party = making->wish->codes[0],
            .with = making->wish->codes[1],
            .limit = API_MOST_THREADS,
        };
        making->status = follow_find(making->asking->arena, making->asking->ledger, &filter, &making->threads[kind]);
    }
}

static void lay_sections(struct api_making *making)
{
    static void (*const LAYERS[])(struct api_making *) = {
        api_lay_changes,  api_lay_promises, api_lay_targets, api_lay_sessions, api_lay_documents,
        api_lay_projects, api_lay_disputes, api_lay_figures, api_lay_people,
    };
    for (size_t i = 0; i < sizeof LAYERS / sizeof *LAYERS && making->status == PACTA_OK; i++) {
        LAYERS[i](making);
    }
}

pacta_status api_brief_make(const struct api_asking *asking, const struct api_brief_wish *wish, struct api_brief *brief)
{
    struct api_making making = {.asking = asking, .wish = wish, .brief = brief};
    *brief = (struct api_brief){.since = wish->since, .on = asking->on, .is_long = wish->is_long};
    for (int i = 0; i < 2; i++) {
        brief->codes[i] = wish->codes[i];
        brief->names[i] = api_country(asking->tables, wish->codes[i]);
    }
    base_buffer_init(&making.text);
    making.status = ledger_span_between(asking->ledger, wish->codes[0], wish->codes[1], (struct base_str){0}, &brief->span);
    if (making.status == PACTA_OK) {
        making.status = follow_count_texts(asking->ledger, wish->codes[0], wish->codes[1], &brief->independent);
    }
    load_threads(&making);
    lay_sections(&making);
    base_buffer_release(&making.text);
    return making.status;
}
