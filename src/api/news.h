/*
 * What a report says that the ledger does not know yet. The report is read, compared, and not added.
 *
 *     struct api_news news;
 *     api_news_make(&asking, &report, &news);
 *     api_news_text(&page, &asking, &news);
 *
 * Each record of the report is held against the thread that it would join:
 *
 *     contradicts   another report says otherwise: another count, day or amount of the same thing, or one of the two denies it
 *     changes       the thread has moved on: another status, a later deadline, a new amount
 *     new           no report told it before
 *     restates      it is known; this is the second, or the sixth, report of it
 *
 * What is told of a day before the newest report changes nothing. A report that is in the ledger already is held against all
 * the others.
 */
#ifndef API_NEWS_H
#define API_NEWS_H

#include "api/thread.h"
#include "follow/probe.h"

#define API_VERDICT_TABLE(X) X(CONTRADICTS, "contradicts") X(CHANGES, "changes") X(NEW, "new") X(RESTATES, "restates")
#define API_ENUM_VERDICT(name, text) API_##name,
enum api_verdict { API_VERDICT_TABLE(API_ENUM_VERDICT) API_VERDICT_COUNT };

const char *api_verdict_name(enum api_verdict verdict);

/* One point in which the report differs from what was told before. */
struct api_news_point {
    const char *what;                /* status, amount, deadline, date, count, ... */
    struct base_str from, to;        /* in words */
    const struct follow_told *other; /* who told it otherwise; NULL when nobody in particular */
};

struct api_news_item {
    enum api_verdict verdict;
    const struct follow_told *told; /* what this report says */
    int64_t place;                  /* the same for points of one thread, also of one that is not in the ledger; 0 for none */
    bool has_thread;
    struct follow_thread thread;     /* that it would join */
    struct base_str why;             /* why it would */
    uint32_t time;                   /* which report of it this is by its day, copies counted once: 2 when one told it before */
    const struct follow_told *first; /* of the others */
    BASE_ARRAY(struct api_news_point) points;
};

/* One article of a document that was read. */
struct api_news_report {
    const struct text_article *article;
    const struct read_records *records; /* of the whole document, with its sha256 */
    uint32_t number;                    /* of the article */
    struct base_str path;
    const char *sha256; /* of the source */
    bool known;         /* it is in the ledger */
};

struct api_news {
    struct base_str path, title, outlet, day;
    bool known;
    struct follow_repeat repeat; /* a report of the ledger with the same text; its manner is empty when there is none */
    BASE_ARRAY(struct api_news_item) items; /* by verdict, then in the order of the text */
    uint32_t counts[API_VERDICT_COUNT];
};

pacta_status api_news_make(const struct api_asking *asking, const struct api_news_report *report, struct api_news *news);

/* At most `limit` items of a verdict; 0 for all. */
void api_news_text(struct api_page *page, const struct api_asking *asking, const struct api_news *news, uint32_t limit);
void api_news_json(struct base_buffer *out, const struct api_asking *asking, const struct api_news *news);

#endif
