/* What the columns of a trade table mean (data/lexicon/trade_headings.tsv). */
#ifndef LEDGER_TRADE_HEADINGS_H
#define LEDGER_TRADE_HEADINGS_H

#include "ledger/csv.h"
#include "ledger/trade.h"

#define LEDGER_COLUMN_TABLE(X)                                                                                                 \
    X(REPORTER, "reporter")                                                                                                    \
    X(PARTNER, "partner") X(YEAR, "year") X(PERIOD, "period") X(FLOW, "flow") X(VALUE, "value") X(UNIT, "unit")                \
        X(SOURCE, "source") X(TOTAL, "total") X(INDICATOR, "indicator")
#define LEDGER_ENUM_COLUMN(name, text) LEDGER_COLUMN_##name,
enum ledger_column_kind { LEDGER_COLUMN_TABLE(LEDGER_ENUM_COLUMN) LEDGER_COLUMN_COUNT };

struct ledger_column {
    enum ledger_column_kind kind;
    uint32_t at;           /* number of the cell */
    struct base_str total; /* what a total says, parted by ';' */
    struct base_str flow, unit;
    double scale;
    int32_t year; /* a table with a column for each year; 0 else */
};

struct ledger_headings {
    BASE_ARRAY(struct ledger_column) columns;
    uint32_t width, line; /* cells of the heading row, and where it stands */
    const char *format;   /* comtrade, wits or plain */
};

/* Words of a heading or cell: other signs than letters, digits and '$' become one blank. In the arena. */
struct base_str ledger_trade_words(struct base_arena *arena, struct base_str cell);

/* What the table of headings says of a cell; false when it is not in it. */
bool ledger_heading_find(struct base_arena *arena, struct base_str cell, struct ledger_column *column);

/* A whole year, 1900 to 2100; 0 when the cell is none. */
int32_t ledger_trade_year(struct base_str cell);

/* Finds separator and heading row (among the first ones) and leaves `csv` behind it. */
bool ledger_headings_find(struct base_arena *arena, struct ledger_csv *csv, struct ledger_headings *headings);

/* The first column of a kind; NULL when there is none. */
const struct ledger_column *ledger_headings_get(const struct ledger_headings *headings, enum ledger_column_kind kind);

#endif
