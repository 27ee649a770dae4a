/* What trade_parse.c (rows) and trade_cells.c (cells) share. */
#ifndef LEDGER_TRADE_PARSING_H
#define LEDGER_TRADE_PARSING_H

#include "ledger/trade_headings.h"
#include "ledger/trade_number.h"

struct ledger_parsing {
    struct base_arena *arena;
    const struct know_tables *tables;
    struct ledger_trade_file *file;
    struct ledger_headings headings;
    struct ledger_csv csv;
    enum ledger_mark mark;
    uint64_t *seen; /* open addressing: row number + 1 of each key told so far */
    uint32_t seen_mask;
};

/* A cell that is passed over is counted in the file, one that is faulty is complained about. */
enum ledger_taken { LEDGER_TAKEN, LEDGER_PASSED_OVER, LEDGER_FAULTY };

void ledger_parsing_complain(struct ledger_parsing *parsing, uint32_t line, struct base_str text);
void ledger_parsing_complain_of(struct ledger_parsing *parsing, uint32_t line, const char *what, struct base_str cell,
                                const char *remedy);

/* The cell under a heading; empty when the row is too short or the heading is NULL. */
struct base_str ledger_parsing_cell(const struct ledger_csv_row *row, const struct ledger_column *column);

/* One product, one way of transport, one month: no total of a year. */
bool ledger_parsing_is_part(struct ledger_parsing *parsing, const struct ledger_csv_row *row);

enum ledger_taken ledger_parsing_state(struct ledger_parsing *parsing, const struct ledger_csv_row *row,
                                       enum ledger_column_kind kind, struct base_str *code);
enum ledger_taken ledger_parsing_origin(struct ledger_parsing *parsing, const struct ledger_csv_row *row,
                                        struct base_str *origin);
enum ledger_taken ledger_parsing_number(struct ledger_parsing *parsing, const struct ledger_csv_row *row, struct base_str cell,
                                        double *number);
enum ledger_taken ledger_parsing_year(struct ledger_parsing *parsing, const struct ledger_csv_row *row,
                                      const struct ledger_column *value, int32_t *year);

/* `told` is what the heading of the value says already. */
enum ledger_taken ledger_parsing_flow(struct ledger_parsing *parsing, const struct ledger_csv_row *row, struct base_str told,
                                      enum ledger_flow *flow);
enum ledger_taken ledger_parsing_unit(struct ledger_parsing *parsing, const struct ledger_csv_row *row, struct base_str told,
                                      struct base_str *unit, double *scale);

#endif
