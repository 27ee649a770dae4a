/*
 * The words by which a thing is known, in one form however they were printed: "The Islamabad–Tehran–Istanbul trains" gives
 * islamabad tehran istanbul train.
 *
 * Names that mean the same (SEZ, EPZ, special economic zone) become one by data/lexicon/follow_names.tsv; words that name
 * nothing are left out, and words that every second name of a kind has ("joint", "agreement") are weak, by
 * data/lexicon/follow_words.tsv. The names of the parties tell nothing beside the parties.
 */
#ifndef FOLLOW_WORDS_H
#define FOLLOW_WORDS_H

#include "follow/follow.h"

enum { FOLLOW_WORDS = 16, FOLLOW_WORD_BYTES = 40 };

struct follow_word {
    char text[FOLLOW_WORD_BYTES];
    bool weak;
};

struct follow_words {
    struct follow_word items[FOLLOW_WORDS]; /* in the order of the text, each once */
    uint32_t count;
};

/* The codes whose names are left out. */
struct follow_codes {
    const struct base_str *items;
    uint32_t count;
};

/* Adds the words of a text. */
void follow_words_add(struct follow_words *words, enum follow_kind kind, struct base_str text, struct follow_codes parties);

/* Adds the words that stand before a noun in a text ("a free trade agreement"), back to the first that names nothing. */
void follow_words_add_before(struct follow_words *words, enum follow_kind kind, struct base_str text, struct base_str noun,
                             struct follow_codes parties);

/* A name as a key: its words in the order of the alphabet. Returns the length; `out` has room for FOLLOW_KEY_BYTES. */
enum { FOLLOW_KEY_BYTES = FOLLOW_WORDS * FOLLOW_WORD_BYTES };
uint32_t follow_words_key(const struct follow_words *words, char out[FOLLOW_KEY_BYTES]);

/* The capitals of a name, without those of the parties: "Chile-Peru High Level Council" is HLC. The length; 0 when there are
 * fewer than three. */
enum { FOLLOW_INITIALS = 12 };
uint32_t follow_words_initials(struct base_str name, struct follow_codes parties, char out[FOLLOW_INITIALS]);

/* Are there words that are not weak? */
bool follow_words_tell(const struct follow_words *words);

#endif
