/* Any bytes as CoNLL-U: read, and written again. */
#include "lang/conllu.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct base_arena arena;
    struct base_buffer out;
    struct lang_conllu document;
    struct lang_conllu_error error;
    base_arena_init(&arena, 0);
    base_buffer_init(&out);
    const struct base_str bytes = {(const char *)data, (uint32_t)size};
    if (lang_conllu_read(&arena, bytes, &document, &error) == PACTA_OK) {
        for (uint32_t i = 0; i < document.text.sentences.count; i++) {
            lang_conllu_write_given(&document, i, &out);
            lang_conllu_write(&document.text, i, &out);
        }
    }
    base_buffer_release(&out);
    base_arena_release(&arena);
    return 0;
}
