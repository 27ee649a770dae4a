/* Numbers and what they count: shared by the readers of tallies and figures. */
#ifndef READ_COUNTED_H
#define READ_COUNTED_H

#include "read/common.h"

/* The count that stands before a noun ("18 off-duty personnel"); NULL when there is none. */
const struct know_amount *read_amount_at(const struct read_view *view, uint32_t noun, const struct know_mention **mention);

/* The noun with its modifiers, without the number: "off-duty personnel". Clean text. */
struct base_str read_counted_words(const struct read_view *view, uint32_t noun, const struct know_mention *number);

/* value, or min and max, and the approximator. `field` takes the value: READ_F_VALUE or READ_F_AMOUNT. */
void read_set_amount(struct read_view *view, struct read_record *record, enum read_field field, const struct know_amount *amount);

#endif
