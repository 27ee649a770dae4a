/* The library's face: sessions, readers, records as JSON. Everything else stays hidden. */
#include "pacta.h"

#include "base/buffer.h"
#include "pacta_session.h"
#include "read/record_json.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const STATUS_WORDS[] = {
    "ok", "bad input", "no such file", "out of memory", "bad model", "bad ledger", "bad use", "not found",
};

struct pacta {
    struct pacta_session *session;
};

struct pacta_reader {
    struct pacta_worker *worker;
    struct text_document document;
    struct read_records records;
    struct base_buffer json;
};

const char *pacta_status_words(pacta_status status)
{
    return (unsigned)status < sizeof STATUS_WORDS / sizeof *STATUS_WORDS ? STATUS_WORDS[status] : "unknown status";
}

const char *pacta_version(void)
{
    return PACTA_VERSION;
}

pacta_status pacta_open(const char *model, pacta **session, char *message)
{
    char unheard[PACTA_MESSAGE_SIZE];
    message = message != NULL ? message : unheard;
    message[0] = '\0';
    *session = calloc(1, sizeof **session);
    if (*session == NULL) {
        snprintf(message, PACTA_MESSAGE_SIZE, "memory ended while opening a session");
        return PACTA_NO_MEMORY;
    }
    pacta_status status = pacta_session_open(&(struct pacta_options){.model = model}, &(*session)->session, message);
    if (status != PACTA_OK) {
        free(*session);
        *session = NULL;
    }
    return status;
}

void pacta_close(pacta *session)
{
    if (session != NULL) {
        pacta_session_close(session->session);
        free(session);
    }
}

pacta_status pacta_reader_open(const pacta *session, pacta_reader **reader)
{
    *reader = calloc(1, sizeof **reader);
    if (*reader == NULL || pacta_worker_open(session->session, &(*reader)->worker) != PACTA_OK) {
        free(*reader);
        *reader = NULL;
        return PACTA_NO_MEMORY;
    }
    base_buffer_init(&(*reader)->json);
    return PACTA_OK;
}

void pacta_reader_close(pacta_reader *reader)
{
    if (reader != NULL) {
        pacta_worker_close(reader->worker);
        base_buffer_release(&reader->json);
        free(reader);
    }
}

pacta_status pacta_read(pacta_reader *reader, const pacta_text *text)
{
    static const enum text_format FORMATS[] = {TEXT_AUTO, TEXT_PLAIN, TEXT_HTML};
    reader->records = (struct read_records){0};
    if (text->size > UINT32_MAX || (unsigned)text->format > PACTA_HTML || (text->bytes == NULL && text->size > 0)) {
        reader->document = (struct text_document){.notice = "the text is larger than 4 GiB, or its format is unknown"};
        return PACTA_BAD_INPUT;
    }
    const struct text_input input = {
        .bytes = {text->bytes, (uint32_t)text->size},
        .format = FORMATS[text->format],
        .title = base_str_from(text->title),
        .date = base_str_from(text->date),
        .url = base_str_from(text->url),
        .outlet = base_str_from(text->outlet),
    };
    return pacta_worker_read(reader->worker, &input, base_str_from(text->source), &reader->document, &reader->records);
}

const char *pacta_reader_message(const pacta_reader *reader)
{
    return reader->document.notice != NULL ? reader->document.notice : "";
}

size_t pacta_record_count(const pacta_reader *reader)
{
    return reader->records.count;
}

const char *pacta_record_json(pacta_reader *reader, size_t index)
{
    if (index >= reader->records.count) {
        return NULL;
    }
    base_buffer_clear(&reader->json);
    read_record_to_json(reader->records.items[index], &reader->json);
    base_buffer_add_char(&reader->json, '\0');
    return reader->json.broken ? NULL : reader->json.data;
}

const char *pacta_record_type(const pacta_reader *reader, size_t index)
{
    return index < reader->records.count ? read_type_name(reader->records.items[index]->type) : NULL;
}
