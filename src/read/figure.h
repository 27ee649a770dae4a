/*
 * A number on its way to a figure: what it measures and which part it plays beside its neighbours.
 *
 *     figure_find.c     which numbers of a sentence measure something, and as what: level, change, earlier value
 *     figure_metric.c   what they measure
 *     figure.c          the records: earlier values and percentages join the level they belong to
 *
 * Used by these three only.
 */
#ifndef READ_FIGURE_H
#define READ_FIGURE_H

#include "read/metric.h"

enum figure_part {
    FIGURE_LEVEL,      /* "reached $5 billion", "425 tickets were sold" */
    FIGURE_CHANGE,     /* "rose by 45 percent", "a 340 percent increase" */
    FIGURE_EARLIER,    /* "from $3 billion", "compared with 116 in 2023" */
};

struct figure {
    const struct know_mention *number;
    const struct know_amount *amount;
    const struct read_predication *act;      /* the act it belongs to; NULL */
    enum figure_part part;
    bool falls;                              /* the change goes down */
    struct read_metric metric;
    struct base_str words;                   /* the metric as the record says it; empty: measures nothing by itself */
    const struct know_mention *period;       /* a date of its own beside it; NULL */
    double percent, from;                    /* joined from its neighbours; NAN */
    bool joined;                             /* told by another one's record */
};

BASE_ARRAY_TYPE(figures, struct figure);

struct figures figure_find(const struct read_view *view, const struct lang_sentence *sentence);

/* The metric as the record says it; also set in figure->metric. Empty when the number measures nothing. */
struct base_str figure_metric_of(const struct read_view *view, const struct lang_sentence *sentence, struct figure *figure);

/* Is it a word of rising or falling ("rose", "decline")? Sets *falls when it goes down. */
bool figure_is_growth(const struct read_view *view, struct base_str word, bool *falls);

/* The number when it is exact, else its bound. */
double figure_value(const struct know_amount *amount);

#endif
