/*
 * Looking after a ledger: is the file sound, and does every record still lead to the words it rests on?
 */
#ifndef LEDGER_CHECK_H
#define LEDGER_CHECK_H

#include "ledger/ledger.h"

struct ledger_health {
    int version; /* of the tables */
    uint64_t sources, articles, records, decisions, bytes;
    char integrity[200];              /* "ok", or the first damage */
    uint64_t broken_references;       /* rows that point at nothing */
    uint64_t evidence, lost_evidence; /* quotes, and quotes that are not the bytes of their source */
    uint64_t changed_sources;         /* sources whose bytes no longer have their sha256 */
    char first_loss[80];              /* id of the first record with lost evidence */
    uint64_t orphans;                 /* decisions whose words no record rests on any more */
    char first_orphan[80];            /* what the first of them was about */
};

/* One record type and how many there are. */
struct ledger_count {
    char type[16];
    uint64_t count;
};

pacta_status ledger_check(struct ledger *ledger, struct ledger_health *health);

/* Counts by type, most first; returns how many rows were filled. */
uint32_t ledger_count_types(struct ledger *ledger, struct ledger_count *counts, uint32_t limit);

#endif
