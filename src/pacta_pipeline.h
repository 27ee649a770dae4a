/*
 * The way of one article through lang, know and read. Used by the session, by `pacta explain` and by tests that
 * want to see what stands between the text and the records.
 */
#ifndef PACTA_PIPELINE_H
#define PACTA_PIPELINE_H

#include "know/know.h"
#include "lang/lang.h"
#include "read/sense.h"
#include "read/view.h"

/* What reading needs and never changes; shared by threads. */
struct pacta_engine {
    struct lang_model *model;
    struct know_tables *tables;
    struct read_senses *senses;
    uint32_t beam;
};

pacta_status pacta_engine_open(const char *model_path, struct pacta_engine *engine, char message[200]);
void pacta_engine_close(struct pacta_engine *engine);

/* Everything that was made of one article; arena memory. */
struct pacta_article {
    struct lang_text text;
    struct know_article know;
    struct read_view view;
};

/* Sentences, names and trees; `out->view` is ready for read_article. `arena` takes what lasts, `scratch` is rewound
 * between sentences and then holds what readers need for this article. */
void pacta_analyse(const struct pacta_engine *engine, struct base_arena *arena, struct base_arena *scratch,
                   const struct text_article *article, struct base_str source_bytes, uint32_t article_number,
                   struct read_records *records, struct pacta_article *out);

#endif
