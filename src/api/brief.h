/*
 * What a desk officer wants to know of two parties before a meeting, on a page or two.
 *
 *     struct api_brief brief;
 *     api_brief_make(&arena, ledger, tables, &wish, &brief);
 *     api_brief_text(&out, &brief, 88);
 *
 * The answer is made once, as sections of facts; text, Markdown, HTML and JSON are four ways to print it. A fact is what one or
 * more records say alike: the newest stands in front, and `reports` counts the articles behind it. Nothing is said that no
 * record says: each fact keeps its status, its stance and who said it, and carries the words it rests on.
 */
#ifndef API_BRIEF_H
#define API_BRIEF_H

#include "api/words.h"
#include "ledger/find.h"

/* Which of a fact's reports a quotation is from. Without a day nobody can be said to be the first. */
enum api_quote_place { API_QUOTE_NEWEST, API_QUOTE_FIRST, API_QUOTE_OTHER };

/* Words of a source behind a fact. */
struct api_quote {
    struct base_str text;      /* on one line, whole */
    struct base_str outlet;    /* who published it; the file's name when the page does not say */
    struct base_str published; /* ISO day; empty when not printed */
    struct base_str id;        /* the record's */
    struct base_str path;      /* the source's */
    enum api_quote_place place;
    bool repeated; /* the same words stand in the section already */
};

struct api_fact {
    struct base_str text;             /* the record in one line */
    struct base_str date;             /* as printed and as resolved; "date not printed"; empty for what has no date to miss */
    const struct read_record *record; /* the newest */
    uint32_t reports;
    uint32_t level; /* 1 for a member of the counted set before it */
    BASE_ARRAY(struct api_quote) quotes;
    BASE_ARRAY(struct base_str) ids; /* of all its records, the newest first */
};

struct api_section {
    const char *key; /* "meetings", for JSON and for links */
    const char *title;
    const char *remark; /* how to read it; NULL for none */
    BASE_ARRAY(struct api_fact) facts;
    uint32_t left_out; /* facts beyond the limit */
};

struct api_brief {
    struct base_str codes[2], names[2];
    struct base_str since; /* empty for all */
    struct ledger_span span;
    BASE_ARRAY(struct api_section) sections; /* only those with facts */
};

struct api_brief_wish {
    struct base_str codes[2];
    struct base_str since; /* ISO day; empty for all */
    uint32_t limit;        /* facts a section; 0 for the default */
};

/* Builds the answer in the arena. Nothing found is a brief without sections. */
pacta_status api_brief_make(struct base_arena *arena, struct ledger *ledger, const struct know_tables *tables,
                            const struct api_brief_wish *wish, struct api_brief *brief);

void api_brief_text(struct base_buffer *out, const struct api_brief *brief, uint32_t width);
void api_brief_markdown(struct base_buffer *out, const struct api_brief *brief);
void api_brief_html(struct base_buffer *out, const struct api_brief *brief); /* one file that needs nothing else; no scripts */
void api_brief_json(struct base_buffer *out, const struct api_brief *brief);

/* "first told by ", "also told by " or nothing. */
const char *api_quote_lead(const struct api_quote *quote);

/* The lines at the head of every form: who, how many reports, from when to when. */
void api_brief_heading(struct base_buffer *out, const struct api_brief *brief);
void api_brief_basis(struct base_buffer *out, const struct api_brief *brief);

#endif
