/* Repeated paragraphs are found through a table of hashes, so that long pages cost no more a line than short ones. */
#include "text/repeat.h"

#include "text/item.h"

enum { REPEAT_LEAST = 40, CAPTION_MOST = 160 };

void text_repeat_drop(struct text_page *page)
{
    uint32_t size = 16;
    while (size < page->items.count * 2) {
        size *= 2;
    }
    uint32_t *slots = BASE_NEW_ARRAY(page->arena, uint32_t, size);
    for (uint32_t i = 0; i < page->items.count; i++) {
        struct base_str line = text_item_str(page, i);
        if (line.length < REPEAT_LEAST || !text_item_is_story(page, i)) {
            continue;
        }
        uint32_t slot = (uint32_t)base_str_hash(line) & (size - 1);
        while (slots[slot] != 0 && !base_str_equal(text_item_str(page, slots[slot] - 1), line)) {
            slot = (slot + 1) & (size - 1);
        }
        if (slots[slot] != 0) {
            text_item_at(page, i)->role = TEXT_ROLE_NOISE;
            if (slots[slot] == i && line.length < CAPTION_MOST) { /* twice in a row: under a picture and as its title */
                text_item_at(page, i - 1)->role = TEXT_ROLE_CAPTION;
            }
        } else {
            slots[slot] = i + 1;
        }
    }
}

void text_repeat_drop_teasers(struct text_page *page)
{
    for (uint32_t i = 2; i < page->items.count; i++) {
        bool teaser = text_item_is_story(page, i) && text_item_ends_in_dots(page, i) && text_item_is_short(page, i - 1) && text_item_is_short(page, i - 2) &&
                      text_item_names_outlet(page, i - 2);
        if (teaser) {
            for (uint32_t k = i - 2; k <= i; k++) {
                text_item_at(page, k)->role = TEXT_ROLE_NOISE;
            }
        }
    }
}
