/* What the cells of a row of a trade table mean. A cell that cannot be understood is told, shortened, with what to write
 * instead. */
#include "ledger/trade_parsing.h"

#include "lexicon/table.h"

#include <stdlib.h>
#include <string.h>

void ledger_parsing_complain(struct ledger_parsing *parsing, uint32_t line, struct base_str text)
{
    *BASE_PUSH(parsing->arena, parsing->file->faults) = (struct ledger_trade_fault){line, text};
}

/* Complains about one cell: what it says is shown, shortened to whole letters, without signs that cannot be shown. */
void ledger_parsing_complain_of(struct ledger_parsing *parsing, uint32_t line, const char *what, struct base_str cell,
                                const char *remedy)
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
    ledger_parsing_complain(parsing, line, base_str_format(parsing->arena, "%s: \"%s%s\"; %s", what, shown, more, remedy));
}

struct base_str ledger_parsing_cell(const struct ledger_csv_row *row, const struct ledger_column *column)
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

/* The world, a region, "Areas, nes" (not elsewhere specified), whose codes begin with '_' at UN Comtrade. */
static bool is_group(struct base_arena *arena, struct base_str cell)
{
    struct base_str meaning;
    return base_str_starts(cell, "_") || base_str_ends(ledger_trade_words(arena, cell), " nes") ||
           word_means(arena, cell, "group", &meaning);
}

/* The state in the first column of the kind that can be understood: codes, numbers, names. */
enum ledger_taken ledger_parsing_state(struct ledger_parsing *parsing, const struct ledger_csv_row *row,
                                       enum ledger_column_kind kind, struct base_str *code)
{
    const char *what =
        kind == LEDGER_COLUMN_REPORTER ? "the reporter is no country that I know" : "the partner is no country that I know";
    struct base_str cell = {0}, name;
    bool group = false;
    for (uint32_t i = 0; i < parsing->headings.columns.count; i++) {
        const struct ledger_column *column = &parsing->headings.columns.items[i];
        struct base_str told = ledger_parsing_cell(row, column);
        if (column->kind != kind || told.length == 0) {
            continue;
        }
        cell = told;
        *code = state_by_number(parsing->arena, told);
        if (code->length > 0 || know_country_from_words(parsing->tables, told, code, &name)) {
            return LEDGER_TAKEN;
        }
        group = group || is_group(parsing->arena, told);
    }
    if (group) {
        parsing->file->groups++;
        return LEDGER_PASSED_OVER;
    }
    ledger_parsing_complain_of(parsing, row->line, what, cell, "write its ISO code, like PAK");
    return LEDGER_FAULTY;
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
bool ledger_parsing_is_part(struct ledger_parsing *parsing, const struct ledger_csv_row *row)
{
    const struct ledger_column *year = ledger_headings_get(&parsing->headings, LEDGER_COLUMN_YEAR),
                               *period = ledger_headings_get(&parsing->headings, LEDGER_COLUMN_PERIOD);
    for (uint32_t i = 0; i < parsing->headings.columns.count; i++) {
        const struct ledger_column *column = &parsing->headings.columns.items[i];
        if (column->kind == LEDGER_COLUMN_TOTAL && !is_total(parsing->arena, ledger_parsing_cell(row, column), column->total)) {
            return true;
        }
    }
    return (year != NULL || period != NULL) && period != NULL && ledger_parsing_cell(row, period).length == 6;
}

enum ledger_taken ledger_parsing_year(struct ledger_parsing *parsing, const struct ledger_csv_row *row,
                                      const struct ledger_column *value, int32_t *year)
{
    const struct ledger_column *column = ledger_headings_get(&parsing->headings, LEDGER_COLUMN_YEAR);
    column = column != NULL ? column : ledger_headings_get(&parsing->headings, LEDGER_COLUMN_PERIOD);
    *year = value->year > 0 ? value->year : ledger_trade_year(ledger_parsing_cell(row, column));
    if (*year == 0) {
        ledger_parsing_complain_of(parsing, row->line, "no calendar year", ledger_parsing_cell(row, column),
                                   "write four digits, like 2024");
    }
    return *year > 0 ? LEDGER_TAKEN : LEDGER_FAULTY;
}

enum ledger_taken ledger_parsing_flow(struct ledger_parsing *parsing, const struct ledger_csv_row *row, struct base_str told,
                                      enum ledger_flow *flow)
{
    struct base_str cell = {0}, meaning = told;
    for (uint32_t i = 0; told.length == 0 && meaning.length == 0 && i < parsing->headings.columns.count; i++) {
        const struct ledger_column *column = &parsing->headings.columns.items[i];
        if (column->kind == LEDGER_COLUMN_FLOW && ledger_parsing_cell(row, column).length > 0) {
            cell = ledger_parsing_cell(row, column);
            (void)word_means(parsing->arena, cell, "flow", &meaning);
        }
    }
    if (base_str_is(meaning, "other")) {
        parsing->file->returns++;
        return LEDGER_PASSED_OVER;
    }
    *flow = base_str_is(meaning, "import") ? LEDGER_IMPORT : LEDGER_EXPORT;
    if (meaning.length > 0) {
        return LEDGER_TAKEN;
    }
    ledger_parsing_complain_of(parsing, row->line, "the flow is neither export nor import", cell, "write export or import");
    return LEDGER_FAULTY;
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
        } else if (row != LEXICON_NONE &&
                   base_str_is(lexicon_cell(currencies, row, lexicon_column(currencies, "class")), "code")) {
            *unit = lexicon_cell(currencies, row, lexicon_column(currencies, "code"));
        } else {
            return false;
        }
    }
    return unit->length > 0;
}

enum ledger_taken ledger_parsing_unit(struct ledger_parsing *parsing, const struct ledger_csv_row *row, struct base_str told,
                                      struct base_str *unit, double *scale)
{
    struct base_str cell = ledger_parsing_cell(row, ledger_headings_get(&parsing->headings, LEDGER_COLUMN_UNIT));
    *unit = told;
    if (told.length > 0 || understand_unit(parsing->arena, cell, unit, scale)) {
        return LEDGER_TAKEN;
    }
    ledger_parsing_complain_of(parsing, row->line, "no unit of money", cell,
                               "write a currency's code, like USD or USD million");
    return LEDGER_FAULTY;
}

enum ledger_taken ledger_parsing_origin(struct ledger_parsing *parsing, const struct ledger_csv_row *row,
                                        struct base_str *origin)
{
    const char *format = parsing->file->format;
    *origin = strcmp(format, "comtrade") == 0 ? BASE_STR("UN Comtrade")
              : strcmp(format, "wits") == 0
                  ? BASE_STR("WITS")
                  : ledger_parsing_cell(row, ledger_headings_get(&parsing->headings, LEDGER_COLUMN_SOURCE));
    if (origin->length > 0) {
        return LEDGER_TAKEN;
    }
    ledger_parsing_complain(parsing, row->line,
                            BASE_STR("no source is named; write who publishes the figure, like State Bank"));
    return LEDGER_FAULTY;
}

enum ledger_taken ledger_parsing_number(struct ledger_parsing *parsing, const struct ledger_csv_row *row, struct base_str cell,
                                        double *number)
{
    switch (ledger_trade_number(cell, parsing->mark, number)) {
    case LEDGER_NUMBER:
        return LEDGER_TAKEN;
    case LEDGER_NUMBER_NONE:
        parsing->file->blanks++;
        return LEDGER_PASSED_OVER;
    case LEDGER_NUMBER_UNSURE:
        ledger_parsing_complain_of(parsing, row->line, "the mark may part thousands or a fraction", cell,
                                   "write the number without marks of thousands");
        return LEDGER_FAULTY;
    case LEDGER_NUMBER_BAD:
        break;
    }
    ledger_parsing_complain_of(parsing, row->line, "the value is no amount", cell, "write digits, like 1234567.89");
    return LEDGER_FAULTY;
}
