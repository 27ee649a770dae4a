/*
 * Opening a model: map the file, look at the header, check that every section lies inside and holds what
 * it must. A file that is damaged, cut short, foreign or of another version is refused with one line.
 */
#include "lang/model.h"

#include "lang/net_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

enum { TABLE_LIMIT = 1 << 28 };

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

static const void *section_bytes(const struct lang_model *model, const struct lang_section *section)
{
    return model->bytes + section->at;
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

static bool read_classes(struct lang_model *model, const struct lang_section *sections)
{
    const uint64_t tags = sections[LANG_SECTION_TAG_CLASSES].size / sizeof(struct lang_tag_class);
    const uint64_t actions = sections[LANG_SECTION_ACTIONS].size / sizeof(struct lang_action);
    if (tags == 0 || tags > LANG_CLASS_LIMIT || actions > LANG_CLASS_LIMIT) {
        return false;
    }
    model->tag_classes = section_bytes(model, &sections[LANG_SECTION_TAG_CLASSES]);
    model->tag_count = (uint32_t)tags;
    model->actions = section_bytes(model, &sections[LANG_SECTION_ACTIONS]);
    model->action_count = (uint32_t)actions;
    return tags_are_sound(model->tag_classes, model->tag_count) && actions_are_sound(model->actions, model->action_count);
}

static bool read_tables(struct lang_model *model, const struct lang_section *sections)
{
    const uint64_t words = sections[LANG_SECTION_WORD_ROWS].size / sizeof(struct lang_row);
    const struct lang_section *net = &sections[LANG_SECTION_NET];
    if (words == 0 || sections[LANG_SECTION_SIDE_ROWS].size != LANG_SIDE_ROWS * sizeof(struct lang_row)) {
        return false;
    }
    model->words = section_bytes(model, &sections[LANG_SECTION_WORD_ROWS]);
    model->word_count = (uint32_t)words;
    model->sides = section_bytes(model, &sections[LANG_SECTION_SIDE_ROWS]);
    return lang_net_lay_out(section_bytes(model, net), model->tag_count, model->action_count, &model->net) == net->size;
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
    model->vocabulary = (struct lang_vocabulary){section_bytes(model, slots), (uint32_t)slot_count - 1};
    model->lemma_slots = section_bytes(model, lemmas);
    model->lemma_mask = (uint32_t)lemma_count - 1;
    model->lemma_strings = section_bytes(model, &sections[LANG_SECTION_LEMMA_STRINGS]);
    model->lemma_string_size = (uint32_t)sections[LANG_SECTION_LEMMA_STRINGS].size;
    return true;
}

pacta_status lang_model_read(const unsigned char *bytes, size_t size, struct lang_model *model, const char **problem)
{
    const struct lang_model_header *header = (const struct lang_model_header *)(const void *)bytes;
    *model = (struct lang_model){.bytes = bytes, .size = size, .dense = lang_dense_best()};
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
    if (!read_classes(model, header->sections) || !read_tables(model, header->sections) ||
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
