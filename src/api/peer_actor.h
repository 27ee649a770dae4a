/*
 * An actor code taken apart: "PAKGOVMIL" is Pakistan, its government, the military part of it.
 *
 * The chain is that of the CAMEO manual, three letters a part. What the parts are stands in data/lexicon/peer_roles.tsv.
 */
#ifndef API_PEER_ACTOR_H
#define API_PEER_ACTOR_H

#include "api/words.h"

enum { API_PARTS = 5 };

struct api_actor {
    struct base_str code;
    struct base_str parts[API_PARTS]; /* the first five */
    uint32_t part_count;
    struct base_str state; /* alpha-3; empty when the first part is no state */
    struct base_str bloc;  /* short name of the bloc or organisation that the whole code stands for */
};

/* A code taken apart; an empty code gives an actor without parts. */
struct api_actor api_actor_from(struct base_str code);

/* A cell of peer_roles.tsv for a part: "kind", "plover", "icews"; empty when it has none. */
struct base_str api_part_is(struct base_str part, const char *column);

/* Is the part one of a kind: a role, a faith, an own code of a body, ... */
bool api_part_is_kind(struct base_str part, const char *kinds);

/* The n-th part of one of these kinds, the first part left out when it is a state; empty when there is none. */
struct base_str api_actor_part(const struct api_actor *actor, const char *kinds, uint32_t n);

/* "Pakistan", "European Union"; empty when unknown. */
struct base_str api_actor_name(const struct know_tables *tables, const struct api_actor *actor);

#endif
