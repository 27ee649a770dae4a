/* Targets with progress, projects, and figures. */
#include "api/brief_making.h"

#include "api/figure.h"

#include <math.h>
#include <stdlib.h>

enum { ROOM_TARGETS = 2, ROOM_PROJECTS = 2, MOST_FIGURES = 60 };

/* Open ones first; of these what most reports tell; then the newest. */
static int by_weight(const void *left, const void *right)
{
    const struct follow_thread *a = ((const struct api_pick *)left)->thread, *b = ((const struct api_pick *)right)->thread;
    int order = b->open - a->open;
    order = order != 0 ? order
                       : (b->independent_reports > a->independent_reports) - (b->independent_reports < a->independent_reports);
    order = order != 0 ? order : base_str_compare(b->last_seen, a->last_seen);
    return order != 0 ? order : base_str_compare(a->id, b->id);
}

/* Open ones first, then the newest: a number that was replaced is an older one. */
static int by_news(const void *left, const void *right)
{
    const struct follow_thread *a = ((const struct api_pick *)left)->thread, *b = ((const struct api_pick *)right)->thread;
    int order = b->open - a->open;
    order = order != 0 ? order : base_str_compare(b->last_seen, a->last_seen);
    return order != 0 ? order : base_str_compare(a->id, b->id);
}

static struct api_picks pick(struct api_making *making, enum follow_kind kind, int (*order)(const void *, const void *))
{
    const struct follow_threads *threads = &making->threads[kind];
    struct api_picks picks = {0};
    for (uint32_t i = 0; i < threads->count; i++) {
        api_pick(making, &picks, &threads->items[i]);
    }
    if (picks.count > 1) {
        qsort(picks.items, picks.count, sizeof *picks.items, order);
    }
    return picks;
}

/* ------------------------------------------------------------------ targets */

/* The newest figure of the same metric: "; told: USD 1.4 billion in 2024, 28 % [f12...]". */
static struct base_str progress_words(struct api_making *making, const struct follow_thread *target,
                                      const struct follow_tolds *figures)
{
    for (uint32_t i = 0; i < figures->count; i++) {
        const struct read_record *figure = figures->items[i].record;
        struct base_str metric = read_text(figure, READ_F_METRIC), title = target->title;
        bool same = metric.length > 0 && base_str_equal(read_text(figure, READ_F_UNIT), target->unit) &&
                    title.length > metric.length &&
                    base_str_equal_fold(base_str_slice(title, (struct base_span){0, metric.length}), metric);
        double amount = read_number(figure, READ_F_AMOUNT);
        if (!same || isnan(amount)) {
            continue;
        }
        const struct read_value *period = read_get(figure, READ_F_PERIOD);
        base_buffer_clear(&making->text);
        base_buffer_add_text(&making->text, "; newest figure ");
        api_amount(&making->text, amount, target->unit);
        if (period != NULL && period->as.date.from != TEXT_NO_DAY) {
            base_buffer_add_text(&making->text, " in ");
            api_iso_date(&making->text, &period->as.date);
        }
        if (target->number > 0) {
            base_buffer_format(&making->text, ", %.0f %%", 100 * amount / target->number);
        }
        base_buffer_format(&making->text, " [%s]", figure->id);
        return api_keep(making);
    }
    return (struct base_str){0};
}

static pacta_status load_figures(struct api_making *making, struct follow_tolds *figures)
{
    return api_tolds_of(making->asking->arena, making->asking->ledger, "figure", making->wish->codes[0], making->wish->codes[1],
                        MOST_FIGURES, figures);
}

void api_lay_targets(struct api_making *making)
{
    struct follow_tolds figures = {0};
    struct api_picks picks = pick(making, FOLLOW_TARGET, by_news);
    struct api_section section = {.key = "targets", .title = "Targets"};
    making->status = load_figures(making, &figures);
    for (uint32_t i = 0; i < picks.count; i++) {
        picks.items[i].more = progress_words(making, picks.items[i].thread, &figures);
    }
    api_take(making, &section, &picks, ROOM_TARGETS);
    api_lay(making, &section);
}

void api_lay_projects(struct api_making *making)
{
    const struct api_picks picks = pick(making, FOLLOW_PROJECT, by_weight);
    struct api_section section = {.key = "projects", .title = "Projects"};
    api_take(making, &section, &picks, ROOM_PROJECTS);
    api_lay(making, &section);
}

/* ------------------------------------------------------------------ figures */

/* Told before with the same amount, or in dispute, where both stand. */
static bool is_told_already(const struct follow_tolds *figures, uint32_t at)
{
    for (uint32_t i = 0; i < figures->count; i++) {
        const struct read_record *one = figures->items[at].record, *other = figures->items[i].record;
        bool same = i < at && api_figures_are_of_one_thing(one, other);
        if (same || (i != at && api_figures_differ(one, other))) {
            return true;
        }
    }
    return false;
}

void api_lay_figures(struct api_making *making)
{
    struct follow_tolds *figures = BASE_NEW(making->asking->arena, struct follow_tolds);
    struct api_section section = {.key = "figures", .title = "Figures"};
    making->status = load_figures(making, figures);
    for (uint32_t i = 0; i < figures->count; i++) {
        if (!is_told_already(figures, i)) {
            *BASE_PUSH(making->asking->arena, section.facts) = api_fact_of_told(making, &figures->items[i]);
        }
    }
    api_cut(making, &section, 0);
    api_lay(making, &section); /* on the page they stand beside their target */
}
