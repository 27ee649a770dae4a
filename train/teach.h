/* One run of learning: a net, from its first numbers to its last. */
#ifndef TRAIN_TEACH_H
#define TRAIN_TEACH_H

#include "judge.h"

/* What a net is measured on while it learns; all of it left out of learning. */
struct trials {
    struct corpus dev;
    struct corpus news;
    struct corpus names;
};

struct teach_plan {
    const struct corpus *corpus;
    const struct lang_tag_class *tag_classes;
    const struct trials *trials; /* NULL: nothing is measured */
    uint32_t word_count;
    uint32_t epochs;
    uint32_t seed;
    float rate;
    float decay;
    struct net *teachers; /* nets that have learnt, whose shares are learnt too; none to begin with */
    uint32_t teacher_count;
    float trust;
    const char *name;
};

/* Opens the net, teaches it, and leaves the running averages as its values. */
void teach(const struct teach_plan *plan, const struct vectors *vectors, struct net *net);

#endif
