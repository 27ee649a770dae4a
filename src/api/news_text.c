/* What is new in a report, as a page and as JSON. */
#include "api/news.h"

#include "api/line.h"
#include "base/json.h"
#include "read/record_json.h"

static const char *const HEADINGS[] = {"Contradicts what was told", "Changes", "New", "Told before"};

static void add_counts(struct base_buffer *out, const struct api_news *news)
{
    static const char *const ONE[] = {"contradicts what was told", "changes it", "is new", "restates it"};
    static const char *const MANY[] = {"contradict what was told", "change it", "are new", "restate it"};
    base_buffer_format(out, news->items.count == 1 ? "%u point" : "%u points", news->items.count);
    for (int i = 0, shown = 0; i < API_VERDICT_COUNT; i++) {
        if (news->counts[i] > 0) {
            const char *words = news->counts[i] == 1 ? ONE[i] : MANY[i];
            base_buffer_format(out, "%s%u %s", shown++ > 0 ? ", " : ": ", news->counts[i], words);
        }
    }
    if (news->known) {
        base_buffer_add_text(out, "; the report is in the ledger already and is held against all others");
    }
}

/* "Indus Wire, 2025-07-09" */
static void add_origin(struct base_buffer *out, struct base_str outlet, struct base_str path, struct base_str day)
{
    api_plain(out, outlet.length > 0 ? outlet : api_file_name(path));
    base_buffer_add_text(out, day.length > 0 ? ", " : ", undated");
    api_plain(out, day);
}

/* "It is a rewrite of “Talks in Tarsk”, Dawn, 2025-07-09." */
static void print_repeat(struct api_page *page, const struct follow_repeat *repeat)
{
    if (repeat->manner.length == 0) {
        return;
    }
    base_buffer_add_text(&page->line, repeat->is_later ? "The ledger has a " : "It is a ");
    api_plain(&page->line, repeat->manner);
    base_buffer_add_text(&page->line, repeat->is_later ? " of it: " : " of ");
    if (repeat->title.length > 0) {
        base_buffer_add_text(&page->line, "“");
        api_plain(&page->line, repeat->title);
        base_buffer_add_text(&page->line, "”, ");
    }
    add_origin(&page->line, repeat->outlet, repeat->path, repeat->day);
    api_page_flush(page, "", 0);
}

static void print_head(struct api_page *page, const struct api_news *news)
{
    api_plain(&page->line, news->title.length > 0 ? news->title : api_file_name(news->path));
    api_page_heading(page, '=');
    add_origin(&page->line, news->outlet, news->path, news->day);
    api_page_flush(page, "", 0);
    print_repeat(page, &news->repeat);
    add_counts(&page->line, news);
    api_page_flush(page, "", 0);
}

/* "the 7th report of it, first told by Dawn, 2020-02-14" */
static void add_time(struct base_buffer *out, const struct api_news_item *item)
{
    if (item->time > 1 && item->first != NULL) {
        base_buffer_add_text(out, " · the ");
        api_ordinal(out, item->time);
        base_buffer_add_text(out, " report of it, first told by ");
        api_told_origin(out, item->first);
    }
    if (item->has_thread) {
        base_buffer_format(out, " · %.*s", BASE_STR_ARG(item->thread.id));
    }
}

static void print_point(struct api_page *page, const struct api_news_point *point)
{
    base_buffer_format(&page->line, API_ALARM "%s" API_NORMAL ": ", point->what);
    if (point->from.length > 0) {
        api_plain(&page->line, point->from);
        base_buffer_add_text(&page->line, " → ");
    }
    api_plain(&page->line, point->to);
    api_page_flush(page, "    ", 4);
    if (point->other != NULL) {
        base_buffer_add_text(&page->line, "before: ");
        api_told_quote(&page->line, point->other);
        api_page_flush(page, "      ", 6);
    }
}

static void print_item(struct api_page *page, const struct api_asking *asking, const struct api_news_item *item)
{
    base_buffer_add_text(&page->line, API_STRONG);
    api_line(&page->line, asking->tables, item->told->record);
    base_buffer_add_text(&page->line, API_NORMAL);
    add_time(&page->line, item);
    api_page_flush(page, "* ", 2);
    for (uint32_t i = 0; i < item->points.count; i++) {
        print_point(page, &item->points.items[i]);
    }
    api_told_quote(&page->line, item->told);
    api_page_flush(page, "    ", 4);
}

static void print_verdict(struct api_page *page, const struct api_asking *asking, const struct api_news *news,
                          enum api_verdict verdict, uint32_t limit)
{
    base_buffer_add_text(&page->line, HEADINGS[verdict]);
    api_page_heading(page, '-');
    uint32_t shown = 0;
    for (uint32_t i = 0; i < news->items.count && (limit == 0 || shown < limit); i++) {
        if (news->items.items[i].verdict == verdict) {
            print_item(page, asking, &news->items.items[i]);
            shown++;
        }
    }
    if (shown < news->counts[verdict]) {
        base_buffer_format(&page->line, "and %u more, with --limit 0", news->counts[verdict] - shown);
        api_page_flush(page, "  ", 2);
    }
}

void api_news_text(struct api_page *page, const struct api_asking *asking, const struct api_news *news, uint32_t limit)
{
    print_head(page, news);
    for (int verdict = 0; verdict < API_VERDICT_COUNT; verdict++) {
        if (news->counts[verdict] > 0) {
            print_verdict(page, asking, news, (enum api_verdict)verdict, limit);
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

static void put_point(struct base_buffer *out, const struct api_news_point *point)
{
    base_json_open(out, '{');
    api_put(out, "what", base_str_from(point->what));
    api_put(out, "from", point->from);
    api_put(out, "to", point->to);
    put_told(out, "before", point->other);
    base_json_close(out, '}');
}

static void put_item(struct base_buffer *out, const struct api_asking *asking, const struct api_news_item *item)
{
    base_json_open(out, '{');
    api_put(out, "verdict", base_str_from(api_verdict_name(item->verdict)));
    base_json_key(out, "record");
    read_record_to_json(item->told->record, out);
    if (item->has_thread) {
        const struct api_thread thread = {.thread = item->thread};
        base_json_key(out, "thread");
        api_thread_json(out, asking, &thread, API_THREAD_SHORT);
    }
    api_put(out, "why", item->why);
    if (item->time > 1) {
        api_put_number(out, "time", item->time);
    }
    put_told(out, "first", item->first);
    base_json_key(out, "points");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < item->points.count; i++) {
        put_point(out, &item->points.items[i]);
    }
    base_json_close(out, ']');
    base_json_close(out, '}');
}

static void put_repeat(struct base_buffer *out, const struct follow_repeat *repeat)
{
    if (repeat->manner.length == 0) {
        return;
    }
    base_json_key(out, "repeats");
    base_json_open(out, '{');
    api_put(out, "manner", repeat->manner);
    base_json_key(out, "later");
    base_json_flag(out, repeat->is_later);
    api_put_number(out, "likeness", repeat->likeness);
    api_put(out, "source", repeat->path);
    api_put(out, "title", repeat->title);
    api_put(out, "outlet", repeat->outlet);
    api_put(out, "published", repeat->day);
    base_json_close(out, '}');
}

void api_news_json(struct base_buffer *out, const struct api_asking *asking, const struct api_news *news)
{
    base_json_open(out, '{');
    api_put(out, "source", news->path);
    api_put(out, "title", news->title);
    api_put(out, "outlet", news->outlet);
    api_put(out, "published", news->day);
    base_json_key(out, "known");
    base_json_flag(out, news->known);
    put_repeat(out, &news->repeat);
    base_json_key(out, "counts");
    base_json_open(out, '{');
    for (int i = 0; i < API_VERDICT_COUNT; i++) {
        api_put_number(out, api_verdict_name((enum api_verdict)i), news->counts[i]);
    }
    base_json_close(out, '}');
    base_json_key(out, "items");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < news->items.count; i++) {
        put_item(out, asking, &news->items.items[i]);
    }
    base_json_close(out, ']');
    base_json_close(out, '}');
}
