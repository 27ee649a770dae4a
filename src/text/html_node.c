/* What an element is, told by its tag, its attributes and the words of its class and id (data/lexicon/page_classes.tsv). */
#include "text/html_node.h"
#include "text/tables.h"


#include <string.h>

enum { LARGE_PERCENT = 40, CLASS_MOST = 400, HEADING_DEPTH = 12 };

const GumboVector *text_html_children(const GumboNode *node)
{
    bool element = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
    return element ? &node->v.element.children : node->type == GUMBO_NODE_DOCUMENT ? &node->v.document.children : NULL;
}

static const GumboAttribute *find_attribute(const GumboNode *node, const char *name)
{
    return node->type == GUMBO_NODE_ELEMENT ? gumbo_get_attribute(&node->v.element.attributes, name) : NULL;
}

struct base_str text_html_attribute(const GumboNode *node, const char *name)
{
    const GumboAttribute *attribute = find_attribute(node, name);
    return base_str_from(attribute == NULL ? NULL : attribute->value);
}

struct base_span text_html_attribute_at(const GumboNode *node, const char *name, struct base_str source)
{
    const GumboAttribute *attribute = find_attribute(node, name);
    if (attribute == NULL || attribute->original_value.data == NULL || attribute->original_value.data < source.data) {
        return (struct base_span){0, 0};
    }
    uint32_t start = (uint32_t)(attribute->original_value.data - source.data);
    uint32_t end = start + (uint32_t)attribute->original_value.length;
    if (start >= source.length || end > source.length) {
        return (struct base_span){0, 0};
    }
    bool quoted = end - start >= 2 && (source.data[start] == '"' || source.data[start] == '\'');
    return (struct base_span){start + quoted, end - quoted};
}

struct base_span text_html_extent(const GumboNode *node)
{
    uint32_t start = node->v.element.start_pos.offset, end = node->v.element.end_pos.offset;
    return (struct base_span){start, end > start ? end : start};
}

bool text_html_is_inline(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_B:
    case GUMBO_TAG_I:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_U:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_S:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_BIG:
    case GUMBO_TAG_ACRONYM:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_IMG:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_STRIKE:
        return true;
    default:
        return false;
    }
}

static bool is_mute(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_MAP:
        return true;
    default:
        return false;
    }
}

static bool is_beside(GumboTag tag)
{
    return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_FORM || tag == GUMBO_TAG_MENU;
}

/* A style that hides: "display: none", with or without blanks. */
static bool is_hidden(const GumboNode *node)
{
    if (find_attribute(node, "hidden") != NULL) {
        return true;
    }
    struct base_str style = text_html_attribute(node, "style");
    const char *const HIDING[] = {"display:none", "display: none", "visibility:hidden", "visibility: hidden"};
    for (size_t i = 0; style.length > 0 && i < sizeof HIDING / sizeof *HIDING; i++) {
        if (base_str_find(style, HIDING[i], 0) >= 0) {
            return true;
        }
    }
    return false;
}

static bool has_side_role(const GumboNode *node)
{
    struct base_str role = text_html_attribute(node, "role");
    return base_str_in(role, "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar");
}

static bool is_word_byte(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* Has the attribute a word that the table gives this meaning? "jp-relatedposts" is looked up whole and in parts. */
static bool has_class_word(struct base_str words, const char *meaning)
{
    const struct lexicon_table *table = text_table(TEXT_TABLE_CLASSES);
    if (table == NULL || words.length > CLASS_MOST) {
        return false;
    }
    for (uint32_t at = 0; at < words.length; at++) {
        uint32_t start = at;
        while (at < words.length && is_word_byte(words.data[at])) {
            at++;
        }
        uint32_t row = at > start ? lexicon_find(table, base_str_slice(words, (struct base_span){start, at})) : LEXICON_NONE;
        if (row != LEXICON_NONE && base_str_is(lexicon_cell(table, row, 1), meaning)) {
            return true;
        }
    }
    return false;
}

static bool is_named(const GumboNode *node, const char *meaning)
{
    return has_class_word(text_html_attribute(node, "class"), meaning) || has_class_word(text_html_attribute(node, "id"), meaning);
}

static bool has_main_heading(const GumboNode *node, uint32_t depth)
{
    const GumboVector *children = text_html_children(node);
    for (unsigned i = 0; children != NULL && depth < HEADING_DEPTH && i < children->length; i++) {
        const GumboNode *child = children->data[i];
        bool heading = child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_H1;
        if (heading || has_main_heading(child, depth + 1)) {
            return true;
        }
    }
    return false;
}

bool text_html_is_caption(const GumboNode *node)
{
    return node->v.element.tag == GUMBO_TAG_FIGCAPTION || node->v.element.tag == GUMBO_TAG_CAPTION || is_named(node, "caption");
}

bool text_html_is_dropped(const GumboNode *node, uint32_t body_length)
{
    if (node->type != GUMBO_NODE_ELEMENT) {
        return true;
    }
    GumboTag tag = node->v.element.tag;
    if (is_mute(tag)) {
        return true;
    }
    if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_H1 ||
        tag == GUMBO_TAG_P) {
        return is_hidden(node);
    }
    struct base_span extent = text_html_extent(node);
    if ((uint64_t)(extent.end - extent.start) * 100 > (uint64_t)body_length * LARGE_PERCENT) {
        return false;
    }
    if (tag == GUMBO_TAG_HEADER || is_beside(tag) || has_side_role(node) || is_hidden(node) || is_named(node, "drop")) {
        return is_hidden(node) || !has_main_heading(node, 0);
    }
    return false;
}
