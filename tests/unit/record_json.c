/* A record written as JSON and read again is the same record, field by field; what is no record is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read/record_json.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static struct read_date some_date(void)
{
    return (struct read_date){20278, 20278, 0, BASE_STR("on Wednesday")};
}

/* Sets a field to something that uses all of its kind. */
static void set_field(struct base_arena *arena, struct read_record *record, enum read_field field)
{
    struct base_str name = base_str_format(arena, "%s \"q\" \\ \n\t\x01 Türkiye", read_field_name(field));
    switch (read_field_kind(field)) {
    case READ_IS_TEXT:
        read_set_text(arena, record, field, name);
        break;
    case READ_IS_NUMBER:
        read_set_number(arena, record, field, 1.5e9 + (double)field / 7);
        break;
    case READ_IS_FLAG:
        read_set_flag(arena, record, field, true);
        break;
    case READ_IS_TEXTS:
        read_add_text(arena, record, field, BASE_STR("TUR"));
        read_add_text(arena, record, field, BASE_STR("PAK"));
        read_add_text(arena, record, field, BASE_STR("TUR"));
        break;
    case READ_IS_DATE:
        read_set_date(arena, record, field, some_date());
        break;
    case READ_IS_PLACE:
        read_set_place(arena, record, field, (struct read_place){name, BASE_STR("PAK")});
        break;
    case READ_IS_ACTORS:
        read_add_actor(
            arena, record,
            (struct read_actor){BASE_STR("Ada Norell"), BASE_STR("foreign minister"), BASE_STR("NRL"), BASE_STR("host")});
        read_add_actor(arena, record, (struct read_actor){.office = BASE_STR("premier"), .country = BASE_STR("VRO")});
        break;
    case READ_IS_AGENTS:
        read_add_agent(arena, record, (struct read_agent){name, BASE_STR("agency"), BASE_STR("PAK")});
        break;
    case READ_IS_BASELINE:
        read_set_baseline(arena, record, (struct read_baseline){1.5e9, BASE_STR("USD"), some_date()});
        break;
    case READ_IS_CHANGE:
        read_set_change(arena, record, (struct read_change){45, NAN, 116, BASE_STR("2023")});
        break;
    case READ_IS_SPAN:
        read_set_span(arena, record, field, (struct base_span){3, 4000000000u});
        break;
    }
}

static struct read_record *full_record(struct base_arena *arena, enum read_field left_out)
{
    struct read_record *record = read_record_new(arena, READ_MEETING);
    record->source = BASE_STR("seeds/a.txt");
    memset(record->sha256, 'a', 64);
    record->article = 2;
    for (uint32_t i = READ_FIELD_COUNT; i-- > 0;) {
        if (i != left_out) {
            set_field(arena, record, (enum read_field)i);
        }
    }
    *BASE_PUSH(arena, record->evidence) = (struct read_evidence){{5, 9}, BASE_STR("“x”")};
    *BASE_PUSH(arena, record->evidence) = (struct read_evidence){{50, 51}, BASE_STR("y")};
    read_record_seal(record, record->source);
    return record;
}

static void round_trip_without(enum read_field left_out)
{
    struct base_arena arena;
    struct base_buffer first, second;
    base_arena_init(&arena, 0);
    base_buffer_init(&first);
    base_buffer_init(&second);
    read_record_to_json(full_record(&arena, left_out), &first);
    struct read_record *again;
    assert_int_equal(read_record_from_json(&arena, (struct base_str){first.data, (uint32_t)first.length}, &again), PACTA_OK);
    assert_int_equal(again->values.count, READ_FIELD_COUNT - 1);
    read_record_to_json(again, &second);
    assert_int_equal(first.length, second.length);
    assert_memory_equal(first.data, second.data, first.length);
    assert_null(memchr(first.data, '\n', first.length));
    base_buffer_release(&first);
    base_buffer_release(&second);
    base_arena_release(&arena);
}

/* "change" is one name for two kinds of value; a record has one of them. */
static void every_field_comes_back(void **state)
{
    (void)state;
    round_trip_without(READ_F_CHANGE);
    round_trip_without(READ_F_CHANGE_WORD);
}

static void expect_json(struct base_arena *arena, const struct read_record *record, const char *part)
{
    struct base_buffer out;
    base_buffer_init(&out);
    read_record_to_json(record, &out);
    base_buffer_add_char(&out, '\0');
    if (strstr(out.data, part) == NULL) {
        fail_msg("no %s in %s", part, out.data);
    }
    base_buffer_release(&out);
    (void)arena;
}

static void dates_are_written_as_documented(void **state)
{
    (void)state;
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct read_record *record = read_record_new(&arena, READ_FIGURE);
    read_set_date(&arena, record, READ_F_DATE, (struct read_date){20278, 20278, 0, BASE_STR("on Wednesday")});
    read_set_date(&arena, record, READ_F_PERIOD, (struct read_date){19723, 20088, 2, {0}});
    read_set_date(&arena, record, READ_F_DEADLINE,
                  (struct read_date){TEXT_NO_DAY, TEXT_NO_DAY, 3, BASE_STR("in the coming weeks")});
    read_set_date(&arena, record, READ_F_PUBLISHED, (struct read_date){TEXT_NO_DAY, TEXT_NO_DAY, 3, {0}});
    expect_json(&arena, record,
                "\"date\":{\"from\":\"2025-07-09\",\"to\":\"2025-07-09\",\"precision\":\"day\",\"said\":\"on Wednesday\"}");
    expect_json(&arena, record, "\"period\":{\"from\":\"2024-01-01\",\"to\":\"2024-12-31\",\"precision\":\"year\"}");
    expect_json(&arena, record, "\"deadline\":{\"said\":\"in the coming weeks\"}");
    assert_null(read_get(record, READ_F_PUBLISHED));
    base_arena_release(&arena);
}

static void lists_merge_what_is_known(void **state)
{
    (void)state;
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct read_record *record = read_record_new(&arena, READ_MEETING);
    read_add_actor(&arena, record, (struct read_actor){.name = BASE_STR("Ada Norell"), .as = BASE_STR("participant")});
    read_add_actor(&arena, record,
                   (struct read_actor){BASE_STR("ADA NORELL"), BASE_STR("premier"), BASE_STR("NRL"), BASE_STR("co-chair")});
    read_add_actor(&arena, record, (struct read_actor){.office = BASE_STR("premier"), .country = BASE_STR("NRL")});
    read_add_actor(&arena, record, (struct read_actor){.office = BASE_STR("premier"), .country = BASE_STR("VRO")});
    expect_json(&arena, record,
                "\"actors\":[{\"name\":\"Ada Norell\",\"office\":\"premier\",\"country\":\"NRL\",\"as\":\"co-chair\"},"
                "{\"office\":\"premier\",\"country\":\"NRL\"},{\"office\":\"premier\",\"country\":\"VRO\"}]");
    read_set_number(&arena, record, READ_F_SESSION, NAN);
    read_set_text(&arena, record, READ_F_STATUS, (struct base_str){0});
    assert_null(read_get(record, READ_F_SESSION));
    assert_null(read_get(record, READ_F_STATUS));
    base_arena_release(&arena);
}

static void an_id_is_stable_and_tells_facts_apart(void **state)
{
    (void)state;
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct read_record *one = full_record(&arena, READ_F_CHANGE), *two = full_record(&arena, READ_F_CHANGE);
    assert_string_equal(one->id, two->id);
    assert_int_equal(strlen(one->id), 17);
    assert_int_equal(one->id[0], 'm');
    read_add_text(&arena, two, READ_F_SECTORS, BASE_STR("space"));
    read_record_seal(two, two->source);
    assert_string_equal(one->id, two->id); /* what a better reader adds does not change who the record is */
    read_set_number(&arena, two, READ_F_SESSION, 8);
    read_record_seal(two, two->source);
    assert_string_not_equal(one->id, two->id);
    read_record_seal(one, BASE_STR("other.txt"));
    assert_string_not_equal(one->id, full_record(&arena, READ_F_CHANGE)->id);
    base_arena_release(&arena);
}

static void what_is_no_record_is_refused(void **state)
{
    (void)state;
    static const char *const BAD[] = {
        "",
        "{",
        "[]",
        "7",
        "{}",
        "{\"record\":\"meetings\"}",
        "{\"record\":\"meeting\",\"article\":-1}",
        "{\"record\":\"meeting\",\"id\":\"01234567890123456789\"}",
        "{\"record\":\"meeting\",\"id\":\"m1\\u001b\"}",
        "{\"record\":\"meeting\",\"evidence\":[{\"start\":9,\"end\":2,\"quote\":\"x\"}]}",
        "{\"record\":\"meeting\",\"evidence\":[7]}",
    };
    static const char ODD[] =
        "{\"record\":\"meeting\",\"session\":\"five\",\"parties\":\"PAK\",\"actors\":[7,null,{}],\"place\":[],"
        "\"date\":{\"from\":\"2025-99-01\",\"to\":7},\"restates\":1,\"span\":{},\"future\":{\"a\":[1]}}";
    struct base_arena arena;
    struct read_record *record;
    base_arena_init(&arena, 0);
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        assert_int_equal(read_record_from_json(&arena, base_str_from(BAD[i]), &record), PACTA_BAD_INPUT);
    }
    assert_int_equal(read_record_from_json(&arena, base_str_from(ODD), &record), PACTA_OK);
    assert_int_equal(record->values.count, 0);
    base_arena_release(&arena);
}

/* Memory may end at any chunk; the record is dropped, nothing leaks (the sanitizers look). */
static void running_out_of_memory_is_survived(void **state)
{
    (void)state;
    struct base_arena arena, whole;
    struct base_buffer json;
    base_buffer_init(&json);
    base_arena_init(&whole, 0);
    struct read_record *big = full_record(&whole, READ_F_CHANGE);
    char *filler = base_arena_take(&whole, 600000);
    memset(filler, 'f', 600000);
    read_set_text(&whole, big, READ_F_OBJECT, (struct base_str){filler, 600000});
    read_record_to_json(big, &json);
    for (long granted = 0; granted < 4; granted++) {
        jmp_buf jump;
        base_arena_init(&arena, 0);
        arena.refuse_after = granted;
        if (setjmp(jump) == 0) {
            struct read_record *record;
            base_arena_guard(&arena, &jump);
            assert_int_equal(read_record_from_json(&arena, (struct base_str){json.data, (uint32_t)json.length}, &record),
                             PACTA_OK);
        }
        base_arena_release(&arena);
    }
    base_buffer_release(&json);
    base_arena_release(&whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_comes_back),       cmocka_unit_test(dates_are_written_as_documented),
        cmocka_unit_test(lists_merge_what_is_known),    cmocka_unit_test(an_id_is_stable_and_tells_facts_apart),
        cmocka_unit_test(what_is_no_record_is_refused), cmocka_unit_test(running_out_of_memory_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
