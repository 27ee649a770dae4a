/*
 * Facts: what a thread says in one line, with its day and the words it rests on.
 *
 * The line is made from one report, whose words stand below it. It is one that agrees with where the thread stands now: the
 * report of the signature, when it is signed. Among those a session takes the one that tells most, since what was held does not
 * change; anything else takes the newest. What only other reports tell (a deadline, a baseline, the day) is added as theirs.
 */
#include "api/brief_making.h"

#include "api/line.h"

#include <math.h>
#include <string.h>

enum { MEMBER_LETTERS = 56 };

struct base_str api_keep(struct api_making *making)
{
    struct base_str kept =
        base_str_copy(making->asking->arena, (struct base_str){making->text.data, (uint32_t)making->text.length});
    base_buffer_clear(&making->text);
    return kept;
}

void api_fact_quote(struct api_making *making, struct api_fact *fact, const struct follow_told *told, const char *lead)
{
    if (told->record->evidence.count > 0) {
        *BASE_PUSH(making->asking->arena, fact->quotes) = (struct api_quote){.told = told, .lead = lead};
    }
}

/* ------------------------------------------------------------------ the report in front */

static bool has_day(const struct read_record *record)
{
    const struct read_value *date = read_get(record, READ_F_DATE);
    return date != NULL && date->as.date.from != TEXT_NO_DAY;
}

/* How much a report tells of it. */
static int richness(const struct read_record *record)
{
    static const enum read_field FIELDS[] = {READ_F_TITLE, READ_F_SUBJECT, READ_F_BODY_NAME, READ_F_SESSION,
                                             READ_F_COUNT, READ_F_PLACE,   READ_F_DEADLINE,  READ_F_BASELINE,
                                             READ_F_LEVEL, READ_F_SHORT,   READ_F_SECTORS,   READ_F_NAME};
    const struct read_value *actors = read_get(record, READ_F_ACTORS);
    int points = has_day(record) ? 3 : 0;
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
        points += read_get(record, FIELDS[i]) != NULL;
    }
    uint32_t people = actors != NULL ? actors->as.actors.count : 0;
    return points + (people > 4 ? 4 : (int)people);
}

static bool agrees(const struct follow_thread *thread, const struct read_record *record)
{
    struct base_str now = thread->kind == FOLLOW_COMMITMENT ? thread->strength : thread->status;
    struct base_str told = read_text(record, thread->kind == FOLLOW_COMMITMENT ? READ_F_STRENGTH : READ_F_STATUS);
    return base_str_equal(now, told) && !base_str_in(read_text(record, READ_F_STANCE), "denied disputed");
}

static int merit(const struct follow_thread *thread, const struct follow_told *told)
{
    bool settled = thread->kind == FOLLOW_SESSION || thread->kind == FOLLOW_INSTRUMENT || thread->kind == FOLLOW_BODY;
    return (told->superseded ? 0 : 1000) + (agrees(thread, told->record) ? 500 : 0) +
           (base_str_is(told->manner, "copy") ? 0 : 100) + (settled ? richness(told->record) : 0);
}

static const struct follow_told *front_of(const struct api_thread *thread)
{
    const struct follow_told *best = NULL;
    for (uint32_t i = 0; i < thread->tolds.count; i++) { /* the oldest first, so the newest of equal merit wins */
        const struct follow_told *told = &thread->tolds.items[i];
        best = best == NULL || merit(&thread->thread, told) >= merit(&thread->thread, best) ? told : best;
    }
    return best;
}

/* ------------------------------------------------------------------ its day */

/* What happens has a day; what stands (a body, a project, an office) has none to miss. */
static bool happens(enum read_type type)
{
    return type == READ_MEETING || type == READ_INSTRUMENT || type == READ_COMMITMENT || type == READ_TARGET ||
           type == READ_TALLY;
}

/* A report that prints the day, when the one in front does not. */
static const struct follow_told *dated_elsewhere(const struct api_thread *thread, const struct follow_told *front)
{
    for (uint32_t i = thread->tolds.count; !has_day(front->record) && i > 0; i--) {
        const struct follow_told *told = &thread->tolds.items[i - 1];
        if (!told->superseded && agrees(&thread->thread, told->record) && has_day(told->record)) {
            return told;
        }
    }
    return NULL;
}

/* "2025-07-09"; as printed when the words settle no day; the report's day stands with its words. */
static struct base_str when_of(struct api_making *making, const struct follow_told *told)
{
    const struct read_value *date = read_get(told->record, READ_F_DATE);
    base_buffer_clear(&making->text);
    if (date != NULL && has_day(told->record)) {
        api_iso_date(&making->text, &date->as.date);
    } else if (date != NULL) {
        api_plain(&making->text, date->as.date.said);
    } else if (told->day.length == 0 && happens(told->record->type)) {
        base_buffer_add_text(&making->text, "no day printed");
    }
    return api_keep(making);
}

static void add_when(struct api_making *making, struct api_fact *fact, const struct follow_told *front)
{
    bool dated = front->record->type == READ_MEETING || front->record->type == READ_INSTRUMENT;
    const struct follow_told *other = dated ? dated_elsewhere(&fact->thread, front) : NULL;
    fact->when = when_of(making, other != NULL ? other : front);
    if (other != NULL && other->article != front->article) {
        fact->when = base_str_format(making->asking->arena, "%.*s, by another report", BASE_STR_ARG(fact->when));
        api_fact_quote(making, fact, other, "also told by ");
    }
}

/* ------------------------------------------------------------------ what only other reports tell */

static const struct follow_told *tells(const struct api_thread *thread, enum read_field field)
{
    for (uint32_t i = thread->tolds.count; i > 0; i--) {
        const struct follow_told *told = &thread->tolds.items[i - 1];
        if (!told->superseded && read_get(told->record, field) != NULL) {
            return told;
        }
    }
    return NULL;
}

/* Deadlines and baselines, with the record that tells them: "; from USD 1.5 billion [t12...]". */
static void add_elsewhere(struct api_making *making, struct api_fact *fact, const struct follow_told *front)
{
    static const enum read_field FIELDS[] = {READ_F_DEADLINE, READ_F_BASELINE};
    for (size_t i = 0; i < 2; i++) {
        const struct follow_told *other = read_get(front->record, FIELDS[i]) == NULL ? tells(&fact->thread, FIELDS[i]) : NULL;
        if (other == NULL) {
            continue;
        }
        const struct read_value *value = read_get(other->record, FIELDS[i]);
        if (i == 0) {
            base_buffer_add_text(&making->text, "; deadline ");
            api_date(&making->text, &value->as.date);
        } else {
            base_buffer_add_text(&making->text, "; from ");
            api_amount(&making->text, value->as.baseline.amount, value->as.baseline.unit);
            api_fact_quote(making, fact, other, "also told by ");
        }
        base_buffer_format(&making->text, " [%s]", other->record->id);
    }
}

/* Where it stands now, when no report in front says so. */
static void add_status(struct api_making *making, const struct api_fact *fact)
{
    const struct follow_thread *thread = &fact->thread.thread;
    if (thread->status.length > 0 && !base_str_equal(thread->status, read_text(fact->record, READ_F_STATUS)) &&
        thread->kind != FOLLOW_COMMITMENT && thread->kind != FOLLOW_INCIDENT && thread->kind != FOLLOW_BODY) {
        base_buffer_add_text(&making->text, "; now ");
        api_plain(&making->text, thread->status);
    }
}

/* ------------------------------------------------------------------ facts */

/* That nobody has told of it since is said by the day of the words below, when these are the last. */
static void add_standing(struct api_making *making, struct api_fact *fact, const struct follow_told *front)
{
    enum follow_standing standing = follow_standing_on(&fact->thread.thread, making->asking->on);
    bool said = standing == FOLLOW_DUE || standing == FOLLOW_OVERDUE ||
                (standing == FOLLOW_SILENT && !base_str_equal(front->day, fact->thread.thread.last_seen));
    if (said) {
        fact->standing = follow_standing_text(making->asking->arena, &fact->thread.thread, making->asking->on);
    }
}

/* Of "signed 2026-02-04; not ratified" what is missing; what needs no more lacks nothing. */
static struct base_str missing_step(const struct api_thread *thread)
{
    int64_t at = base_str_find(thread->next_step, "; not ", 0);
    return at < 0 ? (struct base_str){0}
                  : base_str_slice(thread->next_step, (struct base_span){(uint32_t)at + 2, thread->next_step.length});
}

/* The oldest report of a number that was told again and again. */
static void add_first(struct api_making *making, struct api_fact *fact, const struct follow_told *front)
{
    const struct follow_told *first = &fact->thread.tolds.items[0];
    if (making->wish->is_long && fact->record->type == READ_TARGET && first->article != front->article &&
        base_str_compare(first->day, front->day) < 0) {
        api_fact_quote(making, fact, first, "first told by ");
    }
}

/* "Both: " for a promise of the two that the page is about; else its own line. */
static void add_line(struct api_making *making, const struct read_record *record)
{
    const struct read_value *by = read_get(record, READ_F_BY);
    bool both = record->type == READ_COMMITMENT && by != NULL && by->as.texts.count == 2 &&
                read_has_text(record, READ_F_BY, making->wish->codes[0]) &&
                read_has_text(record, READ_F_BY, making->wish->codes[1]);
    if (!both) {
        api_line_short(&making->text, making->asking->tables, record);
        return;
    }
    struct base_buffer line;
    base_buffer_init(&line);
    api_line_short(&line, making->asking->tables, record);
    int64_t at = base_str_find((struct base_str){line.data, (uint32_t)line.length}, ": ", 0);
    base_buffer_add_text(&making->text, "Both");
    base_buffer_add(&making->text, line.data + at, at < 0 ? 0 : line.length - (size_t)at);
    base_buffer_release(&line);
}

struct api_fact api_fact_of_thread(struct api_making *making, const struct api_pick *pick)
{
    struct api_fact fact = {.level = pick->level, .thread = {.thread = *pick->thread}};
    making->status = api_thread_load(making->asking, &fact.thread);
    const struct follow_told *front = making->status == PACTA_OK ? front_of(&fact.thread) : NULL;
    if (front == NULL) {
        return fact;
    }
    fact.record = front->record;
    fact.reports = pick->thread->independent_reports;
    fact.missing = missing_step(&fact.thread);
    api_fact_quote(making, &fact, front, "");
    base_buffer_clear(&making->text);
    if (pick->level > 0 && !making->wish->is_long) {
        api_plain_cut(&making->text, pick->thread->title, MEMBER_LETTERS);
    } else {
        add_line(making, front->record);
    }
    if (front->record->type == READ_TARGET) {
        add_elsewhere(making, &fact, front);
    }
    add_status(making, &fact);
    api_plain(&making->text, pick->more);
    fact.text = api_keep(making);
    add_when(making, &fact, front);
    add_standing(making, &fact, front);
    add_first(making, &fact, front);
    return fact;
}

struct api_fact api_fact_of_told(struct api_making *making, const struct follow_told *told)
{
    struct api_fact fact = {.record = told->record, .reports = 1};
    base_buffer_clear(&making->text);
    api_line_short(&making->text, making->asking->tables, told->record);
    fact.text = api_keep(making);
    api_fact_quote(making, &fact, told, "");
    return fact;
}
