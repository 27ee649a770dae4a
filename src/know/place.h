/* Places that are something else, and names that turn out to be places. */
#ifndef KNOW_PLACE_H
#define KNOW_PLACE_H

#include "know/finders.h"
#include "know/gazetteer_line.h"

/* Is the name at tokens first..end-1 part of a person's name: "Michael Jordan", "Mr Houston", "J. Lincoln"? */
bool know_place_is_person(const struct know_tables *tables, const struct know_line *line, uint32_t first, uint32_t end);

/* "Lebanon, Pennsylvania" and "Atlanta, Georgia" name places in the United States. Mentions from `from` on. */
void know_place_settle(struct know_working *working, const struct know_line *line, uint32_t from);

#endif
