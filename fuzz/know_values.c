/* Dates and amounts in any text: the first byte chooses the article's day, the rest is the text. */
#include "know/calendar.h"
#include "know/know.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const int32_t DAYS[] = {KNOW_NO_DAY, 0, 20279, -719162, 2932896};
    if (size < 2 || size > 65536) {
        return 0;
    }
    struct base_arena arena, scratch;
    base_arena_init(&arena, 0);
    base_arena_init(&scratch, 0);
    struct lang_text text = {.text = {(const char *)bytes + 1, (uint32_t)(size - 1)}};
    struct know_article article = {.text = &text};
    struct know_working working = {.arena = &arena, .scratch = &scratch, .out = &article};
    lang_split(&arena, &text, (struct base_span){0, text.text.length}, 0);
    for (uint32_t i = 0; i < text.sentences.count; i++) {
        know_find_dates(&working, i, DAYS[bytes[0] % (sizeof DAYS / sizeof *DAYS)]);
        know_find_amounts(&working, i);
    }
    for (uint32_t i = 0; i < article.mentions.count; i++) {
        const struct know_mention *mention = &article.mentions.items[i];
        if (mention->first >= mention->end || mention->end > text.tokens.count || mention->head >= text.tokens.count) {
            __builtin_trap();
        }
    }
    base_arena_release(&arena);
    base_arena_release(&scratch);
    return 0;
}
