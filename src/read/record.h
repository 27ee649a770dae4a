/*
 * A record: one fact of one article, with the words it rests on. The fields are those of docs/records.md.
 *
 * A record is a bag of fields. Each field has one name, one kind of value and one place in the table below,
 * from which the JSON reader and writer, the ledger's columns and the exports are made. Unknown is absent.
 *
 *     struct read_record *record = read_record_new(arena, READ_MEETING, article);
 *     read_set_text(arena, record, READ_KIND, BASE_STR("talks"));
 *     read_add_text(arena, record, READ_PARTIES, BASE_STR("PAK"));
 *     read_add_evidence(arena, record, article, clean_span);
 */
#ifndef READ_RECORD_H
#define READ_RECORD_H

#include "base/arena.h"
#include "base/text.h"
#include "text/article.h"

#define READ_TYPE_TABLE(X)                                                                       \
    X(ARTICLE, "article") X(OFFICE, "office") X(BODY, "body") X(MEETING, "meeting")               \
    X(INSTRUMENT, "instrument") X(COMMITMENT, "commitment") X(TARGET, "target")                   \
    X(FIGURE, "figure") X(TALLY, "tally") X(CLAIM, "claim") X(PROJECT, "project") X(EVENT, "event")

#define READ_ENUM_TYPE(name, text) READ_##name,
enum read_type { READ_TYPE_TABLE(READ_ENUM_TYPE) READ_TYPE_COUNT };

enum read_value_kind {
    READ_IS_TEXT, READ_IS_NUMBER, READ_IS_FLAG, READ_IS_TEXTS, READ_IS_DATE, READ_IS_PLACE, READ_IS_ACTORS,
    READ_IS_AGENTS, READ_IS_BASELINE, READ_IS_CHANGE, READ_IS_SPAN
};

/* Every field, in the order in which it is printed. READ_CHANGE is an object on figures; on bodies the word stands in
 * READ_CHANGE_WORD, printed under the same name. */
#define READ_FIELD_TABLE(X)                                                                       \
    X(TITLE, "title", TEXT) X(OUTLET, "outlet", TEXT) X(AGENCY, "agency", TEXT) X(BYLINE, "byline", TEXT)       \
    X(DATELINE, "dateline", PLACE) X(PUBLISHED, "published", DATE) X(LANGUAGE, "language", TEXT)               \
    X(URL, "url", TEXT) X(COPY_OF, "copy_of", TEXT) X(SPAN, "span", SPAN)                                      \
    X(PERSON, "person", TEXT) X(OFFICE_TITLE, "office", TEXT) X(COUNTRY, "country", TEXT)                      \
    X(ORGANISATION, "organisation", TEXT) X(HELD, "held", TEXT)                                                \
    X(NAME, "name", TEXT) X(SHORT, "short", TEXT) X(KIND, "kind", TEXT) X(PARENT, "parent", TEXT)              \
    X(CHANGE_WORD, "change", TEXT) X(RENAMED_TO, "renamed_to", TEXT)                                           \
    X(BODY_NAME, "body", TEXT) X(SESSION, "session", NUMBER) X(STATUS, "status", TEXT) X(LEVEL, "level", TEXT) \
    X(WITHIN, "within", TEXT) X(FIRST_SINCE, "first_since", TEXT) X(COUNT, "count", NUMBER)                    \
    X(SUBJECT, "subject", TEXT) X(BY, "by", TEXTS) X(ACTION, "action", TEXT)        \
    X(OBJECT, "object", TEXT) X(STRENGTH, "strength", TEXT) X(PROJECT_NAME, "project", TEXT)                   \
    X(METRIC, "metric", TEXT) X(QUANTITY, "quantity", TEXT) X(OF, "of", TEXT) X(VALUE, "value", NUMBER)        \
    X(AMOUNT, "amount", NUMBER) X(MIN, "min", NUMBER) X(MAX, "max", NUMBER) X(APPROX, "approx", TEXT)          \
    X(UNIT, "unit", TEXT) X(PER, "per", TEXT) X(MODALITY, "modality", TEXT) X(BASELINE, "baseline", BASELINE)  \
    X(CHANGE, "change", CHANGE) X(PERIOD, "period", DATE) X(REVISES, "revises", NUMBER)                        \
    X(PART_OF, "part_of", TEXT) X(INCIDENT, "incident", TEXT) X(ABOUT, "about", TEXT) X(SAYS, "says", TEXT)    \
    X(DENIED_BY, "denied_by", TEXT) X(DEADLINE, "deadline", DATE) X(RESTATES, "restates", FLAG)                \
    X(DOUBTFUL, "doubtful", FLAG)                                                                              \
    X(PLOVER, "plover", TEXT) X(MODE, "mode", TEXT) X(CONTEXT, "context", TEXTS) X(CAMEO, "cameo", TEXT)       \
    X(QUAD, "quad", NUMBER) X(SCORE, "score", NUMBER) X(GOLDSTEIN, "goldstein", NUMBER)                        \
    X(SOURCE_ACTORS, "source_actors", TEXTS) X(TARGET_ACTORS, "target_actors", TEXTS)                          \
    X(AUXILIARY, "auxiliary", TEXT) X(MUTUAL, "mutual", FLAG)                                                  \
    X(PARTIES, "parties", TEXTS) X(ACTORS, "actors", ACTORS) X(AGENTS, "agents", AGENTS) X(DATE, "date", DATE) \
    X(PLACE, "place", PLACE) X(SECTORS, "sectors", TEXTS) X(STANCE, "stance", TEXT) X(SAID_BY, "said_by", TEXT)\
    X(CONFIDENCE, "confidence", NUMBER) X(RULE, "rule", TEXT)

#define READ_ENUM_FIELD(name, text, kind) READ_F_##name,
enum read_field { READ_FIELD_TABLE(READ_ENUM_FIELD) READ_FIELD_COUNT };

struct read_date {
    int32_t from, to;            /* days since 1970-01-01; TEXT_NO_DAY when unknown */
    uint8_t precision;           /* 0 day, 1 month, 2 year, 3 unknown */
    struct base_str said;
};
struct read_place { struct base_str name, country; };
struct read_actor { struct base_str name, office, country, as; };
struct read_agent { struct base_str name, kind, country; };
struct read_baseline { double amount; struct base_str unit; struct read_date period; };
struct read_change { double percent, from, to; struct base_str since; }; /* NAN when absent */

struct read_value {
    uint8_t field;               /* enum read_field */
    union {
        struct base_str text;
        double number;
        bool flag;
        struct base_span span;
        struct read_date date;
        struct read_place place;
        struct read_baseline baseline;
        struct read_change change;
        struct { struct base_str *items; uint32_t count; } texts;
        struct { struct read_actor *items; uint32_t count; } actors;
        struct { struct read_agent *items; uint32_t count; } agents;
    } as;
};

struct read_evidence {
    struct base_span source;     /* bytes of the source; `start` and `end` in JSON */
    struct base_str quote;       /* exactly those bytes */
};

struct read_record {
    enum read_type type;
    char id[20];                 /* type letter and 16 hex digits; set by read_record_seal */
    struct base_str source;      /* path, address or document id */
    char sha256[65];             /* of the source's bytes; empty when not computed */
    uint32_t article;            /* 1-based within the source */
    uint32_t twin;               /* 0; more when facts before it would have the same id: two meetings told in the same words */
    BASE_ARRAY(struct read_value) values;
    BASE_ARRAY(struct read_evidence) evidence;
};

BASE_ARRAY_TYPE(read_records, struct read_record *);

const char *read_type_name(enum read_type type);
bool read_type_from(struct base_str name, enum read_type *type);
const char *read_field_name(enum read_field field);
enum read_value_kind read_field_kind(enum read_field field);

struct read_record *read_record_new(struct base_arena *arena, enum read_type type);

/* Setting replaces; empty text, NAN and dates without wording and day set nothing. */
void read_set_text(struct base_arena *arena, struct read_record *record, enum read_field field, struct base_str text);
void read_set_number(struct base_arena *arena, struct read_record *record, enum read_field field, double number);
void read_set_flag(struct base_arena *arena, struct read_record *record, enum read_field field, bool flag);
void read_set_date(struct base_arena *arena, struct read_record *record, enum read_field field, struct read_date date);
void read_set_place(struct base_arena *arena, struct read_record *record, enum read_field field, struct read_place place);
void read_set_span(struct base_arena *arena, struct read_record *record, enum read_field field, struct base_span span);
void read_set_baseline(struct base_arena *arena, struct read_record *record, struct read_baseline baseline);
void read_set_change(struct base_arena *arena, struct read_record *record, struct read_change change);

/* Adding to a list: texts are kept sorted and unique; actors and agents are unique by name (what a second mention knows more is merged). */
void read_add_text(struct base_arena *arena, struct read_record *record, enum read_field field, struct base_str text);
void read_add_actor(struct base_arena *arena, struct read_record *record, struct read_actor actor);
void read_add_agent(struct base_arena *arena, struct read_record *record, struct read_agent agent);

/* A clean span becomes source bytes with their quote; equal spans are added once. */
void read_add_evidence(struct base_arena *arena, struct read_record *record, const struct text_article *article,
                       struct base_str source_bytes, struct base_span clean);

const struct read_value *read_get(const struct read_record *record, enum read_field field); /* NULL when absent */
struct base_str read_text(const struct read_record *record, enum read_field field);         /* empty when absent */
double read_number(const struct read_record *record, enum read_field field);                /* NAN when absent */
bool read_flag(const struct read_record *record, enum read_field field);
bool read_has_text(const struct read_record *record, enum read_field field, struct base_str text); /* one of a list */

/* The stable id: a hash of type, source key, article number, the facts that make it this record, and its first evidence. */
void read_record_seal(struct read_record *record, struct base_str source_key);

#endif
