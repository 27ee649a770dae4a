/* What a move costs: the number of true arcs that can no longer be built after it. */
#ifndef TRAIN_ORACLE_H
#define TRAIN_ORACLE_H

#include "lang/state.h"

/* Costs by enum lang_move; moves that are not allowed get UINT32_MAX. heads are 1-based, 0 for the root. */
void oracle_costs(const struct lang_state *state, uint32_t moves, const uint16_t *heads, uint32_t costs[LANG_MOVE_COUNT]);

/* Is this the action that makes the true arc, or a move without relation? */
bool oracle_action_is_true(const struct lang_state *state, struct lang_action action, const uint16_t *heads,
                           const uint8_t *relations);

#endif
