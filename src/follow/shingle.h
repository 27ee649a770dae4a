/*
 * A text as the search for copies sees it: runs of three words, quotations, numbers and names, each as a sorted set of hashes.
 * Letters are folded, punctuation, title, dateline and the outlet's own name are gone, and every number in a run of words is
 * the same, so that a text whose figures were mended is still the same text; figures are compared on their own.
 */
#ifndef FOLLOW_SHINGLE_H
#define FOLLOW_SHINGLE_H

#include "base/arena.h"
#include "base/text.h"

enum { FOLLOW_KEYS = 20 };

/* Sorted, each once. */
struct follow_set {
    uint64_t *items;
    uint32_t count;
};

struct follow_text {
    struct base_str id, title, outlet; /* title and outlet folded */
    int32_t day;                       /* TEXT_NO_DAY when not printed */
    uint32_t words;
    bool corrects, credits;          /* it says that it corrects an earlier text, or from whom it is taken */
    struct follow_set runs;          /* of three words */
    struct follow_set plain, quoted; /* those outside and inside quotation marks */
    struct follow_set figures;       /* amounts and counts */
    struct follow_set times;         /* ordinals, years, days and months: which session, which period */
    struct follow_set names;         /* capitalised words */
    uint64_t keys[FOLLOW_KEYS];      /* texts that share one are worth comparing */
    uint32_t key_count;
};

/* What is known of an article. */
struct follow_told_text {
    struct base_str id, title, outlet, text;
    int32_t day;
};
void follow_text_make(struct base_arena *arena, const struct follow_told_text *told, struct follow_text *text);

uint32_t follow_shared(struct follow_set a, struct follow_set b);

#endif
