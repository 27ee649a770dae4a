/* The words of an article, folded, in the order of the text: what src/follow/shingle.c makes its sets from. */
#ifndef FOLLOW_WORD_RUN_H
#define FOLLOW_WORD_RUN_H

#include "follow/shingle.h"

struct follow_token {
    struct base_str text;         /* folded */
    uint32_t quotation;           /* number of the quotation it stands in; 0 for none */
    bool capital;                 /* begins with a capital and does not begin a sentence */
    bool number;                  /* digits, with or without a fraction */
    bool money, percent, ordinal; /* "$5", "5%", "5th" */
};
BASE_ARRAY_TYPE(follow_tokens, struct follow_token);

/* Without the title, datelines, and lines that name an outlet or agency and nothing else. Stops after FOLLOW_MOST_WORDS. */
enum { FOLLOW_MOST_WORDS = 20000 };
void follow_tokens_of(struct base_arena *arena, const struct follow_told_text *told, struct follow_tokens *tokens);

/* Folded words with one blank between; all other signs are gone. */
struct base_str follow_fold_line(struct base_arena *arena, struct base_str line);

#endif
