/* Parsing a row of words, below the level of texts: the trainer and lang_parse both come here. */
#ifndef LANG_PARSE_H
#define LANG_PARSE_H

#include "lang/state.h"

#define LANG_BEAM_LIMIT 64u

/* A parser word from what is known of a token. */
struct lang_parse_word lang_parse_word_from(uint32_t form, uint16_t cluster, uint8_t upos, uint8_t xpos);

/* Finds heads (0: root) and relations of words[1..count]; words[0], words[count+1] and words[count+2] are empty. */
void lang_parse_greedy(const struct lang_model *model, struct base_arena *scratch, const struct lang_parse_word *words,
                       uint32_t count, struct lang_node *nodes);
void lang_parse_beam(const struct lang_model *model, struct base_arena *scratch, const struct lang_parse_word *words,
                     uint32_t count, uint32_t beam, struct lang_node *nodes);

#endif
