/*
 * Light verbs: "held talks", "came under attack". The noun carries the act and takes over what the verb has.
 */
#ifndef READ_LIGHT_H
#define READ_LIGHT_H

#include "read/view.h"

/* Joins each light verb with its noun, among the predications from `first` on: those of one sentence. */
void read_join_light_verbs(struct read_view *view, uint32_t first);

#endif
