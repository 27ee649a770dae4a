/* What is told of threads: where they stand, who says so, what slipped, where reports disagree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "thread_fixture.h"

#include "api/dispute.h"
#include "api/session.h"

#include <jansson.h>
#include <math.h>

struct asked {
    struct ledger *ledger;
    struct base_arena arena;
    struct base_buffer out;
    struct api_page page;
    struct api_asking asking;
};

static int ask(void **state)
{
    struct asked *asked = calloc(1, sizeof *asked);
    asked->ledger = thread_fixture(fixture_path("thread"));
    base_arena_init(&asked->arena, 0);
    base_buffer_init(&asked->out);
    api_page_init(&asked->page, &asked->out, 400, false);
    asked->asking = (struct api_asking){&asked->arena, asked->ledger, NULL, BASE_STR("2024-09-01")};
    *state = asked;
    return asked->ledger != NULL ? 0 : -1;
}

static int done(void **state)
{
    struct asked *asked = *state;
    api_page_release(&asked->page);
    base_buffer_release(&asked->out);
    base_arena_release(&asked->arena);
    ledger_close(asked->ledger);
    free(asked);
    fixture_path("thread");
    return 0;
}

/* What was printed since the last time. */
static const char *printed(struct asked *asked)
{
    base_buffer_add_char(&asked->out, '\0');
    assert_false(asked->out.broken);
    asked->out.length = 0;
    return asked->out.data;
}

static void has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fail_msg("not there: %s\nin: %s", part, text);
    }
}

static void has_not(const char *text, const char *part)
{
    if (strstr(text, part) != NULL) {
        fail_msg("there: %s\nin: %s", part, text);
    }
}

static json_t *parsed(struct asked *asked)
{
    json_error_t error;
    json_t *json = json_loads(printed(asked), JSON_REJECT_DUPLICATES, &error);
    if (json == NULL) {
        fail_msg("%s at %d in %s", error.text, error.position, asked->out.data);
    }
    return json;
}

static const char *text_at(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text != NULL ? text : "(absent)";
}

/* ------------------------------------------------------------------ open, due, overdue */

static const struct follow_filter BETWEEN = {.party = {"NRL", 3}, .with = {"VRO", 3}};

static void what_is_open_stands_by_kind(void **state)
{
    struct asked *asked = *state;
    struct api_threads threads;
    assert_int_equal(api_threads_open(&asked->asking, &BETWEEN, 0, &threads), PACTA_OK);
    api_threads_by_kind(&asked->page, &asked->asking, &threads);
    const char *text = printed(asked);
    has(text, "Targets (1)\n-----------\n* bilateral trade to USD 5 billion\n"
              "  agreed (S3) · due in 6 years (2030-12-31)\n"
              "  NRL VRO · restated once · 2 reports · last news 2024-07-11 · h0000000000000006\n"
              "  “They renewed the five billion.” – Tarsk Post, 2024-07-11 [t");
    has(text, "Documents (1)\n");
    has(text, "* Protocol on Roads\n  signed; not ratified · open · made at 7th session of the HLC\n");
    has(text, "* 8th session of the HLC\n");
    has(text, "– august.txt, 2024-08-05 [m"); /* no outlet: the file's name */
    has_not(text, "* 7th session");           /* it was held */
    has_not(text, "24 documents");
    assert_true(strstr(text, "Targets") < strstr(text, "Documents") && strstr(text, "Documents") < strstr(text, "Meetings"));
}

static void a_limit_is_by_kind_and_says_so(void **state)
{
    struct asked *asked = *state;
    struct api_threads threads;
    assert_int_equal(ledger_execute(asked->ledger, "UPDATE thread SET open = 1 WHERE n = 4"), PACTA_OK);
    assert_int_equal(api_threads_open(&asked->asking, &BETWEEN, 1, &threads), PACTA_OK);
    api_threads_by_kind(&asked->page, &asked->asking, &threads);
    const char *text = printed(asked);
    has(text, "Documents (2)");
    has(text, "  and 1 more; --limit shows them");
    assert_int_equal(threads.list.count, 3);
}

static void a_passed_day_is_not_a_failure(void **state)
{
    struct asked *asked = *state;
    struct api_threads threads;
    asked->asking.on = BASE_STR("2025-03-02");
    assert_int_equal(api_threads_overdue(&asked->asking, &BETWEEN, 0, &threads), PACTA_OK);
    api_threads_text(&asked->page, &asked->asking, &threads);
    const char *text = printed(asked);
    struct follow_filter everybody = {0};
    assert_int_equal(api_threads_overdue(&asked->asking, &everybody, 5, &threads), PACTA_OK);
    assert_int_equal(threads.list.count, 1);
    has(text, "planned day 2025-01-31 passed 30 days ago; no report says that it was held");
    has_not(text, "fail");
    has_not(text, "bilateral trade");
}

static void a_thread_as_json_has_the_fields_of_the_contract(void **state)
{
    struct asked *asked = *state;
    struct api_threads threads;
    assert_int_equal(api_threads_open(&asked->asking, &BETWEEN, 0, &threads), PACTA_OK);
    api_threads_json(&asked->out, &asked->asking, &threads);
    json_t *list = parsed(asked), *target = json_array_get(list, 0);
    assert_int_equal(json_array_size(list), 3);
    assert_string_equal(text_at(target, "id"), "h0000000000000006");
    assert_string_equal(text_at(target, "kind"), "target");
    assert_string_equal(text_at(target, "due"), "2030-12-31");
    assert_string_equal(text_at(target, "strength"), "S3");
    assert_string_equal(text_at(target, "first_seen"), "2024-03-01");
    assert_string_equal(text_at(target, "status"), "(absent)"); /* unknown is absent */
    assert_int_equal(json_integer_value(json_object_get(target, "restated")), 1);
    assert_int_equal(json_integer_value(json_object_get(target, "independent_reports")), 2);
    assert_int_equal(json_array_size(json_object_get(target, "sectors")), 2);
    assert_int_equal(json_array_size(json_object_get(target, "parties")), 2);
    assert_true(json_is_true(json_object_get(target, "open")));
    assert_string_equal(text_at(json_object_get(target, "newest"), "quote"), "They renewed the five billion.");
    json_decref(list);
}

/* ------------------------------------------------------------------ one thread */

static void load(struct asked *asked, const char *id, struct api_thread *thread)
{
    struct follow_threads found = {0};
    assert_int_equal(follow_find_named(&asked->arena, asked->ledger, base_str_from(id), 1, &found), PACTA_OK);
    *thread = (struct api_thread){.thread = found.items[0]};
    assert_int_equal(api_thread_load_whole(&asked->asking, thread), PACTA_OK);
}

static void a_life_is_told_with_days_and_words(void **state)
{
    struct asked *asked = *state;
    struct api_thread thread;
    load(asked, "h0000000000000006", &thread);
    api_thread_text(&asked->page, &asked->asking, &thread, 0);
    const char *text = printed(asked);
    has(text, "bilateral trade to USD 5 billion\n================================\n");
    has(text, "target · NRL and VRO · trade;finance · h0000000000000006\n");
    has(text, "What happened\n-------------\n2024-03-01  ");
    has(text, "            “Trade shall reach five billion by 2030.” – Ada Norell, in Indus Wire, 2024-03-01 [t");
    has(text, "2024-07-11  ");
    has(text, "Told by 2 reports, 2 independent\n");
    has(text, "2024-07-11  Tarsk Post, july.txt [t");
    has(text, "joined by: laid by hand");
}

static void links_are_told_from_both_ends(void **state)
{
    struct asked *asked = *state;
    struct api_thread thread;
    load(asked, "h0000000000000005", &thread);
    api_thread_text(&asked->page, &asked->asking, &thread, 0);
    has(printed(asked), "* made at: 7th session of the HLC · held · h0000000000000002\n");
    load(asked, "h0000000000000002", &thread);
    api_thread_text(&asked->page, &asked->asking, &thread, 0);
    const char *text = printed(asked);
    has(text, "* part of: High Level Council (HLC) · h0000000000000001\n");
    has(text, "* made there: Protocol on Roads · signed · h0000000000000005\n");
    api_thread_json(&asked->out, &asked->asking, &thread, API_THREAD_WHOLE);
    json_t *json = parsed(asked);
    assert_int_equal(json_array_size(json_object_get(json, "links")), 3);
    assert_int_equal(json_array_size(json_object_get(json, "records")), 2);
    assert_true(json_array_size(json_object_get(json, "history")) > 0);
    json_decref(json);
}

/* ------------------------------------------------------------------ sessions */

static void a_session_slips_from_the_end_of_its_first_plan(void **state)
{
    struct asked *asked = *state;
    struct api_sessions sessions;
    assert_int_equal(api_sessions_find(&asked->asking, BASE_STR("HLC"), &BETWEEN, &sessions), PACTA_OK);
    api_sessions_text(&asked->page, &asked->asking, &sessions, 0);
    const char *text = printed(asked);
    has(text, "High Level Council (HLC)\n========================\nNRL and VRO · council · h0000000000000001 · "
              "2 sessions told of, 1 held, 1 slipped\nresponsible, as told: Ministry of Roads (NRL)\n");
    has(text, "last met: 7th session, held 2024-07-10, Tarsk · 10 days later than first planned\n"
              "  chairs: Ada Norell (premier, NRL); Tam Vero (VRO)\n");
    has(text, "next: 8th session, planned for 2025-01\n");
    has(text, "    - planned for 2024-06: “The council will meet in June.” – Indus Wire, 2024-03-01 [m");
    has(text, "    - held 2024-07-10: “The council met in Tarsk on Wednesday.” – Tarsk Post, 2024-07-11 [m");
    has(text, "    documents: 25 told (august.txt, 2024-08-05 [i");
    has(text, "; 24 told (Tarsk Post, 2024-07-11 [i");
    has(text, "; 1 can be named\n    - Protocol on Roads · signed · h0000000000000005\n");
    has_not(text, "Ola Tarn");
    assert_true(strstr(text, "* 8th") < strstr(text, "* 7th"));
}

static void a_plan_without_news_has_no_slip(void **state)
{
    struct asked *asked = *state;
    struct api_sessions sessions;
    asked->asking.on = BASE_STR("2025-03-02");
    assert_int_equal(api_sessions_find(&asked->asking, BASE_STR("High Level Council"), &BETWEEN, &sessions), PACTA_OK);
    api_sessions_text(&asked->page, &asked->asking, &sessions, 1);
    const char *text = printed(asked);
    has(text,
        "* 8th session · planned for 2025-01 · planned day 2025-01-31 passed 30 days ago; no report says that it was held");
    has(text, "and 1 more; --limit shows them\n");
    api_sessions_json(&asked->out, &asked->asking, &sessions, 0);
    json_t *json = parsed(asked), *list = json_object_get(json, "sessions"), *eighth = json_array_get(list, 0),
           *seventh = json_array_get(list, 1);
    assert_null(json_object_get(eighth, "slip_days"));
    assert_int_equal(json_integer_value(json_object_get(seventh, "slip_days")), 10);
    assert_int_equal(json_array_size(json_object_get(seventh, "documents")), 2);
    assert_string_equal(text_at(json_object_get(json_array_get(json_object_get(seventh, "planned"), 0), "date"), "to"),
                        "2024-06-30");
    assert_string_equal(text_at(json, "last"), "h0000000000000002");
    json_decref(json);
}

static void bodies_and_slips_are_listed_for_two_parties(void **state)
{
    struct asked *asked = *state;
    struct api_bodies bodies;
    struct api_slips slips;
    assert_int_equal(api_bodies_find(&asked->asking, &BETWEEN, &bodies), PACTA_OK);
    api_bodies_text(&asked->page, &asked->asking, &bodies);
    const char *text = printed(asked);
    has(text, "High Level Council (HLC)\nNRL and VRO · council · h0000000000000001 · 2 sessions told of, 1 held, 1 slipped\n");
    has(text, "last met: 7th session, held 2024-07-10, Tarsk");
    assert_int_equal(api_slips_find(&asked->asking, &BETWEEN, &slips), PACTA_OK);
    api_slips_text(&asked->page, &asked->asking, &slips);
    text = printed(asked);
    has(text, "* 7th session of the HLC · held 2024-07-10, Tarsk · 10 days later than first planned");
    has_not(text, "8th");
    api_bodies_json(&asked->out, &asked->asking, &bodies);
    json_t *json = parsed(asked), *body = json_array_get(json, 0);
    assert_int_equal(json_array_size(json), 1);
    assert_int_equal(json_integer_value(json_object_get(json_object_get(body, "last"), "slip_days")), 10);
    assert_int_equal(json_integer_value(json_object_get(json_object_get(body, "next"), "session")), 8);
    json_decref(json);
}

static void a_promise_tells_whose_it_is(void **state)
{
    struct asked *asked = *state;
    struct read_record *record;
    const char *json = "{\"record\":\"commitment\",\"by\":[\"NRL\",\"VRO\"],\"action\":\"build\",\"object\":\"a bridge\"}";
    assert_int_equal(read_record_from_json(&asked->arena, base_str_from(json), &record), PACTA_OK);
    const struct follow_told told = {.record = record, .outlet = BASE_STR("Tarsk Post"), .day = BASE_STR("2024-07-11")};
    const struct api_thread thread = {.thread = {.kind = FOLLOW_COMMITMENT, .title = BASE_STR("build a bridge"), .number = NAN},
                                      .newest = &told};
    api_thread_item(&asked->page, &asked->asking, &thread);
    has(printed(asked), "* NRL and VRO: build a bridge\n");
    api_thread_json(&asked->out, &asked->asking, &thread, API_THREAD_SHORT);
    json_t *shaped = parsed(asked);
    assert_int_equal(json_array_size(json_object_get(shaped, "by")), 2);
    json_decref(shaped);
}

static void what_was_replaced_names_its_successor(void **state)
{
    struct asked *asked = *state;
    struct api_thread thread;
    assert_int_equal(ledger_execute(asked->ledger, "INSERT INTO thread_link VALUES (5, 'replaces', 6, 'said so')"), PACTA_OK);
    load(asked, "h0000000000000006", &thread);
    api_thread_item(&asked->page, &asked->asking, &thread);
    has(printed(asked), " · later target: Protocol on Roads (h0000000000000005)\n");
}

static void a_body_nobody_knows_is_not_found(void **state)
{
    struct asked *asked = *state;
    struct api_sessions sessions;
    assert_int_equal(api_sessions_find(&asked->asking, BASE_STR("Quorl Assembly"), &BETWEEN, &sessions), PACTA_NOT_FOUND);
}

/* ------------------------------------------------------------------ disputes */

static void both_sides_stay_with_who_says_so(void **state)
{
    struct asked *asked = *state;
    struct api_contested contested;
    assert_int_equal(api_contested_find(&asked->asking, &BETWEEN, &contested), PACTA_OK);
    api_contested_text(&asked->page, &asked->asking, &contested);
    const char *text = printed(asked);
    has(text, "* ferry fire · NRL and VRO · h0000000000000007\n");
    has(text, "“Twenty-eight died, the harbour office said.” – the harbour office, in Tarsk Post, 2024-07-11 [n");
    has(text, "“The toll is 13.” – august.txt, 2024-08-05 [n");
    has(text, "* the fire was laid · NRL and VRO · says the owners · denied by the harbour office\n"
              "  - “The fire was not laid, the office said.” – august.txt, 2024-08-05 [");
    has(text, "  - 28 killed (official): “Twenty-eight died");
    has(text, "  - 13 killed (newest): “The toll");
    /* the best placed first; a value of another year and one that may be the same are no quarrel */
    has(text, "* bilateral trade, 2023 · NRL and VRO\n"
              "  - USD 2 billion (official): “Trade came to two billion in 2023, Norell said.” – Ada Norell, in august.txt");
    has(text, "  - USD 1.2 billion (newest): “In 2023 it was 1.2 billion.” – Indus Wire, 2024-09-04 [f");
    has_not(text, "2022");
    api_contested_json(&asked->out, &asked->asking, &contested);
    json_t *json = parsed(asked);
    assert_string_equal(text_at(json_array_get(json_object_get(json, "claims"), 0), "denied_by"), "the harbour office");
    json_decref(json);
}

static void spans_of_time_are_short(void **state)
{
    (void)state;
    static const struct {
        int32_t days;
        const char *words;
    } CASES[] = {{1, "1 day"}, {30, "30 days"}, {119, "119 days"}, {365, "12 months"}, {800, "2 years"}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct base_buffer out;
        base_buffer_init(&out);
        api_days(&out, CASES[i].days);
        base_buffer_add_char(&out, '\0');
        assert_string_equal(out.data, CASES[i].words);
        base_buffer_release(&out);
    }
}

static void colours_take_no_column(void **state)
{
    struct asked *asked = *state;
    struct api_page page;
    api_page_init(&page, &asked->out, 20, true);
    base_buffer_add_text(&page.line, API_STRONG "four words" API_NORMAL " on lines");
    api_page_flush(&page, "* ", 2);
    assert_string_equal(printed(asked), "* \033[1mfour words\033[0m on\n  lines\n");
    api_page_release(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_open_stands_by_kind, ask, done),
        cmocka_unit_test_setup_teardown(a_limit_is_by_kind_and_says_so, ask, done),
        cmocka_unit_test_setup_teardown(a_passed_day_is_not_a_failure, ask, done),
        cmocka_unit_test_setup_teardown(a_thread_as_json_has_the_fields_of_the_contract, ask, done),
        cmocka_unit_test_setup_teardown(a_life_is_told_with_days_and_words, ask, done),
        cmocka_unit_test_setup_teardown(links_are_told_from_both_ends, ask, done),
        cmocka_unit_test_setup_teardown(a_session_slips_from_the_end_of_its_first_plan, ask, done),
        cmocka_unit_test_setup_teardown(a_plan_without_news_has_no_slip, ask, done),
        cmocka_unit_test_setup_teardown(bodies_and_slips_are_listed_for_two_parties, ask, done),
        cmocka_unit_test_setup_teardown(a_promise_tells_whose_it_is, ask, done),
        cmocka_unit_test_setup_teardown(what_was_replaced_names_its_successor, ask, done),
        cmocka_unit_test_setup_teardown(a_body_nobody_knows_is_not_found, ask, done),
        cmocka_unit_test_setup_teardown(both_sides_stay_with_who_says_so, ask, done),
        cmocka_unit_test(spans_of_time_are_short),
        cmocka_unit_test_setup_teardown(colours_take_no_column, ask, done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
