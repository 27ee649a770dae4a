/*
 * The parser gives a text node decoded and its raw bytes, but not which entity gave which character. Walking both side by
 * side tells: outside entities (and tags that the parser skipped) they are equal. Where they fall apart, the rest of the
 * node becomes one run, which keeps the map true though less fine.
 */
#include "text/html_text.h"

#include "base/utf8.h"

#include <string.h>

enum { ENTITY_MOST = 40 };

struct walk {
    struct text_page *page;
    uint32_t item_start;
    uint32_t raw;      /* in the source */
    uint32_t raw_end;
    uint32_t at;       /* in `decoded` */
    struct base_str decoded;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

static bool is_alnum(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static void take_space(struct walk *walk)
{
    const char *source = walk->page->source.data;
    uint32_t start = walk->raw;
    while (walk->raw < walk->raw_end && is_space(source[walk->raw])) {
        walk->raw++;
    }
    while (walk->at < walk->decoded.length && is_space(walk->decoded.data[walk->at])) {
        walk->at++;
    }
    text_page_add_blank(walk->page, walk->item_start, (struct base_span){start, walk->raw});
}

/* Characters made by entities: blanks become one blank, unseen ones go. */
static void add_made(struct walk *walk, uint32_t length, uint32_t raw_length)
{
    struct base_str made = {walk->decoded.data + walk->at, length};
    struct base_span source = {walk->raw, walk->raw + raw_length};
    uint32_t step;
    uint32_t code = base_utf8_decode(made, 0, &step);
    if (code == 0xA0 || code == 0x2009 || code == 0x2002 || code == 0x2003 || code == ' ' || code == '\n' || code == '\t') {
        text_page_add_blank(walk->page, walk->item_start, source);
    } else if (code != 0xAD && code != 0x200B && code != 0x200D && code != 0x200E && code != 0x200F && code != 0xFEFF) {
        text_page_add_made(walk->page, made, source);
    }
    walk->raw += raw_length;
    walk->at += length;
}

/* Bytes of the characters at `walk->at`, `count` of them. */
static uint32_t decoded_length(const struct walk *walk, uint32_t count)
{
    uint32_t at = walk->at, step;
    for (; count > 0 && at < walk->decoded.length; count--, at += step) {
        base_utf8_decode(walk->decoded, at, &step);
    }
    return at - walk->at;
}

/* Do raw bytes from `raw` and decoded bytes from `at` agree for their next byte? Entities, tags and blanks may follow. */
static bool agree(const struct walk *walk, uint32_t raw, uint32_t at)
{
    if (raw >= walk->raw_end) {
        return at >= walk->decoded.length;
    }
    char c = walk->page->source.data[raw];
    if (at >= walk->decoded.length) {
        return c == '<';
    }
    return c == '&' || c == '<' || is_space(c) || c == walk->decoded.data[at];
}

/* Length of the entity at '&'; 0 when it was left as it is. */
static uint32_t entity_length(const struct walk *walk)
{
    const char *source = walk->page->source.data;
    uint32_t end = walk->raw + 1;
    end += end < walk->raw_end && source[end] == '#' ? 1 : 0;
    while (end < walk->raw_end && end - walk->raw < ENTITY_MOST && is_alnum(source[end])) {
        end++;
    }
    bool closed = end < walk->raw_end && source[end] == ';';
    uint32_t length = end - walk->raw + (closed ? 1 : 0);
    uint32_t left = walk->decoded.length - walk->at;
    if (length <= left && memcmp(source + walk->raw, walk->decoded.data + walk->at, length) == 0) {
        return 0;
    }
    for (uint32_t one = decoded_length(walk, 1); !closed && length > 2; length--) {
        uint32_t rest = end - walk->raw - length;
        if (walk->at + one + rest <= walk->decoded.length &&
            memcmp(source + walk->raw + length, walk->decoded.data + walk->at + one, rest) == 0) {
            break;
        }
    }
    return length;
}

static void take_entity(struct walk *walk)
{
    uint32_t length = entity_length(walk);
    if (length == 0) {
        text_page_add(walk->page, walk->raw, 1);
        walk->raw++;
        walk->at++;
        return;
    }
    uint32_t one = decoded_length(walk, 1), two = decoded_length(walk, 2);
    bool single = agree(walk, walk->raw + length, walk->at + one) || !agree(walk, walk->raw + length, walk->at + two);
    add_made(walk, single ? one : two, length);
}

/* A tag inside the raw bytes was ignored by the parser. */
static void skip_tag(struct walk *walk)
{
    const char *close = memchr(walk->page->source.data + walk->raw, '>', walk->raw_end - walk->raw);
    walk->raw = close == NULL ? walk->raw_end : (uint32_t)(close - walk->page->source.data) + 1;
}

/* Bytes that are the same on both sides; false when they are not. */
static bool take_stretch(struct walk *walk)
{
    const char *source = walk->page->source.data;
    uint32_t end = walk->raw + 1;
    while (end < walk->raw_end && !is_space(source[end]) && source[end] != '&' && source[end] != '<') {
        end++;
    }
    uint32_t length = end - walk->raw;
    if (length > walk->decoded.length - walk->at || memcmp(source + walk->raw, walk->decoded.data + walk->at, length) != 0) {
        return false;
    }
    text_page_add(walk->page, walk->raw, length);
    walk->raw = end;
    walk->at += length;
    return true;
}

void text_html_add_text(struct text_page *page, uint32_t item_start, struct base_span raw, struct base_str decoded)
{
    struct walk walk = {page, item_start, raw.start, raw.end, 0, decoded};
    while (walk.raw < walk.raw_end && walk.at < decoded.length) {
        char c = page->source.data[walk.raw];
        if (is_space(c)) {
            take_space(&walk);
        } else if (c == '&') {
            take_entity(&walk);
        } else if (c == '<' && decoded.data[walk.at] != '<') {
            skip_tag(&walk);
        } else if (!take_stretch(&walk)) {
            add_made(&walk, decoded.length - walk.at, walk.raw_end - walk.raw);
        }
    }
}
