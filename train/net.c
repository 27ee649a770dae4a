/* Opening and changing the tensors together. */
#include "net.h"

#include "lang/maths.h"

#include <math.h>

static void open_matrix(struct net *net, uint32_t number, uint32_t inputs, uint32_t outputs, float gain, struct dice *dice)
{
    tensor_open(&net->tensors[number], inputs, outputs, gain * sqrtf(3.0f / (float)inputs), false, dice);
}

static void open_table(struct net *net, uint32_t number, uint32_t rows, struct dice *dice)
{
    tensor_open(&net->tensors[number], rows, LANG_WIDTH, 0.1f, true, dice);
}

static void open_bias(struct net *net, uint32_t number, uint32_t columns, struct dice *dice)
{
    tensor_open(&net->tensors[number], 1, columns, 0, false, dice);
}

void net_open(struct net *net, const struct vectors *vectors, uint32_t word_count, uint32_t seed)
{
    struct dice dice = {seed};
    net->vectors = vectors;
    open_table(net, NET_WORDS, word_count, &dice);
    open_table(net, NET_SIDES, LANG_SIDE_ROWS, &dice);
    open_matrix(net, NET_VECTORS, VECTOR_WIDTH, LANG_WIDTH, 1, &dice);
    for (uint32_t i = 0; i < LANG_LAYER_COUNT; i++) {
        const bool sweep = LANG_LAYERS[i] == 's';
        open_matrix(net, NET_LAYERS + 2 * i, (sweep ? 1 : 3) * LANG_WIDTH, (sweep ? 2 : 1) * LANG_WIDTH, 1, &dice);
        open_bias(net, NET_LAYERS + 2 * i + 1, (sweep ? 2 : 1) * LANG_WIDTH, &dice);
    }
    open_matrix(net, NET_TAGS, LANG_WIDTH, lang_class_width(net->tag_count), 1, &dice);
    open_bias(net, NET_TAG_BIAS, lang_class_width(net->tag_count), &dice);
    open_matrix(net, NET_NAMES, LANG_WIDTH, LANG_NAME_WIDTH, 1, &dice);
    open_bias(net, NET_NAME_BIAS, LANG_NAME_WIDTH, &dice);
    open_matrix(net, NET_PLACES, LANG_WIDTH, LANG_PLACE_COUNT * LANG_HIDDEN, 0.5f, &dice);
    tensor_open(&net->tensors[NET_TRAITS], LANG_TRAIT_ROWS, LANG_HIDDEN, 0.1f, false, &dice);
    open_matrix(net, NET_ACTIONS, LANG_HIDDEN, lang_class_width(net->action_count), 1, &dice);
    open_bias(net, NET_ACTION_BIAS, lang_class_width(net->action_count), &dice);
}

void net_close(struct net *net)
{
    for (uint32_t i = 0; i < NET_TENSOR_COUNT; i++) {
        tensor_close(&net->tensors[i]);
    }
}

void net_learn(struct net *net, uint32_t step, float rate, float decay)
{
    static const double LIMIT = 2.0;
    double square = 0;
    for (uint32_t i = 0; i < NET_TENSOR_COUNT; i++) {
        square += tensor_square(&net->tensors[i]);
    }
    const double length = sqrt(square);
    const struct adam adam = adam_at(step, rate, decay, length > LIMIT ? (float)(LIMIT / length) : 1.0f);
    for (uint32_t i = 0; i < NET_TENSOR_COUNT; i++) {
        tensor_learn(&net->tensors[i], &adam);
    }
}

void net_follow(struct net *net, float share)
{
    for (uint32_t i = 0; i < NET_TENSOR_COUNT; i++) {
        tensor_follow(&net->tensors[i], share);
    }
}

void net_swap(struct net *net)
{
    for (uint32_t i = 0; i < NET_TENSOR_COUNT; i++) {
        tensor_swap(&net->tensors[i]);
    }
}

void net_share_out(float *scores, const bool *allowed, uint32_t count)
{
    float most = -1e30f;
    for (uint32_t i = 0; i < count; i++) {
        most = (allowed == NULL || allowed[i]) && scores[i] > most ? scores[i] : most;
    }
    float sum = 0;
    for (uint32_t i = 0; i < count; i++) {
        scores[i] = allowed == NULL || allowed[i] ? lang_exp(scores[i] - most) : 0;
        sum += scores[i];
    }
    for (uint32_t i = 0; i < count; i++) {
        scores[i] /= sum;
    }
}
