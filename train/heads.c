/* Tags and names: one matrix each on the last rows, and the logarithm of the right class's share. */
#include "net.h"

#include "lang/maths.h"
#include "multiply.h"

#include <string.h>

struct head {
    uint32_t weights; /* tensor; the bias follows */
    uint32_t classes;
    uint32_t width;
    float weight; /* of the loss */
};

/* Which class is right for a word; UINT16_MAX when it teaches nothing. */
typedef uint16_t truth_function(const struct sample *sample, uint32_t word);

/* Turns shares into slopes of the loss; `taught` (may be NULL) are the teachers' shares. Returns the loss. */
static double correct_shares(float *shares, const struct head *head, uint16_t truth, const float *taught, float trust)
{
    const float gold = truth == UINT16_MAX ? 0 : taught == NULL ? 1 : 1 - trust;
    const float right = truth == UINT16_MAX ? 1 : shares[truth];
    for (uint32_t i = 0; i < head->width; i++) {
        const float wanted = taught == NULL || i >= head->classes ? 0 : (1 - gold) * taught[i];
        shares[i] = i < head->classes ? (shares[i] - wanted) * head->weight : 0;
    }
    if (truth != UINT16_MAX) {
        shares[truth] -= gold * head->weight;
    }
    return -(double)lang_log(right < 1e-30f ? 1e-30f : right) * (double)head->weight;
}

static uint16_t best_of(const float *scores, uint32_t count)
{
    uint16_t best = 0;
    for (uint16_t i = 1; i < count; i++) {
        best = scores[i] > scores[best] ? i : best;
    }
    return best;
}

static float *score_rows(struct net *net, const struct batch *batch, const struct head *head)
{
    float *scores = base_arena_zeroed(batch->arena, (size_t)batch->rows * head->width, sizeof *scores);
    multiply_forward(batch->rows_out, LANG_WIDTH, batch->rows, net_value(net, head->weights), LANG_WIDTH, head->width, scores);
    multiply_bias(scores, batch->rows, head->width, net_value(net, head->weights + 1));
    return scores;
}

/* The mean of the teachers' shares; NULL without teachers. */
static float *ask_teachers(const struct batch *batch, const struct head *head)
{
    if (batch->teacher_count == 0) {
        return NULL;
    }
    const size_t count = (size_t)batch->rows * head->width;
    float *sums = base_arena_zeroed(batch->arena, count, sizeof *sums);
    for (uint32_t t = 0; t < batch->teacher_count; t++) {
        float *shares = score_rows(&batch->teachers[t], &batch->lessons[t], head);
        for (uint32_t row = 0; row < batch->rows; row++) {
            net_share_out(shares + (size_t)row * head->width, NULL, head->classes);
        }
        for (size_t i = 0; i < count; i++) {
            sums[i] += shares[i] / (float)batch->teacher_count;
        }
    }
    return sums;
}

static double learn(struct net *net, struct batch *batch, const struct head *head, truth_function *truth, uint16_t *found)
{
    double loss = 0;
    float *scores = score_rows(net, batch, head);
    const float *taught = ask_teachers(batch, head);
    for (uint32_t s = 0; s < batch->count; s++) {
        for (uint32_t i = 0; i < batch->samples[s]->count + 3; i++) {
            const size_t row = batch->starts[s] + i;
            float *here = scores + row * head->width;
            const bool is_word = i > 0 && i <= batch->samples[s]->count;
            const uint16_t right = is_word ? truth(batch->samples[s], i) : UINT16_MAX;
            if (found != NULL && is_word) {
                found[row] = best_of(here, head->classes);
            }
            if (right != UINT16_MAX || (is_word && taught != NULL)) {
                net_share_out(here, NULL, head->classes);
                loss += correct_shares(here, head, right, taught == NULL ? NULL : taught + row * head->width, batch->trust);
            } else {
                memset(here, 0, head->width * sizeof *here);
            }
        }
    }
    if (batch->learning) {
        multiply_weights(batch->rows_out, LANG_WIDTH, batch->rows, scores, LANG_WIDTH, head->width,
                         net_slope(net, head->weights));
        multiply_columns(scores, batch->rows, head->width, net_slope(net, head->weights + 1));
        multiply_back(scores, batch->rows, net_value(net, head->weights), LANG_WIDTH, head->width, batch->slopes, LANG_WIDTH);
    }
    return loss;
}

static uint16_t true_tag(const struct sample *sample, uint32_t word)
{
    return sample->has_tree ? sample->tag_class[word] : UINT16_MAX;
}

static uint16_t true_name(const struct sample *sample, uint32_t word)
{
    return sample->has_names ? sample->names[word] : UINT16_MAX;
}

static float share_of_batch(const struct batch *batch)
{
    return 1.0f / (float)batch->rows;
}

double heads_learn_tags(struct net *net, struct batch *batch, uint16_t *found)
{
    const struct head head = {NET_TAGS, net->tag_count, lang_class_width(net->tag_count), share_of_batch(batch)};
    return learn(net, batch, &head, true_tag, found);
}

double heads_learn_names(struct net *net, struct batch *batch, uint16_t *found)
{
    const struct head head = {NET_NAMES, 7, LANG_NAME_WIDTH, share_of_batch(batch)};
    return learn(net, batch, &head, true_name, found);
}
