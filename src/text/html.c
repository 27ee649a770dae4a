/*
 * HTML to items. First the page's stories are found (articles, else <main>, else the element with most text of its own),
 * then the page is walked once and what stands in a story, or between it and the main heading above it, becomes items.
 */
#include "text/page.h"

#include "text/html_guard.h"
#include "text/html_meta.h"
#include "text/html_node.h"
#include "text/html_text.h"
#include "text/limits.h"

#include <string.h>

enum { STORY_LEAST = 500, MAIN_LEAST = 200, DEPTH_MOST = 4096, LIST_DEPTH = 8 };

BASE_ARRAY_TYPE(stories, const GumboNode *);

struct weigher {
    struct text_page *page;
    uint32_t body_length;
    struct stories stories;
    const GumboNode *main;
    uint32_t main_weight;
    const GumboNode *dense;   /* with most text of its own and in its paragraphs */
    uint32_t dense_weight;
};

struct walker {
    struct text_page *page;
    const struct stories *stories;
    uint32_t body_length;
    uint32_t story;        /* the next story to come, or the one we are in */
    bool inside;           /* in a story */
    bool heading_seen;     /* between a main heading and its story */
    uint32_t first_item;   /* of this story, with what stands above it */
    uint32_t story_item;   /* the first inside the story */
    uint32_t start;        /* of the open item, in the page's text */
    uint32_t link_bytes;
    uint32_t links;        /* open <a> */
    uint8_t heading;       /* level of the open heading; 0 for none */
    uint8_t lists;
    uint32_t rows;         /* open <tr> with cells of plain text */
    bool caption;
    bool bullet;           /* the next item begins a list item */
    bool gap;
    bool broken;           /* a <br> stands before what comes */
    struct base_span break_at;
};

/* ---- finding the stories ---- */

static uint32_t weigh(struct weigher *weigher, const GumboNode *node, uint32_t depth);

static uint32_t text_weight(const GumboNode *node)
{
    return node->type == GUMBO_NODE_TEXT ? (uint32_t)strlen(node->v.text.text) : 0;
}

/* Articles inside an article: several are stories of their own, one is the story when it holds nearly all of it. */
static void note_story(struct weigher *weigher, const GumboNode *node, uint32_t before, uint32_t weight)
{
    if (weight < STORY_LEAST || weigher->stories.count > before) {
        return;
    }
    *BASE_PUSH(weigher->page->arena, weigher->stories) = node;
}

static void note_element(struct weigher *weigher, const GumboNode *node, uint32_t before, uint32_t weight, uint32_t own)
{
    GumboTag tag = node->v.element.tag;
    bool main = tag == GUMBO_TAG_MAIN || base_str_is(text_html_attribute(node, "role"), "main") ||
                base_str_is_fold(text_html_attribute(node, "itemprop"), "articleBody");
    if (tag == GUMBO_TAG_ARTICLE) {
        note_story(weigher, node, before, weight);
    }
    if (main && weight > weigher->main_weight) {
        weigher->main = node;
        weigher->main_weight = weight;
    }
    if (own > weigher->dense_weight) {
        weigher->dense = node;
        weigher->dense_weight = own;
    }
}

/* Text in the subtree that is no link text. `own` counts what stands in the element itself, its lines and paragraphs. */
static uint32_t weigh(struct weigher *weigher, const GumboNode *node, uint32_t depth)
{
    const GumboVector *children = text_html_children(node);
    uint32_t before = weigher->stories.count, weight = 0, own = 0;
    if (children == NULL || depth > DEPTH_MOST || text_html_is_dropped(node, weigher->body_length)) {
        return text_weight(node);
    }
    if (node->v.element.tag == GUMBO_TAG_A) {
        return 0;
    }
    for (unsigned i = 0; i < children->length; i++) {
        const GumboNode *child = children->data[i];
        if (child->type == GUMBO_NODE_ELEMENT && text_html_is_dropped(child, weigher->body_length)) {
            continue;
        }
        uint32_t part = weigh(weigher, child, depth + 1);
        bool element = child->type == GUMBO_NODE_ELEMENT;
        bool line = !element || child->v.element.tag == GUMBO_TAG_P || child->v.element.tag == GUMBO_TAG_BLOCKQUOTE ||
                    text_html_is_inline(child->v.element.tag);
        weight += part;
        own += line ? part : 0;
    }
    bool block = !text_html_is_inline(node->v.element.tag) && node->v.element.tag != GUMBO_TAG_P;
    note_element(weigher, node, before, weight, block ? own : 0);
    return weight;
}

static void choose_stories(struct weigher *weigher, const GumboNode *body)
{
    weigh(weigher, body, 0);
    if (weigher->stories.count > 0) {
        return;
    }
    const GumboNode *story = weigher->main_weight >= MAIN_LEAST ? weigher->main : weigher->dense_weight >= MAIN_LEAST ? weigher->dense : body;
    *BASE_PUSH(weigher->page->arena, weigher->stories) = story;
}

/* ---- items ---- */

static void close_item(struct walker *walker)
{
    struct text_item *item = text_page_close_item(walker->page, walker->start);
    if (item != NULL) {
        item->gap = walker->gap;
        item->heading = walker->heading > 0;
        item->bullet = walker->bullet && walker->heading == 0;
        item->level = walker->heading > 0 ? walker->heading : item->bullet ? walker->lists : 0;
        item->caption = walker->caption;
        item->row = walker->rows > 0;
        item->link_bytes = walker->link_bytes;
        item->group = walker->story + 1;
        walker->bullet = false;
        walker->gap = false;
    }
    walker->start = walker->page->length;
    walker->link_bytes = 0;
    walker->broken = false;
}

static bool is_letter(char c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || c == ',';
}

/* A line break within a sentence is a blank; any other ends the item. */
static void settle_break(struct walker *walker, struct base_str next)
{
    struct base_str rest = base_str_trim(next);
    if (!walker->broken || rest.length == 0) {
        return;
    }
    struct text_page *page = walker->page;
    bool goes_on = page->length > walker->start && is_letter(page->text[page->length - 1]) && rest.data[0] >= 'a' && rest.data[0] <= 'z';
    if (goes_on) {
        text_page_add_blank(page, walker->start, walker->break_at);
        walker->broken = false;
    } else {
        close_item(walker);
    }
}

static void add_text(struct walker *walker, const GumboNode *node)
{
    struct base_str source = walker->page->source;
    const char *raw = node->v.text.original_text.data;
    if (!(walker->inside || walker->heading_seen) || raw == NULL || raw < source.data || raw >= source.data + source.length) {
        return;
    }
    uint32_t start = (uint32_t)(raw - source.data), length = (uint32_t)node->v.text.original_text.length;
    uint32_t end = length > source.length - start ? source.length : start + length;
    struct base_str decoded = base_str_from(node->v.text.text);
    settle_break(walker, decoded);
    uint32_t before = walker->page->length;
    text_html_add_text(walker->page, walker->start, (struct base_span){start, end}, decoded);
    walker->link_bytes += walker->links > 0 ? walker->page->length - before : 0;
}

/* Cells of a row are parted by a sign that stands for the cell's tag. */
static void add_cell_border(struct walker *walker, const GumboNode *node)
{
    uint32_t start = node->v.element.start_pos.offset;
    if (walker->page->length > walker->start && node->v.element.original_tag.length > 0) {
        struct base_span at = {start, start + (uint32_t)node->v.element.original_tag.length};
        text_page_add_made(walker->page, BASE_STR("; "), at);
    }
}

static uint8_t heading_level(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_H1:
        return 1;
    case GUMBO_TAG_H2:
        return 2;
    case GUMBO_TAG_H3:
        return 3;
    case GUMBO_TAG_H4:
        return 4;
    case GUMBO_TAG_H5:
        return 5;
    case GUMBO_TAG_H6:
        return 6;
    default:
        return 0;
    }
}

/* A main heading before the story begins its head; an earlier one was the site's name. */
static void begin_heading(struct walker *walker)
{
    if (walker->story < walker->stories->count) {
        walker->page->items.count = walker->first_item;
        walker->start = walker->page->length;
        walker->heading_seen = true;
    }
}

/* Does the item say what the page's head gives as title? */
static bool is_page_title(const struct text_page *page, const struct text_item *item)
{
    struct base_str line = text_page_str(page, item->at), title = page->title.value;
    return item->heading && line.length >= 8 && title.length >= line.length &&
           base_str_equal_fold(line, base_str_slice(title, (struct base_span){0, line.length}));
}

/* A main heading inside the story makes what stood above the story furniture, unless the title was there. */
static void drop_lines_above(struct walker *walker)
{
    struct text_page *page = walker->page;
    for (uint32_t i = walker->first_item; i < walker->story_item; i++) {
        if (is_page_title(page, &page->items.items[i])) {
            return;
        }
    }
    for (uint32_t i = walker->first_item; i < walker->story_item; i++) {
        page->items.items[i].role = TEXT_ROLE_NOISE;
    }
}

static void walk(struct walker *walker, const GumboNode *node, uint32_t depth);

static void walk_children(struct walker *walker, const GumboNode *node, uint32_t depth)
{
    const GumboVector *children = text_html_children(node);
    for (unsigned i = 0; i < children->length && depth < DEPTH_MOST; i++) {
        walk(walker, children->data[i], depth + 1);
    }
}

static void walk_inline(struct walker *walker, const GumboNode *node, uint32_t depth)
{
    bool link = node->v.element.tag == GUMBO_TAG_A;
    bool caption = walker->caption;
    if (!caption && node->v.element.tag != GUMBO_TAG_A && text_html_is_caption(node)) {
        close_item(walker);
        walker->caption = true;
    }
    walker->links += link;
    walk_children(walker, node, depth);
    walker->links -= link;
    if (walker->caption != caption) {
        close_item(walker);
        walker->caption = caption;
    }
}

static void walk_block(struct walker *walker, const GumboNode *node, uint32_t depth)
{
    GumboTag tag = node->v.element.tag;
    uint8_t heading = walker->heading, level = heading_level(tag);
    bool caption = walker->caption, list = tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL;
    close_item(walker);
    walker->gap = true;
    if (level == 1 && walker->inside) {
        drop_lines_above(walker);
    } else if (level == 1) {
        begin_heading(walker);
    }
    walker->heading = level > 0 ? level : heading;
    walker->caption = caption || text_html_is_caption(node);
    walker->bullet = walker->bullet || tag == GUMBO_TAG_LI;
    walker->lists = (uint8_t)(walker->lists + (list && walker->lists < LIST_DEPTH));
    uint8_t lists = walker->lists;
    walker->rows += tag == GUMBO_TAG_TR;
    walk_children(walker, node, depth);
    close_item(walker);
    walker->rows -= tag == GUMBO_TAG_TR;
    walker->lists = (uint8_t)(lists - (list && lists > 0));
    walker->bullet = false;
    walker->caption = caption;
    walker->heading = heading;
    walker->gap = true;
}

static void walk_element(struct walker *walker, const GumboNode *node, uint32_t depth)
{
    GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_BR) {
        uint32_t start = node->v.element.start_pos.offset;
        walker->broken = walker->page->length > walker->start;
        walker->break_at = (struct base_span){start, start + (uint32_t)node->v.element.original_tag.length};
    } else if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) {
        add_cell_border(walker, node);
        walk_children(walker, node, depth);
    } else if (text_html_is_inline(tag)) {
        walk_inline(walker, node, depth);
    } else {
        walk_block(walker, node, depth);
    }
}

static void walk(struct walker *walker, const GumboNode *node, uint32_t depth)
{
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
        add_text(walker, node);
        return;
    }
    if (node->type != GUMBO_NODE_ELEMENT || text_html_is_dropped(node, walker->body_length) ||
        walker->page->items.count > TEXT_MAX_ITEMS) {
        return;
    }
    bool story = walker->story < walker->stories->count && node == walker->stories->items[walker->story];
    if (story) {
        close_item(walker);
        walker->inside = true;
        walker->story_item = walker->page->items.count;
    }
    walk_element(walker, node, depth);
    if (story) {
        close_item(walker);
        walker->inside = false;
        walker->heading_seen = false;
        walker->story++;
        walker->first_item = walker->page->items.count;
    }
}

/* ---- */

static const GumboNode *find_body(const GumboOutput *output)
{
    const GumboVector *children = text_html_children(output->root);
    for (unsigned i = 0; children != NULL && i < children->length; i++) {
        const GumboNode *child = children->data[i];
        if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_BODY) {
            return child;
        }
    }
    return output->root;
}

static void read_tree(struct text_page *page, const GumboOutput *output)
{
    const GumboNode *body = find_body(output);
    struct base_span extent = text_html_extent(body);
    uint32_t length = extent.end > extent.start ? extent.end - extent.start : page->source.length;
    struct weigher weigher = {.page = page, .body_length = length};
    text_html_meta_read(page, output->document);
    choose_stories(&weigher, body);
    if (weigher.stories.count > 1) { /* the page's head speaks of the page, not of each of its stories */
        page->title = page->byline = page->published = (struct text_value){{NULL, 0}, {0, 0}};
    }
    struct walker walker = {.page = page, .stories = &weigher.stories, .body_length = length};
    walk(&walker, body, 0);
}

pacta_status text_html_read(struct text_page *page, const char **reason)
{
    const char *refusal = text_html_refusal(page->source);
    if (refusal != NULL) {
        *reason = refusal;
        return PACTA_BAD_INPUT;
    }
    jmp_buf full;
    struct text_html_pool pool = {.arena = page->arena,
                                  .limit = ((size_t)16 << 20) + (size_t)page->source.length * TEXT_MAX_HTML_GROWTH,
                                  .full = &full};
    if (setjmp(full) != 0) {
        *reason = "HTML that grows beyond measure when it is read";
        return PACTA_BAD_INPUT;
    }
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = text_html_pool_take;
    options.deallocator = text_html_pool_give;
    options.userdata = &pool;
    options.max_errors = 0;
    const GumboOutput *output = gumbo_parse_with_options(&options, page->source.data, page->source.length);
    read_tree(page, output);
    if (page->items.count > TEXT_MAX_ITEMS) {
        *reason = "more than 200000 lines: this is a table, not a report";
        return PACTA_BAD_INPUT;
    }
    return PACTA_OK;
}
