/*
 * Blocks of eight rows and two vectors of sums that stay in registers. Compiled for x86-64-v3 and -v4; each sum
 * is one chain of fused multiply-adds in both, so both give the same bits.
 */
#include "multiply.h"

#include <string.h>

#define JOIN2(a, b) a##b
#define JOIN(a, b) JOIN2(a, b)

typedef float floats16 __attribute__((vector_size(64)));
typedef float loose16 __attribute__((vector_size(64), aligned(4)));

static inline __attribute__((always_inline)) void block(const struct multiply_task *t, uint32_t m, uint32_t n,
                                                        const uint32_t rows, const uint32_t vectors)
{
    floats16 sums[8][2];
    for (uint32_t i = 0; i < rows; i++) {
        for (uint32_t v = 0; v < vectors; v++) {
            sums[i][v] = t->add ? *(const loose16 *)(t->c + (m + i) * t->c_row + n + v * 16) : (floats16){0};
        }
    }
    const float *a = t->a + m * t->a_row;
    const float *b = t->b + n;
    for (uint32_t k = 0; k < t->k; k++) {
        floats16 right[2];
        for (uint32_t v = 0; v < vectors; v++) {
            right[v] = *(const loose16 *)(b + v * 16);
        }
        for (uint32_t i = 0; i < rows; i++) {
            const float left = a[i * t->a_row];
            for (uint32_t v = 0; v < vectors; v++) {
                sums[i][v] += left * right[v];
            }
        }
        a += t->a_column;
        b += t->b_row;
    }
    for (uint32_t i = 0; i < rows; i++) {
        for (uint32_t v = 0; v < vectors; v++) {
            *(loose16 *)(t->c + (m + i) * t->c_row + n + v * 16) = sums[i][v];
        }
    }
}

static void rows_of(const struct multiply_task *t, uint32_t m, uint32_t rows)
{
    for (uint32_t n = 0; n < t->n; n += 32) {
        const bool whole = n + 32 <= t->n;
        if (rows == 8 && whole) {
            block(t, m, n, 8, 2);
        } else if (rows == 8) {
            block(t, m, n, 8, 1);
        } else if (whole) {
            block(t, m, n, 1, 2);
        } else {
            block(t, m, n, 1, 1);
        }
    }
}

void JOIN(multiply_, TRAIN_KERNEL_SUFFIX)(const struct multiply_task *task)
{
    uint32_t m = 0;
    for (; m + 8 <= task->m; m += 8) {
        rows_of(task, m, 8);
    }
    for (; m < task->m; m++) {
        rows_of(task, m, 1);
    }
}
