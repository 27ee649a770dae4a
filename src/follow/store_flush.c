/* Writing what was joined: every table in the order of its key, so that SQLite fills its pages one after the other. */
#include "follow/store.h"

#include "text/article.h"

#include <stdio.h>
#include <stdlib.h>

struct writing {
    struct follow_store *store;
    sqlite3_stmt *statement;
    pacta_status status;
};

static struct writing open_writing(struct follow_store *store, const char *sql)
{
    sqlite3_stmt *statement = ledger_prepare(store->ledger, sql);
    return (struct writing){store, statement, statement != NULL ? PACTA_OK : PACTA_BAD_LEDGER};
}

static void write_row(struct writing *writing)
{
    if (writing->status == PACTA_OK) {
        int code = sqlite3_step(writing->statement);
        writing->status = code == SQLITE_DONE ? PACTA_OK : ledger_fail(writing->store->ledger, code);
        sqlite3_reset(writing->statement);
    }
}

static pacta_status close_writing(struct writing *writing)
{
    sqlite3_finalize(writing->statement);
    return writing->status;
}

/* Threads that became a part of another are written as that one. */
static int64_t number_of(struct follow_store *store, int64_t n)
{
    const struct follow_known *known = follow_store_thread(store, n);
    return known != NULL ? known->n : n;
}

/* ------------------------------------------------------------------ threads */

static void write_thread(struct writing *insert, struct writing *update, struct follow_known *known,
                         struct base_buffer *profile)
{
    struct writing *writing = known->begun ? insert : update;
    if (writing->status != PACTA_OK) {
        return;
    }
    base_buffer_clear(profile);
    follow_face_write(&known->face, &insert->store->pool, profile);
    sqlite3_bind_int64(writing->statement, 1, known->n);
    ledger_bind_text(writing->statement, 2, (struct base_str){profile->data, (uint32_t)profile->length});
    if (known->begun) {
        ledger_bind_text(writing->statement, 3, base_str_from(known->id));
        ledger_bind_text(writing->statement, 4, base_str_from(follow_kind_name((enum follow_kind)known->face.kind)));
    }
    write_row(writing);
    known->begun = known->changed = false;
}

static pacta_status write_threads(struct follow_store *store)
{
    struct writing insert = open_writing(
        store,
        "INSERT INTO thread (n, profile, id, kind, title, parties, sectors, open, restated, reports, independent_reports, "
        "disputed) VALUES (?1, ?2, ?3, ?4, '', '', '', 0, 0, 0, 0, 0)");
    struct writing update = open_writing(store, "UPDATE thread SET profile = ?2 WHERE n = ?1");
    struct base_buffer profile;
    base_buffer_init(&profile);
    for (uint32_t i = 0; i < store->threads.count; i++) {
        if (store->threads.items[i]->changed) {
            write_thread(&insert, &update, store->threads.items[i], &profile);
        }
    }
    bool broken = profile.broken;
    base_buffer_release(&profile);
    pacta_status inserted = close_writing(&insert), updated = close_writing(&update);
    return broken ? PACTA_NO_MEMORY : inserted != PACTA_OK ? inserted : updated;
}

/* ------------------------------------------------------------------ records */

static int by_record(const void *left, const void *right)
{
    const struct follow_placed *a = left, *b = right;
    return (a->record > b->record) - (a->record < b->record);
}

static void write_placed(struct writing *writing, const struct follow_placed *placed)
{
    char day[40] = "";
    if (placed->day != TEXT_NO_DAY) {
        int32_t year;
        uint32_t month, of_month;
        text_day_to_ymd(placed->day, &year, &month, &of_month);
        snprintf(day, sizeof day, "%04d-%02u-%02u", year, month, of_month);
    }
    sqlite3_bind_int64(writing->statement, 1, placed->record);
    sqlite3_bind_int64(writing->statement, 2, number_of(writing->store, placed->thread));
    ledger_bind_text(writing->statement, 3, base_str_from(day));
    sqlite3_bind_double(writing->statement, 4, (double)(int)(placed->likeness * 1000.0F + 0.5F) / 1000.0);
    ledger_bind_text(writing->statement, 5, placed->why);
    write_row(writing);
}

static pacta_status write_records(struct follow_store *store)
{
    if (store->placed.count == 0) {
        return PACTA_OK;
    }
    struct writing writing = open_writing(
        store, "INSERT OR REPLACE INTO thread_record (record, thread, day, likeness, why) VALUES (?1, ?2, ?3, ?4, ?5)");
    qsort(store->placed.items, store->placed.count, sizeof *store->placed.items, by_record);
    for (uint32_t i = 0; i < store->placed.count; i++) {
        write_placed(&writing, &store->placed.items[i]);
    }
    store->placed.count = 0;
    return close_writing(&writing);
}

static pacta_status write_ties(struct follow_store *store)
{
    if (store->ties.count == 0) {
        return PACTA_OK;
    }
    struct writing writing =
        open_writing(store, "INSERT OR IGNORE INTO thread_link (thread, relation, other, why) VALUES (?1, ?2, ?3, ?4)");
    for (uint32_t i = 0; i < store->ties.count; i++) {
        const struct follow_tie *tie = &store->ties.items[i];
        int64_t thread = number_of(store, tie->thread), other = number_of(store, tie->other);
        if (thread == other) {
            continue;
        }
        sqlite3_bind_int64(writing.statement, 1, thread);
        ledger_bind_text(writing.statement, 2, base_str_from(tie->relation));
        sqlite3_bind_int64(writing.statement, 3, other);
        ledger_bind_text(writing.statement, 4, tie->why);
        write_row(&writing);
    }
    store->ties.count = 0;
    return close_writing(&writing);
}

/* A target that is told again after the other one was not replaced. */
static pacta_status drop_undone(struct follow_store *store)
{
    struct writing writing = open_writing(
        store, "DELETE FROM thread_link WHERE other = ?1 AND relation = 'replaces' AND "
               "(SELECT max(day) FROM thread_record WHERE thread = ?1) > "
               "(SELECT min(day) FROM thread_record AS newer WHERE newer.thread = thread_link.thread AND day <> '')");
    for (uint32_t i = 0; i < store->threads.count; i++) {
        const struct follow_known *known = store->threads.items[i];
        if (known->touched && known->face.kind == FOLLOW_TARGET) {
            sqlite3_bind_int64(writing.statement, 1, known->n);
            write_row(&writing);
        }
    }
    return close_writing(&writing);
}

/* ------------------------------------------------------------------ keys */

struct key_row {
    struct base_str key;
    uint32_t thread;
};

static int by_key(const void *left, const void *right)
{
    const struct key_row *a = left, *b = right;
    int keys = base_str_compare(a->key, b->key);
    return keys != 0 ? keys : (a->thread > b->thread) - (a->thread < b->thread);
}

static pacta_status write_keys(struct follow_store *store)
{
    uint32_t count = store->new_keys.count;
    if (count == 0) {
        return PACTA_OK;
    }
    struct key_row *rows = base_arena_take(store->arena, count * sizeof *rows);
    for (uint32_t i = 0; i < count; i++) {
        rows[i] = (struct key_row){follow_pool_text(&store->pool, store->new_keys.items[i].key),
                                   (uint32_t)number_of(store, store->new_keys.items[i].thread)};
    }
    qsort(rows, count, sizeof *rows, by_key);
    struct writing writing = open_writing(store, "INSERT OR IGNORE INTO thread_key (key, thread) VALUES (?1, ?2)");
    for (uint32_t i = 0; i < count; i++) {
        ledger_bind_text(writing.statement, 1, rows[i].key);
        sqlite3_bind_int64(writing.statement, 2, rows[i].thread);
        write_row(&writing);
    }
    store->new_keys.count = 0;
    return close_writing(&writing);
}

/* ------------------------------------------------------------------ words */

static pacta_status write_counts(struct follow_store *store)
{
    struct writing writing = open_writing(store, "INSERT INTO thread_word (kind, word, threads) VALUES (?1, ?2, ?3) "
                                                 "ON CONFLICT (kind, word) DO UPDATE SET threads = excluded.threads");
    for (uint32_t i = 0; i < store->counts.count; i++) {
        struct follow_word_count *count = &store->counts.items[i];
        if (count->changed) {
            ledger_bind_text(writing.statement, 1, base_str_from(follow_kind_name((enum follow_kind)count->kind)));
            ledger_bind_text(writing.statement, 2, follow_pool_text(&store->pool, count->word));
            sqlite3_bind_int64(writing.statement, 3, count->threads);
            write_row(&writing);
            count->changed = false;
        }
    }
    return close_writing(&writing);
}

pacta_status follow_store_flush(struct follow_store *store)
{
    pacta_status (*const STEPS[])(struct follow_store *) = {write_threads, write_records, write_ties,
                                                            drop_undone,   write_keys,    write_counts};
    pacta_status status = store->status;
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS && status == PACTA_OK; i++) {
        status = STEPS[i](store);
    }
    return store->status = status;
}
