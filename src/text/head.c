/*
 * The values of an article. What is printed nearest to the story wins: a labelled date, then one between title and story,
 * that of the dateline, one above the title (often the page's clock), one below the story, one that an archive put in
 * front of the page, one with other lines between it and the article; then what the caller knows.
 */
#include "text/head.h"

#include "base/utf8.h"
#include "text/date.h"
#include "text/dateline.h"
#include "text/phrase.h"

#include <string.h>

enum { LEAD_ITEMS = 3, OWNER_LINE = 120, OWNER_YEAR = 24, OWNER_BEHIND = 200 };

/* How good a date is; the best found so far wins. */
enum date_rank { RANK_NONE, RANK_CLOCK, RANK_ARCHIVE, RANK_LATER, RANK_ABOVE, RANK_DATELINE, RANK_UPDATED, RANK_BELOW, RANK_PUBLISHED };

struct reader {
    struct text_page *page;
    const struct text_part *part;
    struct text_article *article;
    enum date_rank rank;
};

void text_head_take_input(struct text_page *page, const struct text_input *input)
{
    page->title.value = input->title;
    page->outlet.value = input->outlet;
    page->url.value = input->url;
    page->published.value = input->date;
}

static struct base_str line_of(const struct reader *reader, const struct text_item *item)
{
    return text_page_str(reader->page, item->at);
}

static struct base_span inside(const struct text_item *item, struct base_span at)
{
    return (struct base_span){item->at.start + at.start, item->at.start + at.end};
}

static void take_date(struct reader *reader, const struct text_item *item, struct base_span at, enum date_rank rank)
{
    int32_t day = text_day_from_words(base_str_slice(line_of(reader, item), at));
    if (rank > reader->rank && day != TEXT_NO_DAY) {
        reader->rank = rank;
        reader->article->published = text_page_value(reader->page, inside(item, at));
        reader->article->published_day = day;
    }
}

/* Names without "By", blanks and marks at the ends. */
static struct base_span trim_name(struct base_str line, struct base_span at)
{
    uint32_t begin = text_phrase_end(line, at.start, TEXT_PHRASE_BYLINE);
    at.start = begin < at.end ? begin : at.start;
    while (at.start < at.end && strchr(" :|-,/(\t", line.data[at.start]) != NULL) {
        at.start++;
    }
    while (at.end > at.start && strchr(" :|-,/()\t", line.data[at.end - 1]) != NULL) {
        at.end--;
    }
    return at;
}

static bool is_name(struct base_str words)
{
    uint32_t capitals = 0, count = 0;
    for (uint32_t i = 0; i < words.length; i++) {
        if ((i == 0 || words.data[i - 1] == ' ') && words.data[i] != ' ') {
            count++;
            capitals += (words.data[i] >= 'A' && words.data[i] <= 'Z') || (unsigned char)words.data[i] >= 0xC3;
        }
    }
    return count >= 1 && count <= 6 && capitals * 2 > count;
}

static struct text_value named_value(const struct reader *reader, const struct text_item *item, struct base_span at,
                                     struct base_str name)
{
    struct text_value value = text_page_value(reader->page, inside(item, at));
    value.value = name.length > 0 ? name : value.value;
    return value;
}

static void take_agency(struct reader *reader, const struct text_item *item, struct base_span at)
{
    if (reader->article->agency.value.length == 0) {
        struct base_str printed = base_str_slice(line_of(reader, item), at);
        reader->article->agency = named_value(reader, item, at, text_agency_name(printed));
    }
}

static void take_byline(struct reader *reader, const struct text_item *item, struct base_span at)
{
    struct base_str line = line_of(reader, item);
    at = trim_name(line, at);
    struct base_str name = base_str_slice(line, at);
    if (text_agency_name(name).length > 0) {
        take_agency(reader, item, at);
    } else if (reader->article->byline.value.length == 0 && is_name(name) && !text_date_has_weekday(name)) {
        reader->article->byline = text_page_value(reader->page, inside(item, at));
    }
}

/* "Updated" and its like; everything else that is labelled was published. */
static enum date_rank rank_of_label(struct base_str label)
{
    static const char *const LATER[] = {"updat", "modif", "edit"};
    char lower[40];
    uint32_t length = label.length < sizeof lower ? label.length : (uint32_t)sizeof lower;
    length = base_utf8_fold((struct base_str){label.data, length}, lower);
    for (size_t i = 0; i < sizeof LATER / sizeof *LATER; i++) {
        if (base_str_find((struct base_str){lower, length}, LATER[i], 0) >= 0) {
            return RANK_UPDATED;
        }
    }
    return RANK_PUBLISHED;
}

static void take_place(struct reader *reader, const struct text_item *item, struct base_span at);

/* "Lima, 6 August 2025" on a line: where it was written, and nobody's name. */
static bool read_place_and_day(struct reader *reader, const struct text_item *item)
{
    uint32_t end = text_dateline_place_line(line_of(reader, item));
    if (end > 0 && reader->article->dateline.value.length == 0) {
        take_place(reader, item, (struct base_span){0, end});
    }
    return end > 0;
}

/* "Thursday, December 4, 2025 - Staff Report": the desk stands behind the day. */
static void read_name_behind(struct reader *reader, const struct text_item *item, uint32_t at)
{
    struct base_str line = line_of(reader, item);
    struct text_phrases found;
    while (at < line.length && strchr(" -|/,", line.data[at]) != NULL) {
        at++;
    }
    text_phrases_find(base_str_slice(line, (struct base_span){at, line.length}), &found);
    if (at < line.length && text_phrases_have(&found, TEXT_PHRASE_BYLINE) && found.first[TEXT_PHRASE_BYLINE].start == 0) {
        take_byline(reader, item, (struct base_span){at, line.length});
    }
}

/* "A. Name Published September 09, 2025 | 06:50 PM" */
static void read_date_line(struct reader *reader, const struct text_item *item, enum date_rank bare)
{
    struct base_str line = line_of(reader, item);
    struct text_phrases found;
    struct text_date date;
    if (!text_date_find(line, 0, &date)) {
        return;
    }
    if (bare == RANK_ARCHIVE) {
        take_date(reader, item, (struct base_span){0, line.length}, bare);
        return;
    }
    text_phrases_find(line, &found);
    struct base_span label = found.first[TEXT_PHRASE_DATED];
    bool labelled = text_phrases_have(&found, TEXT_PHRASE_DATED) && label.start < date.at.start;
    take_date(reader, item, date.at, labelled ? rank_of_label(base_str_slice(line, label)) : bare);
    uint32_t stop = labelled ? label.start : date.at.start;
    for (uint32_t i = 1; i < stop; i++) {
        stop = line.data[i] >= '0' && line.data[i] <= '9' ? i : stop; /* "Ada Quill 4 minutes ago Wed 06th ..." */
    }
    bool name = labelled || memchr(line.data, ' ', stop > 1 ? stop - 1 : 0) != NULL; /* one word before a bare date is a section */
    if (stop > 0 && name && !read_place_and_day(reader, item)) {
        take_byline(reader, item, (struct base_span){0, stop});
    } else if (stop > 0 && !name) {
        read_place_and_day(reader, item);
    }
    read_name_behind(reader, item, date.at.end);
}

static void take_outlet(struct reader *reader, const struct text_item *item, struct base_span at)
{
    if (reader->article->outlet.value.length == 0) {
        reader->article->outlet = named_value(reader, item, at, (struct base_str){NULL, 0});
    }
}

/* A line that names an agency or an outlet. */
static void take_name(struct reader *reader, const struct text_item *item, struct base_span at)
{
    at.end -= base_str_ends(base_str_slice(line_of(reader, item), at), ":");
    if (text_agency_name(base_str_slice(line_of(reader, item), at)).length > 0) {
        take_agency(reader, item, at);
    } else {
        take_outlet(reader, item, at);
    }
}

/* "ISLAMABAD" gives "Islamabad"; what is not all capitals stays as printed. */
static struct base_str place_name(struct base_arena *arena, struct base_str printed)
{
    struct base_str name = base_str_copy(arena, printed);
    char *data = base_arena_take(arena, printed.length + 1u);
    bool first = true;
    for (uint32_t i = 0; i < name.length; i++) {
        char c = name.data[i];
        if (c >= 'a' && c <= 'z') {
            return printed;
        }
        bool letter = (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
        data[i] = letter && !first && c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        first = !letter && c != '\'';
    }
    return (struct base_str){data, name.length};
}

static void take_place(struct reader *reader, const struct text_item *item, struct base_span at)
{
    struct text_value value = text_page_value(reader->page, inside(item, at));
    value.value = place_name(reader->page->arena, value.value);
    reader->article->dateline = value;
}

/* Cuts the dateline off the story's first paragraph. */
static bool read_dateline(struct reader *reader, struct text_item *item)
{
    struct base_str line = line_of(reader, item);
    struct text_dateline found = text_dateline_find(line);
    if (found.length == 0) {
        return false;
    }
    if (found.place.end > 0) {
        take_place(reader, item, found.place);
    }
    if (found.date.end > 0) {
        take_date(reader, item, found.date, RANK_DATELINE);
    }
    if (found.agency.end > 0) {
        take_agency(reader, item, found.agency);
    }
    if (found.outlet.end > 0) {
        take_outlet(reader, item, found.outlet);
    }
    if (found.byline.end > 0) {
        take_byline(reader, item, found.byline);
    }
    item->body.start = item->at.start + found.length;
    return true;
}

/* A dateline on a line of its own, right above the story. */
static bool read_place_line(struct reader *reader, uint32_t i)
{
    struct text_item *item = &reader->page->items.items[i];
    bool line = item->role == TEXT_ROLE_HEADING || (item->role == TEXT_ROLE_BODY && !item->sentence);
    uint32_t end = line && i + 1 < reader->part->end ? text_dateline_place_line(line_of(reader, item)) : 0;
    if (end == 0) {
        return false;
    }
    take_place(reader, item, (struct base_span){0, end});
    item->role = TEXT_ROLE_NOISE;
    return true;
}

static void read_lead(struct reader *reader)
{
    const struct text_part *part = reader->part;
    uint32_t first = part->title == TEXT_NO_ITEM ? part->start : part->title + 1;
    for (uint32_t i = first, seen = 0; i < part->end && seen < LEAD_ITEMS; i++) {
        struct text_item *item = &reader->page->items.items[i];
        if (read_place_line(reader, i)) {
            return;
        }
        if (item->role == TEXT_ROLE_BODY) {
            seen++;
            if (read_dateline(reader, item)) {
                return;
            }
        }
    }
}

static void read_credit(struct reader *reader, const struct text_item *item)
{
    struct base_span at;
    struct base_str line = line_of(reader, item);
    if (text_agency_in(line, 0, &at)) {
        take_agency(reader, item, at);
    }
}

/* How good an unlabelled date is in that place. */
static enum date_rank bare_rank(const struct reader *reader, uint32_t i)
{
    const struct text_part *part = reader->part;
    if (base_str_starts_fold(line_of(reader, &reader->page->items.items[i]), "date ")) {
        return RANK_ARCHIVE;
    }
    bool above = part->title != TEXT_NO_ITEM && i < part->title;
    if (i < part->start) {
        return RANK_CLOCK; /* something stands between it and the article */
    }
    return i >= part->body ? RANK_LATER : above ? RANK_ABOVE : RANK_BELOW;
}

static void read_lines(struct reader *reader)
{
    const struct text_part *part = reader->part;
    for (uint32_t i = part->zone; i < part->end; i++) {
        struct text_item *item = &reader->page->items.items[i];
        struct base_span whole = {0, item->at.end - item->at.start};
        bool head = i < part->body;
        if (item->role == TEXT_ROLE_DATE) {
            read_date_line(reader, item, bare_rank(reader, i));
        } else if (item->role == TEXT_ROLE_BYLINE && head) {
            take_byline(reader, item, whole);
        } else if (item->role == TEXT_ROLE_OUTLET) {
            take_name(reader, item, whole);
        } else if (item->role == TEXT_ROLE_CREDIT) {
            read_credit(reader, item);
        }
    }
}

static bool is_year(struct base_str line, uint32_t at)
{
    for (uint32_t i = 0; i < 4; i++) {
        if (at + i >= line.length || line.data[at + i] < '0' || line.data[at + i] > '9') {
            return false;
        }
    }
    return line.data[at] == '1' || line.data[at] == '2';
}

/* The name in "© 2022 Volta Times", "Copyright 2019-2024 The Volta Times. All rights reserved."; empty without a year. */
static struct base_span owner_in(struct base_str line)
{
    uint32_t start = 0, end;
    while (start < line.length && start < OWNER_YEAR && !is_year(line, start)) {
        start++;
    }
    if (!is_year(line, start)) {
        return (struct base_span){0};
    }
    while (start < line.length && strchr("0123456789 -,|", line.data[start]) != NULL) {
        start++;
    }
    for (end = start; end < line.length && strchr(".,|-(", line.data[end]) == NULL;) {
        end++;
    }
    return trim_name(line, (struct base_span){start, end});
}

/* Who owns the page says who published it: the line stands below the story, often behind what is kept of the page. */
static void read_owner(struct reader *reader)
{
    const struct text_page *page = reader->page;
    uint32_t end = page->items.count - reader->part->end > OWNER_BEHIND ? reader->part->end + OWNER_BEHIND : page->items.count;
    for (uint32_t i = reader->part->zone; i < end && reader->article->outlet.value.length == 0; i++) {
        const struct text_item *item = &page->items.items[i];
        struct base_str line = line_of(reader, item);
        bool owned = item->role != TEXT_ROLE_CAPTION && (base_str_starts(line, "\xC2\xA9") || base_str_starts_fold(line, "copyright") || base_str_starts_fold(line, "(c) "));
        struct base_span at = owned && line.length <= OWNER_LINE ? owner_in(line) : (struct base_span){0};
        struct base_str name = base_str_slice(line, at);
        if (at.end > at.start && is_name(name) && text_agency_name(name).length == 0) {
            take_outlet(reader, item, at);
        }
    }
}

/* What nothing on the page says, the caller or the page's head may know. */
static void fill(struct reader *reader)
{
    struct text_article *article = reader->article;
    const struct text_page *page = reader->page;
    if (reader->part->title != TEXT_NO_ITEM) {
        article->title = text_page_value(page, page->items.items[reader->part->title].at);
    } else if (reader->part->zone == 0) {
        article->title = page->title;
    }
    if (page->outlet.value.length == 0) {
        read_owner(reader);
    }
    article->outlet = article->outlet.value.length > 0 ? article->outlet : page->outlet;
    article->agency = article->agency.value.length > 0 ? article->agency : page->agency;
    article->byline = article->byline.value.length > 0 ? article->byline : page->byline;
    article->url = page->url;
    if (reader->rank == RANK_NONE && page->published.value.length > 0) {
        article->published = page->published;
        article->published_day = text_day_from_words(page->published.value);
    }
}

void text_head_read(struct text_page *page, const struct text_part *part, struct text_article *article)
{
    *article = (struct text_article){.published_day = TEXT_NO_DAY};
    struct reader reader = {page, part, article, RANK_NONE};
    read_lines(&reader);
    read_lead(&reader);
    fill(&reader);
}
