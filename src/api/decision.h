/* What people decided, in words and in JSON. */
#ifndef API_DECISION_H
#define API_DECISION_H

#include "api/words.h"
#include "ledger/decide.h"

/* "status corrected to signed", "rejected: not a meeting", "merged with t0123456789abcdef", "given to Ada Norell, due
 * 2025-12-01". */
void api_decision_words(struct base_buffer *out, const struct ledger_decision *decision);

/* "by ada, 2025-07-10 08:15 UTC". */
void api_decision_signature(struct base_buffer *out, const struct ledger_decision *decision);

/* {"n", "verb", "id", "record", "other", "fields", "text", "owner", "due", "by", "at", "orphan"}; unknown is absent. `record`
 * stands there when the record goes by another id today. */
void api_decision_json(struct base_buffer *out, const struct ledger_decision *decision);

#endif
