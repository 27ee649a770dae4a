/* Reading the heads of WARC records and of the HTTP messages in them. */
#ifndef TEXT_WARC_H
#define TEXT_WARC_H

#include "base/text.h"

/* Length of a head up to and with its blank line; 0 when it does not end. */
uint32_t text_head_length(struct base_str bytes);

/* The value of a field of a head; the empty string when it is not there. */
struct base_str text_head_field(struct base_str head, const char *name);

/* The number in the head's Content-Length; UINT64_MAX when there is none. */
uint64_t text_head_content_length(struct base_str head);

#endif
