/* Where a report's records would go: as an update would put them, with nothing written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ledger_fixture.h"

#include "follow/probe.h"
#include "ledger/internal.h"

#define PAIR "\"parties\":[\"NRL\",\"VRO\"]"
#define TARGET "{\"record\":\"target\",\"metric\":\"bilateral trade\",\"amount\":5e9,\"unit\":\"USD\"," PAIR "}"
#define SESSION                                                                                                         \
    "{\"record\":\"meeting\",\"kind\":\"session\",\"body\":\"High Level Council\",\"session\":7,\"status\":\"held\"," PAIR "}"
#define FERRY                                                                                                           \
    "{\"record\":\"commitment\",\"by\":[\"NRL\",\"VRO\"],\"action\":\"build\",\"object\":\"a ferry harbour at Quorl\"," \
    "\"strength\":\"S3\",\"status\":\"open\"," PAIR "}"

static const char *const MARCH[] = {TARGET, SESSION, NULL};
static const char *const TODAY[] = {TARGET, SESSION, FERRY, FERRY, NULL};

static struct ledger *filled(void)
{
    char message[LEDGER_MESSAGE];
    struct ledger *ledger;
    struct follow_outcome threads;
    enum ledger_outcome outcome;
    const struct fixture_source march = {"march.txt", "The council met in March.", "March", "Indus Wire", 20150, MARCH};
    assert_int_equal(ledger_open(fixture_path("probe"), LEDGER_WRITE, &ledger, message), PACTA_OK);
    assert_int_equal(ledger_set_versions(ledger, &(struct ledger_versions){"1", "1", "1"}), PACTA_OK);
    assert_int_equal(fixture_add(ledger, &march, &outcome), PACTA_OK);
    assert_int_equal(ledger_commit(ledger), PACTA_OK);
    assert_int_equal(follow_update(ledger, &threads), PACTA_OK);
    return ledger;
}

static int64_t count_all(struct ledger *ledger)
{
    return ledger_number(ledger,
                         "SELECT (SELECT count(*) FROM record) + (SELECT count(*) FROM thread) + (SELECT count(*) FROM thread_key) "
                         "+ (SELECT count(*) FROM thread_record) + (SELECT sum(threads) FROM thread_word)",
                         -1);
}

static void records_find_their_threads_and_nothing_is_written(void **state)
{
    (void)state;
    struct ledger *ledger = filled();
    struct base_arena arena;
    struct read_records records = {0};
    struct follow_probed probed[4];
    const struct fixture_source today = {"today.txt", "The council met again.", "Today", "", 20279, TODAY};
    base_arena_init(&arena, 0);
    memset(probed, 0, sizeof probed);
    fixture_records(&arena, &today, &records);
    const struct follow_report report = {&records, 1, 20279};
    int64_t before = count_all(ledger);
    assert_int_equal(follow_probe(&arena, ledger, &report, probed), PACTA_OK);
    assert_true(probed[0].known);
    assert_true(base_str_is(probed[0].thread.title, "bilateral trade to USD 5 billion"));
    assert_true(probed[0].why.length > 0);
    assert_true(probed[1].known && probed[1].thread.kind == FOLLOW_SESSION);
    assert_false(probed[2].known || probed[3].known);
    assert_true(probed[2].place != 0 && probed[2].place == probed[3].place); /* told twice, begun once */
    assert_int_equal(count_all(ledger), before);
    base_arena_release(&arena);
    ledger_close(ledger);
    fixture_path("probe");
}

static void a_text_of_its_own_repeats_nothing(void **state)
{
    (void)state;
    struct ledger *ledger = filled();
    struct base_arena arena;
    struct follow_repeat repeat;
    struct text_article article = {
        .text = BASE_STR("Nothing of this was told before, neither by a paper nor by a ministry, and nobody will tell it again."),
        .published_day = 20279};
    base_arena_init(&arena, 0);
    assert_int_equal(follow_probe_repeat(&arena, ledger, &article, "", &repeat), PACTA_NOT_FOUND);
    assert_int_equal(repeat.manner.length, 0);
    base_arena_release(&arena);
    ledger_close(ledger);
    fixture_path("probe");
}

/* A ledger without threads, a report without records. */
static void emptiness_is_no_failure(void **state)
{
    (void)state;
    char message[LEDGER_MESSAGE];
    struct ledger *ledger;
    struct base_arena arena;
    struct read_records records = {0};
    struct follow_probed probed[1];
    base_arena_init(&arena, 0);
    assert_int_equal(ledger_open(fixture_path("probe"), LEDGER_WRITE, &ledger, message), PACTA_OK);
    assert_int_equal(follow_probe(&arena, ledger, &(struct follow_report){&records, 1, TEXT_NO_DAY}, probed), PACTA_OK);
    base_arena_release(&arena);
    ledger_close(ledger);
    fixture_path("probe");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_find_their_threads_and_nothing_is_written),
        cmocka_unit_test(a_text_of_its_own_repeats_nothing),
        cmocka_unit_test(emptiness_is_no_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
