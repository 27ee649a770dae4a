/*
 * One figure, many tables: publishers name, order and repeat their columns differently and change them over the years. So
 * columns are known by their words, wherever they stand, and what separates cells is what makes most headings known.
 */
#include "ledger/trade_headings.h"

#include "lexicon/table.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS_LOOKED_AT = 10, KNOWN_AT_LEAST = 3 };

static bool is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '$' || (unsigned char)c >= 0x80;
}

struct base_str ledger_trade_words(struct base_arena *arena, struct base_str cell)
{
    char *out = base_arena_take(arena, cell.length + 1u);
    uint32_t length = 0;
    for (uint32_t i = 0; i < cell.length; i++) {
        if (is_word_byte(cell.data[i])) {
            out[length++] = cell.data[i];
        } else if (length > 0 && out[length - 1] != ' ') {
            out[length++] = ' ';
        }
    }
    return base_str_trim((struct base_str){out, length});
}

static struct base_str cell_of(const struct lexicon_table *table, uint32_t row, const char *column)
{
    return lexicon_cell(table, row, lexicon_column(table, column));
}

static bool kind_from(struct base_str word, enum ledger_column_kind *kind)
{
#define LEDGER_COLUMN_TEXT(name, text) text,
    static const char *const NAMES[] = {LEDGER_COLUMN_TABLE(LEDGER_COLUMN_TEXT)};
    for (int i = 0; i < LEDGER_COLUMN_COUNT; i++) {
        if (base_str_is(word, NAMES[i])) {
            *kind = (enum ledger_column_kind)i;
            return true;
        }
    }
    return false;
}

/* Row of the table of headings; LEXICON_NONE when the cell is no heading. */
static uint32_t row_of(struct base_arena *arena, const struct lexicon_table *table, struct base_str cell)
{
    struct base_str words = ledger_trade_words(arena, cell);
    return table != NULL && words.length > 0 && words.length < 100 ? lexicon_find(table, words) : LEXICON_NONE;
}

bool ledger_heading_find(struct base_arena *arena, struct base_str cell, struct ledger_column *column)
{
    const struct lexicon_table *table = lexicon_table_named("trade_headings");
    uint32_t row = row_of(arena, table, cell);
    *column = (struct ledger_column){0};
    if (row == LEXICON_NONE || !kind_from(cell_of(table, row, "column"), &column->kind)) {
        return false;
    }
    column->flow = cell_of(table, row, "flow");
    column->unit = cell_of(table, row, "unit");
    column->total = cell_of(table, row, "total");
    struct base_str scale = base_str_copy(arena, cell_of(table, row, "scale"));
    column->scale = scale.length > 0 ? strtod(scale.data, NULL) : 1;
    return true;
}

int32_t ledger_trade_year(struct base_str cell)
{
    int32_t year = 0;
    for (uint32_t i = 0; i < cell.length && cell.length == 4; i++) {
        if (cell.data[i] < '0' || cell.data[i] > '9') {
            return 0;
        }
        year = year * 10 + (cell.data[i] - '0');
    }
    return year >= 1900 && year <= 2100 ? year : 0;
}

/* comtrade and wits are told by headings that only they have. */
static const char *format_of(struct base_arena *arena, const struct ledger_csv_row *row)
{
    const struct lexicon_table *table = lexicon_table_named("trade_headings");
    const char *format = "plain";
    for (uint32_t i = 0; i < row->cells.count; i++) {
        uint32_t at = row_of(arena, table, row->cells.items[i]);
        struct base_str told = at != LEXICON_NONE ? cell_of(table, at, "format") : (struct base_str){0};
        format = base_str_is(told, "comtrade") ? "comtrade" : base_str_is(told, "wits") ? "wits" : format;
        if (told.length > 0) {
            break;
        }
    }
    return format;
}

static void take_columns(struct base_arena *arena, const struct ledger_csv_row *row, struct ledger_headings *headings)
{
    *headings = (struct ledger_headings){.width = row->cells.count, .line = row->line, .format = format_of(arena, row)};
    for (uint32_t i = 0; i < row->cells.count; i++) {
        struct ledger_column column;
        int32_t year = ledger_trade_year(row->cells.items[i]);
        if (year > 0) {
            column = (struct ledger_column){.kind = LEDGER_COLUMN_VALUE, .year = year, .scale = 1};
        } else if (!ledger_heading_find(arena, row->cells.items[i], &column)) {
            continue;
        }
        column.at = i;
        *BASE_PUSH(arena, headings->columns) = column;
    }
}

const struct ledger_column *ledger_headings_get(const struct ledger_headings *headings, enum ledger_column_kind kind)
{
    for (uint32_t i = 0; i < headings->columns.count; i++) {
        if (headings->columns.items[i].kind == kind) {
            return &headings->columns.items[i];
        }
    }
    return NULL;
}

/* Headings that are words; years alone make no heading row. */
static uint32_t known_count(const struct ledger_headings *headings)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < headings->columns.count; i++) {
        count += headings->columns.items[i].year == 0 ? 1u : 0u;
    }
    return count;
}

/* The best heading row with this separator. */
static uint32_t find_with(struct base_arena *arena, struct ledger_csv *csv, struct ledger_headings *best)
{
    struct ledger_csv walk = *csv;
    struct ledger_csv_row row = {0};
    uint32_t most = 0;
    for (int i = 0; i < ROWS_LOOKED_AT && ledger_csv_next(arena, &walk, &row); i++) {
        struct ledger_headings headings;
        take_columns(arena, &row, &headings);
        if (known_count(&headings) > most) {
            most = known_count(&headings);
            *best = headings;
            *csv = walk;
        }
    }
    return most;
}

bool ledger_headings_find(struct base_arena *arena, struct ledger_csv *csv, struct ledger_headings *headings)
{
    struct ledger_csv found = *csv;
    uint32_t most = 0;
    for (const char *separator = ",;\t|"; *separator != '\0'; separator++) {
        struct ledger_csv walk = {.bytes = csv->bytes, .separator = *separator};
        struct ledger_headings here = {0};
        uint32_t known = find_with(arena, &walk, &here);
        if (known > most) {
            most = known;
            found = walk;
            *headings = here;
        }
    }
    *csv = found;
    return most >= KNOWN_AT_LEAST;
}
