/* Finding what a phrase refers to; used by know_referents (sameness_phrase.c). Each question answers with the entity
 * that was named near before a token and agrees, or with KNOW_NONE. */
#ifndef KNOW_SAMENESS_H
#define KNOW_SAMENESS_H

#include "know/know.h"

/* Answers being collected: unique, at most `limit`. */
struct sameness {
    const struct know_article *article;
    uint32_t *out;
    uint32_t limit;
    uint32_t count;
};

void sameness_answer(struct sameness *same, uint32_t entity);

/* The entity of a state or bloc by its code. */
uint32_t sameness_state(const struct know_article *article, struct base_str code);

/* "the Iranian side": the code of the state that stands before the head; empty when none does. */
struct base_str sameness_country_of_phrase(const struct sameness *same, uint32_t head);
uint32_t sameness_number_of_phrase(const struct sameness *same, uint32_t head);

uint32_t sameness_person(const struct sameness *same, uint32_t token, char gender);
void sameness_office_holders(struct sameness *same, uint32_t token, struct base_str wanted, struct base_str country, uint32_t number);
void sameness_two_states(struct sameness *same, uint32_t token);
uint32_t sameness_last_state(const struct sameness *same, uint32_t token, struct base_str codes);
uint32_t sameness_last_of_type(const struct sameness *same, uint32_t token, enum know_kind kind, struct base_str type);

#endif
