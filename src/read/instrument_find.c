/*
 * What one document phrase says: its title and subject, whose it is, and what was done with it.
 */
#include "read/instrument_deed.h"
#include "read/instrument_title.h"

#include "read/phrase.h"

#include <math.h>

/* ------------------------------------------------------------------ subject */

static bool is_place(const struct read_view *view, uint32_t token)
{
    uint32_t mention = know_mention_at(view->know, token);
    if (base_str_in(base_str_lower(view->scratch, read_token(view, token)->lemma), "effect occasion sideline sidelines margin margins behalf basis eve side day presence year term period time")) {
        return true; /* "on the occasion" is a setting, too */
    }
    return mention != KNOW_NONE && (view->know->mentions.items[mention].kind == KNOW_PLACE || view->know->mentions.items[mention].kind == KNOW_STATE);
}

/* "the convention of the African Union": whose it is. */
static bool is_party(const struct read_view *view, uint32_t token)
{
    struct know_parties parties = {0};
    read_parties_at(view, token, &parties);
    return parties.count > 0;
}

/* "a memorandum on coal with Borduria": the party it is with is no part of the topic. Where its phrase starts; LANG_NONE. */
static uint32_t partner_in_topic(const struct read_view *view, uint32_t head)
{
    for (uint32_t child = read_token(view, head)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        if (read_token(view, child)->relation == LANG_ARC_NMOD && child > head && base_str_is(read_preposition(view, child), "with") && is_party(view, child)) {
            return lang_subtree(view->text, child).start;
        }
    }
    return LANG_NONE;
}

/* The words of a topic up to the next document that is told beside it: "ports [and a protocol on cotton]". */
static struct base_str topic_text(const struct read_view *view, uint32_t head)
{
    struct base_span words = read_phrase(view, head);
    uint32_t end = 0;
    for (uint32_t child = read_token(view, head)->first_child; child != LANG_NONE && end == 0; child = read_token(view, child)->next_sibling) {
        bool beside = read_token(view, child)->relation == LANG_ARC_CONJ && view->document_of[child] != READ_NONE;
        end = beside ? lang_subtree(view->text, child).start : 0;
    }
    uint32_t partner = partner_in_topic(view, head);
    end = partner != LANG_NONE && (end == 0 || partner < end) ? partner : end;
    while (end > head + 1 && (read_token(view, end - 1)->upos == LANG_PUNCT || read_token(view, end - 1)->upos == LANG_CCONJ)) {
        end--;
    }
    if (end > head) {
        words.end = lang_bytes(view->text, (struct base_span){head, end}).end;
    }
    return base_str_slice(view->text->text, words);
}

/* "draft", "signed": where the document stands, not what it is about. */
static bool is_state_word(const struct read_view *view, uint32_t token)
{
    return read_word(view->senses, "document_states", lang_form(view->text, token), "status").length > 0;
}

/* Adjectives before the noun that names the subject belong to it: "double taxation". */
static uint32_t subject_start(const struct read_view *view, const struct read_document *document, uint32_t noun)
{
    uint32_t start = lang_subtree(view->text, noun).start;
    while (start > 0 && read_token(view, start - 1)->head == document->head && read_token(view, start - 1)->relation == LANG_ARC_AMOD &&
           know_mention_at(view->know, start - 1) == KNOW_NONE && !is_state_word(view, start - 1) &&
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
    struct base_str lemma = base_str_lower(view->scratch, read_token(view, verb)->lemma);
    uint32_t object = lang_child(view->text, verb, LANG_ARC_OBJ);
    if (object != LANG_NONE && base_str_in(lemma, "help support assist promote boost enhance strengthen facilitate aid further advance seek concern cover "
                                                      "regard govern involve")) {
        return read_phrase_text(view, object);
    }
    struct base_str form = lang_form(view->text, verb);
    bool infinitive = read_token(view, verb)->xpos == LANG_XPOS_VB && words.length > form.length && words.data == form.data;
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

/* "documents in almost all the fields", "agreements in several areas": which ones is not told. */
static bool is_untold_topic(const struct read_view *view, uint32_t head)
{
    static const enum lang_relation TELLING[] = {LANG_ARC_NMOD, LANG_ARC_COMPOUND, LANG_ARC_ACL, LANG_ARC_APPOS};
    bool told = false;
    for (uint32_t i = 0; i < sizeof TELLING / sizeof *TELLING; i++) {
        told = told || lang_child(view->text, head, TELLING[i]) != LANG_NONE;
    }
    for (uint32_t child = read_token(view, head)->first_child; child != LANG_NONE && !told; child = read_token(view, child)->next_sibling) {
        told = read_token(view, child)->relation == LANG_ARC_AMOD &&
               !base_str_in(base_str_lower(view->scratch, lang_form(view->text, child)), "all various several different many diverse other key multiple important");
    }
    return !told && base_str_in(read_lemma(view, head), "field area sector sphere domain");
}

/* "in the field of mining", "on the avoidance of X", "to help Y's transition": what the document is about. */
static struct base_str find_subject(const struct read_view *view, const struct read_document *document)
{
    for (uint32_t child = read_token(view, document->head)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        uint32_t mention = know_mention_at(view->know, child);
        bool value = mention != KNOW_NONE && (view->know->mentions.items[mention].kind == KNOW_DATE || view->know->mentions.items[mention].kind == KNOW_AMOUNT);
        value = value || view->document_of[child] != READ_NONE; /* "among them a pact": a member, not what it is about */
        struct base_str preposition = read_preposition(view, child);
        value = value || read_token(view, child)->upos == LANG_PRON || (base_str_is(preposition, "of") && is_party(view, child));
        if (relation == LANG_ARC_NMOD && child > document->head && child >= document->end && !value && !is_place(view, child) && !is_untold_topic(view, child) &&
            (base_str_in(preposition, "on for in of regarding concerning about covering over") || base_str_starts(preposition, "related"))) {
            return topic_text(view, child);
        }
        if ((relation == LANG_ARC_ACL || relation == LANG_ARC_ADVCL) && child >= document->end &&
            (read_token(view, child)->xpos == LANG_XPOS_VB || read_has_child(view, child, LANG_ARC_MARK, "on for of") ||
             (read_token(view, child)->xpos == LANG_XPOS_VBG && base_str_in(read_token(view, child)->lemma, "seek concern cover regard govern involve amend revise update replace supplement extend renew prolong")))) {
            return purpose_text(view, child);
        }
    }
    struct base_str named = subject_in_kind(view, document);
    if (named.length > 0) {
        return named;
    }
    if (document->first > 0) { /* "a mining pact", "a double taxation treaty" */
        for (uint32_t child = read_token(view, document->head)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
            bool adjacent = child + 1 == document->first || lang_is(view->text, child + 1, "-");
            if (read_token(view, child)->relation == LANG_ARC_COMPOUND && child < document->first && adjacent && know_mention_at(view->know, child) == KNOW_NONE &&
                read_token(view, child)->upos != LANG_NUM && !is_state_word(view, child)) {
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

/* "a contract with the Tarsk Yard for four cranes": grammar may hang the cranes on the yard. */
static bool is_beside_partner(const struct read_view *view, const struct read_document *document, const struct read_oblique *phrase)
{
    return view->document_of[document->head] != READ_NONE && read_token(view, phrase->below)->head == document->head &&
           base_str_in(read_preposition(view, phrase->below), "with between");
}

/* The verb's own "on" phrase serves when the noun has none: "signed an MoU with Aland on mining". */
static struct base_str subject_from_act(const struct read_view *view, const struct read_predication *act, const struct read_document *document)
{
    uint32_t head = document->head;
    for (uint32_t i = 0; act != NULL && i < act->obliques.count; i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        uint32_t mention = know_mention_at(view->know, phrase->head);
        bool value = mention != KNOW_NONE && (view->know->mentions.items[mention].kind == KNOW_DATE || view->know->mentions.items[mention].kind == KNOW_STATE);
        value = value || read_token(view, phrase->head)->upos == LANG_PRON || view->document_of[phrase->head] != READ_NONE || is_place(view, phrase->head);
        bool of_member = document->plural && view->document_of[phrase->below] != READ_NONE && phrase->below != head;
        if (phrase->head > head && !value && !of_member && !is_untold_topic(view, phrase->head) &&
            (base_str_in(phrase->preposition, "on regarding concerning about") ||
             (base_str_is(phrase->preposition, "for") && is_beside_partner(view, document, phrase)) ||
             (base_str_in(phrase->preposition, "for in of to") && starts_at(view, phrase->head, document->end) && !is_place(view, phrase->head)))) {
            return topic_text(view, phrase->head);
        }
    }
    return (struct base_str){0};
}

static bool is_nominal(uint8_t upos)
{
    return upos == LANG_NOUN || upos == LANG_PROPN || upos == LANG_ADJ;
}

/* "a pact on tuna next month": the words before a date that grammar takes for one phrase with them. */
static struct base_str subject_before_date(const struct read_view *view, const struct read_document *document)
{
    uint32_t limit = view->text->sentences.items[read_token(view, document->head)->sentence].end, end = document->end + 1;
    if (end >= limit || !lang_is(view->text, document->end, "on") || know_mention_at(view->know, end) != KNOW_NONE) {
        return (struct base_str){0};
    }
    while (end < limit && know_mention_at(view->know, end) == KNOW_NONE && is_nominal(read_token(view, end)->upos)) {
        end++;
    }
    uint32_t mention = end < limit ? know_mention_at(view->know, end) : KNOW_NONE;
    bool date = mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_DATE;
    return date && end > document->end + 1
               ? base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){document->end + 1, end}))
               : (struct base_str){0};
}

/* ------------------------------------------------------------------ parties */

static void parties_beside(const struct read_view *view, uint32_t head, struct know_parties *parties)
{
    for (uint32_t child = read_token(view, head)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        bool modifier = relation == LANG_ARC_NMOD_POSS || relation == LANG_ARC_AMOD || relation == LANG_ARC_COMPOUND;
        bool phrase = relation == LANG_ARC_NMOD && base_str_in(read_preposition(view, child), "between with among");
        if (modifier || phrase) {
            struct read_tokens heads = {0};
            read_push_conjuncts(view, &heads, child);
            for (uint32_t i = 0; i < heads.count; i++) {
                read_parties_at(view, heads.items[i], parties);
                for (uint32_t below = read_token(view, heads.items[i])->first_child; phrase && below != LANG_NONE; below = read_token(view, below)->next_sibling) {
                    read_parties_at(view, below, parties);
                }
            }
        }
    }
}

/* Nobody stands beside the document, but its sentence names just two parties: "the council ended with five agreements". */
static void parties_of_sentence(const struct read_view *view, struct read_instrument *instrument)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, instrument->document->head)->sentence];
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
        bool person_or_party = know_referents(view->know, agent, found, 1) > 0 || read_token(view, agent)->upos == LANG_PRON ||
                               read_word(view->senses, "meeting_nouns", base_str_lower(view->scratch, read_token(view, agent)->lemma), "kind").length > 0 ||
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
    for (uint32_t token = instrument->document->first; token-- > 0 && instrument->document->first - token < 8 && read_is_capital(view, token);) {
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
    for (uint32_t child = read_token(view, head)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        if (read_token(view, child)->relation == LANG_ARC_CONJ && view->document_of[child] != READ_NONE &&
            view->documents.items[view->document_of[child]].plural && isnan(read_count_of(view, child))) {
            return true;
        }
    }
    return false;
}

static bool has_document_below(const struct read_view *view, uint32_t head)
{
    uint32_t child = read_token(view, head)->first_child;
    while (child != LANG_NONE && !(read_token(view, child)->relation == LANG_ARC_NMOD && view->document_of[child] != READ_NONE)) {
        child = read_token(view, child)->next_sibling;
    }
    return child != LANG_NONE;
}

/* Is it one of the plurals that a count before the first of them covers? */
static bool is_counted_with(const struct read_view *view, const struct read_document *document)
{
    uint32_t first = read_token(view, document->head)->head;
    return document->plural && read_token(view, document->head)->relation == LANG_ARC_CONJ && first != LANG_NONE &&
           view->document_of[first] != READ_NONE && view->documents.items[view->document_of[first]].plural &&
           !isnan(read_count_of(view, first));
}

static bool points_back(const struct read_view *view, const struct read_instrument *instrument)
{
    bool bare = instrument->title.length == 0 && instrument->subject.length == 0 && isnan(instrument->count);
    for (uint32_t child = read_token(view, instrument->document->head)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
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
    for (uint32_t child = read_token(view, head)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
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

/* The word beside the noun tells more than the verb: "discussed a draft", "exchanged instruments of ratification of". */
static bool state_holds(struct base_str state, struct base_str status)
{
    bool draft = base_str_is(state, "draft") && base_str_is(status, "under negotiation");
    bool handed_over = base_str_is(state, "ratified") && (base_str_in(status, "signed approved") || base_str_is(status, "to be signed"));
    return status.length == 0 || base_str_is(status, "mentioned") || draft || handed_over;
}

bool read_find_instrument(struct read_view *view, const struct read_document *document, struct read_instrument *instrument)
{
    *instrument = (struct read_instrument){.document = document, .kind = document->kind, .stance = {.speaker = READ_NONE}};
    instrument->act = read_find_deed(view, document->head);
    const struct read_predication *act = instrument->act == READ_NONE ? NULL : &view->predications.items[instrument->act];
    struct base_str state = read_document_state(view, document->head);
    if (act != NULL) {
        instrument->stance = read_deed_stance(view, act);
        struct base_str done = read_sense_at(view->senses, read_deed_sense(view, act, document->head)).status;
        instrument->status = read_status_of(done, &instrument->stance);
        bool step_missing = base_str_is(instrument->status, "signed") && !base_str_is(done, "signed") && !base_str_is(done, "adopted");
        if (step_missing && instrument->stance.kind != READ_DENIED) {
            instrument->stance.kind = READ_FACT; /* "must be ratified": what is still to come takes nothing from the signature */
        }
    }
    if (state.length > 0 && state_holds(state, instrument->status)) {
        bool handed_over = base_str_is(state, "ratified");
        state = handed_over ? read_status_of(state, &instrument->stance) : state;
        instrument->stance.kind = handed_over ? instrument->stance.kind : READ_FACT; /* "will widen their existing treaty": the treaty exists */
        instrument->status = state;
    }
    instrument->status = instrument->status.length > 0 ? instrument->status : BASE_STR("mentioned");
    instrument->title = read_document_title(view, document);
    instrument->subject = subject_of_title(instrument->title);
    if (instrument->subject.length == 0) {
        instrument->subject = find_subject(view, document);
    }
    if (instrument->subject.length == 0) {
        instrument->subject = subject_from_act(view, act, document);
    }
    if (instrument->subject.length == 0) {
        instrument->subject = subject_before_date(view, document);
    }
    instrument->count = document->plural ? read_count_of(view, document->head) : NAN;
    if (!isnan(instrument->count) && joins_documents(view, document->head)) {
        instrument->kind = BASE_STR("documents"); /* "24 agreements, protocols and memoranda" */
    }
    bool stands_for_other = read_is_deed_paper(view, document->head) && has_document_below(view, document->head);
    if (stands_for_other || (isnan(instrument->count) && is_counted_with(view, document))) {
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
    undone = undone || (act != NULL && read_is_asked(view, act));
    return !(undone && instrument->title.length == 0) && (instrument->reference || !is_negligible(instrument, document));
}
