/*
 * From words to rows and back. Every layer adds to what comes in (x + mask * made), so slopes pass straight
 * through and pick up each layer's own on the way down.
 */
#include "net.h"

#include "lang/maths.h"
#include "multiply.h"

#include <string.h>

enum { HALF = LANG_WIDTH / 2, WIDE = 2 * LANG_WIDTH };

/* Rows of the network's width with an empty one before and after. */
static float *take_rows(struct batch *batch, uint32_t width)
{
    float *rows = base_arena_zeroed(batch->arena, (size_t)(batch->rows + 2) * width, sizeof *rows);
    return rows + width;
}

static void lay_out(struct batch *batch)
{
    batch->starts = BASE_NEW_ARRAY(batch->arena, uint32_t, batch->count);
    batch->rows = 0;
    for (uint32_t s = 0; s < batch->count; s++) {
        batch->starts[s] = batch->rows;
        batch->rows += batch->samples[s]->count + 3;
    }
    batch->inputs = BASE_NEW_ARRAY(batch->arena, const struct input *, batch->rows);
    for (uint32_t s = 0; s < batch->count; s++) {
        for (uint32_t i = 0; i < batch->samples[s]->count + 2; i++) {
            batch->inputs[batch->starts[s] + i] = &batch->samples[s]->inputs[i];
        }
    }
}

/* Ones for what stays, scaled so that sums keep their size; nothing stays of empty rows. */
static float *make_mask(struct batch *batch, float drop)
{
    float *mask = take_rows(batch, LANG_WIDTH);
    const float kept = batch->learning ? 1.0f / (1.0f - drop) : 1.0f;
    const uint32_t limit = batch->learning ? (uint32_t)(drop * 65536.0f) : 0;
    for (uint32_t r = 0; r < batch->rows; r++) {
        float *row = mask + (size_t)r * LANG_WIDTH;
        for (uint32_t i = 0; batch->inputs[r] != NULL && i < LANG_WIDTH; i += 4) {
            uint64_t chance = dice_throw(batch->dice);
            for (uint32_t k = 0; k < 4; k++) {
                row[i + k] = (chance & 0xFFFF) < limit ? 0 : kept;
                chance >>= 16;
            }
        }
    }
    return mask;
}

static void add_row(float *to, const struct tensor *table, uint32_t row)
{
    const float *from = table->value + (size_t)row * LANG_WIDTH;
    for (uint32_t i = 0; i < LANG_WIDTH; i++) {
        to[i] += from[i];
    }
}

/* The input as this batch sees it: with some words and learnt rows left out. */
static struct input *choose_input(const struct net *net, struct batch *batch, const struct input *given)
{
    struct input *input = base_arena_take(batch->arena, sizeof *input);
    *input = *given;
    if (batch->learning && !input->is_edge) {
        const float word = dice_share(batch->dice);
        const float rare = dice_share(batch->dice);
        if (word < net->drops.word) {
            input->word = input->vector = 0;
        }
        if (rare < net->drops.rare / ((float)input->seen + net->drops.rare)) {
            input->word = 0;
        }
    }
    return input;
}

static void add_tables(struct net *net, const struct input *input, float *row)
{
    add_row(row, &net->tensors[NET_SIDES], input->shape);
    if (!input->is_edge) {
        add_row(row, &net->tensors[NET_WORDS], input->word);
        add_row(row, &net->tensors[NET_SIDES], input->manner);
        for (uint32_t i = 0; i < LANG_AFFIX_COUNT; i++) {
            add_row(row, &net->tensors[NET_SIDES], input->affixes[i]);
        }
    }
}

static void sum_inputs(struct net *net, struct batch *batch)
{
    batch->vectors = base_arena_zeroed(batch->arena, (size_t)batch->rows * VECTOR_WIDTH, sizeof(float));
    batch->x[0] = take_rows(batch, LANG_WIDTH);
    for (uint32_t r = 0; r < batch->rows; r++) {
        if (batch->inputs[r] != NULL) {
            batch->inputs[r] = choose_input(net, batch, batch->inputs[r]);
            if (!batch->inputs[r]->is_edge) {
                memcpy(batch->vectors + (size_t)r * VECTOR_WIDTH,
                       net->vectors->values + (size_t)batch->inputs[r]->vector * VECTOR_WIDTH, VECTOR_WIDTH * sizeof(float));
            }
        }
    }
    multiply_forward(batch->vectors, VECTOR_WIDTH, batch->rows, net_value(net, NET_VECTORS), VECTOR_WIDTH, LANG_WIDTH,
                     batch->x[0]);
    batch->masks[0] = make_mask(batch, net->drops.input);
    for (uint32_t r = 0; r < batch->rows; r++) {
        float *row = batch->x[0] + (size_t)r * LANG_WIDTH;
        if (batch->inputs[r] != NULL) {
            add_tables(net, batch->inputs[r], row);
        }
        for (uint32_t i = 0; i < LANG_WIDTH; i++) {
            row[i] *= batch->masks[0][(size_t)r * LANG_WIDTH + i];
        }
    }
}

static void convolve(struct net *net, struct batch *batch, uint32_t layer)
{
    const size_t count = (size_t)batch->rows * LANG_WIDTH;
    float *made = take_rows(batch, LANG_WIDTH);
    multiply_forward(batch->x[layer] - LANG_WIDTH, LANG_WIDTH, batch->rows, net_value(net, NET_LAYERS + 2 * layer),
                     3 * LANG_WIDTH, LANG_WIDTH, made);
    multiply_bias(made, batch->rows, LANG_WIDTH, net_value(net, NET_LAYERS + 2 * layer + 1));
    for (size_t i = 0; i < count; i++) {
        made[i] = made[i] > 0 ? made[i] : 0;
    }
    batch->made[layer] = made;
}

/* One step of a sweep: what the word before left behind, and what this one says, as the gate wants it. */
static void sweep_row(const float *z, float *gate, const float *before, float *now)
{
    for (uint32_t i = 0; i < HALF; i++) {
        gate[i] = 1.0f / (1.0f + lang_exp(-gate[i]));
        now[i] = gate[i] * before[i] + (1 - gate[i]) * z[i];
    }
}

/* Columns of `gates`: what words say forwards, its gate, the same backwards. Empty rows stay 0 and end each sweep. */
static void sweep(struct net *net, struct batch *batch, uint32_t layer)
{
    float *made = take_rows(batch, LANG_WIDTH);
    float *gates = take_rows(batch, WIDE);
    multiply_forward(batch->x[layer], LANG_WIDTH, batch->rows, net_value(net, NET_LAYERS + 2 * layer), LANG_WIDTH, WIDE, gates);
    multiply_bias(gates, batch->rows, WIDE, net_value(net, NET_LAYERS + 2 * layer + 1));
    for (int64_t r = 0; r < batch->rows; r++) {
        if (batch->inputs[r] != NULL) {
            float *gate = gates + r * WIDE;
            sweep_row(gate, gate + HALF, made + (r - 1) * (int64_t)LANG_WIDTH, made + r * (int64_t)LANG_WIDTH);
        }
    }
    for (int64_t r = (int64_t)batch->rows - 1; r >= 0; r--) {
        if (batch->inputs[r] != NULL) {
            float *gate = gates + r * WIDE + LANG_WIDTH;
            sweep_row(gate, gate + HALF, made + (r + 1) * (int64_t)LANG_WIDTH + HALF, made + r * (int64_t)LANG_WIDTH + HALF);
        }
    }
    batch->made[layer] = made;
    batch->gates[layer] = gates;
}

void encode_forward(struct net *net, struct batch *batch)
{
    lay_out(batch);
    sum_inputs(net, batch);
    const size_t count = (size_t)batch->rows * LANG_WIDTH;
    for (uint32_t layer = 0; layer < LANG_LAYER_COUNT; layer++) {
        if (LANG_LAYERS[layer] == 's') {
            sweep(net, batch, layer);
        } else {
            convolve(net, batch, layer);
        }
        const float *mask = batch->masks[layer + 1] = make_mask(batch, net->drops.layer);
        batch->x[layer + 1] = take_rows(batch, LANG_WIDTH);
        for (size_t i = 0; i < count; i++) {
            batch->x[layer + 1][i] = batch->x[layer][i] + batch->made[layer][i] * mask[i];
        }
    }
    batch->masks[LANG_LAYER_COUNT + 1] = make_mask(batch, net->drops.row);
    batch->rows_out = take_rows(batch, LANG_WIDTH);
    for (size_t i = 0; i < count; i++) {
        batch->rows_out[i] = batch->x[LANG_LAYER_COUNT][i] * batch->masks[LANG_LAYER_COUNT + 1][i];
    }
    batch->slopes = take_rows(batch, LANG_WIDTH);
}

static void convolve_back(struct net *net, struct batch *batch, uint32_t layer, float *slopes)
{
    const float *weights = net_value(net, NET_LAYERS + 2 * layer);
    const size_t count = (size_t)batch->rows * LANG_WIDTH;
    for (size_t i = 0; i < count; i++) {
        slopes[i] = batch->made[layer][i] > 0 ? batch->slopes[i] * batch->masks[layer + 1][i] : 0;
    }
    multiply_weights(batch->x[layer] - LANG_WIDTH, LANG_WIDTH, batch->rows, slopes, 3 * LANG_WIDTH, LANG_WIDTH,
                     net_slope(net, NET_LAYERS + 2 * layer));
    multiply_columns(slopes, batch->rows, LANG_WIDTH, net_slope(net, NET_LAYERS + 2 * layer + 1));
    for (uint32_t part = 0; part < 3; part++) {
        multiply_back(slopes, batch->rows, weights + part * LANG_WIDTH * LANG_WIDTH, LANG_WIDTH, LANG_WIDTH,
                      batch->slopes - LANG_WIDTH + part * LANG_WIDTH, LANG_WIDTH);
    }
}

/* `carry` is the slope that the next step of the sweep hands back. */
static void sweep_row_back(const float *gates, const float *before, const float *slopes, float *carry, float *out)
{
    for (uint32_t i = 0; i < HALF; i++) {
        const float slope = slopes[i] + carry[i];
        const float gate = gates[HALF + i];
        out[i] = slope * (1 - gate);
        out[HALF + i] = slope * (before[i] - gates[i]) * gate * (1 - gate);
        carry[i] = slope * gate;
    }
}

static void sweep_back(struct net *net, struct batch *batch, uint32_t layer, float *slopes)
{
    const int64_t width = LANG_WIDTH;
    const float *made = batch->made[layer];
    const float *gates = batch->gates[layer];
    float *wide = take_rows(batch, WIDE);
    float carry[HALF] = {0};
    for (size_t i = 0; i < (size_t)batch->rows * LANG_WIDTH; i++) {
        slopes[i] = batch->slopes[i] * batch->masks[layer + 1][i];
    }
    for (int64_t r = (int64_t)batch->rows - 1; r >= 0; r--) {
        if (batch->inputs[r] == NULL) {
            memset(carry, 0, sizeof carry);
        } else {
            sweep_row_back(gates + r * WIDE, made + (r - 1) * width, slopes + r * width, carry, wide + r * WIDE);
        }
    }
    memset(carry, 0, sizeof carry);
    for (int64_t r = 0; r < batch->rows; r++) {
        if (batch->inputs[r] == NULL) {
            memset(carry, 0, sizeof carry);
        } else {
            sweep_row_back(gates + r * WIDE + width, made + (r + 1) * width + HALF, slopes + r * width + HALF, carry,
                           wide + r * WIDE + width);
        }
    }
    multiply_weights(batch->x[layer], LANG_WIDTH, batch->rows, wide, LANG_WIDTH, WIDE, net_slope(net, NET_LAYERS + 2 * layer));
    multiply_columns(wide, batch->rows, WIDE, net_slope(net, NET_LAYERS + 2 * layer + 1));
    multiply_back(wide, batch->rows, net_value(net, NET_LAYERS + 2 * layer), LANG_WIDTH, WIDE, batch->slopes, LANG_WIDTH);
}

static void give_slope(struct net *net, uint32_t table, uint32_t row, const float *slope)
{
    float *to = tensor_touch(&net->tensors[table], row);
    for (uint32_t i = 0; i < LANG_WIDTH; i++) {
        to[i] += slope[i];
    }
}

static void inputs_back(struct net *net, struct batch *batch)
{
    for (uint32_t r = 0; r < batch->rows; r++) {
        const struct input *input = batch->inputs[r];
        const float *slope = batch->slopes + (size_t)r * LANG_WIDTH;
        if (input == NULL) {
            continue;
        }
        give_slope(net, NET_SIDES, input->shape, slope);
        if (!input->is_edge) {
            give_slope(net, NET_WORDS, input->word, slope);
            give_slope(net, NET_SIDES, input->manner, slope);
            for (uint32_t i = 0; i < LANG_AFFIX_COUNT; i++) {
                give_slope(net, NET_SIDES, input->affixes[i], slope);
            }
        }
    }
    multiply_weights(batch->vectors, VECTOR_WIDTH, batch->rows, batch->slopes, VECTOR_WIDTH, LANG_WIDTH,
                     net_slope(net, NET_VECTORS));
}

static void apply_mask(struct batch *batch, uint32_t mask)
{
    for (size_t i = 0; i < (size_t)batch->rows * LANG_WIDTH; i++) {
        batch->slopes[i] *= batch->masks[mask][i];
    }
}

void encode_back(struct net *net, struct batch *batch)
{
    float *slopes = take_rows(batch, LANG_WIDTH);
    apply_mask(batch, LANG_LAYER_COUNT + 1);
    for (uint32_t layer = LANG_LAYER_COUNT; layer-- > 0;) {
        if (LANG_LAYERS[layer] == 's') {
            sweep_back(net, batch, layer, slopes);
        } else {
            convolve_back(net, batch, layer, slopes);
        }
    }
    apply_mask(batch, 0);
    inputs_back(net, batch);
}
