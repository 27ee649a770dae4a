/*
 * What memoranda turned into: every memorandum, protocol, plan, agreement and the like between two parties, with what came of
 * it.
 *
 *     struct api_outcomes outcomes;
 *     api_outcomes_make(&asking, party, with, &outcomes);
 *     api_outcomes_text(&page, &asking, &outcomes, 10);
 *
 * Something came of a document when it is in force or ratified, when a later document or a project grew out of it, or when
 * something that was promised under it has been done. Silence is no failure: it is told as "no news since".
 */
#ifndef API_OUTCOME_H
#define API_OUTCOME_H

#include "api/thread.h"

#define API_FATE_TABLE(X) X(RESULT, "result") X(NEWS, "news") X(SILENT, "silent") X(UNSIGNED, "unsigned")
#define API_ENUM_FATE(name, text) API_FATE_##name,
enum api_fate { API_FATE_TABLE(API_ENUM_FATE) API_FATE_COUNT };

const char *api_fate_name(enum api_fate fate);

struct api_outcome {
    enum api_fate fate;
    struct api_thread thread;             /* with its records */
    struct base_str signed_on;            /* the day printed, else the report's; empty when unknown */
    const struct follow_told *signing;    /* the first report that tells of the signature; NULL while it is not signed */
    const struct follow_told *reached;    /* who told that it was ratified or came into force */
    BASE_ARRAY(struct follow_link) grown; /* what it became, and what was undertaken about it */
};

struct api_outcomes {
    BASE_ARRAY(struct api_outcome) items; /* by fate; the newest signature first */
    uint32_t counts[API_FATE_COUNT];
    uint32_t in_force; /* of those with a result: ratified or in force */
    bool cut;          /* there are more; these are the newest */
};

/* `party` and `with` may be empty. */
pacta_status api_outcomes_make(const struct api_asking *asking, struct base_str party, struct base_str with,
                               struct api_outcomes *outcomes);

/* At most `limit` of a fate; 0 for all. */
void api_outcomes_text(struct api_page *page, const struct api_asking *asking, const struct api_outcomes *outcomes,
                       uint32_t limit);
void api_outcomes_json(struct base_buffer *out, const struct api_asking *asking, const struct api_outcomes *outcomes);

#endif
