/*
 * Floats become whole numbers: weights of 16 bits in pairs, table rows of 8 bits with a scale each. What a known
 * word gets from its vector, its own row and its affixes is added up here, so that the engine reads one row.
 */
#include "make_net.h"

#include "lang/net_file.h"

#include <math.h>
#include <string.h>

static int32_t whole(double number, double limit)
{
    return (int32_t)(number > limit ? limit : number < -limit ? -limit : nearbyint(number));
}

static void fill_row(const float *values, struct lang_row *row)
{
    float most = 1e-6f;
    for (uint32_t i = 0; i < LANG_WIDTH; i++) {
        most = fabsf(values[i]) > most ? fabsf(values[i]) : most;
    }
    const double unit = (double)LANG_UNIT * LANG_ROW_UNIT;
    const int32_t scale = whole((double)most * unit / 127, UINT16_MAX);
    row->scale = (uint16_t)(scale < 1 ? 1 : scale);
    for (uint32_t i = 0; i < LANG_WIDTH; i++) {
        row->values[i] = (int8_t)whole((double)values[i] * unit / row->scale, 127);
    }
}

static const float *table_row(const struct net *net, uint32_t tensor, uint32_t row)
{
    return net->tensors[tensor].value + (size_t)row * LANG_WIDTH;
}

static void add(float *to, const float *from)
{
    for (uint32_t i = 0; i < LANG_WIDTH; i++) {
        to[i] += from[i];
    }
}

/* What a word has of its own: its learnt row and its vector. */
static void sum_word(const struct net *net, uint32_t word, uint32_t vector, float *sums)
{
    memset(sums, 0, LANG_WIDTH * sizeof *sums);
    add(sums, table_row(net, NET_WORDS, word));
    const float *numbers = net->vectors->values + (size_t)vector * VECTOR_WIDTH;
    for (uint32_t k = 0; k < VECTOR_WIDTH; k++) {
        const float *weights = table_row(net, NET_VECTORS, k);
        for (uint32_t i = 0; i < LANG_WIDTH; i++) {
            sums[i] += numbers[k] * weights[i];
        }
    }
}

static struct make_bytes make_words(struct base_arena *arena, const struct net *net, const struct vocabulary *vocabulary)
{
    const uint32_t count = vocabulary->entries.count + 1;
    struct lang_row *rows = BASE_NEW_ARRAY(arena, struct lang_row, count);
    float sums[LANG_WIDTH];
    sum_word(net, 0, 0, sums);
    fill_row(sums, &rows[0]);
    for (uint32_t r = 1; r < count; r++) {
        const struct vocabulary_entry *entry = &vocabulary->entries.items[r - 1];
        sum_word(net, entry->word, entry->vector, sums);
        for (uint32_t i = 0; i < LANG_AFFIX_COUNT; i++) {
            add(sums, table_row(net, NET_SIDES, entry->affixes[i]));
        }
        fill_row(sums, &rows[r]);
    }
    return (struct make_bytes){rows, count * sizeof *rows};
}

static struct make_bytes make_sides(struct base_arena *arena, const struct net *net)
{
    struct lang_row *rows = BASE_NEW_ARRAY(arena, struct lang_row, LANG_SIDE_ROWS);
    for (uint32_t r = 0; r < LANG_SIDE_ROWS; r++) {
        fill_row(table_row(net, NET_SIDES, r), &rows[r]);
    }
    return (struct make_bytes){rows, LANG_SIDE_ROWS * sizeof *rows};
}

/* `rounds`: half a unit of the result is added, so that cutting it off rounds. */
static void fill_matrix(const struct lang_matrix *matrix, const float *weights, const float *bias, bool rounds)
{
    int32_t *to_bias = (int32_t *)(uintptr_t)matrix->bias;
    int16_t *to = (int16_t *)(uintptr_t)matrix->weights;
    for (uint32_t j = 0; j < matrix->outputs; j++) {
        const double exact = bias == NULL ? 0 : (double)bias[j] * (double)LANG_SUM_UNIT;
        to_bias[j] = whole(exact + (rounds ? LANG_WEIGHT_UNIT / 2 : 0), 1e9);
        for (uint32_t k = 0; k < matrix->inputs; k++) {
            to[((size_t)(k / 2) * matrix->outputs + j) * 2 + k % 2] =
                (int16_t)whole((double)weights[(size_t)k * matrix->outputs + j] * LANG_WEIGHT_UNIT, INT16_MAX);
        }
    }
}

static struct make_bytes make_matrices(struct base_arena *arena, const struct net *net)
{
    struct lang_net made;
    const size_t size = lang_net_lay_out(NULL, net->tag_count, net->action_count, &made);
    unsigned char *bytes = base_arena_zeroed(arena, size, 1);
    (void)lang_net_lay_out(bytes, net->tag_count, net->action_count, &made);
    const struct tensor *tensors = net->tensors;
    for (uint32_t i = 0; i < LANG_LAYER_COUNT; i++) {
        fill_matrix(&made.layers[i], tensors[NET_LAYERS + 2 * i].value, tensors[NET_LAYERS + 2 * i + 1].value,
                    LANG_LAYERS[i] == 'c');
    }
    fill_matrix(&made.tags, tensors[NET_TAGS].value, tensors[NET_TAG_BIAS].value, false);
    fill_matrix(&made.names, tensors[NET_NAMES].value, tensors[NET_NAME_BIAS].value, false);
    fill_matrix(&made.places, tensors[NET_PLACES].value, NULL, true);
    fill_matrix(&made.actions, tensors[NET_ACTIONS].value, tensors[NET_ACTION_BIAS].value, false);
    int16_t *traits = (int16_t *)(uintptr_t)made.traits;
    for (size_t i = 0; i < (size_t)LANG_TRAIT_ROWS * LANG_HIDDEN; i++) {
        traits[i] = (int16_t)whole((double)tensors[NET_TRAITS].value[i] * LANG_UNIT, INT16_MAX);
    }
    return (struct make_bytes){bytes, size};
}

void make_net(struct base_arena *arena, const struct net *net, const struct vocabulary *vocabulary,
              struct make_bytes sections[LANG_SECTION_COUNT])
{
    sections[LANG_SECTION_VOCABULARY] =
        (struct make_bytes){vocabulary->slots, ((size_t)vocabulary->mask + 1) * sizeof *vocabulary->slots};
    sections[LANG_SECTION_WORD_ROWS] = make_words(arena, net, vocabulary);
    sections[LANG_SECTION_SIDE_ROWS] = make_sides(arena, net);
    sections[LANG_SECTION_NET] = make_matrices(arena, net);
}
