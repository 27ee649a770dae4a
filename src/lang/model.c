/*
 * Opening a model: map the file, look at the header, check that every section lies inside and holds what
 * it must. A file that is damaged, cut short, foreign or of another version is refused with one line.
 */
#include "lang/model.h"

#include "lang/feature.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

enum { NAME_CLASS_COUNT = 7, TABLE_LIMIT = 1 << 28 };

uint32_t lang_class_width(uint32_t class_count)
{
    return (class_count + LANG_CLASS_STEP - 1) / LANG_CLASS_STEP * LANG_CLASS_STEP;
}

lang_score_function *lang_score_best(void)
{
#ifdef LANG_KERNEL_V3
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma")) {
        return lang_score_v3;
    }
#endif
    return lang_score_base;
}

static const char *check_header(const struct lang_model_header *header, size_t size)
{
    if (size < sizeof *header || memcmp(header->magic, LANG_MODEL_MAGIC, sizeof header->magic) != 0) {
        return "is no Pacta language model";
    }
    if (header->format != LANG_MODEL_FORMAT || header->features != LANG_FEATURE_VERSION) {
        return "is a language model of another version";
    }
    if (header->size != size) {
        return "is cut short or has bytes too many";
    }
    if (XXH3_64bits(header + 1, size - sizeof *header) != header->checksum) {
        return "is damaged (its checksum is wrong)";
    }
    return memchr(header->version, 0, sizeof header->version) == NULL ? "is damaged (its version has no end)" : NULL;
}

static bool section_fits(const struct lang_section *section, size_t size)
{
    return section->at % 64 == 0 && section->at >= sizeof(struct lang_model_header) && section->at <= size &&
           section->size <= size - section->at && section->size <= TABLE_LIMIT;
}

static bool is_power_of_two(uint64_t number)
{
    return number != 0 && (number & (number - 1)) == 0;
}

static bool set_table(const struct lang_model *model, enum lang_section_number number, uint32_t class_count,
                      struct lang_table *table)
{
    const struct lang_section *section = &((const struct lang_model_header *)(const void *)model->bytes)->sections[number];
    const uint32_t width = lang_class_width(class_count);
    if (class_count == 0 || width > LANG_CLASS_LIMIT || section->size <= width) {
        return false;
    }
    *table = (struct lang_table){.weights = (const int8_t *)(model->bytes + section->at),
                                 .span = (uint32_t)section->size - width,
                                 .class_count = class_count,
                                 .width = width};
    return true;
}

static bool tags_are_sound(const struct lang_tag_class *classes, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        if (classes[i].upos >= LANG_UPOS_COUNT || classes[i].xpos >= LANG_XPOS_COUNT) {
            return false;
        }
    }
    return true;
}

/* The first two actions are SHIFT and REDUCE, and there is at least one of LEFT and of RIGHT. */
static bool actions_are_sound(const struct lang_action *actions, uint32_t count)
{
    uint32_t seen[LANG_MOVE_COUNT] = {0};
    for (uint32_t i = 0; i < count; i++) {
        if (actions[i].move >= LANG_MOVE_COUNT || actions[i].relation >= LANG_ARC_COUNT) {
            return false;
        }
        seen[actions[i].move]++;
    }
    return count >= 4 && actions[0].move == LANG_MOVE_SHIFT && actions[1].move == LANG_MOVE_REDUCE &&
           seen[LANG_MOVE_SHIFT] == 1 && seen[LANG_MOVE_REDUCE] == 1 && seen[LANG_MOVE_LEFT] > 0 && seen[LANG_MOVE_RIGHT] > 0;
}

static bool read_tagging(struct lang_model *model, const struct lang_section *sections)
{
    const struct lang_section *classes = &sections[LANG_SECTION_TAG_CLASSES];
    const uint64_t count = classes->size / sizeof(struct lang_tag_class);
    model->tag_classes = (const struct lang_tag_class *)(const void *)(model->bytes + classes->at);
    return count <= LANG_CLASS_LIMIT && tags_are_sound(model->tag_classes, (uint32_t)count) &&
           set_table(model, LANG_SECTION_TAG_WEIGHTS, (uint32_t)count, &model->tag) &&
           set_table(model, LANG_SECTION_NAME_WEIGHTS, NAME_CLASS_COUNT, &model->name);
}

static bool read_parsing(struct lang_model *model, const struct lang_section *sections)
{
    const struct lang_section *classes = &sections[LANG_SECTION_PARSE_CLASSES];
    const uint64_t count = classes->size / sizeof(struct lang_action);
    model->actions = (const struct lang_action *)(const void *)(model->bytes + classes->at);
    if (count > LANG_CLASS_LIMIT || !actions_are_sound(model->actions, (uint32_t)count) ||
        !set_table(model, LANG_SECTION_PARSE_WEIGHTS, (uint32_t)count, &model->parse)) {
        return false;
    }
    if (sections[LANG_SECTION_BEAM_WEIGHTS].size == 0) {
        model->beam = model->parse;
        return true;
    }
    return set_table(model, LANG_SECTION_BEAM_WEIGHTS, (uint32_t)count, &model->beam);
}

static bool read_words(struct lang_model *model, const struct lang_section *sections)
{
    const struct lang_section *slots = &sections[LANG_SECTION_VOCABULARY];
    const struct lang_section *lemmas = &sections[LANG_SECTION_LEMMA_SLOTS];
    const uint64_t slot_count = slots->size / sizeof(struct lang_vocabulary_slot);
    const uint64_t lemma_count = lemmas->size / sizeof(struct lang_lemma_slot);
    if (!is_power_of_two(slot_count) || !is_power_of_two(lemma_count)) {
        return false;
    }
    model->vocabulary = (struct lang_vocabulary){
        .slots = (const struct lang_vocabulary_slot *)(const void *)(model->bytes + slots->at),
        .mask = (uint32_t)slot_count - 1,
        .coarse = (const uint16_t *)(const void *)(model->bytes + sections[LANG_SECTION_COARSE].at),
        .cluster_count = (uint32_t)(sections[LANG_SECTION_COARSE].size / sizeof(uint16_t)),
    };
    model->lemma_slots = (const struct lang_lemma_slot *)(const void *)(model->bytes + lemmas->at);
    model->lemma_mask = (uint32_t)lemma_count - 1;
    model->lemma_strings = (const char *)(model->bytes + sections[LANG_SECTION_LEMMA_STRINGS].at);
    model->lemma_string_size = (uint32_t)sections[LANG_SECTION_LEMMA_STRINGS].size;
    return true;
}

pacta_status lang_model_read(const unsigned char *bytes, size_t size, struct lang_model *model, const char **problem)
{
    const struct lang_model_header *header = (const struct lang_model_header *)(const void *)bytes;
    *model = (struct lang_model){.bytes = bytes, .size = size, .score = lang_score_best()};
    *problem = check_header(header, size);
    if (*problem != NULL) {
        return PACTA_BAD_MODEL;
    }
    *problem = "is damaged (a section is not what it should be)";
    for (uint32_t i = 0; i < LANG_SECTION_COUNT; i++) {
        if (!section_fits(&header->sections[i], size)) {
            return PACTA_BAD_MODEL;
        }
    }
    if (!read_tagging(model, header->sections) || !read_parsing(model, header->sections) ||
        !read_words(model, header->sections)) {
        return PACTA_BAD_MODEL;
    }
    *problem = NULL;
    return PACTA_OK;
}

static void say(char message[200], const char *path, const char *problem, const char *remedy)
{
    if (message != NULL) {
        (void)snprintf(message, 200, "%.100s %.50s; %.40s", path, problem, remedy);
    }
}

/* Maps a whole file; NULL when it cannot be read or is empty. */
static const unsigned char *map_file(const char *path, size_t *size)
{
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return NULL;
    }
    struct stat info;
    void *bytes = MAP_FAILED;
    if (fstat(file, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0) {
        *size = (size_t)info.st_size;
        bytes = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, file, 0);
    }
    close(file);
    return bytes == MAP_FAILED ? NULL : bytes;
}

pacta_status lang_model_open(const char *path, struct lang_model **model, char message[200])
{
    *model = NULL;
    size_t size = 0;
    const unsigned char *bytes = map_file(path, &size);
    if (bytes == NULL) {
        say(message, path, "cannot be read", "name a language model with --model");
        return PACTA_BAD_MODEL;
    }
    struct lang_model *made = malloc(sizeof *made);
    if (made == NULL) {
        munmap((void *)(uintptr_t)bytes, size);
        say(message, path, "was not opened: memory ended", "free some");
        return PACTA_NO_MEMORY;
    }
    const char *problem = NULL;
    const pacta_status status = lang_model_read(bytes, size, made, &problem);
    if (status != PACTA_OK) {
        free(made);
        munmap((void *)(uintptr_t)bytes, size);
        say(message, path, problem, "install it again");
        return status;
    }
    made->mapped = true;
    *model = made;
    return PACTA_OK;
}

void lang_model_close(struct lang_model *model)
{
    if (model == NULL) {
        return;
    }
    if (model->mapped) {
        munmap((void *)(uintptr_t)model->bytes, model->size);
    }
    free(model);
}

const char *lang_model_version(const struct lang_model *model)
{
    return ((const struct lang_model_header *)(const void *)model->bytes)->version;
}
