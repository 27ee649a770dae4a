/*
 * Official figures beside a target of bilateral trade. What one state reports as its exports the other reports as its imports,
 * and the two differ; so there are two views of one trade, and each publisher has its own.
 */
#include "follow/progress_internal.h"

#include <math.h>

enum { YEARS_SEEN = 5 };

static int32_t last_day(int32_t year)
{
    return text_day_from_ymd(year, 12, 31);
}

static struct follow_view *view_of(struct base_arena *arena, struct follow_views *views, const struct ledger_trade_row *row)
{
    for (uint32_t i = 0; i < views->count; i++) {
        struct follow_view *view = &views->items[i];
        if (base_str_equal(view->reporter, row->reporter) && base_str_equal(view->origin, row->origin) &&
            base_str_equal(view->unit, row->unit)) {
            return view;
        }
    }
    struct follow_view *view = BASE_PUSH(arena, *views);
    *view = (struct follow_view){.reporter = row->reporter, .partner = row->partner, .origin = row->origin, .unit = row->unit};
    return view;
}

/* Rows come ordered by year. */
static void add_row(struct base_arena *arena, struct follow_view *view, const struct ledger_trade_row *row)
{
    uint32_t count = view->years.count;
    if (count == 0 || view->years.items[count - 1].year != row->year) {
        *BASE_PUSH(arena, view->years) = (struct follow_year){row->year, NAN, NAN, NAN};
    }
    struct follow_year *year = &view->years.items[view->years.count - 1];
    *(row->flow == LEDGER_EXPORT ? &year->exports : &year->imports) = row->value;
    year->total = year->exports + year->imports; /* NAN until both are there */
}

/* The newest year with a total; NULL when there is none. */
static const struct follow_year *newest_year(const struct follow_view *view)
{
    for (uint32_t i = view->years.count; i-- > 0;) {
        if (!isnan(view->years.items[i].total)) {
            return &view->years.items[i];
        }
    }
    return NULL;
}

/* Growth over the last five years, or as many as are reported. */
static void tell_pace(struct follow_view *view, const struct follow_year *newest)
{
    for (uint32_t i = 0; i < view->years.count; i++) {
        const struct follow_year *year = &view->years.items[i];
        if (!isnan(year->total) && year->year >= newest->year - YEARS_SEEN && year->year < newest->year) {
            view->seen = follow_pace_between(year->total, last_day(year->year), newest->total, last_day(newest->year));
            return;
        }
    }
}

static void compare(const struct follow_progress *progress, struct follow_view *view)
{
    const struct follow_year *newest = newest_year(view);
    view->seen = (struct follow_pace){NAN, NAN, NAN, TEXT_NO_DAY, TEXT_NO_DAY};
    follow_reach(progress, newest != NULL ? newest->total : NAN, newest != NULL ? last_day(newest->year) : TEXT_NO_DAY,
                 &view->reach);
    const char *why = newest == NULL                                ? "exports and imports of one year are not both there"
                      : base_str_is(progress->modality, "by")       ? "the target is told as an increase"
                      : isnan(progress->amount)                     ? "no amount is told"
                      : !base_str_equal(view->unit, progress->unit) ? "another unit; nothing is converted"
                                                                    : NULL;
    if (why != NULL) {
        view->reach = (struct follow_reach){false, why, NAN, NAN, TEXT_NO_DAY, NAN, NAN, NAN};
    }
    if (newest != NULL) {
        tell_pace(view, newest);
    }
}

/* By reporter in the order of the parties, then by publisher. */
static bool goes_before(const struct follow_view *a, const struct follow_view *b)
{
    int order = base_str_compare(a->reporter, b->reporter);
    order = order != 0 ? order : base_str_compare(a->origin, b->origin);
    return order != 0 ? order < 0 : base_str_compare(a->unit, b->unit) < 0;
}

static void sort_views(struct follow_views *views)
{
    for (uint32_t i = 1; i < views->count; i++) {
        struct follow_view moved = views->items[i];
        uint32_t at = i;
        for (; at > 0 && goes_before(&moved, &views->items[at - 1]); at--) {
            views->items[at] = views->items[at - 1];
        }
        views->items[at] = moved;
    }
}

pacta_status follow_progress_official(struct follow_measuring *measuring, struct follow_progress *progress)
{
    struct base_str parties = progress->thread->parties, a = follow_party(parties, 0), b = follow_party(parties, 1);
    struct ledger_trade_rows rows;
    if (!base_str_is_fold(progress->metric, "bilateral trade") || b.length == 0 || follow_party(parties, 2).length > 0) {
        return PACTA_OK;
    }
    pacta_status status = ledger_trade_find(measuring->arena, measuring->ledger, a, b, &rows);
    for (uint32_t i = 0; i < rows.count && status == PACTA_OK; i++) {
        add_row(measuring->arena, view_of(measuring->arena, &progress->views, &rows.items[i]), &rows.items[i]);
    }
    sort_views(&progress->views);
    for (uint32_t i = 0; i < progress->views.count; i++) {
        compare(progress, &progress->views.items[i]);
    }
    return status;
}
