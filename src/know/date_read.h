/*
 * Reading the words of a time. The parts of the date finder share these; nobody else includes this file.
 *
 * A core is a time without its preposition: "9th Sep, 2025", "Wednesday night", "the next two years". Reading and
 * settling are apart, because a range lends its year ("from 3 May to 5 June 2024") and a weekday needs its clause.
 */
#ifndef KNOW_DATE_READ_H
#define KNOW_DATE_READ_H

#include "know/calendar.h"
#include "know/number_value.h"

struct date_view {
    const struct know_scan *scan;
    int32_t day;  /* the article's day */
    int32_t told; /* the day the text last spoke of: "the following day" counts from it */
    enum know_precision told_precision;
};

/* What the words around a time say of its direction. */
enum date_lean { DATE_LEAN_NONE, DATE_LEAN_PAST, DATE_LEAN_FUTURE };

enum date_kind {
    DATE_CALENDAR, /* first and last, possibly without a year */
    DATE_WEEKDAY,  /* a weekday whose week is open */
    DATE_DAYS      /* days are settled, or cannot be */
};

struct date_part {
    int32_t year; /* 0 when missing, as are month and day */
    uint32_t month, day;
};

struct date_core {
    enum date_kind kind;
    uint32_t end; /* atom after it */
    struct date_part first, last;
    uint32_t weekday; /* Monday is 0 */
    struct know_days days;
    enum know_precision precision;
    bool weak; /* a date only behind a preposition: "2024", "May" */
    bool period;
    bool horizon;     /* reaches from now to its end: "the next two years" */
    bool whole_years; /* "2024-25": a fiscal year, not a period */
};

bool date_read_absolute(const struct date_view *view, uint32_t atom, struct date_core *core);
bool date_read_relative(const struct date_view *view, uint32_t atom, struct date_core *core);

bool date_read_numeric(const struct know_scan *scan, uint32_t atom, struct date_core *core);

/* Small readings that they share. */
enum { DATE_YEAR_LOW = 1800, DATE_YEAR_HIGH = 2149 };
bool date_small_number(const struct know_scan *scan, uint32_t atom, double low, double high); /* of digits alone */
struct date_core date_calendar(uint32_t end, struct date_part first, struct date_part last, enum know_precision precision);
bool date_read_year(const struct know_scan *scan, uint32_t atom, int32_t *year);
bool date_read_month(const struct know_scan *scan, uint32_t atom, uint32_t *month, uint32_t *end, bool *is_word);
struct date_core date_settled(uint32_t end, struct know_days days, enum know_precision precision);
struct date_core date_open(uint32_t end); /* said, but no day */

/* The direction of the clause around the atoms first..end-1. */
enum date_lean date_lean_of(const struct know_scan *scan, uint32_t first, uint32_t end);

/* Does the clause before the date tell of a plan that was made in the past ("had directed", "was due to")? */
bool date_was_ahead(const struct know_scan *scan, uint32_t first);

/* Does somebody want or agree "to" do something in the clause before the date? */
bool date_is_planned(const struct know_scan *scan, uint32_t first);

/* Does an infinitive stand in the clause before the date? */
bool date_has_infinitive(const struct know_scan *scan, uint32_t first);

/* Days for a core: years are inferred from the article's day, weekdays from it and the lean. */
void date_settle(const struct date_view *view, struct date_core *core, enum date_lean lean);

#endif
