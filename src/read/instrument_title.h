/* The title of a document, as printed. */
#ifndef READ_INSTRUMENT_TITLE_H
#define READ_INSTRUMENT_TITLE_H

#include "read/document.h"

/* The document's title in the words of the text; empty when it has none. */
struct base_str read_document_title(const struct read_view *view, const struct read_document *document);

/* Does the token begin with a capital letter (or with a letter beyond ASCII, which may be one)? */
bool read_is_capital(const struct read_view *view, uint32_t token);

#endif
