/* How many texts stand behind what two parties share. */
#ifndef FOLLOW_TEXTS_H
#define FOLLOW_TEXTS_H

#include "follow/follow.h"

/* Articles that tell of both: copies and rewrites of one text count once. */
pacta_status follow_count_texts(struct ledger *ledger, struct base_str a, struct base_str b, uint64_t *count);

#endif
