/* What a number measures: "annual bilateral trade volume" is bilateral trade (data/lexicon/metrics.tsv). */
#ifndef READ_METRIC_H
#define READ_METRIC_H

#include "read/common.h"

struct read_metric {
    struct base_str name;      /* canonical; empty when none was found */
    struct base_str unit;      /* unit the metric is counted in: "money", "count", ... */
    struct base_span tokens;   /* the words that say it */
};

/* The longest metric named in a range of tokens. */
struct read_metric read_metric_in(const struct read_view *view, struct base_span tokens);

/* The metric of a number: in the phrase that the act raises, in its subject, beside the number, in the sentence. */
struct read_metric read_metric_of(const struct read_view *view, const struct read_predication *act, const struct know_mention *number);

/* Does the metric's unit go with this number? Money does not count tariff lines. */
bool read_metric_fits(const struct read_metric *metric, const struct know_amount *amount);

/* "annual", "yearly", "a year" about the metric or the number: "year". Empty when nothing is said. */
struct base_str read_metric_per(const struct read_view *view, const struct read_metric *metric, const struct know_amount *amount);

#endif
