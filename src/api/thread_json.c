/* Threads as JSON: the fields of docs/records.md; unknown is absent. */
#include "api/thread.h"

#include "base/json.h"
#include "follow/dispute.h"

#include <math.h>
#include <stdio.h>

void api_put(struct base_buffer *out, const char *key, struct base_str text)
{
    if (text.length > 0) {
        base_json_key(out, key);
        base_json_str(out, text);
    }
}

void api_put_number(struct base_buffer *out, const char *key, double number)
{
    if (!isnan(number)) {
        base_json_key(out, key);
        base_json_number(out, number);
    }
}

static void put_flag(struct base_buffer *out, const char *key, bool flag)
{
    base_json_key(out, key);
    base_json_flag(out, flag);
}

static void put_iso(struct base_buffer *out, const char *key, int32_t day)
{
    int32_t year;
    uint32_t month, date;
    char text[40];
    if (day == TEXT_NO_DAY) {
        return;
    }
    text_day_to_ymd(day, &year, &month, &date);
    snprintf(text, sizeof text, "%04d-%02u-%02u", year, month, date);
    api_put(out, key, base_str_from(text));
}

void api_date_json(struct base_buffer *out, const struct read_date *date)
{
    static const char *const PRECISIONS[] = {"day", "month", "year"};
    base_json_open(out, '{');
    put_iso(out, "from", date->from);
    put_iso(out, "to", date->to);
    api_put(out, "precision", base_str_from(date->precision < 3 ? PRECISIONS[date->precision] : NULL));
    api_put(out, "said", date->said);
    base_json_close(out, '}');
}

/* A list from a text with a separator between. */
static void put_list(struct base_buffer *out, const char *key, struct base_str text, char separator)
{
    base_json_key(out, key);
    base_json_open(out, '[');
    for (uint32_t at = 0, start = 0; at <= text.length; at++) {
        if (at == text.length || text.data[at] == separator) {
            struct base_str part = base_str_trim(base_str_slice(text, (struct base_span){start, at}));
            if (part.length > 0) {
                base_json_str(out, part);
            }
            start = at + 1;
        }
    }
    base_json_close(out, ']');
}

void api_put_codes(struct base_buffer *out, const char *key, struct base_str codes)
{
    put_list(out, key, codes, ' ');
}

static void put_words(struct base_buffer *out, const struct follow_told *told)
{
    struct base_buffer words;
    base_buffer_init(&words);
    api_told_words(&words, told);
    api_put(out, "quote", (struct base_str){words.data, (uint32_t)words.length});
    out->broken = out->broken || words.broken;
    base_buffer_release(&words);
}

void api_told_json(struct base_buffer *out, const struct follow_told *told)
{
    base_json_open(out, '{');
    api_put(out, "id", base_str_from(told->record->id));
    api_put(out, "date", told->day);
    api_put(out, "outlet", told->outlet);
    api_put(out, "title", told->title);
    api_put(out, "source", told->path);
    api_put(out, "said_by", read_text(told->record, READ_F_SAID_BY));
    put_words(out, told);
    api_put(out, "manner", told->manner);
    put_flag(out, "superseded", told->superseded);
    api_put(out, "why", told->why);
    base_json_close(out, '}');
}

/* ------------------------------------------------------------------ the parts of a whole thread */

static void put_history(struct base_buffer *out, const struct follow_changes *changes)
{
    base_json_key(out, "history");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < changes->count; i++) {
        const struct follow_change *change = &changes->items[i];
        base_json_open(out, '{');
        api_put(out, "date", change->day);
        api_put(out, "what", base_str_from(change->what));
        api_put(out, "from", change->from);
        api_put(out, "to", change->to);
        api_put(out, "by", change->by);
        if (change->told != NULL) {
            api_put(out, "record", base_str_from(change->told->record->id));
            api_put(out, "outlet", change->told->outlet);
            put_words(out, change->told);
        }
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
}

static void put_records(struct base_buffer *out, const struct follow_tolds *tolds)
{
    base_json_key(out, "records");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < tolds->count; i++) {
        api_told_json(out, &tolds->items[i]);
    }
    base_json_close(out, ']');
}

static void put_links(struct base_buffer *out, const struct follow_links *links)
{
    base_json_key(out, "links");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < links->count; i++) {
        const struct follow_link *link = &links->items[i];
        base_json_open(out, '{');
        api_put(out, "relation", link->relation);
        put_flag(out, "backwards", link->backwards);
        api_put(out, "id", link->other.id);
        api_put(out, "kind", base_str_from(follow_kind_name(link->other.kind)));
        api_put(out, "title", link->other.title);
        api_put(out, "status", link->other.status);
        api_put(out, "why", link->why);
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
}

/* How well a side is placed to know, where that can be told. */
static struct base_str place_name(const struct follow_told *told)
{
    static const char *const PLACES[] = {NULL, "news agency", "official"};
    return base_str_from(PLACES[follow_place_of(told)]);
}

void api_put_sides(struct base_buffer *out, const struct follow_dispute *dispute)
{
    base_json_key(out, "sides");
    base_json_open(out, '[');
    for (uint32_t k = 0; k < dispute->sides.count; k++) {
        const struct follow_side *side = &dispute->sides.items[k];
        base_json_open(out, '{');
        api_put(out, "value", side->value);
        api_put(out, "said_by", side->said_by);
        api_put(out, "place", place_name(side->told));
        base_json_key(out, "record");
        api_told_json(out, side->told);
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
}

void api_disputes_json(struct base_buffer *out, const struct follow_disputes *disputes)
{
    base_json_open(out, '[');
    for (uint32_t i = 0; i < disputes->count; i++) {
        base_json_open(out, '{');
        api_put(out, "about", base_str_from(disputes->items[i].about));
        api_put(out, "what", disputes->items[i].what);
        api_put_sides(out, &disputes->items[i]);
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
}

/* ------------------------------------------------------------------ threads */

static void put_row(struct base_buffer *out, const struct follow_thread *row)
{
    api_put(out, "id", row->id);
    api_put(out, "kind", base_str_from(follow_kind_name(row->kind)));
    api_put(out, "sort", row->sort);
    api_put(out, "title", row->title);
    api_put_codes(out, "parties", row->parties);
    put_list(out, "sectors", row->sectors, ';');
    api_put(out, "status", row->status);
    api_put(out, "status_day", row->status_day);
    api_put(out, "strength", row->strength);
    api_put(out, "strength_day", row->strength_day);
    put_flag(out, "open", row->open);
    put_flag(out, "disputed", row->disputed);
    api_put(out, "first_seen", row->first_seen);
    api_put(out, "last_seen", row->last_seen);
    api_put(out, "due", row->due);
    api_put(out, "owner", row->owner);
    api_put(out, "owner_due", row->owner_due);
    api_put_number(out, "restated", row->restated);
    api_put_number(out, "reports", row->reports);
    api_put_number(out, "independent_reports", row->independent_reports);
    api_put_number(out, "number", row->number);
    api_put(out, "unit", row->unit);
}

static void put_standing(struct base_buffer *out, const struct follow_thread *row, struct base_str on)
{
    static const char *const NAMES[] = {
        [FOLLOW_OPEN] = "open",     [FOLLOW_DUE] = "due",   [FOLLOW_OVERDUE] = "overdue",
        [FOLLOW_SILENT] = "silent", [FOLLOW_DONE] = "done", [FOLLOW_ENDED] = "ended",
    };
    int32_t days;
    api_put(out, "on", on);
    api_put(out, "standing", base_str_from(NAMES[follow_standing_on(row, on)]));
    if (api_days_between(on, row->due, &days)) {
        api_put_number(out, "days", days);
    }
}

/* Who promised, as the newest report tells it. */
static void put_promiser(struct base_buffer *out, const struct api_thread *thread)
{
    const struct read_value *by = thread->newest != NULL ? read_get(thread->newest->record, READ_F_BY) : NULL;
    if (thread->thread.kind != FOLLOW_COMMITMENT || by == NULL) {
        return;
    }
    base_json_key(out, "by");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < by->as.texts.count; i++) {
        base_json_str(out, by->as.texts.items[i]);
    }
    base_json_close(out, ']');
}

void api_thread_json(struct base_buffer *out, const struct api_asking *asking, const struct api_thread *thread,
                     enum api_thread_part part)
{
    base_json_open(out, '{');
    put_row(out, &thread->thread);
    put_standing(out, &thread->thread, asking->on);
    api_put(out, "next_step", thread->next_step);
    put_promiser(out, thread);
    if (thread->made_at != NULL) {
        api_put(out, "made_at", thread->made_at->other.id);
    }
    if (thread->successor != NULL) {
        api_put(out, thread->successor->backwards ? "replaced_by" : "became", thread->successor->other.id);
    }
    if (thread->newest != NULL) {
        base_json_key(out, "newest");
        api_told_json(out, thread->newest);
    }
    if (part >= API_THREAD_DISPUTES) {
        base_json_key(out, "disputes");
        api_disputes_json(out, &thread->disputes);
    }
    if (part == API_THREAD_WHOLE) {
        put_history(out, &thread->changes);
        put_links(out, &thread->links);
        put_records(out, &thread->tolds);
    }
    base_json_close(out, '}');
}

void api_threads_json(struct base_buffer *out, const struct api_asking *asking, const struct api_threads *threads)
{
    for (uint32_t i = 0; i < threads->list.count; i++) {
        base_buffer_add_text(out, i == 0 ? "[\n" : ",\n");
        api_thread_json(out, asking, &threads->list.items[i], API_THREAD_SHORT);
    }
    base_buffer_add_text(out, threads->list.count == 0 ? "[]\n" : "\n]\n");
}
