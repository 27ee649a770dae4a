/* Days as the threads use them: numbers inside, ISO texts outside. */
#ifndef FOLLOW_DAY_H
#define FOLLOW_DAY_H

#include "base/arena.h"
#include "read/record.h"

/* "2025-07-09" as days since 1970-01-01; TEXT_NO_DAY for anything else. */
int32_t follow_day_of(struct base_str iso);

/* The ISO day in the arena; empty for TEXT_NO_DAY. */
struct base_str follow_day_text(struct base_arena *arena, int32_t day);

/* A whole month as "2012-11", a whole year as "2012", else the last day. */
struct base_str follow_span_text(struct base_arena *arena, int32_t from, int32_t to);

/* First and last day of what a date tells: a month and a year end on their last day. TEXT_NO_DAY when unknown. */
int32_t follow_first_day(const struct read_value *date);
int32_t follow_last_day(const struct read_value *date);

/* A growing set of row numbers. */
struct follow_seen {
    int64_t *slots; /* 0 is free */
    uint32_t count, capacity;
};
bool follow_seen_add(struct base_arena *arena, struct follow_seen *seen, int64_t n); /* false when it was there */

#endif
