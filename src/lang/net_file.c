/* Where each matrix of the net stands in its section: bias, then weights, one matrix after the other. */
#include "lang/net_file.h"

/* A section being measured or read: `at` moves on; without bytes nothing is set. */
struct walk {
    const unsigned char *bytes;
    size_t at;
};

static const unsigned char *take(struct walk *walk, size_t size)
{
    const unsigned char *here = walk->bytes == NULL ? NULL : walk->bytes + walk->at;
    walk->at += (size + 63) / 64 * 64;
    return here;
}

static void take_matrix(struct walk *walk, uint32_t inputs, uint32_t outputs, struct lang_matrix *matrix)
{
    matrix->inputs = inputs;
    matrix->outputs = outputs;
    matrix->bias = (const int32_t *)(const void *)take(walk, outputs * sizeof(int32_t));
    matrix->weights = (const int16_t *)(const void *)take(walk, (size_t)inputs * outputs * sizeof(int16_t));
}

size_t lang_net_lay_out(const unsigned char *bytes, uint32_t tag_count, uint32_t action_count, struct lang_net *net)
{
    struct walk walk = {bytes, 0};
    for (uint32_t i = 0; i < LANG_LAYER_COUNT; i++) {
        const bool sweeps = LANG_LAYERS[i] == 's';
        take_matrix(&walk, (sweeps ? 1 : 3) * LANG_WIDTH, (sweeps ? 2 : 1) * LANG_WIDTH, &net->layers[i]);
    }
    take_matrix(&walk, LANG_WIDTH, lang_class_width(tag_count), &net->tags);
    take_matrix(&walk, LANG_WIDTH, LANG_NAME_WIDTH, &net->names);
    take_matrix(&walk, LANG_WIDTH, LANG_PLACE_COUNT * LANG_HIDDEN, &net->places);
    take_matrix(&walk, LANG_HIDDEN, lang_class_width(action_count), &net->actions);
    net->traits = (const int16_t *)(const void *)take(&walk, (size_t)LANG_TRAIT_ROWS * LANG_HIDDEN * sizeof(int16_t));
    return walk.at;
}
