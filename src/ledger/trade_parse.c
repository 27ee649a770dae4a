/*
 * From a table to trade figures. A table tells the same total in many ways: by product, by way of transport, by month, for the
 * world and its regions; only what one state reports of another for a whole year counts, the rest is passed over and counted.
 */
#include "ledger/trade.h"

#include "ledger/internal.h"
#include "ledger/trade_parsing.h"
#include "base/utf8.h"
#include "text/decode.h"

#include <string.h>

/* ------------------------------------------------------------------ rows */

static uint64_t key_of(const struct ledger_trade_row *row)
{
    uint64_t key = base_str_hash(row->reporter) * 31 + base_str_hash(row->partner);
    return (key * 31 + base_str_hash(row->origin)) * 31 + (uint64_t)row->year * 2 + (uint64_t)row->flow;
}

static bool is_same_key(const struct ledger_trade_row *a, const struct ledger_trade_row *b)
{
    return a->year == b->year && a->flow == b->flow && base_str_equal(a->reporter, b->reporter) &&
           base_str_equal(a->partner, b->partner) && base_str_equal(a->origin, b->origin);
}

static void make_room(struct ledger_parsing *parsing)
{
    struct ledger_trade_rows *rows = &parsing->file->rows;
    if (parsing->seen != NULL && rows->count * 2 < parsing->seen_mask) {
        return;
    }
    uint32_t slots = parsing->seen == NULL ? 256 : (parsing->seen_mask + 1) * 2;
    parsing->seen = BASE_NEW_ARRAY(parsing->arena, uint64_t, slots);
    parsing->seen_mask = slots - 1;
    for (uint32_t i = 0; i < rows->count; i++) {
        uint32_t slot = (uint32_t)key_of(&rows->items[i]) & parsing->seen_mask;
        while (parsing->seen[slot] != 0) {
            slot = (slot + 1) & parsing->seen_mask;
        }
        parsing->seen[slot] = i + 1u;
    }
}

/* Adds a figure; told twice with one value it counts once, told with two values the first stays. */
static void keep(struct ledger_parsing *parsing, const struct ledger_trade_row *row)
{
    make_room(parsing);
    uint32_t slot = (uint32_t)key_of(row) & parsing->seen_mask;
    for (; parsing->seen[slot] != 0; slot = (slot + 1) & parsing->seen_mask) {
        const struct ledger_trade_row *before = &parsing->file->rows.items[parsing->seen[slot] - 1];
        if (!is_same_key(before, row)) {
            continue;
        }
        if (before->value < row->value || before->value > row->value || !base_str_equal(before->unit, row->unit)) {
            ledger_parsing_complain(parsing, row->line,
                                    base_str_format(parsing->arena,
                                                    "told with another value on line %u; keep the row that is right",
                                                    before->line));
        }
        return;
    }
    *BASE_PUSH(parsing->arena, parsing->file->rows) = *row;
    parsing->seen[slot] = parsing->file->rows.count;
}

/* The figure in one column of a row. What is faulty is told once a row, so a fault ends it. */
static enum ledger_taken take_value(struct ledger_parsing *parsing, const struct ledger_csv_row *row,
                                    const struct ledger_column *value, struct ledger_trade_row *figure)
{
    double number, scale = value->scale;
    enum ledger_taken taken = ledger_parsing_number(parsing, row, ledger_parsing_cell(row, value), &number);
    taken = taken == LEDGER_TAKEN ? ledger_parsing_year(parsing, row, value, &figure->year) : taken;
    taken = taken == LEDGER_TAKEN ? ledger_parsing_flow(parsing, row, value->flow, &figure->flow) : taken;
    taken = taken == LEDGER_TAKEN ? ledger_parsing_unit(parsing, row, value->unit, &figure->unit, &scale) : taken;
    if (taken == LEDGER_TAKEN) {
        figure->value = number * scale;
        keep(parsing, figure);
    }
    return taken;
}

/* "Export (US$ Thousand)" in a cell says of the row's values what it would say in a heading. */
static bool take_indicator(struct ledger_parsing *parsing, const struct ledger_csv_row *row, struct ledger_column *meaning)
{
    const struct ledger_column *column = ledger_headings_get(&parsing->headings, LEDGER_COLUMN_INDICATOR);
    if (column == NULL) {
        return true;
    }
    bool known = ledger_heading_find(parsing->arena, ledger_parsing_cell(row, column), meaning) &&
                 meaning->kind == LEDGER_COLUMN_VALUE && meaning->unit.length > 0;
    parsing->file->others += known ? 0 : 1;
    return known;
}

static void take_values(struct ledger_parsing *parsing, const struct ledger_csv_row *row, struct ledger_trade_row *figure)
{
    struct ledger_column meaning = {0};
    if (!take_indicator(parsing, row, &meaning)) {
        return;
    }
    for (uint32_t i = 0; i < parsing->headings.columns.count; i++) {
        struct ledger_column value = parsing->headings.columns.items[i];
        if (value.kind != LEDGER_COLUMN_VALUE) {
            continue;
        }
        if (meaning.unit.length > 0) {
            value.flow = meaning.flow;
            value.unit = meaning.unit;
            value.scale = meaning.scale;
        }
        if (take_value(parsing, row, &value, figure) == LEDGER_FAULTY) {
            return;
        }
    }
}

static bool is_in_order(struct ledger_parsing *parsing, const struct ledger_csv_row *row)
{
    bool wider = false;
    for (uint32_t i = parsing->headings.width; i < row->cells.count; i++) {
        wider = wider || row->cells.items[i].length > 0;
    }
    if (row->broken) {
        ledger_parsing_complain(parsing, row->line,
                                BASE_STR("a quote is not closed or stands inside a cell; close it, or double it"));
    } else if (wider) {
        ledger_parsing_complain(
            parsing, row->line,
            base_str_format(parsing->arena, "%u cells where the heading names %u; put quotes around a cell that holds a '%c'",
                            row->cells.count, parsing->headings.width, parsing->csv.separator));
    }
    return !row->broken && !wider;
}

static void take_row(struct ledger_parsing *parsing, const struct ledger_csv_row *row)
{
    struct ledger_trade_row figure = {.line = row->line};
    if (!is_in_order(parsing, row)) {
        return;
    }
    if (ledger_parsing_is_part(parsing, row)) {
        parsing->file->parts++;
        return;
    }
    if (ledger_parsing_state(parsing, row, LEDGER_COLUMN_REPORTER, &figure.reporter) != LEDGER_TAKEN ||
        ledger_parsing_state(parsing, row, LEDGER_COLUMN_PARTNER, &figure.partner) != LEDGER_TAKEN ||
        ledger_parsing_origin(parsing, row, &figure.origin) != LEDGER_TAKEN) {
        return;
    }
    bool own = base_str_equal(figure.reporter, figure.partner), plain = strcmp(parsing->file->format, "plain") == 0;
    if (own && !plain) { /* customs offices report so what came back */
        parsing->file->returns++;
        return;
    }
    if (own) {
        ledger_parsing_complain_of(parsing, row->line, "reporter and partner are the same", figure.reporter,
                                   "name two countries");
        return;
    }
    take_values(parsing, row, &figure);
}

/* ------------------------------------------------------------------ the file */

/* How this file marks fractions: by the first number that tells. Where commas part cells, commas in numbers part thousands. */
static enum ledger_mark find_mark(struct ledger_parsing *parsing)
{
    struct ledger_csv walk = parsing->csv;
    struct ledger_csv_row row = {0};
    while (ledger_csv_next(parsing->arena, &walk, &row)) {
        for (uint32_t i = 0; i < parsing->headings.columns.count; i++) {
            const struct ledger_column *column = &parsing->headings.columns.items[i];
            enum ledger_mark mark =
                column->kind == LEDGER_COLUMN_VALUE ? ledger_trade_mark(ledger_parsing_cell(&row, column)) : LEDGER_MARK_UNTOLD;
            if (mark != LEDGER_MARK_UNTOLD) {
                return mark;
            }
        }
    }
    return parsing->csv.separator == ',' ? LEDGER_MARK_POINT : LEDGER_MARK_UNTOLD;
}

static bool has_flow(const struct ledger_headings *headings)
{
    bool told = ledger_headings_get(headings, LEDGER_COLUMN_FLOW) != NULL ||
                ledger_headings_get(headings, LEDGER_COLUMN_INDICATOR) != NULL;
    for (uint32_t i = 0; i < headings->columns.count; i++) {
        told = told || headings->columns.items[i].flow.length > 0;
    }
    return told;
}

static bool has_unit(const struct ledger_headings *headings)
{
    const struct ledger_column *value = ledger_headings_get(headings, LEDGER_COLUMN_VALUE);
    return ledger_headings_get(headings, LEDGER_COLUMN_UNIT) != NULL ||
           ledger_headings_get(headings, LEDGER_COLUMN_INDICATOR) != NULL || (value != NULL && value->unit.length > 0);
}

/* What no column tells; NULL when all is there. */
static const char *find_missing(const struct ledger_headings *headings)
{
    const struct ledger_column *value = ledger_headings_get(headings, LEDGER_COLUMN_VALUE);
    bool year = ledger_headings_get(headings, LEDGER_COLUMN_YEAR) != NULL ||
                ledger_headings_get(headings, LEDGER_COLUMN_PERIOD) != NULL || (value != NULL && value->year > 0);
    bool plain = strcmp(headings->format, "plain") == 0;
    return ledger_headings_get(headings, LEDGER_COLUMN_REPORTER) == NULL          ? "reporter"
           : ledger_headings_get(headings, LEDGER_COLUMN_PARTNER) == NULL         ? "partner"
           : !year                                                                ? "year"
           : value == NULL                                                        ? "value"
           : !has_flow(headings)                                                  ? "flow"
           : !has_unit(headings)                                                  ? "unit"
           : plain && ledger_headings_get(headings, LEDGER_COLUMN_SOURCE) == NULL ? "source"
                                                                                  : NULL;
}

static bool find_headings(struct ledger_parsing *parsing)
{
    bool found = ledger_headings_find(parsing->arena, &parsing->csv, &parsing->headings);
    const char *missing = found ? find_missing(&parsing->headings) : NULL;
    if (!found) {
        ledger_parsing_complain(parsing, 1,
                                BASE_STR("no row of headings; export the table with its headings, or begin it with "
                                         "reporter,partner,year,flow,value,unit,source"));
    } else if (missing != NULL) {
        ledger_parsing_complain(parsing, parsing->headings.line,
                                base_str_format(parsing->arena,
                                                "no column tells the %s; export it too, or add a column named %s", missing,
                                                missing));
    }
    return found && missing == NULL;
}

/* UTF-8 without its mark; other encodings are turned into it. */
static struct base_str decode(struct base_arena *arena, struct base_str bytes)
{
    struct text_decoded decoded;
    const struct text_input input = {.bytes = bytes, .format = TEXT_PLAIN};
    if (base_utf8_check(bytes) < bytes.length && text_decode(arena, &input, &decoded) == PACTA_OK) {
        bytes = decoded.source;
    }
    bool marked = base_str_starts(bytes, "\xEF\xBB\xBF");
    return marked ? (struct base_str){bytes.data + 3, bytes.length - 3} : bytes;
}

pacta_status ledger_trade_parse(struct base_arena *arena, const struct know_tables *tables, struct base_str bytes,
                                struct ledger_trade_file *file)
{
    struct ledger_parsing parsing = {.arena = arena, .tables = tables, .file = file, .csv.bytes = decode(arena, bytes)};
    struct ledger_csv_row row = {0};
    *file = (struct ledger_trade_file){.format = "plain"};
    ledger_hash(bytes, file->sha256);
    if (!find_headings(&parsing)) {
        return PACTA_BAD_INPUT;
    }
    file->format = parsing.headings.format;
    parsing.mark = find_mark(&parsing);
    while (ledger_csv_next(arena, &parsing.csv, &row)) {
        take_row(&parsing, &row);
    }
    return PACTA_OK;
}
