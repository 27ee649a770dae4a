/*
 * The parser is built for honest pages. Open elements are counted before it runs, by name, so that closing tags that
 * close nothing do not hide a deep nest; its memory comes from the arena, so that no way out can leak it.
 */
#include "text/html_guard.h"

#include "text/limits.h"

#include <string.h>

enum { NAME_SLOTS = 256, NAME_LENGTH = 16, MAX_ATTRIBUTES = 512, CLASS_LEAST = 4, HEADER = 16 };

struct tag {
    char name[NAME_LENGTH];
    uint32_t length;
    bool closing;
    bool self_closed;
    uint32_t attributes;
    uint32_t end; /* behind '>' */
};

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* Counts attributes up to the '>' that closes the tag. */
static void read_attributes(struct base_str html, uint32_t at, struct tag *tag)
{
    char quote = 0;
    bool blank = true;
    for (; at < html.length; at++) {
        char c = html.data[at];
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
        } else if (c == '>') {
            break;
        } else if ((c == '"' || c == '\'') && html.data[at - 1] == '=') {
            quote = c;
        } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '/' || c == '\f') {
            blank = true;
        } else if (blank) {
            tag->attributes++;
            blank = false;
        }
    }
    tag->self_closed = at > 0 && at < html.length && html.data[at - 1] == '/';
    tag->end = at < html.length ? at + 1 : html.length;
}

/* The tag at `at` ('<'); false when it is no tag. */
static bool read_tag(struct base_str html, uint32_t at, struct tag *tag)
{
    *tag = (struct tag){0};
    uint32_t i = at + 1;
    tag->closing = i < html.length && html.data[i] == '/';
    i += tag->closing;
    if (i >= html.length || !is_letter(html.data[i])) {
        return false;
    }
    for (; i < html.length && strchr(" \t\n\r\f/>", html.data[i]) == NULL; i++) {
        if (tag->length < NAME_LENGTH) {
            tag->name[tag->length++] = is_letter(html.data[i]) ? (char)(html.data[i] | 32) : html.data[i];
        }
    }
    read_attributes(html, i, tag);
    return true;
}

static struct base_str name_of(const struct tag *tag)
{
    return (struct base_str){tag->name, tag->length};
}

/* Elements that never stay open, or that the next of their kind closes. */
static bool stays_open(const struct tag *tag)
{
    static const char SHORT[] = "br img hr input meta link area base col embed source track wbr param p li td th tr dt dd option "
                                "tbody thead tfoot html body head !doctype";
    static const char DRAWING[] = "path circle rect line polygon polyline use ellipse stop image g svg defs symbol";
    return !base_str_in(name_of(tag), SHORT) && !(tag->self_closed && base_str_in(name_of(tag), DRAWING));
}

static bool is_close_of(struct base_str html, uint32_t at, struct base_str name)
{
    struct base_str rest = {html.data + at, html.length - at};
    return rest.length > name.length + 2 && rest.data[1] == '/' &&
           base_str_equal_fold(base_str_slice(rest, (struct base_span){2, name.length + 2}), name);
}

/* Script and style end at their own closing tag only; without one they take the rest. */
static uint32_t skip_raw(struct base_str html, const struct tag *tag)
{
    if (tag->closing || !(base_str_is(name_of(tag), "script") || base_str_is(name_of(tag), "style"))) {
        return tag->end;
    }
    const char *found;
    uint32_t at = tag->end;
    while (at < html.length && (found = memchr(html.data + at, '<', html.length - at)) != NULL) {
        at = (uint32_t)(found - html.data);
        if (is_close_of(html, at, name_of(tag))) {
            return at;
        }
        at++;
    }
    return html.length;
}

/* Behind the comment that begins at `at`; one byte on when none does. "<!-->" and "--!>" close one as well. */
static uint32_t skip_comment(struct base_str html, uint32_t at)
{
    if (!base_str_starts((struct base_str){html.data + at, html.length - at}, "<!--")) {
        return at + 1;
    }
    for (int64_t end = base_str_find(html, "--", at + 2); end >= 0; end = base_str_find(html, "--", (uint32_t)end + 1)) {
        struct base_str rest = {html.data + end, html.length - (uint32_t)end};
        if (base_str_starts(rest, "-->") || base_str_starts(rest, "--!>")) {
            return (uint32_t)end + 3;
        }
    }
    return html.length;
}

const char *text_html_refusal(struct base_str html)
{
    uint32_t open[NAME_SLOTS] = {0}, depth = 0;
    const char *found;
    for (uint32_t at = 0; at < html.length && (found = memchr(html.data + at, '<', html.length - at)) != NULL;) {
        struct tag tag;
        at = (uint32_t)(found - html.data);
        if (!read_tag(html, at, &tag)) {
            at = skip_comment(html, at);
            continue;
        }
        at = skip_raw(html, &tag);
        uint32_t *count = &open[base_str_hash(name_of(&tag)) % NAME_SLOTS];
        if (!tag.closing && stays_open(&tag)) {
            ++*count;
            depth++;
        } else if (tag.closing && *count > 0) {
            --*count;
            depth--;
        }
        if (depth > TEXT_MAX_NESTING) {
            return "HTML elements nested deeper than 512";
        }
        if (tag.attributes > MAX_ATTRIBUTES) {
            return "an HTML tag with more than 512 attributes";
        }
    }
    return NULL;
}

static uint32_t class_of(size_t size)
{
    uint32_t class = CLASS_LEAST;
    while (class < 31 && ((size_t)1 << class) < size) {
        class++;
    }
    return class;
}

void *text_html_pool_take(void *handle, size_t size)
{
    struct text_html_pool *pool = handle;
    uint32_t class = class_of(size);
    void *block = pool->free_blocks[class];
    if (block != NULL) {
        memcpy(&pool->free_blocks[class], block, sizeof(void *));
        return block;
    }
    size_t whole = ((size_t)1 << class) + HEADER;
    if (size > (size_t)1 << 30 || whole > pool->limit || pool->used > pool->limit - whole) {
        longjmp(*pool->full, 1);
    }
    pool->used += whole;
    unsigned char *made = base_arena_take(pool->arena, whole);
    memcpy(made, &class, sizeof class);
    return made + HEADER;
}

void text_html_pool_give(void *handle, void *block)
{
    struct text_html_pool *pool = handle;
    uint32_t class;
    if (block == NULL) {
        return;
    }
    memcpy(&class, (unsigned char *)block - HEADER, sizeof class);
    memcpy(block, &pool->free_blocks[class], sizeof(void *));
    pool->free_blocks[class] = block;
}
