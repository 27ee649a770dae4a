/* What the files that walk through a thread's life share: see life.c. */
#ifndef FOLLOW_WALK_H
#define FOLLOW_WALK_H

#include "follow/day.h"
#include "follow/life.h"

struct follow_walk {
    struct base_arena *arena;
    struct follow_life *life;
    BASE_ARRAY(struct follow_fact) facts;
    struct follow_seen articles, families;
    struct follow_fact *fact; /* in hand */
    bool changed;             /* by the fact in hand */
    bool denials;             /* is anything denied at all? */
    int64_t counted;          /* the article that told the amount */
};

/* A line of the history, told by the fact in hand. */
void follow_walk_note(struct follow_walk *walk, const char *what, struct base_str from, struct base_str to);

/* Has the history begun? Before that everything belongs to its first line. */
bool follow_walk_has_begun(const struct follow_walk *walk);

/* Stands at another status from now on. */
void follow_walk_stand(struct follow_walk *walk, const struct follow_word *word, enum follow_stop stop);

/* Deadlines, planned days and the days of sessions (life_day.c). */
void follow_walk_days(struct follow_walk *walk);

#endif
