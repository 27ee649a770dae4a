/*
 * Short names that the article itself gives.
 *
 * "High Level Strategic Cooperation Council (HLSCC)" says what HLSCC means from there on. The words before the bracket need not
 * be known as an organisation: when their initials give the letters, they are one ("Ansar al-Fajr Movement (AFM)").
 */
#include "know/organisation_short.h"

#include "know/gazetteer.h"

enum { SHORT_LIMIT = 10, RUN_LIMIT = 12 };

/* Capitals only, or at least two of them ("AfCFTA"); the plural "s" of "JWGs" counts too. */
static bool is_short_name(const struct know_line *line, uint32_t token)
{
    if (token < line->first || token >= line->end) {
        return false;
    }
    struct base_str form = lang_form(line->text, token);
    uint32_t capitals = 0, letters = 0;
    for (uint32_t i = 0; i < form.length; i++) {
        char c = form.data[i];
        capitals += c >= 'A' && c <= 'Z';
        letters += (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
    }
    return form.length >= 2 && form.length <= SHORT_LIMIT && letters == form.length && capitals >= 2 && capitals * 2 >= letters;
}

/* Are the letters of the short name initials of words of the tokens, in order and with the first word in front? */
static bool initials_give(const struct know_line *line, uint32_t first, uint32_t end, struct base_str letters)
{
    uint32_t matched = 0, words = 0;
    for (uint32_t i = 0; i < line->start_count; i++) {
        uint32_t token = line->starts[i].token, at = line->starts[i].at;
        if (token < first || token >= end || at >= line->folded.length) {
            continue;
        }
        char initial = line->folded.data[at];
        char wanted = matched < letters.length ? letters.data[matched] : '\0';
        wanted = wanted >= 'A' && wanted <= 'Z' ? (char)(wanted + 32) : wanted;
        if (initial == wanted) {
            matched++;
        } else if (words == 0 || initial == '\0') {
            return false;
        }
        words++;
    }
    return matched == letters.length && matched >= 2;
}

/* Do the last words of a name have these initials? "Peru-Chile Joint Economic Commission" gives JEC. */
static bool name_gives(struct base_str name, struct base_str letters)
{
    uint32_t matched = 0;
    for (uint32_t at = 0; at < name.length; at++) {
        bool starts = at == 0 || name.data[at - 1] == ' ' || name.data[at - 1] == '-';
        if (!starts || name.data[at] < 'A' || name.data[at] > 'Z') {
            continue;
        }
        bool fits = matched < letters.length && name.data[at] == letters.data[matched];
        matched = fits ? matched + 1 : name.data[at] == letters.data[0];
    }
    return matched == letters.length && matched >= 2;
}

/* An entity that the article has spelled out, rather than one that the tables know by its letters only. */
static bool has_short(const struct know_entity *entity, struct base_str letters)
{
    bool named = entity->kind == KNOW_ORGANISATION || entity->kind == KNOW_BODY;
    bool spelled = entity->name.length > letters.length;
    bool given = base_str_equal(entity->short_name, letters);
    return named && spelled &&
           (given || (entity->kind == KNOW_BODY && entity->short_name.length == 0 && name_gives(entity->name, letters)));
}

uint32_t know_short_entity(const struct know_article *article, const struct know_line *line, uint32_t token)
{
    struct base_str form = lang_form(line->text, token);
    for (uint32_t i = know_look_back(article); i < article->entities.count && is_short_name(line, token); i++) {
        if (has_short(&article->entities.items[i], form)) {
            return i;
        }
    }
    return KNOW_NONE;
}

static void push_short(struct know_working *working, const struct know_line *line, uint32_t token, uint32_t entity)
{
    struct know_mention mention = {.kind = working->out->entities.items[entity].kind,
                                   .first = token,
                                   .end = token + 1,
                                   .head = token,
                                   .name_first = token,
                                   .name_end = token + 1,
                                   .entity = entity,
                                   .value = KNOW_NONE,
                                   .possessive = know_line_possessive(line, token + 1)};
    know_add_mention(working, &mention);
}

/* ------------------------------------------------------------------ words whose initials are the letters */

/* The first token of the words before `end` that give the letters; `end` when there are none. */
static uint32_t words_before(const struct know_line *line, uint32_t end, struct base_str letters)
{
    for (uint32_t first = end; first > line->first && end - first < RUN_LIMIT; first--) {
        uint32_t token = first - 1;
        bool small = know_line_in(line, token, "of for and the & de la al el") || know_line_word(line, token).length == 0;
        if (!small && !know_line_capital(line, token)) {
            break;
        }
        if (!small && end - token >= 2 && initials_give(line, token, end, letters)) {
            return token;
        }
    }
    return end;
}

static uint32_t words_after(const struct know_line *line, uint32_t first, struct base_str letters)
{
    for (uint32_t end = first + 2; end <= line->end && end - first <= RUN_LIMIT && know_line_capital(line, first); end++) {
        bool small = know_line_in(line, end - 1, "of for and the & de la al el") || know_line_word(line, end - 1).length == 0;
        if (!small && !know_line_capital(line, end - 1)) {
            break;
        }
        if (!small && initials_give(line, first, end, letters)) {
            return end;
        }
    }
    return first;
}

/* "Economic Partnership Agreement (EPA)" is a paper, "Lagos-Accra-Lome (LAL)" a line on the map. */
static bool names_organisation(const struct know_working *working, const struct know_line *line, uint32_t first, uint32_t end)
{
    bool all_places = true;
    for (uint32_t token = first; token < end; token++) {
        uint32_t row_end, number = know_mention_at(working->out, token);
        const struct know_name *row = know_gazetteer_row(working->tables, line, token, KNOW_FROM_NAME_WORDS, &row_end);
        if (row != NULL && base_str_is(row->type, "document")) {
            return false;
        }
        bool joiner = know_line_word(line, token).length == 0;
        all_places =
            all_places && (joiner || (number != KNOW_NONE && working->out->mentions.items[number].kind != KNOW_ORGANISATION));
    }
    return !all_places;
}

static uint32_t push_words(struct know_working *working, const struct know_line *line, uint32_t first, uint32_t end)
{
    if (!names_organisation(working, line, first, end)) {
        return KNOW_NONE;
    }
    struct base_str name = base_str_slice(line->text->text, lang_bytes(line->text, (struct base_span){first, end}));
    struct know_entity wanted = {.kind = KNOW_ORGANISATION, .name = name, .type = BASE_STR("organisation")};
    struct know_mention mention = {.kind = KNOW_ORGANISATION,
                                   .first = first,
                                   .end = end,
                                   .head = know_name_head(line, first, end),
                                   .name_first = first,
                                   .name_end = end,
                                   .entity = know_entity_of_name(working, &wanted),
                                   .value = KNOW_NONE};
    return know_add_mention(working, &mention) == KNOW_NONE ? KNOW_NONE : mention.entity;
}

static bool can_be_named(const struct know_article *article, uint32_t token)
{
    uint32_t number = know_mention_at(article, token);
    return number != KNOW_NONE &&
           (article->mentions.items[number].kind == KNOW_ORGANISATION || article->mentions.items[number].kind == KNOW_BODY);
}

/* The organisation whose name ends before `end`: one found already, or the words that give the letters. */
static uint32_t entity_before(struct know_working *working, const struct know_line *line, uint32_t end, struct base_str letters)
{
    if (end == line->first) {
        return KNOW_NONE;
    }
    if (can_be_named(working->out, end - 1)) {
        return working->out->mentions.items[know_mention_at(working->out, end - 1)].entity;
    }
    uint32_t first = words_before(line, end, letters);
    return first == end ? KNOW_NONE : push_words(working, line, first, end);
}

/* "AFM, or Ansar al-Fajr Movement", "AFM (Ansar al-Fajr Movement)" */
static uint32_t entity_after(struct know_working *working, const struct know_line *line, uint32_t token,
                             struct base_str letters)
{
    uint32_t next = token + 1;
    bool explained = know_line_is(line, next, "(") || (know_line_is(line, next, ",") && know_line_is(line, next + 1, "or"));
    next += know_line_is(line, next, ",") ? 2 : 1;
    if (!explained || next >= line->end) {
        return KNOW_NONE;
    }
    if (can_be_named(working->out, next)) {
        return working->out->mentions.items[know_mention_at(working->out, next)].entity;
    }
    uint32_t end = words_after(line, next, letters);
    return end == next ? KNOW_NONE : push_words(working, line, next, end);
}

void know_short_define(struct know_working *working, const struct know_line *line)
{
    for (uint32_t token = line->first; token < line->end; token++) {
        struct base_str letters = lang_form(line->text, token);
        if (!is_short_name(line, token) || line->all_capitals) {
            continue;
        }
        bool bracketed = token > line->first + 1 && know_line_is(line, token - 1, "(") && know_line_is(line, token + 1, ")");
        uint32_t number = know_mention_at(working->out, token);
        bool free = number == KNOW_NONE || working->out->mentions.items[number].kind == KNOW_BODY;
        if (!free) {
            continue;
        }
        uint32_t entity =
            bracketed ? entity_before(working, line, token - 1, letters) : entity_after(working, line, token, letters);
        if (entity != KNOW_NONE) {
            working->out->entities.items[entity].short_name = letters;
            push_short(working, line, token, entity);
        }
    }
}

void know_short_find(struct know_working *working, const struct know_line *line)
{
    for (uint32_t token = line->first; token < line->end; token++) {
        uint32_t number = know_mention_at(working->out, token);
        bool free =
            number == KNOW_NONE || (working->out->mentions.items[number].kind == KNOW_BODY &&
                                    working->out->mentions.items[number].end == working->out->mentions.items[number].first + 1);
        uint32_t entity = free ? know_short_entity(working->out, line, token) : KNOW_NONE;
        if (entity != KNOW_NONE) {
            push_short(working, line, token, entity);
        }
    }
}
