/* The articles of a page: which items belong to which, and which item is the title. */
#ifndef TEXT_DIVIDE_H
#define TEXT_DIVIDE_H

#include "text/page.h"

#define TEXT_NO_ITEM UINT32_MAX

/* Items [start, end) of the page; roles say what each of them is to the article. */
struct text_part {
    uint32_t start;
    uint32_t title;  /* TEXT_NO_ITEM when none is printed */
    uint32_t body;   /* the first item of the story */
    uint32_t end;
    uint32_t zone;   /* where the search for the head began: dates between zone and start may still be the page's */
};

BASE_ARRAY_TYPE(text_parts, struct text_part);

/* Settles the roles that need context (title, heading, outlet, noise behind an end) and lists the articles. */
void text_divide(struct text_page *page, struct text_parts *parts);

#endif
