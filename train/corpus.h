/* Sentences to learn from, with everything the features need computed once. */
#ifndef TRAIN_CORPUS_H
#define TRAIN_CORPUS_H

#include "lang/conllu.h"
#include "lang/parse.h"
#include "lang/tag.h"

struct sample {
    struct lang_view view;
    struct lang_word *words;      /* with margins */
    const struct base_str *forms;
    const struct base_str *lemmas;
    uint8_t *upos;
    uint8_t *xpos;
    uint16_t *tag_class;          /* UINT16_MAX: not a class we know */
    uint16_t *guess;              /* class a tagger gave that has not seen the sentence, with margins as atoms below */
    uint16_t *guess_atoms;        /* lang_tag_atom of the guess, with margins */
    uint16_t *heads;              /* 1-based words: heads[0] unused, 0 is the root */
    uint8_t *relations;
    uint8_t *names;               /* name classes */
    struct lang_parse_word *parse_words;
    uint32_t fold;
};

struct corpus {
    BASE_ARRAY(struct sample) samples;
    uint32_t token_count;
};

/* Reads a CoNLL-U file from a folder into the corpus; ends the program when it cannot. */
void corpus_read(struct base_arena *arena, struct corpus *corpus, const char *folder, const char *file);

/* Adds the sentences of CoNLL-U bytes. */
void corpus_add(struct base_arena *arena, struct corpus *corpus, struct base_str bytes, const char *name);

/* Reads words with the vocabulary, as the engine will. */
void corpus_see(struct corpus *corpus, const struct lang_vocabulary *vocabulary);

/* Fills parse_words from guess or, when `gold`, from the true tags. */
void corpus_set_parse_words(struct sample *sample, const struct lang_tag_class *classes);

#endif
