/* Who published an article, when and where: read from the lines of its head, its dateline and its credit lines. */
#ifndef TEXT_HEAD_H
#define TEXT_HEAD_H

#include "text/divide.h"

/* Keeps what the caller knows for articles whose page does not print it. */
void text_head_take_input(struct text_page *page, const struct text_input *input);

/* Fills the article's values and cuts dateline and credit out of the items' bodies. */
void text_head_read(struct text_page *page, const struct text_part *part, struct text_article *article);

#endif
