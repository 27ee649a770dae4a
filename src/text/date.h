/* Finding a written date in a line; text_day_from_words in article.h is the plain form of it. */
#ifndef TEXT_DATE_H
#define TEXT_DATE_H

#include "base/text.h"

struct text_date {
    struct base_span at; /* in the words */
    int32_t day;
};

/* The first whole date at or after `from`; false when there is none. Looks at the first 64 words. */
bool text_date_find(struct base_str words, uint32_t from, struct text_date *date);

/* A month and a day side by side ("July 29", "9 Sep"), with or without a year: what datelines of agencies have. */
bool text_date_find_partial(struct base_str words, struct base_span *at);

/* Is a weekday named? */
bool text_date_has_weekday(struct base_str words);

#endif
