/*
 * Inside the synthetic sentences: a writer that puts words from left to right and hangs them as it goes. Every
 * rule returns the number of its head word, for the rule above to hang.
 */
#ifndef TRAIN_SYNTHETIC_WRITER_H
#define TRAIN_SYNTHETIC_WRITER_H

#include "dice.h"

#include <stdbool.h>
#include <stddef.h>

enum { SYNTHETIC_WORD_LIMIT = 160, SYNTHETIC_NOBODY = 0 };

struct synthetic_word {
    const char *form;
    const char *lemma;
    const char *upos;
    const char *xpos;
    const char *relation;
    const char *name;
    uint32_t head;
    bool glued;   /* no blank before it */
    bool capital; /* begins a quotation */
};

struct synthetic_writer {
    struct synthetic_word words[SYNTHETIC_WORD_LIMIT];
    uint32_t count; /* words are 1..count */
    struct dice dice;
    uint32_t depth;
    bool wire; /* the next sentence is a short one */
};

enum form { BASE, THIRD, PAST, PARTICIPLE, ING };

typedef const char *const verb_forms[5];

#define SYNTHETIC_PICK_VERB(writer, table) (table)[dice_below(&(writer)->dice, (uint32_t)(sizeof(table) / sizeof((table)[0])))]

/* ------------------------------------------------------------------ putting and hanging */

bool synthetic_chance(struct synthetic_writer *writer, uint32_t percent);
uint32_t synthetic_list_length(const char *const *list);
const char *synthetic_pick(struct synthetic_writer *writer, const char *const *list);
uint32_t synthetic_put(struct synthetic_writer *writer, const char *form, const char *lemma, const char *upos,
                       const char *xpos);
uint32_t synthetic_hang(struct synthetic_writer *writer, uint32_t word, uint32_t head, const char *relation);
uint32_t synthetic_named(struct synthetic_writer *writer, uint32_t word, const char *label);
uint32_t synthetic_keep(struct synthetic_writer *writer, uint32_t head, uint32_t word, const char *relation);
uint32_t synthetic_put_case(struct synthetic_writer *writer, const char *form);
uint32_t synthetic_put_comma(struct synthetic_writer *writer);
uint32_t synthetic_put_and(struct synthetic_writer *writer);
uint32_t synthetic_put_name(struct synthetic_writer *writer, const char *form, const char *label);
uint32_t synthetic_put_the(struct synthetic_writer *writer);

/* ------------------------------------------------------------------ nouns, names, when and where */

uint32_t synthetic_country(struct synthetic_writer *writer);
uint32_t synthetic_person(struct synthetic_writer *writer);
uint32_t synthetic_prepositional(struct synthetic_writer *writer, const char *preposition,
                                 uint32_t (*noun)(struct synthetic_writer *));
uint32_t synthetic_person_with_role(struct synthetic_writer *writer);
uint32_t synthetic_body(struct synthetic_writer *writer);
uint32_t synthetic_city(struct synthetic_writer *writer);
uint32_t synthetic_mass_noun(struct synthetic_writer *writer);
uint32_t synthetic_row_of(struct synthetic_writer *writer, uint32_t (*noun)(struct synthetic_writer *), uint32_t count);
uint32_t synthetic_two_countries(struct synthetic_writer *writer);
uint32_t synthetic_two_persons(struct synthetic_writer *writer);
uint32_t synthetic_topics(struct synthetic_writer *writer);
uint32_t synthetic_event(struct synthetic_writer *writer);
uint32_t synthetic_document(struct synthetic_writer *writer);
uint32_t synthetic_victims(struct synthetic_writer *writer);
uint32_t synthetic_money(struct synthetic_writer *writer);
uint32_t synthetic_both_sides(struct synthetic_writer *writer);
uint32_t synthetic_day_or_date(struct synthetic_writer *writer);
void synthetic_when(struct synthetic_writer *writer, uint32_t verb);
void synthetic_where(struct synthetic_writer *writer, uint32_t verb);
void synthetic_circumstances(struct synthetic_writer *writer, uint32_t verb);

/* A short sentence without its full stop, with a verb of synthetic_verbs.tsv; its root. SYNTHETIC_NOBODY when there is none. */
uint32_t synthetic_wire(struct synthetic_writer *writer);

#endif
