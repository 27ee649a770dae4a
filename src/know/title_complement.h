/* What follows an office noun with "of", "for", "to", "at", and the words of a title under construction; used by title.c. */
#ifndef KNOW_TITLE_COMPLEMENT_H
#define KNOW_TITLE_COMPLEMENT_H

#include "know/title.h"

/* A title being put together; what does not fit is left out. */
struct title_words {
    char text[200];
    uint32_t length;
    bool full;
};

void title_words_add(struct title_words *words, struct base_str word);     /* with a blank before it */
void title_words_glue(struct title_words *words, struct base_str word);    /* without */
void title_words_comma(struct title_words *words);
struct base_str title_words_take(const struct title_words *words, struct base_arena *arena);

/* Notes the country or organisation that a mention inside a title names; the first one counts. */
void title_note_mention(const struct title_reader *reader, const struct know_mention *mention, struct title *title);

/* The canonical words of a ministry or office that a mention names ("the Indian foreign ministry" -> "foreign ministry");
 * empty for other organisations. */
struct base_str title_ministry(const struct title_reader *reader, const struct know_mention *mention);

/* Does the title name a deputy, assistant or the like? */
bool title_words_lower_office(struct base_str title);

/* The longest portfolio ("foreign affairs") at a token: its end and its canonical words; `at` when there is none. */
uint32_t title_portfolio(const struct title_reader *reader, uint32_t at, uint32_t end, struct base_str *canonical);

/* "foreign affairs" for "foreign": the wording in lists ("foreign affairs and trade minister"). */
struct base_str title_portfolio_full(struct base_str canonical);

/* Reads "of Foreign Affairs", "of Pakistan", "to the United Nations", "at the University of Birmingham" behind an office
 * noun: the words of the title grow, country and organisation are noted; gives the token after it. */
uint32_t title_complement(const struct title_reader *reader, struct title_words *words, struct base_str noun, uint32_t at,
                          uint32_t end, enum title_manner manner, struct title *title);

#endif
