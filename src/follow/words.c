/* One form for all wordings of a name: folded, without the words that tell nothing, light endings cut, other names made one. */
#include "follow/words.h"

#include "base/utf8.h"
#include "lexicon/table.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_TEXT = 600, LONGEST_NAME = 6, MOST_TOKENS = 48 };

/* Looking a table up by its name costs more than looking a word up in it. */
enum table { NAMES, WORDS, NATIONALITIES, STATE_NAMES, BLOCS, STATES, TABLE_COUNT };

static const struct lexicon_table *table_of(enum table which)
{
    static const char *const TABLE_NAMES[] = {"follow_names", "follow_words", "nationalities",
                                              "state_names",  "blocs",        "states"};
    static _Thread_local const struct lexicon_table *tables[TABLE_COUNT];
    static _Thread_local uint32_t generation = UINT32_MAX;
    if (generation != lexicon_generation()) {
        generation = lexicon_generation();
        for (int i = 0; i < TABLE_COUNT; i++) {
            tables[i] = lexicon_table_named(TABLE_NAMES[i]);
        }
    }
    return tables[which];
}

struct tokens {
    struct base_str printed;
    char folded[LONGEST_TEXT];
    struct base_str items[MOST_TOKENS];
    uint32_t count;
};

static bool is_letter(unsigned char c)
{
    return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Bytes of a dash or a curled quote (E2 80 xx) part words like a blank. */
static void blank_punctuation(char *folded, uint32_t length)
{
    for (uint32_t i = 0; i + 2 < length; i++) {
        if ((unsigned char)folded[i] == 0xE2 && (unsigned char)folded[i + 1] == 0x80) {
            memset(folded + i, ' ', 3);
        }
    }
}

static void cut_tokens(struct base_str text, struct tokens *tokens)
{
    text.length = text.length < LONGEST_TEXT ? text.length : LONGEST_TEXT;
    tokens->printed = text;
    uint32_t length = base_utf8_fold(text, tokens->folded);
    blank_punctuation(tokens->folded, length);
    tokens->count = 0;
    for (uint32_t i = 0; i < length && tokens->count < MOST_TOKENS;) {
        uint32_t start = i;
        while (i < length && is_letter((unsigned char)tokens->folded[i])) {
            i++;
        }
        struct base_str token = {tokens->folded + start, i - start};
        bool possessive = token.length == 1 && token.data[0] == 's' && start > 0 && tokens->folded[start - 1] == '\'';
        if (token.length > 0 && !possessive) {
            tokens->items[tokens->count++] = token;
        }
        i += i == start;
    }
}

/* ------------------------------------------------------------------ endings */

struct ending {
    const char *tail, *instead;
    uint32_t least; /* letters that must stand before */
};

/* The first that fits is cut; "agreements" and "agreement", "organisation" and "organization" become one. */
static const struct ending ENDINGS[] = {
    {"sses", "ss", 1}, {"ies", "y", 2}, {"ss", "ss", 1}, {"us", "us", 1}, {"is", "is", 1}, {"ches", "ch", 2}, {"s", "", 3},
};

static uint32_t change_ending(char *word, uint32_t length)
{
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        uint32_t tail = (uint32_t)strlen(ENDINGS[i].tail);
        if (length >= tail + ENDINGS[i].least && memcmp(word + length - tail, ENDINGS[i].tail, tail) == 0) {
            uint32_t kept = (uint32_t)strlen(ENDINGS[i].instead);
            memcpy(word + length - tail, ENDINGS[i].instead, kept);
            return length - tail + kept;
        }
    }
    return length;
}

static void spell_one_way(char *word, uint32_t length)
{
    for (uint32_t i = 1; i + 3 < length; i++) {
        if (memcmp(word + i, "iz", 2) == 0 && (word[i + 2] == 'a' || word[i + 2] == 'e')) {
            word[i + 1] = 's';
        }
    }
}

static uint32_t stem(struct base_str token, char word[FOLLOW_WORD_BYTES])
{
    uint32_t length = token.length < FOLLOW_WORD_BYTES - 1 ? token.length : FOLLOW_WORD_BYTES - 1;
    while (length < token.length && length > 0 && ((unsigned char)token.data[length] & 0xC0) == 0x80) {
        length--; /* no half letters */
    }
    memcpy(word, token.data, length);
    length = change_ending(word, length);
    spell_one_way(word, length);
    word[length] = '\0';
    return length;
}

/* ------------------------------------------------------------------ what tells nothing */

enum { CODE_COLUMN = 1, STATE_NAME_COLUMN = 2, SAME_COLUMN = 1, LETTERS_COLUMN = 2, USE_COLUMN = 1 };

/* Does a table say that this word stands for the code? */
static bool table_says(enum table which, struct base_str word, struct base_str code)
{
    const struct lexicon_table *table = table_of(which);
    for (uint32_t row = lexicon_find(table, word); row != LEXICON_NONE; row = lexicon_next(table, row)) {
        if (base_str_equal(lexicon_cell(table, row, CODE_COLUMN), code)) {
            return true;
        }
    }
    return false;
}

/* "emirates" of "United Arab Emirates". */
static bool is_in_state_name(struct base_str word, struct base_str code)
{
    const struct lexicon_table *states = table_of(STATES);
    uint32_t row = lexicon_find(states, code);
    if (row == LEXICON_NONE) {
        return false;
    }
    struct tokens tokens;
    cut_tokens(lexicon_cell(states, row, STATE_NAME_COLUMN), &tokens);
    for (uint32_t i = 0; i < tokens.count; i++) {
        if (base_str_equal(tokens.items[i], word)) {
            return true;
        }
    }
    return false;
}

static bool names_party(struct base_str word, struct follow_codes parties)
{
    for (uint32_t i = 0; i < parties.count; i++) {
        struct base_str code = parties.items[i];
        if (table_says(NATIONALITIES, word, code) || table_says(STATE_NAMES, word, code) || table_says(BLOCS, word, code) ||
            is_in_state_name(word, code)) {
            return true;
        }
    }
    return false;
}

/* How data/lexicon/follow_words.tsv says a word is used: 'n' names nothing, 'w' weak, 0 an ordinary one. */
static char use_of(struct base_str word, enum follow_kind kind)
{
    const struct lexicon_table *table = table_of(WORDS);
    char use = 0;
    for (uint32_t row = lexicon_find(table, word); row != LEXICON_NONE; row = lexicon_next(table, row)) {
        struct base_str where = lexicon_cell(table, row, USE_COLUMN);
        if (base_str_is(where, "nothing")) {
            return 'n';
        }
        if (base_str_is(where, follow_kind_name(kind)) || base_str_is(where, "all")) {
            use = 'w';
        }
    }
    return use;
}

/* ------------------------------------------------------------------ adding */

static bool is_year(struct base_str word)
{
    return word.length == 4 && (base_str_starts(word, "19") || base_str_starts(word, "20")) && word.data[2] >= '0' &&
           word.data[2] <= '9' && word.data[3] >= '0' && word.data[3] <= '9';
}

static void add_word(struct follow_words *words, enum follow_kind kind, struct base_str token)
{
    struct follow_word word;
    if (kind == FOLLOW_INCIDENT && token.data[0] >= '0' && token.data[0] <= '9') {
        return; /* counts are compared as numbers */
    }
    uint32_t length = stem(token, word.text);
    char use = use_of(token, kind);
    use = use == 0 ? use_of((struct base_str){word.text, length}, kind) : use;
    if (use == 'n' || length == 0 || words->count == FOLLOW_WORDS) {
        return;
    }
    word.weak = use == 'w' || is_year((struct base_str){word.text, length});
    for (uint32_t i = 0; i < words->count; i++) {
        if (strcmp(words->items[i].text, word.text) == 0) {
            return;
        }
    }
    words->items[words->count++] = word;
}

static bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Does the name stand in the text as printed in capitals? "IT", not "it". */
static bool stands_in_capitals(struct base_str text, struct base_str name)
{
    for (uint32_t at = 0; at + name.length <= text.length; at++) {
        uint32_t same = 0;
        while (same < name.length &&
               text.data[at + same] == (char)(name.data[same] - (is_ascii_letter(name.data[same]) ? 32 : 0))) {
            same++;
        }
        if (same == name.length && (at == 0 || !is_ascii_letter(text.data[at - 1])) &&
            (at + same == text.length || !is_ascii_letter(text.data[at + same]))) {
            return true;
        }
    }
    return false;
}

/* The row of the table of names that is these tokens, in singular or plural. */
static uint32_t name_row(const struct lexicon_table *names, const struct tokens *tokens, uint32_t first, uint32_t count)
{
    char name[LONGEST_TEXT];
    uint32_t length = 0;
    for (uint32_t i = first; i < first + count; i++) {
        if (i > first) {
            name[length++] = ' ';
        }
        memcpy(name + length, tokens->items[i].data, tokens->items[i].length);
        length += tokens->items[i].length;
    }
    uint32_t row = lexicon_find(names, (struct base_str){name, length});
    if (row == LEXICON_NONE && length > 3 && name[length - 1] == 's') {
        row = lexicon_find(names, (struct base_str){name, length - 1});
    }
    bool exact = row != LEXICON_NONE && lexicon_cell(names, row, LETTERS_COLUMN).length > 0;
    return !exact || stands_in_capitals(tokens->printed, lexicon_cell(names, row, 0)) ? row : LEXICON_NONE;
}

static void add_all(struct follow_words *words, enum follow_kind kind, struct base_str text, struct follow_codes parties)
{
    struct tokens tokens;
    cut_tokens(text, &tokens);
    for (uint32_t i = 0; i < tokens.count; i++) {
        if (!names_party(tokens.items[i], parties)) {
            add_word(words, kind, tokens.items[i]);
        }
    }
}

void follow_words_add(struct follow_words *words, enum follow_kind kind, struct base_str text, struct follow_codes parties)
{
    const struct lexicon_table *names = table_of(NAMES);
    struct tokens tokens;
    cut_tokens(text, &tokens);
    for (uint32_t i = 0; i < tokens.count;) {
        uint32_t count = tokens.count - i < LONGEST_NAME ? tokens.count - i : LONGEST_NAME, row = LEXICON_NONE;
        for (; count > 0 && row == LEXICON_NONE; count -= row == LEXICON_NONE) {
            row = name_row(names, &tokens, i, count);
        }
        if (row != LEXICON_NONE) {
            add_all(words, kind, lexicon_cell(names, row, SAME_COLUMN), parties);
        } else if (!names_party(tokens.items[i], parties)) {
            add_word(words, kind, tokens.items[i]);
        }
        i += count > 0 ? count : 1;
    }
}

/* Is it a word that a name may begin with? An article, a preposition or a participle ends it. */
static bool may_stand_in_name(struct base_str token, enum follow_kind kind, struct follow_codes parties)
{
    return use_of(token, kind) != 'n' && !base_str_ends(token, "ed") && !names_party(token, parties);
}

void follow_words_add_before(struct follow_words *words, enum follow_kind kind, struct base_str text, struct base_str noun,
                             struct follow_codes parties)
{
    enum { MOST = 4 };
    struct tokens tokens;
    cut_tokens(text, &tokens);
    for (uint32_t at = 0; at < tokens.count; at++) {
        char word[FOLLOW_WORD_BYTES];
        uint32_t first = at, length = stem(tokens.items[at], word);
        if (!base_str_equal((struct base_str){word, length}, noun)) {
            continue;
        }
        while (first > 0 && at - first < MOST && may_stand_in_name(tokens.items[first - 1], kind, parties)) {
            first--;
        }
        if (first < at) {
            const char *start = tokens.items[first].data, *end = tokens.items[at].data + tokens.items[at].length;
            follow_words_add(words, kind, (struct base_str){start, (uint32_t)(end - start)}, parties);
            return;
        }
    }
}

static int by_text(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

uint32_t follow_words_key(const struct follow_words *words, char out[FOLLOW_KEY_BYTES])
{
    const char *sorted[FOLLOW_WORDS];
    uint32_t length = 0;
    for (uint32_t i = 0; i < words->count; i++) {
        sorted[i] = words->items[i].text;
    }
    qsort(sorted, words->count, sizeof *sorted, by_text);
    for (uint32_t i = 0; i < words->count; i++) {
        size_t size = strlen(sorted[i]);
        if (i > 0) {
            out[length++] = ' ';
        }
        memcpy(out + length, sorted[i], size);
        length += (uint32_t)size;
    }
    return length;
}

uint32_t follow_words_initials(struct base_str name, struct follow_codes parties, char out[FOLLOW_INITIALS])
{
    uint32_t count = 0;
    for (uint32_t at = 0; at < name.length && count < FOLLOW_INITIALS;) {
        uint32_t start = at;
        while (at < name.length && (is_ascii_letter(name.data[at]) || (unsigned char)name.data[at] >= 0x80)) {
            at++;
        }
        struct tokens word;
        cut_tokens(base_str_slice(name, (struct base_span){start, at}), &word);
        bool capital = at > start && name.data[start] >= 'A' && name.data[start] <= 'Z';
        if (capital && word.count > 0 && !names_party(word.items[0], parties)) {
            out[count++] = name.data[start];
        }
        at += at == start;
    }
    return count >= 3 ? count : 0;
}

bool follow_words_tell(const struct follow_words *words)
{
    for (uint32_t i = 0; i < words->count; i++) {
        if (!words->items[i].weak) {
            return true;
        }
    }
    return false;
}
