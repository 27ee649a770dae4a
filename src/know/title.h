/*
 * Titles: the words of an office, a rank or an honour, read at a token.
 *
 *     struct title title;
 *     if (title_read(&reader, at, end, TITLE_BEFORE_NAME, &title)) { ... title.offices[0].title, title.end ... }
 *
 * "Deputy Prime Minister and Foreign Minister (DPM/FM) Senator" gives three offices, the last one a rank. A state that
 * stands before the title ("Pakistan's Commerce Minister") is not part of it: title_country_before finds it.
 */
#ifndef KNOW_TITLE_H
#define KNOW_TITLE_H

#include "know/know.h"
#include "lexicon/table.h"

enum { TITLE_OFFICES = 4 };

enum title_class { TITLE_NOTHING, TITLE_HEAD, TITLE_RANK, TITLE_HONOUR, TITLE_HELD, TITLE_DEGREE, TITLE_START, TITLE_COUNTERPART };

struct title_reader {
    struct base_arena *arena;
    const struct lang_text *text;
    const struct know_article *article;
    const struct lexicon_table *titles;
    const struct lexicon_table *portfolios;
};

/* One entry of the table of titles, found at a token. */
struct title_word {
    enum title_class class;
    bool degree;               /* may stand before a head as well: "chief", "deputy" */
    bool rank_beside;          /* a rank when another office stands beside it: "Foreign Office Spokesperson Ambassador X" */
    bool takes_to;             /* "ambassador to Norway"; a president goes to Norway */
    bool held;                 /* the token itself says "ex-" or "then-"; held_as tells which */
    uint8_t held_as;           /* enum know_held */
    uint32_t row;
    uint32_t end;              /* token after it */
    bool plural;
};

struct title_office {
    struct base_str title;     /* lower case, as records have it */
    uint8_t held;              /* enum know_held */
    bool is_rank;
    bool rank_beside;
    enum know_level level;
};

struct title {
    uint32_t first, end;       /* tokens */
    uint32_t head;             /* the last office noun */
    struct title_office offices[TITLE_OFFICES];
    uint32_t count;            /* 0 when there are honours only */
    struct base_str country;   /* code of the state or bloc inside or right before it; empty when none is printed */
    uint32_t country_at;       /* first token of that state when it stands before the title; KNOW_NONE else */
    struct base_str organisation; /* the name of the organisation, body or province, as printed */
    struct base_str organisation_code; /* the country that it belongs to, when known */
    enum know_kind organisation_kind;
    bool modified;             /* more than the bare office noun */
    bool weak;                 /* cannot stand for a person without modifier or complement */
    bool needs_name;           /* a rank or honour: nothing without a name */
    bool takes_to;             /* the last noun takes a complement with "to" */
    bool plural;
    bool counterpart;
    bool occasion;             /* held for a visit or a match only: "head of the Norwegian delegation" */
    char gender;
};

enum title_manner {
    TITLE_BEFORE_NAME,         /* joined offices and ranks are read on until a name may come */
    TITLE_ALONE                /* one office and its complement: after a name, or without one */
};

struct title_reader title_reader_make(struct base_arena *arena, const struct know_article *article);

bool title_read(const struct title_reader *reader, uint32_t at, uint32_t end, enum title_manner manner, struct title *title);

/* Can a title begin with this word? A quick no for most. */
bool title_may_start(const struct title_reader *reader, uint32_t at);

/* The longest entry of the table at a token; class TITLE_NOTHING when there is none. */
struct title_word title_word_at(const struct title_reader *reader, uint32_t at, uint32_t end);

/* The state, nationality or bloc that stands right before a token ("Pakistan's", "Turkish"); KNOW_NONE when none does. */
uint32_t title_country_before(const struct title_reader *reader, uint32_t at);

/* Is the token "'s" or a bare apostrophe? */
bool title_is_possessive(const struct lang_text *text, uint32_t token);

#endif
