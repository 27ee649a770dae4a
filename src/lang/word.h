/*
 * What the network sees of a word: its row in the vocabulary or, when it is not there, its beginnings and
 * endings; and how it is written.
 *
 * The form is read in lower case with every digit as '0', curly quotes as straight ones.
 */
#ifndef LANG_WORD_H
#define LANG_WORD_H

#include "base/arena.h"
#include "base/text.h"

enum lang_word_shape_bit {
    LANG_SHAPE_UPPER_FIRST = 1,
    LANG_SHAPE_UPPER_LATER = 2,
    LANG_SHAPE_LOWER = 4,
    LANG_SHAPE_DIGIT = 8,
    LANG_SHAPE_HYPHEN = 16,
    LANG_SHAPE_DOT = 32,
    LANG_SHAPE_OTHER = 64
};

/* Rows of the tables: affixes (each kind has its own part), shapes, and manners. */
#define LANG_AFFIX_COUNT 6u
#define LANG_AFFIX_ROWS 21760u
#define LANG_SHAPE_ROWS 512u
#define LANG_MANNER_ROWS 64u

struct lang_word {
    uint32_t form;                      /* hash; never 0 */
    uint32_t affixes[LANG_AFFIX_COUNT]; /* rows: beginnings of 1 to 3 bytes, endings of 2 to 4 */
    uint32_t shape;                     /* row: the bits above, and the length up to 3 */
    uint8_t shape_bits;
    bool is_long; /* four bytes or more */
};

/* A slot of the vocabulary: open addressing by form, at most LANG_VOCABULARY_PROBES steps. */
struct lang_vocabulary_slot {
    uint32_t form; /* 0: empty */
    uint32_t row;
};

#define LANG_VOCABULARY_PROBES 64u

struct lang_vocabulary {
    const struct lang_vocabulary_slot *slots;
    uint32_t mask;
};

/* Hash of a word as the vocabulary has it. */
uint32_t lang_word_form(struct base_str word);

void lang_word_read(struct base_str text, struct lang_word *word);

/* The word's row; 0 when it is not in the vocabulary. */
uint32_t lang_word_row(const struct lang_vocabulary *vocabulary, uint32_t form);

/* How a sentence is written: 0 running text, 1 nearly every word begins with a capital, 2 all capitals. */
uint32_t lang_word_manner(const struct lang_word *words, uint32_t count);

/* Row of a word's capitals in a sentence of that manner. */
static inline uint32_t lang_word_manner_row(const struct lang_word *word, uint32_t manner, bool is_first)
{
    return (word->shape_bits & 7u) | manner << 3 | (is_first ? 1u : 0u) << 5;
}

#endif
