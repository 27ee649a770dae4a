/*
 * Asking the ledger: lists of records, one record, the search, counts.
 *
 *     struct ledger_filter filter = {.type = "meeting", .party = BASE_STR("PAK"), .with = BASE_STR("TUR"), .limit = 20};
 *     struct ledger_cursor *cursor;
 *     if (ledger_find(ledger, &filter, &cursor) == PACTA_OK) {
 *         struct ledger_found found;
 *         while (ledger_next(cursor, &found)) { ... found.json ... }
 *         ledger_cursor_close(cursor);
 *     }
 *
 * The newest come first; what has no date comes last. Records are as people decided: corrected values stand in place of the
 * printed ones, and what was rejected is left out (ledger/decide.h).
 */
#ifndef LEDGER_FIND_H
#define LEDGER_FIND_H

#include "ledger/ledger.h"

/* Empty members do not filter. */
struct ledger_filter {
    const char *type;      /* NULL for every type */
    struct base_str party; /* code */
    struct base_str with;  /* code; only with `party` */
    struct base_str since; /* ISO day; a record without any date is left out when one of these is set */
    struct base_str until;
    struct base_str sector;
    struct base_str status;
    const int64_t *articles; /* only in these articles; not together with party, sector and id */
    uint32_t article_count;
    struct base_str id; /* every source's record of that id, the newest source first; also when it was rejected */
    bool rejected_too;  /* also what people rejected; its JSON has `rejected` */
    uint64_t limit;     /* 0 for all */
};

/* A record as found. The strings live until the next call for the same cursor. */
struct ledger_found {
    int64_t n;
    int64_t source;
    int64_t article; /* row of its article: the same number is the same report */
    struct base_str json;
    struct base_str day;   /* what it was ordered by; empty when unknown */
    struct base_str path;  /* of the source */
    struct base_str title; /* of the article */
    struct base_str outlet;
    struct base_str published; /* ISO day; empty when the article prints none */
};

struct ledger_cursor;

pacta_status ledger_find(struct ledger *ledger, const struct ledger_filter *filter, struct ledger_cursor **cursor);
bool ledger_next(struct ledger_cursor *cursor, struct ledger_found *found);

/* PACTA_BAD_LEDGER when the walk ended by damage rather than by the last record. */
pacta_status ledger_cursor_close(struct ledger_cursor *cursor);

/* The text of a source in the arena: the bytes that evidence counts in. PACTA_NOT_FOUND when there is none of that number. */
pacta_status ledger_source_text(struct ledger *ledger, struct base_arena *arena, int64_t source, struct base_str *text);

/* A hit of the search. `snippet` marks the words found with the bytes \x01 (before) and \x02 (after). */
struct ledger_hit {
    struct base_str id, title, outlet, published, path, snippet;
    int64_t records; /* how many records its article gave */
};

struct ledger_search;

/* Articles that hold all the words (each taken literally), the best first. PACTA_BAD_USE when there is no word to look for. */
pacta_status ledger_search_open(struct ledger *ledger, struct base_str words, uint64_t limit, struct ledger_search **search);
bool ledger_search_next(struct ledger_search *search, struct ledger_hit *hit);
pacta_status ledger_search_close(struct ledger_search *search);

/* What stands between two parties: for the head of an answer. */
struct ledger_span {
    uint64_t records, articles, sources;
    char first[11], last[11]; /* ISO days of the oldest and newest report; empty when none prints one */
};
/* The articles that tell of both, at most `most`, those that were read last first. `since` is an ISO day, or empty. */
pacta_status ledger_articles_between(struct ledger *ledger, struct base_str a, struct base_str b, struct base_str since,
                                     uint32_t most, int64_t *articles, uint32_t *count);

pacta_status ledger_span_between(struct ledger *ledger, struct base_str a, struct base_str b, struct base_str since,
                                 struct ledger_span *span);

#endif
