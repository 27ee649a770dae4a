/*
 * What was done with a document: the deed and the status that it leaves.
 *
 * The deed is looked for where grammar can put it: in a clause on the noun ("a pact signed in Tarsk"), in the verb or
 * nominalisation above ("signed a pact", "the signing of a pact"), in a participle before it ("24 signed documents").
 * Where several are told, the furthest that came about counts: "signed in 2019, entered into force in 2021".
 */
#include "read/instrument_deed.h"

#include "read/phrase.h"

static bool is_deed_sense(const struct read_view *view, uint32_t row)
{
    struct read_sense sense = read_sense_at(view->senses, row);
    bool known = base_str_in(sense.status, "mentioned draft agreed finalised signed adopted approved ratified amended suspended expired cancelled") ||
                 base_str_is(sense.status, "in force") || base_str_is(sense.status, "to be signed") || base_str_is(sense.status, "under negotiation");
    return known && (base_str_is(sense.record, "instrument") || base_str_is(sense.record, "commitment"));
}

bool read_is_deed(const struct read_view *view, const struct read_predication *act)
{
    return is_deed_sense(view, act->sense);
}

uint32_t read_deed_sense(const struct read_view *view, const struct read_predication *act, uint32_t head)
{
    if (act->themes.count > 0 || act->nominal || is_deed_sense(view, act->sense)) {
        return act->sense;
    }
    struct read_predication done = *act;
    done.themes = (struct read_tokens){0};
    *BASE_PUSH(view->scratch, done.themes) = head;
    uint32_t row = read_sense_choose(view, &done);
    return row != READ_NONE && is_deed_sense(view, row) ? row : act->sense;
}

static bool has_theme(const struct read_predication *act, uint32_t token)
{
    for (uint32_t i = 0; i < act->themes.count; i++) {
        if (act->themes.items[i] == token) {
            return true;
        }
    }
    return false;
}

/* "voted to ratify": the vote is the deed itself. */
static bool is_done_by_vote(const struct read_view *view, const struct read_predication *act)
{
    const struct lang_token *verb = read_token(view, act->verb);
    uint32_t above = verb->head == LANG_NONE ? READ_NONE : view->predication_of[verb->head];
    bool infinitive = above != READ_NONE && (verb->relation == LANG_ARC_XCOMP || verb->relation == LANG_ARC_ADVCL) && verb->xpos == LANG_XPOS_VB;
    bool vote = infinitive && base_str_is(view->predications.items[above].lemma, "vote") && view->predications.items[above].stance.kind == READ_FACT;
    return vote && base_str_in(read_sense_at(view->senses, act->sense).status, "ratified approved adopted");
}

bool read_is_asked(const struct read_view *view, const struct read_predication *act)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, act->token)->sentence];
    return lang_is(view->text, sentence->end - 1, "?") || read_has_child(view, act->verb, LANG_ARC_MARK, "whether");
}

struct read_stance read_deed_stance(const struct read_view *view, const struct read_predication *act)
{
    struct read_stance stance = act->stance;
    const struct lang_token *verb = read_token(view, act->verb);
    bool participle = verb->relation == LANG_ARC_ACL && verb->xpos == LANG_XPOS_VBN && !read_has_child(view, act->verb, LANG_ARC_ADVMOD, "not never yet");
    if (participle && lang_child(view->text, act->verb, LANG_ARC_AUX) == LANG_NONE) {
        stance.negated = false;
        stance.kind = stance.kind == READ_DENIED ? READ_FACT : stance.kind;
    }
    if (stance.kind == READ_PLANNED && is_done_by_vote(view, act)) {
        stance.kind = READ_FACT;
    }
    return stance;
}

/* How far the life of a document has come with that status. */
static uint32_t stage_of(struct base_str status)
{
    static const char *const STAGES[] = {"agreed finalised", "signed adopted", "approved", "ratified", "", "amended suspended", "expired cancelled"};
    for (uint32_t i = 0; i < sizeof STAGES / sizeof *STAGES; i++) {
        if (base_str_in(status, STAGES[i])) {
            return i + 1;
        }
    }
    return base_str_is(status, "in force") ? 5 : 0;
}

/* Of two deeds on one document the one that came about and took it further; the first when neither did. */
static uint32_t further(const struct read_view *view, uint32_t head, uint32_t first, uint32_t second)
{
    if (first == READ_NONE || second == READ_NONE) {
        return first == READ_NONE ? second : first;
    }
    const struct read_predication *a = &view->predications.items[first], *b = &view->predications.items[second];
    struct read_stance stance = read_deed_stance(view, b), first_stance = read_deed_stance(view, a);
    uint32_t before = stage_of(read_sense_at(view->senses, read_deed_sense(view, a, head)).status);
    uint32_t after = stage_of(read_sense_at(view->senses, read_deed_sense(view, b, head)).status);
    bool came_about = stance.kind == READ_FACT && !stance.negated;
    bool first_missing = before > after && after >= stage_of(BASE_STR("signed")) && (first_stance.negated || first_stance.kind != READ_FACT);
    return came_about && ((before > 0 && after > before) || first_missing) ? second : first; /* "yet to be ratified, was signed in May" */
}

/* Has the act words of its own for what it is done to? */
static bool has_other_object(const struct read_view *view, const struct read_predication *act, uint32_t head)
{
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        if (act->obliques.items[i].depth == 0 && view->document_of[act->obliques.items[i].head] != READ_NONE) {
            return true;
        }
    }
    return act->themes.count > 0 && !has_theme(act, head);
}

/* "was signed in May and entered into force in June": the conjoined deed that shares its subject goes on from there. */
static uint32_t deed_beside(const struct read_view *view, uint32_t head, uint32_t deed)
{
    uint32_t last = deed;
    bool told_of = deed != READ_NONE && (view->predications.items[deed].passive || read_token(view, head)->head == view->predications.items[deed].verb);
    uint32_t child = told_of ? read_token(view, view->predications.items[deed].verb)->first_child : LANG_NONE;
    for (; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint32_t act = view->predication_of[child];
        if (read_token(view, child)->relation != LANG_ARC_CONJ || act == READ_NONE ||
            !is_deed_sense(view, read_deed_sense(view, &view->predications.items[act], head))) {
            continue;
        }
        const struct read_predication *next = &view->predications.items[act];
        bool same_agent = next->agents.count == 0 || next->passive || next->agents.items[0] == head;
        if (same_agent && !has_other_object(view, next, head)) {
            last = further(view, head, last, act);
        }
    }
    return last;
}

/* A clause on the noun: "the pact, signed in May", "documents to be concluded", "which they initialled". */
static uint32_t deed_below(const struct read_view *view, uint32_t head)
{
    uint32_t found = READ_NONE;
    for (uint32_t child = read_token(view, head)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint32_t act = view->predication_of[child];
        uint8_t relation = read_token(view, child)->relation;
        bool clause = relation == LANG_ARC_ACL || relation == LANG_ARC_ACL_RELCL || relation == LANG_ARC_ADVCL || relation == LANG_ARC_PARATAXIS;
        bool done_to_it = act != READ_NONE && (view->predications.items[act].passive || has_theme(&view->predications.items[act], head) ||
                                               read_has_child(view, child, LANG_ARC_OBJ, "which that"));
        if (clause && done_to_it && read_is_deed(view, &view->predications.items[act])) {
            found = further(view, head, found, act);
        } else if (clause && act != READ_NONE) { /* "expected to be signed": the deed is the infinitive below */
            found = further(view, head, found, deed_below(view, child));
        } else if (relation == LANG_ARC_XCOMP && act != READ_NONE && read_is_deed(view, &view->predications.items[act])) {
            found = further(view, head, found, act);
        }
    }
    return found;
}

/* "the declaration on the framework", "a protocol to the treaty": what a paper is about was not signed with it. */
static bool is_topic_of_paper(const struct read_view *view, uint32_t head)
{
    for (uint32_t below = head, steps = 0; steps < 4; steps++) {
        uint32_t above = read_token(view, below)->head;
        bool inside = read_token(view, below)->relation == LANG_ARC_NMOD && base_str_in(read_preposition(view, below), "on to about concerning regarding for under");
        if (above == LANG_NONE || (read_token(view, below)->relation != LANG_ARC_NMOD && read_token(view, below)->relation != LANG_ARC_CONJ)) {
            return false;
        }
        if (read_token(view, below)->relation == LANG_ARC_CONJ && below == head && view->document_of[above] == READ_NONE) {
            return false; /* "an agreement on ports and a protocol" */
        }
        if (inside && view->document_of[above] != READ_NONE) {
            return true;
        }
        below = above;
    }
    return false;
}

/* The verb or noun above, through members of a set ("including a declaration") and conjuncts. */
static uint32_t deed_above(const struct read_view *view, uint32_t head)
{
    if (is_topic_of_paper(view, head)) {
        return READ_NONE;
    }
    uint32_t above = read_token(view, head)->head;
    for (uint32_t steps = 0; above != LANG_NONE && steps < 8; steps++, above = read_token(view, above)->head) {
        uint32_t act = view->predication_of[above];
        if (act == READ_NONE) {
            continue;
        }
        const struct read_predication *found = &view->predications.items[act];
        if (read_is_deed(view, found)) {
            return act;
        }
        if (!found->nominal && !found->light) {
            return READ_NONE;
        }
    }
    return READ_NONE;
}

/* "a protocol amending the treaty": the deed is done to the other paper. */
static bool is_done_to_another(const struct read_view *view, const struct read_predication *act, uint32_t head)
{
    bool another = false;
    for (uint32_t i = 0; i < act->themes.count; i++) {
        another = another || (act->themes.items[i] != head && view->document_of[act->themes.items[i]] != READ_NONE);
    }
    return another;
}

/* Any act of the sentence that has this document as its theme ("the pact is expected to be signed") or comes about by itself. */
static uint32_t deed_with_theme(const struct read_view *view, uint32_t head)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, head)->sentence];
    uint32_t found = READ_NONE;
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        uint32_t act = view->predication_of[token];
        if (act != READ_NONE && read_is_deed(view, &view->predications.items[act]) &&
            (has_theme(&view->predications.items[act], head) ||
             (view->predications.items[act].agents.count > 0 && view->predications.items[act].agents.items[0] == head &&
              !is_done_to_another(view, &view->predications.items[act], head)))) {
            found = further(view, head, found, act);
        }
    }
    return found;
}

static bool agrees_on_content(const struct base_str preposition)
{
    return base_str_in(preposition, "under by per in through after since during via despite against");
}

uint32_t read_find_deed(const struct read_view *view, uint32_t head)
{
    uint32_t deed = deed_below(view, head), told = deed_with_theme(view, head);
    told = deed_beside(view, head, told);
    if (told != READ_NONE && view->predications.items[told].nominal && is_topic_of_paper(view, head)) {
        told = READ_NONE; /* "a statement on the conclusion of the pact" */
    }
    bool fact = told != READ_NONE && view->predications.items[told].stance.kind == READ_FACT && !view->predications.items[told].stance.negated;
    bool signed_told = told != READ_NONE && stage_of(read_sense_at(view->senses, view->predications.items[told].sense).status) >= stage_of(BASE_STR("signed"));
    bool missing = deed != READ_NONE && signed_told && (view->predications.items[deed].stance.negated || view->predications.items[deed].stance.kind != READ_FACT);
    bool later = fact && deed != READ_NONE &&
                 base_str_in(read_sense_at(view->senses, view->predications.items[told].sense).status, "ratified approved suspended cancelled expired amended");
    bool in_force = fact && base_str_is(read_sense_at(view->senses, view->predications.items[told].sense).status, "in force");
    if (deed == READ_NONE || later || in_force || (fact && missing)) { /* "the pact, signed in 2019, came into force": what came last */
        deed = told;
    }
    if (deed == READ_NONE && !agrees_on_content(read_preposition(view, head))) { /* "under the pact they agreed": not about the pact */
        deed = deed_above(view, head);
    }
    return deed;
}

bool read_is_deed_paper(const struct read_view *view, uint32_t head)
{
    const struct read_document *document = read_document_at(view, head);
    bool of = document != NULL && document->end - document->first >= 3 && lang_is(view->text, document->end - 2, "of");
    struct base_str tail = of ? base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){document->end - 2, document->end}))
                              : (struct base_str){0};
    return base_str_is(read_word(view->senses, "document_states", tail, "status"), "ratified");
}

/* "broke off negotiations on a treaty", "abandoned the talks on it": a hostile act on the talks. */
static bool are_broken_off(const struct read_view *view, uint32_t talks)
{
    uint32_t verb = read_token(view, talks)->head, act = verb == LANG_NONE ? READ_NONE : view->predication_of[verb];
    if (act == READ_NONE || !has_theme(&view->predications.items[act], talks) || view->predications.items[act].stance.kind != READ_FACT) {
        return false;
    }
    struct base_str plover = read_sense_at(view->senses, view->predications.items[act].sense).plover;
    return !view->predications.items[act].stance.negated && base_str_in(plover, "SANCTION REJECT");
}

/* "The agreement has been in force since May". */
static bool is_in_force(const struct read_view *view, uint32_t head)
{
    uint32_t up = head;
    for (uint32_t steps = 0; steps < 4; steps++) {
        uint8_t relation = read_token(view, up)->relation;
        uint32_t above = read_token(view, up)->head;
        if (above == LANG_NONE || (relation != LANG_ARC_NMOD && relation != LANG_ARC_COMPOUND && relation != LANG_ARC_NSUBJ)) {
            return false;
        }
        if (relation == LANG_ARC_NSUBJ) {
            bool state = base_str_in(read_lemma(view, above), "force effect") && base_str_is(read_preposition(view, above), "in");
            return state && lang_child(view->text, above, LANG_ARC_COP) != LANG_NONE && !read_has_child(view, above, LANG_ARC_ADVMOD, "not never n't yet");
        }
        up = above;
    }
    return false;
}

/* "24 signed documents", "a draft accord", "the existing treaty", "the draft of a treaty" */
struct base_str read_document_state(const struct read_view *view, uint32_t head)
{
    if (is_in_force(view, head)) {
        return BASE_STR("in force");
    }
    uint32_t above = read_token(view, head)->head;
    if (above != LANG_NONE && read_token(view, head)->relation == LANG_ARC_NMOD &&
        base_str_in(base_str_lower(view->scratch, read_token(view, above)->lemma), "draft negotiation talk talks")) {
        bool ended = are_broken_off(view, above);
        return base_str_is(read_token(view, above)->lemma, "draft") ? BASE_STR("draft") : ended ? BASE_STR("suspended") : BASE_STR("under negotiation");
    }
    if (above != LANG_NONE && read_token(view, head)->relation == LANG_ARC_NMOD && read_is_deed_paper(view, above)) {
        return BASE_STR("ratified"); /* they were handed over */
    }
    for (uint32_t child = read_token(view, head)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        if (relation == LANG_ARC_AMOD || relation == LANG_ARC_COMPOUND) {
            struct base_str word = base_str_lower(view->scratch, lang_form(view->text, child));
            struct base_str status = read_word(view->senses, "document_states", word, "status");
            if (status.length > 0) {
                return status;
            }
        }
    }
    return (struct base_str){0};
}

/* What a deed that has not happened says: a signature to come is "to be signed", a text to be finalised is still negotiated. */
struct base_str read_status_of(struct base_str done, const struct read_stance *stance)
{
    bool ahead = stance->kind == READ_PLANNED || stance->kind == READ_POSSIBLE;
    if (stance->kind == READ_DENIED || stance->negated) {
        return base_str_in(done, "ratified approved") || base_str_is(done, "in force") ? BASE_STR("signed") : BASE_STR("mentioned");
    }
    if (!ahead) {
        return done;
    }
    if (base_str_in(done, "signed adopted")) {
        return BASE_STR("to be signed");
    }
    if (base_str_in(done, "agreed finalised draft")) {
        return BASE_STR("under negotiation");
    }
    return base_str_in(done, "ratified approved") || base_str_is(done, "in force") ? BASE_STR("signed") : BASE_STR("mentioned");
}
