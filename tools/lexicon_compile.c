/*
 * Turns the tables of data/lexicon into C: lexicon_compile OUT.c FILE.tsv...
 *
 * Each file becomes one struct lexicon_table; the parser is the one that reads a user's own files.
 */
#include "base/arena.h"
#include "base/buffer.h"
#include "lexicon/parse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool read_file(const char *path, struct base_buffer *bytes)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return false;
    }
    char block[65536];
    for (size_t got; (got = fread(block, 1, sizeof block, file)) > 0;) {
        base_buffer_add(bytes, block, got);
    }
    fclose(file);
    return !bytes->broken;
}

/* "data/lexicon/state_names.tsv" -> "state_names" */
static struct base_str table_name(struct base_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    struct base_str name = base_str_from(slash != NULL ? slash + 1 : path);
    if (base_str_ends(name, ".tsv")) {
        name.length -= 4;
    }
    return base_str_copy(arena, name);
}

static void write_numbers(FILE *out, const char *kind, const char *name, const uint32_t *numbers, size_t count)
{
    fprintf(out, "static const uint32_t %s_%s[] = {", kind, name);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "%s%uu,", i % 16 == 0 ? "\n" : "", numbers[i]);
    }
    fputs("\n};\n", out);
}

static void write_strings(FILE *out, const struct lexicon_table *table)
{
    size_t size = 0;
    for (size_t i = 0; i < (size_t)(table->row_count + 1) * table->column_count; i++) {
        size_t end = table->cells[i] + strlen(table->strings + table->cells[i]) + 1;
        size = end > size ? end : size;
    }
    fprintf(out, "static const char strings_%s[] = {", table->name);
    for (size_t i = 0; i < size; i++) {
        fprintf(out, "%s%d,", i % 32 == 0 ? "\n" : "", (signed char)table->strings[i]);
    }
    fputs("\n};\n", out);
}

static void write_table(FILE *out, const struct lexicon_table *table)
{
    write_strings(out, table);
    write_numbers(out, "cells", table->name, table->cells, (size_t)(table->row_count + 1) * table->column_count);
    write_numbers(out, "slots", table->name, table->slots, (size_t)table->slot_mask + 1);
    write_numbers(out, "hashes", table->name, table->hashes, (size_t)table->row_count + 1);
    fprintf(out, "static const struct lexicon_table table_%s = {\"%s\", %u, %u, cells_%s, strings_%s, slots_%s, %u, hashes_%s};\n\n",
            table->name, table->name, table->column_count, table->row_count, table->name, table->name, table->name,
            table->slot_mask, table->name);
}

int main(int count, char **arguments)
{
    if (count < 2) {
        fputs("usage: lexicon_compile OUT.c FILE.tsv...\n", stderr);
        return 2;
    }
    FILE *out = fopen(arguments[1], "wb");
    if (out == NULL) {
        fprintf(stderr, "%s: cannot be written; check the folder\n", arguments[1]);
        return 1;
    }
    struct base_arena arena;
    base_arena_init(&arena, 0);
    fputs("/* Made from data/lexicon by tools/lexicon_compile; do not edit. */\n#include \"lexicon/table.h\"\n\n", out);
    bool failed = false;
    uint64_t fingerprint = 0;
    for (int i = 2; i < count; i++) {
        struct base_buffer bytes;
        struct lexicon_table table;
        struct lexicon_error error = {0};
        base_buffer_init(&bytes);
        if (!read_file(arguments[i], &bytes)) {
            fprintf(stderr, "%s: cannot be read; check that it exists\n", arguments[i]);
            failed = true;
        } else if (lexicon_parse(&arena, table_name(&arena, arguments[i]).data,
                                 (struct base_str){bytes.data, (uint32_t)bytes.length}, &table, &error) != PACTA_OK) {
            fprintf(stderr, "%s:%u: %s\n", arguments[i], error.line, error.message);
            failed = true;
        } else {
            write_table(out, &table);
            fingerprint = (fingerprint ^ base_str_hash((struct base_str){bytes.data, (uint32_t)bytes.length})) * 0x9E3779B97F4A7C15u;
        }
        base_buffer_release(&bytes);
    }
    fputs("extern const struct lexicon_table *const lexicon_compiled[];\nconst struct lexicon_table *const lexicon_compiled[] = {\n", out);
    for (int i = 2; i < count; i++) {
        fprintf(out, "    &table_%s,\n", table_name(&arena, arguments[i]).data);
    }
    fputs("    NULL,\n};\n", out);
    fprintf(out, "\nextern const char lexicon_compiled_fingerprint[];\nconst char lexicon_compiled_fingerprint[] = \"%016llx\";\n",
            (unsigned long long)fingerprint);
    base_arena_release(&arena);
    failed = fclose(out) != 0 || failed;
    if (failed) {
        remove(arguments[1]);
    }
    return failed;
}
