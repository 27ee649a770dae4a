/*
 * Records and threads as tables: one wide table for all, as `pacta export --format csv` writes it, and one table for each type,
 * as the data package has them, with a description of its columns.
 */
#ifndef API_EXPORT_RECORD_H
#define API_EXPORT_RECORD_H

#include "api/export_cell.h"
#include "follow/follow.h"
#include "ledger/find.h"

/* The wide table. Lines end in \r\n. */
void api_records_header(struct base_buffer *out);
void api_records_row(struct base_buffer *out, const struct read_record *record, const struct ledger_found *found);

/* A column of one of the other tables, for a description of the table. */
struct api_column {
    const char *name;
    const char *type; /* of Frictionless table schemas: string, number, integer, boolean, date */
};

/* The table of one type: what every record has, then the type's own fields. */
void api_type_row(struct base_buffer *out, const struct read_record *record, const struct ledger_found *found);
uint32_t api_type_columns(enum read_type type, struct api_column *columns, uint32_t limit); /* how many */

/* Threads, their records, their changes. */
void api_thread_row(struct base_buffer *out, const struct follow_thread *thread);
uint32_t api_thread_columns(struct api_column *columns, uint32_t limit);
void api_told_row(struct base_buffer *out, const struct follow_thread *thread, const struct follow_told *told);
uint32_t api_told_columns(struct api_column *columns, uint32_t limit);
void api_change_row(struct base_buffer *out, const struct follow_thread *thread, const struct follow_change *change);
uint32_t api_change_columns(struct api_column *columns, uint32_t limit);

/* The names of columns as a line. */
void api_columns_header(struct base_buffer *out, const struct api_column *columns, uint32_t count);

#endif
