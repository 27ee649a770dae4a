/* Numbers as trade tables print them: "1,234,567.8", "1.234.567,8", "1 234 567", "1.2e9". */
#ifndef LEDGER_TRADE_NUMBER_H
#define LEDGER_TRADE_NUMBER_H

#include "base/text.h"

/* The mark before the fraction, as far as one number tells it. */
enum ledger_mark { LEDGER_MARK_UNTOLD, LEDGER_MARK_POINT, LEDGER_MARK_COMMA };
enum ledger_mark ledger_trade_mark(struct base_str text);

enum ledger_number_kind { LEDGER_NUMBER, LEDGER_NUMBER_NONE, LEDGER_NUMBER_BAD, LEDGER_NUMBER_UNSURE };

/* LEDGER_NUMBER_NONE for "", "-", "..", "n/a"; UNSURE when "1,234" may be one or a thousand and the mark is not known. */
enum ledger_number_kind ledger_trade_number(struct base_str text, enum ledger_mark mark, double *number);

#endif
