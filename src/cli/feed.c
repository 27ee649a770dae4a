/* Walking over what the command line names. One document is in memory at a time; the pipe holds the few that wait. */
#include "cli/feed.h"

#include <errno.h>
#include <fts.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const size_t MOST_BYTES = 64u << 20;

struct cli_feed {
    char **paths;
    int count, at;
    FTS *folder;          /* the folder being walked */
    FILE *lines;          /* the stream of JSON Lines being read */
    const char *lines_name;
    uint64_t line;
    char *line_text;
    size_t line_room;
};

void cli_document_clear(struct cli_document *document)
{
    struct base_buffer *all[] = {&document->key, &document->bytes, &document->title, &document->date, &document->url, &document->outlet};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        base_buffer_clear(all[i]);
    }
    document->format = TEXT_AUTO;
    document->line = 0;
    document->problem[0] = '\0';
}

void cli_document_release(struct cli_document *document)
{
    struct base_buffer *all[] = {&document->key, &document->bytes, &document->title, &document->date, &document->url, &document->outlet};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        base_buffer_release(all[i]);
    }
}

struct base_str cli_buffer_text(const struct base_buffer *buffer)
{
    return (struct base_str){buffer->data, (uint32_t)buffer->length};
}

struct text_input cli_document_input(const struct cli_document *document)
{
    return (struct text_input){
        .bytes = cli_buffer_text(&document->bytes),
        .format = document->format,
        .title = cli_buffer_text(&document->title),
        .date = cli_buffer_text(&document->date),
        .url = cli_buffer_text(&document->url),
        .outlet = cli_buffer_text(&document->outlet),
    };
}

/* ------------------------------------------------------------------ files */

static void fail(struct cli_document *document, const char *why)
{
    snprintf(document->problem, sizeof document->problem, "%s", why);
    base_buffer_clear(&document->bytes);
}

static void read_file(struct cli_document *document, const char *path)
{
    char block[65536];
    base_buffer_add_text(&document->key, path);
    FILE *file = fopen(path, "rb");
    struct stat facts;
    if (file == NULL || fstat(fileno(file), &facts) != 0) {
        fail(document, strerror(errno));
    } else if (!S_ISREG(facts.st_mode) && !S_ISFIFO(facts.st_mode)) {
        fail(document, "is no file to read");
    } else {
        for (size_t got; document->problem[0] == '\0' && (got = fread(block, 1, sizeof block, file)) > 0;) {
            base_buffer_add(&document->bytes, block, got);
            if (document->bytes.length > MOST_BYTES) {
                fail(document, "is larger than 64 MB");
            }
        }
        if (ferror(file) != 0 || document->bytes.broken) {
            fail(document, document->bytes.broken ? "memory ended" : strerror(errno));
        }
    }
    if (file != NULL) {
        fclose(file);
    }
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* ------------------------------------------------------------------ JSON Lines */

static bool add_member(const json_t *object, const char *name, struct base_buffer *out)
{
    const json_t *value = json_object_get(object, name);
    if (json_is_string(value)) {
        base_buffer_add(out, json_string_value(value), json_string_length(value));
    } else if (json_is_integer(value)) {
        base_buffer_format(out, "%lld", (long long)json_integer_value(value));
    }
    return out->length > 0;
}

/* {"id": ..., "text" or "html": ..., "title", "date", "url", "outlet"} */
static void read_line(struct cli_feed *feed, struct cli_document *document, size_t length)
{
    json_error_t error;
    json_t *object = json_loadb(feed->line_text, length, JSON_ALLOW_NUL, &error);
    document->line = feed->line;
    if (!json_is_object(object)) {
        char why[280];
        snprintf(why, sizeof why, "is no JSON object: %s", object == NULL ? error.text : "another kind of value");
        fail(document, why);
    } else if (add_member(object, "text", &document->bytes)) {
        document->format = TEXT_AUTO;
    } else if (add_member(object, "html", &document->bytes)) {
        document->format = TEXT_HTML;
    } else {
        fail(document, "has neither \"text\" nor \"html\"");
    }
    (void)(add_member(object, "id", &document->key) || add_member(object, "url", &document->key));
    if (document->key.length == 0) {
        base_buffer_format(&document->key, "%s:%llu", feed->lines_name, (unsigned long long)feed->line);
    }
    add_member(object, "title", &document->title);
    add_member(object, "date", &document->date);
    add_member(object, "url", &document->url);
    add_member(object, "outlet", &document->outlet);
    json_decref(object);
}

static bool is_blank_line(const char *text, ssize_t length)
{
    return strspn(text, " \t\r\n") >= (size_t)length;
}

static bool next_line(struct cli_feed *feed, struct cli_document *document)
{
    ssize_t length;
    while ((length = getline(&feed->line_text, &feed->line_room, feed->lines)) > 0) {
        feed->line++;
        if (!is_blank_line(feed->line_text, length)) {
            read_line(feed, document, (size_t)length);
            return true;
        }
    }
    if (feed->lines != stdin) {
        fclose(feed->lines);
    }
    feed->lines = NULL;
    return false;
}

static void open_lines(struct cli_feed *feed, FILE *lines, const char *name)
{
    feed->lines = lines;
    feed->lines_name = name;
    feed->line = 0;
}

/* ------------------------------------------------------------------ the walk */

static bool has_ending(const char *path, const char *ending)
{
    size_t length = strlen(path), size = strlen(ending);
    return length > size && strcmp(path + length - size, ending) == 0;
}

/* Opens a stream, or reads a file; true when the document is filled. */
static bool take_path(struct cli_feed *feed, struct cli_document *document, const char *path)
{
    FILE *lines = has_ending(path, ".jsonl") || has_ending(path, ".ndjson") ? fopen(path, "rb") : NULL;
    if (lines != NULL) {
        open_lines(feed, lines, path);
        return false;
    }
    read_file(document, path);
    return true;
}

static bool next_in_folder(struct cli_feed *feed, struct cli_document *document)
{
    const FTSENT *entry = fts_read(feed->folder);
    if (entry == NULL) {
        fts_close(feed->folder);
        feed->folder = NULL;
        return false;
    }
    if (entry->fts_level > 0 && entry->fts_name[0] == '.') {
        (void)fts_set(feed->folder, (FTSENT *)(uintptr_t)entry, FTS_SKIP);
        return false;
    }
    if (entry->fts_info == FTS_DNR || entry->fts_info == FTS_ERR || entry->fts_info == FTS_NS) {
        base_buffer_add_text(&document->key, entry->fts_path);
        fail(document, strerror(entry->fts_errno));
        return true;
    }
    return (entry->fts_info == FTS_F || entry->fts_info == FTS_SLNONE) && take_path(feed, document, entry->fts_accpath);
}

static bool next_path(struct cli_feed *feed, struct cli_document *document)
{
    char *path = feed->paths[feed->at++];
    struct stat facts;
    if (strcmp(path, "-") == 0) {
        open_lines(feed, stdin, "stdin");
        return false;
    }
    if (stat(path, &facts) == 0 && S_ISDIR(facts.st_mode)) {
        char *roots[] = {path, NULL};
        feed->folder = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
        return false;
    }
    return take_path(feed, document, path);
}

bool cli_feed_next(struct cli_feed *feed, struct cli_document *document)
{
    cli_document_clear(document);
    for (;;) {
        bool filled;
        if (feed->lines != NULL) {
            filled = next_line(feed, document);
        } else if (feed->folder != NULL) {
            filled = next_in_folder(feed, document);
        } else if (feed->at < feed->count) {
            filled = next_path(feed, document);
        } else {
            return false;
        }
        if (filled) {
            return true;
        }
    }
}

struct cli_feed *cli_feed_open(char **paths, int count)
{
    struct cli_feed *feed = calloc(1, sizeof *feed);
    if (feed != NULL) {
        feed->paths = paths;
        feed->count = count;
        if (count == 0) {
            open_lines(feed, stdin, "stdin");
        }
    }
    return feed;
}

void cli_feed_close(struct cli_feed *feed)
{
    if (feed == NULL) {
        return;
    }
    if (feed->folder != NULL) {
        fts_close(feed->folder);
    }
    if (feed->lines != NULL && feed->lines != stdin) {
        fclose(feed->lines);
    }
    free(feed->line_text);
    free(feed);
}
