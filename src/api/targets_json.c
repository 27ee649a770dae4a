/* Targets as JSON: the thread's own fields, then what is aimed at, what is told, what is reported. Unknown is absent. */
#include "api/targets.h"

#include "api/thread.h"
#include "base/json.h"

#include <math.h>
#include <stdio.h>

/* What is worked out here is rounded: more digits than the figures had would be invented. */
static void put_rounded(struct base_buffer *out, const char *key, double number)
{
    api_put_number(out, key, fabs(number) < 1e12 ? round(number * 100) / 100 : number);
}

static void put_flag(struct base_buffer *out, const char *key, bool flag)
{
    if (flag) {
        base_json_key(out, key);
        base_json_flag(out, true);
    }
}

static void put_day(struct base_buffer *out, const char *key, int32_t day)
{
    char text[16];
    int32_t year;
    uint32_t month, date;
    if (day != TEXT_NO_DAY) {
        text_day_to_ymd(day, &year, &month, &date);
        snprintf(text, sizeof text, "%04d-%02u-%02u", year, month, date);
        api_put(out, key, base_str_from(text));
    }
}

static void put_date(struct base_buffer *out, const char *key, const struct read_date *date)
{
    if (date->from != TEXT_NO_DAY || date->to != TEXT_NO_DAY || date->said.length > 0) {
        base_json_key(out, key);
        base_json_open(out, '{');
        put_day(out, "from", date->from);
        put_day(out, "to", date->to);
        api_put(out, "said", date->said);
        base_json_close(out, '}');
    }
}

static void put_list(struct base_buffer *out, const char *key, struct base_str list, char between)
{
    base_json_key(out, key);
    base_json_open(out, '[');
    for (uint32_t start = 0; start < list.length;) {
        uint32_t end = start;
        while (end < list.length && list.data[end] != between) {
            end++;
        }
        base_json_str(out, base_str_trim(base_str_slice(list, (struct base_span){start, end})));
        start = end + 1;
    }
    base_json_close(out, ']');
}

static void put_reach(struct base_buffer *out, const struct follow_reach *reach)
{
    if (!reach->compared) {
        api_put(out, "not_compared", base_str_from(reach->why_not));
        return;
    }
    put_rounded(out, "percent", reach->percent);
    put_rounded(out, "gap", reach->gap);
    put_day(out, "day", reach->day);
    put_rounded(out, "pace_needed", reach->needed);
    put_rounded(out, "pace_needed_amount", reach->needed_amount);
}

static void put_pace(struct base_buffer *out, const struct follow_pace *pace)
{
    if (!isnan(pace->percent)) {
        base_json_key(out, "pace_seen");
        base_json_open(out, '{');
        put_rounded(out, "percent", pace->percent);
        put_day(out, "from", pace->from_day);
        put_day(out, "to", pace->to_day);
        base_json_close(out, '}');
    }
}

static void put_teller(struct base_buffer *out, struct base_str said_by, struct base_str outlet, struct base_str day,
                       struct base_str id, struct base_str path)
{
    api_put(out, "said_by", said_by);
    api_put(out, "outlet", outlet);
    api_put(out, "published", day);
    api_put(out, "id", id);
    api_put(out, "source", path);
}

static void put_measure(struct base_buffer *out, const struct follow_progress *progress, const struct follow_measure *measure)
{
    base_json_open(out, '{');
    api_put(out, "kind", measure->baseline ? BASE_STR("baseline") : BASE_STR("figure"));
    api_put_number(out, "amount", measure->amount);
    api_put_number(out, "min", measure->min);
    api_put_number(out, "max", measure->max);
    api_put(out, "approx", measure->approx);
    api_put(out, "unit", measure->unit);
    api_put(out, "per", measure->per);
    put_date(out, "period", &measure->period);
    api_put(out, "stance", measure->stance);
    put_flag(out, "partial", measure->partial);
    put_flag(out, "disputed", measure->disagrees);
    put_teller(out, measure->said_by, measure->outlet, measure->day, measure->id, measure->path);
    api_put_number(out, "reports", measure->reports);
    put_reach(out, &measure->reach);
    put_flag(out, "newest", measure == progress->newest);
    base_json_close(out, '}');
}

static void put_year(struct base_buffer *out, const struct follow_year *year)
{
    base_json_open(out, '{');
    api_put_number(out, "year", year->year);
    api_put_number(out, "exports", year->exports);
    api_put_number(out, "imports", year->imports);
    api_put_number(out, "total", year->total);
    base_json_close(out, '}');
}

static void put_view(struct base_buffer *out, const struct follow_view *view)
{
    base_json_open(out, '{');
    api_put(out, "reporter", view->reporter);
    api_put(out, "partner", view->partner);
    api_put(out, "origin", view->origin);
    api_put(out, "unit", view->unit);
    base_json_key(out, "years");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < view->years.count; i++) {
        put_year(out, &view->years.items[i]);
    }
    base_json_close(out, ']');
    put_reach(out, &view->reach);
    put_pace(out, &view->seen);
    base_json_close(out, '}');
}

static void put_deadlines(struct base_buffer *out, const struct follow_progress *progress)
{
    base_json_key(out, "deadlines");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < progress->deadlines.count; i++) {
        const struct follow_deadline *deadline = &progress->deadlines.items[i];
        base_json_open(out, '{');
        put_date(out, "deadline", &deadline->date);
        put_teller(out, read_text(deadline->told->record, READ_F_SAID_BY), deadline->told->outlet, deadline->told->day,
                   base_str_from(deadline->told->record->id), deadline->told->path);
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
    put_day(out, "due", progress->due);
    if (progress->due != TEXT_NO_DAY) {
        base_json_key(out, "passed");
        base_json_flag(out, progress->passed);
    }
}

static void put_thread(struct base_buffer *out, const struct follow_thread *thread)
{
    api_put(out, "id", thread->id);
    api_put(out, "kind", base_str_from(follow_kind_name(thread->kind)));
    api_put(out, "title", thread->title);
    put_list(out, "parties", thread->parties, ' ');
    put_list(out, "sectors", thread->sectors, ';');
    api_put(out, "status", thread->status);
    api_put(out, "strength", thread->strength);
    base_json_key(out, "open");
    base_json_flag(out, thread->open);
    base_json_key(out, "disputed");
    base_json_flag(out, thread->disputed);
    api_put(out, "first_seen", thread->first_seen);
    api_put(out, "last_seen", thread->last_seen);
    api_put(out, "owner", thread->owner);
    api_put_number(out, "restated", thread->restated);
    api_put_number(out, "reports", thread->reports);
    api_put_number(out, "independent_reports", thread->independent_reports);
}

void api_target_json(struct base_buffer *out, const struct follow_progress *progress)
{
    base_json_open(out, '{');
    put_thread(out, progress->thread);
    api_put(out, "metric", progress->metric);
    api_put_number(out, "amount", progress->amount);
    api_put(out, "unit", progress->unit);
    api_put(out, "per", progress->per);
    api_put(out, "modality", progress->modality);
    put_deadlines(out, progress);
    base_json_key(out, "figures");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < progress->measures.count; i++) {
        put_measure(out, progress, &progress->measures.items[i]);
    }
    base_json_close(out, ']');
    put_pace(out, &progress->told_seen);
    base_json_key(out, "official");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < progress->views.count; i++) {
        put_view(out, &progress->views.items[i]);
    }
    base_json_close(out, ']');
    base_json_close(out, '}');
}
