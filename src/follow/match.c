/* What all comparisons share, and those of targets and bodies. */
#include "follow/match.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void follow_match_say(struct follow_match *match, const char *format, ...)
{
    size_t used = strlen(match->why), room = sizeof match->why - used;
    char part[200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(part, sizeof part, format, arguments);
    va_end(arguments);
    if (part[0] != '\0') {
        snprintf(match->why + used, room, "%s%s", used > 0 ? "; " : "", part);
    }
}

/* ------------------------------------------------------------------ parts */

uint32_t follow_match_common(const uint32_t *a, uint8_t a_count, const uint32_t *b, uint8_t b_count)
{
    uint32_t common = 0;
    for (uint8_t i = 0; i < a_count; i++) {
        common += follow_face_has(b, b_count, a[i]);
    }
    return common;
}

double follow_match_parties(const struct follow_match *match)
{
    uint8_t mine = match->mine->party_count, theirs = match->theirs->party_count;
    uint32_t common = follow_match_common(match->mine->parties, mine, match->theirs->parties, theirs);
    uint8_t fewer = mine < theirs ? mine : theirs;
    if (common < fewer) {
        return 0;
    }
    return mine == theirs ? 1 : fewer <= 1 ? 0.9 : 0.7;
}

/* Rare words weigh more; what every second name has weighs little. */
static double weight_of(const struct follow_match *match, const struct follow_face_word *word)
{
    enum follow_kind kind = (enum follow_kind)match->mine->kind;
    double all = follow_store_count(match->store, kind, 0), with = follow_store_count(match->store, kind, word->id);
    return log(1 + (all + 10) / (with + 1)) * (word->weak ? 0.2 : 1);
}

static const struct follow_face_word *find_word(const struct follow_face *face, uint32_t id)
{
    for (uint8_t i = 0; i < face->word_count; i++) {
        if (face->words[i].id == id) {
            return &face->words[i];
        }
    }
    return NULL;
}

/* A word that one record in ten brought into the thread counts a tenth there, so that threads do not drift. */
struct follow_overlap follow_match_words(const struct follow_match *match)
{
    struct follow_overlap overlap = {0};
    double most = 0, records = match->theirs->records > 0 ? match->theirs->records : 1;
    for (uint8_t i = 0; i < match->theirs->word_count; i++) {
        const struct follow_face_word *word = &match->theirs->words[i];
        overlap.theirs += weight_of(match, word) * (word->times < records ? word->times / records : 1);
    }
    for (uint8_t i = 0; i < match->mine->word_count; i++) {
        double weight = weight_of(match, &match->mine->words[i]);
        const struct follow_face_word *other = find_word(match->theirs, match->mine->words[i].id);
        overlap.mine += weight;
        if (other != NULL) {
            overlap.shared += weight * (other->times < records ? sqrt(other->times / records) : 1);
            overlap.telling += !other->weak && !match->mine->words[i].weak;
            overlap.rarest = weight > most ? other->id : overlap.rarest;
            most = weight > most ? weight : most;
        }
    }
    double fewer = overlap.mine < overlap.theirs ? overlap.mine : overlap.theirs, all = overlap.mine + overlap.theirs;
    overlap.likeness = all > overlap.shared ? overlap.shared / (all - overlap.shared) : all > 0;
    overlap.inside = fewer > 0 ? overlap.shared / fewer : 0;
    overlap.likeness = overlap.likeness < 1 ? overlap.likeness : 1;
    overlap.inside = overlap.inside < 1 ? overlap.inside : 1;
    return overlap;
}

static int32_t gap_between(const struct follow_face_span *a, const struct follow_face_span *b)
{
    int64_t gap = a->from > b->to ? (int64_t)a->from - b->to : b->from > a->to ? (int64_t)b->from - a->to : 0;
    return gap < FOLLOW_FAR ? (int32_t)gap : FOLLOW_FAR - 1;
}

int32_t follow_match_gap(const struct follow_match *match, uint8_t stage, bool guesses)
{
    int32_t least = FOLLOW_FAR;
    for (uint8_t i = 0; i < match->mine->span_count; i++) {
        for (uint8_t k = 0; k < match->theirs->span_count; k++) {
            const struct follow_face_span *a = &match->mine->spans[i], *b = &match->theirs->spans[k];
            if ((guesses || (!a->guessed && !b->guessed)) && (stage == FOLLOW_UNTOLD || b->stage == stage)) {
                int32_t gap = gap_between(a, b);
                least = gap < least ? gap : least;
            }
        }
    }
    return least;
}

/* ------------------------------------------------------------------ targets and bodies */

/* 5 billion and 4.95 billion are one target, 5 and 8 are two. */
static double match_target(struct follow_match *match)
{
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    double larger = fmax(fabs(mine->amount), fabs(theirs->amount));
    if (follow_match_parties(match) < 1 || mine->metric != theirs->metric || mine->unit != theirs->unit ||
        isnan(mine->amount) != isnan(theirs->amount)) {
        return 0;
    }
    if (isnan(mine->amount) ? mine->sort != theirs->sort || follow_match_gap(match, FOLLOW_UNTOLD, false) > 0
                            : fabs(mine->amount - theirs->amount) > 0.02 * larger) {
        return 0;
    }
    struct base_str metric = follow_pool_text(&match->store->pool, mine->metric);
    struct base_str unit = follow_pool_text(&match->store->pool, mine->unit);
    follow_match_say(match, "same parties; %.*s", BASE_STR_ARG(metric));
    if (!isnan(mine->amount)) {
        follow_match_say(match, "%.12g %.*s", mine->amount, BASE_STR_ARG(unit));
    }
    return isnan(mine->amount) ? 0.7 : 1;
}

/* By a name that says what the body is, or by a short one as long as no other body has it. */
static bool shares_name(struct follow_match *match, const struct follow_overlap *overlap)
{
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    bool shorts = mine->word_count <= 1 || theirs->word_count <= 1 || mine->plain != theirs->plain;
    bool apart = !shorts && !mine->plain && overlap->telling == 0;
    uint32_t names = follow_match_common(mine->names, mine->name_count, theirs->names, theirs->name_count);
    uint32_t general = follow_match_common(mine->names, mine->name_count, theirs->places, theirs->place_count) +
                       follow_match_common(mine->places, mine->place_count, theirs->names, theirs->name_count);
    match->alone = shorts;
    return (names > 0 && !apart) || (general > 0 && mine->plain != theirs->plain);
}

static double match_body(struct follow_match *match)
{
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    if (follow_match_parties(match) < 0.9) {
        return 0;
    }
    struct follow_overlap overlap = follow_match_words(match);
    if (shares_name(match, &overlap)) {
        struct base_str name = read_text(match->fresh->record, READ_F_NAME);
        follow_match_say(match, "same parties; named %.*s", (int)(name.length < 100 ? name.length : 100), name.data);
        return follow_match_parties(match) * (match->alone ? 0.8 : 1);
    }
    bool part = overlap.inside > 0.99 && overlap.telling > 0 && mine->sort == theirs->sort && mine->number == theirs->number;
    if (!part || mine->plain || theirs->plain || follow_match_parties(match) < 1) {
        return 0;
    }
    follow_match_say(match, "same parties; one name is a part of the other");
    return 0.5 + 0.3 * overlap.likeness;
}

double follow_match_weigh(struct follow_match *match)
{
    static double (*const WEIGH[FOLLOW_KIND_COUNT])(struct follow_match *) = {
        [FOLLOW_TARGET] = match_target,
        [FOLLOW_PROJECT] = follow_match_project,
        [FOLLOW_INSTRUMENT] = follow_match_instrument,
        [FOLLOW_BODY] = match_body,
        [FOLLOW_SESSION] = follow_match_session,
        [FOLLOW_COMMITMENT] = follow_match_commitment,
        [FOLLOW_INCIDENT] = follow_match_incident,
    };
    match->why[0] = '\0';
    match->alone = false;
    if (match->mine->kind != match->theirs->kind) {
        return 0;
    }
    return WEIGH[match->mine->kind](match);
}
