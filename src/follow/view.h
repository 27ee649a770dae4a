/* From a record to its face. */
#ifndef FOLLOW_VIEW_H
#define FOLLOW_VIEW_H

#include "follow/scene.h"

enum { FOLLOW_FRESH_BODIES = 6 };

/* A record on its way to a thread. */
struct follow_fresh {
    const struct read_record *record;
    int64_t n;
    struct follow_scene *scene;
    struct follow_face face;
    uint32_t
        body_names[FOLLOW_FRESH_BODIES]; /* of sessions and bodies: keys of the body's names, the one it is told by first */
    uint8_t body_name_count;
    bool is_next; /* "the next session": no number, still to come */
    bool is_that; /* of a nameless document: "the treaty", which the report names elsewhere */
};

/* False when the record has nothing by which it could be known again: it gets no thread. */
bool follow_view(struct follow_store *store, struct follow_fresh *fresh);

/* Shared by the files view*.c. */
struct follow_viewing {
    struct follow_store *store;
    struct follow_fresh *fresh;
    struct base_str codes[FOLLOW_FACE_PARTIES];
    struct follow_codes parties;
};
uint32_t follow_view_id(struct follow_viewing *viewing, struct base_str text); /* safe for a profile */
void follow_view_words(struct follow_viewing *viewing, const struct follow_words *words);
uint32_t follow_view_name(struct follow_viewing *viewing, const struct follow_words *words); /* the whole name as a key */
void follow_view_day(struct follow_viewing *viewing, enum read_field field);
uint32_t follow_view_person(struct follow_viewing *viewing, struct base_str name); /* by the surname */
bool follow_view_session(struct follow_viewing *viewing);
bool follow_view_project(struct follow_viewing *viewing);

#endif
