/*
 * Tallies: how many people were killed, injured, held, freed, missing, aboard, as counted by whom.
 *
 * An act of the sense table gives the quantity; each counted noun among those it befell gives one record:
 * "31 people, including 23 officers, were killed" is two.
 */
#include "read/counted.h"
#include "read/phrase.h"

#include <math.h>

static const struct lang_token *token_at(const struct read_view *view, uint32_t token)
{
    return &view->text->tokens.items[token];
}

static struct base_str lemma_of(const struct read_view *view, uint32_t token)
{
    return base_str_lower(view->scratch, token_at(view, token)->lemma);
}

static bool counts_people(const struct read_view *view, uint32_t noun)
{
    struct base_str lemma = lemma_of(view, noun);
    return read_word(view->senses, "actor_nouns", lemma, "role").length > 0 || read_word_is(view, noun, BASE_STR("people")) ||
           read_word_is(view, noun, BASE_STR("armed")) || read_word_is(view, noun, BASE_STR("prisoner")) ||
           base_str_in(lemma, "personnel staff worker other crew") || token_at(view, noun)->upos == LANG_NUM;
}

/* "militants" and "terrorists" are the same people to count. */
static struct base_str people_words(const struct read_view *view, uint32_t noun, const struct know_mention *number)
{
    struct base_str lemma = lemma_of(view, noun);
    if (base_str_is(read_word(view->senses, "actor_nouns", lemma, "role"), "REB")) {
        return BASE_STR("militants");
    }
    if (token_at(view, noun)->upos == LANG_NUM || base_str_in(lemma, "person people other")) {
        return BASE_STR("people");
    }
    return read_counted_words(view, noun, number);
}

static void add_incident(struct read_view *view, struct read_record *record, const struct read_predication *act)
{
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        uint32_t mention = know_mention_at(view->know, phrase->head);
        bool value = mention != KNOW_NONE && view->know->mentions.items[mention].kind != KNOW_ORGANISATION;
        if (base_str_in(phrase->preposition, "in during by") && !value && view->predication_of[phrase->head] != READ_NONE) {
            read_set_text(view->arena, record, READ_F_INCIDENT, read_phrase_text(view, phrase->head));
            return;
        }
    }
}

static void write_tally(struct read_view *view, const struct read_predication *act, struct base_str quantity, struct base_str of,
                        const struct know_amount *amount)
{
    struct read_record *record = read_start(view, READ_TALLY, act->token, "tally");
    struct know_parties parties = {0};
    struct base_str home = {0};
    read_set_text(view->arena, record, READ_F_QUANTITY, quantity);
    read_set_text(view->arena, record, READ_F_OF, of);
    read_set_amount(view, record, READ_F_VALUE, amount);
    add_incident(view, record, act);
    read_fill_date(view, record, act);
    read_fill_place(view, record, act);
    read_fill_stance(view, record, &act->stance);
    const struct read_value *place = read_get(record, READ_F_PLACE);
    home = place != NULL ? place->as.place.country : home;
    if (home.length == 0 && view->know->main_parties.count > 0) {
        home = view->know->main_parties.codes[0];
    }
    know_parties_add(&parties, home);
    read_set_parties(view, record, &parties);
    read_finish(view, record);
}

static bool try_noun(struct read_view *view, const struct read_predication *act, struct base_str quantity, uint32_t noun)
{
    const struct know_mention *mention = NULL;
    const struct know_amount *amount = read_amount_at(view, noun, &mention);
    bool number = amount != NULL && (!isnan(amount->value) || !isnan(amount->min) || !isnan(amount->max));
    if (!number || !counts_people(view, noun)) {
        return false;
    }
    write_tally(view, act, quantity, people_words(view, noun, mention), amount);
    return true;
}

/* The counted ones and those named within them: "31 people, including 23 officers". */
static void try_with_members(struct read_view *view, const struct read_predication *act, struct base_str quantity, uint32_t noun)
{
    try_noun(view, act, quantity, noun);
    for (uint32_t child = token_at(view, noun)->first_child; child != LANG_NONE; child = token_at(view, child)->next_sibling) {
        if (base_str_is(read_preposition(view, child), "including") || base_str_is(read_preposition(view, child), "along with")) {
            struct read_tokens heads = {0};
            read_push_conjuncts(view, &heads, child);
            for (uint32_t i = 0; i < heads.count; i++) {
                try_noun(view, act, quantity, heads.items[i]);
            }
        }
    }
}

static bool is_told(const struct read_predication *act)
{
    return !act->stance.negated && !act->stance.conditional && act->stance.kind != READ_PLANNED && act->stance.kind != READ_DENIED;
}

/* "The toll rose to 31": the number stands with the verb, the quantity in its subject. */
static void read_toll(struct read_view *view, const struct read_predication *act)
{
    for (uint32_t i = 0; i < act->agents.count + act->themes.count; i++) {
        uint32_t noun = i < act->agents.count ? act->agents.items[i] : act->themes.items[i - act->agents.count];
        struct base_str quantity = read_word(view->senses, "toll_nouns", lemma_of(view, noun), "quantity");
        for (uint32_t k = 0; quantity.length > 0 && k < act->obliques.count; k++) {
            uint32_t mention = know_mention_at(view->know, act->obliques.items[k].head);
            bool to = base_str_in(act->obliques.items[k].preposition, "to at");
            if (to && mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_AMOUNT) {
                write_tally(view, act, quantity, BASE_STR("people"), &view->know->amounts.items[view->know->mentions.items[mention].value]);
            }
        }
    }
}

void read_tallies(struct read_view *view)
{
    for (uint32_t i = 0; i < view->predications.count; i++) {
        const struct read_predication *act = &view->predications.items[i];
        struct read_sense sense = read_sense_at(view->senses, act->sense);
        if (!is_told(act) || read_in_title(view, act->token)) {
            continue;
        }
        if (!base_str_is(sense.record, "tally")) {
            read_toll(view, act);
            continue;
        }
        bool intransitive = base_str_starts(sense.roles, "theme") ? false : act->themes.count == 0 && !act->passive;
        const struct read_tokens *befallen = intransitive ? &act->agents : &act->themes;
        for (uint32_t k = 0; k < befallen->count; k++) {
            try_with_members(view, act, sense.kind, befallen->items[k]);
        }
        for (uint32_t k = 0; k < act->obliques.count; k++) {
            if (base_str_is(act->obliques.items[k].preposition, "along with")) {
                try_noun(view, act, sense.kind, act->obliques.items[k].head);
            }
        }
    }
}
