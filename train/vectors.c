/* Reads the package's JSON as far as it is wanted: {..., "vectors":{"word":[1.5,...], ...}}. */
#include "vectors.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_BYTES = 200 };

static void give_up(const char *path, const char *problem)
{
    fprintf(stderr, "pacta-train: %s %s\n", path, problem);
    exit(2);
}

static void skip_to_vectors(FILE *file, const char *path)
{
    const char *key = "\"vectors\":{";
    uint32_t matched = 0;
    for (int c = fgetc(file); c != EOF; c = fgetc(file)) {
        matched = c == key[matched] ? matched + 1 : c == key[0];
        if (key[matched] == '\0') {
            return;
        }
    }
    give_up(path, "holds no word vectors");
}

/* The next word between quotes; false at the end of the table. */
static bool read_word(FILE *file, char word[WORD_BYTES])
{
    int c = fgetc(file);
    while (c != '"' && c != '}' && c != EOF) {
        c = fgetc(file);
    }
    if (c != '"') {
        return false;
    }
    uint32_t length = 0;
    for (c = fgetc(file); c != '"' && c != EOF; c = fgetc(file)) {
        if (c == '\\') {
            c = fgetc(file);
        }
        if (length + 1 < WORD_BYTES) {
            word[length++] = (char)c;
        }
    }
    word[length] = '\0';
    return c == '"';
}

static bool read_values(FILE *file, float *values)
{
    if (fscanf(file, ":[%f", &values[0]) != 1) {
        return false;
    }
    for (uint32_t i = 1; i < VECTOR_DIMENSIONS; i++) {
        if (fscanf(file, ",%f", &values[i]) != 1) {
            return false;
        }
    }
    int c = fgetc(file);
    while (c != ']' && c != EOF) {
        c = fgetc(file);
    }
    return c == ']';
}

void vectors_read(struct base_arena *arena, const char *path, uint32_t limit, struct vectors *vectors)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        give_up(path, "cannot be read");
        return;
    }
    char word[WORD_BYTES];
    *vectors = (struct vectors){.words = BASE_NEW_ARRAY(arena, struct base_str, limit),
                                .values = BASE_NEW_ARRAY(arena, float, ((size_t)limit + 1) * VECTOR_WIDTH)};
    vectors->values[VECTOR_DIMENSIONS] = 1;
    skip_to_vectors(file, path);
    while (vectors->count < limit && read_word(file, word) &&
           read_values(file, vectors->values + ((size_t)vectors->count + 1) * VECTOR_WIDTH)) {
        vectors->words[vectors->count++] = base_str_copy(arena, base_str_from(word));
    }
    fclose(file);
}
