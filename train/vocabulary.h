/* The words that get a row of their own: those of the treebanks, and the commonest that have a vector. */
#ifndef TRAIN_VOCABULARY_H
#define TRAIN_VOCABULARY_H

#include "corpus.h"
#include "vectors.h"

struct vocabulary_entry {
    uint32_t form;
    uint32_t word;   /* learnt row, 0 for none */
    uint32_t vector; /* row of the vectors, 0 for none */
    uint32_t seen;   /* in all corpora */
    uint32_t affixes[LANG_AFFIX_COUNT];
};

struct vocabulary {
    BASE_ARRAY(struct vocabulary_entry) entries; /* entry i is row i + 1 of the model */
    struct lang_vocabulary_slot *slots;
    uint32_t mask;
    uint32_t word_count; /* learnt rows and row 0 */
};

void vocabulary_make(struct base_arena *arena, const struct corpus *corpus, const struct vectors *vectors,
                     struct vocabulary *vocabulary);

/* Fills the inputs of all samples. */
void vocabulary_read(const struct vocabulary *vocabulary, struct corpus *corpus);

#endif
