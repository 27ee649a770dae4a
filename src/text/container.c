/*
 * One source of documents, whatever it is made of. A folder is a row of files; a file is one document or a container of
 * many; each is opened when the one before has ended.
 */
#include "text/container.h"

#include "text/folder.h"
#include "text/stream.h"
#include "text/warc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PEEK = 4096 };
enum file_kind { KIND_DOCUMENT, KIND_JSON_LINES, KIND_WARC };

struct text_source {
    char *path;                  /* as given */
    struct text_folder *folder;  /* NULL for a single file */
    bool started;                /* the single file was opened */
    struct text_stream *stream;  /* of the open file; NULL between files */
    char *name;                  /* of the open file */
    enum file_kind kind;
    uint64_t number;             /* lines or records taken from it */
    uint64_t pending;            /* bytes of the last raw record, still in the stream */
    bool ended_file;
};

static pacta_status fail(struct text_error *error, pacta_status status, const char *name, uint64_t line, const char *what)
{
    error->line = line;
    if (line > 0) {
        snprintf(error->message, sizeof error->message, "%.200s:%llu: %.240s", name, (unsigned long long)line, what);
    } else {
        snprintf(error->message, sizeof error->message, "%.200s: %.240s", name, what);
    }
    return status;
}

pacta_status text_source_open(const char *path, struct text_source **out, struct text_error *error)
{
    struct stat about;
    bool standard = strcmp(path, "-") == 0;
    *out = NULL;
    *error = (struct text_error){0};
    if (!standard && stat(path, &about) != 0) {
        return fail(error, PACTA_NO_FILE, path, 0, "no such file or folder");
    }
    struct text_source *source = calloc(1, sizeof *source);
    if (source == NULL || (source->path = strdup(path)) == NULL) {
        free(source);
        return fail(error, PACTA_NO_MEMORY, path, 0, "out of memory");
    }
    if (!standard && S_ISDIR(about.st_mode) && (source->folder = text_folder_open(path)) == NULL) {
        text_source_close(source);
        return fail(error, PACTA_NO_FILE, path, 0, "the folder cannot be read");
    }
    *out = source;
    return PACTA_OK;
}

static void close_file(struct text_source *source)
{
    text_stream_close(source->stream);
    free(source->name);
    source->stream = NULL;
    source->name = NULL;
}

void text_source_close(struct text_source *source)
{
    if (source != NULL) {
        close_file(source);
        text_folder_close(source->folder);
        free(source->path);
        free(source);
    }
}

static bool name_has(const char *name, const char *ending)
{
    const char *found = strstr(name, ending);
    size_t length = strlen(ending);
    return found != NULL && (found[length] == 0 || strcmp(found + length, ".gz") == 0 || strcmp(found + length, ".zst") == 0);
}

static enum file_kind kind_of(struct base_str ahead, const char *name)
{
    if (base_str_starts(ahead, "WARC/1.")) {
        return KIND_WARC;
    }
    struct base_str text = base_str_trim(base_str_starts(ahead, "\xEF\xBB\xBF") ? (struct base_str){ahead.data + 3, ahead.length - 3} : ahead);
    bool named = name_has(name, ".jsonl") || name_has(name, ".ndjson");
    bool keyed = base_str_find(text, "\"text\"", 0) >= 0 || base_str_find(text, "\"html\"", 0) >= 0 || base_str_find(text, "\"id\"", 0) >= 0;
    return named || (base_str_starts(text, "{") && keyed) ? KIND_JSON_LINES : KIND_DOCUMENT;
}

static pacta_status open_file(struct text_source *source, const char *name, struct text_error *error)
{
    const char *reason;
    struct text_stream *stream = text_stream_open(name, &reason);
    if (stream == NULL) {
        return fail(error, PACTA_NO_FILE, name, 0, reason);
    }
    source->stream = stream;
    source->name = strdup(name);
    source->number = source->pending = 0;
    source->ended_file = false;
    if (source->name == NULL) {
        close_file(source);
        return fail(error, PACTA_NO_MEMORY, name, 0, "out of memory");
    }
    source->kind = kind_of(text_stream_peek(stream, PEEK), name);
    return PACTA_OK;
}

static pacta_status next_file(struct text_source *source, struct text_error *error)
{
    const char *problem = NULL, *name;
    if (source->folder == NULL) {
        name = source->started ? NULL : source->path;
        source->started = true;
    } else {
        name = text_folder_next(source->folder, &problem);
    }
    if (name == NULL) {
        return PACTA_NOT_FOUND;
    }
    return problem != NULL ? fail(error, PACTA_NO_FILE, name, 0, problem) : open_file(source, name, error);
}

static pacta_status next_document(struct text_source *source, struct text_raw *raw, struct text_error *error)
{
    struct base_str bytes = text_stream_peek(source->stream, TEXT_MAX_DOCUMENT + 1);
    source->ended_file = true;
    if (bytes.length > TEXT_MAX_DOCUMENT) {
        return fail(error, PACTA_BAD_INPUT, source->name, 0, "larger than 8 MB; cut it into documents");
    }
    const char *damage = text_stream_damage(source->stream);
    if (damage != NULL) {
        return fail(error, PACTA_BAD_INPUT, source->name, 0, damage);
    }
    raw->kind = TEXT_RAW_FILE;
    raw->bytes = bytes;
    raw->number = 1;
    return PACTA_OK;
}

/* At the end of the stream: has it ended well? */
static pacta_status end_file(struct text_source *source, struct text_error *error)
{
    const char *damage = text_stream_damage(source->stream);
    source->ended_file = true;
    return damage != NULL ? fail(error, PACTA_BAD_INPUT, source->name, source->number, damage) : PACTA_NOT_FOUND;
}

static void skip_rest_of_line(struct text_source *source)
{
    struct base_str line;
    while (text_stream_line(source->stream, PEEK, &line)) {
        bool ended = line.data[line.length - 1] == '\n';
        text_stream_skip(source->stream, line.length);
        if (ended) {
            break;
        }
    }
}

static pacta_status next_line(struct text_source *source, struct text_raw *raw, struct text_error *error)
{
    struct base_str line;
    for (;;) {
        if (!text_stream_line(source->stream, TEXT_MAX_RECORD, &line)) {
            return end_file(source, error);
        }
        source->number++;
        if (line.length == TEXT_MAX_RECORD && line.data[line.length - 1] != '\n') {
            skip_rest_of_line(source);
            return fail(error, PACTA_BAD_INPUT, source->name, source->number, "a line longer than 32 MB");
        }
        struct base_str text = base_str_trim(line);
        if (base_str_starts(text, "\xEF\xBB\xBF")) {
            text = (struct base_str){text.data + 3, text.length - 3};
        }
        if (text.length > 0) {
            source->pending = line.length;
            *raw = (struct text_raw){TEXT_RAW_JSON_LINE, text, raw->name, source->number};
            return PACTA_OK;
        }
        text_stream_skip(source->stream, line.length);
    }
}

/* Blank lines stand between records. */
static void skip_blank_lines(struct text_stream *stream)
{
    for (struct base_str ahead = text_stream_peek(stream, 1); ahead.length == 1 && strchr("\r\n", ahead.data[0]) != NULL;
         ahead = text_stream_peek(stream, 1)) {
        text_stream_skip(stream, 1);
    }
}

/* The head that lies ahead; its length, or 0. */
static uint32_t peek_head(struct text_stream *stream, struct base_str *head)
{
    uint32_t length = 0;
    for (uint32_t wanted = PEEK; length == 0 && wanted <= TEXT_MAX_HEAD; wanted *= 2) {
        *head = text_stream_peek(stream, wanted);
        length = text_head_length(*head);
        if (head->length < wanted) {
            break;
        }
    }
    head->length = length;
    return length;
}

static pacta_status next_record(struct text_source *source, struct text_raw *raw, struct text_error *error)
{
    struct base_str head;
    skip_blank_lines(source->stream);
    if (text_stream_peek(source->stream, 1).length == 0) {
        return end_file(source, error);
    }
    source->number++;
    uint64_t length = peek_head(source->stream, &head) == 0 ? UINT64_MAX : text_head_content_length(head);
    if (length == UINT64_MAX || !base_str_starts(head, "WARC/")) {
        source->ended_file = true;
        return fail(error, PACTA_BAD_INPUT, source->name, source->number, "no WARC record where one must begin; the rest is left out");
    }
    source->pending = head.length + length;
    if (source->pending > TEXT_MAX_RECORD) {
        return fail(error, PACTA_BAD_INPUT, source->name, source->number, "a record larger than 32 MB");
    }
    struct base_str bytes = text_stream_peek(source->stream, (uint32_t)source->pending);
    if (bytes.length < source->pending) {
        return end_file(source, error) == PACTA_NOT_FOUND
                   ? fail(error, PACTA_BAD_INPUT, source->name, source->number, "the last record is cut off")
                   : PACTA_BAD_INPUT;
    }
    *raw = (struct text_raw){TEXT_RAW_WARC, bytes, raw->name, source->number};
    return PACTA_OK;
}

static pacta_status next_in_file(struct text_source *source, struct text_raw *raw, struct text_error *error)
{
    text_stream_skip(source->stream, source->pending);
    source->pending = 0;
    raw->name = base_str_from(source->name);
    switch (source->kind) {
    case KIND_JSON_LINES:
        return next_line(source, raw, error);
    case KIND_WARC:
        return next_record(source, raw, error);
    default:
        return next_document(source, raw, error);
    }
}

pacta_status text_source_next_raw(struct text_source *source, struct text_raw *raw, struct text_error *error)
{
    *raw = (struct text_raw){0};
    *error = (struct text_error){0};
    for (;;) {
        if (source->stream != NULL && source->ended_file) {
            close_file(source);
        }
        pacta_status status = source->stream == NULL ? next_file(source, error) : PACTA_OK;
        if (status != PACTA_OK) {
            return status;
        }
        status = next_in_file(source, raw, error);
        if (status != PACTA_NOT_FOUND) {
            return status;
        }
    }
}

pacta_status text_raw_parse(struct base_arena *arena, const struct text_raw *raw, struct text_input *input, struct base_str *id,
                            struct text_error *error)
{
    struct text_error inner = {0};
    pacta_status status = PACTA_OK;
    *id = (struct base_str){NULL, 0};
    if (raw->kind == TEXT_RAW_JSON_LINE) {
        status = text_jsonl_parse_line(arena, raw->bytes, input, id, &inner);
    } else if (raw->kind == TEXT_RAW_WARC) {
        status = text_warc_parse(arena, raw->bytes, input, id, &inner);
    } else {
        *input = (struct text_input){.bytes = raw->bytes};
    }
    if (id->length == 0) {
        *id = raw->kind == TEXT_RAW_FILE ? raw->name
                                         : base_str_format(arena, "%.*s:%llu", BASE_STR_ARG(raw->name), (unsigned long long)raw->number);
    }
    if (status == PACTA_BAD_INPUT) {
        char name[TEXT_NOTICE_SIZE];
        int most = raw->name.length < TEXT_NOTICE_SIZE ? (int)raw->name.length : TEXT_NOTICE_SIZE - 1;
        snprintf(name, sizeof name, "%.*s", most, raw->name.data);
        return fail(error, status, name, raw->number, inner.message);
    }
    return status;
}

/* The raw record in the arena, so that the document outlives the stream's window. */
static struct text_raw keep(struct base_arena *arena, const struct text_raw *raw)
{
    struct text_raw kept = *raw;
    kept.bytes = raw->kind == TEXT_RAW_JSON_LINE ? raw->bytes : base_str_copy(arena, raw->bytes); /* a JSON line is copied by its parser */
    kept.name = base_str_copy(arena, raw->name);
    return kept;
}

pacta_status text_source_next(struct text_source *source, struct base_arena *arena, struct text_input *input, struct base_str *id,
                              struct text_error *error)
{
    *input = (struct text_input){0};
    *id = (struct base_str){NULL, 0};
    for (;;) {
        struct text_raw raw;
        pacta_status status = text_source_next_raw(source, &raw, error);
        if (status != PACTA_OK) {
            return status;
        }
        struct base_mark mark = base_arena_mark(arena);
        struct text_raw kept = keep(arena, &raw);
        status = text_raw_parse(arena, &kept, input, id, error);
        if (status != PACTA_NOT_FOUND) {
            return status;
        }
        base_arena_rewind(arena, mark);
    }
}
