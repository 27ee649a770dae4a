/*
 * Records that say the same thing, brought together: one session told by five papers, one target told six times.
 *
 * Two records are the same fact when their keys are equal. What goes into a key is decided type by type in group.c, from what
 * names the fact and never from how it was told.
 */
#ifndef API_GROUP_H
#define API_GROUP_H

#include "ledger/find.h"
#include "read/record.h"

/* A record with what the ledger knows of its article; strings are the arena's. */
struct api_told {
    const struct read_record *record;
    struct base_str day, path, title, outlet, published;
    int64_t article, n;
};

BASE_ARRAY_TYPE(api_tolds, struct api_told);

struct api_group {
    struct base_str key;
    BASE_ARRAY(const struct api_told *) told; /* the newest first, as they came */
    uint32_t reports;                         /* different articles */
    uint32_t order;                           /* in which it was begun */
    bool used;                                /* free for the caller */
};

BASE_ARRAY_TYPE(api_groups, struct api_group);

/* Short names of bodies by their long ones, so that both are one body. */
struct api_aliases {
    BASE_ARRAY(struct base_str) names;
    BASE_ARRAY(struct base_str) short_names;
};

/* All records that a filter finds: the newest first, within an article in the order of its text. */
pacta_status api_load(struct base_arena *arena, struct ledger *ledger, const struct ledger_filter *filter,
                      struct api_tolds *tolds);

/* The different articles of some records, added to a list. */
BASE_ARRAY_TYPE(api_articles, int64_t);
void api_note_articles(struct base_arena *arena, const struct api_tolds *tolds, struct api_articles *articles);

void api_learn_aliases(struct base_arena *arena, const struct api_tolds *bodies, struct api_aliases *aliases);

/* The groups in the order of their newest members. */
void api_group(struct base_arena *arena, const struct api_tolds *tolds, const struct api_aliases *aliases,
               struct api_groups *groups);

/* One word for all names of a body; empty for no name. */
struct base_str api_body_key(struct base_arena *arena, const struct api_aliases *aliases, struct base_str name);

/* Body and session number of a meeting as one word; empty when either is not told. */
struct base_str api_session_key(struct base_arena *arena, const struct api_aliases *aliases, const struct read_record *record);

#endif
