/*
 * Commitments: what a party undertakes, urges or discusses, with how firmly.
 *
 * The verb that governs gives the strength ("agreed to" S3, "will" S2, "discussed" S0); the act below it gives action
 * and object. Joined verbs part into several commitments. An aim with a number is a target, a meeting to come is a meeting,
 * a signature is an instrument: none of these is written here a second time.
 */
#include "read/common.h"

#include "read/document.h"
#include "read/phrase.h"
#include "read/stance.h"

#include <string.h>

struct undertaking {
    const struct read_predication *act;       /* what is to be done */
    const struct read_predication *governor;  /* what makes it an undertaking; the act itself for "will" and "discussed" */
    struct base_str strength;
    struct base_str object;
    struct know_parties by;
};

static const struct lang_token *token_at(const struct read_view *view, uint32_t token)
{
    return &view->text->tokens.items[token];
}

static struct base_str lemma_of(const struct read_view *view, uint32_t token)
{
    return base_str_lower(view->scratch, token_at(view, token)->lemma);
}

static bool has_strength(struct read_sense sense)
{
    return sense.strength.length == 2 && sense.strength.data[0] == 'S';
}

static bool is_speech(const struct read_view *view, const struct read_predication *act)
{
    return read_word(view->senses, "speech_verbs", act->lemma, "speech").length > 0;
}

/* ------------------------------------------------------------------ what governs */

/* "stressed the need to turn", "underlined the importance of widening": a noun stands between. */
static const struct read_predication *governor_over_noun(const struct read_view *view, const struct read_predication *act)
{
    uint32_t noun = token_at(view, act->token)->head;
    if (token_at(view, act->token)->relation != LANG_ARC_ACL || noun == LANG_NONE) {
        return NULL;
    }
    uint8_t relation = token_at(view, noun)->relation;
    uint32_t verb = token_at(view, noun)->head;
    bool governed = relation == LANG_ARC_OBJ || relation == LANG_ARC_OBL || relation == LANG_ARC_CONJ || relation == LANG_ARC_NSUBJ_PASS;
    if (relation == LANG_ARC_CONJ && verb != LANG_NONE) {
        verb = token_at(view, verb)->head;
    }
    uint32_t index = governed && verb != LANG_NONE ? view->predication_of[verb] : READ_NONE;
    bool strong = index != READ_NONE && has_strength(read_sense_at(view->senses, view->predications.items[index].sense));
    return strong ? &view->predications.items[index] : NULL;
}

static const struct read_predication *governor_of(const struct read_view *view, const struct read_predication *act)
{
    uint32_t above = act->control;
    if (above == READ_NONE && act->parent != READ_NONE && token_at(view, act->token)->relation == LANG_ARC_CCOMP) {
        above = act->parent;
    }
    for (uint32_t steps = 0; above != READ_NONE && steps < 4; steps++) {
        const struct read_predication *found = &view->predications.items[above];
        if (has_strength(read_sense_at(view->senses, found->sense))) {
            return found;
        }
        above = found->control;
    }
    return governor_over_noun(view, act);
}

static bool has_will(const struct read_view *view, const struct read_predication *act)
{
    for (uint32_t child = token_at(view, act->verb)->first_child; child != LANG_NONE; child = token_at(view, child)->next_sibling) {
        struct base_str word = lemma_of(view, child);
        bool told = act->stance.speaker != READ_NONE && base_str_is(word, "would"); /* "said it would build" was "will" */
        if (token_at(view, child)->relation == LANG_ARC_AUX && (told || base_str_in(word, "will shall"))) {
            return true;
        }
    }
    return false;
}

/* "will build X and open Y", "will continue to help", "are meeting next week to finalise X" */
static bool shares_will(const struct read_view *view, const struct read_predication *act)
{
    uint8_t relation = token_at(view, act->verb)->relation;
    bool joined = act->stance.future && (relation == LANG_ARC_CONJ || relation == LANG_ARC_XCOMP);
    bool purpose = relation == LANG_ARC_ADVCL && token_at(view, act->verb)->xpos == LANG_XPOS_VB && act->parent != READ_NONE &&
                   view->predications.items[act->parent].stance.future;
    return act->stance.kind == READ_PLANNED && (joined || purpose);
}

/* ------------------------------------------------------------------ object */

static struct base_str themes_text(const struct read_view *view, const struct read_predication *act)
{
    struct base_span words = {UINT32_MAX, 0};
    for (uint32_t i = 0; i < act->themes.count; i++) {
        struct base_span phrase = read_phrase(view, act->themes.items[i]);
        if (token_at(view, act->themes.items[i])->sentence != token_at(view, act->token)->sentence) {
            continue;
        }
        words.start = phrase.start < words.start ? phrase.start : words.start;
        words.end = phrase.end > words.end ? phrase.end : words.end;
    }
    return base_str_slice(view->text->text, words);
}

static bool is_time_or_partner(const struct read_view *view, const struct read_oblique *phrase)
{
    uint32_t mention = know_mention_at(view->know, phrase->head);
    return base_str_in(phrase->preposition, "by") || (mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_DATE);
}

static struct base_str object_of(const struct read_view *view, const struct read_predication *act)
{
    struct base_str object = themes_text(view, act);
    for (uint32_t i = 0; i < act->obliques.count && object.length == 0; i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        bool content = !act->nominal || base_str_in(phrase->preposition, "on to of for about");
        if (phrase->depth == 0 && phrase->head > act->token && content && !is_time_or_partner(view, phrase)) {
            object = read_phrase_text(view, phrase->head);
        }
    }
    for (uint32_t child = token_at(view, act->token)->first_child; child != LANG_NONE && object.length == 0; child = token_at(view, child)->next_sibling) {
        uint8_t relation = token_at(view, child)->relation;
        if (relation == LANG_ARC_XCOMP || relation == LANG_ARC_CCOMP || (relation == LANG_ARC_ADVCL && child > act->token)) {
            object = read_phrase_text(view, child);
        }
    }
    return object;
}

static bool is_pronoun(const struct read_view *view, uint32_t token)
{
    return token_at(view, token)->upos == LANG_PRON || base_str_in(lemma_of(view, token), "this that these those it they");
}

/* "Aland called the deal a step and said it would be widened": what the clause before was about. */
static struct base_str resolved_object(const struct read_view *view, const struct read_predication *act)
{
    bool pointing = act->themes.count > 0 && is_pronoun(view, act->themes.items[0]) && !base_str_is(lemma_of(view, act->themes.items[0]), "each");
    if (!pointing) {
        return object_of(view, act);
    }
    for (uint32_t i = 0; i < view->predications.count; i++) {
        const struct read_predication *other = &view->predications.items[i];
        bool before = other->token < act->token && token_at(view, other->token)->sentence == token_at(view, act->token)->sentence;
        if (before && !other->nominal && other->themes.count > 0 && !is_pronoun(view, other->themes.items[0])) {
            return themes_text(view, other);
        }
    }
    return (struct base_str){0};
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

static bool is_told_elsewhere(const struct read_view *view, const struct read_predication *act)
{
    struct read_sense sense = read_sense_at(view->senses, act->sense);
    bool meeting = base_str_is(sense.record, "meeting");
    bool paper = base_str_is(sense.record, "instrument") && base_str_in(sense.status, "signed agreed");
    for (uint32_t i = 0; i < act->themes.count; i++) {
        bool gathering = read_word(view->senses, "meeting_nouns", lemma_of(view, act->themes.items[i]), "kind").length > 0;
        meeting = meeting || gathering;
    }
    return meeting || paper || aims_at_number(view, act);
}

static bool has_complement(const struct read_view *view, uint32_t index)
{
    for (uint32_t i = index + 1; i < view->predications.count && i < index + 30; i++) {
        const struct read_predication *other = &view->predications.items[i];
        if (token_at(view, other->token)->sentence != token_at(view, view->predications.items[index].token)->sentence) {
            return false;
        }
        if (!other->nominal && (other->control == index || (other->parent == index && token_at(view, other->token)->relation == LANG_ARC_CCOMP))) {
            return true;
        }
    }
    return false;
}

static bool is_ruled_out(const struct read_predication *act)
{
    return act->stance.negated || act->stance.kind == READ_DENIED || act->stance.kind == READ_DISPUTED || act->stance.conditional;
}

/* "agreed that trade would bring peace" is a view: its subject is nobody who could undertake it. */
static bool is_shared_view(const struct read_view *view, const struct read_predication *act)
{
    uint32_t found[1];
    if (token_at(view, act->token)->relation != LANG_ARC_CCOMP || act->agents.count == 0) {
        return false;
    }
    for (uint32_t i = 0; i < act->agents.count; i++) {
        if (know_referents(view->know, act->agents.items[i], found, 1) > 0) {
            return false;
        }
    }
    return true;
}

/* Blows, charges and refusals are events, not undertakings. */
static bool is_hostile(struct read_sense sense)
{
    return base_str_in(sense.plover, "ASSAULT COERCE PROTEST THREATEN ACCUSE REJECT MOBILIZE SANCTION");
}

static bool find_undertaking(const struct read_view *view, uint32_t index, struct undertaking *found)
{
    const struct read_predication *act = &view->predications.items[index];
    *found = (struct undertaking){.act = act};
    if (is_ruled_out(act) || act->light != act->nominal || is_told_elsewhere(view, act) || is_hostile(read_sense_at(view->senses, act->sense))) {
        return false;
    }
    found->governor = act->nominal ? NULL : governor_of(view, act);
    if (found->governor != NULL && is_shared_view(view, act)) {
        return false;
    }
    if (found->governor != NULL && !is_ruled_out(found->governor)) {
        found->strength = read_sense_at(view->senses, found->governor->sense).strength;
        return true;
    }
    struct read_sense sense = read_sense_at(view->senses, act->sense);
    found->governor = act;
    if (has_strength(sense) && !has_complement(view, index)) {
        found->strength = sense.strength;
        bool wish = act->stance.kind == READ_POSSIBLE; /* "could explore": nobody did or will */
        return base_str_is(sense.record, "commitment") && !wish;
    }
    if (!act->nominal && !is_speech(view, act) && (has_will(view, act) || shares_will(view, act)) && !has_complement(view, index)) {
        found->strength = BASE_STR("S2");
        return true;
    }
    return false;
}

/* ------------------------------------------------------------------ who */

static void find_by(const struct read_view *view, struct undertaking *found)
{
    const struct read_predication *doer = found->governor;
    bool urged = base_str_in(found->strength, "S0 S1");
    read_parties_of(view, urged ? doer : found->act, false, &found->by);
    if (found->by.count == 0) {
        read_parties_of(view, doer, false, &found->by);
    }
    bool ahead = found->act->stance.kind == READ_PLANNED;
    if (found->by.count == 0 && doer->agents.count > 0 && view->know->main_parties.count == 2 &&
        read_word(view->senses, "meeting_nouns", lemma_of(view, doer->agents.items[0]), "kind").length > 0) {
        found->by = view->know->main_parties; /* "the meeting stressed the need" */
    }
    if (found->by.count == 0 && found->act->passive && ahead && found->act->stance.speaker != READ_NONE) {
        read_parties_at(view, found->act->stance.speaker, &found->by); /* "he said it would be strengthened" */
    }
    if (found->by.count == 0 && (base_str_in(found->strength, "S0") || (found->act->passive && ahead))) {
        for (uint32_t i = 0; view->know->main_parties.count == 2 && i < 2; i++) {
            know_parties_add(&found->by, view->know->main_parties.codes[i]);
        }
    }
}

static void find_all_parties(const struct read_view *view, const struct undertaking *found, struct know_parties *parties)
{
    *parties = found->by;
    read_parties_of(view, found->act, true, parties);
    bool inside = parties->count == 1 && know_parties_has(&view->know->main_parties, parties->codes[0]);
    for (uint32_t i = 0; inside && i < view->know->main_parties.count; i++) {
        know_parties_add(parties, view->know->main_parties.codes[i]);
    }
}

/* ------------------------------------------------------------------ writing */

static struct base_str status_of(const struct read_view *view, const struct undertaking *found)
{
    struct base_str status = read_sense_at(view->senses, found->act->sense).status;
    if (base_str_in(status, "delivered delayed suspended cancelled expired") || base_str_is(status, "under way")) {
        return status;
    }
    struct base_str above = found->act->control != READ_NONE ? view->predications.items[found->act->control].lemma : (struct base_str){0};
    if (base_str_in(found->governor->lemma, "continue keep") || base_str_in(found->act->lemma, "continue keep pursue") ||
        base_str_in(above, "continue keep")) {
        return BASE_STR("under way");
    }
    return BASE_STR("open");
}

static enum read_stance_kind stance_of(const struct undertaking *found)
{
    bool by_will = found->governor == found->act && base_str_is(found->strength, "S2");
    return by_will ? READ_FACT : found->governor->stance.kind;
}

static void write_undertaking(struct read_view *view, const struct undertaking *found)
{
    struct read_record *record = read_start(view, READ_COMMITMENT, found->act->token, "commitment");
    struct read_stance stance = found->governor->stance;
    struct know_parties parties;
    stance.kind = stance_of(found);
    stance.speaker = stance.speaker != READ_NONE ? stance.speaker : found->act->stance.speaker;
    for (uint32_t i = 0; i < found->by.count; i++) {
        read_add_text(view->arena, record, READ_F_BY, found->by.codes[i]);
    }
    read_set_text(view->arena, record, READ_F_ACTION, found->act->lemma);
    read_set_text(view->arena, record, READ_F_OBJECT, found->object);
    read_set_text(view->arena, record, READ_F_STRENGTH, found->strength);
    read_set_text(view->arena, record, READ_F_STATUS, status_of(view, found));
    const struct know_date *due = read_deadline(view, found->act);
    if (due != NULL) {
        read_set_date(view->arena, record, READ_F_DEADLINE, read_date_from(due));
    }
    if (found->governor->stance.restates || found->act->stance.restates) {
        read_set_flag(view->arena, record, READ_F_RESTATES, true);
    }
    find_all_parties(view, found, &parties);
    read_set_parties(view, record, &parties);
    read_fill_date(view, record, found->governor);
    read_fill_stance(view, record, &stance);
    read_fill_sectors(view, record, lang_subtree(view->text, found->act->token));
    read_finish(view, record);
}

/* The record of this article that says the same in other words ("agreed to boost", headline "agree on boosting"). */
static struct read_record *told_before(const struct read_view *view, const struct undertaking *found)
{
    for (uint32_t i = 0; i < view->records->count; i++) {
        struct read_record *record = view->records->items[i];
        if (record->type == READ_COMMITMENT && record->article == view->article_number &&
            base_str_equal_fold(read_text(record, READ_F_OBJECT), found->object) &&
            base_str_equal(read_text(record, READ_F_ACTION), found->act->lemma)) {
            return record;
        }
    }
    return NULL;
}

void read_commitments(struct read_view *view)
{
    for (uint32_t i = 0; i < view->predications.count; i++) {
        struct undertaking found;
        if (read_in_title(view, view->predications.items[i].token) || !find_undertaking(view, i, &found)) {
            continue;
        }
        found.object = resolved_object(view, found.act);
        find_by(view, &found);
        if (found.by.count == 0 || found.object.length == 0) {
            continue;
        }
        struct read_record *same = told_before(view, &found);
        if (same != NULL) {
            read_evidence(view, same, read_sentence_bytes(view, found.act->token));
        } else {
            write_undertaking(view, &found);
        }
    }
}
