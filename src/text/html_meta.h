/* What an HTML page says about itself: title, outlet, author, date, address, language. */
#ifndef TEXT_HTML_META_H
#define TEXT_HTML_META_H

#include "text/page.h"

#include <gumbo.h>

/* Fills the page's values, with where they stand in the source. */
void text_html_meta_read(struct text_page *page, const GumboNode *document);

#endif
