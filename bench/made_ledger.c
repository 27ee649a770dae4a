/*
 * A large ledger to measure with, made through the ledger's own door.
 *
 *     pacta-bench-ledger make LEDGER RECORDS     a fresh ledger of about as many records
 *
 * Prints one JSON object. `bench/threads` calls this.
 */
#include "ledger/ledger.h"
#include "made.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { SEED = 20250710, BATCH = 2000 };
static const double RECORDS_AN_ARTICLE = 4.6;

static double now(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double peak_megabytes(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

/* Puts one report into the ledger. */
static bool put(struct ledger *ledger, struct ledger_entry *entry, struct base_arena *arena, const struct made_article *article,
                uint64_t *records)
{
    struct text_document document;
    struct read_records read;
    enum ledger_outcome outcome;
    base_arena_reset(arena);
    made_print(article, arena, &document, &read);
    const struct ledger_source source = {.path = base_str_format(arena, "made/%07u.txt", article->number),
                                         .bytes = document.source,
                                         .format = "plain",
                                         .url = base_str_format(arena, "https://made.example/%u", article->number)};
    *records += read.count;
    return ledger_entry_start(entry, &source) == PACTA_OK && ledger_entry_fill(entry, &document, &read) == PACTA_OK &&
           ledger_add(ledger, entry, &outcome) == PACTA_OK &&
           (article->number % BATCH != 0 || ledger_commit(ledger) == PACTA_OK);
}

static bool fill(struct ledger *ledger, uint32_t articles, uint64_t *records)
{
    struct made_world *world = made_world_new(SEED, articles);
    struct made_article article;
    struct ledger_entry entry;
    struct base_arena arena;
    bool good = world != NULL;
    uint32_t told = 0;
    base_arena_init(&arena, 0);
    ledger_entry_init(&entry);
    while (good && made_world_next(world, &article)) {
        good = put(ledger, &entry, &arena, &article, records);
        told++;
    }
    ledger_entry_release(&entry);
    base_arena_release(&arena);
    made_world_free(world);
    return good && told == articles && ledger_commit(ledger) == PACTA_OK;
}

static int make(const char *path, long records)
{
    char message[LEDGER_MESSAGE];
    struct ledger *ledger;
    uint64_t made = 0;
    uint32_t articles = (uint32_t)((double)records / RECORDS_AN_ARTICLE) + 1;
    double start = now(CLOCK_MONOTONIC);
    if (ledger_open(path, LEDGER_WRITE, &ledger, message) != PACTA_OK) {
        fprintf(stderr, "%s\n", message);
        return 1;
    }
    bool good = ledger_set_versions(ledger, &(struct ledger_versions){"made", "made", "made"}) == PACTA_OK &&
                fill(ledger, articles, &made);
    if (!good) {
        fprintf(stderr, "%s\n", ledger_message(ledger));
    }
    ledger_close(ledger);
    printf("{\"articles\": %u, \"records\": %llu, \"seconds\": %.2f, \"megabytes\": %.0f}\n", articles,
           (unsigned long long)made, now(CLOCK_MONOTONIC) - start, peak_megabytes());
    return good ? 0 : 1;
}

int main(int count, char **words)
{
    if (count == 4 && strcmp(words[1], "make") == 0 && strtol(words[3], NULL, 10) > 0) {
        return make(words[2], strtol(words[3], NULL, 10));
    }
    fputs("usage: pacta-bench-ledger make LEDGER RECORDS\n", stderr);
    return 2;
}
