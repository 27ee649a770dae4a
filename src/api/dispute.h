/*
 * What is contested: threads whose reports contradict each other, figures told in different ways, and claims that somebody
 * denies.
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
#include "ledger/find.h"

/* One claim, told once or more. */
struct api_claim {
    struct base_str about, says, said_by, denied_by, status;
    BASE_ARRAY(struct follow_told) tolds; /* the newest first */
};

BASE_ARRAY_TYPE(api_claims, struct api_claim);

/* One figure of one period, told in different ways by different reports: bilateral trade in 2024. */
struct api_figure {
    struct base_str metric, unit;
    struct base_str parties; /* codes with blanks between */
    struct read_date period;
    struct follow_dispute dispute;
};
BASE_ARRAY_TYPE(api_figures, struct api_figure);

struct api_contested {
    struct api_threads threads; /* with their disputes */
    struct api_figures figures; /* that are told differently */
    struct api_claims claims;
};

/* Of the filter count parties, `since` and `limit` (of threads, of figures, and of claims). */
pacta_status api_contested_find(const struct api_asking *asking, const struct follow_filter *filter,
                                struct api_contested *contested);

/* The part about figures. With a limit only the newest figures are compared. */
pacta_status api_figures_find(const struct api_asking *asking, const struct follow_filter *filter, struct api_figures *figures);

/* The part about claims. Between two parties also those that name no party, from reports that tell of these two before all. */
pacta_status api_claims_find(const struct api_asking *asking, const struct follow_filter *filter, struct api_claims *claims);

/* A record found in the ledger as a report tells it. */
struct follow_told api_told_of(const struct api_asking *asking, const struct ledger_found *found,
                               const struct read_record *record);

void api_contested_text(struct api_page *page, const struct api_asking *asking, const struct api_contested *contested);

/* {"threads": [...], "figures": [...], "claims": [...]} */
void api_contested_json(struct base_buffer *out, const struct api_asking *asking, const struct api_contested *contested);

#endif
