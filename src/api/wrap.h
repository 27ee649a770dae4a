/* Text in lines of a width, counted in letters as a terminal shows them. */
#ifndef API_WRAP_H
#define API_WRAP_H

#include "base/buffer.h"

/* Writes `text` (one line) wrapped at `width` columns: the first line goes on where `column` says, the others begin with
 * `indent` blanks; ends with a newline. A word longer than a line stands alone. */
void api_wrap(struct base_buffer *out, struct base_str text, uint32_t column, uint32_t indent, uint32_t width);

/* Columns a text takes: wide letters (Chinese) take two, marks none. */
uint32_t api_columns(struct base_str text);

#endif
