/*
 * Which threads there are and how they go on. A few pairs of states fill most of the press, a few threads most of a pair's: so
 * the largest threads have thousands of reports and most have one or two, as in a real archive.
 */
#include "made.h"

#include <math.h>
#include <stdlib.h>

enum { FIRST_DAY = 13149, LAST_DAY = 20453 /* 2006 to 2025 */, RECENT = 512 };

struct thread {
    uint64_t salt;
    uint32_t number, step, told;
    int32_t day, due;
    double amount;
};

struct pool {
    struct thread *items;
    uint32_t count, room;
};

struct pair {
    uint32_t a, b;
    double reach; /* share of the press up to and with this pair */
    struct pool pools[MADE_KINDS];
};

struct made_world {
    struct made_dice dice;
    uint32_t articles, told, last; /* the press of twenty years; told by now; to be told */
    struct pair *pairs;
    uint32_t pair_count;
    struct made_article recent[RECENT];
    bool broken; /* memory ended */
};

uint64_t made_mix(uint64_t a, uint64_t b)
{
    uint64_t mixed = a * 0x9E3779B97F4A7C15u + b + 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
    return mixed ^ (mixed >> 31);
}

uint64_t made_roll(struct made_dice *dice)
{
    dice->state += 0x9E3779B97F4A7C15u;
    return made_mix(dice->state, 0);
}

uint32_t made_below(struct made_dice *dice, uint32_t count)
{
    return (uint32_t)((made_roll(dice) >> 32) * count >> 32);
}

bool made_chance(struct made_dice *dice, double share)
{
    return (double)(made_roll(dice) >> 11) * 0x1p-53 < share;
}

/* ------------------------------------------------------------------ pairs */

/* The pairs in an order of their own, the share of each falling with its place. */
static void share_out(struct made_world *world)
{
    double sum = 0;
    for (uint32_t i = world->pair_count - 1; i > 0; i--) {
        uint32_t other = made_below(&world->dice, i + 1);
        struct pair kept = world->pairs[i];
        world->pairs[i] = world->pairs[other];
        world->pairs[other] = kept;
    }
    for (uint32_t i = 0; i < world->pair_count; i++) {
        sum += 1 / (10.0 + i);
        world->pairs[i].reach = sum;
    }
    for (uint32_t i = 0; i < world->pair_count; i++) {
        world->pairs[i].reach /= sum;
    }
}

struct made_world *made_world_new(uint64_t seed, uint32_t articles)
{
    struct made_world *world = calloc(1, sizeof *world);
    uint32_t count = MADE_STATE_COUNT * (MADE_STATE_COUNT - 1) / 2;
    struct pair *pairs = calloc(count, sizeof *pairs);
    if (world == NULL || pairs == NULL) {
        free(world);
        free(pairs);
        return NULL;
    }
    *world = (struct made_world){.dice = {seed}, .articles = articles, .last = articles, .pairs = pairs};
    for (uint32_t a = 0; a < MADE_STATE_COUNT; a++) {
        for (uint32_t b = a + 1; b < MADE_STATE_COUNT; b++) {
            pairs[world->pair_count++] = (struct pair){.a = a, .b = b};
        }
    }
    share_out(world);
    return world;
}

void made_world_go_on(struct made_world *world, uint32_t more)
{
    world->last += more;
}

void made_world_free(struct made_world *world)
{
    for (uint32_t i = 0; world != NULL && i < world->pair_count; i++) {
        for (uint32_t kind = 0; kind < MADE_KINDS; kind++) {
            free(world->pairs[i].pools[kind].items);
        }
    }
    free(world != NULL ? world->pairs : NULL);
    free(world);
}

static struct pair *pick_pair(struct made_world *world)
{
    double at = (double)(made_roll(&world->dice) >> 11) * 0x1p-53;
    uint32_t low = 0, high = world->pair_count - 1;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (world->pairs[middle].reach < at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return &world->pairs[low];
}

/* ------------------------------------------------------------------ threads */

/* How many threads of a kind a pair may have (0 for any number), and how often a report begins another. */
static const struct {
    uint32_t most;
    double fresh;
} KINDS[MADE_KINDS] = {
    [MADE_SESSION] = {6, 0.05}, [MADE_TARGET] = {4, 0.02},    [MADE_FIGURE] = {1, 1},   [MADE_INSTRUMENT] = {0, 0.35},
    [MADE_PROJECT] = {0, 0.12}, [MADE_COMMITMENT] = {0, 0.5}, [MADE_TALLY] = {0, 0.45}, [MADE_TALKS] = {0, 0.5},
};

static struct thread *begin_thread(struct made_world *world, struct pair *pair, enum made_kind kind)
{
    struct pool *pool = &pair->pools[kind];
    if (pool->count == pool->room) {
        uint32_t room = pool->room == 0 ? 4 : 2 * pool->room;
        struct thread *items = realloc(pool->items, room * sizeof *items);
        if (items == NULL) {
            world->broken = true;
            return NULL;
        }
        pool->items = items;
        pool->room = room;
    }
    struct thread *thread = &pool->items[pool->count++];
    *thread = (struct thread){.salt = made_roll(&world->dice), .number = 1, .day = TEXT_NO_DAY, .due = TEXT_NO_DAY};
    return thread;
}

static struct thread *pick_thread(struct made_world *world, struct pair *pair, enum made_kind kind)
{
    struct pool *pool = &pair->pools[kind];
    bool full = KINDS[kind].most > 0 && pool->count >= KINDS[kind].most;
    if (pool->count == 0 || (!full && made_chance(&world->dice, KINDS[kind].fresh))) {
        return begin_thread(world, pair, kind);
    }
    uint32_t near = pool->count < 40 ? pool->count : 40; /* the press forgets */
    uint32_t back = made_below(&world->dice, near);
    return &pool->items[pool->count - 1 - (back < near / 2 ? back : made_below(&world->dice, near))];
}

static int32_t days_from(struct made_dice *dice, int32_t day, uint32_t least, uint32_t most)
{
    return day + (int32_t)(least + made_below(dice, most - least));
}

/* A session is announced, sometimes put off, held; then the next one is spoken of. */
static void go_on_session(struct made_dice *dice, struct thread *thread, int32_t day)
{
    if (thread->step == 2 || thread->told == 0) {
        thread->number += thread->told > 0 ? 1 : made_below(dice, 9);
        thread->step = 0;
        thread->day = days_from(dice, day, 10, 200);
    } else if (made_chance(dice, 0.2)) {
        thread->step = 1;
    } else if (thread->step == 1) {
        thread->step = 0;
        thread->day = days_from(dice, day, 30, 400);
    } else if (day >= thread->day || made_chance(dice, 0.3)) {
        thread->step = 2;
        thread->day = day - (int32_t)made_below(dice, 2);
    }
}

static void go_on_target(struct made_dice *dice, struct thread *thread, int32_t day)
{
    if (thread->told == 0) {
        static const double AMOUNTS[] = {0.5, 1, 1.5, 2, 3, 5, 8, 10, 15, 20, 25, 30, 50, 100};
        thread->amount = 1e9 * AMOUNTS[made_below(dice, sizeof AMOUNTS / sizeof *AMOUNTS)];
    }
    if (thread->told == 0 || (thread->due != TEXT_NO_DAY && day > thread->due) || made_chance(dice, 0.02)) {
        int32_t year;
        uint32_t month, date;
        text_day_to_ymd(day, &year, &month, &date);
        thread->due = text_day_from_ymd(year + 2 + (int32_t)made_below(dice, 8), 12, 31);
    }
}

static void go_on_steps(struct made_dice *dice, struct thread *thread, int32_t day, uint32_t last)
{
    if (thread->told > 0 && thread->step < last && made_chance(dice, 0.4)) {
        thread->step++;
    }
    if (thread->step == 0 && made_chance(dice, 0.3)) {
        thread->due = days_from(dice, day, 20, 900);
    }
}

/* The first count of an incident is seldom the last. */
static void go_on_tally(struct made_dice *dice, struct thread *thread, int32_t day)
{
    if (thread->told == 0) {
        thread->number = 2 + made_below(dice, 60);
        thread->day = day - (int32_t)made_below(dice, 2);
    } else if (made_chance(dice, 0.5)) {
        thread->number += made_below(dice, 6);
        thread->number -= thread->number > 8 ? made_below(dice, 4) : 0;
    }
}

static void go_on(struct made_dice *dice, struct thread *thread, enum made_kind kind, int32_t day)
{
    switch (kind) {
    case MADE_SESSION:
        go_on_session(dice, thread, day);
        break;
    case MADE_TARGET:
        go_on_target(dice, thread, day);
        break;
    case MADE_TALLY:
        go_on_tally(dice, thread, day);
        break;
    case MADE_INSTRUMENT:
    case MADE_PROJECT:
        go_on_steps(dice, thread, day, 4);
        break;
    case MADE_COMMITMENT:
        go_on_steps(dice, thread, day, 2);
        break;
    default:
        thread->amount = floor(1e6 * (20 + made_below(dice, 9000)));
        break;
    }
}

static bool tell(struct made_world *world, struct pair *pair, enum made_kind kind, int32_t day, struct made_fact *fact)
{
    struct thread *thread = pick_thread(world, pair, kind);
    if (thread == NULL) {
        return false;
    }
    go_on(&world->dice, thread, kind, day);
    *fact = (struct made_fact){.kind = kind,
                               .a = pair->a,
                               .b = pair->b,
                               .salt = thread->salt,
                               .number = thread->number,
                               .step = thread->step,
                               .again = thread->told > 0,
                               .day = thread->day != TEXT_NO_DAY ? thread->day : day,
                               .due = thread->due,
                               .amount = thread->amount};
    thread->told++;
    return true;
}

/* ------------------------------------------------------------------ reports */

static enum made_kind pick_kind(struct made_dice *dice)
{
    static const uint32_t SHARES[MADE_KINDS] = {18, 10, 8, 22, 10, 24, 8, 14};
    uint32_t at = made_below(dice, 114), kind = 0;
    while (at >= SHARES[kind]) {
        at -= SHARES[kind++];
    }
    return (enum made_kind)kind;
}

static bool told_already(const struct made_article *article, const struct made_fact *fact)
{
    for (uint32_t i = 0; i < article->count; i++) {
        if (article->facts[i].salt == fact->salt) {
            return true;
        }
    }
    return false;
}

static void make_new(struct made_world *world, struct made_article *article)
{
    struct pair *pair = pick_pair(world);
    uint32_t wanted = 1 + made_below(&world->dice, 3);
    for (uint32_t i = 0; i < wanted; i++) {
        struct made_fact fact;
        if (tell(world, pair, pick_kind(&world->dice), article->day, &fact) && !told_already(article, &fact)) {
            article->facts[article->count++] = fact;
        }
    }
}

/* The text of a recent report under another outlet; a rewrite uses other words. */
static bool repeat(struct made_world *world, struct made_article *article)
{
    uint32_t known = world->told < RECENT ? world->told : RECENT;
    if (known == 0 || !made_chance(&world->dice, 0.15)) {
        return false;
    }
    const struct made_article *old = &world->recent[made_below(&world->dice, known)];
    article->copy = made_chance(&world->dice, 0.6);
    article->wording = article->copy ? old->wording : article->wording;
    article->day = old->day + (int32_t)made_below(&world->dice, 2);
    article->count = old->count;
    for (uint32_t i = 0; i < old->count; i++) {
        article->facts[i] = old->facts[i];
    }
    return true;
}

bool made_world_next(struct made_world *world, struct made_article *article)
{
    if (world->told >= world->last || world->broken) {
        return false;
    }
    *article =
        (struct made_article){.number = world->told + 1,
                              .outlet = made_below(&world->dice, 40),
                              .wording = made_below(&world->dice, 1u << 30),
                              .day = FIRST_DAY + (int32_t)((uint64_t)world->told * (LAST_DAY - FIRST_DAY) / world->articles)};
    article->day -= made_chance(&world->dice, 0.05) ? (int32_t)made_below(&world->dice, 60) : 0; /* found late */
    if (!repeat(world, article)) {
        make_new(world, article);
    }
    world->recent[world->told++ % RECENT] = *article;
    return !world->broken;
}
