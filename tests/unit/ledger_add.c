/* Adding: the same bytes once, a failing source alone, a full disk, two processes, decisions that stay. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ledger_fixture.h"

#include "ledger/check.h"
#include "ledger/internal.h"

#include <sys/wait.h>

static char message[LEDGER_MESSAGE];

static const char *const RECORDS[] = {
    "{\"record\":\"meeting\",\"kind\":\"talks\",\"parties\":[\"NRL\",\"VRO\"],\"sectors\":[\"trade\",\"energy\"]}",
    "{\"record\":\"target\",\"metric\":\"bilateral "
    "trade\",\"amount\":5e9,\"unit\":\"USD\",\"parties\":[\"NRL\",\"VRO\",\"ZZZ\"]}",
    NULL,
};

static struct ledger *open_fresh(const char *path)
{
    struct ledger *ledger;
    assert_int_equal(ledger_open(path, LEDGER_WRITE, &ledger, message), PACTA_OK);
    assert_int_equal(ledger_set_versions(ledger, &(struct ledger_versions){"1", "1", "1"}), PACTA_OK);
    return ledger;
}

static struct fixture_source source_of(const char *path, const char *text)
{
    return (struct fixture_source){path, text, "A title", "Indus Wire", 20278, RECORDS};
}

static int64_t number(struct ledger *ledger, const char *sql)
{
    return ledger_number(ledger, sql, -1);
}

static void the_same_bytes_change_nothing(void **state)
{
    (void)state;
    const char *path = fixture_path("same");
    struct ledger *ledger = open_fresh(path);
    enum ledger_outcome outcome;
    struct fixture_source one = source_of("a.txt", "Norell met Vero."), copy = source_of("b.txt", "Norell met Vero."),
                          other = source_of("a.txt", "Norell met Vero. And again.");
    assert_int_equal(fixture_add(ledger, &one, &outcome), PACTA_OK);
    assert_int_equal(outcome, LEDGER_ADDED);
    assert_int_equal(fixture_add(ledger, &one, &outcome), PACTA_OK); /* not committed yet, and known all the same */
    assert_int_equal(outcome, LEDGER_KNOWN);
    assert_int_equal(ledger_commit(ledger), PACTA_OK);
    assert_int_equal(fixture_add(ledger, &copy, &outcome), PACTA_OK);
    assert_int_equal(outcome, LEDGER_KNOWN);
    assert_int_equal(fixture_add(ledger, &other, &outcome), PACTA_OK); /* the page changed: both stay */
    assert_int_equal(outcome, LEDGER_ADDED);
    assert_int_equal(ledger_commit(ledger), PACTA_OK);
    assert_int_equal(number(ledger, "SELECT count(*) FROM source"), 2);
    assert_int_equal(number(ledger, "SELECT count(*) FROM record"), 4);
    assert_int_equal(number(ledger, "SELECT count(*) FROM record_party"), 2 * (3 + 6));
    assert_int_equal(number(ledger, "SELECT count(*) FROM record_sector"), 2 * 2);
    assert_int_equal(number(ledger, "SELECT count(*) FROM evidence WHERE quote = 'Norell met Vero.'"), 2);
    ledger_close(ledger);
    fixture_path("same");
}

/* A source that cannot be written whole leaves nothing behind; the others of its batch stay. */
static void a_failing_source_takes_back_only_itself(void **state)
{
    (void)state;
    const char *path = fixture_path("failing");
    struct ledger *ledger = open_fresh(path);
    enum ledger_outcome outcome;
    struct fixture_source one = source_of("a.txt", "one"), two = source_of("b.txt", "two"), three = source_of("c.txt", "three");
    assert_int_equal(ledger_execute(ledger, "CREATE TEMP TRIGGER no_two BEFORE INSERT ON main.record_sector "
                                            "WHEN (SELECT path FROM source ORDER BY n DESC LIMIT 1) = 'b.txt' "
                                            "BEGIN SELECT RAISE(FAIL, 'no'); END"),
                     PACTA_OK);
    assert_int_equal(fixture_add(ledger, &one, &outcome), PACTA_OK);
    assert_int_not_equal(fixture_add(ledger, &two, &outcome), PACTA_OK);
    assert_int_equal(fixture_add(ledger, &three, &outcome), PACTA_OK);
    assert_int_equal(ledger_commit(ledger), PACTA_OK);
    assert_int_equal(number(ledger, "SELECT count(*) FROM source WHERE path = 'b.txt'"), 0);
    assert_int_equal(number(ledger, "SELECT count(*) FROM source"), 2);
    assert_int_equal(number(ledger, "SELECT count(*) FROM record"), 4);
    assert_int_equal(number(ledger, "SELECT count(*) FROM article_text WHERE article_text MATCH 'three'"), 1);
    ledger_close(ledger);
    fixture_path("failing");
}

static void a_full_disk_loses_nothing_that_was_committed(void **state)
{
    (void)state;
    const char *path = fixture_path("full");
    struct ledger *ledger = open_fresh(path);
    enum ledger_outcome outcome;
    struct fixture_source first = source_of("first.txt", "first");
    assert_int_equal(fixture_add(ledger, &first, &outcome), PACTA_OK);
    assert_int_equal(ledger_commit(ledger), PACTA_OK);
    int64_t pages = number(ledger, "PRAGMA page_count");
    char sql[80], text[40];
    snprintf(sql, sizeof sql, "PRAGMA max_page_count = %lld", (long long)pages + 8);
    assert_int_equal(ledger_execute(ledger, sql), PACTA_OK);
    pacta_status status = PACTA_OK;
    for (int i = 0; i < 2000 && status == PACTA_OK; i++) {
        snprintf(text, sizeof text, "text number %d", i);
        struct fixture_source more = source_of("more.txt", text);
        status = fixture_add(ledger, &more, &outcome);
    }
    assert_int_equal(status, PACTA_BAD_LEDGER);
    assert_non_null(strstr(ledger_message(ledger), "disk is full"));
    (void)ledger_commit(ledger); /* may fail as well; must not harm */
    ledger_close(ledger);
    struct ledger_health health;
    assert_int_equal(ledger_open(path, LEDGER_WRITE, &ledger, message), PACTA_OK);
    assert_int_equal(ledger_check(ledger, &health), PACTA_OK);
    assert_string_equal(health.integrity, "ok");
    assert_int_equal(health.lost_evidence, 0);
    assert_int_equal(number(ledger, "SELECT count(*) FROM source WHERE path = 'first.txt'"), 1);
    assert_int_equal(number(ledger, "SELECT count(*) FROM source WHERE n NOT IN (SELECT source FROM record)"), 0);
    ledger_close(ledger);
    fixture_path("full");
}

static void write_many(const char *path, int process)
{
    struct ledger *ledger;
    enum ledger_outcome outcome;
    char text[60];
    if (ledger_open(path, LEDGER_WRITE, &ledger, message) != PACTA_OK ||
        ledger_set_versions(ledger, &(struct ledger_versions){"1", "1", "1"}) != PACTA_OK) {
        _exit(1);
    }
    for (int i = 0; i < 200; i++) {
        snprintf(text, sizeof text, "process %d, text %d", i % 2 == 0 ? process : 9, i); /* half of them are the same for all */
        struct fixture_source source = source_of("p.txt", text);
        if (fixture_add(ledger, &source, &outcome) != PACTA_OK || (i % 20 == 19 && ledger_commit(ledger) != PACTA_OK)) {
            fprintf(stderr, "%s\n", ledger_message(ledger));
            _exit(1);
        }
    }
    ledger_close(ledger);
    _exit(0);
}

static void several_processes_write_at_once(void **state)
{
    (void)state;
    enum { PROCESSES = 4 };
    const char *path = fixture_path("many");
    pid_t children[PROCESSES];
    for (int i = 0; i < PROCESSES; i++) {
        children[i] = fork();
        if (children[i] == 0) {
            write_many(path, i);
        }
    }
    for (int i = 0; i < PROCESSES; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    struct ledger *ledger;
    assert_int_equal(ledger_open(path, LEDGER_READ, &ledger, message), PACTA_OK);
    assert_int_equal(number(ledger, "SELECT count(*) FROM source"), PROCESSES * 100 + 100);
    assert_int_equal(number(ledger, "SELECT count(*) FROM record"), 2 * (PROCESSES * 100 + 100));
    ledger_close(ledger);
    fixture_path("many");
}

/* A reader sees what was committed when it began, and never half a source. */
static void a_reader_sees_whole_batches(void **state)
{
    (void)state;
    const char *path = fixture_path("reader");
    struct ledger *writer = open_fresh(path), *reader;
    enum ledger_outcome outcome;
    struct fixture_source one = source_of("a.txt", "one"), two = source_of("b.txt", "two");
    assert_int_equal(fixture_add(writer, &one, &outcome), PACTA_OK);
    assert_int_equal(ledger_commit(writer), PACTA_OK);
    assert_int_equal(ledger_open(path, LEDGER_READ, &reader, message), PACTA_OK);
    assert_int_equal(fixture_add(writer, &two, &outcome), PACTA_OK);
    assert_int_equal(number(reader, "SELECT count(*) FROM source"), 1);
    assert_int_equal(ledger_commit(writer), PACTA_OK);
    assert_int_equal(number(reader, "SELECT count(*) FROM source"), 2);
    assert_int_not_equal(ledger_execute(reader, "DELETE FROM source"), PACTA_OK);
    ledger_close(reader);
    ledger_close(writer);
    fixture_path("reader");
}

static void decisions_only_grow(void **state)
{
    (void)state;
    const char *path = fixture_path("decision");
    struct ledger *ledger = open_fresh(path);
    assert_int_equal(
        ledger_execute(
            ledger, "INSERT INTO decision (record, verb, decided_by, decided_at) VALUES ('m1', 'accept', 'Ada', '2025-07-10')"),
        PACTA_OK);
    assert_int_not_equal(ledger_execute(ledger, "UPDATE decision SET verb = 'reject'"), PACTA_OK);
    assert_int_not_equal(ledger_execute(ledger, "DELETE FROM decision"), PACTA_OK);
    assert_int_not_equal(
        ledger_execute(ledger,
                       "INSERT INTO decision (record, verb, decided_by, decided_at) VALUES ('m1', 'praise', 'Ada', 'x')"),
        PACTA_OK);
    assert_int_equal(number(ledger, "SELECT count(*) FROM decision"), 1);
    ledger_close(ledger);
    fixture_path("decision");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_bytes_change_nothing),
        cmocka_unit_test(a_failing_source_takes_back_only_itself),
        cmocka_unit_test(a_full_disk_loses_nothing_that_was_committed),
        cmocka_unit_test(several_processes_write_at_once),
        cmocka_unit_test(a_reader_sees_whole_batches),
        cmocka_unit_test(decisions_only_grow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
