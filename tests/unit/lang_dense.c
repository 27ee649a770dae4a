/* Every instruction set computes the same numbers; names are decoded to the best row there is. */
#include "lang/dense.h"
#include "lang/maths.h"
#include "lang/tag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

enum { ROWS = 13, INPUTS = 3 * LANG_WIDTH, OUTPUTS = 112 };

static uint32_t noise_state;

static int32_t noise(int32_t limit)
{
    noise_state = noise_state * 1664525u + 1013904223u;
    return (int32_t)(noise_state >> 8) % (2 * limit + 1) - limit;
}

static uint32_t sets(const struct lang_dense *found[3])
{
    uint32_t count = 0;
    found[count++] = &lang_dense_base;
    if (lang_dense_best() != &lang_dense_base) {
        found[count++] = lang_dense_best();
    }
#ifdef __x86_64__
    if (lang_dense_best() == &lang_dense_v4) {
        found[count++] = &lang_dense_v3;
    }
#endif
    return count;
}

static void all_sets_give_the_same_products(void **state)
{
    (void)state;
    static int16_t x[ROWS * INPUTS], w[INPUTS * OUTPUTS], narrow[3][ROWS * OUTPUTS], positive[3][ROWS * OUTPUTS];
    static int32_t bias[OUTPUTS], wide[3][ROWS * OUTPUTS];
    const struct lang_dense *found[3];
    const uint32_t count = sets(found);
    const struct lang_matrix matrix = {bias, w, INPUTS, OUTPUTS};
    const struct lang_rows rows = {x, INPUTS, ROWS};
    for (uint32_t i = 0; i < ROWS * INPUTS; i++) {
        x[i] = (int16_t)noise(4000);
    }
    for (uint32_t i = 0; i < INPUTS * OUTPUTS; i++) {
        w[i] = (int16_t)noise(9000);
    }
    for (uint32_t i = 0; i < OUTPUTS; i++) {
        bias[i] = noise(1 << 20);
    }
    for (uint32_t k = 0; k < count; k++) {
        found[k]->sums(rows, &matrix, wide[k]);
        assert_memory_equal(wide[k], wide[0], sizeof wide[0]);
        found[k]->rows(rows, &matrix, narrow[k]);
        assert_memory_equal(narrow[k], narrow[0], sizeof narrow[0]);
        found[k]->positive(rows, &matrix, positive[k]);
        assert_memory_equal(positive[k], positive[0], sizeof positive[0]);
    }
}

static void a_product_is_a_sum_of_products(void **state)
{
    (void)state;
    int16_t x[4] = {1, -2, 3, 4};
    int16_t w[4 * 16];
    int32_t bias[16], out[16];
    int16_t narrow[16];
    for (int16_t j = 0; j < 16; j++) {
        bias[j] = j;
        for (int16_t k = 0; k < 4; k++) {
            w[(k / 2 * 16 + j) * 2 + k % 2] = (int16_t)(10 * j + k);
        }
    }
    const struct lang_matrix matrix = {bias, w, 4, 16};
    const struct lang_rows rows = {x, 4, 1};
    lang_dense_best()->sums(rows, &matrix, out);
    lang_dense_best()->positive(rows, &matrix, narrow);
    for (int32_t j = 0; j < 16; j++) {
        assert_int_equal(out[j], j + 10 * j * 6 + 1 * -2 + 2 * 3 + 3 * 4);
        assert_int_equal(narrow[j], out[j] >> LANG_WEIGHT_SHIFT);
    }
}

static void all_sets_sweep_alike(void **state)
{
    (void)state;
    const struct lang_dense *found[3];
    const uint32_t count = sets(found);
    int32_t said[LANG_WIDTH];
    float before[3][LANG_WIDTH / 2] = {{0}};
    int16_t row[3][LANG_WIDTH / 2] = {{0}};
    for (uint32_t step = 0; step < 20; step++) {
        for (uint32_t i = 0; i < LANG_WIDTH; i++) {
            said[i] = noise(1 << 23);
        }
        for (uint32_t k = 0; k < count; k++) {
            found[k]->sweep_half(said, before[k], row[k]);
            assert_memory_equal(before[k], before[0], sizeof before[0]);
            assert_memory_equal(row[k], row[0], sizeof row[0]);
        }
    }
}

static void powers_and_logarithms_are_near(void **state)
{
    (void)state;
    assert_true(lang_exp(0) >= 1.0f && lang_exp(0) <= 1.0f);
    assert_true(lang_exp(1) > 2.71827f && lang_exp(1) < 2.71829f);
    assert_true(lang_exp(-1000) > 0 && lang_exp(-1000) < 1e-30f);
    assert_true(lang_exp(1000) > 1e30f && lang_exp(1000) < 1e36f);
    for (int32_t i = -60; i <= 60; i++) {
        const float x = (float)i * 0.7f;
        const float back = lang_log(lang_exp(x));
        assert_true(back > x - 1e-4f && back < x + 1e-4f);
    }
}

/* "O I-PER" is no row; a good enough beginning makes it one. */
static void names_begin_before_they_go_on(void **state)
{
    (void)state;
    struct base_arena arena;
    base_arena_init(&arena, 0);
    int32_t scores[2][LANG_NAME_WIDTH] = {{10, 4}, {0, 0, 9}};
    uint8_t classes[2];
    lang_name_decode(&arena, scores[0], 2, classes);
    assert_int_equal(classes[0], 1);
    assert_int_equal(classes[1], 2);
    scores[0][0] = 100;
    lang_name_decode(&arena, scores[0], 2, classes);
    assert_int_equal(classes[0], 0);
    assert_int_equal(classes[1], 0);
    lang_name_decode(&arena, scores[0], 0, classes);
    base_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_sets_give_the_same_products),
        cmocka_unit_test(a_product_is_a_sum_of_products),
        cmocka_unit_test(all_sets_sweep_alike),
        cmocka_unit_test(powers_and_logarithms_are_near),
        cmocka_unit_test(names_begin_before_they_go_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
