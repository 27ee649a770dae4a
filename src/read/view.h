/*
 * What a reader sees of one article: text, tokens and trees, mentions, predications, and where records go.
 *
 * A reader is one function `void read_TYPEs(struct read_view *view)` that walks view->predications or the
 * mentions and pushes records. Nothing here owns anything but arena memory.
 */
#ifndef READ_VIEW_H
#define READ_VIEW_H

#include "know/know.h"
#include "lang/lang.h"
#include "read/record.h"

#define READ_NONE UINT32_MAX

struct read_senses;
struct read_predication;
struct read_document;

BASE_ARRAY_TYPE(read_tokens, uint32_t);
BASE_ARRAY_TYPE(read_predications, struct read_predication);
BASE_ARRAY_TYPE(read_documents, struct read_document);

/* A find is compared with so many told before it at most: no report tells as many, and a whole book must not take hours. */
#define READ_LOOK_BACK 1000u

struct read_view {
    struct base_arena *arena;            /* the document's: records */
    struct base_arena *scratch;          /* for one article */
    const struct text_article *article;
    struct base_str source_bytes;        /* what evidence offsets point into */
    const struct lang_text *text;
    const struct know_article *know;
    const struct know_tables *tables;
    const struct read_senses *senses;
    struct read_predications predications;
    uint32_t *predication_of;            /* per token; READ_NONE where no predication stands */
    struct read_documents documents;
    uint32_t *document_of;               /* per token: the document whose words it heads; READ_NONE */
    struct read_records *records;
    uint32_t article_number;
};

/* The first of `count` things told before that the next one is compared with. */
static inline uint32_t read_look_back(uint32_t count)
{
    return count > READ_LOOK_BACK ? count - READ_LOOK_BACK : 0;
}

/* Runs every reader over one article and appends its records, sealed. */
void read_article(struct read_view *view, struct base_str source_key);

/* The readers, one file each. */
void read_articles(struct read_view *view);
void read_offices(struct read_view *view);
void read_meetings(struct read_view *view);
void read_instruments(struct read_view *view);
void read_targets(struct read_view *view);
void read_bodies(struct read_view *view);
void read_commitments(struct read_view *view);
void read_tallies(struct read_view *view);
void read_figures(struct read_view *view);
void read_projects(struct read_view *view);
void read_claims(struct read_view *view);
void read_events(struct read_view *view);

static inline const struct lang_token *read_token(const struct read_view *view, uint32_t token)
{
    return &view->text->tokens.items[token];
}

/* The lemma in small letters; scratch memory. */
static inline struct base_str read_lemma(const struct read_view *view, uint32_t token)
{
    return base_str_lower(view->scratch, view->text->tokens.items[token].lemma);
}

#endif
