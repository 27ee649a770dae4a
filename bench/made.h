/*
 * A made-up press of twenty years, as large as one likes, to measure threads with.
 *
 *     struct made_world *world = made_world_new(seed, articles);
 *     struct made_article article;
 *     while (made_world_next(world, &article)) {
 *         made_print(&article, &arena, &page);                     as if the document had been read
 *     }
 *
 * The countries are real, all else is dice: bodies with their sessions, targets that are restated, documents on their way into
 * force, projects, promises, incidents whose counts change, people in office. A thread is told again and again, by several
 * outlets in several wordings; some reports are copies or rewrites of one that came shortly before. The same seed and number of
 * articles give the same press on any machine.
 */
#ifndef BENCH_MADE_H
#define BENCH_MADE_H

#include "read/record.h"
#include "text/article.h"

enum made_kind {
    MADE_SESSION,
    MADE_TARGET,
    MADE_FIGURE,
    MADE_INSTRUMENT,
    MADE_PROJECT,
    MADE_COMMITMENT,
    MADE_TALLY,
    MADE_TALKS,
    MADE_KINDS
};

/* What one report tells of one thread. `salt` names the thread: whatever never changes about it comes from these bits. */
struct made_fact {
    enum made_kind kind;
    uint32_t a, b; /* states, by their place in made_states() */
    uint64_t salt;
    uint32_t number; /* of a session; people in an incident */
    uint32_t step;   /* how far the thread has come; see made_step */
    bool again;      /* told before */
    int32_t day;     /* when it happened or is to happen */
    int32_t due;     /* TEXT_NO_DAY for none */
    double amount;
};

enum { MADE_FACTS = 6 };
struct made_article {
    uint32_t number; /* from 1 */
    int32_t day;
    uint32_t outlet, wording;
    bool copy; /* the same words as an earlier one, under another outlet */
    struct made_fact facts[MADE_FACTS];
    uint32_t count;
};

/* ------------------------------------------------------------------ dice */

struct made_dice {
    uint64_t state;
};
uint64_t made_roll(struct made_dice *dice);
uint32_t made_below(struct made_dice *dice, uint32_t count);
bool made_chance(struct made_dice *dice, double share);
uint64_t made_mix(uint64_t a, uint64_t b);

/* ------------------------------------------------------------------ the world */

enum { MADE_SEED = 20250710 };
struct made_world;
struct made_world *made_world_new(uint64_t seed, uint32_t articles);          /* NULL when memory ends */
bool made_world_next(struct made_world *world, struct made_article *article); /* false after the last */
void made_world_go_on(struct made_world *world, uint32_t more); /* so many more reports, of the days after the last */
void made_world_free(struct made_world *world);

/* ------------------------------------------------------------------ names */

struct made_state {
    const char *code, *name, *capital;
};
extern const struct made_state MADE_STATES[];
extern const uint32_t MADE_STATE_COUNT;
struct base_str made_outlet(struct base_arena *arena, uint32_t number);
struct base_str made_town(struct base_arena *arena, uint64_t salt);
struct base_str made_person(struct base_arena *arena, uint64_t salt);

/* A body's names: `late` is the one it took when it was renamed (the same when it never was). */
struct made_body {
    const char *name, *shorter, *kind;
};
struct made_body made_body_of(uint64_t salt, bool late);

/* What a thread is called, and the words that go with it. */
struct made_thing {
    struct base_str name, sector;
    const char *kind, *action;
};
struct made_thing made_thing_of(struct base_arena *arena, const struct made_fact *fact);

/* ------------------------------------------------------------------ print */

/* The report as a document, with the records that a reader would find in it. */
struct made_page {
    struct text_document document;
    struct read_records records;
    uint32_t first[MADE_FACTS + 1]; /* record of each fact, by their number; behind the last one all records */
};
void made_print(const struct made_article *article, struct base_arena *arena, struct made_page *page); /* all in the arena */

/* The steps of a thread's life as records name them: status of session, instrument, project, commitment. */
extern const char *const MADE_SESSION_STEPS[], *const MADE_INSTRUMENT_STEPS[], *const MADE_PROJECT_STEPS[],
                                                                                   *const MADE_COMMITMENT_STEPS[];

/* ------------------------------------------------------------------ judging */

/* Prints, kind by kind, how well the threads of a ledger made from the first `articles` reports are those of the world: JSON.
 */
int made_judge(const char *path, uint32_t articles);

#endif
