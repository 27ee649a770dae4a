/* CAMEO actor codes of what a phrase refers to: state, then role ("PAKGOV", "TURMIL", "AFGREB"). */
#ifndef READ_ACTOR_H
#define READ_ACTOR_H

#include "read/common.h"

enum { READ_CODE_LIMIT = 8 };

struct read_codes {
    struct base_str items[READ_CODE_LIMIT];
    uint32_t count;
};

/* Adds the codes of the phrase at `token`. `home` is the state of actors that name none ("militants", "the police"). */
void read_actor_codes(const struct read_view *view, uint32_t token, struct base_str home, struct read_codes *codes);

/* The state that an act happens in: its place, else the article's first party. Empty when there is neither. */
struct base_str read_home(const struct read_view *view, const struct read_predication *act);

#endif
