/*
 * The way from bytes to records, for the programs: one session for all, one worker for each thread.
 *
 *     struct pacta_session *session;
 *     char message[200];
 *     if (pacta_session_open(&(struct pacta_options){.model = path}, &session, message) != PACTA_OK) { ... message ... }
 *     struct pacta_worker *worker;
 *     pacta_worker_open(session, &worker);
 *     struct text_document document;
 *     struct read_records records;
 *     pacta_worker_read(worker, &input, BASE_STR("a.txt"), &document, &records);
 *     for (uint32_t i = 0; i < records.count; i++) { ... records.items[i] ... }
 *     pacta_worker_close(worker);
 *     pacta_session_close(session);
 *
 * A session is never written to after it was opened, so any number of threads may share it. A worker belongs to one thread.
 */
#ifndef PACTA_SESSION_H
#define PACTA_SESSION_H

#include "pacta.h"
#include "read/record.h"
#include "text/article.h"

struct pacta_session;
struct pacta_worker;

/* How a session is opened; all zero gives the defaults. */
struct pacta_options {
    const char *model; /* file of the language model; NULL to look where pacta_model_find looks */
    uint32_t beam;     /* parses kept side by side; 0 for the model's own choice */
};

/* Which reader, word tables and model make a session's records; kept with each record in the ledger. */
struct pacta_versions {
    char reader[40];
    char lexicon[40];
    char model[40];
};

/* Maps the model and makes the word tables. On failure `message` says in one line what is wrong and what to do. */
pacta_status pacta_session_open(const struct pacta_options *options, struct pacta_session **session, char message[200]);
void pacta_session_close(struct pacta_session *session);

struct pacta_versions pacta_session_versions(const struct pacta_session *session);

pacta_status pacta_worker_open(const struct pacta_session *session, struct pacta_worker **worker);
void pacta_worker_close(struct pacta_worker *worker);

/* How much memory a worker has from now on; what it held is given back. Tests use it to refuse each chunk in turn. */
struct pacta_memory {
    size_t bytes;        /* what each of its two arenas may own; 0 for as much as there is */
    long chunks;         /* chunks that the document's arena grants before it refuses one; -1 for no end */
    long scratch_chunks; /* the same for the arena that lasts one article */
};
void pacta_worker_set_memory(struct pacta_worker *worker, struct pacta_memory memory);

/*
 * Reads one document. `source_key` (a path, an address, a document's id) goes into the records as their source and into their
 * ids. Document and records live in the worker's arena until its next call and refer to `input->bytes`, which must live as long.
 * On failure there are no records and document->notice says why.
 */
pacta_status pacta_worker_read(struct pacta_worker *worker, const struct text_input *input, struct base_str source_key,
                               struct text_document *document, struct read_records *records);

/* Reads one document and writes how it was read, for people: tokens, tree, names, predications, then its records as JSON lines.
 * `notice` as document->notice above; static or the worker's. */
struct base_buffer;
pacta_status pacta_worker_explain(struct pacta_worker *worker, const struct text_input *input, struct base_buffer *out, const char **notice);

/*
 * Where the model is: `named` when given, else $PACTA_MODEL, else the installed share folder, else the build tree. Writes the
 * path into `path` and returns it; NULL when there is no model in any of these places. A named file is not looked at.
 */
const char *pacta_model_find(const char *named, char *path, size_t size);

#endif
