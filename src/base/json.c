/* Writing JSON into a buffer. */
#include "base/json.h"

#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void comma(struct base_buffer *out)
{
    if (out->length > 0) {
        char last = out->data[out->length - 1];
        if (last != '{' && last != '[' && last != ':' && last != '\n') {
            base_buffer_add_char(out, ',');
        }
    }
}

void base_json_open(struct base_buffer *out, char bracket)
{
    comma(out);
    base_buffer_add_char(out, bracket);
}

void base_json_close(struct base_buffer *out, char bracket)
{
    base_buffer_add_char(out, bracket);
}

void base_json_key(struct base_buffer *out, const char *key)
{
    base_json_str(out, base_str_from(key));
    base_buffer_add_char(out, ':');
}

static void add_escaped(struct base_buffer *out, unsigned char c)
{
    switch (c) {
    case '"': base_buffer_add_text(out, "\\\""); break;
    case '\\': base_buffer_add_text(out, "\\\\"); break;
    case '\n': base_buffer_add_text(out, "\\n"); break;
    case '\r': base_buffer_add_text(out, "\\r"); break;
    case '\t': base_buffer_add_text(out, "\\t"); break;
    default: base_buffer_format(out, "\\u%04x", c); break;
    }
}

void base_json_str(struct base_buffer *out, struct base_str text)
{
    comma(out);
    base_buffer_add_char(out, '"');
    uint32_t plain = 0; /* start of the bytes that go out as they are */
    for (uint32_t at = 0, length; at < text.length; at += length) {
        unsigned char c = (unsigned char)text.data[at];
        length = 1;
        bool escape = c < 0x20 || c == '"' || c == '\\' || c == 0x7F;
        bool bad = c >= 0x80 && base_utf8_decode(text, at, &length) == BASE_UTF8_BAD;
        if (escape || bad) {
            base_buffer_add(out, text.data + plain, at - plain);
            plain = at + length;
            if (bad) {
                base_buffer_add_text(out, "\xEF\xBF\xBD");
            } else {
                add_escaped(out, c);
            }
        }
    }
    if (text.length > plain) {
        base_buffer_add(out, text.data + plain, text.length - plain);
    }
    base_buffer_add_char(out, '"');
}

void base_json_number(struct base_buffer *out, double number)
{
    char text[40];
    comma(out);
    if (!isfinite(number)) {
        base_buffer_add_text(out, "null");
        return;
    }
    if (fabs(number) < 1e15 && floor(number) == number) {
        snprintf(text, sizeof text, "%.0f", number);
    } else {
        for (int digits = 15; digits <= 17; digits++) {
            snprintf(text, sizeof text, "%.*g", digits, number);
            if (strtod(text, NULL) == number) {
                break;
            }
        }
    }
    base_buffer_add_text(out, text);
}

void base_json_flag(struct base_buffer *out, bool flag)
{
    comma(out);
    base_buffer_add_text(out, flag ? "true" : "false");
}

