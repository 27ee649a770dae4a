/*
 * Only English is read further on, so the question is rather "is this English?". Small words of twenty languages vote; a
 * tie, or silence, is English, because short reports and tables have few small words. The look-up folds marks away, so a
 * word must be spelled with its own marks to count.
 */
#include "text/language.h"
#include "text/tables.h"

#include "base/utf8.h"

#include <string.h>

enum { LOOKED_AT = 1200, LANGUAGES = 32, WORD_MOST = 24 };

struct votes {
    struct base_str names[LANGUAGES];
    uint32_t counts[LANGUAGES];
    uint32_t count;
};

static void vote(struct votes *votes, struct base_str name)
{
    uint32_t i = 0;
    while (i < votes->count && !base_str_equal(votes->names[i], name)) {
        i++;
    }
    if (i == votes->count && i < LANGUAGES) {
        votes->names[i] = name;
        votes->counts[i] = 0;
        votes->count++;
    }
    if (i < LANGUAGES) {
        votes->counts[i]++;
    }
}

/* "en,tr": a vote for each. */
static void vote_all(struct votes *votes, struct base_str names)
{
    for (uint32_t at = 0; at + 1 < names.length; at += 3) {
        vote(votes, base_str_slice(names, (struct base_span){at, at + 2}));
    }
}

static void count_word(struct votes *votes, const struct lexicon_table *table, struct base_str word)
{
    if (word.length == 0 || word.length > WORD_MOST) {
        return;
    }
    for (uint32_t row = lexicon_find(table, word); row != LEXICON_NONE; row = lexicon_next(table, row)) {
        if (base_str_equal_fold(lexicon_cell(table, row, 0), word)) {
            vote_all(votes, lexicon_cell(table, row, 1));
        }
    }
}

static bool parts_words(char c)
{
    return c == ' ' || c == '\n' || c == ',' || c == '.' || c == '"' || c == '(' || c == ')' || c == ':' || c == ';';
}

struct base_str text_language_of(struct base_str text)
{
    const struct lexicon_table *table = text_table(TEXT_TABLE_LANGUAGES);
    struct votes votes = {.count = 0};
    vote(&votes, BASE_STR("en"));
    uint32_t stop = text.length < LOOKED_AT ? text.length : LOOKED_AT, start = 0;
    for (uint32_t at = 0; table != NULL && at <= stop; at++) {
        if (at == stop || parts_words(text.data[at])) {
            count_word(&votes, table, base_str_slice(text, (struct base_span){start, at}));
            start = at + 1;
        }
    }
    uint32_t best = 0;
    for (uint32_t i = 1; i < votes.count; i++) {
        best = votes.counts[i] > votes.counts[best] ? i : best;
    }
    return votes.names[best];
}
