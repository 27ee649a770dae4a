/*
 * Writing JSON into a buffer. Strings must be UTF-8; bytes that are not become U+FFFD.
 *
 *     base_json_open(out, '{'); base_json_key(out, "id"); base_json_str(out, id); base_json_close(out, '}');
 *
 * Commas are placed by looking at the byte before: after '{', '[', ':' or at the start there is none.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buffer.h"

void base_json_open(struct base_buffer *out, char bracket);
void base_json_close(struct base_buffer *out, char bracket);
void base_json_key(struct base_buffer *out, const char *key);
void base_json_str(struct base_buffer *out, struct base_str text);
void base_json_number(struct base_buffer *out, double number); /* shortest form that reads back; whole numbers without a point; NAN gives null */
void base_json_flag(struct base_buffer *out, bool flag);

#endif
