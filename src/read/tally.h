/*
 * The parts of reading tallies: groups of counted people, what befell them, and the record of it.
 *
 *     tally_count.c      which numbers of a sentence count people, and which words say whom
 *     tally_beside.c     what the words beside a group say of it: killed, held, freed, aboard, ...
 *     tally_fate.c       what befell each group: by those words, by the group it is joined to, by the tree
 *     tally_toll.c       numbers that stand with a noun: "the death toll rose to 31 from 25"
 *     tally_incident.c   the incident they belong to, in the sentence or in the article
 *     tally_record.c     the record: claimant, day, place, parties, repeats
 *
 * Words are those of data/lexicon/tally_*.tsv. Used by src/read/tally.c; the reader of figures asks it who is people.
 */
#ifndef READ_TALLY_H
#define READ_TALLY_H

#include "read/common.h"

/* A number of people in its sentence. */
struct tally_count {
    struct know_amount amount;
    const struct know_mention *number;   /* NULL for "no one", "no passengers" */
    uint32_t first, end;                 /* tokens of the whole group: "two of the passengers", "37 of whom" */
    uint32_t noun;                       /* token of who is counted; LANG_NONE for a bare number */
    bool people;                         /* the noun means people */
    bool guessed;                        /* ... by its ending only: "hikers", fit to be hurt but not to be freed */
    bool whom;                           /* "of whom", "of them": part of the group told before */
    struct base_str quantity;            /* what befell them; empty when nothing is told */
    uint32_t word;                       /* the token that says so */
    bool object;                         /* the word stands before them */
    double revises;                      /* the earlier value; NAN */
    const struct know_mention *period;   /* a date of its own: "388 in 2024"; NULL */
};

BASE_ARRAY_TYPE(tally_counts, struct tally_count);

/* The quantity of a word used that way ("does", "state", ...; data/lexicon/tally_words.tsv); empty when it has none. */
struct base_str tally_word(struct base_str word, const char *how);
/* The same for the form or the lemma of a token. */
struct base_str tally_word_at(const struct read_view *view, uint32_t token, const char *how);

/* The groups of people counted in one sentence, in their order. */
struct tally_counts tally_find_counts(const struct read_view *view, const struct lang_sentence *sentence);
/* Does the noun mean people that can be counted? */
bool tally_counts_people(const struct read_view *view, uint32_t noun);
/* Who is counted, as the record says it: "militants", "railway staff", "people". */
struct base_str tally_people_words(const struct read_view *view, const struct tally_counts *counts, uint32_t index);

/* Sets what befell the group and the token that says so; false, and nothing set, when the quantity is empty. */
bool tally_settle(struct tally_count *count, struct base_str quantity, uint32_t word, bool object);
/* A state word at the token, one word or two ("missing", "on board"): its quantity. */
struct base_str tally_state_at(const struct read_view *view, const struct lang_sentence *sentence, uint32_t token);
bool tally_is_be(const struct read_view *view, uint32_t token);
bool tally_is_join(const struct read_view *view, uint32_t token);   /* a comma, "and", "or" */
bool tally_is_lead(const struct read_view *view, uint32_t token);   /* words before a number that belong to it: "another", "also" */

/* What stands behind the group, before it, and the verb it is subject of. False when they tell nothing. */
bool tally_try_behind(const struct read_view *view, const struct lang_sentence *sentence, const struct tally_counts *counts, uint32_t index,
                      struct tally_count *count);
bool tally_try_before(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count);
bool tally_try_subject(const struct read_view *view, const struct lang_sentence *sentence, const struct tally_counts *counts, uint32_t index,
                       struct tally_count *count);

/* Settles quantity and word of each group that the words around it or the tree tell of. */
void tally_find_fates(const struct read_view *view, const struct lang_sentence *sentence, struct tally_counts *counts);
/* The same for numbers that stand with "toll", "number of", "deaths". */
void tally_find_tolls(const struct read_view *view, const struct lang_sentence *sentence, struct tally_counts *counts);

/* The incident that the act at `word` belongs to, a short noun phrase; `head` is its noun. Empty when none is told. */
struct base_str tally_incident(const struct read_view *view, const struct lang_sentence *sentence, uint32_t word, uint32_t *head);

/* Writes the record of a group, or adds its sentence to the record that tells the same. */
void tally_write(struct read_view *view, const struct lang_sentence *sentence, const struct tally_counts *counts, uint32_t index);

#endif
