/*
 * Cases of the read layer: the file's name begins with the record type, the input a text (a first line `date YYYY-MM-DD` gives its day),
 * the result one line a record of that type, in the order of the text:
 *
 *     meeting | talks held | minister | CHL VNM | Norell; Vero | Tarsk | 2024-05-03 | session 3 of the Joint Commission
 *
 * Fields that are absent are left out. Nothing read gives the word `nothing`.
 */
#include "case.h"

#include "pacta_session.h"
#include "read/record.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static struct pacta_worker *open_worker(void)
{
    static struct pacta_session *session;
    static struct pacta_worker *worker;
    char message[200] = "";
    if (worker != NULL) {
        return worker;
    }
    const struct pacta_options options = {.model = PACTA_SOURCE_DIR "/data/model/english.pacta-model"};
    if (pacta_session_open(&options, &session, message) != PACTA_OK || pacta_worker_open(session, &worker) != PACTA_OK) {
        fprintf(stderr, "cases: %s\n", message);
        exit(2);
    }
    return worker;
}

static void add_word(struct base_buffer *out, const struct read_record *record, enum read_field field, const char *before)
{
    struct base_str text = read_text(record, field);
    if (text.length > 0) {
        base_buffer_format(out, "%s%.*s", before, BASE_STR_ARG(text));
    }
}

static void add_number(struct base_buffer *out, const struct read_record *record, enum read_field field, const char *before)
{
    double number = read_number(record, field);
    if (!isnan(number)) {
        base_buffer_format(out, "%s%.15g", before, number);
    }
}

static void add_list(struct base_buffer *out, const struct read_record *record, enum read_field field, const char *before)
{
    const struct read_value *value = read_get(record, field);
    for (uint32_t i = 0; value != NULL && i < value->as.texts.count; i++) {
        base_buffer_format(out, "%s%.*s", i == 0 ? before : " ", BASE_STR_ARG(value->as.texts.items[i]));
    }
}

static void add_day(struct base_buffer *out, int32_t day, uint8_t precision)
{
    int32_t year;
    uint32_t month, of_month;
    text_day_to_ymd(day, &year, &month, &of_month);
    if (precision == 0) {
        base_buffer_format(out, "%04d-%02u-%02u", year, month, of_month);
    } else if (precision == 1) {
        base_buffer_format(out, "%04d-%02u", year, month);
    } else {
        base_buffer_format(out, "%04d", year);
    }
}

static void add_date(struct base_buffer *out, const struct read_record *record, enum read_field field, const char *before)
{
    const struct read_value *value = read_get(record, field);
    if (value == NULL) {
        return;
    }
    base_buffer_add_text(out, before);
    if (value->as.date.from == TEXT_NO_DAY) {
        base_buffer_format(out, "\"%.*s\"", BASE_STR_ARG(value->as.date.said));
        return;
    }
    add_day(out, value->as.date.from, value->as.date.precision);
    if (value->as.date.precision == 0 && value->as.date.to != value->as.date.from && value->as.date.to != TEXT_NO_DAY) {
        base_buffer_add_text(out, "..");
        add_day(out, value->as.date.to, 0);
    }
}

static void add_place(struct base_buffer *out, const struct read_record *record, enum read_field field, const char *before)
{
    const struct read_value *value = read_get(record, field);
    if (value != NULL) {
        base_buffer_format(out, "%s%.*s", before, BASE_STR_ARG(value->as.place.name));
    }
}

static void add_people(struct base_buffer *out, const struct read_record *record)
{
    const struct read_value *value = read_get(record, READ_F_ACTORS);
    for (uint32_t i = 0; value != NULL && i < value->as.actors.count; i++) {
        const struct read_actor *actor = &value->as.actors.items[i];
        bool plain = base_str_is(actor->as, "participant") || actor->as.length == 0;
        base_buffer_format(out, "%s%.*s%s%.*s", i == 0 ? " | " : "; ", BASE_STR_ARG(actor->name), plain ? "" : " as ",
                           plain ? 0 : (int)actor->as.length, plain ? "" : actor->as.data);
    }
    value = read_get(record, READ_F_AGENTS);
    for (uint32_t i = 0; value != NULL && i < value->as.agents.count; i++) {
        base_buffer_format(out, "%s%.*s", i == 0 ? " | " : "; ", BASE_STR_ARG(value->as.agents.items[i].name));
    }
}

static void add_baseline(struct base_buffer *out, const struct read_record *record)
{
    const struct read_value *value = read_get(record, READ_F_BASELINE);
    if (value != NULL) {
        base_buffer_format(out, " | from %.15g", value->as.baseline.amount);
    }
}

static void add_change(struct base_buffer *out, const struct read_record *record)
{
    const struct read_value *value = read_get(record, READ_F_CHANGE);
    if (value == NULL) {
        return;
    }
    base_buffer_add_text(out, " | change");
    if (!isnan(value->as.change.percent)) {
        base_buffer_format(out, " %.15g%%", value->as.change.percent);
    }
    if (!isnan(value->as.change.from)) {
        base_buffer_format(out, " from %.15g", value->as.change.from);
    }
    if (!isnan(value->as.change.to)) {
        base_buffer_format(out, " to %.15g", value->as.change.to);
    }
}

/* The fields of every type, each printed where it is present. */
static void add_record(struct base_buffer *out, const struct read_record *record)
{
    base_buffer_add_text(out, read_type_name(record->type));
    add_word(out, record, READ_F_TITLE, " | ");
    add_word(out, record, READ_F_PERSON, " | ");
    add_word(out, record, READ_F_OFFICE_TITLE, " | ");
    add_word(out, record, READ_F_COUNTRY, " | ");
    add_word(out, record, READ_F_ORGANISATION, " | of ");
    add_word(out, record, READ_F_HELD, " | ");
    add_word(out, record, READ_F_NAME, " | ");
    add_word(out, record, READ_F_SHORT, " | ");
    add_word(out, record, READ_F_KIND, " | ");
    add_word(out, record, READ_F_PARENT, " | under ");
    add_word(out, record, READ_F_CHANGE_WORD, " | ");
    add_word(out, record, READ_F_RENAMED_TO, " | now ");
    add_word(out, record, READ_F_STATUS, record->type == READ_MEETING ? " " : " | ");
    add_word(out, record, READ_F_STRENGTH, " | ");
    add_word(out, record, READ_F_ACTION, " | ");
    add_word(out, record, READ_F_OBJECT, " | ");
    add_list(out, record, READ_F_BY, " | by ");
    add_word(out, record, READ_F_SUBJECT, " | on ");
    add_number(out, record, READ_F_COUNT, " | count ");
    add_number(out, record, READ_F_SESSION, " | session ");
    add_word(out, record, READ_F_BODY_NAME, " | ");
    add_word(out, record, READ_F_LEVEL, " | ");
    add_word(out, record, READ_F_WITHIN, " | within ");
    add_word(out, record, READ_F_FIRST_SINCE, " | first ");
    add_word(out, record, READ_F_METRIC, " | ");
    add_word(out, record, READ_F_MODALITY, " | ");
    add_word(out, record, READ_F_QUANTITY, " | ");
    add_word(out, record, READ_F_OF, " of ");
    add_number(out, record, READ_F_VALUE, " | ");
    add_number(out, record, READ_F_AMOUNT, " | ");
    add_number(out, record, READ_F_MIN, " | min ");
    add_number(out, record, READ_F_MAX, " | max ");
    add_word(out, record, READ_F_APPROX, " | ");
    add_word(out, record, READ_F_UNIT, " ");
    add_word(out, record, READ_F_PER, " per ");
    add_baseline(out, record);
    add_change(out, record);
    add_number(out, record, READ_F_REVISES, " | revises ");
    add_word(out, record, READ_F_INCIDENT, " | in ");
    add_word(out, record, READ_F_SAYS, " | ");
    add_word(out, record, READ_F_ABOUT, " | about ");
    add_word(out, record, READ_F_DENIED_BY, " | denied by ");
    add_word(out, record, READ_F_PLOVER, " | ");
    add_word(out, record, READ_F_MODE, " ");
    add_word(out, record, READ_F_CAMEO, " ");
    add_list(out, record, READ_F_SOURCE_ACTORS, " | ");
    add_list(out, record, READ_F_TARGET_ACTORS, " > ");
    add_word(out, record, READ_F_AUXILIARY, " | ");
    if (record->type != READ_OFFICE) {
        add_list(out, record, READ_F_PARTIES, " | ");
    }
    add_people(out, record);
    add_word(out, record, READ_F_OUTLET, " | ");
    add_word(out, record, READ_F_AGENCY, " | ");
    add_word(out, record, READ_F_BYLINE, " | by ");
    add_place(out, record, READ_F_DATELINE, " | ");
    add_date(out, record, READ_F_PUBLISHED, " | ");
    add_place(out, record, READ_F_PLACE, " | ");
    add_date(out, record, READ_F_DATE, " | ");
    add_date(out, record, READ_F_PERIOD, " | in ");
    add_date(out, record, READ_F_DEADLINE, " | due ");
    if (read_flag(record, READ_F_RESTATES)) {
        base_buffer_add_text(out, " | restates");
    }
    struct base_str stance = read_text(record, READ_F_STANCE);
    if (stance.length > 0 && !base_str_is(stance, "fact")) {
        base_buffer_format(out, " | %.*s", BASE_STR_ARG(stance));
    }
    add_word(out, record, READ_F_SAID_BY, " | said by ");
    base_buffer_add_char(out, '\n');
}

void case_layer_read(struct base_str file, struct base_str title, struct base_str input, struct base_buffer *out)
{
    (void)title;
    struct text_document document;
    struct read_records records;
    struct text_input text = {.bytes = input, .format = TEXT_PLAIN};
    pacta_status status = pacta_worker_read(open_worker(), &text, BASE_STR("case"), &document, &records);
    if (status != PACTA_OK) {
        base_buffer_format(out, "error %s\n", document.notice == NULL ? "" : document.notice);
        return;
    }
    size_t before = out->length;
    for (uint32_t i = 0; i < records.count; i++) {
        if (base_str_starts(file, read_type_name(records.items[i]->type))) {
            add_record(out, records.items[i]);
        }
    }
    if (out->length == before) {
        base_buffer_add_text(out, "nothing");
    }
}
