/* Values in words. */
#include "api/words.h"

#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Length of the blank or control sign at `at`; 0 when a visible sign stands there. */
static uint32_t blank_at(struct base_str text, uint32_t at)
{
    unsigned char c = (unsigned char)text.data[at];
    if (c <= 0x20 || c == 0x7F) {
        return 1;
    }
    uint32_t length, code = c < 0x80 ? c : base_utf8_decode(text, at, &length);
    if (c < 0x80) {
        return 0;
    }
    bool blank = (code >= 0x80 && code < 0xA1) || code == 0x2028 || code == 0x2029 || (code >= 0x202A && code <= 0x202E) ||
                 (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
    return blank ? length : 0;
}

static uint32_t sign_length(struct base_str text, uint32_t at)
{
    uint32_t length = 1;
    if ((unsigned char)text.data[at] >= 0x80) {
        (void)base_utf8_decode(text, at, &length);
    }
    return length;
}

void api_plain_cut(struct base_buffer *out, struct base_str text, uint32_t limit)
{
    size_t start = out->length;
    bool blank = false;
    for (uint32_t at = 0, length; at < text.length; at += length) {
        length = blank_at(text, at);
        if (length > 0) {
            blank = out->length > start;
            continue;
        }
        if (blank && out->length - start >= limit) {
            base_buffer_add_text(out, " …");
            return;
        }
        if (blank) {
            base_buffer_add_char(out, ' ');
            blank = false;
        }
        length = sign_length(text, at);
        base_buffer_add(out, text.data + at, length);
    }
}

void api_plain(struct base_buffer *out, struct base_str text)
{
    api_plain_cut(out, text, UINT32_MAX);
}

struct base_str api_file_name(struct base_str path)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i + 1 < path.length; i++) {
        start = path.data[i] == '/' ? i + 1 : start;
    }
    return base_str_slice(path, (struct base_span){start, path.length});
}

static void add_scaled(struct base_buffer *out, double number, double scale, const char *word)
{
    char text[40];
    snprintf(text, sizeof text, "%.10g", number / scale);
    base_buffer_format(out, "%s%s", text, word);
}

void api_number(struct base_buffer *out, double number)
{
    static const struct {
        double scale;
        const char *word;
    } SCALES[] = {{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}};
    for (size_t i = 0; i < sizeof SCALES / sizeof *SCALES; i++) {
        if (fabs(number) >= SCALES[i].scale && fabs(number) < 1e15) {
            add_scaled(out, number, SCALES[i].scale, SCALES[i].word);
            return;
        }
    }
    if (fabs(number) >= 10000 && fabs(number) < 1e6 && floor(number) == number) {
        base_buffer_format(out, "%d,%03d", (int)number / 1000, abs((int)number) % 1000);
        return;
    }
    add_scaled(out, number, 1, "");
}

static bool is_currency(struct base_str unit)
{
    bool capitals = unit.length == 3;
    for (uint32_t i = 0; i < unit.length; i++) {
        capitals = capitals && unit.data[i] >= 'A' && unit.data[i] <= 'Z';
    }
    return capitals;
}

void api_amount(struct base_buffer *out, double number, struct base_str unit)
{
    if (is_currency(unit)) {
        base_buffer_format(out, "%.*s ", BASE_STR_ARG(unit));
    }
    api_number(out, number);
    if (unit.length > 0 && !is_currency(unit)) {
        base_buffer_add_char(out, ' ');
        api_plain(out, unit);
    }
}

void api_ordinal(struct base_buffer *out, double number)
{
    long n = number > 0 && number < 1e9 ? (long)number : 0;
    const char *ending = n % 100 >= 11 && n % 100 <= 13 ? "th"
                         : n % 10 == 1                  ? "st"
                         : n % 10 == 2                  ? "nd"
                         : n % 10 == 3                  ? "rd"
                                                        : "th";
    base_buffer_format(out, "%ld%s", n, ending);
}

/* As much of a day as is known: year, month, day. */
static void add_day(struct base_buffer *out, int32_t day, uint8_t precision)
{
    int32_t year;
    uint32_t month, date;
    text_day_to_ymd(day, &year, &month, &date);
    base_buffer_format(out, "%04d", year);
    if (precision < 2) {
        base_buffer_format(out, "-%02u", month);
    }
    if (precision < 1) {
        base_buffer_format(out, "-%02u", date);
    }
}

void api_iso_date(struct base_buffer *out, const struct read_date *date)
{
    if (date->from == TEXT_NO_DAY) {
        if (date->to != TEXT_NO_DAY) {
            base_buffer_add_text(out, "until ");
            add_day(out, date->to, date->precision);
        }
        return;
    }
    size_t start = out->length;
    add_day(out, date->from, date->precision);
    size_t length = out->length - start;
    if (date->to == TEXT_NO_DAY || date->to == date->from) {
        return;
    }
    base_buffer_add_text(out, " to ");
    add_day(out, date->to, date->precision);
    bool same = !out->broken && out->length - start == 2 * length + 4 &&
                memcmp(out->data + start, out->data + start + length + 4, length) == 0;
    if (same) { /* one month or year, from its first to its last day */
        out->length = start + length;
    }
}

void api_date(struct base_buffer *out, const struct read_date *date)
{
    bool known = date->from != TEXT_NO_DAY || date->to != TEXT_NO_DAY;
    api_plain(out, date->said);
    if (known) {
        base_buffer_add_text(out, date->said.length > 0 ? " (" : "");
        api_iso_date(out, date);
        base_buffer_add_text(out, date->said.length > 0 ? ")" : "");
    }
}

struct base_str api_country(const struct know_tables *tables, struct base_str code)
{
    return tables != NULL ? know_country_name(tables, code) : code;
}

void api_countries(struct base_buffer *out, const struct know_tables *tables, const struct read_value *codes)
{
    uint32_t count = codes != NULL ? codes->as.texts.count : 0;
    for (uint32_t i = 0; i < count; i++) {
        base_buffer_add_text(out, i == 0 ? "" : i + 1 == count ? " and " : ", ");
        api_plain(out, api_country(tables, codes->as.texts.items[i]));
    }
}

const char *api_strength_word(struct base_str strength)
{
    static const char *const WORDS[] = {"discussed", "urged",  "planned",  "agreed",
                                        "directed",  "signed", "approved", "in effect"};
    if (strength.length != 2 || strength.data[0] != 'S' || strength.data[1] < '0' || strength.data[1] > '7') {
        return "";
    }
    return WORDS[strength.data[1] - '0'];
}
