/*
 * What people decided about threads: merge, split, reject, correct. Rebuilding gives the same threads again, since decisions
 * name records and are taken in the order in which they were made.
 *
 *     follow_decided_open(&decided, arena, ledger);         what was decided since the last update
 *     follow_decided_take_back(&decided, &again);           records to be joined anew: they leave their threads
 *     ... all that is new is joined ...
 *     follow_decided_force(&decided, split, context, &touched);
 */
#ifndef FOLLOW_MERGE_H
#define FOLLOW_MERGE_H

#include "follow/internal.h"
#include "ledger/decide.h"

struct follow_decided {
    struct base_arena *arena;
    struct ledger *ledger;
    struct ledger_decisions items;
};

pacta_status follow_decided_open(struct follow_decided *decided, struct base_arena *arena, struct ledger *ledger);

/* Rows of records that were corrected, rejected or accepted after all. They are in no thread any more; their threads are
 * `touched`, or gone when nothing is left of them. */
pacta_status follow_decided_take_back(struct follow_decided *decided, struct follow_numbers *again,
                                      struct follow_numbers *touched);

/* Puts a record into a thread of its own. */
typedef pacta_status (*follow_split)(void *context, int64_t record, struct base_str why);

/* Merges and splits in the order in which they were decided. */
pacta_status follow_decided_force(struct follow_decided *decided, follow_split split, void *context,
                                  struct follow_numbers *touched);

#endif
