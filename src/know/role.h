/* Which title without a name fits which office: "the minister" a foreign minister, "the Turkish leader" a president. */
#ifndef KNOW_ROLE_H
#define KNOW_ROLE_H

#include "know/title.h"

/* Does an office fit what a title alone says? `wanted` is the normalised title of the role ("leader", "minister"). */
bool role_fits(struct base_str wanted, const struct know_office *office, enum know_level level);

/* The office of a person that fits a role; KNOW_NONE when none does. An empty country fits any. */
uint32_t role_office_of(const struct know_article *article, uint32_t person, struct base_str wanted, struct base_str country);

#endif
