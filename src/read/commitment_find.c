/*
 * What counts as an undertaking and what does not.
 *
 * Views, forecasts, refusals and conditions of others are none; nor is what a target, a meeting or an instrument tells.
 */
#include "read/commitment_find.h"

#include "read/commitment_object.h"
#include "read/common.h"
#include "read/document.h"
#include "read/meeting.h"
#include "read/phrase.h"

static bool is_speech(const struct read_view *view, const struct read_predication *act)
{
    return read_word(view->senses, "speech_verbs", act->lemma, "speech").length > 0;
}

static bool is_gathering(const struct read_view *view, uint32_t token)
{
    return read_is_numbered_body(view, token) || read_word(view->senses, "meeting_nouns", read_lemma(view, token), "kind").length > 0; /* "to hold the 8th commission" */
}

/* ------------------------------------------------------------------ plain futures */

bool read_has_will(const struct read_view *view, const struct read_predication *act)
{
    for (uint32_t child = read_token(view, act->verb)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        struct base_str word = read_lemma(view, child);
        bool told = act->stance.speaker != READ_NONE && base_str_is(word, "would"); /* "said it would build" was "will" */
        if (read_token(view, child)->relation == LANG_ARC_AUX && (told || base_str_in(word, "will shall 'll ’ll"))) {
            return true;
        }
    }
    return false;
}

static bool is_to_do(const struct read_view *view, const struct read_predication *act)
{
    for (uint32_t child = read_token(view, act->verb)->first_child; child != LANG_NONE && child < act->verb; child = read_token(view, child)->next_sibling) {
        if (base_str_is(read_lemma(view, child), "be") && lang_is(view->text, child + 1, "to")) {
            return true;
        }
    }
    return false;
}

/* "will build X and open Y", "are meeting next week to finalise X", "is to supply" */
static bool shares_will(const struct read_view *view, const struct read_predication *act)
{
    uint8_t relation = read_token(view, act->verb)->relation;
    bool joined = act->stance.future && (relation == LANG_ARC_CONJ || relation == LANG_ARC_XCOMP || is_to_do(view, act));
    bool purpose = relation == LANG_ARC_ADVCL && read_token(view, act->verb)->xpos == LANG_XPOS_VB && act->parent != READ_NONE &&
                   view->predications.items[act->parent].stance.future && view->predications.items[act->parent].themes.count == 0;
    return act->stance.kind == READ_PLANNED && (joined || purpose);
}

/* Only people, states and houses can undertake something: "prices will rise" is no promise. */
static bool is_actor(const struct read_view *view, uint32_t token)
{
    uint32_t found[1];
    struct base_str lemma = read_lemma(view, token);
    return know_referents(view->know, token, found, 1) > 0 || read_word(view->senses, "actor_nouns", lemma, "role").length > 0 ||
           base_str_is(read_word(view->senses, "role_nouns", lemma, "sense"), "country");
}

static bool any_actor(const struct read_view *view, const struct read_tokens *tokens)
{
    for (uint32_t i = 0; i < tokens->count; i++) {
        if (is_actor(view, tokens->items[i])) {
            return true;
        }
    }
    return false;
}

static bool has_actor(const struct read_view *view, const struct read_predication *act)
{
    return any_actor(view, &act->agents) || (act->passive && act->agents.count == 0);
}

/* "the visit aims to", "the talks are aimed at": a thing plans nothing. */
static bool is_told_of_thing(const struct read_view *view, const struct read_predication *doer)
{
    const struct read_tokens *subject = doer->passive && doer->agents.count == 0 ? &doer->themes : &doer->agents;
    return subject->count > 0 && !any_actor(view, subject);
}

/* ------------------------------------------------------------------ which acts are undertakings */

/* "raise trade to $5 billion" is a target. */
static bool aims_at_number(const struct read_view *view, const struct read_predication *act)
{
    if (read_word(view->senses, "growth_verbs", act->lemma, "how").length == 0) {
        return false;
    }
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        uint32_t mention = know_mention_at(view->know, act->obliques.items[i].head);
        if (mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_AMOUNT) {
            return true;
        }
    }
    for (uint32_t i = 0; i < act->themes.count; i++) {
        uint32_t mention = know_mention_at(view->know, act->themes.items[i]);
        if (mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_AMOUNT &&
            view->know->amounts.items[view->know->mentions.items[mention].value].kind == KNOW_MONEY) {
            return true;
        }
    }
    return false;
}

/* A gathering to come is a meeting and a signature an instrument; only who urges them is told nowhere else. */
static bool is_told_elsewhere(const struct read_view *view, const struct read_predication *act, struct base_str strength)
{
    struct read_sense sense = read_sense_at(view->senses, act->sense);
    bool meeting = base_str_is(sense.record, "meeting");
    bool paper = base_str_is(sense.record, "instrument") && base_str_in(sense.status, "signed agreed");
    bool done = base_str_is(sense.strength, "S7") && act->stance.kind == READ_FACT; /* "launched a round of meetings" */
    bool sits = read_word(view->senses, "body_verbs", act->lemma, "side").length > 0;
    for (uint32_t i = 0; i < act->themes.count && !done; i++) {
        uint32_t named = sits && act->passive ? know_mention_at(view->know, act->themes.items[i]) : KNOW_NONE;
        bool seated = named != KNOW_NONE && view->know->mentions.items[named].kind == KNOW_BODY; /* "the Commission is scheduled for May" */
        meeting = meeting || seated || is_gathering(view, act->themes.items[i]);
    }
    bool urged = base_str_in(strength, "S1 S4") && !base_str_is(sense.kind, "visit"); /* an invitation is told by the visit */
    bool dated = act->control != READ_NONE && read_deadline(view, act) != NULL; /* "agreed to conclude the pact by May": the day stands nowhere else */
    return (meeting && !urged) || (paper && !dated) || aims_at_number(view, act);
}

static bool is_ruled_out(const struct read_predication *act)
{
    return act->stance.negated || act->stance.kind == READ_DENIED || act->stance.kind == READ_DISPUTED || act->stance.conditional;
}

/* "agreed that Aland needs help", "expects to receive", "poised to become": a state that one is in or comes to is no deed. */
static bool is_state(const struct read_view *view, const struct read_undertaking *found)
{
    bool stays = lang_lemma_in(view->text, found->act->token, "become need deserve face suffer lack celebrate");
    bool gets = base_str_is(found->strength, "S2") && lang_lemma_in(view->text, found->act->token, "receive");
    return !found->act->nominal && (gets || (stays && base_str_in(found->strength, "S2 S3")));
}

/* "agreed that trade would bring peace", "that trade was vital": a view, no undertaking. */
static bool is_shared_view(const struct read_view *view, const struct read_predication *act)
{
    uint32_t clause = act->token;
    while (read_token(view, clause)->relation == LANG_ARC_CONJ && act->agents.count > 0) { /* "would cut costs and address needs" */
        clause = read_token(view, clause)->head;
    }
    return read_token(view, clause)->relation == LANG_ARC_CCOMP && (act->passive ? act->agents.count > 0 && !has_actor(view, act) : !has_actor(view, act));
}

bool read_is_fate(struct base_str status)
{
    return base_str_in(status, "delayed suspended cancelled expired");
}

/* Blows, charges and refusals are events, not undertakings. */
static bool is_hostile(const struct read_view *view, const struct read_predication *act)
{
    const char *hostile = "ASSAULT COERCE PROTEST THREATEN ACCUSE REJECT MOBILIZE SANCTION";
    struct base_str own = read_sense_at(view->senses, act->sense).plover;
    for (uint32_t i = 0; own.length == 0 && act->light && i < act->themes.count; i++) { /* "will launch an attack" */
        uint32_t noun = view->predication_of[act->themes.items[i]];
        if (noun != READ_NONE && base_str_in(read_sense_at(view->senses, view->predications.items[noun].sense).plover, hostile)) {
            return true;
        }
    }
    return base_str_in(own, hostile);
}

/* Researchers, analysts and reporters speak for no party. */
static bool is_private_speaker(const struct read_view *view, uint32_t token)
{
    if (token == READ_NONE) {
        return false;
    }
    const char *outsiders = "EDU CVL MED";
    if (base_str_in(read_word(view->senses, "actor_nouns", read_lemma(view, token), "role"), outsiders)) {
        return true;
    }
    for (uint32_t child = read_token(view, token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        bool beside = read_token(view, child)->relation == LANG_ARC_APPOS || read_token(view, child)->relation == LANG_ARC_COMPOUND;
        if (beside && base_str_in(read_word(view->senses, "actor_nouns", read_lemma(view, child), "role"), outsiders)) {
            return true;
        }
    }
    return false;
}

/* ------------------------------------------------------------------ finding them */

/* A noun is an act when it stands for a verb: "agreed on the establishment of a fund". */
static struct base_str action_of(const struct read_view *view, const struct read_predication *act)
{
    struct base_str verb = act->nominal ? read_nominalised(view->senses, act->lemma) : (struct base_str){0};
    return verb.length > 0 ? verb : act->lemma;
}

/* "expressed their resolve": the noun undertakes, its verb only carries it. */
static bool carries_strength(const struct read_view *view, const struct read_predication *act)
{
    for (uint32_t i = 0; act->light && i < act->themes.count; i++) {
        if (read_strength_at(view, act->themes.items[i]).length > 0) {
            return true;
        }
    }
    return false;
}

static bool can_be_governed(const struct read_view *view, const struct read_predication *act, const struct read_governor *governor)
{
    if (!act->nominal) {
        return !carries_strength(view, act);
    }
    bool document = governor->token != LANG_NONE && read_document_at(view, governor->token) != NULL; /* "an agreement of cooperation" */
    uint8_t relation = read_token(view, act->token)->relation;
    bool second = relation != LANG_ARC_OBJ && governor->word != NULL && !governor->word->nominal && governor->word->themes.count > 0 && !governor->word->passive &&
                  !any_actor(view, &governor->word->themes);
    bool named = !act->light && !document && !second && /* "committed $5 million to reconstruction" commits money */ read_nominalised(view->senses, act->lemma).length > 0 && read_strength_at(view, act->token).length == 0;
    return named && base_str_in(governor->strength, "S1 S2 S3 S4 S6") && governor->passed == LANG_NONE;
}

/* What an act is governed by is no undertaking of its own. */
static void mark_governor(const struct read_governor *governor, bool *used)
{
    used[governor->token] = true;
    if (governor->passed != LANG_NONE) {
        used[governor->passed] = true;
    }
    if (governor->carrier != NULL) {
        used[governor->carrier->token] = true;
    }
}

/* "cancelled plans", "withdrew its offer": what became of the undertaking; empty for other verbs. */
struct base_str read_fate_of(const struct read_view *view, const struct read_predication *carrier)
{
    struct base_str sense = read_sense_at(view->senses, carrier->sense).status;
    struct base_str word = read_word(view->senses, "strength_words", carrier->lemma, "status");
    return read_is_fate(sense) ? sense : read_is_fate(word) ? word : (struct base_str){0};
}

/* Nobody undertakes what was denied or refused; "cancelled plans to build" tells of an undertaking all the same. */
static bool is_governed_away(const struct read_view *view, const struct read_undertaking *found)
{
    const struct read_governor *governor = &found->governor;
    const struct read_predication *carrier = governor->carrier;
    if (carrier != NULL && read_fate_of(view, carrier).length > 0) {
        return is_ruled_out(carrier);
    }
    if (governor->word == NULL && read_has_child(view, governor->token, LANG_ARC_ADVMOD, "not n't n’t never")) {
        return true; /* "is not ready to" */
    }
    return is_ruled_out(found->act) || is_ruled_out(found->doer) || (governor->word != NULL && is_ruled_out(governor->word)) ||
           (carrier != NULL && is_ruled_out(carrier));
}

bool read_find_governed(const struct read_view *view, uint32_t index, bool *used, struct read_undertaking *found)
{
    const struct read_predication *act = &view->predications.items[index];
    struct read_governor governor;
    *found = (struct read_undertaking){.act = act, .governor = {.token = LANG_NONE, .passed = LANG_NONE}};
    if (!read_find_governor(view, act, &governor) || !can_be_governed(view, act, &governor)) {
        return false;
    }
    found->governor = governor;
    if (governor.topic) {
        return false;
    }
    mark_governor(&governor, used);
    found->strength = governor.strength;
    found->doer = governor.by_whose != NULL ? governor.by_whose : act;
    found->action = action_of(view, act);
    bool thing = base_str_is(found->strength, "S2") && found->doer == governor.word && !found->doer->nominal && is_told_of_thing(view, found->doer);
    return !thing && !is_governed_away(view, found) && !is_shared_view(view, act);
}

static bool is_finite_deed(const struct read_view *view, const struct read_predication *act)
{
    const struct lang_token *verb = read_token(view, act->verb);
    bool perfect = verb->xpos == LANG_XPOS_VBN && (lang_child(view->text, act->verb, LANG_ARC_AUX) != LANG_NONE || lang_child(view->text, act->verb, LANG_ARC_AUX_PASS) != LANG_NONE);
    return (verb->xpos == LANG_XPOS_VBD || perfect) && act->stance.kind == READ_FACT;
}

/* Launched, delivered, completed: an undertaking was kept. What is merely bought, sold or shared is none. */
static bool is_kept_word(const struct read_view *view, const struct read_predication *act)
{
    return base_str_is(read_word(view->senses, "strength_words", act->lemma, "strength"), "S7");
}

/* The verb's own sense: discussed, pledged $5 million, launched, postponed. */
static struct base_str own_strength(const struct read_view *view, const struct read_predication *act)
{
    struct read_sense sense = read_sense_at(view->senses, act->sense);
    bool undertaken = base_str_is(sense.record, "commitment") || (base_str_is(sense.record, "project") && is_kept_word(view, act));
    if (!undertaken || (act->nominal && !act->light)) {
        return (struct base_str){0};
    }
    bool view_only = lang_child(view->text, act->token, LANG_ARC_CCOMP) != LANG_NONE && act->themes.count == 0;
    bool deed = base_str_is(sense.strength, "S7");
    bool kept = is_finite_deed(view, act) && has_actor(view, act) && (is_kept_word(view, act) || base_str_is(sense.plover, "AID"));
    bool wish = act->stance.kind == READ_POSSIBLE || (deed && !kept); /* "could explore": nobody did or will */
    struct base_str listed = read_strength_at(view, act->token);
    return wish || view_only ? (struct base_str){0} : listed.length > 0 ? listed : sense.strength;
}

static bool is_promised(const struct read_view *view, const struct read_predication *act)
{
    struct read_sense sense = read_sense_at(view->senses, act->sense);
    bool nothing = act->sense != READ_NONE && sense.plover.length == 0 && !base_str_in(sense.record, "commitment project instrument body");
    bool will = read_has_will(view, act) || shares_will(view, act);
    bool passes_on = act->themes.count == 0 && lang_child(view->text, act->token, LANG_ARC_XCOMP) != LANG_NONE; /* "will continue to help" */
    return !act->nominal && will && !nothing && !passes_on && !carries_strength(view, act) && !is_speech(view, act) && has_actor(view, act);
}

/* "postponed the delivery of boats": an older undertaking of unknown firmness got stuck. */
static bool has_fate(const struct read_view *view, const struct read_predication *act)
{
    struct read_sense sense = read_sense_at(view->senses, act->sense);
    return base_str_is(sense.record, "commitment") && read_is_fate(sense.status) && sense.strength.length == 0 && act->themes.count > 0 &&
           lang_child(view->text, act->token, LANG_ARC_XCOMP) == LANG_NONE && is_finite_deed(view, act);
}

/* "Discussions centred on enhancing trade": what the talks were about is discussed by those who held them. */
static bool is_topic_of_talks(const struct read_view *view, const struct read_predication *act)
{
    bool talks = !act->nominal && !act->passive && act->agents.count > 0 && is_gathering(view, act->agents.items[0]);
    return talks && read_strength_at(view, act->token).length == 0 && read_word(view->senses, "topic_verbs", act->lemma, "topic").length > 0 &&
           act->stance.kind == READ_FACT;
}

/* "agreed to exchange teachers", with "exchange" taken for a noun: a verb's form right behind "to", before a noun without an article. */
static bool find_mistaken_infinitive(const struct read_view *view, const struct read_predication *act, struct read_undertaking *found)
{
    const struct read_oblique *phrase = read_oblique(act, "to");
    if (phrase == NULL || phrase->depth > 0 || phrase->below != act->token || base_str_in(act->lemma, "commit")) {
        return false;
    }
    struct base_span words = lang_subtree(view->text, phrase->head);
    uint32_t verb = words.start + 1;
    struct base_str form = base_str_lower(view->scratch, lang_form(view->text, verb));
    bool inside = verb < phrase->head && lang_is(view->text, words.start, "to") && read_token(view, phrase->head)->xpos == LANG_XPOS_NNS;
    uint8_t relation = read_token(view, verb)->relation;
    if (!inside || (relation != LANG_ARC_COMPOUND && relation != LANG_ARC_AMOD) || !read_sense_known(view->senses, form, false)) {
        return false;
    }
    found->action = form;
    found->object = base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){verb + 1, words.end}));
    found->strength = read_strength_at(view, act->token);
    return base_str_in(found->strength, "S1 S2 S3 S4");
}

static bool has_past_auxiliary(const struct read_view *view, uint32_t verb)
{
    for (uint32_t child = read_token(view, verb)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        bool auxiliary = read_token(view, child)->relation == LANG_ARC_AUX || read_token(view, child)->relation == LANG_ARC_AUX_PASS;
        if (auxiliary && read_token(view, child)->xpos == LANG_XPOS_VBD) {
            return true;
        }
    }
    return false;
}

/* "once the schedule is agreed", "as soon as funds are released": when something else shall be done; nobody undertakes it. */
static bool is_only_awaited(const struct read_view *view, const struct read_predication *act)
{
    const char *marks = "once when whenever until till before after as soon";
    bool clause = !act->nominal && read_token(view, act->verb)->relation == LANG_ARC_ADVCL;
    bool led = clause && (read_has_child(view, act->verb, LANG_ARC_MARK, marks) || read_has_child(view, act->verb, LANG_ARC_ADVMOD, marks));
    uint8_t tense = read_token(view, act->verb)->xpos;
    bool finite = tense != LANG_XPOS_VBG && tense != LANG_XPOS_VBD;
    return led && finite && !has_past_auxiliary(view, act->verb);
}

/* "ceilings agreed in the treaty", "the target that was set": a clause that only says which is meant. */
static bool only_tells_which(const struct read_view *view, const struct read_predication *act)
{
    uint8_t relation = read_token(view, act->verb)->relation;
    uint8_t tense = read_token(view, act->verb)->xpos;
    bool bare = relation == LANG_ARC_ACL && (tense == LANG_XPOS_VBN || tense == LANG_XPOS_VBD) && lang_child(view->text, act->verb, LANG_ARC_NSUBJ) == LANG_NONE;
    bool passive = (relation == LANG_ARC_ACL || relation == LANG_ARC_ACL_RELCL) && act->passive && act->agents.count == 0;
    return (bare || passive) && !act->nominal && act->stance.kind == READ_FACT && lang_lemma_in(view->text, act->verb, "agree decide");
}

bool read_find_own(const struct read_view *view, uint32_t index, struct read_undertaking *found)
{
    const struct read_predication *act = &view->predications.items[index];
    *found = (struct read_undertaking){.act = act, .governor = {.token = LANG_NONE, .passed = LANG_NONE}, .doer = act};
    found->action = act->light ? action_of(view, act) : act->lemma;
    if (is_ruled_out(act) || is_only_awaited(view, act) || only_tells_which(view, act)) {
        return false;
    }
    if (!act->nominal && find_mistaken_infinitive(view, act, found)) {
        return true;
    }
    if (is_topic_of_talks(view, act)) {
        found->strength = BASE_STR("S0");
        found->action = BASE_STR("discuss");
        return true;
    }
    if (is_promised(view, act)) {
        bool talk = base_str_is(read_strength_at(view, act->token), "S0"); /* "will discuss" */
        found->strength = talk ? BASE_STR("S0") : BASE_STR("S2");
        found->action = act->lemma;
        return true;
    }
    bool offers = act->light && !act->nominal && base_str_is(read_strength_at(view, act->token), "S1"); /* "offered aid": aid is not yet given */
    found->action = offers ? act->lemma : found->action;
    found->strength = offers || act->light == act->nominal ? own_strength(view, act) : (struct base_str){0};
    return found->strength.length > 0 || (!act->nominal && has_fate(view, act));
}

bool read_told_elsewhere(const struct read_view *view, const struct read_undertaking *found)
{
    return is_state(view, found) || is_told_elsewhere(view, found->act, found->strength) || is_hostile(view, found->act) ||
           is_private_speaker(view, found->act->stance.speaker) || is_private_speaker(view, found->doer->stance.speaker);
}
