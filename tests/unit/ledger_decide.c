/* Decisions: records stand as decided in every list, and stay so when the records are made anew, also by another reader. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ledger_fixture.h"

#include "ledger/check.h"
#include "ledger/decide.h"
#include "ledger/find.h"
#include "ledger/internal.h"

static const char TEXT[] = "Norell and Vero signed a protocol in Tarsk. They agreed to build a bridge and to open a school.";

static const char *const FIRST[] = {
    "{\"record\":\"instrument\",\"kind\":\"protocol\",\"status\":\"to be signed\",\"parties\":[\"NRL\",\"VRO\"],\"sectors\":"
    "[\"trade\"],\"evidence\":[{\"start\":0,\"end\":1,\"quote\":\"Norell and Vero signed a protocol in Tarsk.\"}]}",
    "{\"record\":\"commitment\",\"by\":[\"NRL\",\"VRO\"],\"action\":\"build\",\"object\":\"a bridge\",\"parties\":[\"NRL\","
    "\"VRO\"],\"evidence\":[{\"start\":0,\"end\":1,\"quote\":\"agreed to build a bridge and to open a school\"}]}",
    "{\"record\":\"commitment\",\"by\":[\"NRL\",\"VRO\"],\"action\":\"open\",\"object\":\"a school\",\"parties\":[\"NRL\","
    "\"VRO\"],\"evidence\":[{\"start\":0,\"end\":1,\"quote\":\"agreed to build a bridge and to open a school\"}]}",
    NULL,
};
/* The same by another reader: the protocol has a subject now, the bridge another verb, and the school is no commitment. */
static const char *const SECOND[] = {
    "{\"record\":\"instrument\",\"kind\":\"protocol\",\"count\":1,\"status\":\"to be signed\",\"parties\":[\"NRL\",\"VRO\"],"
    "\"evidence\":[{\"start\":0,\"end\":1,\"quote\":\"signed a protocol\"}]}",
    "{\"record\":\"commitment\",\"by\":[\"NRL\",\"VRO\"],\"action\":\"construct\",\"object\":\"a bridge\",\"parties\":[\"NRL\","
    "\"VRO\"],\"evidence\":[{\"start\":0,\"end\":1,\"quote\":\"build a bridge\"}]}",
    NULL,
};

static char message[LEDGER_MESSAGE];

static struct fixture_source source_of(const char *path, const char *const *records)
{
    return (struct fixture_source){path, TEXT, "A protocol", "Indus Wire", 20279, records};
}

static struct ledger *filled(const char *path)
{
    struct ledger *ledger;
    enum ledger_outcome outcome;
    const struct fixture_source source = source_of("july.txt", FIRST);
    assert_int_equal(ledger_open(path, LEDGER_WRITE, &ledger, message), PACTA_OK);
    assert_int_equal(ledger_set_versions(ledger, &(struct ledger_versions){"1", "1", "1"}), PACTA_OK);
    assert_int_equal(fixture_add(ledger, &source, &outcome), PACTA_OK);
    assert_int_equal(ledger_commit(ledger), PACTA_OK);
    return ledger;
}

/* The records that a filter finds, one line each: "protocol signed; build a bridge". */
static const char *found(struct ledger *ledger, struct ledger_filter filter)
{
    static char line[1000];
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
        bool promise = record->type == READ_COMMITMENT;
        struct base_str first = read_text(record, promise ? READ_F_ACTION : READ_F_KIND),
                        second = read_text(record, promise ? READ_F_OBJECT : READ_F_STATUS);
        length += (size_t)snprintf(line + length, sizeof line - length, "%s%.*s %.*s", length > 0 ? "; " : "",
                                   BASE_STR_ARG(first), BASE_STR_ARG(second));
    }
    assert_int_equal(ledger_cursor_close(cursor), PACTA_OK);
    base_arena_release(&arena);
    return line;
}

static const struct ledger_filter ALL = {0}, PAIR = {.party = {"NRL", 3}, .with = {"VRO", 3}}, TRADE = {.sector = {"trade", 5}},
                                  EVEN_REJECTED = {.rejected_too = true},
                                  PAIR_EVEN_REJECTED = {.party = {"VRO", 3}, .with = {"NRL", 3}, .rejected_too = true};

/* The id of the record with that text in its JSON. */
static struct base_str id_of(struct ledger *ledger, struct base_arena *arena, const char *words)
{
    struct ledger_cursor *cursor;
    struct ledger_found one;
    struct base_str id = {0};
    assert_int_equal(ledger_find(ledger, &EVEN_REJECTED, &cursor), PACTA_OK);
    while (ledger_next(cursor, &one)) {
        struct read_record *record;
        if (base_str_find(one.json, words, 0) >= 0) {
            assert_int_equal(read_record_from_json(arena, one.json, &record), PACTA_OK);
            id = base_str_from(record->id);
        }
    }
    assert_int_equal(ledger_cursor_close(cursor), PACTA_OK);
    assert_true(id.length > 0);
    return id;
}

static pacta_status decide(struct ledger *ledger, struct ledger_verdict verdict)
{
    int64_t n;
    verdict.by = BASE_STR("ada");
    return ledger_decide(ledger, &verdict, &n);
}

static void rejected_and_accepted(void **state)
{
    (void)state;
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct ledger *ledger = filled(fixture_path("reject"));
    struct base_str bridge = id_of(ledger, &arena, "\"a bridge\""), protocol = id_of(ledger, &arena, "\"protocol\"");
    struct ledger_span span;
    assert_string_equal(found(ledger, PAIR), "open a school; build a bridge; protocol to be signed");
    assert_int_equal(decide(ledger, (struct ledger_verdict){.verb = LEDGER_REJECT, .id = bridge}), PACTA_OK);
    assert_int_equal(decide(ledger, (struct ledger_verdict){.verb = LEDGER_REJECT, .id = protocol}), PACTA_OK);
    assert_string_equal(found(ledger, PAIR), "open a school");
    assert_string_equal(found(ledger, ALL), "open a school");
    assert_string_equal(found(ledger, TRADE), "");
    assert_string_equal(found(ledger, (struct ledger_filter){.articles = (int64_t[]){1}, .article_count = 1}), "open a school");
    assert_string_equal(found(ledger, (struct ledger_filter){.id = bridge}), "build a bridge");
    assert_string_equal(found(ledger, EVEN_REJECTED), "open a school; build a bridge; protocol to be signed");
    assert_string_equal(found(ledger, PAIR_EVEN_REJECTED), "open a school; build a bridge; protocol to be signed");
    assert_string_equal(found(ledger, (struct ledger_filter){.sector = BASE_STR("trade"), .rejected_too = true}),
                        "protocol to be signed");
    assert_int_equal(ledger_span_between(ledger, BASE_STR("NRL"), BASE_STR("VRO"), (struct base_str){0}, &span), PACTA_OK);
    assert_int_equal(span.records, 1);
    assert_int_equal(decide(ledger, (struct ledger_verdict){.verb = LEDGER_ACCEPT, .id = protocol}), PACTA_OK);
    assert_string_equal(found(ledger, PAIR), "open a school; protocol to be signed");
    assert_string_equal(found(ledger, TRADE), "protocol to be signed");
    assert_int_equal(decide(ledger, (struct ledger_verdict){.verb = LEDGER_REJECT, .id = BASE_STR("nothing")}),
                     PACTA_NOT_FOUND);
    ledger_close(ledger);
    base_arena_release(&arena);
    fixture_path("reject");
}

static void corrected(void **state)
{
    (void)state;
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct ledger *ledger = filled(fixture_path("correct"));
    struct base_str protocol = id_of(ledger, &arena, "\"protocol\"");
    const struct ledger_filter signed_ones = {.type = "instrument", .status = BASE_STR("signed")},
                               august = {.type = "instrument", .since = BASE_STR("2025-08-01")},
                               with_third = {.party = BASE_STR("ZZZ")};
    int64_t json = ledger_number(ledger, "SELECT length(json) FROM record WHERE type = 'instrument'", 0);
    struct ledger_verdict verdict = {.verb = LEDGER_CORRECT, .id = protocol};
    verdict.fields = BASE_STR("{\"status\":\"signed\",\"date\":{\"from\":\"2025-08-02\",\"to\":\"2025-08-02\"},"
                              "\"parties\":[\"NRL\",\"VRO\",\"ZZZ\"],\"sectors\":null}");
    assert_int_equal(decide(ledger, verdict), PACTA_OK);
    assert_string_equal(found(ledger, signed_ones), "protocol signed");
    assert_string_equal(found(ledger, august), "protocol signed");
    assert_string_equal(found(ledger, with_third), "protocol signed");
    assert_string_equal(found(ledger, TRADE), "");
    assert_int_equal(ledger_number(ledger,
                                   "SELECT count(*) FROM record WHERE json ->> '$.corrected.status.printed' = 'to be signed' "
                                   "AND json ->> '$.corrected.status.by' = 'ada' "
                                   "AND json_extract(json, '$.corrected.date.printed') IS NULL",
                                   0),
                     1);
    verdict.fields = BASE_STR("{\"status\":\"ratified\",\"date\":{\"printed\":true},\"parties\":{\"printed\":true}}");
    assert_int_equal(decide(ledger, verdict), PACTA_OK);
    assert_string_equal(found(ledger, (struct ledger_filter){.status = BASE_STR("ratified")}), "protocol ratified");
    assert_string_equal(found(ledger, august), "");
    assert_string_equal(found(ledger, with_third), "");
    assert_int_equal(
        ledger_number(ledger, "SELECT count(*) FROM record WHERE json ->> '$.corrected.status.printed' = 'to be signed'", 0),
        1);
    verdict.fields = BASE_STR("{\"status\":{\"printed\":true},\"sectors\":{\"printed\":true}}");
    assert_int_equal(decide(ledger, verdict), PACTA_OK);
    assert_string_equal(found(ledger, TRADE), "protocol to be signed");
    assert_int_equal(ledger_number(ledger, "SELECT length(json) FROM record WHERE type = 'instrument'", 0), json);
    ledger_close(ledger);
    base_arena_release(&arena);
    fixture_path("correct");
}

static struct ledger_difference rebuild(struct ledger *ledger, const char *const *records)
{
    struct ledger_entry entry;
    struct base_arena arena;
    struct ledger_difference difference = {0};
    const struct fixture_source source = source_of("july.txt", records);
    ledger_entry_init(&entry);
    base_arena_init(&arena, 0);
    assert_int_equal(ledger_rebuild_begin(ledger), PACTA_OK);
    assert_int_equal(fixture_fill(&entry, &arena, &source), PACTA_OK);
    assert_int_equal(ledger_rebuild_put(ledger, 1, &entry), PACTA_OK);
    assert_int_equal(ledger_rebuild_end(ledger, &difference), PACTA_OK);
    base_arena_release(&arena);
    ledger_entry_release(&entry);
    return difference;
}

static void outlive_a_rebuild(void **state)
{
    (void)state;
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct ledger *ledger = filled(fixture_path("rebuild"));
    struct base_str bridge = id_of(ledger, &arena, "\"a bridge\""), school = id_of(ledger, &arena, "\"a school\""),
                    protocol = id_of(ledger, &arena, "\"protocol\"");
    assert_int_equal(decide(ledger, (struct ledger_verdict){.verb = LEDGER_REJECT, .id = bridge}), PACTA_OK);
    assert_int_equal(decide(ledger, (struct ledger_verdict){.verb = LEDGER_REJECT, .id = school}), PACTA_OK);
    assert_int_equal(
        decide(ledger,
               (struct ledger_verdict){.verb = LEDGER_CORRECT, .id = protocol, .fields = BASE_STR("{\"status\":\"signed\"}")}),
        PACTA_OK);
    struct ledger_difference difference = rebuild(ledger, FIRST);
    assert_int_equal(difference.added + difference.removed + difference.changed, 0);
    assert_string_equal(found(ledger, PAIR), "protocol signed");

    rebuild(ledger, SECOND); /* other ids; the decisions go by the bytes */
    assert_string_equal(found(ledger, PAIR), "protocol signed");
    assert_string_equal(found(ledger, EVEN_REJECTED), "construct a bridge; protocol signed");
    struct ledger_decisions decisions = {0};
    assert_int_equal(ledger_decisions_after(&arena, ledger, 0, &decisions), PACTA_OK);
    assert_int_equal(decisions.count, 3);
    assert_string_equal(decisions.items[0].record.data, id_of(ledger, &arena, "\"construct\"").data);
    assert_int_equal(decisions.items[1].record.length, 0); /* an orphan, kept with what it was about */
    assert_true(base_str_find(decisions.items[1].was, "a school", 0) >= 0);
    struct ledger_decisions of = {0};
    assert_int_equal(ledger_decisions_of(&arena, ledger, id_of(ledger, &arena, "\"construct\""), &of), PACTA_OK);
    assert_int_equal(of.count, 1);

    rebuild(ledger, FIRST);
    assert_string_equal(found(ledger, PAIR), "protocol signed");
    assert_string_equal(found(ledger, EVEN_REJECTED), "open a school; build a bridge; protocol signed");
    ledger_close(ledger);
    base_arena_release(&arena);
    fixture_path("rebuild");
}

/* The same record from a second source of the same address is under the same decision. */
static void hold_for_what_comes_later(void **state)
{
    (void)state;
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct ledger *ledger = filled(fixture_path("later"));
    struct ledger_entry entry;
    enum ledger_outcome outcome;
    struct base_str bridge = id_of(ledger, &arena, "\"a bridge\"");
    const struct fixture_source source = source_of("july.txt", FIRST);
    assert_int_equal(decide(ledger, (struct ledger_verdict){.verb = LEDGER_REJECT, .id = bridge}), PACTA_OK);
    ledger_entry_init(&entry);
    assert_int_equal(fixture_fill(&entry, &arena, &source), PACTA_OK);
    entry.source.date = BASE_STR("2025-07-11");
    assert_int_equal(ledger_add(ledger, &entry, &outcome), PACTA_OK);
    assert_int_equal(outcome, LEDGER_ADDED);
    assert_int_equal(ledger_commit(ledger), PACTA_OK);
    assert_string_equal(found(ledger, (struct ledger_filter){.type = "commitment"}), "open a school; open a school");
    ledger_entry_release(&entry);
    ledger_close(ledger);
    base_arena_release(&arena);
    fixture_path("later");
}

static void threads_and_others(void **state)
{
    (void)state;
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct ledger *ledger = filled(fixture_path("threads"));
    struct base_str bridge = id_of(ledger, &arena, "\"a bridge\""), school = id_of(ledger, &arena, "\"a school\"");
    struct base_str thread = base_str_format(&arena, "h%s", bridge.data + 1);
    struct ledger_decisions decisions = {0};
    assert_int_equal(decide(ledger, (struct ledger_verdict){.verb = LEDGER_ASSIGN,
                                                            .id = thread,
                                                            .owner = BASE_STR("Ada \"A.\" Norell"),
                                                            .due = BASE_STR("2025-12-01")}),
                     PACTA_OK);
    assert_int_equal(decide(ledger, (struct ledger_verdict){.verb = LEDGER_MERGE, .id = thread, .other = school}), PACTA_OK);
    assert_int_equal(decide(ledger, (struct ledger_verdict){.verb = LEDGER_MERGE, .id = thread, .other = BASE_STR("x")}),
                     PACTA_NOT_FOUND);
    assert_int_equal(decide(ledger, (struct ledger_verdict){.verb = LEDGER_NOTE, .id = school, .text = BASE_STR("ask\nagain")}),
                     PACTA_OK);
    assert_int_equal(ledger_decisions_after(&arena, ledger, 0, &decisions), PACTA_OK);
    assert_int_equal(decisions.count, 3);
    assert_string_equal(decisions.items[0].owner.data, "Ada \"A.\" Norell");
    assert_string_equal(decisions.items[0].due.data, "2025-12-01");
    assert_string_equal(decisions.items[0].record.data, bridge.data);
    assert_string_equal(decisions.items[1].other_record.data, school.data);
    assert_string_equal(decisions.items[2].text.data, "ask\nagain");
    decisions.count = 0;
    assert_int_equal(ledger_decisions_of(&arena, ledger, school, &decisions), PACTA_OK);
    assert_int_equal(decisions.count, 2);
    decisions.count = 0;
    assert_int_equal(ledger_decisions_after(&arena, ledger, 2, &decisions), PACTA_OK);
    assert_int_equal(decisions.count, 1);
    assert_string_equal(found(ledger, PAIR), "open a school; build a bridge; protocol to be signed");
    ledger_close(ledger);
    base_arena_release(&arena);
    fixture_path("threads");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rejected_and_accepted),     cmocka_unit_test(corrected),          cmocka_unit_test(outlive_a_rebuild),
        cmocka_unit_test(hold_for_what_comes_later), cmocka_unit_test(threads_and_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
