/*
 * What a desk officer wants to know of two parties before a meeting, on one page.
 *
 *     struct api_brief brief;
 *     api_brief_make(&asking, &wish, &brief);
 *     api_brief_text(&page, &asking, &brief);
 *
 * The answer is made once, as sections of facts; text, Markdown, HTML and JSON are four ways to print it. A fact is a thread:
 * what one or more reports say of one promise, session or document. Its line says what the best of its reports says, how it
 * stands on the day of the asking, and how many reports are behind it; below stand the words. Open promises come first, then
 * what is due before the next session. A thread stands once on the page, except where it changed or is contested.
 */
#ifndef API_BRIEF_H
#define API_BRIEF_H

#include "api/thread.h"
#include "ledger/find.h"

/* Words of a report behind a fact. */
struct api_quote {
    const struct follow_told *told;
    const char *lead;                /* "first told by ", "also told by "; "" for the fact's own */
    const struct read_record *above; /* whose words above are the same; NULL for none */
};

struct api_fact {
    struct base_str text;     /* the line */
    struct base_str when;     /* as printed and as resolved, else the report's day; empty for what has no date to miss */
    struct base_str standing; /* on the day of the asking: "due in 13 days (2026-12-05)"; may be empty */
    struct base_str missing;  /* the next step of a document; may be empty */
    const struct read_record *record; /* that the line is made from */
    struct api_thread thread;         /* thread.n is 0 for an office, a figure or a claim */
    uint32_t reports;                 /* that tell it, copies counted once */
    uint32_t level;                   /* 1 for a member of the counted set before it */
    BASE_ARRAY(struct api_quote) quotes;
};

struct api_section {
    const char *key; /* "promises", for JSON and for links */
    const char *title;
    struct base_str remark; /* how to read it; may be empty */
    BASE_ARRAY(struct api_fact) facts;
    uint32_t left_out; /* facts beyond the limit */
};

struct api_brief {
    struct base_str codes[2], names[2];
    struct base_str on, since; /* since: empty for all */
    struct ledger_span span;
    uint64_t independent; /* reports, copies counted once */
    bool is_long;
    BASE_ARRAY(struct api_section) sections; /* only those with facts */
};

struct api_brief_wish {
    struct base_str codes[2];
    struct base_str since; /* ISO day: what changed since then stands first; empty for none */
    uint32_t limit;        /* facts a section; 0 for the page's own */
    bool is_long;          /* everything, with more words */
};

/* Builds the answer in the arena. Nothing found is a brief without sections. */
pacta_status api_brief_make(const struct api_asking *asking, const struct api_brief_wish *wish, struct api_brief *brief);

void api_brief_text(struct api_page *page, const struct api_brief *brief);
void api_brief_markdown(struct base_buffer *out, const struct api_brief *brief);
void api_brief_html(struct base_buffer *out, const struct api_brief *brief); /* one file that needs nothing else; no scripts */
void api_brief_json(struct base_buffer *out, const struct api_asking *asking, const struct api_brief *brief);

/* ------------------------------------------------------------------ what the forms share */

/* Who, on which day; how many reports, from when to when. */
void api_brief_heading(struct base_buffer *out, const struct api_brief *brief);
void api_brief_basis(struct base_buffer *out, const struct api_brief *brief);

/* "on Wednesday (2025-07-09) · due in 13 days · told by 7 reports": what stands beside the line of a fact. */
void api_fact_beside(struct base_buffer *out, const struct api_fact *fact);

#endif
