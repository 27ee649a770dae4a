/*
 * Is this record of that thread? 0 when something that must agree does not; else how much speaks for it, up to 1. From
 * FOLLOW_MATCH_ENOUGH on the record may join. `why` says in words what agrees.
 */
#ifndef FOLLOW_MATCH_H
#define FOLLOW_MATCH_H

#include "follow/view.h"

#define FOLLOW_MATCH_ENOUGH 0.5

struct follow_match {
    struct follow_store *store;
    const struct follow_fresh *fresh;
    const struct follow_face *mine;   /* the record's */
    const struct follow_face *theirs; /* the thread's */
    bool alone;                       /* joins only when no other thread fits as well */
    char why[240];
};

double follow_match_weigh(struct follow_match *match);

/* ------------------------------------------------------------------ shared by match*.c */

__attribute__((format(printf, 2, 3))) void follow_match_say(struct follow_match *match, const char *format, ...);

/* 1 when the parties are the same, less when one side tells fewer, 0 when they differ. */
double follow_match_parties(const struct follow_match *match);

/* How much of the words is common, rare words counting more. */
struct follow_overlap {
    double shared, mine, theirs; /* weights */
    uint32_t telling;            /* shared words that are not weak */
    double likeness;             /* shared of all, 0 to 1 */
    double inside;               /* shared of the smaller side */
    uint32_t rarest;             /* the shared word that weighs most; 0 for none */
};
struct follow_overlap follow_match_words(const struct follow_match *match);

/* Days between the record's span and the nearest of the thread's; FOLLOW_FAR when one tells none. Guessed days count only when
 * `guesses` is set. */
#define FOLLOW_FAR INT32_MAX
int32_t follow_match_gap(const struct follow_match *match, uint8_t stage, bool guesses);
uint32_t follow_match_common(const uint32_t *a, uint8_t a_count, const uint32_t *b, uint8_t b_count);

/* People by surname; two given names without a word or initial in common are two people. */
uint32_t follow_match_people(const struct follow_match *match);

double follow_match_session(struct follow_match *match);
double follow_match_instrument(struct follow_match *match);
double follow_match_project(struct follow_match *match);
double follow_match_incident(struct follow_match *match);
double follow_match_commitment(struct follow_match *match);

#endif
