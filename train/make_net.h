/* From the net that was learnt to the sections of the model file. */
#ifndef TRAIN_MAKE_NET_H
#define TRAIN_MAKE_NET_H

#include "make.h"
#include "net.h"
#include "vocabulary.h"

/* Takes the values of the tensors as they stand. */
void make_net(struct base_arena *arena, const struct net *net, const struct vocabulary *vocabulary,
              struct make_bytes sections[LANG_SECTION_COUNT]);

#endif
