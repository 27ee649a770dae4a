/*
 * One session for all threads, one worker for each. A worker's arena takes one document; when memory ends in the middle of
 * it, control comes back here, the document is dropped, and the next one starts with an empty arena.
 */
#include "pacta_session.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

enum { DOCUMENT_MEMORY = 512 * 1024 * 1024 };

struct pacta_session {
    struct pacta_versions versions;
};

struct pacta_worker {
    const struct pacta_session *session;
    struct base_arena arena;
};

pacta_status pacta_session_open(const struct pacta_options *options, struct pacta_session **session, char message[200])
{
    (void)options;
    *session = calloc(1, sizeof **session);
    if (*session == NULL) {
        snprintf(message, 200, "memory ended while opening a session");
        return PACTA_NO_MEMORY;
    }
    (*session)->versions = (struct pacta_versions){.reader = "0.1", .lexicon = "none", .model = "none"};
    return PACTA_OK;
}

void pacta_session_close(struct pacta_session *session)
{
    free(session);
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
    return PACTA_OK;
}

void pacta_worker_close(struct pacta_worker *worker)
{
    if (worker != NULL) {
        base_arena_release(&worker->arena);
        free(worker);
    }
}

static void set_printed(struct base_arena *arena, struct read_record *record, enum read_field field, struct text_value value)
{
    read_set_text(arena, record, field, value.value);
}

static void set_published(struct base_arena *arena, struct read_record *record, const struct text_article *article)
{
    int32_t day = article->published_day;
    read_set_date(arena, record, READ_F_PUBLISHED,
                  (struct read_date){day, day, day == TEXT_NO_DAY ? 3 : 0, article->published.value});
}

/* The words that name an article: its title and date line, else its first words. */
static void add_article_evidence(struct base_arena *arena, struct read_record *record, const struct text_article *article,
                                 struct base_str bytes)
{
    const struct base_span shown[] = {article->title.source, article->published.source, article->dateline.source};
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        if (shown[i].end > shown[i].start && shown[i].end <= bytes.length) {
            *BASE_PUSH(arena, record->evidence) = (struct read_evidence){shown[i], base_str_slice(bytes, shown[i])};
        }
    }
    if (record->evidence.count == 0) {
        uint32_t end = article->text.length;
        int64_t line = base_str_find(article->text, "\n", 0);
        read_add_evidence(arena, record, article, bytes, (struct base_span){0, line > 0 ? (uint32_t)line : end});
    }
}

static struct read_record *read_article(struct base_arena *arena, const struct text_article *article, struct base_str bytes)
{
    struct read_record *record = read_record_new(arena, READ_ARTICLE);
    set_printed(arena, record, READ_F_TITLE, article->title);
    set_printed(arena, record, READ_F_OUTLET, article->outlet);
    set_printed(arena, record, READ_F_AGENCY, article->agency);
    set_printed(arena, record, READ_F_BYLINE, article->byline);
    set_printed(arena, record, READ_F_LANGUAGE, article->language);
    set_printed(arena, record, READ_F_URL, article->url);
    set_published(arena, record, article);
    read_set_place(arena, record, READ_F_DATELINE, (struct read_place){.name = article->dateline.value});
    read_set_span(arena, record, READ_F_SPAN, article->source);
    add_article_evidence(arena, record, article, bytes);
    return record;
}

static void read_document(struct base_arena *arena, const struct text_document *document, struct base_str bytes,
                          struct base_str source_key, struct read_records *records)
{
    for (uint32_t i = 0; i < document->article_count; i++) {
        struct read_record *record = read_article(arena, &document->articles[i], bytes);
        record->source = source_key;
        record->article = i + 1;
        read_record_seal(record, source_key);
        if (record->evidence.count > 0) {
            *BASE_PUSH(arena, *records) = record;
        }
    }
}

pacta_status pacta_worker_read(struct pacta_worker *worker, const struct text_input *input, struct base_str source_key,
                               struct text_document *document, struct read_records *records)
{
    jmp_buf jump;
    base_arena_reset(&worker->arena);
    *document = (struct text_document){0};
    *records = (struct read_records){0};
    base_arena_guard(&worker->arena, &jump);
    if (setjmp(jump) != 0) {
        *document = (struct text_document){.notice = "memory ended while reading this document"};
        *records = (struct read_records){0};
        return PACTA_NO_MEMORY;
    }
    pacta_status status = text_read(&worker->arena, input, document);
    if (status == PACTA_OK) {
        read_document(&worker->arena, document, input->bytes, source_key, records);
    }
    return status;
}
