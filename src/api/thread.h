/*
 * Threads in words and in JSON: the one place where both are written.
 *
 *     struct api_asking asking = {&arena, ledger, tables, on};
 *     struct api_threads threads;
 *     api_threads_find(&asking, &filter, &threads);
 *     api_threads_text(&page, &asking, &threads);
 *
 * What depends on today takes the day from the asking. Nothing is said that no report says: a deadline that has passed is told
 * as passed without news, never as broken.
 */
#ifndef API_THREAD_H
#define API_THREAD_H

#include "api/page.h"
#include "follow/follow.h"

/* Who asks what for which day. Everything found lives in the arena. */
struct api_asking {
    struct base_arena *arena;
    struct ledger *ledger;
    const struct know_tables *tables; /* may be NULL: then codes stay codes */
    struct base_str on;               /* ISO day */
};

/* A thread with as much as was asked for. */
struct api_thread {
    struct follow_thread thread;
    enum follow_standing standing;    /* on the day of the asking */
    struct follow_tolds tolds;        /* its records, the oldest first */
    const struct follow_told *newest; /* that holds; NULL when none was loaded */
    struct base_str next_step; /* of a document, how far it came and which step is missing: "signed 2026-02-04; not ratified" */
    const struct follow_link *made_at;   /* the meeting at which a document was made; NULL when none is known */
    const struct follow_link *successor; /* the later target of the same, or what a memorandum became; NULL for none */
    struct follow_changes changes;       /* these three for one thread whole */
    struct follow_disputes disputes;
    struct follow_links links;
};
struct api_threads {
    BASE_ARRAY(struct api_thread) list;
    uint32_t left_out[FOLLOW_KIND_COUNT]; /* beyond the limit, by kind */
};

/* ------------------------------------------------------------------ loading */

/* The threads that a filter finds, in its order, each with its records. */
pacta_status api_threads_find(const struct api_asking *asking, const struct follow_filter *filter, struct api_threads *threads);

/* What is open, by kind, in each kind the strongest first, then what is overdue, then the newest; at most `limit` of a kind
 * (0 for all). Without a kind in the filter only promises: no bodies, no incidents. */
pacta_status api_threads_open(const struct api_asking *asking, const struct follow_filter *filter, uint32_t limit,
                              struct api_threads *threads);

/* What is open although its day has passed, the one that passed last first; 0 for all. */
pacta_status api_threads_overdue(const struct api_asking *asking, const struct follow_filter *filter, uint32_t limit,
                                 struct api_threads *threads);

/* Adds records, newest words and next step to a thread. */
pacta_status api_thread_load(const struct api_asking *asking, struct api_thread *thread);

/* Adds history, disputes and links as well. */
pacta_status api_thread_load_whole(const struct api_asking *asking, struct api_thread *thread);

/* ------------------------------------------------------------------ in words */

/* "due in 13 days (2026-12-05)", "deadline 2025-12-31 passed 326 days ago; no report says that it was signed". */
void api_thread_standing(struct base_buffer *out, const struct follow_thread *thread, struct base_str on);

/* "agreed (S3)", "stalled 2025-12-31, once in effect (S7)": status and strength, without saying one thing twice. */
void api_thread_reached(struct base_buffer *out, const struct follow_thread *thread);

/* "restated 6 times · 7 reports, 5 independent · last news 2025-07-09". */
void api_thread_counts(struct base_buffer *out, const struct follow_thread *thread);

/* "Pakistan and Türkiye". */
void api_thread_parties(struct base_buffer *out, const struct know_tables *tables, struct base_str codes);

/* "“5 billion by 2030” – Ada Norell, in Dawn, 2025-07-09 [t0123456789abcdef]". */
void api_told_quote(struct base_buffer *out, const struct follow_told *told);

/* "Dawn, 2025-07-09": the outlet, or the file's name, and the day. */
void api_told_origin(struct base_buffer *out, const struct follow_told *told);

/* The words of the record's first evidence on one line, without tags. */
void api_told_words(struct base_buffer *out, const struct follow_told *told);

/* Days from one ISO day to another; false when one of them is none. */
bool api_days_between(struct base_str from, struct base_str to, int32_t *days);

/* The ISO day some days after another; before it when negative. */
struct base_str api_day_text(struct base_arena *arena, struct base_str from, int32_t days);

/* "13 days", "5 months", "4 years". */
void api_days(struct base_buffer *out, int32_t days);

/* ------------------------------------------------------------------ pages */

/* One thread in a list: title; where it stands; what is behind it; its newest words. */
void api_thread_item(struct api_page *page, const struct api_asking *asking, const struct api_thread *thread);

/* A list as it is, and under headings by kind. */
void api_threads_text(struct api_page *page, const struct api_asking *asking, const struct api_threads *threads);
void api_threads_by_kind(struct api_page *page, const struct api_asking *asking, const struct api_threads *threads);

/* One thread whole. At most `limit` changes and reports, the newest; 0 for all. */
void api_thread_text(struct api_page *page, const struct api_asking *asking, const struct api_thread *thread, uint32_t limit);

/* Where the reports of a thread disagree, each side with who says so; nothing when they do not. */
void api_disputes_text(struct api_page *page, const struct follow_disputes *disputes);

/* ------------------------------------------------------------------ JSON */

/* An object with the fields of docs/records.md, with its newest words, its disputes, or everything. */
enum api_thread_part { API_THREAD_SHORT, API_THREAD_DISPUTES, API_THREAD_WHOLE };
void api_thread_json(struct base_buffer *out, const struct api_asking *asking, const struct api_thread *thread,
                     enum api_thread_part part);

/* An array with one thread a line. */
void api_threads_json(struct base_buffer *out, const struct api_asking *asking, const struct api_threads *threads);

/* Pieces of it: what a report says; where sources disagree. */
void api_told_json(struct base_buffer *out, const struct follow_told *told);
void api_disputes_json(struct base_buffer *out, const struct follow_disputes *disputes);
void api_put_sides(struct base_buffer *out, const struct follow_dispute *dispute); /* "sides": [...] */
void api_date_json(struct base_buffer *out, const struct read_date *date);         /* as in a record */

/* Key and text, when there is one; key and number. */
void api_put(struct base_buffer *out, const char *key, struct base_str text);
void api_put_number(struct base_buffer *out, const char *key, double number);
void api_put_codes(struct base_buffer *out, const char *key, struct base_str codes); /* a list of codes with blanks between */

#endif
