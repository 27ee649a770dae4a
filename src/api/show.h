/*
 * One record with everything that stands behind it: its fields, its quotations with the words around them, its source.
 */
#ifndef API_SHOW_H
#define API_SHOW_H

#include "api/decision.h"
#include "api/words.h"
#include "ledger/find.h"

/* The values that people replaced. */
struct api_correction {
    struct base_str field, by, at;
};
struct api_printed {
    const struct read_record *record; /* as the reader wrote it */
    BASE_ARRAY(struct api_correction) corrections;
};

/* From a record's JSON; false when nothing was corrected. */
bool api_printed_from(struct base_arena *arena, struct base_str json, struct api_printed *printed);

struct api_shown {
    const struct read_record *record;
    const struct ledger_found *found;
    struct base_str bytes;                    /* of the source */
    const struct know_tables *tables;         /* may be NULL */
    const struct api_printed *printed;        /* what was corrected in it; may be NULL */
    const struct ledger_decisions *decisions; /* about it; may be NULL */
};

/* Fields in a column, then each quotation in its surroundings; `width` columns. With `colours` the quotation stands out. */
void api_show_text(struct base_buffer *out, const struct api_shown *shown, uint32_t width, bool colours);

/* {"record": ..., "article": ..., "evidence": [{"start", "end", "before", "quote", "after"}], "decisions": [...]} */
void api_show_json(struct base_buffer *out, const struct api_shown *shown);

/* The words before and after a stretch of the source, whole words, at most `reach` bytes each. */
void api_surroundings(struct base_str bytes, struct base_span at, uint32_t reach, struct base_str *before,
                      struct base_str *after);

#endif
