/*
 * Finding dates in a sentence: a preposition or an edge ("by the end of"), a core or a range of two, and what stands
 * behind it. The wording is kept as printed, the mention covers the words without the preposition.
 */
#include "know/date_read.h"

enum { TOLD_BACK = 24 };

/* A time found at some atom. */
struct found_date {
    struct date_core core;
    uint32_t first; /* atom where the wording starts, its preposition included */
    uint32_t core_first;
    struct base_str preposition; /* what it does: "in", "by", "within", "since", "until" ...; empty when there is none */
    bool edged;                  /* "early", "by the end of", "mid-": the words around a core that make it a date */
    bool so_far;
};

/* ------------------------------------------------------------------ prepositions */

static const struct {
    const char *words[3];
    const char *does;
} PHRASES[] = {
    {{"no", "later", "than"}, "by"},      {{"not", "later", "than"}, "by"},  {{"prior", "to", NULL}, "before"},
    {{"as", "of", NULL}, "in"},           {{"ahead", "of", NULL}, "before"}, {{"as", "early", "as"}, "in"},
    {{"starting", "from", NULL}, "from"},
};

static uint32_t read_preposition_phrase(const struct know_scan *scan, uint32_t atom, struct base_str *does)
{
    for (uint32_t i = 0; i < sizeof PHRASES / sizeof *PHRASES; i++) {
        uint32_t length = 0;
        while (length < 3 && PHRASES[i].words[length] != NULL && know_scan_is(scan, atom + length, PHRASES[i].words[length])) {
            length++;
        }
        if (length == 3 || PHRASES[i].words[length] == NULL) {
            *does = base_str_from(PHRASES[i].does);
            return atom + length;
        }
    }
    return atom;
}

/* The atom after the preposition at `atom`; `atom` itself when there is none. */
static uint32_t read_preposition(const struct know_scan *scan, uint32_t atom, struct base_str *does)
{
    struct know_word word;
    *does = (struct base_str){0};
    uint32_t end = read_preposition_phrase(scan, atom, does);
    if (end == atom && know_scan_word(scan, atom, KNOW_IS_preposition, &word)) {
        *does = word.code;
        end = atom + 1;
    }
    /* "handed over next month", "the operation over Wednesday night" */
    if (base_str_in(*does, "over around throughout through") && !know_scan_is(scan, end, "the") &&
        !know_scan_is(scan, end, "a") && !know_scan_any(scan, end, KNOW_CLASS(past) | KNOW_CLASS(recent)) &&
        !base_str_is(*does, "throughout")) {
        *does = (struct base_str){0};
        end = atom;
    }
    return end;
}

/* ------------------------------------------------------------------ cores, edges and ranges */

/* "in two years", "within 48 hours", "in two years' time": counted from the article's day. */
static bool read_span_ahead(const struct date_view *view, uint32_t atom, struct base_str does, struct date_core *core)
{
    const struct know_scan *scan = view->scan;
    struct know_number number;
    struct know_word word;
    bool within = base_str_is(does, "within");
    bool in = base_str_is(does, "in") && (date_lean_of(scan, atom, atom) == DATE_LEAN_FUTURE || date_is_planned(scan, atom));
    uint32_t at = atom;
    if ((!within && !in) || !know_number_read(scan, at, &number)) {
        struct know_word unit_word;
        bool one = within && know_scan_any(scan, at, KNOW_CLASS(article)) &&
                   know_scan_word(scan, at + 1, KNOW_IS_unit_one, &unit_word);
        if (!one) {
            return false;
        }
        number = (struct know_number){.value = 1, .end = at + 1};
    }
    if (number.ordinal || number.value > 1e6 ||
        (!know_scan_word(scan, number.end, KNOW_IS_unit_many, &word) &&
         !know_scan_word(scan, number.end, KNOW_IS_unit_one, &word))) {
        return false;
    }
    uint32_t end = number.end + 1;
    end += know_scan_is(scan, end, "'") || know_scan_is(scan, end, "\xE2\x80\x99");
    end += know_scan_is(scan, end, "time");
    int32_t day = know_calendar_add(view->day, (int64_t)number.value, (enum know_unit)word.value);
    *core = date_settled(end, (struct know_days){day, day}, know_calendar_precision((enum know_unit)word.value));
    core->horizon = true;
    return true;
}

static bool read_core(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    return date_read_absolute(view, atom, core) || date_read_relative(view, atom, core);
}

/* "the year", "the month" behind an edge: the one around the article's day. */
static bool read_edge_unit(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    struct know_word word;
    if (!know_scan_is(view->scan, atom, "the") || !know_scan_word(view->scan, atom + 1, KNOW_IS_unit_one, &word) ||
        word.value >= KNOW_DECADE) {
        bool decade = know_scan_is(view->scan, atom, "the") &&
                      (know_scan_is(view->scan, atom + 1, "decade") || know_scan_is(view->scan, atom + 1, "century"));
        *core = date_open(atom + 2);
        return decade;
    }
    enum know_unit unit = (enum know_unit)word.value;
    *core = date_settled(atom + 2, know_calendar_around(view->day, unit), know_calendar_precision(unit));
    return unit > KNOW_HOUR;
}

/* "early", "mid-", "the end of", "later in", "end-": the atom where the core starts; KNOW_NONE when there is none. */
static uint32_t read_edge(const struct know_scan *scan, uint32_t atom)
{
    uint32_t at = atom + know_scan_is(scan, atom, "the");
    uint64_t months = KNOW_CLASS(month) | KNOW_CLASS(month_word);
    bool part = know_scan_is(scan, at + 1, "week") || know_scan_is(scan, at + 1, "half") || know_scan_is(scan, at + 1, "days");
    if (part && know_scan_any(scan, at + 3, months) && know_scan_is(scan, at + 2, "of") &&
        know_scan_any(scan, at, KNOW_CLASS(ordinal) | KNOW_CLASS(last))) {
        return at + 3; /* "the first week of November" */
    }
    if (!know_scan_any(scan, at, KNOW_CLASS(edge))) {
        return KNOW_NONE;
    }
    bool adverb = know_scan_is(scan, at, "early") || know_scan_is(scan, at, "mid") || know_scan_is(scan, at, "late") ||
                  know_scan_is(scan, at, "later") || know_scan_is(scan, at, "earlier");
    if (know_scan_glued_dash(scan, at + 1)) {
        return at + 2;
    }
    if (!adverb) {
        return know_scan_is(scan, at + 1, "of") ? at + 2 : KNOW_NONE;
    }
    return at + 1 + (know_scan_is(scan, at + 1, "in") && !know_scan_is(scan, at, "mid"));
}

/* "year-end", "year's end". */
static bool read_year_end(const struct date_view *view, uint32_t atom, struct date_core *core)
{
    const struct know_scan *scan = view->scan;
    uint32_t at = atom + know_scan_is(scan, atom, "the");
    struct know_word word;
    bool joined = know_scan_dash(scan, at + 1) || (at + 1 < scan->count && scan->atoms[at + 1].kind == KNOW_ATOM_POSSESSIVE);
    if (!know_scan_word(scan, at, KNOW_IS_unit_one, &word) || !joined || !know_scan_is(scan, at + 2, "end")) {
        return false;
    }
    enum know_unit unit = (enum know_unit)word.value;
    *core = date_settled(at + 3, know_calendar_around(view->day, unit), know_calendar_precision(unit));
    return unit == KNOW_UNIT_YEAR || unit == KNOW_UNIT_MONTH;
}

static bool read_edged(const struct date_view *view, uint32_t atom, struct found_date *found)
{
    const struct know_scan *scan = view->scan;
    found->edged = true;
    if (know_scan_is(scan, atom, "so") && know_scan_is(scan, atom + 1, "far") &&
        know_scan_any(scan, atom + 2, KNOW_CLASS(this))) {
        found->so_far = true;
        return date_read_relative(view, atom + 2, &found->core);
    }
    if (read_year_end(view, atom, &found->core)) {
        return true;
    }
    uint32_t at = read_edge(scan, atom);
    if (at != KNOW_NONE && (read_edge_unit(view, at, &found->core) || read_core(view, at, &found->core))) {
        return true;
    }
    found->edged = false;
    return false;
}

static bool is_range_word(const struct know_scan *scan, uint32_t atom, bool between)
{
    if (between) {
        return know_scan_is(scan, atom, "and");
    }
    return know_scan_is(scan, atom, "to") || know_scan_is(scan, atom, "until") || know_scan_is(scan, atom, "till") ||
           know_scan_is(scan, atom, "through") || know_scan_dash(scan, atom);
}

/* What one end does not say, the other lends: "from 3 May to 5 June 2024". */
static void lend_year(struct date_part *first, struct date_part *last)
{
    if (first->year == 0 && last->year != 0) {
        first->year = last->year - (first->month > last->month);
    } else if (last->year == 0 && first->year != 0) {
        last->year = first->year + (last->month != 0 && last->month < first->month);
    }
}

static void join_range(const struct date_view *view, struct date_core *first, struct date_core *last)
{
    uint32_t end = last->end;
    if (first->kind == DATE_CALENDAR && last->kind == DATE_CALENDAR) {
        lend_year(&first->first, &last->last);
        first->last = last->last;
        first->precision = last->precision > first->precision ? last->precision : first->precision;
    } else {
        date_settle(view, first, DATE_LEAN_NONE);
        date_settle(view, last, DATE_LEAN_NONE);
        bool ordered = first->days.from <= last->days.to;
        struct know_days days = {ordered ? first->days.from : KNOW_NO_DAY, last->days.to};
        *first = date_settled(end, days, last->precision > first->precision ? last->precision : first->precision);
    }
    first->end = end;
    first->period = true;
    first->weak = false;
}

/* The second end of a range behind the core just read. */
static bool read_range(const struct date_view *view, struct found_date *found)
{
    const struct know_scan *scan = view->scan;
    bool between = base_str_is(found->preposition, "between"), from = base_str_is(found->preposition, "from");
    struct date_core *core = &found->core, last;
    if (found->edged || core->horizon || !is_range_word(scan, core->end, between) || (core->period && !from && !between)) {
        return false;
    }
    struct found_date other = {0};
    uint32_t at = core->end + 1;
    if (!read_core(view, at, &last)) {
        if (!from || !read_edged(view, at, &other)) {
            return false;
        }
        last = other.core;
    }
    bool alike = last.kind == core->kind && last.precision == core->precision;
    if (!from && !between && (!alike || (core->weak && core->precision != KNOW_YEAR))) {
        return false;
    }
    join_range(view, core, &last);
    return true;
}

/* ------------------------------------------------------------------ is it one? */

static bool is_plural_noun_like(const struct know_scan *scan, uint32_t atom)
{
    if (atom >= scan->count || scan->atoms[atom].kind != KNOW_ATOM_WORD || scan->atoms[atom].capital) {
        return false;
    }
    struct base_str word = base_str_slice(scan->text, scan->atoms[atom].at);
    return know_scan_is(scan, atom, "people") ||
           (word.length > 3 && base_str_ends(word, "s") && !base_str_in(word, "was has this its does"));
}

/* "2024" and "May" are dates only behind a word that asks for one. */
static bool weak_year_holds(const struct know_scan *scan, const struct found_date *found)
{
    struct base_str does = found->preposition;
    if (base_str_in(does, "on at over within between throughout") || does.length == 0) {
        return base_str_is(does, "throughout");
    }
    if (base_str_is(does, "from") && know_scan_is(scan, found->core.end, "to")) {
        return false;
    }
    return base_str_in(does, "in since during") || !is_plural_noun_like(scan, found->core.end);
}

/* "in 2023 and 2024", "of 2024", "than 2024": what stands before a bare year. */
static bool bare_year_holds(const struct know_scan *scan, uint32_t atom, uint32_t last_end)
{
    bool listed =
        last_end != 0 && last_end + 1 == atom &&
        (know_scan_is(scan, last_end, "and") || know_scan_is(scan, last_end, "or") || know_scan_is(scan, last_end, ","));
    return atom > 0 && (listed || know_scan_is(scan, atom - 1, "of"));
}

/* "the February session", "his November visit"; "May", "March" and the like only with "of" or in a list. */
static bool bare_month_holds(const struct know_scan *scan, uint32_t atom, uint32_t last_end)
{
    bool name_behind = atom + 1 < scan->count && scan->atoms[atom + 1].capital;
    bool determined = atom > 0 && (know_scan_is(scan, atom - 1, "the") || know_scan_is(scan, atom - 1, "his") ||
                                   know_scan_is(scan, atom - 1, "its") || know_scan_is(scan, atom - 1, "their"));
    bool of = atom > 0 && know_scan_is(scan, atom - 1, "of");
    return bare_year_holds(scan, atom, last_end) || of ||
           (know_scan_any(scan, atom, KNOW_CLASS(month)) && (determined || !name_behind));
}

static bool weak_month_holds(const struct know_scan *scan, const struct found_date *found)
{
    if (found->preposition.length == 0 || base_str_in(found->preposition, "on at over within")) {
        return false;
    }
    bool common = know_scan_any(scan, found->core_first, KNOW_CLASS(month_word));
    bool name_behind = found->core.end < scan->count && scan->atoms[found->core.end].capital &&
                       scan->atoms[found->core.end].kind == KNOW_ATOM_WORD;
    return !common || base_str_in(found->preposition, "in since during until") || !name_behind;
}

/* A label before a number makes a name of it: "Vision 2030", "Index 2025". */
static bool is_labelled(const struct know_scan *scan, uint32_t atom)
{
    return atom > 0 && scan->atoms[atom - 1].capital && know_scan_any(scan, atom - 1, KNOW_CLASS(label)) &&
           scan->atoms[atom].kind == KNOW_ATOM_NUMBER;
}

static bool holds(const struct know_scan *scan, const struct found_date *found, uint32_t last_end)
{
    const struct date_core *core = &found->core;
    if (is_labelled(scan, found->core_first)) {
        return false;
    }
    if (!core->weak || found->edged) {
        return true;
    }
    if (core->precision == KNOW_YEAR) {
        return weak_year_holds(scan, found) ||
               (found->preposition.length == 0 && bare_year_holds(scan, found->core_first, last_end));
    }
    return weak_month_holds(scan, found) ||
           (found->preposition.length == 0 && bare_month_holds(scan, found->core_first, last_end));
}

/* ------------------------------------------------------------------ one time, and all */

static bool read_time(const struct date_view *view, uint32_t atom, struct found_date *found)
{
    const struct know_scan *scan = view->scan;
    *found = (struct found_date){.first = atom};
    found->core_first = read_preposition(scan, atom, &found->preposition);
    if (read_edged(view, found->core_first, found)) {
        return true;
    }
    if (!read_core(view, found->core_first, &found->core) &&
        !read_span_ahead(view, found->core_first, found->preposition, &found->core)) {
        return false;
    }
    read_range(view, found);
    return true;
}

static enum date_lean lean_for(const struct date_view *view, const struct found_date *found)
{
    if (base_str_in(found->preposition, "by within until")) {
        enum date_lean lean = date_lean_of(view->scan, found->first, found->core.end);
        if (date_was_ahead(view->scan, found->first)) {
            return DATE_LEAN_PAST;
        }
        return lean == DATE_LEAN_PAST && base_str_is(found->preposition, "until") ? lean : DATE_LEAN_FUTURE;
    }
    if (base_str_is(found->preposition, "since")) {
        return DATE_LEAN_PAST;
    }
    return date_lean_of(view->scan, found->first, found->core.end);
}

static struct know_date finish(const struct date_view *view, struct found_date *found)
{
    struct date_core *core = &found->core;
    bool open_side = core->kind != DATE_DAYS;
    if (open_side) {
        date_settle(view, core, lean_for(view, found));
    }
    bool ahead = core->days.to == KNOW_NO_DAY || view->day == KNOW_NO_DAY || core->days.to >= view->day;
    struct know_date date = {.from = core->days.from, .to = core->days.to, .precision = core->precision};
    bool passed = !ahead && base_str_in(found->preposition, "by before") &&
                  (date_was_ahead(view->scan, found->first) || date_has_infinitive(view->scan, found->first));
    date.is_deadline = (base_str_in(found->preposition, "by before within") || core->horizon) && (ahead || passed);
    date.is_period = (core->period && !core->horizon) || found->so_far || base_str_is(found->preposition, "until");
    date.is_since = base_str_is(found->preposition, "since");
    if (found->so_far && date.to != KNOW_NO_DAY && view->day >= date.from) {
        date.to = view->day;
    }
    return date;
}

/* The word that a preposition would hang from: a weekday, a month or a unit; else the first number. */
static uint32_t head_of(const struct know_scan *scan, uint32_t first, uint32_t end)
{
    uint64_t names = KNOW_CLASS(weekday) | KNOW_CLASS(month) | KNOW_CLASS(month_word) | KNOW_CLASS(month_short) |
                     KNOW_CLASS(day_word) | KNOW_CLASS(unit_one) | KNOW_CLASS(unit_many);
    for (uint32_t i = first; i < end; i++) {
        if (know_scan_any(scan, i, names)) {
            return scan->atoms[i].token;
        }
    }
    for (uint32_t i = first; i < end; i++) {
        if (scan->atoms[i].kind == KNOW_ATOM_NUMBER) {
            return scan->atoms[i].token;
        }
    }
    return scan->atoms[end - 1].token;
}

static uint32_t push_date(struct date_view *view, struct found_date *found)
{
    const struct know_scan *scan = view->scan;
    struct know_article *out = scan->working->out;
    uint32_t end = found->core.end;
    bool possessive = end < scan->count && scan->atoms[end].kind == KNOW_ATOM_POSSESSIVE && scan->atoms[end].glued;
    struct know_date date = finish(view, found);
    end += possessive;
    bool keeps = !possessive || base_str_in(found->preposition, "by since within until");
    date.said = know_scan_text(scan, keeps ? found->first : found->core_first, end);
    uint32_t head = head_of(scan, found->core_first, end);
    *BASE_PUSH(scan->working->arena, out->dates) = date;
    know_scan_push(scan, KNOW_DATE, found->core_first, end, head, out->dates.count - 1);
    out->mentions.items[out->mentions.count - 1].possessive = possessive;
    if (date.from != KNOW_NO_DAY && !date.is_deadline && !date.is_since) {
        view->told = date.from;
        view->told_precision = date.precision;
    }
    return end;
}

/* The last settled date of this or the sentence before: what "a day earlier" counts from. */
static void look_back(struct date_view *view)
{
    const struct know_article *out = view->scan->working->out;
    for (uint32_t i = out->mentions.count, steps = 0; i > 0 && steps < TOLD_BACK; steps++) {
        const struct know_mention *mention = &out->mentions.items[--i];
        if (out->text->tokens.items[mention->first].sentence + 1 < view->scan->sentence) {
            return;
        }
        const struct know_date *date = mention->kind == KNOW_DATE ? &out->dates.items[mention->value] : NULL;
        if (date != NULL && date->from != KNOW_NO_DAY && !date->is_deadline && !date->is_since) {
            view->told = date->from;
            view->told_precision = date->precision;
            return;
        }
    }
}

static bool may_start(const struct know_scan *scan, uint32_t atom)
{
    uint64_t starts = KNOW_CLASS(month) | KNOW_CLASS(month_word) | KNOW_CLASS(month_short) | KNOW_CLASS(weekday) |
                      KNOW_CLASS(weekday_short) | KNOW_CLASS(day_word) | KNOW_CLASS(last) | KNOW_CLASS(past) |
                      KNOW_CLASS(next) | KNOW_CLASS(coming) | KNOW_CLASS(this) | KNOW_CLASS(recent) | KNOW_CLASS(told) |
                      KNOW_CLASS(fiscal) | KNOW_CLASS(fiscal_year) | KNOW_CLASS(year_share) | KNOW_CLASS(edge) |
                      KNOW_CLASS(preposition) | KNOW_CLASS(small) | KNOW_CLASS(ten) | KNOW_CLASS(ordinal) |
                      KNOW_CLASS(article) | KNOW_CLASS(unit_one);
    return scan->atoms[atom].kind == KNOW_ATOM_NUMBER || know_scan_any(scan, atom, starts) || know_scan_is(scan, atom, "the") ||
           know_scan_is(scan, atom, "no") || know_scan_is(scan, atom, "not") || know_scan_is(scan, atom, "prior") ||
           know_scan_is(scan, atom, "as") || know_scan_is(scan, atom, "so") || know_scan_is(scan, atom, "starting") ||
           know_scan_is(scan, atom, "a");
}

void know_find_dates(struct know_working *working, uint32_t sentence, int32_t day)
{
    struct base_mark mark = base_arena_mark(working->scratch);
    struct know_scan scan;
    if (know_scan_sentence(working, sentence, &scan)) {
        struct date_view view = {.scan = &scan, .day = day, .told = KNOW_NO_DAY};
        uint32_t last_end = 0;
        look_back(&view);
        for (uint32_t i = 0; i < scan.count;) {
            struct found_date found;
            if (may_start(&scan, i) && read_time(&view, i, &found) && holds(&scan, &found, last_end)) {
                last_end = i = push_date(&view, &found);
            } else {
                i++;
            }
        }
    }
    base_arena_rewind(working->scratch, mark);
}
