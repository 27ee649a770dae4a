/*
 * A page on its way from bytes to articles: clean text in items (lines, paragraphs, list items) with a map to the source.
 *
 * plain.c and html.c fill a page, roles.c says what each item is, divide.c finds the articles, article.c writes them.
 */
#ifndef TEXT_PAGE_H
#define TEXT_PAGE_H

#include "text/article.h"

/* What an item is on the page. */
enum text_role {
    TEXT_ROLE_BODY,      /* sentences, or anything no rule speaks about */
    TEXT_ROLE_TITLE,
    TEXT_ROLE_HEADING,   /* a short line inside the body */
    TEXT_ROLE_BULLET,
    TEXT_ROLE_CAPTION,
    TEXT_ROLE_OUTLET,    /* the outlet's name on a line of its own */
    TEXT_ROLE_BYLINE,
    TEXT_ROLE_DATE,
    TEXT_ROLE_CREDIT,    /* names where the text is from; belongs to the article, not to its text */
    TEXT_ROLE_NOISE,     /* this item goes */
    TEXT_ROLE_BOX,       /* heads a box of pointers; the body may go on behind it */
    TEXT_ROLE_END,       /* heads what follows the article: comments, other stories */
    TEXT_ROLE_MORE       /* "Read more": what stands right before it was a teaser */
};

struct text_item {
    struct base_span at;    /* in the page's text */
    struct base_span body;  /* what is left of it for readers: `at` without bullet, dateline, credit */
    enum text_role role;
    uint8_t level;          /* of a bullet, from 1; of an HTML heading, 1 to 6 */
    bool gap;               /* a blank line or a block's border stands before it */
    bool heading;           /* HTML says so */
    bool bullet;
    bool caption;
    bool row;               /* a row of a table */
    bool sentence;          /* sentences rather than a headline, a name or a menu; set with the role */
    bool site;              /* noise in which the site speaks of itself */
    uint16_t words;         /* set with the role; counts up to some hundred */
    uint32_t link_bytes;    /* how many of its bytes are link text */
    uint32_t group;         /* HTML: number of the <article> it stands in, from 1; 0 for none */
};

struct text_page {
    struct base_arena *arena;
    struct base_str source;
    bool mojibake;          /* repair UTF-8 that was read as Windows-1252 and written again */
    char *text;
    uint32_t length;
    uint32_t capacity;
    BASE_ARRAY(struct text_run) runs;
    BASE_ARRAY(struct text_item) items;

    /* What the page's head or the caller knows. */
    struct text_value title, outlet, agency, byline, published, language, url;
    uint32_t lost_count;    /* characters lost before we got the page (U+FFFD, "T?rkiye") */
    uint32_t repaired_count;
};

void text_page_init(struct text_page *page, struct base_arena *arena, struct base_str source);

/* Appends source bytes: zero-width characters and soft hyphens go, NBSP and control bytes become blanks. */
void text_page_add(struct text_page *page, uint32_t source_at, uint32_t length);

/* Appends `clean` as made from other source bytes (an entity, a repair). */
void text_page_add_made(struct text_page *page, struct base_str clean, struct base_span source);

/* Appends a blank for the white space at that place, unless the text since `item_start` is empty or ends in one. */
void text_page_add_blank(struct text_page *page, uint32_t item_start, struct base_span source);

/* Closes the item that began at `start`; NULL when it would be empty. */
struct text_item *text_page_close_item(struct text_page *page, uint32_t start);

struct base_str text_page_str(const struct text_page *page, struct base_span at);

/* Source bytes of a span of the page's text. */
struct base_span text_page_source(const struct text_page *page, struct base_span at);

/* The same for any list of runs. */
struct base_span text_map_source(const struct text_run *runs, uint32_t count, struct base_span clean);

/* A value printed at that place of the page. */
struct text_value text_page_value(const struct text_page *page, struct base_span at);

/* The page's readers. They leave the reason when they refuse. */
pacta_status text_plain_read(struct text_page *page, const char **reason);
pacta_status text_html_read(struct text_page *page, const char **reason);

#endif
