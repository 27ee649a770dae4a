/*
 * Documents from what a command line names: files, folders, JSON Lines, WARC, packed or not, standard input ("-").
 *
 * One thread takes documents as they lie in their containers (cli_feed_next); the workers open them (cli_document_open). What
 * cannot be read is a document with a `problem`, so that one loop handles both.
 */
#ifndef CLI_FEED_H
#define CLI_FEED_H

#include "base/buffer.h"
#include "text/container.h"

/* A document on its way through a command; all zero to begin with, used again for the next one. */
struct cli_document {
    struct text_raw raw; /* refers to the two buffers below */
    struct base_buffer bytes, name;
    struct base_arena arena; /* what was unpacked from the raw document */
    bool has_arena;

    struct text_input input;                                 /* after cli_document_open */
    struct base_str key;                                     /* its id, address or path: the records' source */
    bool is_none;                                            /* a record of a container that holds no document */
    char problem[sizeof(((struct text_error *)0)->message)]; /* one line that names it; empty when it can be used */
};

void cli_document_release(struct cli_document *document);

/* Fills input and key, or problem, or is_none. */
void cli_document_open(struct cli_document *document);

/* Notes why an opened document could not be read. */
void cli_document_fail(struct cli_document *document, const char *why);

/* Bytes it holds. */
size_t cli_document_weight(const struct cli_document *document);

struct cli_feed;

/* Without paths, standard input is read. The paths must live as long as the feed. NULL when memory ends. */
struct cli_feed *cli_feed_open(char **paths, int count);
void cli_feed_close(struct cli_feed *feed);

/* The next document as it lies in its container; false at the end. */
bool cli_feed_next(struct cli_feed *feed, struct cli_document *document);

#endif
