/* Lays a user's tables over the compiled-in ones: rows of keys that the user has are left out, the rest is merged and parsed anew. */
#include "lexicon/overlay.h"

#include "base/arena.h"
#include "base/buffer.h"
#include "lexicon/parse.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TABLE_LIMIT = 200, PATH_LIMIT = 4096 };

static struct {
    struct base_arena arena;
    struct lexicon_table tables[TABLE_LIMIT];
    uint32_t count;
    bool open;
} overlay;

/* ------------------------------------------------------------------ files */

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
    bool read = ferror(file) == 0 && !bytes->broken && bytes->length < UINT32_MAX / 4;
    fclose(file);
    return read;
}

static int is_table_file(const struct dirent *entry)
{
    return base_str_ends(base_str_from(entry->d_name), ".tsv") && entry->d_name[0] != '.';
}

/* ------------------------------------------------------------------ merging */

static void add_line(struct base_buffer *out, const struct lexicon_table *table, uint32_t row)
{
    for (uint32_t column = 0; column < table->column_count; column++) {
        struct base_str cell = lexicon_cell(table, row, column);
        base_buffer_add_text(out, column == 0 ? "" : "\t");
        base_buffer_add_str(out, cell.length == 0 ? BASE_STR("-") : cell);
    }
}

static int by_bytes(const void *a, const void *b)
{
    return base_str_compare(*(const struct base_str *)a, *(const struct base_str *)b);
}

static bool agree(const struct lexicon_table *a, uint32_t i, const struct lexicon_table *b, uint32_t k, uint32_t columns)
{
    for (uint32_t column = 1; column < columns; column++) { /* the first one is the key that both were found by */
        if (!base_str_equal(lexicon_cell(a, i, column), lexicon_cell(b, k, column))) {
            return false;
        }
    }
    return true;
}

static bool has_twins(const struct lexicon_table *table, uint32_t columns)
{
    for (uint32_t row = 0; row < table->row_count; row++) {
        for (uint32_t other = lexicon_next(table, row); other != LEXICON_NONE; other = lexicon_next(table, other)) {
            if (agree(table, row, table, other, columns)) {
                return true;
            }
        }
    }
    return false;
}

/* How many leading columns tell the rows of a table apart: verb and noun for light verbs, lemma, pos and frame for senses. */
static uint32_t identity_of(const struct lexicon_table *table)
{
    uint32_t columns = 1;
    while (columns < table->column_count && has_twins(table, columns)) {
        columns++;
    }
    return columns;
}

static bool is_replaced(const struct lexicon_table *own, uint32_t row, const struct lexicon_table *user, uint32_t identity)
{
    for (uint32_t other = lexicon_find(user, lexicon_cell(own, row, 0)); other != LEXICON_NONE; other = lexicon_next(user, other)) {
        if (agree(own, row, user, other, identity)) {
            return true;
        }
    }
    return false;
}

/* The lines of both tables, sorted by bytes and unique, as one file. */
static void merge_lines(const struct lexicon_table *own, const struct lexicon_table *user, struct base_buffer *out)
{
    struct base_buffer lines;
    base_buffer_init(&lines);
    struct base_str *sorted = calloc((size_t)own->row_count + user->row_count + 1, sizeof *sorted);
    size_t *ends = calloc((size_t)own->row_count + user->row_count + 1, sizeof *ends);
    uint32_t count = 0, identity = identity_of(own);
    for (uint32_t row = 0; row < own->row_count && sorted != NULL && ends != NULL; row++) {
        if (!is_replaced(own, row, user, identity)) {
            add_line(&lines, own, row);
            ends[count++] = lines.length;
        }
    }
    for (uint32_t row = 0; row < user->row_count && sorted != NULL && ends != NULL; row++) {
        add_line(&lines, user, row);
        ends[count++] = lines.length;
    }
    for (uint32_t i = 0; i < count; i++) {
        size_t start = i == 0 ? 0 : ends[i - 1];
        sorted[i] = (struct base_str){lines.data + start, (uint32_t)(ends[i] - start)};
    }
    if (count > 0) {
        qsort(sorted, count, sizeof *sorted, by_bytes);
    }
    for (uint32_t column = 0; column < own->column_count; column++) {
        base_buffer_format(out, "%s%s", column == 0 ? "" : "\t", own->strings + own->cells[column]);
    }
    base_buffer_add_char(out, '\n');
    for (uint32_t i = 0; i < count; i++) {
        if (i == 0 || !base_str_equal(sorted[i], sorted[i - 1])) {
            base_buffer_add_str(out, sorted[i]);
            base_buffer_add_char(out, '\n');
        }
    }
    out->broken = out->broken || lines.broken || sorted == NULL || ends == NULL;
    free(sorted);
    free(ends);
    base_buffer_release(&lines);
}

static bool same_columns(const struct lexicon_table *own, const struct lexicon_table *user)
{
    bool same = own->column_count == user->column_count;
    for (uint32_t i = 0; same && i < own->column_count; i++) {
        same = strcmp(own->strings + own->cells[i], user->strings + user->cells[i]) == 0;
    }
    return same;
}

static pacta_status parse_copy(const char *name, const struct base_buffer *bytes, struct lexicon_table *table, struct lexicon_error *error)
{
    struct base_str copy = base_str_copy(&overlay.arena, (struct base_str){bytes->data, (uint32_t)bytes->length});
    return lexicon_parse(&overlay.arena, name, copy, table, error);
}

static pacta_status lay_over(const struct lexicon_table *own, const char *path, const struct base_buffer *bytes, char *message)
{
    struct lexicon_table user, merged;
    struct lexicon_error error = {0};
    if (parse_copy(own->name, bytes, &user, &error) != PACTA_OK) {
        snprintf(message, LEXICON_MESSAGE_SIZE, "%.180s:%u: %s", path, error.line, error.message);
        return PACTA_BAD_INPUT;
    }
    if (!same_columns(own, &user)) {
        snprintf(message, LEXICON_MESSAGE_SIZE, "%.180s: its columns are not those of data/lexicon/%s.tsv; copy the header line from there", path,
                 own->name);
        return PACTA_BAD_INPUT;
    }
    struct base_buffer lines;
    base_buffer_init(&lines);
    merge_lines(own, &user, &lines);
    pacta_status status = lines.broken ? PACTA_NO_MEMORY : parse_copy(own->name, &lines, &merged, &error);
    base_buffer_release(&lines);
    if (status == PACTA_OK) {
        overlay.tables[overlay.count++] = merged;
    } else {
        snprintf(message, LEXICON_MESSAGE_SIZE, "%.180s: does not go together with our words: %s", path, error.message);
    }
    return status;
}

static pacta_status open_file(const char *folder, const char *file, char *message)
{
    char path[PATH_LIMIT], name[128];
    snprintf(path, sizeof path, "%s/%s", folder, file);
    snprintf(name, sizeof name, "%.*s", (int)(strlen(file) - 4), file);
    const struct lexicon_table *own = lexicon_table_named(name);
    if (own == NULL || overlay.count == TABLE_LIMIT) {
        snprintf(message, LEXICON_MESSAGE_SIZE, "%.180s: there is no table of that name; name it like a file of data/lexicon", path);
        return PACTA_BAD_INPUT;
    }
    struct base_buffer bytes;
    base_buffer_init(&bytes);
    pacta_status status = PACTA_NO_FILE;
    if (read_file(path, &bytes)) {
        status = lay_over(own, path, &bytes, message);
    } else {
        snprintf(message, LEXICON_MESSAGE_SIZE, "%.180s: cannot be read; check that it is a file and may be read", path);
    }
    base_buffer_release(&bytes);
    return status;
}

/* ------------------------------------------------------------------ opening and closing */

pacta_status lexicon_overlay_open(const char *folder, char message[LEXICON_MESSAGE_SIZE])
{
    struct dirent **files;
    lexicon_overlay_close();
    int count = scandir(folder, &files, is_table_file, alphasort);
    if (count < 0) {
        snprintf(message, LEXICON_MESSAGE_SIZE, "%.180s: %s; name a folder with .tsv files", folder, strerror(errno));
        return PACTA_NO_FILE;
    }
    base_arena_init(&overlay.arena, 0);
    overlay.open = true;
    pacta_status status = PACTA_OK;
    for (int i = 0; i < count; i++) {
        status = status == PACTA_OK ? open_file(folder, files[i]->d_name, message) : status;
        free(files[i]);
    }
    free(files);
    if (status != PACTA_OK) {
        lexicon_overlay_close();
        return status;
    }
    lexicon_lay(overlay.tables, overlay.count);
    return PACTA_OK;
}

void lexicon_overlay_close(void)
{
    if (overlay.open) {
        lexicon_lay(NULL, 0);
        base_arena_release(&overlay.arena);
        overlay.count = 0;
        overlay.open = false;
    }
}
