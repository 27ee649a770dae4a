/*
 * Which acts are undertakings: those that a word above governs, and those that are so by themselves ("will", "discussed").
 */
#ifndef READ_COMMITMENT_FIND_H
#define READ_COMMITMENT_FIND_H

#include "read/commitment_by.h"

/* An act that another word governs. `used` (per token) is set for the words that govern: they are no undertakings of their own.
 * False with governor.token set when the act is governed but is none (only talked about, denied, a shared view). */
bool read_find_governed(const struct read_view *view, uint32_t act, bool *used, struct read_undertaking *found);

/* An act that is an undertaking by its own sense or tense. */
bool read_find_own(const struct read_view *view, uint32_t act, struct read_undertaking *found);

/* A target, meeting, instrument or blow, or the word of somebody who speaks for no party: not to be written here. */
bool read_told_elsewhere(const struct read_view *view, const struct read_undertaking *found);

bool read_has_will(const struct read_view *view, const struct read_predication *act);

/* delayed, suspended, cancelled, expired */
bool read_is_fate(struct base_str status);

/* What a verb says became of the undertaking that is its object; empty for other verbs. */
struct base_str read_fate_of(const struct read_view *view, const struct read_predication *carrier);

#endif
