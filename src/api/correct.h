/*
 * Corrections as a person writes them, made into the values that a record has.
 *
 *     struct api_correcting correcting = {.arena = &arena, .tables = tables, .type = READ_MEETING};
 *     base_buffer_init(&correcting.fields);
 *     if (!api_correct(&correcting, BASE_STR("status=held")) || !api_correct(&correcting, BASE_STR("date=2025-07-09"))) {
 *         ... correcting.complaint ...
 *     }
 *     api_correct_end(&correcting);                {"status":"held","date":{"from":"2025-07-09", ...}}
 *
 * FIELD=VALUE sets a field, FIELD= takes its value away, FIELD alone goes back to what was printed.
 *
 *     text      words; where the field takes certain words only, one of these
 *     number    5, 5000, 5,000, 1.5 billion
 *     yes or no
 *     date      2025-07-09, 2025-07, 2025, 9 July 2025, 2025-07-09..2025-07-11
 *     list      parts with ";" or "," between; countries by name or code
 *     place     Tarsk, or Tarsk, PAK
 *     actors    NAME, OFFICE, COUNTRY, ROLE; NAME, ...           agents    NAME, KIND, COUNTRY; NAME, ...
 *     baseline  5 billion USD, 2024                              change    12 percent
 *
 * docs/commands.md tells this to people; what each type has stands in data/lexicon/record_fields.tsv.
 */
#ifndef API_CORRECT_H
#define API_CORRECT_H

#include "base/buffer.h"
#include "know/know.h"
#include "read/record.h"

struct api_correcting {
    struct base_arena *arena;
    const struct know_tables *tables;
    enum read_type type;
    struct base_buffer fields; /* JSON so far */
    char complaint[500];       /* one line, when something is wrong */
};

bool api_correct(struct api_correcting *correcting, struct base_str assignment);
void api_correct_end(struct api_correcting *correcting);

#endif
