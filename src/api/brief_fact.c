/* Facts: what a group of records says alike, in one line, with its day and the words it rests on. */
#include "api/brief_making.h"

#include "api/line.h"
#include "api/markup.h"

#include <math.h>

const struct read_record *api_newest(const struct api_group *group)
{
    return group->told.items[0]->record;
}

static struct base_str keep(struct api_making *making)
{
    return base_str_copy(making->arena, (struct base_str){making->text.data, (uint32_t)making->text.length});
}

/* What happens has a date, or a missing one; what stands (a body, an office, a project) has none to miss. */
static struct base_str date_words(struct api_making *making, const struct read_record *record)
{
    const struct read_value *date = read_get(record, READ_F_DATE);
    bool happens = record->type == READ_MEETING || record->type == READ_INSTRUMENT || record->type == READ_COMMITMENT ||
                   record->type == READ_TARGET;
    if (record->type == READ_FIGURE || record->type == READ_TALLY) {
        return (struct base_str){0}; /* the line names the period */
    }
    if (date == NULL) {
        return happens ? BASE_STR("date not printed") : (struct base_str){0};
    }
    base_buffer_clear(&making->text);
    api_date(&making->text, &date->as.date);
    return keep(making);
}

static struct base_str file_name(struct base_str path)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i + 1 < path.length; i++) {
        start = path.data[i] == '/' ? i + 1 : start;
    }
    return base_str_slice(path, (struct base_span){start, path.length});
}

static void add_quote(struct api_making *making, struct api_fact *fact, const struct api_told *told, enum api_quote_place place)
{
    if (told->record->evidence.count == 0) {
        return;
    }
    struct base_buffer words;
    base_buffer_init(&words);
    api_unmark(&words, told->record->evidence.items[0].quote);
    base_buffer_clear(&making->text);
    api_plain(&making->text, (struct base_str){words.data, (uint32_t)words.length});
    base_buffer_release(&words);
    *BASE_PUSH(making->arena, fact->quotes) = (struct api_quote){
        .text = keep(making),
        .outlet = told->outlet.length > 0 ? told->outlet : file_name(told->path),
        .published = told->published,
        .id = base_str_from(told->record->id),
        .path = told->path,
        .place = place,
    };
}

/* Deadlines and baselines that only other reports of a target give: "in another report: from USD 1.5 billion". */
static void add_elsewhere(struct api_making *making, const struct api_group *group)
{
    static const enum read_field FIELDS[] = {READ_F_DEADLINE, READ_F_BASELINE};
    for (size_t i = 0; i < 2; i++) {
        if (read_get(api_newest(group), FIELDS[i]) != NULL) {
            continue;
        }
        for (uint32_t k = 1; k < group->told.count; k++) {
            const struct read_value *value = read_get(group->told.items[k]->record, FIELDS[i]);
            if (value == NULL) {
                continue;
            }
            base_buffer_add_text(&making->text, i == 0 ? "; in another report, deadline " : "; in another report, from ");
            if (i == 0) {
                api_date(&making->text, &value->as.date);
            } else {
                api_amount(&making->text, value->as.baseline.amount, value->as.baseline.unit);
            }
            break;
        }
    }
}

/* The newest report that prints the day, when the newest of all does not. */
static const struct api_told *dated_elsewhere(const struct api_group *group)
{
    for (uint32_t i = 0; i < group->told.count; i++) {
        const struct read_value *date = read_get(group->told.items[i]->record, READ_F_DATE);
        if (date != NULL && date->as.date.from != TEXT_NO_DAY) {
            return i == 0 ? NULL : group->told.items[i];
        }
    }
    return NULL;
}

/* The newest meeting of a body that is told to have been held. */
static const struct api_group *last_meeting(struct api_making *making, const struct read_record *body)
{
    struct base_str name = read_text(body, READ_F_NAME), short_name = read_text(body, READ_F_SHORT);
    struct base_str key = api_body_key(making->arena, &making->aliases, name.length > 0 ? name : short_name);
    const struct api_groups *meetings = &making->groups[READ_MEETING];
    for (uint32_t i = 0; i < meetings->count; i++) {
        const struct read_record *record = api_newest(&meetings->items[i]);
        struct base_str held_by = read_text(record, READ_F_BODY_NAME);
        if (held_by.length > 0 && !api_lies_ahead(record) &&
            !base_str_in(read_text(record, READ_F_STANCE), "denied disputed") &&
            base_str_equal(api_body_key(making->arena, &making->aliases, held_by), key)) {
            return &meetings->items[i];
        }
    }
    return NULL;
}

/* "; last met, as far as told: 7th session, on Thursday (2025-02-13) [m12...]" */
static void add_last_meeting(struct api_making *making, const struct read_record *body)
{
    const struct api_group *meeting = last_meeting(making, body);
    if (meeting == NULL) {
        return;
    }
    const struct api_told *dated = dated_elsewhere(meeting), *told = dated != NULL ? dated : meeting->told.items[0];
    const struct read_record *record = told->record;
    const struct read_value *date = read_get(record, READ_F_DATE);
    double session = read_number(record, READ_F_SESSION);
    base_buffer_add_text(&making->text, "; last met, as far as told: ");
    if (!isnan(session)) {
        api_ordinal(&making->text, session);
        base_buffer_add_text(&making->text, " session, ");
    }
    if (date != NULL) {
        api_date(&making->text, &date->as.date);
    } else {
        base_buffer_add_text(&making->text, "date not printed");
        if (told->published.length > 0) {
            base_buffer_format(&making->text, ", report of %.*s", BASE_STR_ARG(told->published));
        }
    }
    base_buffer_format(&making->text, " [%s]", record->id);
}

static void add_date(struct api_making *making, struct api_fact *fact, const struct api_group *group)
{
    const struct api_told *newest = group->told.items[0], *dated = dated_elsewhere(group);
    fact->date = date_words(making, dated != NULL ? dated->record : newest->record);
    if (dated != NULL && dated->article != newest->article) {
        fact->date = base_str_format(making->arena, "%.*s, by another report", BASE_STR_ARG(fact->date));
        add_quote(making, fact, dated, API_QUOTE_OTHER);
    }
}

struct api_fact api_make_fact(struct api_making *making, const struct api_group *group)
{
    const struct api_told *newest = group->told.items[0], *oldest = group->told.items[group->told.count - 1];
    struct api_fact fact = {.record = newest->record, .reports = group->reports};
    base_buffer_clear(&making->text);
    api_line(&making->text, making->tables, newest->record);
    if (newest->record->type == READ_TARGET) {
        add_elsewhere(making, group);
    } else if (newest->record->type == READ_BODY) {
        add_last_meeting(making, newest->record);
    }
    fact.text = keep(making);
    add_quote(making, &fact, newest, API_QUOTE_NEWEST);
    if (newest->record->type == READ_MEETING || newest->record->type == READ_INSTRUMENT) {
        add_date(making, &fact, group);
    } else {
        fact.date = date_words(making, newest->record);
    }
    if (newest->record->type == READ_TARGET && oldest->article != newest->article) {
        bool older = oldest->day.length > 0 && base_str_compare(oldest->day, newest->day) < 0;
        add_quote(making, &fact, oldest, older ? API_QUOTE_FIRST : API_QUOTE_OTHER);
    }
    for (uint32_t i = 0; i < group->told.count; i++) {
        *BASE_PUSH(making->arena, fact.ids) = base_str_from(group->told.items[i]->record->id);
    }
    return fact;
}
