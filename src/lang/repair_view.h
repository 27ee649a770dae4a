/* What the repairs share: the tokens of one sentence, and a few questions to them. */
#ifndef LANG_REPAIR_VIEW_H
#define LANG_REPAIR_VIEW_H

#include "lang/lang.h"

struct repair {
    const struct lang_text *text;
    struct lang_token *tokens; /* of the whole text */
    uint32_t first, end;       /* of the sentence */
    struct lang_sentence *sentence;
};

struct repair repair_view(struct lang_text *text, uint32_t sentence);

bool repair_is_noun(const struct repair *repair, uint32_t token); /* a noun, a name or a pronoun */
bool repair_is_finite(const struct lang_token *token);
bool repair_has_below(const struct repair *repair, uint32_t token, uint8_t relation); /* hangs anything on the token in that relation? */

#endif
