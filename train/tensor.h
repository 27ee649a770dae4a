/*
 * Numbers that are learnt, and Adam, which learns them.
 *
 * A sparse tensor is a table of which each batch touches a few rows: only those are changed. `average` follows
 * the values slowly; it is what the model is made of.
 */
#ifndef TRAIN_TENSOR_H
#define TRAIN_TENSOR_H

#include "dice.h"

#include <stdbool.h>
#include <stddef.h>

struct tensor {
    float *value;
    float *gradient;
    float *first; /* moments of the gradient */
    float *second;
    float *average;
    uint32_t rows;
    uint32_t columns;
    bool sparse;
    uint32_t *touched; /* rows with a gradient */
    uint32_t touched_count;
    uint8_t *is_touched;
};

struct adam {
    float rate; /* corrected for the first steps, as `scale` is */
    float scale;
    float kept;   /* what decay leaves of a value */
    float shrink; /* what gradients are multiplied by: clipping */
};

/* The settings of step 1, 2, ...; `decay` is of weights, by the rate. */
struct adam adam_at(uint32_t step, float rate, float decay, float shrink);

/* Values are even between -spread and spread. */
void tensor_open(struct tensor *tensor, uint32_t rows, uint32_t columns, float spread, bool sparse, struct dice *dice);
void tensor_close(struct tensor *tensor);

/* The gradient of a row that this batch touches. */
float *tensor_touch(struct tensor *tensor, uint32_t row);

/* Sum of the squared gradient. */
double tensor_square(const struct tensor *tensor);

/* Takes a step and forgets the gradient. */
void tensor_learn(struct tensor *tensor, const struct adam *adam);

/* Moves the average towards the values by `share`. */
void tensor_follow(struct tensor *tensor, float share);

/* Puts averages and values in each other's place. */
void tensor_swap(struct tensor *tensor);

#endif
