/*
 * Who did it to whom. A sense names its roles ("agent>theme", "agent>with", "mutual"); where the words of that role
 * name nobody, the act below tells: whom the resignation is asked of, by whom the shelling was that is condemned.
 */
#include "read/event.h"

#include "read/phrase.h"

enum { BELOW_LIMIT = 6 }; /* predications behind a verb among which its infinitives are looked for */

bool read_codes_has(const struct read_codes *codes, struct base_str code)
{
    for (uint32_t i = 0; i < codes->count; i++) {
        if (base_str_equal(codes->items[i], code)) {
            return true;
        }
    }
    return false;
}

static struct base_str country_of(struct base_str code)
{
    return base_str_starts(code, "IGO") || code.length < 3 ? code : (struct base_str){code.data, 3};
}

bool read_codes_meet(const struct read_codes *a, const struct read_codes *b)
{
    for (uint32_t i = 0; i < a->count; i++) {
        for (uint32_t k = 0; k < b->count; k++) {
            if (base_str_equal(country_of(a->items[i]), country_of(b->items[k]))) {
                return true;
            }
        }
    }
    return false;
}

static bool is_they(const struct read_view *view, uint32_t token)
{
    return read_token(view, token)->upos == LANG_PRON && base_str_is(base_str_lower(view->scratch, lang_form(view->text, token)), "they");
}

/* "They shot two more": those rebels who attacked, or were fought, last in this article. */
static bool name_attackers(const struct read_view *view, struct read_codes *codes)
{
    for (uint32_t i = view->records->count, end = read_look_back(i); i-- > end && codes->count == 0;) {
        const struct read_record *record = view->records->items[i];
        bool attack = record->type == READ_EVENT && record->article == view->article_number && base_str_is(read_text(record, READ_F_PLOVER), "ASSAULT");
        const struct read_value *sides[2] = {attack ? read_get(record, READ_F_SOURCE_ACTORS) : NULL, attack ? read_get(record, READ_F_TARGET_ACTORS) : NULL};
        for (uint32_t side = 0; side < 2 && codes->count == 0; side++) {
            for (uint32_t k = 0; sides[side] != NULL && k < sides[side]->as.texts.count; k++) {
                bool rebels = base_str_ends(sides[side]->as.texts.items[k], "REB");
                read_codes_push(codes, rebels ? sides[side]->as.texts.items[k] : (struct base_str){0});
            }
        }
    }
    return codes->count > 0;
}

/* Two governments that "they" may mean do not go shooting together: that was a guess. */
static bool are_governments(const struct read_codes *codes)
{
    bool all = codes->count > 1;
    for (uint32_t i = 0; i < codes->count; i++) {
        all = all && base_str_ends(codes->items[i], "GOV");
    }
    return all;
}

static bool is_speaker_pronoun(const struct read_view *view, uint32_t token)
{
    return base_str_in(base_str_lower(view->scratch, lang_form(view->text, token)), "we i us our my");
}

static const struct read_predication *nominal_at(const struct read_view *view, uint32_t token)
{
    uint32_t at = view->predication_of[token];
    const struct read_predication *found = at == READ_NONE ? NULL : &view->predications.items[at];
    return found != NULL && found->nominal ? found : NULL;
}

/* "defended the strike, saying it had hit rebels": what is spoken of is the deed. */
static bool means_deed(const struct read_view *view, const struct read_predication *act, uint32_t token)
{
    const struct read_predication *say = act->parent == READ_NONE ? NULL : &view->predications.items[act->parent];
    const struct read_predication *above = say == NULL || say->parent == READ_NONE ? NULL : &view->predications.items[say->parent];
    bool it = above != NULL && read_token(view, say->token)->relation == LANG_ARC_ADVCL && lang_is(view->text, token, "it");
    for (uint32_t i = 0; it && i < above->themes.count; i++) {
        if (nominal_at(view, above->themes.items[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static void name_token(const struct read_event_view *events, const struct read_predication *act, uint32_t token, struct base_str place,
                       struct read_codes *codes)
{
    if (means_deed(events->view, act, token)) {
        return;
    }
    uint32_t before = codes->count, speaker = act->stance.speaker;
    bool pronoun = read_token(events->view, token)->upos == LANG_PRON && speaker != READ_NONE && speaker != token;
    uint32_t real = pronoun && is_speaker_pronoun(events->view, token) ? speaker : token;
    read_actor_codes(events->view, real, &events->homes, place, codes);
    if (codes->count == before && pronoun) { /* "it would retaliate, X said" */
        if (!read_event_seat(events, speaker, codes)) {
            read_actor_codes(events->view, speaker, &events->homes, place, codes);
        }
    }
}

void read_event_codes(const struct read_event_view *events, const struct read_predication *act, uint32_t token, struct read_codes *codes)
{
    name_token(events, act, token, read_place_home(events->view, act), codes);
}

static void name_all(const struct read_event_view *events, const struct read_predication *act, const struct read_tokens *tokens, struct read_codes *codes)
{
    struct base_str place = read_place_home(events->view, act);
    for (uint32_t i = 0; i < tokens->count; i++) {
        name_token(events, act, tokens->items[i], place, codes);
    }
}

/* ------------------------------------------------------------------ phrases */

static void name_phrases(const struct read_event_view *events, const struct read_predication *act, const char *prepositions, uint32_t depth,
                         struct read_codes *codes)
{
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        if (base_str_in(phrase->preposition, prepositions) && phrase->depth <= depth) {
            const struct read_predication *deed = nominal_at(events->view, phrase->head);
            struct read_tokens heads = {0};
            read_push_conjuncts(events->view, &heads, phrase->head);
            bool other = deed != NULL && deed != act && !read_names_actor(events->view, phrase->head); /* "withdrew from the talks" */
            name_all(events, act, other ? &deed->agents : &heads, codes);
        }
    }
}

/* Where a thing stands may be all that tells whom it belongs to ("a market in Saada"). */
static void name_place(const struct read_event_view *events, struct read_event *event)
{
    struct read_codes codes = {0};
    struct base_str place = read_place_home(events->view, event->act);
    if (place.length == 3) {
        read_codes_push(&codes, place);
    }
    if (codes.count > 0 && (base_str_is(event->plover, "ASSAULT") || !read_codes_meet(&codes, &event->source))) {
        read_codes_push(&event->target, place);
    }
}

/* ------------------------------------------------------------------ those who do */

/* "killed in an operation by the army", "died in Saudi airstrikes": the deed stands in a phrase. */
static void name_doers_in_phrases(const struct read_event_view *events, const struct read_predication *act, struct read_codes *codes)
{
    for (uint32_t i = 0; i < act->obliques.count && codes->count == 0; i++) {
        const struct read_predication *deed = nominal_at(events->view, act->obliques.items[i].head);
        if (deed != NULL && deed != act && act->obliques.items[i].depth == 0 &&
            base_str_in(act->obliques.items[i].preposition, "in by from during after under")) {
            name_all(events, deed, &deed->agents, codes);
        }
    }
}

/* A place that acts is the government that sits there. */
bool read_event_seat(const struct read_event_view *events, uint32_t token, struct read_codes *codes)
{
    const struct read_view *view = events->view;
    uint32_t mention = know_mention_at(view->know, token);
    if (mention == KNOW_NONE || view->know->mentions.items[mention].kind != KNOW_PLACE || view->know->mentions.items[mention].entity == KNOW_NONE) {
        return false;
    }
    struct base_str code = view->know->entities.items[view->know->mentions.items[mention].entity].code;
    read_codes_push(codes, code.length == 3 ? base_str_join(view->arena, code, "", BASE_STR("GOV")) : code);
    return true;
}

/* "claimed the killing of 33 rebels", "began a hunger strike": the subject of such a verb does what its object names. */
static void name_bearer(const struct read_event_view *events, const struct read_predication *act, struct read_codes *codes)
{
    const struct read_view *view = events->view;
    const struct read_predication *above = act->parent == READ_NONE ? NULL : &view->predications.items[act->parent];
    if (above != NULL && !above->nominal && !above->passive && read_word(view->senses, "event_bearers", above->lemma, "bears").length > 0) {
        name_all(events, above, &above->agents, codes);
    }
}

void read_event_doers(const struct read_event_view *events, const struct read_predication *act, struct read_codes *codes)
{
    struct base_str place = read_place_home(events->view, act);
    for (uint32_t i = 0; i < act->agents.count; i++) {
        const struct read_predication *deed = nominal_at(events->view, act->agents.items[i]);
        struct base_str plover = read_sense_at(events->view->senses, act->sense).plover;
        bool attack = base_str_is(plover, "ASSAULT"), speak_for = act->stance.speaker != READ_NONE && is_speaker_pronoun(events->view, act->agents.items[i]);
        if (base_str_in(plover, "ASSAULT COERCE CONCEDE RETREAT") && is_they(events->view, speak_for ? act->stance.speaker : act->agents.items[i])) {
            struct read_codes meant = {0};
            name_token(events, act, act->agents.items[i], place, &meant);
            if ((attack && name_attackers(events->view, codes)) || are_governments(&meant)) {
                continue;
            }
        }
        if (deed != NULL && deed != act && !read_names_actor(events->view, deed->token)) { /* "a Saudi airstrike killed twelve" */
            name_all(events, deed, &deed->agents, codes);
        } else if (!read_event_seat(events, act->agents.items[i], codes)) {
            name_token(events, act, act->agents.items[i], place, codes);
        }
    }
    if (codes->count == 0 && act->nominal) {
        name_bearer(events, act, codes);
    }
    if (codes->count == 0 && (act->passive || act->nominal)) {
        name_phrases(events, act, "by", 1, codes);
    }
    if (codes->count == 0 && act->passive) {
        name_doers_in_phrases(events, act, codes);
    }
}

/* ------------------------------------------------------------------ those to whom it is done */

static bool is_of_type(const struct read_view *view, const struct read_predication *act, const char *types)
{
    return base_str_in(read_sense_at(view->senses, act->sense).plover, types);
}

/* An act as the thing that another is done about (`by`): its doers ("condemned the shelling by X"), else whom it befell, else where. */
static void name_act(const struct read_event_view *events, const struct read_predication *by, const struct read_predication *act, struct read_codes *codes)
{
    read_event_doers(events, act, codes);
    if (codes->count == 0) {
        name_phrases(events, act, "by between", 2, codes);
    }
    if (codes->count == 0 && is_of_type(events->view, by, "ACCUSE") && is_of_type(events->view, act, "ASSAULT COERCE SANCTION MOBILIZE")) {
        return; /* "condemned the attack on X" blames its doers, whoever they are */
    }
    if (base_str_is(read_sense_at(events->view->senses, act->sense).mode, "release")) { /* those held are not those who are asked */
        name_phrases(events, act, "in", 2, codes);
        return;
    }
    if (codes->count == 0) {
        name_all(events, act, &act->themes, codes);
    }
    if (codes->count == 0) {
        name_phrases(events, act, "against on of to from with for", 1, codes);
    }
}

static void name_theme(const struct read_event_view *events, const struct read_predication *act, uint32_t token, struct read_codes *codes)
{
    const struct read_predication *deed = nominal_at(events->view, token);
    if (deed != NULL && deed != act) {
        name_act(events, act, deed, codes);
    } else {
        read_event_codes(events, act, token, codes);
    }
}

static void name_themes(const struct read_event_view *events, const struct read_predication *act, struct read_codes *codes)
{
    for (uint32_t i = 0; i < act->themes.count; i++) {
        bool unclear = is_of_type(events->view, act, "ASSAULT COERCE") && read_token(events->view, act->themes.items[i])->upos == LANG_PRON;
        if (!unclear) { /* "shot them": seldom the states that were named last */
            name_theme(events, act, act->themes.items[i], codes);
        }
    }
    name_all(events, act, &act->recipients, codes);
}

/* The side of a role word: "agent", "theme" or a preposition. */
static void name_role(const struct read_event_view *events, const struct read_predication *act, struct base_str role, struct read_codes *codes)
{
    if (base_str_is(role, "agent")) {
        read_event_doers(events, act, codes);
    } else if (base_str_is(role, "theme")) {
        name_themes(events, act, codes);
    } else {
        name_phrases(events, act, base_str_copy(events->view->scratch, role).data, 2, codes);
        name_all(events, act, &act->recipients, codes);
    }
}

static void remove_doubles(struct read_event *event)
{
    for (uint32_t i = 0; i < event->target.count;) {
        if (read_codes_has(&event->source, event->target.items[i])) {
            event->target.items[i] = event->target.items[--event->target.count];
        } else {
            i++;
        }
    }
}

/* "pledged to fight terrorism with Turkey": the partner stands in the clause below. */
static void name_partners_below(const struct read_event_view *events, const struct read_predication *act, struct read_codes *codes)
{
    const struct read_view *view = events->view;
    uint32_t index = (uint32_t)(act - view->predications.items);
    for (uint32_t i = index + 1; i < view->predications.count && i < index + BELOW_LIMIT; i++) {
        if (view->predications.items[i].control == index) {
            name_phrases(events, &view->predications.items[i], "with between alongside", 2, codes);
        }
    }
}

/* "three were killed in a clash with X": they whom the clash befell. */
static void name_victims(const struct read_event_view *events, const struct read_predication *act, struct read_codes *codes)
{
    const struct read_view *view = events->view;
    const struct read_predication *above = act->parent == READ_NONE || !act->nominal ? NULL : &view->predications.items[act->parent];
    if (above == NULL || above->nominal || !base_str_in(read_sense_at(view->senses, above->sense).kind, "killed injured hospitalised missing")) {
        return;
    }
    name_all(events, above, above->themes.count > 0 ? &above->themes : &above->agents, codes);
}

/* A state's bare code says nothing beside one with a role. */
static void remove_bare(struct read_codes *codes)
{
    for (uint32_t i = 0; i < codes->count;) {
        bool covered = false;
        for (uint32_t k = 0; k < codes->count; k++) {
            covered = covered || (codes->items[i].length == 3 && codes->items[k].length > 3 && base_str_equal(country_of(codes->items[k]), codes->items[i]));
        }
        if (covered) {
            codes->items[i] = codes->items[--codes->count];
        } else {
            i++;
        }
    }
}

static void name_both(const struct read_event_view *events, struct read_event *event)
{
    const struct read_predication *act = event->act;
    read_event_doers(events, act, &event->source);
    name_phrases(events, act, "with between among alongside", 2, &event->source);
    if (event->source.count < 2 && base_str_is(event->plover, "ASSAULT")) {
        name_victims(events, act, &event->source);
    }
    if (event->source.count == 1) {
        name_partners_below(events, act, &event->target);
        event->mutual = event->target.count == 0;
    }
    if (!event->mutual) {
        return;
    }
    if (event->source.count < 2 && !act->nominal) {
        name_themes(events, act, &event->source);
    }
}

static bool rejects_charge(const struct read_view *view, const struct read_predication *act)
{
    bool charge = base_str_is(act->lemma, "deny");
    for (uint32_t i = 0; i < act->themes.count; i++) {
        charge = charge || base_str_in(base_str_lower(view->scratch, read_token(view, act->themes.items[i])->lemma), "accusation allegation charge claim");
    }
    return charge;
}

/* "Kabul rejected the charge": the last one who accused that side, or whom it rebuffed before. */
static void name_accuser(const struct read_event_view *events, struct read_event *event)
{
    const struct read_view *view = events->view;
    for (uint32_t i = view->records->count, end = read_look_back(i); i-- > end;) {
        const struct read_record *record = view->records->items[i];
        bool accuse = base_str_is(read_text(record, READ_F_PLOVER), "ACCUSE"), reject = base_str_is(read_text(record, READ_F_PLOVER), "REJECT");
        if (record->type != READ_EVENT || record->article != view->article_number || (!accuse && !reject)) {
            continue;
        }
        const struct read_value *by = read_get(record, accuse ? READ_F_SOURCE_ACTORS : READ_F_TARGET_ACTORS);
        const struct read_value *on = read_get(record, accuse ? READ_F_TARGET_ACTORS : READ_F_SOURCE_ACTORS);
        struct read_codes accused = {0};
        for (uint32_t k = 0; on != NULL && k < on->as.texts.count; k++) {
            read_codes_push(&accused, on->as.texts.items[k]);
        }
        for (uint32_t k = 0; by != NULL && read_codes_meet(&accused, &event->source) && k < by->as.texts.count; k++) {
            read_codes_push(&event->target, by->as.texts.items[k]);
        }
        if (event->target.count > 0) {
            return;
        }
    }
    const struct know_parties *main = &view->know->main_parties;
    for (uint32_t i = 0; main->count == 2 && i < 2 && rejects_charge(view, event->act); i++) { /* whom else would it answer? */
        struct read_codes self = {0};
        read_codes_push(&self, main->codes[i]);
        if (read_codes_meet(&self, &event->source) && main->codes[1 - i].length == 3) {
            read_codes_push(&event->target, base_str_join(view->arena, main->codes[1 - i], "", BASE_STR("GOV")));
        }
    }
}

/* "the train hijacking by rebels", "the embassy bombing" */
static void name_compound(const struct read_event_view *events, const struct read_predication *act, struct read_codes *codes)
{
    const struct read_view *view = events->view;
    for (uint32_t child = read_token(view, act->token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        if (read_token(view, child)->relation == LANG_ARC_COMPOUND && read_token(view, child)->upos == LANG_NOUN && read_names_actor(view, child)) {
            read_event_codes(events, act, child, codes);
        }
    }
}

/* "fired rockets into northern Aland": land that is hit is no government. */
static void name_land(const struct read_event_view *events, struct read_event *event)
{
    struct read_codes codes = {0};
    name_phrases(events, event->act, "into", 1, &codes);
    for (uint32_t i = 0; i < codes.count; i++) {
        bool government = codes.items[i].length == 6 && base_str_ends(codes.items[i], "GOV");
        read_codes_push(&event->target, government ? (struct base_str){codes.items[i].data, 3} : codes.items[i]);
    }
    remove_doubles(event);
}

/* No words for the other side in their place: look where else they may stand. */
static void look_further(const struct read_event_view *events, struct read_event *event)
{
    const struct read_predication *act = event->act;
    if (event->target.count == 0 && base_str_is(event->plover, "ASSAULT")) {
        name_victims(events, act, &event->target);
        remove_doubles(event);
    }
    if (event->target.count == 0 && base_str_is(event->plover, "MOBILIZE")) {
        name_phrases(events, act, "into against", 1, &event->target); /* "advanced into Chadian territory" */
        remove_doubles(event);
    }
    if (event->target.count == 0) {
        name_phrases(events, act, base_str_is(event->plover, "ASSAULT") ? "against to on at over" : "against with to on at over", 1, &event->target);
        remove_doubles(event);
    }
    if (event->target.count == 0 && base_str_is(event->plover, "ASSAULT")) {
        name_land(events, event);
    }
    if (event->target.count == 0 && !base_str_is(event->plover, "MOBILIZE")) { /* what is moved is one's own */
        name_themes(events, act, &event->target);
        remove_doubles(event);
    }
    if (event->target.count == 0) {
        name_phrases(events, act, "of from for into by", 2, &event->target);
        remove_doubles(event);
    }
    if (event->target.count == 0) { /* "lifted a ban on the export of onions to Aland" */
        name_phrases(events, act, "against to", 2, &event->target);
        remove_doubles(event);
    }
    if (event->target.count == 0 && act->nominal) {
        name_compound(events, act, &event->target);
        remove_doubles(event);
    }
    if (event->target.count == 0 && base_str_is(event->plover, "REJECT")) {
        name_accuser(events, event);
    }
    if (event->target.count == 0 && base_str_in(event->plover, "ASSAULT SANCTION ACCUSE REQUEST MOBILIZE")) {
        name_place(events, event);
        remove_doubles(event);
    }
}

/* What is asked, refused or threatened tells the other side. */
static void name_by_content(const struct read_event_view *events, struct read_event *event)
{
    if (event->content == NULL || event->target.count > 0) {
        return;
    }
    if (base_str_in(event->plover, "REQUEST ACCUSE SUPPORT")) {
        name_act(events, event->act, event->content, &event->target);
    } else {
        name_themes(events, event->content, &event->target);
        bool attack = base_str_is(read_sense_at(events->view->senses, event->content->sense).plover, "ASSAULT"); /* "attack X with missiles" */
        name_phrases(events, event->content, attack ? "against on" : "to with against from on into", 1, &event->target);
    }
    remove_doubles(event);
}

/* "Seventeen people were arrested in Almaty": only the state does so; its police, courts or government are meant. */
static void name_implied_state(const struct read_event_view *events, struct read_event *event)
{
    struct base_str role = read_word(events->view->senses, "event_state_modes", event->mode, "role");
    if (event->source.count > 0 || role.length == 0 || event->act->nominal || !event->act->passive ||
        read_token(events->view, event->act->token)->relation == LANG_ARC_ACL) {
        return;
    }
    struct base_str place = read_place_home(events->view, event->act);
    place = place.length > 0 ? place : events->homes.article;
    if (place.length == 3) {
        read_codes_push(&event->source, base_str_join(events->view->arena, place, "", role));
    }
}

/* "Japan promised to lend Laos money": one side alone promises, the other is whom it is promised to. */
static void turn_promise(const struct read_event_view *events, struct read_event *event)
{
    if (event->source.count == 1 && event->content != NULL && base_str_in(event->plover, "AGREE CONCEDE")) {
        name_by_content(events, event);
        event->mutual = event->target.count == 0;
    }
}

/* "condemned the attack on X", "an inquiry into the blast at X": X is not the one who is blamed. */
static bool blames_deed(const struct read_view *view, const struct read_event *event)
{
    if (base_str_is(event->mode, "investigate")) {
        return true;
    }
    for (uint32_t i = 0; base_str_is(event->plover, "ACCUSE") && i < event->act->themes.count; i++) {
        const struct read_predication *deed = nominal_at(view, event->act->themes.items[i]);
        if (deed != NULL && is_of_type(view, deed, "ASSAULT COERCE SANCTION MOBILIZE")) {
            return true;
        }
    }
    return false;
}

/* "visited Jakarta": a place that is called on is the government that sits there. */
static void seat_hosts(const struct read_event_view *events, struct read_event *event)
{
    for (uint32_t i = 0; base_str_is(event->plover, "CONSULT") && i < event->target.count; i++) {
        if (event->target.items[i].length == 3) {
            event->target.items[i] = base_str_join(events->view->arena, event->target.items[i], "", BASE_STR("GOV"));
        }
    }
    remove_doubles(event);
}

/* "a clash with X", "fighting between A and B": a noun for a fight that names partners rather than a doer. */
static bool is_two_sided(const struct read_event *event)
{
    return event->act->nominal && event->act->agents.count == 0 && base_str_is(event->plover, "ASSAULT") && read_oblique(event->act, "with between") != NULL;
}

void read_event_sides(const struct read_event_view *events, struct read_event *event)
{
    struct base_str roles = event->sense.roles.length > 0 ? event->sense.roles : BASE_STR("agent>theme");
    int64_t arrow = base_str_find(roles, ">", 0);
    event->mutual = base_str_is(roles, "mutual") || is_two_sided(event);
    if (event->mutual) {
        name_both(events, event);
        turn_promise(events, event);
        return;
    }
    if (arrow <= 0) {
        return;
    }
    name_role(events, event->act, (struct base_str){roles.data, (uint32_t)arrow}, &event->source);
    if (event->source.count == 0 && base_str_is(event->plover, "MOBILIZE")) { /* "troops were deployed" */
        name_themes(events, event->act, &event->source);
    }
    name_role(events, event->act, base_str_slice(roles, (struct base_span){(uint32_t)arrow + 1, roles.length}), &event->target);
    name_implied_state(events, event);
    remove_doubles(event);
    name_by_content(events, event);
    if (!blames_deed(events->view, event)) {
        look_further(events, event);
    }
    seat_hosts(events, event);
    remove_bare(&event->source);
    remove_bare(&event->target);
}
