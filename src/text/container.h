/*
 * Where documents come from: a file, a folder, standard input; plain text, HTML, JSON Lines, WARC; gzip or zstd around
 * any of them. What it is is told by the bytes, then by the name.
 *
 *     struct text_source *source;
 *     pacta_status status = text_source_open("reports/", &source, &error);
 *     while ((status = text_source_next(source, &arena, &input, &id, &error)) != PACTA_NOT_FOUND) {
 *         if (status != PACTA_OK) { print error.message; continue; }
 *         ... text_read(&arena, &input, &document) ...
 *         base_arena_reset(&arena);
 *     }
 *     text_source_close(source);
 *
 * A bad line, record or file is reported and skipped; the next call goes on behind it. Memory does not grow with the
 * length of the input. For several threads, one takes raw records with text_source_next_raw, copies them, and hands them
 * to others, which turn them into documents with text_raw_parse (or text_jsonl_parse_line).
 */
#ifndef TEXT_CONTAINER_H
#define TEXT_CONTAINER_H

#include "text/article.h"
#include "text/limits.h"

struct text_source;

struct text_error {
    uint64_t line;                   /* of a JSON Lines file, or number of the WARC record; 0 for none */
    char message[2 * TEXT_NOTICE_SIZE]; /* one line: file, line, what is wrong */
};

enum text_raw_kind { TEXT_RAW_FILE, TEXT_RAW_JSON_LINE, TEXT_RAW_WARC };

/* One document as it lies in its container. `bytes` and `name` are the source's and hold until its next call. */
struct text_raw {
    enum text_raw_kind kind;
    struct base_str bytes;
    struct base_str name;  /* path of the file */
    uint64_t number;       /* line or record, from 1; 1 for a file */
};

/* "-" is standard input. Nothing is read yet but what tells a file from a folder. */
pacta_status text_source_open(const char *path, struct text_source **source, struct text_error *error);
void text_source_close(struct text_source *source);

/* The next document, in the arena. `id` is the record's own, or its path (with ":LINE"). PACTA_NOT_FOUND at the end. */
pacta_status text_source_next(struct text_source *source, struct base_arena *arena, struct text_input *input, struct base_str *id,
                              struct text_error *error);

/* The same before parsing. Records that hold no document (a WARC request) are passed over by text_source_next only. */
pacta_status text_source_next_raw(struct text_source *source, struct text_raw *raw, struct text_error *error);

/* A raw record as a document; its strings point into `raw` or the arena. PACTA_NOT_FOUND when it holds none. */
pacta_status text_raw_parse(struct base_arena *arena, const struct text_raw *raw, struct text_input *input, struct base_str *id,
                            struct text_error *error);

/* One line of JSON Lines: an object with "text" or "html", and perhaps "id", "title", "date", "url", "outlet". */
pacta_status text_jsonl_parse_line(struct base_arena *arena, struct base_str line, struct text_input *input, struct base_str *id,
                                   struct text_error *error);

/* One WARC record with a page in it. */
pacta_status text_warc_parse(struct base_arena *arena, struct base_str record, struct text_input *input, struct base_str *id,
                             struct text_error *error);

#endif
