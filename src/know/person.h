/*
 * Persons: names with the titles around them, and titles that stand for a person.
 *
 * know_find_persons (declared in know/finders.h) runs after the finders of states, places, organisations and bodies: what they cover is no name.
 * It gives KNOW_PERSON mentions ("Commerce Minister Jam Kamal Khan", the name in name_first..name_end) and KNOW_ROLE
 * mentions ("the Turkish president"). know_settle makes entities and offices of them.
 */
#ifndef KNOW_PERSON_H
#define KNOW_PERSON_H

#include "know/finders.h"
#include "know/title.h"

/* ------------------------------------------------------------------ names, for the files of this half */

/* What is asked while reading names of one article. */
struct person_view {
    struct title_reader titles;
    struct know_working *working;
    const struct lexicon_table *given;     /* given names and their gender */
    const struct lexicon_table *never;     /* capitalised words that are no name */
    const struct lexicon_table *particles;
    bool title_case;                       /* a headline: capitals tell nothing */
    uint32_t first, end;                   /* tokens of the sentence */
};

struct person_view person_view_make(struct know_working *working, uint32_t sentence);

/* The end of the name that starts at `at`; `at` when there is none. `titled`: an office stands before it. */
uint32_t person_name_end(const struct person_view *view, uint32_t at, bool titled);

/* Is there enough to take the capitalised words at `at` for a person without a title? */
bool person_name_starts(const struct person_view *view, uint32_t at);

bool person_is_capital(struct base_str form);

/* The gender that a given name tells: 'm', 'f' or 0. */
char person_gender(const struct lexicon_table *given, struct base_str name);

/* Remembering the words of full names, and asking for the mention that a word was part of (KNOW_NONE when none). */
void person_remember(struct know_working *working, uint32_t mention);
uint32_t person_remembered(const struct know_article *article, struct base_str word);

/* Keeps what was read of a title, by the first token of its mention; mentions are numbered anew later, tokens are not. */
void person_keep_title(struct know_working *working, const struct title *title);
const struct title *person_title_at(const struct know_article *article, uint32_t first);

#endif
