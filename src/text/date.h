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

#endif
