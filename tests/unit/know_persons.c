/* Persons, offices and sameness where a golden case cannot ask: states behind epithets, "we", main parties, tables, damage. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "know/know.h"
#include "lexicon/table.h"

struct reading {
    struct base_arena arena, scratch;
    struct text_article article;
    struct lang_text text;
    struct know_article found;
};

static struct lang_model *model;
static struct know_tables *tables;

static void read_text(struct reading *reading, const char *words, size_t length)
{
    *reading = (struct reading){.article = {.published_day = TEXT_NO_DAY}};
    base_arena_init(&reading->arena, 0);
    base_arena_init(&reading->scratch, 0);
    reading->text.text = reading->article.text = (struct base_str){words, (uint32_t)length};
    reading->found = (struct know_article){.article = &reading->article, .text = &reading->text};
    lang_split(&reading->arena, &reading->text, (struct base_span){0, (uint32_t)length}, 0);
    struct know_working working = {tables, &reading->arena, &reading->scratch, &reading->found};
    for (uint32_t i = 0; i < reading->text.sentences.count; i++) {
        struct lang_chunk *chunks;
        uint32_t count;
        struct base_mark mark = base_arena_mark(&reading->scratch);
        lang_tag(model, &reading->arena, &reading->scratch, &reading->text, i);
        know_find(&working, i, &chunks, &count);
        lang_parse(model, &reading->scratch, &reading->text, i, chunks, count, 1);
        base_arena_rewind(&reading->scratch, mark);
    }
    know_settle(&working);
}

static void release(struct reading *reading)
{
    base_arena_release(&reading->arena);
    base_arena_release(&reading->scratch);
}

/* Codes or names behind the last token with that form, joined by blanks. */
static void check_referents(const char *words, const char *form, const char *expected)
{
    struct reading reading;
    char got[200] = "";
    uint32_t found[8], count = 0;
    read_text(&reading, words, strlen(words));
    for (uint32_t i = reading.text.tokens.count; i-- > 0 && count == 0;) {
        if (lang_is(&reading.text, i, form)) {
            count = know_referents(&reading.found, i, found, 8);
            break;
        }
    }
    for (uint32_t i = 0; i < count; i++) {
        struct know_parties parties = {.count = 0};
        know_entity_parties(&reading.found, found[i], &parties);
        const struct know_entity *entity = &reading.found.entities.items[found[i]];
        struct base_str name = entity->kind == KNOW_PERSON || parties.count == 0 ? entity->name : parties.codes[0];
        snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s", i == 0 ? "" : " ", BASE_STR_ARG(name));
    }
    assert_string_equal(got, expected);
    release(&reading);
}

static void test_epithets(void **state)
{
    (void)state;
    check_referents("Norway helped Nepal. Norway also helped the South Asian country upgrade its fleet.", "country", "NPL");
    check_referents("Oman and Norway met. The Gulf state offered gas.", "state", "OMN");
    check_referents("Oman and Norway met. The kingdom offered fish.", "kingdom", "NOR");
    check_referents("Oman and Norway met. The South Asian country was absent.", "country", "");
    check_referents("A small country was absent.", "country", "");
    check_referents("Oman and Norway met. The two neighbours smiled.", "neighbours", "NOR OMN");
    check_referents("Oman and Norway met. Several countries watched.", "countries", "");
    check_referents("The Omani delegation met Norway.", "delegation", "OMN");
}

static void test_we(void **state)
{
    (void)state;
    check_referents("Norway and Oman met. \"We have agreed to trade,\" Norwegian Foreign Minister Jonas Vik said.", "we", "NOR OMN");
    check_referents("\"We have agreed to trade.\"", "we", "");
}

static void test_bodies(void **state)
{
    (void)state;
    check_referents("The Joint Economic Commission of Oman and Norway met. The commission will meet again.", "commission", "NOR");
    check_referents("It rained. The commission will meet again.", "commission", "");
}

static void test_main_parties(void **state)
{
    (void)state;
    struct reading reading;
    const char *words = "Norway and Oman signed a pact. Norway will build ships. Oman will pay. Ghana watched. Norway and Oman smiled.";
    read_text(&reading, words, strlen(words));
    assert_int_equal(reading.found.main_parties.count, 2);
    assert_true(base_str_is(reading.found.main_parties.codes[0], "NOR"));
    assert_true(base_str_is(reading.found.main_parties.codes[1], "OMN"));
    release(&reading);
}

/* Evidence holds title and name, with the state before them. */
static void test_evidence(void **state)
{
    (void)state;
    struct reading reading;
    const char *words = "On Monday Oman's Trade Minister Saif Al Harthy left. Al Harthy smiled.";
    read_text(&reading, words, strlen(words));
    assert_int_equal(reading.found.offices.count, 1);
    struct base_str quote = base_str_slice(reading.text.text, reading.found.offices.items[0].at);
    assert_true(base_str_is(quote, "Oman's Trade Minister Saif Al Harthy"));
    release(&reading);
}

/* Every word that begins a longer title is an entry itself: looking up stops at the first word otherwise. */
static void test_first_words(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"titles", "titles_portfolios"};
    for (size_t n = 0; n < sizeof NAMES / sizeof *NAMES; n++) {
        const struct lexicon_table *table = lexicon_table_named(NAMES[n]);
        assert_non_null(table);
        for (uint32_t row = 0; row < table->row_count; row++) {
            struct base_str words = lexicon_cell(table, row, 0);
            int64_t blank = base_str_find(words, " ", 0);
            struct base_str first = {words.data, blank < 0 ? words.length : (uint32_t)blank};
            assert_int_not_equal(lexicon_find(table, first), LEXICON_NONE);
        }
    }
}

/* Whatever the text, mentions stay in order, inside the text, and apart. */
static void check_order(const struct know_article *found)
{
    for (uint32_t i = 0; i < found->mentions.count; i++) {
        const struct know_mention *mention = &found->mentions.items[i];
        assert_true(mention->first < mention->end && mention->end <= found->text->tokens.count);
        assert_true(i == 0 || found->mentions.items[i - 1].end <= mention->first);
        assert_true(mention->entity == KNOW_NONE || mention->entity < found->entities.count);
    }
    for (uint32_t i = 0; i < found->offices.count; i++) {
        assert_true(found->offices.items[i].at.end <= found->text->text.length);
        assert_true(found->offices.items[i].mention < found->mentions.count);
    }
}

static void test_damage(void **state)
{
    (void)state;
    static const char *const PIECES[] = {"Foreign Minister ", "Minister of ", "and ", "Deputy ", ", ", "the ", "of ", "'s ", "(DPM/FM) ", "Pakistan", "Kaya ",
                                         "General ", "- ", "bin ", "X. ", "his ", "counterpart ", "said. ", "Trade, ", "both sides ", "they ", "\xff", "É", "ex-", "Lt. Gen. "};
    uint32_t seed = 7;
    for (int round = 0; round < 400; round++) {
        char words[4000];
        size_t length = 0;
        while (length < 300u + (unsigned)round * 5) {
            seed = seed * 1103515245u + 12345u;
            const char *piece = PIECES[(seed >> 16) % (sizeof PIECES / sizeof *PIECES)];
            memcpy(words + length, piece, strlen(piece));
            length += strlen(piece);
        }
        struct reading reading;
        read_text(&reading, words, length);
        check_order(&reading.found);
        for (uint32_t i = 0; i < reading.text.tokens.count; i++) {
            uint32_t out[4];
            assert_true(know_referents(&reading.found, i, out, 4) <= 4);
        }
        release(&reading);
    }
}

static void test_empty(void **state)
{
    (void)state;
    struct reading reading;
    uint32_t out[1];
    read_text(&reading, "", 0);
    assert_int_equal(reading.found.offices.count, 0);
    assert_int_equal(know_referents(&reading.found, 0, out, 1), 0);
    assert_int_equal(know_referents(&reading.found, UINT32_MAX, out, 1), 0);
    release(&reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_epithets),     cmocka_unit_test(test_we),       cmocka_unit_test(test_bodies),
                                       cmocka_unit_test(test_main_parties), cmocka_unit_test(test_evidence), cmocka_unit_test(test_first_words),
                                       cmocka_unit_test(test_damage),       cmocka_unit_test(test_empty)};
    if (lang_model_open(PACTA_SOURCE_DIR "/data/model/english.pacta-model", &model, NULL) != PACTA_OK || know_tables_open(&tables) != PACTA_OK) {
        return 1;
    }
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    know_tables_close(tables);
    lang_model_close(model);
    return failed;
}
