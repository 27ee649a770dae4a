/* Actor codes: the state first, then the role, from mentions, offices and the words for kinds of people. */
#include "read/actor.h"

#include "lexicon/table.h"
#include "read/phrase.h"

enum { REFERENT_LIMIT = 6 };

static const struct lang_token *token_at(const struct read_view *view, uint32_t token)
{
    return &view->text->tokens.items[token];
}

static void push(struct read_codes *codes, struct base_str code)
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

static struct base_str with_role(const struct read_view *view, struct base_str country, struct base_str role)
{
    return country.length == 0 ? role : base_str_join(view->arena, country, "", role);
}

static struct base_str role_of_noun(const struct read_view *view, struct base_str noun)
{
    return read_word(view->senses, "actor_nouns", noun, "role");
}

/* The role in an office's title: the last word of it that is known ("chief of army staff" by "army"). */
static struct base_str role_of_title(const struct read_view *view, uint32_t person, bool *former)
{
    struct base_str role = {0};
    for (uint32_t i = 0; i < view->know->offices.count; i++) {
        const struct know_office *office = &view->know->offices.items[i];
        if (office->person != person) {
            continue;
        }
        *former = office->held == KNOW_FORMER;
        for (uint32_t at = 0; at < office->title.length && role.length == 0;) {
            int64_t blank = base_str_find(office->title, " ", at);
            uint32_t end = blank < 0 ? office->title.length : (uint32_t)blank;
            role = role_of_noun(view, base_str_slice(office->title, (struct base_span){at, end}));
            at = end + 1;
        }
        break;
    }
    return role;
}

static struct base_str person_role(const struct read_view *view, uint32_t entity)
{
    bool former = false;
    struct base_str role = role_of_title(view, entity, &former);
    if (former) {
        return BASE_STR("ELI");
    }
    switch (view->know->entities.items[entity].level) {
    case KNOW_LEVEL_HEAD:
    case KNOW_LEVEL_MINISTER: return BASE_STR("GOV");
    case KNOW_LEVEL_MILITARY: return BASE_STR("MIL");
    case KNOW_LEVEL_BUSINESS: return BASE_STR("BUS");
    case KNOW_LEVEL_OFFICIAL: return role.length > 0 ? role : BASE_STR("GOV");
    case KNOW_LEVEL_NONE: break;
    }
    return role;
}

static struct base_str organisation_role(const struct read_view *view, const struct know_entity *entity)
{
    static const char *const ROLES[][2] = {
        {"ministry", "GOV"}, {"agency", "GOV"}, {"company", "BUS"}, {"university", "EDU"}, {"armed group", "REB"},
        {"military", "MIL"}, {"police", "COP"}, {"court", "JUD"},   {"media", "MED"},      {"party", "PTY"},
        {"parliament", "LEG"},
    };
    for (size_t i = 0; i < sizeof ROLES / sizeof *ROLES; i++) {
        if (base_str_is(entity->type, ROLES[i][0])) {
            return base_str_from(ROLES[i][1]);
        }
    }
    int64_t blank = -1;
    for (int64_t at = base_str_find(entity->name, " ", 0); at >= 0; at = base_str_find(entity->name, " ", (uint32_t)at + 1)) {
        blank = at;
    }
    return role_of_noun(view, base_str_slice(entity->name, (struct base_span){(uint32_t)(blank + 1), entity->name.length}));
}

static struct base_str bloc_code(const struct know_entity *entity)
{
    const struct lexicon_table *blocs = lexicon_table_named("blocs");
    uint32_t row = blocs == NULL ? LEXICON_NONE : lexicon_find(blocs, entity->name);
    row = row == LEXICON_NONE && blocs != NULL ? lexicon_find(blocs, entity->code) : row;
    struct base_str code = row == LEXICON_NONE ? (struct base_str){0} : lexicon_cell(blocs, row, lexicon_column(blocs, "cameo"));
    return code.length > 0 ? code : BASE_STR("IGO");
}

static void push_entity(const struct read_view *view, uint32_t index, struct base_str home, struct read_codes *codes)
{
    const struct know_entity *entity = &view->know->entities.items[index];
    switch (entity->kind) {
    case KNOW_STATE:
    case KNOW_NATIONALITY:
    case KNOW_PLACE:
        push(codes, entity->code.length == 3 ? with_role(view, entity->code, BASE_STR("GOV")) : (struct base_str){0});
        break;
    case KNOW_BLOC:
        push(codes, bloc_code(entity));
        break;
    case KNOW_PERSON:
    case KNOW_ROLE:
        push(codes, with_role(view, entity->code.length > 0 ? entity->code : home, person_role(view, index)));
        break;
    case KNOW_ORGANISATION:
        push(codes, with_role(view, entity->code.length > 0 ? entity->code : home, organisation_role(view, entity)));
        break;
    case KNOW_BODY:
        for (uint32_t i = 0; i < entity->code_count; i++) {
            push(codes, with_role(view, entity->codes[i], BASE_STR("GOV")));
        }
        break;
    default:
        break;
    }
}

/* The state named beside a common noun: "Turkish firms", "Aland's troops", "farmers in Aland". */
static struct base_str state_beside(const struct read_view *view, uint32_t noun)
{
    for (uint32_t child = token_at(view, noun)->first_child; child != LANG_NONE; child = token_at(view, child)->next_sibling) {
        uint32_t mention = know_mention_at(view->know, child);
        if (mention == KNOW_NONE || view->know->mentions.items[mention].entity == KNOW_NONE) {
            continue;
        }
        const struct know_entity *entity = &view->know->entities.items[view->know->mentions.items[mention].entity];
        if (entity->code.length == 3) {
            return entity->code;
        }
    }
    return (struct base_str){0};
}

void read_actor_codes(const struct read_view *view, uint32_t token, struct base_str home, struct read_codes *codes)
{
    struct base_str lemma = base_str_lower(view->scratch, token_at(view, token)->lemma);
    struct base_str role = token_at(view, token)->upos == LANG_PROPN ? (struct base_str){0} : role_of_noun(view, lemma);
    struct base_str beside = state_beside(view, token);
    uint32_t mention = know_mention_at(view->know, token);
    bool common = role.length > 0 && (mention == KNOW_NONE || view->know->mentions.items[mention].kind == KNOW_NATIONALITY ||
                                      view->know->mentions.items[mention].kind == KNOW_STATE);
    if (common) {
        push(codes, with_role(view, beside.length > 0 ? beside : home, role));
        return;
    }
    uint32_t found[REFERENT_LIMIT];
    uint32_t count = know_referents(view->know, token, found, REFERENT_LIMIT);
    for (uint32_t i = 0; i < count; i++) {
        push_entity(view, found[i], home, codes);
    }
    if (count == 0 && beside.length > 0) {
        push(codes, with_role(view, beside, BASE_STR("GOV")));
    }
}

struct base_str read_home(const struct read_view *view, const struct read_predication *act)
{
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        uint32_t mention = know_mention_at(view->know, act->obliques.items[i].head);
        if (mention == KNOW_NONE || view->know->mentions.items[mention].entity == KNOW_NONE ||
            !base_str_in(act->obliques.items[i].preposition, "in at near outside around on")) {
            continue;
        }
        const struct know_entity *entity = &view->know->entities.items[view->know->mentions.items[mention].entity];
        if ((entity->kind == KNOW_PLACE || entity->kind == KNOW_STATE) && entity->code.length == 3) {
            return entity->code;
        }
    }
    return view->know->main_parties.count > 0 ? view->know->main_parties.codes[0] : (struct base_str){0};
}
