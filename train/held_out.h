/* News that no model learns from, so that every model can be measured on it. */
#ifndef TRAIN_HELD_OUT_H
#define TRAIN_HELD_OUT_H

#include "lang/conllu.h"

/* Marks the sentences of the documents held out: flags[sentence]. */
void held_out_mark(const struct lang_conllu *document, bool *flags);

#endif
