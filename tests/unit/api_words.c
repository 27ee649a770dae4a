/* Amounts, dates, ordinals and lines in words; wrapping; text that tries to play with a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "api/line.h"
#include "api/markup.h"
#include "api/show.h"
#include "api/wrap.h"
#include "read/record_json.h"

#include <string.h>

static struct base_buffer out;

/* What was written since the last look. */
static const char *written(void)
{
    static char text[4000];
    size_t length = out.length < sizeof text - 1 ? out.length : sizeof text - 1;
    memcpy(text, out.data != NULL ? out.data : "", length);
    text[length] = '\0';
    base_buffer_clear(&out);
    return text;
}

static void amounts(void **state)
{
    (void)state;
    static const struct {
        double number;
        const char *unit, *words;
    } ROWS[] = {
        {5e9, "USD", "USD 5 billion"},
        {1.5e9, "EUR", "EUR 1.5 billion"},
        {804e6, "USD", "USD 804 million"},
        {24, "", "24"},
        {45, "percent", "45 percent"},
        {0.8, "", "0.8"},
        {12345, "ton", "12,345 ton"},
        {-3e6, "USD", "USD -3 million"},
        {0, "", "0"},
        {1e300, "", "1e+300"},
        {-12345, "", "-12,345"},
        {9999, "", "9999"},
        {2.5e12, "PKR", "PKR 2.5 trillion"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        api_amount(&out, ROWS[i].number, base_str_from(ROWS[i].unit));
        assert_string_equal(written(), ROWS[i].words);
    }
    static const struct {
        double number;
        const char *words;
    } ORDINALS[] = {
        {1, "1st"},   {2, "2nd"},   {3, "3rd"},   {4, "4th"},     {11, "11th"},
        {12, "12th"}, {13, "13th"}, {21, "21st"}, {112, "112th"}, {-1, "0th"},
    };
    for (size_t i = 0; i < sizeof ORDINALS / sizeof *ORDINALS; i++) {
        api_ordinal(&out, ORDINALS[i].number);
        assert_string_equal(written(), ORDINALS[i].words);
    }
}

static void dates(void **state)
{
    (void)state;
    static const struct {
        struct read_date date;
        const char *words;
    } ROWS[] = {
        {{20278, 20278, 0, {"on Wednesday", 12}}, "on Wednesday (2025-07-09)"},
        {{20278, TEXT_NO_DAY, 0, {0}}, "2025-07-09"},
        {{20270, 20300, 1, {0}}, "2025-07"},
        {{21915, 22279, 2, {"by 2030", 7}}, "by 2030 (2030)"},
        {{20278, 20279, 0, {0}}, "2025-07-09 to 2025-07-10"},
        {{TEXT_NO_DAY, 20278, 0, {0}}, "until 2025-07-09"},
        {{TEXT_NO_DAY, TEXT_NO_DAY, 3, {"in the coming weeks", 19}}, "in the coming weeks"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        api_date(&out, &ROWS[i].date);
        assert_string_equal(written(), ROWS[i].words);
    }
}

static void no_control_sign_comes_through(void **state)
{
    (void)state;
    api_plain(&out, BASE_STR(" a\x1b[31m\tb\r\n\x07 c\xC2\x9B"
                             "d\xE2\x80\xAE"
                             "e\x7F "));
    assert_string_equal(written(), "a [31m b c d e");
    api_plain_cut(&out, BASE_STR("one two three four"), 7);
    assert_string_equal(written(), "one two …");
    api_plain_cut(&out, BASE_STR("one two"), 7);
    assert_string_equal(written(), "one two");
    api_plain(&out, (struct base_str){0});
    assert_string_equal(written(), "");
}

static void wrapping(void **state)
{
    (void)state;
    api_wrap(&out, BASE_STR("one two three"), 0, 2, 8);
    assert_string_equal(written(), "one two\n  three\n");
    api_wrap(&out, BASE_STR("Türkiye Türkiye"), 0, 0, 15); /* columns, not bytes */
    assert_string_equal(written(), "Türkiye Türkiye\n");
    api_wrap(&out, BASE_STR("averyveryverylongword x"), 4, 4, 10);
    assert_string_equal(written(), "averyveryverylongword\n    x\n");
    api_wrap(&out, (struct base_str){0}, 0, 0, 10);
    assert_string_equal(written(), "\n");
    assert_int_equal(api_columns(BASE_STR("中国")), 4);
    assert_int_equal(api_columns(BASE_STR("\xFF"
                                          "a")),
                     2);
}

static void markup(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *words;
    } ROWS[] = {
        {"a < b & c", "a < b & c"},
        {"R&D", "R&D"},
        {"<p>QUETTA: The <b>g</b>oods</p><p>train</p>", "QUETTA: The goods train"},
        {"A &ndash; B &amp; C&#8217;s", "A – B & C’s"},
        {"cut <a href=\"x", "cut"},
        {"<", "<"},
        {"&", "&"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct base_buffer words;
        base_buffer_init(&words);
        api_unmark(&words, base_str_from(ROWS[i].bytes));
        api_plain(&out, (struct base_str){words.data, (uint32_t)words.length});
        assert_string_equal(written(), ROWS[i].words);
        base_buffer_release(&words);
    }
}

static void lines(void **state)
{
    (void)state;
    static const struct {
        const char *json, *words;
    } ROWS[] = {
        {"{\"record\":\"meeting\",\"kind\":\"session\",\"body\":\"HLC\",\"session\":7,\"status\":\"held\",\"place\":{\"name\":"
         "\"Tarsk\"},\"actors\":[{\"name\":\"Ada Norell\",\"as\":\"co-chair\"},{\"name\":\"Tam "
         "Vero\",\"as\":\"co-chair\"}],\"stance\":\"fact\"}",
         "7th session of HLC; held; Tarsk; co-chairs Ada Norell, Tam Vero"},
        {"{\"record\":\"meeting\",\"kind\":\"visit\",\"status\":\"planned\",\"level\":\"minister\",\"parties\":[\"NRL\",\"VRO\"],"
         "\"place\":{\"name\":\"Tarsk\",\"country\":\"VRO\"}}",
         "visit from NRL (minister); planned; Tarsk"},
        {"{\"record\":\"meeting\",\"kind\":\"visit\",\"status\":\"held\",\"level\":\"minister\",\"parties\":[\"NRL\",\"VRO\"],"
         "\"place\":{\"name\":\"Tarsk\",\"country\":\"VRO\"},\"actors\":[{\"name\":\"Ada Norell\",\"as\":\"visitor\"}]}",
         "visit; held; level: minister; Tarsk; visitor Ada Norell"},
        {"{\"record\":\"meeting\",\"status\":\"planned\",\"stance\":\"planned\",\"said_by\":\"Tam Vero\"}",
         "meeting; planned; according to Tam Vero"},
        {"{\"record\":\"target\",\"metric\":\"exports\",\"min\":2e9,\"unit\":\"USD\",\"modality\":\"at "
         "least\",\"per\":\"year\"}",
         "exports at least USD 2 billion a year"},
        {"{\"record\":\"figure\",\"metric\":\"trade\",\"min\":1e9,\"max\":2e9,\"unit\":\"USD\",\"change\":{\"percent\":45,"
         "\"since\":\"2023\"}}",
         "trade: 1 billion to USD 2 billion; change 45 percent since 2023"},
        {"{\"record\":\"tally\",\"quantity\":\"killed\",\"value\":0,\"of\":\"civilians\",\"incident\":\"Tarsk fire\"}",
         "0 civilians killed; Tarsk fire"},
        {"{\"record\":\"commitment\",\"by\":[\"NRL\",\"VRO\"],\"action\":\"boost\",\"object\":\"trade\",\"strength\":\"S3\","
         "\"status\":\"open\",\"restates\":true}",
         "NRL and VRO: boost trade; agreed (S3); open; a restatement"},
        {"{\"record\":\"body\",\"name\":\"High Level "
         "Council\",\"short\":\"HLC\",\"kind\":\"council\",\"change\":\"renamed\",\"renamed_to\":\"HLSC\"}",
         "High Level Council (HLC); council; renamed; to HLSC"},
        {"{\"record\":\"claim\",\"says\":\"the road was "
         "closed\",\"status\":\"denied\",\"denied_by\":\"Norell\",\"stance\":\"disputed\"}",
         "the road was closed; denied; disputed; denied by Norell"},
        {"{\"record\":\"event\",\"plover\":\"CONSULT\",\"source_actors\":[\"NRLGOV\"],\"target_actors\":[\"VROGOV\"],\"cameo\":"
         "\"040\"}",
         "CONSULT NRLGOV → VROGOV; CAMEO 040"},
        {"{\"record\":\"office\",\"person\":\"Ada Norell\",\"office\":\"premier\",\"country\":\"NRL\",\"held\":\"former\"}",
         "Ada Norell, former premier of NRL"},
        {"{\"record\":\"instrument\",\"kind\":\"documents\",\"count\":24,\"status\":\"signed\"}", "24 documents; signed"},
        {"{\"record\":\"project\"}", "project"},
        {"{\"record\":\"article\"}", "article"},
        {"{\"record\":\"instrument\"}", "document"},
    };
    struct base_arena arena;
    base_arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct read_record *record;
        assert_int_equal(read_record_from_json(&arena, base_str_from(ROWS[i].json), &record), PACTA_OK);
        api_line(&out, NULL, record);
        assert_string_equal(written(), ROWS[i].words);
    }
    base_arena_release(&arena);
}

static void surroundings(void **state)
{
    (void)state;
    struct base_str before, after, text = BASE_STR("one two three four five");
    api_surroundings(text, (struct base_span){8, 13}, 5, &before, &after);
    assert_true(base_str_is(before, " two "));
    assert_true(base_str_is(after, " four"));
    api_surroundings(text, (struct base_span){0, text.length}, 100, &before, &after);
    assert_int_equal(before.length + after.length, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amounts),      cmocka_unit_test(dates),  cmocka_unit_test(no_control_sign_comes_through),
        cmocka_unit_test(wrapping),     cmocka_unit_test(markup), cmocka_unit_test(lines),
        cmocka_unit_test(surroundings),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    base_buffer_release(&out);
    return failed;
}
