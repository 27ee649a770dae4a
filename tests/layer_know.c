/*
 * Cases of the know layer. The file's name says what is printed:
 *
 *     states blocs places organisations bodies    the mentions of those kinds, one a line
 *     dates amounts                                 the values
 *     persons offices sameness                      entities, offices
 *
 * Each line of the input is one paragraph. The first line may be "day: 2025-07-10" for the article's day.
 */
#include "case.h"

#include "know/know.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char *const KIND_WORDS[] = {"state",        "bloc", "nationality", "person", "role",
                                         "organisation", "body", "place",       "date",   "amount"};

static struct lang_model *model_of_tests(void)
{
    static struct lang_model *model;
    static bool tried;
    if (!tried) {
        tried = true;
        lang_model_open(PACTA_SOURCE_DIR "/data/model/english.pacta-model", &model, NULL);
    }
    return model;
}

static const struct know_tables *tables_of_tests(void)
{
    static struct know_tables *tables;
    if (tables == NULL && know_tables_open(&tables) != PACTA_OK) {
        abort();
    }
    return tables;
}

static void read_sentence(struct know_working *working, uint32_t sentence)
{
    struct lang_text *text = working->out->text;
    struct lang_chunk *chunks = NULL;
    uint32_t chunk_count = 0;
    struct base_mark mark = base_arena_mark(working->scratch);
    if (model_of_tests() != NULL) {
        lang_tag(model_of_tests(), working->arena, working->scratch, text, sentence);
    }
    know_find(working, sentence, &chunks, &chunk_count);
    if (model_of_tests() != NULL) {
        lang_parse(model_of_tests(), working->scratch, text, sentence, chunks, chunk_count, 1);
    }
    base_arena_rewind(working->scratch, mark);
}

static void split_paragraphs(struct base_arena *arena, struct lang_text *text)
{
    uint32_t block = 0;
    for (uint32_t at = 0; at < text->text.length; block++) {
        int64_t end = base_str_find(text->text, "\n", at);
        uint32_t stop = end < 0 ? text->text.length : (uint32_t)end;
        lang_split(arena, text, (struct base_span){at, stop}, block);
        at = stop + 1;
    }
}

static struct base_str take_day(struct base_str input, int32_t *day)
{
    *day = TEXT_NO_DAY;
    if (!base_str_starts(input, "day: ")) {
        return input;
    }
    int64_t end = base_str_find(input, "\n", 0);
    uint32_t stop = end < 0 ? input.length : (uint32_t)end;
    *day = text_day_from_words((struct base_str){input.data + 5, stop - 5});
    uint32_t rest = stop < input.length ? stop + 1 : stop;
    return (struct base_str){input.data + rest, input.length - rest};
}

static void write_cell(struct base_buffer *out, struct base_str text)
{
    base_buffer_format(out, " | %.*s", BASE_STR_ARG(text.length == 0 ? BASE_STR("-") : text));
}

static struct base_str words_of(const struct know_article *article, uint32_t first, uint32_t end)
{
    return base_str_slice(article->text->text, lang_bytes(article->text, (struct base_span){first, end}));
}

/* "organisation Bank of Ghana | GHA | agency": kind, wording, code or codes, type; then plural, possessive. */
static void write_name(const struct know_article *article, const struct know_mention *mention, struct base_buffer *out)
{
    const struct know_entity *entity = &article->entities.items[mention->entity];
    base_buffer_format(out, "%s %.*s", KIND_WORDS[mention->kind],
                       BASE_STR_ARG(words_of(article, mention->first, mention->end)));
    struct know_parties parties = {0};
    know_entity_parties(article, mention->entity, &parties);
    base_buffer_add_text(out, parties.count == 0 ? " | -" : " |");
    for (uint32_t i = 0; i < parties.count; i++) {
        base_buffer_format(out, " %.*s", BASE_STR_ARG(parties.codes[i]));
    }
    if (entity->type.length > 0) {
        write_cell(out, entity->type);
    }
    if (entity->short_name.length > 0 && mention->kind != KNOW_BLOC) {
        write_cell(out, entity->short_name);
    }
    base_buffer_add_text(out, mention->plural ? " plural" : "");
    base_buffer_add_text(out, mention->possessive ? " possessive\n" : "\n");
}

static void write_names(const struct know_article *article, struct base_buffer *out)
{
    for (uint32_t i = 0; i < article->mentions.count; i++) {
        const struct know_mention *mention = &article->mentions.items[i];
        if (mention->kind <= KNOW_NATIONALITY || (mention->kind >= KNOW_ORGANISATION && mention->kind <= KNOW_PLACE)) {
            write_name(article, mention, out);
        }
    }
}

static void write_day(struct base_buffer *out, const char *label, int32_t day)
{
    int32_t year;
    uint32_t month, number;
    if (day == KNOW_NO_DAY) {
        base_buffer_format(out, " | %s -", label);
        return;
    }
    text_day_to_ymd(day, &year, &month, &number);
    base_buffer_format(out, " | %s %04d-%02u-%02u", label, (int)year, month, number);
}

static void write_date(const struct know_date *date, struct base_buffer *out)
{
    static const char *const precisions[] = {"day", "month", "year", "unknown"};
    base_buffer_format(out, "%.*s", BASE_STR_ARG(date->said));
    write_day(out, "from", date->from);
    write_day(out, "to", date->to);
    base_buffer_format(out, " | %s%s%s%s\n", precisions[date->precision], date->is_deadline ? " deadline" : "",
                       date->is_period ? " period" : "", date->is_since ? " since" : "");
}

static void write_number(struct base_buffer *out, const char *label, double number)
{
    if (!isnan(number)) {
        base_buffer_format(out, " | %s %.15g", label, number);
    }
}

static void write_amount(const struct know_article *article, const struct know_mention *mention, struct base_buffer *out)
{
    static const char *const kinds[] = {"money", "percent", "count", "measure", "ordinal"};
    const struct know_amount *amount = &article->amounts.items[mention->value];
    base_buffer_format(out, "%s %.*s", kinds[amount->kind], BASE_STR_ARG(words_of(article, mention->first, mention->end)));
    write_number(out, "value", amount->value);
    write_number(out, "min", amount->min);
    write_number(out, "max", amount->max);
    if (amount->unit.length > 0) {
        base_buffer_format(out, " | unit %.*s", BASE_STR_ARG(amount->unit));
    }
    if (amount->approx.length > 0) {
        base_buffer_format(out, " | approx %.*s", BASE_STR_ARG(amount->approx));
    }
    if (amount->per.length > 0) {
        base_buffer_format(out, " | per %.*s", BASE_STR_ARG(amount->per));
    }
    base_buffer_add_text(out, amount->doubtful ? " | doubtful\n" : "\n");
}

static void write_values(const struct know_article *article, enum know_kind kind, struct base_buffer *out)
{
    for (uint32_t i = 0; i < article->mentions.count; i++) {
        const struct know_mention *mention = &article->mentions.items[i];
        if (mention->kind == kind && kind == KNOW_DATE) {
            write_date(&article->dates.items[mention->value], out);
        } else if (mention->kind == kind) {
            write_amount(article, mention, out);
        }
    }
}

/* "person Mira Holt | TUR: Foreign Minister Mira Holt; Holt" */
static void write_entity(const struct know_article *article, uint32_t number, struct base_buffer *out)
{
    const struct know_entity *entity = &article->entities.items[number];
    const char *between = ": ";
    base_buffer_format(out, "%s %.*s | %.*s", KIND_WORDS[entity->kind], BASE_STR_ARG(entity->name),
                       BASE_STR_ARG(entity->code.length == 0 ? BASE_STR("-") : entity->code));
    for (uint32_t i = 0; i < article->mentions.count; i++) {
        const struct know_mention *mention = &article->mentions.items[i];
        if (mention->entity == number) {
            base_buffer_format(out, "%s%.*s", between, BASE_STR_ARG(words_of(article, mention->first, mention->end)));
            between = "; ";
        }
    }
    base_buffer_add_text(out, "\n");
}

static void write_persons(const struct know_article *article, struct base_buffer *out)
{
    for (uint32_t i = 0; i < article->entities.count; i++) {
        const struct know_entity *entity = &article->entities.items[i];
        if ((entity->kind == KNOW_PERSON || entity->kind == KNOW_ROLE) && entity->first_mention != KNOW_NONE) {
            write_entity(article, i, out);
        }
    }
}

/* "Mira Holt | foreign minister | TUR | current" */
static void write_offices(const struct know_article *article, struct base_buffer *out)
{
    static const char *const held[] = {"current", "former", "acting"};
    for (uint32_t i = 0; i < article->offices.count; i++) {
        const struct know_office *office = &article->offices.items[i];
        base_buffer_format(out, "%.*s", BASE_STR_ARG(article->entities.items[office->person].name));
        write_cell(out, office->title);
        write_cell(out, office->country);
        if (office->organisation.length > 0) {
            write_cell(out, office->organisation);
        }
        base_buffer_format(out, " | %s%s\n", held[office->held], office->is_rank ? " rank" : "");
    }
}

/* Is the token one whose meaning the sameness cases print: the head of a title without a name, or a pronoun? */
static bool refers(const struct know_article *article, uint32_t token)
{
    uint32_t number = know_mention_at(article, token);
    if (number != KNOW_NONE) {
        const struct know_mention *mention = &article->mentions.items[number];
        return mention->head == token && (mention->kind == KNOW_ROLE || mention->kind == KNOW_PERSON);
    }
    static const char *const words[] = {"he",    "she",  "they",  "him",  "her",      "his",
                                        "their", "both", "sides", "side", "countries"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (lang_is(article->text, token, words[i])) {
            return true;
        }
    }
    return false;
}

/* "he = Mira Holt", "sides = Pakistan; Türkiye" */
static void write_sameness(const struct know_article *article, struct base_buffer *out)
{
    for (uint32_t i = 0; i < article->text->tokens.count; i++) {
        uint32_t found[16];
        uint32_t count = refers(article, i) ? know_referents(article, i, found, 16) : 0;
        if (count == 0) {
            continue;
        }
        base_buffer_format(out, "%.*s =", BASE_STR_ARG(lang_form(article->text, i)));
        for (uint32_t n = 0; n < count; n++) {
            base_buffer_format(out, "%s %.*s", n == 0 ? "" : ";", BASE_STR_ARG(article->entities.items[found[n]].name));
        }
        base_buffer_add_text(out, "\n");
    }
}

static void write_result(const struct know_article *article, struct base_str file, struct base_buffer *out)
{
    if (base_str_starts(file, "dates")) {
        write_values(article, KNOW_DATE, out);
    } else if (base_str_starts(file, "amounts")) {
        write_values(article, KNOW_AMOUNT, out);
    } else if (base_str_starts(file, "persons")) {
        write_persons(article, out);
    } else if (base_str_starts(file, "offices")) {
        write_offices(article, out);
    } else if (base_str_starts(file, "sameness")) {
        write_sameness(article, out);
    } else {
        write_names(article, out);
    }
}

void case_layer_know(struct base_str file, struct base_str title, struct base_str input, struct base_buffer *out)
{
    (void)title;
    struct base_arena arena, scratch;
    base_arena_init(&arena, 0);
    base_arena_init(&scratch, 0);
    struct text_article article = {0};
    struct lang_text text = {.text = base_str_trim(take_day(input, &article.published_day))};
    article.text = text.text;
    struct know_article found = {.article = &article, .text = &text};
    struct know_working working = {.tables = tables_of_tests(), .arena = &arena, .scratch = &scratch, .out = &found};
    split_paragraphs(&arena, &text);
    for (uint32_t i = 0; i < text.sentences.count; i++) {
        read_sentence(&working, i);
    }
    know_settle(&working);
    write_result(&found, file, out);
    base_arena_release(&arena);
    base_arena_release(&scratch);
}
