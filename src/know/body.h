/* Bodies between parties: councils, commissions, committees, working groups, forums. */
#ifndef KNOW_BODY_H
#define KNOW_BODY_H

#include "know/organisation.h"

/* Is the name that of a body between parties rather than of one state's own organisation? `codes`: parties in the name. */
bool know_body_is_between(const struct know_naming *naming, const struct know_parties *codes);

/* Parties told just behind the name: "between Peru and Chile", "with Japan". */
void know_body_parties_behind(const struct know_naming *naming, struct know_parties *codes);

/* The entity of an organisation or body; a shorter wording of a body named before is that body. */
uint32_t know_body_entity(struct know_working *working, const struct know_entity *wanted);

#endif
