/* The way of one article: split, tag, find names, parse with names as units, settle who is who, hand over to the readers. */
#include "pacta_pipeline.h"

#include "read/document.h"

#include <stdio.h>

pacta_status pacta_engine_open(const char *model_path, struct pacta_engine *engine, char message[200])
{
    *engine = (struct pacta_engine){.beam = 1};
    pacta_status status = lang_model_open(model_path, &engine->model, message);
    if (status == PACTA_OK) {
        status = know_tables_open(&engine->tables);
    }
    if (status == PACTA_OK) {
        status = read_senses_open(&engine->senses);
    }
    if (status == PACTA_NO_MEMORY) {
        snprintf(message, 200, "memory ended while opening the word tables");
    }
    if (status != PACTA_OK) {
        pacta_engine_close(engine);
    }
    return status;
}

void pacta_engine_close(struct pacta_engine *engine)
{
    read_senses_close(engine->senses);
    know_tables_close(engine->tables);
    lang_model_close(engine->model);
    *engine = (struct pacta_engine){0};
}

/* The word of a mention that the rest of the sentence hangs from: "$" of "$5 billion", "quarter" of "the first quarter". */
static uint32_t top_word(const struct lang_text *text, const struct know_mention *mention)
{
    for (uint32_t token = mention->first; token < mention->end; token++) {
        uint32_t head = text->tokens.items[token].head;
        if (head == LANG_NONE || head < mention->first || head >= mention->end) {
            return token;
        }
    }
    return mention->head;
}

/* Dates and amounts were found before there was a tree. */
static void rehead_values(struct know_article *know, uint32_t first_mention)
{
    for (uint32_t i = first_mention; i < know->mentions.count; i++) {
        struct know_mention *mention = &know->mentions.items[i];
        if (mention->kind == KNOW_DATE || mention->kind == KNOW_AMOUNT) {
            mention->head = top_word(know->text, mention);
        }
    }
}

static void parse_sentences(const struct pacta_engine *engine, struct know_working *working)
{
    struct lang_text *text = working->out->text;
    for (uint32_t s = 0; s < text->sentences.count; s++) {
        struct base_mark mark = base_arena_mark(working->scratch);
        struct lang_chunk *chunks = NULL;
        uint32_t chunk_count = 0, first_mention = working->out->mentions.count;
        lang_tag(engine->model, working->arena, working->scratch, text, s);
        know_find(working, s, &chunks, &chunk_count);
        read_document_chunks(working->scratch, text, s, &chunks, &chunk_count);
        lang_parse(engine->model, working->scratch, text, s, chunks, chunk_count, engine->beam);
        rehead_values(working->out, first_mention);
        base_arena_rewind(working->scratch, mark);
    }
}

void pacta_analyse(const struct pacta_engine *engine, struct base_arena *arena, struct base_arena *scratch,
                   const struct text_article *article, struct base_str source_bytes, uint32_t article_number,
                   struct read_records *records, struct pacta_article *out)
{
    *out = (struct pacta_article){.text = {.text = article->text}, .know = {.article = article}};
    out->know.text = &out->text;
    for (uint32_t i = 0; i < article->block_count; i++) {
        lang_split(arena, &out->text, article->blocks[i].at, i);
    }
    out->know.mention_of = base_arena_take(arena, out->text.tokens.count * sizeof(uint32_t));
    for (uint32_t i = 0; i < out->text.tokens.count; i++) {
        out->know.mention_of[i] = KNOW_NONE;
    }
    struct know_working working = {.tables = engine->tables, .arena = arena, .scratch = scratch, .out = &out->know};
    parse_sentences(engine, &working);
    know_settle(&working);
    out->view = (struct read_view){
        .arena = arena,
        .scratch = scratch,
        .article = article,
        .source_bytes = source_bytes,
        .text = &out->text,
        .know = &out->know,
        .tables = engine->tables,
        .senses = engine->senses,
        .records = records,
        .article_number = article_number,
    };
}
