/*
 * Sums of int8 rows, kept in vector registers. This file is compiled once for any machine and once for
 * x86-64-v3; LANG_KERNEL_SUFFIX tells the two apart, lang/model.c chooses.
 */
#include "lang/score.h"

#include <string.h>

#define JOIN2(a, b) a##b
#define JOIN(a, b) JOIN2(a, b)

typedef int8_t bytes16 __attribute__((vector_size(16)));
typedef int16_t words16 __attribute__((vector_size(32)));

/* One pass over all rows for `parts` vectors of 16 classes; inlined with a constant, so sums stay in registers. */
static inline __attribute__((always_inline)) void sum_rows(const int8_t *weights, const uint32_t *rows, uint32_t row_count,
                                                           uint32_t parts, int16_t *scores)
{
    words16 sums[LANG_CLASS_LIMIT / 16] = {0};
    for (uint32_t i = 0; i < row_count; i++) {
        const int8_t *row = weights + rows[i];
        for (uint32_t part = 0; part < parts; part++) {
            bytes16 bytes;
            memcpy(&bytes, row + part * 16, sizeof bytes);
            sums[part] += __builtin_convertvector(bytes, words16);
        }
    }
    memcpy(scores, sums, parts * sizeof sums[0]);
}

void JOIN(lang_score_, LANG_KERNEL_SUFFIX)(const int8_t *weights, const uint32_t *rows, uint32_t row_count, uint32_t width,
                                           int16_t *scores)
{
    switch (width / LANG_CLASS_STEP) {
    case 1:
        sum_rows(weights, rows, row_count, 2, scores);
        break;
    case 2:
        sum_rows(weights, rows, row_count, 4, scores);
        break;
    case 3:
        sum_rows(weights, rows, row_count, 6, scores);
        break;
    default:
        sum_rows(weights, rows, row_count, 8, scores);
        break;
    }
}
