/*
 * Words for documents: which nouns name a memorandum, a protocol, a set of papers (data/lexicon/instrument_words.tsv).
 */
#ifndef READ_DOCUMENT_H
#define READ_DOCUMENT_H

#include "read/view.h"

struct read_document {
    struct base_str kind;   /* "memorandum of understanding", "documents", ... */
    uint32_t first, end;    /* the words of the kind itself: "preferential trade agreement" */
    uint32_t head;          /* the noun that the words hang from: "agreement", "memorandum" */
    bool plural;
    bool weak;              /* a document only when named, numbered or signed: "deal", "statement" */
};

/* Fills view->documents and view->document_of. */
void read_find_documents(struct read_view *view);

/* "memorandum of understanding", "plan of action": kinds whose name holds a preposition are read as one word by the parser.
 * Adds such units of a tagged sentence to its chunks (scratch memory), keeping them ordered and disjoint. */
void read_document_chunks(const struct read_senses *senses, struct base_arena *scratch, const struct lang_text *text, uint32_t sentence,
                          struct lang_chunk **chunks, uint32_t *chunk_count);

/* The document whose words the token is the head of; NULL when there is none. */
const struct read_document *read_document_at(const struct read_view *view, uint32_t token);

#endif
