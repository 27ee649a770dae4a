/*
 * Tables in text. A cell in quotes may hold separators, line breaks and doubled quotes. Exports made by hand are full of
 * quotes that are not closed; such a row is taken back to the end of its first line and marked, and the next line begins a
 * row again. A quoted cell is looked through for so many bytes only, so that no file costs more than its length times that.
 */
#include "ledger/csv.h"

#include <string.h>

enum { LONGEST_QUOTED = 16384 };

static uint32_t line_end(const struct ledger_csv *csv, uint32_t at)
{
    while (at < csv->bytes.length && csv->bytes.data[at] != '\n' && csv->bytes.data[at] != '\r') {
        at++;
    }
    return at;
}

/* Behind the line break at `at`: \n, \r\n or \r. */
static uint32_t next_line(struct ledger_csv *csv, uint32_t at)
{
    struct base_str bytes = csv->bytes;
    if (at >= bytes.length) {
        return at;
    }
    csv->line++;
    return at + 1 < bytes.length && bytes.data[at] == '\r' && bytes.data[at + 1] == '\n' ? at + 2 : at + 1;
}

/* The quote that closes the cell opened at `at`; 0 when there is none near. */
static uint32_t closing_quote(const struct ledger_csv *csv, uint32_t at, bool *doubled)
{
    struct base_str bytes = csv->bytes;
    uint32_t limit = bytes.length - at > LONGEST_QUOTED ? at + LONGEST_QUOTED : bytes.length;
    for (uint32_t i = at + 1; i < limit; i++) {
        if (bytes.data[i] != '"') {
            continue;
        }
        if (i + 1 >= limit || bytes.data[i + 1] != '"') {
            return i;
        }
        *doubled = true;
        i++;
    }
    return 0;
}

static struct base_str undouble(struct base_arena *arena, struct base_str text)
{
    char *out = base_arena_take(arena, text.length);
    uint32_t length = 0;
    for (uint32_t i = 0; i < text.length; i++) {
        out[length++] = text.data[i];
        i += text.data[i] == '"' ? 1 : 0;
    }
    return (struct base_str){out, length};
}

static bool is_blank(char c, char separator)
{
    return (c == ' ' || c == '\t') && c != separator;
}

static uint32_t skip_blanks(const struct ledger_csv *csv, uint32_t at)
{
    while (at < csv->bytes.length && is_blank(csv->bytes.data[at], csv->separator)) {
        at++;
    }
    return at;
}

static bool is_end_of_cell(const struct ledger_csv *csv, uint32_t at)
{
    return at >= csv->bytes.length || csv->bytes.data[at] == csv->separator || csv->bytes.data[at] == '\n' ||
           csv->bytes.data[at] == '\r';
}

/* Takes the quoted cell at `at` and counts the lines in it; where it ends, 0 when its quotes are not in order. */
static uint32_t take_quoted(struct base_arena *arena, struct ledger_csv *csv, uint32_t at, struct base_str *cell)
{
    bool doubled = false;
    uint32_t close = closing_quote(csv, at, &doubled), end = skip_blanks(csv, close + 1);
    if (close == 0 || !is_end_of_cell(csv, end)) {
        return 0;
    }
    *cell = base_str_slice(csv->bytes, (struct base_span){at + 1, close});
    for (uint32_t i = 0; i < cell->length; i++) {
        csv->line += cell->data[i] == '\n' ? 1u : 0u;
    }
    *cell = base_str_trim(doubled ? undouble(arena, *cell) : *cell);
    return end;
}

static uint32_t take_plain(const struct ledger_csv *csv, uint32_t at, struct base_str *cell)
{
    uint32_t end = at;
    while (!is_end_of_cell(csv, end)) {
        end++;
    }
    *cell = base_str_trim(base_str_slice(csv->bytes, (struct base_span){at, end}));
    return end;
}

/* The cells of one row; where it ends. */
static uint32_t take_cells(struct base_arena *arena, struct ledger_csv *csv, struct ledger_csv_row *row)
{
    for (uint32_t at = csv->at;; at++) {
        struct base_str cell;
        at = skip_blanks(csv, at);
        bool quoted = at < csv->bytes.length && csv->bytes.data[at] == '"';
        uint32_t end = quoted ? take_quoted(arena, csv, at, &cell) : take_plain(csv, at, &cell);
        if (quoted && end == 0) {
            csv->line = row->line - 1;
            row->broken = true;
            return line_end(csv, csv->at);
        }
        *BASE_PUSH(arena, row->cells) = cell;
        at = end;
        if (at >= csv->bytes.length || csv->bytes.data[at] != csv->separator) {
            return at;
        }
    }
}

static bool is_blank_row(const struct ledger_csv_row *row)
{
    for (uint32_t i = 0; i < row->cells.count; i++) {
        if (row->cells.items[i].length > 0) {
            return false;
        }
    }
    return !row->broken;
}

bool ledger_csv_next(struct base_arena *arena, struct ledger_csv *csv, struct ledger_csv_row *row)
{
    while (csv->at < csv->bytes.length) {
        row->cells.count = 0;
        row->broken = false;
        row->line = csv->line + 1;
        csv->at = next_line(csv, take_cells(arena, csv, row));
        if (!is_blank_row(row)) {
            return true;
        }
    }
    return false;
}
