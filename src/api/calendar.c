/* A calendar of what is planned and due. Lines end in \r\n and are folded behind at most 75 bytes, never inside a letter. */
#include "api/calendar.h"

#include "api/thread.h"
#include "base/utf8.h"

#include <stdio.h>

enum { FOLD_AT = 75, MOST_TOLD = 3 };

/* ------------------------------------------------------------------ lines */

static void add_folded(struct base_buffer *out, struct base_str line)
{
    uint32_t column = 0;
    for (uint32_t at = 0, length; at < line.length; at += length) {
        (void)base_utf8_decode(line, at, &length);
        if (column + length > FOLD_AT) {
            base_buffer_add_text(out, "\r\n ");
            column = 1;
        }
        base_buffer_add(out, line.data + at, length);
        column += length;
    }
    base_buffer_add_text(out, "\r\n");
}

static void add_line(struct base_buffer *out, const char *name, struct base_str value)
{
    struct base_buffer line;
    base_buffer_init(&line);
    base_buffer_add_text(&line, name);
    base_buffer_add_str(&line, value);
    add_folded(out, (struct base_str){line.data, (uint32_t)line.length});
    out->broken = out->broken || line.broken;
    base_buffer_release(&line);
}

/* TEXT values: backslash, semicolon and comma are marked, line breaks are "\n", what is no UTF-8 becomes U+FFFD. */
static void add_text_line(struct base_buffer *out, const char *name, struct base_str value)
{
    struct base_buffer text;
    base_buffer_init(&text);
    for (uint32_t at = 0, length; at < value.length; at += length) {
        uint32_t code = base_utf8_decode(value, at, &length);
        if (code == '\n') {
            base_buffer_add_text(&text, "\\n");
        } else if (code == BASE_UTF8_BAD) {
            base_buffer_add_text(&text, "\xEF\xBF\xBD");
        } else if (code >= 0x20 && code != 0x7F) {
            base_buffer_add_text(&text, code == '\\' || code == ';' || code == ',' ? "\\" : "");
            base_buffer_add(&text, value.data + at, length);
        }
    }
    add_line(out, name, (struct base_str){text.data, (uint32_t)text.length});
    out->broken = out->broken || text.broken;
    base_buffer_release(&text);
}

static void add_buffer_line(struct base_buffer *out, const char *name, struct base_buffer *value)
{
    add_text_line(out, name, (struct base_str){value->data, (uint32_t)value->length});
    base_buffer_clear(value);
}

static void add_day_line(struct base_buffer *out, const char *name, int32_t day)
{
    char text[32];
    int32_t year;
    uint32_t month, date;
    text_day_to_ymd(day, &year, &month, &date);
    snprintf(text, sizeof text, "%04d%02u%02u", year, month, date);
    add_line(out, name, base_str_from(text));
}

/* ------------------------------------------------------------------ what is planned */

/* The days of an event, and the words they were told in. */
struct days {
    int32_t from, to;
    struct base_str said;
    bool exact; /* a day, not "some day in June" */
};

/* The newest report that tells the thread's day, as a date or a deadline. */
static struct days days_of(const struct follow_thread *thread, const struct follow_tolds *tolds)
{
    static const enum read_field FIELDS[] = {READ_F_DEADLINE, READ_F_DATE};
    int32_t due = text_day_from_words(thread->due);
    for (uint32_t i = tolds->count; i-- > 0;) {
        for (int k = 0; k < 2; k++) {
            const struct read_value *value = read_get(tolds->items[i].record, FIELDS[k]);
            int32_t from = value != NULL ? value->as.date.from : TEXT_NO_DAY,
                    to = value != NULL ? value->as.date.to : TEXT_NO_DAY;
            to = to != TEXT_NO_DAY ? to : from;
            if (value != NULL && to == due && !tolds->items[i].superseded) {
                bool exact = value->as.date.precision == 0;
                bool span = exact && thread->kind == FOLLOW_SESSION && from != TEXT_NO_DAY && from <= to && to - from <= 31;
                return (struct days){span ? from : to, to, value->as.date.said, exact};
            }
        }
    }
    return (struct days){due, due, {0}, true};
}

static void add_parties(struct base_buffer *out, const struct know_tables *tables, const struct follow_thread *thread)
{
    if (thread->parties.length > 0) {
        base_buffer_add_text(out, " (");
        api_thread_parties(out, tables, thread->parties);
        base_buffer_add_char(out, ')');
    }
}

static void add_summary(struct base_buffer *out, const struct know_tables *tables, const struct follow_thread *thread,
                        const struct days *days, const char *lead)
{
    struct base_buffer text;
    base_buffer_init(&text);
    base_buffer_add_text(&text, lead);
    api_plain(&text, thread->title);
    add_parties(&text, tables, thread);
    if (!days->exact && days->said.length > 0) {
        base_buffer_add_text(&text, ", ");
        api_plain(&text, days->said);
    }
    add_buffer_line(out, "SUMMARY:", &text);
    base_buffer_release(&text);
}

/* How far it has come, then the newest reports in their own words. */
static void add_description(struct base_buffer *out, const struct follow_thread *thread, const struct follow_tolds *tolds)
{
    struct base_buffer text;
    base_buffer_init(&text);
    base_buffer_format(&text, "%.*s%spacta thread %.*s\n", BASE_STR_ARG(thread->status), thread->status.length > 0 ? "; " : "",
                       BASE_STR_ARG(thread->id));
    for (uint32_t i = tolds->count, shown = 0; i-- > 0 && shown < MOST_TOLD; shown++) {
        const struct follow_told *told = &tolds->items[i];
        api_told_words(&text, told);
        base_buffer_add_text(&text, " - ");
        api_told_origin(&text, told);
        base_buffer_format(&text, " [%s]\n", told->record->id);
    }
    text.length -= text.length > 0 ? 1 : 0;
    add_buffer_line(out, "DESCRIPTION:", &text);
    base_buffer_release(&text);
}

static void add_stamp(struct base_buffer *out, const struct follow_thread *thread)
{
    int32_t seen = thread->last_seen.length > 0 ? text_day_from_words(thread->last_seen) : TEXT_NO_DAY;
    char text[40];
    int32_t year = 1970;
    uint32_t month = 1, date = 1;
    if (seen != TEXT_NO_DAY) {
        text_day_to_ymd(seen, &year, &month, &date);
    }
    snprintf(text, sizeof text, "%04d%02u%02uT000000Z", year, month, date);
    add_line(out, "DTSTAMP:", base_str_from(text));
    snprintf(text, sizeof text, "%u", thread->reports > 0 ? thread->reports - 1 : 0);
    add_line(out, "SEQUENCE:", base_str_from(text));
}

static void begin_event(struct base_buffer *out, const struct follow_thread *thread, const char *ending)
{
    char uid[80];
    snprintf(uid, sizeof uid, "%.*s%s@pacta", (int)(thread->id.length < 40 ? thread->id.length : 40),
             thread->id.data != NULL ? thread->id.data : "", ending);
    add_line(out, "BEGIN:", BASE_STR("VEVENT"));
    add_line(out, "UID:", base_str_from(uid));
    add_stamp(out, thread);
}

static void end_event(struct base_buffer *out, const struct follow_thread *thread, const struct follow_tolds *tolds)
{
    add_description(out, thread, tolds);
    add_text_line(out, "CATEGORIES:", base_str_from(follow_kind_name(thread->kind)));
    add_line(out, "TRANSP:", BASE_STR("TRANSPARENT"));
    add_line(out, "END:", BASE_STR("VEVENT"));
}

/* The last day is told as the day behind it. */
static void add_days(struct base_buffer *out, const struct days *days)
{
    add_day_line(out, "DTSTART;VALUE=DATE:", days->from);
    add_day_line(out, "DTEND;VALUE=DATE:", days->to + 1);
}

static bool is_day(int32_t day)
{
    return day > text_day_from_ymd(1, 1, 1) && day < text_day_from_ymd(9999, 12, 31);
}

uint32_t api_calendar_thread(struct base_buffer *out, const struct know_tables *tables, const struct follow_thread *thread,
                             const struct follow_tolds *tolds)
{
    struct days days = days_of(thread, tolds);
    int32_t owed = thread->owner_due.length > 0 ? text_day_from_words(thread->owner_due) : TEXT_NO_DAY;
    bool session = thread->kind == FOLLOW_SESSION;
    uint32_t count = 0;
    if (!thread->open) {
        return 0;
    }
    if (thread->due.length > 0 && is_day(days.from) && is_day(days.to)) {
        begin_event(out, thread, "");
        add_days(out, &days);
        add_summary(out, tables, thread, &days, session ? "" : "Deadline: ");
        add_line(out, "STATUS:", session ? BASE_STR("TENTATIVE") : BASE_STR("CONFIRMED"));
        end_event(out, thread, tolds);
        count++;
    }
    if (is_day(owed)) {
        days = (struct days){owed, owed, {0}, true};
        begin_event(out, thread, "-assigned");
        add_days(out, &days);
        add_summary(out, tables, thread, &days, "Assigned: ");
        add_text_line(out, "CONTACT:", thread->owner);
        end_event(out, thread, tolds);
        count++;
    }
    return count;
}

void api_calendar_begin(struct base_buffer *out, struct base_str name)
{
    add_line(out, "BEGIN:", BASE_STR("VCALENDAR"));
    add_line(out, "VERSION:", BASE_STR("2.0"));
    add_line(out, "PRODID:", BASE_STR("-//Pacta//pacta " PACTA_VERSION "//EN"));
    add_line(out, "CALSCALE:", BASE_STR("GREGORIAN"));
    add_text_line(out, "X-WR-CALNAME:", name);
}

void api_calendar_end(struct base_buffer *out)
{
    add_line(out, "END:", BASE_STR("VCALENDAR"));
}
