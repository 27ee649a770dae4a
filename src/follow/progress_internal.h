/* What progress.c, progress_told.c and progress_official.c share. */
#ifndef FOLLOW_PROGRESS_INTERNAL_H
#define FOLLOW_PROGRESS_INTERNAL_H

#include "follow/internal.h"
#include "follow/progress.h"

/* How an amount of a day stands to the target. Percent and gap need the same unit; pace needs a day and a deadline ahead of it.
 */
void follow_reach(const struct follow_progress *progress, double amount, int32_t day, struct follow_reach *reach);

/* Compound growth between two figures at least most of a year apart. */
struct follow_pace follow_pace_between(double from, int32_t from_day, double to, int32_t to_day);

/* Fills measures, newest and told_seen. */
pacta_status follow_progress_told(struct follow_measuring *measuring, struct follow_progress *progress);

/* Fills views, when the target is of the trade between two states. */
pacta_status follow_progress_official(struct follow_measuring *measuring, struct follow_progress *progress);

/* The n-th code of "PAK TUR"; empty behind the last. */
struct base_str follow_party(struct base_str parties, uint32_t n);

#endif
