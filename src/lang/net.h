/*
 * The shape of the network, shared by the engine and the trainer.
 *
 * A word's row of LANG_WIDTH numbers is a sum of table rows. Layers then let each word see its neighbours ('c':
 * a window of three words) or the whole sentence ('s': a sweep each way). Tags and names are read off the last
 * row by one matrix each. The parser looks at LANG_PLACE_COUNT words of its state and at LANG_TRAIT_COUNT
 * properties of it; each adds LANG_HIDDEN numbers, and one matrix makes action scores of their positive part.
 *
 * A sentence of n words has rows 0..n+1: row 0 stands for "no word" and the sentence's beginning, n+1 for its end.
 */
#ifndef LANG_NET_H
#define LANG_NET_H

#include <stdint.h>

/* Changes whenever the meaning of an input, a layer or a class changes; a model with another one is refused. */
#define LANG_FEATURE_VERSION 10u

#ifndef LANG_LAYERS
#define LANG_LAYERS "ccs"
#endif
#ifndef LANG_WIDTH
#define LANG_WIDTH 96u
#endif
#ifndef LANG_HIDDEN
#define LANG_HIDDEN 128u
#endif
#define LANG_LAYER_COUNT (sizeof(LANG_LAYERS) - 1)

/* Classes are padded to whole vectors. */
#define LANG_CLASS_STEP 16u
#define LANG_CLASS_LIMIT 128u
#define LANG_NAME_WIDTH 16u

/* Words of the parser's state that it looks at (lang/look.c). */
#ifndef LANG_PLACE_COUNT
#define LANG_PLACE_COUNT 12u
#endif

/* Properties of the state, and the rows of their tables, one after the other. */
#define LANG_TRAIT_COUNT 10u
#define LANG_TRAIT_ROWS 512u

static inline uint32_t lang_class_width(uint32_t class_count)
{
    return (class_count + LANG_CLASS_STEP - 1) / LANG_CLASS_STEP * LANG_CLASS_STEP;
}

#endif
