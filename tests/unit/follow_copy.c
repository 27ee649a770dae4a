/* Texts that no paper prints: the search for copies must neither fall nor find what is not there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "follow/copy.h"
#include "follow/internal.h"
#include "follow/reports.h"
#include "ledger_fixture.h"

static struct follow_text made(struct base_arena *arena, struct base_str text)
{
    struct follow_text made;
    const struct follow_told_text told = {.text = text, .day = TEXT_NO_DAY, .id = BASE_STR("a"), .title = BASE_STR("Title")};
    follow_text_make(arena, &told, &made);
    return made;
}

static void check(const struct follow_text *text)
{
    const struct follow_set *sets[] = {&text->runs, &text->plain, &text->quoted, &text->figures, &text->times, &text->names};
    assert_true(text->key_count <= FOLLOW_KEYS);
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        for (uint32_t k = 1; k < sets[i]->count; k++) {
            assert_true(sets[i]->items[k - 1] < sets[i]->items[k]);
        }
    }
}

static void odd_texts(void **state)
{
    (void)state;
    static const char *const ODD[] = {
        "",
        " ",
        "\n",
        "\n\n\n",
        ".",
        "\"",
        "\"\"\"",
        "5",
        "5,",
        "5,,5",
        ",5.",
        "$",
        "%",
        "% 5%",
        "\xFF\xFE\xFD",
        "\xC3",
        "a\xE2\x80",
        "'s",
        "a's",
        "a\xE2\x80\x99s b",
        "\"unclosed quotation of some seven words here",
        "5 million billion trillion trillion",
        "July July 5 July",
        "1999 2000 2001",
        "twenty five twenty hundred",
        "\xE4\xB8\xAD\xE5\x9B\xBD\xE4\xBA\xBA\xE6\xB0\x91",
        "(Corrects",
        "correction",
        "Source: ",
        "A\0B",
    };
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct follow_text plain = made(&arena, BASE_STR("Norland and Verania signed a treaty in Tarsk on 5 July."));
    for (size_t i = 0; i < sizeof ODD / sizeof *ODD; i++) {
        struct follow_text text = made(&arena, base_str_from(ODD[i]));
        double likeness;
        check(&text);
        assert_int_equal(follow_compare(&text, &plain, &likeness), FOLLOW_ORIGINAL);
        assert_int_equal(follow_compare(&plain, &text, &likeness), FOLLOW_ORIGINAL);
        assert_true(likeness >= 0 && likeness <= 1);
        assert_int_equal(follow_compare(&text, &text, &likeness), FOLLOW_ORIGINAL); /* too little to tell */
    }
    base_arena_release(&arena);
}

/* Any bytes, always the same ones. */
static void noise(void **state)
{
    (void)state;
    struct base_arena arena;
    uint64_t seed = 1;
    char bytes[400];
    for (int round = 0; round < 2000; round++) {
        base_arena_init(&arena, 0);
        size_t length = (size_t)(round % (int)sizeof bytes);
        for (size_t i = 0; i < length; i++) {
            static const char SIGNS[] = "ab Z5,.\"$%'\n\xE2\x80\x9C\xC3\xBC\xFF";
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            bytes[i] = SIGNS[(seed >> 33) % (sizeof SIGNS - 1)];
        }
        struct follow_text text = made(&arena, (struct base_str){bytes, (uint32_t)length});
        check(&text);
        base_arena_release(&arena);
    }
}

static void giant(void **state)
{
    (void)state;
    enum { LENGTH = 4000000 };
    struct base_arena arena;
    base_arena_init(&arena, 0);
    char *bytes = malloc(LENGTH);
    assert_non_null(bytes);
    for (size_t i = 0; i < LENGTH; i++) {
        bytes[i] = i % 6 == 5 ? ' ' : 'a' + (char)(i * i / 7 % 26);
    }
    struct follow_text text = made(&arena, (struct base_str){bytes, LENGTH});
    check(&text);
    assert_true(text.words <= 20000);
    memset(bytes, '5', LENGTH);
    text = made(&arena, (struct base_str){bytes, LENGTH});
    check(&text);
    memset(bytes, '"', LENGTH);
    text = made(&arena, (struct base_str){bytes, LENGTH});
    check(&text);
    free(bytes);
    base_arena_release(&arena);
}

/* A thousand papers print one text: one family, and the work for each stays the same. */
static void one_text_in_a_thousand_papers(void **state)
{
    (void)state;
    enum { PAPERS = 1000 };
    static const char TEXT[] =
        "paper %c%c%c\nNorland and Verania on Saturday signed an agreement to rebuild the harbour of Kestrel Bay, the "
        "largest joint project since the two states restored ties. Transport Minister Ada Norell and her "
        "counterpart Tam Vero put their names to the document in Tarsk. Work is to begin in March and will cost "
        "340 million dollars, of which Verania pays two thirds.";
    struct ledger *ledger;
    char message[LEDGER_MESSAGE], text[800], path[32];
    enum ledger_outcome outcome;
    uint64_t copies;
    struct base_arena arena;
    struct follow_numbers turned = {0};
    base_arena_init(&arena, 0);
    const char *file = fixture_path("papers");
    assert_int_equal(ledger_open(file, LEDGER_WRITE, &ledger, message), PACTA_OK);
    assert_int_equal(ledger_set_versions(ledger, &(struct ledger_versions){"1", "1", "1"}), PACTA_OK);
    for (int i = 0; i < PAPERS; i++) {
        snprintf(text, sizeof text, TEXT, 'a' + i % 10, 'a' + i / 10 % 10, 'a' + i / 100);
        snprintf(path, sizeof path, "%d.txt", i);
        const struct fixture_source source = {path, text, "", "", 20279 + i % 3, NULL};
        assert_int_equal(fixture_add(ledger, &source, &outcome), PACTA_OK);
    }
    assert_int_equal(follow_copies_update(ledger, &arena, &turned, &copies), PACTA_OK);
    assert_int_equal(ledger_commit(ledger), PACTA_OK);
    assert_int_equal(ledger_number(ledger, "SELECT count(DISTINCT family) FROM article_copy", 0), 1);
    assert_int_equal(ledger_number(ledger, "SELECT count(*) FROM article_copy WHERE manner = 'copy'", 0), PAPERS - 1);
    assert_int_equal(follow_copies_update(ledger, &arena, &turned, &copies), PACTA_OK);
    assert_int_equal(copies, 0); /* nothing new */
    ledger_close(ledger);
    base_arena_release(&arena);
    fixture_path("papers");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(odd_texts),
        cmocka_unit_test(noise),
        cmocka_unit_test(giant),
        cmocka_unit_test(one_text_in_a_thousand_papers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
