/* Cells of tables for other programs. */
#include "api/export_cell.h"

#include <math.h>
#include <string.h>

void api_cell_quoted(struct base_buffer *out, struct base_str text)
{
    bool formula = text.length > 1 && strchr("=+-@\t\r", text.data[0]) != NULL && !(text.data[1] >= '0' && text.data[1] <= '9');
    bool quoted = formula;
    for (uint32_t i = 0; i < text.length && !quoted; i++) {
        quoted = strchr(",\"\r\n", text.data[i]) != NULL && text.data[i] != '\0';
    }
    if (!quoted) {
        base_buffer_add_str(out, text);
        return;
    }
    base_buffer_add_text(out, formula ? "\"'" : "\"");
    for (uint32_t i = 0; i < text.length; i++) {
        base_buffer_add_text(out, text.data[i] == '"' ? "\"" : "");
        base_buffer_add_char(out, text.data[i]);
    }
    base_buffer_add_char(out, '"');
}

void api_cell_bare(struct base_buffer *out, struct base_str text)
{
    for (uint32_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        base_buffer_add_char(out, c < 0x20 || c == 0x7F ? ' ' : text.data[i]);
    }
}

void api_cell_day(struct base_buffer *out, int32_t day)
{
    if (day != TEXT_NO_DAY) {
        int32_t year;
        uint32_t month, date;
        text_day_to_ymd(day, &year, &month, &date);
        base_buffer_format(out, "%04d-%02u-%02u", year, month, date);
    }
}

static void add_joined(struct base_buffer *out, const struct read_value *value)
{
    struct base_buffer joined;
    base_buffer_init(&joined);
    for (uint32_t i = 0; i < value->as.texts.count; i++) {
        base_buffer_add_text(&joined, i > 0 ? "; " : "");
        base_buffer_add_str(&joined, value->as.texts.items[i]);
    }
    api_cell_quoted(out, (struct base_str){joined.data, (uint32_t)joined.length});
    base_buffer_release(&joined);
}

void api_cell_field(struct base_buffer *out, const struct read_record *record, enum read_field field)
{
    const struct read_value *value = read_get(record, field);
    if (value == NULL) {
        return;
    }
    switch (read_field_kind(field)) {
    case READ_IS_TEXT:
        api_cell_quoted(out, value->as.text);
        break;
    case READ_IS_NUMBER:
        base_buffer_format(out, "%.15g", value->as.number);
        break;
    case READ_IS_FLAG:
        base_buffer_add_text(out, value->as.flag ? "true" : "false");
        break;
    case READ_IS_TEXTS:
        add_joined(out, value);
        break;
    case READ_IS_DATE:
        api_cell_day(out, value->as.date.to != TEXT_NO_DAY ? value->as.date.to : value->as.date.from);
        break;
    case READ_IS_PLACE:
        api_cell_quoted(out, value->as.place.name);
        break;
    default:
        break;
    }
}
