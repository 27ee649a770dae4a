/*
 * From a table to trade figures. A table tells the same total in many ways: by product, by way of transport, by month, for the
 * world and its regions; only what one state reports of another for a whole year counts, the rest is passed over and counted.
 */
#include "ledger/trade.h"

#include "ledger/internal.h"
#include "ledger/trade_headings.h"
#include "ledger/trade_number.h"
#include "base/utf8.h"
#include "lexicon/table.h"
#include "text/decode.h"

#include <stdlib.h>
#include <string.h>

struct parsing {
    struct base_arena *arena;
    const struct know_tables *tables;
    struct ledger_trade_file *file;
    struct ledger_headings headings;
    struct ledger_csv csv;
    enum ledger_mark mark;
    uint64_t *seen; /* open addressing: row number + 1 of each key told so far */
    uint32_t seen_mask;
};

static void complain(struct parsing *parsing, uint32_t line, struct base_str text)
{
    *BASE_PUSH(parsing->arena, parsing->file->faults) = (struct ledger_trade_fault){line, text};
}

/* Complains about one cell: what it says is shown, shortened to whole letters, without signs that cannot be shown. */
static void complain_of(struct parsing *parsing, uint32_t line, const char *what, struct base_str cell, const char *remedy)
{
    enum { SHOWN = 60 };
    char shown[SHOWN + 1];
    uint32_t length = cell.length < SHOWN ? cell.length : SHOWN;
    while (length < cell.length && length > 0 && ((unsigned char)cell.data[length] & 0xC0) == 0x80) {
        length--;
    }
    for (uint32_t i = 0; i < length; i++) {
        shown[i] = (unsigned char)cell.data[i] < 0x20 ? '?' : cell.data[i];
    }
    shown[length] = '\0';
    const char *more = length < cell.length ? "..." : "";
    complain(parsing, line, base_str_format(parsing->arena, "%s: \"%s%s\"; %s", what, shown, more, remedy));
}

static struct base_str cell_at(const struct ledger_csv_row *row, const struct ledger_column *column)
{
    return column != NULL && column->at < row->cells.count ? row->cells.items[column->at] : (struct base_str){0};
}

/* What a word of a cell means as a flow, group, unit or scale; empty with false when it has no such meaning. */
static bool word_means(struct base_arena *arena, struct base_str cell, const char *kind, struct base_str *value)
{
    const struct lexicon_table *table = lexicon_table_named("trade_words");
    struct base_str words = ledger_trade_words(arena, cell);
    *value = (struct base_str){0};
    if (table == NULL || words.length == 0 || words.length > 100) {
        return false;
    }
    for (uint32_t row = lexicon_find(table, words); row != LEXICON_NONE; row = lexicon_next(table, row)) {
        if (base_str_is(lexicon_cell(table, row, lexicon_column(table, "class")), kind)) {
            *value = lexicon_cell(table, row, lexicon_column(table, "value"));
            return true;
        }
    }
    return false;
}

/* ------------------------------------------------------------------ cells */

enum taken { TAKEN, PASSED_OVER, FAULTY };

/* "586", "004": states by number. */
static struct base_str state_by_number(struct base_arena *arena, struct base_str cell)
{
    const struct lexicon_table *table = lexicon_table_named("trade_numbers");
    struct base_str digits = base_str_copy(arena, cell);
    if (table == NULL || digits.length == 0 || digits.length > 3 || strspn(digits.data, "0123456789") != digits.length) {
        return (struct base_str){0};
    }
    while (digits.length > 1 && digits.data[0] == '0') {
        digits = (struct base_str){digits.data + 1, digits.length - 1};
    }
    uint32_t row = lexicon_find(table, digits);
    return row != LEXICON_NONE ? lexicon_cell(table, row, lexicon_column(table, "code")) : (struct base_str){0};
}

/* The state in the first column of the kind that can be understood: codes, numbers, names. */
static enum taken take_state(struct parsing *parsing, const struct ledger_csv_row *row, enum ledger_column_kind kind,
                             struct base_str *code)
{
    const char *what = kind == LEDGER_COLUMN_REPORTER ? "the reporter is no country that I know" : "the partner is no country that I know";
    struct base_str cell = {0}, name, meaning;
    bool group = false;
    for (uint32_t i = 0; i < parsing->headings.columns.count; i++) {
        const struct ledger_column *column = &parsing->headings.columns.items[i];
        struct base_str told = cell_at(row, column);
        if (column->kind != kind || told.length == 0) {
            continue;
        }
        cell = told;
        *code = state_by_number(parsing->arena, told);
        if (code->length > 0 || know_country_from_words(parsing->tables, told, code, &name)) {
            return TAKEN;
        }
        group = group || base_str_is(told, "0") || word_means(parsing->arena, told, "group", &meaning);
    }
    if (group) {
        parsing->file->groups++;
        return PASSED_OVER;
    }
    complain_of(parsing, row->line, what, cell, "write its ISO code, like PAK");
    return FAULTY;
}

static bool is_total(struct base_arena *arena, struct base_str cell, struct base_str totals)
{
    struct base_str words = ledger_trade_words(arena, cell);
    for (uint32_t at = 0; at <= totals.length;) {
        int64_t end = base_str_find(totals, ";", at);
        uint32_t stop = end < 0 ? totals.length : (uint32_t)end;
        if (base_str_equal_fold(words, base_str_slice(totals, (struct base_span){at, stop}))) {
            return true;
        }
        at = stop + 1;
    }
    return words.length == 0;
}

/* One product, one way of transport, one month: no total of a year. */
static bool is_part(struct parsing *parsing, const struct ledger_csv_row *row)
{
    const struct ledger_column *year = ledger_headings_get(&parsing->headings, LEDGER_COLUMN_YEAR),
                               *period = ledger_headings_get(&parsing->headings, LEDGER_COLUMN_PERIOD);
    for (uint32_t i = 0; i < parsing->headings.columns.count; i++) {
        const struct ledger_column *column = &parsing->headings.columns.items[i];
        if (column->kind == LEDGER_COLUMN_TOTAL && !is_total(parsing->arena, cell_at(row, column), column->total)) {
            return true;
        }
    }
    return (year != NULL || period != NULL) && period != NULL && cell_at(row, period).length == 6;
}

static enum taken take_year(struct parsing *parsing, const struct ledger_csv_row *row, const struct ledger_column *value,
                            int32_t *year)
{
    const struct ledger_column *column = ledger_headings_get(&parsing->headings, LEDGER_COLUMN_YEAR);
    column = column != NULL ? column : ledger_headings_get(&parsing->headings, LEDGER_COLUMN_PERIOD);
    *year = value->year > 0 ? value->year : ledger_trade_year(cell_at(row, column));
    if (*year == 0) {
        complain_of(parsing, row->line, "no calendar year", cell_at(row, column), "write four digits, like 2024");
    }
    return *year > 0 ? TAKEN : FAULTY;
}

static enum taken take_flow(struct parsing *parsing, const struct ledger_csv_row *row, struct base_str told,
                            enum ledger_flow *flow)
{
    struct base_str cell = {0}, meaning = told;
    for (uint32_t i = 0; told.length == 0 && meaning.length == 0 && i < parsing->headings.columns.count; i++) {
        const struct ledger_column *column = &parsing->headings.columns.items[i];
        if (column->kind == LEDGER_COLUMN_FLOW && cell_at(row, column).length > 0) {
            cell = cell_at(row, column);
            (void)word_means(parsing->arena, cell, "flow", &meaning);
        }
    }
    if (base_str_is(meaning, "other")) {
        parsing->file->returns++;
        return PASSED_OVER;
    }
    *flow = base_str_is(meaning, "import") ? LEDGER_IMPORT : LEDGER_EXPORT;
    if (meaning.length > 0) {
        return TAKEN;
    }
    complain_of(parsing, row->line, "the flow is neither export nor import", cell, "write export or import");
    return FAULTY;
}

/* "US$ Thousand": currency and scale by their words; false when a word is neither or no currency is told. */
static bool understand_unit(struct base_arena *arena, struct base_str cell, struct base_str *unit, double *scale)
{
    const struct lexicon_table *currencies = lexicon_table_named("currencies");
    struct base_str words = ledger_trade_words(arena, cell), meaning;
    for (uint32_t at = 0, end; at < words.length; at = end + 1) {
        int64_t blank = base_str_find(words, " ", at);
        end = blank < 0 ? words.length : (uint32_t)blank;
        struct base_str word = base_str_slice(words, (struct base_span){at, end});
        uint32_t row = currencies != NULL && word.length == 3 ? lexicon_find(currencies, word) : LEXICON_NONE;
        if (word_means(arena, word, "scale", &meaning)) {
            *scale *= strtod(base_str_copy(arena, meaning).data, NULL);
        } else if (word_means(arena, word, "unit", &meaning)) {
            *unit = meaning;
        } else if (row != LEXICON_NONE && base_str_is(lexicon_cell(currencies, row, lexicon_column(currencies, "class")), "code")) {
            *unit = lexicon_cell(currencies, row, lexicon_column(currencies, "code"));
        } else {
            return false;
        }
    }
    return unit->length > 0;
}

static enum taken take_unit(struct parsing *parsing, const struct ledger_csv_row *row, struct base_str told,
                            struct base_str *unit, double *scale)
{
    struct base_str cell = cell_at(row, ledger_headings_get(&parsing->headings, LEDGER_COLUMN_UNIT));
    *unit = told;
    if (told.length > 0 || understand_unit(parsing->arena, cell, unit, scale)) {
        return TAKEN;
    }
    complain_of(parsing, row->line, "no unit of money", cell, "write a currency's code, like USD or USD million");
    return FAULTY;
}

static enum taken take_origin(struct parsing *parsing, const struct ledger_csv_row *row, struct base_str *origin)
{
    const char *format = parsing->file->format;
    *origin = strcmp(format, "comtrade") == 0 ? BASE_STR("UN Comtrade")
              : strcmp(format, "wits") == 0   ? BASE_STR("WITS")
                                              : cell_at(row, ledger_headings_get(&parsing->headings, LEDGER_COLUMN_SOURCE));
    if (origin->length > 0) {
        return TAKEN;
    }
    complain(parsing, row->line, BASE_STR("no source is named; write who publishes the figure, like State Bank"));
    return FAULTY;
}

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

static void make_room(struct parsing *parsing)
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
static void keep(struct parsing *parsing, const struct ledger_trade_row *row)
{
    make_room(parsing);
    uint32_t slot = (uint32_t)key_of(row) & parsing->seen_mask;
    for (; parsing->seen[slot] != 0; slot = (slot + 1) & parsing->seen_mask) {
        const struct ledger_trade_row *before = &parsing->file->rows.items[parsing->seen[slot] - 1];
        if (!is_same_key(before, row)) {
            continue;
        }
        if (before->value < row->value || before->value > row->value || !base_str_equal(before->unit, row->unit)) {
            complain(parsing, row->line,
                     base_str_format(parsing->arena, "told with another value on line %u; keep the row that is right", before->line));
        }
        return;
    }
    *BASE_PUSH(parsing->arena, parsing->file->rows) = *row;
    parsing->seen[slot] = parsing->file->rows.count;
}

static enum taken take_number(struct parsing *parsing, const struct ledger_csv_row *row, struct base_str cell, double *number)
{
    switch (ledger_trade_number(cell, parsing->mark, number)) {
    case LEDGER_NUMBER:
        return TAKEN;
    case LEDGER_NUMBER_NONE:
        parsing->file->blanks++;
        return PASSED_OVER;
    case LEDGER_NUMBER_UNSURE:
        complain_of(parsing, row->line, "the mark may part thousands or a fraction", cell, "write the number without marks of thousands");
        return FAULTY;
    case LEDGER_NUMBER_BAD:
        break;
    }
    complain_of(parsing, row->line, "the value is no amount", cell, "write digits, like 1234567.89");
    return FAULTY;
}

/* The figure in one column of a row. What is faulty is told once a row, so a fault ends it. */
static enum taken take_value(struct parsing *parsing, const struct ledger_csv_row *row, const struct ledger_column *value,
                             struct ledger_trade_row *figure)
{
    double number, scale = value->scale;
    enum taken taken = take_number(parsing, row, cell_at(row, value), &number);
    taken = taken == TAKEN ? take_year(parsing, row, value, &figure->year) : taken;
    taken = taken == TAKEN ? take_flow(parsing, row, value->flow, &figure->flow) : taken;
    taken = taken == TAKEN ? take_unit(parsing, row, value->unit, &figure->unit, &scale) : taken;
    if (taken == TAKEN) {
        figure->value = number * scale;
        keep(parsing, figure);
    }
    return taken;
}

/* "Export (US$ Thousand)" in a cell says of the row's values what it would say in a heading. */
static bool take_indicator(struct parsing *parsing, const struct ledger_csv_row *row, struct ledger_column *meaning)
{
    const struct ledger_column *column = ledger_headings_get(&parsing->headings, LEDGER_COLUMN_INDICATOR);
    if (column == NULL) {
        return true;
    }
    bool known = ledger_heading_find(parsing->arena, cell_at(row, column), meaning) && meaning->kind == LEDGER_COLUMN_VALUE &&
                 meaning->unit.length > 0;
    parsing->file->others += known ? 0 : 1;
    return known;
}

static void take_values(struct parsing *parsing, const struct ledger_csv_row *row, struct ledger_trade_row *figure)
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
        if (take_value(parsing, row, &value, figure) == FAULTY) {
            return;
        }
    }
}

static bool is_in_order(struct parsing *parsing, const struct ledger_csv_row *row)
{
    bool wider = false;
    for (uint32_t i = parsing->headings.width; i < row->cells.count; i++) {
        wider = wider || row->cells.items[i].length > 0;
    }
    if (row->broken) {
        complain(parsing, row->line, BASE_STR("a quote is not closed or stands inside a cell; close it, or double it"));
    } else if (wider) {
        complain(parsing, row->line,
                 base_str_format(parsing->arena, "%u cells where the heading names %u; put quotes around a cell that holds a '%c'",
                                 row->cells.count, parsing->headings.width, parsing->csv.separator));
    }
    return !row->broken && !wider;
}

static void take_row(struct parsing *parsing, const struct ledger_csv_row *row)
{
    struct ledger_trade_row figure = {.line = row->line};
    if (!is_in_order(parsing, row)) {
        return;
    }
    if (is_part(parsing, row)) {
        parsing->file->parts++;
        return;
    }
    if (take_state(parsing, row, LEDGER_COLUMN_REPORTER, &figure.reporter) != TAKEN ||
        take_state(parsing, row, LEDGER_COLUMN_PARTNER, &figure.partner) != TAKEN ||
        take_origin(parsing, row, &figure.origin) != TAKEN) {
        return;
    }
    if (base_str_equal(figure.reporter, figure.partner)) {
        complain_of(parsing, row->line, "reporter and partner are the same", figure.reporter, "name two countries");
        return;
    }
    take_values(parsing, row, &figure);
}

/* ------------------------------------------------------------------ the file */

/* How this file marks fractions: by the first number that tells. Where commas part cells, commas in numbers part thousands. */
static enum ledger_mark find_mark(struct parsing *parsing)
{
    struct ledger_csv walk = parsing->csv;
    struct ledger_csv_row row = {0};
    while (ledger_csv_next(parsing->arena, &walk, &row)) {
        for (uint32_t i = 0; i < parsing->headings.columns.count; i++) {
            const struct ledger_column *column = &parsing->headings.columns.items[i];
            enum ledger_mark mark =
                column->kind == LEDGER_COLUMN_VALUE ? ledger_trade_mark(cell_at(&row, column)) : LEDGER_MARK_UNTOLD;
            if (mark != LEDGER_MARK_UNTOLD) {
                return mark;
            }
        }
    }
    return parsing->csv.separator == ',' ? LEDGER_MARK_POINT : LEDGER_MARK_UNTOLD;
}

static bool has_flow(const struct ledger_headings *headings)
{
    bool told = ledger_headings_get(headings, LEDGER_COLUMN_FLOW) != NULL || ledger_headings_get(headings, LEDGER_COLUMN_INDICATOR) != NULL;
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
    return ledger_headings_get(headings, LEDGER_COLUMN_REPORTER) == NULL  ? "reporter"
           : ledger_headings_get(headings, LEDGER_COLUMN_PARTNER) == NULL ? "partner"
           : !year                                                       ? "year"
           : value == NULL                                               ? "value"
           : !has_flow(headings)                                         ? "flow"
           : !has_unit(headings)                                         ? "unit"
           : plain && ledger_headings_get(headings, LEDGER_COLUMN_SOURCE) == NULL ? "source"
                                                                                  : NULL;
}

static bool find_headings(struct parsing *parsing)
{
    bool found = ledger_headings_find(parsing->arena, &parsing->csv, &parsing->headings);
    const char *missing = found ? find_missing(&parsing->headings) : NULL;
    if (!found) {
        complain(parsing, 1,
                 BASE_STR("no row of headings; export the table with its headings, or begin it with "
                          "reporter,partner,year,flow,value,unit,source"));
    } else if (missing != NULL) {
        complain(parsing, parsing->headings.line,
                 base_str_format(parsing->arena, "no column tells the %s; export it too, or add a column named %s", missing, missing));
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
    struct parsing parsing = {.arena = arena, .tables = tables, .file = file, .csv.bytes = decode(arena, bytes)};
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
