/*
 * How fast does the ledger take in what was read? ledger_write LEDGER COUNT FILE...
 *
 * Reads the files once, then writes their articles and records COUNT times with different bytes, as one writer fed by nobody:
 * what is measured is hashing, compressing, JSON, tables, full text and commits.
 */
#include "ledger/ledger.h"
#include "pacta_session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool load(const char *path, struct base_buffer *bytes)
{
    char block[65536];
    FILE *file = fopen(path, "rb");
    base_buffer_clear(bytes);
    for (size_t got; file != NULL && (got = fread(block, 1, sizeof block, file)) > 0;) {
        base_buffer_add(bytes, block, got);
    }
    if (file != NULL) {
        fclose(file);
    }
    return file != NULL && !bytes->broken;
}

struct totals {
    uint64_t sources, articles, records, bytes;
    double filling, adding;
};

/* One reading, written `count` times; a number at the end makes each copy another source. */
static bool write_copies(struct ledger *ledger, const struct text_document *document, const struct read_records *records,
                         struct base_buffer *bytes, const char *path, long count, struct totals *totals)
{
    struct ledger_entry entry;
    enum ledger_outcome outcome;
    size_t length = bytes->length;
    bool good = true;
    ledger_entry_init(&entry);
    for (long i = 0; i < count && good; i++) {
        bytes->length = length;
        base_buffer_format(bytes, " %ld", i);
        double start = seconds();
        good = ledger_entry_start(&entry, &(struct ledger_source){.path = base_str_from(path),
                                                                  .bytes = {bytes->data, (uint32_t)bytes->length},
                                                                  .format = "auto"}) == PACTA_OK &&
               ledger_entry_fill(&entry, document, records) == PACTA_OK;
        double middle = seconds();
        good = good && ledger_add(ledger, &entry, &outcome) == PACTA_OK;
        totals->filling += middle - start;
        totals->adding += seconds() - middle;
        totals->sources++;
        totals->articles += entry.article_count;
        totals->records += entry.row_count;
        totals->bytes += length;
    }
    ledger_entry_release(&entry);
    return good;
}

static bool write_file(struct ledger *ledger, struct pacta_worker *worker, const char *path, long count, struct totals *totals)
{
    struct base_buffer bytes;
    struct text_document document;
    struct read_records records;
    base_buffer_init(&bytes);
    bool good = load(path, &bytes);
    /* room for the number that write_copies adds, so that the document's pointers into the bytes stay good */
    size_t length = bytes.length;
    base_buffer_format(&bytes, "%64s", "");
    bytes.length = length;
    struct text_input input = {.bytes = {bytes.data, (uint32_t)bytes.length}};
    good = good && pacta_worker_read(worker, &input, base_str_from(path), &document, &records) == PACTA_OK &&
           write_copies(ledger, &document, &records, &bytes, path, count, totals);
    base_buffer_release(&bytes);
    return good;
}

int main(int count, char **words)
{
    char message[LEDGER_MESSAGE], trouble[200];
    struct ledger *ledger;
    struct pacta_session *session;
    struct pacta_worker *worker;
    struct totals totals = {0};
    if (count < 4 || ledger_open(words[1], LEDGER_WRITE, &ledger, message) != PACTA_OK ||
        ledger_set_versions(ledger, &(struct ledger_versions){"bench", "bench", "bench"}) != PACTA_OK ||
        pacta_session_open(NULL, &session, trouble) != PACTA_OK || pacta_worker_open(session, &worker) != PACTA_OK) {
        fputs("usage: ledger_write LEDGER COUNT FILE...\n", stderr);
        return 2;
    }
    bool good = true;
    double start = seconds();
    for (int i = 3; i < count && good; i++) {
        good = write_file(ledger, worker, words[i], strtol(words[2], NULL, 10), &totals);
    }
    good = good && ledger_commit(ledger) == PACTA_OK;
    ledger_close(ledger);
    double whole = seconds() - start;
    pacta_worker_close(worker);
    pacta_session_close(session);
    printf("%llu sources, %llu records (%.1f an article), %.1f MB: %.0f articles/s, %.0f records/s on one core; filling %.0f "
           "%%, adding %.0f %%\n",
           (unsigned long long)totals.sources, (unsigned long long)totals.records,
           (double)totals.records / (double)totals.articles, (double)totals.bytes / 1e6, (double)totals.articles / whole,
           (double)totals.records / whole, 100 * totals.filling / whole, 100 * totals.adding / whole);
    return good ? 0 : 1;
}
