/*
 * What an act is called in the table of senses: "called off" is "call off", "air-strike" is one word, "the firing" is a noun.
 */
#ifndef READ_LEMMA_H
#define READ_LEMMA_H

#include "read/view.h"

/* The verb at `token`, with its hyphened fore part and its particle when the table knows them together; lower case. */
struct base_str read_verb_lemma(const struct read_view *view, uint32_t token);

/* The noun at `token`, with its hyphened fore part when the table knows them together; lower case. */
struct base_str read_noun_lemma(const struct read_view *view, uint32_t token);

/* The verb of an act and the particle behind it as one, when the table knows them together; else empty. */
struct base_str read_with_particle(const struct read_view *view, struct base_str verb, uint32_t particle);

#endif
