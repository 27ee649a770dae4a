/* Perceptron weights: scoring, changing, averaging, scaling. */
#include "learn.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { AVERAGE_SCALE = 1 << 14 };

static void *take(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (memory == NULL) {
        fputs("pacta-train: out of memory\n", stderr);
        exit(3);
    }
    return memory;
}

void learner_open(struct learner *learner, uint32_t size, uint32_t class_count)
{
    const uint32_t width = lang_class_width(class_count);
    *learner = (struct learner){.weights = take(size, sizeof(int16_t)),
                                .totals = take(size, sizeof(int64_t)),
                                .size = size,
                                .span = size - width,
                                .class_count = class_count,
                                .width = width,
                                .step = 1};
}

void learner_close(struct learner *learner)
{
    free(learner->weights);
    free(learner->totals);
}

typedef int16_t words16 __attribute__((vector_size(32)));

void learner_score(const struct learner *learner, const uint32_t *rows, uint32_t row_count, int32_t *scores)
{
    words16 sums[LANG_CLASS_LIMIT / 16] = {0};
    const uint32_t parts = learner->width / 16;
    for (uint32_t i = 0; i < row_count; i++) {
        const int16_t *row = learner->weights + rows[i];
        for (uint32_t part = 0; part < parts; part++) {
            words16 values;
            memcpy(&values, row + part * 16, sizeof values);
            sums[part] += values;
        }
    }
    int16_t flat[LANG_CLASS_LIMIT];
    memcpy(flat, sums, sizeof flat);
    for (uint32_t i = 0; i < learner->class_count; i++) {
        scores[i] = flat[i];
    }
}

void learner_update(struct learner *learner, const uint32_t *rows, uint32_t row_count, uint32_t class, int change)
{
    for (uint32_t i = 0; i < row_count; i++) {
        const uint32_t at = rows[i] + class;
        learner->weights[at] = (int16_t)(learner->weights[at] + change);
        learner->totals[at] += learner->step * change;
    }
}

void learner_add_average(const struct learner *learner, int32_t *sums)
{
    for (uint32_t i = 0; i < learner->size; i++) {
        const int64_t sum = (int64_t)learner->weights[i] * learner->step - learner->totals[i];
        sums[i] += (int32_t)(sum * AVERAGE_SCALE / learner->step);
    }
}

static int64_t magnitude(int32_t number)
{
    return number < 0 ? -(int64_t)number : number;
}

void learner_quantise(const int32_t *sums, uint32_t size, int8_t *weights)
{
    int64_t largest = 1;
    for (uint32_t i = 0; i < size; i++) {
        largest = magnitude(sums[i]) > largest ? magnitude(sums[i]) : largest;
    }
    for (uint32_t i = 0; i < size; i++) {
        const int64_t scaled = (magnitude(sums[i]) * 254 + largest) / (2 * largest);
        weights[i] = (int8_t)(sums[i] < 0 ? -scaled : scaled);
    }
}

uint32_t dice_below(struct dice *dice, uint32_t limit)
{
    dice->state += 0x9E3779B97F4A7C15u;
    uint64_t mix = dice->state;
    mix = (mix ^ (mix >> 30)) * 0xBF58476D1CE4E5B9u;
    mix = (mix ^ (mix >> 27)) * 0x94D049BB133111EBu;
    mix ^= mix >> 31;
    return (uint32_t)(((mix >> 32) * limit) >> 32);
}

void dice_shuffle(struct dice *dice, uint32_t *numbers, uint32_t count)
{
    for (uint32_t i = count; i > 1; i--) {
        const uint32_t other = dice_below(dice, i);
        const uint32_t kept = numbers[i - 1];
        numbers[i - 1] = numbers[other];
        numbers[other] = kept;
    }
}
