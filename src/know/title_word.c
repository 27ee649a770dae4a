/*
 * Looking a title up in its table: the longest entry whose words stand at a token, in the singular or plural, with or
 * without hyphens and full stops, and with "ex-" or "then-" glued to the first word.
 */
#include "know/title_word.h"

#include <string.h>

enum { LONGEST_TITLE = 7, KEY_ROOM = 160 };

static enum title_class class_of(struct base_str word)
{
    static const struct {
        const char *name;
        enum title_class class;
    } CLASSES[] = {{"head", TITLE_HEAD},     {"rank", TITLE_RANK},   {"honour", TITLE_HONOUR},          {"held", TITLE_HELD},
                   {"degree", TITLE_DEGREE}, {"start", TITLE_START}, {"counterpart", TITLE_COUNTERPART}};
    for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++) {
        if (base_str_starts(word, CLASSES[i].name)) {
            return CLASSES[i].class;
        }
    }
    return TITLE_NOTHING;
}

uint8_t title_held_of(struct base_str word)
{
    return base_str_is(word, "former") ? KNOW_FORMER : base_str_is(word, "acting") ? KNOW_ACTING : KNOW_CURRENT;
}

/* Words as the tables have them: one blank between words, hyphens as blanks, no full stop at a word's end. */
static bool key_add(char key[KEY_ROOM], uint32_t *length, struct base_str form)
{
    while (form.length > 1 && form.data[form.length - 1] == '.') {
        form.length--;
    }
    if (*length + form.length + 2 > KEY_ROOM) {
        return false;
    }
    if (*length > 0) {
        key[(*length)++] = ' ';
    }
    for (uint32_t i = 0; i < form.length; i++) {
        key[(*length)++] = form.data[i] == '-' ? ' ' : form.data[i];
    }
    return true;
}

bool title_is_hyphen(struct base_str form)
{
    return base_str_is(form, "-") || base_str_is(form, "‑") || base_str_is(form, "–");
}

/* "ministers", "secretaries", "spokesmen": the length of the singular, written over the end of the key; 0 when none. */
static uint32_t singular(char *key, uint32_t length)
{
    if (length > 4 && memcmp(key + length - 3, "ies", 3) == 0) {
        key[length - 3] = 'y';
        return length - 2;
    }
    if (length > 4 && memcmp(key + length - 3, "men", 3) == 0) {
        key[length - 2] = 'a';
        return length;
    }
    return length > 3 && key[length - 1] == 's' && key[length - 2] != 's' ? length - 1 : 0;
}

/* The row of a key whose last word, or whose first ("secretaries general"), may stand in the plural. */
static uint32_t find_row(const struct lexicon_table *table, const char *key, uint32_t length, bool *plural)
{
    char other[KEY_ROOM];
    uint32_t row = lexicon_find(table, (struct base_str){key, length});
    *plural = false;
    if (row != LEXICON_NONE) {
        return row;
    }
    memcpy(other, key, length);
    uint32_t shorter = singular(other, length);
    row = shorter == 0 ? LEXICON_NONE : lexicon_find(table, (struct base_str){other, shorter});
    const char *blank = memchr(key, ' ', length);
    if (row == LEXICON_NONE && blank != NULL) {
        uint32_t first = (uint32_t)(blank - key);
        memcpy(other, key, length);
        shorter = singular(other, first);
        memcpy(other + shorter, key + first, length - first);
        row = shorter == 0 ? LEXICON_NONE : lexicon_find(table, (struct base_str){other, shorter + length - first});
    }
    *plural = row != LEXICON_NONE;
    return row;
}

static void take_row(const struct title_reader *reader, struct title_word *word, uint32_t row, uint32_t end, bool plural)
{
    struct base_str class = lexicon_cell(reader->titles, row, TITLE_COLUMN_CLASS);
    enum title_class found = class_of(class);
    if (found == TITLE_START) {
        return;
    }
    *word = (struct title_word){.class = found,
                                .degree = found == TITLE_DEGREE || base_str_find(class, "+degree", 0) >= 0,
                                .rank_beside = base_str_find(class, "+rank", 0) >= 0,
                                .takes_to = base_str_find(class, "+to", 0) >= 0,
                                .row = row,
                                .end = end,
                                .plural = plural};
}

/* "ex-prime" and "then-foreign" in one token: the bytes of the prefix, 0 when there is none. */
uint32_t title_held_prefix(const struct title_reader *reader, struct base_str form, uint8_t *held)
{
    int64_t hyphen = base_str_find(form, "-", 1);
    if (hyphen < 0 || hyphen + 1 >= form.length) {
        return 0;
    }
    uint32_t row = lexicon_find(reader->titles, (struct base_str){form.data, (uint32_t)hyphen});
    if (row == LEXICON_NONE || class_of(lexicon_cell(reader->titles, row, TITLE_COLUMN_CLASS)) != TITLE_HELD) {
        return 0;
    }
    *held = title_held_of(lexicon_cell(reader->titles, row, TITLE_COLUMN_CANONICAL));
    return (uint32_t)hyphen + 1;
}

bool title_may_start(const struct title_reader *reader, uint32_t at)
{
    char key[KEY_ROOM];
    uint32_t length = 0;
    uint8_t held;
    bool plural;
    struct base_str form = lang_form(reader->text, at);
    if (reader->titles == NULL || reader->portfolios == NULL || form.length == 0 || !key_add(key, &length, form)) {
        return false;
    }
    return memchr(key, ' ', length) != NULL || find_row(reader->titles, key, length, &plural) != LEXICON_NONE ||
           lexicon_find(reader->portfolios, form) != LEXICON_NONE || title_held_prefix(reader, form, &held) > 0;
}

struct title_word title_word_at(const struct title_reader *reader, uint32_t at, uint32_t end)
{
    struct title_word best = {.class = TITLE_NOTHING, .row = LEXICON_NONE, .end = at};
    char key[KEY_ROOM];
    uint32_t length = 0, words = 0;
    uint8_t held = KNOW_CURRENT;
    uint32_t prefix = at < end ? title_held_prefix(reader, lang_form(reader->text, at), &held) : 0;
    for (uint32_t i = at; i < end && words < LONGEST_TITLE; i++) {
        struct base_str form = lang_form(reader->text, i);
        if (i == at) {
            form.data += prefix;
            form.length -= prefix;
        }
        if (i > at && title_is_hyphen(form)) {
            continue;
        }
        if (form.length == 0 || !key_add(key, &length, form)) {
            break;
        }
        bool plural;
        uint32_t row = find_row(reader->titles, key, length, &plural);
        if (row == LEXICON_NONE && words == 0 && memchr(key, ' ', length) == NULL) {
            break;
        }
        if (row != LEXICON_NONE) {
            /* "Lt." and the full stop may be two tokens. */
            uint32_t after = i + 1 < end && base_str_is(lang_form(reader->text, i + 1), ".") && form.length <= 4 ? i + 2 : i + 1;
            take_row(reader, &best, row, after, plural);
        }
        words++;
    }
    best.held = prefix > 0 && best.class != TITLE_NOTHING;
    best.held_as = held;
    return best;
}
