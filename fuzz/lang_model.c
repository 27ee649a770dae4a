/*
 * Any bytes as a model: the input overwrites the header and the start of each section of a small model with a
 * right checksum, so that the checks behind the checksum are reached; what is accepted must tag and parse.
 */
#include "lang/feature.h"
#include "lang/model.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum { FILE_SIZE = 64 * 1024 };

static void lay_out(unsigned char *bytes)
{
    struct lang_model_header *header = (struct lang_model_header *)(void *)bytes;
    static const uint32_t sizes[LANG_SECTION_COUNT] = {4, 8192, 8, 8192, 0, 4096, 1024, 64, 1024, 64};
    uint64_t at = (sizeof *header + 63) / 64 * 64;
    for (uint32_t i = 0; i < LANG_SECTION_COUNT; i++) {
        header->sections[i] = (struct lang_section){at, sizes[i]};
        at = (at + sizes[i] + 63) / 64 * 64;
    }
    static const unsigned char actions[] = {0, 0, 1, 0, 2, 5, 3, 6};
    memcpy(bytes + header->sections[LANG_SECTION_PARSE_CLASSES].at, actions, sizeof actions);
}

/* Three bytes of input: where, and which byte goes there. */
static void damage(unsigned char *bytes, const uint8_t *data, size_t size)
{
    for (size_t i = 0; i + 3 <= size; i += 3) {
        bytes[(data[i] | data[i + 1] << 8) % FILE_SIZE] = data[i + 2];
    }
    struct lang_model_header *header = (struct lang_model_header *)(void *)bytes;
    memcpy(header->magic, LANG_MODEL_MAGIC, sizeof header->magic);
    header->format = LANG_MODEL_FORMAT;
    header->features = LANG_FEATURE_VERSION;
    header->size = FILE_SIZE;
    header->checksum = XXH3_64bits(header + 1, FILE_SIZE - sizeof *header);
}

static void use(const struct lang_model *model)
{
    static const char sentence[] = "Vero, the envoy, didn't sign it.";
    struct base_arena arena;
    struct base_arena scratch;
    base_arena_init(&arena, 0);
    base_arena_init(&scratch, 0);
    struct lang_text text = {.text = {sentence, sizeof sentence - 1}};
    lang_split(&arena, &text, (struct base_span){0, sizeof sentence - 1}, 0);
    for (uint32_t i = 0; i < text.sentences.count; i++) {
        lang_tag(model, &arena, &scratch, &text, i);
        lang_parse(model, &scratch, &text, i, NULL, 0, 1 + i % 4);
    }
    base_arena_release(&scratch);
    base_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    unsigned char *bytes = aligned_alloc(64, FILE_SIZE);
    struct lang_model model;
    const char *problem = NULL;
    (void)lang_model_read(data, size < sizeof(struct lang_model_header) ? size : 0, &model, &problem);
    memset(bytes, 0, FILE_SIZE);
    lay_out(bytes);
    damage(bytes, data, size);
    if (lang_model_read(bytes, FILE_SIZE, &model, &problem) == PACTA_OK) {
        use(&model);
    }
    free(bytes);
    return 0;
}
