/*
 * A growing byte buffer on the heap, for output that outlives a document's arena.
 *
 * Writing never fails half-way: when memory ends the buffer turns `broken`, keeps what it had, and
 * ignores further writes; the owner looks once at the end.
 */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include "base/text.h"

struct base_buffer {
    char *data;
    size_t length;
    size_t capacity;
    bool broken;
};

void base_buffer_init(struct base_buffer *buffer);
void base_buffer_release(struct base_buffer *buffer);
void base_buffer_clear(struct base_buffer *buffer); /* empties, keeps the memory */

void base_buffer_add(struct base_buffer *buffer, const void *bytes, size_t length);
void base_buffer_add_str(struct base_buffer *buffer, struct base_str text);
void base_buffer_add_text(struct base_buffer *buffer, const char *text);
void base_buffer_add_char(struct base_buffer *buffer, char c);
void base_buffer_format(struct base_buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
