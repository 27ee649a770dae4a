/* A user's words: added, put in the place of ours, refused with file, line and remedy. */
#include "lexicon/overlay.h"

#include "lexicon/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct folder {
    char path[64];
};

static int make_folder(void **state)
{
    struct folder *folder = calloc(1, sizeof *folder);
    snprintf(folder->path, sizeof folder->path, "/tmp/pacta-words-XXXXXX");
    *state = folder;
    return mkdtemp(folder->path) == NULL;
}

static int remove_folder(void **state)
{
    struct folder *folder = *state;
    char command[128];
    lexicon_overlay_close();
    snprintf(command, sizeof command, "rm -rf '%s'", folder->path);
    int status = system(command);
    free(folder);
    return status;
}

static void write_table(const struct folder *folder, const char *name, const char *text)
{
    char path[160];
    snprintf(path, sizeof path, "%s/%s", folder->path, name);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static struct base_str kind_of(const char *noun)
{
    const struct lexicon_table *table = lexicon_table_named("meeting_nouns");
    uint32_t row = lexicon_find(table, base_str_from(noun));
    return row == LEXICON_NONE ? (struct base_str){0} : lexicon_cell(table, row, lexicon_column(table, "kind"));
}

static void words_are_added_and_replaced(void **state)
{
    char message[LEXICON_MESSAGE_SIZE] = "";
    char before[17];
    snprintf(before, sizeof before, "%s", lexicon_fingerprint());
    assert_true(base_str_is(kind_of("confab"), ""));
    write_table(*state, "meeting_nouns.tsv", "noun\tkind\tneed\nconfab\ttalks\tparty\nsummit\ttalks\t-\n");
    assert_int_equal(lexicon_overlay_open(((struct folder *)*state)->path, message), PACTA_OK);
    assert_true(base_str_is(kind_of("confab"), "talks"));
    assert_true(base_str_is(kind_of("summit"), "talks"));
    assert_true(base_str_is(kind_of("session"), "session"));
    assert_string_not_equal(before, lexicon_fingerprint());
    lexicon_overlay_close();
    assert_true(base_str_is(kind_of("confab"), ""));
    assert_true(base_str_is(kind_of("summit"), "summit"));
    assert_string_equal(before, lexicon_fingerprint());
}

static void one_pair_leaves_the_other_pairs(void **state)
{
    char message[LEXICON_MESSAGE_SIZE] = "";
    write_table(*state, "light_verbs.tsv", "verb\tnoun\tprep\tmeaning\tnote\nhold\tconfab\t-\tmeet\t-\n");
    uint32_t pairs = 0, with_ours = 0;
    assert_int_equal(lexicon_overlay_open(((struct folder *)*state)->path, message), PACTA_OK);
    const struct lexicon_table *table = lexicon_table_named("light_verbs");
    for (uint32_t row = lexicon_find(table, BASE_STR("hold")); row != LEXICON_NONE; row = lexicon_next(table, row)) {
        pairs++;
        with_ours += base_str_is(lexicon_cell(table, row, 1), "confab");
    }
    assert_int_equal(with_ours, 1);
    assert_true(pairs > 3);
}

static void refuses(void **state, const char *name, const char *text, const char *words)
{
    char message[LEXICON_MESSAGE_SIZE] = "";
    write_table(*state, name, text);
    assert_int_not_equal(lexicon_overlay_open(((struct folder *)*state)->path, message), PACTA_OK);
    if (strstr(message, words) == NULL) {
        fail_msg("expected \"%s\" in \"%s\"", words, message);
    }
    assert_true(base_str_is(kind_of("summit"), "summit"));
}

static void wrong_columns_are_told(void **state)
{
    refuses(state, "meeting_nouns.tsv", "noun\tkind\nconfab\ttalks\n", "header line");
}

static void unsorted_rows_are_told(void **state)
{
    refuses(state, "meeting_nouns.tsv", "noun\tkind\tneed\nparley\ttalks\t-\nconfab\ttalks\t-\n", ":3: not sorted");
}

static void unknown_tables_are_told(void **state)
{
    refuses(state, "no_such_table.tsv", "a\tb\nx\ty\n", "no table of that name");
}

static void a_missing_folder_is_told(void **state)
{
    char message[LEXICON_MESSAGE_SIZE] = "";
    (void)state;
    assert_int_equal(lexicon_overlay_open("/nowhere/at/all", message), PACTA_NO_FILE);
    assert_non_null(strstr(message, "/nowhere/at/all"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_are_added_and_replaced, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(one_pair_leaves_the_other_pairs, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(wrong_columns_are_told, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(unsorted_rows_are_told, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(unknown_tables_are_told, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(a_missing_folder_is_told, make_folder, remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
