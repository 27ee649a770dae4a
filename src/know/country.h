/* Codes of the parties that an entity's name tells; the rest of src/know/country.c is declared in know.h. */
#ifndef KNOW_COUNTRY_H
#define KNOW_COUNTRY_H

#include "know/know.h"

/* Adds a code to entity->codes, sorted and once; a full set stays as it is. */
void know_entity_add_code(struct know_entity *entity, struct base_str code);

#endif
