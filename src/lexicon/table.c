/* Look-up in word tables. Rows are sorted by folded key, so rows of one key stand together. */
#include "lexicon/table.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { KEY_LIMIT = 256 };

extern const struct lexicon_table *const lexicon_compiled[]; /* made from data/lexicon at build time */
extern const char lexicon_compiled_fingerprint[];

static const struct lexicon_table *laid;
static uint32_t laid_count, generation = 1;
static char laid_fingerprint[17];

void lexicon_lay(const struct lexicon_table *tables, uint32_t count)
{
    uint64_t hash = base_str_hash(base_str_from(lexicon_compiled_fingerprint));
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t cell = 0; cell < (tables[i].row_count + 1) * tables[i].column_count; cell++) {
            hash = (hash ^ base_str_hash(base_str_from(tables[i].strings + tables[i].cells[cell]))) * 0x9E3779B97F4A7C15u;
        }
    }
    snprintf(laid_fingerprint, sizeof laid_fingerprint, "%016llx", (unsigned long long)hash);
    laid = tables;
    laid_count = count;
    generation++;
}

const char *lexicon_fingerprint(void)
{
    return laid_count > 0 ? laid_fingerprint : lexicon_compiled_fingerprint;
}

uint32_t lexicon_generation(void)
{
    return generation;
}

static const struct lexicon_table *named(const char *name)
{
    for (uint32_t i = 0; i < laid_count; i++) {
        if (strcmp(laid[i].name, name) == 0) {
            return &laid[i];
        }
    }
    for (uint32_t i = 0; lexicon_compiled[i] != NULL; i++) {
        if (strcmp(lexicon_compiled[i]->name, name) == 0) {
            return lexicon_compiled[i];
        }
    }
    return NULL;
}

enum { REMEMBERED = 64 };

/* Callers ask for the same few names again and again: the last answer for a name's address is tried first. */
const struct lexicon_table *lexicon_table_named(const char *name)
{
    static _Thread_local const struct lexicon_table *remembered[REMEMBERED];
    static _Thread_local uint32_t as_of;
    if (as_of != generation) {
        memset(remembered, 0, sizeof remembered);
        as_of = generation;
    }
    const struct lexicon_table **last = &remembered[((uintptr_t)name * 0x9E3779B9u >> 10) % REMEMBERED];
    if (*last != NULL && strcmp((*last)->name, name) == 0) {
        return *last;
    }
    const struct lexicon_table *found = named(name);
    if (found != NULL) {
        *last = found;
    }
    return found;
}

uint32_t lexicon_column(const struct lexicon_table *table, const char *name)
{
    for (uint32_t i = 0; i < table->column_count; i++) {
        if (strcmp(table->strings + table->cells[i], name) == 0) {
            return i;
        }
    }
    return LEXICON_NONE;
}

struct base_str lexicon_cell(const struct lexicon_table *table, uint32_t row, uint32_t column)
{
    return base_str_from(table->strings + table->cells[(row + 1) * table->column_count + column]);
}

static bool row_has_key(const struct lexicon_table *table, uint32_t row, struct base_str folded)
{
    struct base_str key = lexicon_cell(table, row, 0);
    char other[KEY_LIMIT];
    if (key.length > KEY_LIMIT) {
        return false;
    }
    return base_str_equal((struct base_str){other, base_utf8_fold(key, other)}, folded);
}

uint32_t lexicon_find(const struct lexicon_table *table, struct base_str key)
{
    char folded[KEY_LIMIT];
    if (key.length == 0 || key.length > KEY_LIMIT) {
        return LEXICON_NONE;
    }
    struct base_str wanted = {folded, base_utf8_fold(key, folded)};
    uint32_t hash = (uint32_t)base_str_hash(wanted);
    uint32_t slot = hash & table->slot_mask;
    for (; table->slots[slot] != LEXICON_NONE; slot = (slot + 1) & table->slot_mask) {
        if (table->hashes[table->slots[slot]] == hash && row_has_key(table, table->slots[slot], wanted)) {
            return table->slots[slot];
        }
    }
    return LEXICON_NONE;
}

uint32_t lexicon_next(const struct lexicon_table *table, uint32_t row)
{
    if (row + 1 >= table->row_count || table->hashes[row] != table->hashes[row + 1]) {
        return LEXICON_NONE;
    }
    char folded[KEY_LIMIT];
    struct base_str key = lexicon_cell(table, row, 0);
    return row_has_key(table, row + 1, (struct base_str){folded, base_utf8_fold(key, folded)}) ? row + 1 : LEXICON_NONE;
}
