/*
 * Keys: short exact strings. A record is compared only with threads that share a key with it, so that a new record costs the
 * same however many threads there are.
 *
 *     i|KAZ PAK|w:extradition     an instrument between two parties, by a word of its name
 *     s|B17|#22                   session 22 of the body of thread 17
 *     x|IRN|d:2024-08-20          an incident by country and day
 */
#ifndef FOLLOW_KEY_H
#define FOLLOW_KEY_H

#include "follow/view.h"

enum { FOLLOW_KEYS = 40 };

struct follow_keys {
    struct base_str items[FOLLOW_KEYS]; /* the strongest first */
    uint32_t count;
    char text[4096];
    uint32_t used;
};

/* The keys to look for (with the days beside the record's own), or those by which a thread is found later. */
void follow_keys_of(struct follow_store *store, const struct follow_fresh *fresh, bool looking, struct follow_keys *keys);

/* Names of a body between some parties; also how a session finds its body. */
struct base_str follow_key_of_body(struct follow_store *store, const struct follow_face *face, uint32_t name, char out[512]);

#endif
