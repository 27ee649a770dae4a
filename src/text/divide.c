/*
 * Dividing a page into articles. An article is a head of short lines (title, outlet, date, byline) and a body of sentences.
 * The first body belongs to the page; a further one counts when its head has a date and a headline and its body is long,
 * because pages end in teasers that look the same but are short.
 */
#include "text/divide.h"

#include "text/item.h"
#include "text/limits.h"
#include "text/repeat.h"
#include "text/title.h"

enum {
    MANY = 3,
    EARLY_ITEMS = 40,
    HEAVY = 500,          /* bytes of sentences that make a further article */
    LIGHT = 200,          /* a body below this may be furniture before the story */
    CLUSTER_BACK = 3,
    CLUSTER_AHEAD = 5,
    HEADING_MOST = 110
};

static bool closes(enum text_role role)
{
    return role == TEXT_ROLE_END || role == TEXT_ROLE_BOX || role == TEXT_ROLE_MORE || role == TEXT_ROLE_NOISE;
}

/* ---- heads of further articles ---- */

struct head {
    uint32_t first;
    uint32_t body;
    bool headline;
    uint32_t weight; /* bytes of sentences until the next date, end or pointer; counts up to HEAVY */
};

static uint32_t sentence_bytes(const struct text_page *page, uint32_t from)
{
    uint32_t weight = 0;
    for (uint32_t i = from; i < page->items.count && weight < HEAVY; i++) {
        enum text_role role = text_item_at(page, i)->role;
        if (role == TEXT_ROLE_END || role == TEXT_ROLE_BOX || role == TEXT_ROLE_MORE || (role == TEXT_ROLE_DATE && i > from)) {
            break;
        }
        weight += text_item_is_story(page, i) ? text_item_at(page, i)->at.end - text_item_at(page, i)->at.start : 0;
    }
    return weight;
}

/* The head around a date line; items before `least` are taken. False when no story follows it. */
static bool head_around(const struct text_page *page, uint32_t date, uint32_t least, struct head *head)
{
    *head = (struct head){.first = date};
    while (head->first > least && date - head->first < CLUSTER_BACK && text_item_is_short(page, head->first - 1)) {
        head->first--;
    }
    uint32_t ahead = date + 1;
    while (ahead < page->items.count && ahead - date <= CLUSTER_AHEAD && !text_item_is_story(page, ahead) &&
           !closes(text_item_at(page, ahead)->role)) {
        ahead++;
    }
    if (ahead >= page->items.count || !text_item_is_story(page, ahead)) {
        return false;
    }
    for (uint32_t i = head->first; i < ahead; i++) {
        head->headline = head->headline || (text_item_is_headline(page, i) && !text_item_names_outlet(page, i));
    }
    head->body = ahead;
    head->weight = sentence_bytes(page, ahead);
    return true;
}

/* The next full article at or after `from`; false when there is none. */
static bool next_head(const struct text_page *page, uint32_t from, struct head *head)
{
    for (uint32_t i = from; i < page->items.count; i++) {
        if (text_item_at(page, i)->role == TEXT_ROLE_DATE && head_around(page, i, from, head) && head->headline && head->weight >= HEAVY) {
            return true;
        }
    }
    return false;
}

/* ---- the body ---- */

/* Does the story go on behind a box of pointers? Two sentences in a row say so. `*at` becomes the first of them. */
static bool resumes(const struct text_page *page, uint32_t *at)
{
    uint32_t i = *at;
    while (i < page->items.count && !text_item_is_story(page, i)) {
        enum text_role role = text_item_at(page, i)->role;
        if (role == TEXT_ROLE_END || role == TEXT_ROLE_MORE || role == TEXT_ROLE_DATE) {
            return false;
        }
        i++;
    }
    bool two = i + 1 < page->items.count && text_item_is_story(page, i) && text_item_is_story(page, i + 1);
    *at = i;
    return two;
}

/* Bytes of sentences; stops counting at LIGHT. */
static uint32_t story_bytes(const struct text_page *page, uint32_t first, uint32_t end)
{
    uint32_t bytes = 0;
    for (uint32_t i = first; i < end && bytes < LIGHT; i++) {
        bytes += text_item_is_story(page, i) ? text_item_at(page, i)->at.end - text_item_at(page, i)->at.start : 0;
    }
    return bytes;
}

static void mark_noise(struct text_page *page, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        text_item_at(page, i)->role = TEXT_ROLE_NOISE;
    }
}

/* A head with a date inside the body: another article, or a teaser. "Updated: ..." alone is neither. */
static bool ends_at_date(const struct text_page *page, uint32_t body, uint32_t i, uint32_t *end)
{
    struct head head;
    if (!head_around(page, i, body + 1, &head) || !head.headline || story_bytes(page, body, head.first) < LIGHT) {
        return false;
    }
    *end = head.first;
    return true;
}

/* Is what stands before `i` so little, and what follows so much, that the story must still be to come? */
static bool comes_later(const struct text_page *page, uint32_t body, uint32_t i)
{
    return i - body <= EARLY_ITEMS && story_bytes(page, body, i) < LIGHT && sentence_bytes(page, i + 1) >= HEAVY;
}

/* The item behind the story that begins at `body`. */
static uint32_t body_end(struct text_page *page, uint32_t body)
{
    uint32_t count = page->items.count, end;
    for (uint32_t i = body + 1; i < count; i++) {
        enum text_role role = text_item_at(page, i)->role;
        if (role == TEXT_ROLE_DATE && ends_at_date(page, body, i, &end)) {
            return end;
        }
        if (role != TEXT_ROLE_BOX && role != TEXT_ROLE_END) {
            continue;
        }
        uint32_t at = i + 1;
        bool on = (role == TEXT_ROLE_BOX || comes_later(page, body, i)) && resumes(page, &at);
        if (!on) {
            return i;
        }
        mark_noise(page, i, at);
        i = at - 1;
    }
    return count;
}

/* The lines behind the last sentence are kept when they could be news: lists, credits, one longer line. */
static uint32_t trim_tail(struct text_page *page, uint32_t body, uint32_t end)
{
    uint32_t last = end;
    while (last > body + 1 && !text_item_is_story(page, last - 1) && text_item_at(page, last - 1)->role != TEXT_ROLE_BULLET &&
           text_item_at(page, last - 1)->role != TEXT_ROLE_CREDIT) {
        last--;
    }
    uint32_t shorts = 0, words = 0;
    for (uint32_t i = last; i < end; i++) {
        shorts += text_item_is_short(page, i);
        words = text_item_is_short(page, i) ? text_item_at(page, i)->words : words;
    }
    bool keep = shorts > 0 && shorts < 3 && words > 3 && text_item_is_short(page, last);
    return keep ? last + shorts : last;
}

/* Where the site begins to speak of itself for good: from there on it says more than the story. */
static uint32_t before_noisy_tail(const struct text_page *page, uint32_t body, uint32_t end)
{
    uint32_t best = end, noise = 0, stories = 0;
    for (uint32_t i = end; i > body + 1; i--) {
        noise += text_item_at(page, i - 1)->site;
        stories += text_item_is_story(page, i - 1);
        if (text_item_at(page, i - 1)->site && noise >= MANY && noise > stories) {
            best = i - 1;
        }
    }
    return best;
}

/* Two or more texts in a row that break off in dots are teasers, when they end the page. */
static uint32_t before_dotted_tail(const struct text_page *page, uint32_t body, uint32_t end)
{
    uint32_t i = end, dotted = 0;
    while (i > body + 1 && (text_item_ends_in_dots(page, i - 1) || !text_item_is_story(page, i - 1))) {
        dotted += text_item_is_story(page, i - 1);
        i--;
    }
    return dotted >= 2 ? i : end;
}

/* Where the last few sentences of the body begin. */
static uint32_t last_sentences(const struct text_page *page, uint32_t body, uint32_t end)
{
    uint32_t i = end;
    for (uint32_t count = 0; i > body; i--) {
        count += text_item_is_story(page, i - 1);
        if (count == MANY) {
            break;
        }
    }
    return i;
}

/* Who wrote it, told behind the story, begins what the site says about itself. */
static uint32_t before_author_box(const struct text_page *page, uint32_t body, uint32_t end)
{
    uint32_t tail = last_sentences(page, body, end), told = 0;
    for (uint32_t i = body; i < end; i++) {
        enum text_role role = text_item_at(page, i)->role;
        told += text_item_is_story(page, i);
        if (told < 2 || i < tail || (role != TEXT_ROLE_BYLINE && role != TEXT_ROLE_CREDIT)) {
            continue;
        }
        while (i < end && text_item_at(page, i)->role == TEXT_ROLE_CREDIT) {
            i++;
        }
        return i;
    }
    return end;
}

/* "They signed:" before a list belongs to its sentences. */
static bool leads_list(const struct text_page *page, uint32_t i)
{
    return base_str_ends(text_item_str(page, i), ":") && text_item_at(page, i + 1)->role == TEXT_ROLE_BULLET;
}

static void settle_body(struct text_page *page, const struct text_part *part)
{
    for (uint32_t i = part->title == TEXT_NO_ITEM ? part->body : part->title + 1; i < part->end; i++) {
        struct text_item *item = text_item_at(page, i);
        bool line = item->role == TEXT_ROLE_BODY && !text_item_is_story(page, i) && i + 1 < part->end && !item->row && !leads_list(page, i);
        if (line && (item->heading || item->at.end - item->at.start <= HEADING_MOST)) {
            item->role = TEXT_ROLE_HEADING;
        }
    }
    if (part->title != TEXT_NO_ITEM) {
        text_item_at(page, part->title)->role = TEXT_ROLE_TITLE;
    }
}

static void add_part(struct text_page *page, struct text_parts *parts, uint32_t first, uint32_t body, uint32_t end)
{
    struct text_part part = {.body = body, .end = end, .zone = first};
    text_title_mark_outlets(page, first, body);
    text_title_settle(page, &part, first);
    end = before_dotted_tail(page, part.body, end);
    end = before_noisy_tail(page, part.body, before_author_box(page, part.body, end));
    part.end = trim_tail(page, part.body, end);
    settle_body(page, &part);
    *BASE_PUSH(page->arena, *parts) = part;
}

/* A page without one sentence: its lines are the text; the first is the title when more follow. */
static void add_lines(struct text_page *page, struct text_parts *parts, uint32_t zone)
{
    uint32_t first = TEXT_NO_ITEM, end = zone, count = 0;
    for (uint32_t i = zone; i < page->items.count; i++) {
        enum text_role role = text_item_at(page, i)->role;
        if (role == TEXT_ROLE_BODY || role == TEXT_ROLE_BULLET) {
            first = first == TEXT_NO_ITEM ? i : first;
            end = i + 1;
            count++;
        }
    }
    if (count == 0) {
        return;
    }
    struct text_part part = {.body = first, .end = end, .title = TEXT_NO_ITEM, .zone = zone};
    if (count > 1 && text_item_at(page, first)->role == TEXT_ROLE_BODY && !base_str_ends(text_item_str(page, first), ":")) {
        part.title = first;
        part.body = first + 1;
    }
    part.start = text_title_start(page, zone, first);
    if (part.title != TEXT_NO_ITEM) {
        text_item_at(page, first)->role = TEXT_ROLE_TITLE;
    }
    *BASE_PUSH(page->arena, *parts) = part;
}

/* Divides the items [first, page->items.count). */
static void divide_range(struct text_page *page, uint32_t first, struct text_parts *parts)
{
    uint32_t body = first;
    while (body < page->items.count && !text_item_is_story(page, body)) {
        body++;
    }
    if (body == page->items.count) {
        add_lines(page, parts, first);
        return;
    }
    while (parts->count < TEXT_MAX_ARTICLES) {
        uint32_t end = body_end(page, body);
        add_part(page, parts, first, body, end);
        struct head head;
        if (!next_head(page, end, &head)) {
            break;
        }
        first = head.first;
        body = head.body;
    }
}

/* Each <article> of an HTML page is a range of its own; a plain page is one range. */
void text_divide(struct text_page *page, struct text_parts *parts)
{
    uint32_t count = page->items.count;
    text_repeat_drop(page);
    text_repeat_drop_teasers(page);
    for (uint32_t first = 0; first < count && parts->count < TEXT_MAX_ARTICLES;) {
        uint32_t end = first;
        while (end < count && page->items.items[end].group == page->items.items[first].group) {
            end++;
        }
        page->items.count = end; /* the rules look no further than this range */
        divide_range(page, first, parts);
        page->items.count = count;
        first = end;
    }
}
