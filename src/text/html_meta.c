/*
 * Pages tell the same thing in several places. Each value keeps the rank of the place it came from, and the best wins:
 * Open Graph before <title>, schema.org data before bare meta names.
 */
#include "text/html_meta.h"

#include "text/html_node.h"

#include <jansson.h>
#include <string.h>

enum { NAME_SIZE = 256, SCRIPT_MOST = 512 * 1024, DEPTH_MOST = 4096, JSON_DEPTH = 6, SUFFIX_MOST = 48, TITLE_LEAST = 12 };
enum field { FIELD_TITLE, FIELD_OUTLET, FIELD_BYLINE, FIELD_PUBLISHED, FIELD_URL, FIELD_LANGUAGE, FIELD_COUNT };

struct reader {
    struct text_page *page;
    struct text_value values[FIELD_COUNT];
    int ranks[FIELD_COUNT];
};

static const struct {
    const char *name;
    enum field field;
    int rank;
} METAS[] = {
    {"og:title", FIELD_TITLE, 5},
    {"twitter:title", FIELD_TITLE, 3},
    {"headline", FIELD_TITLE, 4},
    {"og:site_name", FIELD_OUTLET, 5},
    {"application-name", FIELD_OUTLET, 2},
    {"author", FIELD_BYLINE, 3},
    {"article:author", FIELD_BYLINE, 2},
    {"article:published_time", FIELD_PUBLISHED, 9},
    {"datePublished", FIELD_PUBLISHED, 8},
    {"og:published_time", FIELD_PUBLISHED, 8},
    {"publish_date", FIELD_PUBLISHED, 7},
    {"publish-date", FIELD_PUBLISHED, 7},
    {"pubdate", FIELD_PUBLISHED, 7},
    {"publication_date", FIELD_PUBLISHED, 7},
    {"dc.date.issued", FIELD_PUBLISHED, 7},
    {"dcterms.created", FIELD_PUBLISHED, 6},
    {"dc.date", FIELD_PUBLISHED, 6},
    {"dcterms.date", FIELD_PUBLISHED, 6},
    {"date", FIELD_PUBLISHED, 5},
    {"og:url", FIELD_URL, 3},
    {"og:locale", FIELD_LANGUAGE, 2},
    {"language", FIELD_LANGUAGE, 1},
};

static void offer(struct reader *reader, enum field field, int rank, struct base_str value, struct base_span at)
{
    struct base_str trimmed = base_str_trim(value);
    if (trimmed.length == 0 || rank <= reader->ranks[field]) {
        return;
    }
    if (field == FIELD_PUBLISHED && text_day_from_words(trimmed) == TEXT_NO_DAY) {
        return;
    }
    reader->ranks[field] = rank;
    reader->values[field] = (struct text_value){trimmed, at};
}

static void read_meta(struct reader *reader, const GumboNode *node)
{
    static const char *const KEYS[] = {"property", "name", "itemprop"};
    for (size_t k = 0; k < sizeof KEYS / sizeof *KEYS; k++) {
        struct base_str key = text_html_attribute(node, KEYS[k]);
        for (size_t i = 0; key.length > 0 && i < sizeof METAS / sizeof *METAS; i++) {
            if (base_str_is_fold(key, METAS[i].name)) {
                offer(reader, METAS[i].field, METAS[i].rank, text_html_attribute(node, "content"),
                      text_html_attribute_at(node, "content", reader->page->source));
            }
        }
    }
}

/* ---- schema.org data in JSON ---- */

static struct base_span find_span(struct base_str source, struct base_span within, struct base_str value)
{
    if (value.length == 0 || within.end - within.start < value.length) {
        return (struct base_span){0, 0};
    }
    const char *found = memmem(source.data + within.start, within.end - within.start, value.data, value.length);
    uint32_t start = found == NULL ? 0 : (uint32_t)(found - source.data);
    return (struct base_span){start, found == NULL ? 0 : start + value.length};
}

struct schema {
    char published[NAME_SIZE], outlet[NAME_SIZE], author[NAME_SIZE], title[NAME_SIZE];
};

static void keep_string(char out[NAME_SIZE], const json_t *value)
{
    const char *text = json_string_value(value);
    if (text != NULL && out[0] == 0 && strlen(text) < NAME_SIZE) {
        memcpy(out, text, strlen(text) + 1);
    }
}

/* "publisher": {"name": "..."} or [{"name": "..."}] or "..." */
static void keep_name(char out[NAME_SIZE], const json_t *value)
{
    value = json_is_array(value) ? json_array_get(value, 0) : value;
    keep_string(out, json_is_object(value) ? json_object_get(value, "name") : value);
}

static void read_schema(const json_t *node, struct schema *schema, int depth)
{
    size_t index;
    const json_t *child;
    if (depth > JSON_DEPTH) {
        return;
    }
    json_array_foreach(node, index, child)
    {
        read_schema(child, schema, depth + 1);
    }
    if (!json_is_object(node)) {
        return;
    }
    if (json_object_get(node, "datePublished") != NULL) {
        keep_string(schema->published, json_object_get(node, "datePublished"));
        keep_string(schema->title, json_object_get(node, "headline"));
        keep_name(schema->outlet, json_object_get(node, "publisher"));
        keep_name(schema->author, json_object_get(node, "author"));
    }
    read_schema(json_object_get(node, "@graph"), schema, depth + 1);
}

static void offer_copy(struct reader *reader, enum field field, int rank, const char *text, struct base_span within)
{
    struct base_str value = base_str_copy(reader->page->arena, base_str_from(text));
    offer(reader, field, rank, value, find_span(reader->page->source, within, value));
}

/* jansson's memory is given back before the arena is asked for any. */
static void read_json(struct reader *reader, const GumboNode *script)
{
    const GumboVector *children = text_html_children(script);
    const GumboNode *node = children->length > 0 ? children->data[0] : NULL;
    if (node == NULL || node->type != GUMBO_NODE_TEXT || node->v.text.original_text.length > SCRIPT_MOST) {
        return;
    }
    struct schema schema = {{0}, {0}, {0}, {0}};
    json_error_t error;
    json_t *root = json_loads(node->v.text.text, JSON_DISABLE_EOF_CHECK, &error);
    read_schema(root, &schema, 0);
    json_decref(root);
    uint32_t start = (uint32_t)(node->v.text.original_text.data - reader->page->source.data);
    struct base_span within = {start, start + (uint32_t)node->v.text.original_text.length};
    offer_copy(reader, FIELD_PUBLISHED, 8, schema.published, within);
    offer_copy(reader, FIELD_TITLE, 4, schema.title, within);
    offer_copy(reader, FIELD_OUTLET, 4, schema.outlet, within);
    offer_copy(reader, FIELD_BYLINE, 4, schema.author, within);
}

/* ---- the walk ---- */

static void read_title(struct reader *reader, const GumboNode *node)
{
    const GumboVector *children = text_html_children(node);
    const GumboNode *text = children->length > 0 ? children->data[0] : NULL;
    if (text != NULL && text->type == GUMBO_NODE_TEXT) {
        uint32_t start = (uint32_t)(text->v.text.original_text.data - reader->page->source.data);
        struct base_span within = {start, start + (uint32_t)text->v.text.original_text.length};
        offer(reader, FIELD_TITLE, 2, base_str_from(text->v.text.text), within);
    }
}

static void read_element(struct reader *reader, const GumboNode *node)
{
    struct base_str source = reader->page->source;
    switch (node->v.element.tag) {
    case GUMBO_TAG_META:
        read_meta(reader, node);
        break;
    case GUMBO_TAG_TITLE:
        read_title(reader, node);
        break;
    case GUMBO_TAG_HTML:
        offer(reader, FIELD_LANGUAGE, 3, text_html_attribute(node, "lang"), text_html_attribute_at(node, "lang", source));
        break;
    case GUMBO_TAG_LINK:
        if (base_str_is_fold(text_html_attribute(node, "rel"), "canonical")) {
            offer(reader, FIELD_URL, 4, text_html_attribute(node, "href"), text_html_attribute_at(node, "href", source));
        }
        break;
    case GUMBO_TAG_TIME: {
        bool sure = text_html_attribute(node, "pubdate").length > 0 || base_str_is(text_html_attribute(node, "itemprop"), "datePublished");
        offer(reader, FIELD_PUBLISHED, sure ? 8 : 3, text_html_attribute(node, "datetime"), text_html_attribute_at(node, "datetime", source));
        break;
    }
    case GUMBO_TAG_SCRIPT:
        if (base_str_is_fold(text_html_attribute(node, "type"), "application/ld+json")) {
            read_json(reader, node);
        }
        break;
    default:
        break;
    }
}

static void walk(struct reader *reader, const GumboNode *node, uint32_t depth)
{
    const GumboVector *children = text_html_children(node);
    if (node->type == GUMBO_NODE_ELEMENT) {
        read_element(reader, node);
    }
    for (unsigned i = 0; children != NULL && depth < DEPTH_MOST && i < children->length; i++) {
        walk(reader, children->data[i], depth + 1);
    }
}

/* ---- the values ---- */

/* Where the site's name is hung on a title: "Headline - The Site", "Headline | Site". */
static uint32_t suffix_start(struct base_str title)
{
    static const char *const MARKS[] = {" | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB "};
    uint32_t best = title.length;
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        for (int64_t at = base_str_find(title, MARKS[i], 0); at >= 0; at = base_str_find(title, MARKS[i], (uint32_t)at + 1)) {
            bool short_tail = title.length - (uint32_t)at < SUFFIX_MOST && at >= TITLE_LEAST;
            best = short_tail && (best == title.length || (uint32_t)at > best) ? (uint32_t)at : best;
        }
    }
    return best;
}

static void cut_suffix(struct reader *reader)
{
    struct text_value *title = &reader->values[FIELD_TITLE];
    struct base_str outlet = reader->values[FIELD_OUTLET].value;
    uint32_t at = suffix_start(title->value);
    struct base_str tail = base_str_slice(title->value, (struct base_span){at, title->value.length});
    bool named = outlet.length > 0 && tail.length >= outlet.length &&
                 base_str_equal_fold(base_str_slice(tail, (struct base_span){tail.length - outlet.length, tail.length}), outlet);
    if (at < title->value.length && (named || reader->ranks[FIELD_TITLE] == 2)) {
        title->value.length = at;
    }
}

/* "en-US", "en_GB" give "en". */
static void cut_language(struct text_value *language)
{
    uint32_t length = 0;
    while (length < language->value.length && (language->value.data[length] | 32) >= 'a' && (language->value.data[length] | 32) <= 'z') {
        length++;
    }
    language->value.length = length;
    language->source.end = language->source.end > language->source.start + length ? language->source.start + length : language->source.end;
}

static void give(struct text_value *value, struct text_value found)
{
    if (found.value.length > 0) {
        *value = found;
    }
}

void text_html_meta_read(struct text_page *page, const GumboNode *document)
{
    struct reader reader = {.page = page};
    walk(&reader, document, 0);
    cut_suffix(&reader);
    cut_language(&reader.values[FIELD_LANGUAGE]);
    struct base_str byline = reader.values[FIELD_BYLINE].value;
    if (base_str_starts_fold(byline, "http")) {
        reader.values[FIELD_BYLINE] = (struct text_value){{NULL, 0}, {0, 0}};
    }
    give(&page->title, reader.values[FIELD_TITLE]);
    give(&page->outlet, reader.values[FIELD_OUTLET]);
    give(&page->byline, reader.values[FIELD_BYLINE]);
    give(&page->published, reader.values[FIELD_PUBLISHED]);
    give(&page->url, reader.values[FIELD_URL]);
    give(&page->language, reader.values[FIELD_LANGUAGE]);
}
