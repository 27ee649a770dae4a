/*
 * One session for all threads, one worker for each. A worker's arena takes one document; when memory ends in the middle of
 * it, control comes back here, the document is dropped, and the next one starts with an empty arena.
 */
#include "pacta_session.h"

#include "lexicon/table.h"
#include "pacta_explain.h"
#include "pacta_pipeline.h"
#include "read/record_json.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#define PACTA_READER_VERSION "0.1.0"

enum { DOCUMENT_MEMORY = 512 * 1024 * 1024, PATH_LIMIT = 4096 };

struct pacta_session {
    struct pacta_engine engine;
    struct pacta_versions versions;
};

struct pacta_worker {
    const struct pacta_session *session;
    struct base_arena arena;    /* what lasts until the next document */
    struct base_arena scratch;  /* what lasts one sentence, or one article */
};

static pacta_status open_engine(const struct pacta_options *options, struct pacta_session *session, char message[200])
{
    char path[PATH_LIMIT];
    if (pacta_model_find(options != NULL ? options->model : NULL, path, sizeof path) == NULL) {
        snprintf(message, 200, "no language model found; name one with --model or $PACTA_MODEL");
        return PACTA_BAD_MODEL;
    }
    pacta_status status = pacta_engine_open(path, &session->engine, message);
    if (status == PACTA_OK && options != NULL && options->beam > 0) {
        session->engine.beam = options->beam;
    }
    return status;
}

pacta_status pacta_session_open(const struct pacta_options *options, struct pacta_session **session, char message[200])
{
    *session = calloc(1, sizeof **session);
    if (*session == NULL) {
        snprintf(message, 200, "memory ended while opening a session");
        return PACTA_NO_MEMORY;
    }
    pacta_status status = open_engine(options, *session, message);
    if (status != PACTA_OK) {
        free(*session);
        *session = NULL;
        return status;
    }
    struct pacta_versions *versions = &(*session)->versions;
    snprintf(versions->reader, sizeof versions->reader, "%s", PACTA_READER_VERSION);
    snprintf(versions->lexicon, sizeof versions->lexicon, "%s", lexicon_fingerprint());
    snprintf(versions->model, sizeof versions->model, "%s", lang_model_version((*session)->engine.model));
    return PACTA_OK;
}

void pacta_session_close(struct pacta_session *session)
{
    if (session != NULL) {
        pacta_engine_close(&session->engine);
        free(session);
    }
}

struct pacta_versions pacta_session_versions(const struct pacta_session *session)
{
    return session->versions;
}

pacta_status pacta_worker_open(const struct pacta_session *session, struct pacta_worker **worker)
{
    *worker = calloc(1, sizeof **worker);
    if (*worker == NULL) {
        return PACTA_NO_MEMORY;
    }
    (*worker)->session = session;
    base_arena_init(&(*worker)->arena, DOCUMENT_MEMORY);
    base_arena_init(&(*worker)->scratch, DOCUMENT_MEMORY);
    return PACTA_OK;
}

void pacta_worker_close(struct pacta_worker *worker)
{
    if (worker != NULL) {
        base_arena_release(&worker->arena);
        base_arena_release(&worker->scratch);
        free(worker);
    }
}

void pacta_worker_set_memory(struct pacta_worker *worker, struct pacta_memory memory)
{
    base_arena_release(&worker->arena);
    base_arena_release(&worker->scratch);
    base_arena_init(&worker->arena, memory.bytes);
    base_arena_init(&worker->scratch, memory.bytes);
    worker->arena.refuse_after = memory.chunks;
    worker->scratch.refuse_after = memory.scratch_chunks;
}

/* `explained`, when not NULL, takes how each article was read. */
static void read_document(struct pacta_worker *worker, const struct text_document *document, struct base_str source_key,
                          struct read_records *records, struct base_buffer *explained)
{
    for (uint32_t i = 0; i < document->article_count; i++) {
        struct pacta_article *article = BASE_NEW(&worker->arena, struct pacta_article);
        base_arena_reset(&worker->scratch);
        pacta_analyse(&worker->session->engine, &worker->arena, &worker->scratch, &document->articles[i], document->source, i + 1,
                      records, article);
        read_article(&article->view, source_key);
        if (explained != NULL) {
            pacta_explain(article, explained);
        }
    }
}

static pacta_status read_into(struct pacta_worker *worker, const struct text_input *input, struct base_str source_key,
                              struct text_document *document, struct read_records *records, struct base_buffer *explained)
{
    jmp_buf jump;
    base_arena_reset(&worker->arena);
    base_arena_reset(&worker->scratch);
    *document = (struct text_document){0};
    *records = (struct read_records){0};
    base_arena_guard(&worker->arena, &jump);
    base_arena_guard(&worker->scratch, &jump);
    if (setjmp(jump) != 0) {
        *document = (struct text_document){.notice = "memory ended while reading this document"};
        *records = (struct read_records){0};
        return PACTA_NO_MEMORY;
    }
    pacta_status status = text_read(&worker->arena, input, document);
    if (status == PACTA_OK) {
        read_document(worker, document, source_key, records, explained);
    }
    return status;
}

pacta_status pacta_worker_read(struct pacta_worker *worker, const struct text_input *input, struct base_str source_key,
                               struct text_document *document, struct read_records *records)
{
    return read_into(worker, input, source_key, document, records, NULL);
}

pacta_status pacta_worker_explain(struct pacta_worker *worker, const struct text_input *input, struct base_buffer *out, const char **notice)
{
    struct text_document document;
    struct read_records records;
    pacta_status status = read_into(worker, input, BASE_STR("explained"), &document, &records, out);
    *notice = document.notice;
    for (uint32_t i = 0; i < records.count; i++) {
        read_record_to_json(records.items[i], out);
        base_buffer_add_char(out, '\n');
    }
    return status;
}
