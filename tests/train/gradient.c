/* What the trainer takes for the gradient is the gradient: every tensor is moved a little along it, and the loss
 * must change by as much as its square says. */
#include "make.h"
#include "multiply.h"
#include "net.h"
#include "vocabulary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char TREES[] = "1\tVero\tVero\tPROPN\tNNP\t_\t2\tnsubj\t_\tName=B-PER\n"
                            "2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\tO\n"
                            "3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\tO\n"
                            "4\tenvoy\tenvoy\tNOUN\tNN\t_\t2\tobj\t_\tO\n"
                            "5\tof\tof\tADP\tIN\t_\t6\tcase\t_\tO\n"
                            "6\tTarsk\tTarsk\tPROPN\tNNP\t_\t4\tnmod\t_\tName=B-LOC\n"
                            "7\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\tO\n"
                            "\n"
                            "1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\tO\n"
                            "2\tagreed\tagree\tVERB\tVBD\t_\t0\troot\t_\tO\n"
                            "\n";

struct fixture {
    struct base_arena arena;
    struct base_arena work;
    struct corpus corpus;
    struct vectors vectors;
    struct vocabulary vocabulary;
    struct lang_tag_class tags[LANG_CLASS_LIMIT];
    struct lang_action actions[LANG_CLASS_LIMIT];
    struct net net;
};

/* Classes must be seen often to count, so the sentences are read many times. */
static void open_fixture(struct fixture *fixture)
{
    base_arena_init(&fixture->arena, 0);
    base_arena_init(&fixture->work, 0);
    for (uint32_t i = 0; i < 12; i++) {
        corpus_add(&fixture->arena, &fixture->corpus, base_str_from(TREES), "test", CORPUS_TREES | CORPUS_NAMES);
    }
    fixture->vectors.values = BASE_NEW_ARRAY(&fixture->arena, float, 2 * VECTOR_WIDTH);
    fixture->vectors.words = BASE_NEW_ARRAY(&fixture->arena, struct base_str, 1);
    fixture->vectors.words[0] = BASE_STR("envoy");
    fixture->vectors.count = 1;
    for (uint32_t i = 0; i < VECTOR_DIMENSIONS; i++) {
        fixture->vectors.values[VECTOR_WIDTH + i] = (float)(i % 7) * 0.1f;
    }
    fixture->net.tag_count = make_tag_classes(&fixture->corpus, fixture->tags);
    fixture->net.action_count = make_actions(&fixture->corpus, fixture->actions);
    fixture->net.actions = fixture->actions;
    vocabulary_make(&fixture->arena, &fixture->corpus, &fixture->vectors, &fixture->vocabulary);
    vocabulary_read(&fixture->vocabulary, &fixture->corpus);
    net_open(&fixture->net, &fixture->vectors, fixture->vocabulary.word_count, 5);
}

static double loss(struct fixture *fixture, bool back)
{
    const struct sample *samples[2] = {&fixture->corpus.samples.items[0], &fixture->corpus.samples.items[1]};
    struct dice dice = {3};
    struct batch batch = {.arena = &fixture->work, .samples = samples, .count = 2, .dice = &dice, .learning = true};
    encode_forward(&fixture->net, &batch);
    double sum = heads_learn_tags(&fixture->net, &batch, NULL);
    sum += heads_learn_names(&fixture->net, &batch, NULL);
    sum += arcs_learn(&fixture->net, &batch, NULL, NULL);
    if (back) {
        encode_back(&fixture->net, &batch);
    }
    base_arena_reset(&fixture->work);
    return sum;
}

static void move(struct tensor *tensor, const float *direction, float distance)
{
    for (size_t i = 0; i < (size_t)tensor->rows * tensor->columns; i++) {
        tensor->value[i] += direction[i] * distance;
    }
}

/* A step along the gradient, and one against it. */
static void check_tensor(struct fixture *fixture, struct tensor *tensor, const float *direction, double square)
{
    const float distance = (float)(0.004 / square);
    move(tensor, direction, distance);
    const double above = loss(fixture, false);
    move(tensor, direction, -2 * distance);
    const double below = loss(fixture, false);
    move(tensor, direction, distance);
    const double slope = (above - below) / (2 * (double)distance);
    assert_true(slope > square * 0.97 && slope < square * 1.03);
}

static void gradients_are_gradients(void **state)
{
    (void)state;
    static struct fixture fixture;
    float *directions[NET_TENSOR_COUNT];
    double squares[NET_TENSOR_COUNT];
    open_fixture(&fixture);
    loss(&fixture, true);
    for (uint32_t t = 0; t < NET_TENSOR_COUNT; t++) {
        const struct tensor *tensor = &fixture.net.tensors[t];
        const size_t bytes = (size_t)tensor->rows * tensor->columns * sizeof(float);
        squares[t] = tensor_square(tensor);
        directions[t] = base_arena_take(&fixture.arena, bytes);
        memcpy(directions[t], tensor->gradient, bytes);
        assert_true(squares[t] > 0);
    }
    for (uint32_t t = 0; t < NET_TENSOR_COUNT; t++) {
        check_tensor(&fixture, &fixture.net.tensors[t], directions[t], squares[t]);
    }
    net_close(&fixture.net);
    base_arena_release(&fixture.work);
    base_arena_release(&fixture.arena);
}

static void products_are_products(void **state)
{
    (void)state;
    enum { ROWS = 11, INPUTS = 9, OUTPUTS = 48 };
    float x[ROWS * INPUTS], w[INPUTS * OUTPUTS], out[ROWS * OUTPUTS];
    for (uint32_t i = 0; i < ROWS * INPUTS; i++) {
        x[i] = (float)(i % 5) - 2;
    }
    for (uint32_t i = 0; i < INPUTS * OUTPUTS; i++) {
        w[i] = (float)(i % 11) - 5;
    }
    multiply_forward(x, INPUTS, ROWS, w, INPUTS, OUTPUTS, out);
    for (uint32_t r = 0; r < ROWS; r++) {
        for (uint32_t o = 0; o < OUTPUTS; o++) {
            float sum = 0;
            for (uint32_t k = 0; k < INPUTS; k++) {
                sum += x[r * INPUTS + k] * w[k * OUTPUTS + o];
            }
            assert_true(sum >= out[r * OUTPUTS + o] && sum <= out[r * OUTPUTS + o]); /* whole numbers: exact */
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(products_are_products), cmocka_unit_test(gradients_are_gradients)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
