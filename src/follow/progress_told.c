/*
 * Figures that reports tell of what a target measures. The same figure in copies of one text is one measure; different people's
 * figures of one year stay apart, each with who says it and when.
 */
#include "follow/progress_internal.h"

#include "ledger/find.h"
#include "read/record_json.h"

#include <math.h>

enum { MOST_FIGURES = 2000 };

/* A figure record as found, with its report. */
struct figure {
    const struct read_record *record;
    struct base_str day, path, title, outlet;
    int64_t n, article;
};
BASE_ARRAY_TYPE(figures, struct figure);

/* The figures of one set of parties. */
struct pair {
    struct base_str parties;
    struct figures figures;
    struct pair *next;
};

/* ------------------------------------------------------------------ finding */

static pacta_status find_figures(struct follow_measuring *measuring, const struct ledger_filter *filter,
                                 struct figures *figures)
{
    struct ledger_cursor *cursor;
    struct ledger_found found;
    struct base_arena *arena = measuring->arena;
    pacta_status status = ledger_find(measuring->ledger, filter, &cursor);
    if (status != PACTA_OK) {
        return status;
    }
    while (ledger_next(cursor, &found)) {
        struct read_record *record;
        if (read_record_from_json(arena, base_str_copy(arena, found.json), &record) == PACTA_OK) {
            *BASE_PUSH(arena, *figures) = (struct figure){
                .record = record,
                .day = base_str_copy(arena, found.published),
                .path = base_str_copy(arena, found.path),
                .title = base_str_copy(arena, found.title),
                .outlet = base_str_copy(arena, found.outlet),
                .n = found.n,
                .article = found.article,
            };
        }
    }
    return ledger_cursor_close(cursor);
}

static pacta_status figures_of(struct follow_measuring *measuring, struct base_str parties, const struct figures **figures)
{
    for (struct pair *pair = measuring->pairs; pair != NULL; pair = pair->next) {
        if (base_str_equal(pair->parties, parties)) {
            *figures = &pair->figures;
            return PACTA_OK;
        }
    }
    struct pair *pair = BASE_NEW(measuring->arena, struct pair);
    const struct ledger_filter filter = {
        .type = "figure",
        .party = follow_party(parties, 0),
        .with = follow_party(parties, 1),
        .limit = MOST_FIGURES,
    };
    *pair = (struct pair){.parties = parties, .next = measuring->pairs};
    measuring->pairs = pair;
    *figures = &pair->figures;
    return parties.length > 0 ? find_figures(measuring, &filter, &pair->figures) : PACTA_OK;
}

/* Figures of the reports that tell the target. */
static pacta_status figures_beside(struct follow_measuring *measuring, const struct follow_tolds *tolds,
                                   struct figures *figures)
{
    int64_t *articles = BASE_NEW_ARRAY(measuring->arena, int64_t, tolds->count + 1u);
    for (uint32_t i = 0; i < tolds->count; i++) {
        articles[i] = tolds->items[i].article;
    }
    const struct ledger_filter filter = {
        .type = "figure", .articles = articles, .article_count = tolds->count, .limit = MOST_FIGURES};
    *figures = (struct figures){0};
    return tolds->count > 0 ? find_figures(measuring, &filter, figures) : PACTA_OK;
}

static int64_t family_of(struct follow_measuring *measuring, int64_t article)
{
    sqlite3_stmt *find = measuring->family;
    sqlite3_bind_int64(find, 1, article);
    int64_t family = sqlite3_step(find) == SQLITE_ROW ? sqlite3_column_int64(find, 0) : article;
    sqlite3_reset(find);
    return family;
}

/* ------------------------------------------------------------------ matching */

/* How the parties of a figure stand to those of the target: 2 the same, 1 some of them, 0 others. */
static int parties_match(struct base_str wanted, const struct read_record *record)
{
    const struct read_value *told = read_get(record, READ_F_PARTIES);
    uint32_t known = 0, count = told != NULL ? told->as.texts.count : 0, all = 0;
    while (follow_party(wanted, all).length > 0) {
        for (uint32_t i = 0; i < count; i++) {
            known += base_str_equal(told->as.texts.items[i], follow_party(wanted, all)) ? 1u : 0u;
        }
        all++;
    }
    return known < count ? 0 : known == all && all > 0 ? 2 : 1;
}

static bool is_of(const struct follow_progress *progress, const struct read_record *record)
{
    struct base_str stance = read_text(record, READ_F_STANCE);
    bool told = stance.length == 0 || base_str_is(stance, "fact") || base_str_is(stance, "disputed");
    bool numbered = !isnan(read_number(record, READ_F_AMOUNT)) || !isnan(read_number(record, READ_F_MIN)) ||
                    !isnan(read_number(record, READ_F_MAX));
    return told && numbered && base_str_equal_fold(read_text(record, READ_F_METRIC), progress->metric);
}

/* Trade has two sides, so a figure of it that names one of them, in a report on both, is told of both. */
static bool is_two_sided(const struct follow_progress *progress)
{
    return base_str_find(progress->metric, "trade", 0) >= 0 && base_str_find(progress->metric, "deficit", 0) < 0;
}

/* ------------------------------------------------------------------ measures */

static bool is_same(double a, double b)
{
    return (isnan(a) && isnan(b)) || (a >= b && a <= b);
}

static bool is_same_measure(const struct follow_measure *a, const struct follow_measure *b)
{
    return a->family == b->family && a->baseline == b->baseline && is_same(a->amount, b->amount) && is_same(a->min, b->min) &&
           is_same(a->max, b->max) && base_str_equal(a->unit, b->unit) && a->period.to == b->period.to;
}

static const char *why_not(const struct follow_progress *progress, const struct follow_measure *measure)
{
    const struct read_date *period = &measure->period;
    int64_t days = period->from != TEXT_NO_DAY && period->to != TEXT_NO_DAY ? (int64_t)period->to - period->from : 0;
    return base_str_is(progress->modality, "by")                           ? "the target is told as an increase"
           : !base_str_equal(measure->unit, progress->unit)                ? "another unit; nothing is converted"
           : measure->partial                                              ? "the sentence names only one side"
           : days > 0 && days < 330                                        ? "a part of a year"
           : days > 732                                                    ? "several years together"
           : measure->per.length > 0 && !base_str_is(measure->per, "year") ? "not told for a year"
                                                                           : NULL;
}

/* The last day that a figure speaks of; where no period is told, the day of its report. */
static int32_t day_of(const struct follow_measure *measure)
{
    int32_t last = measure->period.to != TEXT_NO_DAY ? measure->period.to : measure->period.from;
    return last != TEXT_NO_DAY ? last : text_day_from_words(measure->day);
}

static double value_of(const struct follow_measure *measure)
{
    return !isnan(measure->amount) ? measure->amount : !isnan(measure->min) ? measure->min : measure->max;
}

static void compare(const struct follow_progress *progress, struct follow_measure *measure)
{
    follow_reach(progress, value_of(measure), day_of(measure), &measure->reach);
    const char *why = measure->reach.compared ? why_not(progress, measure) : measure->reach.why_not;
    if (why != NULL) {
        measure->reach = (struct follow_reach){false, why, NAN, NAN, TEXT_NO_DAY, NAN, NAN, NAN};
    }
}

/* Adds a measure; of copies of one text the oldest stays. */
static void add_measure(struct follow_measuring *measuring, struct follow_progress *progress, struct follow_measure *measure)
{
    compare(progress, measure);
    for (uint32_t i = 0; i < progress->measures.count; i++) {
        struct follow_measure *known = &progress->measures.items[i];
        if (known->record == measure->record && known->baseline == measure->baseline) {
            return;
        }
        if (is_same_measure(known, measure)) {
            measure->reports += known->reports;
            if (base_str_compare(measure->day, known->day) < 0) {
                *known = *measure;
            }
            known->reports = measure->reports;
            return;
        }
    }
    *BASE_PUSH(measuring->arena, progress->measures) = *measure;
}

static struct read_date no_date(void)
{
    return (struct read_date){.from = TEXT_NO_DAY, .to = TEXT_NO_DAY, .precision = 3};
}

static void add_figure(struct follow_measuring *measuring, struct follow_progress *progress, const struct figure *figure,
                       bool partial)
{
    const struct read_record *record = figure->record;
    const struct read_value *period = read_get(record, READ_F_PERIOD);
    struct follow_measure measure = {
        .partial = partial,
        .amount = read_number(record, READ_F_AMOUNT),
        .min = read_number(record, READ_F_MIN),
        .max = read_number(record, READ_F_MAX),
        .unit = read_text(record, READ_F_UNIT),
        .approx = read_text(record, READ_F_APPROX),
        .stance =
            base_str_is(read_text(record, READ_F_STANCE), "fact") ? (struct base_str){0} : read_text(record, READ_F_STANCE),
        .per = read_text(record, READ_F_PER),
        .period = period != NULL ? period->as.date : no_date(),
        .said_by = read_text(record, READ_F_SAID_BY),
        .id = base_str_from(record->id),
        .day = figure->day,
        .outlet = figure->outlet,
        .path = figure->path,
        .title = figure->title,
        .record = figure->n,
        .family = family_of(measuring, figure->article),
        .reports = 1,
    };
    add_measure(measuring, progress, &measure);
}

/* "from $1.5 billion to $5 billion": where the target's own words say it starts. */
static void add_baseline(struct follow_measuring *measuring, struct follow_progress *progress, const struct follow_told *told)
{
    const struct read_value *baseline = read_get(told->record, READ_F_BASELINE);
    if (baseline == NULL || told->superseded) {
        return;
    }
    struct follow_measure measure = {
        .baseline = true,
        .amount = baseline->as.baseline.amount,
        .min = NAN,
        .max = NAN,
        .unit = baseline->as.baseline.unit,
        .period = baseline->as.baseline.period,
        .said_by = read_text(told->record, READ_F_SAID_BY),
        .id = base_str_from(told->record->id),
        .day = told->day,
        .outlet = told->outlet,
        .path = told->path,
        .title = told->title,
        .record = told->n,
        .family = told->family,
        .reports = 1,
    };
    add_measure(measuring, progress, &measure);
}

static bool is_newer(const struct follow_measure *a, const struct follow_measure *b)
{
    int order = base_str_compare(a->day, b->day);
    return order != 0 ? order > 0 : a->record > b->record;
}

/* The newest report first. Few enough for insertion. */
static void sort_measures(struct follow_measures *measures)
{
    for (uint32_t i = 1; i < measures->count; i++) {
        struct follow_measure moved = measures->items[i];
        uint32_t at = i;
        for (; at > 0 && is_newer(&moved, &measures->items[at - 1]); at--) {
            measures->items[at] = measures->items[at - 1];
        }
        measures->items[at] = moved;
    }
}

/* Apart by more than what rounding explains; "nearly" and "about" leave more room. */
static bool is_apart(const struct follow_measure *a, const struct follow_measure *b)
{
    double room = a->approx.length > 0 || b->approx.length > 0 ? 0.05 : 0.005;
    return !isnan(a->amount) && !isnan(b->amount) &&
           fabs(a->amount - b->amount) > room * fmax(fabs(a->amount), fabs(b->amount));
}

/* Figures of the same time that differ; those without a time may be of different ones. */
static void mark_disagreements(struct follow_measures *measures)
{
    for (uint32_t i = 0; i < measures->count; i++) {
        for (uint32_t k = 0; k < i; k++) {
            struct follow_measure *a = &measures->items[i], *b = &measures->items[k];
            bool same_time = a->period.to != TEXT_NO_DAY && a->period.to == b->period.to && a->period.from == b->period.from;
            if (same_time && base_str_equal(a->unit, b->unit) && a->partial == b->partial && is_apart(a, b)) {
                a->disagrees = b->disagrees = true;
            }
        }
    }
}

/* What speaks of the latest time is the newest; a figure goes before a baseline. */
static void pick_newest(struct follow_progress *progress)
{
    const struct follow_measure *best = NULL;
    for (uint32_t i = 0; i < progress->measures.count; i++) {
        const struct follow_measure *measure = &progress->measures.items[i];
        bool later = best != NULL && best->baseline == measure->baseline && day_of(measure) > day_of(best);
        if (measure->reach.compared && (best == NULL || (best->baseline && !measure->baseline) || later)) {
            best = measure;
        }
    }
    progress->newest = best;
}

/* Growth between the told figures of the first and the last named year. */
static void tell_pace(struct follow_progress *progress)
{
    const struct follow_measure *first = NULL, *last = NULL;
    for (uint32_t i = 0; i < progress->measures.count; i++) {
        const struct follow_measure *measure = &progress->measures.items[i];
        if (!measure->reach.compared || measure->period.to == TEXT_NO_DAY || isnan(measure->amount)) {
            continue;
        }
        first = first == NULL || measure->period.to < first->period.to ? measure : first;
        last = last == NULL || measure->period.to > last->period.to ? measure : last;
    }
    if (first != NULL && first != last) {
        progress->told_seen = follow_pace_between(first->amount, first->period.to, last->amount, last->period.to);
    }
}

pacta_status follow_progress_told(struct follow_measuring *measuring, struct follow_progress *progress)
{
    const struct figures *figures;
    struct figures beside;
    pacta_status status = figures_of(measuring, progress->thread->parties, &figures);
    status = status == PACTA_OK ? figures_beside(measuring, &progress->tolds, &beside) : status;
    if (status != PACTA_OK) {
        return status;
    }
    for (uint32_t i = 0; i < figures->count; i++) {
        if (is_of(progress, figures->items[i].record) &&
            parties_match(progress->thread->parties, figures->items[i].record) == 2) {
            add_figure(measuring, progress, &figures->items[i], false);
        }
    }
    for (uint32_t i = 0; i < beside.count && is_two_sided(progress); i++) {
        if (is_of(progress, beside.items[i].record) && parties_match(progress->thread->parties, beside.items[i].record) == 1) {
            add_figure(measuring, progress, &beside.items[i], true);
        }
    }
    for (uint32_t i = 0; i < progress->tolds.count; i++) {
        add_baseline(measuring, progress, &progress->tolds.items[i]);
    }
    sort_measures(&progress->measures);
    mark_disagreements(&progress->measures);
    pick_newest(progress);
    tell_pace(progress);
    return PACTA_OK;
}
