/*
 * Where the records of a report would go, without putting them there.
 *
 *     struct follow_probed *probed = BASE_NEW_ARRAY(&arena, struct follow_probed, records.count);
 *     follow_probe(&arena, ledger, &report, probed);              one answer for each record
 *
 * The records are joined as an update would join them, in memory only: two of them that would begin one thread are told to be
 * of one. The ledger may be open for reading.
 */
#ifndef FOLLOW_PROBE_H
#define FOLLOW_PROBE_H

#include "follow/follow.h"

/* One article that is not in the ledger. */
struct follow_report {
    const struct read_records *records; /* of the whole document */
    uint32_t article;                   /* its number there: others are left out */
    int32_t day;                        /* TEXT_NO_DAY when not printed */
};

struct follow_probed {
    int64_t place;               /* the same for records of one thread, also of one that is not in the ledger; 0 for none */
    bool known;                  /* the thread is in the ledger */
    struct follow_thread thread; /* when known */
    struct base_str why;         /* in words, as for a record that has joined */
    double likeness;
};

pacta_status follow_probe(struct base_arena *arena, struct ledger *ledger, const struct follow_report *report,
                          struct follow_probed *probed);

/* A report of the ledger that has the same text. */
struct follow_repeat {
    struct base_str manner; /* copy, rewrite or correction: what the later one of the two is */
    bool is_later;          /* the report of the ledger is the later one */
    double likeness;
    struct base_str path, title, outlet, day;
};

/* The most alike; PACTA_NOT_FOUND when the article stands for itself. Sources with these bytes (sha256) are passed over. */
pacta_status follow_probe_repeat(struct base_arena *arena, struct ledger *ledger, const struct text_article *article,
                                 const char *sha256, struct follow_repeat *repeat);

#endif
