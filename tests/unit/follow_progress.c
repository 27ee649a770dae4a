/* Targets against told and official figures: what is compared, with what, and what is left unsaid. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "follow/progress.h"
#include "ledger/internal.h"
#include "ledger_fixture.h"

#define PAIR "\"parties\":[\"NRL\",\"VRO\"]"
#define YEAR(y) "{\"from\":\"" y "-01-01\",\"to\":\"" y "-12-31\",\"precision\":\"year\",\"said\":\"in " y "\"}"

static const char *const FIRST[] = {
    "{\"record\":\"target\",\"metric\":\"bilateral trade\",\"amount\":5e9,\"unit\":\"USD\",\"baseline\":{\"amount\":8e8,"
    "\"unit\":\"USD\"},\"deadline\":" YEAR("2028") ",\"said_by\":\"Ada Norell\"," PAIR "}",
    "{\"record\":\"figure\",\"metric\":\"bilateral trade\",\"amount\":1e9,\"unit\":\"USD\",\"period\":" YEAR("2019") "," PAIR
                                                                                                                     "}",
    "{\"record\":\"figure\",\"metric\":\"bilateral trade\",\"amount\":3e11,\"unit\":\"PKR\",\"period\":" YEAR("2019") "," PAIR
                                                                                                                      "}",
    NULL,
};
static const char *const SECOND[] = {
    "{\"record\":\"target\",\"metric\":\"bilateral trade\",\"amount\":5e9,\"unit\":\"USD\",\"restates\":true," PAIR "}",
    "{\"record\":\"figure\",\"metric\":\"bilateral trade\",\"amount\":2e9,\"unit\":\"USD\",\"period\":" YEAR(
        "2023") ",\"said_by\":\"Tam Vero\"," PAIR "}",
    "{\"record\":\"figure\",\"metric\":\"bilateral "
    "trade\",\"amount\":4e8,\"unit\":\"USD\",\"period\":{\"from\":\"2024-01-01\",\"to\":"
    "\"2024-03-31\",\"precision\":\"month\",\"said\":\"from January to March\"}," PAIR "}",
    "{\"record\":\"figure\",\"metric\":\"bilateral trade\",\"amount\":7e9,\"unit\":\"USD\",\"parties\":[\"VRO\"]}",
    "{\"record\":\"figure\",\"metric\":\"bilateral "
    "trade\",\"amount\":9e9,\"unit\":\"USD\",\"parties\":[\"NRL\",\"TRK\",\"VRO\"]}",
    "{\"record\":\"figure\",\"metric\":\"bilateral trade\",\"amount\":1.3e9,\"unit\":\"USD\",\"period\":" YEAR("2019") "," PAIR
                                                                                                                       "}",
    "{\"record\":\"figure\",\"metric\":\"exports\",\"amount\":9e8,\"unit\":\"USD\"," PAIR "}",
    "{\"record\":\"figure\",\"metric\":\"bilateral trade\",\"amount\":6e9,\"unit\":\"USD\",\"stance\":\"planned\"," PAIR "}",
    NULL,
};
static const char *const THREADS =
    "INSERT INTO thread (n, id, kind, title, parties, sectors, open, restated, reports, independent_reports, disputed, number, "
    "unit, "
    "profile) VALUES (1, 'h1', 'target', 'trade', 'NRL VRO', '', 1, 1, 3, 2, 0, 5e9, 'USD', '');"
    "INSERT INTO thread_record (record, thread, day, likeness, why) SELECT r.n, 1, a.published, 1, '' FROM record AS r "
    "JOIN article AS a ON a.n = r.article WHERE r.type = 'target';"
    "INSERT INTO article_copy (article, family, manner, likeness) VALUES (1, 1, 'original', 1), (2, 2, 'original', 1), "
    "(3, 1, 'copy', 1);";

struct world {
    struct ledger *ledger;
    struct base_arena arena;
    struct follow_measuring measuring;
    struct follow_thread thread;
    struct follow_progress progress;
};

static void add(struct ledger *ledger, const char *path, int32_t day, const char *const *records)
{
    enum ledger_outcome outcome;
    struct fixture_source source = {path, path, path, "Indus Wire", day, records};
    assert_int_equal(fixture_add(ledger, &source, &outcome), PACTA_OK);
}

static struct world *make_world(const char *name, const char *trade, const char *on)
{
    static struct world world;
    char message[LEDGER_MESSAGE];
    world = (struct world){.thread = {.n = 1, .id = BASE_STR("h1"), .parties = BASE_STR("NRL VRO")}};
    assert_int_equal(ledger_open(fixture_path(name), LEDGER_WRITE, &world.ledger, message), PACTA_OK);
    assert_int_equal(ledger_set_versions(world.ledger, &(struct ledger_versions){"1", "1", "1"}), PACTA_OK);
    add(world.ledger, "first", text_day_from_ymd(2020, 3, 1), FIRST);
    add(world.ledger, "second", text_day_from_ymd(2024, 5, 1), SECOND);
    add(world.ledger, "copy of the first", text_day_from_ymd(2020, 3, 2), FIRST);
    assert_int_equal(ledger_commit(world.ledger), PACTA_OK);
    assert_int_equal(ledger_execute(world.ledger, THREADS), PACTA_OK);
    if (trade != NULL) {
        assert_int_equal(ledger_execute(world.ledger, "INSERT INTO import VALUES (1, 'x', 'x', 'plain', '');"), PACTA_OK);
        assert_int_equal(ledger_execute(world.ledger, trade), PACTA_OK);
    }
    base_arena_init(&world.arena, 0);
    assert_true(follow_progress_init(&world.measuring, &world.arena, world.ledger, base_str_from(on)));
    assert_int_equal(follow_progress_of(&world.measuring, &world.thread, &world.progress), PACTA_OK);
    return &world;
}

static void end_world(struct world *world)
{
    follow_progress_release(&world->measuring);
    base_arena_release(&world->arena);
    ledger_close(world->ledger);
}

static const struct follow_measure *measure_of(const struct world *world, double amount)
{
    for (uint32_t i = 0; i < world->progress.measures.count; i++) {
        const struct follow_measure *measure = &world->progress.measures.items[i];
        if (measure->amount >= amount && measure->amount <= amount) {
            return measure;
        }
    }
    return NULL;
}

static void told_figures(void **state)
{
    (void)state;
    struct world *world = make_world("told", NULL, "2025-01-01");
    const struct follow_progress *progress = &world->progress;
    assert_true(progress->amount >= 5e9 && progress->amount <= 5e9);
    assert_int_equal(progress->deadlines.count, 1);
    assert_int_equal(progress->due, text_day_from_ymd(2028, 12, 31));
    assert_false(progress->passed);
    assert_int_equal(progress->views.count, 0);
    /* 1, 1.3 and 300 billion of 2019, 2 billion of 2023, the quarter, the one-sided and the baseline; copies once. */
    assert_int_equal(progress->measures.count, 7);
    assert_null(measure_of(world, 9e9)); /* other parties */
    assert_null(measure_of(world, 9e8)); /* another metric */
    assert_null(measure_of(world, 6e9)); /* not a fact */
    const struct follow_measure *first = measure_of(world, 1e9), *last = measure_of(world, 2e9);
    assert_int_equal(first->reports, 2);
    assert_true(base_str_is(first->day, "2020-03-01"));
    assert_float_equal(first->reach.percent, 20, 1e-6);
    assert_true(first->disagrees && measure_of(world, 1.3e9)->disagrees);
    assert_false(last->disagrees || measure_of(world, 3e11)->disagrees);
    assert_ptr_equal(progress->newest, last);
    assert_true(base_str_is(last->said_by, "Tam Vero"));
    assert_float_equal(last->reach.gap, 3e9, 1);
    /* 2 to 5 billion in five years: 20.1 percent a year; 1.3, as the newest report has it, to 2 in four: 11.4. */
    assert_float_equal(last->reach.needed, 20.1, 0.05);
    assert_float_equal(progress->told_seen.percent, 11.4, 0.05);
    end_world(world);
}

static void what_is_not_compared(void **state)
{
    (void)state;
    struct world *world = make_world("apart", NULL, "2025-01-01");
    assert_string_equal(measure_of(world, 3e11)->reach.why_not, "another unit; nothing is converted");
    assert_string_equal(measure_of(world, 4e8)->reach.why_not, "a part of a year");
    assert_string_equal(measure_of(world, 7e9)->reach.why_not, "the sentence names only one side");
    assert_true(isnan(measure_of(world, 3e11)->reach.percent));
    assert_true(measure_of(world, 8e8)->baseline);
    end_world(world);
}

static void deadline_passed(void **state)
{
    (void)state;
    struct world *world = make_world("passed", NULL, "2029-01-01");
    assert_true(world->progress.passed);
    assert_true(isnan(world->progress.newest->reach.needed));
    assert_float_equal(world->progress.newest->reach.percent, 40, 1e-6);
    end_world(world);
}

static void official_figures(void **state)
{
    (void)state;
    struct world *world = make_world("official",
                                     "INSERT INTO trade VALUES ('NRL', 'VRO', 2020, 'export', 4e8, 'USD', 'UN Comtrade', 1), "
                                     "('NRL', 'VRO', 2020, 'import', 6e8, 'USD', 'UN Comtrade', 1), ('NRL', 'VRO', 2022, "
                                     "'export', 8e8, 'USD', 'UN Comtrade', 1), "
                                     "('NRL', 'VRO', 2022, 'import', 1.2e9, 'USD', 'UN Comtrade', 1), ('NRL', 'VRO', 2023, "
                                     "'export', 9e8, 'USD', 'UN Comtrade', 1), "
                                     "('VRO', 'NRL', 2022, 'export', 1.5e9, 'USD', 'UN Comtrade', 1), ('VRO', 'NRL', 2022, "
                                     "'import', 1e9, 'USD', 'UN Comtrade', 1), "
                                     "('VRO', 'NRL', 2022, 'export', 3e11, 'PKR', 'State Bank', 1), ('VRO', 'NRL', 2022, "
                                     "'import', 3e11, 'PKR', 'State Bank', 1)",
                                     "2025-01-01");
    const struct follow_views *views = &world->progress.views;
    assert_int_equal(views->count, 3);
    const struct follow_view *ours = &views->items[0], *bank = &views->items[1], *theirs = &views->items[2];
    assert_true(base_str_is(ours->reporter, "NRL"));
    assert_int_equal(ours->years.count, 3);
    assert_true(isnan(ours->years.items[2].total)); /* imports of 2023 are not there, so 2022 is the newest */
    assert_float_equal(ours->reach.percent, 40, 1e-6);
    assert_float_equal(ours->seen.percent, 41.42, 0.01);
    assert_float_equal(theirs->reach.percent, 50, 1e-6);
    assert_true(isnan(theirs->seen.percent));
    assert_true(base_str_is(bank->origin, "State Bank"));
    assert_string_equal(bank->reach.why_not, "another unit; nothing is converted");
    end_world(world);
}

static void reached_and_zero(void **state)
{
    (void)state;
    struct world *world =
        make_world("reached",
                   "INSERT INTO trade VALUES ('NRL', 'VRO', 2022, 'export', 3e9, 'USD', 'X', 1), "
                   "('NRL', 'VRO', 2022, 'import', 3e9, 'USD', 'X', 1), ('VRO', 'NRL', 2022, 'export', 0, 'USD', 'X', 1), "
                   "('VRO', 'NRL', 2022, 'import', 0, 'USD', 'X', 1)",
                   "2025-01-01");
    const struct follow_views *views = &world->progress.views;
    assert_float_equal(views->items[0].reach.percent, 120, 1e-6);
    assert_true(views->items[0].reach.gap < 0);
    assert_true(isnan(views->items[0].reach.needed));
    assert_true(isnan(views->items[1].reach.needed)); /* from nothing no growth leads anywhere */
    assert_true(views->items[1].reach.needed_amount > 0);
    end_world(world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(told_figures),     cmocka_unit_test(what_is_not_compared), cmocka_unit_test(deadline_passed),
        cmocka_unit_test(official_figures), cmocka_unit_test(reached_and_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
