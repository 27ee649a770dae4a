/* The finder of names with input that is no news: empty, huge, broken, and random bytes; and what always holds of its output.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "know/finders.h"

#include <string.h>

static struct know_tables *tables;

/* Mentions are in order, disjoint unless within one token, and cover their tokens; chunks are ordered and disjoint. */
static void check_mentions(const struct know_article *article)
{
    for (uint32_t i = 0; i < article->mentions.count; i++) {
        const struct know_mention *mention = &article->mentions.items[i];
        assert_true(mention->first < mention->end && mention->end <= article->text->tokens.count);
        bool value = mention->kind == KNOW_DATE || mention->kind == KNOW_AMOUNT; /* their head may be the noun behind */
        assert_true(value || (mention->first <= mention->head && mention->head < mention->end));
        assert_true(i == 0 || article->mentions.items[i - 1].first <= mention->first);
        assert_true(mention->entity == KNOW_NONE || mention->entity < article->entities.count);
    }
    for (uint32_t token = 0; token < article->text->tokens.count; token++) {
        uint32_t mention = know_mention_at(article, token);
        assert_true(mention == KNOW_NONE || mention < article->mentions.count);
        if (mention != KNOW_NONE) {
            assert_true(article->mentions.items[mention].first <= token && token < article->mentions.items[mention].end);
        }
    }
}

static void check_chunks(const struct lang_chunk *chunks, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        assert_true(chunks[i].first < chunks[i].end);
        assert_true(chunks[i].first <= chunks[i].head && chunks[i].head < chunks[i].end);
        assert_true(i == 0 || chunks[i - 1].end <= chunks[i].first);
    }
}

static uint32_t find_in(struct base_str words)
{
    struct base_arena arena, scratch;
    base_arena_init(&arena, 0);
    base_arena_init(&scratch, 0);
    struct text_article article = {.text = words, .published_day = TEXT_NO_DAY};
    struct lang_text text = {.text = words};
    struct know_article found = {.article = &article, .text = &text};
    struct know_working working = {.tables = tables, .arena = &arena, .scratch = &scratch, .out = &found};
    lang_split(&arena, &text, (struct base_span){0, words.length}, 0);
    for (uint32_t i = 0; i < text.sentences.count; i++) {
        struct lang_chunk *chunks = NULL;
        uint32_t count = 0;
        know_find(&working, i, &chunks, &count);
        check_chunks(chunks, count);
        check_mentions(&found);
    }
    uint32_t mentions = found.mentions.count;
    base_arena_release(&arena);
    base_arena_release(&scratch);
    return mentions;
}

static void empty_text_has_no_mentions(void **state)
{
    (void)state;
    assert_int_equal(find_in((struct base_str){0}), 0);
    assert_int_equal(find_in(BASE_STR("   \n  ")), 0);
}

static void repeated_names_are_all_found(void **state)
{
    (void)state;
    static char words[60000];
    uint32_t length = 0, count = 0;
    while (length + 16 < sizeof words) {
        memcpy(words + length, "Kenya, Guinea, ", 15);
        length += 15;
        count += 2;
    }
    assert_true(find_in((struct base_str){words, length}) >= count / 2);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void random_bytes_are_survived(void **state)
{
    (void)state;
    uint32_t seed = 7;
    char words[512];
    for (uint32_t round = 0; round < 400; round++) {
        for (size_t i = 0; i < sizeof words; i++) {
            words[i] = (char)next_random(&seed);
        }
        find_in((struct base_str){words, sizeof words});
    }
}

/* Words of names in random order, with the signs that stand between them. */
static void random_names_are_survived(void **state)
{
    (void)state;
    static const char *const parts[] = {
        "Ministry", "of",     "and", ",",       "Kenya",   "'s",    "-",        "Pakistan", "Joint", "Commission",
        "(JMC)",    "on",     "the", "trade",   "Council", "US",    "Minister", "Georgia",  "Texas", "between",
        "Bank",     "(",      ")",   "16th",    "IT",      "HTS",   "or",       "\u2013",   "'",     "\"",
        "Group",    "Energy", "Ltd", "Working", "Groups",  "state", "Northern", "A.",       "/",     "."};
    uint32_t seed = 11;
    for (uint32_t round = 0; round < 3000; round++) {
        char words[512] = "";
        uint32_t count = 3 + next_random(&seed) % 20;
        for (uint32_t i = 0; i < count; i++) {
            strcat(words, parts[next_random(&seed) % (sizeof parts / sizeof *parts)]);
            strcat(words, next_random(&seed) % 4 == 0 ? "" : " ");
        }
        find_in(base_str_from(words));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_text_has_no_mentions),
        cmocka_unit_test(repeated_names_are_all_found),
        cmocka_unit_test(random_bytes_are_survived),
        cmocka_unit_test(random_names_are_survived),
    };
    if (know_tables_open(&tables) != PACTA_OK) {
        return 1;
    }
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    know_tables_close(tables);
    return failed;
}
