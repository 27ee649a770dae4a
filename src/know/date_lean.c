/*
 * Which way a clause looks, and what that makes of a weekday or of a date without a year.
 *
 * "met on Wednesday" is the Wednesday at or before the article's day, "will meet on Wednesday" the one at or after it.
 * Words of the clause decide, the nearest first; a clause that does not tell takes the past for weekdays and the
 * nearer year for dates.
 */
#include "know/date_read.h"

enum { LEAN_WINDOW = 30, LEAN_OPENING = 3 };

static bool is_clause_end(const struct know_scan *scan, uint32_t atom)
{
    return know_scan_is(scan, atom, ",") || know_scan_is(scan, atom, ";") || know_scan_is(scan, atom, ":") ||
           know_scan_is(scan, atom, ".") || know_scan_is(scan, atom, "that") || know_scan_is(scan, atom, "\"");
}

static bool is_future_word(const struct know_scan *scan, uint32_t atom)
{
    return know_scan_any(scan, atom, KNOW_CLASS(future)) ||
           (know_scan_is(scan, atom, "be") && atom > 0 && know_scan_is(scan, atom - 1, "to"));
}

/* "set to open on Friday"; "agreed to meet on Friday", but not "agreed to boost ties on Friday". */
static bool is_plan(const struct know_scan *scan, uint32_t atom)
{
    bool present = atom > 0 && (know_scan_is(scan, atom - 1, "is") || know_scan_is(scan, atom - 1, "are"));
    bool placed = know_scan_is(scan, atom + 1, "for") || know_scan_is(scan, atom + 1, "on") || know_scan_is(scan, atom + 1, "in");
    if (present && placed && know_scan_any(scan, atom, KNOW_CLASS(future_to) | KNOW_CLASS(agreed_to))) {
        return true; /* "is planned for May" */
    }
    return know_scan_is(scan, atom + 1, "to") &&
           (know_scan_any(scan, atom, KNOW_CLASS(future_to)) ||
            (know_scan_any(scan, atom, KNOW_CLASS(agreed_to)) && know_scan_any(scan, atom + 2, KNOW_CLASS(dated))));
}

/* A past verb: in the table, tagged so, or a lower-case word in -ed. */
static bool is_past_word(const struct know_scan *scan, uint32_t atom)
{
    const struct lang_token *token = &scan->working->out->text->tokens.items[scan->atoms[atom].token];
    struct base_str word = base_str_slice(scan->text, scan->atoms[atom].at);
    return know_scan_any(scan, atom, KNOW_CLASS(told_past)) || token->xpos == LANG_XPOS_VBD ||
           (word.length > 4 && !scan->atoms[atom].capital && base_str_ends(word, "ed") && token->upos != LANG_ADJ);
}

static enum date_lean lean_before(const struct know_scan *scan, uint32_t first)
{
    for (uint32_t i = first, steps = 0; i > 0 && steps < LEAN_WINDOW; steps++) {
        i--;
        if (is_future_word(scan, i) || is_plan(scan, i)) {
            return DATE_LEAN_FUTURE;
        }
        if (is_clause_end(scan, i)) {
            return DATE_LEAN_NONE;
        }
        if (is_past_word(scan, i)) {
            bool passive = i > 0 && know_scan_is(scan, i - 1, "be"); /* "will be held on Friday" */
            if (!passive) {
                return DATE_LEAN_PAST;
            }
        }
    }
    return DATE_LEAN_NONE;
}

/* "On Friday, ...", "At the last session, in Tarsk on 3 May, ...": no verb stands before the date. */
static bool is_opening(const struct know_scan *scan, uint32_t first)
{
    bool opening = true;
    for (uint32_t i = 0; i < first && opening; i++) {
        uint8_t upos = scan->working->out->text->tokens.items[scan->atoms[i].token].upos;
        opening = upos != LANG_VERB && upos != LANG_AUX;
    }
    return opening;
}

/* Only a date that opens its sentence looks past a comma: "On Friday, he will leave". */
static enum date_lean lean_after(const struct know_scan *scan, uint32_t first, uint32_t end)
{
    uint32_t start = end + (know_scan_is(scan, end, ",") && (first < LEAN_OPENING || is_opening(scan, first)));
    for (uint32_t i = start; i < scan->count && i < start + LEAN_WINDOW; i++) {
        if (is_future_word(scan, i)) {
            return DATE_LEAN_FUTURE;
        }
        if (is_clause_end(scan, i)) {
            return DATE_LEAN_NONE;
        }
        if (is_past_word(scan, i)) {
            return DATE_LEAN_PAST;
        }
        if (is_plan(scan, i)) {
            return DATE_LEAN_FUTURE;
        }
    }
    return DATE_LEAN_NONE;
}

/* "had directed them to report by July 31", "were to report by July 31": what was ahead then need not be ahead now. */
bool date_was_ahead(const struct know_scan *scan, uint32_t first)
{
    for (uint32_t i = first, steps = 0; i > 0 && steps < LEAN_WINDOW; steps++) {
        i--;
        const struct lang_token *next = &scan->working->out->text->tokens.items[scan->atoms[i + 1].token];
        bool had = know_scan_is(scan, i, "had") && next->xpos == LANG_XPOS_VBN;
        bool was_to = (know_scan_is(scan, i, "was") || know_scan_is(scan, i, "were")) && know_scan_is(scan, i + 1, "to");
        bool due = (know_scan_is(scan, i, "was") || know_scan_is(scan, i, "were")) && know_scan_any(scan, i + 1, KNOW_CLASS(future_to)) && know_scan_is(scan, i + 2, "to");
        if (had || was_to || due) {
            return true;
        }
        if (is_clause_end(scan, i) || know_scan_any(scan, i, KNOW_CLASS(future))) {
            return false;
        }
    }
    return false;
}

/* "want to raise trade in three years": a span counted from the day of the report. */
bool date_is_planned(const struct know_scan *scan, uint32_t first)
{
    for (uint32_t i = first, steps = 0; i > 0 && steps < LEAN_WINDOW; steps++) {
        i--;
        if (know_scan_any(scan, i, KNOW_CLASS(future_to) | KNOW_CLASS(agreed_to)) && know_scan_is(scan, i + 1, "to")) {
            return true;
        }
        if (is_clause_end(scan, i)) {
            return false;
        }
    }
    return false;
}

/* "to report by July 31, 2024": somebody was to do it. */
bool date_has_infinitive(const struct know_scan *scan, uint32_t first)
{
    for (uint32_t i = first, steps = 0; i > 0 && steps < LEAN_WINDOW && !is_clause_end(scan, i - 1); steps++) {
        i--;
        if (know_scan_is(scan, i, "to") && scan->working->out->text->tokens.items[scan->atoms[i + 1].token].xpos == LANG_XPOS_VB) {
            return true;
        }
    }
    return false;
}

enum date_lean date_lean_of(const struct know_scan *scan, uint32_t first, uint32_t end)
{
    enum date_lean before = lean_before(scan, first);
    return before != DATE_LEAN_NONE ? before : lean_after(scan, first, end);
}

/* ------------------------------------------------------------------ settling */

static void settle_weekday(const struct date_view *view, struct date_core *core, enum date_lean lean)
{
    struct date_core settled = date_open(core->end);
    if (view->day != KNOW_NO_DAY) {
        int32_t back = ((int32_t)know_calendar_weekday(view->day) - (int32_t)core->weekday + 7) % 7;
        int32_t step = lean == DATE_LEAN_FUTURE ? (7 - back) % 7 : -back;
        int32_t day = know_calendar_add(view->day, step, KNOW_UNIT_DAY);
        settled = date_settled(core->end, (struct know_days){day, day}, KNOW_DAY);
    }
    *core = settled;
}

static int32_t start_of(struct date_part part, int32_t year)
{
    return know_calendar_day(year, part.month == 0 ? 1 : part.month, part.day == 0 ? 1 : part.day);
}

static int32_t end_of(struct date_part part, int32_t year)
{
    if (part.month == 0) {
        return know_calendar_year(year).to;
    }
    return part.day == 0 ? know_calendar_month(year, part.month).to : know_calendar_day(year, part.month, part.day);
}

/* How far off a year puts the date: 0 when the article's day lies in it. */
static int32_t distance(int32_t from, int32_t to, int32_t day)
{
    return day < from ? from - day : day > to ? day - to : 0;
}

static bool year_fits(enum date_lean lean, int32_t from, int32_t to, int32_t day)
{
    return lean == DATE_LEAN_NONE || (lean == DATE_LEAN_PAST ? from <= day : to >= day);
}

/* The year that puts the date nearest to the article's day on the side its clause looks to. */
static int32_t infer_year(const struct date_view *view, const struct date_core *core, enum date_lean lean)
{
    int32_t year, best = 0, nearest = INT32_MAX;
    uint32_t month, day;
    if (view->day == KNOW_NO_DAY) {
        return 0;
    }
    know_calendar_split(view->day, &year, &month, &day);
    int32_t turns = core->last.month < core->first.month; /* "July-March" ends in the next year */
    for (int32_t i = year - 1; i <= year + 1; i++) {
        int32_t from = start_of(core->first, i), to = end_of(core->last, i + turns);
        if (from == KNOW_NO_DAY || to == KNOW_NO_DAY || !year_fits(lean, from, to, view->day)) {
            continue;
        }
        int32_t far = distance(from, to, view->day);
        if (far < nearest) {
            nearest = far;
            best = i;
        }
    }
    return best;
}

static void settle_calendar(const struct date_view *view, struct date_core *core, enum date_lean lean)
{
    int32_t first = core->first.year, last = core->last.year;
    if (first == 0 || last == 0) {
        int32_t year = first != 0 ? first : last != 0 ? last : infer_year(view, core, lean);
        first = last = year;
        last += core->last.month < core->first.month && year != 0 && core->first.year == 0 && core->last.year == 0;
    }
    bool known = first != 0 && last != 0;
    struct know_days days = {known ? start_of(core->first, first) : KNOW_NO_DAY,
                             known ? end_of(core->last, last) : KNOW_NO_DAY};
    if (days.from > days.to) {
        days.from = days.to = KNOW_NO_DAY;
    }
    struct date_core settled = date_settled(core->end, days, core->precision);
    settled.period = core->period;
    settled.whole_years = core->whole_years;
    *core = settled;
}

void date_settle(const struct date_view *view, struct date_core *core, enum date_lean lean)
{
    if (core->kind == DATE_WEEKDAY) {
        settle_weekday(view, core, lean);
    } else if (core->kind == DATE_CALENDAR) {
        settle_calendar(view, core, lean);
    }
}
