/*
 * The averaged perceptron over hashed rows, in integers, so that every machine learns the same.
 *
 * A table learns in 16-bit weights; `totals` keeps the sum of step times change, from which the average over
 * all steps follows. Averages of several runs are added up and only then scaled to int8.
 */
#ifndef TRAIN_LEARN_H
#define TRAIN_LEARN_H

#include "lang/model.h"

struct learner {
    int16_t *weights;
    int64_t *totals;
    uint32_t size;        /* bytes of the table in the model, and weights here */
    uint32_t span;
    uint32_t class_count;
    uint32_t width;
    int64_t step;
};

void learner_open(struct learner *learner, uint32_t size, uint32_t class_count);
void learner_close(struct learner *learner);
void learner_score(const struct learner *learner, const uint32_t *rows, uint32_t row_count, int32_t *scores);
void learner_update(struct learner *learner, const uint32_t *rows, uint32_t row_count, uint32_t class, int change);

/* Adds the average of all weights, times a fixed scale, to sums[size]. */
void learner_add_average(const struct learner *learner, int32_t *sums);

/* Scales sums so that the largest becomes 127. */
void learner_quantise(const int32_t *sums, uint32_t size, int8_t *weights);

/* A fixed sequence of numbers from a seed. */
struct dice {
    uint64_t state;
};
uint32_t dice_below(struct dice *dice, uint32_t limit);
void dice_shuffle(struct dice *dice, uint32_t *numbers, uint32_t count);

#endif
