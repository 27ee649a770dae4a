/* Words of a web page as a reader sees them: quotations are bytes of the source, and the source may be HTML. */
#ifndef API_MARKUP_H
#define API_MARKUP_H

#include "base/buffer.h"

/* The text without tags and with entities resolved, as it is when it has neither. */
void api_unmark(struct base_buffer *out, struct base_str text);

#endif
