/* Parties of an undertaking. The subject of the governing verb undertakes, unless the clause below names another. */
#include "read/commitment_by.h"

#include "read/common.h"
#include "read/phrase.h"

static bool is_gathering(const struct read_view *view, uint32_t token)
{
    return read_word(view->senses, "meeting_nouns", read_lemma(view, token), "kind").length > 0;
}

static void parties_at_all(const struct read_view *view, const struct read_tokens *tokens, struct know_parties *parties)
{
    for (uint32_t i = 0; i < tokens->count; i++) {
        struct read_predication one = {.agents = {.items = &tokens->items[i], .count = 1}};
        read_parties_of(view, &one, false, parties);
    }
}

/* Who acts: the subject, and whoever it acts together with ("agreed with Aland to"). */
static void doers_of(const struct read_view *view, const struct read_predication *act, bool together, struct know_parties *parties)
{
    parties_at_all(view, act->passive && act->agents.count == 0 && together ? &act->themes : &act->agents, parties);
    for (uint32_t i = 0; together && i < act->obliques.count; i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        if (phrase->depth == 0 && base_str_in(phrase->preposition, "with between among")) {
            struct read_tokens heads = {0};
            read_push_conjuncts(view, &heads, phrase->head);
            parties_at_all(view, &heads, parties);
        }
    }
}

/* "agreed that Aland would pay": the one who shall pay undertakes it; "assured Aland that it would pay" says it of himself. */
static bool has_named_subject(const struct read_view *view, const struct read_undertaking *found)
{
    const struct read_predication *act = found->act;
    if (read_token(view, act->token)->relation != LANG_ARC_CCOMP || act->agents.count == 0) {
        return false;
    }
    uint32_t whose = lang_child(view->text, act->agents.items[0], LANG_ARC_NMOD_POSS); /* "promised Aland that his government would pay" */
    bool own = whose != LANG_NONE && read_token(view, whose)->upos == LANG_PRON;
    return !own && read_token(view, act->agents.items[0])->upos != LANG_PRON;
}

/* "both sides", "they", "the two ministers" where the text has named only one pair. */
static bool is_both(const struct read_view *view, const struct read_predication *doer)
{
    if (doer->agents.count == 0) {
        return false;
    }
    uint32_t agent = doer->agents.items[0];
    bool role = read_word(view->senses, "role_nouns", read_lemma(view, agent), "sense").length > 0 && read_token(view, agent)->xpos == LANG_XPOS_NNS;
    return role || base_str_in(read_lemma(view, agent), "they we both");
}

static void by_main_parties(const struct read_view *view, struct read_undertaking *found)
{
    const struct read_predication *doer = found->doer;
    bool ahead = found->act->stance.kind == READ_PLANNED;
    bool gathering = doer->agents.count > 0 && is_gathering(view, doer->agents.items[0]); /* "the meeting stressed the need" */
    if (found->act->passive && ahead && found->act->stance.speaker != READ_NONE) {
        struct read_tokens speakers = {0};
        read_push_conjuncts(view, &speakers, found->act->stance.speaker);
        parties_at_all(view, &speakers, &found->by); /* "he said it would be strengthened" */
    }
    bool both = gathering || is_both(view, doer) || base_str_is(found->strength, "S0") || (found->act->passive && ahead);
    if (found->by.count == 0 && both && view->know->main_parties.count == 2) {
        found->by = view->know->main_parties;
    }
}

/* "Aland is ready to share": an adjective has no predication, its subject hangs from it. */
static void subject_of_adjective(const struct read_view *view, uint32_t adjective, struct know_parties *parties)
{
    struct read_tokens heads = {0};
    uint32_t subject = lang_child(view->text, adjective, LANG_ARC_NSUBJ);
    if (subject != LANG_NONE) {
        read_push_conjuncts(view, &heads, subject);
        parties_at_all(view, &heads, parties);
    }
}

static const struct read_predication *gathering_of(const struct read_view *view, const struct read_predication *doer)
{
    uint32_t noun = doer->agents.count > 0 && is_gathering(view, doer->agents.items[0]) ? view->predication_of[doer->agents.items[0]] : READ_NONE;
    return noun == READ_NONE ? NULL : &view->predications.items[noun];
}

/* "President Vero said his country would": the country of who speaks. */
static void by_speaker(const struct read_view *view, const struct read_predication *act, struct know_parties *by)
{
    uint32_t whose = act->agents.count > 0 ? lang_child(view->text, act->agents.items[0], LANG_ARC_NMOD_POSS) : LANG_NONE;
    if (whose != LANG_NONE && read_token(view, whose)->upos == LANG_PRON && act->stance.speaker != READ_NONE) {
        read_parties_at(view, act->stance.speaker, by);
    }
}

/* "We will send experts to Aland", said to Aland: the one that the act goes to is not among those who act. */
static void drop_receivers(const struct read_view *view, const struct read_predication *act, struct know_parties *by)
{
    struct know_parties kept = {0}, receivers = {0};
    bool we = act->agents.count > 0 && base_str_in(read_lemma(view, act->agents.items[0]), "we they");
    parties_at_all(view, &act->recipients, &receivers);
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        if (base_str_in(act->obliques.items[i].preposition, "to for")) {
            read_parties_at(view, act->obliques.items[i].head, &receivers);
        }
    }
    for (uint32_t i = 0; we && i < by->count; i++) {
        if (!know_parties_has(&receivers, by->codes[i])) {
            know_parties_add(&kept, by->codes[i]);
        }
    }
    if (kept.count > 0) {
        *by = kept;
    }
}

static bool is_pronoun_subject(const struct read_view *view, const struct read_predication *act)
{
    return !act->nominal && act->agents.count > 0 && read_token(view, act->agents.items[0])->upos == LANG_PRON;
}

/* "said he would send": who speaks; of "they" both sides, where there are two. What stands in the clause itself is not who acts. */
static void by_pronoun(const struct read_view *view, struct read_undertaking *found)
{
    const struct read_predication *doer = found->doer;
    if (is_both(view, doer)) {
        by_main_parties(view, found);
    }
    if (found->by.count == 0 && doer->stance.speaker != READ_NONE) {
        read_parties_at(view, doer->stance.speaker, &found->by);
    }
}

void read_undertakers(const struct read_view *view, struct read_undertaking *found)
{
    bool governed = found->governor.token != LANG_NONE;
    bool together = base_str_in(found->strength, "S0 S3 S5");
    const struct read_predication *talks = gathering_of(view, found->doer);
    if (talks != NULL) {
        doers_of(view, talks, true, &found->by); /* "talks between Aland and Borduria focused on" */
    }
    if (found->by.count == 0 && governed && has_named_subject(view, found) && !base_str_in(found->strength, "S1 S4")) {
        doers_of(view, found->act, false, &found->by);
    }
    if (found->by.count == 0) {
        doers_of(view, found->doer, together, &found->by);
    }
    if (found->by.count == 0 && governed && found->governor.word == NULL) {
        subject_of_adjective(view, found->governor.token, &found->by);
    }
    if (found->by.count == 0 && governed && found->governor.carrier != NULL) {
        doers_of(view, found->governor.carrier, together, &found->by);
    }
    if (found->by.count == 0 && governed) {
        doers_of(view, found->act, together, &found->by);
    }
    if (found->by.count == 0 && is_pronoun_subject(view, found->doer)) {
        by_pronoun(view, found);
    } else if (found->by.count == 0) {
        read_parties_of(view, found->act, false, &found->by); /* "the plan to open a line between Aland and Borduria" */
    }
    if (found->by.count == 0) {
        by_speaker(view, found->act, &found->by);
    }
    if (found->by.count == 0) {
        by_main_parties(view, found);
    }
    drop_receivers(view, found->act, &found->by);
}

/* Who is asked to act: "urged Aland to", "called on Aland to", "hoped that Aland would". */
void read_asked(const struct read_view *view, const struct read_undertaking *found, struct know_parties *asked)
{
    struct know_parties named = {0};
    if (!base_str_is(found->strength, "S1") || read_word(view->senses, "receiver_verbs", found->act->lemma, "receiver").length > 0) {
        return; /* "offered Aland 50 scholarships" asks nobody */
    }
    const struct read_predication *governor = found->governor.token != LANG_NONE ? found->doer : found->act;
    bool seeks = found->governor.token == LANG_NONE && lang_lemma_in(view->text, governor->token, "seek request solicit"); /* "sought a loan from Aland" */
    const struct read_oblique *on = read_oblique(governor, seeks ? "from of" : "on upon to");
    if (found->governor.token != LANG_NONE) {
        parties_at_all(view, &found->act->agents, &named);
        parties_at_all(view, &governor->themes, &named);
    }
    parties_at_all(view, &governor->recipients, &named);
    if (on != NULL && (on->depth == 0 || seeks)) {
        read_parties_at(view, on->head, &named);
    }
    for (uint32_t i = 0; i < named.count; i++) {
        if (!know_parties_has(&found->by, named.codes[i])) {
            know_parties_add(asked, named.codes[i]);
        }
    }
}

void read_undertaking_parties(const struct read_view *view, const struct read_undertaking *found, struct know_parties *parties)
{
    *parties = found->by;
    read_parties_of(view, found->act, true, parties);
    read_parties_of(view, found->doer, true, parties);
    for (uint32_t i = 0; i < found->act->obliques.count; i++) { /* "a loan to Aland", "a school in Aland" */
        const struct read_oblique *phrase = &found->act->obliques.items[i];
        if (phrase->depth <= 1 && base_str_in(phrase->preposition, "to for from in")) {
            read_parties_at(view, phrase->head, parties);
        }
    }
    bool inside = parties->count == 1 && know_parties_has(&view->know->main_parties, parties->codes[0]);
    for (uint32_t i = 0; inside && i < view->know->main_parties.count; i++) {
        know_parties_add(parties, view->know->main_parties.codes[i]);
    }
}
