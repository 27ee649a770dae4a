/*
 * The model file: a header, then sections, each at a multiple of 64 bytes. It is mapped and used in place.
 *
 * Numbers are little-endian. The checksum is XXH3 of everything after the header. Sizes and contents are
 * checked once when the file is opened; whatever else is read from the mapping is bounded where it is used.
 */
#ifndef LANG_MODEL_H
#define LANG_MODEL_H

#include "lang/lang.h"
#include "lang/score.h"
#include "lang/word.h"

#define LANG_MODEL_MAGIC "PACTALNG"
#define LANG_MODEL_FORMAT 1u

enum lang_section_number {
    LANG_SECTION_TAG_CLASSES,    /* struct lang_tag_class */
    LANG_SECTION_TAG_WEIGHTS,    /* int8 */
    LANG_SECTION_PARSE_CLASSES,  /* struct lang_action */
    LANG_SECTION_PARSE_WEIGHTS,
    LANG_SECTION_BEAM_WEIGHTS,   /* trained for beam search; same classes; may be empty */
    LANG_SECTION_NAME_WEIGHTS,
    LANG_SECTION_VOCABULARY,     /* struct lang_vocabulary_slot, a power of two of them */
    LANG_SECTION_COARSE,         /* uint16 by cluster */
    LANG_SECTION_LEMMA_SLOTS,    /* struct lang_lemma_slot, a power of two of them */
    LANG_SECTION_LEMMA_STRINGS,  /* bytes */
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
    char version[32];  /* printable, ends in NUL */
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

/* A table of weights ready for scoring. */
struct lang_table {
    const int8_t *weights;
    uint32_t span; /* rows start at 0..span-1 */
    uint32_t class_count;
    uint32_t width;
};

struct lang_model {
    const unsigned char *bytes;
    size_t size;
    lang_score_function *score;
    struct lang_vocabulary vocabulary;
    const struct lang_tag_class *tag_classes;
    const struct lang_action *actions;
    struct lang_table tag;
    struct lang_table parse;
    struct lang_table beam;
    struct lang_table name;
    const struct lang_lemma_slot *lemma_slots;
    uint32_t lemma_mask;
    const char *lemma_strings;
    uint32_t lemma_string_size;
    bool mapped;
};

/* Checks bytes that stay where they are and fills `model`; the fuzzer's way in. */
pacta_status lang_model_read(const unsigned char *bytes, size_t size, struct lang_model *model, const char **problem);

/* Class counts padded to whole vectors. */
uint32_t lang_class_width(uint32_t class_count);

/* The fastest scoring this machine can run. */
lang_score_function *lang_score_best(void);

#endif
