/*
 * What becomes of an event by the words above it.
 *
 * "agreed to withdraw" is no withdrawal but CONCEDE, "threatened to attack" THREATEN violence, "urged X to release"
 * REQUEST yield: senses_governed.tsv says what one type makes of another. A friendly plan is a promise, a hostile one
 * told by its doer a threat. A wrong that one state tells of another is an accusation.
 */
#include "read/event.h"

#include "lexicon/table.h"
#include "read/phrase.h"

static struct base_str plover_at(const struct read_view *view, uint32_t act)
{
    return read_sense_at(view->senses, view->predications.items[act].sense).plover;
}

/* ------------------------------------------------------------------ which act governs which */

static bool speaks(const struct read_view *view, const struct read_predication *act)
{
    return read_word(view->senses, "speech_verbs", act->lemma, "speech").length > 0;
}

/* "met to discuss", "accused X of arming rebels": what an act is for or about is told by its verb already. */
static bool is_aim(const struct read_view *view, const struct read_predication *act)
{
    const struct lang_token *word = read_token(view, act->token);
    bool gerund = word->xpos == LANG_XPOS_VBG && base_str_in(read_preposition(view, act->token), "of from for against to on about");
    if (word->relation == LANG_ARC_ACL) { /* "accused the state of bombing", where it hangs from the state */
        return gerund;
    }
    return word->relation == LANG_ARC_ADVCL && (gerund || word->xpos == LANG_XPOS_VB) && !act->stance.conditional;
}

/* The act whose content this one is: by control, as a clause, or as an object or phrase that names a deed. */
static uint32_t governor(const struct read_view *view, const struct read_predication *act)
{
    if (act->control != READ_NONE || act->parent == READ_NONE || act->light) {
        return act->control;
    }
    uint8_t relation = read_token(view, act->verb)->relation;
    const struct read_predication *parent = &view->predications.items[act->parent];
    bool noun = act->nominal && (relation == LANG_ARC_OBJ || relation == LANG_ARC_OBL || relation == LANG_ARC_NMOD || relation == LANG_ARC_NSUBJ_PASS);
    bool away = noun && relation != LANG_ARC_OBJ && relation != LANG_ARC_NSUBJ_PASS &&
                base_str_in(read_preposition(view, act->token), "in during after at before by under amid following since");
    away = away || (noun && base_str_is(read_preposition(view, act->token), "with") && base_str_is(plover_at(view, act->parent), "CONSULT") &&
                    base_str_is(read_sense_at(view->senses, act->sense).record, "instrument")); /* "the talks ended with the signing of a pact" */
    bool clause = relation == LANG_ARC_CCOMP || relation == LANG_ARC_XCOMP || is_aim(view, act);
    return (clause || noun) && !away && !(clause && speaks(view, parent) && plover_at(view, act->parent).length == 0) ? act->parent : READ_NONE;
}

void read_event_govern(struct read_event_view *events)
{
    const struct read_view *view = events->view;
    uint32_t count = view->predications.count;
    events->content_of = base_arena_take(view->scratch, (count + 1) * sizeof(uint32_t));
    events->governor_of = base_arena_take(view->scratch, (count + 1) * sizeof(uint32_t));
    for (uint32_t i = 0; i < count; i++) {
        events->content_of[i] = READ_NONE;
    }
    for (uint32_t i = 0; i < count; i++) {
        events->governor_of[i] = READ_NONE;
        uint32_t above = plover_at(view, i).length == 0 ? READ_NONE : governor(view, &view->predications.items[i]);
        for (uint32_t steps = 0; above != READ_NONE && plover_at(view, above).length == 0 && steps < 4; steps++) {
            above = view->predications.items[above].control;
        }
        if (above == READ_NONE || above == i || plover_at(view, above).length == 0) {
            continue;
        }
        events->governor_of[i] = above;
        if (events->content_of[above] == READ_NONE) {
            events->content_of[above] = i;
        }
    }
}

/* ------------------------------------------------------------------ one type makes another */

static bool govern(struct read_event *event, struct base_str governor_type, struct base_str plover, struct base_str mode)
{
    const struct lexicon_table *table = lexicon_table_named("senses_governed");
    uint32_t best = LEXICON_NONE;
    for (uint32_t row = table == NULL ? LEXICON_NONE : lexicon_find(table, governor_type); row != LEXICON_NONE; row = lexicon_next(table, row)) {
        struct base_str wanted = lexicon_cell(table, row, 2);
        if (base_str_equal(lexicon_cell(table, row, 1), plover) && (wanted.length == 0 || base_str_equal(wanted, mode)) &&
            (best == LEXICON_NONE || wanted.length > 0)) {
            best = row;
        }
    }
    if (best == LEXICON_NONE) {
        return false;
    }
    event->plover = lexicon_cell(table, best, 3);
    event->mode = lexicon_cell(table, best, 4);
    event->cameo = lexicon_cell(table, best, 5);
    return true;
}

static void apply_content(const struct read_view *view, struct read_event *event)
{
    struct read_sense below = event->content == NULL ? (struct read_sense){0} : read_sense_at(view->senses, event->content->sense);
    if (below.plover.length > 0 && (event->mode.length == 0 || base_str_is(event->plover, "AGREE"))) {
        govern(event, event->plover, below.plover, below.mode);
    }
}

/* ------------------------------------------------------------------ what is said, planned, asked */

static void codes_of_speaker(const struct read_event_view *events, const struct read_predication *act, struct read_codes *codes)
{
    if (act->stance.speaker != READ_NONE && !read_event_seat(events, act->stance.speaker, codes)) {
        read_event_codes(events, act, act->stance.speaker, codes);
    }
}

/* What somebody says must be done is that person's request. */
static bool make_request(const struct read_event_view *events, struct read_event *event)
{
    struct read_codes speaker = {0};
    codes_of_speaker(events, event->act, &speaker);
    struct read_codes asked = event->source;
    if (speaker.count == 0 || asked.count == 0 || read_codes_meet(&speaker, &asked)) {
        return false;
    }
    if (!govern(event, BASE_STR("REQUEST"), event->plover, event->mode)) {
        event->plover = BASE_STR("REQUEST");
        event->mode = (struct base_str){0};
        event->cameo = BASE_STR("020");
    }
    event->target = asked;
    event->source = speaker;
    event->mutual = false;
    return true;
}

static bool is_hostile_deed(struct base_str plover)
{
    return base_str_in(plover, "ASSAULT COERCE MOBILIZE SANCTION PROTEST");
}

static bool is_press(const struct read_codes *codes)
{
    for (uint32_t i = 0; i < codes->count; i++) {
        if (!base_str_ends(codes->items[i], "MED") && !base_str_ends(codes->items[i], "CVL")) {
            return false;
        }
    }
    return true;
}

static bool are_outlaws(const struct read_codes *codes)
{
    static const char *const ROLES[] = {"REB", "UAF", "SEP", "INS", "CRM"};
    bool outlaw = false;
    for (size_t i = 0; codes->count == 1 && i < sizeof ROLES / sizeof *ROLES; i++) {
        outlaw = outlaw || base_str_ends(codes->items[0], ROLES[i]);
    }
    return outlaw;
}

/* "Aland said the attackers worked with partners in Borduria": who is said to deal with outlaws is accused. */
static bool make_charge_of_dealings(struct read_event *event, const struct read_codes *speaker)
{
    bool dealings = base_str_in(event->plover, "COOPERATE AID CONSULT") && are_outlaws(&event->source) && event->target.count > 0;
    struct read_codes others = {0};
    for (uint32_t i = 0; i < event->target.count; i++) { /* "partners" may stand for both */
        const struct read_codes one = {.items = {event->target.items[i]}, .count = 1};
        read_codes_push(&others, read_codes_meet(speaker, &one) ? (struct base_str){0} : event->target.items[i]);
    }
    if (!dealings || speaker->count == 0 || is_press(speaker) || others.count == 0) {
        return false;
    }
    event->target = others;
    event->plover = BASE_STR("ACCUSE");
    event->mode = BASE_STR("allege");
    event->cameo = BASE_STR("112");
    event->source = *speaker;
    event->mutual = false;
    return true;
}

/* "Aland said that Bordurian jets bombed a village": a charge, unless the doer's own side tells it. */
static void make_charge(const struct read_event_view *events, struct read_event *event)
{
    struct read_codes speaker = {0};
    if (event->act->stance.speaker == READ_NONE) {
        return;
    }
    codes_of_speaker(events, event->act, &speaker);
    if (make_charge_of_dealings(event, &speaker) || !base_str_in(event->plover, "ASSAULT COERCE MOBILIZE")) {
        return;
    }
    if (speaker.count == 0 || is_press(&speaker) || event->source.count == 0 || read_codes_meet(&speaker, &event->source)) {
        return;
    }
    govern(event, BASE_STR("ACCUSE"), event->plover, event->mode);
    event->target = event->source;
    event->source = speaker;
    event->mutual = false;
}

static bool says_would(const struct read_view *view, const struct read_predication *act)
{
    return read_has_child(view, act->verb, LANG_ARC_AUX, "would will shall ll 'll");
}

/* A harm to come is a threat when its doer announces it, or the text itself does. */
static bool make_threat(const struct read_event_view *events, struct read_event *event)
{
    const struct read_stance *stance = &event->act->stance;
    struct read_codes speaker = {0};
    codes_of_speaker(events, event->act, &speaker);
    bool own = read_codes_meet(&speaker, &event->source);
    bool plain = stance->speaker == READ_NONE && stance->kind == READ_PLANNED && stance->future;
    if (!plain && !(own && (stance->kind == READ_PLANNED || says_would(events->view, event->act)))) {
        return false;
    }
    return govern(event, BASE_STR("AGREE"), event->plover, event->mode);
}

/* "will not negotiate", "said it would not sign": who says so of himself refuses. */
static bool make_refusal(const struct read_event_view *events, struct read_event *event)
{
    struct read_codes speaker = {0};
    codes_of_speaker(events, event->act, &speaker);
    bool own = event->act->stance.speaker == READ_NONE || read_codes_meet(&speaker, &event->source);
    bool friendly = base_str_in(event->plover, "CONSULT SUPPORT COOPERATE AID RETREAT CONCEDE AGREE");
    if (!own || !friendly || event->act->nominal || !read_has_child(events->view, event->act->verb, LANG_ARC_AUX, "will would wo ’ll")) {
        return false;
    }
    event->mutual = false;
    return govern(event, BASE_STR("REJECT"), event->plover, event->mode);
}

/* "may withdraw", "could attack"; "would leave" that nobody says of himself. */
static bool is_mere_possibility(const struct read_view *view, const struct read_predication *act)
{
    bool would = act->stance.speaker == READ_NONE && read_has_child(view, act->verb, LANG_ARC_AUX, "would");
    return would || read_has_child(view, act->verb, LANG_ARC_AUX, "may might could can");
}

/* Rebels have no bombers: their bombings are by bombs. */
static void settle_means(struct read_event *event)
{
    bool rebels = event->source.count > 0 && (base_str_ends(event->source.items[0], "REB") || base_str_starts(event->source.items[0], "IMG"));
    if (rebels && base_str_is(event->mode, "aerial")) {
        event->mode = BASE_STR("explosives");
        event->cameo = BASE_STR("183");
    }
}

/* "joined him to boost trade": what something is done for was not agreed. */
static bool is_purpose(const struct read_view *view, const struct read_predication *act)
{
    const struct read_predication *above = act->parent == READ_NONE ? NULL : &view->predications.items[act->parent];
    bool promised = above != NULL && base_str_in(read_word(view->senses, "embedding", above->lemma, "effect"), "planned restates");
    return read_token(view, act->verb)->relation == LANG_ARC_ADVCL && read_has_child(view, act->verb, LANG_ARC_MARK, "to") && !promised;
}

/* "accused it of arming rebels": the charge is the event, not what it alleges. */
static bool is_alleged_in_charge(const struct read_view *view, const struct read_predication *act)
{
    uint32_t above = act->parent;
    for (uint32_t steps = 0; act->stance.kind == READ_DISPUTED && above != READ_NONE && steps < 3; steps++) {
        const struct read_predication *found = &view->predications.items[above];
        if (base_str_is(read_sense_at(view->senses, found->sense).plover, "ACCUSE")) {
            return true;
        }
        above = found->parent;
    }
    return false;
}

/* "announced that firms of Aland will build": the word of one about the deeds of others binds nobody. */
static bool speaks_for_others(const struct read_event_view *events, const struct read_event *event)
{
    const struct read_view *view = events->view;
    const struct read_predication *act = event->act, *content = event->content;
    if (!base_str_is(event->plover, "AGREE") || content == NULL || act->agents.count == 0 || content->agents.count == 0 ||
        read_word(view->senses, "speech_verbs", act->lemma, "speech").length == 0) {
        return false;
    }
    uint32_t doer = content->agents.items[0];
    struct read_codes speaker = {0}, doers = {0};
    read_event_codes(events, act, act->agents.items[0], &speaker);
    read_event_codes(events, content, doer, &doers);
    return read_token(view, doer)->upos != LANG_PRON && lang_child(view->text, content->token, LANG_ARC_NSUBJ) == doer && !read_codes_meet(&speaker, &doers);
}

bool read_event_settle(const struct read_event_view *events, struct read_event *event)
{
    const struct read_stance *stance = &event->act->stance;
    uint32_t verb = event->act->token;
    bool hyphened = verb > 0 && (lang_is(events->view->text, verb - 1, "-") || base_str_find(lang_form(events->view->text, verb), "-", 0) > 0);
    bool attribute = hyphened && !event->act->nominal && read_token(events->view, verb)->relation == LANG_ARC_AMOD; /* "the China-funded port" */
    if (attribute || speaks_for_others(events, event) || stance->conditional || stance->kind == READ_DENIED || is_alleged_in_charge(events->view, event->act)) {
        return false;
    }
    if (stance->negated) {
        return make_refusal(events, event);
    }
    if (stance->kind != READ_FACT && is_mere_possibility(events->view, event->act)) {
        return false;
    }
    apply_content(events->view, event);
    settle_means(event);
    if (stance->urged) {
        return make_request(events, event);
    }
    if (stance->kind == READ_FACT || stance->kind == READ_DISPUTED) {
        make_charge(events, event);
        return true;
    }
    if (base_str_is(event->plover, "AGREE") || base_str_is(event->plover, "CONCEDE")) {
        return true;
    }
    if (is_hostile_deed(event->plover)) {
        return make_threat(events, event);
    }
    return !is_purpose(events->view, event->act) && base_str_in(event->plover, "CONSULT SUPPORT COOPERATE AID RETREAT") && govern(event, BASE_STR("AGREE"), event->plover, event->mode);
}
