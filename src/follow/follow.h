/*
 * Threads: the life of one target, project, instrument, body, session, commitment or incident through many reports.
 * Their tables are the last part of src/ledger/schema.sql; docs/threads.md tells how records find each other.
 *
 *     follow_update(ledger, &outcome);                        after reading: joins what is new to the threads
 *     struct follow_filter filter = {.party = "PAK", .with = "TUR", .open_only = true};
 *     struct follow_threads threads = {0};
 *     follow_find(&arena, ledger, &filter, &threads);
 *     follow_history(&arena, ledger, threads.items[0], &history);
 *
 * Everything found lives in the caller's arena. What depends on today takes the day as an argument.
 */
#ifndef FOLLOW_FOLLOW_H
#define FOLLOW_FOLLOW_H

#include "ledger/ledger.h"

#define FOLLOW_KIND_TABLE(X)                                                                                       \
    X(TARGET, "target") X(PROJECT, "project") X(INSTRUMENT, "instrument") X(BODY, "body") X(SESSION, "session")     \
    X(COMMITMENT, "commitment") X(INCIDENT, "incident")
#define FOLLOW_ENUM_KIND(name, text) FOLLOW_##name,
enum follow_kind { FOLLOW_KIND_TABLE(FOLLOW_ENUM_KIND) FOLLOW_KIND_COUNT };

const char *follow_kind_name(enum follow_kind kind);
bool follow_kind_from(struct base_str name, enum follow_kind *kind); /* singular or plural */

/* ------------------------------------------------------------------ keeping up */

struct follow_outcome {
    uint64_t articles, records; /* new ones looked at */
    uint64_t begun, joined;     /* threads begun, records that joined one */
    uint64_t copies;            /* articles that repeat another */
};

/* Joins every article, record and decision that the threads do not know yet. Cheap when there is nothing new. The ledger must
 * be open for writing; all is one transaction. */
pacta_status follow_update(struct ledger *ledger, struct follow_outcome *outcome);

/* Forgets all threads and makes them again from the records, in the order of the reports' days. */
pacta_status follow_rebuild(struct ledger *ledger, struct follow_outcome *outcome);

/* Are there records that no update has seen? Works on a ledger open for reading. */
bool follow_is_behind(struct ledger *ledger);

/* ------------------------------------------------------------------ asking */

struct follow_thread {
    int64_t n;
    enum follow_kind kind;
    struct base_str id, sort, title;
    struct base_str parties;  /* codes with blanks between */
    struct base_str sectors;  /* with semicolons between */
    struct base_str status, strength;
    struct base_str status_day, strength_day;   /* since when; ISO days, empty when unknown */
    struct base_str first_seen, last_seen, due; /* ISO days; empty when unknown */
    struct base_str owner, owner_due;           /* from `assign` */
    uint32_t restated, reports, independent_reports;
    bool open, disputed;
    double number; /* NAN when absent */
    struct base_str unit;
};
BASE_ARRAY_TYPE(follow_threads, struct follow_thread);

/* Empty members do not filter. The newest come first, with due_* set the soonest due first. */
struct follow_filter {
    const char *kind;            /* NULL for all */
    struct base_str party, with; /* codes */
    struct base_str since;       /* last seen not before */
    struct base_str due_from, due_to; /* ISO days, both inclusive; a thread's own due day or the one it was assigned */
    bool open_only, disputed_only;
    uint64_t limit; /* 0 for all */
};
pacta_status follow_find(struct base_arena *arena, struct ledger *ledger, const struct follow_filter *filter,
                         struct follow_threads *threads);

/* By the thread's id, an id it once had, the id of one of its records, or words of its title: the best first.
 * PACTA_NOT_FOUND when there is none. */
pacta_status follow_find_named(struct base_arena *arena, struct ledger *ledger, struct base_str name, uint32_t limit,
                               struct follow_threads *threads);

/* A record of a thread with its report. */
struct follow_told {
    const struct read_record *record;
    int64_t n, source, article, family; /* the same family is the same text */
    struct base_str day;                /* the report's; empty when not printed */
    struct base_str path, title, outlet;
    struct base_str manner; /* original, copy, rewrite, correction */
    bool superseded;        /* a later correction of the same report is there */
    struct base_str why;    /* why it belongs to the thread */
    double likeness;
};
BASE_ARRAY_TYPE(follow_tolds, struct follow_told);
/* The oldest first. */
pacta_status follow_records(struct base_arena *arena, struct ledger *ledger, int64_t thread, struct follow_tolds *tolds);

/* One change in a thread's life. */
struct follow_change {
    struct base_str day;    /* of the report */
    const char *what;       /* begun, status, strength, amount, deadline, date, restated, denied, revised, renamed, decided */
    struct base_str from, to; /* in words; empty when there is nothing to say */
    const struct follow_told *told; /* NULL for a decision */
    struct base_str by;     /* who decided, or who is quoted */
};
BASE_ARRAY_TYPE(follow_changes, struct follow_change);
pacta_status follow_history(struct base_arena *arena, struct ledger *ledger, const struct follow_thread *thread,
                            const struct follow_tolds *tolds, struct follow_changes *changes);

/* Where sources disagree: one value each, the newest of the best placed first. */
struct follow_side {
    struct base_str value, said_by; /* "13 killed"; who says so, else the outlet */
    const struct follow_told *told;
};
struct follow_dispute {
    const char *about; /* count, amount, day, status, denial */
    struct base_str what; /* "killed", "deadline" */
    BASE_ARRAY(struct follow_side) sides;
};
BASE_ARRAY_TYPE(follow_disputes, struct follow_dispute);
pacta_status follow_disputes(struct base_arena *arena, const struct follow_thread *thread, const struct follow_tolds *tolds,
                             struct follow_disputes *disputes);

/* What a thread has to do with others; `relation` as in thread_link, `backwards` when the other points here. */
struct follow_link {
    struct base_str relation, why;
    bool backwards;
    struct follow_thread other;
};
BASE_ARRAY_TYPE(follow_links, struct follow_link);
pacta_status follow_links(struct base_arena *arena, struct ledger *ledger, int64_t thread, struct follow_links *links);

/* Where a thread stands on a day: "due in 12 days", "overdue since 2025-12-31", "no news since 2024-05-01", "kept", "cancelled".
 * Silence is never failure. */
enum follow_standing { FOLLOW_OPEN, FOLLOW_DUE, FOLLOW_OVERDUE, FOLLOW_SILENT, FOLLOW_DONE, FOLLOW_ENDED };
enum follow_standing follow_standing_on(const struct follow_thread *thread, struct base_str day);

/* The same in words, with the status where the thread is done or ended. */
struct base_str follow_standing_text(struct base_arena *arena, const struct follow_thread *thread, struct base_str day);

/* How far an instrument came and which step is missing: "signed 2026-02-04; not ratified"; empty for other kinds. */
struct base_str follow_next_step(struct base_arena *arena, const struct follow_thread *thread);

#endif
