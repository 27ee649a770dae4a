#include "lang/repair_view.h"

struct repair repair_view(struct lang_text *text, uint32_t sentence)
{
    struct lang_sentence *range = &text->sentences.items[sentence];
    return (struct repair){text, text->tokens.items, range->first, range->end, range};
}

bool repair_is_noun(const struct repair *repair, uint32_t token)
{
    const uint8_t upos = repair->tokens[token].upos;
    return upos == LANG_NOUN || upos == LANG_PROPN || upos == LANG_PRON;
}

bool repair_is_finite(const struct lang_token *token)
{
    return token->xpos == LANG_XPOS_VBD || token->xpos == LANG_XPOS_VBZ || token->xpos == LANG_XPOS_VBP || token->xpos == LANG_XPOS_MD;
}

bool repair_has_below(const struct repair *repair, uint32_t token, uint8_t relation)
{
    for (uint32_t i = repair->first; i < repair->end; i++) {
        if (repair->tokens[i].head == token && repair->tokens[i].relation == relation) {
            return true;
        }
    }
    return false;
}
