/*
 * A target lives in many reports: one names the amount, another the deadline, a third where trade stands. What is compared is
 * only what can be: the same unit, a whole year, a day and a deadline that somebody named.
 */
#include "follow/progress_internal.h"

#include <math.h>
#include <stdlib.h>

/* From the last day of a year to the last day of another are whole years. */
static double years_between(int32_t from, int32_t to)
{
    int32_t years[2];
    uint32_t months[2], days[2];
    text_day_to_ymd(from, &years[0], &months[0], &days[0]);
    text_day_to_ymd(to, &years[1], &months[1], &days[1]);
    double whole = (double)years[1] - years[0], rest = (double)months[1] - months[0];
    return whole + rest / 12 + ((double)days[1] - days[0]) / 366;
}

struct base_str follow_party(struct base_str parties, uint32_t n)
{
    uint32_t at = 0;
    for (; n > 0 && at < parties.length; at++) {
        n -= parties.data[at] == ' ' ? 1u : 0u;
    }
    uint32_t end = at;
    while (end < parties.length && parties.data[end] != ' ') {
        end++;
    }
    return base_str_slice(parties, (struct base_span){at, end});
}

void follow_reach(const struct follow_progress *progress, double amount, int32_t day, struct follow_reach *reach)
{
    *reach = (struct follow_reach){true, NULL, NAN, NAN, day, NAN, NAN, NAN};
    if (isnan(progress->amount) || progress->amount <= 0 || isnan(amount)) {
        reach->compared = false;
        reach->why_not = "no amount is told";
        return;
    }
    reach->percent = amount / progress->amount * 100;
    reach->gap = progress->amount - amount;
    bool timed = day != TEXT_NO_DAY && progress->due != TEXT_NO_DAY;
    reach->years_left = timed ? years_between(day, progress->due) : NAN;
    /* Less than a month is no time for a yearly pace. */
    if (timed && !progress->passed && reach->years_left > 0.08 && reach->gap > 0) {
        reach->needed_amount = reach->gap / reach->years_left;
        reach->needed = amount > 0 ? (pow(progress->amount / amount, 1 / reach->years_left) - 1) * 100 : NAN;
    }
}

struct follow_pace follow_pace_between(double from, int32_t from_day, double to, int32_t to_day)
{
    struct follow_pace pace = {NAN, from, to, from_day, to_day};
    double years = from_day != TEXT_NO_DAY && to_day != TEXT_NO_DAY ? years_between(from_day, to_day) : 0;
    if (years > 0.9 && from > 0 && to > 0) {
        pace.percent = (pow(to / from, 1 / years) - 1) * 100;
    }
    return pace;
}

/* ------------------------------------------------------------------ what the target's own records tell */

/* Deadlines by their last day, each from the newest report that names it. */
static void add_deadline(struct base_arena *arena, struct follow_progress *progress, const struct follow_told *told)
{
    const struct read_value *value = read_get(told->record, READ_F_DEADLINE);
    if (value == NULL) {
        return;
    }
    int32_t last = value->as.date.to != TEXT_NO_DAY ? value->as.date.to : value->as.date.from;
    for (uint32_t i = 0; i < progress->deadlines.count; i++) {
        const struct read_date *known = &progress->deadlines.items[i].date;
        if ((known->to != TEXT_NO_DAY ? known->to : known->from) == last) {
            return;
        }
    }
    *BASE_PUSH(arena, progress->deadlines) = (struct follow_deadline){value->as.date, told};
    if (progress->due == TEXT_NO_DAY) {
        progress->due = last;
    }
}

static void take_text(struct base_str *to, const struct read_record *record, enum read_field field)
{
    if (to->length == 0) {
        *to = read_text(record, field);
    }
}

/* The newest report wins for each field; corrected ones do not count. */
static void take_aims(struct base_arena *arena, struct follow_progress *progress)
{
    for (uint32_t i = progress->tolds.count; i-- > 0;) {
        const struct follow_told *told = &progress->tolds.items[i];
        if (told->superseded) {
            continue;
        }
        double amount = read_number(told->record, READ_F_AMOUNT);
        if (isnan(progress->amount) && !isnan(amount)) {
            progress->amount = amount;
            progress->unit = read_text(told->record, READ_F_UNIT);
            progress->modality = read_text(told->record, READ_F_MODALITY);
        }
        take_text(&progress->metric, told->record, READ_F_METRIC);
        take_text(&progress->per, told->record, READ_F_PER);
        take_text(&progress->modality, told->record, READ_F_MODALITY);
        add_deadline(arena, progress, told);
    }
}

pacta_status follow_progress_of(struct follow_measuring *measuring, const struct follow_thread *thread,
                                struct follow_progress *progress)
{
    *progress = (struct follow_progress){
        .thread = thread,
        .amount = NAN,
        .due = TEXT_NO_DAY,
        .told_seen = {NAN, NAN, NAN, TEXT_NO_DAY, TEXT_NO_DAY},
    };
    pacta_status status = follow_records(measuring->arena, measuring->ledger, thread->n, &progress->tolds);
    if (status != PACTA_OK) {
        return status;
    }
    take_aims(measuring->arena, progress);
    progress->passed = progress->due != TEXT_NO_DAY && progress->due < measuring->on;
    status = follow_progress_told(measuring, progress);
    return status == PACTA_OK ? follow_progress_official(measuring, progress) : status;
}

bool follow_progress_init(struct follow_measuring *measuring, struct base_arena *arena, struct ledger *ledger,
                          struct base_str on)
{
    *measuring = (struct follow_measuring){.arena = arena, .ledger = ledger, .on = text_day_from_words(on)};
    measuring->family = ledger_prepare(ledger, "SELECT family FROM article_copy WHERE article = ?1");
    return measuring->on != TEXT_NO_DAY && measuring->family != NULL;
}

void follow_progress_release(struct follow_measuring *measuring)
{
    sqlite3_finalize(measuring->family);
    measuring->family = NULL;
}
