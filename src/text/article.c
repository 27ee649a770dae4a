/*
 * text_read: bytes to articles. The page is read into items, the items get roles, the page is divided, and each part is
 * written out as clean text with its own map.
 */
#include "text/article.h"

#include "base/utf8.h"
#include "text/date.h"
#include "text/dateline.h"
#include "text/decode.h"
#include "text/divide.h"
#include "text/head.h"
#include "text/language.h"
#include "text/limits.h"
#include "text/page.h"
#include "text/roles.h"

#include <string.h>

struct writer {
    struct text_page *page;
    char *text;
    uint32_t length;
    BASE_ARRAY(struct text_block) blocks;
    BASE_ARRAY(struct text_run) runs;
    uint32_t run_at; /* the page's run where the last search ended */
};

static bool block_of(enum text_role role, enum text_block_kind *kind)
{
    switch (role) {
    case TEXT_ROLE_TITLE:
        *kind = TEXT_TITLE;
        return true;
    case TEXT_ROLE_BODY:
        *kind = TEXT_PARAGRAPH;
        return true;
    case TEXT_ROLE_HEADING:
        *kind = TEXT_HEADING;
        return true;
    case TEXT_ROLE_BULLET:
        *kind = TEXT_BULLET;
        return true;
    case TEXT_ROLE_CAPTION:
        *kind = TEXT_CAPTION;
        return true;
    default:
        return false;
    }
}

/* The part of a page's run that lies in `at`, as a run of the article whose text `at` begins at `clean_at`. */
static struct text_run cut_run(const struct text_run *run, struct base_span at, uint32_t clean_at)
{
    uint32_t start = run->clean_at > at.start ? run->clean_at : at.start;
    uint32_t end = run->clean_at + run->length < at.end ? run->clean_at + run->length : at.end;
    struct text_run cut = {clean_at + start - at.start, end - start, run->source_at, run->source_length};
    if (run->length == run->source_length) {
        cut.source_at += start - run->clean_at;
        cut.source_length = cut.length;
    }
    return cut;
}

static void copy_runs(struct writer *writer, struct base_span at)
{
    const struct text_page *page = writer->page;
    uint32_t i = writer->run_at;
    while (i < page->runs.count && page->runs.items[i].clean_at + page->runs.items[i].length <= at.start) {
        i++;
    }
    writer->run_at = i;
    for (; i < page->runs.count && page->runs.items[i].clean_at < at.end; i++) {
        *BASE_PUSH(page->arena, writer->runs) = cut_run(&page->runs.items[i], at, writer->length);
    }
}

static void write_item(struct writer *writer, const struct text_item *item, enum text_block_kind kind)
{
    uint32_t length = item->body.end - item->body.start;
    if (length == 0) {
        return;
    }
    if (writer->length > 0) {
        writer->text[writer->length++] = '\n';
    }
    copy_runs(writer, item->body);
    memcpy(writer->text + writer->length, writer->page->text + item->body.start, length);
    struct text_block block = {kind, kind == TEXT_BULLET ? item->level : 0, {writer->length, writer->length + length}};
    *BASE_PUSH(writer->page->arena, writer->blocks) = block;
    writer->length += length;
}

/* Room for the items' text and one '\n' each. */
static uint32_t room_for(const struct text_page *page, const struct text_part *part)
{
    uint32_t room = 1;
    for (uint32_t i = part->start; i < part->end; i++) {
        room += page->items.items[i].at.end - page->items.items[i].at.start + 1;
    }
    return room;
}

/* Source of the article: from its head to the last item that is part of it. */
static struct base_span source_of(const struct text_page *page, const struct text_part *part)
{
    uint32_t last = part->start;
    for (uint32_t i = part->start; i < part->end; i++) {
        enum text_role role = page->items.items[i].role;
        bool counts = role == TEXT_ROLE_TITLE || role == TEXT_ROLE_BODY || role == TEXT_ROLE_HEADING || role == TEXT_ROLE_BULLET ||
                      role == TEXT_ROLE_CREDIT;
        last = counts ? i : last;
    }
    struct base_span first = text_page_source(page, page->items.items[part->start].at);
    return (struct base_span){first.start, text_page_source(page, page->items.items[last].at).end};
}

static void write_article(struct text_page *page, const struct text_part *part, struct text_article *article)
{
    text_head_read(page, part, article);
    struct writer writer = {.page = page, .text = base_arena_take(page->arena, room_for(page, part))};
    for (uint32_t i = part->start; i < part->end; i++) {
        enum text_block_kind kind;
        if (block_of(page->items.items[i].role, &kind)) {
            write_item(&writer, &page->items.items[i], kind);
        }
    }
    article->text = (struct base_str){writer.text, writer.length};
    article->blocks = writer.blocks.items;
    article->block_count = writer.blocks.count;
    article->runs = writer.runs.items;
    article->run_count = writer.runs.count;
    article->source = source_of(page, part);
    article->language = (struct text_value){text_language_of(article->text), {0, 0}};
    if (base_str_equal(article->language.value, page->language.value)) {
        article->language = page->language; /* the page says so itself, which is evidence */
    }
}

/* "T?rkiye": a question mark inside a word stands for a letter that was lost on the way. Addresses are left out. */
static uint32_t count_lost(struct base_str text)
{
    uint32_t count = 0;
    for (int64_t at = base_str_find(text, "?", 1); at >= 0; at = base_str_find(text, "?", (uint32_t)at + 1)) {
        char before = text.data[at - 1], after = at + 1 < text.length ? text.data[at + 1] : ' ';
        bool letters = (before | 32) >= 'a' && (before | 32) <= 'z' && after >= 'a' && after <= 'z';
        uint32_t start = (uint32_t)at;
        while (start > 0 && text.data[start - 1] > ' ' && (uint32_t)at - start < 40) {
            start--;
        }
        struct base_str word = base_str_slice(text, (struct base_span){start, (uint32_t)at});
        count += letters && base_str_find(word, "/", 0) < 0 && base_str_find(word, ".", 0) < 0;
    }
    return count;
}

/* Adds what was found while reading to what decoding already told. */
static const char *notice_of(struct text_page *page, const char *decoding)
{
    struct base_str notice = base_str_from(decoding);
    uint32_t lost = page->lost_count + count_lost((struct base_str){page->text, page->length});
    if (page->repaired_count > 0) {
        struct base_str told = base_str_format(page->arena, "%u characters repaired that were read in the wrong encoding before", page->repaired_count);
        notice = notice.length > 0 ? base_str_join(page->arena, notice, "; ", told) : told;
    }
    if (lost > 0) {
        struct base_str told = base_str_format(page->arena, "%u characters were lost before the text came here", lost);
        notice = notice.length > 0 ? base_str_join(page->arena, notice, "; ", told) : told;
    }
    return notice.length > 0 ? notice.data : NULL;
}

static void write_articles(struct text_page *page, struct text_document *document)
{
    struct text_parts parts = {0};
    text_roles_find(page);
    text_divide(page, &parts);
    struct text_article *articles = BASE_NEW_ARRAY(page->arena, struct text_article, parts.count);
    for (uint32_t i = 0; i < parts.count; i++) {
        write_article(page, &parts.items[i], &articles[i]);
    }
    document->articles = articles;
    document->article_count = parts.count;
}

pacta_status text_read(struct base_arena *arena, const struct text_input *input, struct text_document *document)
{
    *document = (struct text_document){.source = input->bytes};
    struct text_page page;
    struct text_decoded decoded;
    pacta_status status = text_decode(arena, input, &decoded);
    document->source = decoded.source;
    document->notice = decoded.notice;
    if (status != PACTA_OK) {
        return status;
    }
    text_page_init(&page, arena, decoded.source);
    page.mojibake = decoded.mojibake;
    text_head_take_input(&page, input);
    status = decoded.html ? text_html_read(&page, &document->notice) : text_plain_read(&page, &document->notice);
    if (status == PACTA_OK) {
        write_articles(&page, document);
        document->notice = notice_of(&page, decoded.notice);
    }
    return status;
}

struct base_span text_source_span(const struct text_article *article, struct base_span clean)
{
    return text_map_source(article->runs, article->run_count, clean);
}
