/*
 * Meetings: a session of a body is known by the body and its number or day, a visit by the visitor and the day, talks and calls
 * by who takes part and the day. What tells none of these ("teams of the two sides will meet soon") cannot be known again.
 */
#include "follow/view.h"

#include <math.h>

static uint32_t person_id(struct follow_viewing *viewing, const struct read_actor *actor)
{
    return follow_view_person(viewing, actor->name);
}

static void add_person(struct follow_viewing *viewing, const struct read_actor *actor)
{
    struct follow_face *face = &viewing->fresh->face;
    follow_face_add(face->people, &face->people_count, FOLLOW_FACE_PEOPLE, person_id(viewing, actor));
}

static bool is_host(const struct read_actor *actor)
{
    return base_str_in(actor->as, "host witness leader");
}

/* The visitors; without any who is called so, those who come from one state only. */
static bool add_visitors(struct follow_viewing *viewing, const struct read_value *actors)
{
    struct base_str country = {0};
    bool told = false, mixed = false;
    for (uint32_t i = 0; i < actors->as.actors.count; i++) {
        const struct read_actor *actor = &actors->as.actors.items[i];
        if (base_str_is(actor->as, "visitor")) {
            add_person(viewing, actor);
            told = true;
        } else if (!is_host(actor)) {
            mixed = mixed || (country.length > 0 && !base_str_equal(country, actor->country));
            country = actor->country;
        }
    }
    for (uint32_t i = 0; !told && !mixed && i < actors->as.actors.count; i++) {
        if (!is_host(&actors->as.actors.items[i])) {
            add_person(viewing, &actors->as.actors.items[i]);
        }
    }
    return told || !mixed;
}

static void add_everybody(struct follow_viewing *viewing, const struct read_value *actors)
{
    for (uint32_t i = 0; actors != NULL && i < actors->as.actors.count; i++) {
        add_person(viewing, &actors->as.actors.items[i]);
    }
}

/* A "visit" by which somebody called on his host is a talk. */
static void view_family(struct follow_viewing *viewing)
{
    struct follow_face *face = &viewing->fresh->face;
    const struct read_value *actors = read_get(viewing->fresh->record, READ_F_ACTORS);
    struct base_str kind = read_text(viewing->fresh->record, READ_F_KIND);
    if (viewing->fresh->body_name_count > 0) {
        face->family = FOLLOW_OF_BODY;
        return;
    }
    face->family = base_str_is(kind, "call") ? FOLLOW_CALL : base_str_is(kind, "visit") ? FOLLOW_VISIT : FOLLOW_TALKS;
    if (face->family == FOLLOW_VISIT && actors != NULL && !add_visitors(viewing, actors)) {
        face->family = FOLLOW_TALKS;
    }
    if (face->family != FOLLOW_VISIT) {
        add_everybody(viewing, actors);
    }
}

static void view_body_name(struct follow_viewing *viewing)
{
    struct follow_fresh *fresh = viewing->fresh;
    struct follow_words words = {0};
    struct base_str name = read_text(fresh->record, READ_F_BODY_NAME);
    follow_words_add(&words, FOLLOW_BODY, name, viewing->parties);
    follow_face_add(fresh->body_names, &fresh->body_name_count, FOLLOW_FRESH_BODIES, follow_view_name(viewing, &words));
    if (name.length == 0) {
        follow_words_add(&words, FOLLOW_SESSION, read_text(fresh->record, READ_F_WITHIN), viewing->parties);
    }
    follow_view_words(viewing, &words);
}

/* "Islamabad, Pakistan": the town and the state are told apart, so that a visit to the state can go to the town. */
static void view_places(struct follow_viewing *viewing)
{
    struct follow_face *face = &viewing->fresh->face;
    const struct read_value *place = read_get(viewing->fresh->record, READ_F_PLACE);
    if (place != NULL) {
        follow_face_add(face->places, &face->place_count, FOLLOW_FACE_PLACES, follow_view_id(viewing, place->as.place.country));
    }
}

bool follow_view_session(struct follow_viewing *viewing)
{
    struct follow_fresh *fresh = viewing->fresh;
    struct follow_face *face = &fresh->face;
    double session = read_number(fresh->record, READ_F_SESSION);
    face->sort = follow_view_id(viewing, read_text(fresh->record, READ_F_KIND));
    face->level = follow_view_id(viewing, read_text(fresh->record, READ_F_LEVEL));
    face->number = session >= 1 && session < 10000 ? (int32_t)session : -1;
    view_body_name(viewing);
    view_family(viewing);
    view_places(viewing);
    follow_view_day(viewing, READ_F_DATE);
    fresh->is_next = face->family == FOLLOW_OF_BODY && face->number < 0 && face->stage == FOLLOW_AHEAD && face->span_count == 0;
    int32_t longest = face->family == FOLLOW_VISIT && face->level != 0 ? 31 : 7; /* "the president's visit in November" */
    bool dated = face->span_count > 0 && !face->spans[0].guessed && face->spans[0].to - face->spans[0].from <= longest;
    return face->family == FOLLOW_OF_BODY || face->people_count > 0 || (dated && face->party_count > 1);
}
