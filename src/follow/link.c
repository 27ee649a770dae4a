/*
 * What threads have to do with each other. Most of it stands in one report: the documents of a session, the members of a
 * counted set, the promise about a project. The rest is found by the same keys as the threads themselves: an older target of
 * another amount, a memorandum on what a contract is about.
 */
#include "follow/join.h"

#include <math.h>
#include <stdio.h>

struct tying {
    struct follow_store *store;
    const struct follow_fresh *fresh;
    struct follow_known *known;
};

static void tie(const struct tying *tying, int64_t thread, const char *relation, int64_t other, const char *why)
{
    follow_store_tie(tying->store, &(struct follow_tie){.thread = thread,
                                                        .relation = relation,
                                                        .other = other,
                                                        .why = base_str_copy(tying->store->arena, base_str_from(why))});
}

static struct follow_match match_with(const struct tying *tying, const struct follow_known *other)
{
    return (struct follow_match){
        .store = tying->store, .fresh = tying->fresh, .mine = &tying->fresh->face, .theirs = &other->face};
}

/* ------------------------------------------------------------------ in one report */

static bool same_days(const struct tying *tying, const struct follow_known *other)
{
    struct follow_match match = match_with(tying, other);
    int32_t gap = follow_match_gap(&match, FOLLOW_HAPPENED, true);
    return gap <= 2 && follow_match_parties(&match) >= 0.9;
}

/* Sessions come before visits, visits before talks, and these before working groups that met as well. */
static int standing_of(const struct follow_known *meeting)
{
    const struct follow_face *face = &meeting->face;
    return face->family == FOLLOW_OF_BODY ? (face->number >= 0 ? 4 : 1) : face->family == FOLLOW_VISIT ? 3 : 2;
}

/* A document was signed at the session of its day, else during the visit. */
static void tie_to_meeting(const struct tying *tying)
{
    const struct follow_known *best = NULL;
    if (tying->fresh->face.stage != FOLLOW_HAPPENED) {
        return;
    }
    for (uint8_t i = 0; i < tying->fresh->scene->told_count; i++) {
        const struct follow_known *other = follow_store_thread(tying->store, tying->fresh->scene->told[i]);
        bool meets = other != NULL && other->face.kind == FOLLOW_SESSION && other->face.stage == FOLLOW_HAPPENED &&
                     same_days(tying, other);
        if (meets && (best == NULL || standing_of(other) > standing_of(best))) {
            best = other;
        }
    }
    if (best != NULL) {
        tie(tying, tying->known->n, "at", best->n, "told in one report, of the same day");
    }
}

/* "They signed 24 documents, among them ..." */
static void tie_to_set(const struct tying *tying)
{
    const struct follow_known *best = NULL;
    for (uint8_t i = 0; i < tying->fresh->scene->told_count; i++) {
        const struct follow_known *other = follow_store_thread(tying->store, tying->fresh->scene->told[i]);
        bool holds = other != NULL && other->n != tying->known->n && other->face.kind == FOLLOW_INSTRUMENT &&
                     other->face.family == FOLLOW_SET && other->face.number > tying->fresh->face.number &&
                     tying->fresh->face.stage == other->face.stage;
        if (holds && (best == NULL || other->face.number > best->face.number) &&
            (tying->fresh->face.stage == FOLLOW_AHEAD || same_days(tying, other))) {
            best = other;
        }
    }
    if (best != NULL) {
        char why[80];
        snprintf(why, sizeof why, "one of %d of the same report and day", best->face.number);
        tie(tying, tying->known->n, "in", best->n, why);
    }
}

/* Do the words that tell a project or document stand in the promise? */
static bool speaks_of(const struct tying *tying, const struct follow_known *other)
{
    uint32_t telling = 0, found = 0;
    for (uint8_t i = 0; i < other->face.word_count; i++) {
        if (other->face.words[i].times * 2 < other->face.records) {
            continue;
        }
        bool there = false;
        for (uint8_t k = 0; k < tying->fresh->face.word_count && !there; k++) {
            there = tying->fresh->face.words[k].id == other->face.words[i].id;
        }
        telling++;
        found += there;
    }
    return telling > 1 && found * 5 >= telling * 4;
}

static void tie_to_subject(const struct tying *tying)
{
    for (uint8_t i = 0; i < tying->fresh->scene->told_count; i++) {
        const struct follow_known *other = follow_store_thread(tying->store, tying->fresh->scene->told[i]);
        bool thing = other != NULL && (other->face.kind == FOLLOW_PROJECT ||
                                       (other->face.kind == FOLLOW_INSTRUMENT && other->face.family != FOLLOW_SET));
        if (thing && speaks_of(tying, other)) {
            tie(tying, tying->known->n, "about", other->n, "named in the promise");
        }
    }
}

/* ------------------------------------------------------------------ by keys */

typedef bool (*follow_test)(const struct tying *tying, const struct follow_known *other);

/* The newest thread under the record's keys that passes the test. */
static const struct follow_known *find_other(const struct tying *tying, follow_test test)
{
    struct follow_keys keys;
    const struct follow_known *best = NULL;
    follow_keys_of(tying->store, tying->fresh, true, &keys);
    for (uint32_t i = 0; i < keys.count; i++) {
        uint32_t list[FOLLOW_STORE_NEWEST];
        uint32_t count = follow_store_threads(tying->store, keys.items[i], list, FOLLOW_STORE_NEWEST);
        for (uint32_t k = 0; k < count; k++) {
            const struct follow_known *other = follow_store_thread(tying->store, list[k]);
            bool newer = other != NULL && (best == NULL || other->face.last_day > best->face.last_day ||
                                           (other->face.last_day == best->face.last_day && other->n < best->n));
            if (newer && other->n != tying->known->n && test(tying, other)) {
                best = other;
            }
        }
    }
    return best;
}

static bool is_older_target(const struct tying *tying, const struct follow_known *other)
{
    const struct follow_face *mine = &tying->fresh->face, *theirs = &other->face;
    struct follow_match match = match_with(tying, other);
    return follow_match_parties(&match) == 1 && mine->metric == theirs->metric && mine->unit == theirs->unit &&
           !isnan(mine->amount) && !isnan(theirs->amount) && mine->first_day != TEXT_NO_DAY &&
           theirs->last_day != TEXT_NO_DAY && theirs->last_day < mine->first_day;
}

static void tie_target(const struct tying *tying)
{
    const struct follow_known *older = find_other(tying, is_older_target);
    if (older != NULL) {
        char why[120];
        struct base_str unit = follow_pool_text(&tying->store->pool, older->face.unit);
        snprintf(why, sizeof why, "same parties and measure; %.12g %.*s before", older->face.amount, BASE_STR_ARG(unit));
        tie(tying, tying->known->n, "replaces", older->n, why);
    }
}

static bool is_forerunner(const struct tying *tying, const struct follow_known *other)
{
    const struct follow_face *theirs = &other->face;
    struct follow_match match = match_with(tying, other);
    if ((theirs->family != FOLLOW_MEMORANDUM && theirs->family != FOLLOW_LETTER) || theirs->plain ||
        follow_match_parties(&match) < 1) {
        return false;
    }
    struct follow_overlap overlap = follow_match_words(&match);
    bool earlier = theirs->first_day != TEXT_NO_DAY && tying->fresh->face.first_day != TEXT_NO_DAY &&
                   theirs->first_day < tying->fresh->face.first_day;
    return earlier && overlap.telling > 0 && overlap.likeness > 0.5;
}

static void tie_document(const struct tying *tying)
{
    const struct follow_face *mine = &tying->fresh->face;
    if (mine->plain || (mine->family != FOLLOW_TREATY && mine->family != FOLLOW_CONTRACT)) {
        return;
    }
    const struct follow_known *memorandum = find_other(tying, is_forerunner);
    if (memorandum != NULL) {
        tie(tying, memorandum->n, "became", tying->known->n, "same parties and subject, later and binding");
    }
}

static bool is_renamed(const struct tying *tying, const struct follow_known *other)
{
    const struct follow_face *mine = &tying->fresh->face;
    uint32_t to = mine->name_count > 0 ? mine->names[mine->name_count - 1] : 0;
    return other->face.kind == FOLLOW_BODY && follow_face_has(other->face.names, other->face.name_count, to);
}

static void tie_body(const struct tying *tying)
{
    if (read_text(tying->fresh->record, READ_F_RENAMED_TO).length > 0) {
        const struct follow_known *other = find_other(tying, is_renamed);
        if (other != NULL) {
            tie(tying, tying->known->n, "renamed", other->n, "the report says so");
        }
    }
}

/* ------------------------------------------------------------------ all */

static void tell(struct follow_scene *scene, const struct follow_known *known)
{
    for (uint8_t i = 0; i < scene->told_count; i++) {
        if (scene->told[i] == known->n) {
            return;
        }
    }
    if (scene->told_count < FOLLOW_SCENE_TOLD) {
        scene->told[scene->told_count++] = known->n;
    }
}

void follow_tie_threads(struct follow_store *store, const struct follow_fresh *fresh, struct follow_known *known, bool begun)
{
    const struct tying tying = {store, fresh, known};
    switch ((enum follow_kind)fresh->face.kind) {
    case FOLLOW_SESSION:
        if (fresh->face.body != 0) {
            tie(&tying, known->n, "of", fresh->face.body, "the report names the body");
        }
        tell(fresh->scene, known);
        break;
    case FOLLOW_INSTRUMENT:
        tie_to_meeting(&tying);
        tie_to_set(&tying);
        tie_document(&tying);
        tell(fresh->scene, known);
        break;
    case FOLLOW_PROJECT:
        tell(fresh->scene, known);
        break;
    case FOLLOW_TARGET:
        if (begun) {
            tie_target(&tying);
        }
        break;
    case FOLLOW_BODY:
        tie_body(&tying);
        break;
    case FOLLOW_COMMITMENT:
        tie_to_subject(&tying);
        break;
    default:
        break;
    }
}
