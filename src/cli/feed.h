/*
 * Documents from what a command line names: files, folders, streams of JSON Lines, standard input ("-").
 *
 * A path that cannot be read gives a document with a `problem` and no bytes, so that one loop handles both.
 */
#ifndef CLI_FEED_H
#define CLI_FEED_H

#include "base/buffer.h"
#include "text/article.h"

/* A document on its way through a command; used again for the next one. */
struct cli_document {
    struct base_buffer key;    /* its id, address or path: the records' source */
    struct base_buffer bytes;
    struct base_buffer title, date, url, outlet;
    enum text_format format;
    uint64_t line;             /* of the stream it stood in; 0 when it is a file of its own */
    char problem[300];         /* empty when it can be used */
};

void cli_document_clear(struct cli_document *document);
void cli_document_release(struct cli_document *document);

/* What the reader needs to know of it; refers to the document's own memory. */
struct text_input cli_document_input(const struct cli_document *document);

/* A buffer's text as a string. */
struct base_str cli_buffer_text(const struct base_buffer *buffer);

struct cli_feed;

/* Without paths, standard input is read as JSON Lines. The paths must live as long as the feed. NULL when memory ends. */
struct cli_feed *cli_feed_open(char **paths, int count);
void cli_feed_close(struct cli_feed *feed);

/* The next document; false at the end. */
bool cli_feed_next(struct cli_feed *feed, struct cli_document *document);

#endif
