/* From paths to documents. What is in flight is bounded by the pipe; what a document leaves behind is kept small here. */
#include "cli/feed.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Memory that a slot may keep for its next document; a rare giant gives its memory back. */
enum { KEPT_BYTES = 512 * 1024 };

struct cli_feed {
    char **paths;
    int count, at;
    struct text_source *source; /* of the path at hand; NULL between paths */
};

static void empty(struct base_buffer *buffer)
{
    if (buffer->capacity > KEPT_BYTES) {
        base_buffer_release(buffer);
    }
    base_buffer_clear(buffer);
}

static void clear(struct cli_document *document)
{
    empty(&document->bytes);
    empty(&document->name);
    if (!document->has_arena) {
        base_arena_init(&document->arena, 0);
        document->has_arena = true;
    } else if (document->arena.owned > KEPT_BYTES) {
        base_arena_release(&document->arena);
    } else {
        base_arena_reset(&document->arena);
    }
    document->is_none = false;
    document->problem[0] = '\0';
    document->key = (struct base_str){0};
    document->input = (struct text_input){0};
}

void cli_document_release(struct cli_document *document)
{
    base_buffer_release(&document->bytes);
    base_buffer_release(&document->name);
    if (document->has_arena) {
        base_arena_release(&document->arena);
    }
}

size_t cli_document_weight(const struct cli_document *document)
{
    return document->bytes.length;
}

void cli_document_fail(struct cli_document *document, const char *why)
{
    snprintf(document->problem, sizeof document->problem, "%.*s: %s",
             document->key.length < 300 ? (int)document->key.length : 300, document->key.data != NULL ? document->key.data : "",
             why);
}

void cli_document_open(struct cli_document *document)
{
    jmp_buf jump;
    struct text_error error = {0};
    if (document->problem[0] != '\0') {
        return;
    }
    base_arena_guard(&document->arena, &jump);
    if (setjmp(jump) != 0) {
        document->key = document->raw.name;
        cli_document_fail(document, "memory ended");
        return;
    }
    pacta_status status = text_raw_parse(&document->arena, &document->raw, &document->input, &document->key, &error);
    document->is_none = status == PACTA_NOT_FOUND;
    if (status != PACTA_OK && status != PACTA_NOT_FOUND) {
        memcpy(document->problem, error.message, sizeof document->problem);
    }
}

/* The container's bytes last until its next document; ours last until the slot is used again. */
static void keep(struct cli_document *document, const struct text_raw *raw)
{
    base_buffer_add_str(&document->bytes, raw->bytes);
    base_buffer_add_str(&document->name, raw->name);
    document->raw = *raw;
    document->raw.bytes = (struct base_str){document->bytes.data, (uint32_t)document->bytes.length};
    document->raw.name = (struct base_str){document->name.data, (uint32_t)document->name.length};
    if (document->bytes.broken || document->name.broken) {
        document->key = (struct base_str){0};
        cli_document_fail(document, "memory ended");
    }
}

static bool next_in_source(struct cli_feed *feed, struct cli_document *document)
{
    struct text_raw raw;
    struct text_error error;
    pacta_status status = text_source_next_raw(feed->source, &raw, &error);
    if (status == PACTA_NOT_FOUND) {
        text_source_close(feed->source);
        feed->source = NULL;
        return false;
    }
    if (status == PACTA_OK) {
        keep(document, &raw);
    } else {
        memcpy(document->problem, error.message, sizeof document->problem);
    }
    return true;
}

/* Opens the next path; true when it cannot be, which is a document with a problem. */
static bool open_path(struct cli_feed *feed, struct cli_document *document)
{
    struct text_error error;
    if (text_source_open(feed->paths[feed->at++], &feed->source, &error) == PACTA_OK) {
        return false;
    }
    memcpy(document->problem, error.message, sizeof document->problem);
    return true;
}

bool cli_feed_next(struct cli_feed *feed, struct cli_document *document)
{
    clear(document);
    for (;;) {
        if (feed->source == NULL && feed->at >= feed->count) {
            return false;
        }
        if (feed->source != NULL ? next_in_source(feed, document) : open_path(feed, document)) {
            return true;
        }
    }
}

struct cli_feed *cli_feed_open(char **paths, int count)
{
    static char standard_input[] = "-";
    static char *const only_standard_input[] = {standard_input};
    struct cli_feed *feed = calloc(1, sizeof *feed);
    if (feed != NULL) {
        feed->paths = count > 0 ? paths : (char **)(uintptr_t)only_standard_input;
        feed->count = count > 0 ? count : 1;
    }
    return feed;
}

void cli_feed_close(struct cli_feed *feed)
{
    if (feed != NULL) {
        text_source_close(feed->source);
        free(feed);
    }
}
