/* Sentences to learn from, with everything the network looks at computed once. */
#ifndef TRAIN_CORPUS_H
#define TRAIN_CORPUS_H

#include "lang/conllu.h"
#include "lang/model.h"

/* What a row of the network is summed from. */
struct input {
    uint32_t word;   /* learnt row; 0 for a word that has none */
    uint32_t vector; /* row of the given vectors; 0 for none */
    uint32_t seen;   /* how often the word stands in the treebanks */
    uint32_t affixes[LANG_AFFIX_COUNT];
    uint32_t shape; /* rows of the side table, as the affixes are */
    uint32_t manner;
    bool is_edge; /* beginning or end of the sentence: `shape` is all there is */
};

struct sample {
    uint32_t count;
    const struct base_str *forms;
    const struct base_str *lemmas;
    struct input *inputs; /* count + 2: with the sentence's edges */
    uint8_t *upos;        /* 1-based */
    uint8_t *xpos;
    uint16_t *tag_class; /* 1-based; UINT16_MAX: not a class we know */
    uint16_t *heads;     /* 1-based: heads[0] unused, 0 is the root */
    uint8_t *relations;
    uint8_t *names; /* 1-based name classes */
    bool has_tree;  /* tags and arcs are to be learnt; else names only */
    bool has_names;
    bool is_synthetic; /* one of our own: its lemmas are not learnt from */
};

struct corpus {
    BASE_ARRAY(struct sample) samples;
    uint32_t token_count;
};

enum corpus_kind { CORPUS_TREES = 1, CORPUS_NAMES = 2, CORPUS_SYNTHETIC = 4, CORPUS_HELD_OUT = 8 };

/* Reads a CoNLL-U file from a folder into the corpus; ends the program when it cannot. Documents that are held out
 * of training (held_out.h) are left out, or are all that is taken (CORPUS_HELD_OUT). */
void corpus_read(struct base_arena *arena, struct corpus *corpus, const char *folder, const char *file, uint32_t kind);

/* Gives the samples from number `first` on the names of the same sentences in `names`, which may have more. */
void corpus_name(struct corpus *corpus, uint32_t first, const struct corpus *names);

/* Adds the sentences of CoNLL-U bytes; where only names are wanted, a word without letters ends a sentence. */
void corpus_add(struct base_arena *arena, struct corpus *corpus, struct base_str bytes, const char *name, uint32_t kind);

#endif
