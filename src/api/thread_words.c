/* What stands behind a thread in words: where it stands on a day, how far it has come, who said it last. */
#include "api/thread.h"

#include "api/markup.h"

#include <stdlib.h>

bool api_days_between(struct base_str from, struct base_str to, int32_t *days)
{
    int32_t start = from.length > 0 ? text_day_from_words(from) : TEXT_NO_DAY,
            end = to.length > 0 ? text_day_from_words(to) : TEXT_NO_DAY;
    bool known = start != TEXT_NO_DAY && end != TEXT_NO_DAY;
    *days = known ? end - start : 0;
    return known;
}

struct base_str api_day_text(struct base_arena *arena, struct base_str from, int32_t days)
{
    int32_t year, start = text_day_from_words(from);
    uint32_t month, day;
    if (start == TEXT_NO_DAY) {
        return from;
    }
    text_day_to_ymd(start + days, &year, &month, &day);
    return year < 0 ? BASE_STR("0000-01-01") : base_str_format(arena, "%04d-%02u-%02u", year, month, day);
}

void api_days(struct base_buffer *out, int32_t days)
{
    if (days == 1) {
        base_buffer_add_text(out, "1 day");
    } else if (days < 120) {
        base_buffer_format(out, "%d days", days);
    } else if (days < 730) {
        base_buffer_format(out, "%d months", days * 12 / 365);
    } else {
        base_buffer_format(out, "%d years", days / 365);
    }
}

void api_thread_parties(struct base_buffer *out, const struct know_tables *tables, struct base_str codes)
{
    uint32_t start = 0, shown = 0;
    for (uint32_t at = 0; at <= codes.length; at++) {
        if (at < codes.length && codes.data[at] != ' ') {
            continue;
        }
        if (at > start) {
            bool last = at >= codes.length;
            base_buffer_add_text(out, shown++ == 0 ? "" : last ? " and " : ", ");
            api_plain(out, api_country(tables, base_str_slice(codes, (struct base_span){start, at})));
        }
        start = at + 1;
    }
}

/* ------------------------------------------------------------------ where it stands */

/* What a report would have said, had it come about. */
static const char *fulfilment(const struct follow_thread *thread)
{
    switch (thread->kind) {
    case FOLLOW_TARGET:
        return "reached";
    case FOLLOW_SESSION:
        return "held";
    case FOLLOW_INSTRUMENT:
        return base_str_in(thread->status, "signed adopted approved ratified") ? "in force" : "signed";
    default:
        return "done";
    }
}

/* The day of what somebody plans is no deadline. */
static bool is_plan(const struct follow_thread *thread)
{
    return thread->kind == FOLLOW_SESSION || thread->kind == FOLLOW_PROJECT || thread->kind == FOLLOW_INSTRUMENT;
}

static struct base_str due_day(const struct follow_thread *thread)
{
    return thread->owner_due.length > 0 && thread->due.length == 0 ? thread->owner_due : thread->due;
}

static void add_due(struct base_buffer *out, const struct follow_thread *thread, struct base_str on)
{
    struct base_str due = due_day(thread);
    int32_t days;
    if (!api_days_between(on, due, &days)) {
        base_buffer_add_text(out, "open");
        return;
    }
    base_buffer_add_text(out, days == 0 ? "due today" : "due in ");
    if (days > 0) {
        api_days(out, days);
    }
    base_buffer_format(out, " (%.*s)", BASE_STR_ARG(due));
}

static void add_overdue(struct base_buffer *out, const struct follow_thread *thread, struct base_str on)
{
    struct base_str due = due_day(thread);
    int32_t days;
    base_buffer_format(out, API_ALARM "%s %.*s passed", is_plan(thread) ? "planned day" : "deadline", BASE_STR_ARG(due));
    if (api_days_between(due, on, &days) && days > 0) {
        base_buffer_add_char(out, ' ');
        api_days(out, days);
        base_buffer_add_text(out, " ago");
    }
    base_buffer_format(out, API_NORMAL "; no report says that it was %s", fulfilment(thread));
}

/* Talk and wishes are not open, but nothing was done either. */
static void add_done(struct base_buffer *out, const struct follow_thread *thread)
{
    bool talk = thread->kind == FOLLOW_COMMITMENT && base_str_in(thread->strength, "S0 S1");
    if (thread->kind != FOLLOW_INCIDENT) {
        base_buffer_add_text(out, talk ? "binds nobody" : "nothing left open");
    }
}

void api_thread_standing(struct base_buffer *out, const struct follow_thread *thread, struct base_str on)
{
    switch (follow_standing_on(thread, on)) {
    case FOLLOW_OPEN:
    case FOLLOW_DUE:
        add_due(out, thread, on);
        break;
    case FOLLOW_OVERDUE:
        add_overdue(out, thread, on);
        break;
    case FOLLOW_SILENT:
        base_buffer_add_text(out, "no news since ");
        base_buffer_add_str(out, thread->last_seen);
        break;
    case FOLLOW_DONE:
        add_done(out, thread);
        break;
    case FOLLOW_ENDED:
        base_buffer_add_text(out, "ended");
        break;
    }
}

/* A status that tells nothing beside the strength or the standing. */
static bool is_plain_status(struct base_str status)
{
    return status.length == 0 || base_str_is(status, "open") || base_str_is(status, "mentioned");
}

/* "Launched" is in effect; "stalled" is not, though it once was. */
static bool says_effect(const struct follow_thread *thread)
{
    return base_str_is(thread->strength, "S7") && base_str_in(thread->status, "launched operating completed delivered revived");
}

void api_thread_reached(struct base_buffer *out, const struct follow_thread *thread)
{
    const char *word = api_strength_word(thread->strength);
    bool plain = is_plain_status(thread->status), same = base_str_is(thread->status, word);
    if (!plain) {
        api_plain(out, thread->status);
        if (thread->kind == FOLLOW_PROJECT && thread->status_day.length > 0) {
            base_buffer_format(out, " %.*s", BASE_STR_ARG(thread->status_day));
        }
    }
    if (word[0] != '\0' && thread->kind != FOLLOW_SESSION && !says_effect(thread)) {
        base_buffer_add_text(out, plain ? "" : same ? " (" : ", once ");
        base_buffer_format(out, same ? "%s%.*s)" : "%s (%.*s)", same ? "" : word, BASE_STR_ARG(thread->strength));
    }
}

void api_thread_counts(struct base_buffer *out, const struct follow_thread *thread)
{
    if (thread->restated > 2) {
        base_buffer_format(out, "restated %u times · ", thread->restated);
    } else if (thread->restated > 0) {
        base_buffer_add_text(out, thread->restated == 1 ? "restated once · " : "restated twice · ");
    }
    base_buffer_format(out, "%u report%s", thread->reports, thread->reports == 1 ? "" : "s");
    if (thread->independent_reports < thread->reports) {
        base_buffer_format(out, ", %u independent", thread->independent_reports);
    }
    if (thread->last_seen.length > 0) {
        base_buffer_format(out, " · last news %.*s", BASE_STR_ARG(thread->last_seen));
    } else {
        base_buffer_add_text(out, ", undated");
    }
}

/* ------------------------------------------------------------------ who says so */

void api_told_origin(struct base_buffer *out, const struct follow_told *told)
{
    api_plain(out, told->outlet.length > 0 ? told->outlet : api_file_name(told->path));
    base_buffer_add_text(out, told->day.length > 0 ? ", " : ", undated");
    base_buffer_add_str(out, told->day);
}

void api_told_words(struct base_buffer *out, const struct follow_told *told)
{
    if (told->record->evidence.count > 0) {
        struct base_buffer words;
        base_buffer_init(&words);
        api_unmark(&words, told->record->evidence.items[0].quote);
        api_plain_cut(out, (struct base_str){words.data, (uint32_t)words.length}, 320);
        out->broken = out->broken || words.broken;
        base_buffer_release(&words);
    }
}

void api_told_quote(struct base_buffer *out, const struct follow_told *told)
{
    struct base_str said_by = read_text(told->record, READ_F_SAID_BY);
    base_buffer_add_text(out, "“");
    api_told_words(out, told);
    base_buffer_add_text(out, "” – ");
    if (said_by.length > 0) {
        api_plain_cut(out, said_by, 80);
        base_buffer_add_text(out, ", in ");
    }
    api_told_origin(out, told);
    base_buffer_format(out, " [%s]", told->record->id);
}
