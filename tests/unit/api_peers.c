/* Events in peers' tables: pairs, codes, days, what is left out, ids. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "api/peers.h"
#include "ledger/internal.h"
#include "ledger_fixture.h"

#define DAY(d) "\"date\":{\"from\":\"" d "\",\"to\":\"" d "\",\"precision\":\"day\",\"said\":\"then\"}"
#define TALKS(actors, rest)                                                                                                    \
    "{\"record\":\"event\",\"plover\":\"CONSULT\",\"cameo\":\"040\",\"quad\":1,\"score\":2.5,\"source_actors\":[" actors       \
    "]" rest "}"

#define TOLD_TWICE                                                                                                             \
    TALKS("\"BHRGOV\",\"OMNGOV\"",                                                                                             \
          ",\"mutual\":true," DAY("2024-05-03") ",\"evidence\":[{\"start\":0,\"end\":18,\"quote\":\"The ministers met.\"}]")

static const char *const EVENTS[] = {
    TALKS("\"KAZGOV\",\"PAKGOV\",\"TURGOV\"", ",\"mutual\":true," DAY("2024-05-03")),
    "{\"record\":\"event\",\"plover\":\"CONSULT\",\"mode\":\"visit\",\"cameo\":\"042\",\"quad\":1,\"score\":4,\"source_"
    "actors\":[\"PAKGOV\"],"
    "\"target_actors\":[\"TURGOVMIL\"]," DAY("2024-05-02") ",\"place\":{\"name\":\"Ankara\",\"country\":\"TUR\"}}",
    "{\"record\":\"event\",\"plover\":\"SUPPORT\",\"cameo\":\"057\",\"quad\":1,\"score\":5,\"source_actors\":[\"IGOEEC\"],"
    "\"target_actors\":[\"KENLEG\"]," DAY("2024-05-01") "}",
    "{\"record\":\"event\",\"plover\":\"AGREE\",\"cameo\":\"030\",\"quad\":1,\"score\":2.5,\"source_actors\":[\"PAKGOV\"],"
    "\"target_actors\":"
    "[\"TURGOV\"],\"stance\":\"planned\"," DAY("2030-01-01") "}",
    "{\"record\":\"event\",\"plover\":\"ACCUSE\",\"cameo\":\"111\",\"quad\":3,\"score\":-2,\"source_actors\":[\"PAKOPP\"]," DAY(
        "2024-04-30") "}",
    TOLD_TWICE,
    TALKS("\"INDGOV\",\"IRNGOV\"", ",\"mutual\":true,\"auxiliary\":\"negated\""),
    TALKS("\"INDGOV\",\"OMNGOV\"", ",\"mutual\":true,\"stance\":\"planned\""),
    TALKS("\"INDGOV\",\"QATGOV\"", ",\"mutual\":true,\"auxiliary\":\"historical\""),
    TALKS("\"INDGOV\",\"KWTGOV\"", ",\"mutual\":true," DAY("2025-05-03")),
    NULL,
};
static const char *const COPIED[] = {TOLD_TWICE, NULL};
static const char TEXT[] = "The ministers met.\tThey talked, \"at length\".";

struct world {
    struct ledger *ledger;
    struct know_tables *tables;
    struct api_peers peers;
    struct base_buffer out;
};

static void add(struct ledger *ledger, const char *path, const char *text, const char *const *events)
{
    enum ledger_outcome outcome;
    struct fixture_source source = {path, text, "Talks", "Indus, Wire", text_day_from_ymd(2024, 5, 3), events};
    assert_int_equal(fixture_add(ledger, &source, &outcome), PACTA_OK);
}

static void read_all(struct world *world)
{
    const struct ledger_filter filter = {.type = "event"};
    struct ledger_cursor *cursor;
    struct ledger_found found;
    assert_int_equal(ledger_find(world->ledger, &filter, &cursor), PACTA_OK);
    while (ledger_next(cursor, &found)) {
        assert_int_equal(api_peers_event(&world->peers, &world->out, &found), PACTA_OK);
    }
    assert_int_equal(ledger_cursor_close(cursor), PACTA_OK);
    base_buffer_add_char(&world->out, '\0');
    assert_false(world->out.broken);
}

static struct world *make_world(const char *peer)
{
    static struct world world;
    char message[LEDGER_MESSAGE];
    enum api_peer which;
    world = (struct world){0};
    assert_true(api_peer_from(base_str_from(peer), &which));
    assert_int_equal(ledger_open(fixture_path(peer), LEDGER_WRITE, &world.ledger, message), PACTA_OK);
    assert_int_equal(ledger_set_versions(world.ledger, &(struct ledger_versions){"1", "1", "1"}), PACTA_OK);
    add(world.ledger, "one", TEXT, EVENTS);
    add(world.ledger, "two, a copy", "The ministers met. More by our correspondent.", COPIED);
    assert_int_equal(ledger_commit(world.ledger), PACTA_OK);
    assert_int_equal(ledger_execute(world.ledger, "INSERT INTO article_copy (article, family, manner, likeness) VALUES "
                                                  "(1, 1, 'original', 1), (2, 1, 'copy', 1)"),
                     PACTA_OK);
    assert_int_equal(know_tables_open(&world.tables), PACTA_OK);
    assert_true(api_peers_open(&world.peers, which, world.tables, world.ledger));
    base_buffer_init(&world.out);
    read_all(&world);
    return &world;
}

static void end_world(struct world *world)
{
    base_buffer_release(&world->out);
    api_peers_close(&world->peers);
    know_tables_close(world->tables);
    ledger_close(world->ledger);
}

/* The n-th cell of the first row that holds `words`; "?" when there is none. */
static const char *cell(const struct world *world, const char *words, int n)
{
    static char text[300];
    const char *at = strstr(world->out.data, words);
    snprintf(text, sizeof text, "?");
    if (at == NULL) {
        return text;
    }
    while (at > world->out.data && at[-1] != '\n') {
        at--;
    }
    for (; n > 1 && *at != '\0' && *at != '\n'; at++) {
        n -= *at == '\t' ? 1 : 0;
    }
    snprintf(text, sizeof text, "%.*s", (int)strcspn(at, "\t\n"), at);
    return text;
}

static int count_of(const struct world *world, const char *words)
{
    int count = 0;
    for (const char *at = world->out.data; (at = strstr(at, words)) != NULL; at++) {
        count++;
    }
    return count;
}

static void gdelt(void **state)
{
    (void)state;
    struct world *world = make_world("gdelt");
    assert_int_equal(world->peers.column_count, 61);
    /* Three at one table are six pairs, a visit two rows, the others one each. */
    assert_int_equal(count_of(world, "\n"), 6 + 2 + 1 + 1 + 1 + 2);
    assert_int_equal(world->peers.repeats, 1);
    assert_string_equal(cell(world, "BHRGOV", 34), "2"); /* articles */
    assert_string_equal(cell(world, "BHRGOV", 33), "1"); /* outlets */
    assert_int_equal(world->peers.unreal, 2);
    assert_int_equal(world->peers.undated, 2); /* long ago without a day; a day long after the report */
    assert_string_equal(cell(world, "\t042\t", 6), "PAKGOV");
    assert_string_equal(cell(world, "\t043\t", 6), "TURGOVMIL");
    assert_string_equal(cell(world, "\t043\t", 7), "TURKIYE");
    assert_string_equal(cell(world, "\t043\t", 13), "GOV");
    assert_string_equal(cell(world, "\t043\t", 14), "MIL");
    assert_string_equal(cell(world, "\t042\t", 29), "04");
    assert_string_equal(cell(world, "\t042\t", 53), "Ankara, T\xC3\xBCrkiye");
    assert_string_equal(cell(world, "IGOEEC", 9), "EEC");
    assert_string_equal(cell(world, "IGOEEC", 8), "");
    assert_string_equal(cell(world, "IGOEEC", 7), "EUROPEAN UNION");
    assert_string_equal(cell(world, "PAKOPP", 16), "");         /* nobody is named on the other side */
    assert_string_equal(cell(world, "\t030\t", 2), "20240503"); /* the day of the promise */
    assert_string_equal(cell(world, "\t030\t", 35), "");        /* no tone is measured: empty, not 0 */
    assert_string_equal(cell(world, "\t042\t", 63), "The ministers met. They talked, \"at length\".");
    end_world(world);
}

static void icews(void **state)
{
    (void)state;
    struct world *world = make_world("icews");
    assert_int_equal(world->peers.column_count, 20);
    assert_string_equal(cell(world, "\t042\t", 3), "Government (Pakistan)");
    assert_string_equal(cell(world, "\t043\t", 4), "Government,Military");
    assert_string_equal(cell(world, "\t042\t", 8), "1.9");
    assert_string_equal(cell(world, "\t042\t", 14), "Indus, Wire");
    assert_string_equal(cell(world, "\t057\t", 3), "European Union");
    assert_string_equal(cell(world, "\t042\t", 13), "1");
    end_world(world);
}

static void polecat(void **state)
{
    (void)state;
    struct world *world = make_world("polecat");
    assert_int_equal(world->peers.column_count, 40);
    assert_int_equal(count_of(world, "\n"), 6); /* lists stay in one row */
    assert_string_equal(cell(world, "KAZ; PAK; TUR", 8), "Kazakhstan; Pakistan; T\xC3\xBCrkiye");
    assert_string_equal(cell(world, "KAZ; PAK; TUR", 10), "None");
    assert_string_equal(cell(world, "\tSUPPORT\t", 9), "EUR");
    assert_string_equal(cell(world, "\tvisit\t", 20), "GOV; MIL");
    assert_string_equal(cell(world, "\tvisit\t", 19), "GOV");
    assert_string_equal(cell(world, "\tvisit\t", 6), "VERBAL COOPERATION");
    end_world(world);
}

static void phoenix(void **state)
{
    (void)state;
    struct world *world = make_world("phoenix");
    assert_int_equal(world->peers.column_count, 25);
    assert_int_equal(world->peers.unpaired, 1); /* one side only */
    assert_string_equal(cell(world, "\t043\t", 7), "TUR");
    assert_string_equal(cell(world, "\t043\t", 8), "GOV");
    assert_string_equal(cell(world, "\t043\t", 9), "MIL");
    assert_string_equal(cell(world, "\t057\t", 12), ""); /* LEG is none of Phoenix' agents */
    assert_string_equal(cell(world, "\t057\t", 13), "LEG");
    assert_string_equal(cell(world, "\t042\t", 4), "5"); /* no zero before the month */
    end_world(world);
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void ids_are_unique(void **state)
{
    static const char *const PEERS[] = {"gdelt", "icews", "polecat", "phoenix", "phoenix-pipeline"};
    (void)state;
    for (size_t i = 0; i < sizeof PEERS / sizeof *PEERS; i++) {
        struct world *world = make_world(PEERS[i]);
        char *ids[50];
        size_t count = 0;
        for (char *line = strtok(world->out.data, "\n"); line != NULL && count < 50; line = strtok(NULL, "\n")) {
            line[strcspn(line, "\t")] = '\0';
            ids[count++] = line;
        }
        assert_true(count >= 5);
        qsort(ids, count, sizeof *ids, compare_lines);
        for (size_t k = 1; k < count; k++) {
            assert_string_not_equal(ids[k - 1], ids[k]);
        }
        end_world(world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gdelt),   cmocka_unit_test(icews),          cmocka_unit_test(polecat),
        cmocka_unit_test(phoenix), cmocka_unit_test(ids_are_unique),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
