/*
 * Finding organisations by their head nouns.
 *
 * Every capitalised "Ministry", "Bank", "Council" is the middle of a name that reaches to the left over capitalised words and
 * names of states, and to the right over "of ..." and "for ...". Where a name begins and ends is told by small words, titles
 * ("Chairman Water Authority"), ordinals ("16th Joint Commission") and possessives ("Kenya's Ministry").
 */
#include "know/organisation.h"

#include "know/body.h"
#include "know/country.h"
#include "know/gazetteer.h"

/* ------------------------------------------------------------------ head nouns */

/* A head noun that is also a common word ("Energy", "Group") counts only in a running sentence, as the last capital. */
static bool weak_noun_fits(const struct know_line *line, uint32_t noun, uint32_t end)
{
    bool next_capital = know_line_capital(line, end) && !know_line_in(line, end, "of");
    return !line->title_case && !line->all_capitals && noun > line->first && !next_capital;
}

static bool row_fits(const struct know_line *line, const struct know_name *row, uint32_t noun, uint32_t end)
{
    switch (row->letters) {
    case KNOW_LETTERS_ANY:
        return true;
    case KNOW_LETTERS_EXACT:
        return know_line_shape(line, noun) == KNOW_SHAPE_CAPITALS && !line->all_capitals;
    case KNOW_LETTERS_WORD:
        return know_line_capital(line, noun) && weak_noun_fits(line, noun, end);
    default:
        return know_line_capital(line, noun);
    }
}

/* Bodies may stand in small letters when a word before tells what they are: "joint standing committees". */
static bool small_body_fits(const struct know_naming *naming)
{
    if (base_str_is(naming->body->type, "forum")) {
        return false;
    }
    for (uint32_t token = naming->noun; token > naming->line->first; token--) {
        struct base_str use = know_word_use(naming, token - 1);
        if (base_str_is(use, "between")) {
            return true;
        }
        if (!base_str_is(use, "weak") && !base_str_is(use, "qualifier") && know_line_word(naming->line, token - 1).length > 0) {
            return false;
        }
    }
    return false;
}

/* The head noun at a token as an organisation's and as a body's, the longer wording of the two. */
static bool noun_at(struct know_naming *naming, uint32_t token)
{
    const struct know_tables *tables = naming->working->tables;
    uint32_t end = 0, body_end = 0;
    naming->noun = token;
    naming->organisation = know_gazetteer_row(tables, naming->line, token, KNOW_FROM_ORGANISATION_HEADS, &end);
    naming->body = know_gazetteer_row(tables, naming->line, token, KNOW_FROM_BODY_HEADS, &body_end);
    naming->capital = know_line_capital(naming->line, token);
    if (naming->organisation != NULL && (body_end > end || !row_fits(naming->line, naming->organisation, token, end))) {
        naming->organisation = NULL;
    }
    if (naming->body != NULL &&
        (end > body_end || (!row_fits(naming->line, naming->body, token, body_end) && !small_body_fits(naming)))) {
        naming->body = NULL;
    }
    bool suffix = naming->organisation != NULL && naming->organisation->side == 's';
    if (suffix && lang_form(naming->line->text, end < naming->line->end ? end : token).data[0] == '-') {
        naming->organisation = NULL; /* "Co-chair" */
    }
    naming->noun_end = naming->body != NULL ? body_end : end;
    return naming->organisation != NULL || naming->body != NULL;
}

/* ------------------------------------------------------------------ codes */

static void add_codes_of(const struct know_article *article, uint32_t token, struct know_parties *parties)
{
    uint32_t number = know_mention_at(article, token);
    if (number == KNOW_NONE) {
        return;
    }
    const struct know_mention *mention = &article->mentions.items[number];
    bool named = mention->kind <= KNOW_NATIONALITY || mention->kind == KNOW_ORGANISATION || mention->kind == KNOW_PLACE;
    if (named && mention->entity != KNOW_NONE) {
        know_parties_add(parties, article->entities.items[mention->entity].code);
    }
}

/* The token that names whose the organisation is: "Kenya" in "Kenya's state-owned Rift Bank"; KNOW_NONE when none does. */
static uint32_t owner_before(const struct know_naming *naming)
{
    const struct know_line *line = naming->line;
    uint32_t token = naming->first;
    for (uint32_t steps = 0; token > line->first; steps++) {
        token--;
        if (know_line_possessive(line, token) && token > line->first) {
            return token - 1;
        }
        uint32_t number = know_mention_at(naming->working->out, token);
        if (number != KNOW_NONE) {
            bool adjective = naming->working->out->mentions.items[number].kind == KNOW_NATIONALITY;
            return adjective && steps > 0 ? token : KNOW_NONE;
        }
        bool joined = know_line_word(line, token).length == 0;
        bool small = know_line_shape(line, token) == KNOW_SHAPE_LOWER && !base_str_is(know_word_use(naming, token), "function");
        if (steps > 4 || (!small && !joined)) {
            return KNOW_NONE;
        }
    }
    return KNOW_NONE;
}

/* The owner before the name; of a body two owners: "Peru and Chile's Joint Commission". */
static void add_owners(const struct know_naming *naming, struct know_parties *parties)
{
    const struct know_article *article = naming->working->out;
    uint32_t owner = owner_before(naming), number = owner == KNOW_NONE ? KNOW_NONE : know_mention_at(article, owner);
    if (number == KNOW_NONE) {
        return;
    }
    add_codes_of(article, owner, parties);
    uint32_t first = article->mentions.items[number].first;
    if (naming->body != NULL && first >= naming->line->first + 2 && know_line_is(naming->line, first - 1, "and")) {
        add_codes_of(article, first - 2, parties);
    }
}

void know_naming_codes(const struct know_naming *naming, struct know_parties *parties)
{
    const struct know_article *article = naming->working->out;
    for (uint32_t token = naming->first; token < naming->end; token++) {
        add_codes_of(article, token, parties);
    }
    if (parties->count == 0) {
        add_owners(naming, parties);
    }
}

/* ------------------------------------------------------------------ one name */

static bool has_own_words(const struct know_naming *naming)
{
    return naming->first < naming->noun || naming->end > naming->noun_end;
}

/* "Bank of Ghana" and "Foreign Ministry" are names, "the Ministry" alone refers back to one. */
static bool is_name(const struct know_naming *naming)
{
    const struct know_name *row = naming->organisation != NULL ? naming->organisation : naming->body;
    bool two_words = naming->noun_end > naming->noun + 1;
    return has_own_words(naming) || (two_words && row != NULL);
}

static struct base_str printed(const struct know_naming *naming, uint32_t first, uint32_t end)
{
    const struct lang_text *text = naming->line->text;
    return base_str_slice(text->text, lang_bytes(text, (struct base_span){first, end}));
}

static struct know_entity entity_of(const struct know_naming *naming, const struct know_parties *codes, bool between)
{
    const struct know_name *row = between || naming->organisation == NULL ? naming->body : naming->organisation;
    struct know_entity entity = {.kind = between ? KNOW_BODY : KNOW_ORGANISATION,
                                 .name = printed(naming, naming->first, naming->end),
                                 .type = between || naming->organisation != NULL ? row->type : BASE_STR("organisation")};
    if (codes->count == 1) {
        entity.code = codes->codes[0];
    }
    for (uint32_t i = 0; i < codes->count && codes->count > 1; i++) {
        know_entity_add_code(&entity, codes->codes[i]);
    }
    return entity;
}

static void push_name(const struct know_naming *naming)
{
    struct know_parties codes = {0};
    const struct know_line *line = naming->line;
    know_naming_codes(naming, &codes);
    bool between = naming->body != NULL && know_body_is_between(naming, &codes);
    if (naming->organisation == NULL && !between && !naming->capital) {
        return;
    }
    if (between) {
        know_body_parties_behind(naming, &codes);
    }
    struct know_entity wanted = entity_of(naming, &codes, between);
    const struct know_name *row = naming->body != NULL ? naming->body : naming->organisation;
    struct know_mention mention = {.kind = wanted.kind,
                                   .first = naming->first,
                                   .end = naming->end,
                                   .head = know_name_head(line, naming->noun, naming->noun_end),
                                   .name_first = naming->first,
                                   .name_end = naming->end,
                                   .entity = know_body_entity(naming->working, &wanted),
                                   .value = KNOW_NONE,
                                   .plural = row->form == KNOW_FORM_PLURAL,
                                   .possessive = know_line_possessive(line, naming->end)};
    know_add_mention(naming->working, &mention);
}

void know_organisation_find(struct know_working *working, const struct know_line *line)
{
    struct know_naming naming = {.working = working, .line = line};
    for (uint32_t token = line->first; token < line->end; token++) {
        if (know_mention_at(working->out, token) != KNOW_NONE || !noun_at(&naming, token)) {
            continue;
        }
        know_naming_extend(&naming);
        if (is_name(&naming)) {
            push_name(&naming);
            token = naming.end > token ? naming.end - 1 : token;
        }
    }
}
