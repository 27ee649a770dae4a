/* Folding a sentence once, so that every finder of names can compare bytes. */
#include "know/gazetteer_line.h"

#include "base/utf8.h"

#include <string.h>

static bool is_lower(struct base_str text, uint32_t at)
{
    uint32_t length;
    uint32_t code = base_utf8_decode(text, at, &length);
    return (code >= 'a' && code <= 'z') || (code >= 0xDF && code <= 0xFF && code != 0xF7) ||
           (code >= 0x100 && code <= 0x17F && code != 0x130 && (code & 1u) == 1);
}

bool know_is_capital(struct base_str text, uint32_t at)
{
    uint32_t length;
    if (at >= text.length) {
        return false;
    }
    uint32_t code = base_utf8_decode(text, at, &length);
    return (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7) || code == 0x130 ||
           (code >= 0x100 && code <= 0x17F && (code & 1u) == 0) || code == 0x18F || code == 0x1E0E;
}

static enum know_shape shape_of(struct base_str form)
{
    uint32_t capitals = 0, lowers = 0, length;
    for (uint32_t at = 0; at < form.length; at += length) {
        base_utf8_decode(form, at, &length);
        capitals += know_is_capital(form, at);
        lowers += is_lower(form, at);
    }
    if (capitals + lowers == 0) {
        return KNOW_SHAPE_OTHER;
    }
    if (lowers == 0) {
        return KNOW_SHAPE_CAPITALS;
    }
    return know_is_capital(form, 0) || capitals > 0 ? KNOW_SHAPE_CAPITAL : KNOW_SHAPE_LOWER;
}

/* ------------------------------------------------------------------ folding */

struct folding {
    struct know_line *line;
    char *out;
    uint32_t written;
};

static void mark_end(struct folding *to, uint32_t token, uint32_t source)
{
    uint32_t at = to->written;
    if (at > 0 && to->line->ending[at] == 0) {
        to->line->ending[at] = token + 1;
        to->line->source_ending[at] = source;
    }
}

static void mark_start(struct folding *to, uint32_t token, uint32_t source)
{
    to->line->starts[to->line->start_count++] = (struct know_start){to->written, token, source};
}

static void add_blank(struct folding *to)
{
    if (to->written > 0 && to->out[to->written - 1] != ' ') {
        to->out[to->written++] = ' ';
    }
}

/* One code point. Dropped ones write nothing, hyphens and slashes write a blank and divide the token. */
static void fold_one(struct folding *to, struct base_str form, uint32_t at, uint32_t length, uint32_t token)
{
    struct base_span span = to->line->text->tokens.items[token].at;
    char folded[4];
    uint32_t count = base_utf8_fold((struct base_str){form.data + at, length}, folded);
    if (count == 1 && (folded[0] == '-' || folded[0] == '/')) {
        mark_end(to, token, span.start + at);
        add_blank(to);
        if (at + length < form.length) {
            mark_start(to, token, span.start + at + length);
        }
    } else if (count == 1 && (folded[0] == '.' || folded[0] == '\'')) {
        if (folded[0] == '\'' && at + length + 1 == form.length) {
            mark_end(to, token, span.start + at); /* "Pakistan's" in one token */
        }
    } else {
        memcpy(to->out + to->written, folded, count);
        to->written += count;
    }
}

static void fold_token(struct folding *to, uint32_t token)
{
    const struct lang_token *one = &to->line->text->tokens.items[token];
    struct base_str form = lang_form(to->line->text, token);
    to->line->folded_at[token - to->line->first] = to->written;
    mark_start(to, token, one->at.start);
    for (uint32_t at = 0, length; at < form.length; at += length) {
        base_utf8_decode(form, at, &length);
        fold_one(to, form, at, length, token);
    }
    mark_end(to, token, one->at.end);
    bool last = token + 1 == to->line->end;
    if (!last && to->line->text->tokens.items[token + 1].at.start > one->at.end) {
        add_blank(to);
    }
}

static uint32_t parts_in(struct base_str form)
{
    uint32_t parts = 1;
    for (uint32_t i = 0; i < form.length; i++) {
        parts += form.data[i] == '-' || form.data[i] == '/' || (unsigned char)form.data[i] >= 0x80;
    }
    return parts;
}

/* ------------------------------------------------------------------ headlines */

/* A headline has no full stop, and capitals on all its words but the small ones. */
static bool is_small_word(const struct know_line *line, uint32_t token)
{
    return lang_form(line->text, token).length < 4 &&
           base_str_in(know_line_word(line, token), "a an the and or for but nor of in on at by to as up off via vs s");
}

static bool ends_in_stop(const struct know_line *line)
{
    return line->end > line->first && base_str_in(lang_form(line->text, line->end - 1), ". ? ! .\" .\u201d");
}

static void look_at_case(struct know_line *line)
{
    uint32_t words = 0, small = 0, capitals = 0;
    for (uint32_t token = line->first; token < line->end; token++) {
        uint8_t shape = line->shapes[token - line->first];
        if (shape == KNOW_SHAPE_OTHER || is_small_word(line, token)) {
            continue;
        }
        words++;
        small += shape == KNOW_SHAPE_LOWER && !know_line_in(line, token, "with from over into amid after under");
        capitals += shape == KNOW_SHAPE_CAPITALS;
    }
    line->all_capitals = words >= 2 && capitals * 10 >= words * 9;
    line->title_case = words >= 4 && small == 0 && !ends_in_stop(line);
}

struct know_line *know_line_make(struct base_arena *scratch, const struct lang_text *text, uint32_t sentence)
{
    const struct lang_sentence *range = &text->sentences.items[sentence];
    struct know_line *line = BASE_NEW(scratch, struct know_line);
    uint32_t count = range->end - range->first, bytes = 1, parts = 1;
    for (uint32_t token = range->first; token < range->end; token++) {
        struct base_str form = lang_form(text, token);
        bytes += form.length + 1;
        parts += parts_in(form);
    }
    *line = (struct know_line){.text = text, .first = range->first, .end = range->end};
    line->folded_at = BASE_NEW_ARRAY(scratch, uint32_t, count + 1);
    line->shapes = BASE_NEW_ARRAY(scratch, uint8_t, count + 1);
    line->ending = BASE_NEW_ARRAY(scratch, uint32_t, bytes + 1);
    line->source_ending = BASE_NEW_ARRAY(scratch, uint32_t, bytes + 1);
    line->starts = BASE_NEW_ARRAY(scratch, struct know_start, parts);
    struct folding to = {.line = line, .out = base_arena_take(scratch, bytes)};
    for (uint32_t token = range->first; token < range->end; token++) {
        line->shapes[token - range->first] = (uint8_t)shape_of(lang_form(text, token));
        fold_token(&to, token);
    }
    line->folded = (struct base_str){to.out, to.written};
    line->folded_at[count] = to.written;
    look_at_case(line);
    return line;
}

/* ------------------------------------------------------------------ asking */

static bool inside(const struct know_line *line, uint32_t token)
{
    return token >= line->first && token < line->end;
}

struct base_str know_line_word(const struct know_line *line, uint32_t token)
{
    if (!inside(line, token)) {
        return (struct base_str){0};
    }
    uint32_t start = line->folded_at[token - line->first], end = line->folded_at[token - line->first + 1];
    while (end > start && line->folded.data[end - 1] == ' ') {
        end--;
    }
    return (struct base_str){line->folded.data + start, end - start};
}

enum know_shape know_line_shape(const struct know_line *line, uint32_t token)
{
    return inside(line, token) ? (enum know_shape)line->shapes[token - line->first] : KNOW_SHAPE_OTHER;
}

bool know_line_is(const struct know_line *line, uint32_t token, const char *folded)
{
    return inside(line, token) && base_str_is(know_line_word(line, token), folded);
}

bool know_line_in(const struct know_line *line, uint32_t token, const char *words)
{
    return inside(line, token) && base_str_in(know_line_word(line, token), words);
}

bool know_line_capital(const struct know_line *line, uint32_t token)
{
    return inside(line, token) && know_is_capital(lang_form(line->text, token), 0);
}

bool know_line_possessive(const struct know_line *line, uint32_t after)
{
    if (!inside(line, after)) {
        return false;
    }
    struct base_str form = lang_form(line->text, after);
    return base_str_is_fold(form, "'s") || base_str_is_fold(form, "\u2019s") || base_str_is(form, "'") ||
           base_str_is(form, "\u2019");
}
