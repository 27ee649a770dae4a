/*
 * The days in a thread's life: deadlines that are told and moved, sessions that are planned, slip, are put off without a day
 * and are held, and what signatures and starts are planned for.
 */
#include "follow/walk.h"

static void move_deadline(struct follow_walk *walk)
{
    struct follow_life *life = walk->life;
    int32_t deadline = walk->fact->deadline, before = life->deadline;
    if (deadline == TEXT_NO_DAY || deadline == before) {
        return;
    }
    life->deadline = life->due = deadline;
    if (follow_walk_has_begun(walk)) {
        follow_walk_note(walk, "deadline", follow_day_text(walk->arena, before), follow_day_text(walk->arena, deadline));
    }
}

/* "2025-02-13 (247 days later)". */
static struct base_str slipped_text(struct base_arena *arena, int32_t before, int32_t day)
{
    struct base_str text = follow_day_text(arena, day);
    int64_t days = (int64_t)day - before;
    if (before == TEXT_NO_DAY || days == 0) {
        return text;
    }
    return base_str_format(arena, "%.*s (%lld %s %s)", BASE_STR_ARG(text), (long long)(days < 0 ? -days : days),
                           days == 1 || days == -1 ? "day" : "days", days < 0 ? "earlier" : "later");
}

static bool overlap(int32_t a_from, int32_t a_to, int32_t b_from, int32_t b_to)
{
    return a_from <= b_to && b_from <= a_to;
}

/* A day planned or kept. Within the days known before it only says more exactly; else the thread moved in time. */
static void move_day(struct follow_walk *walk, int32_t from, int32_t to)
{
    struct follow_life *life = walk->life;
    int32_t before_from = life->plan_from, before_to = life->plan_to;
    life->plan_from = from;
    life->plan_to = to;
    if (before_to == TEXT_NO_DAY) {
        return;
    }
    if (!overlap(before_from, before_to, from, to)) {
        follow_walk_note(walk, "date", follow_day_text(walk->arena, before_to), slipped_text(walk->arena, before_to, to));
    } else if (to - from > before_to - before_from) { /* told less exactly now */
        life->plan_from = before_from;
        life->plan_to = before_to;
    }
}

static void plan_day(struct follow_walk *walk)
{
    struct follow_life *life = walk->life;
    int32_t before_from = life->plan_from, before_to = life->plan_to;
    size_t noted = life->changes.count;
    move_day(walk, walk->fact->from, walk->fact->to);
    bool closer = life->plan_from != before_from || life->plan_to != before_to;
    if (closer && life->changes.count == noted && follow_walk_has_begun(walk)) { /* the first day told, or the month's day */
        follow_walk_note(walk, "date", (struct base_str){0}, follow_day_text(walk->arena, life->plan_to));
    }
    if (life->first_plan == TEXT_NO_DAY) {
        life->first_plan = life->plan_to;
    }
    life->due = life->plan_to;
}

/* "Postponed from October", "the visit due on 23 October": the day that was. "Postponed to 15 March": the day that will be. */
static bool is_new_day(const struct follow_walk *walk)
{
    const struct follow_fact *fact = walk->fact;
    const struct follow_life *life = walk->life;
    struct base_str said = read_get(fact->told->record, READ_F_DATE)->as.date.said;
    if (base_str_starts_fold(said, "to ") || base_str_starts_fold(said, "until ") || base_str_starts_fold(said, "till ")) {
        return true;
    }
    return life->plan_to != TEXT_NO_DAY && fact->from > life->plan_to && !base_str_starts_fold(said, "from ");
}

static void postpone(struct follow_walk *walk)
{
    struct follow_life *life = walk->life;
    bool dated = walk->fact->to != TEXT_NO_DAY;
    life->postponed++;
    if (dated && is_new_day(walk)) {
        plan_day(walk);
        return;
    }
    if (dated && life->plan_to == TEXT_NO_DAY) {
        move_day(walk, walk->fact->from, walk->fact->to);
        life->first_plan = life->plan_to;
    }
    life->due = TEXT_NO_DAY; /* the old day is gone and no other is told */
}

/* A stopped session with another day to come is planned again. */
static bool is_planned_again(const struct follow_walk *walk)
{
    const struct follow_life *life = walk->life;
    const struct follow_fact *fact = walk->fact;
    bool again = fact->to != TEXT_NO_DAY && fact->day != TEXT_NO_DAY && fact->to >= fact->day && fact->day >= life->word_day;
    return life->stop != FOLLOW_GOES_ON && again &&
           (life->plan_to == TEXT_NO_DAY || life->due != TEXT_NO_DAY || fact->from > life->plan_to);
}

static void move_session_day(struct follow_walk *walk)
{
    struct follow_life *life = walk->life;
    const struct follow_fact *fact = walk->fact;
    bool dated = fact->to != TEXT_NO_DAY;
    if (base_str_is(fact->word.status, "planned") && dated && life->rank < 3) {
        bool again = is_planned_again(walk);
        if (life->stop == FOLLOW_GOES_ON || again) {
            plan_day(walk);
        }
        if (again) {
            follow_walk_stand(walk, &fact->word, FOLLOW_GOES_ON);
        }
    } else if (base_str_is(fact->word.status, "postponed") && life->rank < 3 && !fact->planned && !fact->possible) {
        bool long_past = dated && life->plan_from != TEXT_NO_DAY && fact->to < life->plan_from && fact->to < fact->day;
        if (!long_past) { /* "the visit, postponed from October": told again when a later day is planned */
            postpone(walk);
        }
    } else if (fact->word.rank >= 3 && dated && life->done_day == TEXT_NO_DAY) {
        move_day(walk, fact->from, fact->to);
        life->done_day = life->plan_to;
    }
}

/* When a signature or a start that is still to come is planned for. */
static void move_planned_deed(struct follow_walk *walk)
{
    const struct follow_fact *fact = walk->fact;
    bool coming =
        fact->planned || fact->possible || base_str_is(fact->word.status, "to be signed") || fact->word.role == FOLLOW_REVIVAL;
    if (coming && fact->to != TEXT_NO_DAY && fact->day != TEXT_NO_DAY && fact->to > fact->day) {
        plan_day(walk);
    }
}

void follow_walk_days(struct follow_walk *walk)
{
    move_deadline(walk);
    if (walk->life->kind == FOLLOW_SESSION) {
        move_session_day(walk);
    } else if (walk->life->kind == FOLLOW_INSTRUMENT || walk->life->kind == FOLLOW_PROJECT) {
        move_planned_deed(walk);
    }
}
