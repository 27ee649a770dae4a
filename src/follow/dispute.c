/*
 * Where the sources of a thread disagree.
 *
 * Everything that reports say is brought into one form: about what, from where to where on a number line (a count, an amount,
 * or days), who says so and when. Two sayings contradict each other when their stretches do not touch. What does not count as a
 * contradiction:
 *
 *   - copies: of one text only the newest counts; what a later correction of the same report superseded does not count at all
 *   - a source that says something else later: its newest word counts
 *   - a toll that rises from one day to the next: early counts are low. One that falls is a contradiction
 *   - plans (deadlines, planned days, aims) that change: they contradict each other only within a week
 *
 * One value stands for each side. The sides are ordered by who is placed to know (an official or office by name, a news agency,
 * anybody else), then the newest first.
 */
#include "follow/dispute.h"

#include "follow/day.h"
#include "follow/life.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LOOKED_AT = 400, SAME_TIME = 7, VISIT_LASTS = 3 };

struct saying {
    const char *about;
    struct base_str what, value, sayer;
    double low, high;
    const struct follow_told *told;
    int32_t day;
    enum follow_place place;
    bool plan, toll; /* may change; may rise */
    bool gone;
};
BASE_ARRAY_TYPE(sayings, struct saying);

struct hearing {
    struct base_arena *arena;
    const struct follow_thread *thread;
    const struct follow_told *tolds; /* the newest ones */
    struct follow_fact *facts;       /* the same */
    uint32_t count;
    struct sayings sayings;
    struct follow_disputes *disputes;
};

/* ------------------------------------------------------------------ who says so */

static struct base_str sayer_of(const struct follow_told *told, bool denial)
{
    struct base_str denied_by = denial ? read_text(told->record, READ_F_DENIED_BY) : (struct base_str){0};
    struct base_str said_by = read_text(told->record, READ_F_SAID_BY);
    return denied_by.length > 0      ? denied_by
           : said_by.length > 0      ? said_by
           : told->outlet.length > 0 ? told->outlet
                                     : told->path;
}

/* ------------------------------------------------------------------ what is said */

static struct saying *say(struct hearing *hearing, const struct follow_fact *fact, const char *about, struct base_str what)
{
    struct saying *saying = BASE_PUSH(hearing->arena, hearing->sayings);
    *saying = (struct saying){
        .about = about,
        .what = what,
        .sayer = sayer_of(fact->told, false),
        .told = fact->told,
        .day = fact->day,
        .place = follow_place_of(fact->told),
    };
    return saying;
}

/* The stretch of numbers that a record leaves open: "at least 20" reaches upwards, "about 100" a tenth to both sides. */
static void set_amount(struct hearing *hearing, struct saying *saying, const struct read_record *record)
{
    double value = read_number(record, record->type == READ_TALLY ? READ_F_VALUE : READ_F_AMOUNT),
           least = read_number(record, READ_F_MIN), most = read_number(record, READ_F_MAX);
    bool approx = read_text(record, READ_F_APPROX).length > 0;
    saying->value = follow_amount_text(hearing->arena, record);
    saying->low = !isnan(value) ? value - (approx ? fabs(value) / 10 : 0) : isnan(least) ? -INFINITY : least;
    saying->high = !isnan(value) ? value + (approx ? fabs(value) / 10 : 0) : isnan(most) ? INFINITY : most;
}

/* Does the report split the count by who they were? Then "of" tells the part, else it is just another word for people. */
static bool is_split(const struct hearing *hearing, const struct follow_told *told)
{
    struct base_str quantity = read_text(told->record, READ_F_QUANTITY), of = read_text(told->record, READ_F_OF);
    for (uint32_t i = 0; i < hearing->count; i++) {
        const struct read_record *other = hearing->tolds[i].record;
        if (hearing->tolds[i].article == told->article && base_str_equal(read_text(other, READ_F_QUANTITY), quantity) &&
            !base_str_equal(read_text(other, READ_F_OF), of)) {
            return true;
        }
    }
    return read_get(told->record, READ_F_PART_OF) != NULL;
}

static void hear_tally(struct hearing *hearing, const struct follow_fact *fact)
{
    const struct read_record *record = fact->told->record;
    struct base_str quantity = read_text(record, READ_F_QUANTITY), of = read_text(record, READ_F_OF);
    if (isnan(fact->amount) || quantity.length == 0 || read_get(record, READ_F_PERIOD) != NULL) {
        return;
    }
    bool part = of.length > 0 && !base_str_is(of, "people") && is_split(hearing, fact->told);
    struct saying *saying = say(hearing, fact, "count", part ? base_str_join(hearing->arena, of, " ", quantity) : quantity);
    set_amount(hearing, saying, record);
    saying->toll = true;
}

static void hear_target(struct hearing *hearing, const struct follow_fact *fact)
{
    if (!isnan(fact->amount) && !read_flag(fact->told->record, READ_F_DOUBTFUL)) {
        struct base_str metric = read_text(fact->told->record, READ_F_METRIC);
        struct saying *saying = say(hearing, fact, "amount", base_str_join(hearing->arena, metric, " ", fact->unit));
        saying->what = metric;
        set_amount(hearing, saying, fact->told->record);
        saying->plan = true;
    }
}

/* How many papers a session brought, or how many there are of a kind. */
static void hear_count(struct hearing *hearing, const struct follow_fact *fact)
{
    const struct read_record *record = fact->told->record;
    double count = read_number(record, READ_F_COUNT);
    if (isnan(count) || fact->planned || fact->possible) {
        return;
    }
    bool approx = read_text(record, READ_F_APPROX).length > 0;
    struct saying *saying = say(hearing, fact, "count", BASE_STR("documents"));
    saying->value = base_str_format(hearing->arena, "%s%.10g documents", approx ? "about " : "", count);
    saying->low = count - (approx ? count / 10 : 0);
    saying->high = count + (approx ? count / 10 : 0);
}

static void hear_day(struct hearing *hearing, const struct follow_fact *fact, struct base_str what, int32_t from, int32_t to)
{
    double slack = hearing->thread->kind == FOLLOW_SESSION && base_str_is(hearing->thread->sort, "visit") ? VISIT_LASTS : 0;
    struct saying *saying = say(hearing, fact, "day", what);
    saying->low = (double)from - slack / 2;
    saying->high = (double)to + slack / 2;
    saying->value = follow_day_text(hearing->arena, from);
    if (to != from) {
        saying->value = base_str_join(hearing->arena, saying->value, " to ", follow_day_text(hearing->arena, to));
    }
}

/* The day of a deed (held, signed, in force), or of what is planned. */
static void hear_days(struct hearing *hearing, const struct follow_fact *fact)
{
    bool session = hearing->thread->kind == FOLLOW_SESSION, paper = hearing->thread->kind == FOLLOW_INSTRUMENT;
    bool deed = fact->word.role == FOLLOW_STEP && fact->word.rank >= (session ? 3 : 6);
    bool plan = session && base_str_is(fact->word.status, "planned");
    if ((session || paper) && fact->from != TEXT_NO_DAY && (deed || plan)) {
        hear_day(hearing, fact, plan ? BASE_STR("planned day") : fact->word.status, fact->from, fact->to);
        hearing->sayings.items[hearing->sayings.count - 1].plan = plan;
    }
    if (fact->deadline != TEXT_NO_DAY) {
        hear_day(hearing, fact, BASE_STR("deadline"), fact->deadline, fact->deadline);
        hearing->sayings.items[hearing->sayings.count - 1].plan = true;
    }
}

static void hear(struct hearing *hearing, const struct follow_fact *fact)
{
    if (fact->told->superseded || fact->denied) {
        return;
    }
    switch (fact->told->record->type) {
    case READ_TALLY:
        hear_tally(hearing, fact);
        break;
    case READ_TARGET:
        hear_target(hearing, fact);
        break;
    case READ_INSTRUMENT:
        hear_count(hearing, fact);
        break;
    default:
        break;
    }
    hear_days(hearing, fact);
}

/* ------------------------------------------------------------------ what does not count */

static bool same_matter(const struct saying *a, const struct saying *b)
{
    return strcmp(a->about, b->about) == 0 && base_str_equal_fold(a->what, b->what);
}

static bool same_mouth(const struct saying *a, const struct saying *b)
{
    return a->told->family == b->told->family ? base_str_equal_fold(a->sayer, b->sayer) || a->told->article != b->told->article
                                              : a->sayer.length > 0 && base_str_equal_fold(a->sayer, b->sayer);
}

static bool touch(const struct saying *a, const struct saying *b)
{
    return a->low <= b->high && b->low <= a->high;
}

/* Does a later saying take the place of an earlier one? */
static bool replaces(const struct saying *later, const struct saying *earlier)
{
    if (later->told == earlier->told || !same_matter(later, earlier) || later->day < earlier->day) {
        return false;
    }
    bool after = later->day > earlier->day;
    if (same_mouth(later, earlier) && (after || later->told->article != earlier->told->article)) {
        return after || later > earlier;
    }
    if (later->toll && after && later->low >= earlier->low) {
        return true;
    }
    return later->plan && earlier->plan && (int64_t)later->day - earlier->day > SAME_TIME;
}

static void drop_replaced(struct sayings *sayings)
{
    for (uint32_t i = 0; i < sayings->count; i++) {
        for (uint32_t j = 0; j < sayings->count && !sayings->items[i].gone; j++) {
            sayings->items[i].gone = replaces(&sayings->items[j], &sayings->items[i]);
        }
    }
}

/* ------------------------------------------------------------------ sides */

static int best_first(const void *a, const void *b)
{
    const struct saying *x = a, *y = b;
    if (x->place != y->place) {
        return x->place > y->place ? -1 : 1;
    }
    if (x->day != y->day) {
        return x->day > y->day ? -1 : 1;
    }
    int order = base_str_compare(x->value, y->value);
    return order != 0 ? order : base_str_compare(x->sayer, y->sayer);
}

static void add_side(struct hearing *hearing, struct follow_dispute *dispute, const struct saying *saying)
{
    *BASE_PUSH(hearing->arena, dispute->sides) = (struct follow_side){saying->value, saying->sayer, saying->told};
}

/* The sides about one matter: whoever touches no better side is a side of its own. */
static void gather_sides(struct hearing *hearing, uint32_t first)
{
    struct saying *items = hearing->sayings.items;
    struct follow_dispute dispute = {.about = items[first].about, .what = items[first].what};
    BASE_ARRAY(const struct saying *) kept = {0};
    for (uint32_t i = first; i < hearing->sayings.count; i++) {
        bool apart = !items[i].gone && same_matter(&items[i], &items[first]);
        for (uint32_t j = 0; j < kept.count && apart; j++) {
            apart = !touch(&items[i], kept.items[j]);
        }
        if (apart) {
            *BASE_PUSH(hearing->arena, kept) = &items[i];
            add_side(hearing, &dispute, &items[i]);
        }
    }
    for (uint32_t i = first; i < hearing->sayings.count; i++) {
        items[i].gone = items[i].gone || same_matter(&items[i], &items[first]);
    }
    if (kept.count > 1) {
        *BASE_PUSH(hearing->arena, *hearing->disputes) = dispute;
    }
}

static void find_contradictions(struct hearing *hearing)
{
    struct sayings *sayings = &hearing->sayings;
    drop_replaced(sayings);
    if (sayings->count > 1) {
        qsort(sayings->items, sayings->count, sizeof *sayings->items, best_first);
    }
    for (uint32_t i = 0; i < sayings->count; i++) {
        if (!sayings->items[i].gone) {
            gather_sides(hearing, i);
        }
    }
}

/* ------------------------------------------------------------------ denials, and one status against another */

static struct saying status_saying(const struct follow_fact *fact, struct base_str value)
{
    return (struct saying){.about = "status",
                           .value = value,
                           .sayer = sayer_of(fact->told, fact->denied),
                           .told = fact->told,
                           .day = fact->day,
                           .place = follow_place_of(fact->told)};
}

static void add_sides(struct hearing *hearing, const char *about, struct base_str what, struct saying *sides, uint32_t count)
{
    struct follow_dispute dispute = {.about = about, .what = what};
    qsort(sides, count, sizeof *sides, best_first);
    for (uint32_t i = 0; i < count; i++) {
        add_side(hearing, &dispute, &sides[i]);
    }
    *BASE_PUSH(hearing->arena, *hearing->disputes) = dispute;
}

/* The newest report that tells as a fact what another denies. */
static const struct follow_fact *find_denied(const struct hearing *hearing, const struct follow_fact *denial)
{
    for (uint32_t i = hearing->count; i > 0; i--) {
        struct follow_fact fact = hearing->facts[i - 1];
        bool same = base_str_equal(fact.word.status, denial->word.status);
        if (!fact.denied && same && fact.word.status.length > 0 && !fact.told->superseded) {
            return &hearing->facts[i - 1];
        }
    }
    return NULL;
}

static bool was_denied(const struct hearing *hearing, struct base_str what)
{
    for (uint32_t i = 0; i < hearing->disputes->count; i++) {
        const struct follow_dispute *dispute = &hearing->disputes->items[i];
        if (strcmp(dispute->about, "denial") == 0 && base_str_equal(dispute->what, what)) {
            return true;
        }
    }
    return false;
}

/* The newest denial of each thing, with the newest report that says it. */
static void find_denials(struct hearing *hearing)
{
    for (uint32_t i = hearing->count; i > 0; i--) {
        struct follow_fact denial = hearing->facts[i - 1];
        struct base_str what = denial.word.status;
        if (!denial.denied || denial.told->superseded || was_denied(hearing, what)) {
            continue;
        }
        struct base_str value =
            what.length > 0 ? base_str_join(hearing->arena, BASE_STR("not"), " ", what) : BASE_STR("denied");
        struct saying sides[2] = {status_saying(&denial, value)};
        const struct follow_fact *told = find_denied(hearing, &denial);
        if (told != NULL) {
            sides[1] = status_saying(told, told->word.status);
        }
        add_sides(hearing, "denial", what, sides, told != NULL ? 2 : 1);
    }
}

static bool stops(const struct follow_fact *fact)
{
    return (fact->word.role == FOLLOW_SETBACK || fact->word.role == FOLLOW_END) && !fact->planned && !fact->possible;
}

/* A stop and a deed that cannot both be: a session that was held and yet cancelled, a train that runs and stands still on one
 * day. "Postponed" of a session that was held tells what came before. */
static bool contradict(enum follow_kind kind, const struct follow_fact *stop, const struct follow_fact *deed)
{
    bool session = kind == FOLLOW_SESSION;
    bool reached = deed->word.strength == 7 || (session && deed->word.rank >= 3);
    if (!reached || deed->planned || deed->possible || deed->told->family == stop->told->family || stop->day == TEXT_NO_DAY) {
        return false;
    }
    return session ? stop->word.role == FOLLOW_END && stop->happened >= deed->happened
                   : stop->happened == deed->happened && stop->day == deed->day;
}

static bool find_contrary(struct hearing *hearing, const struct follow_fact *stop)
{
    for (uint32_t i = hearing->count; i > 0; i--) {
        struct follow_fact deed = hearing->facts[i - 1];
        if (!deed.denied && !deed.told->superseded && contradict(hearing->thread->kind, stop, &deed)) {
            struct saying sides[2] = {status_saying(stop, stop->word.status), status_saying(&deed, deed.word.status)};
            add_sides(hearing, "status", (struct base_str){0}, sides, 2);
            return true;
        }
    }
    return false;
}

static void find_status_contradiction(struct hearing *hearing)
{
    bool found = false;
    for (uint32_t i = hearing->count; i > 0 && !found; i--) {
        struct follow_fact stop = hearing->facts[i - 1];
        found = stops(&stop) && !stop.denied && !stop.told->superseded && find_contrary(hearing, &stop);
    }
}

pacta_status follow_disputes(struct base_arena *arena, const struct follow_thread *thread, const struct follow_tolds *tolds,
                             struct follow_disputes *disputes)
{
    uint32_t skipped = tolds->count > LOOKED_AT ? tolds->count - LOOKED_AT : 0;
    struct hearing hearing = {
        .arena = arena,
        .thread = thread,
        .tolds = tolds->items + skipped,
        .count = tolds->count - skipped,
        .disputes = disputes,
    };
    *disputes = (struct follow_disputes){0};
    hearing.facts = BASE_NEW_ARRAY(arena, struct follow_fact, hearing.count + 1u);
    for (uint32_t i = 0; i < hearing.count; i++) {
        hearing.facts[i] = follow_fact_of(thread->kind, &hearing.tolds[i]);
        hear(&hearing, &hearing.facts[i]);
    }
    find_contradictions(&hearing);
    find_denials(&hearing);
    find_status_contradiction(&hearing);
    return PACTA_OK;
}
