/*
 * Threads, their keys and the counts of their words while records are joined: read from the ledger when first asked for,
 * written back all at once. SQLite is fast when rows come sorted, so a million records are joined in memory and written in
 * order.
 *
 *     follow_store_init(&store, ledger, arena);
 *     uint32_t count = follow_store_threads(&store, key, list, most);    threads that have the key, the newest first
 *     struct follow_known *known = follow_store_thread(&store, list[0]);
 *     follow_store_flush(&store);
 *
 * After a failure (store.status) everything answers with nothing. When the arena has grown beyond FOLLOW_STORE_BYTES the caller
 * flushes, resets it and begins anew.
 */
#ifndef FOLLOW_STORE_H
#define FOLLOW_STORE_H

#include "follow/face.h"
#include "follow/internal.h"

#define FOLLOW_STORE_BYTES ((size_t)900 * 1024 * 1024)
#define FOLLOW_BEGAN "began the thread"
enum { FOLLOW_STORE_NEWEST = 32 }; /* threads remembered of a key */

struct follow_known {
    int64_t n;
    char id[24];
    struct follow_face face;
    bool begun, changed, touched; /* not in the ledger yet; to be written; to be refreshed */
    struct follow_known *into;    /* it turned out to be a part of this one */
};

struct follow_posting {
    uint32_t key;                          /* in the pool */
    uint8_t count, next;                   /* a ring once it is full */
    uint32_t threads[FOLLOW_STORE_NEWEST]; /* the newest */
};

struct follow_placed { /* a row of thread_record */
    int64_t record, thread;
    int32_t day;
    float likeness;
    struct base_str why;
};

struct follow_tie { /* a row of thread_link */
    int64_t thread, other;
    const char *relation;
    struct base_str why;
};

struct follow_store {
    struct ledger *ledger;
    struct base_arena *arena;
    pacta_status status;
    bool whole; /* the ledger has no threads that are not here */
    struct follow_pool pool;
    struct follow_map thread_at, posting_at, count_at, ids;
    BASE_ARRAY(struct follow_known *) threads;
    BASE_ARRAY(struct follow_posting *) postings;
    BASE_ARRAY(struct follow_word_count {
        uint32_t word;
        uint8_t kind;
        uint32_t threads;
        bool changed;
    })
    counts;
    BASE_ARRAY(struct follow_new_key {
        uint32_t key;
        uint32_t thread;
    })
    new_keys;
    BASE_ARRAY(struct follow_placed) placed;
    BASE_ARRAY(struct follow_tie) ties;
    int64_t last_thread;
    sqlite3_stmt *find_thread, *find_key, *find_count, *find_id;
};

void follow_store_init(struct follow_store *store, struct ledger *ledger, struct base_arena *arena);
void follow_store_release(struct follow_store *store); /* the statements; writes nothing */

uint32_t follow_store_threads(struct follow_store *store, struct base_str key, uint32_t *list, uint32_t most);
struct follow_known *follow_store_thread(struct follow_store *store, int64_t n); /* NULL when there is none */

/* A new thread, its id made from that of its first record. */
struct follow_known *follow_store_begin(struct follow_store *store, const char *record_id, enum follow_kind kind);
/* A thread that was begun since the last flush becomes a part of another. */
void follow_store_merge(struct follow_store *store, struct follow_known *known, struct follow_known *into, const char *why);
void follow_store_add_key(struct follow_store *store, struct base_str key, int64_t thread);
void follow_store_place(struct follow_store *store, const struct follow_placed *placed);

void follow_store_tie(struct follow_store *store, const struct follow_tie *tie);

/* How many threads of a kind use a word; the empty word stands for all of them. */
uint32_t follow_store_count(struct follow_store *store, enum follow_kind kind, uint32_t word);
void follow_store_count_up(struct follow_store *store, enum follow_kind kind, uint32_t word);

/* Writes what is new or changed. */
pacta_status follow_store_flush(struct follow_store *store);

#endif
