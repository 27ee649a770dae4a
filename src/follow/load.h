/*
 * The records of threads as they come out of the ledger.
 *
 *     struct follow_loader loader;
 *     if (follow_loader_open(&loader, ledger, (struct follow_extent){.sources = true}) == PACTA_OK) {
 *         follow_loader_read(&loader, arena, thread, &tolds);          any number of times
 *     }
 *     follow_loader_close(&loader);
 */
#ifndef FOLLOW_LOAD_H
#define FOLLOW_LOAD_H

#include "follow/internal.h"

/* How much of a thread is wanted. */
struct follow_extent {
    bool sources; /* path, title and outlet of each report too */
    uint32_t first,
        last; /* records read in full at either end; those between know only what the ledger's columns say. 0: all */
};

struct follow_loader {
    struct ledger *ledger;
    struct follow_extent extent;
    sqlite3_stmt *rows, *counts;
    struct base_arena *arena; /* of the thread in hand */
    uint64_t count, at;       /* its records; the one in hand */
};

/* Close it also when opening failed. */
pacta_status follow_loader_open(struct follow_loader *loader, struct ledger *ledger, struct follow_extent extent);
void follow_loader_close(struct follow_loader *loader);

/* The oldest first: by the report's day, else by the record's own date, else first of all. Reports of one day stand in an order
 * that does not depend on when they were read. */
pacta_status follow_loader_read(struct follow_loader *loader, struct base_arena *arena, int64_t thread,
                                struct follow_tolds *tolds);

#endif
