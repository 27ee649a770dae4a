/* Targets with progress, projects, and figures. */
#include "api/brief_making.h"

#include "api/figure.h"
#include "follow/progress.h"

#include <math.h>
#include <stdlib.h>

enum { ROOM_TARGETS = 2, ROOM_PROJECTS = 2, MEASURED_ON_A_PAGE = 4, MOST_MEASURED = 30, MOST_FIGURES = 60 };

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

/* "; USD 1.4 billion in 2024" */
static void add_measure(struct api_making *making, const struct follow_measure *measure)
{
    base_buffer_add_text(&making->text, "; ");
    api_amount(&making->text, measure->amount, measure->unit);
    if (measure->period.from != TEXT_NO_DAY) {
        base_buffer_add_text(&making->text, " in ");
        api_iso_date(&making->text, &measure->period);
    }
}

/* "; USD 1.4 billion in 2024, 28 % of it [f12...]; 12 % a year needed": how far it is, by the newest figure that can be
 * compared. */
static struct base_str progress_words(struct api_making *making, const struct follow_progress *progress)
{
    const struct follow_measure *newest = progress->newest;
    if (newest == NULL || isnan(newest->amount)) {
        return (struct base_str){0};
    }
    base_buffer_clear(&making->text);
    if (!newest->baseline) { /* a baseline stands in the line already */
        add_measure(making, newest);
    }
    if (newest->reach.compared) {
        base_buffer_format(&making->text, ", %.0f %% of it", newest->reach.percent);
    }
    if (!newest->baseline) {
        base_buffer_format(&making->text, " [%.*s]", BASE_STR_ARG(newest->id));
    }
    if (newest->reach.compared && newest->reach.needed > 0) {
        base_buffer_format(&making->text, "; %.0f %% a year needed", newest->reach.needed);
    }
    return api_keep(making);
}

static void add_progress(struct api_making *making, struct api_picks *picks)
{
    struct follow_measuring measuring;
    uint32_t most = making->wish->is_long || making->wish->limit > 0 ? MOST_MEASURED : MEASURED_ON_A_PAGE;
    bool ready = follow_progress_init(&measuring, making->asking->arena, making->asking->ledger, making->asking->on);
    for (uint32_t i = 0; ready && i < picks->count && i < most && making->status == PACTA_OK; i++) {
        struct follow_progress *progress = BASE_NEW(making->asking->arena, struct follow_progress);
        making->status = follow_progress_of(&measuring, picks->items[i].thread, progress);
        picks->items[i].more = making->status == PACTA_OK ? progress_words(making, progress) : (struct base_str){0};
    }
    if (ready) {
        follow_progress_release(&measuring);
    }
}

bool api_is_replaced(struct api_making *making, const struct follow_thread *target)
{
    struct follow_links links = {0};
    if (target->kind != FOLLOW_TARGET || making->status != PACTA_OK) {
        return false;
    }
    making->status = follow_links(making->asking->arena, making->asking->ledger, target->n, &links);
    for (uint32_t i = 0; i < links.count; i++) {
        if (links.items[i].backwards && base_str_is(links.items[i].relation, "replaces")) {
            return true;
        }
    }
    return false;
}

/* A number that was replaced, or of which nobody has told for long, has no place on the page beside one that is in the news. */
static void leave_out_old(struct api_making *making, struct api_picks *picks, struct api_section *section)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < picks->count; i++) {
        const struct follow_thread *target = picks->items[i].thread;
        bool old = follow_standing_on(target, making->asking->on) == FOLLOW_SILENT ||
                   (kept < MEASURED_ON_A_PAGE && api_is_replaced(making, target));
        if (kept > 0 && old && !making->wish->is_long) {
            section->left_out++;
        } else {
            picks->items[kept++] = picks->items[i];
        }
    }
    picks->count = kept;
}

void api_lay_targets(struct api_making *making)
{
    struct api_picks picks = pick(making, FOLLOW_TARGET, by_news);
    struct api_section section = {.key = "targets", .title = "Targets"};
    leave_out_old(making, &picks, &section);
    add_progress(making, &picks);
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
    making->status = api_tolds_of(making->asking->arena, making->asking->ledger, "figure", making->wish->codes[0],
                                  making->wish->codes[1], MOST_FIGURES, figures);
    for (uint32_t i = 0; i < figures->count; i++) {
        if (!is_told_already(figures, i)) {
            *BASE_PUSH(making->asking->arena, section.facts) = api_fact_of_told(making, &figures->items[i]);
        }
    }
    api_cut(making, &section, 0);
    api_lay(making, &section); /* on the page they stand beside their target */
}
