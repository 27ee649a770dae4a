/* Cases of the text layer. The file says what is done with the input: "date" (one written date
 * a line), "encoding" (a page whose bytes may be written \\xNN), else a page. */
#include "case.h"

#include "text/article.h"

static void write_day(struct base_buffer *out, int32_t day)
{
    int32_t year;
    uint32_t month, number;
    if (day == TEXT_NO_DAY) {
        base_buffer_add_text(out, "none");
        return;
    }
    text_day_to_ymd(day, &year, &month, &number);
    base_buffer_format(out, "%04d-%02u-%02u", year, month, number);
}

static void write_value(struct base_buffer *out, const char *name, struct text_value value)
{
    if (value.value.length > 0) {
        base_buffer_format(out, "%s: %.*s\n", name, BASE_STR_ARG(value.value));
    }
}

static void write_blocks(struct base_buffer *out, const struct text_article *article)
{
    static const char *const NAMES[] = {"title", "text", "heading", "bullet", "caption"};
    for (uint32_t i = 0; i < article->block_count; i++) {
        const struct text_block *block = &article->blocks[i];
        if (block->kind == TEXT_TITLE) {
            continue;
        }
        base_buffer_add_text(out, NAMES[block->kind]);
        if (block->kind == TEXT_BULLET) {
            base_buffer_format(out, " %u", block->level);
        }
        base_buffer_add_text(out, " | ");
        base_buffer_add_str(out, base_str_slice(article->text, block->at));
        base_buffer_add_char(out, '\n');
    }
}

static void write_article(struct base_buffer *out, const struct text_article *article)
{
    write_value(out, "title", article->title);
    write_value(out, "outlet", article->outlet);
    write_value(out, "agency", article->agency);
    write_value(out, "byline", article->byline);
    write_value(out, "dateline", article->dateline);
    if (article->published.value.length > 0) {
        base_buffer_format(out, "published: %.*s = ", BASE_STR_ARG(article->published.value));
        write_day(out, article->published_day);
        base_buffer_add_char(out, '\n');
    }
    if (!base_str_is(article->language.value, "en")) {
        write_value(out, "language", article->language);
    }
    write_value(out, "url", article->url);
    write_blocks(out, article);
}

static void write_dates(struct base_str input, struct base_buffer *out)
{
    for (uint32_t at = 0; at < input.length;) {
        int64_t end = base_str_find(input, "\n", at);
        uint32_t stop = end < 0 ? input.length : (uint32_t)end;
        struct base_str line = base_str_slice(input, (struct base_span){at, stop});
        base_buffer_add_str(out, line);
        base_buffer_add_text(out, " = ");
        write_day(out, text_day_from_words(line));
        base_buffer_add_char(out, '\n');
        at = stop + 1;
    }
}

static int hex(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* "\\xC3" as the byte it names; a line break at the end of the case is not part of it. */
static struct base_str with_bytes(struct base_arena *arena, struct base_str text)
{
    char *out = base_arena_take(arena, text.length + 1u);
    uint32_t length = 0;
    for (uint32_t i = 0; i < text.length; i++) {
        bool named = i + 3 < text.length && text.data[i] == '\\' && text.data[i + 1] == 'x' && hex(text.data[i + 2]) >= 0;
        out[length++] = named ? (char)(hex(text.data[i + 2]) * 16 + hex(text.data[i + 3])) : text.data[i];
        i += named ? 3 : 0;
    }
    length -= length > 0 && out[length - 1] == '\n';
    return (struct base_str){out, length};
}

void case_layer_text(struct base_str file, struct base_str title, struct base_str input, struct base_buffer *out)
{
    (void)title;
    if (base_str_is(file, "date")) {
        write_dates(input, out);
        return;
    }
    struct base_arena arena;
    base_arena_init(&arena, 0);
    struct text_document document;
    struct text_input page = {.bytes = base_str_is(file, "encoding") ? with_bytes(&arena, input) : input};
    if (text_read(&arena, &page, &document) != PACTA_OK) {
        base_buffer_add_text(out, "refused\n");
    }
    if (document.notice != NULL) {
        base_buffer_format(out, "notice: %s\n", document.notice);
    }
    for (uint32_t i = 0; i < document.article_count; i++) {
        if (i > 0) {
            base_buffer_add_text(out, "===\n");
        }
        write_article(out, &document.articles[i]);
    }
    if (document.article_count == 0) {
        base_buffer_add_text(out, "nothing\n");
    }
    base_arena_release(&arena);
}
