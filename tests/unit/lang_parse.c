/* Chunks are one word to the parser; every tree is whole; nothing grows out of bounds. */
#include "lang/lang.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

struct fixture {
    struct base_arena arena;
    struct base_arena scratch;
    struct lang_model *model;
    struct lang_text text;
};

static int open_fixture(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    base_arena_init(&fixture->arena, 0);
    base_arena_init(&fixture->scratch, 0);
    *state = fixture;
    return lang_model_open(PACTA_SOURCE_DIR "/data/model/english.pacta-model", &fixture->model, NULL) == PACTA_OK ? 0 : -1;
}

static int close_fixture(void **state)
{
    struct fixture *fixture = *state;
    base_arena_release(&fixture->arena);
    base_arena_release(&fixture->scratch);
    lang_model_close(fixture->model);
    free(fixture);
    return 0;
}

static void read_text(struct fixture *fixture, struct base_str bytes)
{
    fixture->text = (struct lang_text){.text = bytes};
    lang_split(&fixture->arena, &fixture->text, (struct base_span){0, bytes.length}, 0);
    for (uint32_t i = 0; i < fixture->text.sentences.count; i++) {
        lang_tag(fixture->model, &fixture->arena, &fixture->scratch, &fixture->text, i);
    }
}

/* One root, every other head inside the sentence, and everything below the root. */
static void assert_whole_tree(const struct lang_text *text, uint32_t sentence)
{
    const struct lang_sentence *range = &text->sentences.items[sentence];
    uint32_t roots = 0;
    for (uint32_t i = range->first; i < range->end; i++) {
        const uint32_t head = text->tokens.items[i].head;
        roots += head == LANG_NONE;
        assert_true(head == LANG_NONE || (head >= range->first && head < range->end && head != i));
    }
    assert_int_equal(roots, 1);
    const struct base_span below = lang_subtree(text, range->root);
    assert_int_equal(below.start, range->first);
    assert_int_equal(below.end, range->end);
}

static void a_chunk_is_one_word(void **state)
{
    struct fixture *fixture = *state;
    read_text(fixture, BASE_STR("Deputy Prime Minister and Foreign Minister Senator Arman Vero met Selim Norell."));
    const struct lang_chunk chunk = {.first = 0, .end = 9, .head = 7};
    for (uint32_t beam = 1; beam <= 8; beam += 7) {
        lang_parse(fixture->model, &fixture->scratch, &fixture->text, 0, &chunk, 1, beam);
        assert_whole_tree(&fixture->text, 0);
        for (uint32_t i = 0; i < 9; i++) {
            assert_true(i == 7 || fixture->text.tokens.items[i].head == 7);
        }
        assert_int_equal(fixture->text.tokens.items[8].relation, LANG_ARC_FLAT);
        assert_int_equal(fixture->text.tokens.items[7].relation, LANG_ARC_NSUBJ);
        assert_int_equal(fixture->text.sentences.items[0].root, 9);
    }
}

static void chunks_that_do_not_fit_are_passed_over(void **state)
{
    struct fixture *fixture = *state;
    read_text(fixture, BASE_STR("Vero met Norell."));
    const struct lang_chunk chunks[] = {{0, 0, 0}, {2, 1, 2}, {0, 99, 1}, {1, 3, 0}};
    lang_parse(fixture->model, &fixture->scratch, &fixture->text, 0, chunks, 4, 1);
    assert_whole_tree(&fixture->text, 0);
}

static void odd_text_gives_whole_trees(void **state)
{
    struct fixture *fixture = *state;
    static const char *const texts[] = {
        ",",  ". . .",          ", , , ; ; ( ( (", "a", "((((", "\"\"\"\"", "\xff\xfe\x80", "$$$ 5 $$",
        "'s", "- - - and , or", "https://",        "@", "...",  "\xE2\x80", "a.b.c.d.e.f.", "!!!???"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        read_text(fixture, base_str_from(texts[i]));
        for (uint32_t s = 0; s < fixture->text.sentences.count; s++) {
            lang_parse(fixture->model, &fixture->scratch, &fixture->text, s, NULL, 0, i % 2 == 0 ? 1 : 4);
            assert_whole_tree(&fixture->text, s);
        }
    }
}

static void long_sentences_are_cut(void **state)
{
    struct fixture *fixture = *state;
    const uint32_t length = 200000;
    char *bytes = base_arena_take(&fixture->arena, length);
    for (uint32_t i = 0; i < length; i++) {
        bytes[i] = "word , "[i % 7];
    }
    read_text(fixture, (struct base_str){bytes, length});
    for (uint32_t s = 0; s < fixture->text.sentences.count; s++) {
        const struct lang_sentence *range = &fixture->text.sentences.items[s];
        assert_true(range->end - range->first <= 401);
    }
    lang_parse(fixture->model, &fixture->scratch, &fixture->text, 0, NULL, 0, 8);
    assert_whole_tree(&fixture->text, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_chunk_is_one_word, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(chunks_that_do_not_fit_are_passed_over, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(odd_text_gives_whole_trees, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(long_sentences_are_cut, open_fixture, close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
