/* What is known of threads, keys and words, between the ledger and the matching. */
#include "follow/store.h"

#include <stdio.h>
#include <string.h>

static sqlite3_stmt *prepare(struct follow_store *store, const char *sql)
{
    sqlite3_stmt *statement = store->status == PACTA_OK ? ledger_prepare(store->ledger, sql) : NULL;
    if (statement == NULL) {
        store->status = PACTA_BAD_LEDGER;
    }
    return statement;
}

void follow_store_init(struct follow_store *store, struct ledger *ledger, struct base_arena *arena)
{
    *store = (struct follow_store){.ledger = ledger, .arena = arena};
    follow_pool_init(&store->pool, arena);
    follow_map_init(&store->thread_at, arena);
    follow_map_init(&store->posting_at, arena);
    follow_map_init(&store->count_at, arena);
    follow_map_init(&store->ids, arena);
    store->last_thread = ledger_number(ledger, "SELECT coalesce(max(n), 0) FROM thread", -1);
    store->status = store->last_thread < 0 ? PACTA_BAD_LEDGER : PACTA_OK;
    store->whole = store->last_thread == 0;
    store->find_thread = prepare(store, "SELECT id, kind, profile FROM thread WHERE n = ?1");
    store->find_key = prepare(store, "SELECT thread FROM thread_key WHERE key = ?1 ORDER BY thread DESC LIMIT ?2");
    store->find_count = prepare(store, "SELECT threads FROM thread_word WHERE kind = ?1 AND word = ?2");
    store->find_id = prepare(store, "SELECT n FROM thread WHERE id = ?1");
}

void follow_store_release(struct follow_store *store)
{
    sqlite3_stmt **const statements[] = {&store->find_thread, &store->find_key, &store->find_count, &store->find_id};
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++) {
        sqlite3_finalize(*statements[i]);
        *statements[i] = NULL;
    }
}

/* Steps a bound statement: true on a row. The caller resets it. */
static bool step(struct follow_store *store, sqlite3_stmt *statement)
{
    int code = sqlite3_step(statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        store->status = ledger_fail(store->ledger, code);
    }
    return code == SQLITE_ROW;
}

/* ------------------------------------------------------------------ threads */

static struct follow_known *remember(struct follow_store *store, int64_t n)
{
    struct follow_known *known = BASE_NEW(store->arena, struct follow_known);
    known->n = n;
    follow_map_put(&store->thread_at, (uint64_t)n << 1, store->threads.count);
    *BASE_PUSH(store->arena, store->threads) = known;
    return known;
}

static struct follow_known *load_thread(struct follow_store *store, int64_t n)
{
    struct follow_known *known = NULL;
    enum follow_kind kind;
    if (store->status != PACTA_OK) {
        return NULL;
    }
    sqlite3_bind_int64(store->find_thread, 1, n);
    if (step(store, store->find_thread) && follow_kind_from(ledger_column_text(store->find_thread, 1), &kind)) {
        known = remember(store, n);
        snprintf(known->id, sizeof known->id, "%.*s", BASE_STR_ARG(ledger_column_text(store->find_thread, 0)));
        follow_face_read(&known->face, kind, &store->pool, ledger_column_text(store->find_thread, 2));
    }
    sqlite3_reset(store->find_thread);
    return known;
}

struct follow_known *follow_store_thread(struct follow_store *store, int64_t n)
{
    uint32_t at = follow_map_get(&store->thread_at, (uint64_t)n << 1);
    if (at == FOLLOW_NONE) {
        return store->whole ? NULL : load_thread(store, n);
    }
    struct follow_known *known = store->threads.items[at];
    while (known->into != NULL) {
        known = known->into;
    }
    return known;
}

static bool id_is_taken(struct follow_store *store, const char *id)
{
    bool taken = follow_map_get(&store->ids, base_str_hash(base_str_from(id))) != FOLLOW_NONE;
    if (!taken && !store->whole && store->status == PACTA_OK) {
        ledger_bind_text(store->find_id, 1, base_str_from(id));
        taken = step(store, store->find_id);
        sqlite3_reset(store->find_id);
    }
    return taken;
}

/* The same record may stand in two sources, and two records may differ in their letter only: a letter is put behind then. */
static void make_id(struct follow_store *store, const char *record_id, char id[24])
{
    snprintf(id, 24, "h%.16s", record_id[0] != '\0' ? record_id + 1 : "");
    for (int i = 0; i < 26 * 26 && id_is_taken(store, id); i++) {
        snprintf(id, 24, "h%.16s%c%c", record_id[0] != '\0' ? record_id + 1 : "", 'a' + i / 26, 'a' + i % 26);
    }
    follow_map_put(&store->ids, base_str_hash(base_str_from(id)), 0);
}

struct follow_known *follow_store_begin(struct follow_store *store, const char *record_id, enum follow_kind kind)
{
    char id[24];
    make_id(store, record_id, id);
    struct follow_known *known = remember(store, ++store->last_thread);
    memcpy(known->id, id, sizeof id);
    follow_face_init(&known->face, kind);
    known->begun = known->changed = known->touched = true;
    follow_store_count_up(store, kind, 0);
    return known;
}

/* The reason stands with the record that the thread was begun with, one of the last that were placed. */
void follow_store_merge(struct follow_store *store, struct follow_known *known, struct follow_known *into, const char *why)
{
    enum { LOOK_BACK = 200 };
    uint32_t last = store->placed.count;
    for (uint32_t i = last; i > 0 && i + LOOK_BACK > last; i--) {
        struct follow_placed *placed = &store->placed.items[i - 1];
        if (placed->thread == known->n && base_str_is(placed->why, FOLLOW_BEGAN)) {
            placed->why = base_str_copy(store->arena, base_str_from(why));
        }
    }
    known->into = into;
    known->changed = known->touched = false;
    follow_face_merge(&into->face, &known->face);
    into->changed = into->touched = true;
}

/* ------------------------------------------------------------------ keys */

static void push_newest(struct follow_posting *posting, uint32_t thread)
{
    if (posting->count < FOLLOW_STORE_NEWEST) {
        posting->threads[posting->count++] = thread;
    } else {
        posting->threads[posting->next] = thread;
        posting->next = (uint8_t)((posting->next + 1) % FOLLOW_STORE_NEWEST);
    }
}

static void load_posting(struct follow_store *store, struct follow_posting *posting)
{
    uint32_t newest_first[FOLLOW_STORE_NEWEST], count = 0;
    if (store->status != PACTA_OK) {
        return;
    }
    ledger_bind_text(store->find_key, 1, follow_pool_text(&store->pool, posting->key));
    sqlite3_bind_int64(store->find_key, 2, FOLLOW_STORE_NEWEST);
    while (count < FOLLOW_STORE_NEWEST && step(store, store->find_key)) {
        newest_first[count++] = (uint32_t)sqlite3_column_int64(store->find_key, 0);
    }
    sqlite3_reset(store->find_key);
    while (count > 0) {
        push_newest(posting, newest_first[--count]);
    }
}

static struct follow_posting *posting_of(struct follow_store *store, struct base_str key, bool make)
{
    uint64_t hash = base_str_hash(key);
    uint32_t at = follow_map_get(&store->posting_at, hash);
    if (at != FOLLOW_NONE) {
        return store->postings.items[at];
    }
    if (store->whole && !make) {
        return NULL;
    }
    struct follow_posting *posting = BASE_NEW(store->arena, struct follow_posting);
    posting->key = follow_pool_id(&store->pool, key);
    follow_map_put(&store->posting_at, hash, store->postings.count);
    *BASE_PUSH(store->arena, store->postings) = posting;
    if (!store->whole) {
        load_posting(store, posting);
    }
    return posting;
}

uint32_t follow_store_threads(struct follow_store *store, struct base_str key, uint32_t *list, uint32_t most)
{
    const struct follow_posting *posting = posting_of(store, key, false);
    uint32_t count = 0;
    for (uint32_t i = 0; posting != NULL && i < posting->count && count < most; i++) {
        uint32_t at = posting->count < FOLLOW_STORE_NEWEST
                          ? posting->count - 1U - i
                          : (posting->next + FOLLOW_STORE_NEWEST - 1U - i) % FOLLOW_STORE_NEWEST;
        list[count++] = posting->threads[at];
    }
    return count;
}

void follow_store_add_key(struct follow_store *store, struct base_str key, int64_t thread)
{
    struct follow_posting *posting = posting_of(store, key, true);
    for (uint32_t i = 0; i < posting->count; i++) {
        if (posting->threads[i] == (uint32_t)thread) {
            return;
        }
    }
    push_newest(posting, (uint32_t)thread);
    *BASE_PUSH(store->arena, store->new_keys) = (struct follow_new_key){posting->key, (uint32_t)thread};
}

void follow_store_place(struct follow_store *store, const struct follow_placed *placed)
{
    *BASE_PUSH(store->arena, store->placed) = *placed;
}

void follow_store_tie(struct follow_store *store, const struct follow_tie *tie)
{
    if (tie->thread != tie->other) {
        *BASE_PUSH(store->arena, store->ties) = *tie;
    }
}

/* ------------------------------------------------------------------ words */

static uint64_t count_key(enum follow_kind kind, uint32_t word)
{
    return ((uint64_t)word << 8 | (uint64_t)kind) << 1;
}

static struct follow_word_count *count_of(struct follow_store *store, enum follow_kind kind, uint32_t word)
{
    uint32_t at = follow_map_get(&store->count_at, count_key(kind, word));
    if (at != FOLLOW_NONE) {
        return &store->counts.items[at];
    }
    struct follow_word_count count = {.word = word, .kind = (uint8_t)kind};
    if (!store->whole && store->status == PACTA_OK) {
        ledger_bind_text(store->find_count, 1, base_str_from(follow_kind_name(kind)));
        ledger_bind_text(store->find_count, 2, follow_pool_text(&store->pool, word));
        count.threads = step(store, store->find_count) ? (uint32_t)sqlite3_column_int64(store->find_count, 0) : 0;
        sqlite3_reset(store->find_count);
    }
    follow_map_put(&store->count_at, count_key(kind, word), store->counts.count);
    *BASE_PUSH(store->arena, store->counts) = count;
    return &store->counts.items[store->counts.count - 1];
}

uint32_t follow_store_count(struct follow_store *store, enum follow_kind kind, uint32_t word)
{
    return count_of(store, kind, word)->threads;
}

void follow_store_count_up(struct follow_store *store, enum follow_kind kind, uint32_t word)
{
    struct follow_word_count *count = count_of(store, kind, word);
    count->threads++;
    count->changed = true;
}
