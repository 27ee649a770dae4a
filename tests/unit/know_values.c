/* What cases cannot print of dates and amounts: mentions and heads, the calendar's ends, odd and giant input. Without tags. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "know/calendar.h"
#include "know/know.h"

#include <stdlib.h>
#include <string.h>

struct work {
    struct base_arena arena, scratch;
    struct lang_text text;
    struct know_article article;
    struct know_working working;
};

static void split(struct work *work, struct base_str text)
{
    work->text.text = text;
    lang_split(&work->arena, &work->text, (struct base_span){0, text.length}, 0);
    if (work->text.sentences.count == 0) {
        return;
    }
    work->text.sentences.items[0].end = work->text.tokens.count; /* a row is one sentence, whatever its points */
    work->text.sentences.count = 1;
}

static void open_work(struct work *work, struct base_str text, int32_t day)
{
    *work = (struct work){0};
    base_arena_init(&work->arena, 0);
    base_arena_init(&work->scratch, 0);
    split(work, text);
    work->article.text = &work->text;
    work->working = (struct know_working){.arena = &work->arena, .scratch = &work->scratch, .out = &work->article};
    for (uint32_t i = 0; i < work->text.sentences.count; i++) {
        know_find_dates(&work->working, i, day);
        know_find_amounts(&work->working, i);
    }
}

static void close_work(struct work *work)
{
    base_arena_release(&work->arena);
    base_arena_release(&work->scratch);
}

static struct base_str words_of(const struct work *work, const struct know_mention *mention)
{
    return base_str_slice(work->text.text, lang_bytes(&work->text, (struct base_span){mention->first, mention->end}));
}

static void mentions_leave_the_preposition_out(void **state)
{
    (void)state;
    struct work work;
    open_work(&work, BASE_STR("It died in Tuesday's attack, and by 2030 it ends."), know_calendar_day(2025, 7, 10));
    assert_int_equal(work.article.dates.count, 2);
    assert_true(base_str_is(words_of(&work, &work.article.mentions.items[0]), "Tuesday's"));
    assert_true(work.article.mentions.items[0].possessive);
    assert_true(base_str_is(words_of(&work, &work.article.mentions.items[1]), "2030"));
    assert_true(base_str_is(work.article.dates.items[1].said, "by 2030"));
    assert_true(base_str_is(lang_form(&work.text, work.article.mentions.items[0].head), "Tuesday"));
    close_work(&work);
}

static void a_count_names_its_noun(void **state)
{
    (void)state;
    struct work work;
    open_work(&work, BASE_STR("They signed at least 24 signed documents for $5 billion."), KNOW_NO_DAY);
    assert_int_equal(work.article.amounts.count, 2);
    assert_true(base_str_is(words_of(&work, &work.article.mentions.items[0]), "at least 24"));
    assert_true(base_str_is(lang_form(&work.text, work.article.mentions.items[0].head), "documents"));
    assert_int_equal(work.article.amounts.items[0].noun, work.article.mentions.items[0].head);
    assert_true(base_str_is(lang_form(&work.text, work.article.mentions.items[1].head), "5"));
    assert_int_equal(work.article.amounts.items[1].noun, KNOW_NONE);
    close_work(&work);
}

static void the_calendar_is_closed(void **state)
{
    (void)state;
    assert_int_equal(know_calendar_day(2023, 2, 29), KNOW_NO_DAY);
    assert_int_equal(know_calendar_day(0, 1, 1), KNOW_NO_DAY);
    int32_t day = know_calendar_day(2024, 2, 29);
    assert_int_equal(know_calendar_add(day, 1, KNOW_UNIT_YEAR), know_calendar_day(2025, 2, 28));
    assert_int_equal(know_calendar_add(day, 1, KNOW_UNIT_MONTH), know_calendar_day(2024, 3, 29));
    assert_int_equal(know_calendar_add(day, 48, KNOW_HOUR), know_calendar_day(2024, 3, 2));
    assert_int_equal(know_calendar_add(day, 4000000, KNOW_CENTURY), KNOW_NO_DAY);
    assert_int_equal(know_calendar_add(KNOW_NO_DAY, 1, KNOW_WEEK), KNOW_NO_DAY);
    assert_int_equal(know_calendar_weekday(day), 3);
    assert_int_equal(know_calendar_around(day, KNOW_WEEK).from, know_calendar_day(2024, 2, 26));
}

/* Inputs that once could, or might, break a finder. */
static void odd_input_is_survived(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {
        "", ".", "$", "-", "1-", "$1-", "the", "by", "in the", "from", "between", "within", "the end of", "early", "at least",
        "99999999999999999999999999999999 years ago", "in 99999999 years", "within 999999999999 decades", "1.2.3.4.5.6", "1,,2", "0.0.0",
        "\xFF\xFE 5 \xC3", "5\xE2", "from 9999 to 1", "31 February 2023", "the last 1000000000 centuries", "a a a a a a", "one one one",
        "hundred hundred", "million million billion", "half half a", "five and a half", "Rs.", "US$", "per", "Q5 2025", "H3 2025", "FY", "FY99",
        "2023-23", "9999-99", "00-00-0000", "32/13/2024", "12:", "12:34:56:78", "'s", "May May May", "Monday Monday", "the the the year",
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        for (uint32_t dated = 0; dated < 2; dated++) {
            struct work work;
            open_work(&work, base_str_from(TEXTS[i]), dated ? know_calendar_day(9999, 12, 31) : know_calendar_day(1, 1, 1));
            close_work(&work);
        }
    }
}

/* A sentence of many numbers is read in time linear in its length. */
static void a_giant_sentence_is_read(void **state)
{
    (void)state;
    enum { ROUNDS = 20000 };
    static const char PIECE[] = "on 3 May 2024 and $5-6 billion or two hundred ";
    char *bytes = malloc(ROUNDS * (sizeof PIECE - 1));
    for (size_t i = 0; i < ROUNDS; i++) {
        memcpy(bytes + i * (sizeof PIECE - 1), PIECE, sizeof PIECE - 1);
    }
    struct work work;
    open_work(&work, (struct base_str){bytes, ROUNDS * (sizeof PIECE - 1)}, know_calendar_day(2025, 7, 10));
    assert_true(work.article.dates.count >= ROUNDS / 2);
    assert_true(work.article.amounts.count >= ROUNDS / 2);
    close_work(&work);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mentions_leave_the_preposition_out), cmocka_unit_test(a_count_names_its_noun),
        cmocka_unit_test(the_calendar_is_closed),             cmocka_unit_test(odd_input_is_survived),
        cmocka_unit_test(a_giant_sentence_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
