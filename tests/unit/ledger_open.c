/* Opening: a new file, an older one, a newer one, one that is no ledger, a damaged one. Each answer is one line that helps. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ledger_fixture.h"

#include "ledger/check.h"

#include <sqlite3.h>

static char message[LEDGER_MESSAGE];

static void expect_words(const char *words)
{
    if (strstr(message, words) == NULL || strchr(message, '\n') != NULL) {
        fail_msg("expected one line with \"%s\", got \"%s\"", words, message);
    }
}

static void run_sql(const char *path, const char *sql)
{
    sqlite3 *db;
    char *error = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &error) != SQLITE_OK) {
        fail_msg("%s", error);
    }
    sqlite3_close(db);
}

static void write_file(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static void missing_file(void **state)
{
    (void)state;
    struct ledger *ledger;
    const char *path = fixture_path("missing");
    assert_int_equal(ledger_open(path, LEDGER_READ, &ledger, message), PACTA_NO_FILE);
    expect_words("no ledger there");
    assert_null(ledger);
    assert_int_not_equal(access(path, F_OK), 0); /* looking makes no file */
    assert_int_equal(ledger_open("/nowhere/at/all.ledger", LEDGER_WRITE, &ledger, message), PACTA_BAD_LEDGER);
    expect_words("check the folder");
}

static void what_is_no_ledger(void **state)
{
    (void)state;
    struct ledger *ledger;
    const char *path = fixture_path("other");
    char text[8192];
    memset(text, 'x', sizeof text);
    write_file(path, text, sizeof text);
    assert_int_equal(ledger_open(path, LEDGER_READ, &ledger, message), PACTA_BAD_LEDGER);
    expect_words("is no ledger");
    assert_int_equal(ledger_open(path, LEDGER_WRITE, &ledger, message), PACTA_BAD_LEDGER);
    expect_words("is no ledger");
    path = fixture_path("other");
    run_sql(path, "CREATE TABLE recipes (name TEXT); INSERT INTO recipes VALUES ('soup')");
    assert_int_equal(ledger_open(path, LEDGER_WRITE, &ledger, message), PACTA_BAD_LEDGER);
    expect_words("another program");
    path = fixture_path("other");
    write_file(path, "", 0);
    assert_int_equal(ledger_open(path, LEDGER_READ, &ledger, message), PACTA_BAD_LEDGER);
    expect_words("is empty");
    assert_int_equal(ledger_open(path, LEDGER_WRITE, &ledger, message), PACTA_OK); /* an empty file may become one */
    ledger_close(ledger);
    fixture_path("other");
}

static void a_newer_ledger(void **state)
{
    (void)state;
    struct ledger *ledger;
    const char *path = fixture_path("newer");
    assert_int_equal(ledger_open(path, LEDGER_WRITE, &ledger, message), PACTA_OK);
    ledger_close(ledger);
    run_sql(path, "PRAGMA user_version = 99");
    assert_int_equal(ledger_open(path, LEDGER_READ, &ledger, message), PACTA_BAD_LEDGER);
    expect_words("newer pacta");
    assert_int_equal(ledger_open(path, LEDGER_WRITE, &ledger, message), PACTA_BAD_LEDGER);
    expect_words("newer pacta");
    fixture_path("newer");
}

/* ------------------------------------------------------------------ from version 1 */

static char *read_text_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    static char text[65536];
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return text;
}

/* Names of all tables, indexes, triggers and views, and the columns of each table by name. */
static void describe(const char *path, char *out, size_t size)
{
    sqlite3 *db;
    sqlite3_stmt *rows;
    size_t length = 0;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(
        sqlite3_prepare_v2(db,
                           "SELECT group_concat(line, char(10)) FROM (SELECT type || ' ' || name AS line FROM sqlite_schema "
                           "UNION ALL SELECT s.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || c.pk "
                           "FROM sqlite_schema AS s, "
                           "pragma_table_xinfo(s.name) AS c WHERE s.type = 'table' ORDER BY line)",
                           -1, &rows, NULL),
        SQLITE_OK);
    assert_int_equal(sqlite3_step(rows), SQLITE_ROW);
    length += (size_t)snprintf(out, size, "%s", sqlite3_column_text(rows, 0));
    assert_true(length > 500 && length < size);
    sqlite3_finalize(rows);
    sqlite3_close(db);
}

static void an_old_ledger_is_brought_up(void **state)
{
    (void)state;
    struct ledger *ledger;
    struct ledger_health health;
    static char migrated[65536], fresh[65536];
    const char *path = fixture_path("v1");
    run_sql(path, read_text_file(PACTA_SOURCE_DIR "/tests/data/ledger_v1.sql"));
    assert_int_equal(ledger_open(path, LEDGER_READ, &ledger, message), PACTA_BAD_LEDGER);
    expect_words("older pacta");
    assert_int_equal(ledger_open(path, LEDGER_WRITE, &ledger, message), PACTA_OK);
    assert_int_equal(ledger_check(ledger, &health), PACTA_OK);
    assert_string_equal(health.integrity, "ok");
    assert_int_equal(health.sources, 1);
    assert_int_equal(health.evidence, 1);
    assert_int_equal(health.lost_evidence, 0);
    assert_int_equal(health.changed_sources, 0);
    ledger_close(ledger);
    run_sql(path, "SELECT iif((SELECT due FROM record) = '2030-12-31', 1, abs(-9223372036854775808))"); /* fails otherwise */
    describe(path, migrated, sizeof migrated);
    path = fixture_path("fresh");
    assert_int_equal(ledger_open(path, LEDGER_WRITE, &ledger, message), PACTA_OK);
    ledger_close(ledger);
    describe(path, fresh, sizeof fresh);
    assert_string_equal(migrated, fresh);
    fixture_path("v1");
    fixture_path("fresh");
}

/* ------------------------------------------------------------------ damage */

static const char *const RECORDS[] = {"{\"record\":\"meeting\",\"kind\":\"talks\",\"parties\":[\"NRL\",\"VRO\"]}", NULL};

static void make_ledger(const char *path, int sources)
{
    struct ledger *ledger;
    enum ledger_outcome outcome;
    assert_int_equal(ledger_open(path, LEDGER_WRITE, &ledger, message), PACTA_OK);
    assert_int_equal(ledger_set_versions(ledger, &(struct ledger_versions){"1", "1", "1"}), PACTA_OK);
    for (int i = 0; i < sources; i++) {
        char text[100];
        snprintf(text, sizeof text, "Norell met Vero for the %dth time.", i);
        const struct fixture_source source = {"a.txt", text, "", "", TEXT_NO_DAY, RECORDS};
        assert_int_equal(fixture_add(ledger, &source, &outcome), PACTA_OK);
    }
    assert_int_equal(ledger_commit(ledger), PACTA_OK);
    ledger_close(ledger);
}

/* Whatever byte is overwritten: no crash, and either a clear answer or an answer that is right. */
static void damaged_pages_are_reported(void **state)
{
    (void)state;
    const char *path = fixture_path("damaged");
    uint32_t reported = 0;
    for (long page = 0; page < 40; page++) {
        struct ledger *ledger;
        struct ledger_health health;
        fixture_path("damaged");
        make_ledger(path, 200);
        FILE *file = fopen(path, "r+b");
        assert_non_null(file);
        fseek(file, page * 8192 + (page == 0 ? 100 : 0), SEEK_SET);
        for (int i = 0; i < 512; i++) {
            fputc(0xA5 ^ i, file);
        }
        fclose(file);
        pacta_status status = ledger_open(path, LEDGER_READ, &ledger, message);
        if (status == PACTA_OK) {
            status = ledger_check(ledger, &health);
            reported += status != PACTA_OK || strcmp(health.integrity, "ok") != 0 || health.lost_evidence > 0 ||
                        health.changed_sources > 0;
        } else {
            reported++;
        }
        ledger_close(ledger);
    }
    assert_true(reported >= 15);
    fixture_path("damaged");
}

static void a_cut_file_is_reported(void **state)
{
    (void)state;
    struct ledger *ledger;
    struct ledger_health health = {0};
    const char *path = fixture_path("cut");
    make_ledger(path, 300);
    assert_int_equal(truncate(path, 50000), 0);
    if (ledger_open(path, LEDGER_READ, &ledger, message) == PACTA_OK) {
        pacta_status status = ledger_check(ledger, &health);
        assert_true(status != PACTA_OK || strcmp(health.integrity, "ok") != 0);
    }
    ledger_close(ledger);
    fixture_path("cut");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(missing_file),
        cmocka_unit_test(what_is_no_ledger),
        cmocka_unit_test(a_newer_ledger),
        cmocka_unit_test(an_old_ledger_is_brought_up),
        cmocka_unit_test(damaged_pages_are_reported),
        cmocka_unit_test(a_cut_file_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
