/*
 * A large ledger to measure with, made through the ledger's own door.
 *
 *     pacta-bench-ledger make LEDGER RECORDS     a fresh ledger of about as many records
 *     pacta-bench-ledger join LEDGER             makes its threads, all of them anew
 *     pacta-bench-ledger add LEDGER REPORTS      further reports one by one, each joined to the threads and committed
 *     pacta-bench-ledger judge LEDGER            holds its threads against those that it was made from
 *
 * Each prints one JSON object. `bench/run` calls this.
 */
#include "follow/follow.h"
#include "ledger/ledger.h"
#include "made.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { BATCH = 2000 };
static const double RECORDS_AN_ARTICLE = 4.6;

/* A ledger that is being filled, and what it takes to fill it. */
struct filling {
    struct ledger *ledger;
    struct made_world *world;
    struct ledger_entry entry;
    struct base_arena arena;
    uint64_t articles, records;
};

static double clocked(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double now(void)
{
    return clocked(CLOCK_MONOTONIC);
}

static double processor(void)
{
    return clocked(CLOCK_PROCESS_CPUTIME_ID);
}

static double peak_megabytes(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

static bool open_filling(struct filling *filling, const char *path, uint32_t articles)
{
    char message[LEDGER_MESSAGE];
    *filling = (struct filling){0};
    base_arena_init(&filling->arena, 0);
    ledger_entry_init(&filling->entry);
    filling->world = articles > 0 ? made_world_new(MADE_SEED, articles) : NULL;
    if (ledger_open(path, LEDGER_WRITE, &filling->ledger, message) != PACTA_OK) {
        fprintf(stderr, "%s\n", message);
        return false;
    }
    return ledger_set_versions(filling->ledger, &(struct ledger_versions){"made", "made", "made"}) == PACTA_OK &&
           (articles == 0 || filling->world != NULL);
}

static int close_filling(struct filling *filling, bool good)
{
    if (!good && filling->ledger != NULL) {
        fprintf(stderr, "%s\n", ledger_message(filling->ledger));
    }
    ledger_close(filling->ledger);
    made_world_free(filling->world);
    ledger_entry_release(&filling->entry);
    base_arena_release(&filling->arena);
    return good ? 0 : 1;
}

/* Puts one report into the ledger. */
static bool put(struct filling *filling, const struct made_article *article)
{
    struct made_page page;
    enum ledger_outcome outcome;
    base_arena_reset(&filling->arena);
    made_print(article, &filling->arena, &page);
    const struct ledger_source source = {.path = base_str_format(&filling->arena, "made/%07u.txt", article->number),
                                         .bytes = page.document.source,
                                         .format = "plain",
                                         .url = base_str_format(&filling->arena, "https://made.example/%u", article->number)};
    filling->articles++;
    filling->records += page.records.count;
    return ledger_entry_start(&filling->entry, &source) == PACTA_OK &&
           ledger_entry_fill(&filling->entry, &page.document, &page.records) == PACTA_OK &&
           ledger_add(filling->ledger, &filling->entry, &outcome) == PACTA_OK;
}

static int make(const char *path, long records)
{
    struct filling filling;
    struct made_article article;
    uint32_t articles = (uint32_t)((double)records / RECORDS_AN_ARTICLE) + 1;
    double start = now();
    bool good = open_filling(&filling, path, articles);
    while (good && made_world_next(filling.world, &article)) {
        good = put(&filling, &article) && (article.number % BATCH != 0 || ledger_commit(filling.ledger) == PACTA_OK);
    }
    good = good && filling.articles == articles && ledger_commit(filling.ledger) == PACTA_OK;
    if (good) {
        printf("{\"articles\": %llu, \"records\": %llu, \"seconds\": %.2f, \"megabytes\": %.0f}\n",
               (unsigned long long)filling.articles, (unsigned long long)filling.records, now() - start, peak_megabytes());
    }
    return close_filling(&filling, good);
}

static int join(const char *path)
{
    struct filling filling;
    struct follow_outcome outcome;
    double start = now();
    bool good = open_filling(&filling, path, 0) && follow_rebuild(filling.ledger, &outcome) == PACTA_OK &&
                ledger_commit(filling.ledger) == PACTA_OK;
    if (good) {
        printf("{\"records\": %llu, \"threads\": %llu, \"joined\": %llu, \"copies\": %llu, \"seconds\": %.2f, \"processor\": "
               "%.2f, "
               "\"megabytes\": %.0f}\n",
               (unsigned long long)outcome.records, (unsigned long long)outcome.begun, (unsigned long long)outcome.joined,
               (unsigned long long)outcome.copies, now() - start, processor(), peak_megabytes());
    }
    return close_filling(&filling, good);
}

/* ------------------------------------------------------------------ adding */

static uint32_t count_sources(const char *path)
{
    sqlite3 *database = NULL;
    sqlite3_stmt *statement = NULL;
    uint32_t count = 0;
    if (sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK &&
        sqlite3_prepare_v2(database, "SELECT count(*) FROM source", -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW) {
        count = (uint32_t)sqlite3_column_int64(statement, 0);
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return count;
}

static bool add_one(struct filling *filling, const struct made_article *article, double *seconds)
{
    struct follow_outcome outcome;
    double start = now();
    bool good = put(filling, article) && ledger_commit(filling->ledger) == PACTA_OK &&
                follow_update(filling->ledger, &outcome) == PACTA_OK && ledger_commit(filling->ledger) == PACTA_OK;
    *seconds = now() - start;
    return good;
}

/* The press goes on where the ledger ends. */
static int add(const char *path, uint32_t reports)
{
    struct filling filling;
    struct made_article article;
    uint32_t known = count_sources(path), done = 0;
    double seconds, before = 0;
    bool good = open_filling(&filling, path, known);
    for (uint32_t i = 0; good && i < known; i++) {
        good = made_world_next(filling.world, &article);
    }
    if (good) {
        made_world_go_on(filling.world, reports);
        before = processor();
        printf("{\"milliseconds\": [");
    }
    while (good && made_world_next(filling.world, &article)) {
        good = add_one(&filling, &article, &seconds);
        printf("%s%.3f", done++ > 0 ? ", " : "", seconds * 1000);
    }
    if (good) {
        printf("], \"processor\": %.4f, \"megabytes\": %.0f}\n", processor() - before, peak_megabytes());
    }
    return close_filling(&filling, good);
}

int main(int count, char **words)
{
    long number = count == 4 ? strtol(words[3], NULL, 10) : 0;
    if (count == 4 && strcmp(words[1], "make") == 0 && number > 0 && number <= 100000000) {
        return make(words[2], number);
    }
    if (count == 3 && strcmp(words[1], "join") == 0) {
        return join(words[2]);
    }
    if (count == 4 && strcmp(words[1], "add") == 0 && number > 0 && number <= 1000000) {
        return add(words[2], (uint32_t)number);
    }
    if (count == 3 && strcmp(words[1], "judge") == 0) {
        return made_judge(words[2], count_sources(words[2]));
    }
    fputs("usage: pacta-bench-ledger make LEDGER RECORDS | join LEDGER | add LEDGER REPORTS | judge LEDGER\n", stderr);
    return 2;
}
