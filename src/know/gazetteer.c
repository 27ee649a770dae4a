/*
 * Names of states, blocs, places and well-known organisations, by the tables.
 *
 * At each token the longest name wins; "Guinea-Bissau" is not Guinea. Letters decide much: "US" is a state and "us" is not,
 * "Split" inside a sentence is a city and at its start a verb. Where one wording has several senses (Punjab, Tripoli)
 * the first rank wins, unless the article has named only the state of the second.
 */
#include "know/gazetteer.h"

#include "know/country.h"
#include "know/place.h"
#include "lexicon/table.h"

#include <string.h>

static const uint8_t KIND_OF_SOURCE[] = {
    [KNOW_FROM_STATES] = KNOW_STATE,
    [KNOW_FROM_BLOCS] = KNOW_BLOC,
    [KNOW_FROM_NATIONALITIES] = KNOW_NATIONALITY,
    [KNOW_FROM_ORGANISATIONS] = KNOW_ORGANISATION,
    [KNOW_FROM_BODIES] = KNOW_BODY,
    [KNOW_FROM_PLACES] = KNOW_PLACE,
};

/* ------------------------------------------------------------------ letters */

static bool is_dropped(char c)
{
    return c == '.' || c == '\'' || c == ' ' || c == '-';
}

/* "U.S." and "US" are printed alike; "us" is not. */
static bool printed_alike(struct base_str a, struct base_str b)
{
    uint32_t i = 0, j = 0;
    for (;;) {
        while (i < a.length && is_dropped(a.data[i])) {
            i++;
        }
        while (j < b.length && is_dropped(b.data[j])) {
            j++;
        }
        if (i == a.length || j == b.length) {
            return i == a.length && j == b.length;
        }
        if (a.data[i++] != b.data[j++]) {
            return false;
        }
    }
}

static bool begins_sentence(const struct know_line *line, uint32_t token)
{
    return token == line->first || know_line_in(line, token - 1, "\" : ;") || know_line_word(line, token - 1).length == 0;
}

/* The last word of a name of several words needs its capital too: not "West bank". */
static bool last_word_fits(const struct know_line *line, const struct know_name *name, uint32_t last)
{
    uint32_t at = name->printed.length;
    while (at > 0 && name->printed.data[at - 1] != ' ' && name->printed.data[at - 1] != '-') {
        at--;
    }
    return at == 0 || !know_is_capital(name->printed, at) || know_line_shape(line, last) != KNOW_SHAPE_LOWER;
}

/* At the start of a sentence "Polish" is an adjective, unless what follows makes it a verb: "Polish the shoes". */
static bool is_adjective(const struct know_line *line, const struct know_match *match)
{
    return match->name->source == KNOW_FROM_NATIONALITIES && !line->title_case && !line->all_capitals &&
           !know_line_in(line, match->end, "the a an it them him your my our their his her its up off");
}

/* Inside a sentence "UFA" and "SWAT" are letters of something else than the towns; a date line may print "OSLO". */
static bool is_shouted(const struct know_line *line, const struct know_match *match)
{
    return match->name->source == KNOW_FROM_PLACES && match->name->key.length <= 4 && !line->all_capitals &&
           match->first > line->first && know_line_shape(line, match->first) == KNOW_SHAPE_CAPITALS;
}

static bool letters_fit(const struct know_tables *tables, const struct know_line *line, const struct know_start *start,
                        const struct know_match *match)
{
    struct base_str printed =
        base_str_slice(line->text->text, (struct base_span){start->source, line->source_ending[match->folded_end]});
    bool capital = know_is_capital(line->text->text, start->source);
    switch (match->name->letters) {
    case KNOW_LETTERS_ANY:
        return true;
    case KNOW_LETTERS_EXACT:
        return printed_alike(printed, match->name->printed);
    case KNOW_LETTERS_STRICT:
        return !line->all_capitals && printed_alike(printed, match->name->printed);
    case KNOW_LETTERS_WORD:
        return capital && (is_adjective(line, match) ||
                           (!line->all_capitals && !line->title_case && !begins_sentence(line, start->token)));
    case KNOW_LETTERS_NAME:
        return capital && !know_place_is_person(tables, line, start->token, match->end);
    default:
        return (capital || !know_is_capital(match->name->printed, 0)) && !is_shouted(line, match) &&
               last_word_fits(line, match->name, match->end - 1);
    }
}

/* "Sino-" needs its hyphen; "US$" is money. */
static bool surroundings_fit(const struct know_line *line, const struct know_match *match)
{
    struct base_str text = line->text->text;
    uint32_t after = line->source_ending[match->folded_end];
    char next = after < text.length ? text.data[after] : '\0';
    if (match->name->form == KNOW_FORM_PREFIX) {
        return next == '-' || base_str_starts((struct base_str){text.data + after, text.length - after}, "\u2013");
    }
    return next != '$' || match->name->key.length > 2;
}

/* ------------------------------------------------------------------ one match */

bool know_article_has_code(const struct know_article *article, struct base_str code)
{
    for (uint32_t i = 0; i < article->entities.count && i < KNOW_LOOK_BACK; i++) {
        const struct know_entity *entity = &article->entities.items[i];
        bool names_state = entity->kind <= KNOW_NATIONALITY || entity->kind == KNOW_PLACE;
        if (names_state && entity->code.length > 0 && base_str_equal(entity->code, code)) {
            return true;
        }
    }
    return false;
}

static bool is_wanted(const struct know_name *name)
{
    return name->source < KNOW_FROM_ORGANISATION_HEADS;
}

/* Does the name stand at the start, and may it? Fills the match. */
static bool name_fits(const struct know_tables *tables, const struct know_line *line, const struct know_start *start,
                      const struct know_name *name, struct know_match *match)
{
    uint32_t end = start->at + name->key.length;
    if (end > line->folded.length || line->ending[end] == 0 ||
        memcmp(line->folded.data + start->at, name->key.data, name->key.length) != 0) {
        return false;
    }
    *match = (struct know_match){name, start->token, line->ending[end], end};
    return letters_fit(tables, line, start, match) && surroundings_fit(line, match);
}

/* Of two senses of one wording, the second when the article has named its state and not the first one's. */
static bool is_better(const struct know_article *article, const struct know_name *other, const struct know_name *best)
{
    if (best == NULL) {
        return other->rank == 1 || know_article_has_code(article, other->code);
    }
    return other->rank > best->rank && !know_article_has_code(article, best->code) &&
           know_article_has_code(article, other->code);
}

static bool longest_from(const struct know_working *working, const struct know_line *line, const struct know_start *start,
                         uint32_t length, struct know_match *match)
{
    struct base_str word = {line->folded.data + start->at, length};
    uint32_t reached = match->name == NULL ? 0 : match->name->key.length;
    const struct know_name *name = know_names_first(working->tables, word);
    for (; name != NULL; name = know_names_next(working->tables, name)) {
        struct know_match one;
        if (name->key.length < reached) {
            break;
        }
        if (is_wanted(name) && name_fits(working->tables, line, start, name, &one) &&
            is_better(working->out, name, name->key.length > reached ? NULL : match->name)) {
            *match = one;
            reached = name->key.length;
        }
    }
    return match->name != NULL;
}

/* The part of a word that lies before the end of its first token: "india" of "india's". */
static uint32_t word_in_token(const struct know_line *line, uint32_t at, uint32_t length)
{
    for (uint32_t i = 1; i < length; i++) {
        if (line->ending[at + i] != 0) {
            return i;
        }
    }
    return length;
}

bool know_gazetteer_match(const struct know_working *working, const struct know_line *line, uint32_t start,
                          struct know_match *match)
{
    const struct know_start *from = &line->starts[start];
    uint32_t whole = know_key_word(line->folded, from->at), part = word_in_token(line, from->at, whole);
    *match = (struct know_match){0};
    if (whole == 0) {
        return false;
    }
    bool found = longest_from(working, line, from, whole, match);
    return part == whole ? found : longest_from(working, line, from, part, match);
}

const struct know_name *know_gazetteer_row(const struct know_tables *tables, const struct know_line *line, uint32_t token,
                                           enum know_source source, uint32_t *end)
{
    if (token < line->first || token >= line->end) {
        return NULL;
    }
    uint32_t at = line->folded_at[token - line->first], whole = know_key_word(line->folded, at);
    if (whole == 0) {
        return NULL;
    }
    struct base_str word = {line->folded.data + at, word_in_token(line, at, whole)};
    for (const struct know_name *name = know_names_first(tables, word); name != NULL; name = know_names_next(tables, name)) {
        uint32_t stop = at + name->key.length;
        if (name->source == source && stop <= line->folded.length && line->ending[stop] != 0 &&
            memcmp(line->folded.data + at, name->key.data, name->key.length) == 0) {
            *end = line->ending[stop];
            return name;
        }
    }
    return NULL;
}

/* ------------------------------------------------------------------ entities */

uint32_t know_entity_of_code(struct know_working *working, enum know_kind kind, struct base_str name, struct base_str code)
{
    for (uint32_t i = know_look_back(working->out); i < working->out->entities.count; i++) {
        const struct know_entity *entity = &working->out->entities.items[i];
        if (entity->kind == kind && base_str_equal(entity->code, code) && base_str_equal(entity->name, name)) {
            return i;
        }
    }
    return know_add_entity(working, &(struct know_entity){.kind = kind, .name = name, .code = code});
}

static bool same_code(struct base_str a, struct base_str b)
{
    return a.length == 0 || b.length == 0 || base_str_equal(a, b);
}

uint32_t know_entity_of_name(struct know_working *working, const struct know_entity *wanted)
{
    for (uint32_t i = know_look_back(working->out); i < working->out->entities.count; i++) {
        struct know_entity *entity = &working->out->entities.items[i];
        if (entity->kind == wanted->kind && base_str_equal_fold(entity->name, wanted->name) &&
            same_code(entity->code, wanted->code)) {
            entity->code = entity->code.length == 0 ? wanted->code : entity->code;
            return i;
        }
    }
    return know_add_entity(working, wanted);
}

static bool is_organ(const struct know_name *name)
{
    return base_str_is(name->type, "organ") || base_str_is(name->type, "organisation");
}

static enum know_kind kind_of(const struct know_name *name)
{
    if (name->source == KNOW_FROM_BLOCS && base_str_in(name->type, "council commission committee forum")) {
        return KNOW_BODY;
    }
    return name->source == KNOW_FROM_BLOCS && is_organ(name) ? KNOW_ORGANISATION : (enum know_kind)KIND_OF_SOURCE[name->source];
}

/* The state before a name that belongs to any state: "Kenya's Presidential Palace", "the Kenyan Prime Minister's Office". */
static struct base_str code_before(const struct know_working *working, const struct know_line *line, uint32_t first)
{
    uint32_t before = first;
    if (before > line->first && know_line_possessive(line, before - 1)) {
        before--;
    }
    if (before == line->first) {
        return (struct base_str){0};
    }
    uint32_t number = know_mention_at(working->out, before - 1);
    bool named = number != KNOW_NONE && working->out->mentions.items[number].kind <= KNOW_NATIONALITY;
    return named ? know_code_at(working->out, before - 1) : (struct base_str){0};
}

/* "of Samoa" behind such a name. States further on are not found yet, so the tables are asked. */
static struct base_str code_behind(const struct know_working *working, const struct know_line *line, uint32_t end)
{
    struct know_match match;
    uint32_t token = end + 1;
    token += know_line_is(line, token, "the");
    if (!know_line_is(line, end, "of") || token >= line->end) {
        return (struct base_str){0};
    }
    for (uint32_t i = 0; i < line->start_count; i++) {
        if (line->starts[i].token == token && know_gazetteer_match(working, line, i, &match) &&
            match.name->source == KNOW_FROM_STATES) {
            return match.name->code;
        }
    }
    return (struct base_str){0};
}

static struct base_str words_of(const struct know_line *line, uint32_t first, uint32_t end)
{
    return base_str_slice(line->text->text, lang_bytes(line->text, (struct base_span){first, end}));
}

/* "the India Trade Promotion Organization" is not the one of Iran that the table knows by that name. */
static struct base_str other_owner(const struct know_working *working, const struct know_line *line, const struct know_match *match)
{
    bool agency = match->name->source == KNOW_FROM_ORGANISATIONS && match->name->code.length > 0 && match->end > match->first + 1;
    struct base_str owner = agency ? code_before(working, line, match->first) : (struct base_str){0};
    owner = agency && owner.length == 0 ? code_behind(working, line, match->end) : owner;
    return base_str_equal(owner, match->name->code) ? (struct base_str){0} : owner;
}

/* "6 billion US dollars": a currency, and no state that takes part in anything. */
static bool is_currency(const struct know_line *line, const struct know_match *match)
{
    const struct lexicon_table *currencies = lexicon_table_named("currencies");
    bool state = match->name->source == KNOW_FROM_STATES || match->name->source == KNOW_FROM_NATIONALITIES;
    bool counted = match->first > line->first && line->text->tokens.items[match->first - 1].upos == LANG_NUM;
    return state && counted && currencies != NULL && match->end < line->end &&
           lexicon_find(currencies, words_of(line, match->first, match->end + 1)) != LEXICON_NONE;
}

static uint32_t entity_of(struct know_working *working, const struct know_line *line, const struct know_match *match,
                          enum know_kind kind)
{
    const struct know_name *name = match->name;
    if (kind <= KNOW_NATIONALITY) {
        uint32_t number = know_entity_of_code(working, kind, name->full, name->code);
        working->out->entities.items[number].short_name = name->short_name;
        return number;
    }
    struct base_str type = is_organ(name) ? BASE_STR("organisation") : name->type;
    struct know_entity wanted = {
        .kind = kind, .name = name->full, .short_name = name->short_name, .code = name->code, .type = type};
    struct base_str owner = other_owner(working, line, match);
    if (owner.length > 0) {
        wanted.name = words_of(line, match->first, match->end);
        wanted.short_name = (struct base_str){0};
        wanted.code = owner;
    }
    if (wanted.code.length == 0 && name->source == KNOW_FROM_ORGANISATIONS && !base_str_is(type, "armed group")) {
        wanted.code = code_before(working, line, match->first);
        wanted.code = wanted.code.length > 0 ? wanted.code : code_behind(working, line, match->end);
    }
    return know_entity_of_name(working, &wanted);
}

/* ------------------------------------------------------------------ mentions */

uint32_t know_name_head(const struct know_line *line, uint32_t first, uint32_t end)
{
    for (uint32_t token = first + 1; token < end; token++) {
        if (know_line_in(line, token, "of for and & , on in the")) {
            return token - 1;
        }
    }
    return end - 1;
}

static void push_match(struct know_working *working, const struct know_line *line, const struct know_match *match, bool inside)
{
    enum know_kind kind = kind_of(match->name);
    struct know_mention mention = {.kind = kind,
                                   .first = match->first,
                                   .end = match->end,
                                   .head = know_name_head(line, match->first, match->end),
                                   .name_first = match->first,
                                   .name_end = match->end,
                                   .entity = entity_of(working, line, match, kind),
                                   .value = KNOW_NONE,
                                   .plural = match->name->form == KNOW_FORM_PLURAL,
                                   .possessive = know_line_possessive(line, match->end)};
    if (inside) {
        *BASE_PUSH(working->arena, working->out->mentions) = mention; /* the second name within one token */
    } else {
        know_add_mention(working, &mention);
    }
}

void know_gazetteer_find(struct know_working *working, const struct know_line *line)
{
    uint32_t reached = 0;           /* folded position behind the last match */
    uint32_t covered = line->first; /* tokens before this one have a mention already */
    for (uint32_t i = 0; i < line->start_count; i++) {
        struct know_match match;
        const struct know_start *start = &line->starts[i];
        bool repeated = i + 1 < line->start_count && line->starts[i + 1].at == start->at; /* a hyphen before the word */
        bool dated = start->token >= covered && know_mention_at(working->out, start->token) != KNOW_NONE;
        if (start->at < reached || repeated || dated || !know_gazetteer_match(working, line, i, &match) || is_currency(line, &match)) {
            continue;
        }
        push_match(working, line, &match, start->token < covered);
        reached = match.folded_end;
        covered = match.end;
    }
}
