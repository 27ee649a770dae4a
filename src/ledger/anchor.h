/*
 * Finding a record again after another reader made the records anew: by its id, else by the bytes it rested on.
 */
#ifndef LEDGER_ANCHOR_H
#define LEDGER_ANCHOR_H

#include "ledger/internal.h"

/* A record as the ledger has it; strings are the arena's. */
struct ledger_anchored {
    int64_t n; /* 0 when there is none */
    struct base_str id, json;
};

/* The record of that id, the newest source's first; for a thread's id the record it began with. */
pacta_status ledger_record_named(struct base_arena *arena, struct ledger *ledger, struct base_str id,
                                 struct ledger_anchored *found);

/* What to remember of a record: type, sha256, start and end of its first evidence, and what it said, as JSON. */
struct base_str ledger_anchor_of(struct base_arena *arena, const struct ledger_anchored *record);

/* The record that an anchor leads to; n is 0 when there is none any more. */
pacta_status ledger_anchor_follow(struct base_arena *arena, struct ledger *ledger, struct base_str anchor,
                                  struct ledger_anchored *found);

#endif
