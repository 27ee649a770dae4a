/*
 * Lists of documents, as bullets or as prose.
 *
 *     "Two papers were signed:" and bullets           the bullets are phrases without a verb
 *     "Aland and Borduria signed on Tuesday:"         the lead names no document at all
 *     "They include a pact on X and a protocol on Y"  the pronoun stands for the set of the sentence before
 *     "The documents signed are: a pact on X; ..."    the set is the subject of its members
 *
 * Members have no deed of their own; they take the lead's.
 */
#include "read/instrument_list.h"

#include "read/instrument_deed.h"
#include "read/phrase.h"

enum { LONGEST_LIST = 300 }; /* sentences below one lead */

static bool in_bullet(const struct read_view *view, uint32_t sentence)
{
    return view->article->blocks[view->text->sentences.items[sentence].block].kind == TEXT_BULLET;
}

bool read_is_list_item(const struct read_view *view, const struct read_document *document)
{
    return in_bullet(view, read_token(view, document->head)->sentence);
}

/* ------------------------------------------------------------------ leads */

/* The status that the act gives the item when the item is what it is done to; empty when it is no deed on documents. */
static struct base_str deed_status(const struct read_view *view, uint32_t act, uint32_t item)
{
    struct read_sense sense = read_sense_at(view->senses, read_deed_sense(view, &view->predications.items[act], item));
    return base_str_is(sense.record, "instrument") ? sense.status : (struct base_str){0};
}

/* The deed of a sentence that ends in a colon. */
static uint32_t deed_before_colon(const struct read_view *view, const struct lang_sentence *sentence, uint32_t item)
{
    if (sentence->first == sentence->end || !lang_is(view->text, sentence->end - 1, ":")) {
        return READ_NONE;
    }
    for (uint32_t token = sentence->end; token-- > sentence->first;) {
        uint32_t act = view->predication_of[token];
        if (act != READ_NONE && !view->predications.items[act].nominal && deed_status(view, act, item).length > 0) {
            return act;
        }
    }
    return READ_NONE;
}

static bool names_document(const struct read_view *view, const struct lang_sentence *sentence)
{
    uint32_t token = sentence->first;
    while (token < sentence->end && view->document_of[token] == READ_NONE) {
        token++;
    }
    return token < sentence->end;
}

bool read_lead_without_document(struct read_view *view, const struct read_document *item, struct read_instrument *lead)
{
    *lead = (struct read_instrument){.act = READ_NONE, .stance = {.speaker = READ_NONE}};
    uint32_t before = read_token(view, item->head)->sentence;
    for (uint32_t steps = 0; before > 0 && steps < LONGEST_LIST && in_bullet(view, before); steps++) {
        before--;
    }
    const struct lang_sentence *sentence = &view->text->sentences.items[before];
    uint32_t deed = in_bullet(view, before) || names_document(view, sentence) ? READ_NONE : deed_before_colon(view, sentence, item->head);
    if (deed == READ_NONE) {
        return false;
    }
    const struct read_predication *act = &view->predications.items[deed];
    lead->act = deed;
    lead->stance = act->stance;
    lead->status = read_status_of(deed_status(view, deed, item->head), &act->stance);
    read_parties_of(view, act, false, &lead->parties);
    return true;
}

/* ------------------------------------------------------------------ members */

/* "an agreement on ports and a protocol on cotton": the protocol beside the ports stands beside the agreement. */
static uint32_t past_topic(const struct read_view *view, uint32_t token)
{
    uint32_t above = read_token(view, token)->head;
    bool topic = read_token(view, token)->relation == LANG_ARC_NMOD && view->document_of[token] == READ_NONE && above != LANG_NONE;
    return topic && view->document_of[above] != READ_NONE ? above : token;
}

/* The first of the conjoined or set-by phrases that the token is one of. */
static uint32_t first_of_row(const struct read_view *view, uint32_t token)
{
    uint8_t relation = read_token(view, token)->relation;
    while ((relation == LANG_ARC_CONJ || relation == LANG_ARC_APPOS || relation == LANG_ARC_PARATAXIS || relation == LANG_ARC_LIST) &&
           read_token(view, token)->head != LANG_NONE) {
        token = past_topic(view, read_token(view, token)->head);
        relation = read_token(view, token)->relation;
    }
    return token;
}

/* What the members are said to be, or to be among: the subject of "include" or "are"; LANG_NONE when nothing is told over. */
static uint32_t whole_of(const struct read_view *view, uint32_t member)
{
    uint32_t first = first_of_row(view, member), above = read_token(view, first)->head;
    if (lang_child(view->text, first, LANG_ARC_COP) != LANG_NONE) { /* "they are X and Y", "among them are X and Y" */
        uint32_t subject = lang_child(view->text, first, LANG_ARC_NSUBJ), inside = lang_child(view->text, first, LANG_ARC_OBL);
        bool among = inside != LANG_NONE && base_str_in(read_preposition(view, inside), "among amongst");
        return subject == LANG_NONE && among ? inside : subject;
    }
    if (above == LANG_NONE) {
        return LANG_NONE;
    }
    struct base_str lemma = read_token(view, above)->lemma;
    if (read_token(view, first)->relation == LANG_ARC_OBJ && base_str_in(lemma, "include comprise contain cover list")) {
        return lang_child(view->text, above, LANG_ARC_NSUBJ);
    }
    uint32_t among = read_token(view, first)->relation == LANG_ARC_NSUBJ && base_str_is(lemma, "be") ? lang_child(view->text, above, LANG_ARC_OBL) : LANG_NONE;
    return among != LANG_NONE && base_str_in(read_preposition(view, among), "among amongst") ? among : LANG_NONE;
}

/* Does the whole mean the lead: the set itself, or a pronoun for the set of this or the last sentence? */
static bool means_lead(const struct read_view *view, uint32_t whole, const struct read_document *lead)
{
    if (whole == lead->head) {
        return true;
    }
    struct base_str word = base_str_lower(view->scratch, lang_form(view->text, whole));
    const struct read_document *named = read_document_at(view, whole);
    bool points = base_str_in(word, "they them these those") || (named != NULL && named->plural && read_is_definite(view, whole));
    uint32_t here = read_token(view, whole)->sentence, there = read_token(view, lead->head)->sentence;
    return points && lead->plural && here >= there && here - there <= 1;
}

static bool is_told_over(const struct read_view *view, const struct read_instrument *lead, const struct read_instrument *item)
{
    uint32_t whole = lead->document == NULL ? LANG_NONE : whole_of(view, item->document->head);
    return whole != LANG_NONE && whole != item->document->head && means_lead(view, whole, lead->document);
}

static bool is_bullet_phrase(const struct read_view *view, const struct read_instrument *item)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, item->document->head)->sentence];
    bool phrase = sentence->root != LANG_NONE && read_token(view, sentence->root)->upos != LANG_VERB; /* an item, no statement */
    return read_is_list_item(view, item->document) && item->act == READ_NONE && phrase;
}

bool read_take_from_lead(struct read_view *view, const struct read_instrument *lead, struct read_instrument *item)
{
    if (lead == NULL || lead->act == READ_NONE || !(is_bullet_phrase(view, item) || is_told_over(view, lead, item))) {
        return false;
    }
    item->act = lead->act;
    item->acts.count = 0;
    *BASE_PUSH(view->scratch, item->acts) = lead->act;
    item->status = lead->status;
    item->stance = lead->stance;
    item->reference = false;
    bool own = item->parties.count >= 2;
    for (uint32_t i = 0; !own && i < lead->parties.count; i++) {
        know_parties_add(&item->parties, lead->parties.codes[i]);
    }
    return true;
}
