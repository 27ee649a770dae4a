/*
 * What two reports have to do with each other: nothing, or the later one is a copy, a rewrite or a correction of the earlier.
 * docs/threads.md tells the rules.
 */
#ifndef FOLLOW_COPY_H
#define FOLLOW_COPY_H

#include "follow/shingle.h"

enum follow_manner { FOLLOW_ORIGINAL, FOLLOW_COPY, FOLLOW_REWRITE, FOLLOW_CORRECTION };
const char *follow_manner_name(enum follow_manner manner);
enum follow_manner follow_manner_from(struct base_str name);

/* Which of two texts was there first: by day, undated ones last; of one day, what is taken from another paper comes later, and
 * what corrects last; of the others the longer one was first, since papers cut. Below 0 when `a` was. */
int follow_text_order(const struct follow_text *a, const struct follow_text *b);

/* FOLLOW_ORIGINAL when the later text stands for itself. `likeness` is between 0 and 1. */
enum follow_manner follow_compare(const struct follow_text *earlier, const struct follow_text *later, double *likeness);

#endif
