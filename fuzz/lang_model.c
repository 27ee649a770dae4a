/*
 * Any bytes as a model: the input overwrites bytes of a small model with a right checksum, so that the checks
 * behind the checksum are reached; what is accepted must tag and parse.
 */
#include "lang/net_file.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum { TAG_COUNT = 3, WORD_COUNT = 4, SLOT_COUNT = 128 };

static const unsigned char TAGS[2 * TAG_COUNT] = {LANG_NOUN, 1, LANG_VERB, 2, LANG_PUNCT, 3};
static const unsigned char ACTIONS[] = {LANG_MOVE_SHIFT, 0, LANG_MOVE_REDUCE, 0, LANG_MOVE_LEFT, 5, LANG_MOVE_RIGHT, 6};

/* Sets the sections; returns the size of the file. */
static size_t lay_out(struct lang_model_header *header)
{
    struct lang_net net;
    const size_t sizes[LANG_SECTION_COUNT] = {
        [LANG_SECTION_TAG_CLASSES] = sizeof TAGS,
        [LANG_SECTION_ACTIONS] = sizeof ACTIONS,
        [LANG_SECTION_VOCABULARY] = SLOT_COUNT * sizeof(struct lang_vocabulary_slot),
        [LANG_SECTION_WORD_ROWS] = WORD_COUNT * sizeof(struct lang_row),
        [LANG_SECTION_SIDE_ROWS] = LANG_SIDE_ROWS * sizeof(struct lang_row),
        [LANG_SECTION_NET] = lang_net_lay_out(NULL, TAG_COUNT, sizeof ACTIONS / 2, &net),
        [LANG_SECTION_LEMMA_SLOTS] = SLOT_COUNT * sizeof(struct lang_lemma_slot),
        [LANG_SECTION_LEMMA_STRINGS] = 64,
    };
    uint64_t at = (sizeof *header + 63) / 64 * 64;
    for (uint32_t i = 0; i < LANG_SECTION_COUNT; i++) {
        header->sections[i] = (struct lang_section){at, sizes[i]};
        at = (at + sizes[i] + 63) / 64 * 64;
    }
    return at;
}

/* A model of noise, as the first bytes of the input choose it. */
static unsigned char *make_model(const uint8_t *data, size_t size, size_t *file_size)
{
    struct lang_model_header header = {.format = LANG_MODEL_FORMAT};
    *file_size = lay_out(&header);
    unsigned char *bytes = aligned_alloc(64, *file_size);
    uint32_t noise = size > 0 ? data[0] : 0;
    for (size_t i = 0; i < *file_size; i++) {
        noise = noise * 1664525u + 1013904223u;
        bytes[i] = (unsigned char)(noise >> 24);
    }
    memcpy(bytes, &header, sizeof header);
    memcpy(bytes + header.sections[LANG_SECTION_TAG_CLASSES].at, TAGS, sizeof TAGS);
    memcpy(bytes + header.sections[LANG_SECTION_ACTIONS].at, ACTIONS, sizeof ACTIONS);
    return bytes;
}

/* Four bytes of input: where, and which byte goes there. */
static void damage(unsigned char *bytes, size_t file_size, const uint8_t *data, size_t size)
{
    for (size_t i = 1; i + 4 <= size; i += 4) {
        bytes[((size_t)data[i] | (size_t)data[i + 1] << 8 | (size_t)data[i + 2] << 16) % file_size] = data[i + 3];
    }
    struct lang_model_header *header = (struct lang_model_header *)(void *)bytes;
    memcpy(header->magic, LANG_MODEL_MAGIC, sizeof header->magic);
    header->format = LANG_MODEL_FORMAT;
    header->features = LANG_FEATURE_VERSION;
    header->size = file_size;
    header->checksum = XXH3_64bits(header + 1, file_size - sizeof *header);
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
        for (uint32_t beam = 1; beam < 5; beam++) {
            lang_parse(model, &scratch, &text, i, NULL, 0, beam);
        }
    }
    base_arena_release(&scratch);
    base_arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct lang_model model;
    const char *problem = NULL;
    size_t file_size = 0;
    (void)lang_model_read(data, size < sizeof(struct lang_model_header) ? size : 0, &model, &problem);
    unsigned char *bytes = make_model(data, size, &file_size);
    damage(bytes, file_size, data, size);
    if (lang_model_read(bytes, file_size, &model, &problem) == PACTA_OK) {
        use(&model);
    }
    free(bytes);
    return 0;
}
