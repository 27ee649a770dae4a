/*
 * From bytes to articles: clean UTF-8 without boilerplate, and a way back to every source byte.
 *
 *     struct text_input input = {.bytes = bytes, .format = TEXT_AUTO};
 *     struct text_document document;
 *     pacta_status status = text_read(&arena, &input, &document);
 *     for (uint32_t i = 0; i < document.article_count; i++) { ... document.articles[i].text ... }
 *
 * All memory is the arena's, and the document refers to `input.bytes`, which must outlive it.
 * Evidence is always given in source bytes: text_source_span turns a clean span into one.
 */
#ifndef TEXT_ARTICLE_H
#define TEXT_ARTICLE_H

#include "base/arena.h"
#include "base/text.h"
#include "pacta.h"

enum text_format { TEXT_AUTO, TEXT_PLAIN, TEXT_HTML };

/* What the caller knows of a document; strings may be empty. What the page prints itself wins for
 * evidence, what is given here fills what the page does not print. */
struct text_input {
    struct base_str bytes;
    enum text_format format; /* TEXT_AUTO looks at the bytes */
    struct base_str title;
    struct base_str date;    /* "2025-07-10", or any written form */
    struct base_str url;
    struct base_str outlet;
    struct base_str charset; /* the encoding told by whoever delivered the bytes (HTTP), empty for none */
};

enum text_block_kind {
    TEXT_TITLE,
    TEXT_PARAGRAPH,
    TEXT_HEADING,  /* a crosshead inside the body */
    TEXT_BULLET,   /* an item of a list; `level` counts nesting from 1 */
    TEXT_CAPTION   /* kept only to be known; readers skip it */
};

/* A stretch of the clean text that sentences never cross. */
struct text_block {
    enum text_block_kind kind;
    uint32_t level;
    struct base_span at;       /* in the clean text */
};

/* `length` clean bytes from `clean_at` on stand at `source_at` in the source, byte for byte (`length` and `source_length`
 * are equal then), but that a line break or tab may have become a blank. An entity or a repaired character is a run of its
 * own: `length` clean bytes made from `source_length` other source bytes. A '\n' between blocks stands in no run. */
struct text_run {
    uint32_t clean_at;
    uint32_t length;
    uint32_t source_at;
    uint32_t source_length;
};

/* A value printed on the page, with where it stands in the source (empty span when only given by the caller). */
struct text_value {
    struct base_str value;
    struct base_span source;
};

struct text_article {
    struct base_str text;         /* clean UTF-8; blocks are separated by '\n' */
    const struct text_block *blocks;
    uint32_t block_count;
    const struct text_run *runs;  /* ordered by clean_at */
    uint32_t run_count;
    struct base_span source;      /* the bytes of the source that the article covers */

    struct text_value title;
    struct text_value outlet;
    struct text_value agency;
    struct text_value byline;
    struct text_value dateline;   /* the place as printed: "ISLAMABAD" -> "Islamabad" */
    struct text_value published;  /* the date as printed: "September 09, 2025" */
    struct text_value language;   /* "en" */
    struct text_value url;
    int32_t published_day;        /* days since 1970-01-01; TEXT_NO_DAY when unknown */
};

#define TEXT_NO_DAY INT32_MIN

struct text_document {
    struct base_str source;       /* the bytes that all offsets count in: input.bytes, or their UTF-8 when these were in another
                                   * encoding (the notice says so); whoever keeps the source keeps these */
    const struct text_article *articles;
    uint32_t article_count;
    const char *notice;           /* damage that was repaired or left, in one line; NULL when there is none */
};

/* Reads one document. PACTA_BAD_INPUT leaves the reason in document->notice. */
pacta_status text_read(struct base_arena *arena, const struct text_input *input, struct text_document *document);

/* The source bytes that a clean span was made from. */
struct base_span text_source_span(const struct text_article *article, struct base_span clean);

/* The first whole date in some words ("September 09, 2025", "14-03-2025", "9th Sep, 2025", "2025-09-09T18:50") as days
 * since 1970-01-01. In numbers the day stands first ("09.08.2022" is 9 August) unless it cannot ("8/22/2014") or a weekday
 * beside it fits the other order only ("Thursday, 11/10/2022" is 10 November); a year of two digits lies in 1970 to 2069.
 * Urdu, Persian, Arabic and Hindi digits count. TEXT_NO_DAY when no day is told or more than one ("July 2025",
 * "10-12 July 2025", "Oct 11/12"), or the day does not exist. */
int32_t text_day_from_words(struct base_str words);

/* Days since 1970-01-01 to and from year, month, day of the Gregorian calendar. */
int32_t text_day_from_ymd(int32_t year, uint32_t month, uint32_t day);
void text_day_to_ymd(int32_t days, int32_t *year, uint32_t *month, uint32_t *day);

#endif
