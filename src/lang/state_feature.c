/*
 * What the parser looks at: the top of the stack (s), the one below (t), the next words (n, n1, n2), heads
 * and outermost children of these, and how far apart they are and how many children they have.
 */
#include "lang/feature.h"
#include "lang/state.h"

static uint32_t distance(uint32_t a, uint32_t b)
{
    const uint32_t gap = b > a ? b - a : 0;
    return gap < 5 ? gap : gap < 8 ? 5 : gap < 15 ? 6 : 7;
}

#define ROW(a, b, c) rows[count] = lang_feature_row(span, count + 1, (a), (b), (c)), count++
#define TAG(i) ((uint32_t)words[i].tag)
#define PAIR(a, b) ((uint32_t)(a) << 16 | (uint32_t)(b))

/* Templates of the words themselves. */
static uint32_t word_rows(const struct lang_state *state, const struct lang_parse_word *words, uint32_t span, uint32_t *rows)
{
    const uint32_t s = state->stack_count > 0 ? state->stack[state->stack_count - 1] : 0;
    const uint32_t t = state->stack_count > 1 ? state->stack[state->stack_count - 2] : 0;
    const uint32_t n = state->next;
    const uint32_t m = n + 1 < state->end ? n + 1 : 0;
    const uint32_t o = n + 2 < state->end ? n + 2 : 0;
    const uint32_t gap = distance(s, n);
    uint32_t count = 0;
    ROW(1, TAG(s) != 0, state->returned);
    ROW(words[s].form, TAG(s), 0);
    ROW(words[s].form, 0, 0);
    ROW(TAG(s), state->nodes[s].label, 0);
    ROW(words[n].form, TAG(n), 0);
    ROW(words[n].form, 0, 0);
    ROW(TAG(n), 0, 0);
    ROW(words[m].form, TAG(m), 0);
    ROW(TAG(m), 0, 0);
    ROW(words[o].form, 0, 0);
    ROW(TAG(o), TAG(m), 0);
    ROW(words[s].form, TAG(s), PAIR(words[n].form & 0xFFFF, TAG(n)));
    ROW(words[s].form, words[n].form, 0);
    ROW(words[s].form, TAG(s), TAG(n));
    ROW(words[s].form, TAG(n), state->nodes[s].label);
    ROW(TAG(s), words[n].form, TAG(n));
    ROW(TAG(s), words[n].form, state->nodes[s].label);
    ROW(TAG(s), TAG(n), gap);
    ROW(TAG(s), TAG(n), PAIR(TAG(m), state->nodes[s].label));
    ROW(TAG(n), TAG(m), TAG(o));
    ROW(PAIR(TAG(s), TAG(n)), TAG(m), TAG(o));
    ROW(words[s].form, gap, TAG(n));
    ROW(words[n].form, gap, TAG(s));
    ROW(words[s].cluster, words[n].cluster, 0);
    ROW(words[s].cluster, TAG(n), TAG(s));
    ROW(TAG(s), words[n].cluster, TAG(n));
    ROW(words[s].cluster, words[m].form, TAG(n));
    ROW(words[n].form, words[m].form, TAG(s));
    ROW(TAG(t), TAG(s), TAG(n));
    ROW(words[t].form, TAG(s), TAG(n));
    ROW(words[t].form, words[s].form, 0);
    ROW(PAIR(TAG(t), TAG(s)), TAG(n), TAG(m));
    ROW(words[s].form, TAG(n), TAG(m));
    ROW(words[n].form, TAG(m), TAG(s));
    return count;
}

/* Templates of the arcs made so far. */
static uint32_t arc_rows(const struct lang_state *state, const struct lang_parse_word *words, uint32_t span, uint32_t *rows,
                         uint32_t count)
{
    const uint32_t s = state->stack_count > 0 ? state->stack[state->stack_count - 1] : 0;
    const uint32_t n = state->next;
    const struct lang_node *nodes = state->nodes;
    const struct lang_node *top = &nodes[s];
    const struct lang_node *next = &nodes[n];
    const uint32_t h = top->head;
    const uint32_t g = nodes[h].head;
    ROW(words[h].form, TAG(h), TAG(n));
    ROW(TAG(h), TAG(s), TAG(n));
    ROW(TAG(h), top->label, TAG(n));
    ROW(TAG(h), words[n].form, top->label);
    ROW(words[h].form, words[n].form, 0);
    ROW(PAIR(TAG(g), TAG(h)), TAG(s), TAG(n));
    ROW(words[g].form, TAG(n), top->label);
    ROW(PAIR(nodes[h].label, top->label), TAG(s), TAG(n));
    ROW(words[top->left].form, TAG(s), TAG(n));
    ROW(TAG(top->left), nodes[top->left].label, PAIR(TAG(s), TAG(n)));
    ROW(words[top->right].form, TAG(s), TAG(n));
    ROW(TAG(top->right), nodes[top->right].label, PAIR(TAG(s), TAG(n)));
    ROW(words[top->right].form, words[n].form, 0);
    ROW(words[next->left].form, TAG(s), TAG(n));
    ROW(TAG(next->left), nodes[next->left].label, PAIR(TAG(s), TAG(n)));
    ROW(words[next->left].form, words[s].form, TAG(n));
    ROW(words[next->left].form, words[n].form, TAG(s));
    ROW(TAG(top->left2), PAIR(TAG(s), TAG(top->left)), TAG(n));
    ROW(TAG(top->right2), PAIR(TAG(s), TAG(top->right)), TAG(n));
    ROW(TAG(next->left2), PAIR(TAG(n), TAG(next->left)), TAG(s));
    ROW(words[s].form, top->right_count, TAG(n));
    ROW(TAG(s), top->right_count, TAG(n));
    ROW(words[s].form, top->left_count, TAG(n));
    ROW(TAG(s), top->left_count, TAG(n));
    ROW(words[n].form, next->left_count, TAG(s));
    ROW(TAG(n), next->left_count, TAG(s));
    ROW(words[s].form, nodes[top->right].label, nodes[top->right2].label);
    ROW(TAG(s), PAIR(nodes[top->right].label, nodes[top->right2].label), TAG(n));
    ROW(words[s].form, nodes[top->left].label, nodes[top->left2].label);
    ROW(TAG(n), PAIR(nodes[next->left].label, nodes[next->left2].label), TAG(s));
    ROW(words[n].form, PAIR(nodes[next->left].label, nodes[next->left2].label), 0);
    ROW(words[h].cluster, TAG(n), words[n].cluster);
    ROW(words[top->right].cluster, words[n].cluster, TAG(s));
    return count;
}

uint32_t lang_state_rows(const struct lang_state *state, const struct lang_parse_word *words, uint32_t span, uint32_t *rows)
{
    return arc_rows(state, words, span, rows, word_rows(state, words, span, rows));
}
