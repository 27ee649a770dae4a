/*
 * Political events: PLOVER type and mode, CAMEO code, who did it to whom.
 *
 * A view derived for researchers. The sense table says what the plain act is; stance and governing verbs then decide:
 * a friendly plan is AGREE, a promised retreat CONCEDE, what must be done is a REQUEST of the one who says so; what
 * did not happen is nothing; what is told of years ago is historical. What an undertaking is about is no event beside it.
 */
#include "read/event.h"

#include "read/phrase.h"

enum { YEAR_DAYS = 365 };

/* ------------------------------------------------------------------ is it one, and of its own? */

/* A word above is already the event ("agreed to boost": agree; "urged X to sign": urge). A retelling covers nothing. */
static bool is_covered(const struct read_event_view *events, const struct read_predication *act)
{
    uint32_t index = (uint32_t)(act - events->view->predications.items);
    return events->governor_of[index] != READ_NONE;
}

/* Of a light verb and its noun one tells the event: the noun, unless the verb makes something else of it ("seek a loan"). */
static bool tells_less(const struct read_view *view, const struct read_predication *act)
{
    if (!act->light) {
        return false;
    }
    struct read_sense own = read_sense_at(view->senses, act->sense), other = {0};
    if (act->nominal) {
        uint32_t verb = view->predication_of[act->verb];
        other = verb == READ_NONE ? other : read_sense_at(view->senses, view->predications.items[verb].sense);
        return other.plover.length > 0 && (!base_str_equal(other.plover, own.plover) || (other.mode.length > 0 && own.mode.length == 0));
    }
    for (uint32_t i = 0; i < act->themes.count + act->agents.count; i++) {
        uint32_t token = i < act->themes.count ? act->themes.items[i] : act->agents.items[i - act->themes.count];
        uint32_t noun = view->predication_of[token];
        if (noun != READ_NONE && view->predications.items[noun].verb == act->token) {
            other = read_sense_at(view->senses, view->predications.items[noun].sense);
            return base_str_equal(other.plover, own.plover) && (own.mode.length == 0 || other.mode.length > 0);
        }
    }
    return false;
}

/* "usually arrest", "routinely deny": what is done as a habit is no event. */
static bool is_habit(const struct read_view *view, const struct read_predication *act)
{
    return !act->nominal && read_has_child(view, act->verb, LANG_ARC_ADVMOD, "usually often always sometimes rarely seldom typically generally normally");
}

static bool is_old(const struct read_view *view, const struct read_predication *act)
{
    if (view->article->published_day == TEXT_NO_DAY) {
        return false;
    }
    const struct know_date *date = read_date_of(view, act);
    return date != NULL && date->to != KNOW_NO_DAY && date->to < view->article->published_day - YEAR_DAYS;
}

/* An aim that concerns nobody else ("aims to cut costs") is no event between two. */
static bool is_own_aim(const struct read_event *event)
{
    bool weak = base_str_in(event->sense.strength, "S0 S1 S2");
    return weak && base_str_is(event->plover, "AGREE") && event->source.count < 2 && event->target.count == 0;
}

/* Talks and joint acts need two sides, a noun that no verb carries both doer and victim. */
static bool has_sides(const struct read_event *event)
{
    bool bare = event->act->nominal && !event->act->light;
    if (event->source.count == 0 || is_own_aim(event)) {
        return false;
    }
    uint32_t sides = event->source.count + event->target.count;
    return sides >= (bare || base_str_in(event->plover, "CONSULT COOPERATE") ? 2U : 1U);
}

/* "freed the women held by rebels": a participle that only describes whom another act is about. */
static bool is_background(const struct read_view *view, const struct read_predication *act)
{
    bool reduced = act->passive && view->text->tokens.items[act->token].relation == LANG_ARC_ACL && act->parent != READ_NONE;
    return reduced && base_str_in(act->lemma, "hold detain jail imprison sanction deploy base station");
}

/* "The patrol killed two", "drones struck a convoy": gear and people that act are no deed of their own. */
static bool is_actor(const struct read_view *view, const struct read_predication *act)
{
    if (!act->nominal || act->light || act->parent == READ_NONE || !read_names_actor(view, act->token)) {
        return false;
    }
    uint8_t relation = view->text->tokens.items[act->token].relation;
    return relation == LANG_ARC_NSUBJ || relation == LANG_ARC_NSUBJ_PASS || relation == LANG_ARC_OBJ || relation == LANG_ARC_OBL || relation == LANG_ARC_OBL_AGENT;
}

/* What two sides together ask of nobody ("both called for better roads") they promise each other. */
static void share_wish(struct read_event *event)
{
    if (base_str_is(event->plover, "REQUEST") && event->source.count >= 2 && event->target.count == 0) {
        event->plover = BASE_STR("AGREE");
        event->mode = (struct base_str){0};
        event->cameo = BASE_STR("030");
        event->mutual = true;
    }
}

static bool find_event(const struct read_event_view *events, const struct read_predication *act, struct read_event *event)
{
    const struct read_view *view = events->view;
    struct read_sense sense = read_sense_at(view->senses, act->sense);
    if (sense.plover.length == 0) {
        return read_event_told(events, act, event);
    }
    if (is_covered(events, act) || tells_less(view, act) || is_habit(view, act) || is_actor(view, act) || is_background(view, act)) {
        return false;
    }
    uint32_t content = events->content_of[act - view->predications.items];
    *event = (struct read_event){
        .act = act,
        .content = content == READ_NONE ? NULL : &view->predications.items[content],
        .sense = sense,
        .plover = sense.plover,
        .mode = sense.mode,
        .cameo = sense.cameo,
    };
    read_event_sides(events, event);
    if (!read_event_settle(events, event)) {
        return false;
    }
    share_wish(event);
    event->historical = is_old(view, act);
    return has_sides(event);
}

/* ------------------------------------------------------------------ body, gatherings, title */

static void read_body(struct read_event_view *events)
{
    struct read_view *view = events->view;
    for (uint32_t i = 0; i < view->predications.count; i++) {
        struct read_event event;
        const struct read_predication *act = &view->predications.items[i];
        if (!read_in_title(view, act->token) && find_event(events, act, &event)) {
            read_event_write(view, &event);
        }
    }
}

/* A body that tells anything friendly, or anything hostile, of those sides has told what its title says. */
static bool is_told(const struct read_view *view, const struct read_event *event)
{
    for (uint32_t i = view->records->count; i-- > 0;) {
        const struct read_record *record = view->records->items[i];
        const struct read_value *by = read_get(record, READ_F_SOURCE_ACTORS);
        if (record->type != READ_EVENT || record->article != view->article_number) {
            continue;
        }
        struct read_codes codes = {0};
        for (uint32_t k = 0; by != NULL && k < by->as.texts.count; k++) {
            read_codes_push(&codes, by->as.texts.items[k]);
        }
        if (base_str_equal(read_text(record, READ_F_PLOVER), event->plover) || read_codes_meet(&codes, &event->source)) {
            return true;
        }
    }
    return false;
}

static void read_title(struct read_event_view *events)
{
    struct read_view *view = events->view;
    for (uint32_t i = 0; i < view->predications.count; i++) {
        struct read_event event;
        const struct read_predication *act = &view->predications.items[i];
        uint32_t block = view->text->sentences.items[view->text->tokens.items[act->token].sentence].block;
        if (view->article->blocks[block].kind == TEXT_TITLE && find_event(events, act, &event) && !is_told(view, &event)) {
            read_event_write(view, &event);
        }
    }
}

void read_events(struct read_view *view)
{
    struct read_event_view events = {.view = view};
    if (view->predications.count == 0) {
        return;
    }
    read_find_homes(view, &events.homes);
    read_event_govern(&events);
    read_body(&events);
    read_event_meetings(view);
    read_title(&events);
}
