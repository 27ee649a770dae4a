/* Projects, instruments, commitments and incidents: things that are known by words. */
#include "follow/match.h"

static void say_words(struct follow_match *match, const struct follow_overlap *overlap)
{
    if (overlap->rarest != 0) {
        struct base_str word = follow_pool_text(&match->store->pool, overlap->rarest);
        follow_match_say(match, "%s (%.*s)", overlap->likeness > 0.9 ? "same name" : "like words", BASE_STR_ARG(word));
    }
}

static bool same_name(const struct follow_match *match)
{
    return follow_match_common(match->mine->names, match->mine->name_count, match->theirs->names, match->theirs->name_count) >
           0;
}

static bool is_general(const struct follow_match *match, uint32_t sort)
{
    return sort == 0 || base_str_is(follow_pool_text(&match->store->pool, sort), "project");
}

/* ------------------------------------------------------------------ projects */

/* A line is its places in any order; a report may leave some out. */
static double weigh_route(struct follow_match *match)
{
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    uint8_t fewer = mine->place_count < theirs->place_count ? mine->place_count : theirs->place_count;
    uint32_t common = follow_match_common(mine->places, mine->place_count, theirs->places, theirs->place_count);
    bool strangers = mine->party_count > 0 && theirs->party_count > 0 &&
                     follow_match_common(mine->parties, mine->party_count, theirs->parties, theirs->party_count) == 0;
    if (fewer < 2 || common < fewer || strangers) {
        return 0;
    }
    follow_match_say(match, mine->place_count == theirs->place_count ? "same places" : "two of its places");
    return mine->place_count == theirs->place_count ? 0.95 : 0.8;
}

static bool places_differ(const struct follow_match *match)
{
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    return mine->place_count > 0 && theirs->place_count > 0 &&
           follow_match_common(mine->places, mine->place_count, theirs->places, theirs->place_count) == 0;
}

/*
 * "The special economic zone": one of a kind between these parties, as long as nothing tells two of them apart. "A transmission
 * line" names nothing but its kind: it takes a word or place beside it, or reports of one month.
 */
static double weigh_plain(struct follow_match *match, const struct follow_overlap *overlap)
{
    enum { MONTH = 31 };
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    bool near =
        mine->first_day != TEXT_NO_DAY && theirs->last_day != TEXT_NO_DAY && mine->first_day - theirs->last_day <= MONTH;
    bool placed = follow_match_common(mine->places, mine->place_count, theirs->places, theirs->place_count) > 0;
    if (!same_name(match) || follow_match_parties(match) < 1 || mine->sort != theirs->sort ||
        (mine->bare && !near && !placed && overlap->telling == 0)) {
        return 0;
    }
    match->alone = !placed && overlap->telling == 0;
    follow_match_say(match, "same parties; the only %.*s told of",
                     BASE_STR_ARG(follow_pool_text(&match->store->pool, match->mine->sort)));
    return 0.55 + 0.3 * overlap->likeness;
}

/* "The special economic zone in Karachi", after reports on "a special economic zone". */
static double weigh_closer(struct follow_match *match)
{
    if (follow_match_parties(match) < 1 || match->mine->sort != match->theirs->sort || places_differ(match)) {
        return 0;
    }
    match->alone = true;
    follow_match_say(match, "same parties; a closer name of the only %.*s told of",
                     BASE_STR_ARG(follow_pool_text(&match->store->pool, match->mine->sort)));
    return 0.55;
}

double follow_match_project(struct follow_match *match)
{
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    bool general = is_general(match, mine->sort) || is_general(match, theirs->sort);
    if (!general && mine->sort != theirs->sort) {
        return 0;
    }
    double route = weigh_route(match), parties = follow_match_parties(match);
    if (route > 0) {
        return route;
    }
    if (parties < 0.7 || (places_differ(match) && (mine->place_count > 1 || theirs->place_count > 1))) {
        return 0;
    }
    struct follow_overlap overlap = follow_match_words(match);
    if (mine->plain && !places_differ(match) && (theirs->plain || overlap.telling == 0)) {
        return weigh_plain(match, &overlap);
    }
    if (theirs->plain && !theirs->bare && overlap.telling == 0 && overlap.shared > 0.99 * overlap.theirs) {
        return weigh_closer(match);
    }
    if (overlap.telling == 0 || places_differ(match)) {
        return 0;
    }
    follow_match_say(match, parties < 1 ? "parties fit" : "same parties");
    say_words(match, &overlap);
    bool part = overlap.inside > 0.95 && mine->sort == theirs->sort;
    double score = same_name(match) ? 0.9 : 0.6 * overlap.likeness + 0.4 * overlap.inside;
    return (part && score < 0.65 ? 0.65 : score) * (general && !part ? 0.9 : 1);
}

/* ------------------------------------------------------------------ instruments */

static bool families_fit(const struct follow_face *mine, const struct follow_face *theirs)
{
    bool binding = (mine->family == FOLLOW_TREATY || mine->family == FOLLOW_CONTRACT) &&
                   (theirs->family == FOLLOW_TREATY || theirs->family == FOLLOW_CONTRACT);
    return mine->family == theirs->family || binding;
}

/* Two states sign one treaty on a subject, but a memorandum on it every few years. */
static bool is_repeated(const struct follow_face *face)
{
    return face->family != FOLLOW_TREATY && face->family != FOLLOW_CONTRACT;
}

/* Days that tell two papers apart. */
static bool days_clash(const struct follow_match *match)
{
    enum { SIGNED_APART = 20, RECALLED_APART = 45, DISPUTED_APART = 400 };
    bool repeated = is_repeated(match->mine);
    int32_t apart = !repeated && same_name(match) ? DISPUTED_APART : SIGNED_APART; /* reports differ on the day of one treaty */
    int32_t told = follow_match_gap(match, FOLLOW_HAPPENED, false), any = follow_match_gap(match, FOLLOW_HAPPENED, true);
    if (match->theirs->stage != FOLLOW_HAPPENED || match->mine->stage == FOLLOW_UNTOLD) {
        return false;
    }
    if (match->mine->stage == FOLLOW_AHEAD) {
        int32_t since = match->mine->first_day != TEXT_NO_DAY && match->theirs->last_day != TEXT_NO_DAY
                            ? match->mine->first_day - match->theirs->last_day
                            : 0;
        return repeated && since > RECALLED_APART;
    }
    return (told != FOLLOW_FAR && told > apart) || (repeated && any != FOLLOW_FAR && any > RECALLED_APART);
}

static bool sorts_differ(const struct follow_match *match)
{
    struct base_str mine = follow_pool_text(&match->store->pool, match->mine->sort);
    struct base_str theirs = follow_pool_text(&match->store->pool, match->theirs->sort);
    return !base_str_equal(mine, theirs) && !base_str_is(mine, "documents") && !base_str_is(theirs, "documents");
}

/* "24 documents" of one day; an undated page is believed when the number is no common one. */
static double weigh_set(struct follow_match *match)
{
    int32_t gap = follow_match_gap(match, FOLLOW_UNTOLD, true);
    if (match->mine->number != match->theirs->number || follow_match_parties(match) < 1 || sorts_differ(match)) {
        return 0;
    }
    follow_match_say(match, "same parties; %d documents", match->mine->number);
    if (gap <= 5) {
        follow_match_say(match, gap == 0 ? "same day" : "%d days apart", gap);
        return 0.95;
    }
    match->alone = true;
    bool undated = match->mine->first_day == TEXT_NO_DAY || match->theirs->first_day == TEXT_NO_DAY;
    return gap == FOLLOW_FAR && undated && match->mine->number >= 5 ? 0.6 : 0;
}

/* "The Action Plan" in a report on the signing of an Action Plan of Cooperation. */
static double weigh_short_title(struct follow_match *match)
{
    struct follow_overlap overlap = follow_match_words(match);
    if (overlap.inside < 0.99 || match->mine->sort != match->theirs->sort) {
        return 0;
    }
    follow_match_say(match, "same report; its title in short");
    return 0.65;
}

/* "A protocol was signed": the same when it is of the same day and neither report tells of two. */
static double weigh_nameless(struct follow_match *match)
{
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    int32_t gap = follow_match_gap(match, FOLLOW_UNTOLD, true);
    bool signers = follow_match_people(match) > 0;
    bool many = mine->family == FOLLOW_MEMORANDUM || mine->family == FOLLOW_TREATY || mine->family == FOLLOW_CONTRACT;
    if (mine->article == theirs->article && mine->name_count > 0 && theirs->name_count > 0) {
        return weigh_short_title(match);
    }
    if (gap > 1 || mine->article == theirs->article || mine->sort != theirs->sort || (many && !signers)) {
        return 0;
    }
    match->alone = !signers;
    follow_match_say(match, "same parties; same kind and day%s", signers ? "; same signers" : "");
    return signers ? 0.8 : 0.6;
}

double follow_match_instrument(struct follow_match *match)
{
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    double parties = follow_match_parties(match);
    if (parties < 0.9 || !families_fit(mine, theirs)) {
        return 0;
    }
    if (mine->family == FOLLOW_SET) {
        return weigh_set(match);
    }
    if (days_clash(match)) {
        return 0;
    }
    if (match->fresh->is_that && mine->article == theirs->article && !theirs->plain && mine->sort == theirs->sort) {
        follow_match_say(match, "same report; the only %.*s that it names",
                         BASE_STR_ARG(follow_pool_text(&match->store->pool, mine->sort)));
        match->alone = true;
        return 0.6;
    }
    if (mine->plain || theirs->plain) {
        bool titled =
            same_name(match) && mine->plain == theirs->plain && (!is_repeated(mine) || follow_match_gap(match, 0, true) < 20);
        follow_match_say(match, titled ? "same parties; same title" : "");
        return titled ? 0.75 : mine->plain && theirs->plain && parties == 1 ? weigh_nameless(match) : 0;
    }
    struct follow_overlap overlap = follow_match_words(match);
    if (overlap.telling == 0) {
        return 0;
    }
    follow_match_say(match, parties < 1 ? "parties fit" : "same parties");
    say_words(match, &overlap);
    bool same_day = !is_repeated(mine) && follow_match_gap(match, FOLLOW_HAPPENED, false) == 0;
    follow_match_say(match, same_day ? "signed the same day" : "");
    double score = 0.75 * overlap.likeness + 0.25 * overlap.inside + (same_day ? 0.15 : 0);
    return (same_name(match) ? 0.95 : score) * (parties < 1 ? 0.9 : 1);
}

/* ------------------------------------------------------------------ commitments */

/* One word that tells is little: the deed must be the same then. Three of them make up for a party that one report leaves out.
 */
static bool words_suffice(const struct follow_overlap *overlap, double parties, bool acts)
{
    if (parties < 0.9) {
        return overlap->telling > 2 && overlap->inside > 0.95;
    }
    return overlap->telling > 1 || (overlap->telling == 1 && acts && overlap->likeness > 0.6);
}

double follow_match_commitment(struct follow_match *match)
{
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    uint8_t fewer = mine->people_count < theirs->people_count ? mine->people_count : theirs->people_count;
    uint32_t common = follow_match_common(mine->people, mine->people_count, theirs->people, theirs->people_count);
    double parties = follow_match_parties(match);
    bool acts = mine->sort == theirs->sort;
    if (parties == 0 || common < fewer || places_differ(match)) { /* other parties, other promisers, other proper names */
        return 0;
    }
    follow_match_say(match, parties < 1 ? "parties fit" : "same parties");
    if (mine->plain || theirs->plain) {
        follow_match_say(match, "same words");
        return mine->plain && theirs->plain && acts && parties > 0.8 && same_name(match) ? 0.65 : 0;
    }
    struct follow_overlap overlap = follow_match_words(match);
    say_words(match, &overlap);
    follow_match_say(match, acts ? "same deed" : "");
    bool again = read_flag(match->fresh->record, READ_F_RESTATES);
    double score = 0.75 * overlap.likeness + (acts ? 0.2 : 0) + (again ? 0.05 : 0);
    score = same_name(match) && overlap.inside > 0.95 && score < 0.6 ? 0.6 : score; /* "PNS Babur", "PNS Babur to the Navy" */
    return words_suffice(&overlap, parties, acts) ? score : 0;
}

/* ------------------------------------------------------------------ incidents */

/* Days and countries of one incident; a place or count that both tell makes up for countries. */
static double weigh_reports(struct follow_match *match, bool strangers, bool dated)
{
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    struct follow_overlap overlap = follow_match_words(match);
    bool place = follow_match_common(mine->places, mine->place_count, theirs->places, theirs->place_count) > 0;
    uint32_t counts = follow_match_common(mine->people, mine->people_count, theirs->people, theirs->people_count);
    if (strangers && (counts == 0 || overlap.likeness < 0.15)) {
        return 0;
    }
    follow_match_say(match, dated ? "same days" : "no day told");
    say_words(match, &overlap);
    follow_match_say(match, "%s%s", place ? "same place" : "", counts > 0 ? (place ? "; same count" : "same count") : "");
    double base = dated ? 0.3 : 0.1, same = counts > 2 ? 0.4 : counts > 0 ? 0.1 + 0.1 * counts : 0;
    return base + (place ? 0.3 : 0) + same + 1.2 * overlap.likeness * (overlap.telling > 1);
}

double follow_match_incident(struct follow_match *match)
{
    enum { DAYS_APART = 2, GUESSED_APART = 4 };
    const struct follow_face *mine = match->mine, *theirs = match->theirs;
    int32_t told = follow_match_gap(match, FOLLOW_UNTOLD, false), any = follow_match_gap(match, FOLLOW_UNTOLD, true);
    bool strangers = mine->party_count > 0 && theirs->party_count > 0 &&
                     follow_match_common(mine->parties, mine->party_count, theirs->parties, theirs->party_count) == 0;
    if ((told != FOLLOW_FAR && told > DAYS_APART) || (any != FOLLOW_FAR && any > GUESSED_APART)) {
        return 0;
    }
    if (mine->text == theirs->text) {
        follow_match_say(match, mine->article == theirs->article ? "same report" : "same text");
        return told == FOLLOW_FAR || !places_differ(match) ? 0.8 : 0;
    }
    return weigh_reports(match, strangers, any != FOLLOW_FAR);
}
