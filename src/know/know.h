/*
 * Who, where, when, how much: the things that an article names, and which of its words mean the same thing.
 *
 * Work is in two steps, because titles and names are joined before a sentence is parsed:
 *
 *     know_find(&knowing, sentence)     after tagging: mentions by tables, shapes and titles; gives chunks
 *     know_settle(&knowing)             after parsing all sentences: entities, offices, sameness
 *
 * A mention is a range of tokens; an entity is what one or more mentions mean. Both are numbers.
 */
#ifndef KNOW_KNOW_H
#define KNOW_KNOW_H

#include "lang/lang.h"
#include "text/article.h"

#define KNOW_NONE UINT32_MAX

/* A name is compared with so many entities before it at most: no report names as many, and a list of names must not take hours. */
#define KNOW_LOOK_BACK 1000u
#define KNOW_NO_DAY INT32_MIN

enum know_kind {
    KNOW_STATE,        /* "Pakistan", "Ankara" for the government of Türkiye is a PLACE with a code */
    KNOW_BLOC,         /* "EU", "ECO", "the Arab League" */
    KNOW_NATIONALITY,  /* "Turkish", "Kazakh", "Pakistanis" */
    KNOW_PERSON,       /* a name with the titles around it */
    KNOW_ROLE,         /* a title without a name: "the Turkish president", "the two ministers" */
    KNOW_ORGANISATION, /* ministry, agency, company, university, armed group */
    KNOW_BODY,         /* council, commission, committee, working group, forum */
    KNOW_PLACE,        /* city, province, building */
    KNOW_DATE,
    KNOW_AMOUNT        /* money, percentage, count with unit, plain number */
};

enum know_precision { KNOW_DAY, KNOW_MONTH, KNOW_YEAR, KNOW_UNKNOWN };

/* A time as said. `from` and `to` are days since 1970-01-01, KNOW_NO_DAY when the words do not settle it. */
struct know_date {
    int32_t from;
    int32_t to;
    enum know_precision precision;
    struct base_str said;      /* the wording with its preposition: "on Thursday", "by 2030" */
    bool is_deadline;          /* "by 2030", "before the end of the year", "within two years" */
    bool is_period;            /* "in the last 15 months", "from 2019 to 2023" */
    bool is_since;             /* "since 2003" */
};

enum know_amount_kind { KNOW_MONEY, KNOW_PERCENT, KNOW_COUNT, KNOW_MEASURE, KNOW_ORDINAL };

struct know_amount {
    enum know_amount_kind kind;
    double value;              /* NAN when only min or max is known */
    double min, max;           /* NAN when not given: "over 500" gives min, "150 to 200" both */
    struct base_str unit;      /* ISO 4217 code ("USD"), unit ("MW", "km", "percent"), or the counted noun's lemma */
    struct base_str approx;    /* "nearly", "about", "roughly", "over"; empty when none is printed */
    struct base_str per;       /* "year", "day"; empty when none */
    bool doubtful;             /* the print looks wrong ("$2.2 in trade") */
    uint32_t noun;             /* token of the counted noun, KNOW_NONE when there is none */
};

struct know_office {
    uint32_t person;           /* entity */
    struct base_str title;     /* normalised, lower case: "foreign minister" */
    struct base_str country;   /* alpha-3 or a bloc's short name; empty when unknown */
    struct base_str organisation;
    uint8_t held;              /* enum know_held */
    uint32_t mention;          /* the mention that prints it */
    struct base_span at;       /* clean bytes of title and name: the evidence */
    bool is_rank;              /* "senator", "lieutenant general", "ambassador": a rank or honour rather than the office */
};

enum know_held { KNOW_CURRENT, KNOW_FORMER, KNOW_ACTING };

/* How high an office stands: meeting levels are made from it. */
enum know_level { KNOW_LEVEL_NONE, KNOW_LEVEL_HEAD, KNOW_LEVEL_MINISTER, KNOW_LEVEL_OFFICIAL, KNOW_LEVEL_MILITARY, KNOW_LEVEL_BUSINESS };

struct know_mention {
    enum know_kind kind;
    uint32_t first, end;       /* tokens; end exclusive */
    uint32_t head;             /* the token that other words hang from or refer to */
    uint32_t name_first, name_end; /* of a person: the name without its titles; else as first, end */
    uint32_t entity;           /* KNOW_NONE for dates and amounts */
    uint32_t value;            /* index into dates or amounts; KNOW_NONE for other kinds */
    bool plural;               /* "the two ministers", "Pakistanis" */
    bool possessive;           /* "Pakistan's" */
};

struct know_entity {
    enum know_kind kind;
    struct base_str name;      /* the fullest wording in the article, without titles */
    struct base_str short_name;/* abbreviation printed or known: "HLSCC" */
    struct base_str code;      /* states: alpha-3; blocs: short name; other kinds: the country they belong to, or empty */
    struct base_str type;      /* organisations: ministry, agency, company, university, armed group, organisation;
                                  bodies: council, commission, committee, working group, forum, organisation; places: city, ... */
    struct base_str codes[4];  /* bodies and roles: parties named in or around the name, sorted */
    uint32_t code_count;
    enum know_level level;     /* persons and roles */
    char gender;               /* 'm', 'f' or 0 */
    uint32_t first_office;     /* persons: their offices stand together in article->offices */
    uint32_t office_count;
    uint32_t first_mention;
};

/* A small sorted set of party codes. */
struct know_parties {
    struct base_str codes[12];
    uint32_t count;
};

struct know_people; /* the words of the persons' names found so far; src/know/person.h */

struct know_article {
    const struct text_article *article;
    struct lang_text *text;
    BASE_ARRAY(struct know_mention) mentions;  /* ordered by first token */
    BASE_ARRAY(struct know_entity) entities;
    BASE_ARRAY(struct know_office) offices;
    BASE_ARRAY(struct know_date) dates;
    BASE_ARRAY(struct know_amount) amounts;
    uint32_t *mention_of;      /* per token: the mention that covers it, or KNOW_NONE */
    uint32_t mention_of_count; /* tokens that mention_of has room for; know_find makes it grow */
    struct know_parties main_parties; /* the states and blocs the article is about; set by know_settle */
    struct know_people *people;
};

/* The first entity that the next name is compared with. */
static inline uint32_t know_look_back(const struct know_article *article)
{
    return article->entities.count > KNOW_LOOK_BACK ? article->entities.count - KNOW_LOOK_BACK : 0;
}

/* The tables behind the finders, made once from the lexicon; shared by all threads, read only. */
struct know_tables;
pacta_status know_tables_open(struct know_tables **tables);
void know_tables_close(struct know_tables *tables);

struct know_working {
    const struct know_tables *tables;
    struct base_arena *arena;
    struct base_arena *scratch;
    struct know_article *out;
};

/* Mentions of one tagged sentence, appended in order; *chunks (scratch memory) are the title-and-name and
 * multi-word-name units to be joined for parsing. */
void know_find(struct know_working *working, uint32_t sentence, struct lang_chunk **chunks, uint32_t *chunk_count);

/* Entities, offices and sameness, when all sentences are parsed. */
void know_settle(struct know_working *working);

/* ------------------------------------------------------------------ asking */

/* The mention that covers a token; KNOW_NONE when there is none. */
uint32_t know_mention_at(const struct know_article *article, uint32_t token);

void know_parties_add(struct know_parties *parties, struct base_str code);
bool know_parties_has(const struct know_parties *parties, struct base_str code);

/*
 * What the noun phrase at `token` (its head) refers to, sameness resolved: "both sides", "the two ministers",
 * "his Turkish counterpart", "the president", "he", "Ankara", a surname. Entities are appended to `out` (at most
 * `limit`); returns how many. Plural phrases give several. Conjuncts of the token are not followed.
 */
uint32_t know_referents(const struct know_article *article, uint32_t token, uint32_t *out, uint32_t limit);

/* The state or bloc behind an entity, added to the set: a person's country, a body's parties. */
void know_entity_parties(const struct know_article *article, uint32_t entity, struct know_parties *parties);

/* The country code and English short name of "PAK", "pk", "Pakistan", "Türkiye", "Turkey"; false when none. */
bool know_country_from_words(const struct know_tables *tables, struct base_str words, struct base_str *code, struct base_str *name);
struct base_str know_country_name(const struct know_tables *tables, struct base_str code); /* "Türkiye" for "TUR"; code itself when unknown */

/* Hangs phrases of home, place and partner below the noun right before them ("fishermen from Aland"); after parsing. */
void know_attach(const struct know_article *article, struct base_arena *scratch, struct lang_text *text, uint32_t sentence);

/* ------------------------------------------------------------------ finders of values, used by know_find */

/* Dates in tokens first..end-1 of one sentence, pushed to article->dates and ->mentions. `day` is the article's day
 * (KNOW_NO_DAY when unknown: relative words then settle nothing). */
void know_find_dates(struct know_working *working, uint32_t sentence, int32_t day);

/* Money, percentages, measures, counts and ordinals, pushed to article->amounts and ->mentions. Tokens that a date
 * mention covers are left alone. */
void know_find_amounts(struct know_working *working, uint32_t sentence);

#endif
