/* From bytes as they came to checked UTF-8. */
#ifndef TEXT_DECODE_H
#define TEXT_DECODE_H

#include "text/article.h"

struct text_decoded {
    struct base_str source; /* input.bytes, or their UTF-8 in the arena when they were in another encoding */
    bool html;
    bool mojibake;          /* UTF-8 read as Windows-1252 and written again is in it */
    const char *notice;     /* what was done, or why not */
};

pacta_status text_decode(struct base_arena *arena, const struct text_input *input, struct text_decoded *decoded);

#endif
