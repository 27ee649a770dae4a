/* Meetings of one article before they become records: found one by one, then those that are the same joined. */
#ifndef READ_MEETING_H
#define READ_MEETING_H

#include "read/common.h"

struct read_meeting {
    uint32_t act;                  /* predication that tells of it first */
    struct base_str kind;
    struct base_str body;          /* name of the body that met; empty when none did */
    uint32_t body_mention;         /* where the body is named; KNOW_NONE */
    double session;                /* NAN when not numbered */
    struct base_str status;
    struct read_stance stance;
    struct know_parties parties;
    enum know_level level;
    bool reference;                /* "the talks", "during the visit": points back, tells nothing new */
    bool other;                    /* "the previous session", "the next round": not the one spoken of */
    struct base_str within;
    uint32_t within_head;          /* the noun of that event */
    struct read_tokens acts;       /* all predications that tell of it */
    const struct know_date *date;
};

BASE_ARRAY_TYPE(read_meetings_list, struct read_meeting);

/* Does the predication tell of a meeting? Fills `meeting`. */
bool read_find_meeting(struct read_view *view, uint32_t act, struct read_meeting *meeting);

/* The kind when the noun names a meeting; empty when it does not ("press conference", "phone call" for help). */
struct base_str read_meeting_noun(const struct read_view *view, uint32_t noun, bool *needs_party);

/* Does the verb say that its subject came about ("took place", "began")? */
bool read_meeting_happens(const struct read_view *view, const struct read_predication *act);

/* The predication of the round that the talks are ("the second round of talks"); READ_NONE. */
uint32_t read_round_above(const struct read_view *view, const struct read_predication *act);

/* Writes the meeting's records, and one for the event on whose margins it was. */
void read_write_meeting(struct read_view *view, const struct read_meeting *meeting);

/* What became of a gathering by the words around it: "postponed", "cancelled", "held" ("the outcomes of the session"); empty when they tell nothing. */
struct base_str read_meeting_fate(const struct read_view *view, const struct read_predication *act);

/* "At a meeting of the commission they will discuss trade", "for approval of the next session": nothing says that it was held. */
bool read_meeting_is_ahead(const struct read_view *view, const struct read_predication *act);

/* "The talks planned for April did not take place": nothing is left of them. */
bool read_meeting_never_happened(const struct read_view *view, const struct read_predication *act);

/* Does the verb bring people together? "discussed trade" only with a partner; "met with difficulties", "met in the final" never. */
bool read_meeting_gathers(const struct read_view *view, const struct read_predication *act);

/* The body mention at or below a token ("the seventh session of the Council"); KNOW_NONE when there is none. */
uint32_t read_body_below(const struct read_view *view, uint32_t token);

/* "the 8th Joint Commission": is the token the head of a body with a number, which is one of its sessions? */
bool read_is_numbered_body(const struct read_view *view, uint32_t token);

#endif
