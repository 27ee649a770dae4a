/* Day arithmetic of the Gregorian calendar, closed under the years 1 to 9999. */
#include "know/calendar.h"

enum { YEAR_FIRST = 1, YEAR_LAST = 9999, DAY_FIRST = -719162, DAY_LAST = 2932896 };

static bool is_leap(int32_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

uint32_t know_calendar_month_length(int32_t year, uint32_t month)
{
    static const uint8_t LENGTHS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : LENGTHS[(month + 11) % 12];
}

int32_t know_calendar_day(int32_t year, uint32_t month, uint32_t day)
{
    if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12 || day < 1 ||
        day > know_calendar_month_length(year, month)) {
        return KNOW_NO_DAY;
    }
    return text_day_from_ymd(year, month, day);
}

void know_calendar_split(int32_t days, int32_t *year, uint32_t *month, uint32_t *day)
{
    text_day_to_ymd(days, year, month, day);
}

uint32_t know_calendar_weekday(int32_t days)
{
    return (uint32_t)(((days + 3) % 7 + 7) % 7); /* 1970-01-01 was a Thursday */
}

static int32_t inside(int64_t days)
{
    return days < DAY_FIRST || days > DAY_LAST ? KNOW_NO_DAY : (int32_t)days;
}

static int32_t add_months(int32_t days, int64_t count)
{
    int32_t year;
    uint32_t month, day;
    know_calendar_split(days, &year, &month, &day);
    int64_t months = (int64_t)year * 12 + month - 1 + count;
    if (months < YEAR_FIRST * 12 || months > (int64_t)YEAR_LAST * 12 + 11) {
        return KNOW_NO_DAY;
    }
    int32_t new_year = (int32_t)(months / 12);
    uint32_t new_month = (uint32_t)(months % 12) + 1, length = know_calendar_month_length(new_year, new_month);
    return know_calendar_day(new_year, new_month, day < length ? day : length);
}

int32_t know_calendar_add(int32_t days, int64_t count, enum know_unit unit)
{
    static const int32_t MONTHS[] = {0, 0, 0, 1, 3, 12, 120, 1200, 0};
    if (days == KNOW_NO_DAY || count > 4000000 || count < -4000000) {
        return KNOW_NO_DAY;
    }
    if (MONTHS[unit] > 0) {
        return add_months(days, count * MONTHS[unit]);
    }
    if (unit == KNOW_HOUR) {
        return inside(days + (count + (count < 0 ? -23 : 23)) / 24);
    }
    return inside(days + count * (unit == KNOW_UNIT_DAY ? 1 : 7));
}

struct know_days know_calendar_month(int32_t year, uint32_t month)
{
    int32_t first = know_calendar_day(year, month, 1);
    return (struct know_days){first,
                              first == KNOW_NO_DAY ? first : first + (int32_t)know_calendar_month_length(year, month) - 1};
}

struct know_days know_calendar_year(int32_t year)
{
    return (struct know_days){know_calendar_day(year, 1, 1), know_calendar_day(year, 12, 31)};
}

struct know_days know_calendar_around(int32_t days, enum know_unit unit)
{
    if (days == KNOW_NO_DAY) {
        return (struct know_days){days, days};
    }
    int32_t year;
    uint32_t month, day, first = (uint32_t)know_calendar_weekday(days);
    know_calendar_split(days, &year, &month, &day);
    int32_t monday = days - (int32_t)first;
    switch (unit) {
    case KNOW_WEEK:
        return (struct know_days){monday, monday + 6};
    case KNOW_WEEKEND:
        return (struct know_days){monday + 5, monday + 6};
    case KNOW_UNIT_MONTH:
        return know_calendar_month(year, month);
    case KNOW_QUARTER:
        month -= (month - 1) % 3;
        return (struct know_days){know_calendar_day(year, month, 1), know_calendar_month(year, month + 2).to};
    case KNOW_UNIT_YEAR:
        return know_calendar_year(year);
    case KNOW_DECADE:
        year -= year % 10;
        return (struct know_days){know_calendar_year(year).from, know_calendar_year(year + 9).to};
    default:
        return (struct know_days){days, days};
    }
}

enum know_precision know_calendar_precision(enum know_unit unit)
{
    static const enum know_precision PRECISION[] = {KNOW_DAY,  KNOW_DAY,  KNOW_DAY,  KNOW_MONTH, KNOW_MONTH,
                                                    KNOW_YEAR, KNOW_YEAR, KNOW_YEAR, KNOW_DAY};
    return PRECISION[unit];
}
