/*
 * The one place where a record's JSON shape is written and read (docs/records.md).
 */
#ifndef READ_RECORD_JSON_H
#define READ_RECORD_JSON_H

#include "base/buffer.h"
#include "pacta.h"
#include "read/record.h"

/* One JSON object on one line, without the newline. */
void read_record_to_json(const struct read_record *record, struct base_buffer *out);

/* The record again; strings are the arena's. PACTA_BAD_INPUT when the text is no record. */
pacta_status read_record_from_json(struct base_arena *arena, struct base_str json, struct read_record **record);

#endif
