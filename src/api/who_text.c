/* Terms of office as a page and as JSON. */
#include "api/who.h"

#include "base/json.h"

/* "printed from 2022-06-02 to 2025-09-29 in 12 reports; until 2026-01-05 at the latest, then Ada Norell" */
static void add_span(struct base_buffer *out, const struct follow_office *office)
{
    if (office->first.length == 0) {
        base_buffer_add_text(out, "printed in reports without a day");
    } else if (base_str_equal(office->first, office->last)) {
        base_buffer_format(out, "printed on %.*s", BASE_STR_ARG(office->first));
    } else {
        base_buffer_format(out, "printed from %.*s to %.*s", BASE_STR_ARG(office->first), BASE_STR_ARG(office->last));
    }
    base_buffer_format(out, office->reports > 1 ? " in %u reports" : " in one report", office->reports);
    if (office->until.length > 0) {
        base_buffer_format(out, "; no longer by %.*s", BASE_STR_ARG(office->until));
    }
    if (office->successor.length > 0) {
        base_buffer_add_text(out, ", then ");
        api_plain(out, office->successor);
    }
}

static void add_name(struct base_buffer *out, const struct api_asking *asking, const struct follow_office *office)
{
    base_buffer_add_text(out, API_STRONG);
    api_plain(out, office->person);
    base_buffer_add_text(out, API_NORMAL ", ");
    base_buffer_add_text(out, office->acting ? "acting " : "");
    api_plain(out, office->office);
    base_buffer_add_text(out, " of ");
    api_plain(out, api_country(asking->tables, office->country));
}

static void print_told(struct api_page *page, const struct follow_told *told)
{
    if (told != NULL) {
        api_told_quote(&page->line, told);
        api_page_flush(page, "    ", 4);
    }
}

static void print_deed(struct api_page *page, const struct api_deed *deed)
{
    api_plain(&page->line, deed->deed.role);
    base_buffer_add_text(&page->line, ": ");
    api_plain(&page->line, deed->deed.title);
    if (deed->deed.day.length > 0) {
        base_buffer_format(&page->line, " · %.*s", BASE_STR_ARG(deed->deed.day));
    }
    base_buffer_format(&page->line, " · %.*s", BASE_STR_ARG(deed->deed.id));
    api_page_flush(page, "  - ", 4);
    print_told(page, deed->told);
}

static void print_term(struct api_page *page, const struct api_asking *asking, const struct api_term *term, uint32_t limit)
{
    add_name(&page->line, asking, &term->office);
    base_buffer_add_text(&page->line, " · ");
    add_span(&page->line, &term->office);
    api_page_flush(page, "* ", 2);
    print_told(page, term->first);
    print_told(page,
               term->last != NULL && term->first != NULL && term->last->article != term->first->article ? term->last : NULL);
    for (uint32_t i = 0; i < term->deeds.count && (limit == 0 || i < limit); i++) {
        print_deed(page, &term->deeds.items[i]);
    }
    if (limit > 0 && term->deeds.count > limit) {
        base_buffer_format(&page->line, "and %u more, with --limit 0", term->deeds.count - limit);
        api_page_flush(page, "  - ", 4);
    }
}

static void print_others(struct api_page *page, const struct api_asking *asking, const struct api_who *who)
{
    if (who->others.count == 0) {
        return;
    }
    base_buffer_add_text(&page->line, "Before and after");
    api_page_heading(page, '-');
    for (uint32_t i = 0; i < who->others.count; i++) {
        add_name(&page->line, asking, &who->others.items[i].office);
        base_buffer_add_text(&page->line, " · ");
        add_span(&page->line, &who->others.items[i].office);
        api_page_flush(page, "* ", 2);
    }
}

void api_who_text(struct api_page *page, const struct api_asking *asking, const struct api_who *who, uint32_t limit)
{
    if (who->day.length > 0 && who->holders.count == 0) {
        base_buffer_format(&page->line, "No report says who was %.*s of ", BASE_STR_ARG(who->office));
        api_plain(&page->line, api_country(asking->tables, who->country));
        base_buffer_format(&page->line, " on %.*s.", BASE_STR_ARG(who->day));
        api_page_flush(page, "", 0);
    }
    for (uint32_t i = 0; i < who->holders.count; i++) {
        print_term(page, asking, &who->holders.items[i], limit);
    }
    print_others(page, asking, who);
}

/* ------------------------------------------------------------------ JSON */

static void put_told(struct base_buffer *out, const char *key, const struct follow_told *told)
{
    if (told != NULL) {
        base_json_key(out, key);
        api_told_json(out, told);
    }
}

static void put_office(struct base_buffer *out, const struct follow_office *office)
{
    api_put(out, "person", office->person);
    api_put(out, "office", office->office);
    api_put(out, "country", office->country);
    base_json_key(out, "acting");
    base_json_flag(out, office->acting);
    api_put(out, "first", office->first);
    api_put(out, "last", office->last);
    api_put(out, "until", office->until);
    api_put_number(out, "reports", office->reports);
}

static void put_deed(struct base_buffer *out, const struct api_deed *deed)
{
    base_json_open(out, '{');
    api_put(out, "as", deed->deed.role);
    api_put(out, "title", deed->deed.title);
    api_put(out, "date", deed->deed.day);
    api_put(out, deed->deed.thread != 0 ? "thread" : "record", deed->deed.id);
    put_told(out, "told", deed->told);
    base_json_close(out, '}');
}

static void put_holder(struct base_buffer *out, const struct api_term *term)
{
    base_json_open(out, '{');
    put_office(out, &term->office);
    put_told(out, "first_told", term->first);
    put_told(out, "last_told", term->last);
    base_json_key(out, "deeds");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < term->deeds.count; i++) {
        put_deed(out, &term->deeds.items[i]);
    }
    base_json_close(out, ']');
    base_json_close(out, '}');
}

static void put_term(struct base_buffer *out, const struct api_term *term)
{
    base_json_open(out, '{');
    put_office(out, &term->office);
    api_put(out, "successor", term->office.successor);
    base_json_close(out, '}');
}

void api_who_json(struct base_buffer *out, const struct api_who *who)
{
    base_json_open(out, '{');
    api_put(out, "office", who->office);
    api_put(out, "country", who->country);
    api_put(out, "on", who->day);
    base_json_key(out, "holders");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < who->holders.count; i++) {
        put_holder(out, &who->holders.items[i]);
    }
    base_json_close(out, ']');
    base_json_key(out, "terms");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < who->holders.count; i++) {
        put_term(out, &who->holders.items[i]);
    }
    for (uint32_t i = 0; i < who->others.count; i++) {
        put_term(out, &who->others.items[i]);
    }
    base_json_close(out, ']');
    base_json_close(out, '}');
    base_buffer_add_char(out, '\n');
}
