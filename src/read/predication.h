/*
 * Predications: who does what to whom, with grammar undone.
 *
 * Each verb and each noun that names an act becomes one predication. Passives, conjoined and relative clauses,
 * participles, control ("agreed to boost"), light verbs ("held talks"), nominalisations ("the signing of a
 * protocol between A and B") and reported speech all end in the same shape, so readers never pick at trees.
 *
 *     "The protocol was signed by Norell and Vero in Tarsk"  ->  sign, agents Norell Vero, themes protocol, in Tarsk
 *     "the signing of a protocol between Aland and Borduria" ->  sign, agents Aland Borduria, themes protocol
 *
 * Arguments are the head tokens of phrases, conjuncts taken apart.
 */
#ifndef READ_PREDICATION_H
#define READ_PREDICATION_H

#include "read/view.h"

enum read_stance_kind { READ_FACT, READ_PLANNED, READ_POSSIBLE, READ_DENIED, READ_DISPUTED };

struct read_stance {
    enum read_stance_kind kind;
    bool negated;          /* "did not meet", "refused to meet", "no talks were held" */
    bool conditional;      /* "if they met" */
    bool future;           /* will, is to, next week */
    bool urged;            /* must, should; called for, proposed */
    bool restates;         /* reiterated, reaffirmed, renewed */
    bool perfect;          /* have/had done */
    bool progressive;      /* is doing */
    uint32_t speaker;      /* token of the one who is quoted for it; READ_NONE when the text itself says it */
};

struct read_oblique {
    struct base_str preposition; /* lower case, fixed ones joined: "with", "between", "on behalf of" */
    uint32_t head;               /* token */
    uint32_t depth;              /* 0 on the act itself, 1 on its object, 2 on the object's phrase, ... */
    uint32_t below;              /* token that the phrase hangs from */
};

struct read_predication {
    uint32_t token;              /* the word that names the act: the verb, or the noun */
    uint32_t verb;               /* the verb that carries tense: the light verb over the noun; else as `token` */
    struct base_str lemma;       /* with its particle: "carry out" */
    bool nominal;
    bool passive;
    bool light;                  /* noun below a light verb */
    struct read_tokens agents;
    struct read_tokens themes;
    struct read_tokens recipients;
    BASE_ARRAY(struct read_oblique) obliques;
    uint32_t parent;             /* predication that this one is a clause or argument of; READ_NONE */
    uint32_t control;            /* predication whose infinitive or gerund complement this is; READ_NONE */
    struct read_stance stance;
    uint32_t sense;              /* row of the sense table; READ_NONE */
    struct base_span clause;     /* tokens from the first to the last word of it */
};

/* Fills view->predications and view->predication_of. */
void read_predicate(struct read_view *view);

/* The first oblique with one of the blank-separated prepositions; NULL when there is none. */
const struct read_oblique *read_oblique(const struct read_predication *act, const char *prepositions);

/* Pushes `token` and its conjuncts ("A, B and C"). */
void read_push_conjuncts(const struct read_view *view, struct read_tokens *tokens, uint32_t token);

/* The preposition of a phrase ("on behalf of"): its case words joined; empty when it has none. */
struct base_str read_preposition(const struct read_view *view, uint32_t head);

#endif
