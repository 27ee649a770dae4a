/* Clauses behind a comma that the tree hangs on the verb although they tell of the gathering before the comma. */
#ifndef READ_LOOSE_H
#define READ_LOOSE_H

#include "read/predication.h"

/* Gives "to be held" and the like the gathering before the comma as theme, among the predications from `first` on. */
void read_tie_loose_clauses(struct read_view *view, uint32_t first);

#endif
