/*
 * What one document phrase says: its title and subject, whose it is, and what was done with it.
 *
 * The deed is looked for where grammar can put it: in a clause on the noun ("a pact signed in Tarsk"), in the
 * verb or nominalisation above ("signed a pact", "the signing of a pact"), in a participle before it ("24 signed
 * documents").
 */
#include "read/instrument.h"

#include "read/phrase.h"

#include <ctype.h>
#include <math.h>

static const struct lang_token *token_at(const struct read_view *view, uint32_t token)
{
    return &view->text->tokens.items[token];
}

static bool is_capital(const struct read_view *view, uint32_t token)
{
    struct base_str form = lang_form(view->text, token);
    return form.length > 0 && (isupper((unsigned char)form.data[0]) || (unsigned char)form.data[0] >= 0xC3);
}

/* ------------------------------------------------------------------ title and subject */

static bool joins_title(const struct read_view *view, uint32_t token)
{
    return base_str_in(base_str_lower(view->scratch, lang_form(view->text, token)), "of on for in the and & between to with - – 's ’s");
}

/* Grows a range to the right over capitalised words and the small words between them. */
static uint32_t title_end(const struct read_view *view, uint32_t end, uint32_t limit)
{
    uint32_t stop = end;
    for (uint32_t token = end; token < limit; token++) {
        uint32_t mention = know_mention_at(view->know, token);
        bool date = mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_DATE;
        if (date || base_str_is_fold(lang_form(view->text, token), "between")) {
            break;
        }
        if (is_capital(view, token)) {
            stop = token + 1;
        } else if (!joins_title(view, token)) {
            break;
        }
    }
    return stop;
}

static uint32_t title_start(const struct read_view *view, uint32_t first, uint32_t limit)
{
    uint32_t start = first;
    for (uint32_t token = first; token-- > limit;) {
        if (is_capital(view, token) && token_at(view, token)->upos != LANG_DET && token_at(view, token)->upos != LANG_ADP) {
            start = token;
        } else if (!base_str_in(lang_form(view->text, token), "- – of and &")) {
            break;
        }
    }
    return start;
}

static bool is_sentence_start(const struct read_view *view, uint32_t token)
{
    return view->text->sentences.items[token_at(view, token)->sentence].first == token;
}

/* A title is capitalised inside a sentence that is not, and says more than the bare kind in lower case. */
static struct base_str find_title(const struct read_view *view, const struct read_document *document)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[token_at(view, document->head)->sentence];
    bool capital = is_capital(view, document->head) && !is_sentence_start(view, document->first) && !document->plural;
    struct base_str kind_words = base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){document->first, document->end}));
    bool abbreviation = kind_words.length < 6 && document->end - document->first == 1;
    if (!capital || abbreviation || read_in_title(view, document->head)) {
        return (struct base_str){0};
    }
    struct base_span words = {title_start(view, document->first, sentence->first), title_end(view, document->end, sentence->end)};
    bool generic = words.start >= document->first && words.end <= document->end;
    if (words.end - words.start < 2 || (generic && base_str_in(base_str_slice(document->kind, (struct base_span){0, 10}), "memorandum"))) {
        return (struct base_str){0};
    }
    return base_str_slice(view->text->text, lang_bytes(view->text, words));
}

static bool is_place(const struct read_view *view, uint32_t token)
{
    uint32_t mention = know_mention_at(view->know, token);
    if (base_str_in(base_str_lower(view->scratch, token_at(view, token)->lemma), "effect occasion sideline sidelines margin margins behalf basis eve side day presence")) {
        return true; /* "on the occasion" is a setting, too */
    }
    return mention != KNOW_NONE && (view->know->mentions.items[mention].kind == KNOW_PLACE || view->know->mentions.items[mention].kind == KNOW_STATE);
}

/* Adjectives before the noun that names the subject belong to it: "double taxation". */
static uint32_t subject_start(const struct read_view *view, const struct read_document *document, uint32_t noun)
{
    uint32_t start = lang_subtree(view->text, noun).start;
    while (start > 0 && token_at(view, start - 1)->head == document->head && token_at(view, start - 1)->relation == LANG_ARC_AMOD &&
           know_mention_at(view->know, start - 1) == KNOW_NONE && read_word(view->senses, "document_states", lang_form(view->text, start - 1), "status").length == 0 &&
           !base_str_in(lang_form(view->text, start - 1), "new bilateral joint landmark historic major")) {
        start--;
    }
    return start;
}

/* "Agreement on Cooperation in the Field of Mining" says in its title what it is about. */
static struct base_str subject_of_title(struct base_str title)
{
    int64_t on = base_str_find(title, " on ", 0);
    return on < 0 ? (struct base_str){0} : base_str_slice(title, (struct base_span){(uint32_t)on + 4, title.length});
}

/* "an MoU to help the energy transition" is on the energy transition; "a protocol to amend the treaty" on amending it. */
static struct base_str purpose_text(const struct read_view *view, uint32_t verb)
{
    struct base_str words = read_phrase_text(view, verb);
    struct base_str lemma = base_str_lower(view->scratch, token_at(view, verb)->lemma);
    uint32_t object = lang_child(view->text, verb, LANG_ARC_OBJ);
    if (object != LANG_NONE && base_str_in(lemma, "help support assist promote boost enhance strengthen facilitate aid further advance seek concern cover "
                                                      "regard govern involve")) {
        return read_phrase_text(view, object);
    }
    struct base_str form = lang_form(view->text, verb);
    bool infinitive = token_at(view, verb)->xpos == LANG_XPOS_VB && words.length > form.length && words.data == form.data;
    if (!infinitive || form.length < 3) {
        return words;
    }
    struct base_str stem = base_str_ends(form, "e") && !base_str_ends(form, "ee") ? (struct base_str){form.data, form.length - 1} : form;
    struct base_str rest = {words.data + form.length, words.length - form.length};
    return base_str_join(view->arena, stem, "ing", rest);
}

/* "extradition treaty", "fisheries agreement": kinds of the table that say what they are about. */
static struct base_str subject_in_kind(const struct read_view *view, const struct read_document *document)
{
    uint32_t words = document->head - document->first;
    struct base_str first = base_str_lower(view->scratch, lang_form(view->text, document->first));
    bool generic = base_str_in(first, "trade framework bilateral joint cooperation partnership friendship strategic action general final draft free preferential "
                                      "comprehensive economic peace memorandum letter road plan protocol exchange executive implementation interim association");
    if (document->head < document->first || words == 0 || generic || document->head + 1 != document->end) {
        return (struct base_str){0};
    }
    return base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){document->first, document->head}));
}

/* "in the field of mining", "on the avoidance of X", "to help Y's transition": what the document is about. */
static struct base_str find_subject(const struct read_view *view, const struct read_document *document)
{
    for (uint32_t child = token_at(view, document->head)->first_child; child != LANG_NONE; child = token_at(view, child)->next_sibling) {
        uint8_t relation = token_at(view, child)->relation;
        uint32_t mention = know_mention_at(view->know, child);
        bool value = mention != KNOW_NONE && (view->know->mentions.items[mention].kind == KNOW_DATE || view->know->mentions.items[mention].kind == KNOW_AMOUNT);
        value = value || view->document_of[child] != READ_NONE; /* "among them a pact": a member, not what it is about */
        struct base_str preposition = read_preposition(view, child);
        if (relation == LANG_ARC_NMOD && child > document->head && child >= document->end && !value && !is_place(view, child) &&
            (base_str_in(preposition, "on for in of regarding concerning about covering over") || base_str_starts(preposition, "related"))) {
            return read_phrase_text(view, child);
        }
        if ((relation == LANG_ARC_ACL || relation == LANG_ARC_ADVCL) && child >= document->end &&
            (token_at(view, child)->xpos == LANG_XPOS_VB || read_has_child(view, child, LANG_ARC_MARK, "on for of") ||
             (token_at(view, child)->xpos == LANG_XPOS_VBG && base_str_in(token_at(view, child)->lemma, "seek concern cover regard govern involve")))) {
            return purpose_text(view, child);
        }
    }
    struct base_str named = subject_in_kind(view, document);
    if (named.length > 0) {
        return named;
    }
    if (document->first > 0) { /* "a mining pact", "a double taxation treaty" */
        for (uint32_t child = token_at(view, document->head)->first_child; child != LANG_NONE; child = token_at(view, child)->next_sibling) {
            bool adjacent = child + 1 == document->first || lang_is(view->text, child + 1, "-");
            if (token_at(view, child)->relation == LANG_ARC_COMPOUND && child < document->first && adjacent && know_mention_at(view->know, child) == KNOW_NONE &&
                token_at(view, child)->upos != LANG_NUM) {
                struct base_span words = {subject_start(view, document, child), child + 1};
                return base_str_slice(view->text->text, lang_bytes(view->text, words));
            }
        }
    }
    return (struct base_str){0};
}

/* Does the phrase of that head begin at the token? What stands right behind a document belongs to it, wherever it hangs. */
static bool starts_at(const struct read_view *view, uint32_t head, uint32_t token)
{
    return lang_subtree(view->text, head).start == token;
}

/* The verb's own "on" phrase serves when the noun has none: "signed an MoU with Aland on mining". */
static struct base_str subject_from_act(const struct read_view *view, const struct read_predication *act, const struct read_document *document)
{
    uint32_t head = document->head;
    for (uint32_t i = 0; act != NULL && i < act->obliques.count; i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        uint32_t mention = know_mention_at(view->know, phrase->head);
        bool value = mention != KNOW_NONE && (view->know->mentions.items[mention].kind == KNOW_DATE || view->know->mentions.items[mention].kind == KNOW_STATE);
        value = value || view->document_of[phrase->head] != READ_NONE || is_place(view, phrase->head);
        if (phrase->head > head && !value &&
            (base_str_in(phrase->preposition, "on regarding concerning about") ||
             (base_str_in(phrase->preposition, "for in of to") && starts_at(view, phrase->head, document->end) && !is_place(view, phrase->head)))) {
            return read_phrase_text(view, phrase->head);
        }
    }
    return (struct base_str){0};
}

/* ------------------------------------------------------------------ the deed */

static bool is_deed(const struct read_view *view, const struct read_predication *act)
{
    struct read_sense sense = read_sense_at(view->senses, act->sense);
    bool known = base_str_in(sense.status, "mentioned draft agreed finalised signed adopted approved ratified amended suspended expired cancelled") ||
                 base_str_is(sense.status, "in force") || base_str_is(sense.status, "to be signed") || base_str_is(sense.status, "under negotiation");
    return known && (base_str_is(sense.record, "instrument") || base_str_is(sense.record, "commitment"));
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

/* A clause on the noun: "the pact, signed in May", "documents to be concluded", "which they initialled". */
static uint32_t deed_below(const struct read_view *view, uint32_t head)
{
    for (uint32_t child = token_at(view, head)->first_child; child != LANG_NONE; child = token_at(view, child)->next_sibling) {
        uint32_t act = view->predication_of[child];
        uint8_t relation = token_at(view, child)->relation;
        bool clause = relation == LANG_ARC_ACL || relation == LANG_ARC_ACL_RELCL || relation == LANG_ARC_ADVCL || relation == LANG_ARC_PARATAXIS;
        bool done_to_it = act != READ_NONE && (view->predications.items[act].passive || has_theme(&view->predications.items[act], head) ||
                                               read_has_child(view, child, LANG_ARC_OBJ, "which that"));
        if (clause && done_to_it && is_deed(view, &view->predications.items[act])) {
            return act;
        }
        if (clause && act != READ_NONE) { /* "expected to be signed": the deed is the infinitive below */
            uint32_t deeper = deed_below(view, child);
            if (deeper != READ_NONE) {
                return deeper;
            }
        }
        if (relation == LANG_ARC_XCOMP && act != READ_NONE && is_deed(view, &view->predications.items[act])) {
            return act;
        }
    }
    return READ_NONE;
}

/* "the declaration on the framework", "a protocol to the treaty": what a paper is about was not signed with it. */
static bool is_topic_of_paper(const struct read_view *view, uint32_t head)
{
    for (uint32_t below = head, steps = 0; steps < 4; steps++) {
        uint32_t above = token_at(view, below)->head;
        bool inside = token_at(view, below)->relation == LANG_ARC_NMOD && base_str_in(read_preposition(view, below), "on to about concerning regarding for under");
        if (above == LANG_NONE || (token_at(view, below)->relation != LANG_ARC_NMOD && token_at(view, below)->relation != LANG_ARC_CONJ)) {
            return false;
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
    uint32_t above = token_at(view, head)->head;
    for (uint32_t steps = 0; above != LANG_NONE && steps < 8; steps++, above = token_at(view, above)->head) {
        uint32_t act = view->predication_of[above];
        if (act == READ_NONE) {
            continue;
        }
        const struct read_predication *found = &view->predications.items[act];
        if (is_deed(view, found)) {
            return act;
        }
        if (!found->nominal && !found->light) {
            return READ_NONE;
        }
    }
    return READ_NONE;
}

/* Any act of the sentence that has this document as its theme ("the pact is expected to be signed"). */
static uint32_t deed_with_theme(const struct read_view *view, uint32_t head)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[token_at(view, head)->sentence];
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        uint32_t act = view->predication_of[token];
        if (act != READ_NONE && is_deed(view, &view->predications.items[act]) &&
            (has_theme(&view->predications.items[act], head) ||
             (view->predications.items[act].agents.count > 0 && view->predications.items[act].agents.items[0] == head))) {
            return act;
        }
    }
    return READ_NONE;
}

static bool agrees_on_content(const struct base_str preposition)
{
    return base_str_in(preposition, "under by per in through after since during via despite against");
}

static uint32_t find_deed(const struct read_view *view, uint32_t head)
{
    uint32_t deed = deed_below(view, head), told = deed_with_theme(view, head);
    if (told != READ_NONE && view->predications.items[told].nominal && is_topic_of_paper(view, head)) {
        told = READ_NONE; /* "a statement on the conclusion of the pact" */
    }
    bool later = told != READ_NONE && deed != READ_NONE && view->predications.items[told].stance.kind == READ_FACT &&
                 base_str_in(read_sense_at(view->senses, view->predications.items[told].sense).status, "ratified approved suspended cancelled expired amended");
    bool in_force = told != READ_NONE && base_str_is(read_sense_at(view->senses, view->predications.items[told].sense).status, "in force") &&
                    view->predications.items[told].stance.kind == READ_FACT;
    if (deed == READ_NONE || later || in_force) { /* "the pact, signed in 2019, came into force": what came last */
        deed = told;
    }
    if (deed == READ_NONE && !agrees_on_content(read_preposition(view, head))) { /* "under the pact they agreed": not about the pact */
        deed = deed_above(view, head);
    }
    return deed;
}

/* "24 signed documents", "a draft accord", "the existing treaty", "the draft of a treaty" */
static struct base_str status_from_modifier(const struct read_view *view, uint32_t head)
{
    uint32_t above = token_at(view, head)->head;
    if (above != LANG_NONE && token_at(view, head)->relation == LANG_ARC_NMOD &&
        base_str_in(base_str_lower(view->scratch, token_at(view, above)->lemma), "draft negotiation talk talks")) {
        return base_str_is(token_at(view, above)->lemma, "draft") ? BASE_STR("draft") : BASE_STR("under negotiation");
    }
    for (uint32_t child = token_at(view, head)->first_child; child != LANG_NONE; child = token_at(view, child)->next_sibling) {
        uint8_t relation = token_at(view, child)->relation;
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
static struct base_str status_of(struct base_str done, const struct read_stance *stance)
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

/* ------------------------------------------------------------------ parties */

static void parties_beside(const struct read_view *view, uint32_t head, struct know_parties *parties)
{
    for (uint32_t child = token_at(view, head)->first_child; child != LANG_NONE; child = token_at(view, child)->next_sibling) {
        uint8_t relation = token_at(view, child)->relation;
        bool modifier = relation == LANG_ARC_NMOD_POSS || relation == LANG_ARC_AMOD || relation == LANG_ARC_COMPOUND;
        bool phrase = relation == LANG_ARC_NMOD && base_str_in(read_preposition(view, child), "between with among");
        if (modifier || phrase) {
            struct read_tokens heads = {0};
            read_push_conjuncts(view, &heads, child);
            for (uint32_t i = 0; i < heads.count; i++) {
                read_parties_at(view, heads.items[i], parties);
                for (uint32_t below = token_at(view, heads.items[i])->first_child; phrase && below != LANG_NONE; below = token_at(view, below)->next_sibling) {
                    read_parties_at(view, below, parties);
                }
            }
        }
    }
}

/* Nobody stands beside the document, but its sentence names just two parties: "the council ended with five agreements". */
static void parties_of_sentence(const struct read_view *view, struct read_instrument *instrument)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[token_at(view, instrument->document->head)->sentence];
    struct know_parties named = {0};
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        uint32_t mention = know_mention_at(view->know, token);
        if (mention != KNOW_NONE && view->know->mentions.items[mention].entity != KNOW_NONE && view->know->mentions.items[mention].kind != KNOW_PLACE) {
            know_entity_parties(view->know, view->know->mentions.items[mention].entity, &named);
        }
    }
    bool inside = instrument->parties.count == 0 || know_parties_has(&named, instrument->parties.codes[0]);
    for (uint32_t i = 0; named.count == 2 && inside && i < 2; i++) {
        know_parties_add(&instrument->parties, named.codes[i]);
    }
}

/* "The firm won a contract": who acts is named and is neither of the two sides. */
static bool has_strange_agent(const struct read_view *view, const struct read_instrument *instrument)
{
    uint32_t found[1];
    const struct read_predication *act = instrument->act == READ_NONE ? NULL : &view->predications.items[instrument->act];
    for (uint32_t i = 0; act != NULL && i < act->agents.count; i++) {
        uint32_t agent = act->agents.items[i];
        bool person_or_party = know_referents(view->know, agent, found, 1) > 0 || token_at(view, agent)->upos == LANG_PRON ||
                               read_word(view->senses, "meeting_nouns", base_str_lower(view->scratch, token_at(view, agent)->lemma), "kind").length > 0 ||
                               view->document_of[agent] != READ_NONE;
        if (!person_or_party) {
            return true;
        }
    }
    return false;
}

static void find_parties(const struct read_view *view, struct read_instrument *instrument)
{
    parties_beside(view, instrument->document->head, &instrument->parties);
    if (instrument->act != READ_NONE) {
        read_parties_of(view, &view->predications.items[instrument->act], false, &instrument->parties);
    }
    for (uint32_t token = instrument->document->first; token-- > 0 && instrument->document->first - token < 8 && is_capital(view, token);) {
        read_parties_at(view, token, &instrument->parties); /* "the Aland-Borduria Free Trade Agreement" */
    }
    bool done = !base_str_is(instrument->status, "mentioned");
    if (instrument->parties.count < 2 && done) {
        parties_of_sentence(view, instrument);
    }
    if (instrument->parties.count < 2 && done && view->know->main_parties.count == 2 && !has_strange_agent(view, instrument)) {
        instrument->guessed_parties = instrument->parties.count == 0;
        bool inside = instrument->parties.count == 0 || know_parties_has(&view->know->main_parties, instrument->parties.codes[0]);
        for (uint32_t i = 0; inside && i < 2; i++) {
            know_parties_add(&instrument->parties, view->know->main_parties.codes[i]);
        }
    }
}

/* ------------------------------------------------------------------ the whole */

static bool joins_documents(const struct read_view *view, uint32_t head)
{
    for (uint32_t child = token_at(view, head)->first_child; child != LANG_NONE; child = token_at(view, child)->next_sibling) {
        if (token_at(view, child)->relation == LANG_ARC_CONJ && view->document_of[child] != READ_NONE &&
            view->documents.items[view->document_of[child]].plural && isnan(read_count_of(view, child))) {
            return true;
        }
    }
    return false;
}

/* Is it one of the plurals that a count before the first of them covers? */
static bool is_counted_with(const struct read_view *view, const struct read_document *document)
{
    uint32_t first = token_at(view, document->head)->head;
    return document->plural && token_at(view, document->head)->relation == LANG_ARC_CONJ && first != LANG_NONE &&
           view->document_of[first] != READ_NONE && view->documents.items[view->document_of[first]].plural &&
           !isnan(read_count_of(view, first));
}

static bool points_back(const struct read_view *view, const struct read_instrument *instrument)
{
    bool bare = instrument->title.length == 0 && instrument->subject.length == 0 && isnan(instrument->count);
    for (uint32_t child = token_at(view, instrument->document->head)->first_child; child != LANG_NONE; child = token_at(view, child)->next_sibling) {
        uint8_t relation = token_at(view, child)->relation;
        bool inside = child >= instrument->document->first && child < instrument->document->end;
        bool tells = relation == LANG_ARC_AMOD || relation == LANG_ARC_COMPOUND || relation == LANG_ARC_NMOD || relation == LANG_ARC_NMOD_POSS;
        bare = bare && (inside || !tells);
    }
    return bare &&
           read_has_child(view, instrument->document->head, LANG_ARC_DET, "the this that both");
}

/* "an agreement that talks should go on" is a view, no paper. */
static bool has_that_clause(const struct read_view *view, uint32_t head)
{
    for (uint32_t child = token_at(view, head)->first_child; child != LANG_NONE; child = token_at(view, child)->next_sibling) {
        uint8_t relation = token_at(view, child)->relation;
        if ((relation == LANG_ARC_ACL || relation == LANG_ARC_CCOMP) && read_has_child(view, child, LANG_ARC_MARK, "that")) {
            return true;
        }
    }
    return false;
}

static bool is_negligible(const struct read_instrument *instrument, const struct read_document *document)
{
    bool mentioned = base_str_is(instrument->status, "mentioned");
    bool named = instrument->title.length > 0 && instrument->parties.count > 0;
    if (document->weak) {
        bool between_parties = instrument->subject.length > 0 && instrument->parties.count >= 2;
        return (mentioned && !named && !between_parties) || instrument->clause;
    }
    return mentioned && !named && instrument->parties.count < 2;
}

bool read_find_instrument(struct read_view *view, const struct read_document *document, struct read_instrument *instrument)
{
    *instrument = (struct read_instrument){.document = document, .kind = document->kind, .stance = {.speaker = READ_NONE}};
    instrument->act = find_deed(view, document->head);
    const struct read_predication *act = instrument->act == READ_NONE ? NULL : &view->predications.items[instrument->act];
    struct base_str state = status_from_modifier(view, document->head);
    if (act != NULL) {
        instrument->stance = act->stance;
        instrument->status = status_of(read_sense_at(view->senses, act->sense).status, &act->stance);
    }
    if (state.length > 0 && (act == NULL || base_str_is(instrument->status, "mentioned"))) {
        instrument->stance.kind = READ_FACT; /* "will widen their existing treaty": the treaty exists */
        instrument->status = state;
    }
    instrument->status = instrument->status.length > 0 ? instrument->status : BASE_STR("mentioned");
    instrument->title = find_title(view, document);
    instrument->subject = subject_of_title(instrument->title);
    if (instrument->subject.length == 0) {
        instrument->subject = find_subject(view, document);
    }
    if (instrument->subject.length == 0) {
        instrument->subject = subject_from_act(view, act, document);
    }
    instrument->count = document->plural ? read_count_of(view, document->head) : NAN;
    if (!isnan(instrument->count) && joins_documents(view, document->head)) {
        instrument->kind = BASE_STR("documents"); /* "24 agreements, protocols and memoranda" */
    }
    if (isnan(instrument->count) && is_counted_with(view, document)) {
        return false;
    }
    instrument->in_title = read_in_title(view, document->head);
    find_parties(view, instrument);
    instrument->reference = points_back(view, instrument);
    instrument->clause = has_that_clause(view, document->head);
    *BASE_PUSH(view->scratch, instrument->tokens) = document->head;
    if (instrument->act != READ_NONE) {
        *BASE_PUSH(view->scratch, instrument->acts) = instrument->act;
    }
    bool undone = instrument->stance.kind == READ_DENIED || (instrument->stance.negated && base_str_is(instrument->status, "mentioned"));
    return !(undone && instrument->title.length == 0) && (instrument->reference || !is_negligible(instrument, document));
}
