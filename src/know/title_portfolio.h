/* What an office is about ("foreign affairs and trade"), read from the table of portfolios. */
#ifndef KNOW_TITLE_PORTFOLIO_H
#define KNOW_TITLE_PORTFOLIO_H

#include "know/title_complement.h"

struct title_portfolio_list {
    struct title_words words;
    struct title_words full;   /* the same with "foreign affairs" for "foreign", for lists and behind "for" */
    uint32_t parts;
    bool comma;
    bool known;                /* one of them is in the table */
    uint32_t end;
};

bool title_is_capital(struct base_str form);

/* Reads fields from a token on, joined by commas and "and"; `list->end` stays there when none begins. */
void title_portfolios(const struct title_reader *reader, uint32_t at, uint32_t end, struct title_portfolio_list *list);

/* "minister" + "foreign" -> "foreign minister"; with a list of three the printed order stays. */
void title_join_portfolios(struct title_words *words, struct base_str noun, struct base_str preposition, const struct title_portfolio_list *list);

#endif
