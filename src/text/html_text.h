/* Text nodes of HTML into a page: white space collapsed, entities mapped one by one. */
#ifndef TEXT_HTML_TEXT_H
#define TEXT_HTML_TEXT_H

#include "text/page.h"

/* `raw` lies in the page's source; `decoded` is what the parser made of it. */
void text_html_add_text(struct text_page *page, uint32_t item_start, struct base_span raw, struct base_str decoded);

#endif
