/*
 * Days, and the stretches of days that people name: weeks begin on Monday.
 *
 * A day is a number of days since 1970-01-01; KNOW_NO_DAY goes through every function unharmed, and what leaves the
 * years 1 to 9999 becomes KNOW_NO_DAY.
 */
#ifndef KNOW_CALENDAR_H
#define KNOW_CALENDAR_H

#include "know/know.h"

enum know_unit { KNOW_HOUR, KNOW_UNIT_DAY, KNOW_WEEK, KNOW_UNIT_MONTH, KNOW_QUARTER, KNOW_UNIT_YEAR, KNOW_DECADE, KNOW_CENTURY, KNOW_WEEKEND };

struct know_days {
    int32_t from, to;
};

int32_t know_calendar_day(int32_t year, uint32_t month, uint32_t day); /* KNOW_NO_DAY when there is no such day */
void know_calendar_split(int32_t days, int32_t *year, uint32_t *month, uint32_t *day);
uint32_t know_calendar_month_length(int32_t year, uint32_t month);
uint32_t know_calendar_weekday(int32_t days);                          /* Monday is 0 */

/* The day `count` units later; the last day of the month when the month is too short. */
int32_t know_calendar_add(int32_t days, int64_t count, enum know_unit unit);

/* The week, month, quarter, year, decade or weekend (that of the same week) around a day. */
struct know_days know_calendar_around(int32_t days, enum know_unit unit);

struct know_days know_calendar_month(int32_t year, uint32_t month);
struct know_days know_calendar_year(int32_t year);

enum know_precision know_calendar_precision(enum know_unit unit);

#endif
