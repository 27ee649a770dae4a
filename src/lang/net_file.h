/* The net's section of the model file. */
#ifndef LANG_NET_FILE_H
#define LANG_NET_FILE_H

#include "lang/model.h"

/* Sets the sizes of all matrices and, with bytes, where they stand; returns how many bytes the section has. */
size_t lang_net_lay_out(const unsigned char *bytes, uint32_t tag_count, uint32_t action_count, struct lang_net *net);

#endif
