/* What memoranda turned into, as a page and as JSON. */
#include "api/outcome.h"

#include "base/json.h"

static const char *const HEADINGS[] = {"Something came of them", "In the news since", "No news since the signature",
                                       "Not signed, as far as told"};

/* "12 signed: 3 came to something (1 ratified or in force), 4 in the news since, 5 without news" */
static void add_counts(struct base_buffer *out, const struct api_outcomes *outcomes)
{
    const uint32_t *counts = outcomes->counts;
    base_buffer_format(out, "%u signed: %u came to something", outcomes->items.count - counts[API_FATE_UNSIGNED],
                       counts[API_FATE_RESULT]);
    if (outcomes->in_force > 0) {
        base_buffer_format(out, " (%u ratified or in force)", outcomes->in_force);
    }
    base_buffer_format(out, ", %u in the news since, %u without news since", counts[API_FATE_NEWS], counts[API_FATE_SILENT]);
    if (counts[API_FATE_UNSIGNED] > 0) {
        base_buffer_format(out, "; %u more not signed, as far as told", counts[API_FATE_UNSIGNED]);
    }
    base_buffer_add_text(out, outcomes->cut ? "; only the newest were looked at" : "");
}

/* "no news since 2024-05-01, 19 months" */
static void add_silence(struct base_buffer *out, const struct api_asking *asking, const struct api_outcome *outcome)
{
    struct base_str last = outcome->thread.thread.last_seen;
    int32_t days;
    if (last.length == 0) {
        return;
    }
    base_buffer_format(out, "no news since %.*s", BASE_STR_ARG(last));
    if (api_days_between(last, asking->on, &days) && days > 0) {
        base_buffer_add_text(out, ", ");
        api_days(out, days);
    }
}

static void print_head(struct api_page *page, const struct api_asking *asking, const struct api_outcome *outcome)
{
    const struct follow_thread *thread = &outcome->thread.thread;
    base_buffer_add_text(&page->line, API_STRONG);
    api_plain(&page->line, thread->title);
    base_buffer_add_text(&page->line, API_NORMAL);
    api_page_part(page);
    api_thread_parties(&page->line, asking->tables, thread->parties);
    if (outcome->signing != NULL) {
        base_buffer_format(&page->line, " · signed %.*s", BASE_STR_ARG(outcome->signed_on));
    }
    if (!base_str_is(thread->status, "signed")) {
        api_page_part(page);
        api_plain(&page->line, thread->status);
    }
    api_page_part(page);
    add_silence(&page->line, asking, outcome);
    base_buffer_format(&page->line, " · %.*s", BASE_STR_ARG(thread->id));
    api_page_flush(page, "* ", 2);
}

/* "became: customs agreement (signed) · h01...", "about it: ..." */
static void print_grown(struct api_page *page, const struct follow_link *link)
{
    base_buffer_add_text(&page->line, link->backwards ? "about it: " : "became: ");
    base_buffer_format(&page->line, "%s ", follow_kind_name(link->other.kind));
    api_plain(&page->line, link->other.title);
    if (link->other.status.length > 0) {
        base_buffer_add_text(&page->line, ", ");
        api_plain(&page->line, link->other.status);
    }
    if (link->why.length > 0) {
        base_buffer_add_text(&page->line, " (");
        api_plain(&page->line, link->why);
        base_buffer_add_char(&page->line, ')');
    }
    base_buffer_format(&page->line, " · last news %.*s · %.*s", BASE_STR_ARG(link->other.last_seen),
                       BASE_STR_ARG(link->other.id));
    api_page_flush(page, "    → ", 6);
}

static void print_words(struct api_page *page, const struct follow_told *told)
{
    if (told != NULL) {
        api_told_quote(&page->line, told);
        api_page_flush(page, "    ", 4);
    }
}

static void print_outcome(struct api_page *page, const struct api_asking *asking, const struct api_outcome *outcome)
{
    const struct follow_told *signing = outcome->signing, *reached = outcome->reached, *newest = outcome->thread.newest;
    print_head(page, asking, outcome);
    for (uint32_t i = 0; i < outcome->grown.count; i++) {
        print_grown(page, &outcome->grown.items[i]);
    }
    print_words(page, signing);
    print_words(page, reached != signing ? reached : NULL);
    print_words(page, newest != signing && newest != reached ? newest : NULL);
}

static void print_fate(struct api_page *page, const struct api_asking *asking, const struct api_outcomes *outcomes,
                       enum api_fate fate, uint32_t limit)
{
    base_buffer_add_text(&page->line, HEADINGS[fate]);
    api_page_heading(page, '-');
    uint32_t shown = 0;
    for (uint32_t i = 0; i < outcomes->items.count && (limit == 0 || shown < limit); i++) {
        if (outcomes->items.items[i].fate == fate) {
            print_outcome(page, asking, &outcomes->items.items[i]);
            shown++;
        }
    }
    if (shown < outcomes->counts[fate]) {
        base_buffer_format(&page->line, "and %u more, with --limit 0", outcomes->counts[fate] - shown);
        api_page_flush(page, "  ", 2);
    }
}

void api_outcomes_text(struct api_page *page, const struct api_asking *asking, const struct api_outcomes *outcomes,
                       uint32_t limit)
{
    add_counts(&page->line, outcomes);
    api_page_flush(page, "", 0);
    for (int fate = 0; fate < API_FATE_COUNT; fate++) {
        if (outcomes->counts[fate] > 0) {
            print_fate(page, asking, outcomes, (enum api_fate)fate, limit);
        }
    }
}

/* ------------------------------------------------------------------ JSON */

static void put_told(struct base_buffer *out, const char *key, const struct follow_told *told)
{
    if (told != NULL) {
        base_json_key(out, key);
        api_told_json(out, told);
    }
}

static void put_grown(struct base_buffer *out, const struct api_asking *asking, const struct follow_link *link)
{
    const struct api_thread other = {.thread = link->other};
    base_json_open(out, '{');
    api_put(out, "relation", link->relation);
    base_json_key(out, "backwards");
    base_json_flag(out, link->backwards);
    api_put(out, "why", link->why);
    base_json_key(out, "thread");
    api_thread_json(out, asking, &other, API_THREAD_SHORT);
    base_json_close(out, '}');
}

static void put_outcome(struct base_buffer *out, const struct api_asking *asking, const struct api_outcome *outcome)
{
    base_json_open(out, '{');
    api_put(out, "outcome", base_str_from(api_fate_name(outcome->fate)));
    api_put(out, "signed", outcome->signed_on);
    base_json_key(out, "thread");
    api_thread_json(out, asking, &outcome->thread, API_THREAD_SHORT);
    base_json_key(out, "grown");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < outcome->grown.count; i++) {
        put_grown(out, asking, &outcome->grown.items[i]);
    }
    base_json_close(out, ']');
    put_told(out, "signing", outcome->signing);
    put_told(out, "reached", outcome->reached);
    base_json_close(out, '}');
}

void api_outcomes_json(struct base_buffer *out, const struct api_asking *asking, const struct api_outcomes *outcomes)
{
    base_json_open(out, '{');
    base_json_key(out, "counts");
    base_json_open(out, '{');
    api_put_number(out, "signed", outcomes->items.count - outcomes->counts[API_FATE_UNSIGNED]);
    for (int i = 0; i < API_FATE_COUNT; i++) {
        api_put_number(out, api_fate_name((enum api_fate)i), outcomes->counts[i]);
    }
    api_put_number(out, "in_force", outcomes->in_force);
    base_json_close(out, '}');
    base_json_key(out, "whole");
    base_json_flag(out, !outcomes->cut);
    base_json_key(out, "outcomes");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < outcomes->items.count; i++) {
        put_outcome(out, asking, &outcomes->items.items[i]);
    }
    base_json_close(out, ']');
    base_json_close(out, '}');
    base_buffer_add_char(out, '\n');
}
