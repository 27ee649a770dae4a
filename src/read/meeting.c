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

static bool same_people(const struct read_view *view, const struct read_meeting *a, const struct read_meeting *b)
{
    struct base_mark mark = base_arena_mark(view->scratch);
    struct read_tokens x = people_of(view, a), y = people_of(view, b);
    bool one_has_body = (a->body.length > 0) != (b->body.length > 0);
    bool nobody = one_has_body ? x.count == 0 && y.count == 0 : x.count == 0 || y.count == 0;
    bool same = nobody || (overlap(&x, &y) && sides_agree(view, &x, &y)); /* "the meeting between the two presidents in May" is not the commission's session */
    base_arena_rewind(view->scratch, mark);
    return same;
}

static bool is_past(const struct read_meeting *meeting)
{
    return base_str_in(meeting->status, "held") || base_str_is(meeting->status, "under way");
}

static bool same_gathering(const struct read_view *view, const struct read_meeting *a, const struct read_meeting *b)
{
    if (a->other || b->other || !in_family(a->kind, b->kind) || conflicting_dates(a->date, b->date)) {
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
    if (one_has_body && (!is_past(a) || a->within.length + b->within.length > 0)) {
        return false; /* a session to come and talks to come are two plans; talks on a summit's margins are no session of a commission */
    }
    return is_past(a) == is_past(b) && share_parties(&a->parties, &b->parties) && same_people(view, a, b);
}

static void merge(struct read_view *view, struct read_meeting *into, const struct read_meeting *from)
{
    bool richer = into->reference && !from->reference;
    into->kind = richer || (base_str_is(into->kind, "talks") && base_str_is(from->kind, "session") && from->body.length > 0) ? from->kind : into->kind;
    into->body_mention = into->body.length > 0 ? into->body_mention : from->body_mention;
    into->body = into->body.length > 0 ? into->body : from->body;
    into->session = isnan(into->session) ? from->session : into->session;
    into->date = into->date != NULL ? into->date : from->date;
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

/* Comparing people is dear: fewer look-backs than for records. */
enum { MEETINGS_BACK = 200 };

static uint32_t find_same(const struct joining *joining, const struct read_meeting *meeting)
{
    for (uint32_t i = joining->meetings.count, end = i > MEETINGS_BACK ? i - MEETINGS_BACK : 0; i-- > end;) {
        const struct read_meeting *other = &joining->meetings.items[i];
        if (meeting->reference ? in_family(other->kind, meeting->kind) && !other->other && share_parties(&other->parties, &meeting->parties)
                               : same_gathering(joining->view, other, meeting)) {
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
    uint32_t same = read_meeting_happens(view, act) && !act->stance.negated && !act->stance.conditional ? noun_meeting_of(joining, act) : READ_NONE;
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
    uint32_t same = act->nominal ? READ_NONE : noun_meeting_of(joining, act);
    if (same == READ_NONE) {
        same = find_same(joining, &found);
    }
    if (same != READ_NONE) {
        merge(view, &joining->meetings.items[same], &found);
    } else {
        same = joining->meetings.count;
        *BASE_PUSH(view->scratch, joining->meetings) = found;
    }
    joining->meeting_of[index] = same;
}

/* ------------------------------------------------------------------ writing */

static const char *role(const struct read_view *view, const struct read_predication *act, const char *column)
{
    struct base_str verb = base_str_lower(view->scratch, view->text->tokens.items[act->verb].lemma);
    struct base_str word = read_word(view->senses, "actor_roles", act->lemma, column);
    word = word.length > 0 ? word : read_word(view->senses, "actor_roles", verb, column);
    bool talking = base_str_is(act->lemma, "speak") && read_oblique(act, "at in before") == NULL; /* "spoke by phone" */
    return word.length > 0 && !talking ? word.data : "participant";
}

/* "a delegation led by Norell": the one who leads. */
static void add_leader(struct read_view *view, struct read_record *record, uint32_t token)
{
    uint32_t index = view->predication_of[token];
    const struct read_predication *group = index == READ_NONE ? NULL : &view->predications.items[index];
    struct base_str verb = group == NULL ? (struct base_str){0} : base_str_lower(view->scratch, view->text->tokens.items[group->verb].lemma);
    for (uint32_t i = 0; group != NULL && group->light && base_str_in(verb, "lead head") && i < group->agents.count; i++) {
        read_add_people(view, record, group->agents.items[i], "leader");
    }
}

static void add_actors(struct read_view *view, struct read_record *record, const struct read_predication *act)
{
    for (uint32_t i = 0; i < act->agents.count; i++) {
        add_leader(view, record, act->agents.items[i]);
        read_add_people(view, record, act->agents.items[i], role(view, act, "agent"));
        read_add_agents(view, record, act->agents.items[i]);
    }
    for (uint32_t i = 0; i < act->themes.count; i++) {
        read_add_people(view, record, act->themes.items[i], role(view, act, "theme"));
        read_add_agents(view, record, act->themes.items[i]);
    }
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        bool partner = base_str_in(phrase->preposition, "with between alongside") || base_str_is(phrase->preposition, "along with");
        if (base_str_is(phrase->preposition, "on") && base_str_is(act->lemma, "call")) {
            read_add_people(view, record, phrase->head, "host"); /* "called on the minister" */
        }
        if (partner && phrase->depth <= 2) {
            struct read_tokens heads = {0};
            read_push_conjuncts(view, &heads, phrase->head);
            for (uint32_t k = 0; k < heads.count; k++) {
                read_add_people(view, record, heads.items[k], role(view, act, "with"));
                read_add_agents(view, record, heads.items[k]);
            }
        }
    }
}

/* "visited Aland, accompanied by Minister Norell" */
static void add_company(struct read_view *view, struct read_record *record, const struct read_predication *act)
{
    uint32_t sentence = view->text->tokens.items[act->token].sentence;
    for (uint32_t i = (uint32_t)(act - view->predications.items) + 1; i < view->predications.count; i++) {
        const struct read_predication *other = &view->predications.items[i];
        if (view->text->tokens.items[other->token].sentence != sentence) {
            return;
        }
        for (uint32_t k = 0; base_str_is(other->lemma, "accompany") && k < other->agents.count; k++) {
            read_add_people(view, record, other->agents.items[k], "participant");
        }
    }
}

static void add_visited_place(struct read_view *view, struct read_record *record, const struct read_meeting *meeting, const struct read_predication *act)
{
    if (!base_str_is(meeting->kind, "visit") || read_get(record, READ_F_PLACE) != NULL) {
        return;
    }
    for (uint32_t i = 0; i < act->obliques.count + act->themes.count; i++) {
        bool theme = i < act->themes.count;
        uint32_t token = theme ? act->themes.items[i] : act->obliques.items[i - act->themes.count].head;
        uint32_t mention = know_mention_at(view->know, token);
        bool to = theme || base_str_is(act->obliques.items[i - act->themes.count].preposition, "to");
        if (!to || mention == KNOW_NONE || view->know->mentions.items[mention].entity == KNOW_NONE) {
            continue;
        }
        const struct know_entity *entity = &view->know->entities.items[view->know->mentions.items[mention].entity];
        if (entity->kind == KNOW_STATE || entity->kind == KNOW_PLACE) {
            read_set_place(view->arena, record, READ_F_PLACE, (struct read_place){.name = entity->name, .country = entity->code});
            return;
        }
    }
}

/* Commerce ministers meet about trade: the titles of those who met tell the field when nothing else does. */
static void add_sectors_of_people(struct read_view *view, struct read_record *record, const struct read_predication *act)
{
    for (uint32_t i = 0; i < act->agents.count + act->obliques.count; i++) {
        uint32_t token = i < act->agents.count ? act->agents.items[i] : act->obliques.items[i - act->agents.count].head;
        uint32_t mention = know_mention_at(view->know, token);
        bool person = mention != KNOW_NONE && (view->know->mentions.items[mention].kind == KNOW_PERSON || view->know->mentions.items[mention].kind == KNOW_ROLE);
        if (person) {
            read_fill_sectors(view, record, (struct base_span){view->know->mentions.items[mention].first, view->know->mentions.items[mention].end});
        }
    }
}

static void add_first_since(struct read_view *view, struct read_record *record, const struct read_predication *act)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[view->text->tokens.items[act->token].sentence];
    bool first = false;
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        first = first || lang_is(view->text, token, "first");
        uint32_t mention = know_mention_at(view->know, token);
        if (first && mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_DATE &&
            view->know->dates.items[view->know->mentions.items[mention].value].is_since) {
            struct base_str said = view->know->dates.items[view->know->mentions.items[mention].value].said;
            uint32_t skip = base_str_starts_fold(said, "since ") ? 6 : 0;
            read_set_text(view->arena, record, READ_F_FIRST_SINCE, (struct base_str){said.data + skip, said.length - skip});
            return;
        }
    }
}

/* A telling in the headline is evidence only when the body says nothing. */
static bool body_tells(const struct read_view *view, const struct read_meeting *meeting)
{
    for (uint32_t i = 0; i < meeting->acts.count; i++) {
        if (!read_in_title(view, view->predications.items[meeting->acts.items[i]].token)) {
            return true;
        }
    }
    return false;
}

static void write_one(struct read_view *view, const struct read_meeting *meeting)
{
    struct read_record *record = read_start(view, READ_MEETING, READ_NONE, "meeting");
    struct know_parties parties = meeting->parties;
    bool lacking = parties.count == 0 || (meeting->body.length > 0 && parties.count == 1 && parties.codes[0].length == 3 &&
                                          know_parties_has(&view->know->main_parties, parties.codes[0]));
    for (uint32_t i = 0; lacking && view->know->main_parties.count == 2 && i < 2; i++) {
        read_add_text(view->arena, record, READ_F_PARTIES, view->know->main_parties.codes[i]); /* a body whose name names nobody */
    }
    read_set_text(view->arena, record, READ_F_KIND, meeting->kind);
    read_set_text(view->arena, record, READ_F_BODY_NAME, meeting->body);
    read_set_number(view->arena, record, READ_F_SESSION, meeting->session);
    read_set_text(view->arena, record, READ_F_STATUS, meeting->status);
    read_set_text(view->arena, record, READ_F_WITHIN, meeting->within);
    read_set_text(view->arena, record, READ_F_LEVEL, read_level_word(meeting->level));
    read_set_parties(view, record, &meeting->parties);
    read_fill_stance(view, record, &meeting->stance);
    bool body = body_tells(view, meeting);
    for (uint32_t i = 0; i < meeting->acts.count; i++) {
        const struct read_predication *act = &view->predications.items[meeting->acts.items[i]];
        if (body && read_in_title(view, act->token)) {
            continue;
        }
        read_evidence(view, record, read_sentence_bytes(view, act->token));
        add_actors(view, record, act);
        if (read_get(record, READ_F_DATE) == NULL) {
            read_fill_date(view, record, act);
        }
        if (read_get(record, READ_F_PLACE) == NULL) {
            read_fill_place(view, record, act);
        }
        add_visited_place(view, record, meeting, act);
        if (base_str_is(meeting->kind, "visit")) {
            add_company(view, record, act);
        }
        read_fill_sectors(view, record, act->clause);
        if (read_get(record, READ_F_SECTORS) == NULL) {
            add_sectors_of_people(view, record, act);
        }
        add_first_since(view, record, act);
    }
    read_finish(view, record);
}

/* "Working Groups on IT and agriculture met" is two gatherings. */
static void write_meeting(struct read_view *view, const struct read_meeting *meeting)
{
    struct base_str names[READ_BODY_NAMES];
    uint32_t topics[READ_BODY_NAMES];
    bool thin = meeting->parties.count < 2 && meeting->body.length == 0 && !body_tells(view, meeting); /* half of it, in a headline */
    if ((meeting->parties.count == 0 && meeting->body.length == 0) || thin) {
        return;
    }
    uint32_t count = meeting->body_mention == KNOW_NONE ? 1 : read_body_names(view, meeting->body_mention, names, topics);
    for (uint32_t i = 0; i < count; i++) {
        struct read_meeting one = *meeting;
        one.body = count > 1 ? names[i] : meeting->body;
        write_one(view, &one);
    }
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

/* "on the sidelines of the Council of Ministers": the event beside which they met is one, too. */
static void write_margin(struct read_view *view, const struct read_meeting *meeting)
{
    if (meeting->within.length == 0 || meeting->within_head == READ_NONE) {
        return;
    }
    struct know_parties parties = {0};
    uint32_t mention = know_mention_at(view->know, meeting->within_head);
    uint32_t entity = mention == KNOW_NONE ? KNOW_NONE : view->know->mentions.items[mention].entity;
    if (entity == KNOW_NONE) {
        return;
    }
    enum know_kind kind = view->know->entities.items[entity].kind;
    know_entity_parties(view->know, entity, &parties);
    if ((kind != KNOW_BODY && kind != KNOW_BLOC) || parties.count == 0) {
        return;
    }
    struct read_record *record = read_start(view, READ_MEETING, meeting->within_head, "meeting beside which another was held");
    read_set_text(view->arena, record, READ_F_KIND, kind == KNOW_BODY ? BASE_STR("session") : BASE_STR("conference"));
    read_set_text(view->arena, record, READ_F_BODY_NAME, view->know->entities.items[entity].name);
    read_set_text(view->arena, record, READ_F_STATUS, meeting->status);
    read_set_parties(view, record, &parties);
    read_set_text(view->arena, record, READ_F_STANCE, BASE_STR("fact"));
    read_finish(view, record);
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
            write_meeting(view, &joining.meetings.items[i]);
            write_margin(view, &joining.meetings.items[i]);
        }
    }
}
