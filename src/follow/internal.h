/*
 * What the files of src/follow share.
 *
 * follow_update goes in three steps, all inside one transaction:
 *
 *     follow_copies_update    which articles repeat one text            (copy.c)
 *     join                    new records find or begin their thread:   (update.c, words.c, key.c, match*.c, link.c, merge.c)
 *                             thread (id, kind, profile), thread_record, thread_key, thread_word, thread_link
 *     follow_refresh          the touched threads' columns              (life.c)
 *                             thread (all the others), thread_party
 *
 * The statements are the callee's own: prepared at its start, finalised at its end.
 */
#ifndef FOLLOW_INTERNAL_H
#define FOLLOW_INTERNAL_H

#include "follow/follow.h"
#include "ledger/internal.h"

/* The kind of thread that a record can belong to; false when it belongs to none. Meetings become sessions, tallies incidents. */
bool follow_kind_of(const struct read_record *record, enum follow_kind *kind);

/* Makes title, sort, status, strength, open, days, counts, number and unit of these threads again from their records, and their
 * rows of thread_party. Threads are unique in the list; one without records was merged away and its row is gone already. */
pacta_status follow_refresh(struct ledger *ledger, const int64_t *threads, uint32_t count);

BASE_ARRAY_TYPE(follow_numbers, int64_t);

/* Gives every article newer than the mark 'article' its row in article_copy and moves the mark. `copies` counts those that repeat
 * another. Older articles that turned to another text, or that a new one corrects, are added to `turned`, perhaps more than once:
 * the threads of their records have other reports now. */
pacta_status follow_copies_update(struct ledger *ledger, struct base_arena *arena, struct follow_numbers *turned,
                                  uint64_t *copies);

/* How far something has come (follow_mark); 0 in the beginning. */
int64_t follow_mark(struct ledger *ledger, const char *name);
pacta_status follow_set_mark(struct ledger *ledger, const char *name, int64_t n);

#endif
