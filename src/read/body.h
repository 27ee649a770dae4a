/* Names of standing bodies; shared by the readers of bodies and meetings. */
#ifndef READ_BODY_H
#define READ_BODY_H

#include "read/common.h"

enum { READ_BODY_NAMES = 6 };

/* The names of the bodies that a mention means: "Joint Working Groups on IT and agriculture" are two. The nouns after
 * "on" that tell them apart go to `topics` (tokens, READ_NONE for a single body). Returns how many. */
uint32_t read_body_names(const struct read_view *view, uint32_t mention, struct base_str *names, uint32_t *topics);

#endif
