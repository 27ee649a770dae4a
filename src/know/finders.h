/*
 * What the finders share. know_find runs them over one sentence in this order, each sees what the earlier ones found:
 *
 *     know_find_dates(working, sentence, day)      "9 July", "by 2030"
 *     names of the tables                          states, nationalities, blocs, places, known organisations,
 *                                                  then organisations and bodies by their head nouns
 *     know_find_persons(working, sentence)         persons with their titles, titles alone
 *     know_find_amounts(working, sentence)         money, counts
 *
 * A finder pushes mentions with know_add_mention (or, for dates and amounts, straight into article->mentions).
 * While a sentence is being read, mentions stand in the order they were found and article->mention_of says which
 * one covers a token; after the last finder know_find puts them in order of tokens and numbers them anew, so a
 * finder must not keep mention numbers beyond its own call (entities' first_mention, offices' mention are renumbered).
 *
 * Mentions are disjoint. A mention that wholly covers earlier ones absorbs them: "Turkish Foreign Minister Kaya Tan"
 * takes the nationality in, and its finder keeps what it needs of it (the code of the absorbed entity). An entity
 * whose every mention was absorbed stays in the list with first_mention KNOW_NONE: it stands for nothing printed.
 */
#ifndef KNOW_FINDERS_H
#define KNOW_FINDERS_H

#include "know/know.h"

void know_find_persons(struct know_working *working, uint32_t sentence);

/* Pushes a mention and marks its tokens. Earlier mentions inside it are absorbed (emptied: first == end). When it
 * overlaps another one only in part, nothing is pushed and KNOW_NONE is returned; else its number. */
uint32_t know_add_mention(struct know_working *working, const struct know_mention *mention);

/* Takes a mention away again: it covers no token any more and is gone after know_find. */
void know_drop_mention(struct know_working *working, uint32_t mention);

/* A new entity; its name should be a string of the tables, the clean text or the arena. Returns its number. */
uint32_t know_add_entity(struct know_working *working, const struct know_entity *entity);

/* The code of the state or bloc that a token names ("Turkish", "Türkiye", "Ankara"), empty when it names none. */
struct base_str know_code_at(const struct know_article *article, uint32_t token);

#endif
