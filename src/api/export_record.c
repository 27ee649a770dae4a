/* Records and threads as tables. Columns and cells are written from one list each, so that a header cannot drift from its rows.
 */
#include "api/export_record.h"

#include <math.h>
#include <string.h>

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof *(array)))

/* ------------------------------------------------------------------ the wide table */

/* What a record says of itself first, then the fields that fit a cell. The first quotation stands in the last column. */
static const enum read_field COLUMNS[] = {
    READ_F_KIND,          READ_F_STATUS,        READ_F_STANCE,       READ_F_SAID_BY,  READ_F_TITLE,      READ_F_NAME,
    READ_F_SHORT,         READ_F_PERSON,        READ_F_OFFICE_TITLE, READ_F_COUNTRY,  READ_F_BODY_NAME,  READ_F_SESSION,
    READ_F_LEVEL,         READ_F_SUBJECT,       READ_F_BY,           READ_F_ACTION,   READ_F_OBJECT,     READ_F_STRENGTH,
    READ_F_METRIC,        READ_F_QUANTITY,      READ_F_OF,           READ_F_VALUE,    READ_F_AMOUNT,     READ_F_MIN,
    READ_F_MAX,           READ_F_UNIT,          READ_F_COUNT,        READ_F_DEADLINE, READ_F_PLOVER,     READ_F_CAMEO,
    READ_F_SOURCE_ACTORS, READ_F_TARGET_ACTORS, READ_F_PARTIES,      READ_F_SECTORS,  READ_F_CONFIDENCE,
};

static struct base_str quote_of(const struct read_record *record)
{
    return record->evidence.count > 0 ? record->evidence.items[0].quote : (struct base_str){0};
}

static void add_date(struct base_buffer *out, const struct read_record *record, enum read_field field, bool last)
{
    const struct read_value *date = read_get(record, field);
    if (date != NULL) {
        int32_t to = date->as.date.to != TEXT_NO_DAY ? date->as.date.to : date->as.date.from;
        api_cell_day(out, last ? to : date->as.date.from);
    }
}

void api_records_header(struct base_buffer *out)
{
    base_buffer_add_text(out, "record,id,source,article,published,date_from,date_to,place");
    for (uint32_t i = 0; i < COUNT(COLUMNS); i++) {
        base_buffer_format(out, ",%s", read_field_name(COLUMNS[i]));
    }
    base_buffer_add_text(out, ",quote\r\n");
}

void api_records_row(struct base_buffer *out, const struct read_record *record, const struct ledger_found *found)
{
    const struct read_value *date = read_get(record, READ_F_DATE);
    base_buffer_format(out, "%s,%s,", read_type_name(record->type), record->id);
    api_cell_quoted(out, found->path);
    base_buffer_format(out, ",%u,%.*s,", record->article, BASE_STR_ARG(found->published));
    add_date(out, record, READ_F_DATE, false);
    base_buffer_add_char(out, ',');
    api_cell_day(out, date != NULL ? date->as.date.to : TEXT_NO_DAY);
    base_buffer_add_char(out, ',');
    api_cell_field(out, record, READ_F_PLACE);
    for (uint32_t i = 0; i < COUNT(COLUMNS); i++) {
        base_buffer_add_char(out, ',');
        api_cell_field(out, record, COLUMNS[i]);
    }
    base_buffer_add_char(out, ',');
    api_cell_quoted(out, quote_of(record));
    base_buffer_add_text(out, "\r\n");
}

/* ------------------------------------------------------------------ a table for each type */

/* What each type has of its own, in the order of docs/records.md; -1 ends a row. */
static const int OWN[READ_TYPE_COUNT][20] = {
    [READ_ARTICLE] = {READ_F_TITLE, READ_F_OUTLET, READ_F_AGENCY, READ_F_BYLINE, READ_F_LANGUAGE, READ_F_URL, READ_F_KIND,
                      READ_F_COPY_OF, -1},
    [READ_OFFICE] = {READ_F_PERSON, READ_F_OFFICE_TITLE, READ_F_COUNTRY, READ_F_ORGANISATION, READ_F_HELD, -1},
    [READ_BODY] = {READ_F_NAME, READ_F_SHORT, READ_F_KIND, READ_F_PARENT, READ_F_COUNT, READ_F_CHANGE_WORD, READ_F_RENAMED_TO,
                   -1},
    [READ_MEETING] = {READ_F_KIND, READ_F_BODY_NAME, READ_F_SESSION, READ_F_STATUS, READ_F_WITHIN, READ_F_FIRST_SINCE,
                      READ_F_COUNT, READ_F_LEVEL, -1},
    [READ_INSTRUMENT] = {READ_F_KIND, READ_F_TITLE, READ_F_SUBJECT, READ_F_COUNT, READ_F_STATUS, -1},
    [READ_COMMITMENT] = {READ_F_BY, READ_F_OF, READ_F_ACTION, READ_F_OBJECT, READ_F_STRENGTH, READ_F_STATUS, READ_F_DEADLINE,
                         READ_F_RESTATES, READ_F_PROJECT_NAME, -1},
    [READ_TARGET] = {READ_F_METRIC, READ_F_AMOUNT, READ_F_MIN, READ_F_MAX, READ_F_UNIT, READ_F_PER, READ_F_MODALITY,
                     READ_F_APPROX, READ_F_DEADLINE, READ_F_RESTATES, READ_F_DOUBTFUL, -1},
    [READ_FIGURE] = {READ_F_METRIC, READ_F_AMOUNT, READ_F_MIN, READ_F_MAX, READ_F_UNIT, READ_F_PER, READ_F_APPROX,
                     READ_F_PERIOD, READ_F_DOUBTFUL, -1},
    [READ_TALLY] = {READ_F_QUANTITY, READ_F_OF, READ_F_VALUE, READ_F_MIN, READ_F_MAX, READ_F_APPROX, READ_F_INCIDENT,
                    READ_F_REVISES, READ_F_PART_OF, READ_F_PERIOD, -1},
    [READ_CLAIM] = {READ_F_ABOUT, READ_F_SAYS, READ_F_DENIED_BY, READ_F_STATUS, -1},
    [READ_PROJECT] = {READ_F_NAME, READ_F_KIND, READ_F_STATUS, -1},
    [READ_EVENT] = {READ_F_PLOVER, READ_F_MODE, READ_F_CONTEXT, READ_F_CAMEO, READ_F_QUAD, READ_F_SCORE, READ_F_GOLDSTEIN,
                    READ_F_SOURCE_ACTORS, READ_F_TARGET_ACTORS, READ_F_AUXILIARY, READ_F_MUTUAL, -1},
};

/* What every table ends with. */
static const enum read_field SHARED[] = {READ_F_PARTIES, READ_F_SECTORS, READ_F_STANCE,
                                         READ_F_SAID_BY, READ_F_PLACE,   READ_F_CONFIDENCE};

static const char *type_of(enum read_field field)
{
    switch (read_field_kind(field)) {
    case READ_IS_NUMBER:
        return "number";
    case READ_IS_FLAG:
        return "boolean";
    case READ_IS_DATE:
        return "date";
    default:
        return "string";
    }
}

static void add_column(struct api_column *columns, uint32_t *count, uint32_t limit, const char *name, const char *type)
{
    if (*count < limit) {
        columns[(*count)++] = (struct api_column){name, type};
    }
}

uint32_t api_type_columns(enum read_type type, struct api_column *columns, uint32_t limit)
{
    static const struct api_column HEAD[] = {{"id", "string"},       {"source", "string"},  {"sha256", "string"},
                                             {"article", "integer"}, {"published", "date"}, {"date_from", "date"},
                                             {"date_to", "date"}};
    static const struct api_column TAIL[] = {{"start", "integer"}, {"end", "integer"}, {"quote", "string"}};
    uint32_t count = 0;
    for (uint32_t i = 0; i < COUNT(HEAD); i++) {
        add_column(columns, &count, limit, HEAD[i].name, HEAD[i].type);
    }
    for (uint32_t i = 0; OWN[type][i] >= 0; i++) {
        add_column(columns, &count, limit, read_field_name((enum read_field)OWN[type][i]),
                   type_of((enum read_field)OWN[type][i]));
    }
    for (uint32_t i = 0; i < COUNT(SHARED); i++) {
        add_column(columns, &count, limit, read_field_name(SHARED[i]), type_of(SHARED[i]));
    }
    for (uint32_t i = 0; i < COUNT(TAIL); i++) {
        add_column(columns, &count, limit, TAIL[i].name, TAIL[i].type);
    }
    return count;
}

void api_type_row(struct base_buffer *out, const struct read_record *record, const struct ledger_found *found)
{
    base_buffer_format(out, "%s,", record->id);
    api_cell_quoted(out, found->path);
    base_buffer_format(out, ",%s,%u,%.*s,", record->sha256, record->article, BASE_STR_ARG(found->published));
    add_date(out, record, READ_F_DATE, false);
    base_buffer_add_char(out, ',');
    add_date(out, record, READ_F_DATE, true);
    for (uint32_t i = 0; OWN[record->type][i] >= 0; i++) {
        base_buffer_add_char(out, ',');
        api_cell_field(out, record, (enum read_field)OWN[record->type][i]);
    }
    for (uint32_t i = 0; i < COUNT(SHARED); i++) {
        base_buffer_add_char(out, ',');
        api_cell_field(out, record, SHARED[i]);
    }
    if (record->evidence.count > 0) {
        base_buffer_format(out, ",%u,%u,", record->evidence.items[0].source.start, record->evidence.items[0].source.end);
    } else {
        base_buffer_add_text(out, ",,,");
    }
    api_cell_quoted(out, quote_of(record));
    base_buffer_add_text(out, "\r\n");
}

/* ------------------------------------------------------------------ threads */

static void add_text(struct base_buffer *out, struct base_str text)
{
    base_buffer_add_char(out, ',');
    api_cell_quoted(out, text);
}

static void add_number(struct base_buffer *out, double number)
{
    if (isnan(number)) {
        base_buffer_add_char(out, ',');
    } else {
        base_buffer_format(out, ",%.15g", number);
    }
}

static uint32_t copy_columns(const struct api_column *from, uint32_t count, struct api_column *columns, uint32_t limit)
{
    count = count < limit ? count : limit;
    memcpy(columns, from, count * sizeof *columns);
    return count;
}

uint32_t api_thread_columns(struct api_column *columns, uint32_t limit)
{
    static const struct api_column THREAD[] = {
        {"id", "string"},        {"kind", "string"},     {"sort", "string"},
        {"title", "string"},     {"parties", "string"},  {"sectors", "string"},
        {"status", "string"},    {"strength", "string"}, {"open", "boolean"},
        {"disputed", "boolean"}, {"first_seen", "date"}, {"last_seen", "date"},
        {"due", "date"},         {"owner", "string"},    {"owner_due", "date"},
        {"restated", "integer"}, {"reports", "integer"}, {"independent_reports", "integer"},
        {"number", "number"},    {"unit", "string"},
    };
    return copy_columns(THREAD, COUNT(THREAD), columns, limit);
}

void api_thread_row(struct base_buffer *out, const struct follow_thread *thread)
{
    const struct base_str texts[] = {base_str_from(follow_kind_name(thread->kind)),
                                     thread->sort,
                                     thread->title,
                                     thread->parties,
                                     thread->sectors,
                                     thread->status,
                                     thread->strength};
    const struct base_str days[] = {thread->first_seen, thread->last_seen, thread->due, thread->owner, thread->owner_due};
    api_cell_quoted(out, thread->id);
    for (uint32_t i = 0; i < COUNT(texts); i++) {
        add_text(out, texts[i]);
    }
    base_buffer_format(out, ",%s,%s", thread->open ? "true" : "false", thread->disputed ? "true" : "false");
    for (uint32_t i = 0; i < COUNT(days); i++) {
        add_text(out, days[i]);
    }
    base_buffer_format(out, ",%u,%u,%u", thread->restated, thread->reports, thread->independent_reports);
    add_number(out, thread->number);
    add_text(out, thread->unit);
    base_buffer_add_text(out, "\r\n");
}

uint32_t api_told_columns(struct api_column *columns, uint32_t limit)
{
    static const struct api_column TOLD[] = {
        {"thread", "string"}, {"record", "string"}, {"type", "string"},        {"day", "date"},        {"source", "string"},
        {"outlet", "string"}, {"manner", "string"}, {"superseded", "boolean"}, {"likeness", "number"}, {"why", "string"},
    };
    return copy_columns(TOLD, COUNT(TOLD), columns, limit);
}

void api_told_row(struct base_buffer *out, const struct follow_thread *thread, const struct follow_told *told)
{
    api_cell_quoted(out, thread->id);
    base_buffer_format(out, ",%s,%s", told->record->id, read_type_name(told->record->type));
    add_text(out, told->day);
    add_text(out, told->path);
    add_text(out, told->outlet);
    add_text(out, told->manner);
    base_buffer_add_text(out, told->superseded ? ",true" : ",false");
    add_number(out, told->likeness);
    add_text(out, told->why);
    base_buffer_add_text(out, "\r\n");
}

uint32_t api_change_columns(struct api_column *columns, uint32_t limit)
{
    static const struct api_column CHANGE[] = {
        {"thread", "string"}, {"day", "date"},  {"what", "string"},   {"from", "string"},
        {"to", "string"},     {"by", "string"}, {"record", "string"},
    };
    return copy_columns(CHANGE, COUNT(CHANGE), columns, limit);
}

void api_change_row(struct base_buffer *out, const struct follow_thread *thread, const struct follow_change *change)
{
    api_cell_quoted(out, thread->id);
    add_text(out, change->day);
    add_text(out, base_str_from(change->what));
    add_text(out, change->from);
    add_text(out, change->to);
    add_text(out, change->by);
    add_text(out, change->told != NULL ? base_str_from(change->told->record->id) : (struct base_str){0});
    base_buffer_add_text(out, "\r\n");
}

void api_columns_header(struct base_buffer *out, const struct api_column *columns, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        base_buffer_add_text(out, i > 0 ? "," : "");
        base_buffer_add_text(out, columns[i].name);
    }
    base_buffer_add_text(out, "\r\n");
}
