/* What the files that make a brief share: the state of the making, facts, and the laying of sections. */
#ifndef API_BRIEF_MAKING_H
#define API_BRIEF_MAKING_H

#include "api/brief.h"

struct api_making {
    const struct api_asking *asking;
    const struct api_brief_wish *wish;
    struct api_brief *brief;
    struct follow_threads threads[FOLLOW_KIND_COUNT]; /* of the pair, the newest first; at most API_MOST_THREADS of a kind */
    BASE_ARRAY(int64_t) shown;                        /* threads that stand on the page */
    struct base_buffer text;                          /* work space */
    pacta_status status;                              /* the first failure; nothing more is loaded after it */
};

/* A pair with more threads of a kind than this is briefed from the newest ones. */
enum { API_MOST_THREADS = 300 };

/* Threads that may go into a section, in the order in which they are shown. */
struct api_pick {
    const struct follow_thread *thread;
    uint32_t level;
    int weight;           /* what weighs more comes first; free for the section */
    struct base_str more; /* goes behind the line; may be empty */
};
BASE_ARRAY_TYPE(api_picks, struct api_pick);

void api_pick(struct api_making *making, struct api_picks *picks, const struct follow_thread *thread);

/* Puts the first of the picks that are not on the page yet into a section: as many as the page has room for. */
void api_take(struct api_making *making, struct api_section *section, const struct api_picks *picks, uint32_t room);

/* The same for all of them, whatever the room: a set and its members. */
void api_take_all(struct api_making *making, struct api_section *section, const struct api_picks *picks);

/* The room that a part of the page has for facts: as wished, else its own. */
uint32_t api_room(const struct api_making *making, uint32_t room);

/* Leaves as many of a section's facts as the page has room for. */
void api_cut(struct api_making *making, struct api_section *section, uint32_t room);

/* Adds a section to the page, when it has facts. */
void api_lay(struct api_making *making, const struct api_section *section);

bool api_is_shown(const struct api_making *making, int64_t thread);

/* What a thread says, with the words it rests on. */
struct api_fact api_fact_of_thread(struct api_making *making, const struct api_pick *pick);

/* What one report says that is no thread: an office, a figure. */
struct api_fact api_fact_of_told(struct api_making *making, const struct follow_told *told);

void api_fact_quote(struct api_making *making, struct api_fact *fact, const struct follow_told *told, const char *lead);

/* The work space as a text of the arena. */
struct base_str api_keep(struct api_making *making);

/* Has another number taken a target's place? */
bool api_is_replaced(struct api_making *making, const struct follow_thread *target);

/* ------------------------------------------------------------------ sections, each in a file of its own */

void api_lay_changes(struct api_making *making);  /* with `since` */
void api_lay_promises(struct api_making *making); /* open, due before the next session, overdue */
void api_lay_targets(struct api_making *making);
void api_lay_sessions(struct api_making *making);  /* sessions of bodies, other meetings */
void api_lay_documents(struct api_making *making); /* signed, and on the way */
void api_lay_projects(struct api_making *making);
void api_lay_disputes(struct api_making *making);
void api_lay_figures(struct api_making *making);
void api_lay_people(struct api_making *making);

#endif
