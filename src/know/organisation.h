/* Organisations and bodies that no table lists, by their head nouns. */
#ifndef KNOW_ORGANISATION_H
#define KNOW_ORGANISATION_H

#include "know/finders.h"
#include "know/gazetteer_line.h"

/* A name around a head noun, while it is being found. */
struct know_naming {
    struct know_working *working;
    const struct know_line *line;
    const struct know_name *organisation; /* row of the head noun as an organisation's; NULL when it is none */
    const struct know_name *body;         /* row of the head noun as a body's; NULL when it is none */
    uint32_t noun, noun_end;              /* tokens of the head noun */
    uint32_t first, end;                  /* tokens of the whole name */
    bool capital;                         /* the head noun is printed with a capital */
};

/* "Ministry of Trade and Industry", "Bank of Ghana", "Joint Economic Commission": pushes a mention for each. */
void know_organisation_find(struct know_working *working, const struct know_line *line);

/* Widens first..end from the head noun to both sides. */
void know_naming_extend(struct know_naming *naming);

/* What name_words.tsv says of the word at a token ("between", "title", ...); empty when nothing. */
struct base_str know_word_use(const struct know_naming *naming, uint32_t token);

/* Codes of the states and blocs named inside the name, or else by the possessive before it ("Kenya's"). */
void know_naming_codes(const struct know_naming *naming, struct know_parties *parties);

#endif
