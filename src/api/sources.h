/* How many independent reports stand behind a record or thread, in words and in JSON. */
#ifndef API_SOURCES_H
#define API_SOURCES_H

#include "api/page.h"
#include "follow/reports.h"

struct api_sources {
    struct base_str id, kind, title; /* of the thread or record */
    struct follow_reports reports;
};

void api_sources_text(struct api_page *page, const struct api_sources *sources);

/* {"id", "kind", "title", "reports", "independent_reports", "texts": [[{"outlet", "date", "source", "title", "manner", "tells",
 * "likeness", "replaced_by", "record", "quote"}]]}: one list for each text. */
void api_sources_json(struct base_buffer *out, const struct api_sources *sources);

#endif
