/* Questions about one item of a page, after its role is known. */
#ifndef TEXT_ITEM_H
#define TEXT_ITEM_H

#include "text/page.h"

struct text_item *text_item_at(const struct text_page *page, uint32_t i);
struct base_str text_item_str(const struct text_page *page, uint32_t i);

/* Sentences of the body. */
bool text_item_is_story(const struct text_page *page, uint32_t i);

/* A short line that could be a headline, a name or a place. */
bool text_item_is_short(const struct text_page *page, uint32_t i);

/* Long enough for a headline, and no sentence. */
bool text_item_is_headline(const struct text_page *page, uint32_t i);

/* An outlet or agency that is known by name. */
bool text_item_names_outlet(const struct text_page *page, uint32_t i);

/* Does it break off in dots? */
bool text_item_ends_in_dots(const struct text_page *page, uint32_t i);

#endif
