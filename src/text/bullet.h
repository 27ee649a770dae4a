/* List marks at the start of a line: "- ", "• ", "-- ", "1. ", "(i) ", "a) ". */
#ifndef TEXT_BULLET_H
#define TEXT_BULLET_H

#include "base/text.h"

enum text_bullet_kind { TEXT_BULLET_NONE, TEXT_BULLET_SIGN, TEXT_BULLET_DASHES, TEXT_BULLET_NUMBER, TEXT_BULLET_ROMAN, TEXT_BULLET_LETTER };

struct text_bullet_mark {
    enum text_bullet_kind kind;
    uint32_t length; /* bytes of the mark and the blanks behind it */
};

struct text_bullet_mark text_bullet_at(struct base_str line);

/* Nesting of list items, told by their indent and their kind of mark. Start with a zeroed one for each list. */
enum { TEXT_BULLET_DEPTH = 8 };
struct text_bullet_nest {
    struct {
        uint32_t indent;
        enum text_bullet_kind kind;
    } open[TEXT_BULLET_DEPTH];
    uint32_t depth;
};

/* The level of the next item, from 1. */
uint8_t text_bullet_level(struct text_bullet_nest *nest, uint32_t indent, enum text_bullet_kind kind);

#endif
