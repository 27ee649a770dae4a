/*
 * Phrases are looked up at word starts through an index over their first two letters, so that a paragraph costs little
 * more than a walk over its words. The index is made once from the table and only read afterwards.
 */
#include "text/phrase.h"
#include "text/tables.h"

#include "base/utf8.h"

#include <pthread.h>
#include <string.h>

enum { BUCKETS = 1024, INSIDE_BUCKETS = 4096, INSIDE_LEAST = 3, PHRASE_LIMIT = 2048, ANYWHERE_LIMIT = 420, START_LIMIT = 320, WHOLE_LIMIT = 80 };
enum where { WHERE_WHOLE, WHERE_START, WHERE_END, WHERE_ANY };

struct phrase {
    struct base_str words;
    enum where where;
    enum text_phrase_kind kind;
    uint16_t next;        /* with the same two letters */
    uint16_t next_inside; /* with the same three letters */
};

static struct {
    pthread_once_t once;
    struct phrase phrases[PHRASE_LIMIT];
    uint16_t heads[BUCKETS];         /* by two letters: 1 + number of the first such phrase; 0 for none */
    uint16_t inside[INSIDE_BUCKETS]; /* by three letters: the phrases that may stand behind the line's start */
    uint32_t count;
} INDEX = {.once = PTHREAD_ONCE_INIT};

static const char *const KIND_NAMES[TEXT_PHRASE_KINDS] = {"noise", "more", "box", "end", "credit", "caption", "byline", "dated", "about"};
static const char *const WHERE_NAMES[] = {"whole", "start", "end", "any"};

static uint32_t number_of(struct base_str name, const char *const *names, uint32_t count)
{
    uint32_t i = 0;
    while (i < count && !base_str_is(name, names[i])) {
        i++;
    }
    return i;
}

static unsigned char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (unsigned char)(c + 32) : (unsigned char)c;
}

static uint32_t bucket_of(struct base_str text, uint32_t at)
{
    uint32_t second = at + 1 < text.length ? lower(text.data[at + 1]) : ' ';
    return (lower(text.data[at]) * 31u + second) % BUCKETS;
}

static uint32_t inside_bucket_of(struct base_str text, uint32_t at)
{
    return ((lower(text.data[at]) * 31u + lower(text.data[at + 1])) * 31u + lower(text.data[at + 2])) % INSIDE_BUCKETS;
}

static void add_phrase(struct base_str words, uint32_t where, uint32_t kind)
{
    if (INDEX.count >= PHRASE_LIMIT || where > WHERE_ANY || kind >= TEXT_PHRASE_KINDS || words.length == 0) {
        return;
    }
    uint32_t bucket = bucket_of(words, 0);
    struct phrase *phrase = &INDEX.phrases[INDEX.count++];
    *phrase = (struct phrase){words, (enum where)where, (enum text_phrase_kind)kind, INDEX.heads[bucket], 0};
    INDEX.heads[bucket] = (uint16_t)INDEX.count;
    if ((where == WHERE_END || where == WHERE_ANY) && words.length >= INSIDE_LEAST) {
        uint16_t *inside = &INDEX.inside[inside_bucket_of(words, 0)];
        phrase->next_inside = *inside;
        *inside = (uint16_t)INDEX.count;
    }
}

static void make_index(void)
{
    const struct lexicon_table *table = text_table(TEXT_TABLE_PHRASES);
    for (uint32_t row = 0; table != NULL && row < table->row_count; row++) {
        add_phrase(lexicon_cell(table, row, 0), number_of(lexicon_cell(table, row, 1), WHERE_NAMES, 4),
                   number_of(lexicon_cell(table, row, 2), KIND_NAMES, TEXT_PHRASE_KINDS));
    }
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || (unsigned char)c >= 0x80;
}

/* The text with a curly apostrophe read as a straight one; `*step` gets the bytes taken. */
static unsigned char plain_at(struct base_str line, uint32_t at, uint32_t *step)
{
    bool quote = line.length - at >= 3 && memcmp(line.data + at, "\xE2\x80\x99", 3) == 0;
    *step = quote ? 3 : 1;
    return quote ? '\'' : lower(line.data[at]);
}

/* End of `words` standing at `at`; 0 when they do not. */
static uint32_t match_end(struct base_str line, uint32_t at, struct base_str words)
{
    for (uint32_t i = 0, step; i < words.length; i++, at += step) {
        if (at >= line.length || plain_at(line, at, &step) != (unsigned char)words.data[i]) {
            return 0;
        }
    }
    bool joined = at < line.length && is_word_byte(line.data[at]) && is_word_byte(words.data[words.length - 1]);
    bool mark = line.length - at >= 2 && line.data[at] == '\xE2' && line.data[at + 1] == '\x80';
    return joined && !mark ? 0 : at;
}

/* Is there nothing but marks, digits and blanks from `at` on? */
static bool only_marks(struct base_str line, uint32_t at)
{
    uint32_t length;
    for (; at < line.length; at += length) {
        uint32_t code = base_utf8_decode(line, at, &length);
        bool letter = (code < 0x80 && lower((char)code) >= 'a' && lower((char)code) <= 'z') || (code >= 0xC0 && code < 0x2000) ||
                      (code >= 0x2C00 && code != BASE_UTF8_BAD);
        if (letter) {
            return false;
        }
    }
    return true;
}

static bool fits(const struct phrase *phrase, struct base_str line, uint32_t at, uint32_t end)
{
    switch (phrase->where) {
    case WHERE_WHOLE:
        return at == 0 && line.length <= WHOLE_LIMIT && only_marks(line, end);
    case WHERE_START:
        return at == 0 && line.length <= START_LIMIT;
    case WHERE_END:
        return line.length <= ANYWHERE_LIMIT && only_marks(line, end);
    default:
        return line.length <= ANYWHERE_LIMIT;
    }
}

/* Notes the phrase when it stands at `at`; the line's words begin at `origin`. */
static void try_phrase(const struct phrase *phrase, struct base_str line, uint32_t at, uint32_t origin, struct text_phrases *found)
{
    struct base_str rest = {line.data + origin, line.length - origin};
    uint32_t end = match_end(line, at, phrase->words);
    if (end == 0 || !fits(phrase, rest, at - origin, end - origin)) {
        return;
    }
    if (!text_phrases_have(found, phrase->kind)) {
        found->first[phrase->kind] = (struct base_span){at, end};
    } else if (found->first[phrase->kind].start == at && end > found->first[phrase->kind].end) {
        found->first[phrase->kind].end = end;
    }
    found->kinds |= 1u << phrase->kind;
    found->whole |= phrase->where == WHERE_WHOLE ? 1u << phrase->kind : 0u;
}

static void look_at_start(struct base_str line, uint32_t origin, struct text_phrases *found)
{
    for (uint32_t number = INDEX.heads[bucket_of(line, origin)]; number != 0; number = INDEX.phrases[number - 1].next) {
        try_phrase(&INDEX.phrases[number - 1], line, origin, origin, found);
    }
}

static void look_inside(struct base_str line, uint32_t at, uint32_t origin, struct text_phrases *found)
{
    for (uint32_t number = INDEX.inside[inside_bucket_of(line, at)]; number != 0; number = INDEX.phrases[number - 1].next_inside) {
        try_phrase(&INDEX.phrases[number - 1], line, at, origin, found);
    }
}

/* Where the words begin, behind quotes, dashes and other ornaments. */
static uint32_t first_word(struct base_str line)
{
    uint32_t at = 0;
    while (at < line.length && at < 8 && strchr("|>*#-~ +:.,", line.data[at]) != NULL) {
        at++;
    }
    return at < line.length && at < 8 ? at : 0;
}

void text_phrases_find(struct base_str line, struct text_phrases *found)
{
    pthread_once(&INDEX.once, make_index);
    *found = (struct text_phrases){0};
    if (line.length == 0 || line.length > ANYWHERE_LIMIT) {
        return;
    }
    uint32_t origin = first_word(line);
    look_at_start(line, origin, found);
    for (uint32_t at = origin + 1; at + INSIDE_LEAST <= line.length; at++) {
        bool glued = is_capital(line.data[at]) && line.data[at - 1] >= 'a' && line.data[at - 1] <= 'z'; /* "ReporterUpdated" */
        bool start = is_word_byte(line.data[at]) ? glued || !is_word_byte(line.data[at - 1]) : line.data[at] != ' ';
        if (start) {
            look_inside(line, at, origin, found);
        }
    }
}

uint32_t text_phrase_end(struct base_str line, uint32_t at, enum text_phrase_kind kind)
{
    pthread_once(&INDEX.once, make_index);
    uint32_t best = at;
    if (at >= line.length) {
        return at;
    }
    for (uint32_t number = INDEX.heads[bucket_of(line, at)]; number != 0; number = INDEX.phrases[number - 1].next) {
        const struct phrase *phrase = &INDEX.phrases[number - 1];
        uint32_t end = phrase->kind == kind ? match_end(line, at, phrase->words) : 0;
        best = end > best ? end : best;
    }
    return best;
}
