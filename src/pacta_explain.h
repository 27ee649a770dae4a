/* How a text was read, for people: tokens, names, predications with stance and sense, and the records that came out. */
#ifndef PACTA_EXPLAIN_H
#define PACTA_EXPLAIN_H

#include "base/buffer.h"
#include "pacta_pipeline.h"

/* Sentence by sentence. */
void pacta_explain(const struct pacta_article *article, struct base_buffer *out);

#endif
