/* Dates and amounts on split text without tags: word tables and shapes must carry the finders alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "know/calendar.h"
#include "know/know.h"

#include <math.h>
#include <stdio.h>
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

static void print_day(struct base_buffer *out, int32_t day)
{
    int32_t year;
    uint32_t month, number;
    if (day == KNOW_NO_DAY) {
        base_buffer_add_char(out, '?');
        return;
    }
    text_day_to_ymd(day, &year, &month, &number);
    base_buffer_format(out, "%04d-%02u-%02u", year, month, number);
}

static void print_date(struct base_buffer *out, const struct know_date *date)
{
    static const char *const PRECISION[] = {"day", "month", "year", "unknown"};
    base_buffer_format(out, "%s%.*s = ", out->length > 0 ? " | " : "", BASE_STR_ARG(date->said));
    print_day(out, date->from);
    if (date->to != date->from) {
        base_buffer_add_text(out, "..");
        print_day(out, date->to);
    }
    base_buffer_format(out, " %s%s%s%s", PRECISION[date->precision], date->is_deadline ? " deadline" : "",
                       date->is_period ? " period" : "", date->is_since ? " since" : "");
}

static void print_number(struct base_buffer *out, const char *name, double number)
{
    if (!isnan(number)) {
        base_buffer_format(out, " %s%.15g", name, number);
    }
}

static void print_amount(struct base_buffer *out, const struct know_amount *amount)
{
    static const char *const KIND[] = {"money", "percent", "count", "measure", "ordinal"};
    base_buffer_format(out, "%s%s", out->length > 0 ? " | " : "", KIND[amount->kind]);
    print_number(out, "", amount->value);
    print_number(out, "min ", amount->min);
    print_number(out, "max ", amount->max);
    if (amount->approx.length > 0) {
        base_buffer_format(out, " (%.*s)", BASE_STR_ARG(amount->approx));
    }
    if (amount->unit.length > 0) {
        base_buffer_format(out, " %.*s", BASE_STR_ARG(amount->unit));
    }
    if (amount->per.length > 0) {
        base_buffer_format(out, " per %.*s", BASE_STR_ARG(amount->per));
    }
    base_buffer_add_text(out, amount->doubtful ? " doubtful" : "");
}

/* What the finders give for a text must be the expected line. */
static void check(const char *text, const char *expected, int32_t day, bool dates, unsigned *bad)
{
    struct work work;
    struct base_buffer out;
    base_buffer_init(&out);
    open_work(&work, base_str_from(text), day);
    for (uint32_t i = 0; i < work.article.mentions.count; i++) {
        const struct know_mention *mention = &work.article.mentions.items[i];
        if (dates && mention->kind == KNOW_DATE) {
            print_date(&out, &work.article.dates.items[mention->value]);
        } else if (!dates && mention->kind == KNOW_AMOUNT) {
            print_amount(&out, &work.article.amounts.items[mention->value]);
        }
    }
    base_buffer_add_char(&out, '\0');
    if (strcmp(out.data, expected) != 0) {
        printf("  %s\n    expected: %s\n    got:      %s\n", text, expected, out.data);
        ++*bad;
    }
    base_buffer_release(&out);
    close_work(&work);
}

struct row {
    const char *text, *expected;
};

static const struct row DATES[] = {
#include "know_values_dates.def"
};

static const struct row UNDATED[] = {
    {"Norell arrived on Wednesday.", "on Wednesday = ? unknown"},
    {"They meet tomorrow.", "tomorrow = ? unknown"},
    {"The work ends by the end of this year.", "by the end of this year = ? unknown deadline"},
    {"In the last 15 months trade grew.", "In the last 15 months = ? unknown period"},
    {"They met on 3 May.", "on 3 May = ? unknown"},
    {"They met on 3 May 2024.", "on 3 May 2024 = 2024-05-03 day"},
    {"The plan runs until 2030.", "until 2030 = 2030-01-01..2030-12-31 year period"},
    {"Tuesday's attack was condemned.", "Tuesday's = ? unknown"},
};

static const struct row AMOUNTS[] = {
#include "know_values_amounts.def"
};

static void dates_are_found(void **state)
{
    (void)state;
    unsigned bad = 0;
    int32_t day = know_calendar_day(2025, 7, 10); /* a Thursday */
    for (size_t i = 0; i < sizeof DATES / sizeof *DATES; i++) {
        check(DATES[i].text, DATES[i].expected, day, true, &bad);
    }
    for (size_t i = 0; i < sizeof UNDATED / sizeof *UNDATED; i++) {
        check(UNDATED[i].text, UNDATED[i].expected, KNOW_NO_DAY, true, &bad);
    }
    assert_int_equal(bad, 0);
}

static void amounts_are_found(void **state)
{
    (void)state;
    unsigned bad = 0;
    int32_t day = know_calendar_day(2025, 7, 10);
    for (size_t i = 0; i < sizeof AMOUNTS / sizeof *AMOUNTS; i++) {
        check(AMOUNTS[i].text, AMOUNTS[i].expected, day, false, &bad);
    }
    assert_int_equal(bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_found),
        cmocka_unit_test(amounts_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
