/* What is known of the report behind a record: for exports that print it beside each record. */
#ifndef LEDGER_ORIGIN_H
#define LEDGER_ORIGIN_H

#include "ledger/ledger.h"

struct ledger_origin {
    struct base_str article;    /* id of the article's record */
    struct base_str url;        /* given with the document, else printed in it; empty when neither */
    struct base_str language;   /* as the article's record has it */
    struct base_str read_at;    /* UTC: 2025-07-10T08:15:00Z */
    struct base_str text;       /* the clean text of the article */
    int64_t family;             /* articles of one family are copies of one text; the article itself when none is known */
    uint64_t articles, outlets; /* of the family */
};

/* One article after the other; looking up the same article again costs nothing. */
struct ledger_origins;
pacta_status ledger_origins_open(struct ledger *ledger, struct ledger_origins **origins);
void ledger_origins_close(struct ledger_origins *origins);

/* The strings live until another article is asked for. */
pacta_status ledger_origin_of(struct ledger_origins *origins, int64_t article, const struct ledger_origin **origin);

#endif
