/*
 * Times told from the article's day: "Wednesday night", "yesterday", "last August", "the next two years", "two weeks
 * ago"; and those told from the day the text speaks of: "a day earlier", "the following day". Without such a day
 * nothing is settled, but the wording is kept.
 */
#include "know/date_read.h"

#include <math.h>

enum { QUOTE_WINDOW = 2000 };

static const uint64_t ANY_UNIT = KNOW_CLASS(unit_one) | KNOW_CLASS(unit_many);

static bool read_unit(const struct know_scan *scan, uint32_t atom, enum know_unit *unit, bool *many)
{
    struct know_word word;
    *many = know_scan_any(scan, atom, KNOW_CLASS(unit_many));
    if (!know_scan_word(scan, atom, KNOW_IS_unit_one, &word) && !know_scan_word(scan, atom, KNOW_IS_unit_many, &word)) {
        return false;
    }
    *unit = (enum know_unit)word.value;
    return true;
}

static uint32_t skip_part(const struct know_scan *scan, uint32_t atom)
{
    return know_scan_any(scan, atom, KNOW_CLASS(part)) ? atom + 1 : atom;
}

static int32_t shifted(int32_t day, int32_t days)
{
    return know_calendar_add(day, days, KNOW_UNIT_DAY);
}

/* ------------------------------------------------------------------ weekdays and day words */

static bool names_weekday(const struct know_scan *scan, uint32_t atom, double side)
{
    struct know_word word;
    return atom < scan->count && scan->atoms[atom].capital && know_scan_word(scan, atom, KNOW_IS_weekday_name, &word) &&
           word.value == side;
}

/* "Sunday Times" and "Good Friday" are names, "every Friday" is no day. */
static bool is_weekday_name(const struct know_scan *scan, uint32_t atom)
{
    bool again = atom > 0 && (know_scan_is(scan, atom - 1, "every") || know_scan_is(scan, atom - 1, "each"));
    return again || (atom > 0 && names_weekday(scan, atom - 1, -1)) || names_weekday(scan, atom + 1, 1);
}

/* "Wednesday, 9 July 2025", "Tuesday (July 8)": the date behind says which. */
static bool read_weekday_date(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    const struct know_scan *scan = view->scan;
    uint32_t at = atom;
    bool bracket = know_scan_is(scan, at, "(");
    at += bracket || know_scan_is(scan, at, ",") || know_scan_is(scan, at, ".");
    at += know_scan_is(scan, at, ",");
    if (!date_read_absolute(view, at, core) || core->precision != KNOW_DAY) {
        return false;
    }
    core->end += bracket && know_scan_is(scan, core->end, ")");
    return true;
}

static bool read_weekday(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    const struct know_scan *scan = view->scan;
    struct know_word word;
    bool whole = know_scan_word(scan, atom, KNOW_IS_weekday, &word);
    if ((!whole && !know_scan_word(scan, atom, KNOW_IS_weekday_short, &word)) || !scan->atoms[atom].capital ||
        is_weekday_name(scan, atom)) {
        return false;
    }
    if (read_weekday_date(view, atom + 1, core)) {
        return true;
    }
    if (!whole) {
        return false;
    }
    *core = (struct date_core){.kind = DATE_WEEKDAY, .end = skip_part(scan, atom + 1), .weekday = (uint32_t)word.value};
    return true;
}

/* Is the byte inside quotation marks? Straight ones are counted from the start of the paragraph. */
static bool is_quoted(struct base_str text, uint32_t at)
{
    uint32_t straight = 0;
    for (uint32_t i = at, steps = 0; i > 0 && steps < QUOTE_WINDOW && text.data[i - 1] != '\n'; i--, steps++) {
        straight += text.data[i - 1] == '"';
        if (i >= 3 && (unsigned char)text.data[i - 3] == 0xE2 && (unsigned char)text.data[i - 2] == 0x80) {
            unsigned char last = (unsigned char)text.data[i - 1];
            if (last == 0x9C || last == 0x9D) {
                return last == 0x9C; /* an opening mark stands nearer than a closing one */
            }
        }
    }
    return straight % 2 == 1;
}

/* The day on which people in the article speak: the first day it names in the week before its own. */
static int32_t speech_day(const struct date_view *view)
{
    const struct know_article *out = view->scan->working->out;
    for (uint32_t i = 0; i < out->dates.count && view->day != KNOW_NO_DAY; i++) {
        const struct know_date *date = &out->dates.items[i];
        if (date->precision == KNOW_DAY && date->from == date->to && date->from <= view->day && date->from > view->day - 7) {
            return date->from;
        }
    }
    return view->day;
}

/* "today" in somebody's mouth is the day of the speech: a paper of Thursday prints on it what was said on Wednesday. */
static bool read_day_word(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    const struct know_scan *scan = view->scan;
    struct know_word word;
    if (!know_scan_word(scan, atom, KNOW_IS_day_word, &word)) {
        return false;
    }
    int32_t today = is_quoted(scan->text, scan->atoms[atom].at.start) ? speech_day(view) : view->day;
    int32_t day = shifted(today, (int32_t)word.value);
    *core = date_settled(skip_part(scan, atom + 1), (struct know_days){day, day}, KNOW_DAY);
    return true;
}

/* ------------------------------------------------------------------ last, next, this */

/* How many units: "two", "15", "few", "several", nothing. */
struct unit_count {
    bool given;
    bool vague;
    double value;
    uint32_t end;
};

/* "the next 5-7 years", "six to nine months": the farther end. */
static void read_larger(const struct know_scan *scan, struct know_number *number)
{
    struct know_number second;
    bool joined =
        know_scan_dash(scan, number->end) || know_scan_is(scan, number->end, "to") || know_scan_is(scan, number->end, "or");
    if (joined && know_number_read(scan, number->end + 1, &second) && !second.ordinal && second.value > number->value) {
        *number = second;
    }
}

static struct unit_count read_count(const struct know_scan *scan, uint32_t atom)
{
    struct know_number number;
    uint32_t at = atom + know_scan_any(scan, atom, KNOW_CLASS(article));
    if (know_scan_is(scan, at, "few") || know_scan_is(scan, at, "several") || know_scan_is(scan, at, "many")) {
        return (struct unit_count){.vague = true, .end = at + 1};
    }
    if (know_scan_is(scan, at, "couple")) {
        at++;
        return (struct unit_count){.vague = true, .end = at + know_scan_is(scan, at, "of")};
    }
    if (know_number_read(scan, atom, &number) && !number.ordinal && !number.letter) {
        read_larger(scan, &number);
        return (struct unit_count){.given = true, .value = number.value, .end = number.end};
    }
    if (at > atom) {
        return (struct unit_count){.given = true, .value = 1, .end = at};
    }
    return (struct unit_count){.end = atom};
}

static int64_t whole(double value)
{
    return isfinite(value) && fabs(value) < 1e6 ? (int64_t)value : INT64_MAX / 4;
}

/* The last or next `count` units, counted from the article's day. */
static struct date_core stretch(const struct date_view *view, uint32_t end, int direction, double count, enum know_unit unit)
{
    int64_t steps = count == floor(count) ? whole(count) : whole(count * 12);
    enum know_unit step = count == floor(count) || unit != KNOW_UNIT_YEAR ? unit : KNOW_UNIT_MONTH;
    int32_t other = know_calendar_add(view->day, direction * steps, step);
    if (direction > 0) {
        struct date_core core = date_settled(end, (struct know_days){other, other}, know_calendar_precision(unit));
        core.horizon = true;
        return core;
    }
    enum know_precision precision = know_calendar_precision(unit);
    precision = precision == KNOW_YEAR ? KNOW_MONTH : precision;
    struct date_core core = date_settled(end, (struct know_days){other, view->day}, precision);
    core.period = true;
    return core;
}

/* The unit before, after or around the article's day: "last week", "next month", "this year". */
static struct date_core neighbour(const struct date_view *view, uint32_t end, int offset, enum know_unit unit)
{
    int32_t day = know_calendar_add(view->day, offset, unit);
    return date_settled(end, know_calendar_around(day, unit), know_calendar_precision(unit));
}

/* "last August", "next March": the nearest such month on that side; "this May" is in this year. */
static bool read_told_month(const struct date_view *view, uint32_t atom, int offset, struct date_core *core)
{
    uint32_t wanted, end, month, day;
    bool is_word;
    int32_t year;
    if (!date_read_month(view->scan, atom, &wanted, &end, &is_word) ||
        know_scan_any(view->scan, atom, KNOW_CLASS(month_short))) {
        return false;
    }
    *core = date_open(end);
    if (view->day != KNOW_NO_DAY) {
        know_calendar_split(view->day, &year, &month, &day);
        year += offset < 0 && wanted >= month ? -1 : offset > 0 && wanted <= month ? 1 : 0;
        *core = date_settled(end, know_calendar_month(year, wanted), KNOW_MONTH);
    }
    return true;
}

static bool read_told_weekday(const struct date_view *view, uint32_t atom, int offset, struct date_core *core)
{
    struct know_word word;
    if (!know_scan_word(view->scan, atom, KNOW_IS_weekday, &word)) {
        return false;
    }
    uint32_t end = skip_part(view->scan, atom + 1);
    *core = date_open(end);
    if (view->day != KNOW_NO_DAY) {
        int32_t ahead = ((int32_t)word.value - (int32_t)know_calendar_weekday(view->day) + 7) % 7;
        int32_t step = offset < 0 ? ahead - 7 : offset > 0 && ahead == 0 ? 7 : ahead;
        int32_t day = shifted(view->day, step);
        *core = date_settled(end, (struct know_days){day, day}, KNOW_DAY);
    }
    return true;
}

/* "last night", "this morning". */
static bool read_told_part(const struct date_view *view, uint32_t atom, int offset, struct date_core *core)
{
    if (!know_scan_any(view->scan, atom, KNOW_CLASS(part)) || offset > 0) {
        return false;
    }
    int32_t day = shifted(view->day, offset);
    *core = date_settled(atom + 1, (struct know_days){day, day}, KNOW_DAY);
    return true;
}

static bool read_told_season(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    if (!know_scan_any(view->scan, atom, KNOW_CLASS(season))) {
        return false;
    }
    *core = date_open(atom + 1); /* its months depend on the place */
    return true;
}

/* Which way the word before a unit points. */
struct direction {
    int offset;
    bool stretch;  /* "past", "the last ... over": a stretch that ends today, not the unit before */
    bool narrated; /* "previous", "following": counted from what was told */
    bool recent;
};

static bool read_direction(const struct know_scan *scan, uint32_t atom, struct direction *out)
{
    struct know_word word;
    *out = (struct direction){0};
    if (know_scan_word(scan, atom, KNOW_IS_last, &word) || know_scan_word(scan, atom, KNOW_IS_next, &word) ||
        know_scan_word(scan, atom, KNOW_IS_this, &word)) {
        out->offset = (int)word.value;
        return true;
    }
    if (know_scan_word(scan, atom, KNOW_IS_past, &word) || know_scan_word(scan, atom, KNOW_IS_coming, &word)) {
        out->offset = (int)word.value;
        out->stretch = word.value < 0;
        return true;
    }
    out->recent = know_scan_any(scan, atom, KNOW_CLASS(recent));
    out->narrated = know_scan_word(scan, atom, KNOW_IS_told, &word);
    out->offset = out->narrated ? (int)word.value : -1;
    return out->recent || out->narrated;
}

static bool is_stretch_preposition(const struct know_scan *scan, uint32_t atom)
{
    return know_scan_is(scan, atom, "in") || know_scan_is(scan, atom, "over") || know_scan_is(scan, atom, "during") ||
           know_scan_is(scan, atom, "for") || know_scan_is(scan, atom, "within") || know_scan_is(scan, atom, "throughout");
}

static struct date_core narrated(const struct date_view *view, uint32_t end, double count, int offset, enum know_unit unit)
{
    int32_t day = know_calendar_add(view->told, offset * whole(count), unit);
    bool coarse = know_calendar_precision(unit) < view->told_precision; /* no day before "in 2024" */
    return unit == KNOW_HOUR || coarse ? date_open(end)
                                       : date_settled(end, know_calendar_around(day, unit), know_calendar_precision(unit));
}

static bool read_fiscal_told(const struct know_scan *scan, uint32_t atom, struct date_core *core)
{
    if (!know_scan_any(scan, atom, KNOW_CLASS(fiscal)) || !know_scan_any(scan, atom + 1, ANY_UNIT)) {
        return false;
    }
    *core = date_open(atom + 2);
    return true;
}

/* "[the] last|next|this [two] year(s)"; `the` says whether the article stood before. */
static bool read_told_unit(const struct date_view *view, uint32_t atom, struct direction way, bool the, struct date_core *core)
{
    const struct know_scan *scan = view->scan;
    struct unit_count count = read_count(scan, atom);
    enum know_unit unit;
    bool many;
    if (!read_unit(scan, count.end, &unit, &many)) {
        return false;
    }
    uint32_t end = count.end + 1;
    bool after_stretch = the && atom >= 3 && is_stretch_preposition(scan, atom - 3);
    if (way.recent || (many && !count.given)) {
        *core = date_open(end);
        core->period = true;
    } else if (way.narrated || (the && way.offset > 0 && unit == KNOW_UNIT_DAY && !count.given)) {
        *core = narrated(view, end, 1, way.offset, unit);
    } else if (way.offset == 0 && unit <= KNOW_UNIT_DAY) {
        return false; /* "for this day" */
    } else if (way.offset == 0 && !count.given) {
        *core = neighbour(view, end, 0, unit);
    } else if (count.given || way.stretch || unit >= KNOW_DECADE || unit == KNOW_HOUR || (after_stretch && way.offset < 0)) {
        bool weekend = unit == KNOW_WEEKEND;
        *core = weekend ? neighbour(view, end, way.offset, unit)
                        : stretch(view, end, way.offset < 0 ? -1 : 1, count.given ? count.value : 1, unit);
    } else {
        *core = neighbour(view, end, way.offset, unit);
    }
    return true;
}

static bool read_told(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    const struct know_scan *scan = view->scan;
    bool the = know_scan_is(scan, atom, "the") || know_scan_is(scan, atom, "its") || know_scan_is(scan, atom, "their");
    struct direction way;
    uint32_t at = atom + the;
    if (!read_direction(scan, at, &way)) {
        return false;
    }
    at++;
    if (!way.narrated && !way.recent &&
        (read_told_month(view, at, way.offset, core) || read_told_weekday(view, at, way.offset, core) ||
         (!the && read_told_part(view, at, way.offset, core)) || read_told_season(view, at, core))) {
        return true;
    }
    return read_fiscal_told(scan, at, core) || read_told_unit(view, at, way, the, core);
}

/* ------------------------------------------------------------------ ago, earlier, later; bare units */

/* "two weeks ago", "a day earlier", "three years later", "two years from now". */
static bool read_distance(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    const struct know_scan *scan = view->scan;
    struct know_word word;
    struct unit_count count = read_count(scan, atom);
    enum know_unit unit;
    bool many;
    if ((!count.given && !count.vague) || !read_unit(scan, count.end, &unit, &many)) {
        return false;
    }
    uint32_t end = count.end + 2;
    bool from_now = know_scan_is(scan, end - 1, "from") && know_scan_is(scan, end, "now");
    bool ago = know_scan_any(scan, end - 1, KNOW_CLASS(ago));
    bool apart =
        know_scan_is(scan, end - 1, "earlier") || know_scan_is(scan, end - 1, "later") || know_scan_is(scan, end - 1, "before");
    if (!ago && !apart && !from_now) {
        return false;
    }
    *core = date_open(end + from_now);
    if (count.vague) {
        return true;
    }
    if (ago || from_now) {
        int32_t day = know_calendar_add(view->day, (ago ? -1 : 1) * whole(count.value), unit);
        enum know_unit around = unit == KNOW_DECADE || unit == KNOW_CENTURY ? KNOW_UNIT_YEAR : unit;
        *core = date_settled(end + from_now, know_calendar_around(day, around), know_calendar_precision(unit));
    } else if (know_scan_word(scan, end - 1, KNOW_IS_apart, &word)) {
        *core = narrated(view, end, count.value, (int)word.value, unit);
    }
    return true;
}

/* "the year before", "the day after", "the weekend". */
static bool read_the_unit(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    const struct know_scan *scan = view->scan;
    struct know_word word;
    enum know_unit unit;
    bool many;
    if (!know_scan_is(scan, atom, "the") || !read_unit(scan, atom + 1, &unit, &many) || many) {
        return false;
    }
    if (know_scan_word(scan, atom + 2, KNOW_IS_apart, &word)) {
        bool closed = atom + 3 >= scan->count || scan->atoms[atom + 3].kind == KNOW_ATOM_SIGN;
        *core = narrated(view, atom + 3, 1, (int)word.value, unit);
        return closed;
    }
    if (unit != KNOW_WEEKEND || atom == 0 || !know_scan_any(scan, atom - 1, KNOW_CLASS(preposition))) {
        return false;
    }
    int32_t saturday = know_calendar_add(view->day, -(int32_t)((know_calendar_weekday(view->day) + 2) % 7), KNOW_UNIT_DAY);
    *core = date_settled(atom + 2, (struct know_days){saturday, shifted(saturday, 1)}, KNOW_DAY);
    return true;
}

bool date_read_relative(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    return read_weekday(view, atom, core) || read_day_word(view, atom, core) || read_told(view, atom, core) ||
           read_distance(view, atom, core) || read_the_unit(view, atom, core);
}
