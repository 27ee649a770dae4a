/*
 * A sentence as the finders of names compare it: folded like the keys of the tables, with the way back to tokens.
 *
 * Names are matched in the folded bytes rather than token by token, so it does not matter whether the splitter made
 * one token or three of "Pakistan-Turkey" or "Sana'a"; a match must only begin and end where some token (or a part of
 * one between hyphens) begins and ends.
 */
#ifndef KNOW_GAZETTEER_LINE_H
#define KNOW_GAZETTEER_LINE_H

#include "know/tables.h"

enum know_shape {
    KNOW_SHAPE_OTHER,   /* no letter */
    KNOW_SHAPE_LOWER,   /* "ministry" */
    KNOW_SHAPE_CAPITAL, /* "Ministry", "McKay" */
    KNOW_SHAPE_CAPITALS /* "HLSCC", "U.S.", "A" */
};

struct know_start {
    uint32_t at; /* in the folded bytes */
    uint32_t token;
    uint32_t source; /* in the clean text */
};

struct know_line {
    const struct lang_text *text;
    uint32_t first, end; /* tokens */
    struct base_str folded;
    uint32_t *folded_at;     /* per token of the sentence: where it begins in `folded`; one more for the end */
    uint32_t *ending;        /* per folded position: 1 + the token that ends there, 0 when none does */
    uint32_t *source_ending; /* per folded position with an ending: the byte of the clean text */
    uint8_t *shapes;         /* per token of the sentence: enum know_shape */
    struct know_start *starts;
    uint32_t start_count;
    bool all_capitals; /* a headline in capitals */
    bool title_case;   /* a headline In Title Case */
};

struct know_line *know_line_make(struct base_arena *scratch, const struct lang_text *text, uint32_t sentence);

/* The folded form of a token of the sentence. */
struct base_str know_line_word(const struct know_line *line, uint32_t token);
enum know_shape know_line_shape(const struct know_line *line, uint32_t token);
bool know_line_is(const struct know_line *line, uint32_t token, const char *folded); /* false outside of the sentence */
bool know_line_in(const struct know_line *line, uint32_t token, const char *words);  /* blank-separated folded words */
bool know_line_capital(const struct know_line *line, uint32_t token);                /* begins with a capital letter */
bool know_line_possessive(const struct know_line *line, uint32_t after);             /* do "'s" or "'" stand at this token? */

/* Does the letter at a byte of some text count as a capital? Latin letters with marks included. */
bool know_is_capital(struct base_str text, uint32_t at);

#endif
