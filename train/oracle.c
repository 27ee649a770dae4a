/*
 * The dynamic oracle of arc-eager parsing (Goldberg and Nivre 2012). The root arc counts as one that a word
 * loses when it is given another head.
 */
#include "oracle.h"

/* True dependents of `head` among the words still to come. */
static uint32_t dependents_ahead(const struct lang_state *state, const uint16_t *heads, uint32_t head, uint32_t from)
{
    uint32_t count = 0;
    for (uint32_t i = from; i < state->end; i++) {
        count += heads[i] == head;
    }
    return count;
}

/* True dependents of `head` on the stack that have no head yet, the top left out when asked. */
static uint32_t dependents_below(const struct lang_state *state, const uint16_t *heads, uint32_t head, bool without_top)
{
    uint32_t count = 0;
    const uint32_t end = state->stack_count - (without_top && state->stack_count > 0 ? 1 : 0);
    for (uint32_t i = 0; i < end; i++) {
        count += heads[state->stack[i]] == head && state->nodes[state->stack[i]].head == 0;
    }
    return count;
}

static bool on_stack(const struct lang_state *state, uint32_t word, bool without_top)
{
    const uint32_t end = state->stack_count - (without_top && state->stack_count > 0 ? 1 : 0);
    for (uint32_t i = 0; i < end; i++) {
        if (state->stack[i] == word) {
            return true;
        }
    }
    return false;
}

static uint32_t cost_left(const struct lang_state *state, const uint16_t *heads, uint32_t top)
{
    const uint32_t head = heads[top];
    uint32_t cost = dependents_ahead(state, heads, top, state->next);
    const bool head_ahead = head == 0 || (head > state->next && head < state->end);
    const bool head_below = head != 0 && head != state->next && on_stack(state, head, true);
    cost += head_ahead || (head_below && state->returned);
    return cost;
}

static uint32_t cost_right(const struct lang_state *state, const uint16_t *heads, uint32_t top)
{
    const uint32_t next = state->next;
    const uint32_t head = heads[next];
    uint32_t cost = dependents_below(state, heads, next, false);
    cost += head != top && (head == 0 || (head > next && head < state->end) || on_stack(state, head, true));
    return cost;
}

static uint32_t cost_shift(const struct lang_state *state, const uint16_t *heads)
{
    const uint32_t next = state->next;
    return dependents_below(state, heads, next, false) + (heads[next] != 0 && on_stack(state, heads[next], false));
}

void oracle_costs(const struct lang_state *state, uint32_t moves, const uint16_t *heads, uint32_t costs[LANG_MOVE_COUNT])
{
    const uint32_t top = state->stack_count > 0 ? state->stack[state->stack_count - 1] : 0;
    for (uint32_t i = 0; i < LANG_MOVE_COUNT; i++) {
        costs[i] = UINT32_MAX;
    }
    if (moves >> LANG_MOVE_SHIFT & 1) {
        costs[LANG_MOVE_SHIFT] = cost_shift(state, heads);
    }
    if (moves >> LANG_MOVE_REDUCE & 1) {
        costs[LANG_MOVE_REDUCE] = dependents_ahead(state, heads, top, state->next);
    }
    if (moves >> LANG_MOVE_LEFT & 1) {
        costs[LANG_MOVE_LEFT] = cost_left(state, heads, top);
    }
    if (moves >> LANG_MOVE_RIGHT & 1) {
        costs[LANG_MOVE_RIGHT] = cost_right(state, heads, top);
    }
}

bool oracle_action_is_true(const struct lang_state *state, struct lang_action action, const uint16_t *heads,
                           const uint8_t *relations)
{
    const uint32_t top = state->stack_count > 0 ? state->stack[state->stack_count - 1] : 0;
    if (action.move == LANG_MOVE_LEFT && heads[top] == state->next) {
        return action.relation == relations[top];
    }
    if (action.move == LANG_MOVE_RIGHT && heads[state->next] == top) {
        return action.relation == relations[state->next];
    }
    return true;
}
