/* Reads a tab-separated word table: checks shape, order and uniqueness, then builds the look-up slots. */
#include "lexicon/parse.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_LIMIT = 256, COLUMN_LIMIT = 32 };

struct raw_row {
    struct base_str folded; /* key without case and marks: what rows are sorted by for look-up */
    struct base_str line;
    uint32_t cells[COLUMN_LIMIT];
};

struct reading {
    struct base_arena *arena;
    struct lexicon_error *error;
    BASE_ARRAY(struct raw_row) rows;
    char *strings;
    uint32_t used;
    uint32_t column_count;
};

static pacta_status complain(struct reading *in, uint32_t line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    in->error->line = line;
    vsnprintf(in->error->message, sizeof in->error->message, format, arguments);
    va_end(arguments);
    return PACTA_BAD_INPUT;
}

static uint32_t keep_cell(struct reading *in, struct base_str cell)
{
    uint32_t at = in->used;
    if (!base_str_is(cell, "-")) {
        memcpy(in->strings + at, cell.data, cell.length);
        in->used += cell.length;
    }
    in->strings[in->used++] = '\0';
    return at;
}

static pacta_status read_row(struct reading *in, struct base_str line, uint32_t number)
{
    struct raw_row row = {.line = line};
    uint32_t count = 0, start = 0;
    for (uint32_t at = 0; at <= line.length; at++) {
        if (at < line.length && line.data[at] != '\t') {
            continue;
        }
        struct base_str cell = {line.data + start, at - start};
        if (count == COLUMN_LIMIT) {
            return complain(in, number, "more than %d columns; take some away", COLUMN_LIMIT);
        }
        if (cell.length == 0) {
            return complain(in, number, "column %u is empty; write - for none", count + 1);
        }
        if (count == 0 && cell.length > KEY_LIMIT) {
            return complain(in, number, "the key is longer than %d bytes; shorten it", KEY_LIMIT);
        }
        row.cells[count++] = keep_cell(in, cell);
        start = at + 1;
    }
    if (in->rows.count > 0 && count != in->column_count) {
        return complain(in, number, "%u columns where the header names %u; add or remove tabs", count, in->column_count);
    }
    if (in->rows.count > 1 && base_str_compare(in->rows.items[in->rows.count - 1].line, line) >= 0) {
        return complain(in, number, "not sorted by bytes, or twice; run: LC_ALL=C sort -u");
    }
    in->column_count = count;
    struct base_str key = base_str_from(in->strings + row.cells[0]);
    char *folded = base_arena_take(in->arena, key.length + 1);
    row.folded = (struct base_str){folded, base_utf8_fold(key, folded)};
    *BASE_PUSH(in->arena, in->rows) = row;
    return PACTA_OK;
}

static pacta_status read_lines(struct reading *in, struct base_str bytes)
{
    uint32_t number = 0;
    for (uint32_t at = 0; at < bytes.length;) {
        int64_t end = base_str_find(bytes, "\n", at);
        uint32_t stop = end < 0 ? bytes.length : (uint32_t)end;
        struct base_str line = {bytes.data + at, stop - at};
        at = stop + 1;
        number++;
        if (base_str_ends(line, "\r")) {
            line.length--;
        }
        if (line.length == 0 || line.data[0] == '#') {
            continue;
        }
        pacta_status status = read_row(in, line, number);
        if (status != PACTA_OK) {
            return status;
        }
    }
    return in->rows.count > 0 ? PACTA_OK : complain(in, number, "no header line; the first line names the columns");
}

static int by_folded_key(const void *a, const void *b)
{
    const struct raw_row *x = a, *y = b;
    int order = base_str_compare(x->folded, y->folded);
    return order != 0 ? order : base_str_compare(x->line, y->line);
}

static void build_slots(struct reading *in, struct lexicon_table *table)
{
    uint32_t size = 8;
    while (size < in->rows.count * 2) {
        size *= 2;
    }
    uint32_t *hashes = BASE_NEW_ARRAY(in->arena, uint32_t, in->rows.count);
    uint32_t *slots = BASE_NEW_ARRAY(in->arena, uint32_t, size);
    memset(slots, 0xFF, size * sizeof *slots);
    for (uint32_t i = 1; i < in->rows.count; i++) {
        struct base_str key = in->rows.items[i].folded;
        hashes[i - 1] = (uint32_t)base_str_hash(key);
        if (i > 1 && base_str_equal(key, in->rows.items[i - 1].folded)) {
            continue;
        }
        uint32_t slot = hashes[i - 1] & (size - 1);
        while (slots[slot] != LEXICON_NONE) {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = i - 1;
    }
    table->slots = slots;
    table->slot_mask = size - 1;
    table->hashes = hashes;
}

pacta_status lexicon_parse(struct base_arena *arena, const char *name, struct base_str bytes, struct lexicon_table *table,
                           struct lexicon_error *error)
{
    struct reading in = {.arena = arena, .error = error};
    uint32_t bad = base_utf8_check(bytes);
    in.strings = base_arena_take(arena, 2 * (size_t)bytes.length + 2);
    if (bad < bytes.length) {
        return complain(&in, 0, "byte %u is not UTF-8; save the file as UTF-8", bad);
    }
    pacta_status status = read_lines(&in, bytes);
    if (status != PACTA_OK) {
        return status;
    }
    if (in.rows.count > 2) {
        qsort(in.rows.items + 1, in.rows.count - 1, sizeof *in.rows.items, by_folded_key);
    }
    uint32_t *cells = BASE_NEW_ARRAY(arena, uint32_t, (size_t)in.rows.count * in.column_count);
    for (uint32_t i = 0; i < in.rows.count; i++) {
        memcpy(cells + (size_t)i * in.column_count, in.rows.items[i].cells, in.column_count * sizeof *cells);
    }
    *table = (struct lexicon_table){
        .name = name, .column_count = in.column_count, .row_count = in.rows.count - 1, .cells = cells, .strings = in.strings};
    build_slots(&in, table);
    return PACTA_OK;
}
