/*
 * The same signs part thousands in one country and fractions in the next. A number with both signs, or with one of them twice,
 * or with other than three digits behind it, tells which is which; the whole file is then read so.
 */
#include "ledger/trade_number.h"

#include "base/utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 60 };

/* Blanks and apostrophes between digits, of whatever width, in bytes; 0 for other signs. */
static uint32_t filler_at(struct base_str text, uint32_t at)
{
    uint32_t length, code = base_utf8_decode(text, at, &length);
    bool filler = code == ' ' || code == '\'' || code == 0xA0 || code == 0x2009 || code == 0x202F || code == 0x2019;
    return filler ? length : 0;
}

static bool is_sign(char c)
{
    return (c >= '0' && c <= '9') || strchr(".,-+eE", c) != NULL;
}

/* The digits and marks without fillers; false for letters and what is too long. */
static bool squeeze(struct base_str text, char out[LONGEST])
{
    uint32_t length = 0;
    text = base_str_trim(text);
    for (uint32_t at = 0; at < text.length;) {
        uint32_t filler = filler_at(text, at);
        if (filler == 0 && (text.data[at] == '\0' || !is_sign(text.data[at]) || length + 1 >= LONGEST)) {
            return false;
        }
        if (filler == 0) {
            out[length++] = text.data[at++];
        }
        at += filler;
    }
    out[length] = '\0';
    return length > 0;
}

static uint32_t count_of(const char *text, char mark)
{
    uint32_t count = 0;
    for (; *text != '\0'; text++) {
        count += *text == mark ? 1u : 0u;
    }
    return count;
}

/* Three digits and the end, or an exponent, behind the last `mark`. */
static bool parts_thousands(const char *text, char mark)
{
    return strspn(strrchr(text, mark) + 1, "0123456789") == 3 && text[0] != '0' && text[0] != mark;
}

enum ledger_mark ledger_trade_mark(struct base_str text)
{
    char digits[LONGEST];
    if (!squeeze(text, digits)) {
        return LEDGER_MARK_UNTOLD;
    }
    uint32_t points = count_of(digits, '.'), commas = count_of(digits, ',');
    if (points > 0 && commas > 0) {
        return strrchr(digits, '.') > strrchr(digits, ',') ? LEDGER_MARK_POINT : LEDGER_MARK_COMMA;
    }
    if (points + commas == 0) {
        return LEDGER_MARK_UNTOLD;
    }
    bool thousands = points + commas > 1 || parts_thousands(digits, points > 0 ? '.' : ',');
    if (thousands && points + commas == 1) {
        return LEDGER_MARK_UNTOLD;
    }
    return (points > 0) != thousands ? LEDGER_MARK_POINT : LEDGER_MARK_COMMA;
}

static bool is_none(struct base_str text)
{
    static const char *const NONE[] = {"", "-", "--", "..", "...", "\xE2\x80\x93", "n/a", "na", "n.a.", "nan", "null", "none"};
    for (size_t i = 0; i < sizeof NONE / sizeof *NONE; i++) {
        if (base_str_is_fold(text, NONE[i])) {
            return true;
        }
    }
    return false;
}

/* Takes the marks of thousands out and makes the other a point. */
static bool settle(char *digits, char thousands, char fraction)
{
    char *out = digits, *last = strrchr(digits, thousands);
    bool sound = count_of(digits, fraction) <= 1 && (last == NULL || strspn(last + 1, "0123456789") == 3) &&
                 (last == NULL || strchr(digits, fraction) == NULL || strchr(digits, fraction) > last);
    for (const char *in = digits; *in != '\0'; in++) {
        if (*in != thousands) {
            *out++ = *in == fraction ? '.' : *in;
        }
    }
    *out = '\0';
    return sound;
}

enum ledger_number_kind ledger_trade_number(struct base_str text, enum ledger_mark mark, double *number)
{
    char digits[LONGEST], *end;
    if (is_none(base_str_trim(text))) {
        return LEDGER_NUMBER_NONE;
    }
    if (!squeeze(text, digits)) {
        return LEDGER_NUMBER_BAD;
    }
    bool marked = strpbrk(digits, ".,") != NULL;
    if (marked && mark == LEDGER_MARK_UNTOLD) {
        mark = ledger_trade_mark(text);
        if (mark == LEDGER_MARK_UNTOLD) {
            return LEDGER_NUMBER_UNSURE;
        }
    }
    bool comma = mark == LEDGER_MARK_COMMA;
    if (!settle(digits, comma ? '.' : ',', comma ? ',' : '.')) {
        return LEDGER_NUMBER_BAD;
    }
    *number = strtod(digits, &end);
    bool sound = *end == '\0' && end != digits && isfinite(*number) && *number >= 0 && *number < 1e18;
    return sound ? LEDGER_NUMBER : LEDGER_NUMBER_BAD;
}
