/* The brief: what is one fact, what stands in front, what is left out, and that no source can break out of a page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "ledger_fixture.h"

#include "api/brief.h"

#include <jansson.h>

static char message[LEDGER_MESSAGE];

#define PAIR "\"parties\":[\"NRL\",\"VRO\"]"

static const char *const MARCH[] = {
    "{\"record\":\"body\",\"name\":\"High Level Council\",\"short\":\"HLC\",\"kind\":\"council\"," PAIR "}",
    "{\"record\":\"meeting\",\"kind\":\"session\",\"body\":\"High Level "
    "Council\",\"session\":7,\"status\":\"planned\",\"date\":{\"from\":\"2025-07-01\",\"to\":\"2025-07-31\",\"precision\":"
    "\"month\",\"said\":\"in July\"}," PAIR "}",
    "{\"record\":\"target\",\"metric\":\"bilateral "
    "trade\",\"amount\":5e9,\"unit\":\"USD\",\"deadline\":{\"from\":\"2030-01-01\",\"to\":\"2030-12-31\",\"precision\":"
    "\"year\",\"said\":\"by 2030\"},\"baseline\":{\"amount\":1.5e9,\"unit\":\"USD\"}," PAIR
    ",\"evidence\":[{\"start\":0,\"end\":1,\"quote\":\"five billion by 2030\"}]}",
    "{\"record\":\"figure\",\"metric\":\"bilateral "
    "trade\",\"amount\":2e9,\"unit\":\"USD\",\"period\":{\"from\":\"2024-01-01\",\"to\":\"2024-12-31\",\"precision\":\"year\","
    "\"said\":\"in 2024\"}," PAIR ",\"said_by\":\"Ada Norell\"}",
    NULL,
};
static const char *const JULY[] = {
    "{\"record\":\"meeting\",\"kind\":\"session\",\"body\":\"the "
    "HLC\",\"session\":7,\"status\":\"held\",\"date\":{\"from\":\"2025-07-09\",\"to\":\"2025-07-09\",\"precision\":\"day\","
    "\"said\":\"on Wednesday\"},\"place\":{\"name\":\"Tarsk\"},\"actors\":[{\"name\":\"Ada "
    "Norell\",\"as\":\"co-chair\"},{\"name\":\"Tam Vero\",\"as\":\"co-chair\"}]," PAIR "}",
    "{\"record\":\"instrument\",\"kind\":\"documents\",\"count\":24,\"status\":\"signed\"," PAIR "}",
    "{\"record\":\"instrument\",\"kind\":\"protocol\",\"title\":\"Protocol on Roads\",\"status\":\"signed\"," PAIR "}",
    "{\"record\":\"instrument\",\"kind\":\"agreement\",\"subject\":\"grain\",\"status\":\"to be "
    "signed\",\"stance\":\"planned\"," PAIR "}",
    "{\"record\":\"target\",\"metric\":\"bilateral "
    "trade\",\"amount\":5000000000,\"unit\":\"USD\",\"restates\":true,\"said_by\":\"Tam Vero\"," PAIR "}",
    "{\"record\":\"office\",\"person\":\"Tam Vero\",\"office\":\"premier\",\"country\":\"VRO\",\"held\":\"current\"}",
    "{\"record\":\"office\",\"person\":\"Ola Tarn\",\"office\":\"premier\",\"country\":\"QQQ\",\"held\":\"current\"}",
    NULL,
};
static const char *const AUGUST[] = {
    "{\"record\":\"meeting\",\"kind\":\"session\",\"body\":\"High-Level Council\",\"session\":7,\"status\":\"held\"," PAIR "}",
    "{\"record\":\"figure\",\"metric\":\"bilateral "
    "trade\",\"amount\":1.2e9,\"unit\":\"USD\",\"period\":{\"from\":\"2024-01-01\",\"to\":\"2024-12-31\",\"precision\":"
    "\"year\"}," PAIR ",\"said_by\":\"the bank\"}",
    "{\"record\":\"meeting\",\"kind\":\"visit\",\"status\":\"held\",\"stance\":\"denied\",\"said_by\":\"Tam Vero\"," PAIR "}",
    "{\"record\":\"commitment\",\"by\":[\"VRO\"],\"action\":\"build\",\"object\":\"a <b>road</b> & a "
    "bridge\",\"strength\":\"S3\",\"status\":\"open\"," PAIR "}",
    "{\"record\":\"commitment\",\"by\":[\"NRL\",\"VRO\"],\"action\":\"plant\",\"object\":\"nut "
    "trees\",\"strength\":\"S2\",\"status\":\"open\"," PAIR "}",
    NULL,
};

static struct ledger *filled(const char *path)
{
    struct ledger *ledger;
    struct follow_outcome threads;
    enum ledger_outcome outcome;
    const struct fixture_source sources[] = {
        {"march.txt", "In March they spoke of five billion by 2030.", "March", "Indus Wire", 20150, MARCH},
        {"july.txt", "<p>The council met &ndash; <b>at last</b> &amp; in Tarsk.</p>", "July", "Tarsk Post", 20279, JULY},
        {"reports/august.txt", "<script>alert(1)</script> and \"quotes\" in August.", "August", "", 20304, AUGUST},
    };
    assert_int_equal(ledger_open(path, LEDGER_WRITE, &ledger, message), PACTA_OK);
    assert_int_equal(ledger_set_versions(ledger, &(struct ledger_versions){"1", "1", "1"}), PACTA_OK);
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        assert_int_equal(fixture_add(ledger, &sources[i], &outcome), PACTA_OK);
    }
    assert_int_equal(ledger_commit(ledger), PACTA_OK);
    assert_int_equal(follow_update(ledger, &threads), PACTA_OK);
    return ledger;
}

struct asked {
    struct ledger *ledger;
    struct base_arena arena;
    struct base_buffer out;
    struct api_asking asking;
    struct api_brief brief;
};

static void make(struct asked *asked, struct api_brief_wish wish)
{
    if (wish.codes[0].length == 0) {
        wish.codes[0] = BASE_STR("NRL");
        wish.codes[1] = BASE_STR("VRO");
    }
    assert_int_equal(api_brief_make(&asked->asking, &wish, &asked->brief), PACTA_OK);
}

static int ask(void **state)
{
    struct asked *asked = calloc(1, sizeof *asked);
    asked->ledger = filled(fixture_path("brief"));
    base_arena_init(&asked->arena, 0);
    base_buffer_init(&asked->out);
    asked->asking = (struct api_asking){&asked->arena, asked->ledger, NULL, BASE_STR("2025-08-10")};
    make(asked, (struct api_brief_wish){.is_long = true});
    *state = asked;
    return 0;
}

static int done(void **state)
{
    struct asked *asked = *state;
    base_buffer_release(&asked->out);
    base_arena_release(&asked->arena);
    ledger_close(asked->ledger);
    free(asked);
    fixture_path("brief");
    return 0;
}

static void print_text(struct base_buffer *out, const struct asked *asked)
{
    struct api_page page;
    api_page_init(&page, out, 1000, false);
    api_brief_text(&page, &asked->brief);
    api_page_release(&page);
}

static void print_markdown(struct base_buffer *out, const struct asked *asked)
{
    api_brief_markdown(out, &asked->brief);
}

static void print_html(struct base_buffer *out, const struct asked *asked)
{
    api_brief_html(out, &asked->brief);
}

static void print_json(struct base_buffer *out, const struct asked *asked)
{
    api_brief_json(out, &asked->asking, &asked->brief);
}

static const char *text_of(struct asked *asked, void (*print)(struct base_buffer *, const struct asked *))
{
    base_buffer_clear(&asked->out);
    print(&asked->out, asked);
    base_buffer_add_char(&asked->out, '\0');
    assert_false(asked->out.broken);
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

static void a_thread_is_told_once(void **state)
{
    const char *text = text_of(*state, print_text);
    has(text, "NRL and VRO, 2025-08-10\n");
    has(text, "14 records from 3 reports, published from 2025-03-03 to 2025-08-04");
    /* three names of one council, a plan and two reports of one session; the one that tells most is in front */
    has(text, "* 7th session of the HLC; held; Tarsk; co-chairs Ada Norell, Tam Vero · 2025-07-09 · 3 reports · h");
    has_not(text, "2025-07 "); /* it was held since */
    /* one target, told twice; what only the older report says stands with that report's id and words */
    has(text, "* bilateral trade to USD 5 billion; deadline by 2030 (2030) [t2196c51bacb4c368]; from USD 1.5 billion "
              "[t2196c51bacb4c368]; USD 1.2 billion in 2024, 24 % of it [f9ecc4d5f573de488]; ");
    has(text, "“five billion by 2030” – also told by Indus Wire, 2025-03-03 [t2196c51bacb4c368]");
    has(text, "due in 1969 days · restated 1 time · 2 reports · h2196c51bacb4c368");
    has_not(text, "Ola Tarn");
    has(text, "* Tam Vero, premier of VRO");
}

static void promises_come_first(void **state)
{
    const char *text = text_of(*state, print_text), *promises = strstr(text, "# Open promises"),
               *sessions = strstr(text, "# Bodies, their last sessions");
    assert_true(promises != NULL && sessions != NULL && promises < sessions);
    has(promises, "* VRO: build a <b>road</b> & a bridge; agreed (S3) · h");
    has(promises, "* Both: plant nut trees; planned (S2) · h");
    has_not(promises, "; open");
}

static void a_counted_set_stands_above_its_members(void **state)
{
    const char *text = text_of(*state, print_text);
    const char *set = strstr(text, "* 24 documents; signed"),
               *member = strstr(text, "    - protocol “Protocol on Roads”; signed · not ratified");
    assert_true(set != NULL && member != NULL && set < member);
    has(member, "* agreement on grain; to be signed; planned · not signed");
}

static void what_is_contested_stands_apart(void **state)
{
    const char *text = text_of(*state, print_text), *disputes = strstr(text, "# Denied, disputed, or told differently");
    assert_non_null(disputes);
    has(disputes, "* bilateral trade in 2024: USD 2 billion by Ada Norell against USD 1.2 billion by the bank");
    has(disputes, "– the bank, in august.txt, 2025-08-04");
    has(disputes, "– Ada Norell, in Indus Wire, 2025-03-03");
    has_not(text, "visit; held"); /* what is denied is no meeting */
}

static void quotations_are_read_without_tags(void **state)
{
    const char *text = text_of(*state, print_text);
    has(text, "“The council met – at last & in Tarsk.” – Tam Vero, in Tarsk Post, 2025-07-10");
    has(text, "– august.txt, 2025-08-04"); /* no outlet: the file's name */
}

static void no_source_breaks_out_of_the_page(void **state)
{
    const char *page = text_of(*state, print_html);
    has_not(page, "<script");
    has_not(page, "<b>");
    has(page, "a &lt;b&gt;road&lt;/b&gt; &amp; a bridge");
    has(page, "<html lang=\"en\">");
    const char *mark = text_of(*state, print_markdown);
    has_not(mark, "<script");
    has(mark, "a \\<b\\>road\\</b\\> \\& a bridge");
}

static void the_json_is_whole(void **state)
{
    const char *text = text_of(*state, print_json);
    json_t *brief = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(brief);
    const json_t *sections = json_object_get(brief, "sections");
    assert_true(json_array_size(sections) >= 6);
    for (size_t i = 0; i < json_array_size(sections); i++) {
        const json_t *facts = json_object_get(json_array_get(sections, i), "facts");
        assert_true(json_array_size(facts) > 0);
        for (size_t k = 0; k < json_array_size(facts); k++) {
            const json_t *fact = json_array_get(facts, k);
            assert_true(json_is_object(json_object_get(fact, "record")));
            assert_true(json_array_size(json_object_get(fact, "quotes")) > 0);
        }
    }
    json_decref(brief);
}

static void a_limit_leaves_out_and_says_so(void **state)
{
    struct asked *asked = *state;
    make(asked, (struct api_brief_wish){.codes = {BASE_STR("VRO"), BASE_STR("NRL")}, .limit = 1});
    const char *text = text_of(asked, print_text);
    has(text, "VRO and NRL");
    has(text, "# Open promises (1 of 2)\n");
    has_not(text, "nut trees");
    has(text, "- Protocol on Roads"); /* a set is not parted from its members */
}

static void what_changed_since_a_day_stands_first(void **state)
{
    struct asked *asked = *state;
    make(asked, (struct api_brief_wish){.since = BASE_STR("2025-07-01")});
    const char *text = text_of(asked, print_text), *changes = strstr(text, "# Changed since 2025-07-01");
    assert_non_null(changes);
    assert_true(changes < strstr(text, "# Open promises"));
    has(changes, "7th session of the High Level Council; status: planned → held (2025-07-10)");
    has(changes, "* Protocol on Roads; new: signed (2025-07-10)");
}

static void nothing_between_two_is_an_empty_page(void **state)
{
    struct asked *asked = *state;
    make(asked, (struct api_brief_wish){.codes = {BASE_STR("NRL"), BASE_STR("QQQ")}});
    assert_int_equal(asked->brief.sections.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_thread_is_told_once, ask, done),
        cmocka_unit_test_setup_teardown(promises_come_first, ask, done),
        cmocka_unit_test_setup_teardown(a_counted_set_stands_above_its_members, ask, done),
        cmocka_unit_test_setup_teardown(what_is_contested_stands_apart, ask, done),
        cmocka_unit_test_setup_teardown(quotations_are_read_without_tags, ask, done),
        cmocka_unit_test_setup_teardown(no_source_breaks_out_of_the_page, ask, done),
        cmocka_unit_test_setup_teardown(the_json_is_whole, ask, done),
        cmocka_unit_test_setup_teardown(a_limit_leaves_out_and_says_so, ask, done),
        cmocka_unit_test_setup_teardown(what_changed_since_a_day_stands_first, ask, done),
        cmocka_unit_test_setup_teardown(nothing_between_two_is_an_empty_page, ask, done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
