/* Any bytes as a file of documents, and as one raw record of each kind. The first byte chooses the file's name. */
#include "text/container.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void read_all(const char *path)
{
    struct text_source *source;
    struct text_error error;
    struct base_arena arena;
    base_arena_init(&arena, 0);
    if (text_source_open(path, &source, &error) == PACTA_OK) {
        struct text_input input;
        struct base_str id;
        while (text_source_next(source, &arena, &input, &id, &error) != PACTA_NOT_FOUND) {
            base_arena_reset(&arena);
        }
        text_source_close(source);
    }
    base_arena_release(&arena);
}

static void parse(struct base_str bytes, enum text_raw_kind kind)
{
    struct text_raw raw = {kind, bytes, BASE_STR("fuzz"), 1};
    struct text_input input;
    struct base_str id;
    struct text_error error;
    struct base_arena arena;
    base_arena_init(&arena, 0);
    text_raw_parse(&arena, &raw, &input, &id, &error);
    base_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[64];
    if (size == 0) {
        return 0;
    }
    snprintf(path, sizeof path, "/dev/shm/pacta_fuzz_%d%s", (int)getpid(), data[0] & 1 ? ".jsonl" : "");
    FILE *file = fopen(path, "wb");
    if (file != NULL) {
        fwrite(data + 1, 1, size - 1, file);
        fclose(file);
        read_all(path);
        remove(path);
    }
    parse((struct base_str){(const char *)data + 1, (uint32_t)size - 1}, TEXT_RAW_JSON_LINE);
    parse((struct base_str){(const char *)data + 1, (uint32_t)size - 1}, TEXT_RAW_WARC);
    return 0;
}
