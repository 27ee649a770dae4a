/* Sectors of a stretch of words: the longest wording counts, words too general tell nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "know/sector.h"

#include <stdio.h>
#include <string.h>

static struct know_tables *tables;

/* The sectors of a text, joined by "; ". */
static void sectors_of(const char *words, char *out, size_t size)
{
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct lang_text text = {.text = base_str_from(words)};
    struct know_sectors sectors = {0};
    lang_split(&arena, &text, (struct base_span){0, text.text.length}, 0);
    know_sectors(tables, &text, (struct base_span){0, text.tokens.count}, &sectors);
    out[0] = '\0';
    for (uint32_t i = 0; i < sectors.count; i++) {
        size_t used = strlen(out);
        snprintf(out + used, size - used, "%s%.*s", i == 0 ? "" : "; ", BASE_STR_ARG(sectors.names[i]));
    }
    base_arena_release(&arena);
}

static void expect(const char *words, const char *sectors)
{
    char found[512];
    sectors_of(words, found, sizeof found);
    assert_string_equal(found, sectors);
}

static void words_tell_sectors(void **state)
{
    (void)state;
    expect("cooperation in defence and free trade", "defence; trade");
    expect("Visas and Counter-Terrorism", "consular and visas; security and counter-terrorism");
    expect("an agreement on information technology, railways and health",
           "health; information technology; transport and connectivity");
    expect("a science and technology park", "science");
}

static void the_longest_wording_counts(void **state)
{
    (void)state;
    expect("a nuclear power plant", "energy");
    expect("climate finance", "environment and climate");
    expect("the foreign affairs committee", "politics and diplomacy");
    expect("free trade agreement", "trade");
}

static void other_words_tell_none(void **state)
{
    (void)state;
    expect("", "");
    expect("the two sides agreed to meet again", "");
    expect("it said that power lies with the post", "");
    expect("tradesman", "");
}

static void letters_decide_for_short_names(void **state)
{
    (void)state;
    expect("cooperation on LNG and ICT", "energy; information technology");
    expect("lng and ict", "");
}

static void long_and_broken_input_is_survived(void **state)
{
    (void)state;
    char words[4096];
    memset(words, 'a', sizeof words - 1);
    words[sizeof words - 1] = '\0';
    expect(words, "");
    memset(words, '-', sizeof words - 1);
    expect(words, "");
    expect("\xff\xc3 trade \xe2\x80", "trade");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_tell_sectors),
        cmocka_unit_test(the_longest_wording_counts),
        cmocka_unit_test(other_words_tell_none),
        cmocka_unit_test(letters_decide_for_short_names),
        cmocka_unit_test(long_and_broken_input_is_survived),
    };
    if (know_tables_open(&tables) != PACTA_OK) {
        return 1;
    }
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    know_tables_close(tables);
    return failed;
}
