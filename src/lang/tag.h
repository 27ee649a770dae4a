/* Tagging and naming words by their neighbours; the trainer uses the same templates. */
#ifndef LANG_TAG_H
#define LANG_TAG_H

#include "lang/model.h"

/* A sentence as the models see it: words[-LANG_WORD_MARGIN .. count+LANG_WORD_MARGIN-1] can be read. */
struct lang_view {
    const struct lang_word *words;
    uint32_t count;
    uint32_t manner; /* 0 running text, 1 nearly every word begins with a capital, 2 all capitals */
};

/* How the sentence is written, from the shapes of its words. */
uint32_t lang_view_manner(const struct lang_word *words, uint32_t count);

/* Rows for the tag of word i; `before` and `before2` are the classes given to the two words before, plus 1. */
uint32_t lang_tag_rows(const struct lang_view *view, uint32_t i, uint32_t before, uint32_t before2, uint32_t span,
                       uint32_t *rows);

/* Names: class 0 is none, 2k-1 begins and 2k goes on a name of kind k (enum lang_name). */
#define LANG_NAME_CLASS_COUNT 7u

/* `tags` are lang_tag_atom values of all words, with the same margins as the words. */
uint32_t lang_name_rows(const struct lang_view *view, const uint16_t *tags, uint32_t i, uint32_t before, uint32_t before2,
                        uint32_t span, uint32_t *rows);

/* May class `next` follow class `before`? Only a name of the same kind can go on. */
static inline bool lang_name_may_follow(uint32_t before, uint32_t next)
{
    return next == 0 || next % 2 == 1 || before == next || before + 1 == next;
}

/* One number for both tags of a word; never 0. */
static inline uint16_t lang_tag_atom(uint8_t upos, uint8_t xpos)
{
    return (uint16_t)(upos * 64u + xpos + 1u);
}

/* The lemma of a form by the model's rules. */
struct base_str lang_lemma_of(const struct lang_model *model, struct base_arena *arena, struct base_str form, uint8_t upos,
                              uint8_t xpos);

/* Key of a lemma rule: an ending (or the whole word) of a form with that tag. */
uint32_t lang_lemma_key(const char *ending, uint32_t length, bool whole, uint8_t upos, uint8_t xpos);

#endif
