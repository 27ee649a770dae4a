/* Lists of threads, threads by name, what people assigned, links. Threads are put into the tables as the matcher would. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ledger_fixture.h"

#include "follow/internal.h"
#include "ledger/decide.h"

static char message[LEDGER_MESSAGE];
static struct base_arena arena;

struct report {
    const char *path, *outlet;
    int32_t day;
    const char *record, *kind; /* kind of the thread it begins, or NULL when it belongs to the thread before */
};

static const struct report REPORTS[] = {
    {"a.txt", "Tarsk Wire", 20000,
     "{\"record\":\"project\",\"name\":\"Islamabad-Tehran-Istanbul train\",\"kind\":\"railway\",\"status\":\"launched\","
     "\"stance\":\"fact\",\"parties\":[\"IRN\",\"PAK\",\"TUR\"]}",
     "project"},
    {"b.txt", "Lake Post", 20100,
     "{\"record\":\"project\",\"name\":\"ITI train\",\"kind\":\"railway\",\"status\":\"stalled\",\"stance\":\"fact\","
     "\"parties\":[\"PAK\",\"TUR\"]}",
     NULL},
    {"c.txt", "Tarsk Wire", 20050,
     "{\"record\":\"body\",\"name\":\"High Level Strategic Cooperation Council\",\"kind\":\"council\",\"parties\":[\"PAK\","
     "\"TUR\"]}",
     "body"},
    {"d.txt", "Tarsk Wire", 20060,
     "{\"record\":\"target\",\"metric\":\"bilateral trade\",\"amount\":5000000000,\"unit\":\"USD\",\"parties\":[\"PAK\","
     "\"TUR\"],\"deadline\":{\"from\":\"2027-12-31\",\"to\":\"2027-12-31\"}}",
     "target"},
    {"e.txt", "Tarsk Wire", 20070,
     "{\"record\":\"commitment\",\"action\":\"build\",\"object\":\"a school in Gölbaşı\",\"strength\":\"S3\",\"stance\":"
     "\"fact\",\"parties\":[\"PAK\",\"TUR\"],\"deadline\":{\"from\":\"2026-03-31\",\"to\":\"2026-03-31\"}}",
     "commitment"},
    {"f.txt", "Tarsk Wire", 20080,
     "{\"record\":\"commitment\",\"action\":\"open\",\"object\":\"a border market\",\"strength\":\"S3\",\"stance\":\"fact\","
     "\"parties\":[\"IRN\",\"PAK\"]}",
     "commitment"},
    {"g.txt", "Tarsk Wire", 20090,
     "{\"record\":\"instrument\",\"title\":\"Protocol on Lakes\",\"kind\":\"memorandum of "
     "understanding\",\"status\":\"signed\","
     "\"stance\":\"fact\",\"parties\":[\"PAK\",\"TUR\"]}",
     "instrument"},
};
enum { REPORT_COUNT = sizeof REPORTS / sizeof *REPORTS };

static void run(struct ledger *ledger, const char *sql)
{
    assert_int_equal(ledger_execute(ledger, sql), PACTA_OK);
}

static void begin_thread(struct ledger *ledger, const char *kind)
{
    char sql[500];
    snprintf(sql, sizeof sql,
             "INSERT INTO thread (id, kind, title, parties, sectors, open, restated, reports, independent_reports, disputed, "
             "profile) SELECT 'h' || substr(id, 2), '%s', '', '', '', 0, 0, 0, 0, 0, '' FROM record ORDER BY n DESC LIMIT 1",
             kind);
    run(ledger, sql);
}

static struct ledger *filled(const char *path)
{
    struct ledger *ledger;
    enum ledger_outcome outcome;
    int64_t threads[REPORT_COUNT];
    uint32_t count = 0;
    assert_int_equal(ledger_open(path, LEDGER_WRITE, &ledger, message), PACTA_OK);
    assert_int_equal(ledger_set_versions(ledger, &(struct ledger_versions){"1", "1", "1"}), PACTA_OK);
    for (size_t i = 0; i < REPORT_COUNT; i++) {
        const char *const records[] = {REPORTS[i].record, NULL};
        const struct fixture_source source = {REPORTS[i].path, REPORTS[i].path, "", REPORTS[i].outlet, REPORTS[i].day, records};
        assert_int_equal(fixture_add(ledger, &source, &outcome), PACTA_OK);
        if (REPORTS[i].kind != NULL) {
            begin_thread(ledger, REPORTS[i].kind);
            threads[count] = count + 1;
            count++;
        }
        run(ledger,
            "INSERT INTO thread_record (record, thread, day, likeness, why) SELECT r.n, (SELECT max(n) FROM thread), "
            "a.published, 1, 'by hand' FROM record AS r JOIN article AS a ON a.n = r.article ORDER BY r.n DESC LIMIT 1");
    }
    assert_int_equal(follow_refresh(ledger, threads, count), PACTA_OK);
    assert_int_equal(ledger_commit(ledger), PACTA_OK);
    return ledger;
}

/* Titles, with semicolons between. */
static const char *titles(const struct follow_threads *threads)
{
    static char line[1000];
    size_t length = 0;
    line[0] = '\0';
    for (uint32_t i = 0; i < threads->count && length < sizeof line - 200; i++) {
        length += (size_t)snprintf(line + length, sizeof line - length, "%s%.*s", i > 0 ? "; " : "",
                                   BASE_STR_ARG(threads->items[i].title));
    }
    return line;
}

static const char *found(struct ledger *ledger, struct follow_filter filter)
{
    struct follow_threads threads;
    assert_int_equal(follow_find(&arena, ledger, &filter, &threads), PACTA_OK);
    return titles(&threads);
}

static const char *named(struct ledger *ledger, const char *name)
{
    struct follow_threads threads;
    pacta_status status = follow_find_named(&arena, ledger, base_str_from(name), 10, &threads);
    assert_int_equal(status, threads.count > 0 ? PACTA_OK : PACTA_NOT_FOUND);
    return titles(&threads);
}

#define TRAIN "Islamabad-Tehran-Istanbul train"
#define COUNCIL "High Level Strategic Cooperation Council"
#define TRADE "bilateral trade to USD 5 billion"
#define SCHOOL "build a school in Gölbaşı"
#define MARKET "open a border market"

static void lists(void **state)
{
    (void)state;
    struct ledger *ledger = filled(fixture_path("follow_find"));
    struct base_str pak = BASE_STR("PAK"), tur = BASE_STR("TUR"), irn = BASE_STR("IRN");
    assert_string_equal(found(ledger, (struct follow_filter){.party = tur, .with = pak}),
                        TRAIN "; Protocol on Lakes; " SCHOOL "; " TRADE "; " COUNCIL);
    assert_string_equal(found(ledger, (struct follow_filter){.party = pak, .with = irn}), TRAIN "; " MARKET);
    assert_string_equal(found(ledger, (struct follow_filter){.party = pak, .with = tur, .open_only = true}),
                        TRAIN "; " SCHOOL "; " TRADE);
    assert_string_equal(found(ledger, (struct follow_filter){.party = irn}), TRAIN "; " MARKET);
    assert_string_equal(found(ledger, (struct follow_filter){.kind = "commitment"}), MARKET "; " SCHOOL);
    assert_string_equal(found(ledger, (struct follow_filter){.party = pak, .kind = "target"}), TRADE);
    assert_string_equal(found(ledger, (struct follow_filter){.party = BASE_STR("NRL")}), "");
    assert_string_equal(found(ledger, (struct follow_filter){.limit = 2}), TRAIN "; Protocol on Lakes");
    assert_string_equal(found(ledger, (struct follow_filter){.since = BASE_STR("2024-12-20")}),
                        TRAIN "; Protocol on Lakes; " MARKET);
    assert_string_equal(found(ledger, (struct follow_filter){.disputed_only = true}), "");
    ledger_close(ledger);
    fixture_path("follow_find");
}

static void due_days(void **state)
{
    (void)state;
    struct ledger *ledger = filled(fixture_path("follow_due"));
    struct follow_threads threads;
    assert_string_equal(found(ledger, (struct follow_filter){.due_from = BASE_STR("2026-01-01")}), SCHOOL "; " TRADE);
    assert_string_equal(found(ledger, (struct follow_filter){.due_to = BASE_STR("2026-12-31")}), SCHOOL);
    assert_string_equal(
        found(ledger, (struct follow_filter){.due_from = BASE_STR("2026-04-01"), .due_to = BASE_STR("2026-12-31")}), "");
    assert_string_equal(found(ledger, (struct follow_filter){.party = BASE_STR("IRN"), .due_from = BASE_STR("2026-01-01")}),
                        "");
    assert_int_equal(follow_find_named(&arena, ledger, BASE_STR("border market"), 1, &threads), PACTA_OK);
    const struct ledger_verdict verdict = {.verb = LEDGER_ASSIGN,
                                           .id = threads.items[0].id,
                                           .owner = BASE_STR("Ada"),
                                           .due = BASE_STR("2026-02-01"),
                                           .by = BASE_STR("Tam")};
    int64_t n;
    assert_int_equal(ledger_decide(ledger, &verdict, &n), PACTA_OK);
    assert_string_equal(found(ledger, (struct follow_filter){.due_from = BASE_STR("2026-01-01")}),
                        MARKET "; " SCHOOL "; " TRADE);
    assert_string_equal(found(ledger, (struct follow_filter){.due_from = BASE_STR("2026-01-01"), .limit = 1}), MARKET);
    assert_string_equal(found(ledger, (struct follow_filter){.due_from = BASE_STR("2026-02-02")}), SCHOOL "; " TRADE);
    assert_int_equal(follow_find_named(&arena, ledger, BASE_STR("border market"), 1, &threads), PACTA_OK);
    assert_true(base_str_is(threads.items[0].owner, "Ada"));
    assert_true(base_str_is(threads.items[0].owner_due, "2026-02-01"));
    ledger_close(ledger);
    fixture_path("follow_due");
}

static void names(void **state)
{
    (void)state;
    struct ledger *ledger = filled(fixture_path("follow_named"));
    assert_string_equal(named(ledger, "Islamabad-Tehran-Istanbul train"), TRAIN);
    assert_string_equal(named(ledger, "istanbul tehran islamabad TRAIN"), TRAIN);
    assert_string_equal(named(ledger, "ITI"), TRAIN);
    assert_string_equal(named(ledger, "trains"), TRAIN);
    assert_string_equal(named(ledger, "HLSCC"), COUNCIL);
    assert_string_equal(named(ledger, "the High-Level Strategic Cooperation Council"), COUNCIL);
    assert_string_equal(named(ledger, "golbasi school"), SCHOOL);
    assert_string_equal(named(ledger, "GÖLBAŞI"), SCHOOL);
    assert_string_equal(named(ledger, "Turkish target"), TRADE);
    assert_string_equal(named(ledger, "Turkey trade"), TRADE);
    assert_string_equal(named(ledger, "Iranian market"), MARKET);
    assert_string_equal(named(ledger, "Kazakh market"), "");
    assert_string_equal(named(ledger, "school in Gölbaşı of nobody"), SCHOOL); /* most words, not all */
    assert_string_equal(named(ledger, "airport"), "");
    assert_string_equal(named(ledger, ""), "");
    assert_string_equal(named(ledger, "\" OR 1 AND ("), "");
    assert_string_equal(named(ledger, "* ^ : { }"), "");
    ledger_close(ledger);
    fixture_path("follow_named");
}

/* Whatever is typed, there is an answer or there is none. */
static void hostile_names(void **state)
{
    (void)state;
    static const char *const PARTS[] = {"train",  "\"", "*", "AND", "NOT ", "NEAR(", "\xff", "\xc3",
                                        "codes:", "-",  "(", ")",   "ı",    "{",     "'",    "%"};
    struct ledger *ledger = filled(fixture_path("follow_hostile"));
    uint32_t seed = 7;
    for (int i = 0; i < 400; i++) {
        char name[200];
        size_t length = 0;
        for (int k = 0; k < i % 12; k++) {
            seed = seed * 1664525u + 1013904223u;
            length +=
                (size_t)snprintf(name + length, sizeof name - length, "%s%s", PARTS[seed >> 28], seed >> 27 & 1 ? " " : "");
        }
        name[length] = '\0';
        (void)named(ledger, name);
    }
    ledger_close(ledger);
    fixture_path("follow_hostile");
}

static void ids(void **state)
{
    (void)state;
    struct ledger *ledger = filled(fixture_path("follow_ids"));
    struct follow_threads threads;
    struct follow_tolds tolds;
    assert_int_equal(follow_find_named(&arena, ledger, BASE_STR("ITI train"), 1, &threads), PACTA_OK);
    assert_int_equal(follow_records(&arena, ledger, threads.items[0].n, &tolds), PACTA_OK);
    assert_int_equal(tolds.count, 2);
    char id[20];
    snprintf(id, sizeof id, "%.*s", BASE_STR_ARG(threads.items[0].id));
    assert_string_equal(named(ledger, id), TRAIN);
    assert_string_equal(named(ledger, tolds.items[1].record->id), TRAIN);
    snprintf(id, sizeof id, "h%s", tolds.items[1].record->id + 1); /* what a thread that began with this record was called */
    assert_string_equal(named(ledger, id), TRAIN);
    assert_string_equal(named(ledger, "h0123456789abcdef"), "");
    assert_string_equal(named(ledger, "p0123456789abcdef"), "");
    ledger_close(ledger);
    fixture_path("follow_ids");
}

static void links_both_ways(void **state)
{
    (void)state;
    struct ledger *ledger = filled(fixture_path("follow_links"));
    struct follow_links links;
    run(ledger, "INSERT INTO thread_link (thread, relation, other, why) VALUES (4, 'about', 1, 'names it')");
    assert_int_equal(follow_links(&arena, ledger, 1, &links), PACTA_OK);
    assert_int_equal(links.count, 1);
    assert_true(links.items[0].backwards);
    assert_true(base_str_is(links.items[0].relation, "about"));
    assert_true(base_str_is(links.items[0].other.title, SCHOOL));
    assert_int_equal(follow_links(&arena, ledger, 4, &links), PACTA_OK);
    assert_int_equal(links.count, 1);
    assert_false(links.items[0].backwards);
    assert_true(base_str_is(links.items[0].why, "names it"));
    assert_int_equal(follow_links(&arena, ledger, 2, &links), PACTA_OK);
    assert_int_equal(links.count, 0);
    ledger_close(ledger);
    fixture_path("follow_links");
}

static void decisions_in_the_history(void **state)
{
    (void)state;
    struct ledger *ledger = filled(fixture_path("follow_decided"));
    struct follow_threads threads;
    struct follow_tolds tolds;
    struct follow_changes changes;
    int64_t n;
    assert_int_equal(follow_find_named(&arena, ledger, BASE_STR("ITI"), 1, &threads), PACTA_OK);
    const struct ledger_verdict note = {
        .verb = LEDGER_NOTE, .id = threads.items[0].id, .text = BASE_STR("asked the railways"), .by = BASE_STR("Tam")};
    assert_int_equal(ledger_decide(ledger, &note, &n), PACTA_OK);
    assert_int_equal(follow_records(&arena, ledger, threads.items[0].n, &tolds), PACTA_OK);
    assert_int_equal(follow_history(&arena, ledger, &threads.items[0], &tolds, &changes), PACTA_OK);
    assert_int_equal(changes.count, 3);
    assert_string_equal(changes.items[0].what, "begun");
    assert_string_equal(changes.items[1].what, "status");
    assert_string_equal(changes.items[2].what, "decided");
    assert_true(base_str_is(changes.items[2].to, "noted: asked the railways"));
    assert_true(base_str_is(changes.items[2].by, "Tam"));
    assert_null(changes.items[2].told);
    ledger_close(ledger);
    fixture_path("follow_decided");
}

/* A thread of more records than are read in full keeps its counts, its first day and its newest status. */
static void a_giant_thread(void **state)
{
    (void)state;
    struct ledger *ledger;
    struct follow_threads threads;
    enum ledger_outcome outcome;
    char path[40];
    assert_int_equal(ledger_open(fixture_path("follow_giant"), LEDGER_WRITE, &ledger, message), PACTA_OK);
    assert_int_equal(ledger_set_versions(ledger, &(struct ledger_versions){"1", "1", "1"}), PACTA_OK);
    for (int i = 0; i < 700; i++) {
        const char *const record[] = {
            i == 100 ? "{\"record\":\"project\",\"name\":\"Long Wall\",\"status\":\"launched\",\"stance\":\"fact\"}"
                     : "{\"record\":\"project\",\"name\":\"Long Wall\",\"status\":\"agreed\",\"stance\":\"fact\"}",
            NULL};
        snprintf(path, sizeof path, "report-%d.txt", i);
        const struct fixture_source source = {path, path, "", "", 15000 + i, record};
        assert_int_equal(fixture_add(ledger, &source, &outcome), PACTA_OK);
    }
    begin_thread(ledger, "project");
    run(ledger,
        "INSERT INTO thread_record (record, thread, day, likeness, why) SELECT r.n, 1, a.published, 1, '' FROM record AS r "
        "JOIN article AS a ON a.n = r.article");
    assert_int_equal(follow_refresh(ledger, (int64_t[]){1}, 1), PACTA_OK);
    assert_int_equal(follow_find_named(&arena, ledger, BASE_STR("long wall"), 1, &threads), PACTA_OK);
    const struct follow_thread *thread = &threads.items[0];
    assert_int_equal(thread->reports, 700);
    assert_int_equal(thread->independent_reports, 700);
    assert_true(base_str_is(thread->status, "launched"));
    assert_true(base_str_is(thread->first_seen, "2011-01-26"));
    assert_true(base_str_is(thread->last_seen, "2012-12-25"));
    ledger_close(ledger);
    fixture_path("follow_giant");
}

/* A correction that joins another thread takes back what the corrected report told of its own. */
static void a_correction_elsewhere(void **state)
{
    (void)state;
    struct ledger *ledger = filled(fixture_path("follow_correction"));
    struct follow_threads threads;
    for (int i = 1; i <= REPORT_COUNT; i++) {
        char sql[200];
        snprintf(sql, sizeof sql, "INSERT INTO article_copy (article, family, manner, likeness) VALUES (%d, %d, '%s', 1)", i,
                 i == 7 ? 6 : i, i == 7 ? "correction" : "original");
        run(ledger, sql);
    }
    run(ledger, "UPDATE article_copy SET superseded_by = 7 WHERE article = 6");
    assert_int_equal(follow_find_named(&arena, ledger, BASE_STR("border market"), 1, &threads), PACTA_OK);
    assert_true(base_str_is(threads.items[0].strength, "S3"));
    assert_int_equal(follow_refresh(ledger, (int64_t[]){6}, 1), PACTA_OK);
    assert_int_equal(follow_find_named(&arena, ledger, BASE_STR("border market"), 1, &threads), PACTA_OK);
    assert_true(base_str_is(threads.items[0].strength, ""));
    ledger_close(ledger);
    fixture_path("follow_correction");
}

/* A thread that was merged away leaves nothing behind. */
static void a_thread_that_is_gone(void **state)
{
    (void)state;
    struct ledger *ledger = filled(fixture_path("follow_gone"));
    run(ledger, "DELETE FROM thread_record WHERE thread = 5; DELETE FROM thread_party WHERE thread = 5; DELETE FROM thread "
                "WHERE n = 5");
    assert_int_equal(follow_refresh(ledger, (int64_t[]){5}, 1), PACTA_OK);
    assert_string_equal(named(ledger, "border market"), "");
    assert_string_equal(found(ledger, (struct follow_filter){.party = BASE_STR("IRN")}), TRAIN);
    assert_int_equal(follow_refresh(ledger, (int64_t[]){99}, 1), PACTA_OK);
    ledger_close(ledger);
    fixture_path("follow_gone");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists),
        cmocka_unit_test(due_days),
        cmocka_unit_test(names),
        cmocka_unit_test(ids),
        cmocka_unit_test(links_both_ways),
        cmocka_unit_test(decisions_in_the_history),
        cmocka_unit_test(hostile_names),
        cmocka_unit_test(a_giant_thread),
        cmocka_unit_test(a_correction_elsewhere),
        cmocka_unit_test(a_thread_that_is_gone),
    };
    base_arena_init(&arena, 0);
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    base_arena_release(&arena);
    return failed;
}
