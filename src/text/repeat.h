/* What stands on a page a second time, and teasers that break off. */
#ifndef TEXT_REPEAT_H
#define TEXT_REPEAT_H

#include "text/page.h"

/* Paragraphs that stand on the page a second time become noise; pages print a story twice, for two widths of screen. */
void text_repeat_drop(struct text_page *page);

/* Outlet, headline and a text that breaks off in dots become noise: a teaser of a collecting page. */
void text_repeat_drop_teasers(struct text_page *page);

#endif
