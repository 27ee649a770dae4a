/* Days in and out, and sets of rows. */
#include "follow/day.h"

static bool digits_at(struct base_str text, uint32_t at, uint32_t count, int32_t *number)
{
    *number = 0;
    for (uint32_t i = at; i < at + count; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') {
            return false;
        }
        *number = *number * 10 + (text.data[i] - '0');
    }
    return true;
}

int32_t follow_day_of(struct base_str iso)
{
    int32_t year, month, date;
    if (iso.length < 10 || iso.data[4] != '-' || iso.data[7] != '-' || !digits_at(iso, 0, 4, &year) ||
        !digits_at(iso, 5, 2, &month) || !digits_at(iso, 8, 2, &date) || month < 1 || month > 12 || date < 1 || date > 31) {
        return TEXT_NO_DAY;
    }
    return text_day_from_ymd(year, (uint32_t)month, (uint32_t)date);
}

struct base_str follow_day_text(struct base_arena *arena, int32_t day)
{
    int32_t year;
    uint32_t month, date;
    if (day == TEXT_NO_DAY) {
        return (struct base_str){0};
    }
    text_day_to_ymd(day, &year, &month, &date);
    return base_str_format(arena, "%04d-%02u-%02u", year, month, date);
}

int32_t follow_first_day(const struct read_value *date)
{
    return date == NULL ? TEXT_NO_DAY : date->as.date.from != TEXT_NO_DAY ? date->as.date.from : date->as.date.to;
}

/* Where only the first day is given, the precision tells how far it reaches. */
static int32_t reach(int32_t from, uint8_t precision)
{
    int32_t year;
    uint32_t month, date;
    text_day_to_ymd(from, &year, &month, &date);
    if (precision == 1) {
        return month == 12 ? text_day_from_ymd(year, 12, 31) : text_day_from_ymd(year, month + 1, 1) - 1;
    }
    return precision == 2 ? text_day_from_ymd(year, 12, 31) : from;
}

struct base_str follow_span_text(struct base_arena *arena, int32_t from, int32_t to)
{
    struct base_str last = follow_day_text(arena, to);
    if (from == TEXT_NO_DAY || to == TEXT_NO_DAY || from >= to) {
        return last;
    }
    int32_t year;
    uint32_t month, date;
    text_day_to_ymd(from, &year, &month, &date);
    bool whole_year = month == 1 && date == 1 && to == reach(from, 2);
    bool whole_month = date == 1 && to == reach(from, 1);
    last.length = whole_year ? last.length - 6 : whole_month ? last.length - 3 : last.length;
    return last;
}

int32_t follow_last_day(const struct read_value *date)
{
    if (date == NULL || (date->as.date.from == TEXT_NO_DAY && date->as.date.to == TEXT_NO_DAY)) {
        return TEXT_NO_DAY;
    }
    return date->as.date.to != TEXT_NO_DAY ? date->as.date.to : reach(date->as.date.from, date->as.date.precision);
}

/* ------------------------------------------------------------------ sets */

static int64_t *slot_of(int64_t *slots, uint32_t capacity, int64_t n)
{
    uint32_t at = (uint32_t)(((uint64_t)n * 0x9E3779B97F4A7C15u) >> 32) & (capacity - 1);
    while (slots[at] != 0 && slots[at] != n) {
        at = (at + 1) & (capacity - 1);
    }
    return &slots[at];
}

static void widen(struct base_arena *arena, struct follow_seen *seen)
{
    uint32_t capacity = seen->capacity == 0 ? 16 : seen->capacity * 2;
    int64_t *slots = BASE_NEW_ARRAY(arena, int64_t, capacity);
    for (uint32_t i = 0; i < seen->capacity; i++) {
        if (seen->slots[i] != 0) {
            *slot_of(slots, capacity, seen->slots[i]) = seen->slots[i];
        }
    }
    seen->slots = slots;
    seen->capacity = capacity;
}

bool follow_seen_add(struct base_arena *arena, struct follow_seen *seen, int64_t n)
{
    if (seen->count * 2 >= seen->capacity) {
        widen(arena, seen);
    }
    int64_t *slot = slot_of(seen->slots, seen->capacity, n);
    if (*slot == n) {
        return false;
    }
    *slot = n;
    seen->count++;
    return true;
}
