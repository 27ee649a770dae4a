/*
 * Figures told differently. Two reports disagree when they give one figure, of one period and the same parties, values that do
 * not touch: "about" and "nearly" reach a tenth to both sides, and every printed number is as rounded as it looks. Two numbers
 * of one report are a list and no quarrel, unless another speaker tells the other one.
 */
#include "api/dispute.h"

#include "follow/dispute.h"
#include "follow/life.h"
#include "read/record_json.h"

#include <math.h>
#include <stdlib.h>

enum { NEWEST_FIGURES = 500 };
static const double ROUNDING = 0.03, ABOUT = 0.1;

struct stretch {
    double low, high;
};

static struct stretch stretch_of(const struct read_record *record)
{
    double value = read_number(record, READ_F_AMOUNT), least = read_number(record, READ_F_MIN),
           most = read_number(record, READ_F_MAX);
    if (isnan(value)) {
        return (struct stretch){isnan(least) ? -INFINITY : least, isnan(most) ? INFINITY : most};
    }
    double slack = fabs(value) * (read_text(record, READ_F_APPROX).length > 0 ? ABOUT : ROUNDING);
    return (struct stretch){value - slack, value + slack};
}

static bool touch(const struct read_record *a, const struct read_record *b)
{
    struct stretch one = stretch_of(a), two = stretch_of(b);
    return one.low <= two.high && two.low <= one.high;
}

/* A figure of a known period, with a value, that looks right. */
static bool can_be_compared(const struct read_record *record)
{
    const struct read_value *period = read_get(record, READ_F_PERIOD);
    bool valued = !isnan(read_number(record, READ_F_AMOUNT)) || !isnan(read_number(record, READ_F_MIN)) ||
                  !isnan(read_number(record, READ_F_MAX));
    return valued && period != NULL && period->as.date.from != TEXT_NO_DAY && !read_flag(record, READ_F_DOUBTFUL) &&
           read_text(record, READ_F_METRIC).length > 0 && read_get(record, READ_F_PARTIES) != NULL;
}

static struct base_str parties_of(struct base_arena *arena, const struct read_record *record)
{
    const struct read_value *parties = read_get(record, READ_F_PARTIES);
    struct base_str codes = {0};
    for (uint32_t i = 0; parties != NULL && i < parties->as.texts.count; i++) {
        codes = base_str_join(arena, codes, i > 0 ? " " : "", parties->as.texts.items[i]);
    }
    return codes;
}

static bool is_same_figure(const struct api_figure *figure, const struct api_figure *other)
{
    return figure->period.from == other->period.from && figure->period.to == other->period.to &&
           base_str_equal(figure->parties, other->parties) && base_str_equal(figure->unit, other->unit) &&
           base_str_equal_fold(figure->metric, other->metric);
}

static struct api_figure *figure_of(const struct api_asking *asking, struct api_figures *figures,
                                    const struct read_record *record)
{
    const struct api_figure wanted = {
        .metric = read_text(record, READ_F_METRIC),
        .unit = read_text(record, READ_F_UNIT),
        .parties = parties_of(asking->arena, record),
        .period = read_get(record, READ_F_PERIOD)->as.date,
        .dispute = {.about = "figure", .what = read_text(record, READ_F_METRIC)},
    };
    for (uint32_t i = 0; i < figures->count; i++) {
        if (is_same_figure(&figures->items[i], &wanted)) {
            return &figures->items[i];
        }
    }
    struct api_figure *figure = BASE_PUSH(asking->arena, *figures);
    *figure = wanted;
    return figure;
}

/* Of one report and one speaker. */
static bool is_one_voice(const struct follow_told *told, const struct ledger_found *found, const struct read_record *record)
{
    return told->article == found->article && base_str_equal(read_text(told->record, READ_F_SAID_BY), read_text(record, READ_F_SAID_BY));
}

/* A value that no side has yet, from a voice that is on no side yet. The newest come first and stand for their side. */
static void hear(const struct api_asking *asking, struct api_figure *figure, const struct ledger_found *found,
                 const struct read_record *record)
{
    for (uint32_t i = 0; i < figure->dispute.sides.count; i++) {
        const struct follow_told *told = figure->dispute.sides.items[i].told;
        if (is_one_voice(told, found, record) || touch(told->record, record)) {
            return;
        }
    }
    struct follow_told *told = BASE_NEW(asking->arena, struct follow_told);
    *told = api_told_of(asking, found, record);
    struct base_str said_by = read_text(record, READ_F_SAID_BY);
    *BASE_PUSH(asking->arena, figure->dispute.sides) = (struct follow_side){
        .value = follow_amount_text(asking->arena, record),
        .said_by = said_by.length > 0 ? said_by : told->outlet,
        .told = told,
    };
}

static int best_placed_first(const void *left, const void *right)
{
    const struct follow_side *a = left, *b = right;
    int order = (int)follow_place_of(b->told) - (int)follow_place_of(a->told);
    order = order != 0 ? order : base_str_compare(b->told->day, a->told->day);
    return order != 0 ? order : base_str_compare(a->value, b->value);
}

/* Leaves the figures with more than one side. */
static void keep_disputed(struct api_figures *figures, uint64_t limit)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < figures->count && (limit == 0 || kept < limit); i++) {
        struct api_figure *figure = &figures->items[i];
        if (figure->dispute.sides.count > 1) {
            qsort(figure->dispute.sides.items, figure->dispute.sides.count, sizeof *figure->dispute.sides.items,
                  best_placed_first);
            figures->items[kept++] = *figure;
        }
    }
    figures->count = kept;
}

pacta_status api_figures_find(const struct api_asking *asking, const struct follow_filter *filter, struct api_figures *figures)
{
    const struct ledger_filter wanted = {.type = "figure",
                                         .party = filter->party,
                                         .with = filter->with,
                                         .since = filter->since,
                                         .limit = filter->limit > 0 ? NEWEST_FIGURES : 0};
    struct ledger_cursor *cursor;
    struct ledger_found found;
    *figures = (struct api_figures){0};
    pacta_status status = ledger_find(asking->ledger, &wanted, &cursor);
    if (status != PACTA_OK) {
        return status;
    }
    while (ledger_next(cursor, &found)) {
        struct read_record *record;
        if (read_record_from_json(asking->arena, found.json, &record) == PACTA_OK && can_be_compared(record)) {
            hear(asking, figure_of(asking, figures, record), &found, record);
        }
    }
    keep_disputed(figures, filter->limit);
    return ledger_cursor_close(cursor);
}
