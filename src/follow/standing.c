/*
 * Where a thread stands on a day. A day that passed makes a thread overdue, which says that nobody has told it done, and no
 * more: the longer nobody tells anything, the more it is silence that is reported, and never a failure.
 */
#include "follow/day.h"
#include "follow/life.h"

enum { SILENT_AFTER = 365 };

static bool has_ended(const struct follow_thread *thread)
{
    struct follow_word word;
    return follow_word_find(thread->kind, thread->status, &word) && word.role == FOLLOW_END;
}

/* Bodies and incidents are never open: a body stands, an incident has happened. */
static enum follow_standing closed_standing(const struct follow_thread *thread)
{
    if (has_ended(thread)) {
        return FOLLOW_ENDED;
    }
    return thread->kind == FOLLOW_BODY ? FOLLOW_OPEN : FOLLOW_DONE;
}

static bool is_silent(const struct follow_thread *thread, int32_t day)
{
    int32_t seen = follow_day_of(thread->last_seen);
    return seen != TEXT_NO_DAY && (int64_t)day - seen > SILENT_AFTER;
}

enum follow_standing follow_standing_on(const struct follow_thread *thread, struct base_str day)
{
    int32_t today = follow_day_of(day), due = follow_day_of(thread->due);
    enum follow_standing standing = thread->open ? FOLLOW_OPEN : closed_standing(thread);
    if (standing != FOLLOW_OPEN || today == TEXT_NO_DAY) {
        return standing;
    }
    if (thread->open && due != TEXT_NO_DAY) {
        return due < today ? FOLLOW_OVERDUE : FOLLOW_DUE;
    }
    return is_silent(thread, today) ? FOLLOW_SILENT : FOLLOW_OPEN;
}

static struct base_str silence(struct base_arena *arena, const struct follow_thread *thread)
{
    return base_str_format(arena, "no news since %.*s", BASE_STR_ARG(thread->last_seen));
}

static struct base_str due_text(struct base_arena *arena, const struct follow_thread *thread, int32_t today)
{
    int64_t days = (int64_t)follow_day_of(thread->due) - today;
    if (days <= 1) {
        return days == 0 ? BASE_STR("due today") : BASE_STR("due tomorrow");
    }
    return base_str_format(arena, "due in %lld days", (long long)days);
}

static struct base_str overdue_text(struct base_arena *arena, const struct follow_thread *thread, int32_t today)
{
    struct base_str text = base_str_format(arena, "overdue since %.*s", BASE_STR_ARG(thread->due));
    return is_silent(thread, today) ? base_str_join(arena, text, "; ", silence(arena, thread)) : text;
}

static struct base_str status_or(const struct follow_thread *thread, struct base_str otherwise)
{
    return thread->status.length > 0 ? thread->status : otherwise;
}

struct base_str follow_standing_text(struct base_arena *arena, const struct follow_thread *thread, struct base_str day)
{
    int32_t today = follow_day_of(day);
    switch (follow_standing_on(thread, day)) {
    case FOLLOW_DUE:
        return due_text(arena, thread, today);
    case FOLLOW_OVERDUE:
        return overdue_text(arena, thread, today);
    case FOLLOW_SILENT:
        return silence(arena, thread);
    case FOLLOW_DONE:
        return status_or(thread, thread->kind == FOLLOW_INCIDENT ? BASE_STR("happened") : BASE_STR("done"));
    case FOLLOW_ENDED:
        return status_or(thread, BASE_STR("ended"));
    case FOLLOW_OPEN:
        break;
    }
    return status_or(thread, thread->kind == FOLLOW_BODY ? BASE_STR("standing") : BASE_STR("open"));
}

/* ------------------------------------------------------------------ the step that is missing */

struct base_str follow_next_step(struct base_arena *arena, const struct follow_thread *thread)
{
    struct follow_word word;
    if (thread->kind != FOLLOW_INSTRUMENT || !follow_word_find(FOLLOW_INSTRUMENT, thread->status, &word)) {
        return (struct base_str){0};
    }
    bool deed = word.strength >= 5 || word.role == FOLLOW_SETBACK || word.role == FOLLOW_END;
    struct base_str reached =
        deed && thread->status_day.length > 0 ? base_str_join(arena, thread->status, " ", thread->status_day) : thread->status;
    bool complete = word.strength == 5 && !follow_paper_needs_more(thread->sort);
    struct base_str missing = complete ? BASE_STR("needs no ratification") : word.missing;
    return missing.length > 0 ? base_str_join(arena, reached, "; ", missing) : reached;
}
