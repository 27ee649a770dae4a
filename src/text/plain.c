/*
 * Plain text to items. Lines that were wrapped at a fixed width are joined again: a line was wrapped when the next line's
 * first word would not have fitted behind it. Pages whose paragraphs are single lines are left as they are.
 */
#include "text/page.h"

#include "text/bullet.h"
#include "text/date.h"
#include "text/limits.h"
#include "text/tables.h"

#include <string.h>

enum { WRAP_LEAST = 40, WRAP_MOST = 120, TAB_WIDTH = 4 };

struct line {
    uint32_t start;  /* in the source, without blanks at the ends */
    uint32_t end;
    uint32_t indent;
    uint32_t width;  /* characters; WRAP_MOST + 1 for more than WRAP_MOST */
    bool gap;        /* a blank line stands before it */
    bool loose;      /* of a group of lines that run into each other */
    struct text_bullet_mark mark;
};

struct lines {
    struct line *items;
    uint32_t count;
    uint32_t capacity;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

/* Length of a blank at `at`: ASCII, NBSP, byte order mark or zero-width space; 0 for none. */
static uint32_t blank_length(struct base_str source, uint32_t at, uint32_t end)
{
    const char *s = source.data + at;
    if (is_blank(*s)) {
        return 1;
    }
    if (end - at >= 2 && s[0] == '\xC2' && s[1] == '\xA0') {
        return 2;
    }
    bool unseen = end - at >= 3 && (memcmp(s, "\xEF\xBB\xBF", 3) == 0 || memcmp(s, "\xE2\x80\x8B", 3) == 0);
    return unseen ? 3 : 0;
}

static uint32_t width_of(struct base_str source, const struct line *line)
{
    uint32_t width = 0;
    if (line->end - line->start > 4 * WRAP_MOST) {
        return WRAP_MOST + 1;
    }
    for (uint32_t i = line->start; i < line->end; i++) {
        width += ((unsigned char)source.data[i] & 0xC0) != 0x80;
    }
    return width > WRAP_MOST ? WRAP_MOST + 1 : width;
}

/* Trims the line; false when nothing is left. */
static bool trim_line(struct base_str source, struct line *line)
{
    for (uint32_t length; line->start < line->end && (length = blank_length(source, line->start, line->end)) > 0;) {
        line->indent += source.data[line->start] == '\t' ? TAB_WIDTH : 1;
        line->start += length;
    }
    while (line->end > line->start && is_blank(source.data[line->end - 1])) {
        line->end--;
    }
    while (line->end >= line->start + 2 && source.data[line->end - 2] == '\xC2' && source.data[line->end - 1] == '\xA0') {
        line->end -= 2;
    }
    return line->start < line->end;
}

static void cut_lines(struct text_page *page, uint32_t from, struct lines *lines)
{
    struct base_str source = page->source;
    char newline = memchr(source.data, '\n', source.length) == NULL ? '\r' : '\n';
    bool gap = false;
    for (uint32_t at = from; at < source.length && lines->count <= TEXT_MAX_ITEMS;) {
        const char *stop = memchr(source.data + at, newline, source.length - at);
        uint32_t end = stop == NULL ? source.length : (uint32_t)(stop - source.data);
        struct line line = {.start = at, .end = end, .gap = gap};
        at = end + 1;
        gap = !trim_line(source, &line);
        if (!gap) {
            line.width = width_of(source, &line);
            line.mark = text_bullet_at(base_str_slice(source, (struct base_span){line.start, line.end}));
            *BASE_PUSH(page->arena, *lines) = line;
        }
    }
}

static uint32_t first_word_width(struct base_str source, const struct line *line)
{
    uint32_t width = 0;
    for (uint32_t i = line->start; i < line->end && source.data[i] != ' '; i++) {
        width += ((unsigned char)source.data[i] & 0xC0) != 0x80;
    }
    return width;
}

/* Would the next line's first word have overrun the width behind this line? */
static bool is_full(struct base_str source, const struct line *line, const struct line *next, uint32_t width)
{
    return line->width + 1 + first_word_width(source, next) > width;
}

/* The width that the group of lines [first, end) was wrapped at; 0 when it was not wrapped. */
static uint32_t wrap_width(struct base_str source, const struct lines *lines, uint32_t first, uint32_t end)
{
    uint32_t width = 0, full = 0;
    for (uint32_t i = first; i < end; i++) {
        width = lines->items[i].width > width ? lines->items[i].width : width;
    }
    if (end - first < 3 || width < WRAP_LEAST || width > WRAP_MOST) {
        return 0;
    }
    for (uint32_t i = first; i + 1 < end; i++) {
        full += is_full(source, &lines->items[i], &lines->items[i + 1], width);
    }
    return full * 4 >= (end - first - 1) * 3 ? width : 0;
}

static bool starts_lower(struct base_str source, const struct line *line)
{
    return source.data[line->start] >= 'a' && source.data[line->start] <= 'z';
}

static bool ends_open(struct base_str source, const struct line *line)
{
    return strchr(".!?:;\"')", source.data[line->end - 1]) == NULL && (unsigned char)source.data[line->end - 1] < 0x80;
}

/* Is the line's last word one that ends no line by choice: "of", "the", "and"? */
static bool ends_in_small_word(struct base_str source, const struct line *line)
{
    const struct lexicon_table *table = text_table(TEXT_TABLE_LANGUAGES);
    uint32_t start = line->end;
    while (start > line->start && source.data[start - 1] != ' ') {
        start--;
    }
    struct base_str word = base_str_slice(source, (struct base_span){start, line->end});
    return table != NULL && word.data[0] >= 'a' && word.data[0] <= 'z' && lexicon_find(table, word) != LEXICON_NONE;
}

/* Lines broken at any width, as some feeds do: most lines that end without a stop run into the next one. */
static bool is_loosely_wrapped(struct base_str source, const struct lines *lines, uint32_t first, uint32_t end)
{
    uint32_t open = 0, told = 0;
    for (uint32_t i = first; i + 1 < end; i++) {
        const struct line *line = &lines->items[i], *next = &lines->items[i + 1];
        if (line->width > WRAP_MOST || next->mark.kind != TEXT_BULLET_NONE) {
            return false;
        }
        if (ends_open(source, line)) {
            open++;
            told += starts_lower(source, next) || ends_in_small_word(source, line);
        }
    }
    return told >= 2 && told * 2 >= open;
}

static uint32_t group_end(const struct lines *lines, uint32_t first)
{
    uint32_t end = first + 1;
    while (end < lines->count && !lines->items[end].gap) {
        end++;
    }
    return end;
}

/* The width of the page: that of its widest wrapped group, so that groups of two lines can be judged too.
 * Marks the groups that are wrapped in another way. */
static uint32_t page_width(struct base_str source, struct lines *lines)
{
    uint32_t widest = 0;
    for (uint32_t first = 0; first < lines->count;) {
        uint32_t end = group_end(lines, first);
        uint32_t width = wrap_width(source, lines, first, end);
        widest = width > widest ? width : widest;
        bool loose = width == 0 && end - first >= 3 && is_loosely_wrapped(source, lines, first, end);
        for (uint32_t i = first; i < end; i++) {
            lines->items[i].loose = loose;
        }
        first = end;
    }
    return widest;
}

/* Does the next line go on with this one's paragraph? */
static bool goes_on(struct base_str source, const struct line *line, const struct line *next, uint32_t width)
{
    if (next->gap || next->mark.kind != TEXT_BULLET_NONE) {
        return false;
    }
    if (width > 0 && line->width <= width && next->width <= width && is_full(source, line, next, width)) {
        return true;
    }
    if (line->loose && ends_open(source, line)) {
        return true;
    }
    char last = source.data[line->end - 1];
    bool open = last == ',' || (((last | 32) >= 'a') && ((last | 32) <= 'z'));
    return open && starts_lower(source, next) && line->width >= WRAP_LEAST && line->width <= WRAP_MOST;
}

/* The line break between two joined lines; a hyphen at the end keeps the halves together. */
static void add_joint(struct text_page *page, uint32_t start, const struct line *line, const struct line *next)
{
    if (page->source.data[line->end - 1] != '-' || !starts_lower(page->source, next)) {
        text_page_add_blank(page, start, (struct base_span){line->end, next->start});
    }
}

static uint32_t add_item(struct text_page *page, const struct lines *lines, uint32_t first, uint32_t width,
                         struct text_bullet_nest *nest)
{
    const struct line *line = &lines->items[first];
    uint32_t start = page->length, i = first;
    text_page_add(page, line->start + line->mark.length, line->end - line->start - line->mark.length);
    for (; i + 1 < lines->count && goes_on(page->source, &lines->items[i], &lines->items[i + 1], width); i++) {
        const struct line *next = &lines->items[i + 1];
        add_joint(page, start, &lines->items[i], next);
        text_page_add(page, next->start, next->end - next->start);
    }
    struct text_item *item = text_page_close_item(page, start);
    if (item != NULL) {
        item->gap = line->gap || first == 0;
        item->bullet = line->mark.kind != TEXT_BULLET_NONE;
        if (item->bullet) {
            item->level = text_bullet_level(nest, line->indent, line->mark.kind);
        } else {
            nest->depth = 0;
        }
    }
    return i + 1;
}

/* Some archives put "date 2025-09-09" before the page's first line. It becomes an item of its own. */
static uint32_t read_date_head(struct text_page *page)
{
    struct base_str source = page->source;
    uint32_t at = 0;
    while (at < source.length) {
        uint32_t length = source.data[at] == '\n' ? 1 : blank_length(source, at, source.length);
        if (length == 0) {
            break;
        }
        at += length;
    }
    struct base_str head = base_str_slice(source, (struct base_span){at, source.length - at < 24 ? source.length : at + 24});
    struct text_date date;
    if (!base_str_starts_fold(head, "date ") || head.length < 15 || !text_date_find((struct base_str){head.data, 15}, 5, &date) ||
        date.at.start != 5 || date.at.end != 15) {
        return 0;
    }
    uint32_t start = page->length;
    text_page_add(page, at, 15);
    struct text_item *item = text_page_close_item(page, start);
    item->role = TEXT_ROLE_DATE;
    item->gap = true;
    return at + 15;
}

pacta_status text_plain_read(struct text_page *page, const char **reason)
{
    struct lines lines = {0};
    if (page->source.length == 0) {
        return PACTA_OK;
    }
    cut_lines(page, read_date_head(page), &lines);
    if (lines.count > TEXT_MAX_ITEMS) {
        *reason = "more than 200000 lines: this is a table, not a report";
        return PACTA_BAD_INPUT;
    }
    uint32_t width = page_width(page->source, &lines);
    struct text_bullet_nest nest = {0};
    for (uint32_t first = 0; first < lines.count;) {
        first = add_item(page, &lines, first, width, &nest);
    }
    return PACTA_OK;
}
