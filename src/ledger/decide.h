/*
 * Decisions: what people say about records and threads. The table only grows; a later decision wins over an earlier one.
 *
 *     const struct ledger_verdict verdict = {.verb = LEDGER_REJECT, .id = BASE_STR("m0123456789abcdef"), .by =
 * BASE_STR("ada")}; int64_t n; pacta_status status = ledger_decide(ledger, &verdict, &n);
 *
 * A decision names a record by its id. A thread goes by the id of the record it began with (h in place of the type's letter).
 * Beside the id stands an anchor: the record's type, the bytes of the source it rested on, and what it said. When another
 * reader no longer makes a record of that id, the decision belongs to the record of the same type that rests on the same bytes
 * and says the most of the same; when there is none, it is an orphan, which is kept and shown.
 *
 * Records in the ledger stand as decided, so that every list, brief, export, thread and SQL query agrees without asking:
 * ledger_decide changes the record at once, and adding sources and rebuilding do it for what they make.
 *
 *   correct  the record's JSON and columns carry the new value; what was printed stands in its `corrected`:
 *            {"status": {"printed": "to be signed", "by": "ada", "at": "2025-07-10T08:15:00Z"}}
 *   reject   the record is in record_rejected and in none of the key tables; its JSON has `rejected`: {"by", "at"}
 *   accept   takes back a rejection; the JSON has `accepted`: {"by", "at"}
 *
 * merge, split, note and assign do not change records; threads follow them (src/follow).
 */
#ifndef LEDGER_DECIDE_H
#define LEDGER_DECIDE_H

#include "ledger/ledger.h"

#define LEDGER_VERB_TABLE(X)                                                                                                   \
    X(ACCEPT, "accept")                                                                                                        \
    X(REJECT, "reject") X(CORRECT, "correct") X(MERGE, "merge") X(SPLIT, "split") X(NOTE, "note") X(ASSIGN, "assign")
#define LEDGER_ENUM_VERB(name, text) LEDGER_##name,
enum ledger_verb { LEDGER_VERB_TABLE(LEDGER_ENUM_VERB) LEDGER_VERB_COUNT };

const char *ledger_verb_name(enum ledger_verb verb);

/* What is to be decided. Empty members are not told. */
struct ledger_verdict {
    enum ledger_verb verb;
    struct base_str id;     /* of a record or thread */
    struct base_str other;  /* merge: the thread (or one of its records) that `id` goes into; split: the record that leaves the
                             * thread `id` */
    struct base_str fields; /* correct: JSON object of the new values; null takes a value away, {"printed": true} goes back */
    struct base_str text;   /* note; and a reason with any verb */
    struct base_str owner, due; /* assign */
    struct base_str by;
};

/* Appends a decision, lets the records follow it, and commits. PACTA_NOT_FOUND when no record has the id (or `other`),
 * PACTA_BAD_USE when nobody decides or nothing is said. */
pacta_status ledger_decide(struct ledger *ledger, const struct ledger_verdict *verdict, int64_t *n);

struct ledger_decision {
    int64_t n;
    enum ledger_verb verb;
    struct base_str id;           /* as it was decided */
    struct base_str record;       /* id of that record today (of a thread: of the record it began with); empty for an orphan */
    struct base_str other;        /* as it was decided */
    struct base_str other_record; /* today; empty when there is none */
    struct base_str fields, text, owner, due;
    struct base_str by, at; /* at: UTC, 2025-07-10T08:15:00Z */
    struct base_str was;    /* JSON of the record when it was decided; empty when unknown */
};
BASE_ARRAY_TYPE(ledger_decisions, struct ledger_decision);

/* All decisions after number `after`, in the order of time. Cheap when there are none. */
pacta_status ledger_decisions_after(struct base_arena *arena, struct ledger *ledger, int64_t after,
                                    struct ledger_decisions *decisions);

/* Those about a record or thread, by the id it has today or had when it was decided. */
pacta_status ledger_decisions_of(struct base_arena *arena, struct ledger *ledger, struct base_str id,
                                 struct ledger_decisions *decisions);

/* "status corrected to signed", "rejected: not a meeting", "given to Ada Norell, due 2025-12-01"; texts stand as they were given. */
void ledger_decision_words(struct base_buffer *out, const struct ledger_decision *decision);

/* Is a decision about a thread rather than about one record? */
bool ledger_is_thread_id(struct base_str id);

/* A record's JSON as the reader wrote it: without what decisions did to it. */
struct base_str ledger_printed_json(struct base_arena *arena, struct base_str json);

/* Makes the records stand as decided. Rebuilding calls it; inside the caller's transaction. */
pacta_status ledger_decisions_apply(struct ledger *ledger);

#endif
