/* Keeps hostile HTML away from the parser: nesting and attributes that would make it take a time that grows with the square. */
#ifndef TEXT_HTML_GUARD_H
#define TEXT_HTML_GUARD_H

#include "base/arena.h"
#include "base/text.h"

/* The reason why this HTML is refused; NULL when it is fine. */
const char *text_html_refusal(struct base_str html);

/* Memory for the parser out of the arena, given back by size class, with an upper bound. */
struct text_html_pool {
    struct base_arena *arena;
    void *free_blocks[32];
    size_t used;
    size_t limit;
    jmp_buf *full; /* where to go when the bound is reached */
};

void *text_html_pool_take(void *pool, size_t size);
void text_html_pool_give(void *pool, void *block);

#endif
