/* Any bytes through text_read: as plain text, as HTML, and as what they look like. Every span must lie in its text. */
#include "text/article.h"

#include <stdlib.h>

static void need(bool condition)
{
    if (!condition) {
        abort();
    }
}

static void check_article(const struct text_article *article, struct base_str source)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < article->block_count; i++) {
        struct base_span block = article->blocks[i].at;
        need(block.start >= at && block.end > block.start && block.end <= article->text.length);
        struct base_span back = text_source_span(article, block);
        need(back.start <= back.end && back.end <= source.length);
        at = block.end;
    }
    need(article->source.start <= article->source.end && article->source.end <= source.length);
    need(article->published.source.end <= source.length && article->title.source.end <= source.length);
    need(article->dateline.source.end <= source.length && article->byline.source.end <= source.length);
}

static void read_as(struct base_str bytes, enum text_format format)
{
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct text_input input = {.bytes = bytes, .format = format};
    struct text_document document;
    if (text_read(&arena, &input, &document) == PACTA_OK) {
        for (uint32_t i = 0; i < document.article_count; i++) {
            check_article(&document.articles[i], document.source);
        }
    } else {
        need(document.notice != NULL);
    }
    base_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct base_str bytes = {(const char *)data, (uint32_t)size};
    read_as(bytes, TEXT_PLAIN);
    read_as(bytes, TEXT_HTML);
    read_as(bytes, TEXT_AUTO);
    text_day_from_words(bytes);
    return 0;
}
