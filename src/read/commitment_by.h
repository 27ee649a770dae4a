/*
 * Who undertakes, who is asked to act, and all the parties of a commitment.
 */
#ifndef READ_COMMITMENT_BY_H
#define READ_COMMITMENT_BY_H

#include "read/commitment_govern.h"

struct read_undertaking {
    const struct read_predication *act; /* what is to be done */
    struct read_governor governor;      /* what makes it an undertaking; its token is LANG_NONE for "will" and "discussed" */
    const struct read_predication *doer;/* whose agents undertake it, and whose stance counts */
    struct base_str action;
    struct base_str object;
    struct base_str strength;
    struct know_parties by;
};

/* Fills `by`: the doer's parties, or the one named in the clause, or the only pair that the text is about. */
void read_undertakers(const struct read_view *view, struct read_undertaking *found);

/* Who is urged to act; left alone for anything but S1. */
void read_asked(const struct read_view *view, const struct read_undertaking *found, struct know_parties *asked);

/* Everybody concerned: those of `by` and the parties that the act names. */
void read_undertaking_parties(const struct read_view *view, const struct read_undertaking *found, struct know_parties *parties);

#endif
