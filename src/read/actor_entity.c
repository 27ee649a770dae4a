/* Roles of persons by their offices, of organisations by what they are or by the tables of known ones. */
#include "read/actor_entity.h"

#include "lexicon/table.h"

struct base_str read_code_join(const struct read_view *view, struct base_str country, struct base_str role)
{
    return country.length == 0 ? role : base_str_join(view->arena, country, "", role);
}

struct base_str read_noun_role(const struct read_view *view, struct base_str noun)
{
    return read_word(view->senses, "actor_nouns", noun, "role");
}

/* ------------------------------------------------------------------ persons */

/* The role that a title's words tell: the first known one that says more than "leader" or "officer" does. */
static struct base_str role_of_words(const struct read_view *view, struct base_str title)
{
    struct base_str role = read_noun_role(view, title), weak = {0};
    for (uint32_t at = 0; at < title.length && role.length == 0;) {
        int64_t blank = base_str_find(title, " ", at);
        uint32_t end = blank < 0 ? title.length : (uint32_t)blank;
        struct base_str word = base_str_slice(title, (struct base_span){at, end});
        struct base_str found = read_noun_role(view, word);
        if (read_word(view->senses, "actor_nouns", word, "weak").length > 0) {
            weak = weak.length > 0 ? weak : found;
        } else {
            role = found;
        }
        at = end + 1;
    }
    return role.length > 0 ? role : weak;
}

static struct base_str role_of_offices(const struct read_view *view, uint32_t person, bool *former)
{
    for (uint32_t i = 0; i < view->know->offices.count; i++) {
        const struct know_office *office = &view->know->offices.items[i];
        if (office->person == person) {
            *former = office->held == KNOW_FORMER;
            return role_of_words(view, office->title);
        }
    }
    return (struct base_str){0};
}

static struct base_str person_role(const struct read_view *view, uint32_t index)
{
    const struct know_entity *entity = &view->know->entities.items[index];
    bool former = false;
    struct base_str role = role_of_offices(view, index, &former);
    if (former) {
        return BASE_STR("ELI");
    }
    if (role.length == 0 && entity->kind == KNOW_ROLE) {
        role = role_of_words(view, entity->name);
    }
    if (role.length > 0 && !base_str_is(role, "GOV")) {
        return role; /* "rebel leader", "parliament speaker" */
    }
    switch (entity->level) {
    case KNOW_LEVEL_MILITARY: return BASE_STR("MIL");
    case KNOW_LEVEL_BUSINESS: return BASE_STR("BUS");
    case KNOW_LEVEL_HEAD:
    case KNOW_LEVEL_MINISTER:
    case KNOW_LEVEL_OFFICIAL: return BASE_STR("GOV");
    case KNOW_LEVEL_NONE: break;
    }
    return role;
}

/* ------------------------------------------------------------------ organisations */

static struct base_str role_in_tables(const struct read_view *view, const struct know_entity *entity)
{
    static const char *const TABLES[] = {"armed_groups", "agencies", "companies"};
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        struct base_str role = read_word(view->senses, TABLES[i], entity->name, "cameo");
        if (role.length > 0) {
            return role;
        }
    }
    return (struct base_str){0};
}

static struct base_str iso_day(const struct read_view *view, int32_t day)
{
    int32_t year;
    uint32_t month, of_month;
    text_day_to_ymd(day, &year, &month, &of_month);
    return base_str_format(view->scratch, "%04d-%02u-%02u", year, month, of_month);
}

/* A group that has become its country's government ("Taliban" since August 2021) acts as one. */
static bool governs(const struct read_view *view, struct base_str name)
{
    const struct lexicon_table *table = lexicon_table_named("actor_governments");
    uint32_t row = table == NULL || view->article->published_day == TEXT_NO_DAY ? LEXICON_NONE : lexicon_find(table, name);
    for (; row != LEXICON_NONE; row = lexicon_next(table, row)) {
        struct base_str today = iso_day(view, view->article->published_day);
        struct base_str from = lexicon_cell(table, row, lexicon_column(table, "from"));
        struct base_str to = lexicon_cell(table, row, lexicon_column(table, "to"));
        if (base_str_compare(from, today) <= 0 && (to.length == 0 || base_str_compare(today, to) < 0)) {
            return true;
        }
    }
    return false;
}

static struct base_str role_of_last_word(const struct read_view *view, struct base_str name)
{
    int64_t blank = -1;
    for (int64_t at = base_str_find(name, " ", 0); at >= 0; at = base_str_find(name, " ", (uint32_t)at + 1)) {
        blank = at;
    }
    return read_noun_role(view, base_str_slice(name, (struct base_span){(uint32_t)(blank + 1), name.length}));
}

static struct base_str organisation_role(const struct read_view *view, const struct know_entity *entity)
{
    static const char *const ROLES[][2] = {
        {"ministry", "GOV"}, {"company", "BUS"}, {"university", "EDU"}, {"armed group", "REB"}, {"military", "MIL"}, {"police", "COP"},
        {"court", "JUD"},    {"media", "MED"},   {"party", "PTY"},      {"parliament", "LEG"},
    };
    if (governs(view, entity->name)) {
        return BASE_STR("GOV");
    }
    struct base_str role = role_in_tables(view, entity);
    for (size_t i = 0; i < sizeof ROLES / sizeof *ROLES && role.length == 0; i++) {
        role = base_str_is(entity->type, ROLES[i][0]) ? base_str_from(ROLES[i][1]) : role;
    }
    role = role.length == 0 ? role_of_last_word(view, entity->name) : role;
    return role.length == 0 && base_str_is(entity->type, "agency") ? BASE_STR("GOV") : role;
}

/* ------------------------------------------------------------------ codes */

/* The code of a bloc or international body by its name or its short name; empty when no table has it. */
static struct base_str bloc_code(const struct know_entity *entity)
{
    const struct lexicon_table *blocs = lexicon_table_named("blocs");
    uint32_t row = blocs == NULL ? LEXICON_NONE : lexicon_find(blocs, entity->name);
    row = row == LEXICON_NONE && blocs != NULL && entity->code.length > 0 ? lexicon_find(blocs, entity->code) : row;
    return row == LEXICON_NONE ? (struct base_str){0} : lexicon_cell(blocs, row, lexicon_column(blocs, "cameo"));
}

static void push_organisation(const struct read_view *view, uint32_t index, struct base_str home, struct read_codes *codes)
{
    const struct know_entity *entity = &view->know->entities.items[index];
    struct base_str international = bloc_code(entity);
    if (international.length > 0) {
        read_codes_push(codes, international);
        return;
    }
    struct base_str role = organisation_role(view, entity);
    if (base_str_is(role, "IMG")) { /* a group at home in no state */
        read_codes_push(codes, entity->code.length == 0 ? role : read_code_join(view, entity->code, BASE_STR("REB")));
        return;
    }
    struct know_parties owners = {0};
    know_entity_parties(view->know, index, &owners);
    for (uint32_t i = 0; i < owners.count && owners.count >= 2; i++) { /* "the foreign ministries of Aland and Borduria" */
        read_codes_push(codes, read_code_join(view, owners.codes[i], role));
    }
    if (owners.count >= 2) {
        return;
    }
    bool abroad = entity->code.length == 0 && base_str_is(entity->type, "company");
    read_codes_push(codes, abroad ? BASE_STR("MNC") : read_code_join(view, entity->code.length > 0 ? entity->code : home, role));
}

void read_entity_code(const struct read_view *view, uint32_t index, struct base_str home, struct read_codes *codes)
{
    const struct know_entity *entity = &view->know->entities.items[index];
    struct base_str international = {0};
    switch (entity->kind) {
    case KNOW_STATE:
    case KNOW_NATIONALITY:
        read_codes_push(codes, entity->code.length == 3 ? read_code_join(view, entity->code, BASE_STR("GOV")) : (struct base_str){0});
        break;
    case KNOW_PLACE: /* a capital speaks for its state, other places are only where things are */
        read_codes_push(codes, base_str_is(entity->type, "capital") ? read_code_join(view, entity->code, BASE_STR("GOV")) : entity->code);
        break;
    case KNOW_BLOC:
        international = bloc_code(entity);
        read_codes_push(codes, international.length > 0 ? international : BASE_STR("IGO"));
        break;
    case KNOW_PERSON:
    case KNOW_ROLE:
        read_codes_push(codes, read_code_join(view, entity->code.length > 0 ? entity->code : home, person_role(view, index)));
        break;
    case KNOW_ORGANISATION:
        push_organisation(view, index, home, codes);
        break;
    case KNOW_BODY:
        international = bloc_code(entity);
        read_codes_push(codes, international);
        for (uint32_t i = 0; i < entity->code_count && international.length == 0; i++) {
            read_codes_push(codes, read_code_join(view, entity->codes[i], BASE_STR("GOV")));
        }
        break;
    default:
        break;
    }
}
