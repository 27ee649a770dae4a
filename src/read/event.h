/*
 * One political event on its way from a predication to a record: what was done, by whom to whom, and how sure it is.
 *
 *     find the act's sense -> who and whom (event_side) -> what stance and governing verbs make of it (event_stance)
 *     -> contexts (event_context) -> the record (event_write)
 */
#ifndef READ_EVENT_H
#define READ_EVENT_H

#include "read/actor.h"

struct read_event {
    const struct read_predication *act;
    const struct read_predication *content; /* the act that this one asks for, refuses or threatens; NULL */
    struct read_sense sense;
    struct base_str plover, mode, cameo;
    struct read_codes source, target;
    bool mutual, historical;
};

/* What is the same for all events of an article. */
struct read_event_view {
    struct read_view *view;
    struct read_homes homes;
    uint32_t *content_of; /* per predication: the one it asks for, refuses, promises or threatens; READ_NONE */
    uint32_t *governor_of; /* the other way round */
};

/* Fills source and target from the roles that the sense asks for. */
void read_event_sides(const struct read_event_view *events, struct read_event *event);

/* Codes of one phrase of an act, "we" taken for the one who speaks. */
void read_event_codes(const struct read_event_view *events, const struct read_predication *act, uint32_t token, struct read_codes *codes);

/* A place that acts or speaks is the government that sits there; false when the token is no place. */
bool read_event_seat(const struct read_event_view *events, uint32_t token, struct read_codes *codes);

/* Those who do an act, by whatever words of it tell. */
void read_event_doers(const struct read_event_view *events, const struct read_predication *act, struct read_codes *codes);

/* Finds which acts stand below which as their content. */
void read_event_govern(struct read_event_view *events);

/* Turns plans into promises or threats, told wrongs into accusations; false when nothing happened. */
bool read_event_settle(const struct read_event_view *events, struct read_event *event);

/* What one side tells of another, though the deed told of is no event; false when it is none either. */
bool read_event_told(const struct read_event_view *events, const struct read_predication *act, struct read_event *event);

/* Adds the contexts that the words around the act tell. */
void read_event_contexts(struct read_view *view, struct read_record *record, const struct read_event *event);

/* Quad, score and Goldstein value of the record's type, mode and code. */
void read_event_numbers(struct read_view *view, struct read_record *record);

/* Writes the record, or adds evidence to the one that tells the same. */
void read_event_write(struct read_view *view, const struct read_event *event);

/* Gatherings that no verb of meeting told ("the seventh round of the council in Tarsk") are talks held as well. */
void read_event_meetings(struct read_view *view);

bool read_codes_has(const struct read_codes *codes, struct base_str code);

/* Do the two share a state or a body? */
bool read_codes_meet(const struct read_codes *a, const struct read_codes *b);

#endif
