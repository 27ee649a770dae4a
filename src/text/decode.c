/*
 * Encodings. UTF-8 is checked, everything else becomes UTF-8 before anything else is done, so that offsets and quotes
 * count in one text. Nothing is guessed: without a declaration only a text whose bytes can be but one thing is decoded.
 */
#include "text/decode.h"

#include "base/utf8.h"
#include "text/limits.h"
#include "text/mojibake.h"

#include <string.h>

static pacta_status refuse(struct base_arena *arena, struct text_decoded *decoded, const char *reason, uint32_t at)
{
    decoded->notice = base_str_format(arena, "%s at byte %u", reason, at).data;
    return PACTA_BAD_INPUT;
}

pacta_status text_decode(struct base_arena *arena, const struct text_input *input, struct text_decoded *decoded)
{
    *decoded = (struct text_decoded){.source = input->bytes};
    struct base_str bytes = input->bytes;
    if (bytes.length > TEXT_MAX_DOCUMENT) {
        return refuse(arena, decoded, "the document is larger than 8 MB: cut", TEXT_MAX_DOCUMENT);
    }
    const char *nul = bytes.length == 0 ? NULL : memchr(bytes.data, 0, bytes.length);
    if (nul != NULL) {
        return refuse(arena, decoded, "a NUL byte: this is no text", (uint32_t)(nul - bytes.data));
    }
    uint32_t bad = base_utf8_check(bytes);
    if (bad < bytes.length) {
        return refuse(arena, decoded, "no UTF-8", bad);
    }
    decoded->mojibake = text_mojibake_found(bytes);
    return PACTA_OK;
}
