/* Any two texts, parted by a NUL: their sets are sorted, and whatever is a copy of another text is like itself. */
#include "follow/copy.h"
#include "text/article.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void need(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "%s\n", what);
        abort();
    }
}

static void check(const struct follow_text *text)
{
    const struct follow_set *sets[] = {&text->runs, &text->plain, &text->quoted, &text->figures, &text->times, &text->names};
    need(text->key_count <= FOLLOW_KEYS, "too many keys");
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        for (uint32_t k = 1; k < sets[i]->count; k++) {
            need(sets[i]->items[k - 1] < sets[i]->items[k], "a set is not sorted");
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct base_arena arena;
    struct follow_text one, two;
    double likeness, itself;
    const uint8_t *cut = size > 0 ? memchr(data, 0, size) : NULL;
    uint32_t first = (uint32_t)(cut != NULL ? (size_t)(cut - data) : size), rest = (uint32_t)size - first;
    const struct follow_told_text left = {.id = BASE_STR("a"), .text = {(const char *)data, first}, .day = 20000},
                                  right = {.id = BASE_STR("b"), .text = {(const char *)data + first, rest}, .day = 20001};
    base_arena_init(&arena, 0);
    follow_text_make(&arena, &left, &one);
    follow_text_make(&arena, &right, &two);
    check(&one);
    check(&two);
    enum follow_manner manner = follow_compare(&one, &two, &likeness);
    need(likeness >= 0 && likeness <= 1, "a likeness that cannot be");
    need(manner == FOLLOW_ORIGINAL || likeness > 0.15, "a copy of something else");
    (void)follow_compare(&one, &one, &itself);
    need(one.runs.count == 0 || itself >= 1, "a text is not like itself");
    need(follow_text_order(&one, &two) < 0 && follow_text_order(&two, &one) > 0, "the order of two days");
    base_arena_release(&arena);
    return 0;
}
