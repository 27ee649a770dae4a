/* Joining: what is there already is left alone, decisions are followed and outlive a rebuild, order does not matter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ledger_fixture.h"

#include "follow/follow.h"
#include "ledger/decide.h"
#include "ledger/internal.h"

#define PAIR "\"parties\":[\"CHL\",\"PER\"]"
#define QUOTE(words) ",\"evidence\":[{\"start\":0,\"end\":1,\"quote\":\"" words "\"}]}"

static const char *const FIRST[] = {
    "{\"record\":\"target\",\"metric\":\"bilateral trade\",\"amount\":5e9,\"unit\":\"USD\"," PAIR QUOTE(
        "Five billion is the aim."),
    "{\"record\":\"instrument\",\"kind\":\"protocol\",\"subject\":\"wool\",\"status\":\"signed\"," PAIR QUOTE(
        "A protocol on wool."),
    NULL,
};
static const char *const SECOND[] = {
    "{\"record\":\"target\",\"metric\":\"bilateral trade\",\"amount\":5e9,\"unit\":\"USD\"," PAIR QUOTE("Five billion again."),
    "{\"record\":\"instrument\",\"kind\":\"protocol\",\"subject\":\"wool\",\"status\":\"signed\"," PAIR QUOTE(
        "The wool protocol."),
    "{\"record\":\"project\",\"name\":\"Tarsk tunnel\",\"kind\":\"road\"," PAIR QUOTE("The Tarsk tunnel."),
    NULL,
};
static const char *const THIRD[] = {
    "{\"record\":\"target\",\"metric\":\"bilateral trade\",\"amount\":8e9,\"unit\":\"USD\"," PAIR QUOTE("Eight billion now."),
    "{\"record\":\"project\",\"name\":\"mountain link\",\"kind\":\"road\"," PAIR QUOTE("The mountain link."),
    NULL,
};
static const struct fixture_source SOURCES[] = {
    {"one", "Five billion is the aim. A protocol on wool.", "One", "Lake Post", 20000, FIRST},
    {"two", "Five billion again. The wool protocol. The Tarsk tunnel.", "Two", "Tarsk Wire", 20001, SECOND},
    {"three", "Eight billion now. The mountain link.", "Three", "Tarsk Wire", 20040, THIRD},
};

static struct ledger *open_ledger(const char *name)
{
    struct ledger *ledger;
    char message[LEDGER_MESSAGE];
    assert_int_equal(ledger_open(fixture_path(name), LEDGER_WRITE, &ledger, message), PACTA_OK);
    assert_int_equal(ledger_set_versions(ledger, &(struct ledger_versions){"test", "test", "test"}), PACTA_OK);
    return ledger;
}

static void add(struct ledger *ledger, const struct fixture_source *source)
{
    enum ledger_outcome outcome;
    assert_int_equal(fixture_add(ledger, source, &outcome), PACTA_OK);
    assert_int_equal(ledger_commit(ledger), PACTA_OK);
}

static struct follow_outcome update(struct ledger *ledger)
{
    struct follow_outcome outcome;
    assert_int_equal(follow_update(ledger, &outcome), PACTA_OK);
    return outcome;
}

static struct ledger *open_filled(const char *name)
{
    struct ledger *ledger = open_ledger(name);
    for (size_t i = 0; i < sizeof SOURCES / sizeof *SOURCES; i++) {
        add(ledger, &SOURCES[i]);
        (void)update(ledger);
    }
    return ledger;
}

/* The threads in one line: "instrument wool wool; project Tarsk tunnel; ..." in the order of what they hold. */
static char *threads_of(struct ledger *ledger)
{
    static char line[2000];
    sqlite3_stmt *rows = ledger_prepare(
        ledger,
        "SELECT group_concat(line, '; ') FROM (SELECT told.kind || ': ' || group_concat(told.name, ', ') AS line FROM (SELECT "
        "thread.n, thread.kind, record.json ->> '$.evidence[0].quote' AS name FROM thread JOIN thread_record ON "
        "thread_record.thread = thread.n JOIN record ON record.n = thread_record.record ORDER BY name) AS told "
        "GROUP BY told.n ORDER BY line)");
    assert_int_equal(sqlite3_step(rows), SQLITE_ROW);
    snprintf(line, sizeof line, "%s", (const char *)sqlite3_column_text(rows, 0));
    sqlite3_finalize(rows);
    return line;
}

static const char *id_of(struct ledger *ledger, const char *quote, bool thread)
{
    static char ids[4][24];
    static int next;
    char *id = ids[next++ % 4];
    sqlite3_stmt *find = ledger_prepare(ledger, "SELECT id FROM record WHERE json ->> '$.evidence[0].quote' = ?1");
    ledger_bind_text(find, 1, base_str_from(quote));
    assert_int_equal(sqlite3_step(find), SQLITE_ROW);
    snprintf(id, sizeof *ids, "%s", (const char *)sqlite3_column_text(find, 0));
    sqlite3_finalize(find);
    id[0] = thread ? 'h' : id[0];
    return id;
}

static void decide(struct ledger *ledger, struct ledger_verdict verdict)
{
    int64_t n;
    verdict.by = BASE_STR("ada");
    assert_int_equal(ledger_decide(ledger, &verdict, &n), PACTA_OK);
}

#define BEFORE                                                                                                                 \
    "instrument: A protocol on wool., The wool protocol.; project: The Tarsk tunnel.; project: The mountain link.; "           \
    "target: Eight billion now.; target: Five billion again., Five billion is the aim."

static void rebuild_gives(struct ledger *ledger, const char *threads)
{
    struct follow_outcome outcome;
    assert_string_equal(threads_of(ledger), threads);
    assert_int_equal(follow_rebuild(ledger, &outcome), PACTA_OK);
    assert_string_equal(threads_of(ledger), threads);
}

static void test_update(void **state)
{
    (void)state;
    struct ledger *ledger = open_filled("update");
    assert_false(follow_is_behind(ledger));
    assert_int_equal(update(ledger).records, 0);
    rebuild_gives(ledger, BEFORE);
    ledger_close(ledger);
}

static void test_order(void **state)
{
    (void)state;
    struct ledger *ledger = open_ledger("order");
    struct follow_outcome outcome;
    for (size_t i = sizeof SOURCES / sizeof *SOURCES; i > 0; i--) {
        add(ledger, &SOURCES[i - 1]);
    }
    assert_true(follow_is_behind(ledger));
    assert_int_equal(follow_rebuild(ledger, &outcome), PACTA_OK);
    assert_int_equal(outcome.records, 7);
    assert_int_equal(outcome.begun, 5);
    assert_int_equal(outcome.joined, 2);
    assert_string_equal(threads_of(ledger), BEFORE);
    assert_int_equal(
        ledger_number(ledger, "SELECT count(*) FROM thread WHERE id NOT IN (SELECT 'h' || substr(id, 2) FROM record)", -1), 0);
    ledger_close(ledger);
}

static void test_merge(void **state)
{
    (void)state;
    struct ledger *ledger = open_filled("merge");
    decide(ledger, (struct ledger_verdict){.verb = LEDGER_MERGE,
                                           .id = base_str_from(id_of(ledger, "The mountain link.", true)),
                                           .other = base_str_from(id_of(ledger, "The Tarsk tunnel.", true))});
    assert_true(follow_is_behind(ledger));
    (void)update(ledger);
    rebuild_gives(ledger,
                  "instrument: A protocol on wool., The wool protocol.; project: The Tarsk tunnel., The mountain link.; "
                  "target: Eight billion now.; target: Five billion again., Five billion is the aim.");
    ledger_close(ledger);
}

static void test_merge_record(void **state)
{
    (void)state;
    struct ledger *ledger = open_filled("merge-record");
    decide(ledger, (struct ledger_verdict){.verb = LEDGER_MERGE,
                                           .id = base_str_from(id_of(ledger, "Five billion again.", false)),
                                           .other = base_str_from(id_of(ledger, "Eight billion now.", false))});
    (void)update(ledger);
    rebuild_gives(ledger,
                  "instrument: A protocol on wool., The wool protocol.; project: The Tarsk tunnel.; project: The mountain "
                  "link.; target: Eight billion now., Five billion again.; target: Five billion is the aim.");
    ledger_close(ledger);
}

static void test_split(void **state)
{
    (void)state;
    struct ledger *ledger = open_filled("split");
    decide(ledger, (struct ledger_verdict){.verb = LEDGER_SPLIT,
                                           .id = base_str_from(id_of(ledger, "A protocol on wool.", true)),
                                           .other = base_str_from(id_of(ledger, "The wool protocol.", false))});
    (void)update(ledger);
    rebuild_gives(ledger,
                  "instrument: A protocol on wool.; instrument: The wool protocol.; project: The Tarsk tunnel.; project: The "
                  "mountain link.; target: Eight billion now.; target: Five billion again., Five billion is the aim.");
    ledger_close(ledger);
}

static void test_split_first(void **state)
{
    (void)state;
    struct ledger *ledger = open_filled("split-first");
    decide(ledger, (struct ledger_verdict){.verb = LEDGER_SPLIT,
                                           .id = base_str_from(id_of(ledger, "A protocol on wool.", true)),
                                           .other = base_str_from(id_of(ledger, "A protocol on wool.", false))});
    (void)update(ledger);
    rebuild_gives(ledger,
                  "instrument: A protocol on wool.; instrument: The wool protocol.; project: The Tarsk tunnel.; project: The "
                  "mountain link.; target: Eight billion now.; target: Five billion again., Five billion is the aim.");
    assert_int_equal(
        ledger_number(ledger, "SELECT count(*) FROM thread WHERE id NOT IN (SELECT 'h' || substr(id, 2) FROM record)", -1), 0);
    ledger_close(ledger);
}

static void test_reject(void **state)
{
    (void)state;
    struct ledger *ledger = open_filled("reject");
    decide(ledger, (struct ledger_verdict){.verb = LEDGER_REJECT,
                                           .id = base_str_from(id_of(ledger, "Five billion is the aim.", false))});
    decide(ledger,
           (struct ledger_verdict){.verb = LEDGER_REJECT, .id = base_str_from(id_of(ledger, "The mountain link.", false))});
    (void)update(ledger);
    rebuild_gives(ledger,
                  "instrument: A protocol on wool., The wool protocol.; project: The Tarsk tunnel.; target: Eight billion "
                  "now.; target: Five billion again.");
    decide(ledger, (struct ledger_verdict){.verb = LEDGER_ACCEPT,
                                           .id = base_str_from(id_of(ledger, "Five billion is the aim.", false))});
    decide(ledger,
           (struct ledger_verdict){.verb = LEDGER_ACCEPT, .id = base_str_from(id_of(ledger, "The mountain link.", false))});
    (void)update(ledger);
    rebuild_gives(ledger, BEFORE);
    ledger_close(ledger);
}

static void test_correct(void **state)
{
    (void)state;
    struct ledger *ledger = open_filled("correct");
    decide(ledger, (struct ledger_verdict){.verb = LEDGER_CORRECT,
                                           .id = base_str_from(id_of(ledger, "Eight billion now.", false)),
                                           .fields = BASE_STR("{\"amount\":5e9}")});
    (void)update(ledger);
    rebuild_gives(ledger,
                  "instrument: A protocol on wool., The wool protocol.; project: The Tarsk tunnel.; project: The mountain "
                  "link.; target: Eight billion now., Five billion again., Five billion is the aim.");
    ledger_close(ledger);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_update),       cmocka_unit_test(test_order),   cmocka_unit_test(test_merge),
        cmocka_unit_test(test_merge_record), cmocka_unit_test(test_split),   cmocka_unit_test(test_split_first),
        cmocka_unit_test(test_reject),       cmocka_unit_test(test_correct),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
