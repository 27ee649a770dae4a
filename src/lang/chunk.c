/* A sentence's chunks: the units that the parser treats as one word. */
#include "lang/lang.h"

void lang_chunk_add(struct base_arena *scratch, struct lang_chunk **chunks, uint32_t *chunk_count, struct lang_chunk chunk)
{
    uint32_t before = 0;
    for (uint32_t i = 0; i < *chunk_count; i++) {
        if (chunk.first < (*chunks)[i].end && (*chunks)[i].first < chunk.end) {
            return;
        }
        before += (*chunks)[i].first < chunk.first;
    }
    struct lang_chunk *grown = BASE_NEW_ARRAY(scratch, struct lang_chunk, *chunk_count + 1);
    for (uint32_t i = 0; i < *chunk_count; i++) {
        grown[i + (i >= before)] = (*chunks)[i];
    }
    grown[before] = chunk;
    *chunks = grown;
    ++*chunk_count;
}
