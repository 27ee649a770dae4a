/* The moves of the parser. */
#include "lang/state.h"

#include <string.h>

enum { CHILDREN_COUNTED = 100 };

void lang_state_make(struct base_arena *arena, struct lang_state *state, uint32_t count)
{
    state->nodes = base_arena_take(arena, ((size_t)count + 1) * sizeof *state->nodes);
    state->stack = base_arena_take(arena, ((size_t)count + 1) * sizeof *state->stack);
    lang_state_start(state, count);
}

void lang_state_start(struct lang_state *state, uint32_t count)
{
    memset(state->nodes, 0, ((size_t)count + 1) * sizeof *state->nodes);
    state->stack_count = 0;
    state->next = 1;
    state->end = count + 1;
    state->count = count;
    state->score = 0;
    state->returned = false;
}

void lang_state_copy(struct lang_state *to, const struct lang_state *from)
{
    memcpy(to->nodes, from->nodes, ((size_t)from->count + 1) * sizeof *to->nodes);
    memcpy(to->stack, from->stack, from->stack_count * sizeof *to->stack);
    to->stack_count = from->stack_count;
    to->next = from->next;
    to->end = from->end;
    to->count = from->count;
    to->score = from->score;
    to->returned = from->returned;
}

void lang_state_settle(struct lang_state *state)
{
    while (state->next >= state->end && state->stack_count > 1) {
        const uint16_t top = state->stack[--state->stack_count];
        if (state->nodes[top].head == 0) {
            state->next = top;
            state->end = (uint32_t)top + 1;
            state->returned = true;
        }
    }
    /* A word that came back and finds the stack empty is the root. */
    if (state->returned && state->next < state->end && state->stack_count == 0) {
        state->stack[state->stack_count++] = (uint16_t)state->next++;
    }
}

uint32_t lang_state_moves(const struct lang_state *state, const uint8_t *upos)
{
    if (state->stack_count == 0) {
        return 1u << LANG_MOVE_SHIFT;
    }
    const uint32_t top = state->stack[state->stack_count - 1];
    const bool has_head = state->nodes[top].head != 0;
    const uint32_t arcs = (1u << LANG_MOVE_RIGHT) | (has_head ? 0 : 1u << LANG_MOVE_LEFT);
    uint32_t moves = arcs | (has_head ? 1u << LANG_MOVE_REDUCE : 0);
    if (!state->returned) { /* a word that came back must take part in an arc */
        moves |= 1u << LANG_MOVE_SHIFT;
    }
    if (upos[top] == LANG_PUNCT) {
        moves &= ~(1u << LANG_MOVE_RIGHT);
    }
    if (upos[state->next] == LANG_PUNCT) {
        moves &= ~(1u << LANG_MOVE_LEFT);
    }
    return moves != 0 ? moves : arcs;
}

static void add_left_child(struct lang_node *nodes, uint32_t head, uint32_t child)
{
    nodes[head].left2 = nodes[head].left;
    nodes[head].left = (uint16_t)child;
    if (nodes[head].left_count < CHILDREN_COUNTED) {
        nodes[head].left_count++;
    }
}

static void add_right_child(struct lang_node *nodes, uint32_t head, uint32_t child)
{
    nodes[head].right2 = nodes[head].right;
    nodes[head].right = (uint16_t)child;
    if (nodes[head].right_count < CHILDREN_COUNTED) {
        nodes[head].right_count++;
    }
}

void lang_state_move(struct lang_state *state, struct lang_action action)
{
    struct lang_node *nodes = state->nodes;
    const uint32_t top = state->stack_count > 0 ? state->stack[state->stack_count - 1] : 0;
    switch (action.move) {
    case LANG_MOVE_LEFT:
        nodes[top].head = (uint16_t)state->next;
        nodes[top].label = action.relation;
        add_left_child(nodes, state->next, top);
        state->stack_count--;
        break;
    case LANG_MOVE_RIGHT:
        nodes[state->next].head = (uint16_t)top;
        nodes[state->next].label = action.relation;
        add_right_child(nodes, top, state->next);
        state->stack[state->stack_count++] = (uint16_t)state->next++;
        break;
    case LANG_MOVE_REDUCE:
        state->stack_count--;
        break;
    default:
        state->stack[state->stack_count++] = (uint16_t)state->next++;
        break;
    }
    lang_state_settle(state);
}
