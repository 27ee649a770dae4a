/*
 * The model file: a header, then sections, each at a multiple of 64 bytes. It is mapped and used in place.
 *
 * Numbers are little-endian. The checksum is XXH3 of everything after the header. Sizes and contents are
 * checked once when the file is opened; whatever else is read from the mapping is bounded where it is used.
 */
#ifndef LANG_MODEL_H
#define LANG_MODEL_H

#include "lang/dense.h"
#include "lang/lang.h"
#include "lang/net.h"
#include "lang/word.h"

#define LANG_MODEL_MAGIC "PACTALNG"
#define LANG_MODEL_FORMAT 2u

enum lang_section_number {
    LANG_SECTION_TAG_CLASSES,   /* struct lang_tag_class */
    LANG_SECTION_ACTIONS,       /* struct lang_action */
    LANG_SECTION_VOCABULARY,    /* struct lang_vocabulary_slot, a power of two of them */
    LANG_SECTION_WORD_ROWS,     /* struct lang_row; row 0 is the word that is not in the vocabulary */
    LANG_SECTION_SIDE_ROWS,     /* struct lang_row: affixes, shapes, manners, beginning and end of a sentence */
    LANG_SECTION_NET,           /* biases and weights, in the order of struct lang_net */
    LANG_SECTION_LEMMA_SLOTS,   /* struct lang_lemma_slot, a power of two of them */
    LANG_SECTION_LEMMA_STRINGS, /* bytes */
    LANG_SECTION_COUNT
};

struct lang_section {
    uint64_t at;
    uint64_t size;
};

struct lang_model_header {
    char magic[8];
    uint32_t format;
    uint32_t features; /* LANG_FEATURE_VERSION */
    uint64_t size;     /* of the whole file */
    uint64_t checksum;
    char version[32]; /* printable, ends in NUL */
    struct lang_section sections[LANG_SECTION_COUNT];
    uint64_t spare[4];
};

struct lang_tag_class {
    uint8_t upos;
    uint8_t xpos;
};

/* A parser's move. */
enum lang_move { LANG_MOVE_SHIFT, LANG_MOVE_REDUCE, LANG_MOVE_LEFT, LANG_MOVE_RIGHT, LANG_MOVE_COUNT };

struct lang_action {
    uint8_t move;
    uint8_t relation;
};

/* How to make a lemma from a form with this ending: cut bytes, add a string. */
struct lang_lemma_slot {
    uint32_t key;    /* 0: empty */
    uint16_t add_at; /* in the strings; first byte is the length */
    uint8_t cut;
    uint8_t spare;
};

#define LANG_EDGE_ROWS 2u /* beginning and end of a sentence */
#define LANG_SIDE_ROWS (LANG_AFFIX_ROWS + LANG_SHAPE_ROWS + LANG_MANNER_ROWS + LANG_EDGE_ROWS)

/* The matrices, as they stand in the file. */
struct lang_net {
    struct lang_matrix layers[LANG_LAYER_COUNT];
    struct lang_matrix tags;
    struct lang_matrix names;
    struct lang_matrix places; /* one sentence row to what it adds in each place */
    struct lang_matrix actions;
    const int16_t *traits; /* LANG_TRAIT_ROWS rows of LANG_HIDDEN */
};

struct lang_model {
    const unsigned char *bytes;
    size_t size;
    const struct lang_dense *dense;
    struct lang_vocabulary vocabulary;
    const struct lang_row *words;
    uint32_t word_count;
    const struct lang_row *sides;
    struct lang_net net;
    const struct lang_tag_class *tag_classes;
    uint32_t tag_count;
    const struct lang_action *actions;
    uint32_t action_count;
    const struct lang_lemma_slot *lemma_slots;
    uint32_t lemma_mask;
    const char *lemma_strings;
    uint32_t lemma_string_size;
    bool mapped;
};

/* Checks bytes that stay where they are and fills `model`; the fuzzer's way in. */
pacta_status lang_model_read(const unsigned char *bytes, size_t size, struct lang_model *model, const char **problem);

#endif
