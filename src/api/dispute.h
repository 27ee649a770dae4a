/*
 * What is contested: threads whose reports contradict each other, and claims that somebody denies.
 *
 *     struct api_contested contested;
 *     api_contested_find(&asking, &filter, &contested);
 *     api_contested_text(&page, &asking, &contested);
 *
 * All sides stay side by side, each with who says so, when, and in which words; none is left out for being old.
 */
#ifndef API_DISPUTE_H
#define API_DISPUTE_H

#include "api/thread.h"

/* One claim, told once or more. */
struct api_claim {
    struct base_str about, says, said_by, denied_by, status;
    BASE_ARRAY(struct follow_told) tolds; /* the newest first */
};

struct api_contested {
    struct api_threads threads; /* with their disputes */
    BASE_ARRAY(struct api_claim) claims;
};

/* Of the filter count parties, `since` and `limit` (of threads, and of claims). */
pacta_status api_contested_find(const struct api_asking *asking, const struct follow_filter *filter,
                                struct api_contested *contested);

void api_contested_text(struct api_page *page, const struct api_asking *asking, const struct api_contested *contested);

/* {"threads": [...], "claims": [...]} */
void api_contested_json(struct base_buffer *out, const struct api_asking *asking, const struct api_contested *contested);

#endif
