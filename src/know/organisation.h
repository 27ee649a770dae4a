/* Organisations and bodies that no table lists, by their head nouns. */
#ifndef KNOW_ORGANISATION_H
#define KNOW_ORGANISATION_H

#include "know/finders.h"
#include "know/gazetteer_line.h"

/* "Ministry of Trade and Industry", "Bank of Ghana", "Joint Economic Commission": pushes a mention for each. */
void know_organisation_find(struct know_working *working, const struct know_line *line);

#endif
