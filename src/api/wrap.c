/* Wrapping. Columns come from utf8proc, so that a name in any script lines up. */
#include "api/wrap.h"

#include "base/utf8.h"

#include <utf8proc.h>

uint32_t api_columns(struct base_str text)
{
    uint32_t columns = 0;
    for (uint32_t at = 0, length; at < text.length; at += length) {
        uint32_t code = base_utf8_decode(text, at, &length);
        int width = code == BASE_UTF8_BAD ? 1 : utf8proc_charwidth((utf8proc_int32_t)code);
        columns += width > 0 ? (uint32_t)width : 0;
    }
    return columns;
}

static void add_blanks(struct base_buffer *out, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        base_buffer_add_char(out, ' ');
    }
}

static struct base_str next_word(struct base_str text, uint32_t *at)
{
    while (*at < text.length && text.data[*at] == ' ') {
        ++*at;
    }
    uint32_t start = *at;
    while (*at < text.length && text.data[*at] != ' ') {
        ++*at;
    }
    return base_str_slice(text, (struct base_span){start, *at});
}

void api_wrap(struct base_buffer *out, struct base_str text, uint32_t column, uint32_t indent, uint32_t width)
{
    bool fresh = true; /* nothing of the text stands on this line yet */
    uint32_t at = 0;
    for (struct base_str word = next_word(text, &at); word.length > 0; word = next_word(text, &at)) {
        uint32_t columns = api_columns(word);
        if (!fresh && column + 1 + columns > width) {
            base_buffer_add_char(out, '\n');
            add_blanks(out, indent);
            column = indent;
            fresh = true;
        }
        if (!fresh) {
            base_buffer_add_char(out, ' ');
            column++;
        }
        base_buffer_add_str(out, word);
        column += columns;
        fresh = false;
    }
    base_buffer_add_char(out, '\n');
}
