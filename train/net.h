/* The network as it is learnt: its tensors, and a batch of sentences on its way through it and back. */
#ifndef TRAIN_NET_H
#define TRAIN_NET_H

#include "corpus.h"
#include "lang/state.h"
#include "tensor.h"
#include "vectors.h"

#define NET_TEACHER_LIMIT 4u

enum net_tensor {
    NET_WORDS,   /* learnt rows of words; row 0: a word that has none */
    NET_VECTORS, /* from given vectors to rows */
    NET_SIDES,   /* affixes, shapes, manners, edges */
    NET_TAGS,
    NET_TAG_BIAS,
    NET_NAMES,
    NET_NAME_BIAS,
    NET_PLACES,
    NET_TRAITS,
    NET_ACTIONS,
    NET_ACTION_BIAS,
    NET_LAYERS, /* weights and bias of each layer */
    NET_TENSOR_COUNT = NET_LAYERS + 2 * LANG_LAYER_COUNT
};

/* Shares of numbers, and of words, that are left out by chance while learning. */
struct net_drops {
    float input;
    float layer;
    float row; /* of the last rows */
    float hidden;
    float word; /* whole words, so that affixes learn to do without */
    float rare; /* learnt rows of words seen once or twice, less of others */
};

struct net {
    struct tensor tensors[NET_TENSOR_COUNT];
    const struct vectors *vectors;
    const struct lang_action *actions;
    uint32_t tag_count;
    uint32_t action_count;
    struct net_drops drops;
};

/* Rows stand one sentence after the other: its words and edges, with an empty row before, between and after. */
struct batch {
    struct base_arena *arena; /* of this batch */
    const struct sample **samples;
    uint32_t count;
    uint32_t *starts; /* row of each sentence's beginning edge */
    uint32_t rows;
    const struct input **inputs; /* by row; NULL for an empty one */
    float *vectors;
    float *masks[LANG_LAYER_COUNT + 2]; /* of the input, of each layer, of the last rows */
    float *x[LANG_LAYER_COUNT + 1];
    float *made[LANG_LAYER_COUNT];  /* what the layer made before its mask */
    float *gates[LANG_LAYER_COUNT]; /* sweeps only */
    float *rows_out;                /* the last rows, with dropout: what heads read */
    float *slopes;                  /* gradient of rows_out, then of each x downwards */
    struct dice *dice;
    bool learning;
    float follow;          /* how often the parser follows itself */
    struct batch *lessons; /* the same sentences as each teacher sees them */
    struct net *teachers;
    uint32_t teacher_count; /* 0: learning from the treebanks alone */
    float trust;            /* in the teachers, where the treebanks speak too */
};

void net_open(struct net *net, const struct vectors *vectors, uint32_t word_count, uint32_t seed);
void net_close(struct net *net);
void net_learn(struct net *net, uint32_t step, float rate, float decay);
void net_follow(struct net *net, float share);
void net_swap(struct net *net);

static inline float *net_value(struct net *net, uint32_t tensor)
{
    return net->tensors[tensor].value;
}

static inline float *net_slope(struct net *net, uint32_t tensor)
{
    return net->tensors[tensor].gradient;
}

/* Turns scores into shares of one: exp(score) over the sum of those allowed (all, when `allowed` is NULL). */
void net_share_out(float *scores, const bool *allowed, uint32_t count);

/* Lays out the batch and computes rows_out. */
void encode_forward(struct net *net, struct batch *batch);

/* From `slopes` down to the tables. */
void encode_back(struct net *net, struct batch *batch);

/* Losses of the heads, their gradients added to `slopes` when learning; `found` (by row, may be NULL) gets the classes. */
double heads_learn_tags(struct net *net, struct batch *batch, uint16_t *found);
double heads_learn_names(struct net *net, struct batch *batch, uint16_t *found);

/* The parser's loss; `nodes` (may be NULL) gets the tree of each sentence, `upos` (may be NULL) are tags to go by. */
double arcs_learn(struct net *net, struct batch *batch, struct lang_node **nodes, const uint8_t *const *upos);

#endif
