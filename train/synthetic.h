/*
 * Sentences of our own in the manner of news, with their trees: what the treebanks have too few of. Dates
 * between subject and verb, long titles, "co-chaired by", chains of infinitives, lists of gerunds, final
 * participles, quotation, headlines, and what courts, crowds and soldiers do. Seeded: always the same.
 */
#ifndef TRAIN_SYNTHETIC_H
#define TRAIN_SYNTHETIC_H

#include "base/buffer.h"

#include <stdint.h>

/* Writes `count` sentences as CoNLL-U; MISC holds SpaceAfter and the name label ("Name=B-PER"). */
void synthetic_write(uint32_t count, uint32_t seed, struct base_buffer *out);

#endif
