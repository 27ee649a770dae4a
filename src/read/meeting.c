/*
 * Meetings: sessions, talks, visits, summits, calls, conferences.
 *
 * One gathering is told of many times ("held talks", "during the meeting", "the seventh round of the council",
 * "co-chaired by"). Every telling is found first; tellings of one gathering are joined; then each gathering
 * becomes one record whose evidence is where it is told with most.
 */
#include "read/meeting.h"

#include "read/body.h"
#include "read/phrase.h"

#include <math.h>

struct joining {
    struct read_view *view;
    struct read_meetings_list meetings;
    uint32_t *meeting_of;          /* per predication; READ_NONE */
};

static bool in_family(struct base_str a, struct base_str b)
{
    const char *talks = "talks session summit conference ceremony";
    return base_str_equal(a, b) || (base_str_in(a, talks) && base_str_in(b, talks));
}

static bool share_parties(const struct know_parties *a, const struct know_parties *b)
{
    if (a->count == 0 || b->count == 0) {
        return true;
    }
    const struct know_parties *small = a->count < b->count ? a : b, *large = a->count < b->count ? b : a;
    for (uint32_t i = 0; i < small->count; i++) {
        if (!know_parties_has(large, small->codes[i])) {
            return false;
        }
    }
    return true;
}

static bool conflicting_dates(const struct know_date *a, const struct know_date *b)
{
    return a != NULL && b != NULL && a->from != KNOW_NO_DAY && b->from != KNOW_NO_DAY && (a->from > b->to || b->from > a->to);
}

/* ------------------------------------------------------------------ are two tellings one gathering? */

static void push_people(const struct read_view *view, struct read_tokens *people, uint32_t token)
{
    uint32_t found[8];
    uint32_t count = know_referents(view->know, token, found, 8);
    for (uint32_t i = 0; i < count; i++) {
        enum know_kind kind = view->know->entities.items[found[i]].kind;
        if (kind == KNOW_PERSON || kind == KNOW_ROLE || kind == KNOW_ORGANISATION) {
            *BASE_PUSH(view->scratch, *people) = found[i];
        }
    }
}

static struct read_tokens people_of(const struct read_view *view, const struct read_meeting *meeting)
{
    struct read_tokens people = {0};
    for (uint32_t a = 0; a < meeting->acts.count; a++) {
        const struct read_predication *act = &view->predications.items[meeting->acts.items[a]];
        for (uint32_t i = 0; i < act->agents.count; i++) {
            push_people(view, &people, act->agents.items[i]);
        }
        for (uint32_t i = 0; i < act->themes.count; i++) {
            push_people(view, &people, act->themes.items[i]);
        }
        for (uint32_t i = 0; i < act->obliques.count; i++) {
            if (base_str_in(act->obliques.items[i].preposition, "with between")) {
                push_people(view, &people, act->obliques.items[i].head);
            }
        }
    }
    return people;
}

static bool overlap(const struct read_tokens *a, const struct read_tokens *b)
{
    for (uint32_t i = 0; i < a->count; i++) {
        for (uint32_t k = 0; k < b->count; k++) {
            if (a->items[i] == b->items[k]) {
                return true;
            }
        }
    }
    return false;
}

/* Does each side that both tellings name people of have somebody in common? A president who met three ministers one after
 * the other met three times. */
static bool sides_agree(const struct read_view *view, const struct read_tokens *x, const struct read_tokens *y)
{
    for (uint32_t i = 0; i < x->count; i++) {
        struct base_str country = view->know->entities.items[x->items[i]].code;
        bool named = false, shared = false;
        for (uint32_t k = 0; k < y->count; k++) {
            bool same_side = country.length > 0 && base_str_equal(view->know->entities.items[y->items[k]].code, country);
            named = named || same_side;
            for (uint32_t m = 0; same_side && m < x->count; m++) {
                shared = shared || x->items[m] == y->items[k];
            }
        }
        if (named && !shared) {
            return false;
        }
    }
    return true;
}

/* "co-chaired the discussion forum": only a session has chairs, and "the" says that it was told before. */
static bool is_chaired(const struct read_view *view, const struct read_meeting *meeting)
{
    for (uint32_t i = 0; i < meeting->acts.count; i++) {
        const struct read_predication *act = &view->predications.items[meeting->acts.items[i]];
        uint32_t verb = act->nominal ? read_token(view, act->token)->head : LANG_NONE;
        uint32_t above = verb == LANG_NONE ? READ_NONE : view->predication_of[verb];
        if (above != READ_NONE && base_str_in(view->predications.items[above].lemma, "co-chair chair") && read_is_definite(view, act->token)) {
            return true;
        }
    }
    return false;
}

static bool same_people(const struct read_view *view, const struct read_meeting *a, const struct read_meeting *b)
{
    struct base_mark mark = base_arena_mark(view->scratch);
    struct read_tokens x = people_of(view, a), y = people_of(view, b);
    bool one_has_body = (a->body.length > 0) != (b->body.length > 0);
    bool chairs = one_has_body && (x.count == 0) != (y.count == 0) && is_chaired(view, a->body.length > 0 ? b : a); /* "co-chaired the forum" */
    bool nobody = chairs || (one_has_body ? x.count == 0 && y.count == 0 : x.count == 0 || y.count == 0);
    bool same = nobody || (overlap(&x, &y) && sides_agree(view, &x, &y)); /* "the meeting between the two presidents in May" is not the commission's session */
    base_arena_rewind(view->scratch, mark);
    return same;
}

/* The town where it is told to be: the entity's number; KNOW_NONE when none is. */
static uint32_t town_of(const struct read_view *view, const struct read_meeting *meeting)
{
    for (uint32_t a = 0; a < meeting->acts.count; a++) {
        const struct read_predication *act = &view->predications.items[meeting->acts.items[a]];
        for (uint32_t i = 0; i < act->obliques.count; i++) {
            const struct read_oblique *phrase = &act->obliques.items[i];
            uint32_t mention = know_mention_at(view->know, phrase->head);
            bool place = mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_PLACE && phrase->depth == 0;
            uint32_t entity = place && base_str_is(phrase->preposition, "in") ? view->know->mentions.items[mention].entity : KNOW_NONE;
            if (entity != KNOW_NONE && base_str_in(view->know->entities.items[entity].type, "city capital")) {
                return entity;
            }
        }
    }
    return KNOW_NONE;
}

/* Talks in one town and talks in another are two; a visitor may see many. */
static bool in_other_towns(const struct read_view *view, const struct read_meeting *a, const struct read_meeting *b)
{
    uint32_t one = base_str_is(a->kind, "visit") || base_str_is(b->kind, "visit") ? KNOW_NONE : town_of(view, a);
    uint32_t two = one == KNOW_NONE ? KNOW_NONE : town_of(view, b);
    return two != KNOW_NONE && one != two;
}

static bool is_past(const struct read_meeting *meeting)
{
    return base_str_in(meeting->status, "held") || base_str_is(meeting->status, "under way");
}

static bool same_gathering(const struct read_view *view, const struct read_meeting *a, const struct read_meeting *b)
{
    if (a->other || b->other || !in_family(a->kind, b->kind) || conflicting_dates(a->date, b->date) || in_other_towns(view, a, b)) {
        return false;
    }
    if (!isnan(a->session) && !isnan(b->session) && a->session != b->session) {
        return false;
    }
    if ((a->level == KNOW_LEVEL_BUSINESS) != (b->level == KNOW_LEVEL_BUSINESS) && a->level != KNOW_LEVEL_NONE && b->level != KNOW_LEVEL_NONE) {
        return false;
    }
    if (a->body.length > 0 && b->body.length > 0) {
        return base_str_equal(a->body, b->body) && is_past(a) == is_past(b) && share_parties(&a->parties, &b->parties);
    }
    bool one_has_body = a->body.length + b->body.length > 0;
    const struct read_meeting *of_body = a->body.length > 0 ? a : b;
    const struct read_meeting *other = of_body == a ? b : a;
    if (one_has_body && base_str_is(of_body->kind, "conference") && !base_str_is(other->kind, "conference")) {
        return false; /* a forum that was addressed is not the dialogue of the two sides */
    }
    if (one_has_body && (!is_past(a) || a->within.length + b->within.length > 0)) {
        return false; /* a session to come and talks to come are two plans; talks on a summit's margins are no session of a commission */
    }
    return is_past(a) == is_past(b) && share_parties(&a->parties, &b->parties) && same_people(view, a, b);
}

/* The day rather than the month. */
static const struct know_date *closer_date(const struct know_date *told, const struct know_date *other)
{
    bool closer = told != NULL && other != NULL && told->from != KNOW_NO_DAY && other->from != KNOW_NO_DAY && other->to - other->from < told->to - told->from;
    return told == NULL || closer ? other : told;
}

static void merge(struct read_view *view, struct read_meeting *into, const struct read_meeting *from)
{
    bool richer = into->reference && !from->reference;
    into->kind = richer || (base_str_is(into->kind, "talks") && base_str_is(from->kind, "session") && from->body.length > 0) ? from->kind : into->kind;
    into->body_mention = into->body.length > 0 ? into->body_mention : from->body_mention;
    into->body = into->body.length > 0 ? into->body : from->body;
    into->session = isnan(into->session) ? from->session : into->session;
    into->date = closer_date(into->date, from->date);
    into->level = into->level == KNOW_LEVEL_NONE || (from->level != KNOW_LEVEL_NONE && from->level < into->level) ? from->level : into->level;
    into->within_head = into->within.length > 0 ? into->within_head : from->within_head;
    into->within = into->within.length > 0 ? into->within : from->within;
    into->reference = into->reference && from->reference;
    for (uint32_t i = 0; i < from->parties.count; i++) {
        know_parties_add(&into->parties, from->parties.codes[i]);
    }
    for (uint32_t i = 0; i < from->acts.count; i++) {
        *BASE_PUSH(view->scratch, into->acts) = from->acts.items[i];
    }
}

/* ------------------------------------------------------------------ joining */

/* "co-chaired talks with X": the verb's theme, or what it happened at, is the gathering of a noun told of already. */
static uint32_t noun_meeting_of(const struct joining *joining, const struct read_predication *act)
{
    const struct read_view *view = joining->view;
    for (uint32_t i = 0; i < act->agents.count; i++) { /* "the session concluded in Tarsk" */
        uint32_t other = view->predication_of[act->agents.items[i]];
        if (other != READ_NONE && joining->meeting_of[other] != READ_NONE) {
            return joining->meeting_of[other];
        }
    }
    for (uint32_t i = 0; i < act->themes.count; i++) {
        uint32_t other = view->predication_of[act->themes.items[i]];
        if (other != READ_NONE && joining->meeting_of[other] != READ_NONE) {
            return joining->meeting_of[other];
        }
    }
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        uint32_t other = view->predication_of[phrase->head];
        if (phrase->depth <= 1 && base_str_in(phrase->preposition, "at during in over on of") && other != READ_NONE &&
            joining->meeting_of[other] != READ_NONE) {
            return joining->meeting_of[other];
        }
    }
    return READ_NONE;
}

/* "reviewed preparations for the forthcoming visit ... to be signed during the visit": what is to come is meant right behind it. */
static bool can_be_meant(const struct joining *joining, const struct read_meeting *other, const struct read_meeting *meeting)
{
    const struct read_view *view = joining->view;
    uint32_t told = view->predications.items[other->acts.items[other->acts.count - 1]].token;
    uint32_t again = view->predications.items[meeting->acts.items[0]].token;
    return !other->other || (!is_past(other) && told < again && read_token(view, again)->sentence - read_token(view, told)->sentence <= 1);
}

/* Comparing people is dear: fewer look-backs than for records. */
enum { MEETINGS_BACK = 200 };

static uint32_t find_same(const struct joining *joining, const struct read_meeting *meeting)
{
    for (uint32_t i = joining->meetings.count, end = i > MEETINGS_BACK ? i - MEETINGS_BACK : 0; i-- > end;) {
        const struct read_meeting *other = &joining->meetings.items[i];
        if (meeting->reference ? in_family(other->kind, meeting->kind) && can_be_meant(joining, other, meeting) && share_parties(&other->parties, &meeting->parties)
                               : same_gathering(joining->view, other, meeting)) {
            return i;
        }
    }
    return READ_NONE;
}

/* The telling added last takes its place in the text: "flew to Tarsk" comes before "talks with Vero". */
static void tell_in_order(struct read_tokens *acts)
{
    for (uint32_t i = acts->count; i-- > 1 && acts->items[i] < acts->items[i - 1];) {
        uint32_t earlier = acts->items[i];
        acts->items[i] = acts->items[i - 1];
        acts->items[i - 1] = earlier;
    }
}

/* "flew to Tarsk for talks with Vero": what the visitor came for is the gathering; a journey to come makes it one to come. */
static uint32_t purpose_of(struct joining *joining, const struct read_predication *act, const struct read_meeting *visit)
{
    struct read_view *view = joining->view;
    for (uint32_t i = 0; i < act->obliques.count && base_str_is(visit->kind, "visit"); i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        uint32_t other = phrase->depth == 0 && base_str_is(phrase->preposition, "for") ? view->predication_of[phrase->head] : READ_NONE;
        uint32_t same = other == READ_NONE ? READ_NONE : joining->meeting_of[other];
        if (same != READ_NONE && base_str_is(joining->meetings.items[same].kind, "talks") && joining->meetings.items[same].parties.count > 0) {
            struct read_meeting *talks = &joining->meetings.items[same];
            talks->status = visit->status;
            talks->stance = visit->stance;
            return same;
        }
    }
    return READ_NONE;
}

/* "the second round of talks between A and B": the talks are the round. */
static uint32_t round_of(const struct joining *joining, const struct read_predication *act)
{
    uint32_t outer = read_round_above(joining->view, act);
    return outer == READ_NONE ? READ_NONE : joining->meeting_of[outer];
}

/* "It was co-chaired by Norell", "it was held in Tarsk": the gathering told of in the sentence before, or earlier in this one. */
static uint32_t meeting_of_pronoun(const struct joining *joining, const struct read_predication *act)
{
    const struct read_view *view = joining->view;
    bool sits = !act->nominal && read_word(view->senses, "body_verbs", act->lemma, "side").length > 0;
    const struct read_tokens *meant = act->passive || act->themes.count > 0 ? &act->themes : &act->agents;
    if (!sits || meant->count != 1 || !lang_is(view->text, meant->items[0], "it")) {
        return READ_NONE;
    }
    for (uint32_t i = joining->meetings.count; i-- > 0;) {
        const struct read_meeting *meeting = &joining->meetings.items[i];
        uint32_t last = view->predications.items[meeting->acts.items[meeting->acts.count - 1]].token;
        uint32_t apart = last < act->token ? read_token(view, act->token)->sentence - read_token(view, last)->sentence : 2;
        bool gathering = !base_str_is(meeting->kind, "visit");
        if (gathering && apart <= 1) {
            return i;
        }
    }
    return READ_NONE;
}

/* "The third meeting took place in Tarsk in 2019": the verb tells where and when. */
static void join_happening(struct joining *joining, uint32_t index)
{
    struct read_view *view = joining->view;
    const struct read_predication *act = &view->predications.items[index];
    bool told = !act->stance.negated && !act->stance.conditional;
    uint32_t same = told && read_meeting_happens(view, act) ? noun_meeting_of(joining, act) : READ_NONE;
    same = same == READ_NONE && told ? meeting_of_pronoun(joining, act) : same;
    if (same != READ_NONE) {
        struct read_meeting *meeting = &joining->meetings.items[same];
        meeting->date = meeting->date != NULL ? meeting->date : read_date_of(view, act);
        *BASE_PUSH(view->scratch, meeting->acts) = index;
    }
}

static void join_one(struct joining *joining, uint32_t index)
{
    struct read_view *view = joining->view;
    struct read_meeting found;
    if (!read_find_meeting(view, index, &found)) {
        join_happening(joining, index);
        return;
    }
    const struct read_predication *act = &view->predications.items[index];
    uint32_t same = act->nominal ? round_of(joining, act) : noun_meeting_of(joining, act);
    same = same == READ_NONE && !act->nominal ? purpose_of(joining, act, &found) : same;
    if (same == READ_NONE) {
        same = find_same(joining, &found);
    }
    if (same != READ_NONE) {
        merge(view, &joining->meetings.items[same], &found);
        tell_in_order(&joining->meetings.items[same].acts);
    } else {
        same = joining->meetings.count;
        *BASE_PUSH(view->scratch, joining->meetings) = found;
    }
    joining->meeting_of[index] = same;
}

/* "The eighth session is due in May": its parties are those of the seventh. */
static void take_parties_of_body(const struct joining *joining, struct read_meeting *meeting)
{
    for (uint32_t i = 0; i < joining->meetings.count && i < READ_LOOK_BACK && meeting->parties.count == 0 && meeting->body.length > 0; i++) {
        if (base_str_equal(joining->meetings.items[i].body, meeting->body)) {
            meeting->parties = joining->meetings.items[i].parties;
        }
    }
}

void read_meetings(struct read_view *view)
{
    struct joining joining = {.view = view};
    joining.meeting_of = base_arena_take(view->scratch, view->predications.count * sizeof(uint32_t));
    for (uint32_t i = 0; i < view->predications.count; i++) {
        joining.meeting_of[i] = READ_NONE;
    }
    for (uint32_t pass = 0; pass < 2; pass++) { /* nouns first, so that verbs find the gathering they tell of */
        for (uint32_t i = 0; i < view->predications.count; i++) {
            if (view->predications.items[i].nominal == (pass == 0)) {
                join_one(&joining, i);
            }
        }
    }
    for (uint32_t i = 0; i < joining.meetings.count; i++) {
        take_parties_of_body(&joining, &joining.meetings.items[i]);
        if (!joining.meetings.items[i].reference) {
            read_write_meeting(view, &joining.meetings.items[i]);
        }
    }
}
