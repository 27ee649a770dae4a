/*
 * How far a target is from reality, and by whose figures.
 *
 *     struct follow_progress progress;
 *     follow_progress_init(&measuring, &arena, ledger, BASE_STR("2026-02-01"));
 *     follow_progress_of(&measuring, &thread, &progress);
 *     follow_progress_release(&measuring);
 *
 * Two kinds of figures stand side by side and are never mixed: what people told reporters (baselines printed with the target,
 * figures of the same parties, metric and unit), and what two states report officially (ledger/trade.h), by reporter. Nothing
 * is converted or guessed: rupees are not compared with dollars, four months not with a year, and what no report tells is
 * absent.
 */
#ifndef FOLLOW_PROGRESS_H
#define FOLLOW_PROGRESS_H

#include "follow/follow.h"
#include "ledger/trade.h"

/* How a figure stands to the target. Numbers are NAN when they cannot be told. */
struct follow_reach {
    bool compared;
    const char *why_not;  /* one of a few fixed texts; NULL when compared */
    double percent;       /* of the target */
    double gap;           /* what is missing, in the target's unit; 0 or less when it is reached */
    int32_t day;          /* that the figure speaks of; of its report when no period is told; TEXT_NO_DAY */
    double years_left;    /* from that day to the deadline */
    double needed;        /* percent a year that growth must be to arrive in time, compound */
    double needed_amount; /* the same as an amount added each year */
};

/* Growth between two figures of one series. */
struct follow_pace {
    double percent; /* a year, compound; NAN when there are no two figures to tell it by */
    double from, to;
    int32_t from_day, to_day; /* TEXT_NO_DAY when not told */
};

/* A figure as somebody told it. */
struct follow_measure {
    bool baseline;           /* printed with the target: "from $1.5 billion" */
    bool partial;            /* the sentence names only some of the parties; the report is about all of them */
    bool disagrees;          /* another report tells another amount of the same time */
    double amount, min, max; /* NAN when absent; `amount` is what is compared, else min or max */
    struct base_str unit, approx, stance, per;
    struct read_date period;                      /* from and to are TEXT_NO_DAY when not told */
    struct base_str said_by;                      /* who is quoted; empty when the outlet itself tells it */
    struct base_str id, day, outlet, path, title; /* record and report; of copies the oldest */
    int64_t record, family;
    uint32_t reports; /* copies of one text included */
    struct follow_reach reach;
};
BASE_ARRAY_TYPE(follow_measures, struct follow_measure);

struct follow_year {
    int32_t year;
    double exports, imports, total; /* of the reporter; NAN when not reported; the total only when both are */
};

/* One state's view of the trade, by one publisher. */
struct follow_view {
    struct base_str reporter, partner, origin, unit;
    BASE_ARRAY(struct follow_year) years; /* the oldest first */
    struct follow_reach reach;            /* of the newest year with a total */
    struct follow_pace seen;
};
BASE_ARRAY_TYPE(follow_views, struct follow_view);

/* A last day that a report names. */
struct follow_deadline {
    struct read_date date;
    const struct follow_told *told;
};

struct follow_progress {
    const struct follow_thread *thread;
    struct follow_tolds tolds; /* all records of the target, the oldest first */
    double amount;             /* aimed at; NAN when no report tells it */
    struct base_str unit, metric, modality, per;
    BASE_ARRAY(struct follow_deadline) deadlines; /* the newest report's first; empty when none is told */
    int32_t due;                                  /* last day of the newest; TEXT_NO_DAY */
    bool passed;                                  /* before the day that is asked for */
    struct follow_measures measures;              /* the newest first */
    const struct follow_measure *newest; /* the newest that is compared, else the newest baseline; NULL when there is none */
    struct follow_pace told_seen;        /* by the told figures */
    struct follow_views views;
};

/* Work that several targets share: figures of one pair are read once. */
struct follow_measuring {
    struct base_arena *arena;
    struct ledger *ledger;
    int32_t on; /* the day that is asked for */
    void *pairs;
    void *family; /* statement */
};

/* False when `on` is no day or memory for the statement ends. */
bool follow_progress_init(struct follow_measuring *measuring, struct base_arena *arena, struct ledger *ledger,
                          struct base_str on);
void follow_progress_release(struct follow_measuring *measuring);

/* Everything lives in the arena; `thread` must outlive the result. */
pacta_status follow_progress_of(struct follow_measuring *measuring, const struct follow_thread *thread,
                                struct follow_progress *progress);

#endif
