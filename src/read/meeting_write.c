/* Meetings become records: who took part and as what, where and when, beside what. */
#include "read/meeting.h"

#include "read/body.h"
#include "read/phrase.h"

#include <math.h>

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

static uint32_t person_at(const struct read_view *view, uint32_t token)
{
    uint32_t mention = token < view->text->tokens.count ? know_mention_at(view->know, token) : KNOW_NONE;
    return mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_PERSON ? mention : KNOW_NONE;
}

/* "The ministers of Aland and Borduria, Ida Norell and Ion Vero, met": names between a comma and the verb, and nothing else there. */
static void add_named_behind(struct read_view *view, struct read_record *record, uint32_t agent, uint32_t verb)
{
    uint32_t found[8], count = 0, token = verb;
    while (token > agent + 1 && count < 8) { /* from the verb back to the comma */
        uint32_t person = person_at(view, token - 1);
        bool comma = lang_is(view->text, token - 1, ",");
        if (person == KNOW_NONE && !comma && !lang_is(view->text, token - 1, "and")) {
            break;
        }
        if (person != KNOW_NONE) {
            found[count++] = view->know->mentions.items[person].head;
        }
        token = person != KNOW_NONE ? view->know->mentions.items[person].first : token - 1;
    }
    bool behind = token > agent + 1 && token < verb && lang_is(view->text, token, ",") && view->text->tokens.items[agent].upos == LANG_NOUN;
    for (uint32_t i = count; behind && count >= 2 && i-- > 0;) {
        read_add_people(view, record, found[i], "participant");
    }
}

/* "his Solomon Islands counterpart Peter Kalea": the name of a state that stands before a person belongs to the person. */
static void add_person_of_state(struct read_view *view, struct read_record *record, uint32_t agent)
{
    uint32_t state = know_mention_at(view->know, agent);
    bool named = state != KNOW_NONE && view->know->mentions.items[state].kind == KNOW_STATE;
    uint32_t person = named ? person_at(view, view->know->mentions.items[state].end) : KNOW_NONE;
    if (person != KNOW_NONE) {
        read_add_people(view, record, view->know->mentions.items[person].head, "participant");
    }
}

static void add_actors(struct read_view *view, struct read_record *record, const struct read_predication *act)
{
    for (uint32_t i = 0; i < act->agents.count; i++) {
        add_leader(view, record, act->agents.items[i]);
        read_add_people(view, record, act->agents.items[i], role(view, act, "agent"));
        add_person_of_state(view, record, act->agents.items[i]);
        if (!act->nominal) {
            add_named_behind(view, record, act->agents.items[i], act->verb);
        }
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

/* "flew to Tarsk for talks": at the talks the visitor is one of those who talk. */
static void add_travellers(struct read_view *view, struct read_record *record, const struct read_predication *act)
{
    for (uint32_t i = 0; i < act->agents.count; i++) {
        read_add_people(view, record, act->agents.items[i], "participant");
        read_add_agents(view, record, act->agents.items[i]);
    }
}

static bool is_journey(const struct read_view *view, const struct read_predication *act)
{
    return !act->nominal && base_str_is(read_sense_at(view->senses, act->sense).kind, "visit");
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
    if ((!base_str_is(meeting->kind, "visit") && !is_journey(view, act)) || read_get(record, READ_F_PLACE) != NULL) {
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
        if (base_str_is(meeting->kind, "talks") && is_journey(view, act)) {
            add_travellers(view, record, act);
        } else {
            add_actors(view, record, act);
        }
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
static void write_gathering(struct read_view *view, const struct read_meeting *meeting)
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

void read_write_meeting(struct read_view *view, const struct read_meeting *meeting)
{
    write_gathering(view, meeting);
    write_margin(view, meeting);
}
