/* Letting a record stand as decided: its JSON, its columns, and the keys it is found by. */
#ifndef LEDGER_AMEND_H
#define LEDGER_AMEND_H

#include "ledger/decide.h"
#include "ledger/internal.h"

#include <jansson.h>

/* Takes back all that decisions did to a record's JSON. */
void ledger_amend_undo(json_t *record);

/* The record of row `n` as these decisions (oldest first, all about it) have it; with none, as it was read. */
pacta_status ledger_amend(struct ledger *ledger, int64_t n, const struct ledger_decision *const *decisions, uint32_t count);

/* The same for the records of an entry that was just added, when its source tells again what was decided on before. */
pacta_status ledger_decisions_apply_to(struct ledger *ledger, const struct ledger_entry *entry);

#endif
