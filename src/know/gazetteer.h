/* Finding the names of the tables in a sentence, and the entities they stand for. */
#ifndef KNOW_GAZETTEER_H
#define KNOW_GAZETTEER_H

#include "know/finders.h"
#include "know/gazetteer_line.h"

struct know_match {
    const struct know_name *name;
    uint32_t first, end; /* tokens */
    uint32_t folded_end;
};

/* The longest name of the tables that starts at a start of the line, in the sense that fits the article best. */
bool know_gazetteer_match(const struct know_working *working, const struct know_line *line, uint32_t start,
                          struct know_match *match);

/* The longest row of one source (a kind of head noun, a sector) that starts at a token; NULL when none does. */
const struct know_name *know_gazetteer_row(const struct know_tables *tables, const struct know_line *line, uint32_t token,
                                           enum know_source source, uint32_t *end);

/* Pushes a mention for every name in the sentence. */
void know_gazetteer_find(struct know_working *working, const struct know_line *line);

/* The entity of a kind with that code (states, nationalities) or name; made when the article has none yet. */
uint32_t know_entity_of_code(struct know_working *working, enum know_kind kind, struct base_str name, struct base_str code);
uint32_t know_entity_of_name(struct know_working *working, const struct know_entity *wanted);

/* Does the article name a state, a nationality or a place of that code? */
bool know_article_has_code(const struct know_article *article, struct base_str code);

/* The token that the rest of a name hangs from: the last one before the first "of", "for", "and", ",". */
uint32_t know_name_head(const struct know_line *line, uint32_t first, uint32_t end);

#endif
