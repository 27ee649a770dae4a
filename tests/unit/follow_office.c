/* Who held an office when, from records that print it; and what the holders signed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ledger_fixture.h"

#include "follow/internal.h"
#include "follow/office.h"
#include "ledger/decide.h"

static char message[LEDGER_MESSAGE];
static struct base_arena arena;

enum { FIRST = 18000 }; /* 2019-04-14 */

struct holder {
    int32_t day; /* after FIRST; -1 for a report without a day */
    const char *person, *office, *held;
};

static struct ledger *opened(const char *name)
{
    struct ledger *ledger;
    assert_int_equal(ledger_open(fixture_path(name), LEDGER_WRITE, &ledger, message), PACTA_OK);
    assert_int_equal(ledger_set_versions(ledger, &(struct ledger_versions){"1", "1", "1"}), PACTA_OK);
    return ledger;
}

static void add(struct ledger *ledger, int32_t day, const char *record)
{
    static int number;
    char path[40];
    enum ledger_outcome outcome;
    const char *const records[] = {record, NULL};
    snprintf(path, sizeof path, "report-%d.txt", number++);
    const struct fixture_source source = {path, path, "", "", day < 0 ? TEXT_NO_DAY : FIRST + day, records};
    assert_int_equal(fixture_add(ledger, &source, &outcome), PACTA_OK);
}

static void add_holders(struct ledger *ledger, const struct holder *holders, size_t count)
{
    char record[400];
    for (size_t i = 0; i < count; i++) {
        snprintf(record, sizeof record,
                 "{\"record\":\"office\",\"person\":\"%s\",\"office\":\"%s\",\"country\":\"NRL\",\"held\":\"%s\"}",
                 holders[i].person, holders[i].office, holders[i].held != NULL ? holders[i].held : "current");
        add(ledger, holders[i].day, record);
    }
    assert_int_equal(follow_offices_update(ledger), PACTA_OK);
}

/* "*Ada Norell 2019-04-14..2019-05-14 until 2019-06-13" for each term; the star marks who holds it. */
static const char *asked(struct ledger *ledger, const char *office, const char *day)
{
    static char line[2000];
    struct follow_offices offices;
    size_t length = 0;
    const struct follow_office_question question = {
        .country = BASE_STR("NRL"), .office = base_str_from(office), .day = base_str_from(day)};
    assert_int_equal(follow_offices_find(&arena, ledger, &question, &offices), PACTA_OK);
    line[0] = '\0';
    for (uint32_t i = 0; i < offices.count && length < sizeof line - 200; i++) {
        const struct follow_office *one = &offices.items[i];
        length += (size_t)snprintf(line + length, sizeof line - length, "%s%s%.*s %.*s..%.*s%s%.*s%s", i > 0 ? "; " : "",
                                   one->holds ? "*" : "", BASE_STR_ARG(one->person), BASE_STR_ARG(one->first),
                                   BASE_STR_ARG(one->last), one->until.length > 0 ? " until " : "", BASE_STR_ARG(one->until),
                                   one->acting ? " acting" : "");
    }
    return line;
}

static void finish(struct ledger *ledger, const char *name)
{
    ledger_close(ledger);
    fixture_path(name);
}

static void a_successor_ends_the_term(void **state)
{
    (void)state;
    struct ledger *ledger = opened("office_next");
    const struct holder holders[] = {{0, "Ada Norell", "prime minister", NULL},
                                     {30, "Ada Norell", "prime minister", NULL},
                                     {60, "Tam Vero", "prime minister", NULL},
                                     {90, "Tam Vero", "prime minister", NULL}};
    add_holders(ledger, holders, 4);
    assert_string_equal(asked(ledger, "prime minister", "2019-04-20"),
                        "*Ada Norell 2019-04-14..2019-05-14 until 2019-06-13; Tam Vero 2019-06-13..2019-07-13");
    assert_string_equal(asked(ledger, "Prime Minister", "2019-06-01"), /* between the two: nobody else was printed yet */
                        "*Ada Norell 2019-04-14..2019-05-14 until 2019-06-13; Tam Vero 2019-06-13..2019-07-13");
    assert_string_equal(asked(ledger, "prime minister", "2019-07-01"),
                        "*Tam Vero 2019-06-13..2019-07-13; Ada Norell 2019-04-14..2019-05-14 until 2019-06-13");
    assert_string_equal(asked(ledger, "prime minister", "2019-01-01"), /* before anybody was printed */
                        "Tam Vero 2019-06-13..2019-07-13; Ada Norell 2019-04-14..2019-05-14 until 2019-06-13");
    assert_string_equal(asked(ledger, "prime minister", ""),
                        "Tam Vero 2019-06-13..2019-07-13; Ada Norell 2019-04-14..2019-05-14 until 2019-06-13");
    finish(ledger, "office_next");
}

static void former_and_acting(void **state)
{
    (void)state;
    struct ledger *ledger = opened("office_former");
    const struct holder holders[] = {{0, "Ada Norell", "foreign minister", NULL},
                                     {50, "Ada Norell", "foreign minister", "former"},
                                     {60, "Tam Vero", "foreign minister", "acting"}};
    add_holders(ledger, holders, 3);
    assert_string_equal(asked(ledger, "foreign minister", "2019-06-20"),
                        "*Tam Vero 2019-06-13..2019-06-13 acting; Ada Norell 2019-04-14..2019-04-14 until 2019-06-03");
    assert_string_equal(asked(ledger, "foreign minister", "2019-06-05"), /* former already, and no successor yet */
                        "Tam Vero 2019-06-13..2019-06-13 acting; Ada Norell 2019-04-14..2019-04-14 until 2019-06-03");
    finish(ledger, "office_former");
}

static void two_terms(void **state)
{
    (void)state;
    struct ledger *ledger = opened("office_twice");
    const struct holder holders[] = {{0, "Ada Norell", "president", NULL},  {10, "Ada Norell", "president", NULL},
                                     {100, "Tam Vero", "president", NULL},  {110, "Tam Vero", "president", NULL},
                                     {120, "Tam Vero", "president", NULL},  {300, "Ada Norell", "president", NULL},
                                     {310, "Ada Norell", "president", NULL}};
    add_holders(ledger, holders, 7);
    assert_string_equal(asked(ledger, "president", "2019-08-01"),
                        "*Tam Vero 2019-07-23..2019-08-12 until 2020-02-08; Ada Norell 2020-02-08..2020-02-18; "
                        "Ada Norell 2019-04-14..2019-04-24 until 2019-07-23");
    finish(ledger, "office_twice");
}

/* One stray report in between is no term of somebody else. */
static void one_stray_report(void **state)
{
    (void)state;
    struct ledger *ledger = opened("office_stray");
    const struct holder holders[] = {
        {0, "Ada Norell", "president", NULL}, {100, "Tam Vero", "president", NULL}, {200, "Ada Norell", "president", NULL}};
    add_holders(ledger, holders, 3);
    assert_string_equal(asked(ledger, "president", "2019-05-01"),
                        "*Ada Norell 2019-04-14..2019-10-31; Tam Vero 2019-07-23..2019-07-23 until 2019-10-31");
    finish(ledger, "office_stray");
}

static void spellings(void **state)
{
    (void)state;
    struct ledger *ledger = opened("office_names");
    const struct holder holders[] = {{0, "Recep Norell Araghchi", "envoy", NULL},
                                     {10, "Norell Aragchi", "envoy", NULL},
                                     {20, "ARAGHCHI", "envoy", NULL},
                                     {30, "Recep Nörell Araghchı", "envoy", NULL},
                                     {40, "Tam Araghchi", "envoy", NULL}};
    add_holders(ledger, holders, 5);
    assert_string_equal(asked(ledger, "envoy", "2019-04-20"),
                        "*Recep Nörell Araghchı 2019-04-14..2019-05-14 until 2019-05-24; Tam Araghchi 2019-05-24..2019-05-24");
    finish(ledger, "office_names");
}

/* Two of one surname: the bare name is whoever was printed in full nearest to it. */
static void two_of_one_name(void **state)
{
    (void)state;
    struct ledger *ledger = opened("office_two");
    const struct holder holders[] = {{0, "Ada Norell", "president", NULL},
                                     {10, "Norell", "president", NULL},
                                     {500, "Ida Norell", "president", NULL},
                                     {505, "Norell", "president", NULL},
                                     {510, "Norell", "president", NULL}};
    add_holders(ledger, holders, 5);
    assert_string_equal(asked(ledger, "president", "2019-05-01"),
                        "*Ada Norell 2019-04-14..2019-04-24 until 2020-08-26; Ida Norell 2020-08-26..2020-09-05");
    finish(ledger, "office_two");
}

static void which_office(void **state)
{
    (void)state;
    struct ledger *ledger = opened("office_which");
    const struct holder holders[] = {{0, "Ada Norell", "president", NULL},
                                     {1, "Tam Vero", "vice president", NULL},
                                     {2, "Ida Mell", "deputy prime minister and foreign minister", NULL},
                                     {3, "Rolf Tarsk", "minister of state for trade", NULL}};
    add_holders(ledger, holders, 4);
    assert_string_equal(asked(ledger, "president", ""), "Ada Norell 2019-04-14..2019-04-14");
    assert_string_equal(asked(ledger, "vice president", ""), "Tam Vero 2019-04-15..2019-04-15");
    assert_string_equal(asked(ledger, "foreign minister", ""), "Ida Mell 2019-04-16..2019-04-16");
    assert_string_equal(asked(ledger, "trade minister", ""), "Rolf Tarsk 2019-04-17..2019-04-17"); /* the nearest there is */
    assert_string_equal(asked(ledger, "chancellor", ""), "");
    finish(ledger, "office_which");
}

static void reports_without_a_day(void **state)
{
    (void)state;
    struct ledger *ledger = opened("office_undated");
    const struct holder holders[] = {{-1, "Ada Norell", "president", NULL}};
    add_holders(ledger, holders, 1);
    assert_string_equal(asked(ledger, "president", "2019-05-01"), "Ada Norell ..");
    finish(ledger, "office_undated");
}

static void many_ambassadors(void **state)
{
    (void)state;
    struct ledger *ledger = opened("office_many");
    const struct holder holders[] = {{0, "Ada Norell", "ambassador", NULL},
                                     {1, "Tam Vero", "ambassador", NULL},
                                     {200, "Ada Norell", "ambassador", NULL},
                                     {201, "Tam Vero", "ambassador", NULL},
                                     {300, "Ida Mell", "ambassador", NULL}};
    add_holders(ledger, holders, 5);
    assert_string_equal(
        asked(ledger, "ambassador", "2019-08-01"),
        "*Tam Vero 2019-04-15..2019-11-01; *Ada Norell 2019-04-14..2019-10-31; Ida Mell 2020-02-08..2020-02-08");
    finish(ledger, "office_many");
}

static void a_rejected_record(void **state)
{
    (void)state;
    struct ledger *ledger = opened("office_rejected");
    const struct holder holders[] = {{0, "Ada Norell", "president", NULL}};
    add_holders(ledger, holders, 1);
    sqlite3_stmt *find = ledger_prepare(ledger, "SELECT id FROM record");
    assert_int_equal(sqlite3_step(find), SQLITE_ROW);
    struct base_str id = base_str_copy(&arena, ledger_column_text(find, 0));
    sqlite3_finalize(find);
    int64_t n;
    const struct ledger_verdict reject = {.verb = LEDGER_REJECT, .id = id, .by = BASE_STR("Tam")};
    assert_int_equal(ledger_decide(ledger, &reject, &n), PACTA_OK);
    assert_int_equal(follow_offices_update(ledger), PACTA_OK);
    assert_string_equal(asked(ledger, "president", ""), "");
    const struct ledger_verdict accept = {.verb = LEDGER_ACCEPT, .id = id, .by = BASE_STR("Tam")};
    assert_int_equal(ledger_decide(ledger, &accept, &n), PACTA_OK);
    assert_int_equal(follow_offices_update(ledger), PACTA_OK);
    assert_string_equal(asked(ledger, "president", ""), "Ada Norell 2019-04-14..2019-04-14");
    finish(ledger, "office_rejected");
}

static void deeds(void **state)
{
    (void)state;
    struct ledger *ledger = opened("office_deeds");
    const struct holder holders[] = {
        {0, "Ada Norell", "president", NULL}, {50, "Ada Norell", "president", NULL}, {100, "Tam Vero", "president", NULL}};
    struct follow_offices offices;
    struct follow_deeds done;
    add(ledger, 10,
        "{\"record\":\"instrument\",\"kind\":\"treaty\",\"status\":\"signed\",\"actors\":[{\"name\":\"Ada Norell\","
        "\"country\":\"NRL\",\"as\":\"signatory\"},{\"name\":\"Ida Mell\",\"country\":\"VRO\",\"as\":\"signatory\"}]}");
    add(ledger, 20,
        "{\"record\":\"meeting\",\"kind\":\"session\",\"status\":\"held\",\"actors\":[{\"name\":\"Ada Norell\","
        "\"country\":\"NRL\",\"as\":\"co-chair\"}]}");
    add(ledger, 30,
        "{\"record\":\"meeting\",\"kind\":\"talks\",\"status\":\"held\",\"actors\":[{\"name\":\"Ada Norell\","
        "\"country\":\"NRL\",\"as\":\"participant\"}]}");
    add(ledger, 40,
        "{\"record\":\"instrument\",\"kind\":\"protocol\",\"status\":\"signed\",\"actors\":[{\"name\":\"Ada Norell\","
        "\"office\":\"party chair\",\"country\":\"NRL\",\"as\":\"signatory\"}]}"); /* not as president */
    add(ledger, 110,
        "{\"record\":\"instrument\",\"kind\":\"treaty\",\"status\":\"signed\",\"actors\":[{\"name\":\"Ada Norell\","
        "\"country\":\"NRL\",\"as\":\"signatory\"}]}"); /* by then another held the office */
    add_holders(ledger, holders, 3);
    const struct follow_office_question question = {
        .country = BASE_STR("NRL"), .office = BASE_STR("president"), .day = BASE_STR("2019-05-01")};
    assert_int_equal(follow_offices_find(&arena, ledger, &question, &offices), PACTA_OK);
    assert_int_equal(follow_deeds_find(&arena, ledger, &offices.items[0], &done), PACTA_OK);
    assert_int_equal(done.count, 2);
    assert_true(base_str_is(done.items[0].role, "co-chair"));
    assert_true(base_str_is(done.items[0].title, "session"));
    assert_true(base_str_is(done.items[1].role, "signatory"));
    assert_true(base_str_is(done.items[1].day, "2019-04-24"));
    finish(ledger, "office_deeds");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_successor_ends_the_term),
        cmocka_unit_test(former_and_acting),
        cmocka_unit_test(two_terms),
        cmocka_unit_test(one_stray_report),
        cmocka_unit_test(spellings),
        cmocka_unit_test(which_office),
        cmocka_unit_test(two_of_one_name),
        cmocka_unit_test(reports_without_a_day),
        cmocka_unit_test(many_ambassadors),
        cmocka_unit_test(a_rejected_record),
        cmocka_unit_test(deeds),
    };
    base_arena_init(&arena, 0);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    base_arena_release(&arena);
    return failed;
}
