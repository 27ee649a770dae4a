/* What the files of know_settle share while an article is being settled. */
#ifndef KNOW_SETTLE_H
#define KNOW_SETTLE_H

#include "know/person.h"

enum { SETTLE_OFFICES = 8, SETTLE_LISTED = 6 };

/* What is known of one person while the article is settled. */
struct settle_person {
    uint32_t entity;
    uint32_t name_first, name_end;   /* tokens of the fullest name, particles and hyphens included */
    uint32_t last_mention;           /* of those bound so far, in the order of binding */
    bool in_heading;                 /* the name comes from a headline */
    uint32_t offices[SETTLE_OFFICES]; /* numbers in article->offices */
    uint32_t office_count;
    struct base_str printed_country; /* from a title with a state */
    struct base_str known_country;   /* from the table of leaders */
    struct base_str carried_country; /* from a neighbour in a list of titles */
};

struct settle_view {
    struct know_working *working;
    struct know_article *article;
    const struct lang_text *text;
    const struct lexicon_table *given;
    const struct lexicon_table *never;
    BASE_ARRAY(struct settle_person) persons;
    uint32_t first_entity;           /* of the first person; the others follow it */
};

/* Binds person mentions to entities, and finds bare surnames anywhere in the article. */
void settle_persons(struct settle_view *view);

/* The person of an entity; NULL when it is none. */
struct settle_person *settle_person_of(const struct settle_view *view, uint32_t entity);

/* Offices with their countries, one for each person and title. */
void settle_offices(struct settle_view *view);

/* The country of a person: printed, else known, else carried from a neighbour; empty when none is. */
struct base_str settle_country_of(const struct settle_view *view, uint32_t entity);

/* Gives the persons of a list of titles the state that is printed beside one of them. */
void settle_carry_countries(struct settle_view *view);

/* Binds titles without a name: to a person where one fits, else to an entity of their own. */
void settle_roles(struct settle_view *view);

/* The states and blocs that the article is about. */
void settle_main_parties(struct settle_view *view);

/* ------------------------------------------------------------------ small questions */

/* Is the mention in a headline or crosshead? */
bool settle_in_heading(const struct know_article *article, uint32_t token);

/* Does the role mention stand in apposition to a person: "Vero, foreign minister of Tarsk", "the spokesperson, Vero,"?
 * Gives the person's mention or KNOW_NONE. */
uint32_t settle_apposed_person(const struct know_article *article, uint32_t role);

/* The persons in apposition to a title in the plural, each with the country that the order of states gives. */
struct settle_listed {
    uint32_t persons[SETTLE_LISTED];         /* mentions */
    struct base_str countries[SETTLE_LISTED]; /* empty when not told */
    uint32_t count;                          /* 0, or at least 2 */
};

/* "the chiefs of staff of Tarsk and Norland, General Vero and General Quell,", "their foreign ministers, Vero and Quell,". */
struct settle_listed settle_listed_persons(const struct know_article *article, uint32_t role);

/* Two words of names that may be one in another spelling: "Chaudhry", "Chaundry". */
bool settle_words_alike(struct base_str a, struct base_str b);

#endif
