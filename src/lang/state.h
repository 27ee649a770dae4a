/*
 * The state of an arc-eager parse: a stack, the words still to come, and the arcs so far.
 *
 * Words are numbered from 1; 0 is no word. Moves build one tree with one root and nothing left over:
 *
 * - SHIFT puts the next word on the stack, RIGHT does so and hangs it below the top;
 * - LEFT hangs the top below the next word and takes it off; REDUCE takes off a top that has a head;
 * - when no word is left, tops with a head are taken off, and a top without one becomes the next word again
 *   ("unshift"), so that it must find a head among those below it. The last one standing is the root.
 *
 * Punctuation heads nothing while there is another way.
 */
#ifndef LANG_STATE_H
#define LANG_STATE_H

#include "lang/model.h"

struct lang_node {
    uint16_t head;
    uint16_t left; /* leftmost child, and the one after it */
    uint16_t left2;
    uint16_t right; /* rightmost child, and the one before it */
    uint16_t right2;
    uint8_t label;
    uint8_t left_count;
    uint8_t right_count;
};

struct lang_state {
    struct lang_node *nodes; /* 0..count, node 0 stays empty */
    uint16_t *stack;
    uint32_t stack_count;
    uint32_t next; /* the next word; next == end: none */
    uint32_t end;
    uint32_t count; /* words */
    float score;    /* sum of the logarithms of its moves' shares */
    bool returned;  /* all words have been read once; `next` is one that came back */
};

/* Takes the arrays for `count` words and starts. */
void lang_state_make(struct base_arena *arena, struct lang_state *state, uint32_t count);
void lang_state_start(struct lang_state *state, uint32_t count);
void lang_state_copy(struct lang_state *to, const struct lang_state *from);

/* Does what needs no choice; afterwards either a move is to be chosen or the parse is done. */
void lang_state_settle(struct lang_state *state);

static inline bool lang_state_done(const struct lang_state *state)
{
    return state->next >= state->end && state->stack_count <= 1;
}

/* Which moves may be made: a bit for each enum lang_move. Never 0 before the parse is done. upos[0] is no word's. */
uint32_t lang_state_moves(const struct lang_state *state, const uint8_t *upos);

void lang_state_move(struct lang_state *state, struct lang_action action);

#endif
