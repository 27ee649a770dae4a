/*
 * Building a page's clean text together with its map. Most bytes are copied in long stretches; only the few lead bytes
 * that can begin an invisible or unusual character are looked at one by one.
 */
#include "text/page.h"

#include "base/utf8.h"
#include "text/mojibake.h"

#include <string.h>

enum { TEXT_FIRST_CAPACITY = 4096 };

void text_page_init(struct text_page *page, struct base_arena *arena, struct base_str source)
{
    *page = (struct text_page){.arena = arena, .source = source};
    page->capacity = source.length < TEXT_FIRST_CAPACITY ? TEXT_FIRST_CAPACITY : source.length + source.length / 8;
    page->text = base_arena_take(arena, page->capacity);
}

static char *make_room(struct text_page *page, uint32_t length)
{
    if (page->capacity - page->length < length) {
        uint32_t wanted = page->capacity + page->capacity / 2 + length;
        page->text = base_arena_grow(page->arena, page->text, page->capacity, wanted);
        page->capacity = wanted;
    }
    return page->text + page->length;
}

static void note_copy(struct text_page *page, uint32_t source_at, uint32_t length)
{
    struct text_run *last = page->runs.count > 0 ? &page->runs.items[page->runs.count - 1] : NULL;
    if (last != NULL && last->length == last->source_length && last->clean_at + last->length == page->length &&
        last->source_at + last->source_length == source_at) {
        last->length += length;
        last->source_length += length;
        return;
    }
    *BASE_PUSH(page->arena, page->runs) = (struct text_run){page->length, length, source_at, length};
}

static void copy(struct text_page *page, uint32_t source_at, uint32_t length)
{
    if (length > 0) {
        memcpy(make_room(page, length), page->source.data + source_at, length);
        note_copy(page, source_at, length);
        page->length += length;
    }
}

void text_page_add_made(struct text_page *page, struct base_str clean, struct base_span source)
{
    if (clean.length == 0) {
        return;
    }
    memcpy(make_room(page, clean.length), clean.data, clean.length);
    *BASE_PUSH(page->arena, page->runs) = (struct text_run){page->length, clean.length, source.start, source.end - source.start};
    page->length += clean.length;
}

/* One byte of white space stands as a blank and may lie inside a run. */
static void add_blank_byte(struct text_page *page, uint32_t source_at)
{
    *make_room(page, 1) = ' ';
    note_copy(page, source_at, 1);
    page->length++;
}

void text_page_add_blank(struct text_page *page, uint32_t item_start, struct base_span source)
{
    if (page->length == item_start || page->text[page->length - 1] == ' ') {
        return;
    }
    if (source.end == source.start + 1) {
        add_blank_byte(page, source.start);
    } else {
        text_page_add_made(page, BASE_STR(" "), source);
    }
}

static bool is_blank_code(uint32_t code)
{
    return code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x205F || code == 0x2028 ||
           code == 0x2029 || code == 0x3000;
}

/* Characters that show nothing: soft hyphen, zero-width space and joiner marks of direction, byte order mark. U+200C is
 * kept, because Persian words are written with it. */
static bool is_invisible_code(uint32_t code)
{
    return code == 0xAD || code == 0x200B || (code >= 0x200D && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
           code == 0x2060 || (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

/* May a character with this lead byte need a look? */
static bool is_plain_byte(unsigned char byte, bool mojibake)
{
    if (byte < 0x80) {
        return byte >= 0x20 && byte != 0x7F;
    }
    return !(mojibake || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF);
}

/* Takes the character at `at`, which may be unusual; returns its length in the source. Bytes before it are copied already. */
static uint32_t add_unusual(struct text_page *page, uint32_t at, uint32_t end)
{
    uint32_t length;
    uint32_t code = base_utf8_decode((struct base_str){page->source.data, end}, at, &length);
    if (code < 0x20 || code == 0x7F) {
        add_blank_byte(page, at);
        return 1;
    }
    if (is_blank_code(code)) {
        text_page_add_made(page, BASE_STR(" "), (struct base_span){at, at + length});
        return length;
    }
    if (is_invisible_code(code)) {
        return length;
    }
    char repaired[4];
    uint32_t taken = page->mojibake ? text_mojibake_at((struct base_str){page->source.data, end}, at, repaired, &length) : 0;
    if (taken > 0) {
        text_page_add_made(page, (struct base_str){repaired, length}, (struct base_span){at, at + taken});
        page->repaired_count++;
        return taken;
    }
    base_utf8_decode((struct base_str){page->source.data, end}, at, &length);
    page->lost_count += code == 0xFFFD;
    copy(page, at, length);
    return length;
}

void text_page_add(struct text_page *page, uint32_t source_at, uint32_t length)
{
    const unsigned char *bytes = (const unsigned char *)page->source.data;
    uint32_t end = source_at + length;
    for (uint32_t at = source_at; at < end;) {
        uint32_t stretch = at;
        while (at < end && is_plain_byte(bytes[at], page->mojibake)) {
            at++;
        }
        copy(page, stretch, at - stretch);
        if (at < end) {
            at += add_unusual(page, at, end);
        }
    }
}

struct base_str text_page_str(const struct text_page *page, struct base_span at)
{
    return (struct base_str){page->text + at.start, at.end - at.start};
}

static struct base_span trim_span(const struct text_page *page, struct base_span at)
{
    while (at.start < at.end && page->text[at.start] == ' ') {
        at.start++;
    }
    while (at.end > at.start && page->text[at.end - 1] == ' ') {
        at.end--;
    }
    return at;
}

struct text_item *text_page_close_item(struct text_page *page, uint32_t start)
{
    struct base_span at = trim_span(page, (struct base_span){start, page->length});
    if (at.start == at.end) {
        return NULL;
    }
    struct text_item *item = BASE_PUSH(page->arena, page->items);
    *item = (struct text_item){.at = at, .body = at};
    return item;
}

/* The last run that begins at or before `at`. */
static uint32_t find_run(const struct text_run *runs, uint32_t count, uint32_t at)
{
    uint32_t low = 0, high = count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (runs[middle].clean_at <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Where the source of the clean byte `at` begins, or, with `end` set, ends. */
static uint32_t source_edge(const struct text_run *run, uint32_t at, bool end)
{
    uint32_t inside = at > run->clean_at ? at - run->clean_at : 0;
    if (inside >= run->length) {
        return run->source_at + run->source_length;
    }
    if (run->length == run->source_length) {
        return run->source_at + inside + (end ? 1 : 0);
    }
    return end ? run->source_at + run->source_length : run->source_at;
}

struct base_span text_map_source(const struct text_run *runs, uint32_t count, struct base_span clean)
{
    if (count == 0) {
        return (struct base_span){0, 0};
    }
    uint32_t first = find_run(runs, count, clean.start);
    if (clean.start >= runs[first].clean_at + runs[first].length && first + 1 < count) {
        first++; /* the '\n' between blocks stands in no run: begin with the next block */
    }
    uint32_t start = source_edge(&runs[first], clean.start, false);
    if (clean.end <= clean.start) {
        return (struct base_span){start, start};
    }
    uint32_t end = source_edge(&runs[find_run(runs, count, clean.end - 1)], clean.end - 1, true);
    return (struct base_span){start, end < start ? start : end};
}

struct base_span text_page_source(const struct text_page *page, struct base_span at)
{
    return text_map_source(page->runs.items, page->runs.count, at);
}

struct text_value text_page_value(const struct text_page *page, struct base_span at)
{
    return (struct text_value){text_page_str(page, at), text_page_source(page, at)};
}
