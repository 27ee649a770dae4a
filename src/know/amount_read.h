/*
 * Reading amounts. The parts of the amount finder share these; nobody else includes this file.
 *
 * An amount is read around its number: the approximator before it, a currency on either side, a second number of a
 * range, a unit or a counted noun behind it, and the time it is counted by.
 */
#ifndef KNOW_AMOUNT_READ_H
#define KNOW_AMOUNT_READ_H

#include "know/number_value.h"

struct amount_view {
    const struct know_scan *scan;
    bool *taken; /* per atom: a date covers it */
};

struct found_amount {
    struct know_amount amount;
    struct know_number number;
    uint32_t first, end; /* atoms, the currency and the approximator included */
    uint32_t number_at;  /* atom of the number */
    uint32_t noun_end;   /* atom after the counted noun, or `end` */
};

/* A currency that stands before the atom ("US$", "Rs.", "PKR") or starts at it ("million dollars" past the number).
 * Returns the atom where it starts, or ends; KNOW_NONE when there is none. */
uint32_t amount_currency_before(const struct amount_view *view, uint32_t atom, struct base_str *code);
uint32_t amount_currency_at(const struct amount_view *view, uint32_t atom, struct base_str *code);

/* Is the number a name, a score, a date, a telephone number, an age, a heading? */
bool amount_is_label(const struct amount_view *view, const struct know_number *number, uint32_t atom);

/* The unit or the noun behind a number; fills kind, unit, noun. False when the number stands alone. */
bool amount_read_unit(const struct amount_view *view, struct found_amount *found);
bool amount_read_noun(const struct amount_view *view, struct found_amount *found);

/* "a year", "per day" behind the amount, "annual" before it. */
void amount_read_per(const struct amount_view *view, struct found_amount *found);

/* "over 500", "at least 31", "up to 50", "5,000 or more": moves the value to where it belongs. */
void amount_read_approx(const struct amount_view *view, struct found_amount *found);

#endif
