/*
 * The value of a number as written: "1,50,000", "2.5 million", "two and a half billion", "half a billion", "a dozen",
 * "twenty-first", "16th".
 */
#ifndef KNOW_NUMBER_VALUE_H
#define KNOW_NUMBER_VALUE_H

#include "know/number_scan.h"

struct know_number {
    double value;
    double scale; /* of the last multiplier; 1 when there is none */
    uint32_t end; /* atom after it */
    bool ordinal;
    bool words;   /* written in words from the start: "five", not "5" */
    bool article; /* "a dozen", "half a billion": starts with the article or with half */
    bool letter;  /* ends in a single letter: "5b", "1.5m" is a number only with a currency */
};

/* Reads the number that starts at `atom`; false when none does. */
bool know_number_read(const struct know_scan *scan, uint32_t atom, struct know_number *number);

#endif
