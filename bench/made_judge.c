/*
 * Are the threads right? The made-up world knows which reports tell of one thing, so the ledger's threads can be held against
 * it.
 *
 * pure      of all records, those that stand in a thread of mostly their own thing: wrong merges make it smaller
 * whole     of all records, those that stand in the thread that has most of their thing: missed matches make it smaller
 *
 * Neither reaches 100: some things of the world have the same parties and the same name, and nothing in the reports parts them.
 */
#include "made.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A record: the thing that it is about, and the thread in which it stands. */
struct placed {
    uint32_t kind;
    uint64_t truth;
    int64_t thread;
};

struct judging {
    sqlite3 *database;
    sqlite3_stmt *find;
    struct placed *items;
    size_t count, room;
    uint64_t lost; /* records without a thread */
    bool good;
};

static const char *const KIND_NAMES[] = {"sessions",    "targets",   "figures", "documents", "projects",
                                         "commitments", "incidents", "talks",   "bodies"};
enum { BODIES = MADE_KINDS, KINDS_JUDGED };

/* What the record is about; 0 for what makes no thread or is not judged. */
static uint64_t truth_of(const struct made_fact *fact, enum read_type type, uint32_t *kind)
{
    *kind = fact->kind;
    if (type == READ_EVENT || type == READ_OFFICE || type == READ_FIGURE || fact->kind == MADE_TALKS) {
        return 0;
    }
    if (type == READ_BODY) {
        *kind = BODIES;
        return fact->salt;
    }
    if (fact->kind == MADE_SESSION) {
        return made_mix(fact->salt, fact->number);
    }
    return fact->kind == MADE_TARGET ? made_mix(made_mix(fact->a, fact->b), (uint64_t)fact->amount) : fact->salt;
}

static void place(struct judging *judging, const struct read_record *record, uint32_t kind, uint64_t truth)
{
    sqlite3_reset(judging->find);
    sqlite3_bind_text(judging->find, 1, record->id, -1, SQLITE_STATIC);
    if (sqlite3_step(judging->find) != SQLITE_ROW) {
        judging->lost++;
        return;
    }
    if (judging->count == judging->room) {
        size_t room = judging->room == 0 ? 65536 : 2 * judging->room;
        struct placed *items = realloc(judging->items, room * sizeof *items);
        judging->good = judging->good && items != NULL;
        if (items == NULL) {
            return;
        }
        judging->items = items;
        judging->room = room;
    }
    judging->items[judging->count++] = (struct placed){kind, truth, sqlite3_column_int64(judging->find, 0)};
}

static void place_article(struct judging *judging, struct base_arena *arena, const struct made_article *article)
{
    struct made_page page;
    base_arena_reset(arena);
    made_print(article, arena, &page);
    for (uint32_t i = 0; i < article->count; i++) {
        for (uint32_t k = page.first[i]; k < page.first[i + 1]; k++) {
            uint32_t kind;
            uint64_t truth = truth_of(&article->facts[i], page.records.items[k]->type, &kind);
            if (truth != 0) {
                place(judging, page.records.items[k], kind, truth);
            }
        }
    }
}

static bool place_all(struct judging *judging, uint32_t articles)
{
    struct made_world *world = made_world_new(MADE_SEED, articles);
    struct made_article article;
    struct base_arena arena;
    base_arena_init(&arena, 0);
    judging->good = world != NULL;
    while (judging->good && made_world_next(world, &article)) {
        place_article(judging, &arena, &article);
    }
    base_arena_release(&arena);
    made_world_free(world);
    return judging->good;
}

#define COMPARE(a, b) ((a) < (b) ? -1 : (a) > (b))

static int by_thread(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    int order = COMPARE(a->kind, b->kind);
    order = order != 0 ? order : COMPARE(a->thread, b->thread);
    return order != 0 ? order : COMPARE(a->truth, b->truth);
}

static int by_truth(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    int order = COMPARE(a->kind, b->kind);
    order = order != 0 ? order : COMPARE(a->truth, b->truth);
    return order != 0 ? order : COMPARE(a->thread, b->thread);
}

/* The items are sorted by group and member: how many of a kind belong to the largest member of their group? */
static void count_largest(const struct judging *judging, bool threads, uint64_t largest[KINDS_JUDGED],
                          uint64_t groups[KINDS_JUDGED])
{
    const struct placed *items = judging->items;
    size_t most = 0, run = 0;
    for (size_t i = 0; i < judging->count; i++) {
        const struct placed *item = &items[i], *before = &items[i > 0 ? i - 1 : 0];
        bool same_group =
            i > 0 && item->kind == before->kind && (threads ? item->thread == before->thread : item->truth == before->truth);
        bool same = same_group && item->thread == before->thread && item->truth == before->truth;
        if (!same_group && i > 0) {
            largest[before->kind] += most;
            groups[before->kind]++;
            most = 0;
        }
        run = same ? run + 1 : 1;
        most = run > most ? run : most;
    }
    if (judging->count > 0) {
        largest[items[judging->count - 1].kind] += most;
        groups[items[judging->count - 1].kind]++;
    }
}

static void print_kinds(struct judging *judging)
{
    uint64_t pure[KINDS_JUDGED] = {0}, whole[KINDS_JUDGED] = {0}, records[KINDS_JUDGED] = {0}, threads[KINDS_JUDGED] = {0},
             things[KINDS_JUDGED] = {0};
    for (size_t i = 0; i < judging->count; i++) {
        records[judging->items[i].kind]++;
    }
    qsort(judging->items, judging->count, sizeof *judging->items, by_thread);
    count_largest(judging, true, pure, threads);
    qsort(judging->items, judging->count, sizeof *judging->items, by_truth);
    count_largest(judging, false, whole, things);
    const char *between = "";
    printf("{\"without_thread\": %llu, \"kinds\": {", (unsigned long long)judging->lost);
    for (uint32_t kind = 0; kind < KINDS_JUDGED; kind++) {
        if (records[kind] > 0) {
            printf("%s\n  \"%s\": {\"records\": %llu, \"things\": %llu, \"threads\": %llu, \"pure\": %.4f, \"whole\": %.4f}",
                   between, KIND_NAMES[kind], (unsigned long long)records[kind], (unsigned long long)things[kind],
                   (unsigned long long)threads[kind], (double)pure[kind] / (double)records[kind],
                   (double)whole[kind] / (double)records[kind]);
            between = ",";
        }
    }
    puts("}}");
}

int made_judge(const char *path, uint32_t articles)
{
    struct judging judging = {0};
    bool good =
        sqlite3_open_v2(path, &judging.database, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(judging.database,
                           "SELECT thread FROM record JOIN thread_record ON thread_record.record = record.n WHERE id = ?1", -1,
                           &judging.find, NULL) == SQLITE_OK &&
        place_all(&judging, articles);
    if (good) {
        print_kinds(&judging);
    } else {
        fprintf(stderr, "%s\n", sqlite3_errmsg(judging.database));
    }
    sqlite3_finalize(judging.find);
    sqlite3_close(judging.database);
    free(judging.items);
    return good ? 0 : 1;
}
