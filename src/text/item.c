/* The few looks at an item that dividing a page and finding its title share. */
#include "text/item.h"

#include "text/dateline.h"

enum { TITLE_MOST = 220, TITLE_WORDS = 3, TITLE_LEAST = 24 };

struct text_item *text_item_at(const struct text_page *page, uint32_t i)
{
    return &page->items.items[i];
}

struct base_str text_item_str(const struct text_page *page, uint32_t i)
{
    return text_page_str(page, text_item_at(page, i)->at);
}

bool text_item_is_story(const struct text_page *page, uint32_t i)
{
    const struct text_item *item = text_item_at(page, i);
    return (item->role == TEXT_ROLE_BODY || item->role == TEXT_ROLE_BULLET) && !item->heading && item->sentence;
}

bool text_item_is_short(const struct text_page *page, uint32_t i)
{
    enum text_role role = text_item_at(page, i)->role;
    return (role == TEXT_ROLE_BODY || role == TEXT_ROLE_BULLET || role == TEXT_ROLE_OUTLET) && !text_item_is_story(page, i);
}

bool text_item_is_headline(const struct text_page *page, uint32_t i)
{
    struct base_str line = text_item_str(page, i);
    const struct text_item *item = text_item_at(page, i);
    bool enough = (item->words >= TITLE_WORDS && line.length >= TITLE_LEAST) || item->heading;
    return item->role == TEXT_ROLE_BODY && !text_item_is_story(page, i) && line.length <= TITLE_MOST && enough && !base_str_ends(line, ":");
}

bool text_item_names_outlet(const struct text_page *page, uint32_t i)
{
    struct base_str line = text_item_str(page, i);
    line.length -= base_str_ends(line, ":"); /* "Trend:" */
    return text_is_outlet(line) || text_agency_name(line).length > 0;
}

bool text_item_ends_in_dots(const struct text_page *page, uint32_t i)
{
    struct base_str line = text_item_str(page, i);
    return base_str_ends(line, "...") || base_str_ends(line, "\xE2\x80\xA6");
}
