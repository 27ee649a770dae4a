/* Parsing a row of words, below the level of texts. */
#ifndef LANG_PARSE_H
#define LANG_PARSE_H

#include "lang/state.h"

#define LANG_BEAM_LIMIT 64u

/* A sentence ready to be parsed: words 1..count; 0 is no word. */
struct lang_parse_words {
    const struct lang_model *model;
    const int16_t *placed; /* what each word adds in each place: LANG_PLACE_COUNT * LANG_HIDDEN numbers a word */
    const uint8_t *upos;
    uint32_t count;
};

/* Scores of all actions in a state, in units of 1/LANG_SUM_UNIT. */
void lang_parse_score(const struct lang_parse_words *words, const struct lang_state *state, int32_t scores[LANG_CLASS_LIMIT]);

/* Finds heads (0: root) and relations; nodes[0..count]. */
void lang_parse_greedy(const struct lang_parse_words *words, struct base_arena *scratch, struct lang_node *nodes);
void lang_parse_beam(const struct lang_parse_words *words, struct base_arena *scratch, uint32_t beam, struct lang_node *nodes);

#endif
