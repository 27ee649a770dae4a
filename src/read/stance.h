/*
 * Stance: did the act happen, is it planned, possible, denied; and who says so.
 *
 * It is read from the verb's own auxiliaries, from the words that govern it ("agreed to", "denied that", "is
 * expected to", "plans for"), from conditions, and from dates that lie ahead.
 */
#ifndef READ_STANCE_H
#define READ_STANCE_H

#include "read/predication.h"

/* Sets the stance of one predication; those above it must stand in the list already. */
void read_find_stance(struct read_view *view, uint32_t act);

const char *read_stance_word(enum read_stance_kind kind); /* "fact", "planned", ... as in the records */

#endif
