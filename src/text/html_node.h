/* Small questions about the parser's nodes. */
#ifndef TEXT_HTML_NODE_H
#define TEXT_HTML_NODE_H

#include "base/text.h"

#include <gumbo.h>

/* The value of an attribute; the empty string when it is missing. */
struct base_str text_html_attribute(const GumboNode *node, const char *name);

/* Where the attribute's value stands in the source, without quotes. */
struct base_span text_html_attribute_at(const GumboNode *node, const char *name, struct base_str source);

/* Where the element stands in the source, from its opening tag to its closing one. */
struct base_span text_html_extent(const GumboNode *node);

/* Elements that run inside a line. */
bool text_html_is_inline(GumboTag tag);

/* Does nothing of the element belong to the news? `body_length` is the size of the whole body: what covers most of it is
 * never dropped, whatever its name. */
bool text_html_is_dropped(const GumboNode *node, uint32_t body_length);

/* Is it the text under a picture? */
bool text_html_is_caption(const GumboNode *node);

const GumboVector *text_html_children(const GumboNode *node); /* NULL for nodes without */

#endif
