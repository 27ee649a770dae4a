/*
 * Noun phrases and prepositional phrases: the helpers that readers share.
 */
#ifndef READ_PHRASE_H
#define READ_PHRASE_H

#include "read/predication.h"

/* Collects the prepositional phrases of an act: its own, then down the chain of its object and their phrases
 * ("held talks on trade with A in B": the parser may hang "in B" anywhere along it). */
void read_gather_obliques(struct read_view *view, struct read_predication *act);

/* The words of a phrase, from its first to its last token, without a leading determiner or preposition and without a
 * trailing clause of its own ("talks on trade [, which ...]"). Clean bytes. */
struct base_span read_phrase(const struct read_view *view, uint32_t head);

/* The same words as text. */
struct base_str read_phrase_text(const struct read_view *view, uint32_t head);

/* Clean bytes of the sentence a token stands in. */
struct base_span read_sentence_bytes(const struct read_view *view, uint32_t token);

/* Does a child of that relation stand below the token with one of the blank-separated forms (lower case)? */
bool read_has_child(const struct read_view *view, uint32_t token, enum lang_relation relation, const char *forms);

/* The act that a token belongs to: climbing its heads, the first predication (a light verb gives its noun). READ_NONE at the top. */
uint32_t read_owner(const struct read_view *view, uint32_t token);

/* Is the sentence that holds the token part of a heading or title block? */
bool read_in_title(const struct read_view *view, uint32_t token);

/* "the", "this", "that", "these", "such" or a possessive before the noun: a thing known already. */
bool read_is_definite(const struct read_view *view, uint32_t noun);

/* Number of an ordinal that modifies the noun ("seventh round", "16th session"); NAN when there is none. */
double read_ordinal_of(const struct read_view *view, uint32_t noun);

/* Number of things the noun counts ("24 signed documents"); NAN when there is none. */
double read_count_of(const struct read_view *view, uint32_t noun);

#endif
