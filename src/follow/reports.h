/*
 * The reports behind a thread or an article, by the text they are: whoever prints one text is one report.
 *
 *     struct follow_reports reports = {0};
 *     follow_reports_of_thread(&arena, ledger, thread, &reports);
 *
 * With them come the corrections of these reports, also when they tell something else now. They come family by family, the family that was there first in front, and within a family by day.
 */
#ifndef FOLLOW_REPORTS_H
#define FOLLOW_REPORTS_H

#include "follow/follow.h"

struct follow_report {
    int64_t article, family;
    struct base_str day; /* empty when not printed */
    struct base_str path, title, outlet;
    struct base_str manner;      /* original, copy, rewrite, correction */
    double likeness;             /* with the text it is nearest to */
    struct base_str replaced_by; /* id of the article that corrects it; empty when it holds */
    struct base_str record;      /* id of the record that tells it; empty when none does */
    struct base_str quote;       /* its words */
    bool tells;                  /* false for a correction that tells something else now */
};
BASE_ARRAY_TYPE(follow_reports, struct follow_report);

pacta_status follow_reports_of_thread(struct base_arena *arena, struct ledger *ledger, int64_t thread,
                                      struct follow_reports *reports);

/* The article of a record (by its row) and all that print its text. */
pacta_status follow_reports_of_record(struct base_arena *arena, struct ledger *ledger, int64_t record,
                                      struct follow_reports *reports);

/* Different texts among those that tell it. */
uint32_t follow_independent(const struct follow_reports *reports);

#endif
