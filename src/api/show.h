/*
 * One record with everything that stands behind it: its fields, its quotations with the words around them, its source.
 */
#ifndef API_SHOW_H
#define API_SHOW_H

#include "api/words.h"
#include "ledger/find.h"

struct api_shown {
    const struct read_record *record;
    const struct ledger_found *found;
    struct base_str bytes;            /* of the source */
    const struct know_tables *tables; /* may be NULL */
};

/* Fields in a column, then each quotation in its surroundings; `width` columns. With `colours` the quotation stands out. */
void api_show_text(struct base_buffer *out, const struct api_shown *shown, uint32_t width, bool colours);

/* {"record": ..., "article": ..., "evidence": [{"start", "end", "before", "quote", "after"}]} */
void api_show_json(struct base_buffer *out, const struct api_shown *shown);

/* The words before and after a stretch of the source, whole words, at most `reach` bytes each. */
void api_surroundings(struct base_str bytes, struct base_span at, uint32_t reach, struct base_str *before,
                      struct base_str *after);

#endif
