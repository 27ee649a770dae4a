/* Short names that an article gives to its organisations: "Lake Trade Authority (LTA)". */
#ifndef KNOW_ORGANISATION_SHORT_H
#define KNOW_ORGANISATION_SHORT_H

#include "know/finders.h"
#include "know/gazetteer_line.h"

/* The entity whose short name stands at a token, KNOW_NONE when there is none. */
uint32_t know_short_entity(const struct know_article *article, const struct know_line *line, uint32_t token);

/* "(LTA)" behind an organisation gives its entity the short name; "Ansar al-Fajr (AF)" makes an organisation. */
void know_short_define(struct know_working *working, const struct know_line *line);

/* Pushes a mention for every short name that the article has given so far. */
void know_short_find(struct know_working *working, const struct know_line *line);

#endif
