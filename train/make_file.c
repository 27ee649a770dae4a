/* Laying out the model file. */
#include "make.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum { ALIGNMENT = 64 };

static uint64_t aligned(uint64_t at)
{
    return (at + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static unsigned char *lay_out(const struct make_bytes sections[LANG_SECTION_COUNT], struct lang_model_header *header)
{
    uint64_t at = aligned(sizeof *header);
    for (uint32_t i = 0; i < LANG_SECTION_COUNT; i++) {
        header->sections[i] = (struct lang_section){at, sections[i].size};
        at = aligned(at + sections[i].size);
    }
    header->size = at;
    unsigned char *bytes = calloc(1, at);
    for (uint32_t i = 0; bytes != NULL && i < LANG_SECTION_COUNT; i++) {
        if (sections[i].size > 0) {
            memcpy(bytes + header->sections[i].at, sections[i].data, sections[i].size);
        }
    }
    return bytes;
}

void make_file(const char *path, const struct make_bytes sections[LANG_SECTION_COUNT])
{
    struct lang_model_header header = {
        .magic = LANG_MODEL_MAGIC, .format = LANG_MODEL_FORMAT, .features = LANG_FEATURE_VERSION};
    unsigned char *bytes = lay_out(sections, &header);
    FILE *file = fopen(path, "wb");
    if (bytes == NULL || file == NULL) {
        fprintf(stderr, "pacta-train: %s cannot be written\n", path);
        exit(2);
    }
    header.checksum = XXH3_64bits(bytes + sizeof header, header.size - sizeof header);
    (void)snprintf(header.version, sizeof header.version, "english-%016llx", (unsigned long long)header.checksum);
    memcpy(bytes, &header, sizeof header);
    const bool written = fwrite(bytes, 1, header.size, file) == header.size;
    if (fclose(file) != 0 || !written) {
        fprintf(stderr, "pacta-train: %s was not written; is the disk full?\n", path);
        exit(2);
    }
    free(bytes);
}
