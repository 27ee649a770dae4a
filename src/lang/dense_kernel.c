/*
 * Multiply-and-add of 16-bit pairs, in blocks of rows whose sums stay in registers. This file is compiled for
 * any machine, for x86-64-v3 and for -v4 with VNNI; LANG_KERNEL_SUFFIX tells them apart, lang/dense.c chooses.
 * Sums of whole numbers do not depend on their order, so all of them give the same numbers.
 */
#include "lang/dense.h"
#include "lang/maths.h"

#include <stdbool.h>
#include <string.h>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

#define JOIN2(a, b) a##b
#define JOIN(a, b) JOIN2(a, b)
#define INLINE static inline __attribute__((always_inline))

/* `LANES` sums at a time; store_narrow keeps 16 bits of each, add_products adds left[0] * right[2i] + left[1] * right[2i + 1]
 * to sum i. */
#if defined(__AVX512VNNI__)
enum { LANES = 16, BLOCK_ROWS = 4, BLOCK_VECTORS = 4 };
typedef __m512i sums_type;
INLINE sums_type load(const void *from)
{
    return _mm512_loadu_si512(from);
}
INLINE void store(int32_t *to, sums_type sums)
{
    _mm512_storeu_si512(to, sums);
}
INLINE void store_narrow(int16_t *to, sums_type sums, bool positive)
{
    const sums_type moved = _mm512_srai_epi32(sums, LANG_WEIGHT_SHIFT);
    const sums_type kept = positive ? _mm512_max_epi32(moved, _mm512_setzero_si512()) : moved;
    _mm256_storeu_si256((__m256i *)(void *)to, _mm512_cvtsepi32_epi16(kept));
}
INLINE sums_type add_products(sums_type sums, int32_t left, sums_type right)
{
    return _mm512_dpwssd_epi32(sums, _mm512_set1_epi32(left), right);
}
#elif defined(__AVX2__)
enum { LANES = 8, BLOCK_ROWS = 4, BLOCK_VECTORS = 2 };
typedef __m256i sums_type;
INLINE sums_type load(const void *from)
{
    return _mm256_loadu_si256(from);
}
INLINE void store(int32_t *to, sums_type sums)
{
    _mm256_storeu_si256((__m256i *)(void *)to, sums);
}
INLINE void store_narrow(int16_t *to, sums_type sums, bool positive)
{
    const sums_type moved = _mm256_srai_epi32(sums, LANG_WEIGHT_SHIFT);
    const sums_type kept = positive ? _mm256_max_epi32(moved, _mm256_setzero_si256()) : moved;
    const sums_type packed = _mm256_permute4x64_epi64(_mm256_packs_epi32(kept, kept), 0x08);
    _mm_storeu_si128((__m128i *)(void *)to, _mm256_castsi256_si128(packed));
}
INLINE sums_type add_products(sums_type sums, int32_t left, sums_type right)
{
    return _mm256_add_epi32(sums, _mm256_madd_epi16(_mm256_set1_epi32(left), right));
}
#elif defined(__SSE2__)
enum { LANES = 4, BLOCK_ROWS = 4, BLOCK_VECTORS = 2 };
typedef __m128i sums_type;
INLINE sums_type load(const void *from)
{
    return _mm_loadu_si128(from);
}
INLINE void store(int32_t *to, sums_type sums)
{
    _mm_storeu_si128((__m128i *)(void *)to, sums);
}
INLINE void store_narrow(int16_t *to, sums_type sums, bool positive)
{
    const sums_type moved = _mm_srai_epi32(sums, LANG_WEIGHT_SHIFT);
    const sums_type kept = _mm_packs_epi32(moved, moved);
    _mm_storel_epi64((__m128i *)(void *)to, positive ? _mm_max_epi16(kept, _mm_setzero_si128()) : kept);
}
INLINE sums_type add_products(sums_type sums, int32_t left, sums_type right)
{
    return _mm_add_epi32(sums, _mm_madd_epi16(_mm_set1_epi32(left), right));
}
#else
enum { LANES = 4, BLOCK_ROWS = 4, BLOCK_VECTORS = 2 };
typedef int32_t sums_type __attribute__((vector_size(16)));
INLINE sums_type load(const void *from)
{
    sums_type numbers;
    memcpy(&numbers, from, sizeof numbers);
    return numbers;
}
INLINE void store(int32_t *to, sums_type sums)
{
    memcpy(to, &sums, sizeof sums);
}
INLINE void store_narrow(int16_t *to, sums_type sums, bool positive)
{
    for (uint32_t i = 0; i < LANES; i++) {
        const int32_t moved = sums[i] >> LANG_WEIGHT_SHIFT;
        const int32_t kept = positive && moved < 0 ? 0 : moved;
        to[i] = (int16_t)(kept > INT16_MAX ? INT16_MAX : kept < INT16_MIN ? INT16_MIN : kept);
    }
}
typedef uint32_t wrapping __attribute__((vector_size(16)));
INLINE sums_type add_products(sums_type sums, int32_t left, sums_type right)
{
    const int32_t low = (int16_t)(left & 0xFFFF);
    const int32_t high = left >> 16;
    const wrapping even = (wrapping)((sums_type)((wrapping)right << 16) >> 16);
    const wrapping odd = (wrapping)(right >> 16);
    return (sums_type)((wrapping)sums + even * (uint32_t)low + odd * (uint32_t)high);
}
#endif

/* What becomes of the sums. */
enum finish { FINISH_SUMS, FINISH_ROWS, FINISH_POSITIVE };

INLINE void finish_lanes(sums_type sums, enum finish finish, size_t at, int32_t *wide, int16_t *narrow)
{
    if (finish == FINISH_SUMS) {
        store(wide + at, sums);
    } else {
        store_narrow(narrow + at, sums, finish == FINISH_POSITIVE);
    }
}

/* `count` rows from `row` on, `vectors` vectors of outputs from `output` on. */
INLINE void block(struct lang_rows rows, const struct lang_matrix *matrix, uint32_t row, uint32_t output, const uint32_t count,
                  const uint32_t vectors, enum finish finish, int32_t *wide, int16_t *narrow)
{
    sums_type sums[BLOCK_ROWS][BLOCK_VECTORS];
#pragma GCC unroll 8
    for (uint32_t r = 0; r < count; r++) {
#pragma GCC unroll 8
        for (uint32_t v = 0; v < vectors; v++) {
            sums[r][v] = load(matrix->bias + output + v * LANES);
        }
    }
    const int16_t *left = rows.first + row * rows.step;
    const int16_t *right = matrix->weights + 2 * (size_t)output;
    for (uint32_t k = 0; k < matrix->inputs; k += 2) {
        sums_type weights[BLOCK_VECTORS];
#pragma GCC unroll 8
        for (uint32_t v = 0; v < vectors; v++) {
            weights[v] = load(right + v * LANES * 2);
        }
#pragma GCC unroll 8
        for (uint32_t r = 0; r < count; r++) {
            int32_t pair;
            memcpy(&pair, left + r * rows.step + k, sizeof pair);
#pragma GCC unroll 8
            for (uint32_t v = 0; v < vectors; v++) {
                sums[r][v] = add_products(sums[r][v], pair, weights[v]);
            }
        }
        right += 2 * (size_t)matrix->outputs;
    }
#pragma GCC unroll 8
    for (uint32_t r = 0; r < count; r++) {
#pragma GCC unroll 8
        for (uint32_t v = 0; v < vectors; v++) {
            const size_t at = (size_t)(row + r) * matrix->outputs + output + v * LANES;
            finish_lanes(sums[r][v], finish, at, wide, narrow);
        }
    }
}

/* All outputs of `count` rows. */
INLINE void strip(struct lang_rows rows, const struct lang_matrix *matrix, uint32_t row, const uint32_t count,
                  enum finish finish, int32_t *wide, int16_t *narrow)
{
    const uint32_t step = BLOCK_VECTORS * LANES;
    uint32_t output = 0;
    for (; output + step <= matrix->outputs; output += step) {
        block(rows, matrix, row, output, count, BLOCK_VECTORS, finish, wide, narrow);
    }
    for (; output < matrix->outputs; output += LANES) {
        block(rows, matrix, row, output, count, 1, finish, wide, narrow);
    }
}

INLINE void multiply(struct lang_rows rows, const struct lang_matrix *matrix, enum finish finish, int32_t *wide,
                     int16_t *narrow)
{
    uint32_t row = 0;
    for (; row + BLOCK_ROWS <= rows.count; row += BLOCK_ROWS) {
        strip(rows, matrix, row, BLOCK_ROWS, finish, wide, narrow);
    }
    for (; row + 2 <= rows.count; row += 2) {
        strip(rows, matrix, row, 2, finish, wide, narrow);
    }
    for (; row < rows.count; row++) {
        strip(rows, matrix, row, 1, finish, wide, narrow);
    }
}

static void sums_of(struct lang_rows rows, const struct lang_matrix *matrix, int32_t *out)
{
    multiply(rows, matrix, FINISH_SUMS, out, NULL);
}

static void rows_of(struct lang_rows rows, const struct lang_matrix *matrix, int16_t *out)
{
    multiply(rows, matrix, FINISH_ROWS, NULL, out);
}

static void positive_rows_of(struct lang_rows rows, const struct lang_matrix *matrix, int16_t *out)
{
    multiply(rows, matrix, FINISH_POSITIVE, NULL, out);
}

/* Adds up rows of table entries; the loops below are plain so that the compiler makes vectors of them. */
static void add_table_row(int32_t *sums, const struct lang_row *row)
{
    const int32_t scale = row->scale;
    for (uint32_t i = 0; i < LANG_WIDTH; i++) {
        sums[i] += row->values[i] * scale;
    }
}

typedef uint16_t words32 __attribute__((vector_size(64)));
typedef int16_t signed32 __attribute__((vector_size(64)));

static void hidden_of(const int16_t *const *rows, uint32_t count, int16_t *out)
{
    enum { VECTORS = LANG_HIDDEN / 32 };
    words32 sums[VECTORS] = {0};
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t v = 0; v < VECTORS; v++) {
            words32 part;
            memcpy(&part, rows[i] + v * 32, sizeof part);
            sums[v] += part;
        }
    }
    for (uint32_t v = 0; v < VECTORS; v++) {
        const signed32 sum = (signed32)sums[v];
        const signed32 positive = sum & (sum > 0);
        memcpy(out + v * 32, &positive, sizeof positive);
    }
}

static void sweep_half(const int32_t *said, float *before, int16_t *row)
{
    enum { HALF = LANG_WIDTH / 2 };
    for (uint32_t i = 0; i < HALF; i++) {
        const float word = (float)said[i] * (1.0f / LANG_SUM_UNIT);
        const float gate = 1.0f / (1.0f + lang_exp((float)said[HALF + i] * (-1.0f / LANG_SUM_UNIT)));
        before[i] = gate * before[i] + (1.0f - gate) * word;
        const float moved = before[i] * (float)LANG_UNIT;
        const float held = moved > 16000.0f ? 16000.0f : moved < -16000.0f ? -16000.0f : moved;
        row[i] = (int16_t)(row[i] + (int32_t)(held + (held < 0 ? -0.5f : 0.5f)));
    }
}

const struct lang_dense JOIN(lang_dense_, LANG_KERNEL_SUFFIX) = {.sums = sums_of,
                                                                 .rows = rows_of,
                                                                 .positive = positive_rows_of,
                                                                 .add_table_row = add_table_row,
                                                                 .hidden = hidden_of,
                                                                 .sweep_half = sweep_half};
