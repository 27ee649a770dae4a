/* Names of standing bodies; shared by the readers of bodies and meetings. */
#ifndef READ_BODY_H
#define READ_BODY_H

#include "read/common.h"

enum { READ_BODY_NAMES = 6 };

/* The names of the bodies that a mention means: "Joint Working Groups on IT and agriculture" are two. The nouns after
 * "on" that tell them apart go to `topics` (tokens, READ_NONE for a single body). Returns how many. */
uint32_t read_body_names(const struct read_view *view, uint32_t mention, struct base_str *names, uint32_t *topics);

/* A name without the body above it: "Working Group on Wool of the Aland-Borduria Commission" is the working group; the rest, which
 * is empty when no body stands above, goes to `parent`. */
struct base_str read_body_own_name(const struct read_view *view, struct base_str name, struct base_str *parent);

#endif
