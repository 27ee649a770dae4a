/*
 * Dividing a page into articles. An article is a head of short lines (title, outlet, date, byline) and a body of sentences.
 * The first body belongs to the page; a further one counts when its head has a date and a headline and its body is long,
 * because pages end in teasers that look the same but are short.
 */
#include "text/divide.h"

#include "text/date.h"
#include "text/dateline.h"
#include "text/limits.h"
#include "text/roles.h"

enum {
    MANY = 3,
    EARLY_ITEMS = 40,
    HEAD_ITEMS = 60,
    HEAVY = 500,          /* bytes of sentences that make a further article */
    LIGHT = 200,          /* a body below this may be furniture before the story */
    CLUSTER_BACK = 3,
    CLUSTER_AHEAD = 5,
    TITLE_MOST = 220,
    TITLE_WORDS = 3,
    TITLE_LEAST = 24,
    SHORT_TITLE = 12,
    BLOCK = 4,
    SUBTITLE_WORDS = 5,
    REPEAT_LEAST = 40,
    CAPTION_MOST = 160,
    HEADING_MOST = 110
};

static struct text_item *item_at(const struct text_page *page, uint32_t i)
{
    return &page->items.items[i];
}

static struct base_str str_at(const struct text_page *page, uint32_t i)
{
    return text_page_str(page, item_at(page, i)->at);
}

static bool is_story(const struct text_page *page, uint32_t i)
{
    const struct text_item *item = item_at(page, i);
    return (item->role == TEXT_ROLE_BODY || item->role == TEXT_ROLE_BULLET) && !item->heading && item->sentence;
}

/* A short line that could be a headline, a name or a place. */
static bool is_short(const struct text_page *page, uint32_t i)
{
    enum text_role role = item_at(page, i)->role;
    return (role == TEXT_ROLE_BODY || role == TEXT_ROLE_BULLET || role == TEXT_ROLE_OUTLET) && !is_story(page, i);
}

static bool is_headline(const struct text_page *page, uint32_t i)
{
    struct base_str line = str_at(page, i);
    const struct text_item *item = item_at(page, i);
    bool enough = (item->words >= TITLE_WORDS && line.length >= TITLE_LEAST) || item->heading;
    return item->role == TEXT_ROLE_BODY && !is_story(page, i) && line.length <= TITLE_MOST && enough && !base_str_ends(line, ":");
}

/* Does it stand in a block of short lines without blank lines between them, on a page that has blank lines? */
static bool is_in_menu_block(const struct text_page *page, uint32_t i, uint32_t first, uint32_t body)
{
    if (!item_at(page, body)->gap) {
        return false;
    }
    uint32_t start = i, end = i + 1;
    while (start > first && !item_at(page, start)->gap && i - start < BLOCK) {
        start--;
    }
    while (end < body && !item_at(page, end)->gap && end - i < BLOCK) {
        end++;
    }
    return end - start >= BLOCK;
}

static bool closes(enum text_role role)
{
    return role == TEXT_ROLE_END || role == TEXT_ROLE_BOX || role == TEXT_ROLE_MORE || role == TEXT_ROLE_NOISE;
}

static bool is_named_outlet(const struct text_page *page, uint32_t i)
{
    struct base_str line = str_at(page, i);
    line.length -= base_str_ends(line, ":"); /* "Trend:" */
    return text_is_outlet(line) || text_agency_name(line).length > 0;
}

/* Is a date line within two items? */
static bool is_by_date(const struct text_page *page, uint32_t i, uint32_t first, uint32_t end)
{
    for (uint32_t k = i > first + 2 ? i - 2 : first; k < end && k <= i + 2; k++) {
        if (item_at(page, k)->role == TEXT_ROLE_DATE && !base_str_starts_fold(str_at(page, k), "date ")) {
            return true;
        }
    }
    return false;
}

/* Is the short line an outlet: known by name, or printed twice beside a date? */
static bool is_outlet(const struct text_page *page, uint32_t i, uint32_t first, uint32_t end)
{
    if (!is_short(page, i) || item_at(page, i)->words > 5) {
        return false;
    }
    for (uint32_t k = first; k < end && item_at(page, i)->words <= 4 && is_by_date(page, i, first, end); k++) {
        if (k != i && base_str_equal_fold(str_at(page, k), str_at(page, i))) {
            return true;
        }
    }
    return is_named_outlet(page, i);
}

/* Looks at the last lines of the head only; long heads are menus. */
static void mark_outlets(struct text_page *page, uint32_t first, uint32_t end)
{
    first = end - first > HEAD_ITEMS ? end - HEAD_ITEMS : first;
    for (uint32_t i = first; i < end; i++) {
        if (item_at(page, i)->role == TEXT_ROLE_OUTLET || !is_outlet(page, i, first, end)) {
            continue;
        }
        struct base_str name = str_at(page, i);
        for (uint32_t k = first; k < end; k++) {
            if (base_str_equal_fold(str_at(page, k), name)) {
                item_at(page, k)->role = TEXT_ROLE_OUTLET;
            }
        }
    }
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
        enum text_role role = item_at(page, i)->role;
        if (role == TEXT_ROLE_END || role == TEXT_ROLE_BOX || role == TEXT_ROLE_MORE || (role == TEXT_ROLE_DATE && i > from)) {
            break;
        }
        weight += is_story(page, i) ? item_at(page, i)->at.end - item_at(page, i)->at.start : 0;
    }
    return weight;
}

/* The head around a date line; items before `least` are taken. False when no story follows it. */
static bool head_around(const struct text_page *page, uint32_t date, uint32_t least, struct head *head)
{
    *head = (struct head){.first = date};
    while (head->first > least && date - head->first < CLUSTER_BACK && is_short(page, head->first - 1)) {
        head->first--;
    }
    uint32_t ahead = date + 1;
    while (ahead < page->items.count && ahead - date <= CLUSTER_AHEAD && !is_story(page, ahead) &&
           !closes(item_at(page, ahead)->role)) {
        ahead++;
    }
    if (ahead >= page->items.count || !is_story(page, ahead)) {
        return false;
    }
    for (uint32_t i = head->first; i < ahead; i++) {
        head->headline = head->headline || (is_headline(page, i) && !is_named_outlet(page, i));
    }
    head->body = ahead;
    head->weight = sentence_bytes(page, ahead);
    return true;
}

/* The next full article at or after `from`; false when there is none. */
static bool next_head(const struct text_page *page, uint32_t from, struct head *head)
{
    for (uint32_t i = from; i < page->items.count; i++) {
        if (item_at(page, i)->role == TEXT_ROLE_DATE && head_around(page, i, from, head) && head->headline && head->weight >= HEAVY) {
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
    while (i < page->items.count && !is_story(page, i)) {
        enum text_role role = item_at(page, i)->role;
        if (role == TEXT_ROLE_END || role == TEXT_ROLE_MORE || role == TEXT_ROLE_DATE) {
            return false;
        }
        i++;
    }
    bool two = i + 1 < page->items.count && is_story(page, i) && is_story(page, i + 1);
    *at = i;
    return two;
}

/* Bytes of sentences; stops counting at LIGHT. */
static uint32_t story_bytes(const struct text_page *page, uint32_t first, uint32_t end)
{
    uint32_t bytes = 0;
    for (uint32_t i = first; i < end && bytes < LIGHT; i++) {
        bytes += is_story(page, i) ? item_at(page, i)->at.end - item_at(page, i)->at.start : 0;
    }
    return bytes;
}

static void mark_noise(struct text_page *page, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        item_at(page, i)->role = TEXT_ROLE_NOISE;
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
        enum text_role role = item_at(page, i)->role;
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
    while (last > body + 1 && !is_story(page, last - 1) && item_at(page, last - 1)->role != TEXT_ROLE_BULLET &&
           item_at(page, last - 1)->role != TEXT_ROLE_CREDIT) {
        last--;
    }
    uint32_t shorts = 0, words = 0;
    for (uint32_t i = last; i < end; i++) {
        shorts += is_short(page, i);
        words = is_short(page, i) ? item_at(page, i)->words : words;
    }
    bool keep = shorts > 0 && shorts < 3 && words > 3 && is_short(page, last);
    return keep ? last + shorts : last;
}

/* Where the site begins to speak of itself for good: from there on it says more than the story. */
static uint32_t before_noisy_tail(const struct text_page *page, uint32_t body, uint32_t end)
{
    uint32_t best = end, noise = 0, stories = 0;
    for (uint32_t i = end; i > body + 1; i--) {
        noise += item_at(page, i - 1)->site;
        stories += is_story(page, i - 1);
        if (item_at(page, i - 1)->site && noise >= MANY && noise > stories) {
            best = i - 1;
        }
    }
    return best;
}

/* Where the last few sentences of the body begin. */
static uint32_t last_sentences(const struct text_page *page, uint32_t body, uint32_t end)
{
    uint32_t i = end;
    for (uint32_t count = 0; i > body; i--) {
        count += is_story(page, i - 1);
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
        enum text_role role = item_at(page, i)->role;
        told += is_story(page, i);
        if (told < 2 || i < tail || (role != TEXT_ROLE_BYLINE && role != TEXT_ROLE_CREDIT)) {
            continue;
        }
        while (i < end && item_at(page, i)->role == TEXT_ROLE_CREDIT) {
            i++;
        }
        return i;
    }
    return end;
}

/* ---- the head ---- */

/* The page's own title, when HTML or the caller told it. */
static bool is_known_title(const struct text_page *page, uint32_t i)
{
    struct base_str line = str_at(page, i), title = page->title.value;
    return title.length > 0 && line.length >= 8 && title.length >= line.length &&
           base_str_equal_fold(line, base_str_slice(title, (struct base_span){0, line.length}));
}

static bool is_candidate(const struct text_page *page, uint32_t i, uint32_t first, uint32_t body)
{
    return is_headline(page, i) && !is_named_outlet(page, i) && !is_in_menu_block(page, i, first, body) &&
           text_dateline_place_line(str_at(page, i)) == 0;
}

/* The highest of the headlines that stand together right above `stop`. */
static uint32_t top_headline(const struct text_page *page, uint32_t first, uint32_t stop, uint32_t body)
{
    uint32_t best = TEXT_NO_ITEM;
    for (uint32_t i = stop; i > first; i--) {
        if (is_candidate(page, i - 1, first, body)) {
            best = i - 1;
        } else if (best != TEXT_NO_ITEM) {
            break;
        }
    }
    return best;
}

/* "Norell meets Vero" is short for a headline; it counts when nothing but dates and names parts it from the story. */
static uint32_t short_title(const struct text_page *page, uint32_t first, uint32_t body)
{
    for (uint32_t i = body; i > first; i--) {
        const struct text_item *item = item_at(page, i - 1);
        if (item->role == TEXT_ROLE_BODY) {
            bool long_enough = item->words >= 2 && item->at.end - item->at.start >= SHORT_TITLE;
            bool fits = long_enough && !base_str_ends(str_at(page, i - 1), ":") && !is_named_outlet(page, i - 1) && !is_in_menu_block(page, i - 1, first, body);
            return fits && text_dateline_place_line(str_at(page, i - 1)) == 0 ? i - 1 : TEXT_NO_ITEM;
        }
        if (item->role != TEXT_ROLE_DATE && item->role != TEXT_ROLE_BYLINE && item->role != TEXT_ROLE_CAPTION &&
            item->role != TEXT_ROLE_OUTLET) {
            break;
        }
    }
    return TEXT_NO_ITEM;
}

/* The title is the page's own, or the headlines' first above the byline or date; else above the story. */
static uint32_t find_title(const struct text_page *page, uint32_t first, uint32_t body)
{
    uint32_t signature = body;
    bool seen = false;
    for (uint32_t i = first; i < body; i++) {
        const struct text_item *item = item_at(page, i);
        if (is_headline(page, i) && (is_known_title(page, i) || (item->heading && item->level == 1))) {
            return i;
        }
        bool signs = item->role == TEXT_ROLE_BYLINE || item->role == TEXT_ROLE_DATE;
        seen = seen || is_candidate(page, i, first, body);
        signature = signs && seen && signature == body ? i : signature;
    }
    return seen ? top_headline(page, first, signature, body) : short_title(page, first, body);
}

/* A question or cry as the first of several sentences is a headline. */
static bool is_crying_title(const struct text_page *page, uint32_t body)
{
    struct base_str line = str_at(page, body);
    char last = line.data[line.length - 1];
    return (last == '?' || last == '!') && item_at(page, body)->words <= 16 && body + 1 < page->items.count && is_story(page, body + 1);
}

/* The title is often printed again: over the picture, in the path of the page. */
static void drop_title_copies(struct text_page *page, const struct text_part *part, uint32_t first)
{
    if (part->title == TEXT_NO_ITEM) {
        return;
    }
    for (uint32_t i = first; i < part->body; i++) {
        if (i != part->title && base_str_equal_fold(str_at(page, i), str_at(page, part->title))) {
            item_at(page, i)->role = TEXT_ROLE_NOISE;
        }
    }
}

/* Dates, outlets and bylines right above the title belong to the article. */
static uint32_t head_start(const struct text_page *page, uint32_t first, uint32_t title)
{
    while (title > first) {
        enum text_role role = item_at(page, title - 1)->role;
        if (role != TEXT_ROLE_DATE && role != TEXT_ROLE_OUTLET && role != TEXT_ROLE_BYLINE && role != TEXT_ROLE_CREDIT) {
            break;
        }
        title--;
    }
    return title;
}

/* "They signed:" before a list belongs to its sentences. */
static bool leads_list(const struct text_page *page, uint32_t i)
{
    return base_str_ends(str_at(page, i), ":") && item_at(page, i + 1)->role == TEXT_ROLE_BULLET;
}

/* Between title and story: a subtitle, or a line right above the story; short labels, clocks and counts go. */
static void settle_head(struct text_page *page, const struct text_part *part)
{
    for (uint32_t i = part->title + 1; part->title != TEXT_NO_ITEM && i < part->body; i++) {
        struct text_item *item = item_at(page, i);
        struct base_str line = str_at(page, i);
        struct base_span day;
        bool short_line = item->role == TEXT_ROLE_BODY || (item->role == TEXT_ROLE_BULLET && item->words < SUBTITLE_WORDS);
        bool label = item->words < SUBTITLE_WORDS && i + 1 < part->body;
        bool counts = line.data[0] >= '0' && line.data[0] <= '9';
        if (short_line && text_dateline_place_line(line) == 0 && (label || counts || text_date_find_partial(line, &day))) {
            item->role = TEXT_ROLE_NOISE;
        }
    }
}

static void settle_body(struct text_page *page, const struct text_part *part)
{
    for (uint32_t i = part->title == TEXT_NO_ITEM ? part->body : part->title + 1; i < part->end; i++) {
        struct text_item *item = item_at(page, i);
        bool line = item->role == TEXT_ROLE_BODY && !is_story(page, i) && i + 1 < part->end && !item->row && !leads_list(page, i);
        if (line && (item->heading || item->at.end - item->at.start <= HEADING_MOST)) {
            item->role = TEXT_ROLE_HEADING;
        }
    }
    if (part->title != TEXT_NO_ITEM) {
        item_at(page, part->title)->role = TEXT_ROLE_TITLE;
    }
}

static void add_part(struct text_page *page, struct text_parts *parts, uint32_t first, uint32_t body, uint32_t end)
{
    struct text_part part = {.body = body, .end = end, .zone = first};
    mark_outlets(page, first, body);
    part.title = find_title(page, first, body);
    if (part.title == TEXT_NO_ITEM && is_crying_title(page, body)) {
        part.title = body;
        part.body = body + 1;
    }
    drop_title_copies(page, &part, first);
    part.start = head_start(page, first, part.title == TEXT_NO_ITEM ? body : part.title);
    end = before_noisy_tail(page, part.body, before_author_box(page, part.body, end));
    part.end = trim_tail(page, part.body, end);
    settle_head(page, &part);
    settle_body(page, &part);
    *BASE_PUSH(page->arena, *parts) = part;
}

/* A page without one sentence: its lines are the text; the first is the title when more follow. */
static void add_lines(struct text_page *page, struct text_parts *parts, uint32_t zone)
{
    uint32_t first = TEXT_NO_ITEM, end = zone, count = 0;
    for (uint32_t i = zone; i < page->items.count; i++) {
        enum text_role role = item_at(page, i)->role;
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
    if (count > 1 && item_at(page, first)->role == TEXT_ROLE_BODY && !base_str_ends(str_at(page, first), ":")) {
        part.title = first;
        part.body = first + 1;
    }
    part.start = head_start(page, zone, first);
    if (part.title != TEXT_NO_ITEM) {
        item_at(page, first)->role = TEXT_ROLE_TITLE;
    }
    *BASE_PUSH(page->arena, *parts) = part;
}

/* Divides the items [first, page->items.count). */
static void divide_range(struct text_page *page, uint32_t first, struct text_parts *parts)
{
    uint32_t body = first;
    while (body < page->items.count && !is_story(page, body)) {
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

/* Paragraphs that stand on the page a second time go; pages print a story twice, for two widths of screen. */
static void drop_repeats(struct text_page *page)
{
    uint32_t size = 16;
    while (size < page->items.count * 2) {
        size *= 2;
    }
    uint32_t *slots = BASE_NEW_ARRAY(page->arena, uint32_t, size);
    for (uint32_t i = 0; i < page->items.count; i++) {
        struct base_str line = str_at(page, i);
        if (line.length < REPEAT_LEAST || !is_story(page, i)) {
            continue;
        }
        uint32_t slot = (uint32_t)base_str_hash(line) & (size - 1);
        while (slots[slot] != 0 && !base_str_equal(str_at(page, slots[slot] - 1), line)) {
            slot = (slot + 1) & (size - 1);
        }
        if (slots[slot] != 0) {
            item_at(page, i)->role = TEXT_ROLE_NOISE;
            if (slots[slot] == i && line.length < CAPTION_MOST) { /* twice in a row: under a picture and as its title */
                item_at(page, i - 1)->role = TEXT_ROLE_CAPTION;
            }
        } else {
            slots[slot] = i + 1;
        }
    }
}

static bool ends_in_dots(struct base_str line)
{
    return base_str_ends(line, "...") || base_str_ends(line, "\xE2\x80\xA6");
}

/* Outlet, headline and a text that breaks off in dots: a teaser of a collecting page. */
static void drop_broken_teasers(struct text_page *page)
{
    for (uint32_t i = 2; i < page->items.count; i++) {
        bool teaser = is_story(page, i) && ends_in_dots(str_at(page, i)) && is_short(page, i - 1) && is_short(page, i - 2) &&
                      is_named_outlet(page, i - 2);
        if (teaser) {
            mark_noise(page, i - 2, i + 1);
        }
    }
}

/* Each <article> of an HTML page is a range of its own; a plain page is one range. */
void text_divide(struct text_page *page, struct text_parts *parts)
{
    uint32_t count = page->items.count;
    drop_repeats(page);
    drop_broken_teasers(page);
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
