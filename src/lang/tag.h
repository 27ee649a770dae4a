/* Tags, names and lemmas, below the level of texts. */
#ifndef LANG_TAG_H
#define LANG_TAG_H

#include "lang/model.h"

/* Names: class 0 is none, 2k-1 begins and 2k goes on a name of kind k (enum lang_name). */
#define LANG_NAME_CLASS_COUNT 7u

/* May class `next` follow class `before`? Only a name of the same kind can go on. */
static inline bool lang_name_may_follow(uint32_t before, uint32_t next)
{
    return next == 0 || next % 2 == 1 || before == next || before + 1 == next;
}

/* The best row of name classes: scores[count][LANG_NAME_WIDTH] in, classes out. */
void lang_name_decode(struct base_arena *scratch, const int32_t *scores, uint32_t count, uint8_t *classes);

/* The lemma of a form by the model's rules. */
struct base_str lang_lemma_of(const struct lang_model *model, struct base_arena *arena, struct base_str form, uint8_t upos,
                              uint8_t xpos);

/* Key of a lemma rule: an ending (or the whole word) of a form with that tag. */
uint32_t lang_lemma_key(const char *ending, uint32_t length, bool whole, uint8_t upos, uint8_t xpos);

#endif
