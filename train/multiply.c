/* The three products of a layer, forwards and backwards. */
#include "multiply.h"

#include <stdio.h>
#include <stdlib.h>

void multiply(struct multiply_task task)
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")) {
        multiply_v4(&task);
        return;
    }
#endif
    multiply_v3(&task);
}

void multiply_forward(const float *x, size_t step, uint32_t rows, const float *w, uint32_t inputs, uint32_t outputs, float *out)
{
    multiply((struct multiply_task){.a = x,
                                    .a_row = step,
                                    .a_column = 1,
                                    .b = w,
                                    .b_row = outputs,
                                    .c = out,
                                    .c_row = outputs,
                                    .m = rows,
                                    .n = outputs,
                                    .k = inputs});
}

void multiply_weights(const float *x, size_t step, uint32_t rows, const float *d, uint32_t inputs, uint32_t outputs, float *dw)
{
    multiply((struct multiply_task){.a = x,
                                    .a_row = 1,
                                    .a_column = step,
                                    .b = d,
                                    .b_row = outputs,
                                    .c = dw,
                                    .c_row = outputs,
                                    .m = inputs,
                                    .n = outputs,
                                    .k = rows,
                                    .add = true});
}

void multiply_back(const float *d, uint32_t rows, const float *w, uint32_t inputs, uint32_t outputs, float *dx, size_t step)
{
    float *turned = aligned_alloc(64, (size_t)inputs * outputs * sizeof *turned);
    if (turned == NULL) {
        fputs("pacta-train: out of memory\n", stderr);
        exit(3);
    }
    for (uint32_t i = 0; i < inputs; i++) {
        for (uint32_t o = 0; o < outputs; o++) {
            turned[(size_t)o * inputs + i] = w[(size_t)i * outputs + o];
        }
    }
    multiply((struct multiply_task){.a = d,
                                    .a_row = outputs,
                                    .a_column = 1,
                                    .b = turned,
                                    .b_row = inputs,
                                    .c = dx,
                                    .c_row = step,
                                    .m = rows,
                                    .n = inputs,
                                    .k = outputs,
                                    .add = true});
    free(turned);
}

void multiply_columns(const float *d, uint32_t rows, uint32_t columns, float *sums)
{
    for (uint32_t i = 0; i < rows; i++) {
        for (uint32_t n = 0; n < columns; n++) {
            sums[n] += d[(size_t)i * columns + n];
        }
    }
}

void multiply_bias(float *out, uint32_t rows, uint32_t columns, const float *bias)
{
    for (uint32_t i = 0; i < rows; i++) {
        for (uint32_t n = 0; n < columns; n++) {
            out[(size_t)i * columns + n] += bias[n];
        }
    }
}
