/*
 * Figures beside each other: two reports that tell one thing of one period with two amounts.
 *
 * Figures are no threads: a new year is a new figure. What they share is the metric, the parties and the period.
 */
#ifndef API_FIGURE_H
#define API_FIGURE_H

#include "follow/follow.h"
#include "ledger/find.h"

/* The records that a filter finds, the newest first, as told by their reports. */
pacta_status api_tolds_find(struct base_arena *arena, struct ledger *ledger, const struct ledger_filter *filter,
                            struct follow_tolds *tolds);

/* Those of one type that two parties share, or of one party, when `with` is empty. */
pacta_status api_tolds_of(struct base_arena *arena, struct ledger *ledger, const char *type, struct base_str party,
                          struct base_str with, uint32_t limit, struct follow_tolds *tolds);

/* The same metric, unit and period. */
bool api_figures_are_of_one_thing(const struct read_record *a, const struct read_record *b);

/* Two amounts for one thing, told in different sentences; what is only a bound contradicts nobody within it. */
bool api_figures_differ(const struct read_record *a, const struct read_record *b);

#endif
