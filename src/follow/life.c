/* Walking through a thread's reports, the oldest first, and noting each change. The rules stand in life.h. */
#include "follow/walk.h"

#include <math.h>
#include <string.h>

enum { SOME_DAYS = 3 }; /* as long as a signing or a session may last */

void follow_walk_note(struct follow_walk *walk, const char *what, struct base_str from, struct base_str to)
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

bool follow_walk_has_begun(const struct follow_walk *walk)
{
    return walk->life->changes.count > 0;
}

/* ------------------------------------------------------------------ status */

/* Somebody denies what this report says stopped the thread, and no independent report tells it again afterwards. */
static bool is_denied_stop(const struct follow_walk *walk, const struct follow_fact *stop)
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

/* Does the report print the day on which it came about? */
static bool is_day_of_deed(const struct follow_fact *fact)
{
    return fact->to != TEXT_NO_DAY && fact->happened == fact->to && fact->to - fact->from <= SOME_DAYS;
}

static void set_day(struct follow_life *life, const struct follow_fact *fact)
{
    life->word_day = fact->happened;
    life->word_from = fact->to != TEXT_NO_DAY && fact->happened == fact->to ? fact->from : fact->happened;
    life->word_dated = is_day_of_deed(fact);
}

void follow_walk_stand(struct follow_walk *walk, const struct follow_word *word, enum follow_stop stop)
{
    struct follow_life *life = walk->life;
    struct base_str before = life->word.status;
    life->word = *word;
    set_day(life, walk->fact);
    life->stop = stop;
    if (word->rank > life->rank) {
        life->rank = word->rank;
    }
    if (follow_walk_has_begun(walk) && !base_str_equal(before, word->status)) {
        follow_walk_note(walk, "status", before, word->status);
    }
}

/* Does a step told now take up again what was stopped? */
static bool takes_up_again(const struct follow_walk *walk)
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

/* The same step told once more, now with its day: a printed day is better than that of a report, any day better than none. */
static void learn_day(struct follow_walk *walk)
{
    struct follow_life *life = walk->life;
    bool dated = is_day_of_deed(walk->fact);
    if ((dated && !life->word_dated) || life->word_day == TEXT_NO_DAY) {
        set_day(life, walk->fact);
        life->strength_day = life->word.strength == life->strength ? life->word_day : life->strength_day;
    }
}

static void take_step(struct follow_walk *walk)
{
    struct follow_life *life = walk->life;
    const struct follow_word *word = &walk->fact->word;
    if (life->stop != FOLLOW_GOES_ON) {
        if (takes_up_again(walk)) {
            follow_walk_stand(walk, word, FOLLOW_GOES_ON);
        }
    } else if (word->rank > life->rank) {
        follow_walk_stand(walk, word, FOLLOW_GOES_ON);
    } else if (base_str_equal(word->status, life->word.status)) {
        learn_day(walk);
    }
}

/* Told beside the ladder: "amended" of a treaty in force leaves it in force. */
static void stand_beside(struct follow_walk *walk)
{
    struct follow_life *life = walk->life;
    const struct follow_word *word = &walk->fact->word;
    if (life->stop == FOLLOW_GOES_ON && word->rank > life->rank) {
        follow_walk_stand(walk, word, FOLLOW_GOES_ON);
    } else if (follow_walk_has_begun(walk) && walk->fact->happened >= life->word_day &&
               !base_str_equal(word->status, life->word.status)) {
        follow_walk_note(walk, "status", life->word.status, word->status);
    }
}

static void halt(struct follow_walk *walk)
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
        follow_walk_stand(walk, &fact->word, ends ? FOLLOW_ENDED_FOR_NOW : FOLLOW_STOPPED);
    } else if (follow_walk_has_begun(walk)) {
        follow_walk_note(walk, "status", life->word.status,
                         base_str_join(walk->arena, fact->word.status, " ", BASE_STR("(denied)")));
    }
}

static void revive(struct follow_walk *walk, bool only_planned)
{
    struct follow_life *life = walk->life;
    if (life->stop != FOLLOW_GOES_ON && walk->fact->happened >= life->word_day) {
        follow_walk_stand(walk, &walk->fact->word, only_planned ? FOLLOW_STOPPED : FOLLOW_GOES_ON);
    } else if (life->stop == FOLLOW_GOES_ON && walk->fact->word.rank > life->rank) {
        follow_walk_stand(walk, &walk->fact->word, only_planned ? FOLLOW_STOPPED : FOLLOW_GOES_ON);
    }
}

/* A stopped project that is planned to start: whatever word is used, it is to be revived. */
static bool is_planned_start(const struct follow_walk *walk)
{
    return walk->life->kind == FOLLOW_PROJECT && walk->life->stop != FOLLOW_GOES_ON && walk->fact->planned_rank >= 4;
}

static void move_status(struct follow_walk *walk)
{
    struct follow_fact *fact = walk->fact;
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

static void move_strength(struct follow_walk *walk)
{
    struct follow_life *life = walk->life;
    if (walk->fact->strength > life->strength) {
        int before = life->strength;
        life->strength = walk->fact->strength;
        life->strength_day = walk->fact->happened;
        if (follow_walk_has_begun(walk) && before >= 0) {
            follow_walk_note(walk, "strength", strength_text(walk->arena, before), strength_text(walk->arena, life->strength));
        }
    }
}

/* An incident is numbered by its dead, where any report counts them; within one report by the count that comes first: what
 * follows are parts, or what others had said before. */
static bool counts_for_incident(struct follow_walk *walk)
{
    const struct follow_life *life = walk->life;
    const struct follow_fact *fact = walk->fact;
    bool same = base_str_equal(fact->unit, life->unit);
    bool dead = base_str_is(fact->unit, "killed") && !same;
    return life->unit.length == 0 || dead || (same && fact->told->article != walk->counted);
}

static void move_amount(struct follow_walk *walk)
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
        follow_walk_note(walk, isnan(read_number(record, READ_F_REVISES)) ? "amount" : "revised", before, text);
    }
}

static void move_name(struct follow_walk *walk)
{
    const struct read_record *record = walk->fact->told->record;
    struct base_str to = read_text(record, READ_F_RENAMED_TO);
    struct follow_changes *changes = &walk->life->changes;
    bool known = to.length == 0;
    for (uint32_t i = 0; i < changes->count && !known; i++) {
        known = strcmp(changes->items[i].what, "renamed") == 0 && base_str_equal_fold(changes->items[i].to, to);
    }
    if (!known) {
        follow_walk_note(walk, "renamed", read_text(record, READ_F_NAME), to);
    }
}

/* ------------------------------------------------------------------ one report after the other */

static void count_report(struct follow_walk *walk)
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
static void count_restatement(struct follow_walk *walk, bool independent)
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
        follow_walk_note(walk, "restated", (struct base_str){0}, base_str_join(walk->arena, times, " ", BASE_STR("time")));
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

static void begin(struct follow_walk *walk)
{
    struct follow_life *life = walk->life;
    if (!follow_walk_has_begun(walk)) {
        struct base_str to = life->word.status.length > 0 ? life->word.status : life->amount;
        bool corrected = walk->fact->told->superseded;
        follow_walk_note(walk, "begun", (struct base_str){0}, corrected ? said_in(walk->arena, walk->fact) : to);
    }
}

/* What was denied, in words: "cancelled". */
static void deny(struct follow_walk *walk)
{
    const struct follow_fact *fact = walk->fact;
    begin(walk);
    struct base_str what =
        fact->word.status.length > 0 ? fact->word.status : follow_amount_text(walk->arena, fact->told->record);
    follow_walk_note(walk, "denied", (struct base_str){0}, what);
}

static void move(struct follow_walk *walk)
{
    if (walk->fact->denied) {
        deny(walk);
        return;
    }
    if (walk->life->kind == FOLLOW_SESSION) { /* a new day is what plans a postponed session again */
        follow_walk_days(walk);
        move_status(walk);
    } else {
        move_status(walk);
        follow_walk_days(walk);
    }
    move_strength(walk);
    move_amount(walk);
    begin(walk);
    move_name(walk);
}

/* A correction says something else than the text that it corrects. */
static void revise(struct follow_walk *walk)
{
    struct base_str now = said_in(walk->arena, walk->fact);
    for (const struct follow_fact *old = walk->facts.items; old < walk->fact; old++) {
        if (old->told->family == walk->fact->told->family && old->told->superseded &&
            base_str_equal(old->unit, walk->fact->unit)) {
            struct base_str before = said_in(walk->arena, old);
            if (before.length > 0 && now.length > 0 && !base_str_equal(before, now)) {
                follow_walk_note(walk, "revised", before, now);
            }
            return;
        }
    }
}

static void hear(struct follow_walk *walk, struct follow_fact *fact)
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
    struct follow_walk walk = {.arena = arena, .life = life};
    *life = (struct follow_life){
        .arena = arena,
        .kind = kind,
        .word = {.rank = -1, .strength = -1},
        .rank = -1,
        .strength = -1,
        .number = NAN,
        .word_day = TEXT_NO_DAY,
        .word_from = TEXT_NO_DAY,
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
