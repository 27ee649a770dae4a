/*
 * Cases of the search for copies. The input holds articles, each behind a line `= OUTLET | DAY | TITLE` (`-` for what is not
 * printed); the result tells of each, in the same order, what it is and which article it follows:
 *
 *     1 original
 *     2 copy of 1
 *     3 correction of 1
 *
 * A text that a correction replaced says so: `1 original, replaced by 3`. Each case is read in the order given and in the
 * opposite one; both must come to the same.
 */
#include "case.h"

#include "follow/internal.h"

#include <stdlib.h>

#include "unit/ledger_fixture.h"

enum { MOST_ARTICLES = 12 };

struct story {
    struct base_str outlet, day, title;
    struct base_buffer text;
};

static struct base_str cell(struct base_str line, uint32_t *at)
{
    int64_t end = base_str_find(line, "|", *at);
    uint32_t stop = end < 0 ? line.length : (uint32_t)end;
    struct base_str text = base_str_trim(base_str_slice(line, (struct base_span){*at, stop}));
    *at = stop < line.length ? stop + 1 : stop;
    return base_str_is(text, "-") ? (struct base_str){0} : text;
}

static uint32_t take_stories(struct base_str input, struct story *stories)
{
    uint32_t count = 0;
    for (uint32_t start = 0, end; start < input.length; start = end + 1) {
        for (end = start; end < input.length && input.data[end] != '\n'; end++) {
        }
        struct base_str line = base_str_slice(input, (struct base_span){start, end});
        if (base_str_starts(line, "= ") && count < MOST_ARTICLES) {
            uint32_t at = 2;
            struct story *story = &stories[count++];
            story->outlet = cell(line, &at);
            story->day = cell(line, &at);
            story->title = base_str_trim(base_str_slice(line, (struct base_span){at, line.length}));
            base_buffer_init(&story->text);
        } else if (count > 0) {
            base_buffer_add_str(&stories[count - 1].text, line);
            base_buffer_add_char(&stories[count - 1].text, '\n');
        }
    }
    return count;
}

static void add_story(struct ledger *ledger, struct base_arena *arena, const struct story *story, uint32_t number)
{
    static const char *const ARTICLE[] = {"{\"record\":\"article\",\"kind\":\"news\"}", NULL};
    enum ledger_outcome outcome;
    struct base_str text = base_str_copy(arena, (struct base_str){story->text.data, (uint32_t)story->text.length});
    const struct fixture_source source = {
        .path = base_str_format(arena, "%u.txt", number).data,
        .text = base_str_format(arena, "%.*s\n%.*s", BASE_STR_ARG(story->title), BASE_STR_ARG(text)).data,
        .title = base_str_copy(arena, story->title).data,
        .outlet = base_str_copy(arena, story->outlet).data,
        .published = text_day_from_words(story->day),
        .records = ARTICLE,
    };
    (void)fixture_add(ledger, &source, &outcome);
}

static void print_rows(struct ledger *ledger, uint32_t count, struct base_buffer *out)
{
    sqlite3_stmt *row = ledger_prepare(
        ledger, "SELECT c.manner, n.path, c.nearest IS NOT NULL, l.path FROM article AS a JOIN source AS s ON s.n = a.source "
                "JOIN article_copy AS c ON c.article = a.n LEFT JOIN article AS na ON na.n = c.family LEFT JOIN source AS n "
                "ON n.n = na.source LEFT JOIN article AS la ON la.n = c.superseded_by LEFT JOIN source AS l ON l.n = la.source "
                "WHERE s.path = ?1");
    for (uint32_t i = 1; i <= count && row != NULL; i++) {
        char path[16];
        snprintf(path, sizeof path, "%u.txt", i);
        ledger_bind_text(row, 1, base_str_from(path));
        if (sqlite3_step(row) == SQLITE_ROW) {
            base_buffer_format(out, "%u %.*s", i, BASE_STR_ARG(ledger_column_text(row, 0)));
            if (sqlite3_column_int(row, 2) != 0) {
                base_buffer_format(out, " of %d", atoi(ledger_column_text(row, 1).data));
            }
            if (ledger_column_text(row, 3).length > 0) {
                base_buffer_format(out, ", replaced by %d", atoi(ledger_column_text(row, 3).data));
            }
            base_buffer_add_char(out, '\n');
        }
        sqlite3_reset(row);
    }
    sqlite3_finalize(row);
}

static void find_copies(const struct story *stories, uint32_t count, bool backwards, struct base_buffer *out)
{
    char message[LEDGER_MESSAGE];
    struct ledger *ledger;
    struct base_arena arena;
    struct follow_numbers turned = {0};
    uint64_t copies;
    if (ledger_open(":memory:", LEDGER_WRITE, &ledger, message) != PACTA_OK) {
        base_buffer_format(out, "%s\n", message);
        return;
    }
    base_arena_init(&arena, 0);
    (void)ledger_set_versions(ledger, &(struct ledger_versions){"1", "1", "1"});
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = backwards ? count - 1 - i : i;
        add_story(ledger, &arena, &stories[at], at + 1);
        if (backwards) { /* one by one on one way, all at once on the other */
            (void)follow_copies_update(ledger, &arena, &turned, &copies);
        }
    }
    if (follow_copies_update(ledger, &arena, &turned, &copies) != PACTA_OK) {
        base_buffer_format(out, "%s\n", ledger_message(ledger));
    }
    print_rows(ledger, count, out);
    ledger_close(ledger);
    base_arena_release(&arena);
}

void case_layer_copy(struct base_str file, struct base_str title, struct base_str input, struct base_buffer *out);

void case_layer_copy(struct base_str file, struct base_str title, struct base_str input, struct base_buffer *out)
{
    (void)file, (void)title;
    struct story stories[MOST_ARTICLES] = {0};
    struct base_buffer other;
    uint32_t count = take_stories(input, stories);
    base_buffer_init(&other);
    find_copies(stories, count, false, out);
    find_copies(stories, count, true, &other);
    if (out->length != other.length || memcmp(out->data, other.data, other.length) != 0) {
        base_buffer_add_text(out, "but read in the opposite order:\n");
        base_buffer_add(out, other.data, other.length);
    }
    base_buffer_release(&other);
    for (uint32_t i = 0; i < count; i++) {
        base_buffer_release(&stories[i].text);
    }
}
