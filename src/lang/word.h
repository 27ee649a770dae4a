/*
 * What the models see of a word: hashes of its form, endings and shape, and what the vocabulary says of it.
 *
 * The form is read in lower case with every digit as '0', curly quotes as straight ones.
 */
#ifndef LANG_WORD_H
#define LANG_WORD_H

#include "base/arena.h"
#include "base/text.h"

/* Empty words that stand before and after a sentence, so that templates need not look at its ends. */
#define LANG_WORD_MARGIN 3u

enum lang_word_shape_bit {
    LANG_SHAPE_UPPER_FIRST = 1,
    LANG_SHAPE_UPPER_LATER = 2,
    LANG_SHAPE_LOWER = 4,
    LANG_SHAPE_DIGIT = 8,
    LANG_SHAPE_HYPHEN = 16,
    LANG_SHAPE_DOT = 32,
    LANG_SHAPE_OTHER = 64
};

struct lang_word {
    uint32_t form;
    uint32_t prefix[3];  /* of 1, 2, 3 bytes */
    uint32_t suffix[4];  /* of 1, 2, 3, 4 bytes */
    uint32_t shape;      /* bits above, and the length up to 3 */
    uint16_t cluster;    /* of the vocabulary; 0 when the word is not in it */
    uint16_t coarse;     /* the cluster's cluster */
    uint16_t ambiguity;  /* which tags the word has in the training data; 0 for a word not seen */
    uint8_t shape_bits;
};

/* A slot of the vocabulary: open addressing by form, at most LANG_VOCABULARY_PROBES steps. */
struct lang_vocabulary_slot {
    uint32_t form; /* 0: empty */
    uint16_t cluster;
    uint16_t ambiguity;
};

#define LANG_VOCABULARY_PROBES 64u

struct lang_vocabulary {
    const struct lang_vocabulary_slot *slots;
    uint32_t mask;
    const uint16_t *coarse; /* by cluster */
    uint32_t cluster_count;
};

/* Hash of a word as the vocabulary has it. */
uint32_t lang_word_form(struct base_str word);

void lang_word_read(const struct lang_vocabulary *vocabulary, struct base_str text, struct lang_word *word);

/* `count` words with LANG_WORD_MARGIN empty ones at both ends; words[0] is the first real one. */
struct lang_word *lang_word_row(struct base_arena *arena, uint32_t count);

#endif
