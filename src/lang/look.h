/* What the parser looks at in a state. */
#ifndef LANG_LOOK_H
#define LANG_LOOK_H

#include "lang/net.h"
#include "lang/state.h"

/* The words in each place; 0 where there is none. */
void lang_look_places(const struct lang_state *state, uint32_t places[LANG_PLACE_COUNT]);

/* Rows of the trait table. */
void lang_look_traits(const struct lang_state *state, uint32_t traits[LANG_TRAIT_COUNT]);

#endif
