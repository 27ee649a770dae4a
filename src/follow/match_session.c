/*
 * Sessions, visits, talks and calls.
 *
 * A session with a number is that session, wherever and whenever it was held. What has no number is held together by its day. A
 * thing that was planned may slip: as long as nobody told that it was held, a later day is another day of the same thing; once
 * it was held, a day far away is another one.
 */
#include "follow/match.h"

enum { SLIP = 500, NEAR = 4, GUESS = 10, NUMBERED_APART = 500 };

static bool told_both(uint32_t a, uint32_t b)
{
    return a != 0 && b != 0;
}

/* When the days fit, how well; 0 when they do not. */
static double weigh_days(struct follow_match *match, int32_t near, int32_t guess)
{
    int32_t told = follow_match_gap(match, FOLLOW_UNTOLD, false), any = follow_match_gap(match, FOLLOW_UNTOLD, true);
    if (told != FOLLOW_FAR && told <= near) {
        follow_match_say(match, told == 0 ? "same day" : "%d days apart", told);
        return told == 0 ? 1 : 0.9;
    }
    if (told == FOLLOW_FAR && any != FOLLOW_FAR && any <= guess) {
        follow_match_say(match, "reported at the same time");
        return any <= 1 ? 0.8 : 0.6;
    }
    return 0;
}

/* Was the thing still to come when this report told it for another day? */
static bool may_have_slipped(const struct follow_match *match)
{
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    int32_t gap = follow_match_gap(match, FOLLOW_AHEAD, true);
    bool later = mine->first_day != TEXT_NO_DAY && theirs->last_day != TEXT_NO_DAY && mine->first_day >= theirs->last_day;
    if (theirs->stage != FOLLOW_AHEAD || !later || mine->first_day - theirs->last_day > SLIP) {
        return false;
    }
    return gap == FOLLOW_FAR || gap <= SLIP;
}

/* The report looks back at something planned that has happened since: "the visit, which had been postponed from October". */
static bool tells_old_plan(const struct follow_match *match)
{
    const struct follow_face *mine = match->mine;
    int32_t gap = follow_match_gap(match, FOLLOW_AHEAD, false);
    return mine->stage == FOLLOW_AHEAD && gap != FOLLOW_FAR && gap <= NEAR;
}

static double weigh_time(struct follow_match *match, int32_t near, int32_t guess)
{
    double days = weigh_days(match, near, guess);
    if (days > 0) {
        return days;
    }
    if (may_have_slipped(match)) {
        follow_match_say(match, match->mine->stage == FOLLOW_HAPPENED ? "planned before, held now" : "planned before");
        return 0.7;
    }
    return tells_old_plan(match) ? 0.6 : 0;
}

/* ------------------------------------------------------------------ people */

/* The word at the front of `rest`, which moves on. */
static struct base_str next_word(struct base_str *rest)
{
    uint32_t end = 0;
    while (end < rest->length && rest->data[end] != ' ') {
        end++;
    }
    struct base_str word = {rest->data, end};
    *rest = base_str_slice(*rest, (struct base_span){end < rest->length ? end + 1 : end, rest->length});
    return word;
}

static bool names_fit(struct base_str a, struct base_str b)
{
    bool initial = a.length == 1 || b.length == 1;
    return initial ? a.data[0] == b.data[0] : base_str_equal(a, b);
}

static bool same_person(struct base_str a, struct base_str b)
{
    struct base_str mine = next_word(&a), theirs = next_word(&b);
    if (!base_str_equal(mine, theirs)) {
        return false;
    }
    for (struct base_str rest = a; rest.length > 0;) {
        struct base_str given = next_word(&rest);
        for (struct base_str others = b; others.length > 0;) {
            if (names_fit(given, next_word(&others))) {
                return true;
            }
        }
    }
    return a.length == 0 || b.length == 0;
}

uint32_t follow_match_people(const struct follow_match *match)
{
    uint32_t common = 0;
    for (uint8_t i = 0; i < match->mine->people_count; i++) {
        struct base_str mine = follow_pool_text(&match->store->pool, match->mine->people[i]);
        bool found = false;
        for (uint8_t k = 0; k < match->theirs->people_count && !found; k++) {
            found = match->mine->people[i] == match->theirs->people[k] ||
                    same_person(mine, follow_pool_text(&match->store->pool, match->theirs->people[k]));
        }
        common += found;
    }
    return common;
}

/* ------------------------------------------------------------------ families */

static double weigh_body(struct follow_match *match)
{
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    if (mine->body != theirs->body || (mine->body == 0 && follow_match_parties(match) < 0.9)) {
        return 0;
    }
    follow_match_say(match, "same body");
    if (mine->number >= 0 && theirs->number >= 0) {
        int32_t held = mine->stage == FOLLOW_HAPPENED ? follow_match_gap(match, FOLLOW_HAPPENED, false) : 0;
        if (mine->number != theirs->number || (held != FOLLOW_FAR && held > NUMBERED_APART)) {
            return 0;
        }
        follow_match_say(match, "session %d", mine->number);
        return 1;
    }
    return 0.9 * weigh_time(match, NEAR, NEAR);
}

static bool places_clash(const struct follow_match *match)
{
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    return mine->place_count > 0 && theirs->place_count > 0 &&
           follow_match_common(mine->places, mine->place_count, theirs->places, theirs->place_count) == 0;
}

static double weigh_visit(struct follow_match *match)
{
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    uint32_t common = follow_match_people(match);
    bool untold = mine->people_count == 0 || theirs->people_count == 0;
    if (places_clash(match) || (common == 0 && !untold)) {
        return 0;
    }
    if (common > 0) {
        follow_match_say(match, "same visitor");
        return weigh_time(match, NEAR, GUESS);
    }
    bool level = told_both(mine->level, theirs->level) && mine->level == theirs->level;
    return level && follow_match_parties(match) >= 0.9 ? 0.8 * weigh_days(match, NEAR, NEAR) : 0;
}

static double weigh_talks(struct follow_match *match)
{
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    uint32_t common = follow_match_people(match);
    uint8_t fewer = mine->people_count < theirs->people_count ? mine->people_count : theirs->people_count;
    bool clash = told_both(mine->level, theirs->level) && mine->level != theirs->level && common < 2;
    if (clash || common < fewer || places_clash(match)) {
        return 0;
    }
    if (common >= 2) {
        follow_match_say(match, "same people");
        return weigh_time(match, 1, 2);
    }
    if (common == 1) {
        follow_match_say(match, "same parties and one person");
        return 0.85 * weigh_days(match, 1, 1);
    }
    bool same_sort = mine->sort == theirs->sort && mine->level == theirs->level && mine->level != 0;
    return same_sort && follow_match_parties(match) == 1 ? 0.7 * weigh_days(match, 0, 0) : 0;
}

double follow_match_session(struct follow_match *match)
{
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    if (mine->family != theirs->family) {
        return 0;
    }
    if (mine->family == FOLLOW_OF_BODY) {
        return weigh_body(match);
    }
    if (follow_match_parties(match) < 0.7) {
        return 0;
    }
    return mine->family == FOLLOW_VISIT ? weigh_visit(match) : weigh_talks(match);
}
