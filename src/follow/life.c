/* Walking through a thread's reports, the oldest first, and noting each change. The rules stand in life.h. */
#include "follow/life.h"

#include "follow/day.h"

#include <math.h>
#include <string.h>

struct walk {
    struct base_arena *arena;
    struct follow_life *life;
    BASE_ARRAY(struct follow_fact) facts;
    struct follow_seen articles, families;
    const struct follow_fact *fact; /* in hand */
    bool changed;                   /* by the fact in hand */
    bool denials;                   /* is anything denied at all? */
    int64_t counted;                /* the article that told the amount */
};

static void note(struct walk *walk, const char *what, struct base_str from, struct base_str to)
{
    const struct follow_told *told = walk->fact->told;
    struct base_str by = read_text(told->record, READ_F_DENIED_BY);
    *BASE_PUSH(walk->arena, walk->life->changes) = (struct follow_change){
        .day = told->day.length > 0 ? told->day : follow_day_text(walk->arena, walk->fact->day),
        .what = what,
        .from = from,
        .to = to,
        .told = told,
        .by = by.length > 0 && walk->fact->denied ? by : read_text(told->record, READ_F_SAID_BY),
    };
    walk->changed = true;
}

static bool has_begun(const struct walk *walk)
{
    return walk->life->changes.count > 0;
}

/* ------------------------------------------------------------------ status */

/* Somebody denies what this report says stopped the thread, and no independent report tells it again afterwards. */
static bool is_denied_stop(const struct walk *walk, const struct follow_fact *stop)
{
    const struct follow_fact *denial = NULL;
    for (uint32_t i = 0; i < walk->facts.count && walk->denials; i++) {
        const struct follow_fact *other = &walk->facts.items[i];
        bool same = base_str_equal(other->word.status, stop->word.status);
        if (other->denied && same && (other->day >= stop->day || other->told->article == stop->told->article)) {
            denial = other;
        } else if (denial != NULL && same && !other->denied && !other->planned && !other->possible &&
                   other->day > denial->day && other->told->family != stop->told->family) {
            denial = NULL;
        }
    }
    return denial != NULL;
}

static void stand_at(struct walk *walk, const struct follow_word *word, enum follow_stop stop)
{
    struct follow_life *life = walk->life;
    struct base_str before = life->word.status;
    life->word = *word;
    life->word_day = walk->fact->happened;
    life->stop = stop;
    if (word->rank > life->rank) {
        life->rank = word->rank;
    }
    if (has_begun(walk) && !base_str_equal(before, word->status)) {
        note(walk, "status", before, word->status);
    }
}

/* Does a step told now take up again what was stopped? */
static bool takes_up_again(const struct walk *walk)
{
    const struct follow_life *life = walk->life;
    const struct follow_fact *fact = walk->fact;
    if (fact->from != TEXT_NO_DAY && fact->from > life->word_day) {
        return true;
    }
    bool dated_before = fact->to != TEXT_NO_DAY && fact->to < life->word_day;
    bool deed = !fact->planned && !fact->possible;
    switch (life->kind) {
    case FOLLOW_PROJECT:
        return deed && !dated_before && fact->word.rank >= 4;
    case FOLLOW_COMMITMENT:
    case FOLLOW_SESSION:
        return deed && !dated_before && fact->word.rank >= 2;
    case FOLLOW_INSTRUMENT:
        return deed && !dated_before && (fact->word.rank > life->rank || fact->word.strength == 7);
    default:
        return deed && !dated_before;
    }
}

static void take_step(struct walk *walk)
{
    struct follow_life *life = walk->life;
    const struct follow_word *word = &walk->fact->word;
    if (life->stop != FOLLOW_GOES_ON) {
        if (takes_up_again(walk)) {
            stand_at(walk, word, FOLLOW_GOES_ON);
        }
    } else if (word->rank > life->rank) {
        stand_at(walk, word, FOLLOW_GOES_ON);
    }
}

/* Told beside the ladder: "amended" of a treaty in force leaves it in force. */
static void stand_beside(struct walk *walk)
{
    struct follow_life *life = walk->life;
    const struct follow_word *word = &walk->fact->word;
    if (life->stop == FOLLOW_GOES_ON && word->rank > life->rank) {
        stand_at(walk, word, FOLLOW_GOES_ON);
    } else if (has_begun(walk) && walk->fact->happened >= life->word_day && !base_str_equal(word->status, life->word.status)) {
        note(walk, "status", life->word.status, word->status);
    }
}

static void halt(struct walk *walk)
{
    struct follow_life *life = walk->life;
    const struct follow_fact *fact = walk->fact;
    bool ends = fact->word.role == FOLLOW_END;
    bool final = life->kind == FOLLOW_SESSION && life->rank >= 3;
    bool older = life->word.status.length > 0 && fact->happened < life->word_day;
    bool same = base_str_equal(life->word.status, fact->word.status);
    bool lesser = life->stop == FOLLOW_ENDED_FOR_NOW && !ends;
    if (final || older || same || lesser || fact->planned || fact->possible) {
        return;
    }
    if (!is_denied_stop(walk, fact)) {
        stand_at(walk, &fact->word, ends ? FOLLOW_ENDED_FOR_NOW : FOLLOW_STOPPED);
    } else if (has_begun(walk)) {
        note(walk, "status", life->word.status, base_str_join(walk->arena, fact->word.status, " ", BASE_STR("(denied)")));
    }
}

static void revive(struct walk *walk, bool only_planned)
{
    struct follow_life *life = walk->life;
    if (life->stop != FOLLOW_GOES_ON && walk->fact->happened >= life->word_day) {
        stand_at(walk, &walk->fact->word, only_planned ? FOLLOW_STOPPED : FOLLOW_GOES_ON);
    } else if (life->stop == FOLLOW_GOES_ON && walk->fact->word.rank > life->rank) {
        stand_at(walk, &walk->fact->word, only_planned ? FOLLOW_STOPPED : FOLLOW_GOES_ON);
    }
}

/* A stopped project that is planned to start: whatever word is used, it is to be revived. */
static bool is_planned_start(const struct walk *walk)
{
    return walk->life->kind == FOLLOW_PROJECT && walk->life->stop != FOLLOW_GOES_ON && walk->fact->planned_rank >= 4;
}

static void move_status(struct walk *walk)
{
    struct follow_fact *fact = (struct follow_fact *)walk->fact;
    if (is_planned_start(walk)) {
        (void)follow_word_find(FOLLOW_PROJECT, BASE_STR("to be revived"), &fact->word);
        fact->strength = fact->possible ? fact->strength : fact->word.strength;
    }
    switch (fact->word.role) {
    case FOLLOW_STEP:
        take_step(walk);
        break;
    case FOLLOW_BESIDE:
        stand_beside(walk);
        break;
    case FOLLOW_SETBACK:
    case FOLLOW_END:
        halt(walk);
        break;
    case FOLLOW_RESUME:
    case FOLLOW_REVIVAL:
        revive(walk, fact->word.role == FOLLOW_REVIVAL);
        break;
    case FOLLOW_NO_ROLE:
        break;
    }
}

/* ------------------------------------------------------------------ strength, days, amounts */

static struct base_str strength_text(struct base_arena *arena, int strength)
{
    return strength < 0 ? (struct base_str){0} : base_str_format(arena, "S%d", strength);
}

static void move_strength(struct walk *walk)
{
    struct follow_life *life = walk->life;
    if (walk->fact->strength > life->strength) {
        int before = life->strength;
        life->strength = walk->fact->strength;
        life->strength_day = walk->fact->happened;
        if (has_begun(walk) && before >= 0) {
            note(walk, "strength", strength_text(walk->arena, before), strength_text(walk->arena, life->strength));
        }
    }
}

static void move_deadline(struct walk *walk)
{
    struct follow_life *life = walk->life;
    int32_t deadline = walk->fact->deadline, before = life->deadline;
    if (deadline == TEXT_NO_DAY || deadline == before) {
        return;
    }
    life->deadline = life->due = deadline;
    if (has_begun(walk)) {
        note(walk, "deadline", follow_day_text(walk->arena, before), follow_day_text(walk->arena, deadline));
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
static void move_day(struct walk *walk, int32_t from, int32_t to)
{
    struct follow_life *life = walk->life;
    int32_t before_from = life->plan_from, before_to = life->plan_to;
    life->plan_from = from;
    life->plan_to = to;
    if (before_to == TEXT_NO_DAY) {
        return;
    }
    if (!overlap(before_from, before_to, from, to)) {
        note(walk, "date", follow_day_text(walk->arena, before_to), slipped_text(walk->arena, before_to, to));
    } else if (to - from > before_to - before_from) { /* told less exactly now */
        life->plan_from = before_from;
        life->plan_to = before_to;
    }
}

static void plan_day(struct walk *walk)
{
    struct follow_life *life = walk->life;
    int32_t before_from = life->plan_from, before_to = life->plan_to;
    size_t noted = life->changes.count;
    move_day(walk, walk->fact->from, walk->fact->to);
    bool closer = life->plan_from != before_from || life->plan_to != before_to;
    if (closer && life->changes.count == noted && has_begun(walk)) { /* the first day told, or the month's day */
        note(walk, "date", (struct base_str){0}, follow_day_text(walk->arena, life->plan_to));
    }
    if (life->first_plan == TEXT_NO_DAY) {
        life->first_plan = life->plan_to;
    }
    life->due = life->plan_to;
}

/* "Postponed from October", "the visit due on 23 October": the day that was. "Postponed to 15 March": the day that will be. */
static bool is_new_day(const struct walk *walk)
{
    const struct follow_fact *fact = walk->fact;
    const struct follow_life *life = walk->life;
    struct base_str said = read_get(fact->told->record, READ_F_DATE)->as.date.said;
    if (base_str_starts_fold(said, "to ") || base_str_starts_fold(said, "until ") || base_str_starts_fold(said, "till ")) {
        return true;
    }
    return life->plan_to != TEXT_NO_DAY && fact->from > life->plan_to && !base_str_starts_fold(said, "from ");
}

static void postpone(struct walk *walk)
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
static bool is_planned_again(const struct walk *walk)
{
    const struct follow_life *life = walk->life;
    const struct follow_fact *fact = walk->fact;
    bool again = fact->to != TEXT_NO_DAY && fact->day != TEXT_NO_DAY && fact->to >= fact->day && fact->day >= life->word_day;
    return life->stop != FOLLOW_GOES_ON && again &&
           (life->plan_to == TEXT_NO_DAY || life->due != TEXT_NO_DAY || fact->from > life->plan_to);
}

static void move_session_day(struct walk *walk)
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
            stand_at(walk, &fact->word, FOLLOW_GOES_ON);
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
static void move_planned_deed(struct walk *walk)
{
    const struct follow_fact *fact = walk->fact;
    bool coming =
        fact->planned || fact->possible || base_str_is(fact->word.status, "to be signed") || fact->word.role == FOLLOW_REVIVAL;
    if (coming && fact->to != TEXT_NO_DAY && fact->day != TEXT_NO_DAY && fact->to > fact->day) {
        plan_day(walk);
    }
}

static void move_days(struct walk *walk)
{
    move_deadline(walk);
    if (walk->life->kind == FOLLOW_SESSION) {
        move_session_day(walk);
    } else if (walk->life->kind == FOLLOW_INSTRUMENT || walk->life->kind == FOLLOW_PROJECT) {
        move_planned_deed(walk);
    }
}

/* An incident is numbered by its dead, where any report counts them; within one report by the count that comes first: what
 * follows are parts, or what others had said before. */
static bool counts_for_incident(struct walk *walk)
{
    const struct follow_life *life = walk->life;
    const struct follow_fact *fact = walk->fact;
    bool same = base_str_equal(fact->unit, life->unit);
    bool dead = base_str_is(fact->unit, "killed") && !same;
    return life->unit.length == 0 || dead || (same && fact->told->article != walk->counted);
}

static void move_amount(struct walk *walk)
{
    struct follow_life *life = walk->life;
    const struct follow_fact *fact = walk->fact;
    const struct read_record *record = fact->told->record;
    bool counts = life->kind != FOLLOW_INCIDENT || counts_for_incident(walk);
    if (isnan(fact->amount) || read_flag(record, READ_F_DOUBTFUL) || read_get(record, READ_F_PART_OF) != NULL || !counts) {
        return;
    }
    walk->counted = fact->told->article;
    bool other_unit = life->unit.length > 0 && !base_str_equal(fact->unit, life->unit);
    struct base_str text = follow_amount_text(walk->arena, record),
                    before = other_unit && life->kind == FOLLOW_INCIDENT ? (struct base_str){0} : life->amount;
    bool same = fact->amount == life->number && !other_unit;
    life->number = fact->amount;
    life->unit = fact->unit;
    life->amount = text;
    if (!same && before.length > 0) {
        note(walk, isnan(read_number(record, READ_F_REVISES)) ? "amount" : "revised", before, text);
    }
}

static void move_name(struct walk *walk)
{
    const struct read_record *record = walk->fact->told->record;
    struct base_str to = read_text(record, READ_F_RENAMED_TO);
    struct follow_changes *changes = &walk->life->changes;
    bool known = to.length == 0;
    for (uint32_t i = 0; i < changes->count && !known; i++) {
        known = strcmp(changes->items[i].what, "renamed") == 0 && base_str_equal_fold(changes->items[i].to, to);
    }
    if (!known) {
        note(walk, "renamed", read_text(record, READ_F_NAME), to);
    }
}

/* ------------------------------------------------------------------ one report after the other */

static void count_report(struct walk *walk)
{
    struct follow_life *life = walk->life;
    const struct follow_told *told = walk->fact->told;
    int32_t day = walk->fact->day;
    life->reports += follow_seen_add(walk->arena, &walk->articles, told->article);
    if (day != TEXT_NO_DAY) {
        life->first_seen = life->first_seen == TEXT_NO_DAY || day < life->first_seen ? day : life->first_seen;
        life->last_seen = life->last_seen == TEXT_NO_DAY || day > life->last_seen ? day : life->last_seen;
    }
}

/* A later occasion on which an independent report repeats what is known. */
static void count_restatement(struct walk *walk, bool independent)
{
    struct follow_life *life = walk->life;
    int32_t day = walk->fact->day;
    bool over = life->kind == FOLLOW_SESSION && (life->rank >= 3 || life->stop == FOLLOW_ENDED_FOR_NOW);
    bool lives = life->kind != FOLLOW_BODY && life->kind != FOLLOW_INCIDENT && !over;
    bool later = day != TEXT_NO_DAY && life->occasion != TEXT_NO_DAY && day > life->occasion + 1;
    bool said = read_flag(walk->fact->told->record, READ_F_RESTATES) && day != life->occasion;
    bool stop = walk->fact->word.role == FOLLOW_SETBACK || walk->fact->word.role == FOLLOW_END;
    if (independent && lives && !walk->changed && (later || said) && !walk->fact->denied && !stop) {
        life->restated++;
        struct base_str times = follow_ordinal(walk->arena, life->restated);
        note(walk, "restated", (struct base_str){0}, base_str_join(walk->arena, times, " ", BASE_STR("time")));
    }
    if (day != TEXT_NO_DAY && (independent || walk->changed)) {
        life->occasion = day;
    }
}

/* What a report says, for comparing it with its correction. */
static struct base_str said_in(struct base_arena *arena, const struct follow_fact *fact)
{
    struct base_str amount = follow_amount_text(arena, fact->told->record);
    return amount.length > 0 ? amount : fact->word.status;
}

static void begin(struct walk *walk)
{
    struct follow_life *life = walk->life;
    if (!has_begun(walk)) {
        struct base_str to = life->word.status.length > 0 ? life->word.status : life->amount;
        bool corrected = walk->fact->told->superseded;
        note(walk, "begun", (struct base_str){0}, corrected ? said_in(walk->arena, walk->fact) : to);
    }
}

/* What was denied, in words: "cancelled". */
static void deny(struct walk *walk)
{
    const struct follow_fact *fact = walk->fact;
    begin(walk);
    struct base_str what =
        fact->word.status.length > 0 ? fact->word.status : follow_amount_text(walk->arena, fact->told->record);
    note(walk, "denied", (struct base_str){0}, what);
}

static void move(struct walk *walk)
{
    if (walk->fact->denied) {
        deny(walk);
        return;
    }
    if (walk->life->kind == FOLLOW_SESSION) { /* a new day is what plans a postponed session again */
        move_days(walk);
        move_status(walk);
    } else {
        move_status(walk);
        move_days(walk);
    }
    move_strength(walk);
    move_amount(walk);
    begin(walk);
    move_name(walk);
}

/* A correction says something else than the text that it corrects. */
static void revise(struct walk *walk)
{
    struct base_str now = said_in(walk->arena, walk->fact);
    for (const struct follow_fact *old = walk->facts.items; old < walk->fact; old++) {
        if (old->told->family == walk->fact->told->family && old->told->superseded &&
            base_str_equal(old->unit, walk->fact->unit)) {
            struct base_str before = said_in(walk->arena, old);
            if (before.length > 0 && now.length > 0 && !base_str_equal(before, now)) {
                note(walk, "revised", before, now);
            }
            return;
        }
    }
}

static void hear(struct walk *walk, const struct follow_fact *fact)
{
    walk->fact = fact;
    walk->changed = false;
    count_report(walk);
    bool independent = follow_seen_add(walk->arena, &walk->families, fact->told->family);
    walk->life->independent += independent;
    if (!fact->told->superseded) {
        if (base_str_is(fact->told->manner, "correction")) {
            revise(walk);
        }
        move(walk);
        count_restatement(walk, independent);
    } else {
        begin(walk);
    }
}

void follow_live(struct base_arena *arena, enum follow_kind kind, const struct follow_tolds *tolds, struct follow_life *life)
{
    struct walk walk = {.arena = arena, .life = life};
    *life = (struct follow_life){
        .arena = arena,
        .kind = kind,
        .word = {.rank = -1, .strength = -1},
        .rank = -1,
        .strength = -1,
        .number = NAN,
        .word_day = TEXT_NO_DAY,
        .strength_day = TEXT_NO_DAY,
        .plan_from = TEXT_NO_DAY,
        .plan_to = TEXT_NO_DAY,
        .deadline = TEXT_NO_DAY,
        .first_plan = TEXT_NO_DAY,
        .done_day = TEXT_NO_DAY,
        .due = TEXT_NO_DAY,
        .first_seen = TEXT_NO_DAY,
        .last_seen = TEXT_NO_DAY,
        .occasion = TEXT_NO_DAY,
    };
    for (uint32_t i = 0; i < tolds->count; i++) {
        *BASE_PUSH(arena, walk.facts) = follow_fact_of(kind, &tolds->items[i]);
        walk.denials = walk.denials || walk.facts.items[i].denied;
    }
    for (uint32_t i = 0; i < walk.facts.count; i++) {
        hear(&walk, &walk.facts.items[i]);
    }
}
