/*
 * Sectors: what a stretch of words is about, in the vocabulary of the records ("trade", "energy", "consular and visas").
 *
 *     struct know_sectors sectors = {0};
 *     know_sectors(tables, text, tokens, &sectors);      "cooperation in defence and free trade" -> defence, trade
 */
#ifndef KNOW_SECTOR_H
#define KNOW_SECTOR_H

#include "know/know.h"

struct know_sectors {
    struct base_str names[12]; /* sorted, each once */
    uint32_t count;
};

/* Adds the sectors of tokens first..end-1 (a span of tokens, end exclusive) to the set. The longest wording counts:
 * "nuclear power plant" is energy once. */
void know_sectors(const struct know_tables *tables, const struct lang_text *text, struct base_span tokens,
                  struct know_sectors *out);

#endif
