/* Dates and amounts on text, with a tokenizer of blanks and signs: what the finders make of words must not hang on it. */
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

__attribute__((weak)) int32_t text_day_from_ymd(int32_t year, uint32_t month, uint32_t day)
{
    int32_t y = year - (month <= 2), era = (y >= 0 ? y : y - 399) / 400;
    uint32_t yoe = (uint32_t)(y - era * 400), doy = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + (int32_t)(yoe * 365 + yoe / 4 - yoe / 100 + doy) - 719468;
}
__attribute__((weak)) void text_day_to_ymd(int32_t days, int32_t *year, uint32_t *month, uint32_t *day)
{
    int32_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
    uint32_t doe = (uint32_t)(z - era * 146097), yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    uint32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    *day = doy - (153 * mp + 2) / 5 + 1;
    *month = mp < 10 ? mp + 3 : mp - 9;
    *year = (int32_t)yoe + era * 400 + (*month <= 2);
}

struct work {
    struct base_arena arena, scratch;
    struct lang_text text;
    struct know_article article;
    struct know_working working;
};

static bool is_word_byte(unsigned char c)
{
    return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static void split(struct work *work, struct base_str text)
{
    work->text.text = text;
    for (uint32_t at = 0; at < text.length;) {
        uint32_t end = at + 1;
        unsigned char c = (unsigned char)text.data[at];
        if (c == ' ' || c == '\n') {
            at++;
            continue;
        }
        while (is_word_byte(c) && end < text.length && is_word_byte((unsigned char)text.data[end])) {
            end++;
        }
        *BASE_PUSH(&work->arena, work->text.tokens) = (struct lang_token){.at = {at, end}, .head = LANG_NONE};
        at = end;
    }
    *BASE_PUSH(&work->arena, work->text.sentences) = (struct lang_sentence){.end = work->text.tokens.count};
}

static void open_work(struct work *work, struct base_str text, int32_t day)
{
    *work = (struct work){0};
    base_arena_init(&work->arena, 0);
    base_arena_init(&work->scratch, 0);
    split(work, text);
    work->article.text = &work->text;
    work->working = (struct know_working){.arena = &work->arena, .scratch = &work->scratch, .out = &work->article};
    know_find_dates(&work->working, 0, day);
    know_find_amounts(&work->working, 0);
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
