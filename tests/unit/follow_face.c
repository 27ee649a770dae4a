/* Faces: what is written is read again, and anything can be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "follow/face.h"
#include "text/article.h"

static void fill(struct follow_face *face, struct follow_pool *pool)
{
    follow_face_init(face, FOLLOW_PROJECT);
    face->family = FOLLOW_PLAN;
    face->stage = FOLLOW_AHEAD;
    face->plain = true;
    face->records = 3;
    face->sort = follow_pool_id(pool, BASE_STR("railway"));
    face->amount = 5e9;
    face->number = 24;
    face->body = 17;
    face->article = 4;
    face->text = 2;
    face->first_day = 100;
    face->last_day = 20000;
    follow_face_add(face->parties, &face->party_count, FOLLOW_FACE_PARTIES, follow_pool_id(pool, BASE_STR("KAZ")));
    follow_face_add(face->parties, &face->party_count, FOLLOW_FACE_PARTIES, follow_pool_id(pool, BASE_STR("PAK")));
    follow_face_add(face->people, &face->people_count, FOLLOW_FACE_PEOPLE, follow_pool_id(pool, BASE_STR("norel ada")));
    follow_face_add_word(face, follow_pool_id(pool, BASE_STR("tunnel")), false, 3);
    follow_face_add_word(face, follow_pool_id(pool, BASE_STR("joint")), true, 1);
    follow_face_add_span(face, (struct follow_face_span){.from = -5, .to = 12, .stage = FOLLOW_AHEAD, .guessed = true});
}

static void test_round_trip(void **state)
{
    (void)state;
    struct base_arena arena;
    struct follow_pool pool;
    struct follow_face face, again;
    struct base_buffer text, text_again;
    base_arena_init(&arena, 0);
    base_buffer_init(&text);
    base_buffer_init(&text_again);
    follow_pool_init(&pool, &arena);
    fill(&face, &pool);
    follow_face_write(&face, &pool, &text);
    follow_face_read(&again, FOLLOW_PROJECT, &pool, (struct base_str){text.data, (uint32_t)text.length});
    follow_face_write(&again, &pool, &text_again);
    assert_int_equal(text.length, text_again.length);
    assert_memory_equal(text.data, text_again.data, text.length);
    assert_int_equal(again.words[0].times, 3);
    assert_true(again.words[1].weak);
    assert_int_equal(again.spans[0].from, -5);
    assert_true(again.spans[0].guessed);
    base_buffer_release(&text);
    base_buffer_release(&text_again);
    base_arena_release(&arena);
}

static void test_anything(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {
        "",
        "|",
        "\n\n|||\n",
        "words",
        "words|",
        "words|~|*|~*|3*",
        "spans|,|,,,,|9999999999999,-99999999999999,9,9",
        "face",
        "face|999|999|999|999999999999",
        "days|-2147483648|2147483647",
        "amount|nan",
        "amount|1e999",
        "number|-7",
        "parties|A|B|C|D|E|F|G|H|I|J|K",
        "body|99999999999999999999",
        "article|1",
        "unknown|x",
        "words|-3*x|70000*y",
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct base_arena arena;
        struct follow_pool pool;
        struct follow_face face;
        base_arena_init(&arena, 0);
        follow_pool_init(&pool, &arena);
        follow_face_read(&face, FOLLOW_TARGET, &pool, base_str_from(TEXTS[i]));
        assert_in_range(face.party_count, 0, FOLLOW_FACE_PARTIES);
        assert_in_range(face.span_count, 0, FOLLOW_FACE_SPANS);
        assert_true(face.first_day == TEXT_NO_DAY || (face.first_day > -20000000 && face.first_day < 20000000));
        follow_face_merge(&face, &face);
        base_arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_round_trip), cmocka_unit_test(test_anything)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
