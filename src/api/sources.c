/* Reports side by side with those that print the same text, so that a reader sees at once how many voices there are. */
#include "api/sources.h"

#include "api/markup.h"
#include "api/thread.h"
#include "base/json.h"

#include <math.h>
#include <stdio.h>

static const char *const MANNERS[][3] = {
    {"copy", "copy", "copies"}, {"rewrite", "rewrite", "rewrites"}, {"correction", "correction", "corrections"}};

/* Those that tell it; NULL for any manner. */
static uint32_t count_manner(const struct follow_reports *reports, const char *manner)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < reports->count; i++) {
        count += reports->items[i].tells && (manner == NULL || base_str_is(reports->items[i].manner, manner));
    }
    return count;
}

/* "2 independent reports, 5 in all: 2 copies, 1 correction" */
static void add_count(struct base_buffer *out, const struct follow_reports *reports)
{
    uint32_t independent = follow_independent(reports);
    const char *between = ": ";
    base_buffer_format(out, "%u independent %s, %u in all", independent, independent == 1 ? "report" : "reports",
                       count_manner(reports, NULL));
    for (size_t i = 0; i < sizeof MANNERS / sizeof *MANNERS; i++) {
        uint32_t count = count_manner(reports, MANNERS[i][0]);
        if (count > 0) {
            base_buffer_format(out, "%s%u %s", between, count, MANNERS[i][count == 1 ? 1 : 2]);
            between = ", ";
        }
    }
}

static void add_origin(struct api_page *page, const struct follow_report *report)
{
    base_buffer_add_text(&page->line, API_STRONG);
    api_plain(&page->line, report->outlet.length > 0 ? report->outlet : BASE_STR("outlet not printed"));
    base_buffer_add_text(&page->line, API_NORMAL ", ");
    api_plain(&page->line, report->day.length > 0 ? report->day : BASE_STR("day not printed"));
    if (!base_str_is(report->manner, "original")) {
        base_buffer_format(&page->line, " – %.*s, %.0f %% alike", BASE_STR_ARG(report->manner), floor(report->likeness * 100));
    }
    if (!report->tells) {
        base_buffer_add_text(&page->line, ", which tells something else");
    }
    if (report->replaced_by.length > 0) {
        base_buffer_add_text(&page->line, API_ALARM " – replaced by a later correction" API_NORMAL " [");
        api_plain(&page->line, report->replaced_by);
        base_buffer_add_char(&page->line, ']');
    }
}

static void add_quote(struct base_buffer *out, struct base_str quote)
{
    struct base_buffer words;
    base_buffer_init(&words);
    api_unmark(&words, quote);
    base_buffer_add_text(out, "“");
    api_plain(out, (struct base_str){words.data, (uint32_t)words.length});
    base_buffer_add_text(out, "”");
    base_buffer_release(&words);
}

static void print_report(struct api_page *page, const struct follow_report *report, uint32_t number)
{
    char lead[24] = "   ";
    add_origin(page, report);
    if (number > 0) {
        snprintf(lead, sizeof lead, "%u. ", number);
    }
    api_page_flush(page, lead, 3);
    if (report->quote.length > 0) {
        add_quote(&page->line, report->quote);
        base_buffer_add_text(&page->line, " [");
        api_plain(&page->line, report->record);
        base_buffer_add_char(&page->line, ']');
        api_page_flush(page, "     ", 5);
    }
    base_buffer_add_text(&page->line, API_FAINT);
    api_plain(&page->line, report->path);
    base_buffer_add_text(&page->line, API_NORMAL);
    api_page_flush(page, "     ", 5);
}

void api_sources_text(struct api_page *page, const struct api_sources *sources)
{
    const struct follow_reports *reports = &sources->reports;
    api_plain(&page->line, sources->title);
    base_buffer_format(&page->line, " [%.*s]", BASE_STR_ARG(sources->id));
    api_page_heading(page, '=');
    add_count(&page->line, reports);
    api_page_flush(page, "", 0);
    for (uint32_t i = 0, number = 0; i < reports->count; i++) {
        bool begins = i == 0 || reports->items[i].family != reports->items[i - 1].family;
        number += begins;
        if (begins) {
            base_buffer_add_char(page->out, '\n');
        }
        print_report(page, &reports->items[i], begins ? number : 0);
    }
}

static void put_report(struct base_buffer *out, const struct follow_report *report)
{
    base_json_open(out, '{');
    api_put(out, "outlet", report->outlet);
    api_put(out, "date", report->day);
    api_put(out, "source", report->path);
    api_put(out, "title", report->title);
    api_put(out, "manner", report->manner);
    base_json_key(out, "tells");
    base_json_flag(out, report->tells);
    api_put_number(out, "likeness", floor(report->likeness * 1000) / 1000);
    api_put(out, "replaced_by", report->replaced_by);
    api_put(out, "record", report->record);
    api_put(out, "quote", report->quote);
    base_json_close(out, '}');
}

void api_sources_json(struct base_buffer *out, const struct api_sources *sources)
{
    const struct follow_reports *reports = &sources->reports;
    base_json_open(out, '{');
    api_put(out, "id", sources->id);
    api_put(out, "kind", sources->kind);
    api_put(out, "title", sources->title);
    api_put_number(out, "reports", count_manner(reports, NULL));
    api_put_number(out, "independent_reports", follow_independent(reports));
    base_json_key(out, "texts");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < reports->count; i++) {
        if (i == 0 || reports->items[i].family != reports->items[i - 1].family) {
            if (i > 0) {
                base_json_close(out, ']');
            }
            base_json_open(out, '[');
        }
        put_report(out, &reports->items[i]);
    }
    if (reports->count > 0) {
        base_json_close(out, ']');
    }
    base_json_close(out, ']');
    base_json_close(out, '}');
}
