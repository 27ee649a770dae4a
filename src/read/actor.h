/* CAMEO actor codes of what a phrase refers to: state, then role ("PAKGOV", "TURMIL", "AFGREB"). */
#ifndef READ_ACTOR_H
#define READ_ACTOR_H

#include "read/common.h"

enum { READ_CODE_LIMIT = 8 };

struct read_codes {
    struct base_str items[READ_CODE_LIMIT];
    uint32_t count;
};

/* The states that actors of an article belong to when their own words name none. */
struct read_homes {
    struct base_str article; /* where the article comes from, else the state it names most */
    struct base_str rebels;  /* the state of the armed group it names most; empty when there is none */
};

void read_find_homes(const struct read_view *view, struct read_homes *homes);

/* The state that an act happens in: its own place, a place of its sentence, else empty. */
struct base_str read_place_home(const struct read_view *view, const struct read_predication *act);

/* Adds the codes of the phrase at `token`. `place` is the state of actors that name none ("militants", "the police");
 * where it is empty the article's homes serve. */
void read_actor_codes(const struct read_view *view, uint32_t token, const struct read_homes *homes, struct base_str place, struct read_codes *codes);

/* Is the word one for people, gear or places that act ("troops", "jets"), though it may name a deed too ("patrol")? */
bool read_names_actor(const struct read_view *view, uint32_t token);

/* Adds a code unless it is there or there is no room. */
void read_codes_push(struct read_codes *codes, struct base_str code);

#endif
