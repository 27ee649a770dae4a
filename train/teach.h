/* One run of learning each: tagger, names, greedy parser, beam parser. */
#ifndef TRAIN_TEACH_H
#define TRAIN_TEACH_H

#include "corpus.h"
#include "learn.h"

#define TEACH_ALL UINT32_MAX

struct teach_plan {
    const struct corpus *corpus;
    uint32_t table_size;
    uint32_t epochs;
    uint32_t seed;
    uint32_t left_out;        /* fold not to learn from; TEACH_ALL: learn from everything */
    uint32_t class_count;
    const struct lang_action *actions; /* parsers only */
    uint32_t beam;                     /* beam parser only */
};

/* Each adds its averages to sums[table_size]. */
void teach_tags(const struct teach_plan *plan, int32_t *sums);
void teach_names(const struct teach_plan *plan, int32_t *sums);
void teach_greedy(const struct teach_plan *plan, int32_t *sums);

/* Tags the sentences of one fold with a table; classes go to `guesses` in the order of tokens in the corpus. */
void teach_guess(const struct corpus *corpus, uint32_t fold, const struct lang_table *table, uint16_t *guesses);

#endif
