/*
 * Dates written with their numbers and months: "9th Sep, 2025", "14-03-2025", "July-August 2023", "FY2024-25",
 * "the first quarter of 2025", "the 1990s", "in 2024".
 */
#include "know/date_read.h"

enum { RANGE_LIMIT = 120, DAY_LIST = 12 };

bool date_small_number(const struct know_scan *scan, uint32_t atom, double low, double high)
{
    return atom < scan->count && scan->atoms[atom].kind == KNOW_ATOM_NUMBER && scan->atoms[atom].plain &&
           scan->atoms[atom].number >= low && scan->atoms[atom].number <= high;
}

bool date_read_year(const struct know_scan *scan, uint32_t atom, int32_t *year)
{
    if (!date_small_number(scan, atom, DATE_YEAR_LOW, DATE_YEAR_HIGH) || scan->atoms[atom].digits != 4 ||
        scan->atoms[atom].ordinal) {
        return false;
    }
    *year = (int32_t)scan->atoms[atom].number;
    return true;
}

static bool read_day(const struct know_scan *scan, uint32_t atom, uint32_t *day)
{
    if (!date_small_number(scan, atom, 1, 31) || scan->atoms[atom].digits > 2) {
        return false;
    }
    *day = (uint32_t)scan->atoms[atom].number;
    return true;
}

/* A month's name, its abbreviation with or without point. */
bool date_read_month(const struct know_scan *scan, uint32_t atom, uint32_t *month, uint32_t *end, bool *is_word)
{
    struct know_word word;
    *is_word = know_scan_any(scan, atom, KNOW_CLASS(month_word) | KNOW_CLASS(month_short));
    if (!know_scan_word(scan, atom, KNOW_IS_month, &word) && !know_scan_word(scan, atom, KNOW_IS_month_word, &word) &&
        !know_scan_word(scan, atom, KNOW_IS_month_short, &word)) {
        return false;
    }
    if (!scan->atoms[atom].capital) {
        return false;
    }
    *month = (uint32_t)word.value;
    *end = atom + 1;
    if (word.class == KNOW_IS_month_short && know_scan_is(scan, *end, ".") && *end + 1 < scan->count &&
        scan->atoms[*end].glued) {
        *end += 1;
    }
    return true;
}

struct date_core date_settled(uint32_t end, struct know_days days, enum know_precision precision)
{
    bool open = days.from == KNOW_NO_DAY || days.to == KNOW_NO_DAY;
    struct date_core core = {.kind = DATE_DAYS, .end = end, .days = days, .precision = open ? KNOW_UNKNOWN : precision};
    if (open) {
        core.days = (struct know_days){KNOW_NO_DAY, KNOW_NO_DAY};
    }
    return core;
}

struct date_core date_open(uint32_t end)
{
    return date_settled(end, (struct know_days){KNOW_NO_DAY, KNOW_NO_DAY}, KNOW_UNKNOWN);
}

struct date_core date_calendar(uint32_t end, struct date_part first, struct date_part last, enum know_precision precision)
{
    return (struct date_core){.kind = DATE_CALENDAR, .end = end, .first = first, .last = last, .precision = precision};
}

/* "of that year", "of the same year": the year that the text spoke of; -1 when it spoke of none. */
static uint32_t read_that_year(const struct date_view *view, uint32_t atom, int32_t *year)
{
    const struct know_scan *scan = view->scan;
    uint32_t at = atom + know_scan_is(scan, atom, "the"), month, day;
    if ((!know_scan_is(scan, at, "that") && !know_scan_is(scan, at, "same")) || !know_scan_is(scan, at + 1, "year")) {
        return atom;
    }
    *year = -1;
    if (view->told != KNOW_NO_DAY) {
        know_calendar_split(view->told, year, &month, &day);
    }
    return at + 2;
}

/* The year behind a day or a month: ", 2025", " of 2025", " (2025)", " last year"; end unchanged when there is none. */
static uint32_t read_year_behind(const struct date_view *view, uint32_t atom, int32_t *year)
{
    const struct know_scan *scan = view->scan;
    uint32_t at = atom + (know_scan_is(scan, atom, ",") || know_scan_is(scan, atom, "of"));
    if (date_read_year(scan, at, year) &&
        !know_scan_any(scan, at + 1, KNOW_CLASS(scale) | KNOW_CLASS(unit) | KNOW_CLASS(percent))) {
        return at + 1;
    }
    uint32_t that = read_that_year(view, at, year);
    if (that != at) {
        return that;
    }
    struct know_word word;
    bool told = know_scan_word(scan, at, KNOW_IS_last, &word) || know_scan_word(scan, at, KNOW_IS_next, &word) ||
                know_scan_word(scan, at, KNOW_IS_this, &word);
    if (told && know_scan_is(scan, at + 1, "year") && view->day != KNOW_NO_DAY) {
        uint32_t month, day;
        know_calendar_split(view->day, year, &month, &day);
        *year += (int32_t)word.value;
        return at + 2;
    }
    return atom;
}

/* ------------------------------------------------------------------ days and months */

/* The second day of "3-4 May", "3 to 5 May", "3 and 4 May", "Oct 11/12"; KNOW_NONE when there is none. */
static uint32_t read_second_day(const struct know_scan *scan, uint32_t atom, uint32_t first, uint32_t *day)
{
    bool joined = know_scan_dash(scan, atom) || know_scan_is(scan, atom, "to") || know_scan_is(scan, atom, "and") ||
                  know_scan_is(scan, atom, "/") || know_scan_is(scan, atom, "till") || know_scan_is(scan, atom, "until");
    return joined && read_day(scan, atom + 1, day) && *day > first ? atom + 2 : KNOW_NONE;
}

/* Days before a month: "3", "3-4", "5, 11 and 16"; the first and the last. */
static uint32_t read_days(const struct know_scan *scan, uint32_t atom, uint32_t *first, uint32_t *last)
{
    uint32_t at = atom + 1, day, second;
    if (!read_day(scan, atom, first)) {
        return KNOW_NONE;
    }
    *last = *first;
    while (know_scan_is(scan, at, ",") && read_day(scan, at + 1, &day) && day > *last && at < atom + DAY_LIST) {
        *last = day;
        at += 2;
    }
    second = read_second_day(scan, at, *last, &day);
    if (second != KNOW_NONE) {
        *last = day;
        return second;
    }
    return *last == *first ? at : KNOW_NONE;
}

static bool read_day_month(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    const struct know_scan *scan = view->scan;
    struct date_part first = {0}, last = {0};
    uint32_t month, end;
    uint32_t at = read_days(scan, atom + know_scan_is(scan, atom, "the"), &first.day, &last.day);
    bool is_word;
    if (at == KNOW_NONE || !date_read_month(scan, at + know_scan_is(scan, at, "of"), &month, &end, &is_word)) {
        return false;
    }
    first.month = last.month = month;
    end = read_year_behind(view, end, &first.year);
    last.year = first.year;
    *core = date_calendar(end, first, last, KNOW_DAY);
    core->period = last.day != first.day;
    return true;
}

static bool read_month_day(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    const struct know_scan *scan = view->scan;
    struct date_part first = {0}, last;
    uint32_t at;
    bool is_word;
    if (!date_read_month(scan, atom, &first.month, &at, &is_word)) {
        return false;
    }
    at += know_scan_is(scan, at, "the");
    if (!read_day(scan, at, &first.day) || know_scan_any(scan, at + 1, KNOW_CLASS(percent) | KNOW_CLASS(scale))) {
        return false;
    }
    last = first;
    uint32_t second = read_second_day(scan, at + 1, first.day, &last.day);
    if (second == KNOW_NONE) {
        last.day = first.day;
    }
    at = second == KNOW_NONE ? at + 1 : second;
    at = read_year_behind(view, at, &first.year);
    last.year = first.year;
    *core = date_calendar(at, first, last, KNOW_DAY);
    core->period = last.day != first.day;
    return true;
}

/* The second year of "2023-24", "2019-2023", "2023/24"; KNOW_NONE when there is none. */
static uint32_t read_second_year(const struct know_scan *scan, uint32_t atom, int32_t first, int32_t *last)
{
    if (!know_scan_dash(scan, atom) && !know_scan_is(scan, atom, "/")) {
        return KNOW_NONE;
    }
    if (date_read_year(scan, atom + 1, last)) {
        return *last > first && *last - first <= RANGE_LIMIT ? atom + 2 : KNOW_NONE;
    }
    if (date_small_number(scan, atom + 1, 0, 99) && scan->atoms[atom + 1].digits == 2 &&
        (int32_t)scan->atoms[atom + 1].number == (first + 1) % 100) {
        *last = first + 1;
        return atom + 2;
    }
    return KNOW_NONE;
}

/* What may stand between months and their fiscal year: "July-August (2023-24)", "July-March period of FY2024-25". */
static uint32_t skip_to_years(const struct know_scan *scan, uint32_t atom)
{
    static const char *const WORDS[] = {"(", "period", "of", "the", "fiscal", "year", "FY"};
    uint32_t at = atom;
    for (uint32_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        at += know_scan_is(scan, at, WORDS[i]);
    }
    return at;
}

/* The fiscal year decides, month by month; most years begin in July. */
static uint32_t read_fiscal_months(const struct know_scan *scan, uint32_t atom, struct date_part *first, struct date_part *last)
{
    int32_t year, next;
    uint32_t at = skip_to_years(scan, atom);
    uint32_t end = date_read_year(scan, at, &year) ? read_second_year(scan, at + 1, year, &next) : KNOW_NONE;
    if (end == KNOW_NONE || next != year + 1) {
        return atom;
    }
    first->year = year + (first->month < 7);
    last->year = year + (last->month < 7);
    return end + (know_scan_is(scan, atom, "(") && know_scan_is(scan, end, ")"));
}

/* "May 2023", "July-August 2023", "May": alone it needs a preposition, and more so when it is a common word. */
static bool read_month_year(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    const struct know_scan *scan = view->scan;
    struct date_part first = {0}, last;
    uint32_t at, end;
    bool is_word, other_word;
    if (!date_read_month(scan, atom, &first.month, &at, &is_word)) {
        return false;
    }
    last = first;
    if ((know_scan_dash(scan, at) || know_scan_is(scan, at, "to")) &&
        date_read_month(scan, at + 1, &last.month, &end, &other_word)) {
        at = end;
    }
    end = read_fiscal_months(scan, at, &first, &last);
    if (end == at) {
        end = read_year_behind(view, at, &first.year);
        last.year = first.year;
        first.year -= first.year != 0 && last.month < first.month;
    }
    *core = date_calendar(end, first, last, KNOW_MONTH);
    core->period = first.month != last.month;
    core->weak = end == at;
    bool word_enough = know_scan_any(scan, atom, KNOW_CLASS(month) | KNOW_CLASS(month_word)) || at > atom + 1;
    return !core->weak || word_enough;
}

/* ------------------------------------------------------------------ years */

static struct date_core whole_years(uint32_t end, int32_t first, int32_t last)
{
    struct date_core core = date_calendar(end, (struct date_part){.year = first}, (struct date_part){.year = last}, KNOW_YEAR);
    core.period = last != first;
    return core;
}

/* A year or a pair of years, with what may stand before it: "the year 2024". */
static bool read_years(const struct know_scan *scan, uint32_t atom, struct date_core *core)
{
    uint32_t at = atom + know_scan_is(scan, atom, "the");
    bool named = know_scan_is(scan, at, "year");
    int32_t first, last;
    at += named;
    if ((at != atom && !named) || !date_read_year(scan, at, &first)) {
        return false;
    }
    uint32_t end = read_second_year(scan, at + 1, first, &last);
    if (end == KNOW_NONE) {
        *core = whole_years(at + 1, first, first);
        core->weak = !named;
        return !know_scan_any(scan, at + 1, KNOW_CLASS(scale) | KNOW_CLASS(unit) | KNOW_CLASS(percent) | KNOW_CLASS(money));
    }
    *core = whole_years(end, first, last);
    core->whole_years = scan->atoms[end - 1].digits == 2;
    core->period = !core->whole_years;
    return true;
}

/* "FY2024-25", "FY25", "fiscal year 2024/25": the years it touches. When it begins differs by country. */
static bool read_fiscal_number(const struct know_scan *scan, uint32_t atom, struct date_core *core)
{
    int32_t first, last;
    if (date_read_year(scan, atom, &first)) {
        uint32_t end = read_second_year(scan, atom + 1, first, &last);
        *core = end == KNOW_NONE ? whole_years(atom + 1, first, first) : whole_years(end, first, last);
    } else if (date_small_number(scan, atom, 0, 99) && scan->atoms[atom].digits == 2) {
        first = 2000 + (int32_t)scan->atoms[atom].number;
        *core = whole_years(atom + 1, first, first);
    } else {
        return false;
    }
    core->period = false;
    return true;
}

/* "the fiscal year ending June 2025": the twelve months that end there. */
static bool read_fiscal_end(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    const struct know_scan *scan = view->scan;
    if (!know_scan_is(scan, atom, "ending") && !know_scan_is(scan, atom, "ended")) {
        return false;
    }
    uint32_t at = atom + 1;
    at += know_scan_is(scan, at, "in") || know_scan_is(scan, at, "on");
    struct date_core last;
    if (!read_day_month(view, at, &last) && !read_month_day(view, at, &last) && !read_month_year(view, at, &last)) {
        return false;
    }
    if (last.last.year == 0) {
        *core = date_open(last.end);
        return true;
    }
    bool december = last.last.month == 12;
    struct date_part first = {last.last.year - !december, december ? 1 : last.last.month + 1, 0};
    last.last.day = 0;
    *core = date_calendar(last.end, first, last.last, KNOW_MONTH);
    core->period = true;
    return true;
}

static bool read_fiscal(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    const struct know_scan *scan = view->scan;
    uint32_t at = atom + know_scan_is(scan, atom, "the");
    if (know_scan_any(scan, at, KNOW_CLASS(fiscal_year))) {
        return read_fiscal_number(scan, at + 1, core);
    }
    if (!know_scan_any(scan, at, KNOW_CLASS(fiscal))) {
        return false;
    }
    at++;
    at += know_scan_is(scan, at, "year");
    bool bracket = know_scan_is(scan, at, "(");
    if (read_fiscal_number(scan, at + bracket, core)) {
        core->end += bracket && know_scan_is(scan, core->end, ")");
        return true;
    }
    return read_fiscal_end(view, at, core);
}

/* "the 1990s", "1990's": ten years. */
static bool read_decade(const struct know_scan *scan, uint32_t atom, struct date_core *core)
{
    uint32_t at = atom + know_scan_is(scan, atom, "the");
    int32_t year;
    if (!date_read_year(scan, at, &year) || year % 10 != 0 || at + 1 >= scan->count || !scan->atoms[at + 1].glued ||
        (!know_scan_is(scan, at + 1, "s") && scan->atoms[at + 1].kind != KNOW_ATOM_POSSESSIVE)) {
        return false;
    }
    if (scan->atoms[at + 1].kind == KNOW_ATOM_POSSESSIVE && at == atom) {
        return false;
    }
    *core = whole_years(at + 2, year, year + 9);
    return true;
}

/* ------------------------------------------------------------------ quarters and halves */

/* "first nine months": how many, and where the words end; 0 when it is something else. */
static uint32_t read_first_months(const struct know_scan *scan, const struct know_number *first, uint32_t *end)
{
    struct know_number count;
    bool counted = first->value == 1 && know_number_read(scan, first->end, &count) && !count.ordinal && count.value > 1 && count.value <= 12;
    if (!counted || !know_scan_is(scan, count.end, "months")) {
        return 0;
    }
    *end = count.end + 1;
    return (uint32_t)count.value;
}

/* "first quarter", "second half", "first nine months", "Q3", "H1": the months it covers. */
static uint32_t read_year_share(const struct know_scan *scan, uint32_t atom, uint32_t *month, uint32_t *months)
{
    struct know_number number;
    uint32_t at = atom + know_scan_is(scan, atom, "the");
    struct know_word word;
    bool half = know_scan_word(scan, at, KNOW_IS_year_share, &word) && word.value == 6;
    if (know_scan_any(scan, at, KNOW_CLASS(year_share))) {
        if (!date_small_number(scan, at + 1, 1, half ? 2 : 4) || !scan->atoms[at + 1].glued || !scan->atoms[at].capital) {
            return KNOW_NONE;
        }
        number.value = scan->atoms[at + 1].number;
        at += 2;
    } else {
        if (!know_number_read(scan, at, &number) || !number.ordinal || number.value < 1) {
            return KNOW_NONE;
        }
        *month = 1;
        *months = read_first_months(scan, &number, &at);
        if (*months > 0) {
            return at;
        }
        half = know_scan_is(scan, number.end, "half");
        if ((!half && !know_scan_is(scan, number.end, "quarter")) || number.value > (half ? 2 : 4)) {
            return KNOW_NONE;
        }
        at = number.end + 1;
    }
    *months = half ? 6 : 3;
    *month = ((uint32_t)number.value - 1) * *months + 1;
    return at;
}

static bool read_share(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    uint32_t month, months;
    int32_t year = 0;
    uint32_t at = read_year_share(view->scan, atom, &month, &months);
    if (at == KNOW_NONE) {
        return false;
    }
    uint32_t of = at + know_scan_is(view->scan, at, "of"), fiscal = of;
    fiscal += know_scan_is(view->scan, of, "the");
    if (know_scan_any(view->scan, fiscal, KNOW_CLASS(fiscal) | KNOW_CLASS(fiscal_year)) && read_fiscal(view, of, core)) {
        *core = date_open(core->end); /* which months those are depends on the country */
        return true;
    }
    uint32_t end = read_year_behind(view, of, &year);
    bool this_year = end == of && of != at && know_scan_is(view->scan, of, "this") && know_scan_is(view->scan, of + 1, "year");
    if (this_year) {
        end = of + 2;
    } else if (end == of) {
        end = at;
        if (!know_scan_any(view->scan, atom, KNOW_CLASS(year_share)) && of != at) {
            return false;
        }
    }
    *core = date_calendar(end, (struct date_part){year, month, 0}, (struct date_part){year, month + months - 1, 0}, KNOW_MONTH);
    core->period = true;
    core->weak = year == 0;
    return true;
}

bool date_read_absolute(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    const struct know_scan *scan = view->scan;
    uint32_t at = atom + know_scan_is(scan, atom, "the");
    uint64_t months = KNOW_CLASS(month) | KNOW_CLASS(month_word) | KNOW_CLASS(month_short);
    if (at >= scan->count) {
        return false;
    }
    if (scan->atoms[at].kind == KNOW_ATOM_NUMBER) {
        return date_read_numeric(scan, atom, core) || read_day_month(view, atom, core) || read_decade(scan, atom, core) ||
               read_share(view, atom, core) || read_years(scan, atom, core);
    }
    if (at == atom && know_scan_any(scan, at, months)) {
        return read_month_day(view, at, core) || read_month_year(view, at, core);
    }
    uint64_t rest = KNOW_CLASS(ordinal) | KNOW_CLASS(year_share);
    return (know_scan_any(scan, at, KNOW_CLASS(fiscal) | KNOW_CLASS(fiscal_year)) && read_fiscal(view, atom, core)) ||
           (know_scan_any(scan, at, rest) && read_share(view, atom, core)) ||
           (know_scan_is(scan, at, "year") && read_years(scan, atom, core));
}
