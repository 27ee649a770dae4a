/* A commitment in the words of its report: what stands between verb and object is not lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "api/wording.h"
#include "read/record_json.h"

static const struct {
    const char *action, *object, *quote, *line;
} CASES[] = {
    {"commit", "the Tarsk Charter", "Norell said they were fully committed to the Tarsk Charter.",
     "commit to the Tarsk Charter"},
    {"carry", "the survey", "Both sides will carry out the survey by May.", "carry out the survey"},
    {"build", "a road", "Vero is building a road to Tarsk", "build a road"},
    {"agree", "grain", "They <b>agreed</b> on&nbsp;more grain.", "agree on more grain"},
    /* the object stands before its verb, in another clause, or not at all */
    {"build", "the road", "The road will be built by 2030.", "build the road"},
    {"send", "aid", "They will send engineers, and aid will follow.", "send aid"},
    {"send", "aid", "Help is on its way.", "send aid"},
    {"make", "a copy", "Norell may meet Vero and take a copy.", "make a copy"},
    {"", "", "", " "},
};

static struct read_record *record_of(struct base_arena *arena, size_t i)
{
    struct read_record *record = read_record_new(arena, READ_COMMITMENT);
    read_set_text(arena, record, READ_F_ACTION, base_str_from(CASES[i].action));
    read_set_text(arena, record, READ_F_OBJECT, base_str_from(CASES[i].object));
    struct base_str quote = base_str_from(CASES[i].quote);
    *BASE_PUSH(arena, record->evidence) = (struct read_evidence){{0, quote.length}, quote};
    return record;
}

static void the_words_of_the_report_are_kept(void **state)
{
    (void)state;
    struct base_arena arena;
    base_arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct base_buffer out;
        base_buffer_init(&out);
        api_wording(&out, record_of(&arena, i));
        base_buffer_add_char(&out, '\0');
        assert_string_equal(out.data, CASES[i].line);
        base_buffer_release(&out);
    }
    base_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_words_of_the_report_are_kept)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
