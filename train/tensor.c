/* Adam with clipping, decay and a running average. Square roots are exact everywhere, so results are too. */
#include "tensor.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const float FIRST = 0.9f;
static const float SECOND = 0.98f;

static void *take(size_t count, size_t size)
{
    const size_t bytes = (count * size + 63) / 64 * 64;
    void *memory = aligned_alloc(64, bytes);
    if (memory == NULL) {
        fputs("pacta-train: out of memory\n", stderr);
        exit(3);
    }
    memset(memory, 0, bytes);
    return memory;
}

void tensor_open(struct tensor *tensor, uint32_t rows, uint32_t columns, float spread, bool sparse, struct dice *dice)
{
    const size_t count = (size_t)rows * columns;
    *tensor = (struct tensor){.rows = rows, .columns = columns, .sparse = sparse};
    tensor->value = take(count, sizeof(float));
    tensor->gradient = take(count, sizeof(float));
    tensor->first = take(count, sizeof(float));
    tensor->second = take(count, sizeof(float));
    tensor->average = take(count, sizeof(float));
    tensor->touched = take(rows, sizeof *tensor->touched);
    tensor->is_touched = take(rows, 1);
    for (size_t i = 0; i < count; i++) {
        tensor->value[i] = tensor->average[i] = (dice_share(dice) * 2.0f - 1.0f) * spread;
    }
}

void tensor_close(struct tensor *tensor)
{
    free(tensor->value);
    free(tensor->gradient);
    free(tensor->first);
    free(tensor->second);
    free(tensor->average);
    free(tensor->touched);
    free(tensor->is_touched);
}

float *tensor_touch(struct tensor *tensor, uint32_t row)
{
    if (tensor->is_touched[row] == 0) {
        tensor->is_touched[row] = 1;
        tensor->touched[tensor->touched_count++] = row;
    }
    return tensor->gradient + (size_t)row * tensor->columns;
}

static double square_of(const float *numbers, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += (double)numbers[i] * (double)numbers[i];
    }
    return sum;
}

double tensor_square(const struct tensor *tensor)
{
    if (!tensor->sparse) {
        return square_of(tensor->gradient, (size_t)tensor->rows * tensor->columns);
    }
    double sum = 0;
    for (uint32_t i = 0; i < tensor->touched_count; i++) {
        sum += square_of(tensor->gradient + (size_t)tensor->touched[i] * tensor->columns, tensor->columns);
    }
    return sum;
}

struct adam adam_at(uint32_t step, float rate, float decay, float shrink)
{
    float first = 1;
    float second = 1;
    for (uint32_t i = 0; i < step && i < 2000; i++) {
        first *= FIRST;
        second *= SECOND;
    }
    return (struct adam){.rate = rate / (1 - first), .scale = 1 / (1 - second), .kept = 1 - rate * decay, .shrink = shrink};
}

static void learn_range(struct tensor *tensor, const struct adam *adam, size_t from, size_t count)
{
    float *restrict value = tensor->value + from;
    float *restrict gradient = tensor->gradient + from;
    float *restrict first = tensor->first + from;
    float *restrict second = tensor->second + from;
    const float rate = adam->rate;
    const float scale = adam->scale;
    const float shrink = adam->shrink;
    const float kept = adam->kept;
    for (size_t i = 0; i < count; i++) {
        const float slope = gradient[i] * shrink;
        first[i] = FIRST * first[i] + (1 - FIRST) * slope;
        second[i] = SECOND * second[i] + (1 - SECOND) * slope * slope;
        value[i] = value[i] * kept - rate * first[i] / (sqrtf(second[i] * scale) + 1e-7f);
        gradient[i] = 0;
    }
}

void tensor_learn(struct tensor *tensor, const struct adam *adam)
{
    if (!tensor->sparse) {
        learn_range(tensor, adam, 0, (size_t)tensor->rows * tensor->columns);
        return;
    }
    for (uint32_t i = 0; i < tensor->touched_count; i++) {
        learn_range(tensor, adam, (size_t)tensor->touched[i] * tensor->columns, tensor->columns);
        tensor->is_touched[tensor->touched[i]] = 0;
    }
    tensor->touched_count = 0;
}

void tensor_follow(struct tensor *tensor, float share)
{
    const size_t count = (size_t)tensor->rows * tensor->columns;
    for (size_t i = 0; i < count; i++) {
        tensor->average[i] += share * (tensor->value[i] - tensor->average[i]);
    }
}

void tensor_swap(struct tensor *tensor)
{
    float *kept = tensor->value;
    tensor->value = tensor->average;
    tensor->average = kept;
}
