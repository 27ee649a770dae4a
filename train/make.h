/* The parts of a model that are counted rather than learnt, and the file itself. */
#ifndef TRAIN_MAKE_H
#define TRAIN_MAKE_H

#include "corpus.h"

/* The classes of the tagger: pairs of tags seen often enough. Sets tag_class of every token. */
uint32_t make_tag_classes(struct corpus *corpus, struct lang_tag_class classes[LANG_CLASS_LIMIT]);

/* The parser's actions: SHIFT, REDUCE, then LEFT and RIGHT with each relation seen often enough. */
uint32_t make_actions(const struct corpus *corpus, struct lang_action actions[LANG_CLASS_LIMIT]);

struct make_bytes {
    const void *data;
    size_t size;
};

/* Lemma rules learnt from the corpus. */
void make_lemmas(struct base_arena *arena, const struct corpus *corpus, struct make_bytes *slots, struct make_bytes *strings);

/* Writes the file; ends the program when it cannot. */
void make_file(const char *path, const struct make_bytes sections[LANG_SECTION_COUNT]);

#endif
