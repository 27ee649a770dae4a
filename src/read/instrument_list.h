/* Lists of documents: what their members take from the words that lead the list. */
#ifndef READ_INSTRUMENT_LIST_H
#define READ_INSTRUMENT_LIST_H

#include "read/instrument.h"

/* Does the document stand in a list block of its own? */
bool read_is_list_item(const struct read_view *view, const struct read_document *document);

/* The lead of the list that the document is a bullet of, when its last sentence before the bullets tells a deed and names no document
 * ("Aland and Borduria signed on Tuesday:"). False when there is none; `lead` then holds nothing. */
bool read_lead_without_document(struct read_view *view, const struct read_document *item, struct read_instrument *lead);

/* A member of a list is signed by the same parties as its lead: a bullet, or one of those that a sentence tells over ("They include an
 * agreement on mines and a protocol on wells"). True when the item was such a member; `lead` may be NULL. */
bool read_take_from_lead(struct read_view *view, const struct read_instrument *lead, struct read_instrument *item);

#endif
