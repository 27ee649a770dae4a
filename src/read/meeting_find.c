/* Finds meetings among the predications: what kind, whose, which session, whether it happened. */
#include "read/meeting.h"

#include "read/body.h"
#include "read/phrase.h"

#include <math.h>

/* "press conference", "news briefing", "media call": told to journalists, no meeting of parties. */
static bool is_for_the_press(const struct read_view *view, uint32_t noun)
{
    for (uint32_t child = read_token(view, noun)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        if ((relation == LANG_ARC_COMPOUND || relation == LANG_ARC_AMOD) && base_str_in(read_lemma(view, child), "press news media")) {
            return true;
        }
    }
    return false;
}

struct base_str read_meeting_noun(const struct read_view *view, uint32_t noun, bool *needs_party)
{
    struct base_str lemma = read_lemma(view, noun);
    struct base_str kind = read_word(view->senses, "meeting_nouns", lemma, "kind");
    *needs_party = base_str_is(read_word(view->senses, "meeting_nouns", lemma, "need"), "party");
    return kind.length > 0 && is_for_the_press(view, noun) ? (struct base_str){0} : kind;
}

/* A standing body, or an organ of a bloc ("the Security Council"). */
static uint32_t body_mention_at(const struct read_view *view, uint32_t token)
{
    uint32_t at = know_mention_at(view->know, token);
    if (at == KNOW_NONE || view->know->mentions.items[at].kind == KNOW_BODY) {
        return at;
    }
    struct base_str name = base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){view->know->mentions.items[at].first,
                                                                                                        view->know->mentions.items[at].end}));
    bool organ = base_str_find(name, "Council", 0) >= 0 || base_str_find(name, "Assembly", 0) >= 0 || base_str_find(name, "Commission", 0) >= 0 ||
                 base_str_find(name, "Committee", 0) >= 0;
    return view->know->mentions.items[at].kind == KNOW_BLOC && organ ? at : KNOW_NONE;
}

uint32_t read_body_below(const struct read_view *view, uint32_t token)
{
    uint32_t found = body_mention_at(view, token);
    for (uint32_t child = read_token(view, token)->first_child; child != LANG_NONE && found == KNOW_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        bool phrase = relation == LANG_ARC_NMOD && base_str_in(read_preposition(view, child), "of for under");
        if (phrase || relation == LANG_ARC_COMPOUND || relation == LANG_ARC_NMOD_POSS || relation == LANG_ARC_APPOS) {
            found = phrase ? read_body_below(view, child) : body_mention_at(view, child);
        }
    }
    return found;
}

/* ------------------------------------------------------------------ status */

static bool has_modifier(const struct read_view *view, uint32_t noun, const char *words)
{
    for (uint32_t child = read_token(view, noun)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        if ((relation == LANG_ARC_AMOD || relation == LANG_ARC_COMPOUND) && base_str_in(read_lemma(view, child), words)) {
            return true;
        }
    }
    return false;
}

static struct base_str status_of(const struct read_predication *act, struct base_str by_sense)
{
    if (by_sense.length > 0 && act->stance.kind == READ_FACT) {
        return by_sense;
    }
    if (act->stance.kind == READ_PLANNED || act->stance.kind == READ_POSSIBLE) {
        return BASE_STR("planned");
    }
    return act->stance.progressive && !act->stance.perfect ? BASE_STR("under way") : BASE_STR("held");
}

/* ------------------------------------------------------------------ is it one, and which */

static bool has_participants(const struct read_predication *act, const struct read_meeting *meeting)
{
    return act->light || meeting->parties.count > 0 || meeting->body.length > 0 || act->agents.count > 0;
}

/* "the talks", "his visit" with nothing that tells more about them. */
static bool points_back(const struct read_view *view, const struct read_predication *act)
{
    if (!act->nominal || act->light) {
        return false;
    }
    bool told = read_oblique(act, "with between") != NULL || !isnan(read_ordinal_of(view, act->token));
    for (uint32_t i = 0; i < act->obliques.count; i++) { /* "his visit to Aland" */
        bool where = act->obliques.items[i].depth == 0 && base_str_is(act->obliques.items[i].preposition, "to");
        told = told || (where && read_word_is(view, act->obliques.items[i].head, BASE_STR("place")));
    }
    for (uint32_t i = 0; i < act->agents.count; i++) { /* "the visit of the premier", but not "his visit" */
        told = told || read_token(view, act->agents.items[i])->upos != LANG_PRON;
    }
    return !told && read_is_definite(view, act->token);
}

/* "the fourth session of the jury", "the second meeting between the two": it is told whose it is. */
static bool has_complement(const struct read_view *view, uint32_t noun)
{
    for (uint32_t child = read_token(view, noun)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        bool whose = relation == LANG_ARC_NMOD && base_str_in(read_preposition(view, child), "of between with on for");
        if (whose || relation == LANG_ARC_COMPOUND || relation == LANG_ARC_NMOD_POSS) {
            return true;
        }
    }
    return false;
}

/* The body named last, at most so many sentences before. */
static uint32_t body_before(const struct read_view *view, uint32_t token, uint32_t sentences)
{
    for (uint32_t i = view->know->mentions.count; i-- > 0;) {
        const struct know_mention *mention = &view->know->mentions.items[i];
        bool many = mention->kind == KNOW_BODY && read_token(view, mention->head)->xpos == LANG_XPOS_NNS; /* "the five working groups" */
        if (mention->kind == KNOW_BODY && !many && mention->first < token && read_token(view, token)->sentence - read_token(view, mention->first)->sentence <= sentences) {
            return i;
        }
    }
    return KNOW_NONE;
}

/* "The fourth session will be held in May": numbered, with nobody named whose session it is. */
static bool counts_back(const struct read_view *view, const struct read_predication *act)
{
    bool sits = act->nominal && base_str_in(act->lemma, "session sitting meeting") && read_is_definite(view, act->token);
    return sits && !isnan(read_ordinal_of(view, act->token)) && !has_complement(view, act->token);
}

/* "the 11th session" after "the 11th session of the Commission": the body whose session of that number was told. */
static uint32_t body_numbered(const struct read_view *view, const struct read_predication *act)
{
    double number = read_ordinal_of(view, act->token);
    for (uint32_t i = 0; i < view->predications.count; i++) {
        const struct read_predication *other = &view->predications.items[i];
        bool before = other->nominal && other->token < act->token && base_str_equal(other->lemma, act->lemma);
        uint32_t body = before && read_ordinal_of(view, other->token) == number ? read_body_below(view, other->token) : KNOW_NONE;
        if (body != KNOW_NONE) {
            return body;
        }
    }
    return KNOW_NONE;
}

/* "At its third session ... the Council was renamed": named only later in the sentence. */
static uint32_t body_behind(const struct read_view *view, uint32_t token)
{
    for (uint32_t i = 0; i < view->know->mentions.count; i++) {
        const struct know_mention *mention = &view->know->mentions.items[i];
        if (mention->kind == KNOW_BODY && mention->first > token && read_token(view, mention->first)->sentence == read_token(view, token)->sentence) {
            return i;
        }
    }
    return KNOW_NONE;
}

/* "the next session of the council": the council told of before. */
static uint32_t body_meant(const struct read_view *view, const struct read_predication *act)
{
    bool its = act->nominal && act->agents.count > 0 && base_str_in(read_lemma(view, act->agents.items[0]), "its it their they") &&
               base_str_in(act->lemma, "session sitting round meeting");
    uint32_t body = its ? body_before(view, act->token, 2) : KNOW_NONE;
    body = its && body == KNOW_NONE ? body_behind(view, act->token) : body;
    if (body != KNOW_NONE) {
        return body;
    }
    if (counts_back(view, act)) {
        body = body_numbered(view, act);
        return body != KNOW_NONE ? body : body_before(view, act->token, 3);
    }
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        uint32_t found[1];
        bool own = base_str_is(act->obliques.items[i].preposition, "of") && act->obliques.items[i].depth == 0 && act->nominal;
        if (own && know_referents(view->know, act->obliques.items[i].head, found, 1) == 1 &&
            view->know->entities.items[found[0]].kind == KNOW_BODY) {
            return view->know->entities.items[found[0]].first_mention;
        }
    }
    return KNOW_NONE;
}

/* "talks on preparing the next session of the Council": the Council is that of the other gathering. */
static bool is_of_other_gathering(const struct read_view *view, const struct read_predication *act, const struct read_oblique *phrase)
{
    bool needs_party, own = phrase->below == act->token || phrase->depth == 0 || read_round_above(view, act) != READ_NONE;
    return act->nominal && !own && !base_str_in(act->lemma, "round session") && read_meeting_noun(view, phrase->below, &needs_party).length > 0;
}

static void name_body(const struct read_view *view, const struct read_predication *act, struct read_meeting *meeting)
{
    uint32_t body = read_body_below(view, act->token);
    bool own = base_str_in(meeting->kind, "visit summit call"); /* a body named beside a visit did not visit */
    for (uint32_t i = 0; !own && i < act->agents.count && body == KNOW_NONE; i++) {
        body = body_mention_at(view, act->agents.items[i]);
    }
    for (uint32_t i = 0; !own && i < act->themes.count && body == KNOW_NONE; i++) {
        body = read_body_below(view, act->themes.items[i]);
    }
    for (uint32_t i = 0; !own && i < act->obliques.count && body == KNOW_NONE; i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        if (base_str_in(phrase->preposition, "of at during in") && phrase->depth <= 2 && !is_of_other_gathering(view, act, phrase)) {
            body = body_mention_at(view, phrase->head);
        }
    }
    if (body == KNOW_NONE) {
        body = body_meant(view, act);
    }
    if (body == KNOW_NONE) {
        return;
    }
    uint32_t entity = view->know->mentions.items[body].entity;
    if (entity != KNOW_NONE) {
        struct base_str parent;
        meeting->body = read_body_own_name(view, view->know->entities.items[entity].name, &parent);
        know_entity_parties(view->know, entity, &meeting->parties);
        meeting->body_mention = body;
        bool forum = base_str_is(view->know->entities.items[entity].type, "forum");
        meeting->kind = forum ? BASE_STR("conference") : base_str_in(meeting->kind, "visit summit conference call") ? meeting->kind : BASE_STR("session");
    }
}

/* The number of a body's session: below its noun, or right before its name when the tree lost it. */
static double number_of_body(const struct read_view *view, uint32_t token)
{
    uint32_t body = body_mention_at(view, token);
    double number = body == KNOW_NONE ? NAN : read_ordinal_of(view, token);
    uint32_t first = body == KNOW_NONE ? 0 : view->know->mentions.items[body].first;
    uint32_t before = first == 0 ? KNOW_NONE : know_mention_at(view->know, first - 1);
    if (!isnan(number) || before == KNOW_NONE || view->know->mentions.items[before].kind != KNOW_AMOUNT) {
        return number;
    }
    const struct know_amount *amount = &view->know->amounts.items[view->know->mentions.items[before].value];
    return amount->kind == KNOW_ORDINAL ? amount->value : NAN;
}

static void number_session(const struct read_view *view, const struct read_predication *act, struct read_meeting *meeting)
{
    meeting->session = NAN;
    if (meeting->body.length == 0 && !(act->nominal && base_str_in(act->lemma, "session sitting"))) {
        return;
    }
    meeting->session = read_ordinal_of(view, act->token);
    for (uint32_t i = 0; i < act->themes.count && isnan(meeting->session); i++) {
        meeting->session = read_ordinal_of(view, act->themes.items[i]);
    }
    for (uint32_t i = 0; i < act->agents.count && isnan(meeting->session); i++) {
        meeting->session = number_of_body(view, act->agents.items[i]);
    }
    uint32_t body = read_body_below(view, act->token);
    if (isnan(meeting->session) && body != KNOW_NONE) {
        meeting->session = read_ordinal_of(view, view->know->mentions.items[body].head);
    }
}

/* The place that is visited is a party: "visited Aland", "arrived in Tarsk". */
static void add_host(const struct read_view *view, const struct read_predication *act, struct read_meeting *meeting)
{
    if (!base_str_is(meeting->kind, "visit")) {
        return;
    }
    for (uint32_t i = 0; i < act->themes.count; i++) {
        read_parties_at(view, act->themes.items[i], &meeting->parties);
        uint32_t mention = know_mention_at(view->know, act->themes.items[i]);
        if (mention != KNOW_NONE && view->know->mentions.items[mention].entity != KNOW_NONE) {
            know_entity_parties(view->know, view->know->mentions.items[mention].entity, &meeting->parties);
        }
    }
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        bool called_on = base_str_is(act->lemma, "call") && base_str_is(act->obliques.items[i].preposition, "on");
        if (called_on) {
            read_parties_at(view, act->obliques.items[i].head, &meeting->parties);
        } else if (base_str_in(act->obliques.items[i].preposition, "to in") && act->obliques.items[i].depth <= 2) {
            uint32_t mention = know_mention_at(view->know, act->obliques.items[i].head);
            if (mention != KNOW_NONE && view->know->mentions.items[mention].entity != KNOW_NONE) {
                know_entity_parties(view->know, view->know->mentions.items[mention].entity, &meeting->parties);
            }
        }
    }
}

/* "called off her visit to Aland", "during his visit, Norell held talks": whose visit it is stands with the verb. */
static void add_visitor_above(const struct read_view *view, const struct read_predication *act, struct read_meeting *meeting)
{
    bool his = act->nominal && base_str_is(meeting->kind, "visit") && act->agents.count > 0 &&
               read_token(view, act->agents.items[0])->upos == LANG_PRON;
    if (his && act->parent != READ_NONE && meeting->parties.count < 2) {
        const struct read_predication *above = &view->predications.items[act->parent];
        for (uint32_t i = 0; i < above->agents.count; i++) {
            read_parties_at(view, above->agents.items[i], &meeting->parties);
        }
    }
}

static void find_within(const struct read_view *view, const struct read_predication *act, struct read_meeting *meeting)
{
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        uint32_t margin = act->obliques.items[i].head;
        if (!base_str_in(read_lemma(view, margin), "sideline sidelines margin margins fringe fringes")) {
            continue;
        }
        for (uint32_t child = read_token(view, margin)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
            if (read_token(view, child)->relation == LANG_ARC_NMOD) {
                bool bare = read_word(view->senses, "meeting_nouns", read_phrase_text(view, child), "kind").length > 0;
                if (bare) {
                    continue; /* "on the sidelines of the session": which one is told elsewhere */
                }
                meeting->within = read_phrase_text(view, child);
                meeting->within_head = child;
            }
        }
    }
}

/* "The visitors met Borduria's ministers", in an article on Aland and Borduria: who is not named is the other side. */
static void add_other_side(const struct read_view *view, const struct read_predication *act, struct read_meeting *meeting)
{
    const struct know_parties *main = &view->know->main_parties;
    bool one_of_two = main->count == 2 && meeting->parties.count == 1 && know_parties_has(main, meeting->parties.codes[0]);
    if (!one_of_two || act->nominal) {
        return;
    }
    struct know_parties named = {0};
    for (uint32_t i = 0; i < act->agents.count; i++) {
        read_parties_at(view, act->agents.items[i], &named);
    }
    for (uint32_t i = 0; act->agents.count > 0 && named.count == 0 && i < 2; i++) {
        know_parties_add(&meeting->parties, main->codes[i]);
    }
}

/* A result is of a session that was held, an upcoming one is planned, and talks share the time of their round. */
static void settle_time(const struct read_view *view, const struct read_predication *act, struct read_meeting *meeting, struct base_str changed)
{
    uint32_t round = read_round_above(view, act);
    if (round != READ_NONE && changed.length == 0) {
        meeting->stance = view->predications.items[round].stance;
        meeting->status = status_of(&view->predications.items[round], (struct base_str){0});
    } else if (changed.length == 0 && read_meeting_is_ahead(view, act)) {
        meeting->stance.kind = READ_PLANNED;
        meeting->status = BASE_STR("planned");
    } else if (has_modifier(view, act->token, "next upcoming forthcoming") && meeting->stance.kind == READ_POSSIBLE) {
        meeting->stance.kind = READ_PLANNED;
    } else if (base_str_is(changed, "held")) {
        meeting->stance.kind = READ_FACT;
    }
}

static bool fill(struct read_view *view, uint32_t index, struct base_str kind, struct base_str status, struct read_meeting *meeting)
{
    const struct read_predication *act = &view->predications.items[index];
    *meeting = (struct read_meeting){.act = index, .kind = kind, .session = NAN, .stance = act->stance, .body_mention = KNOW_NONE, .within_head = READ_NONE};
    name_body(view, act, meeting);
    number_session(view, act, meeting);
    read_parties_of(view, act, !act->nominal && !base_str_is(kind, "visit"), &meeting->parties);
    add_host(view, act, meeting);
    add_visitor_above(view, act, meeting);
    find_within(view, act, meeting);
    add_other_side(view, act, meeting);
    meeting->date = read_date_of(view, act);
    meeting->level = read_level_of(view, act);
    struct base_str changed = read_meeting_fate(view, act);
    meeting->status = changed.length > 0 ? changed : status_of(act, status);
    meeting->other = has_modifier(view, act->token, "previous last next upcoming earlier forthcoming subsequent");
    meeting->reference = points_back(view, act) && !meeting->other && meeting->body.length == 0 && changed.length == 0;
    settle_time(view, act, meeting, changed);
    if (has_modifier(view, act->token, "video telephone phone") && base_str_in(meeting->kind, "talks conference")) {
        meeting->kind = BASE_STR("call");
    }
    if (has_modifier(view, act->token, "business business-to-business b2b corporate investor")) {
        meeting->level = KNOW_LEVEL_BUSINESS;
    }
    *BASE_PUSH(view->scratch, meeting->acts) = index;
    return true;
}

bool read_is_numbered_body(const struct read_view *view, uint32_t token)
{
    return !isnan(number_of_body(view, token));
}

/* "addressed the Forum", "the Committee convened", "took part in the Council": the body itself is the gathering. */
static bool sits_as_body(const struct read_view *view, const struct read_predication *act)
{
    bool takes_place = base_str_is(act->lemma, "take") && act->themes.count > 0 && base_str_is(read_lemma(view, act->themes.items[0]), "place");
    struct base_str side = takes_place ? BASE_STR("numbered") : read_word(view->senses, "body_verbs", act->lemma, "side");
    bool seated = false;
    for (uint32_t i = 0; i < act->themes.count && side.length > 0; i++) {
        bool any = base_str_is(side, "object") || act->passive; /* "the Commission will be held" */
        seated = seated || (any ? body_mention_at(view, act->themes.items[i]) != KNOW_NONE : read_is_numbered_body(view, act->themes.items[i]));
    }
    for (uint32_t i = 0; i < act->agents.count; i++) { /* whatever it does: "the 8th Commission agreed, will bring" */
        seated = seated || read_is_numbered_body(view, act->agents.items[i]);
    }
    for (uint32_t i = 0; i < act->agents.count && base_str_is(side, "subject"); i++) {
        seated = seated || body_mention_at(view, act->agents.items[i]) != KNOW_NONE;
    }
    for (uint32_t i = 0; i < act->obliques.count && base_str_is(side, "phrase"); i++) {
        seated = seated || (act->obliques.items[i].depth <= 1 && base_str_in(act->obliques.items[i].preposition, "in at to") &&
                            body_mention_at(view, act->obliques.items[i].head) != KNOW_NONE);
    }
    return seated && !act->light;
}

/* Who visits is a person, a delegation, a state: a train that leaves for Aland is no visitor. */
static bool has_visitor(const struct read_view *view, const struct read_predication *act)
{
    uint32_t found[1];
    for (uint32_t i = 0; i < act->agents.count; i++) {
        uint32_t agent = act->agents.items[i];
        bool people = read_word(view->senses, "actor_nouns", read_lemma(view, agent), "role").length > 0 || read_token(view, agent)->upos == LANG_PRON;
        uint32_t mention = know_mention_at(view->know, agent);
        bool person = mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_PERSON;
        if (people || person || know_referents(view->know, agent, found, 1) > 0) {
            return true;
        }
    }
    return act->passive || act->agents.count == 0;
}

/* "held a press conference", "rejected talks", "called off her visit": the verb tells of no gathering of its own. */
static bool tells_of_none(const struct read_view *view, const struct read_predication *act, struct read_sense sense)
{
    bool fateful = read_word(view->senses, "meeting_fates", act->lemma, "status").length > 0;
    for (uint32_t i = 0; i < act->themes.count; i++) {
        bool gathering = read_word(view->senses, "meeting_nouns", read_lemma(view, act->themes.items[i]), "kind").length > 0;
        if (is_for_the_press(view, act->themes.items[i]) || (fateful && gathering)) {
            return true;
        }
    }
    return (base_str_in(sense.status, "cancelled postponed") && !fateful) || (base_str_is(sense.kind, "visit") && !has_visitor(view, act));
}

/* "a visit ending on Thursday": the verb tells of the gathering that its noun names, and of no other. */
static bool tells_of_its_noun(const struct read_view *view, const struct read_predication *act)
{
    bool needs_party = false;
    bool happens = !act->nominal && read_token(view, act->token)->relation == LANG_ARC_ACL && read_meeting_happens(view, act) && act->agents.count > 0;
    return happens && read_meeting_noun(view, act->agents.items[0], &needs_party).length > 0;
}

static bool is_ruled_out(const struct read_predication *act)
{
    return act->stance.negated || act->stance.kind == READ_DENIED || act->stance.urged || act->stance.conditional;
}

bool read_find_meeting(struct read_view *view, uint32_t index, struct read_meeting *meeting)
{
    const struct read_predication *act = &view->predications.items[index];
    struct read_sense sense = read_sense_at(view->senses, act->sense);
    bool cancelled = read_meeting_fate(view, act).length > 0;
    bool denied = act->stance.kind == READ_DENIED || act->stance.conditional || read_meeting_never_happened(view, act);
    if (denied || (is_ruled_out(act) && !cancelled) || (!act->nominal && tells_of_none(view, act, sense))) {
        return false;
    }
    if (tells_of_its_noun(view, act)) {
        return false;
    }
    if (!act->nominal && sits_as_body(view, act)) {
        return fill(view, index, BASE_STR("session"), sense.status, meeting);
    }
    if (!act->nominal) {
        bool meets = base_str_is(sense.record, "meeting") && !act->light && sense.kind.length > 0 && !base_str_is(sense.kind, "ceremony");
        return meets && read_meeting_gathers(view, act) && fill(view, index, sense.kind, sense.status, meeting) && has_participants(act, meeting);
    }
    bool needs_party = false;
    struct base_str kind = read_meeting_noun(view, act->token, &needs_party);
    bool asks = base_str_is(kind, "call") && base_str_is(sense.record, "commitment"); /* "a call for calm between the two" */
    if (kind.length == 0 || asks || !fill(view, index, kind, (struct base_str){0}, meeting)) {
        return false;
    }
    if (base_str_in(act->lemma, "round session sitting") && meeting->body.length == 0) {
        bool numbered = !isnan(read_ordinal_of(view, act->token));
        meeting->kind = base_str_is(act->lemma, "round") ? BASE_STR("talks") : meeting->kind;
        meeting->reference = meeting->reference || (act->light && meeting->parties.count == 0 && read_is_definite(view, act->token)); /* "the session, which was held" */
        return (numbered || act->light || meeting->reference) && (meeting->parties.count > 0 || meeting->reference);
    }
    return meeting->reference || has_participants(act, meeting) || !needs_party;
}
