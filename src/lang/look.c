/*
 * The words and properties of a state that the parser decides by: the top of the stack (s), those below it
 * (t, u), the next words (n), heads and outermost children of these, how far apart they are, how they are
 * labelled and how many children they have.
 */
#include "lang/look.h"

static uint32_t stack_word(const struct lang_state *state, uint32_t depth)
{
    return state->stack_count > depth ? state->stack[state->stack_count - 1 - depth] : 0;
}

void lang_look_places(const struct lang_state *state, uint32_t places[LANG_PLACE_COUNT])
{
    const struct lang_node *nodes = state->nodes;
    const uint32_t s = stack_word(state, 0);
    const uint32_t t = stack_word(state, 1);
    const uint32_t n = state->next;
    places[0] = s;
    places[1] = t;
    places[2] = stack_word(state, 2);
    places[3] = n;
    places[4] = n + 1 < state->end ? n + 1 : 0;
    places[5] = n + 2 < state->end ? n + 2 : 0;
    places[6] = nodes[s].head;
    places[7] = nodes[s].left;
    places[8] = nodes[s].right;
    places[9] = nodes[t].right;
    places[10] = nodes[n].left;
    places[11] = nodes[s].right2;
}

static uint32_t distance(uint32_t a, uint32_t b)
{
    const uint32_t gap = b > a ? b - a : 0;
    return gap < 6 ? gap : gap < 8 ? 6 : gap < 12 ? 7 : gap < 20 ? 8 : 9;
}

static uint32_t at_most(uint32_t number, uint32_t limit)
{
    return number < limit ? number : limit;
}

/* Labels take LABELS rows each, the rest 16. */
enum { LABELS = 52, OTHERS = 6 * LABELS };

_Static_assert((int)LANG_ARC_COUNT <= LABELS && OTHERS + 4 * 16 <= (int)LANG_TRAIT_ROWS,
               "the trait table has room for every property");

void lang_look_traits(const struct lang_state *state, uint32_t traits[LANG_TRAIT_COUNT])
{
    const struct lang_node *nodes = state->nodes;
    const uint32_t s = stack_word(state, 0);
    const uint32_t t = stack_word(state, 1);
    const uint32_t n = state->next;
    traits[0] = nodes[s].label;
    traits[1] = 1 * LABELS + nodes[nodes[s].left].label;
    traits[2] = 2 * LABELS + nodes[nodes[s].right].label;
    traits[3] = 3 * LABELS + nodes[t].label;
    traits[4] = 4 * LABELS + nodes[nodes[n].left].label;
    traits[5] = 5 * LABELS + nodes[nodes[t].right].label;
    traits[6] = OTHERS + distance(s, n);
    traits[7] = OTHERS + 16 + distance(t, s);
    traits[8] = OTHERS + 32 + at_most(nodes[s].left_count, 3) * 4 + at_most(nodes[s].right_count, 3);
    traits[9] = OTHERS + 48 + at_most(nodes[n].left_count, 3) * 4 + at_most(state->stack_count, 1) * 2 + state->returned;
}
