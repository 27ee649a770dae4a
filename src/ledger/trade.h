/*
 * Official trade figures: what UN Comtrade, WITS or another publisher says two states exported to and imported from each other.
 *
 *     struct ledger_trade_file file;
 *     ledger_trade_parse(&arena, tables, bytes, &file);           no ledger is needed
 *     ledger_trade_import(ledger, path, &file, &outcome);         the same bytes twice change nothing
 *     ledger_trade_find(&arena, ledger, BASE_STR("PAK"), BASE_STR("TUR"), &figures);
 *
 * Reporter and partner measure the same goods differently (cost of transport, transit, years that end in June); both stay.
 */
#ifndef LEDGER_TRADE_H
#define LEDGER_TRADE_H

#include "know/know.h"
#include "ledger/ledger.h"

enum ledger_flow { LEDGER_EXPORT, LEDGER_IMPORT };
const char *ledger_flow_name(enum ledger_flow flow);

struct ledger_trade_row {
    struct base_str reporter, partner; /* ISO 3166-1 alpha-3; the flow is the reporter's */
    struct base_str unit;              /* ISO 4217 */
    struct base_str origin;            /* who publishes it: "UN Comtrade" */
    int32_t year;
    enum ledger_flow flow;
    double value;
    uint32_t line; /* of the file; 0 when found in a ledger */
};
BASE_ARRAY_TYPE(ledger_trade_rows, struct ledger_trade_row);

/* A row that could not be used: where it stands, what is wrong, what to do. */
struct ledger_trade_fault {
    uint32_t line;
    struct base_str text;
};

struct ledger_trade_file {
    const char *format; /* comtrade, wits or plain */
    char sha256[65];
    struct ledger_trade_rows rows;
    BASE_ARRAY(struct ledger_trade_fault) faults;
    uint64_t parts;   /* rows of one product, one way of transport, one month: only totals of a year count */
    uint64_t groups;  /* rows about the world, a region, "not specified" */
    uint64_t returns; /* re-exports and re-imports */
    uint64_t others;  /* other indicators than exports and imports */
    uint64_t blanks;  /* cells without a value */
};

/* Reads a table. Bad rows become faults and cost only themselves; PACTA_BAD_INPUT when the headings cannot be understood (one
 * fault then says why). Rows and faults live in the arena and refer to `bytes`. */
pacta_status ledger_trade_parse(struct base_arena *arena, const struct know_tables *tables, struct base_str bytes,
                                struct ledger_trade_file *file);

/* Keeps the good rows as one import. LEDGER_KNOWN when these bytes were imported before. */
pacta_status ledger_trade_import(struct ledger *ledger, struct base_str path, const struct ledger_trade_file *file,
                                 enum ledger_outcome *outcome);

/* What either of two states reports of the other, by year, reporter, publisher and flow; of rows that were imported again only
 * the newest. */
pacta_status ledger_trade_find(struct base_arena *arena, struct ledger *ledger, struct base_str a, struct base_str b,
                               struct ledger_trade_rows *rows);

/* All figures, as far as they are shown: of what was imported again only the newest. */
pacta_status ledger_trade_all(struct base_arena *arena, struct ledger *ledger, struct ledger_trade_rows *rows);

#endif
