/* Strings by pointer and length. */
#include "base/text.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct base_str base_str_from(const char *text)
{
    return text == NULL ? (struct base_str){0} : (struct base_str){text, (uint32_t)strlen(text)};
}

struct base_str base_str_slice(struct base_str text, struct base_span span)
{
    uint32_t end = span.end < text.length ? span.end : text.length;
    return span.start < end ? (struct base_str){text.data + span.start, end - span.start} : (struct base_str){0};
}

struct base_str base_str_trim(struct base_str text)
{
    while (text.length > 0 && is_blank(text.data[0])) {
        text.data++;
        text.length--;
    }
    while (text.length > 0 && is_blank(text.data[text.length - 1])) {
        text.length--;
    }
    return text;
}

bool base_str_equal(struct base_str a, struct base_str b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

bool base_str_is(struct base_str a, const char *literal)
{
    return base_str_equal(a, base_str_from(literal));
}

bool base_str_equal_fold(struct base_str a, struct base_str b)
{
    if (a.length != b.length) {
        return false;
    }
    for (uint32_t i = 0; i < a.length; i++) {
        if (lower(a.data[i]) != lower(b.data[i])) {
            return false;
        }
    }
    return true;
}

bool base_str_is_fold(struct base_str a, const char *literal)
{
    return base_str_equal_fold(a, base_str_from(literal));
}

bool base_str_starts(struct base_str text, const char *head)
{
    size_t length = strlen(head);
    return text.length >= length && (length == 0 || memcmp(text.data, head, length) == 0);
}

bool base_str_ends(struct base_str text, const char *tail)
{
    size_t length = strlen(tail);
    return text.length >= length && (length == 0 || memcmp(text.data + text.length - length, tail, length) == 0);
}

bool base_str_starts_fold(struct base_str text, const char *head)
{
    struct base_str wanted = base_str_from(head);
    return text.length >= wanted.length && base_str_equal_fold((struct base_str){text.data, wanted.length}, wanted);
}

int base_str_compare(struct base_str a, struct base_str b)
{
    uint32_t shorter = a.length < b.length ? a.length : b.length;
    int order = shorter == 0 ? 0 : memcmp(a.data, b.data, shorter);
    return order != 0 ? order : (a.length > b.length) - (a.length < b.length);
}

int64_t base_str_find(struct base_str text, const char *needle, uint32_t from)
{
    size_t length = strlen(needle);
    if (from > text.length || text.length - from < length) {
        return -1;
    }
    if (length == 0) {
        return from;
    }
    const char *found = memmem(text.data + from, text.length - from, needle, length);
    return found == NULL ? -1 : found - text.data;
}

bool base_str_in(struct base_str word, const char *list)
{
    if (word.length == 0) {
        return false;
    }
    for (const char *at = list; *at != '\0';) {
        const char *start = at;
        while (*at != '\0' && *at != ' ') {
            at++;
        }
        if (*start == word.data[0] && (size_t)(at - start) == word.length && memcmp(start, word.data, word.length) == 0) {
            return true;
        }
        at += *at == ' ';
    }
    return false;
}

uint64_t base_str_hash(struct base_str text)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (uint32_t i = 0; i < text.length; i++) {
        hash = (hash ^ (unsigned char)text.data[i]) * 0x100000001b3u;
    }
    return hash ^ (hash >> 29);
}

uint64_t base_str_hash_fold(struct base_str text)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (uint32_t i = 0; i < text.length; i++) {
        hash = (hash ^ lower(text.data[i])) * 0x100000001b3u;
    }
    return hash ^ (hash >> 29);
}

struct base_str base_str_copy(struct base_arena *arena, struct base_str text)
{
    char *copy = base_arena_take(arena, (size_t)text.length + 1);
    if (text.length > 0) {
        memcpy(copy, text.data, text.length);
    }
    copy[text.length] = '\0';
    return (struct base_str){copy, text.length};
}

struct base_str base_str_lower(struct base_arena *arena, struct base_str text)
{
    char *copy = base_arena_take(arena, (size_t)text.length + 1);
    for (uint32_t i = 0; i < text.length; i++) {
        copy[i] = (char)lower(text.data[i]);
    }
    copy[text.length] = '\0';
    return (struct base_str){copy, text.length};
}

struct base_str base_str_join(struct base_arena *arena, struct base_str a, const char *between, struct base_str b)
{
    return base_str_format(arena, "%.*s%s%.*s", BASE_STR_ARG(a), between, BASE_STR_ARG(b));
}

struct base_str base_str_format(struct base_arena *arena, const char *format, ...)
{
    va_list first, second;
    va_start(first, format);
    va_copy(second, first);
    int length = vsnprintf(NULL, 0, format, first);
    va_end(first);
    char *text = base_arena_take(arena, (size_t)(length < 0 ? 0 : length) + 1);
    text[0] = '\0';
    if (length > 0) {
        vsnprintf(text, (size_t)length + 1, format, second);
    }
    va_end(second);
    return (struct base_str){text, (uint32_t)(length < 0 ? 0 : length)};
}
