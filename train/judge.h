/* What a net reaches on a corpus, in floats: a look at the training as it goes on. */
#ifndef TRAIN_JUDGE_H
#define TRAIN_JUDGE_H

#include "net.h"

void judge_trees(struct net *net, const struct corpus *corpus, const struct lang_tag_class *classes, const char *name);
void judge_names(struct net *net, const struct corpus *corpus, const char *name);

#endif
