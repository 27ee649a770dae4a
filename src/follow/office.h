/*
 * Who held an office when, from what reports print: "Foreign Minister Ada Norell" on a day says that she held it then.
 *
 *     struct follow_office_question question = {.country = BASE_STR("NRL"), .office = BASE_STR("foreign minister"), .day =
 * day}; follow_offices_find(&arena, ledger, &question, &offices); follow_deeds_find(&arena, ledger, &offices.items[0], &deeds);
 *
 * A term reaches from the first to the last day on which somebody is printed as holding the office. It may have begun before
 * and lasted longer; it has ended when the person is printed as former, or when a successor is printed. Spellings of one person
 * ("Hanif Abbasi", "Muhammad Hanif Abbasi") are one.
 */
#ifndef FOLLOW_OFFICE_H
#define FOLLOW_OFFICE_H

#include "follow/follow.h"

struct follow_office_question {
    struct base_str country; /* code */
    struct base_str
        office; /* words; empty for all offices of the country. The whole title is best: "president" is not "vice president" */
    struct base_str day; /* ISO; who held it then has `holds` and stands first; else the newest first */
    uint32_t limit;      /* 0 for all */
};

struct follow_office {
    struct base_str person, office, country;
    struct base_str names;       /* every spelling, folded, with semicolons between */
    bool acting;                 /* printed as acting only */
    struct base_str first, last; /* ISO days on which it was printed; empty when no report of it prints a day */
    struct base_str until;       /* the first day on which the person is former or a successor holds it; empty while unknown */
    struct base_str successor;
    uint32_t reports; /* different articles */
    bool holds;       /* held it on the day that was asked, as far as was printed */
};
BASE_ARRAY_TYPE(follow_offices, struct follow_office);

pacta_status follow_offices_find(struct base_arena *arena, struct ledger *ledger, const struct follow_office_question *question,
                                 struct follow_offices *offices);

/* A document signed or a meeting chaired by the person during the term. `thread` is 0 when the record is in none. */
struct follow_deed {
    int64_t record, thread;
    struct base_str day, role; /* signatory, chair, co-chair, leader */
    struct base_str id, title; /* of the thread; else of the record */
};
BASE_ARRAY_TYPE(follow_deeds, struct follow_deed);

/* The newest first; several reports of one thread are one deed. */
pacta_status follow_deeds_find(struct base_arena *arena, struct ledger *ledger, const struct follow_office *office,
                               struct follow_deeds *deeds);

/* Learns the office-holders and deeds of records that it does not know yet. Part of follow_update. */
pacta_status follow_offices_update(struct ledger *ledger);

#endif
