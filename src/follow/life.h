/*
 * How the life of a thread went, from what its reports tell in their order.
 *
 * The rules, all of which keep what is further until somebody says plainly that it is undone:
 *
 *   step      Each kind of thread has a ladder (data/lexicon/follow_status.tsv). A later report that tells a lower step ("to be
 *             signed" of a signed treaty) changes nothing.
 *   setback,  "Postponed", "suspended", "stalled", "cancelled", "expired" stop a thread or end it, unless what they tell came
 *   end       about before the step that the thread has reached. A session that was held stays held.
 *   again     A stopped or ended thread lives again by "revived"; by a deed of its own day behind the stop; by a step further
 * than any before; by operating, being in force, under way, delivered or held; a session also by a new planned day. planned
 * What is planned or possible is no deed: a signature that is planned is "to be signed". denied    What is denied does not move
 * a thread. A stop or end that somebody denies counts only when an independent report tells it again after the denial. strength
 * The highest reached; planned things reach S2 at most, possible ones S1. restated  Later occasions on which an independent
 * report repeats the thread without any change. Reports of one day and the next are one occasion, unless the text itself says
 * "reiterated". What was held is not restated. due       The newest deadline or planned day told, its last day.
 */
#ifndef FOLLOW_LIFE_H
#define FOLLOW_LIFE_H

#include "follow/internal.h"

enum follow_role { FOLLOW_NO_ROLE, FOLLOW_STEP, FOLLOW_BESIDE, FOLLOW_SETBACK, FOLLOW_END, FOLLOW_RESUME, FOLLOW_REVIVAL };

/* A row of follow_status.tsv. */
struct follow_word {
    struct base_str status, planned, missing;
    enum follow_role role;
    int rank, strength; /* -1 for none */
    bool open;
};

/* What a status means for a kind of thread; false when it means nothing. */
bool follow_word_find(enum follow_kind kind, struct base_str status, struct follow_word *word);

/* Does a document of this kind need more than its signature? */
bool follow_paper_needs_more(struct base_str kind);

/* What one record says that can move its thread. */
struct follow_fact {
    const struct follow_told *told;
    int32_t day;      /* of the report, else its own; TEXT_NO_DAY when unknown */
    int32_t happened; /* its own last day when that is not after the report's, else the report's */
    int32_t from, to; /* its own days */
    int32_t deadline;
    struct follow_word word;
    int strength; /* -1 for none */
    bool denied, planned, possible;
    int planned_rank; /* of a step that is only planned; -1 for none */
    double amount;    /* a target's aim or an incident's count; NAN for none */
    struct base_str unit;
};
struct follow_fact follow_fact_of(enum follow_kind kind, const struct follow_told *told);

/* "USD 5 billion", "13 killed", "at least 20 tariff lines"; empty when no amount is told. */
struct base_str follow_amount_text(struct base_arena *arena, const struct read_record *record);
/* "7th". */
struct base_str follow_ordinal(struct base_arena *arena, double number);

enum follow_stop { FOLLOW_GOES_ON, FOLLOW_STOPPED, FOLLOW_ENDED_FOR_NOW };

struct follow_life {
    struct base_arena *arena;
    enum follow_kind kind;
    struct follow_word word; /* the status it stands at; empty status when none is told */
    int32_t word_day;        /* since when: the last day of the month or the year where no day is printed */
    int32_t word_from;       /* and the first */
    bool word_dated;         /* a report prints that day */
    int rank;                /* the furthest step reached, -1 for none */
    enum follow_stop stop;
    int strength;
    int32_t strength_day;
    int32_t plan_from, plan_to, deadline;
    int32_t first_plan, done_day; /* of sessions and visits: the first planned day and the day it was held */
    uint32_t postponed;
    int32_t due;
    double number;
    struct base_str unit, amount;
    uint32_t reports, independent, restated;
    int32_t first_seen, last_seen, occasion;
    struct follow_changes changes;
};

/* The tolds must be in order (follow_records). */
void follow_live(struct base_arena *arena, enum follow_kind kind, const struct follow_tolds *tolds, struct follow_life *life);

#endif
