/* Which language a text is written in, by its most frequent small words. */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include "base/text.h"

/* An ISO 639-1 code; "en" when nothing speaks for another language. Looks at the first 1,200 bytes. */
struct base_str text_language_of(struct base_str text);

#endif
