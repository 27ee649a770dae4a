/* The rows that tags, names and arcs are read off. */
#ifndef LANG_ENCODE_H
#define LANG_ENCODE_H

#include "lang/model.h"

/*
 * Rows 0..n+1 of a sentence of n words, LANG_WIDTH numbers each: row i is word i, 0 the beginning, n+1 the end.
 * They stand in text->encoding, in `arena`, until another sentence is encoded.
 */
const int16_t *lang_encode(const struct lang_model *model, struct base_arena *arena, struct base_arena *scratch,
                           struct lang_text *text, uint32_t sentence);

#endif
