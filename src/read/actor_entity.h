/* The role part of an actor code: what an entity is in public life. */
#ifndef READ_ACTOR_ENTITY_H
#define READ_ACTOR_ENTITY_H

#include "read/actor.h"

/* Adds the code of an entity. `home` is the state of persons and organisations that show none. */
void read_entity_code(const struct read_view *view, uint32_t entity, struct base_str home, struct read_codes *codes);

/* The role of a common noun: "soldier" MIL; empty when it names nobody. */
struct base_str read_noun_role(const struct read_view *view, struct base_str noun);

struct base_str read_code_join(const struct read_view *view, struct base_str country, struct base_str role);

#endif
