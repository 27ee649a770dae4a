/* Countries by words and codes, sets of parties, and whether every ISO 3166-1 state of the system's list is known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "know/know.h"

#include <jansson.h>
#include <stdio.h>

static struct know_tables *tables;

static void expect_country(const char *words, const char *code, const char *name)
{
    struct base_str found_code = {0}, found_name = {0};
    bool found = know_country_from_words(tables, base_str_from(words), &found_code, &found_name);
    if (code == NULL) {
        assert_false(found);
        return;
    }
    assert_true(found);
    assert_true(base_str_is(found_code, code));
    assert_true(base_str_is(found_name, name));
}

static void words_and_codes_give_countries(void **state)
{
    (void)state;
    expect_country("PAK", "PAK", "Pakistan");
    expect_country("pk", "PAK", "Pakistan");
    expect_country("Türkiye", "TUR", "Türkiye");
    expect_country(" turkey ", "TUR", "Türkiye");
    expect_country("the Netherlands", "NLD", "Netherlands");
    expect_country("U.S.", "USA", "United States");
    expect_country("Cote d'Ivoire", "CIV", "Côte d'Ivoire");
    expect_country("kosovo", "XKX", "Kosovo");
}

static void other_words_give_none(void **state)
{
    (void)state;
    expect_country("", NULL, NULL);
    expect_country("x", NULL, NULL);
    expect_country("Atlantis", NULL, NULL);
    expect_country("Turkish", NULL, NULL);
    expect_country("ZZZ", NULL, NULL);
    expect_country("\xff\xfe\xc3", NULL, NULL);
}

static void names_of_codes(void **state)
{
    (void)state;
    assert_true(base_str_is(know_country_name(tables, BASE_STR("TUR")), "Türkiye"));
    assert_true(base_str_is(know_country_name(tables, BASE_STR("tur")), "Türkiye"));
    assert_true(base_str_is(know_country_name(tables, BASE_STR("GCC")), "GCC"));
    assert_true(base_str_is(know_country_name(tables, BASE_STR("")), ""));
}

static void parties_are_sorted_and_once(void **state)
{
    (void)state;
    struct know_parties parties = {0};
    static const char *const codes[] = {"TUR", "EU", "PAK", "TUR", "", "PAK"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        know_parties_add(&parties, base_str_from(codes[i]));
    }
    assert_int_equal(parties.count, 3);
    assert_true(base_str_is(parties.codes[0], "EU"));
    assert_true(base_str_is(parties.codes[1], "PAK"));
    assert_true(base_str_is(parties.codes[2], "TUR"));
    assert_true(know_parties_has(&parties, BASE_STR("PAK")));
    assert_false(know_parties_has(&parties, BASE_STR("PA")));
}

static void a_full_set_stays(void **state)
{
    (void)state;
    struct know_parties parties = {0};
    static const char *const codes[] = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        know_parties_add(&parties, base_str_from(codes[i]));
    }
    assert_int_equal(parties.count, 12);
    assert_false(know_parties_has(&parties, BASE_STR("N")));
}

/* Territories without people or voice in the news need not be known. */
static bool is_left_out(const char *code)
{
    return base_str_in(base_str_from(code), "ATA ATF BES BLM BVT CCK CXR HMD IOT MAF NFK PCN SGS SJM SPM UMI WLF");
}

static void every_state_of_iso_is_known(void **state)
{
    (void)state;
    json_error_t error;
    json_t *list = json_load_file("/usr/share/iso-codes/json/iso_3166-1.json", 0, &error);
    if (list == NULL) {
        skip();
    }
    size_t index;
    json_t *entry;
    json_array_foreach(json_object_get(list, "3166-1"), index, entry)
    {
        const char *code = json_string_value(json_object_get(entry, "alpha_3"));
        const char *alpha2 = json_string_value(json_object_get(entry, "alpha_2"));
        struct base_str by_code = {0}, by_alpha2 = {0}, name = {0};
        if (is_left_out(code)) {
            continue;
        }
        bool known = know_country_from_words(tables, base_str_from(code), &by_code, &name) &&
                     know_country_from_words(tables, base_str_from(alpha2), &by_alpha2, &name);
        if (!known || !base_str_equal(by_code, by_alpha2)) {
            fail_msg("%s is not in data/lexicon/states.tsv; add it", code);
        }
    }
    json_decref(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_codes_give_countries),
        cmocka_unit_test(other_words_give_none),
        cmocka_unit_test(names_of_codes),
        cmocka_unit_test(parties_are_sorted_and_once),
        cmocka_unit_test(a_full_set_stays),
        cmocka_unit_test(every_state_of_iso_is_known),
    };
    if (know_tables_open(&tables) != PACTA_OK) {
        return 1;
    }
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    know_tables_close(tables);
    return failed;
}
