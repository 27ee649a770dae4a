/*
 * Finding the title. Pages put menus, sections, dates and copies of the title above and below it; what decides is what the page
 * itself calls its title, then the place right above byline, date or story, and that menus are blocks of short lines.
 */
#include "text/title.h"

#include "text/date.h"
#include "text/dateline.h"
#include "text/item.h"
#include "text/phrase.h"
#include "text/tables.h"

enum { HEAD_ITEMS = 60, SHORT_TITLE = 12, BLOCK = 4, SUBTITLE_WORDS = 5 };

/* Is a date line within two items? */
static bool is_by_date(const struct text_page *page, uint32_t i, uint32_t first, uint32_t end)
{
    for (uint32_t k = i > first + 2 ? i - 2 : first; k < end && k <= i + 2; k++) {
        if (text_item_at(page, k)->role == TEXT_ROLE_DATE && !base_str_starts_fold(text_item_str(page, k), "date ")) {
            return true;
        }
    }
    return false;
}

/* Is the short line an outlet: known by name, or printed twice beside a date? */
static bool is_outlet(const struct text_page *page, uint32_t i, uint32_t first, uint32_t end)
{
    if (!text_item_is_short(page, i) || text_item_at(page, i)->words > 5) {
        return false;
    }
    for (uint32_t k = first; k < end && text_item_at(page, i)->words <= 4 && is_by_date(page, i, first, end); k++) {
        if (k != i && base_str_equal_fold(text_item_str(page, k), text_item_str(page, i))) {
            return true;
        }
    }
    return text_item_names_outlet(page, i);
}

/* Looks at the last lines of the head only; long heads are menus. */
void text_title_mark_outlets(struct text_page *page, uint32_t first, uint32_t end)
{
    first = end - first > HEAD_ITEMS ? end - HEAD_ITEMS : first;
    for (uint32_t i = first; i < end; i++) {
        if (text_item_at(page, i)->role == TEXT_ROLE_OUTLET || !is_outlet(page, i, first, end)) {
            continue;
        }
        struct base_str name = text_item_str(page, i);
        for (uint32_t k = first; k < end; k++) {
            if (base_str_equal_fold(text_item_str(page, k), name)) {
                text_item_at(page, k)->role = TEXT_ROLE_OUTLET;
            }
        }
    }
}

/* Does it stand in a block of short lines without blank lines between them, on a page that has blank lines? */
static bool is_in_menu_block(const struct text_page *page, uint32_t i, uint32_t first, uint32_t body)
{
    if (!text_item_at(page, body)->gap) {
        return false;
    }
    uint32_t start = i, end = i + 1;
    while (start > first && !text_item_at(page, start)->gap && i - start < BLOCK) {
        start--;
    }
    while (end < body && !text_item_at(page, end)->gap && end - i < BLOCK) {
        end++;
    }
    return end - start >= BLOCK;
}

/* The page's own title, when HTML or the caller told it. */
static bool is_known_title(const struct text_page *page, uint32_t i)
{
    struct base_str line = text_item_str(page, i), title = page->title.value;
    return title.length > 0 && line.length >= 8 && title.length >= line.length &&
           base_str_equal_fold(line, base_str_slice(title, (struct base_span){0, line.length}));
}

static bool is_candidate(const struct text_page *page, uint32_t i, uint32_t first, uint32_t body)
{
    return text_item_is_headline(page, i) && !text_item_names_outlet(page, i) && !is_in_menu_block(page, i, first, body) &&
           text_dateline_place_line(text_item_str(page, i)) == 0;
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
        const struct text_item *item = text_item_at(page, i - 1);
        if (item->role == TEXT_ROLE_BODY) {
            bool alone = page->items.count == 2 && body == 1; /* a line and a paragraph are all there is */
            bool long_enough = alone || (item->words >= 2 && item->at.end - item->at.start >= SHORT_TITLE);
            bool fits = long_enough && !base_str_ends(text_item_str(page, i - 1), ":") && !text_item_names_outlet(page, i - 1) && !is_in_menu_block(page, i - 1, first, body);
            return fits && text_dateline_place_line(text_item_str(page, i - 1)) == 0 ? i - 1 : TEXT_NO_ITEM;
        }
        if (item->role != TEXT_ROLE_DATE && item->role != TEXT_ROLE_BYLINE && item->role != TEXT_ROLE_CAPTION &&
            item->role != TEXT_ROLE_OUTLET) {
            break;
        }
    }
    return TEXT_NO_ITEM;
}

/* Are all words capitalised, but for the small words of names? */
static bool has_capitals_only(struct base_str line)
{
    for (uint32_t at = 0, end; at < line.length; at = end + 1) {
        for (end = at; end < line.length && line.data[end] != ' ';) {
            end++;
        }
        bool small = end > at && line.data[at] >= 'a' && line.data[at] <= 'z';
        if (small && !base_str_in(base_str_slice(line, (struct base_span){at, end}), "of the for and")) {
            return false;
        }
    }
    return true;
}

/* "Ministry of Trade", "Republic of Norland": a line that names who writes, in capitalised words only. */
static bool is_letterhead(const struct text_page *page, uint32_t i)
{
    struct base_str line = text_item_str(page, i);
    uint32_t end = 0;
    while (end < line.length && line.data[end] != ' ') {
        end++;
    }
    const struct lexicon_table *heads = text_table(TEXT_TABLE_LETTERHEADS);
    bool known = heads != NULL && lexicon_find(heads, base_str_slice(line, (struct base_span){0, end})) != LEXICON_NONE;
    return known && base_str_starts_fold(base_str_slice(line, (struct base_span){end, line.length}), " of ") && has_capitals_only(line);
}

/* A press note: letterhead, the label "PRESS RELEASE", then the title. Where the search for the title begins. */
static uint32_t behind_label(struct text_page *page, uint32_t first, uint32_t body)
{
    uint32_t label = first;
    bool letterhead = false;
    for (; label < body; label++) {
        struct text_phrases phrases;
        text_phrases_find(text_item_str(page, label), &phrases);
        if (text_item_at(page, label)->role == TEXT_ROLE_BYLINE && (phrases.whole >> TEXT_PHRASE_BYLINE & 1u) != 0) {
            break;
        }
        letterhead = letterhead || is_letterhead(page, label);
    }
    for (uint32_t i = label + 1; letterhead && i < body; i++) {
        if (is_candidate(page, i, first, body)) {
            text_item_at(page, label)->role = TEXT_ROLE_NOISE;
            return label + 1;
        }
    }
    return first;
}

/* The title is the page's own, or the headlines' first above the byline or date; else above the story. */
static uint32_t find_title(const struct text_page *page, uint32_t first, uint32_t body)
{
    uint32_t signature = body;
    bool seen = false;
    for (uint32_t i = first; i < body; i++) {
        const struct text_item *item = text_item_at(page, i);
        if (text_item_is_headline(page, i) && (is_known_title(page, i) || (item->heading && item->level == 1))) {
            return i;
        }
        bool signs = item->role == TEXT_ROLE_BYLINE || item->role == TEXT_ROLE_DATE;
        seen = seen || is_candidate(page, i, first, body);
        signature = signs && seen && signature == body ? i : signature;
    }
    return seen ? top_headline(page, first, signature, body) : short_title(page, first, body);
}

/* "... with the U.S.": the point belongs to the letters. */
static bool ends_in_letters(struct base_str line)
{
    uint32_t end = line.length;
    return end >= 4 && line.data[end - 1] == '.' && line.data[end - 2] >= 'A' && line.data[end - 2] <= 'Z' && line.data[end - 3] == '.';
}

/* A question, a cry or a line that ends in an abbreviation, as the first of several sentences, is a headline. */
static bool is_crying_title(const struct text_page *page, uint32_t body)
{
    struct base_str line = text_item_str(page, body);
    char last = line.data[line.length - 1];
    return (last == '?' || last == '!' || ends_in_letters(line)) && text_item_at(page, body)->words <= 16 && body + 1 < page->items.count && text_item_is_story(page, body + 1);
}

/* The title is often printed again: over the picture, in the path of the page. */
static void drop_title_copies(struct text_page *page, const struct text_part *part, uint32_t first)
{
    if (part->title == TEXT_NO_ITEM) {
        return;
    }
    for (uint32_t i = first; i < part->body; i++) {
        if (i != part->title && base_str_equal_fold(text_item_str(page, i), text_item_str(page, part->title))) {
            text_item_at(page, i)->role = TEXT_ROLE_NOISE;
        }
    }
}

uint32_t text_title_start(const struct text_page *page, uint32_t first, uint32_t title)
{
    while (title > first) {
        enum text_role role = text_item_at(page, title - 1)->role;
        if (role != TEXT_ROLE_DATE && role != TEXT_ROLE_OUTLET && role != TEXT_ROLE_BYLINE && role != TEXT_ROLE_CREDIT) {
            break;
        }
        title--;
    }
    return title;
}

/* Between title and story: a subtitle, or a line right above the story; short labels, clocks and counts go. */
static void settle_head(struct text_page *page, const struct text_part *part)
{
    for (uint32_t i = part->title + 1; part->title != TEXT_NO_ITEM && i < part->body; i++) {
        struct text_item *item = text_item_at(page, i);
        struct base_str line = text_item_str(page, i);
        struct base_span day;
        bool short_line = item->role == TEXT_ROLE_BODY || (item->role == TEXT_ROLE_BULLET && item->words < SUBTITLE_WORDS);
        bool label = item->words < SUBTITLE_WORDS && i + 1 < part->body;
        bool counts = line.data[0] >= '0' && line.data[0] <= '9';
        if (short_line && text_dateline_place_line(line) == 0 && (label || counts || text_date_find_partial(line, &day))) {
            item->role = TEXT_ROLE_NOISE;
        }
    }
}

void text_title_settle(struct text_page *page, struct text_part *part, uint32_t first)
{
    uint32_t body = part->body;
    part->title = find_title(page, behind_label(page, first, body), body);
    if (part->title == TEXT_NO_ITEM && is_crying_title(page, body)) {
        part->title = body;
        part->body = body + 1;
    }
    drop_title_copies(page, part, first);
    settle_head(page, part);
    part->start = text_title_start(page, first, part->title == TEXT_NO_ITEM ? body : part->title);
}
