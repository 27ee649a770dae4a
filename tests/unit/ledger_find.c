/* Lists, the search, the span of a pair, the check of every quotation, and what a rebuild tells. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ledger_fixture.h"

#include "ledger/check.h"
#include "ledger/find.h"
#include "ledger/internal.h"

static char message[LEDGER_MESSAGE];

static const char *const JULY[] = {
    "{\"record\":\"meeting\",\"kind\":\"talks\",\"status\":\"held\",\"parties\":[\"NRL\",\"VRO\"],\"date\":{\"from\":\"2025-07-"
    "09\"},\"sectors\":[\"trade\"],"
    "\"evidence\":[{\"start\":0,\"end\":1,\"quote\":\"Norell met Vero\"}]}",
    "{\"record\":\"meeting\",\"kind\":\"session\",\"status\":\"planned\",\"parties\":[\"NRL\",\"VRO\"],\"date\":{\"from\":"
    "\"2025-12-01\"},\"session\":8}",
    "{\"record\":\"office\",\"person\":\"Ada Norell\",\"office\":\"premier\",\"country\":\"NRL\"}",
    NULL,
};
static const char *const AUGUST[] = {
    "{\"record\":\"meeting\",\"kind\":\"summit\",\"status\":\"held\",\"parties\":[\"NRL\",\"VRO\",\"ZZZ\"],\"sectors\":["
    "\"trade\",\"energy\"]}",
    "{\"record\":\"target\",\"metric\":\"exports\",\"amount\":2e9,\"unit\":\"USD\",\"parties\":[\"VRO\"]}",
    NULL,
};
static const char *const UNDATED[] = {
    "{\"record\":\"meeting\",\"kind\":\"visit\",\"status\":\"held\",\"parties\":[\"NRL\",\"VRO\"]}",
    NULL,
};

static struct ledger *filled(const char *path)
{
    struct ledger *ledger;
    enum ledger_outcome outcome;
    const struct fixture_source sources[] = {
        {"july.txt", "Norell met Vero in Tarsk. They spoke of the Türkiye road and \"trade-offs\".", "Talks in Tarsk",
         "Indus Wire", 20279, JULY},
        {"august.txt", "A summit of three. Agreements were signed.", "Summit", "", 20304, AUGUST},
        {"none.txt", "A visit without a day.", "", "", TEXT_NO_DAY, UNDATED},
    };
    assert_int_equal(ledger_open(path, LEDGER_WRITE, &ledger, message), PACTA_OK);
    assert_int_equal(ledger_set_versions(ledger, &(struct ledger_versions){"1", "1", "1"}), PACTA_OK);
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        assert_int_equal(fixture_add(ledger, &sources[i], &outcome), PACTA_OK);
    }
    assert_int_equal(ledger_commit(ledger), PACTA_OK);
    return ledger;
}

/* The kinds (or persons, or metrics) of what is found, in order: "session talks". */
static const char *found(struct ledger *ledger, struct ledger_filter filter)
{
    static char line[400];
    struct ledger_cursor *cursor;
    struct ledger_found one;
    struct base_arena arena;
    size_t length = 0;
    line[0] = '\0';
    base_arena_init(&arena, 0);
    assert_int_equal(ledger_find(ledger, &filter, &cursor), PACTA_OK);
    while (ledger_next(cursor, &one)) {
        struct read_record *record;
        assert_int_equal(read_record_from_json(&arena, one.json, &record), PACTA_OK);
        struct base_str word = read_text(record, record->type == READ_OFFICE   ? READ_F_PERSON
                                                 : record->type == READ_TARGET ? READ_F_METRIC
                                                                               : READ_F_KIND);
        length += (size_t)snprintf(line + length, sizeof line - length, "%s%.*s", length > 0 ? " " : "", BASE_STR_ARG(word));
    }
    assert_int_equal(ledger_cursor_close(cursor), PACTA_OK);
    base_arena_release(&arena);
    return line;
}

static void filters(void **state)
{
    (void)state;
    const char *path = fixture_path("find");
    struct ledger *ledger = filled(path);
    struct base_str nrl = BASE_STR("NRL"), vro = BASE_STR("VRO"), zzz = BASE_STR("ZZZ"), trade = BASE_STR("trade");
    assert_string_equal(found(ledger, (struct ledger_filter){.type = "meeting"}), "session summit talks visit");
    assert_string_equal(found(ledger, (struct ledger_filter){.type = "meeting", .limit = 2}), "session summit");
    assert_string_equal(found(ledger, (struct ledger_filter){.type = "meeting", .party = vro, .with = nrl}),
                        "session summit talks visit");
    assert_string_equal(found(ledger, (struct ledger_filter){.type = "meeting", .party = zzz, .with = nrl}), "summit");
    assert_string_equal(found(ledger, (struct ledger_filter){.type = "meeting", .party = zzz, .with = zzz}), "summit");
    assert_string_equal(found(ledger, (struct ledger_filter){.type = "meeting",
                                                             .party = nrl,
                                                             .since = BASE_STR("2025-07-10"),
                                                             .until = BASE_STR("2025-11-30")}),
                        "summit");
    assert_string_equal(found(ledger, (struct ledger_filter){.type = "meeting", .until = BASE_STR("2025-07-31")}), "talks");
    assert_string_equal(found(ledger, (struct ledger_filter){.type = "meeting", .sector = trade}), "summit talks");
    assert_string_equal(found(ledger,
                              (struct ledger_filter){
                                  .type = "meeting", .party = nrl, .with = vro, .sector = trade, .status = BASE_STR("held")}),
                        "summit talks");
    assert_string_equal(found(ledger, (struct ledger_filter){.type = "meeting", .status = BASE_STR("planned")}), "session");
    assert_string_equal(found(ledger, (struct ledger_filter){.type = "office", .party = nrl}), "Ada Norell");
    assert_string_equal(
        found(ledger, (struct ledger_filter){.type = "office", .articles = (int64_t[]){1, 3}, .article_count = 2}),
        "Ada Norell");
    assert_string_equal(found(ledger, (struct ledger_filter){.type = "office", .articles = (int64_t[]){2}, .article_count = 1}),
                        "");
    assert_string_equal(found(ledger, (struct ledger_filter){.type = "target", .party = BASE_STR("' OR 1")}), "");
    ledger_close(ledger);
    fixture_path("find");
}

static uint32_t hits(struct ledger *ledger, const char *words)
{
    struct ledger_search *search;
    struct ledger_hit hit;
    uint32_t count = 0;
    assert_int_equal(ledger_search_open(ledger, base_str_from(words), 10, &search), PACTA_OK);
    while (ledger_search_next(search, &hit)) {
        count++;
    }
    assert_int_equal(ledger_search_close(search), PACTA_OK);
    return count;
}

/* No word is an operator: FTS5's own signs are looked for like any other. */
static void words_are_taken_literally(void **state)
{
    (void)state;
    const char *path = fixture_path("search");
    struct ledger *ledger = filled(path);
    struct ledger_search *search;
    static const char *const ODD[] = {"\"", "\"\"",           "*", "NEAR(",   "AND",     "title:x", "a AND (b", "^",
                                      "-",  "\"trade-offs\"", "{", "x\ty\nz", "\xFF\xFE"};
    assert_int_equal(hits(ledger, "turkiye"), 1);
    assert_int_equal(hits(ledger, "TÜRKIYE road"), 1);
    assert_int_equal(hits(ledger, "agreement signing"), 1);
    assert_int_equal(hits(ledger, "tarsk summit"), 0);
    assert_int_equal(hits(ledger, "trade-offs"), 1);
    for (size_t i = 0; i < sizeof ODD / sizeof *ODD; i++) {
        (void)hits(ledger, ODD[i]);
    }
    assert_int_equal(ledger_search_open(ledger, BASE_STR("  \n"), 10, &search), PACTA_BAD_USE);
    ledger_close(ledger);
    fixture_path("search");
}

static void the_span_of_a_pair(void **state)
{
    (void)state;
    const char *path = fixture_path("span");
    struct ledger *ledger = filled(path);
    struct ledger_span span;
    assert_int_equal(ledger_span_between(ledger, BASE_STR("VRO"), BASE_STR("NRL"), (struct base_str){0}, &span), PACTA_OK);
    assert_int_equal(span.records, 4);
    assert_int_equal(span.articles, 3);
    assert_int_equal(span.sources, 3);
    assert_string_equal(span.first, "2025-07-10");
    assert_string_equal(span.last, "2025-08-04");
    assert_int_equal(ledger_span_between(ledger, BASE_STR("NRL"), BASE_STR("QQQ"), (struct base_str){0}, &span), PACTA_OK);
    assert_int_equal(span.records, 0);
    assert_string_equal(span.first, "");
    ledger_close(ledger);
    fixture_path("span");
}

static void lost_quotations_are_found(void **state)
{
    (void)state;
    const char *path = fixture_path("check");
    struct ledger *ledger = filled(path);
    struct ledger_health health;
    assert_int_equal(ledger_check(ledger, &health), PACTA_OK);
    assert_int_equal(health.evidence, 6);
    assert_int_equal(health.lost_evidence, 0);
    assert_int_equal(ledger_execute(ledger, "UPDATE record SET json = replace(json, 'Norell met Vero', 'Norell hit Vero')"),
                     PACTA_OK);
    assert_int_equal(ledger_execute(ledger, "UPDATE source SET sha256 = 'x' WHERE n = 2"), PACTA_OK);
    assert_int_equal(ledger_check(ledger, &health), PACTA_OK);
    assert_true(health.lost_evidence >= 1);
    assert_int_equal(health.changed_sources, 1);
    assert_int_equal(health.first_loss[0], 'm');
    ledger_close(ledger);
    fixture_path("check");
}

/* ------------------------------------------------------------------ rebuilding */

static const char *const BETTER[] = {
    "{\"record\":\"meeting\",\"kind\":\"talks\",\"status\":\"held\",\"parties\":[\"NRL\",\"VRO\"],\"date\":{\"from\":\"2025-07-"
    "09\"},\"sectors\":[\"trade\",\"energy\"],"
    "\"evidence\":[{\"start\":0,\"end\":1,\"quote\":\"Norell met Vero\"}]}",
    "{\"record\":\"office\",\"person\":\"Ada Norell\",\"office\":\"premier\",\"country\":\"NRL\"}",
    "{\"record\":\"project\",\"name\":\"Tarsk road\",\"parties\":[\"NRL\",\"VRO\"]}",
    NULL,
};

/* Puts what a better reader would find; stops after `stop` sources. */
static void rebuild(struct ledger *ledger, const char *path, int stop)
{
    struct ledger_walk *walk;
    struct ledger_kept kept;
    assert_int_equal(ledger_rebuild_begin(ledger), PACTA_OK);
    assert_int_equal(ledger_walk_open(path, &walk, message), PACTA_OK);
    for (int i = 0; i < stop && ledger_walk_next(walk, &kept) == PACTA_OK; i++) {
        char text[200], name[40];
        snprintf(text, sizeof text, "%.*s", BASE_STR_ARG(kept.source.bytes));
        snprintf(name, sizeof name, "%.*s", BASE_STR_ARG(kept.source.path));
        struct fixture_source source = {
            name, text,        "",
            "",   TEXT_NO_DAY, strcmp(name, "july.txt") == 0 ? BETTER : strcmp(name, "august.txt") == 0 ? AUGUST : UNDATED};
        struct ledger_entry entry;
        struct base_arena arena;
        ledger_entry_init(&entry);
        base_arena_init(&arena, 0);
        assert_int_equal(fixture_fill(&entry, &arena, &source), PACTA_OK);
        assert_int_equal(ledger_rebuild_put(ledger, kept.n, &entry), PACTA_OK);
        base_arena_release(&arena);
        ledger_entry_release(&entry);
    }
    ledger_walk_close(walk);
}

static void a_rebuild_tells_the_difference(void **state)
{
    (void)state;
    const char *path = fixture_path("rebuild");
    struct ledger *ledger = filled(path);
    struct ledger_difference difference;
    assert_int_equal(
        ledger_execute(
            ledger, "INSERT INTO decision (record, verb, decided_by, decided_at) VALUES ('m1', 'accept', 'Ada', '2025-07-10')"),
        PACTA_OK);
    assert_int_equal(ledger_set_versions(ledger, &(struct ledger_versions){"2", "1", "1"}), PACTA_OK);
    rebuild(ledger, path, 10);
    assert_int_equal(ledger_rebuild_end(ledger, &difference), PACTA_OK);
    assert_int_equal(difference.sources, 3);
    assert_int_equal(difference.before, 6);
    assert_int_equal(difference.after, 6);
    assert_int_equal(difference.added, 1);   /* the road */
    assert_int_equal(difference.removed, 1); /* the session */
    assert_int_equal(difference.changed, 1); /* the talks have a sector more */
    assert_int_equal(ledger_number(ledger, "SELECT count(*) FROM decision", -1), 1);
    assert_int_equal(ledger_number(ledger, "SELECT count(*) FROM reading", -1), 1);
    assert_int_equal(hits(ledger, "tarsk"), 1);
    assert_int_equal(hits(ledger, "summit"), 1);
    ledger_close(ledger);
    fixture_path("rebuild");
}

static void a_rebuild_broken_off_changes_nothing(void **state)
{
    (void)state;
    const char *path = fixture_path("broken");
    struct ledger *ledger = filled(path), *reader;
    rebuild(ledger, path, 1);
    assert_int_equal(ledger_open(path, LEDGER_READ, &reader, message), PACTA_OK);
    assert_string_equal(found(reader, (struct ledger_filter){.type = "meeting"}),
                        "session summit talks visit"); /* while it runs */
    ledger_rebuild_abandon(ledger);
    assert_string_equal(found(ledger, (struct ledger_filter){.type = "meeting"}), "session summit talks visit");
    rebuild(ledger, path, 2);
    ledger_close(ledger); /* as good as giving up */
    assert_string_equal(found(reader, (struct ledger_filter){.type = "meeting"}), "session summit talks visit");
    assert_int_equal(hits(reader, "tarsk"), 1);
    ledger_close(reader);
    fixture_path("broken");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(filters),
        cmocka_unit_test(words_are_taken_literally),
        cmocka_unit_test(the_span_of_a_pair),
        cmocka_unit_test(lost_quotations_are_found),
        cmocka_unit_test(a_rebuild_tells_the_difference),
        cmocka_unit_test(a_rebuild_broken_off_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
