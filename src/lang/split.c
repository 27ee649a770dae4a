/*
 * Blocks to sentences. Tokens are cut first; a sentence ends after a full stop, question or exclamation mark
 * (and the quotes and brackets that close with it) when what follows can begin one.
 */
#include "lang/split.h"

#include "lexicon/table.h"

/* Longer sentences are cut: no reader gains from them, and beams would grow without bound. */
enum { SENTENCE_LIMIT = 400, SENTENCE_LEAST = 200 };

static char first_byte(const struct lang_text *text, uint32_t token)
{
    return text->text.data[text->tokens.items[token].at.start];
}

static bool is_one_of(const struct lang_text *text, uint32_t token, const char *list)
{
    return base_str_in(lang_form(text, token), list);
}

static bool is_closer(const struct lang_text *text, uint32_t token)
{
    return is_one_of(text, token, "\" ) ] } ' '' ` * \xE2\x80\x9D \xE2\x80\x99 \xC2\xBB");
}

static bool is_opener(const struct lang_text *text, uint32_t token)
{
    return is_one_of(text, token, "\" ( [ ' `` \xE2\x80\x9C \xE2\x80\x98 \xC2\xAB");
}

static bool glued(const struct lang_text *text, uint32_t token)
{
    return !text->tokens.items[token].space_after;
}

/* Can a sentence begin here? A capital, a digit, or an opening sign before one. */
static bool can_begin(const struct lang_text *text, uint32_t token, uint32_t end)
{
    while (token < end && is_opener(text, token)) {
        token++;
    }
    if (token >= end) {
        return true;
    }
    const unsigned char c = (unsigned char)first_byte(text, token);
    return !(c >= 'a' && c <= 'z');
}

static bool begins_sentence_word(const struct lang_text *text, uint32_t token)
{
    const struct lexicon_table *table = lexicon_table_named("lang_tokens");
    if (table == NULL || token >= text->tokens.count) {
        return false;
    }
    const uint32_t row = lexicon_find(table, lang_form(text, token));
    const char c = first_byte(text, token);
    return c >= 'A' && c <= 'Z' && row != LEXICON_NONE && base_str_is(lexicon_cell(table, row, 1), "starter");
}

/* "posted on X. Militants attacked": behind "on" the letter is the network, no initial, though "on J. Norell" has one. */
static bool is_network(const struct lang_text *text, uint32_t token, uint32_t next, uint32_t end)
{
    return token > 0 && next < end && base_str_is(lang_form(text, token), "X.") && is_one_of(text, token - 1, "on via to") && can_begin(text, next, end);
}

/* After an abbreviation a sentence ends only before a word that usually begins one. */
static bool abbreviation_ends(const struct lang_text *text, uint32_t token, uint32_t end)
{
    const struct base_str form = lang_form(text, token);
    if (form.length < 2 || form.data[form.length - 1] != '.') {
        return false;
    }
    uint32_t next = token + 1;
    while (next < end && is_closer(text, next) && glued(text, next - 1)) {
        next++;
    }
    if (is_network(text, token, next, end)) {
        return true;
    }
    if (lang_abbreviation_of(form) != LANG_ABBREVIATION_OTHER || next >= end) {
        return false;
    }
    while (next < end && is_opener(text, next)) {
        next++;
    }
    return begins_sentence_word(text, next);
}

/* Does a sentence end with this token, closing signs aside? */
static bool ends_here(const struct lang_text *text, uint32_t token, uint32_t end)
{
    const struct base_str form = lang_form(text, token);
    const char last = form.data[form.length - 1];
    if (form.length > 1 && last == '.' && form.data[0] != '.') {
        return abbreviation_ends(text, token, end);
    }
    return last == '.' || last == '!' || last == '?' || base_str_is(form, "\xE2\x80\xA6");
}

/* The token after the closing signs that belong to the end at `token`. */
static uint32_t after_closers(const struct lang_text *text, uint32_t token, uint32_t end)
{
    uint32_t next = token + 1;
    while (next < end && glued(text, next - 1) && (is_closer(text, next) || is_one_of(text, next, ". ! ?"))) {
        next++;
    }
    return next;
}

/* `"Will they sign?" he asked`: the sentence goes on in lower case. */
static bool goes_on(const struct lang_text *text, uint32_t token, uint32_t next, uint32_t end)
{
    return next < end && (!can_begin(text, next, end) || is_one_of(text, next, ", ; : -- - \xE2\x80\x93 \xE2\x80\x94") ||
                          (glued(text, next - 1) && next == token + 1));
}

/* Where the sentence that begins at `first` ends. */
static uint32_t sentence_end(const struct lang_text *text, uint32_t first, uint32_t end)
{
    for (uint32_t token = first; token < end; token++) {
        if (token - first >= SENTENCE_LIMIT || (token - first >= SENTENCE_LEAST && is_one_of(text, token, "; :"))) {
            return token + 1;
        }
        if (!ends_here(text, token, end)) {
            continue;
        }
        const uint32_t next = after_closers(text, token, end);
        if (!goes_on(text, token, next, end)) {
            return next;
        }
    }
    return end;
}

static void add_sentence(struct base_arena *arena, struct lang_text *text, uint32_t first, uint32_t end, uint32_t block)
{
    const struct lang_sentence sentence = {.first = first, .end = end, .root = first, .block = block};
    for (uint32_t token = first; token < end; token++) {
        text->tokens.items[token].sentence = text->sentences.count;
    }
    *BASE_PUSH(arena, text->sentences) = sentence;
}

/* Cuts sentences out of tokens from `first` on. */
static void end_stretch(struct base_arena *arena, struct lang_text *text, uint32_t first, uint32_t block)
{
    const uint32_t end = text->tokens.count;
    while (first < end) {
        const uint32_t next = sentence_end(text, first, end);
        add_sentence(arena, text, first, next, block);
        first = next;
    }
}

/* Sets space_after of the tokens cut from one run. */
static void mark_spaces(struct lang_text *text, uint32_t from)
{
    for (uint32_t token = from; token < text->tokens.count; token++) {
        text->tokens.items[token].space_after = token + 1 == text->tokens.count;
    }
}

void lang_split(struct base_arena *arena, struct lang_text *text, struct base_span block, uint32_t block_number)
{
    const uint32_t end = block.end < text->text.length ? block.end : text->text.length;
    uint32_t stretch = text->tokens.count;
    uint32_t lines = 0;
    for (uint32_t at = block.start; at < end;) {
        uint32_t length = 1;
        uint32_t run = at;
        while (run < end && lang_char_at(text->text, run, &length) != LANG_CHAR_BLANK) {
            run += length;
        }
        if (run > at) {
            const uint32_t from = text->tokens.count;
            lang_cut_run(arena, text, (struct base_span){at, run < end ? run : end});
            mark_spaces(text, from);
            lines = 0;
            at = run;
            continue;
        }
        lines += text->text.data[at] == '\n';
        if (lines == 2) { /* an empty line ends a sentence */
            end_stretch(arena, text, stretch, block_number);
            stretch = text->tokens.count;
        }
        at += length;
    }
    end_stretch(arena, text, stretch, block_number);
}
