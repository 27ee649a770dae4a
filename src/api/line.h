/*
 * A record in one line of English: what a list shows, and what stands above the quotation in an answer.
 *
 *     "7th session of the HLSCC; held; Islamabad; co-chairs Ada Norell, Tam Vero"
 *
 * The line says what the record says and no more: whoever is quoted for it is named, and a stance that is not plain fact
 * stands in the line.
 */
#ifndef API_LINE_H
#define API_LINE_H

#include "api/words.h"

/* Without date and parties, which lists show in columns of their own. */
void api_line(struct base_buffer *out, const struct know_tables *tables, const struct read_record *record);

/* Only what it is, where it stands and who did it, for a line that stands beside its day, its standing and its words. */
void api_line_short(struct base_buffer *out, const struct know_tables *tables, const struct read_record *record);

#endif
