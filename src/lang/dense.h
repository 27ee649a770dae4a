/*
 * Products of rows and matrices in whole numbers: the hot loop of the language engine.
 *
 * Rows are int16 in units of 1/LANG_UNIT, weights int16 in units of 1/LANG_WEIGHT_UNIT, sums int32; every
 * machine gets the same numbers. Weights of inputs 2i and 2i+1 stand side by side for each output:
 * weights[(i * outputs + j) * 2 + (k & 1)], as multiply-and-add instructions want them.
 */
#ifndef LANG_DENSE_H
#define LANG_DENSE_H

#include "lang/net.h"

#include <stddef.h>
#include <stdint.h>

#define LANG_UNIT 1024
#define LANG_WEIGHT_SHIFT 12
#define LANG_WEIGHT_UNIT (1 << LANG_WEIGHT_SHIFT)
#define LANG_SUM_UNIT ((float)LANG_UNIT * (float)LANG_WEIGHT_UNIT)

struct lang_matrix {
    const int32_t *bias; /* `outputs` numbers in units of 1/LANG_SUM_UNIT */
    const int16_t *weights;
    uint32_t inputs;  /* even */
    uint32_t outputs; /* a multiple of 16 */
};

/* A table row: value times scale, in units of 1/(LANG_UNIT * LANG_ROW_UNIT). */
struct lang_row {
    uint16_t scale;
    int8_t values[LANG_WIDTH];
};

#define LANG_ROW_UNIT 256

/* Rows to be multiplied: row i begins at first + i * step. */
struct lang_rows {
    const int16_t *first;
    size_t step;
    uint32_t count;
};

/* One set of kernels for each instruction set. */
struct lang_dense {
    /* out[i] = row i times matrix, plus bias: sums as they are. */
    void (*sums)(struct lang_rows rows, const struct lang_matrix *matrix, int32_t *out);
    /* The same, brought back to 1/LANG_UNIT. */
    void (*rows)(struct lang_rows rows, const struct lang_matrix *matrix, int16_t *out);
    /* The same, negative numbers made 0. */
    void (*positive)(struct lang_rows rows, const struct lang_matrix *matrix, int16_t *out);
    /* Adds a table row's numbers to LANG_WIDTH sums in units of 1/(LANG_UNIT * LANG_ROW_UNIT). */
    void (*add_table_row)(int32_t *sums, const struct lang_row *row);
    /* Sums of `count` rows of LANG_HIDDEN numbers, negative ones made 0. */
    void (*hidden)(const int16_t *const *rows, uint32_t count, int16_t *out);
    /* One step of a sweep for one half of a row: `said` holds what the word says and its gates, `before` what the words
     * before left behind; the new state is added to `row`. */
    void (*sweep_half)(const int32_t *said, float *before, int16_t *row);
};

extern const struct lang_dense lang_dense_base;
extern const struct lang_dense lang_dense_v3; /* only on x86-64 */
extern const struct lang_dense lang_dense_v4;

/* The fastest this machine can run. */
const struct lang_dense *lang_dense_best(void);

#endif
