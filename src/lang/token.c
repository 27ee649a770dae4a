/* Looking at tokens and arcs: forms, lemmas, children, subtrees. */
#include "lang/lang.h"

struct base_str lang_form(const struct lang_text *text, uint32_t token)
{
    if (token >= text->tokens.count) {
        return (struct base_str){0};
    }
    return base_str_slice(text->text, text->tokens.items[token].at);
}

bool lang_is(const struct lang_text *text, uint32_t token, const char *form)
{
    return token < text->tokens.count && base_str_is_fold(lang_form(text, token), form);
}

bool lang_lemma_in(const struct lang_text *text, uint32_t token, const char *lemmas)
{
    return token < text->tokens.count && base_str_in(text->tokens.items[token].lemma, lemmas);
}

void lang_link_children(struct lang_text *text, uint32_t sentence)
{
    const struct lang_sentence *range = &text->sentences.items[sentence];
    struct lang_token *tokens = text->tokens.items;
    for (uint32_t i = range->first; i < range->end; i++) {
        tokens[i].first_child = LANG_NONE;
        tokens[i].next_sibling = LANG_NONE;
    }
    /* From the last to the first, so that each child is put in front of the later ones. */
    for (uint32_t i = range->end; i-- > range->first;) {
        const uint32_t head = tokens[i].head;
        if (head == LANG_NONE || head < range->first || head >= range->end) {
            continue;
        }
        tokens[i].next_sibling = tokens[head].first_child;
        tokens[head].first_child = i;
    }
}

static uint32_t find_child(const struct lang_text *text, uint32_t child, enum lang_relation relation)
{
    while (child != LANG_NONE && text->tokens.items[child].relation != relation) {
        child = text->tokens.items[child].next_sibling;
    }
    return child;
}

uint32_t lang_child(const struct lang_text *text, uint32_t token, enum lang_relation relation)
{
    if (token >= text->tokens.count) {
        return LANG_NONE;
    }
    return find_child(text, text->tokens.items[token].first_child, relation);
}

/* The next token of a walk through the subtree of `top`, parents first; LANG_NONE at its end. */
static uint32_t next_below(const struct lang_text *text, uint32_t top, uint32_t token)
{
    const struct lang_token *tokens = text->tokens.items;
    if (tokens[token].first_child != LANG_NONE) {
        return tokens[token].first_child;
    }
    while (token != top && tokens[token].next_sibling == LANG_NONE) {
        token = tokens[token].head;
    }
    return token == top ? LANG_NONE : tokens[token].next_sibling;
}

struct base_span lang_subtree(const struct lang_text *text, uint32_t token)
{
    if (token >= text->tokens.count) {
        return (struct base_span){0, 0};
    }
    struct base_span span = {token, token + 1};
    for (uint32_t i = token; i != LANG_NONE; i = next_below(text, token, i)) {
        span.start = i < span.start ? i : span.start;
        span.end = i + 1 > span.end ? i + 1 : span.end;
    }
    return span;
}

struct base_span lang_bytes(const struct lang_text *text, struct base_span tokens)
{
    if (tokens.start >= tokens.end || tokens.end > text->tokens.count) {
        return (struct base_span){0, 0};
    }
    return (struct base_span){text->tokens.items[tokens.start].at.start, text->tokens.items[tokens.end - 1].at.end};
}
