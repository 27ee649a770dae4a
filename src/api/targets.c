/* Targets in words: what is aimed at, until when, where things stand by whose figures, and what pace would be needed. */
#include "api/targets.h"

#include "api/thread.h"
#include "api/wrap.h"

#include <math.h>
#include <stdio.h>

enum { LABEL_AT = 4, TEXT_AT = 15, MOST_TOLD = 6 };

struct page {
    struct base_buffer *out;
    struct base_buffer line;
    const struct know_tables *tables;
    const struct follow_progress *progress;
    uint32_t width;
};

/* Writes the collected line behind its label, which stands only before the first of several. */
static void end_line(struct page *page, const char *label)
{
    base_buffer_format(page->out, "%*s%-*s", LABEL_AT, "", TEXT_AT - LABEL_AT, label);
    api_wrap(page->out, (struct base_str){page->line.data, (uint32_t)page->line.length}, TEXT_AT, TEXT_AT, page->width);
    base_buffer_clear(&page->line);
}

/* One digit behind the point below a hundred, none above. */
static void add_percent(struct base_buffer *out, double percent)
{
    base_buffer_format(out, fabs(percent) < 100 ? "%.1f percent" : "%.0f percent", percent);
}

/* Amounts as a person reads them: three digits are enough for sums of a customs office. */
static void add_amount(struct base_buffer *out, double amount, struct base_str unit)
{
    double scale = pow(10, floor(log10(fabs(amount) > 0 ? fabs(amount) : 1)) - 2);
    api_amount(out, fabs(amount) >= 1000 ? round(amount / scale) * scale : amount, unit);
}

static void add_day(struct base_buffer *out, int32_t day)
{
    int32_t year;
    uint32_t month, date;
    text_day_to_ymd(day, &year, &month, &date);
    base_buffer_format(out, "%04d-%02u-%02u", year, month, date);
}

static void add_head(struct page *page)
{
    const struct follow_progress *progress = page->progress;
    api_plain(&page->line, progress->metric.length > 0 ? progress->metric : progress->thread->title);
    if (!isnan(progress->amount)) {
        base_buffer_format(&page->line, " %s ", base_str_is(progress->modality, "by") ? "by" : "to");
        api_amount(&page->line, progress->amount, progress->unit);
        base_buffer_add_text(&page->line, progress->per.length > 0 ? " a " : "");
        api_plain(&page->line, progress->per);
    } else if (progress->modality.length > 0) { /* "double" */
        base_buffer_add_text(&page->line, ", ");
        api_plain(&page->line, progress->modality);
    }
    base_buffer_add_text(&page->line, " · ");
    api_thread_parties(&page->line, page->tables, progress->thread->parties);
    base_buffer_format(page->out, "%.*s  ", BASE_STR_ARG(progress->thread->id));
    api_wrap(page->out, (struct base_str){page->line.data, (uint32_t)page->line.length}, progress->thread->id.length + 2,
             LABEL_AT, page->width);
    base_buffer_clear(&page->line);
}

static void add_life(struct page *page)
{
    const struct follow_thread *thread = page->progress->thread;
    if (thread->first_seen.length > 0) {
        base_buffer_format(&page->line, "first %.*s, last %.*s; ", BASE_STR_ARG(thread->first_seen),
                           BASE_STR_ARG(thread->last_seen));
    }
    if (thread->restated > 0) {
        base_buffer_format(&page->line, "restated %u time%s; ", thread->restated, thread->restated == 1 ? "" : "s");
    }
    base_buffer_format(&page->line, "%u report%s, %u independent", thread->reports, thread->reports == 1 ? "" : "s",
                       thread->independent_reports);
    end_line(page, "told");
}

/* "Ada Norell, in Indus Wire, 2025-07-09 [f0123456789abcdef]". */
static void add_teller(struct page *page, struct base_str said_by, struct base_str outlet, struct base_str path,
                       struct base_str day, struct base_str id)
{
    if (said_by.length > 0) {
        api_plain_cut(&page->line, said_by, 60);
        base_buffer_add_text(&page->line, ", in ");
    }
    api_plain_cut(&page->line, outlet.length > 0 ? outlet : api_file_name(path), 60);
    base_buffer_format(&page->line, ", %.*s [%.*s]", BASE_STR_ARG(day.length > 0 ? day : BASE_STR("undated")),
                       BASE_STR_ARG(id));
}

static void add_deadlines(struct page *page)
{
    const struct follow_progress *progress = page->progress;
    for (uint32_t i = 0; i < progress->deadlines.count; i++) {
        const struct follow_deadline *deadline = &progress->deadlines.items[i];
        api_date(&page->line, &deadline->date);
        base_buffer_add_text(&page->line, i == 0 && progress->passed ? ", has passed – " : " – ");
        add_teller(page, read_text(deadline->told->record, READ_F_SAID_BY), deadline->told->outlet, deadline->told->path,
                   deadline->told->day, base_str_from(deadline->told->record->id));
        end_line(page, i == 0 ? "deadline" : "");
    }
    if (progress->deadlines.count == 0) {
        base_buffer_add_text(&page->line, "no deadline told");
        end_line(page, "deadline");
    }
}

/* "28 percent of the target; USD 3.6 billion missing". */
static void add_reach(struct page *page, const struct follow_reach *reach)
{
    if (!reach->compared) {
        base_buffer_format(&page->line, ": not compared (%s)", reach->why_not);
        return;
    }
    base_buffer_add_text(&page->line, ": ");
    add_percent(&page->line, reach->percent);
    if (reach->gap > 0) {
        base_buffer_add_text(&page->line, ", ");
        add_amount(&page->line, reach->gap, page->progress->unit);
        base_buffer_add_text(&page->line, " missing");
    } else {
        base_buffer_add_text(&page->line, ", reached");
    }
}

static void add_measure_amount(struct page *page, const struct follow_measure *measure)
{
    struct base_buffer *out = &page->line;
    base_buffer_add_text(out, measure->baseline ? "from " : "");
    if (measure->approx.length > 0) {
        api_plain(out, measure->approx);
        base_buffer_add_char(out, ' ');
    }
    if (!isnan(measure->amount)) {
        api_amount(out, measure->amount, measure->unit);
    } else if (!isnan(measure->min)) {
        base_buffer_add_text(out, "at least ");
        api_amount(out, measure->min, measure->unit);
    } else {
        base_buffer_add_text(out, "at most ");
        api_amount(out, measure->max, measure->unit);
    }
    base_buffer_add_char(out, ' ');
    size_t length = out->length;
    api_date(out, &measure->period);
    base_buffer_add_text(out, out->length > length ? "" : measure->baseline ? "when the target was set" : "(period not told)");
    if (measure->stance.length > 0) {
        base_buffer_format(out, " (%.*s)", BASE_STR_ARG(measure->stance));
    }
    base_buffer_add_text(out, measure->disagrees ? ", told differently elsewhere" : "");
}

static void add_measures(struct page *page)
{
    const struct follow_measures *measures = &page->progress->measures;
    for (uint32_t i = 0; i < measures->count && i < MOST_TOLD; i++) {
        const struct follow_measure *measure = &measures->items[i];
        add_measure_amount(page, measure);
        base_buffer_add_text(&page->line, " – ");
        add_teller(page, measure->said_by, measure->outlet, measure->path, measure->day, measure->id);
        add_reach(page, &measure->reach);
        end_line(page, i == 0 ? "figures" : "");
    }
    if (measures->count > MOST_TOLD) {
        base_buffer_format(&page->line, "and %u older ones (--json shows all)", measures->count - MOST_TOLD);
        end_line(page, "");
    }
    if (measures->count == 0) {
        base_buffer_add_text(&page->line, "no report tells how much it is");
        end_line(page, "figures");
    }
}

/* ------------------------------------------------------------------ official figures */

static const struct follow_year *newest_year(const struct follow_view *view)
{
    const struct follow_year *newest = &view->years.items[view->years.count - 1];
    for (uint32_t i = view->years.count; i-- > 0;) {
        if (!isnan(view->years.items[i].total)) {
            return &view->years.items[i];
        }
    }
    return newest;
}

static void add_side(struct page *page, const char *word, double value, struct base_str unit)
{
    base_buffer_format(&page->line, "%s ", word);
    if (isnan(value)) {
        base_buffer_add_text(&page->line, "not reported");
    } else {
        add_amount(&page->line, value, unit);
    }
}

static void add_view(struct page *page, const struct follow_view *view, const char *label)
{
    const struct follow_year *year = newest_year(view);
    base_buffer_add_text(&page->line, "by ");
    api_plain(&page->line, api_country(page->tables, view->reporter));
    base_buffer_format(&page->line, ", %d: ", year->year);
    if (!isnan(year->total)) {
        add_amount(&page->line, year->total, view->unit);
        base_buffer_add_text(&page->line, " = ");
    }
    add_side(page, "exports", year->exports, view->unit);
    add_side(page, " + imports", year->imports, view->unit);
    base_buffer_add_text(&page->line, " (");
    api_plain_cut(&page->line, view->origin, 80);
    base_buffer_add_char(&page->line, ')');
    add_reach(page, &view->reach);
    end_line(page, label);
}

/* ------------------------------------------------------------------ pace */

static void add_seen(struct page *page, const struct follow_pace *pace)
{
    if (isnan(pace->percent)) {
        base_buffer_add_text(&page->line, "not known (needs figures of two years)");
        return;
    }
    add_percent(&page->line, pace->percent);
    base_buffer_add_text(&page->line, " a year from ");
    add_day(&page->line, pace->from_day);
    base_buffer_add_text(&page->line, " to ");
    add_day(&page->line, pace->to_day);
}

static void add_pace(struct page *page, const struct follow_reach *reach, const struct follow_pace *seen, struct base_str whose,
                     bool first)
{
    if (!isnan(reach->needed)) {
        base_buffer_add_text(&page->line, "needed ");
        add_percent(&page->line, reach->needed);
        base_buffer_add_text(&page->line, " a year from ");
        add_day(&page->line, reach->day);
        base_buffer_add_text(&page->line, " until ");
        add_day(&page->line, page->progress->due);
        base_buffer_add_text(&page->line, " (");
        add_amount(&page->line, reach->needed_amount, page->progress->unit);
        base_buffer_add_text(&page->line, " more each year); ");
    }
    base_buffer_add_text(&page->line, "seen ");
    add_seen(page, seen);
    base_buffer_add_text(&page->line, ", by ");
    api_plain(&page->line, whose);
    end_line(page, first ? "pace" : "");
}

static void add_paces(struct page *page)
{
    const struct follow_progress *progress = page->progress;
    bool first = true;
    if (progress->newest != NULL && (!isnan(progress->newest->reach.needed) || !isnan(progress->told_seen.percent))) {
        add_pace(page, &progress->newest->reach, &progress->told_seen, BASE_STR("what is told"), true);
        first = false;
    }
    for (uint32_t i = 0; i < progress->views.count; i++) {
        const struct follow_view *view = &progress->views.items[i];
        if (!isnan(view->reach.needed) || !isnan(view->seen.percent)) {
            add_pace(page, &view->reach, &view->seen, api_country(page->tables, view->reporter), first);
            first = false;
        }
    }
}

void api_target_text(struct base_buffer *out, const struct know_tables *tables, const struct follow_progress *progress,
                     uint32_t width)
{
    struct page page = {.out = out, .tables = tables, .progress = progress, .width = width};
    base_buffer_init(&page.line);
    add_head(&page);
    add_life(&page);
    add_deadlines(&page);
    add_measures(&page);
    for (uint32_t i = 0; i < progress->views.count; i++) {
        add_view(&page, &progress->views.items[i], i == 0 ? "official" : "");
    }
    add_paces(&page);
    base_buffer_release(&page.line);
}
