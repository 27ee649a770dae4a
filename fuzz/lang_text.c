/* Any bytes through the splitter, the tagger and both parsers: spans lie in the text, trees are whole. */
#include "lang/lang.h"

#include <stdlib.h>

static void need(bool condition)
{
    if (!condition) {
        abort();
    }
}

static struct lang_model *model(void)
{
    static struct lang_model *opened;
    const char *path = getenv("PACTA_MODEL");
    if (opened == NULL) {
        (void)lang_model_open(path != NULL ? path : "data/model/english.pacta-model", &opened, NULL);
    }
    return opened;
}

static void check_tokens(const struct lang_text *text)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < text->tokens.count; i++) {
        const struct base_span span = text->tokens.items[i].at;
        need(span.start >= at && span.end > span.start && span.end <= text->text.length);
        at = span.end;
    }
}

static void check_tree(const struct lang_text *text, const struct lang_sentence *sentence)
{
    const struct base_span below = lang_subtree(text, sentence->root);
    need(below.start == sentence->first && below.end == sentence->end);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct base_arena arena;
    struct base_arena scratch;
    base_arena_init(&arena, 0);
    base_arena_init(&scratch, 0);
    struct lang_text text = {.text = {(const char *)data, (uint32_t)size}};
    lang_split(&arena, &text, (struct base_span){0, (uint32_t)size}, 0);
    check_tokens(&text);
    for (uint32_t i = 0; model() != NULL && i < text.sentences.count; i++) {
        lang_tag(model(), &arena, &scratch, &text, i);
        lang_parse(model(), &scratch, &text, i, NULL, 0, 1 + i % 4);
        check_tree(&text, &text.sentences.items[i]);
    }
    base_arena_release(&scratch);
    base_arena_release(&arena);
    return 0;
}
