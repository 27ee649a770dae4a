/*
 * A record is a bag of fields that stays sorted by field, so that looking up stops early and writing walks once.
 * Lists stay sorted or merged while they grow, so that the order in which a reader finds things never shows.
 */
#include "read/record.h"

#include <math.h>
#include <string.h>

#define FIELD_NAME(name, text, kind) text,
#define FIELD_KIND(name, text, kind) READ_IS_##kind,
#define TYPE_NAME(name, text) text,

static const char *const FIELD_NAMES[] = {READ_FIELD_TABLE(FIELD_NAME)};
static const uint8_t FIELD_KINDS[] = {READ_FIELD_TABLE(FIELD_KIND)};
static const char *const TYPE_NAMES[] = {READ_TYPE_TABLE(TYPE_NAME)};
/* The first letter of an id, by type: tallies count (n), claims say (s). */
static const char TYPE_LETTERS[] = "aobmictfnspe";

const char *read_type_name(enum read_type type)
{
    return TYPE_NAMES[type];
}

bool read_type_from(struct base_str name, enum read_type *type)
{
    for (uint32_t i = 0; i < READ_TYPE_COUNT; i++) {
        if (base_str_is(name, TYPE_NAMES[i])) {
            *type = (enum read_type)i;
            return true;
        }
    }
    return false;
}

const char *read_field_name(enum read_field field)
{
    return FIELD_NAMES[field];
}

enum read_value_kind read_field_kind(enum read_field field)
{
    return (enum read_value_kind)FIELD_KINDS[field];
}

struct read_record *read_record_new(struct base_arena *arena, enum read_type type)
{
    struct read_record *record = BASE_NEW(arena, struct read_record);
    record->type = type;
    return record;
}

/* ------------------------------------------------------------------ asking */

/* The first value whose field is not before `field`. */
static uint32_t place_of(const struct read_record *record, enum read_field field)
{
    uint32_t at = 0;
    while (at < record->values.count && record->values.items[at].field < field) {
        at++;
    }
    return at;
}

const struct read_value *read_get(const struct read_record *record, enum read_field field)
{
    uint32_t at = place_of(record, field);
    return at < record->values.count && record->values.items[at].field == field ? &record->values.items[at] : NULL;
}

struct base_str read_text(const struct read_record *record, enum read_field field)
{
    const struct read_value *value = FIELD_KINDS[field] == READ_IS_TEXT ? read_get(record, field) : NULL;
    return value != NULL ? value->as.text : (struct base_str){0};
}

double read_number(const struct read_record *record, enum read_field field)
{
    const struct read_value *value = FIELD_KINDS[field] == READ_IS_NUMBER ? read_get(record, field) : NULL;
    return value != NULL ? value->as.number : (double)NAN;
}

bool read_flag(const struct read_record *record, enum read_field field)
{
    const struct read_value *value = FIELD_KINDS[field] == READ_IS_FLAG ? read_get(record, field) : NULL;
    return value != NULL && value->as.flag;
}

bool read_has_text(const struct read_record *record, enum read_field field, struct base_str text)
{
    const struct read_value *value = FIELD_KINDS[field] == READ_IS_TEXTS ? read_get(record, field) : NULL;
    for (uint32_t i = 0; value != NULL && i < value->as.texts.count; i++) {
        if (base_str_equal(value->as.texts.items[i], text)) {
            return true;
        }
    }
    return false;
}

/* ------------------------------------------------------------------ setting */

/* The value of a field, made empty when it is not there yet. */
static struct read_value *claim_value(struct base_arena *arena, struct read_record *record, enum read_field field)
{
    uint32_t at = place_of(record, field);
    if (at < record->values.count && record->values.items[at].field == field) {
        return &record->values.items[at];
    }
    (void)BASE_PUSH(arena, record->values);
    struct read_value *value = &record->values.items[at];
    memmove(value + 1, value, (record->values.count - 1 - at) * sizeof *value);
    *value = (struct read_value){.field = (uint8_t)field};
    return value;
}

void read_set_text(struct base_arena *arena, struct read_record *record, enum read_field field, struct base_str text)
{
    if (text.length > 0) {
        const struct base_str kept = base_str_copy(arena, text); /* words often come from scratch memory */
        claim_value(arena, record, field)->as.text = kept;
    }
}

void read_set_number(struct base_arena *arena, struct read_record *record, enum read_field field, double number)
{
    if (isfinite(number)) {
        claim_value(arena, record, field)->as.number = number;
    }
}

void read_set_flag(struct base_arena *arena, struct read_record *record, enum read_field field, bool flag)
{
    claim_value(arena, record, field)->as.flag = flag;
}

static bool date_is_known(struct read_date date)
{
    return date.from != TEXT_NO_DAY || date.to != TEXT_NO_DAY || date.said.length > 0;
}

void read_set_date(struct base_arena *arena, struct read_record *record, enum read_field field, struct read_date date)
{
    if (date_is_known(date)) {
        claim_value(arena, record, field)->as.date = date;
    }
}

void read_set_place(struct base_arena *arena, struct read_record *record, enum read_field field, struct read_place place)
{
    if (place.name.length > 0 || place.country.length > 0) {
        claim_value(arena, record, field)->as.place = place;
    }
}

void read_set_span(struct base_arena *arena, struct read_record *record, enum read_field field, struct base_span span)
{
    claim_value(arena, record, field)->as.span = span;
}

void read_set_baseline(struct base_arena *arena, struct read_record *record, struct read_baseline baseline)
{
    if (isfinite(baseline.amount) || date_is_known(baseline.period)) {
        claim_value(arena, record, READ_F_BASELINE)->as.baseline = baseline;
    }
}

void read_set_change(struct base_arena *arena, struct read_record *record, struct read_change change)
{
    if (isfinite(change.percent) || isfinite(change.from) || isfinite(change.to) || change.since.length > 0) {
        claim_value(arena, record, READ_F_CHANGE)->as.change = change;
    }
}

/* ------------------------------------------------------------------ lists */

void read_add_text(struct base_arena *arena, struct read_record *record, enum read_field field, struct base_str text)
{
    if (text.length == 0 || read_has_text(record, field, text)) {
        return;
    }
    struct read_value *value = claim_value(arena, record, field);
    uint32_t count = value->as.texts.count, at = count;
    struct base_str *items = base_arena_grow(arena, value->as.texts.items, count * sizeof *items, (count + 1) * sizeof *items);
    while (at > 0 && base_str_compare(items[at - 1], text) > 0) {
        items[at] = items[at - 1];
        at--;
    }
    items[at] = text;
    value->as.texts.items = items;
    value->as.texts.count = count + 1;
}

static void fill(struct base_str *known, struct base_str more)
{
    if (known->length == 0) {
        *known = more;
    }
}

/* Nameless people ("the Turkish foreign minister") are told apart by what they are. */
static bool same_actor(const struct read_actor *a, const struct read_actor *b)
{
    if (a->name.length > 0 || b->name.length > 0) {
        return base_str_equal_fold(a->name, b->name);
    }
    return base_str_equal_fold(a->office, b->office) && base_str_equal(a->country, b->country);
}

static void merge_actor(struct read_actor *known, const struct read_actor *more)
{
    fill(&known->office, more->office);
    fill(&known->country, more->country);
    if (known->as.length == 0 || (base_str_is(known->as, "participant") && more->as.length > 0)) {
        known->as = more->as;
    }
}

void read_add_actor(struct base_arena *arena, struct read_record *record, struct read_actor actor)
{
    if (actor.name.length == 0 && actor.office.length == 0 && actor.country.length == 0) {
        return;
    }
    struct read_value *value = claim_value(arena, record, READ_F_ACTORS);
    struct read_actor *items = value->as.actors.items;
    uint32_t count = value->as.actors.count;
    for (uint32_t i = 0; i < count; i++) {
        if (same_actor(&items[i], &actor)) {
            merge_actor(&items[i], &actor);
            return;
        }
    }
    items = base_arena_grow(arena, items, count * sizeof *items, (count + 1) * sizeof *items);
    items[count] = actor;
    value->as.actors.items = items;
    value->as.actors.count = count + 1;
}

void read_add_agent(struct base_arena *arena, struct read_record *record, struct read_agent agent)
{
    if (agent.name.length == 0) {
        return;
    }
    struct read_value *value = claim_value(arena, record, READ_F_AGENTS);
    struct read_agent *items = value->as.agents.items;
    uint32_t count = value->as.agents.count;
    for (uint32_t i = 0; i < count; i++) {
        if (base_str_equal_fold(items[i].name, agent.name)) {
            fill(&items[i].kind, agent.kind);
            fill(&items[i].country, agent.country);
            return;
        }
    }
    items = base_arena_grow(arena, items, count * sizeof *items, (count + 1) * sizeof *items);
    items[count] = agent;
    value->as.agents.items = items;
    value->as.agents.count = count + 1;
}

void read_add_evidence(struct base_arena *arena, struct read_record *record, const struct text_article *article,
                       struct base_str source_bytes, struct base_span clean)
{
    struct base_span source = text_source_span(article, clean);
    if (source.end > source_bytes.length || source.start >= source.end) {
        return;
    }
    for (uint32_t i = 0; i < record->evidence.count; i++) {
        struct base_span known = record->evidence.items[i].source;
        if (known.start == source.start && known.end == source.end) {
            return;
        }
    }
    struct read_evidence *evidence = BASE_PUSH(arena, record->evidence);
    *evidence = (struct read_evidence){source, base_str_slice(source_bytes, source)};
}

/* ------------------------------------------------------------------ the id */

/*
 * The facts that make a record this record. What a better reader adds later (sectors, places, dates, people) is left out,
 * so that an id outlives most changes of the reader.
 */
static const uint8_t IDENTITY[] = {
    READ_F_TITLE,     READ_F_PERSON,  READ_F_OFFICE_TITLE, READ_F_NAME,   READ_F_KIND,          READ_F_CHANGE_WORD,
    READ_F_BODY_NAME, READ_F_SESSION, READ_F_COUNT,        READ_F_BY,     READ_F_ACTION,        READ_F_METRIC,
    READ_F_QUANTITY,  READ_F_OF,      READ_F_VALUE,        READ_F_AMOUNT, READ_F_MIN,           READ_F_MAX,
    READ_F_UNIT,      READ_F_ABOUT,   READ_F_PLOVER,       READ_F_CAMEO,  READ_F_SOURCE_ACTORS, READ_F_TARGET_ACTORS,
};

static uint64_t mix(uint64_t state, uint64_t more)
{
    state = (state ^ more) * 0x9E3779B97F4A7C15u;
    return state ^ (state >> 29);
}

static uint64_t mix_value(uint64_t state, const struct read_value *value)
{
    uint64_t bits = 0;
    state = mix(state, value->field);
    switch (read_field_kind((enum read_field)value->field)) {
    case READ_IS_TEXT:
        return mix(state, base_str_hash(value->as.text));
    case READ_IS_NUMBER:
        memcpy(&bits, &value->as.number, sizeof bits);
        return mix(state, bits);
    default:
        break;
    }
    for (uint32_t i = 0; i < value->as.texts.count; i++) {
        state = mix(state, base_str_hash(value->as.texts.items[i]));
    }
    return state;
}

void read_record_seal(struct read_record *record, struct base_str source_key)
{
    static const char DIGITS[] = "0123456789abcdef";
    uint64_t state = mix(mix(base_str_hash(source_key), (uint64_t)record->type), record->article);
    for (size_t i = 0; i < sizeof IDENTITY; i++) {
        const struct read_value *value = read_get(record, (enum read_field)IDENTITY[i]);
        state = value != NULL ? mix_value(state, value) : state;
    }
    if (record->evidence.count > 0) {
        const struct read_evidence *first = &record->evidence.items[0];
        state = mix(mix(state, (uint64_t)first->source.start << 32 | first->source.end), base_str_hash(first->quote));
    }
    state = record->twin > 0 ? mix(state, record->twin) : state;
    record->id[0] = TYPE_LETTERS[record->type];
    for (int i = 1; i <= 16; i++, state <<= 4) {
        record->id[i] = DIGITS[state >> 60];
    }
    record->id[17] = '\0';
}
