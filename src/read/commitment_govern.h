/*
 * What makes an act an undertaking: the word above it that says how firmly ("agreed to build", "their resolve to build",
 * "stressed the need for building", "is ready to build").
 */
#ifndef READ_COMMITMENT_GOVERN_H
#define READ_COMMITMENT_GOVERN_H

#include "read/predication.h"

struct read_governor {
    uint32_t token;                          /* the word that gives the strength: a verb, noun or adjective */
    const struct read_predication *word;     /* its predication; NULL for an adjective */
    const struct read_predication *carrier;  /* the verb above a noun ("expressed", "was delayed"); NULL when there is none */
    const struct read_predication *by_whose; /* the first of the two that has a doer; NULL when neither has */
    struct base_str strength;                /* "S0" to "S6" */
    bool topic;                              /* it is only talked about: the verb of talking is the undertaking */
    bool goes_on;                            /* "continue to", "keep" stood between */
    uint32_t passed;                         /* the word that stood between; LANG_NONE */
};

/* Climbs from the act to the word that governs it; false when none does. */
bool read_find_governor(const struct read_view *view, const struct read_predication *act, struct read_governor *governor);

/* Strength of the word at a token, S0 to S6; empty when it has none. What is in effect (S7) governs nothing. */
struct base_str read_strength_at(const struct read_view *view, uint32_t token);

#endif
