/*
 * A record is compared with the threads that share one of its keys and joins the best of those that are good enough. Joining
 * adds what it tells to the thread, so that the next report can be known by either.
 */
#include "follow/join.h"

#include <stdio.h>
#include <string.h>

enum { MOST_CANDIDATES = 64 };

struct candidates {
    uint32_t threads[MOST_CANDIDATES];
    uint32_t count;
};

static void add_candidate(struct candidates *candidates, uint32_t thread)
{
    for (uint32_t i = 0; i < candidates->count; i++) {
        if (candidates->threads[i] == thread) {
            return;
        }
    }
    if (candidates->count < MOST_CANDIDATES) {
        candidates->threads[candidates->count++] = thread;
    }
}

static void find_candidates(struct follow_store *store, const struct follow_fresh *fresh, struct candidates *candidates)
{
    struct follow_keys keys;
    follow_keys_of(store, fresh, true, &keys);
    candidates->count = 0;
    for (uint8_t i = 0; fresh->is_that && i < fresh->scene->told_count; i++) {
        add_candidate(candidates, (uint32_t)fresh->scene->told[i]);
    }
    for (uint32_t i = 0; i < keys.count && candidates->count < MOST_CANDIDATES; i++) {
        uint32_t list[FOLLOW_STORE_NEWEST];
        uint32_t count = follow_store_threads(store, keys.items[i], list, FOLLOW_STORE_NEWEST);
        for (uint32_t k = 0; k < count; k++) {
            add_candidate(candidates, list[k]);
        }
    }
}

/* What is known by little joins nothing when it could join two. */
static void give_up_in_doubt(struct follow_choice *choice, bool alone, uint32_t fitting)
{
    if (alone && fitting > 1) {
        *choice = (struct follow_choice){0};
    }
}

/* Of two that fit as well, the one told last; then the one begun first. */
static bool is_better(const struct follow_choice *choice, double likeness, const struct follow_known *known)
{
    if (choice->known == NULL || likeness > choice->likeness + 0.001) {
        return true;
    }
    if (likeness < choice->likeness - 0.001) {
        return false;
    }
    int32_t mine = choice->known->face.last_day, theirs = known->face.last_day;
    return theirs != mine ? theirs > mine : known->n < choice->known->n;
}

void follow_choose(struct follow_store *store, const struct follow_fresh *fresh, const struct follow_known *but,
                   struct follow_choice *choice)
{
    struct candidates candidates;
    bool alone = false;
    uint32_t fitting = 0;
    *choice = (struct follow_choice){0};
    find_candidates(store, fresh, &candidates);
    for (uint32_t i = 0; i < candidates.count; i++) {
        struct follow_known *known = follow_store_thread(store, candidates.threads[i]);
        if (known == NULL || known == but) {
            continue;
        }
        struct follow_match match = {.store = store, .fresh = fresh, .mine = &fresh->face, .theirs = &known->face};
        double likeness = follow_match_weigh(&match);
        fitting += likeness >= FOLLOW_MATCH_ENOUGH;
        if (likeness >= FOLLOW_MATCH_ENOUGH && is_better(choice, likeness, known)) {
            alone = match.alone;
            *choice = (struct follow_choice){.known = known, .likeness = likeness < 1 ? likeness : 1};
            memcpy(choice->why, match.why, sizeof choice->why);
        }
    }
    give_up_in_doubt(choice, alone, fitting);
}

/* ------------------------------------------------------------------ joining */

static void count_new_words(struct follow_store *store, const struct follow_known *known, const struct follow_face *face)
{
    for (uint8_t i = 0; i < face->word_count; i++) {
        bool there = false;
        for (uint8_t k = 0; k < known->face.word_count && !there; k++) {
            there = known->face.words[k].id == face->words[i].id;
        }
        if (!there) {
            follow_store_count_up(store, (enum follow_kind)face->kind, face->words[i].id);
        }
    }
}

static void add_keys(struct follow_store *store, const struct follow_fresh *fresh, int64_t thread)
{
    struct follow_keys keys;
    follow_keys_of(store, fresh, false, &keys);
    for (uint32_t i = 0; i < keys.count; i++) {
        follow_store_add_key(store, keys.items[i], thread);
    }
}

static void remember_body(struct follow_fresh *fresh, const struct follow_known *known)
{
    struct follow_scene *scene = fresh->scene;
    for (uint8_t i = 0; i < fresh->body_name_count && scene->body_count < FOLLOW_SCENE_BODIES; i++) {
        scene->bodies[scene->body_count++] = (struct follow_scene_body){fresh->body_names[i], known->n};
    }
}

/* A thread that has a number (even one that was only counted on) is found by it. */
struct follow_known *follow_join(struct follow_store *store, struct follow_fresh *fresh, const struct follow_choice *choice)
{
    struct follow_known *known = choice->known;
    bool begins = known == NULL;
    if (begins) {
        known = follow_store_begin(store, fresh->record->id, (enum follow_kind)fresh->face.kind);
        known->face.plain = fresh->face.plain;
        known->face.bare = fresh->face.bare;
    }
    count_new_words(store, known, &fresh->face);
    add_keys(store, fresh, known->n);
    follow_face_merge(&known->face, &fresh->face);
    known->changed = known->touched = true;
    if (fresh->face.kind == FOLLOW_BODY) {
        remember_body(fresh, known);
    }
    const char *why = choice->why[0] != '\0' ? choice->why : FOLLOW_BEGAN;
    follow_store_place(store, &(struct follow_placed){
                                  .record = fresh->n,
                                  .thread = known->n,
                                  .day = fresh->scene->printed ? fresh->scene->day : TEXT_NO_DAY,
                                  .likeness = begins ? 1 : (float)choice->likeness,
                                  .why = base_str_copy(store->arena, base_str_from(why)),
                              });
    return known;
}

struct follow_known *follow_settle(struct follow_store *store, const struct follow_fresh *fresh, struct follow_known *known)
{
    struct follow_fresh all = *fresh;
    struct follow_choice choice;
    if (fresh->face.kind != FOLLOW_INCIDENT || !known->begun || known->face.text != fresh->face.text) {
        return known;
    }
    all.face = known->face;
    follow_choose(store, &all, known, &choice);
    if (choice.known == NULL) {
        return known;
    }
    follow_store_merge(store, known, choice.known, choice.why);
    return choice.known;
}

/* ------------------------------------------------------------------ sessions */

static int64_t body_between(struct follow_store *store, const struct follow_face *parties, uint32_t name)
{
    char text[512];
    uint32_t list[FOLLOW_STORE_NEWEST], count;
    struct base_str key = follow_key_of_body(store, parties, name, text);
    const struct follow_known *found = NULL;
    count = key.length > 0 ? follow_store_threads(store, key, list, FOLLOW_STORE_NEWEST) : 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct follow_known *known = follow_store_thread(store, list[i]);
        if (found != NULL && known != found) {
            return 0; /* two bodies are called so */
        }
        found = known;
    }
    return found != NULL ? found->n : 0;
}

/* "The JWG met" in a report on a Joint Working Group on Wool (JWG). */
static int64_t body_of_report(const struct follow_scene *scene, uint32_t name)
{
    int64_t found = 0;
    for (uint8_t i = 0; i < scene->body_count; i++) {
        if (scene->bodies[i].name == name) {
            found = found == 0 || found == scene->bodies[i].thread ? scene->bodies[i].thread : -1;
        }
    }
    return found > 0 ? found : 0;
}

/* The body's thread: as the report calls it, else by any of the names that it has had; between the parties of the record, else
 * those of the report. */
void follow_find_body(struct follow_store *store, struct follow_fresh *fresh)
{
    struct follow_face pair;
    if (fresh->face.kind != FOLLOW_SESSION || fresh->face.family != FOLLOW_OF_BODY) {
        return;
    }
    follow_face_init(&pair, FOLLOW_BODY);
    follow_face_add(pair.parties, &pair.party_count, 2, fresh->scene->pair[0]);
    follow_face_add(pair.parties, &pair.party_count, 2, fresh->scene->pair[1]);
    fresh->face.body = body_of_report(fresh->scene, fresh->body_names[0]);
    if (fresh->face.body == 0) {
        fresh->face.body = body_between(store, &fresh->face, fresh->body_names[0]);
    }
    if (fresh->face.body == 0 && pair.party_count == 2) {
        fresh->face.body = body_between(store, &pair, fresh->body_names[0]);
    }
}

/* The newest session of a body that was held by then. */
static const struct follow_known *last_held(struct follow_store *store, const struct follow_fresh *fresh)
{
    enum { YEARS = 4 * 366 };
    struct follow_keys keys;
    uint32_t list[FOLLOW_STORE_NEWEST];
    const struct follow_known *last = NULL;
    follow_keys_of(store, fresh, true, &keys);
    uint32_t count = keys.count > 0 ? follow_store_threads(store, keys.items[0], list, FOLLOW_STORE_NEWEST) : 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct follow_known *known = follow_store_thread(store, list[i]);
        bool held = known != NULL && known->face.number >= 0 && known->face.stage == FOLLOW_HAPPENED &&
                    known->face.first_day != TEXT_NO_DAY && known->face.first_day <= fresh->scene->day &&
                    fresh->scene->day - known->face.first_day < YEARS;
        if (held && (last == NULL || known->face.number > last->face.number)) {
            last = known;
        }
    }
    return last;
}

/* After the sixth session "the next" is the seventh. */
void follow_number_next(struct follow_store *store, struct follow_fresh *fresh)
{
    if (fresh->face.kind == FOLLOW_SESSION && fresh->is_next && fresh->face.body != 0 && fresh->scene->day != TEXT_NO_DAY) {
        const struct follow_known *last = last_held(store, fresh);
        fresh->face.number = last != NULL ? last->face.number + 1 : -1;
    }
}
