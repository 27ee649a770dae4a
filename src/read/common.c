/* Fields that most records share, filled from predications and mentions. */
#include "read/common.h"

#include "know/sector.h"
#include "lexicon/table.h"
#include "read/phrase.h"
#include "read/stance.h"

#include <math.h>

enum { REFERENT_LIMIT = 12 };

static const struct know_entity *entity_at(const struct read_view *view, uint32_t entity)
{
    return &view->know->entities.items[entity];
}

struct read_record *read_start(struct read_view *view, enum read_type type, uint32_t token, const char *rule)
{
    struct read_record *record = read_record_new(view->arena, type);
    record->article = view->article_number;
    read_set_text(view->arena, record, READ_F_RULE, base_str_from(rule));
    if (token != READ_NONE) {
        read_evidence(view, record, read_sentence_bytes(view, token));
    }
    return record;
}

void read_finish(struct read_view *view, struct read_record *record)
{
    *BASE_PUSH(view->arena, *view->records) = record;
}

void read_evidence(struct read_view *view, struct read_record *record, struct base_span clean)
{
    read_add_evidence(view->arena, record, view->article, view->source_bytes, clean);
}

/* ------------------------------------------------------------------ parties and people */

/* "the ministers of Aland, Borduria and Syldavia": the mention ends at the first state, the list goes on behind it. */
static void add_listed_states(const struct read_view *view, uint32_t token, struct know_parties *parties)
{
    uint32_t at = know_mention_at(view->know, token);
    if (at == KNOW_NONE || (view->know->mentions.items[at].kind != KNOW_ROLE && view->know->mentions.items[at].kind != KNOW_ORGANISATION) ||
        !view->know->mentions.items[at].plural) {
        return;
    }
    uint32_t next = view->know->mentions.items[at].end;
    while (next + 1 < view->text->tokens.count && (lang_is(view->text, next, ",") || lang_is(view->text, next, "and"))) {
        next += lang_is(view->text, next, ",") && lang_is(view->text, next + 1, "and") ? 2 : 1;
        uint32_t state = next < view->text->tokens.count ? know_mention_at(view->know, next) : KNOW_NONE;
        if (state == KNOW_NONE || view->know->mentions.items[state].kind != KNOW_STATE || view->know->mentions.items[state].possessive) {
            return;
        }
        know_entity_parties(view->know, view->know->mentions.items[state].entity, parties);
        next = view->know->mentions.items[state].end;
    }
}

/* "Tajik and Pakistani officials": nationalities one after the other before a plural. */
static void add_nationalities(const struct read_view *view, uint32_t token, struct know_parties *parties)
{
    uint32_t first = view->text->sentences.items[read_token(view, token)->sentence].first, at = token;
    if (read_token(view, token)->xpos != LANG_XPOS_NNS) {
        return;
    }
    while (at > first) {
        uint32_t mention = know_mention_at(view->know, at - 1);
        bool nationality = mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_NATIONALITY;
        bool joint = read_token(view, at - 1)->upos == LANG_CCONJ || lang_is(view->text, at - 1, ",");
        if (nationality && view->know->mentions.items[mention].entity != KNOW_NONE) {
            know_entity_parties(view->know, view->know->mentions.items[mention].entity, parties);
        } else if (!joint || (know_mention_at(view->know, at) == KNOW_NONE && read_token(view, at)->upos != LANG_CCONJ)) {
            return; /* only what stands right before the noun or another nationality */
        }
        at--;
    }
}

void read_parties_at(const struct read_view *view, uint32_t token, struct know_parties *parties)
{
    uint32_t found[REFERENT_LIMIT];
    uint32_t count = know_referents(view->know, token, found, REFERENT_LIMIT);
    for (uint32_t i = 0; i < count; i++) {
        know_entity_parties(view->know, found[i], parties);
    }
    add_listed_states(view, token, parties);
    add_nationalities(view, token, parties);
}

/* "the government of Aland", "a delegation from Aland", "Aland's delegation": the party stands in the phrase. */
static void parties_below(const struct read_view *view, uint32_t token, struct know_parties *parties)
{
    uint32_t before = parties->count;
    read_parties_at(view, token, parties);
    if (parties->count > before) {
        return;
    }
    for (uint32_t child = view->text->tokens.items[token].first_child; child != LANG_NONE;
         child = view->text->tokens.items[child].next_sibling) {
        uint8_t relation = view->text->tokens.items[child].relation;
        bool modifier = relation == LANG_ARC_NMOD_POSS || relation == LANG_ARC_AMOD || relation == LANG_ARC_COMPOUND || relation == LANG_ARC_APPOS;
        bool phrase = relation == LANG_ARC_NMOD && base_str_in(read_preposition(view, child), "of from between");
        struct read_tokens heads = {0};
        if (modifier || phrase) { /* "Tajik and Pakistani officials" */
            read_push_conjuncts(view, &heads, child);
        }
        for (uint32_t i = 0; i < heads.count; i++) {
            read_parties_at(view, heads.items[i], parties);
        }
    }
}

static void parties_of_tokens(const struct read_view *view, const struct read_tokens *tokens, struct know_parties *parties)
{
    for (uint32_t i = 0; i < tokens->count; i++) {
        parties_below(view, tokens->items[i], parties);
    }
}

static bool is_time(const struct read_view *view, uint32_t token)
{
    uint32_t mention = know_mention_at(view->know, token);
    return mention != KNOW_NONE && (view->know->mentions.items[mention].kind == KNOW_DATE || view->know->mentions.items[mention].kind == KNOW_AMOUNT);
}

void read_parties_of(const struct read_view *view, const struct read_predication *act, bool themes, struct know_parties *parties)
{
    parties_of_tokens(view, &act->agents, parties);
    parties_of_tokens(view, &act->recipients, parties);
    if (themes) {
        parties_of_tokens(view, &act->themes, parties);
    }
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        bool partner = base_str_in(phrase->preposition, "with between among alongside") ||
                       base_str_in(base_str_trim(phrase->preposition), "along-with") || base_str_is(phrase->preposition, "along with") ||
                       base_str_is(phrase->preposition, "together with");
        if (partner && phrase->depth <= 2 && !is_time(view, phrase->head)) {
            struct read_tokens heads = {0};
            read_push_conjuncts(view, &heads, phrase->head);
            parties_of_tokens(view, &heads, parties);
        }
    }
}

void read_set_parties(struct read_view *view, struct read_record *record, const struct know_parties *parties)
{
    for (uint32_t i = 0; i < parties->count; i++) {
        read_add_text(view->arena, record, READ_F_PARTIES, parties->codes[i]);
    }
}

/* The office a person is shown with: what the first mention prints, ranks only where there is nothing else. */
static struct base_str office_of(const struct read_view *view, uint32_t person, struct base_str *country)
{
    struct base_str title = {0}, rank = {0};
    uint32_t first = KNOW_NONE;
    for (uint32_t i = 0; i < view->know->offices.count; i++) {
        const struct know_office *office = &view->know->offices.items[i];
        if (office->person != person) {
            continue;
        }
        *country = office->country.length > 0 ? office->country : *country;
        if (office->is_rank) {
            rank = rank.length == 0 ? office->title : rank;
        } else if (title.length == 0 || office->mention == first) { /* "Deputy Prime Minister and Foreign Minister Norell" */
            title = title.length == 0 ? office->title : base_str_join(view->arena, title, " and ", office->title);
            first = office->mention;
        }
    }
    return title.length > 0 ? title : rank;
}

void read_add_people(struct read_view *view, struct read_record *record, uint32_t token, const char *as)
{
    uint32_t found[REFERENT_LIMIT];
    uint32_t count = know_referents(view->know, token, found, REFERENT_LIMIT);
    for (uint32_t i = 0; i < count; i++) {
        const struct know_entity *entity = entity_at(view, found[i]);
        if (entity->kind != KNOW_PERSON) {
            continue;
        }
        struct base_str country = entity->code;
        struct base_str office = office_of(view, found[i], &country);
        read_add_actor(view->arena, record, (struct read_actor){.name = entity->name, .office = office, .country = country, .as = base_str_from(as)});
    }
}

void read_add_agents(struct read_view *view, struct read_record *record, uint32_t token)
{
    uint32_t found[REFERENT_LIMIT];
    uint32_t count = know_referents(view->know, token, found, REFERENT_LIMIT);
    for (uint32_t i = 0; i < count; i++) {
        const struct know_entity *entity = entity_at(view, found[i]);
        if (entity->kind == KNOW_ORGANISATION) {
            read_add_agent(view->arena, record, (struct read_agent){.name = entity->name, .kind = entity->type, .country = entity->code});
        }
    }
}

static enum know_level higher(enum know_level a, enum know_level b)
{
    if (a == KNOW_LEVEL_NONE || b == KNOW_LEVEL_NONE) {
        return a == KNOW_LEVEL_NONE ? b : a;
    }
    return a < b ? a : b;
}

static enum know_level level_at(const struct read_view *view, uint32_t token)
{
    uint32_t found[REFERENT_LIMIT];
    uint32_t count = know_referents(view->know, token, found, REFERENT_LIMIT);
    enum know_level level = KNOW_LEVEL_NONE;
    for (uint32_t i = 0; i < count; i++) {
        level = higher(level, entity_at(view, found[i])->level);
    }
    return level;
}

enum know_level read_level_of(const struct read_view *view, const struct read_predication *act)
{
    enum know_level level = KNOW_LEVEL_NONE;
    for (uint32_t i = 0; i < act->agents.count; i++) {
        level = higher(level, level_at(view, act->agents.items[i]));
    }
    for (uint32_t i = 0; i < act->themes.count; i++) {
        level = higher(level, level_at(view, act->themes.items[i]));
    }
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        if (base_str_in(act->obliques.items[i].preposition, "with between of by")) {
            level = higher(level, level_at(view, act->obliques.items[i].head));
        }
    }
    return level;
}

struct base_str read_level_word(enum know_level level)
{
    switch (level) {
    case KNOW_LEVEL_HEAD: return BASE_STR("head of state or government");
    case KNOW_LEVEL_MINISTER: return BASE_STR("minister");
    case KNOW_LEVEL_OFFICIAL: return BASE_STR("official");
    case KNOW_LEVEL_MILITARY: return BASE_STR("military");
    case KNOW_LEVEL_BUSINESS: return BASE_STR("business");
    case KNOW_LEVEL_NONE: break;
    }
    return (struct base_str){0};
}

struct base_str read_speaker_name(const struct read_view *view, uint32_t token)
{
    uint32_t found[REFERENT_LIMIT];
    if (token == READ_NONE || know_referents(view->know, token, found, REFERENT_LIMIT) == 0) {
        return (struct base_str){0};
    }
    const struct know_entity *entity = entity_at(view, found[0]);
    return entity->kind == KNOW_PERSON || entity->kind == KNOW_ORGANISATION ? entity->name : (struct base_str){0};
}

void read_fill_stance(struct read_view *view, struct read_record *record, const struct read_stance *stance)
{
    read_set_text(view->arena, record, READ_F_STANCE, base_str_from(read_stance_word(stance->kind)));
    read_set_text(view->arena, record, READ_F_SAID_BY, read_speaker_name(view, stance->speaker));
}

/* ------------------------------------------------------------------ time */

struct read_date read_date_from(const struct know_date *date)
{
    return (struct read_date){.from = date->from, .to = date->to, .precision = (uint8_t)date->precision, .said = date->said};
}

static bool is_argument(const struct read_predication *act, uint32_t token)
{
    for (uint32_t i = 0; i < act->themes.count; i++) {
        if (act->themes.items[i] == token) {
            return true;
        }
    }
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        if (act->obliques.items[i].head == token && act->obliques.items[i].depth <= 3) {
            return true;
        }
    }
    return false;
}

/* How closely a date belongs to an act: its own 4, its object's 3, the governing verb's 2, none 0. */
static int closeness(const struct read_view *view, const struct read_predication *act, const struct know_mention *mention)
{
    uint32_t owner = read_owner(view, mention->head);
    if (owner == READ_NONE || base_str_is(read_preposition(view, mention->head), "instead of")) {
        return 0;
    }
    const struct read_predication *other = &view->predications.items[owner];
    if (other == act || other->token == act->verb) {
        return 4;
    }
    if (other->nominal && is_argument(act, other->token)) {
        struct base_str record = read_sense_at(view->senses, other->sense).record;
        bool another_day = base_str_in(read_preposition(view, other->token), "after before since following"); /* "left after the session held on 3 May" */
        bool ahead = another_day || (other->stance.kind == READ_PLANNED && act->stance.kind == READ_FACT); /* "prepared the session to be held on 3 May" */
        return !base_str_in(record, "meeting instrument") ? 3 : ahead && base_str_is(record, "meeting") ? 0 : 1; /* a gathering has a day of its own */
    }
    if (act->control != READ_NONE && act->control == owner) {
        return 2;
    }
    uint32_t above = act->nominal ? act->parent : READ_NONE; /* "signed on Thursday at the end of the session" */
    for (uint32_t steps = 0; above != READ_NONE && steps < 3; steps++) {
        if (above == owner || view->predications.items[above].token == other->verb) {
            return 2;
        }
        above = view->predications.items[above].nominal ? view->predications.items[above].parent : READ_NONE;
    }
    return 0;
}

/* "met on Thursday and signed a pact": a verb joined to another one, of the same subject, shares its day. */
static const struct read_predication *joined_to(const struct read_view *view, const struct read_predication *act)
{
    const struct lang_token *verb = &view->text->tokens.items[act->verb];
    uint32_t above = verb->relation == LANG_ARC_CONJ && verb->head != LANG_NONE ? view->predication_of[verb->head] : READ_NONE;
    bool own_subject = lang_child(view->text, act->verb, LANG_ARC_NSUBJ) != LANG_NONE || lang_child(view->text, act->verb, LANG_ARC_NSUBJ_PASS) != LANG_NONE;
    bool verbs = above != READ_NONE && !view->predications.items[above].nominal && (!act->nominal || act->light);
    return verbs && !own_subject ? &view->predications.items[above] : NULL;
}

static bool is_verb_at(const struct read_view *view, uint32_t token)
{
    uint32_t index = view->predication_of[token];
    return index != READ_NONE && !view->predications.items[index].nominal;
}

/* "to sign the Protocol on ... by May": the only deadline behind the act, with no verb between, wherever a long object let it hang. */
static const struct know_date *deadline_behind(const struct read_view *view, const struct read_predication *act)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[view->text->tokens.items[act->token].sentence];
    const struct know_date *found = NULL;
    for (uint32_t token = act->token + 1; token < sentence->end; token++) {
        uint32_t at = know_mention_at(view->know, token);
        if (is_verb_at(view, token) && found == NULL) {
            return NULL;
        }
        if (at != KNOW_NONE && view->know->mentions.items[at].kind == KNOW_DATE && view->know->mentions.items[at].first == token) {
            const struct know_date *date = &view->know->dates.items[view->know->mentions.items[at].value];
            if (date->is_deadline && found != NULL) {
                return NULL;
            }
            found = date->is_deadline ? date : found;
        }
    }
    return found;
}

/* "last week, on May 15": the day right behind the week that holds it. */
static bool is_closer_day(const struct know_date *date, const struct know_date *before, uint32_t tokens_between)
{
    bool known = before != NULL && before->from != KNOW_NO_DAY && before->to != KNOW_NO_DAY && date->from != KNOW_NO_DAY && date->to != KNOW_NO_DAY;
    return known && tokens_between <= 2 && date->from >= before->from && date->to <= before->to && date->to - date->from < before->to - before->from;
}

static const struct know_date *date_of(const struct read_view *view, const struct read_predication *act, bool deadline)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[view->text->tokens.items[act->token].sentence];
    const struct know_date *best = NULL;
    uint32_t best_end = 0;
    int nearest = 0;
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        uint32_t at = know_mention_at(view->know, token);
        if (at == KNOW_NONE || view->know->mentions.items[at].kind != KNOW_DATE) {
            continue;
        }
        const struct know_mention *mention = &view->know->mentions.items[at];
        const struct know_date *date = &view->know->dates.items[mention->value];
        int close = date->is_deadline == deadline && !date->is_since ? closeness(view, act, mention) : 0;
        if (close > nearest || (date->is_deadline == deadline && is_closer_day(date, best, mention->first - best_end))) {
            nearest = close > nearest ? close : nearest;
            best = date;
            best_end = mention->end;
        }
        token = mention->end - 1;
    }
    if (best == NULL && deadline && !act->nominal) {
        return deadline_behind(view, act);
    }
    const struct read_predication *first = best == NULL && !deadline ? joined_to(view, act) : NULL;
    bool same_time = first != NULL && first->stance.future == act->stance.future && first->stance.kind == act->stance.kind;
    return same_time ? date_of(view, first, false) : best;
}

void read_fill_date(struct read_view *view, struct read_record *record, const struct read_predication *act)
{
    const struct know_date *date = date_of(view, act, false);
    if (date != NULL) {
        read_set_date(view->arena, record, READ_F_DATE, read_date_from(date));
    }
}

const struct know_date *read_date_of(const struct read_view *view, const struct read_predication *act)
{
    return date_of(view, act, false);
}

const struct know_date *read_deadline(const struct read_view *view, const struct read_predication *act)
{
    return date_of(view, act, true);
}

/* ------------------------------------------------------------------ place */

static bool set_place_at(struct read_view *view, struct read_record *record, uint32_t token)
{
    uint32_t at = know_mention_at(view->know, token);
    if (at == KNOW_NONE || view->know->mentions.items[at].entity == KNOW_NONE) {
        return false;
    }
    const struct know_entity *entity = entity_at(view, view->know->mentions.items[at].entity);
    if (entity->kind != KNOW_PLACE && entity->kind != KNOW_STATE) {
        return false;
    }
    if (record->type == READ_MEETING && entity->kind == KNOW_PLACE && entity->code.length == 0) {
        return false; /* "at a critical time in the Middle East": a region of many states is nobody's venue */
    }
    read_set_place(view->arena, record, READ_F_PLACE, (struct read_place){.name = entity->name, .country = entity->code});
    return true;
}

void read_place_country(const struct read_view *view, struct base_str words, struct base_str *name, struct base_str *country)
{
    const struct lexicon_table *places = lexicon_table_named("places");
    uint32_t row = places == NULL ? LEXICON_NONE : lexicon_find(places, words);
    *name = words;
    *country = (struct base_str){0};
    if (row != LEXICON_NONE) {
        *name = lexicon_cell(places, row, 0);
        *country = lexicon_cell(places, row, lexicon_column(places, "country"));
    } else {
        know_country_from_words(view->tables, words, country, name);
    }
}

/* "here" means the dateline's place; without a dateline it means nothing. */
static void place_from_here(struct read_view *view, struct read_record *record, const struct read_predication *act)
{
    if (read_has_child(view, act->token, LANG_ARC_ADVMOD, "here") || read_has_child(view, act->verb, LANG_ARC_ADVMOD, "here")) {
        struct base_str code = {0}, name = {0};
        read_place_country(view, view->article->dateline.value, &name, &code);
        read_set_place(view->arena, record, READ_F_PLACE, (struct read_place){.name = name, .country = code});
    }
}

/* "killed in a clash with troops in Aland": the place right behind all that hangs on the noun, whatever it hangs on itself. */
static bool place_behind(struct read_view *view, struct read_record *record, const struct read_predication *act)
{
    uint32_t behind = lang_subtree(view->text, act->token).end;
    bool here = act->nominal && behind < view->text->sentences.items[read_token(view, act->token)->sentence].end;
    uint32_t head = here && (lang_is(view->text, behind, "in") || lang_is(view->text, behind, "at")) ? read_token(view, behind)->head : LANG_NONE;
    return head != LANG_NONE && head > behind && set_place_at(view, record, head);
}

void read_fill_place(struct read_view *view, struct read_record *record, const struct read_predication *act)
{
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        if (base_str_in(act->obliques.items[i].preposition, "in at") && act->obliques.items[i].depth <= 3 &&
            set_place_at(view, record, act->obliques.items[i].head)) {
            return;
        }
    }
    if (!place_behind(view, record, act)) {
        place_from_here(view, record, act);
    }
}

void read_fill_sectors(struct read_view *view, struct read_record *record, struct base_span tokens)
{
    struct know_sectors sectors = {0};
    know_sectors(view->tables, view->text, tokens, &sectors);
    for (uint32_t i = 0; i < sectors.count; i++) {
        read_add_text(view->arena, record, READ_F_SECTORS, sectors.names[i]);
    }
    for (uint32_t token = tokens.start; read_get(record, READ_F_SECTORS) == NULL && token < tokens.end; token++) {
        if (base_str_in(base_str_lower(view->scratch, view->text->tokens.items[token].lemma), "relation tie relationship")) {
            read_add_text(view->arena, record, READ_F_SECTORS, BASE_STR("politics and diplomacy")); /* "strengthen our relations": no field is told */
        }
    }
}
