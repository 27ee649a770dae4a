/*
 * The way back to the source. For every article: a stretch inside one run is the same in source and clean text; every
 * sentence, mapped back and freed of tags and entities, is the clean sentence again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "text/article.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MOST = 1 << 20 };

static bool same_but_blanks(struct base_str a, struct base_str b)
{
    if (a.length != b.length) {
        return false;
    }
    for (uint32_t i = 0; i < a.length; i++) {
        bool blank = a.data[i] == ' ' && (unsigned char)b.data[i] < ' ';
        if (a.data[i] != b.data[i] && !blank) {
            return false;
        }
    }
    return true;
}

static void check_runs(const struct text_article *article, struct base_str source)
{
    uint32_t clean_at = 0;
    for (uint32_t i = 0; i < article->run_count; i++) {
        const struct text_run *run = &article->runs[i];
        assert_true(run->clean_at >= clean_at && run->length > 0);
        assert_true(run->clean_at + run->length <= article->text.length);
        assert_true(run->source_at + run->source_length <= source.length);
        clean_at = run->clean_at + run->length;
        struct base_span clean = {run->clean_at, clean_at};
        struct base_span back = text_source_span(article, clean);
        assert_int_equal(back.start, run->source_at);
        assert_int_equal(back.end, run->source_at + run->source_length);
        bool blank = run->length == 1 && article->text.data[run->clean_at] == ' ';
        if (run->length == run->source_length && !blank) {
            assert_true(same_but_blanks(base_str_slice(article->text, clean), base_str_slice(source, back)));
        }
    }
}

/* Tags go, the entities of the samples become their characters, blanks are folded; all that is compared is the rest. */
static uint32_t plain_form(struct base_str text, char *out)
{
    static const char *const ENTITIES[][2] = {{"&nbsp;", " "}, {"&amp;", "&"}, {"&euro;", "\xE2\x82\xAC"}, {"&mdash;", "\xE2\x80\x94"},
                                              {"&#8217;", "\xE2\x80\x99"}, {"&shy;", ""}, {"&lt;", "<"}, {"&copy", "\xC2\xA9"}, {"&quot;", "\""}};
    uint32_t length = 0;
    for (uint32_t at = 0; at < text.length;) {
        struct base_str rest = {text.data + at, text.length - at};
        uint32_t step = 1;
        const char *made = NULL;
        for (size_t i = 0; i < sizeof ENTITIES / sizeof *ENTITIES && made == NULL; i++) {
            if (base_str_starts(rest, ENTITIES[i][0])) {
                made = ENTITIES[i][1];
                step = (uint32_t)strlen(ENTITIES[i][0]);
            }
        }
        const char *close = rest.data[0] == '<' && rest.length > 1 && rest.data[1] != ' ' ? memchr(rest.data, '>', rest.length) : NULL;
        if (close != NULL) {
            out[length] = ';'; /* the border of two cells */
            length += base_str_starts(rest, "<td") && length > 0;
            step = (uint32_t)(close - rest.data) + 1;
        } else if (base_str_starts(rest, "\xC2\xAD") || base_str_starts(rest, "\xC2\xA0")) {
            step = 2;
        } else if (base_str_starts(rest, "\xE2\x80\x8B")) {
            step = 3;
        } else if (made != NULL) {
            for (; *made != 0; made++) {
                length += *made != ' ';
                out[length - 1] = *made == ' ' ? out[length - 1] : *made;
            }
        } else if (rest.data[0] > ' ' || (unsigned char)rest.data[0] >= 0x80) {
            out[length++] = rest.data[0];
        }
        at += step;
    }
    return length;
}

static void check_sentence(const struct text_article *article, struct base_str source, struct base_span clean)
{
    struct base_str quote = base_str_slice(source, text_source_span(article, clean));
    char *left = malloc(clean.end - clean.start + 8), *right = malloc(quote.length + 8);
    struct base_str a = {left, plain_form(base_str_slice(article->text, clean), left)};
    struct base_str b = {right, plain_form(quote, right)};
    if (!base_str_equal(a, b)) {
        printf("clean:  %.*s\nsource: %.*s\n", BASE_STR_ARG(base_str_slice(article->text, clean)), BASE_STR_ARG(quote));
    }
    assert_true(base_str_equal(a, b));
    assert_int_equal(base_utf8_check(quote), quote.length);
    free(left);
    free(right);
}

/* Every block, and every stretch between full stops in it. */
static void check_sentences(const struct text_article *article, struct base_str source)
{
    for (uint32_t i = 0; i < article->block_count; i++) {
        struct base_span block = article->blocks[i].at;
        check_sentence(article, source, block);
        for (uint32_t start = block.start, at = block.start; at < block.end; at++) {
            if (article->text.data[at] == '.') {
                check_sentence(article, source, (struct base_span){start, at + 1});
                start = at + 1;
            }
        }
    }
}

static uint32_t check_document(struct base_str bytes)
{
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct text_input input = {.bytes = bytes};
    struct text_document document;
    assert_int_equal(text_read(&arena, &input, &document), PACTA_OK);
    for (uint32_t i = 0; i < document.article_count; i++) {
        check_runs(&document.articles[i], document.source);
        check_sentences(&document.articles[i], document.source);
    }
    uint32_t count = document.article_count;
    base_arena_release(&arena);
    return count;
}

static void test_plain(void **state)
{
    (void)state;
    static const char *const SAMPLES[] = {
        "Norell met Vero.",
        "Norell and Vero agree on trade\n\nTARSK: Chancellor Norell met President\xC2\xA0Vero. They agreed on co\xC2\xADoperation.\n",
        ("A first line that was wrapped at sixty columns or thereabouts and\nthen goes on in the next line, as mail and old agencies do; it\r\n"
        "ends here with a stop.\n\n- a rail protocol\n- an energy agreement\n  * with an annex\n"),
        "\xEF\xBB\xBFThe two sides\t\tmet in Tarsk.\xE2\x80\x8B They will meet again.",
        "",
        "\n\n  \n",
    };
    for (size_t i = 0; i < sizeof SAMPLES / sizeof *SAMPLES; i++) {
        check_document(base_str_from(SAMPLES[i]));
    }
}

static void test_html(void **state)
{
    (void)state;
    static const char *const SAMPLES[] = {
        "<p>Norell &amp; Vero met&nbsp;in <b>Tarsk</b>.</p><p>They raised trade to &euro;5 billion, Norell&#8217;s office said.</p>",
        ("<html><body><article><h1>Title &lt; here for once</h1><p>A long co&shy;operation &mdash; they said &quot;yes&quot;.<br>And "
        "more.</p><ul><li>one thing agreed<li>another &copy 2024</ul></article></body></html>"),
        "<div>Text with <b>unclosed <i>marks</b> in it.<table><tr><td>Year<td>Trade</table> And the tail of it.</div>",
        "<p>An unknown &entity; and a bare & sign, with 3 < 4.</p>",
    };
    for (size_t i = 0; i < sizeof SAMPLES / sizeof *SAMPLES; i++) {
        assert_int_equal(check_document(base_str_from(SAMPLES[i])), 1);
    }
}

/* Reports kept beside the repository; they are not part of it. */
static void test_seeds(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"000_57670934a461a540", "001_e042e660440af16e", "002_9e39f2c7ba389bba",
                                        "003_ff80220f69816a4a", "004_4467cfdc54d0853a"};
    static const uint32_t COUNTS[] = {1, 4, 1, 1, 1};
    char *bytes = malloc(FILE_MOST);
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/../shared/seeds/%s.txt", PACTA_SOURCE_DIR, NAMES[i]);
        FILE *file = fopen(path, "rb");
        if (file == NULL) {
            printf("skipped: no %s\n", path);
            continue;
        }
        uint32_t length = (uint32_t)fread(bytes, 1, FILE_MOST, file);
        fclose(file);
        assert_int_equal(check_document((struct base_str){bytes, length}), COUNTS[i]);
    }
    free(bytes);
}

/* Memory refused at any moment ends the reading through the guard, and nothing else. */
static void test_refused_memory(void **state)
{
    (void)state;
    static const char PAGE[] = "<article><h1>Norell and Vero agree</h1><p>TARSK: They met &amp; agreed on trade.</p></article>";
    for (volatile long after = 0; after < 6; after++) {
        struct base_arena arena;
        jmp_buf full;
        base_arena_init(&arena, 0);
        arena.refuse_after = after;
        if (setjmp(full) == 0) {
            struct text_document document;
            struct text_input input = {.bytes = base_str_from(PAGE)};
            base_arena_guard(&arena, &full);
            text_read(&arena, &input, &document);
        }
        base_arena_guard(&arena, NULL);
        base_arena_release(&arena);
    }
}

static void test_days(void **state)
{
    (void)state;
    for (int32_t day = -300000; day < 300000; day += 7) {
        int32_t year;
        uint32_t month, number;
        text_day_to_ymd(day, &year, &month, &number);
        assert_int_equal(text_day_from_ymd(year, month, number), day);
    }
    assert_int_equal(text_day_from_ymd(1970, 1, 1), 0);
    assert_int_equal(text_day_from_ymd(2000, 3, 1), 11017);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),          cmocka_unit_test(test_html), cmocka_unit_test(test_seeds),
        cmocka_unit_test(test_refused_memory), cmocka_unit_test(test_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
