/* Inside the splitter: characters and token cutting, apart from sentence ends. */
#ifndef LANG_SPLIT_H
#define LANG_SPLIT_H

#include "lang/lang.h"

/* What a character is to the splitter. */
enum lang_char {
    LANG_CHAR_BLANK,
    LANG_CHAR_LETTER,
    LANG_CHAR_DIGIT,
    LANG_CHAR_OPEN,      /* ( [ { and opening curly quotes */
    LANG_CHAR_CLOSE,     /* ) ] } and closing curly quotes */
    LANG_CHAR_QUOTE,     /* straight double quote */
    LANG_CHAR_APOSTROPHE,/* ' and ’ */
    LANG_CHAR_DOT,
    LANG_CHAR_STOP,      /* ! ? */
    LANG_CHAR_COMMA,     /* , ; : */
    LANG_CHAR_HYPHEN,
    LANG_CHAR_DASH,      /* – — and the like */
    LANG_CHAR_SLASH,
    LANG_CHAR_MONEY,     /* $ € £ ₹ */
    LANG_CHAR_MARK       /* every other sign: a token of its own */
};

/* The kind of the character at `at` and its length in bytes; bytes that are no UTF-8 are letters. */
enum lang_char lang_char_at(struct base_str text, uint32_t at, uint32_t *length);

/* What the list of abbreviations says of a word written with its full stop. */
enum lang_abbreviation {
    LANG_ABBREVIATION_NO,
    LANG_ABBREVIATION_TITLE, /* never ends a sentence: "Gen." */
    LANG_ABBREVIATION_OTHER, /* may end one: "U.S.", "etc." */
    LANG_ABBREVIATION_NUMBER /* only before a number: "No." */
};

enum lang_abbreviation lang_abbreviation_of(struct base_str word);

/* Cuts the run of non-blank bytes [start, end) of text->text into tokens. `tight`: the run's last token is
 * followed by a blank or the block's end. */
void lang_cut_run(struct base_arena *arena, struct lang_text *text, struct base_span run);

#endif
