/*
 * The round of the finders over one sentence, and the order of what they found.
 *
 * Finders push mentions as they come upon them, a later one may take in what an earlier one found. At the end the mentions of
 * the sentence are put in order of their tokens and numbered anew.
 */
#include "know/finders.h"
#include "know/gazetteer.h"
#include "know/organisation.h"
#include "know/organisation_short.h"
#include "know/place.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ who covers a token */

static void make_room(struct know_working *working)
{
    struct know_article *out = working->out;
    uint32_t wanted = out->text->tokens.count;
    if (wanted <= out->mention_of_count) {
        return;
    }
    uint32_t size = wanted < 256 ? 256 : wanted + wanted / 2;
    out->mention_of = base_arena_grow(working->arena, out->mention_of, out->mention_of_count * sizeof *out->mention_of,
                                      size * sizeof *out->mention_of);
    memset(out->mention_of + out->mention_of_count, 0xFF, (size - out->mention_of_count) * sizeof *out->mention_of);
    out->mention_of_count = size;
}

uint32_t know_mention_at(const struct know_article *article, uint32_t token)
{
    return token < article->mention_of_count ? article->mention_of[token] : KNOW_NONE;
}

struct base_str know_code_at(const struct know_article *article, uint32_t token)
{
    uint32_t number = know_mention_at(article, token);
    if (number == KNOW_NONE || article->mentions.items[number].entity == KNOW_NONE) {
        return (struct base_str){0};
    }
    return article->entities.items[article->mentions.items[number].entity].code;
}

static void cover(struct know_article *out, uint32_t first, uint32_t end, uint32_t number)
{
    for (uint32_t token = first; token < end; token++) {
        out->mention_of[token] = number;
    }
}

void know_drop_mention(struct know_working *working, uint32_t number)
{
    struct know_mention *mention = &working->out->mentions.items[number];
    for (uint32_t token = mention->first; token < mention->end; token++) {
        if (working->out->mention_of[token] == number) {
            working->out->mention_of[token] = KNOW_NONE;
        }
    }
    mention->end = mention->first;
}

/* Is every earlier mention that touches the range inside it? */
static bool can_take_in(const struct know_article *out, uint32_t first, uint32_t end)
{
    for (uint32_t token = first; token < end; token++) {
        uint32_t number = out->mention_of[token];
        if (number != KNOW_NONE && (out->mentions.items[number].first < first || out->mentions.items[number].end > end)) {
            return false;
        }
    }
    return true;
}

uint32_t know_add_mention(struct know_working *working, const struct know_mention *mention)
{
    struct know_article *out = working->out;
    make_room(working);
    if (mention->first >= mention->end || mention->end > out->text->tokens.count ||
        !can_take_in(out, mention->first, mention->end)) {
        return KNOW_NONE;
    }
    for (uint32_t token = mention->first; token < mention->end; token++) {
        if (out->mention_of[token] != KNOW_NONE) {
            know_drop_mention(working, out->mention_of[token]);
        }
    }
    uint32_t number = out->mentions.count;
    *BASE_PUSH(working->arena, out->mentions) = *mention;
    cover(out, mention->first, mention->end, number);
    return number;
}

uint32_t know_add_entity(struct know_working *working, const struct know_entity *entity)
{
    uint32_t number = working->out->entities.count;
    struct know_entity *added = BASE_PUSH(working->arena, working->out->entities);
    *added = *entity;
    added->first_mention = KNOW_NONE;
    return number;
}

/* Dates and amounts are pushed without marks: mark them, or leave them out where another mention stands. */
static void cover_values(struct know_working *working, uint32_t from)
{
    struct know_article *out = working->out;
    for (uint32_t i = from; i < out->mentions.count; i++) {
        struct know_mention *mention = &out->mentions.items[i];
        bool is_value = mention->kind == KNOW_DATE || mention->kind == KNOW_AMOUNT;
        bool is_free = true;
        for (uint32_t token = mention->first; token < mention->end; token++) {
            is_free = is_free && (out->mention_of[token] == KNOW_NONE || out->mention_of[token] == i);
        }
        if (is_value && is_free) {
            cover(out, mention->first, mention->end, i);
        } else if (is_value) {
            mention->end = mention->first;
        }
    }
}

/* ------------------------------------------------------------------ order */

struct place_of_mention {
    uint32_t first;
    uint32_t number;
};

static int by_first_token(const void *a, const void *b)
{
    const struct place_of_mention *x = a, *y = b;
    if (x->first != y->first) {
        return x->first < y->first ? -1 : 1;
    }
    return (x->number > y->number) - (x->number < y->number);
}

static uint32_t renumbered(uint32_t number, uint32_t from, const uint32_t *numbers)
{
    return number == KNOW_NONE || number < from ? number : numbers[number - from];
}

/* Entities and offices need none of it: they learn of their mentions when these stand in order. */
static void renumber_tokens(struct know_article *out, uint32_t from, const uint32_t *numbers, const struct lang_sentence *sentence)
{
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        out->mention_of[token] = renumbered(out->mention_of[token], from, numbers);
    }
}

static void note_first_mentions(struct know_article *out, uint32_t from)
{
    for (uint32_t i = from; i < out->mentions.count; i++) {
        uint32_t entity = out->mentions.items[i].entity;
        if (entity < out->entities.count && out->entities.items[entity].first_mention > i) {
            out->entities.items[entity].first_mention = i;
        }
    }
}

static void put_in_order(struct know_working *working, uint32_t from, const struct lang_sentence *sentence)
{
    struct know_article *out = working->out;
    uint32_t count = out->mentions.count - from, kept = 0;
    struct place_of_mention *order = BASE_NEW_ARRAY(working->scratch, struct place_of_mention, count + 1);
    uint32_t *numbers = BASE_NEW_ARRAY(working->scratch, uint32_t, count + 1);
    struct know_mention *copy = BASE_NEW_ARRAY(working->scratch, struct know_mention, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        const struct know_mention *mention = &out->mentions.items[from + i];
        numbers[i] = KNOW_NONE;
        copy[i] = *mention;
        if (mention->first < mention->end) {
            order[kept++] = (struct place_of_mention){mention->first, i};
        }
    }
    if (kept > 1) {
        qsort(order, kept, sizeof *order, by_first_token);
    }
    for (uint32_t i = 0; i < kept; i++) {
        out->mentions.items[from + i] = copy[order[i].number];
        numbers[order[i].number] = from + i;
    }
    out->mentions.count = from + kept;
    renumber_tokens(out, from, numbers, sentence);
    note_first_mentions(out, from);
}

/* ------------------------------------------------------------------ chunks */

/* Joining helps where all words of a name are its own: capitals and the small words between them. */
static bool is_chunk(const struct know_line *line, const struct know_mention *mention)
{
    bool named = mention->kind <= KNOW_BLOC || mention->kind == KNOW_PERSON ||
                 (mention->kind >= KNOW_ORGANISATION && mention->kind <= KNOW_PLACE);
    if (!named || mention->end - mention->first < 2 || mention->head < mention->first || mention->head >= mention->end) {
        return false;
    }
    for (uint32_t token = mention->first; token < mention->end; token++) {
        bool small = mention->kind == KNOW_PERSON || know_line_in(line, token, "of for and & on the in de del da al el la");
        if (know_line_is(line, token, ",") || (know_line_shape(line, token) == KNOW_SHAPE_LOWER && !small)) {
            return false;
        }
    }
    return true;
}

/* "National Science Park (NSP)": the abbreviation in parentheses belongs to the unit. */
static uint32_t past_abbreviation(const struct know_line *line, const struct lang_text *text, uint32_t end)
{
    uint32_t limit = text->sentences.items[text->tokens.items[end - 1].sentence].end;
    bool bracketed = end + 2 < limit && know_line_is(line, end, "(") && know_line_is(line, end + 2, ")");
    return bracketed && know_line_shape(line, end + 1) != KNOW_SHAPE_LOWER ? end + 3 : end;
}

static void make_chunks(struct know_working *working, const struct know_line *line, uint32_t from, struct lang_chunk **chunks,
                        uint32_t *count)
{
    struct know_article *out = working->out;
    uint32_t reached = 0;
    *chunks = BASE_NEW_ARRAY(working->scratch, struct lang_chunk, out->mentions.count - from + 1);
    *count = 0;
    for (uint32_t i = from; i < out->mentions.count; i++) {
        const struct know_mention *mention = &out->mentions.items[i];
        if (mention->first >= reached && is_chunk(line, mention)) {
            uint32_t first = mention->first;
            bool before =
                i > from && out->mentions.items[i - 1].kind == KNOW_NATIONALITY && out->mentions.items[i - 1].end == first;
            if (before && out->mentions.items[i - 1].first >= reached) {
                first = out->mentions.items[i - 1].first; /* "Turkish President Norell" is one name */
            }
            reached = past_abbreviation(line, out->text, mention->end);
            (*chunks)[(*count)++] = (struct lang_chunk){first, reached, mention->head};
        }
    }
}

/* ------------------------------------------------------------------ the round */

static void find_names(struct know_working *working, const struct know_line *line)
{
    uint32_t from = working->out->mentions.count;
    know_gazetteer_find(working, line);
    know_place_settle(working, line, from);
    know_organisation_find(working, line);
    know_short_define(working, line);
    know_short_find(working, line);
}

void know_find(struct know_working *working, uint32_t sentence, struct lang_chunk **chunks, uint32_t *chunk_count)
{
    struct know_article *out = working->out;
    const struct lang_sentence *range = &out->text->sentences.items[sentence];
    uint32_t from = out->mentions.count;
    make_room(working);
    struct know_line *line = know_line_make(working->scratch, out->text, sentence);
    know_find_dates(working, sentence, out->article == NULL ? KNOW_NO_DAY : out->article->published_day);
    cover_values(working, from);
    find_names(working, line);
    know_find_persons(working, sentence);
    uint32_t before_amounts = out->mentions.count;
    know_find_amounts(working, sentence);
    cover_values(working, before_amounts);
    put_in_order(working, from, range);
    make_chunks(working, line, from, chunks, chunk_count);
}
