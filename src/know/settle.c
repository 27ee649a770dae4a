/*
 * When all sentences are parsed, what was found one by one becomes a whole: mentions get their entities, persons their
 * offices, and the article its main parties.
 */
#include "know/settle.h"

#include <stdlib.h>
#include <string.h>

bool settle_in_heading(const struct know_article *article, uint32_t token)
{
    if (article->article == NULL || token >= article->text->tokens.count) {
        return false;
    }
    uint32_t block = article->text->sentences.items[article->text->tokens.items[token].sentence].block;
    if (block >= article->article->block_count) {
        return false;
    }
    enum text_block_kind kind = article->article->blocks[block].kind;
    return kind == TEXT_TITLE || kind == TEXT_HEADING || kind == TEXT_CAPTION;
}

/* ------------------------------------------------------------------ order of mentions */

struct numbered {
    struct know_mention mention;
    uint32_t number;
};

static int compare_numbered(const void *a, const void *b)
{
    const struct numbered *one = a, *other = b;
    if (one->mention.first != other->mention.first) {
        return one->mention.first < other->mention.first ? -1 : 1;
    }
    return one->number < other->number ? -1 : one->number > other->number;
}

/* Surnames were found late: puts mentions in the order of tokens again and numbers them anew. */
static void order_mentions(struct settle_view *view)
{
    struct know_article *article = view->article;
    uint32_t count = article->mentions.count;
    struct numbered *all = BASE_NEW_ARRAY(view->working->scratch, struct numbered, count + 1);
    uint32_t *renumbered = BASE_NEW_ARRAY(view->working->scratch, uint32_t, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        all[i] = (struct numbered){article->mentions.items[i], i};
    }
    qsort(all, count, sizeof *all, compare_numbered);
    for (uint32_t i = 0; i < count; i++) {
        article->mentions.items[i] = all[i].mention;
        renumbered[all[i].number] = i;
    }
    for (uint32_t i = 0; i < article->mention_of_count; i++) {
        if (article->mention_of[i] < count) {
            article->mention_of[i] = renumbered[article->mention_of[i]];
        }
    }
}

/* The first mention of each entity, now that mentions are in order. */
static void note_first_mentions(struct know_article *article)
{
    for (uint32_t i = 0; i < article->entities.count; i++) {
        article->entities.items[i].first_mention = KNOW_NONE;
    }
    for (uint32_t i = article->mentions.count; i-- > 0;) {
        uint32_t entity = article->mentions.items[i].entity;
        if (entity < article->entities.count) {
            article->entities.items[entity].first_mention = i;
        }
    }
}

/* ------------------------------------------------------------------ main parties */

enum { PARTY_SLOTS = 64, LEAD_SENTENCES = 4 };

struct party_count {
    struct base_str code;
    uint32_t weight;
    uint32_t first;
};

static void count_party(struct party_count *counts, uint32_t *count, struct base_str code, uint32_t weight, uint32_t at)
{
    if (code.length == 0) {
        return;
    }
    for (uint32_t i = 0; i < *count; i++) {
        if (base_str_equal(counts[i].code, code)) {
            counts[i].weight += weight;
            return;
        }
    }
    if (*count < PARTY_SLOTS) {
        counts[(*count)++] = (struct party_count){code, weight, at};
    }
}

/* A state named in the first sentences weighs more; places and persons speak for their states, but softly. */
static uint32_t weight_of(const struct settle_view *view, const struct know_mention *mention, uint32_t lead_end)
{
    uint32_t weight = mention->kind == KNOW_STATE || mention->kind == KNOW_NATIONALITY ? 2 : mention->kind == KNOW_PERSON ? 1 : 0;
    if (mention->kind == KNOW_PLACE) {
        weight = 1;
    }
    if (settle_in_heading(view->article, mention->first)) {
        return weight;
    }
    return mention->first < lead_end ? weight * 3 : weight;
}

static uint32_t lead_end(const struct settle_view *view)
{
    uint32_t seen = 0;
    for (uint32_t i = 0; i < view->text->sentences.count; i++) {
        if (!settle_in_heading(view->article, view->text->sentences.items[i].first) && ++seen == LEAD_SENTENCES) {
            return view->text->sentences.items[i].end;
        }
    }
    return view->text->tokens.count;
}

static const struct party_count *heaviest(const struct party_count *counts, uint32_t count, const struct party_count *besides)
{
    const struct party_count *best = NULL;
    for (uint32_t i = 0; i < count; i++) {
        if (&counts[i] != besides && (best == NULL || counts[i].weight > best->weight)) {
            best = &counts[i];
        }
    }
    return best;
}

void settle_main_parties(struct settle_view *view)
{
    struct know_article *article = view->article;
    struct party_count counts[PARTY_SLOTS];
    uint32_t count = 0, lead = lead_end(view);
    for (uint32_t i = 0; i < article->mentions.count; i++) {
        const struct know_mention *mention = &article->mentions.items[i];
        if (mention->entity >= article->entities.count || mention->first == mention->end) {
            continue;
        }
        count_party(counts, &count, article->entities.items[mention->entity].code, weight_of(view, mention, lead), mention->first);
    }
    const struct party_count *first = heaviest(counts, count, NULL);
    const struct party_count *second = first == NULL ? NULL : heaviest(counts, count, first);
    article->main_parties.count = 0;
    if (first != NULL && first->weight > 1) {
        know_parties_add(&article->main_parties, first->code);
    }
    if (second != NULL && second->weight > 1 && second->weight * 6 >= first->weight) {
        know_parties_add(&article->main_parties, second->code);
    }
}

/* ------------------------------------------------------------------ all of it */

enum { ABBREVIATION_LIMIT = 10, UNIFY_LIMIT = 500 };

static bool is_abbreviation(struct base_str name)
{
    uint32_t capitals = 0;
    for (uint32_t i = 0; i < name.length; i++) {
        capitals += name.data[i] >= 'A' && name.data[i] <= 'Z';
    }
    return name.length >= 2 && name.length <= ABBREVIATION_LIMIT && capitals * 2 > name.length;
}

/* A headline says "JMC" before the text says what that is: one body, not two. */
static void unify_abbreviations(struct know_article *article)
{
    uint32_t count = article->entities.count < UNIFY_LIMIT ? article->entities.count : UNIFY_LIMIT;
    for (uint32_t i = 0; i < count; i++) {
        const struct know_entity *brief = &article->entities.items[i];
        bool institution = brief->kind == KNOW_BODY || brief->kind == KNOW_ORGANISATION;
        for (uint32_t k = 0; institution && is_abbreviation(brief->name) && k < count; k++) {
            const struct know_entity *full = &article->entities.items[k];
            if (k == i || full->kind != brief->kind || !base_str_equal(full->short_name, brief->name) || is_abbreviation(full->name)) {
                continue;
            }
            for (uint32_t m = 0; m < article->mentions.count; m++) {
                if (article->mentions.items[m].entity == i) {
                    article->mentions.items[m].entity = k;
                }
            }
            break;
        }
    }
}

void know_settle(struct know_working *working)
{
    struct base_mark mark = base_arena_mark(working->scratch);
    struct settle_view view = {.working = working,
                               .article = working->out,
                               .text = working->out->text,
                               .given = lexicon_table_named("given_names"),
                               .never = lexicon_table_named("given_names_never")};
    unify_abbreviations(working->out);
    settle_persons(&view);
    order_mentions(&view);
    note_first_mentions(working->out);
    settle_main_parties(&view);
    settle_offices(&view);
    settle_roles(&view);
    note_first_mentions(working->out);
    settle_main_parties(&view);
    base_arena_rewind(working->scratch, mark);
}
