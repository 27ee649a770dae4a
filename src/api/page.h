/*
 * A page of plain text: lines are put together in `line`, then wrapped into the output.
 *
 *     struct api_page page;
 *     api_page_init(&page, &out, 88, false);
 *     base_buffer_add_text(&page.line, API_STRONG "Bilateral trade" API_NORMAL " to USD 5 billion");
 *     api_page_flush(&page, "* ", 2);
 *     api_page_release(&page);
 *
 * The signs for colours take no column, and are left out where colours are not wanted. Texts of sources hold none of them,
 * since api_plain takes control signs away.
 */
#ifndef API_PAGE_H
#define API_PAGE_H

#include "api/words.h"

#define API_STRONG "\x01"
#define API_ALARM "\x02"
#define API_FAINT "\x03"
#define API_NORMAL "\x04"

struct api_page {
    struct base_buffer *out;
    struct base_buffer line;
    uint32_t width;
    bool colours;
};

void api_page_init(struct api_page *page, struct base_buffer *out, uint32_t width, bool colours);
void api_page_release(struct api_page *page);

/* Writes the line behind `lead`, its other lines indented by `indent`, and empties it. An empty line writes nothing. */
void api_page_flush(struct api_page *page, const char *lead, uint32_t indent);

/* Writes the line as a heading with a rule of `sign` below; before it an empty line when something stands above. */
void api_page_heading(struct api_page *page, char sign);

/* " · " when the line holds something already: between the parts of a line. */
void api_page_part(struct api_page *page);

#endif
