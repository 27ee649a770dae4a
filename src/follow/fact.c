/* One record, reduced to what can move its thread. */
#include "follow/day.h"
#include "follow/life.h"

#include <math.h>
#include <stdio.h>

/* ------------------------------------------------------------------ amounts in words */

static struct base_str number_text(struct base_arena *arena, double number)
{
    static const struct {
        double scale;
        const char *word;
    } SCALES[] = {{1e12, " trillion"}, {1e9, " billion"}, {1e6, " million"}};
    for (size_t i = 0; i < sizeof SCALES / sizeof *SCALES; i++) {
        if (fabs(number) >= SCALES[i].scale && fabs(number) < 1e15) {
            return base_str_format(arena, "%.10g%s", number / SCALES[i].scale, SCALES[i].word);
        }
    }
    return base_str_format(arena, "%.10g", number);
}

static bool is_currency(struct base_str unit)
{
    bool capitals = unit.length == 3;
    for (uint32_t i = 0; i < unit.length; i++) {
        capitals = capitals && unit.data[i] >= 'A' && unit.data[i] <= 'Z';
    }
    return capitals;
}

/* What is counted: a target's unit, or who came to what harm. */
static struct base_str unit_of(struct base_arena *arena, const struct read_record *record)
{
    if (record->type != READ_TALLY) {
        return read_text(record, READ_F_UNIT);
    }
    struct base_str of = read_text(record, READ_F_OF), quantity = read_text(record, READ_F_QUANTITY);
    return of.length > 0 && !base_str_is(of, "people") ? base_str_join(arena, of, " ", quantity) : quantity;
}

static struct base_str with_unit(struct base_arena *arena, struct base_str number, struct base_str unit)
{
    if (unit.length == 0) {
        return number;
    }
    return is_currency(unit) ? base_str_join(arena, unit, " ", number) : base_str_join(arena, number, " ", unit);
}

struct base_str follow_amount_text(struct base_arena *arena, const struct read_record *record)
{
    double value = read_number(record, record->type == READ_TALLY ? READ_F_VALUE : READ_F_AMOUNT),
           least = read_number(record, READ_F_MIN), most = read_number(record, READ_F_MAX);
    struct base_str unit = unit_of(arena, record), approx = read_text(record, READ_F_APPROX);
    if (!isnan(value)) {
        struct base_str text = with_unit(arena, number_text(arena, value), unit);
        return approx.length > 0 ? base_str_join(arena, approx, " ", text) : text;
    }
    if (!isnan(least) && !isnan(most)) {
        struct base_str range = base_str_join(arena, number_text(arena, least), " to ", number_text(arena, most));
        return with_unit(arena, range, unit);
    }
    if (isnan(least) && isnan(most)) {
        return (struct base_str){0};
    }
    struct base_str bound = with_unit(arena, number_text(arena, isnan(least) ? most : least), unit);
    return base_str_join(arena, isnan(least) ? BASE_STR("at most") : BASE_STR("at least"), " ", bound);
}

struct base_str follow_ordinal(struct base_arena *arena, double number)
{
    long n = number > 0 && number < 1e9 ? (long)number : 0;
    const char *ending = n % 100 >= 11 && n % 100 <= 13 ? "th"
                         : n % 10 == 1                  ? "st"
                         : n % 10 == 2                  ? "nd"
                         : n % 10 == 3                  ? "rd"
                                                        : "th";
    return base_str_format(arena, "%ld%s", n, ending);
}

/* ------------------------------------------------------------------ facts */

static double amount_of(const struct read_record *record)
{
    if (record->type != READ_TARGET && record->type != READ_TALLY) {
        return NAN;
    }
    double value = read_number(record, record->type == READ_TALLY ? READ_F_VALUE : READ_F_AMOUNT);
    value = isnan(value) ? read_number(record, READ_F_MIN) : value;
    return isnan(value) ? read_number(record, READ_F_MAX) : value;
}

static int strength_of(const struct read_record *record)
{
    struct base_str strength = read_text(record, READ_F_STRENGTH);
    bool sound = strength.length == 2 && strength.data[0] == 'S' && strength.data[1] >= '0' && strength.data[1] <= '7';
    return sound ? strength.data[1] - '0' : -1;
}

/* Planned things are what their status amounts to while nobody did them. */
static void settle_plan(enum follow_kind kind, struct follow_fact *fact)
{
    if ((fact->planned || fact->possible) && fact->word.role != FOLLOW_NO_ROLE) {
        int rank = fact->word.rank;
        (void)follow_word_find(kind, fact->word.planned, &fact->word);
        fact->planned_rank = rank;
    }
}

static int capped_strength(const struct follow_fact *fact)
{
    int own = strength_of(fact->told->record);
    int strength = own > fact->word.strength ? own : fact->word.strength;
    int cap = fact->denied ? -1 : fact->possible ? 1 : fact->planned ? 2 : 7;
    return strength < cap ? strength : cap;
}

/* A deed whose own day lies behind the report's was not done yet, whatever words were used. One day more may be a clock. */
static bool is_yet_to_come(enum follow_kind kind, const struct follow_fact *fact, int32_t published)
{
    bool dated = kind == FOLLOW_SESSION || kind == FOLLOW_INSTRUMENT || kind == FOLLOW_PROJECT;
    return dated && fact->word.role == FOLLOW_STEP && published != TEXT_NO_DAY && fact->from != TEXT_NO_DAY &&
           (int64_t)fact->from > (int64_t)published + 1;
}

/* The day of a plan is to come, so the plan is as old as its report. */
static bool is_plan(const struct follow_fact *fact)
{
    return fact->planned || fact->possible || base_str_is(fact->word.status, "planned") ||
           base_str_is(fact->word.status, "to be signed");
}

struct follow_fact follow_fact_of(enum follow_kind kind, const struct follow_told *told)
{
    const struct read_record *record = told->record;
    const struct read_value *date = read_get(record, READ_F_DATE);
    struct base_str stance = read_text(record, READ_F_STANCE);
    struct base_str status = read_text(record, record->type == READ_BODY ? READ_F_CHANGE_WORD : READ_F_STATUS);
    struct follow_fact fact = {
        .told = told,
        .from = follow_first_day(date),
        .to = follow_last_day(date),
        .deadline = follow_last_day(read_get(record, READ_F_DEADLINE)),
        .denied = base_str_is(stance, "denied"),
        .planned = base_str_is(stance, "planned"),
        .possible = base_str_is(stance, "possible"),
        .planned_rank = -1,
        .amount = amount_of(record),
        .unit = record->type == READ_TALLY ? read_text(record, READ_F_QUANTITY) : read_text(record, READ_F_UNIT),
    };
    int32_t published = follow_day_of(told->day);
    fact.day = published != TEXT_NO_DAY ? published : fact.from;
    (void)follow_word_find(kind, status, &fact.word);
    fact.planned = fact.planned || (!fact.denied && is_yet_to_come(kind, &fact, published));
    settle_plan(kind, &fact);
    bool past = fact.to != TEXT_NO_DAY && (published == TEXT_NO_DAY || fact.to <= published);
    fact.happened = past && !is_plan(&fact) ? fact.to : fact.day;
    fact.strength = capped_strength(&fact);
    return fact;
}
