/* Products of float matrices: the hot loop of training. */
#ifndef TRAIN_MULTIPLY_H
#define TRAIN_MULTIPLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* c[m][n] = sum over k of a[m * a_row + k * a_column] * b[k * b_row + n], or added to what c holds. Sums run over k
 * in order, so that every vector width gives the same bits. n is a multiple of 16. */
struct multiply_task {
    const float *a;
    size_t a_row;
    size_t a_column;
    const float *b;
    size_t b_row;
    float *c;
    size_t c_row;
    uint32_t m;
    uint32_t n;
    uint32_t k;
    bool add;
};

void multiply_v3(const struct multiply_task *task);
void multiply_v4(const struct multiply_task *task);
void multiply(struct multiply_task task);

/* x[rows][inputs] (row length `step`) times w[inputs][outputs]. */
void multiply_forward(const float *x, size_t step, uint32_t rows, const float *w, uint32_t inputs, uint32_t outputs,
                      float *out);

/* Gradient of w: x transposed times d, added. */
void multiply_weights(const float *x, size_t step, uint32_t rows, const float *d, uint32_t inputs, uint32_t outputs, float *dw);

/* Gradient of x: d times w transposed, added to rows of length `step`. */
void multiply_back(const float *d, uint32_t rows, const float *w, uint32_t inputs, uint32_t outputs, float *dx, size_t step);

/* Sums of columns, added. */
void multiply_columns(const float *d, uint32_t rows, uint32_t columns, float *sums);

/* Adds a row to every row. */
void multiply_bias(float *out, uint32_t rows, uint32_t columns, const float *bias);

#endif
