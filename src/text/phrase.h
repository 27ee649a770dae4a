/* What data/lexicon/page_phrases.tsv says about a line. */
#ifndef TEXT_PHRASE_H
#define TEXT_PHRASE_H

#include "base/text.h"

enum text_phrase_kind {
    TEXT_PHRASE_NOISE,
    TEXT_PHRASE_MORE,
    TEXT_PHRASE_BOX,
    TEXT_PHRASE_END,
    TEXT_PHRASE_CREDIT,
    TEXT_PHRASE_CAPTION,
    TEXT_PHRASE_BYLINE,
    TEXT_PHRASE_DATED,
    TEXT_PHRASE_ABOUT,
    TEXT_PHRASE_KINDS
};

struct text_phrases {
    uint32_t kinds;                                /* bit 1 << kind for each kind found */
    uint32_t whole;                                /* the kinds whose phrase is all the line says */
    struct base_span first[TEXT_PHRASE_KINDS];     /* where the first of that kind stands */
};

/* Phrases of a line of any length; long lines are looked at at their start only. */
void text_phrases_find(struct base_str line, struct text_phrases *found);

/* The phrase of that kind that stands at `at` and is followed by no letter; its end, or `at` for none. */
uint32_t text_phrase_end(struct base_str line, uint32_t at, enum text_phrase_kind kind);

static inline bool text_phrases_have(const struct text_phrases *found, enum text_phrase_kind kind)
{
    return (found->kinds >> kind & 1u) != 0;
}

#endif
