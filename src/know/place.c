/* Names of places that people also bear, and places named after states. */
#include "know/place.h"

#include "know/gazetteer.h"

static bool is_given_name(const struct know_line *line, uint32_t token)
{
    const struct lexicon_table *given = lexicon_table_named("given_names");
    return given != NULL && know_line_capital(line, token) && lexicon_find(given, know_line_word(line, token)) != LEXICON_NONE;
}

static bool is_initial(const struct know_line *line, uint32_t token)
{
    return know_line_shape(line, token) == KNOW_SHAPE_CAPITALS && know_line_word(line, token).length == 1;
}

/* A capital that no table has, or only as a town, reads as a surname: "Israel Marsh", but not "Israel Defence Ministry". */
static bool surname_follows(const struct know_tables *tables, const struct know_line *line, uint32_t token)
{
    if (line->title_case || know_line_shape(line, token) != KNOW_SHAPE_CAPITAL) {
        return false;
    }
    struct base_str word = know_line_word(line, token);
    const struct know_name *name = know_names_first(tables, (struct base_str){word.data, know_key_word(word, 0)});
    while (name != NULL && name->source == KNOW_FROM_PLACES) {
        name = know_names_next(tables, name);
    }
    return name == NULL;
}

bool know_place_is_person(const struct know_tables *tables, const struct know_line *line, uint32_t first, uint32_t end)
{
    if (first > line->first) {
        uint32_t before = first - 1;
        bool titled = know_line_in(line, before, "mr mrs ms dr sir lady lord miss");
        if (titled || is_initial(line, before) || is_given_name(line, before)) {
            return true;
        }
    }
    return surname_follows(tables, line, end);
}

/* ------------------------------------------------------------------ "Lebanon, Pennsylvania" */

static const struct know_entity *entity_of(const struct know_article *article, const struct know_mention *mention)
{
    return &article->entities.items[mention->entity];
}

static bool is_federal_state(const struct know_article *article, const struct know_mention *mention)
{
    const struct know_entity *entity = entity_of(article, mention);
    bool federal = base_str_is(entity->code, "USA") || base_str_is(entity->code, "CAN") || base_str_is(entity->code, "AUS");
    return mention->kind == KNOW_PLACE && federal && base_str_is(entity->type, "province");
}

static bool is_georgia(const struct know_article *article, const struct know_mention *mention)
{
    return mention->kind == KNOW_STATE && base_str_is(entity_of(article, mention)->code, "GEO");
}

static void make_place(struct know_working *working, uint32_t number, struct base_str code, struct base_str type)
{
    struct know_mention *mention = &working->out->mentions.items[number];
    struct base_str name = base_str_slice(working->out->text->text,
                                          lang_bytes(working->out->text, (struct base_span){mention->first, mention->end}));
    struct know_entity wanted = {.kind = KNOW_PLACE, .name = name, .code = code, .type = type};
    uint32_t entity = know_entity_of_name(working, &wanted);
    mention = &working->out->mentions.items[number];
    mention->kind = KNOW_PLACE;
    mention->entity = entity;
}

static bool is_geographic(const struct know_mention *mention)
{
    return mention->kind == KNOW_STATE || mention->kind == KNOW_PLACE;
}

/* Two names with a comma between: the second tells where the first lies. */
static void settle_pair(struct know_working *working, uint32_t first, uint32_t second)
{
    const struct know_article *article = working->out;
    const struct know_mention *a = &article->mentions.items[first], *b = &article->mentions.items[second];
    struct base_str code = entity_of(article, b)->code;
    if (is_federal_state(article, b) && !base_str_equal(entity_of(article, a)->code, code) && !is_federal_state(article, a)) {
        make_place(working, first, code, BASE_STR("city"));
    } else if (is_georgia(article, b) && a->kind == KNOW_PLACE && base_str_is(entity_of(article, a)->code, "USA")) {
        make_place(working, second, BASE_STR("USA"), BASE_STR("province"));
    }
}

void know_place_settle(struct know_working *working, const struct know_line *line, uint32_t from)
{
    uint32_t count = working->out->mentions.count;
    for (uint32_t i = from; i < count; i++) {
        const struct know_mention *mention = &working->out->mentions.items[i];
        if (mention->first == mention->end || !is_geographic(mention)) {
            continue;
        }
        bool state_of = mention->first >= line->first + 2 && know_line_is(line, mention->first - 1, "of") &&
                        know_line_is(line, mention->first - 2, "state");
        if (state_of && is_georgia(working->out, mention)) {
            make_place(working, i, BASE_STR("USA"), BASE_STR("province"));
        } else if (i + 1 < count && know_line_is(line, mention->end, ",") && is_geographic(mention + 1) &&
                   mention[1].first == mention->end + 1) {
            settle_pair(working, i, i + 1);
        }
    }
}
