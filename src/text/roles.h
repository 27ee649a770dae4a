/* What each item of a page is: one look at the item itself, before the page is divided into articles. */
#ifndef TEXT_ROLES_H
#define TEXT_ROLES_H

#include "text/page.h"

/* The outer form of a line. Counts stop at long paragraphs, which are body anyway. */
struct text_shape {
    uint32_t words;
    uint32_t capitalised; /* words that begin with a capital letter */
    uint32_t lower;       /* words that begin with a small letter */
    uint32_t numbers;     /* words that begin with a digit, or sign and digit */
    uint32_t bars;        /* '|' and pointed quotes that divide menus */
    bool upper;           /* has letters, and all of them are capitals */
    bool ends_sentence;
};

struct text_shape text_shape_of(struct base_str line);

/* Gives every item its role. */
void text_roles_find(struct text_page *page);

#endif
