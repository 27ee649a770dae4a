/*
 * Tokens in the manner of the English Web Treebank: "don't" is do n't, "Pakistan's" is Pakistan 's, hyphens
 * between words are tokens except after a few prefixes, "$5bn" is $ 5 bn, abbreviations keep their full stop.
 *
 * A run of non-blank characters is cut from outside to inside: signs at its ends, then the clitic, then
 * hyphens and slashes, then numbers from units.
 */
#include "lang/split.h"

#include "lexicon/table.h"

#include <string.h>

/* No abbreviation is longer. */
enum { ABBREVIATION_BYTES = 24 };

struct cutter {
    struct base_arena *arena;
    struct lang_text *text;
    struct base_str whole; /* text->text */
};

static void push(const struct cutter *cutter, uint32_t start, uint32_t end)
{
    if (start >= end) {
        return;
    }
    *BASE_PUSH(cutter->arena, cutter->text->tokens) = (struct lang_token){
        .at = {start, end}, .head = LANG_NONE, .first_child = LANG_NONE, .next_sibling = LANG_NONE};
}

static enum lang_char char_at(const struct cutter *cutter, uint32_t at, uint32_t *length)
{
    return lang_char_at(cutter->whole, at, length);
}

static struct base_str slice(const struct cutter *cutter, uint32_t start, uint32_t end)
{
    return base_str_slice(cutter->whole, (struct base_span){start, end});
}

/* Start of the character that ends at `end`. */
static uint32_t step_back(const struct cutter *cutter, uint32_t start, uint32_t end)
{
    uint32_t at = end - 1;
    while (at > start && end - at < 4 && ((unsigned char)cutter->whole.data[at] & 0xC0) == 0x80) {
        at--;
    }
    return at;
}

static struct base_str word_kind(struct base_str word)
{
    const struct lexicon_table *table = lexicon_table_named("lang_tokens");
    if (table == NULL || word.length == 0 || word.length > 24) {
        return (struct base_str){0};
    }
    const uint32_t row = lexicon_find(table, word);
    return row == LEXICON_NONE ? (struct base_str){0} : lexicon_cell(table, row, 1);
}

/* "U.S.", "J.", "p.m.": single letters each followed by a full stop. */
static bool is_dotted(struct base_str word)
{
    if (word.length < 2 || word.length % 2 != 0) {
        return false;
    }
    for (uint32_t i = 0; i < word.length; i += 2) {
        const char c = (char)(word.data[i] | 0x20);
        if (c < 'a' || c > 'z' || word.data[i + 1] != '.') {
            return false;
        }
    }
    return true;
}

enum lang_abbreviation lang_abbreviation_of(struct base_str word)
{
    const struct base_str kind = word_kind(word);
    if (base_str_is(kind, "title")) {
        return LANG_ABBREVIATION_TITLE;
    }
    if (base_str_is(kind, "number")) {
        return LANG_ABBREVIATION_NUMBER;
    }
    if (base_str_is(kind, "abbreviation")) {
        return LANG_ABBREVIATION_OTHER;
    }
    if (!is_dotted(word)) {
        return LANG_ABBREVIATION_NO;
    }
    return word.length == 2 ? LANG_ABBREVIATION_TITLE : LANG_ABBREVIATION_OTHER;
}

static bool is_address(struct base_str run)
{
    if (base_str_find(run, "://", 0) > 0 || base_str_starts_fold(run, "www.")) {
        return true;
    }
    const int64_t at = base_str_find(run, "@", 0);
    return at > 0 && base_str_find(run, ".", (uint32_t)at) > at + 1;
}

/* Where the word proper ends when it is an inner hyphen's left part. */
static bool keeps_hyphen(const struct cutter *cutter, uint32_t start, uint32_t end)
{
    return base_str_is(word_kind(slice(cutter, start, end)), "prefix");
}

static bool is_letter_or_digit(enum lang_char kind)
{
    return kind == LANG_CHAR_LETTER || kind == LANG_CHAR_DIGIT;
}

/* "20mg" is 20 mg, "20th" and "1990s" stay whole. */
static void cut_number(const struct cutter *cutter, uint32_t start, uint32_t end)
{
    uint32_t at = start;
    while (at < end && ((cutter->whole.data[at] >= '0' && cutter->whole.data[at] <= '9') || cutter->whole.data[at] == ',' ||
                        cutter->whole.data[at] == '.')) {
        at++;
    }
    if (at > start && at < end && cutter->whole.data[at - 1] >= '0' && base_str_is(word_kind(slice(cutter, at, end)), "unit")) {
        push(cutter, start, at);
        push(cutter, at, end);
        return;
    }
    push(cutter, start, end);
}

/* A slash is cut out between words ("and/or"), not within dates and fractions. */
static bool cuts_here(const struct cutter *cutter, enum lang_char kind, uint32_t start, uint32_t at, uint32_t after)
{
    uint32_t length = 0;
    switch (kind) {
    case LANG_CHAR_HYPHEN:
        return !keeps_hyphen(cutter, start, at) && is_letter_or_digit(char_at(cutter, after, &length));
    case LANG_CHAR_SLASH:
        return char_at(cutter, after, &length) == LANG_CHAR_LETTER && at - start > 1;
    case LANG_CHAR_COMMA: {
        const bool inside_number = char_at(cutter, after, &length) == LANG_CHAR_DIGIT &&
                                   char_at(cutter, at - 1, &length) == LANG_CHAR_DIGIT;
        return !inside_number;
    }
    case LANG_CHAR_LETTER:
    case LANG_CHAR_DIGIT:
    case LANG_CHAR_APOSTROPHE:
    case LANG_CHAR_DOT:
        return false;
    default:
        return true;
    }
}

/* The inside of a run: letters and digits at both ends. */
static void cut_inside(const struct cutter *cutter, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at < end;) {
        uint32_t length = 1;
        const enum lang_char kind = char_at(cutter, at, &length);
        const uint32_t after = at + length;
        if (at > start && after < end && cuts_here(cutter, kind, start, at, after)) {
            cut_number(cutter, start, at);
            push(cutter, at, after);
            start = after;
        } else if (at == start && after < end && !is_letter_or_digit(kind) && kind != LANG_CHAR_DOT &&
                   kind != LANG_CHAR_APOSTROPHE) {
            push(cutter, at, after);
            start = after;
        }
        at = after;
    }
    cut_number(cutter, start, end);
}

/* Length of an apostrophe at `at`, or 0. */
static uint32_t apostrophe_at(const struct cutter *cutter, uint32_t at)
{
    uint32_t length = 0;
    return at < cutter->whole.length && cutter->whole.data[at] != '`' && char_at(cutter, at, &length) == LANG_CHAR_APOSTROPHE
               ? length
               : 0;
}

/* Where the clitic of a word begins ("'s", "n't", "'ll"); `end` when there is none. */
static uint32_t clitic_at(const struct cutter *cutter, uint32_t start, uint32_t end)
{
    for (uint32_t at = end; at > start && end - at <= 6; at--) {
        const uint32_t length = apostrophe_at(cutter, at - 1);
        if (length == 0) {
            continue;
        }
        const struct base_str tail = slice(cutter, at - 1 + length, end);
        const bool is_not = base_str_is_fold(tail, "t") && at - 1 > start + 1 && (cutter->whole.data[at - 2] | 0x20) == 'n';
        if (is_not) {
            return at - 2;
        }
        return base_str_in(base_str_equal_fold(tail, BASE_STR("s")) ? BASE_STR("s") : tail, "s m re ve ll d M RE VE LL D") ? at - 1
                                                                                                                    : end;
    }
    return end;
}

/* "cannot", "gonna": words that are two tokens. */
static uint32_t joint_at(const struct cutter *cutter, uint32_t start, uint32_t end)
{
    const struct base_str kind = word_kind(slice(cutter, start, end));
    if (base_str_is(kind, "joint3")) {
        return start + 3;
    }
    return base_str_is(kind, "joint2") ? start + 2 : end;
}

static void cut_word(const struct cutter *cutter, uint32_t start, uint32_t end)
{
    if (start >= end) {
        return;
    }
    const uint32_t clitic = clitic_at(cutter, start, end);
    if (clitic > start && clitic < end) {
        cut_inside(cutter, start, clitic);
        push(cutter, clitic, end);
        return;
    }
    const uint32_t joint = joint_at(cutter, start, end);
    if (joint < end) {
        push(cutter, start, joint);
        push(cutter, joint, end);
        return;
    }
    cut_inside(cutter, start, end);
}

/* One token for a row of equal signs: "...", "--", "!!!". */
static uint32_t sign_end(const struct cutter *cutter, uint32_t at, uint32_t end)
{
    uint32_t length = 1;
    const enum lang_char kind = char_at(cutter, at, &length);
    const char sign = cutter->whole.data[at];
    uint32_t next = at + length;
    const bool repeats = kind == LANG_CHAR_DOT || kind == LANG_CHAR_HYPHEN || kind == LANG_CHAR_STOP || sign == '*' ||
                         sign == '=' || sign == '_' || sign == '\'' || sign == '`';
    while (repeats && next < end &&
           (cutter->whole.data[next] == sign ||
            (kind == LANG_CHAR_STOP && (cutter->whole.data[next] == '!' || cutter->whole.data[next] == '?')))) {
        next++;
    }
    return next;
}

static bool is_outer(enum lang_char kind)
{
    return !is_letter_or_digit(kind);
}

/* ".5", "'s" and "'90s" begin with a sign that belongs to the word; "#1" and "@name" too. */
static bool sign_belongs(const struct cutter *cutter, uint32_t at, uint32_t end)
{
    uint32_t length = 1;
    const enum lang_char kind = char_at(cutter, at, &length);
    uint32_t after = 0;
    if (at + length >= end) {
        return false;
    }
    const enum lang_char next = char_at(cutter, at + length, &after);
    if (kind == LANG_CHAR_DOT) {
        return next == LANG_CHAR_DIGIT;
    }
    if (kind == LANG_CHAR_APOSTROPHE) {
        return clitic_at(cutter, at, end) == at || next == LANG_CHAR_DIGIT;
    }
    return cutter->whole.data[at] == '@' && next == LANG_CHAR_LETTER;
}

static uint32_t cut_front(const struct cutter *cutter, uint32_t start, uint32_t end)
{
    while (start < end) {
        uint32_t length = 1;
        if (!is_outer(char_at(cutter, start, &length)) || sign_belongs(cutter, start, end)) {
            break;
        }
        const uint32_t next = sign_end(cutter, start, end);
        push(cutter, start, next);
        start = next;
    }
    return start;
}

/* Does a number follow the run that ends at `end`? */
static bool number_follows(const struct cutter *cutter, uint32_t end)
{
    uint32_t length = 1;
    while (end < cutter->whole.length && cutter->whole.data[end] == ' ') {
        end++;
    }
    return end < cutter->whole.length && char_at(cutter, end, &length) == LANG_CHAR_DIGIT;
}

/* The full stop at the end of a word stays with abbreviations and single letters. */
static bool stop_belongs(const struct cutter *cutter, uint32_t start, uint32_t end)
{
    for (uint32_t at = end - 1; at > start; at--) {
        const char c = cutter->whole.data[at - 1];
        if (end - at > ABBREVIATION_BYTES || c == '-' || c == '/' || c == '(') {
            start = at;
            break;
        }
    }
    const enum lang_abbreviation kind = lang_abbreviation_of(slice(cutter, start, end));
    return kind == LANG_ABBREVIATION_NUMBER ? number_follows(cutter, end) : kind != LANG_ABBREVIATION_NO;
}

/* Where the word without the signs behind it ends. */
static uint32_t word_end(const struct cutter *cutter, uint32_t start, uint32_t end)
{
    while (end > start) {
        const uint32_t last = step_back(cutter, start, end);
        uint32_t length = 1;
        const enum lang_char kind = char_at(cutter, last, &length);
        if (!is_outer(kind)) {
            break;
        }
        const bool lone_stop = kind == LANG_CHAR_DOT && (last == start || cutter->whole.data[last - 1] != '.');
        if (lone_stop && stop_belongs(cutter, start, end)) {
            break;
        }
        end = last;
    }
    return end;
}

void lang_cut_run(struct base_arena *arena, struct lang_text *text, struct base_span run)
{
    const struct cutter cutter = {.arena = arena, .text = text, .whole = text->text};
    const uint32_t start = cut_front(&cutter, run.start, run.end);
    if (start >= run.end) {
        return;
    }
    const uint32_t end = word_end(&cutter, start, run.end);
    if (is_address(slice(&cutter, start, end))) {
        push(&cutter, start, end);
    } else {
        cut_word(&cutter, start, end);
    }
    for (uint32_t at = end; at < run.end;) {
        const uint32_t next = sign_end(&cutter, at, run.end);
        push(&cutter, at, next);
        at = next;
    }
}
