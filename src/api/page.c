/* Lines of a page. They are wrapped with the signs for colours still in them, since those take no column. */
#include "api/page.h"

#include "api/wrap.h"

void api_page_init(struct api_page *page, struct base_buffer *out, uint32_t width, bool colours)
{
    *page = (struct api_page){.out = out, .width = width, .colours = colours};
    base_buffer_init(&page->line);
}

void api_page_release(struct api_page *page)
{
    page->out->broken = page->out->broken || page->line.broken;
    base_buffer_release(&page->line);
}

/* Copies a text, with its signs turned into the terminal's or left out. */
static void paint(struct api_page *page, const struct base_buffer *text)
{
    static const char *const CODES[] = {"\033[1m", "\033[33m", "\033[2m", "\033[0m"};
    for (size_t i = 0; i < text->length; i++) {
        char c = text->data[i];
        if (c >= API_STRONG[0] && c <= API_NORMAL[0]) {
            base_buffer_add_text(page->out, page->colours ? CODES[c - API_STRONG[0]] : "");
        } else {
            base_buffer_add_char(page->out, c);
        }
    }
}

void api_page_flush(struct api_page *page, const char *lead, uint32_t indent)
{
    if (page->line.length == 0) {
        return;
    }
    struct base_buffer wrapped;
    base_buffer_init(&wrapped);
    api_wrap(&wrapped, (struct base_str){page->line.data, (uint32_t)page->line.length}, api_columns(base_str_from(lead)),
             indent, page->width);
    base_buffer_add_text(page->out, lead);
    paint(page, &wrapped);
    page->out->broken = page->out->broken || wrapped.broken;
    base_buffer_release(&wrapped);
    base_buffer_clear(&page->line);
}

void api_page_heading(struct api_page *page, char sign)
{
    uint32_t columns = api_columns((struct base_str){page->line.data, (uint32_t)page->line.length});
    base_buffer_add_text(page->out, page->out->length > 0 ? "\n" : "");
    api_page_flush(page, "", 0);
    for (uint32_t i = 0; i < columns && i < page->width; i++) {
        base_buffer_add_char(page->out, sign);
    }
    base_buffer_add_char(page->out, '\n');
}

void api_page_part(struct api_page *page)
{
    base_buffer_add_text(&page->line, page->line.length > 0 ? " · " : "");
}
