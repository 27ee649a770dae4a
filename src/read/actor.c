/*
 * Actor codes: the state first, then the role, from mentions, offices and the words for kinds of people.
 *
 * A phrase tells its actor at its head ("soldiers"), beside it ("Turkish", "opposition", "Al-Shabaab"), or only in a
 * phrase of it ("thousands of farmers", "the spokesman for the rebels", "the governor's office").
 */
#include "read/actor.h"

#include "lexicon/table.h"
#include "read/actor_entity.h"
#include "read/phrase.h"

enum { REFERENT_LIMIT = 6, DEPTH_LIMIT = 4, STATE_LIMIT = 6 };

struct naming {
    const struct read_view *view;
    const struct read_homes *homes;
    struct base_str place;
    struct read_codes *codes;
};

struct states {
    struct base_str items[STATE_LIMIT];
    uint32_t count;
};

void read_codes_push(struct read_codes *codes, struct base_str code)
{
    for (uint32_t i = 0; i < codes->count; i++) {
        if (base_str_equal(codes->items[i], code)) {
            return;
        }
    }
    if (code.length > 0 && codes->count < READ_CODE_LIMIT) {
        codes->items[codes->count++] = code;
    }
}

static const struct know_entity *entity_of(const struct read_view *view, uint32_t token)
{
    uint32_t mention = know_mention_at(view->know, token);
    uint32_t entity = mention == KNOW_NONE ? KNOW_NONE : view->know->mentions.items[mention].entity;
    return entity == KNOW_NONE ? NULL : &view->know->entities.items[entity];
}

/* ------------------------------------------------------------------ where actors are at home */

static uint32_t mentions_of_code(const struct read_view *view, struct base_str code, bool armed)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < view->know->mentions.count; i++) {
        uint32_t at = view->know->mentions.items[i].entity;
        const struct know_entity *entity = at == KNOW_NONE ? NULL : &view->know->entities.items[at];
        count += entity != NULL && base_str_equal(entity->code, code) && (!armed || base_str_is(entity->type, "armed group"));
    }
    return count;
}

enum { HOME_ENTITIES = 300 }; /* each is counted through the whole article */

/* The state that most mentions of the article belong to; with `armed` most mentions of armed groups. */
static struct base_str most_named(const struct read_view *view, bool armed)
{
    struct base_str best = {0};
    uint32_t most = 0;
    for (uint32_t i = 0; i < view->know->entities.count && i < HOME_ENTITIES; i++) {
        const struct know_entity *entity = &view->know->entities.items[i];
        if (entity->code.length != 3 || entity->kind == KNOW_BLOC || base_str_equal(entity->code, best) ||
            (armed && !base_str_is(entity->type, "armed group"))) {
            continue;
        }
        uint32_t count = mentions_of_code(view, entity->code, armed);
        if (count > most) {
            most = count;
            best = entity->code;
        }
    }
    return best;
}

void read_find_homes(const struct read_view *view, struct read_homes *homes)
{
    struct base_str name = {0}, code = {0};
    if (view->article->dateline.value.length > 0) {
        read_place_country(view, view->article->dateline.value, &name, &code);
    }
    homes->article = code.length > 0 ? code : most_named(view, false);
    homes->rebels = most_named(view, true);
}

static struct base_str place_code(const struct read_view *view, uint32_t token)
{
    const struct know_entity *entity = entity_of(view, token);
    bool place = entity != NULL && (entity->kind == KNOW_PLACE || entity->kind == KNOW_STATE) && entity->code.length == 3;
    return place ? entity->code : (struct base_str){0};
}

struct base_str read_place_home(const struct read_view *view, const struct read_predication *act)
{
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        struct base_str code = place_code(view, act->obliques.items[i].head);
        if (code.length > 0 && base_str_in(act->obliques.items[i].preposition, "in at near outside around on through across inside off")) {
            return code;
        }
    }
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, act->token)->sentence];
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        struct base_str code = place_code(view, token);
        if (code.length > 0 && base_str_in(read_preposition(view, token), "in at near outside around across inside off")) {
            return code;
        }
    }
    return (struct base_str){0};
}

static struct base_str home_of_role(const struct naming *naming, struct base_str role)
{
    if (naming->place.length > 0) {
        return naming->place;
    }
    return base_str_in(role, "REB SEP INS") && naming->homes->rebels.length > 0 ? naming->homes->rebels : naming->homes->article;
}

/* ------------------------------------------------------------------ the states beside a noun */

static void add_state(struct states *states, struct base_str code)
{
    for (uint32_t i = 0; i < states->count; i++) {
        if (base_str_equal(states->items[i], code)) {
            return;
        }
    }
    if (code.length == 3 && states->count < STATE_LIMIT) {
        states->items[states->count++] = code;
    }
}

static void states_at(const struct read_view *view, uint32_t token, struct states *states, uint32_t depth)
{
    const struct know_entity *entity = entity_of(view, token);
    if (entity != NULL && entity->kind != KNOW_BLOC) {
        add_state(states, entity->code);
    }
    for (uint32_t child = read_token(view, token)->first_child; child != LANG_NONE && depth < DEPTH_LIMIT; child = read_token(view, child)->next_sibling) {
        if (read_token(view, child)->relation == LANG_ARC_CONJ) {
            states_at(view, child, states, depth + 1);
        }
    }
}

static bool is_beside(uint8_t relation)
{
    return relation == LANG_ARC_AMOD || relation == LANG_ARC_COMPOUND || relation == LANG_ARC_NMOD_POSS || relation == LANG_ARC_FLAT;
}

/* "militants based in Aland", "rebels present on Bordurian soil": where a clause behind the noun has them at home. */
static void states_of_clause(const struct read_view *view, uint32_t clause, struct states *states)
{
    for (uint32_t child = read_token(view, clause)->first_child; child != LANG_NONE && states->count == 0; child = read_token(view, child)->next_sibling) {
        bool phrase = read_token(view, child)->relation == LANG_ARC_OBL && base_str_in(read_preposition(view, child), "in on from");
        if (!phrase) {
            continue;
        }
        add_state(states, place_code(view, child));
        bool land = base_str_in(read_lemma(view, child), "soil territory land");
        for (uint32_t word = read_token(view, child)->first_child; word != LANG_NONE && land; word = read_token(view, word)->next_sibling) {
            if (is_beside(read_token(view, word)->relation)) {
                states_at(view, word, states, 0);
            }
        }
    }
}

/* "Turkish and Azerbaijani troops", "Aland's troops", then "envoys of Aland and Borduria", "farmers in Aland". */
static void states_beside(const struct read_view *view, uint32_t noun, struct states *states)
{
    uint32_t own = know_mention_at(view->know, noun);
    for (uint32_t child = read_token(view, noun)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        bool of_title = own != KNOW_NONE && know_mention_at(view->know, child) == own && read_token(view, child)->relation == LANG_ARC_AMOD;
        if (is_beside(read_token(view, child)->relation) && !of_title) { /* "foreign" of "foreign ministers of Aland" is no state */
            states_at(view, child, states, 0);
        }
    }
    for (uint32_t child = read_token(view, noun)->first_child; child != LANG_NONE && states->count == 0; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        bool phrase = relation == LANG_ARC_NMOD && !base_str_in(read_preposition(view, child), "by ahead before after with against during");
        if ((phrase && read_token(view, child)->upos == LANG_PROPN) || relation == LANG_ARC_NMOD_UNMARKED || relation == LANG_ARC_APPOS) {
            states_at(view, child, states, 0);
        }
    }
    uint32_t clause = states->count == 0 ? lang_child(view->text, noun, LANG_ARC_ACL) : LANG_NONE;
    if (clause != LANG_NONE && base_str_in(read_lemma(view, clause), "base operate present live hide hole shelter")) {
        states_of_clause(view, clause, states);
    }
}

/* ------------------------------------------------------------------ roles of nouns */

struct noun_role {
    struct base_str role;
    bool known, weak;
};

static struct noun_role look_up_noun(struct base_str lemma)
{
    static const char *const TABLES[] = {"actor_nouns", "actor_things"};
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        const struct lexicon_table *table = lexicon_table_named(TABLES[i]);
        uint32_t row = table == NULL ? LEXICON_NONE : lexicon_find(table, lemma);
        if (row != LEXICON_NONE) {
            return (struct noun_role){lexicon_cell(table, row, 1), true, lexicon_cell(table, row, 2).length > 0};
        }
    }
    return (struct noun_role){0};
}

bool read_names_actor(const struct read_view *view, uint32_t token)
{
    return look_up_noun(read_lemma(view, token)).known;
}

/* "army officer", "opposition lawmakers", "former minister": what a word beside the noun makes of its role. */
static void modify_role(const struct read_view *view, uint32_t noun, struct noun_role *found)
{
    for (uint32_t child = read_token(view, noun)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        if (relation != LANG_ARC_AMOD && relation != LANG_ARC_COMPOUND) {
            continue;
        }
        struct base_str word = read_lemma(view, child);
        struct noun_role pair = look_up_noun(base_str_join(view->scratch, word, " ", read_lemma(view, noun)));
        if (pair.known) { /* "aid worker", "central bank" */
            *found = pair;
            return;
        }
        struct base_str role = read_word(view->senses, "actor_modifiers", word, "role");
        bool over = role.length > 0 && read_word(view->senses, "actor_modifiers", word, "over").length > 0;
        role = role.length == 0 && found->weak ? look_up_noun(word).role : role;
        if (role.length > 0 && (over || found->weak || base_str_is(found->role, "CVL"))) {
            *found = (struct noun_role){.role = role, .known = true};
            return;
        }
    }
}

/* ------------------------------------------------------------------ the phrase */

static void name_phrase(const struct naming *naming, uint32_t token, uint32_t depth);

static void name_conjuncts(const struct naming *naming, uint32_t token, uint32_t depth)
{
    struct read_tokens heads = {0};
    read_push_conjuncts(naming->view, &heads, token);
    for (uint32_t i = 0; i < heads.count; i++) {
        name_phrase(naming, heads.items[i], depth);
    }
}

/* Those whom the phrase's own phrases name: "thousands of farmers", "spokesman for the rebels", "the army's base". */
static bool name_inner(const struct naming *naming, uint32_t token, const char *prepositions, bool owners, uint32_t depth)
{
    const struct read_view *view = naming->view;
    uint32_t before = naming->codes->count;
    for (uint32_t child = read_token(view, token)->first_child; child != LANG_NONE && depth < DEPTH_LIMIT; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        if ((relation == LANG_ARC_NMOD && base_str_in(read_preposition(view, child), prepositions)) ||
            (owners && (relation == LANG_ARC_NMOD_POSS || relation == LANG_ARC_COMPOUND))) {
            name_conjuncts(naming, child, depth + 1);
        }
    }
    return naming->codes->count > before;
}

/* A known organisation before a noun for people: "Al-Shabaab militants", "a Hezbollah convoy", "Shell workers". */
static bool name_group_beside(const struct naming *naming, uint32_t noun)
{
    const struct read_view *view = naming->view;
    for (uint32_t child = read_token(view, noun)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        const struct know_entity *entity = entity_of(view, child);
        if (is_beside(read_token(view, child)->relation) && entity != NULL && entity->kind == KNOW_ORGANISATION && base_str_is(entity->type, "armed group")) {
            read_entity_code(view, (uint32_t)(entity - view->know->entities.items), naming->homes->article, naming->codes);
            return true;
        }
    }
    return false;
}

/* "Israel, whose troops": the name right before the pronoun owns them. */
static void states_before_whose(const struct read_view *view, uint32_t noun, struct states *states)
{
    uint32_t first = view->text->sentences.items[read_token(view, noun)->sentence].first;
    uint32_t whose = noun > first && lang_is(view->text, noun - 1, "whose") ? noun - 1 : LANG_NONE;
    if (whose == LANG_NONE || whose < first + 2) {
        return;
    }
    const struct know_entity *owner = entity_of(view, lang_is(view->text, whose - 1, ",") ? whose - 2 : whose - 1);
    if (owner != NULL && (owner->kind == KNOW_STATE || owner->kind == KNOW_PLACE)) {
        add_state(states, owner->code);
    }
}

static void name_role_noun(const struct naming *naming, uint32_t token, struct base_str role)
{
    struct states states = {0};
    states_beside(naming->view, token, &states);
    states_before_whose(naming->view, token, &states);
    const struct know_entity *entity = entity_of(naming->view, token);
    if (entity != NULL && entity->kind == KNOW_ROLE) {
        add_state(&states, entity->code);
        for (uint32_t i = 0; i < entity->code_count; i++) {
            add_state(&states, entity->codes[i]);
        }
    }
    const struct lang_token *word = read_token(naming->view, token);
    if (states.count == 0 && word->relation == LANG_ARC_CONJ && base_str_in(role, "REB SEP OPP")) { /* "Chad and the rebels" */
        const struct know_entity *before = entity_of(naming->view, word->head);
        add_state(&states, before == NULL ? (struct base_str){0} : before->code);
    }
    for (uint32_t i = 0; i < states.count; i++) {
        read_codes_push(naming->codes, read_code_join(naming->view, states.items[i], role));
    }
    if (states.count == 0) {
        bool peace = base_str_is(role, "PKO");
        read_codes_push(naming->codes, peace ? BASE_STR("IGOPKO") : read_code_join(naming->view, home_of_role(naming, role), role));
    }
}

static bool name_referents(const struct naming *naming, uint32_t token)
{
    uint32_t found[REFERENT_LIMIT];
    uint32_t count = know_referents(naming->view->know, token, found, REFERENT_LIMIT);
    uint32_t before = naming->codes->count;
    struct base_str home = naming->place.length > 0 ? naming->place : naming->homes->article;
    for (uint32_t i = 0; i < count; i++) {
        read_entity_code(naming->view, found[i], home, naming->codes);
    }
    return naming->codes->count > before;
}

/* A noun that stands for somebody or something named elsewhere ("the president", "both sides") has their codes. */
static bool stands_for_others(const struct read_view *view, uint32_t token, const struct know_entity *entity)
{
    uint32_t found[REFERENT_LIMIT];
    struct states states = {0};
    if (entity != NULL && entity->kind != KNOW_ROLE) {
        return false;
    }
    uint32_t count = know_referents(view->know, token, found, REFERENT_LIMIT);
    if (count > 0 && entity == NULL) {
        states_beside(view, token, &states);
    }
    if (count == 0 || states.count > 0 || &view->know->entities.items[found[0]] == entity) {
        return false;
    }
    return entity == NULL || count > 1 || view->know->entities.items[found[0]].kind == KNOW_PERSON;
}

static void name_thing(const struct naming *naming, uint32_t token, uint32_t depth)
{
    struct states states = {0};
    if (name_inner(naming, token, "of from among with between", true, depth)) {
        return;
    }
    states_beside(naming->view, token, &states);
    bool people = read_word_is(naming->view, token, BASE_STR("people"));
    struct base_str role = people ? BASE_STR("CVL") : (struct base_str){0};
    for (uint32_t i = 0; i < states.count; i++) {
        read_codes_push(naming->codes, read_code_join(naming->view, states.items[i], role));
    }
    if (people && states.count == 0) {
        read_codes_push(naming->codes, read_code_join(naming->view, home_of_role(naming, role), role));
    }
}

/* "dozens of rockets": a word of number before things is no people. */
static bool counts_things(const struct read_view *view, uint32_t token)
{
    uint32_t counted = base_str_in(read_lemma(view, token), "dozen hundred score ten thousand") ? lang_child(view->text, token, LANG_ARC_NMOD) : LANG_NONE;
    return counted != LANG_NONE && base_str_is(read_preposition(view, counted), "of") && read_word_is(view, counted, BASE_STR("weapon"));
}

static void name_phrase(const struct naming *naming, uint32_t token, uint32_t depth)
{
    const struct read_view *view = naming->view;
    const struct know_entity *entity = entity_of(view, token);
    if (entity != NULL && entity->kind == KNOW_NATIONALITY && read_token(view, token)->xpos == LANG_XPOS_NNPS) { /* "two Egyptians" */
        read_codes_push(naming->codes, read_code_join(view, entity->code, BASE_STR("CVL")));
        return;
    }
    bool named = entity != NULL && entity->kind != KNOW_ROLE && entity->kind != KNOW_NATIONALITY && entity->kind != KNOW_STATE;
    struct noun_role found = named || read_token(view, token)->upos == LANG_PRON ? (struct noun_role){0} : look_up_noun(read_lemma(view, token));
    if (!found.known && entity != NULL && entity->kind == KNOW_ROLE) { /* "Envoys", whose capital hides its lemma */
        found = look_up_noun(entity->name);
    }
    if (found.known && counts_things(view, token)) {
        found = (struct noun_role){0};
    }
    if (found.known && !stands_for_others(view, token, entity)) {
        modify_role(view, token, &found);
        if (name_group_beside(naming, token) || (found.weak && name_inner(naming, token, "of for", found.role.length == 0, depth))) {
            return;
        }
        if (found.role.length > 0) {
            name_role_noun(naming, token, found.role);
            return;
        }
    }
    if (!name_referents(naming, token) && !named && read_token(view, token)->upos != LANG_PRON) {
        name_thing(naming, token, depth);
    }
}

void read_actor_codes(const struct read_view *view, uint32_t token, const struct read_homes *homes, struct base_str place, struct read_codes *codes)
{
    const struct naming naming = {view, homes, place, codes};
    name_phrase(&naming, token, 0);
}
