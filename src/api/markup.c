/* Tags and entities out of a quotation, by the same parser that reads whole pages. */
#include "api/markup.h"

#include "text/html_node.h"

#include <gumbo.h>

/* A quotation is a sentence; what is far longer is cut before a page parser sees it. */
enum { MOST_BYTES = 16384 };

/* "<p>" or "&ndash;", and not "a < b" or "R&D". */
static bool has_markup(struct base_str text)
{
    for (uint32_t i = 0; i + 1 < text.length; i++) {
        char c = text.data[i], next = text.data[i + 1];
        bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
        if ((c == '<' && (letter || next == '/' || next == '!')) || (c == '&' && (letter || next == '#'))) {
            return true;
        }
    }
    return false;
}

/* Depth is bounded by gumbo's own limit on what a quotation of this size can open; still no recursion. */
static const GumboNode *next_node(const GumboNode *node, const GumboNode *top)
{
    const GumboVector *children = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE
                                      ? &node->v.element.children
                                  : node->type == GUMBO_NODE_DOCUMENT ? &node->v.document.children
                                                                      : NULL;
    if (children != NULL && children->length > 0) {
        return children->data[0];
    }
    while (node != top) {
        const GumboNode *parent = node->parent;
        const GumboVector *row =
            parent->type == GUMBO_NODE_DOCUMENT ? &parent->v.document.children : &parent->v.element.children;
        if (node->index_within_parent + 1 < row->length) {
            return row->data[node->index_within_parent + 1];
        }
        node = parent;
    }
    return NULL;
}

void api_unmark(struct base_buffer *out, struct base_str text)
{
    if (!has_markup(text)) {
        base_buffer_add_str(out, text);
        return;
    }
    GumboOutput *page =
        gumbo_parse_with_options(&kGumboDefaultOptions, text.data, text.length < MOST_BYTES ? text.length : MOST_BYTES);
    for (const GumboNode *node = page->document; node != NULL; node = next_node(node, page->document)) {
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
            base_buffer_add_text(out, node->v.text.text);
        } else if (node->type == GUMBO_NODE_ELEMENT && !text_html_is_inline(node->v.element.tag)) {
            base_buffer_add_char(out, ' '); /* paragraphs part words, emphasis does not */
        }
    }
    gumbo_destroy_output(&kGumboDefaultOptions, page);
}
