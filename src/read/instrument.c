/*
 * Instruments: memoranda, agreements, protocols, declarations, plans, and counted sets of documents.
 *
 * Every phrase that names a document is read by itself; "the agreement" goes to the one told of before; items of a
 * list take what the list's lead says ("the following were signed:").
 */
#include "read/instrument_deed.h"
#include "read/instrument_list.h"

#include "read/phrase.h"

#include <math.h>

BASE_ARRAY_TYPE(instrument_list, struct read_instrument);

static bool same_kind(const struct read_instrument *a, const struct read_instrument *b)
{
    return base_str_equal(a->kind, b->kind);
}

static bool is_near_kind(struct base_str a, struct base_str b)
{
    const char *agreements = "agreement treaty protocol contract";
    return base_str_equal(a, b) || (base_str_in(a, agreements) && base_str_in(b, agreements)) || base_str_is(b, "trade agreement") ||
           (base_str_is(a, "roadmap") && base_str_is(b, "action plan"));
}

static bool same_wording(struct base_str a, struct base_str b)
{
    return a.length > 0 && b.length > 0 && base_str_equal_fold(a, b);
}

static bool same_parties(const struct read_instrument *a, const struct read_instrument *b)
{
    uint32_t shared = 0;
    for (uint32_t i = 0; i < a->parties.count; i++) {
        shared += know_parties_has(&b->parties, a->parties.codes[i]);
    }
    return shared >= 2 && shared == a->parties.count && shared == b->parties.count;
}

/* Do the subjects begin with the same stem: "skilling", "skill development"? */
static bool same_stem(struct base_str a, struct base_str b)
{
    enum { STEM = 5 };
    return a.length >= STEM && b.length >= STEM && base_str_equal_fold((struct base_str){a.data, STEM}, (struct base_str){b.data, STEM});
}

/* A headline's "pact on skilling" is the memorandum on skill development that the story signs. */
static bool is_headline_of(const struct read_instrument *headline, const struct read_instrument *one)
{
    return headline->in_title && !one->in_title && base_str_is(headline->kind, "agreement") && !headline->document->plural && !one->document->plural &&
           headline->title.length == 0 && same_stem(headline->subject, one->subject) && same_parties(headline, one);
}

/* "the Framework Agreement" after "the Framework Agreement on Transit": the same title, cut short. */
static bool is_cut_short(const struct read_instrument *one, const struct read_instrument *other)
{
    bool begins = one->title.length > 0 && other->title.length > one->title.length && other->title.data[one->title.length] == ' ' &&
                  base_str_equal_fold(one->title, (struct base_str){other->title.data, one->title.length});
    return begins && same_kind(one, other) && one->subject.length == 0 && one->document->plural == other->document->plural &&
           (one->guessed_parties || other->guessed_parties || same_parties(one, other));
}

/* The one told of before that this phrase means; READ_NONE when it is a new one. */
static uint32_t find_same(const struct instrument_list *list, const struct read_instrument *one)
{
    for (uint32_t i = list->count, end = read_look_back(i); i-- > end;) {
        const struct read_instrument *other = &list->items[i];
        bool plural = one->document->plural;
        if (one->reference ? plural == other->document->plural && (plural || is_near_kind(one->kind, other->kind))
                           : same_kind(one, other) && (same_wording(one->title, other->title) ||
                                                       (one->title.length == 0 && same_wording(one->subject, other->subject)))) {
            return i;
        }
        if (is_headline_of(other, one) || is_cut_short(one, other)) {
            return i;
        }
        bool counted = one->document->plural && other->document->plural && !isnan(one->count) && one->count == other->count;
        if (counted && same_kind(one, other)) {
            return i;
        }
    }
    return READ_NONE;
}

static bool is_stronger(struct base_str status, struct base_str than)
{
    static const char *const LADDER[] = {"mentioned", "under negotiation", "draft", "agreed", "finalised", "to be signed", "adopted", "signed",
                                         "approved",  "ratified",          "in force"};
    int a = -1, b = -1;
    for (int i = 0; i < (int)(sizeof LADDER / sizeof *LADDER); i++) {
        a = base_str_is(status, LADDER[i]) ? i : a;
        b = base_str_is(than, LADDER[i]) ? i : b;
    }
    return b >= 0 && (a < 0 || a > b);
}

static void merge(struct read_view *view, struct read_instrument *into, const struct read_instrument *from)
{
    if (is_headline_of(into, from)) {
        into->kind = from->kind;
        into->subject = from->subject;
        into->document = from->document;
        into->act = from->act != READ_NONE ? from->act : into->act;
    }
    bool only_title = into->in_title && !from->in_title && from->act != READ_NONE && !base_str_is(from->status, "mentioned"); /* headlines say "sign" of what will be signed */
    if (only_title || is_stronger(from->status, into->status)) {
        into->status = from->status;
        into->stance = from->stance;
        into->act = from->act != READ_NONE ? from->act : into->act;
    }
    into->title = into->title.length > 0 ? into->title : from->title;
    into->subject = into->subject.length > 0 ? into->subject : from->subject;
    into->in_title = into->in_title && from->in_title;
    if (into->guessed_parties && !from->guessed_parties && from->parties.count >= 2) {
        into->parties = from->parties;
        into->guessed_parties = false;
    }
    *BASE_PUSH(view->scratch, into->tokens) = from->document->head;
    if (from->act != READ_NONE) {
        *BASE_PUSH(view->scratch, into->acts) = from->act;
    }
}

/* ------------------------------------------------------------------ writing */

static void add_sides(struct read_view *view, struct read_record *record, uint32_t head)
{
    struct read_tokens heads = {0};
    read_push_conjuncts(view, &heads, head);
    for (uint32_t i = 0; i < heads.count; i++) {
        read_add_agents(view, record, heads.items[i]);
    }
}

static bool signs(const struct read_instrument *instrument)
{
    return base_str_is(instrument->status, "signed") || base_str_is(instrument->status, "to be signed");
}

static void add_agents(struct read_view *view, struct read_record *record, const struct read_instrument *instrument, const struct read_predication *act)
{
    uint32_t head = instrument->document->head;
    for (uint32_t child = view->text->tokens.items[head].first_child; child != LANG_NONE; child = view->text->tokens.items[child].next_sibling) {
        if (base_str_in(read_preposition(view, child), "between with among")) {
            add_sides(view, record, child);
        }
    }
    for (uint32_t i = 0; act != NULL && i < act->obliques.count; i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        bool other = view->document_of[phrase->below] != READ_NONE && phrase->below != head;
        if (base_str_in(phrase->preposition, "between with by") && !other) {
            add_sides(view, record, phrase->head);
        }
    }
    bool talked = base_str_is(instrument->status, "draft") || base_str_is(instrument->status, "under negotiation");
    for (uint32_t i = 0; act != NULL && (talked || signs(instrument)) && i < act->agents.count; i++) {
        read_add_agents(view, record, act->agents.items[i]);
        if (!talked) {
            read_add_people(view, record, act->agents.items[i], "signatory");
        }
    }
}

/* Those who only looked on: "in the presence of X", "witnessed by Y". */
static void add_witnesses(struct read_view *view, struct read_record *record, const struct read_predication *act)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[view->text->tokens.items[act->token].sentence];
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        uint32_t index = view->predication_of[token];
        bool witnessing = index != READ_NONE && base_str_in(view->predications.items[index].lemma, "witness oversee attend preside");
        if (witnessing && &view->predications.items[index] != act) {
            for (uint32_t i = 0; i < view->predications.items[index].agents.count; i++) {
                read_add_people(view, record, view->predications.items[index].agents.items[i], "witness");
            }
        }
        if (lang_is(view->text, token, "presence") && lang_child(view->text, token, LANG_ARC_NMOD) != LANG_NONE) {
            struct read_tokens heads = {0};
            read_push_conjuncts(view, &heads, lang_child(view->text, token, LANG_ARC_NMOD));
            for (uint32_t i = 0; i < heads.count; i++) {
                read_add_people(view, record, heads.items[i], "witness");
            }
        }
    }
}

/* The day that the deed itself is told with; an agreement may be applied, or talked about, since a day. */
static void fill_date(struct read_view *view, struct read_record *record, const struct read_instrument *instrument, const struct read_predication *act)
{
    bool lasting = base_str_is(instrument->status, "in force") || base_str_is(instrument->status, "under negotiation");
    const struct know_date *best = NULL;
    for (uint32_t i = 0; !act->nominal && i < act->obliques.count; i++) {
        uint32_t mention = know_mention_at(view->know, act->obliques.items[i].head);
        if (act->obliques.items[i].depth > 0 || mention == KNOW_NONE || view->know->mentions.items[mention].kind != KNOW_DATE) {
            continue;
        }
        const struct know_date *date = &view->know->dates.items[view->know->mentions.items[mention].value];
        bool closer = best == NULL || (date->from >= best->from && date->to <= best->to); /* "last week, on May 15" */
        best = !date->is_deadline && (lasting || !date->is_since) && closer ? date : best;
    }
    if (best != NULL) {
        read_set_date(view->arena, record, READ_F_DATE, read_date_from(best));
    } else {
        read_fill_date(view, record, act);
    }
}

/* "Negotiations on it began in 1999": the day of the talks above it. */
static void fill_talks_date(struct read_view *view, struct read_record *record, const struct read_instrument *instrument)
{
    uint32_t above = view->text->tokens.items[instrument->document->head].head;
    bool talked = base_str_is(instrument->status, "under negotiation") || base_str_is(instrument->status, "suspended");
    uint32_t talks = above != LANG_NONE && talked ? read_owner(view, above) : READ_NONE;
    if (talks != READ_NONE) {
        read_fill_date(view, record, &view->predications.items[talks]);
    }
}

/* "has been in force since May": the day hangs on the force. */
static void fill_force_date(struct read_view *view, struct read_record *record, const struct read_instrument *instrument)
{
    uint32_t force = view->text->tokens.items[instrument->document->head].head;
    bool in_force = base_str_is(instrument->status, "in force") && force != LANG_NONE && base_str_is(read_lemma(view, force), "force");
    for (uint32_t child = in_force ? read_token(view, force)->first_child : LANG_NONE; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint32_t mention = know_mention_at(view->know, child);
        if (mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_DATE) {
            read_set_date(view->arena, record, READ_F_DATE, read_date_from(&view->know->dates.items[view->know->mentions.items[mention].value]));
            return;
        }
    }
}

static void write_instrument(struct read_view *view, const struct read_instrument *instrument)
{
    const struct read_predication *act = instrument->act == READ_NONE ? NULL : &view->predications.items[instrument->act];
    struct read_record *record = read_start(view, READ_INSTRUMENT, READ_NONE, instrument->guessed_parties ? "instrument; parties of the article" : "instrument");
    read_set_text(view->arena, record, READ_F_KIND, instrument->kind);
    read_set_text(view->arena, record, READ_F_TITLE, instrument->title);
    read_set_text(view->arena, record, READ_F_SUBJECT, instrument->subject);
    read_set_text(view->arena, record, READ_F_STATUS, instrument->status);
    read_set_number(view->arena, record, READ_F_COUNT, instrument->count);
    read_set_parties(view, record, &instrument->parties);
    read_set_number(view->arena, record, READ_F_CONFIDENCE, instrument->guessed_parties ? 0.6 : 0.8);
    read_fill_stance(view, record, &instrument->stance);
    for (uint32_t i = 0; i < instrument->tokens.count; i++) {
        if (i == 0 || instrument->in_title || !read_in_title(view, instrument->tokens.items[i])) {
            read_evidence(view, record, read_sentence_bytes(view, instrument->tokens.items[i]));
        }
    }
    if (act != NULL) {
        fill_date(view, record, instrument, act);
        read_fill_place(view, record, act);
        for (uint32_t i = 0; i < instrument->acts.count; i++) {
            const struct read_predication *deed = &view->predications.items[instrument->acts.items[i]];
            add_agents(view, record, instrument, deed);
            if (signs(instrument)) {
                add_witnesses(view, record, deed);
            }
        }
    }
    if (act == NULL) {
        fill_talks_date(view, record, instrument);
        fill_force_date(view, record, instrument);
    }
    read_fill_sectors(view, record, lang_subtree(view->text, instrument->document->head));
    if (read_get(record, READ_F_SECTORS) == NULL && act != NULL) {
        read_fill_sectors(view, record, act->clause);
    }
    read_finish(view, record);
}

/* "memoranda of understanding (MoUs)": the same words once more. */
static bool is_abbreviation_of(const struct read_view *view, const struct read_document *document, const struct read_document *before)
{
    return document->first == before->end + 1 && lang_is(view->text, before->end, "(") && base_str_equal(document->kind, before->kind);
}

/* "The documents include ...": the set that was signed in the sentence before, under its new name. */
static struct read_instrument told_before(const struct instrument_list *list, const struct read_instrument *one)
{
    uint32_t same = one->reference && one->act == READ_NONE ? find_same(list, one) : READ_NONE;
    struct read_instrument lead = same == READ_NONE ? *one : list->items[same];
    lead.document = one->document;
    return lead;
}

static struct read_instrument *told_at(const struct instrument_list *list, uint32_t head)
{
    for (uint32_t i = list->count; i-- > 0;) {
        for (uint32_t k = 0; k < list->items[i].tokens.count; k++) {
            if (list->items[i].tokens.items[k] == head) {
                return &list->items[i];
            }
        }
    }
    return NULL;
}

/* "It was signed on Monday." */
static void add_deeds_to_pronouns(struct read_view *view, struct instrument_list *list)
{
    for (uint32_t i = 0; list->count > 0 && i < view->predications.count; i++) {
        const struct read_predication *act = &view->predications.items[i];
        uint32_t row = READ_NONE, head = read_deed_to_pronoun(view, act, &row);
        struct read_instrument *told = head == LANG_NONE ? NULL : told_at(list, head);
        struct read_stance stance = act->stance;
        struct base_str status = told == NULL || stance.conditional ? (struct base_str){0} : read_status_of(read_sense_at(view->senses, row).status, &stance);
        if (status.length == 0 || (told->act != READ_NONE && !is_stronger(status, told->status))) {
            continue;
        }
        told->stance = base_str_is(status, "mentioned") ? told->stance : stance;
        told->act = base_str_is(status, "mentioned") ? told->act : i;
        told->status = is_stronger(status, told->status) ? status : told->status;
        *BASE_PUSH(view->scratch, told->tokens) = act->token;
        *BASE_PUSH(view->scratch, told->acts) = i;
    }
}

void read_instruments(struct read_view *view)
{
    struct instrument_list list = {0};
    const struct read_instrument *lead = NULL;
    struct read_instrument kept, colon;
    for (uint32_t i = 0; i < view->documents.count; i++) {
        struct read_instrument one;
        if (i > 0 && is_abbreviation_of(view, &view->documents.items[i], &view->documents.items[i - 1])) {
            continue;
        }
        bool worth = read_find_instrument(view, &view->documents.items[i], &one);
        bool item = read_is_list_item(view, one.document), bare = item && read_lead_without_document(view, one.document, &colon);
        bool member = read_take_from_lead(view, bare ? &colon : lead, &one);
        if (!item && !member) {
            kept = told_before(&list, &one);
            lead = &kept;
        }
        worth = worth || member || (item && lead != NULL && one.act != READ_NONE);
        uint32_t same = worth ? find_same(&list, &one) : READ_NONE;
        if (same != READ_NONE) {
            merge(view, &list.items[same], &one);
        } else if (worth && (!one.reference || (one.act != READ_NONE && !one.document->weak && !base_str_is(one.status, "mentioned")))) {
            *BASE_PUSH(view->scratch, list) = one;
        }
    }
    add_deeds_to_pronouns(view, &list);
    for (uint32_t i = 0; i < list.count; i++) {
        write_instrument(view, &list.items[i]);
    }
}
