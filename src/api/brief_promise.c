/* What was promised and is open, what is due before the next session, and what is overdue. */
#include "api/brief_making.h"

#include "api/brief_session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM_PROMISES = 3, ROOM_DUE = 2, ROOM_OVERDUE = 2, DAYS_AHEAD = 90 };

struct ranked {
    const struct follow_thread *thread;
    enum follow_standing standing;
};
BASE_ARRAY_TYPE(ranking, struct ranked);

static bool is_open(enum follow_standing standing)
{
    return standing != FOLLOW_DONE && standing != FOLLOW_ENDED;
}

/* What has a day before what has none, and what nobody has told of for long last. */
static int urgency(enum follow_standing standing)
{
    return standing == FOLLOW_DUE || standing == FOLLOW_OVERDUE ? 0 : standing == FOLLOW_OPEN ? 1 : 2;
}

static int by_strength(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    int order = base_str_compare(b->thread->strength, a->thread->strength);
    order = order != 0 ? order : urgency(a->standing) - urgency(b->standing);
    order = order != 0 ? order : (b->thread->restated > a->thread->restated) - (b->thread->restated < a->thread->restated);
    order = order != 0 ? order : base_str_compare(b->thread->last_seen, a->thread->last_seen);
    return order != 0 ? order : base_str_compare(a->thread->id, b->thread->id);
}

static int by_due_day(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    int order = base_str_compare(a->thread->due, b->thread->due);
    return order != 0 ? order : base_str_compare(a->thread->id, b->thread->id);
}

static int by_latest_due_day(const void *left, const void *right)
{
    return by_due_day(right, left);
}

static void lay_ranked(struct api_making *making, struct api_section section, struct ranking *ranking,
                       int (*order)(const void *, const void *), uint32_t room)
{
    struct api_picks picks = {0};
    if (ranking->count > 1) {
        qsort(ranking->items, ranking->count, sizeof *ranking->items, order);
    }
    for (uint32_t i = 0; i < ranking->count; i++) {
        api_pick(making, &picks, ranking->items[i].thread);
    }
    api_take(making, &section, &picks, room);
    api_lay(making, &section);
}

static void lay_open(struct api_making *making)
{
    const struct follow_threads *threads = &making->threads[FOLLOW_COMMITMENT];
    struct ranking ranking = {0};
    for (uint32_t i = 0; i < threads->count; i++) {
        enum follow_standing standing = follow_standing_on(&threads->items[i], making->asking->on);
        if (is_open(standing)) {
            *BASE_PUSH(making->asking->arena, ranking) = (struct ranked){&threads->items[i], standing};
        }
    }
    struct api_section section = {.key = "promises", .title = "Open promises"};
    if (making->wish->is_long) {
        section.remark =
            BASE_STR("The strongest wording first: signed (S5), directed, agreed (S3), planned, urged, discussed (S0).");
    }
    lay_ranked(making, section, &ranking, by_strength, ROOM_PROMISES);
}

/* ------------------------------------------------------------------ what has a day */

/* All open threads with a due day from one day to another, both inclusive; empty days do not bound. */
static struct ranking with_due_day(struct api_making *making, struct base_str from, struct base_str to)
{
    struct ranking ranking = {0};
    for (int kind = 0; kind < FOLLOW_KIND_COUNT; kind++) {
        const struct follow_threads *threads = &making->threads[kind];
        for (uint32_t i = 0; i < threads->count; i++) {
            const struct follow_thread *thread = &threads->items[i];
            enum follow_standing standing = follow_standing_on(thread, making->asking->on);
            bool within = thread->due.length > 0 && (from.length == 0 || base_str_compare(thread->due, from) >= 0) &&
                          (to.length == 0 || base_str_compare(thread->due, to) <= 0);
            if (within && is_open(standing) && !api_is_replaced(making, thread)) {
                *BASE_PUSH(making->asking->arena, ranking) = (struct ranked){thread, standing};
            }
        }
    }
    return ranking;
}

static struct base_str days_later(struct api_making *making, int32_t days)
{
    int32_t day = text_day_from_words(making->asking->on), year;
    uint32_t month, date;
    if (day == TEXT_NO_DAY) {
        return making->asking->on;
    }
    text_day_to_ymd(day + days, &year, &month, &date);
    return base_str_format(making->asking->arena, "%04d-%02u-%02u", year, month, date);
}

/* Until the next session, when its day is told and is not too near to be of use; else three months. */
static void lay_due(struct api_making *making)
{
    const struct follow_thread *next = api_next_session(making);
    struct base_str to = days_later(making, DAYS_AHEAD);
    struct api_section section = {.key = "due", .title = "Due in the next 90 days"};
    if (next != NULL && next->due.length > 0) {
        section.title = "Due before the next session";
        to = next->due;
    }
    if (next != NULL) {
        base_buffer_clear(&making->text);
        base_buffer_add_text(&making->text, "Next: ");
        api_plain(&making->text, next->title);
        base_buffer_add_text(&making->text, next->due.length > 0 ? ", " : ", no day told");
        base_buffer_add_str(&making->text, next->due);
        base_buffer_format(&making->text, " [%.*s].", BASE_STR_ARG(next->id));
        section.remark = api_keep(making);
    }
    struct ranking ranking = with_due_day(making, making->asking->on, to);
    lay_ranked(making, section, &ranking, by_due_day, ROOM_DUE);
}

static void lay_overdue(struct api_making *making)
{
    struct base_str yesterday = days_later(making, -1);
    struct ranking ranking = with_due_day(making, (struct base_str){0}, yesterday);
    const struct api_section section = {
        .key = "overdue",
        .title = "Overdue: no report says that it was done",
    };
    lay_ranked(making, section, &ranking, by_latest_due_day, ROOM_OVERDUE);
}

void api_lay_promises(struct api_making *making)
{
    lay_open(making);
    lay_due(making);
    lay_overdue(making);
}
