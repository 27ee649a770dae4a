/* Cells of tables for other programs. */
#ifndef API_EXPORT_CELL_H
#define API_EXPORT_CELL_H

#include "base/buffer.h"
#include "read/record.h"

/* CSV (RFC 4180): in double quotes when it needs them. A cell that a spreadsheet would run as a formula gets an apostrophe
 * first. */
void api_cell_quoted(struct base_buffer *out, struct base_str text);

/* Between tabs: no quotes; tabs, line breaks and other control signs become blanks. */
void api_cell_bare(struct base_buffer *out, struct base_str text);

/* "2025-07-09"; nothing for TEXT_NO_DAY. */
void api_cell_day(struct base_buffer *out, int32_t day);

/* A field of a record that fits a cell: lists are joined by "; ", dates are their last day. Nothing when it is absent. */
void api_cell_field(struct base_buffer *out, const struct read_record *record, enum read_field field);

#endif
