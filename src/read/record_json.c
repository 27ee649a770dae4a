/*
 * A record as one JSON object and back. Fields are printed in the order of their table; what is unknown is left out.
 *
 * Reading is strict about shapes that matter (a type, an id, evidence with offsets) and forgiving about what it does not
 * know: a field of another version is skipped, so that an older program reads a newer export.
 */
#include "read/record_json.h"

#include "base/json.h"

#include <jansson.h>
#include <math.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>

static const char *const PRECISIONS[] = {"day", "month", "year"};
enum { PRECISION_UNKNOWN = 3 };

/* ------------------------------------------------------------------ writing */

static void put_text(struct base_buffer *out, const char *key, struct base_str text)
{
    if (text.length > 0) {
        base_json_key(out, key);
        base_json_str(out, text);
    }
}

static void put_number(struct base_buffer *out, const char *key, double number)
{
    if (isfinite(number)) {
        base_json_key(out, key);
        base_json_number(out, number);
    }
}

static void put_day(struct base_buffer *out, const char *key, int32_t day)
{
    if (day == TEXT_NO_DAY) {
        return;
    }
    int32_t year;
    uint32_t month, date;
    char text[40];
    text_day_to_ymd(day, &year, &month, &date);
    snprintf(text, sizeof text, "%04d-%02u-%02u", year, month, date);
    put_text(out, key, base_str_from(text));
}

static void put_date(struct base_buffer *out, const char *key, const struct read_date *date)
{
    base_json_key(out, key);
    base_json_open(out, '{');
    put_day(out, "from", date->from);
    put_day(out, "to", date->to);
    if ((date->from != TEXT_NO_DAY || date->to != TEXT_NO_DAY) && date->precision < PRECISION_UNKNOWN) {
        put_text(out, "precision", base_str_from(PRECISIONS[date->precision]));
    }
    put_text(out, "said", date->said);
    base_json_close(out, '}');
}

static void put_span(struct base_buffer *out, struct base_span span)
{
    put_number(out, "start", span.start);
    put_number(out, "end", span.end);
}

static void put_texts(struct base_buffer *out, const struct read_value *value)
{
    base_json_open(out, '[');
    for (uint32_t i = 0; i < value->as.texts.count; i++) {
        base_json_str(out, value->as.texts.items[i]);
    }
    base_json_close(out, ']');
}

static void put_actors(struct base_buffer *out, const struct read_value *value)
{
    base_json_open(out, '[');
    for (uint32_t i = 0; i < value->as.actors.count; i++) {
        const struct read_actor *actor = &value->as.actors.items[i];
        base_json_open(out, '{');
        put_text(out, "name", actor->name);
        put_text(out, "office", actor->office);
        put_text(out, "country", actor->country);
        put_text(out, "as", actor->as);
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
}

static void put_agents(struct base_buffer *out, const struct read_value *value)
{
    base_json_open(out, '[');
    for (uint32_t i = 0; i < value->as.agents.count; i++) {
        const struct read_agent *agent = &value->as.agents.items[i];
        base_json_open(out, '{');
        put_text(out, "name", agent->name);
        put_text(out, "kind", agent->kind);
        put_text(out, "country", agent->country);
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
}

static void put_baseline(struct base_buffer *out, const struct read_baseline *baseline)
{
    base_json_open(out, '{');
    put_number(out, "amount", baseline->amount);
    put_text(out, "unit", baseline->unit);
    const struct read_date *period = &baseline->period;
    if (period->from != TEXT_NO_DAY || period->to != TEXT_NO_DAY || period->said.length > 0) {
        put_date(out, "period", period);
    }
    base_json_close(out, '}');
}

static void put_change(struct base_buffer *out, const struct read_change *change)
{
    base_json_open(out, '{');
    put_number(out, "percent", change->percent);
    put_number(out, "from", change->from);
    put_number(out, "to", change->to);
    put_text(out, "since", change->since);
    base_json_close(out, '}');
}

static void put_place(struct base_buffer *out, const struct read_place *place)
{
    base_json_open(out, '{');
    put_text(out, "name", place->name);
    put_text(out, "country", place->country);
    base_json_close(out, '}');
}

static void put_value(struct base_buffer *out, const struct read_value *value)
{
    const char *name = read_field_name((enum read_field)value->field);
    enum read_value_kind kind = read_field_kind((enum read_field)value->field);
    if (kind == READ_IS_DATE) {
        put_date(out, name, &value->as.date);
        return;
    }
    base_json_key(out, name);
    switch (kind) {
    case READ_IS_TEXT:
        base_json_str(out, value->as.text);
        break;
    case READ_IS_NUMBER:
        base_json_number(out, value->as.number);
        break;
    case READ_IS_FLAG:
        base_json_flag(out, value->as.flag);
        break;
    case READ_IS_TEXTS:
        put_texts(out, value);
        break;
    case READ_IS_PLACE:
        put_place(out, &value->as.place);
        break;
    case READ_IS_ACTORS:
        put_actors(out, value);
        break;
    case READ_IS_AGENTS:
        put_agents(out, value);
        break;
    case READ_IS_BASELINE:
        put_baseline(out, &value->as.baseline);
        break;
    case READ_IS_CHANGE:
        put_change(out, &value->as.change);
        break;
    case READ_IS_SPAN:
        base_json_open(out, '{');
        put_span(out, value->as.span);
        base_json_close(out, '}');
        break;
    case READ_IS_DATE:
        break;
    }
}

void read_record_to_json(const struct read_record *record, struct base_buffer *out)
{
    base_json_open(out, '{');
    put_text(out, "record", base_str_from(read_type_name(record->type)));
    put_text(out, "id", base_str_from(record->id));
    put_text(out, "source", record->source);
    put_text(out, "sha256", base_str_from(record->sha256));
    put_number(out, "article", record->article);
    for (uint32_t i = 0; i < record->values.count; i++) {
        put_value(out, &record->values.items[i]);
    }
    base_json_key(out, "evidence");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < record->evidence.count; i++) {
        const struct read_evidence *evidence = &record->evidence.items[i];
        base_json_open(out, '{');
        put_span(out, evidence->source);
        base_json_key(out, "quote");
        base_json_str(out, evidence->quote);
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
    base_json_close(out, '}');
}

/* ------------------------------------------------------------------ reading */

static struct base_str take_text(struct base_arena *arena, const json_t *value)
{
    size_t length = json_string_length(value);
    if (!json_is_string(value) || length > UINT32_MAX) {
        return (struct base_str){0};
    }
    return base_str_copy(arena, (struct base_str){json_string_value(value), (uint32_t)length});
}

static struct base_str take_member(struct base_arena *arena, const json_t *object, const char *key)
{
    return take_text(arena, json_object_get(object, key));
}

static double take_number(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_number(value) ? json_number_value(value) : (double)NAN;
}

/* Days of "2025-07-09"; a text that is no such day gives TEXT_NO_DAY. */
static int32_t take_day(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    int32_t year;
    uint32_t month, day;
    int end = 0;
    if (text == NULL || sscanf(text, "%5d-%2u-%2u%n", &year, &month, &day, &end) != 3 || text[end] != '\0' || month - 1 > 11 ||
        day - 1 > 30) {
        return TEXT_NO_DAY;
    }
    return text_day_from_ymd(year, month, day);
}

static struct read_date take_date(struct base_arena *arena, const json_t *object)
{
    struct read_date date = {take_day(object, "from"), take_day(object, "to"), PRECISION_UNKNOWN,
                             take_member(arena, object, "said")};
    const char *precision = json_string_value(json_object_get(object, "precision"));
    for (uint8_t i = 0; precision != NULL && i < PRECISION_UNKNOWN; i++) {
        if (strcmp(precision, PRECISIONS[i]) == 0) {
            date.precision = i;
        }
    }
    return date;
}

static bool take_span(const json_t *object, struct base_span *span)
{
    double start = take_number(object, "start"), end = take_number(object, "end");
    if (!(start >= 0 && end >= start && end <= UINT32_MAX)) {
        return false;
    }
    *span = (struct base_span){(uint32_t)start, (uint32_t)end};
    return true;
}

static void take_actors(struct base_arena *arena, struct read_record *record, const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i);
        read_add_actor(arena, record,
                       (struct read_actor){take_member(arena, one, "name"), take_member(arena, one, "office"),
                                           take_member(arena, one, "country"), take_member(arena, one, "as")});
    }
}

static void take_agents(struct base_arena *arena, struct read_record *record, const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i);
        read_add_agent(arena, record,
                       (struct read_agent){take_member(arena, one, "name"), take_member(arena, one, "kind"),
                                           take_member(arena, one, "country")});
    }
}

static void take_compound(struct base_arena *arena, struct read_record *record, enum read_field field, const json_t *value)
{
    struct base_span span;
    switch (read_field_kind(field)) {
    case READ_IS_DATE:
        read_set_date(arena, record, field, take_date(arena, value));
        break;
    case READ_IS_PLACE:
        read_set_place(arena, record, field,
                       (struct read_place){take_member(arena, value, "name"), take_member(arena, value, "country")});
        break;
    case READ_IS_BASELINE:
        read_set_baseline(arena, record,
                          (struct read_baseline){take_number(value, "amount"), take_member(arena, value, "unit"),
                                                 take_date(arena, json_object_get(value, "period"))});
        break;
    case READ_IS_CHANGE:
        read_set_change(arena, record,
                        (struct read_change){take_number(value, "percent"), take_number(value, "from"),
                                             take_number(value, "to"), take_member(arena, value, "since")});
        break;
    case READ_IS_SPAN:
        if (take_span(value, &span)) {
            read_set_span(arena, record, field, span);
        }
        break;
    default:
        break;
    }
}

/* A value of another shape than its field's is left out: "change" is a word on bodies and an object on figures. */
static void take_value(struct base_arena *arena, struct read_record *record, enum read_field field, const json_t *value)
{
    switch (read_field_kind(field)) {
    case READ_IS_TEXT:
        read_set_text(arena, record, field, take_text(arena, value));
        break;
    case READ_IS_NUMBER:
        if (json_is_number(value)) {
            read_set_number(arena, record, field, json_number_value(value));
        }
        break;
    case READ_IS_FLAG:
        if (json_is_boolean(value)) {
            read_set_flag(arena, record, field, json_is_true(value));
        }
        break;
    case READ_IS_TEXTS:
        for (size_t i = 0; i < json_array_size(value); i++) {
            read_add_text(arena, record, field, take_text(arena, json_array_get(value, i)));
        }
        break;
    case READ_IS_ACTORS:
        take_actors(arena, record, value);
        break;
    case READ_IS_AGENTS:
        take_agents(arena, record, value);
        break;
    default:
        if (json_is_object(value)) {
            take_compound(arena, record, field, value);
        }
        break;
    }
}

static bool take_evidence(struct base_arena *arena, struct read_record *record, const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i);
        struct base_span span;
        if (!take_span(one, &span)) {
            return false;
        }
        *BASE_PUSH(arena, record->evidence) = (struct read_evidence){span, take_member(arena, one, "quote")};
    }
    return true;
}

/* Ids and hashes are printed as they are, so they hold nothing but letters, digits and hyphens. */
static bool is_plain_word(struct base_str word)
{
    for (uint32_t i = 0; i < word.length; i++) {
        char c = word.data[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-')) {
            return false;
        }
    }
    return true;
}

static bool take_head(struct base_arena *arena, const json_t *object, struct read_record *record)
{
    struct base_str id = take_member(arena, object, "id"), sha256 = take_member(arena, object, "sha256");
    double article = take_number(object, "article");
    if (!read_type_from(take_member(arena, object, "record"), &record->type) || id.length >= sizeof record->id ||
        sha256.length >= sizeof record->sha256 || !is_plain_word(id) || !is_plain_word(sha256) || article < 0 ||
        article > UINT32_MAX) {
        return false;
    }
    memcpy(record->id, id.data != NULL ? id.data : "", (size_t)id.length);
    memcpy(record->sha256, sha256.data != NULL ? sha256.data : "", (size_t)sha256.length);
    record->source = take_member(arena, object, "source");
    record->article = isnan(article) ? 0 : (uint32_t)article;
    return true;
}

static bool take_record(struct base_arena *arena, const json_t *object, struct read_record *record)
{
    if (!take_head(arena, object, record)) {
        return false;
    }
    for (uint32_t field = 0; field < READ_FIELD_COUNT; field++) {
        const json_t *value = json_object_get(object, read_field_name((enum read_field)field));
        if (value != NULL && !json_is_null(value)) {
            take_value(arena, record, (enum read_field)field, value);
        }
    }
    return take_evidence(arena, record, json_object_get(object, "evidence"));
}

pacta_status read_record_from_json(struct base_arena *arena, struct base_str json, struct read_record **record)
{
    json_t *object = json_loadb(json.data != NULL ? json.data : "", json.length, JSON_ALLOW_NUL, NULL);
    if (!json_is_object(object)) {
        json_decref(object);
        return PACTA_BAD_INPUT;
    }
    /* The tree is jansson's: when the arena's memory ends, it is given back before control returns further up. */
    jmp_buf here, *outer = arena->failure;
    if (outer != NULL && setjmp(here) != 0) {
        json_decref(object);
        base_arena_guard(arena, outer);
        longjmp(*outer, 1);
    }
    if (outer != NULL) {
        base_arena_guard(arena, &here);
    }
    struct read_record *made = read_record_new(arena, READ_ARTICLE);
    bool good = take_record(arena, object, made);
    base_arena_guard(arena, outer);
    json_decref(object);
    *record = made;
    return good ? PACTA_OK : PACTA_BAD_INPUT;
}
