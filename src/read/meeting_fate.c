/* What becomes of meetings: the words around a gathering that postpone it, cancel it, or say that it never came about. */
#include "read/meeting.h"

#include "read/phrase.h"

/* "the outcomes of the last session": results are of what was held; the agenda of a session to come is no such thing. */
static bool is_of_it(const struct read_view *view, uint32_t below, uint32_t result)
{
    return below != LANG_NONE && read_token(view, below)->head == result && base_str_is(read_preposition(view, below), "of");
}

/* Words above the meeting that change what became of it: "postponed the session", "the talks were cancelled". */
static struct base_str fate_above(const struct read_view *view, const struct read_predication *act)
{
    uint32_t below = LANG_NONE;
    for (uint32_t up = act->verb, steps = 0; up != LANG_NONE && steps < 3; up = read_token(view, up)->head, steps++) {
        uint32_t index = view->predication_of[up];
        struct base_str lemma = index == READ_NONE ? read_lemma(view, up) : view->predications.items[index].lemma; /* with its particle */
        struct base_str status = read_word(view->senses, "meeting_fates", lemma, "status");
        bool result = base_str_is(status, "held");
        if (status.length > 0 && (!result || is_of_it(view, below, up))) {
            return status;
        }
        below = up;
        uint8_t relation = read_token(view, up)->relation;
        bool beside = relation == LANG_ARC_CONJ || relation == LANG_ARC_ADVCL || relation == LANG_ARC_PARATAXIS;
        if (beside && read_token(view, up)->upos == LANG_VERB) {
            break; /* "met the president, while the session was postponed" */
        }
    }
    return (struct base_str){0};
}

static bool has_token(const struct read_tokens *tokens, uint32_t token)
{
    for (uint32_t i = 0; i < tokens->count; i++) {
        if (tokens->items[i] == token) {
            return true;
        }
    }
    return false;
}

/* "The session that was due in May has been postponed": verbs with the gathering as subject or object, wherever they stand. */
static struct base_str fate_told(const struct read_view *view, const struct read_predication *act)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, act->token)->sentence];
    for (uint32_t token = sentence->first; act->nominal && token < sentence->end; token++) {
        const struct read_predication *verb = view->predication_of[token] == READ_NONE ? NULL : &view->predications.items[view->predication_of[token]];
        if (verb == NULL || verb->stance.negated || verb->stance.kind != READ_FACT ||
            !(has_token(&verb->themes, act->token) || has_token(&verb->agents, act->token))) {
            continue;
        }
        struct base_str status = read_word(view->senses, "meeting_fates", verb->lemma, "status");
        if (status.length > 0) {
            return status;
        }
    }
    return (struct base_str){0};
}

struct base_str read_meeting_fate(const struct read_view *view, const struct read_predication *act)
{
    struct base_str above = fate_above(view, act);
    return above.length > 0 ? above : fate_told(view, act);
}

bool read_meeting_happens(const struct read_view *view, const struct read_predication *act)
{
    return !act->nominal && read_word(view->senses, "happen_verbs", act->lemma, "happens").length > 0;
}

/* "The talks planned for April did not take place". */
bool read_meeting_never_happened(const struct read_view *view, const struct read_predication *act)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, act->token)->sentence];
    for (uint32_t token = sentence->first; act->nominal && token < sentence->end; token++) {
        const struct read_predication *verb = view->predication_of[token] == READ_NONE ? NULL : &view->predications.items[view->predication_of[token]];
        bool begins = verb != NULL && !verb->nominal && base_str_is(read_word(view->senses, "happen_verbs", verb->lemma, "happens"), "yes");
        if (begins && verb->stance.negated && has_token(&verb->agents, act->token)) {
            return true;
        }
    }
    return false;
}

uint32_t read_round_above(const struct read_view *view, const struct read_predication *act)
{
    uint32_t above = read_token(view, act->token)->head;
    bool hangs = act->nominal && above != LANG_NONE && base_str_is(read_preposition(view, act->token), "of");
    uint32_t index = hangs ? view->predication_of[above] : READ_NONE;
    bool round = index != READ_NONE && view->predications.items[index].nominal && base_str_in(view->predications.items[index].lemma, "round session");
    return round ? index : READ_NONE;
}

/* ------------------------------------------------------------------ still to come */

/* Is what the verb tells still to come: "will discuss", "are expected to sign"? */
static bool is_to_come(const struct read_view *view, const struct read_predication *verb)
{
    if (verb->stance.kind == READ_PLANNED || verb->stance.kind == READ_POSSIBLE) {
        return verb->stance.future || verb->stance.kind == READ_POSSIBLE;
    }
    uint32_t below = verb->passive && base_str_in(verb->lemma, "expect schedule slate") ? lang_child(view->text, verb->token, LANG_ARC_XCOMP) : LANG_NONE;
    return below != LANG_NONE && verb->stance.kind == READ_FACT;
}

/* "At a meeting of the commission they will discuss trade": what will be done there says that it is to come. */
static bool is_where_it_will_be(const struct read_view *view, const struct read_predication *act)
{
    const struct lang_token *noun = read_token(view, act->token);
    uint32_t above = act->nominal && !act->light && noun->relation == LANG_ARC_OBL ? view->predication_of[noun->head] : READ_NONE;
    const struct read_predication *verb = above == READ_NONE ? NULL : &view->predications.items[above];
    return verb != NULL && !verb->nominal && !verb->stance.negated && act->stance.kind == READ_FACT && is_to_come(view, verb) &&
           base_str_in(read_preposition(view, act->token), "at during in on");
}

/* "for approval of the next session": nothing says that it was held. */
static bool is_next_and_untold(const struct read_view *view, const struct read_predication *act)
{
    uint32_t above = read_token(view, act->token)->head;
    uint32_t verb = above == LANG_NONE ? READ_NONE : view->predication_of[above];
    const struct read_predication *told = verb == READ_NONE || view->predications.items[verb].nominal ? NULL : &view->predications.items[verb];
    bool attended = told != NULL && (read_meeting_happens(view, told) || base_str_is(read_sense_at(view->senses, told->sense).record, "meeting"));
    bool happened = attended && told->stance.kind == READ_FACT && read_token(view, act->token)->relation != LANG_ARC_OBL;
    return act->nominal && !act->light && act->stance.kind == READ_FACT && !happened && read_has_child(view, act->token, LANG_ARC_AMOD, "next");
}

/* "discussed arms ahead of the summit", with no day that is past. */
static bool is_awaited(const struct read_view *view, const struct read_predication *act)
{
    uint32_t of = act->nominal && !act->light && act->stance.kind == READ_FACT ? lang_child(view->text, act->token, LANG_ARC_CASE) : LANG_NONE;
    bool ahead = of != LANG_NONE && of > 0 && lang_is(view->text, of, "of") && lang_is(view->text, of - 1, "ahead");
    const struct know_date *date = ahead ? read_date_of(view, act) : NULL;
    return ahead && (date == NULL || date->from == KNOW_NO_DAY || date->to >= view->article->published_day);
}

/* "ahead of the summit, which was held on 3 May": a verb that it is subject or object of says so. */
static bool is_told_as_held(const struct read_view *view, const struct read_predication *act)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, act->token)->sentence];
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        const struct read_predication *verb = view->predication_of[token] == READ_NONE ? NULL : &view->predications.items[view->predication_of[token]];
        bool fact = verb != NULL && !verb->nominal && !verb->stance.negated && verb->stance.kind == READ_FACT;
        if (fact && (has_token(&verb->themes, act->token) || has_token(&verb->agents, act->token)) &&
            (read_meeting_happens(view, verb) || base_str_is(read_sense_at(view->senses, verb->sense).record, "meeting"))) {
            return true;
        }
    }
    return false;
}

bool read_meeting_is_ahead(const struct read_view *view, const struct read_predication *act)
{
    return !is_told_as_held(view, act) && (is_where_it_will_be(view, act) || is_next_and_untold(view, act) || is_awaited(view, act));
}
