/* Numbers and what they count: shared by the readers of tallies and figures. */
#ifndef READ_COUNTED_H
#define READ_COUNTED_H

#include "read/common.h"

/* The noun with its modifiers, without the number: "off-duty personnel". Clean text. */
struct base_str read_counted_words(const struct read_view *view, uint32_t noun, const struct know_mention *number);

/* value, or min and max, and the approximator. `field` takes the value: READ_F_VALUE or READ_F_AMOUNT. */
void read_set_amount(struct read_view *view, struct read_record *record, enum read_field field, const struct know_amount *amount);

/* Who is quoted for the act, in words when no known name stands there ("police"); with "put the toll at", "reported", its agent. `word` is
 * the token that tells the number. Empty when the text itself says it. */
struct base_str read_claimant(const struct read_view *view, const struct read_predication *act, uint32_t word);

/* The state that the article names most often; empty when it names none. */
struct base_str read_main_state(const struct read_view *view);

#endif
