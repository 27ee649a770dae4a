/* The head of an article: its title, and what stands around it. */
#ifndef TEXT_TITLE_H
#define TEXT_TITLE_H

#include "text/divide.h"

/* Gives outlets that stand on lines of their own their role, in the head [first, end). */
void text_title_mark_outlets(struct text_page *page, uint32_t first, uint32_t end);

/* Finds the title in the head [first, part->body) and sets part->title, part->body and part->start. Other copies of the title,
 * and short lines between title and story, become noise. */
void text_title_settle(struct text_page *page, struct text_part *part, uint32_t first);

/* Dates, outlets, bylines and credits right above `item` belong to the article: the first of them. */
uint32_t text_title_start(const struct text_page *page, uint32_t first, uint32_t item);

#endif
