/*
 * The name tables as the finders use them: every name of data/lexicon by its first word, longest first.
 *
 * A key is a name as it is compared: lower case, no marks, points or apostrophes; hyphens, slashes and runs of blanks are one
 * blank. "Côte d'Ivoire" is "cote divoire", "U.S." is "us", "Guinea-Bissau" is "guinea bissau". know_key makes one.
 *
 *     for (const struct know_name *name = know_names_first(tables, word); name != NULL; name = know_names_next(tables, name))
 *
 * walks the names that start with a word, longest key first. Built once, then only read.
 */
#ifndef KNOW_TABLES_H
#define KNOW_TABLES_H

#include "know/know.h"
#include "lexicon/table.h"

/* Where a name comes from; also the order in which names of one wording are preferred. */
enum know_source {
    KNOW_FROM_STATES,
    KNOW_FROM_BLOCS,
    KNOW_FROM_NATIONALITIES,
    KNOW_FROM_ORGANISATIONS,
    KNOW_FROM_BODIES,
    KNOW_FROM_PLACES,
    KNOW_FROM_ORGANISATION_HEADS,
    KNOW_FROM_BODY_HEADS,
    KNOW_FROM_NAME_WORDS, /* words inside and beside names: "joint", "chairman" */
    KNOW_FROM_SECTORS
};

enum know_letters {
    KNOW_LETTERS_CAPITAL, /* a capital at the start is enough */
    KNOW_LETTERS_EXACT,   /* as printed in the table: "US" is not "us" */
    KNOW_LETTERS_STRICT,  /* exact, and nothing at all where every letter is a capital: "WHO" */
    KNOW_LETTERS_WORD,    /* also an English word: "Split", "Nice" */
    KNOW_LETTERS_NAME,    /* also a name of people: "Jordan", "Austin" */
    KNOW_LETTERS_ANY      /* in any letters: "joint working group" */
};

enum know_form { KNOW_FORM_NONE, KNOW_FORM_SINGULAR, KNOW_FORM_PLURAL, KNOW_FORM_PREFIX };

struct know_name {
    struct base_str key;
    struct base_str printed;    /* as the table has it */
    struct base_str code;       /* "TUR", "EU"; empty when none */
    struct base_str full;       /* the name to show: "Türkiye" */
    struct base_str short_name; /* "GCC" */
    struct base_str type;       /* "city", "ministry", "organ", a sector */
    struct base_str group;      /* event-data code of an armed group or bloc */
    uint64_t word;              /* hash of the key's first word */
    uint8_t source;             /* enum know_source */
    uint8_t letters;            /* enum know_letters */
    uint8_t form;               /* enum know_form, of nationalities and heads */
    uint8_t rank;               /* 1, or 2: only where the article has named the state */
    uint8_t side;               /* of heads: where the rest of the name stands, see organisation.c */
};

/* Writes the key of some words into `out` (room for words.length bytes); returns its length. */
uint32_t know_key(struct base_str words, char *out);

/* The first word of a key, as it is hashed: letters, digits, '+', '&' and bytes above ASCII. */
uint32_t know_key_word(struct base_str key, uint32_t from);

const struct know_name *know_names_first(const struct know_tables *tables, struct base_str word);
const struct know_name *know_names_next(const struct know_tables *tables, const struct know_name *name);

/* The one name that is exactly these words and comes from one of the sources (a mask of 1u << source); NULL when none. */
const struct know_name *know_names_exact(const struct know_tables *tables, struct base_str words, uint32_t sources);

/* The row of table "states" for an alpha-3 code in any case; NULL when there is none. */
const struct know_name *know_state_by_code(const struct know_tables *tables, struct base_str code);

#endif
