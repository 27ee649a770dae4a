/* Joining what is new in the ledger to the threads. */
#include "follow/internal.h"

bool follow_is_behind(struct ledger *ledger)
{
    return ledger_number(ledger, "SELECT coalesce(max(n), 0) FROM record", 0) > follow_mark(ledger, "record") ||
           ledger_number(ledger, "SELECT coalesce(max(n), 0) FROM decision", 0) > follow_mark(ledger, "decision");
}

pacta_status follow_update(struct ledger *ledger, struct follow_outcome *outcome)
{
    *outcome = (struct follow_outcome){0};
    pacta_status status = ledger_begin(ledger);
    if (status == PACTA_OK) {
        status = follow_copies_update(ledger, &outcome->copies);
    }
    return status == PACTA_OK ? ledger_commit(ledger) : status;
}

pacta_status follow_rebuild(struct ledger *ledger, struct follow_outcome *outcome)
{
    pacta_status status = ledger_begin(ledger);
    if (status == PACTA_OK) {
        status = ledger_execute(ledger, "DELETE FROM thread_word; DELETE FROM thread_link; DELETE FROM thread_party;"
                                        "DELETE FROM thread_key; DELETE FROM thread_record; DELETE FROM thread;"
                                        "DELETE FROM article_band; DELETE FROM article_copy; DELETE FROM follow_mark;");
    }
    return status == PACTA_OK ? follow_update(ledger, outcome) : status;
}
