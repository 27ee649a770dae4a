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

static bool is_plain_date(const struct lang_text *text, const struct know_mention *mention)
{
    for (uint32_t token = mention->first; token < mention->end; token++) {
        uint8_t upos = text->tokens.items[token].upos;
        if (upos != LANG_NUM && upos != LANG_PROPN && upos != LANG_PUNCT && upos != LANG_NOUN && upos != LANG_ADJ) {
            return false;
        }
    }
    return true;
}

/* The word a date or an amount is known by in the tree: the month or weekday, the currency sign, else the last word. */
static uint32_t head_of_value(const struct lang_text *text, const struct know_mention *mention)
{
    for (uint32_t token = mention->first; token < mention->end; token++) {
        uint8_t upos = text->tokens.items[token].upos;
        if (upos == LANG_SYM || (mention->kind == KNOW_DATE && upos == LANG_PROPN)) {
            return token;
        }
    }
    return mention->end - 1;
}

/* "8 May 2024" and "$5 billion" are one word to the parser. */
static void add_value_chunks(struct know_working *working, uint32_t first_mention, struct lang_chunk **chunks, uint32_t *chunk_count)
{
    const struct lang_text *text = working->out->text;
    for (uint32_t i = first_mention; i < working->out->mentions.count; i++) {
        const struct know_mention *mention = &working->out->mentions.items[i];
        bool money = mention->kind == KNOW_AMOUNT && working->out->amounts.items[mention->value].kind == KNOW_MONEY;
        bool date = mention->kind == KNOW_DATE && is_plain_date(text, mention);
        if ((money || date) && mention->end - mention->first > 1) {
            lang_chunk_add(working->scratch, chunks, chunk_count,
                           (struct lang_chunk){mention->first, mention->end, head_of_value(text, mention)});
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
        read_document_chunks(engine->senses, working->scratch, text, s, &chunks, &chunk_count);
        add_value_chunks(working, first_mention, &chunks, &chunk_count);
        lang_parse(engine->model, working->scratch, text, s, chunks, chunk_count, engine->beam);
        know_attach(working->out, working->scratch, text, s);
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
