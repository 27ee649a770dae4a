/* Placing one record: finding its thread or beginning one, and tying the thread to what the same report tells. */
#ifndef FOLLOW_JOIN_H
#define FOLLOW_JOIN_H

#include "follow/key.h"
#include "follow/match.h"

struct follow_choice {
    struct follow_known *known; /* NULL: begin a thread */
    double likeness;
    char why[240];
};

/* The best thread for a record, leaving out one (NULL for none). */
void follow_choose(struct follow_store *store, const struct follow_fresh *fresh, const struct follow_known *but,
                   struct follow_choice *choice);

/* Puts the record there; returns the thread. */
struct follow_known *follow_join(struct follow_store *store, struct follow_fresh *fresh, const struct follow_choice *choice);

/* An incident of which one report tells many counts may be known only when some of them are there: then its thread becomes a
 * part of the older one. Returns where the record is in the end. */
struct follow_known *follow_settle(struct follow_store *store, const struct follow_fresh *fresh, struct follow_known *known);

/* What a session has to know before it is compared: its body, and which one "the next" is. */
void follow_find_body(struct follow_store *store, struct follow_fresh *fresh);
void follow_number_next(struct follow_store *store, struct follow_fresh *fresh);

/* An undated report that tells of a session whose day is known is of that day. */
void follow_learn_day(struct follow_fresh *fresh, const struct follow_known *known);

/* Ties of the thread that a record was just put in. */
void follow_tie_threads(struct follow_store *store, const struct follow_fresh *fresh, struct follow_known *known, bool begun);

#endif
