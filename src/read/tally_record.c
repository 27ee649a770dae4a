/*
 * The record of a tally: number, who, incident or period, day, place, party and claimant; a number told again adds evidence
 * only.
 */
#include "read/counted.h"
#include "read/phrase.h"
#include "read/tally.h"

#include <math.h>

static const struct read_predication *act_of(const struct read_view *view, uint32_t word)
{
    uint32_t owner = read_owner(view, word);
    return owner == READ_NONE ? NULL : &view->predications.items[owner];
}

static bool is_told(const struct read_view *view, const struct tally_count *count, const struct read_predication *act)
{
    bool zero = count->number == NULL;
    if (act == NULL) {
        return true;
    }
    bool negated = act->stance.negated && !zero;
    return !negated && !act->stance.conditional && !act->stance.urged && act->stance.kind != READ_PLANNED &&
           act->stance.kind != READ_DENIED &&
           (act->stance.kind != READ_POSSIBLE || act->stance.perfect || read_token(view, count->word)->upos != LANG_VERB);
}

/* ------------------------------------------------------------------ where */

static bool place_at(const struct read_view *view, uint32_t token, struct read_place *place)
{
    uint32_t at = know_mention_at(view->know, token);
    if (at == KNOW_NONE || view->know->mentions.items[at].entity == KNOW_NONE) {
        return false;
    }
    const struct know_entity *entity = &view->know->entities.items[view->know->mentions.items[at].entity];
    bool known = entity->kind == KNOW_PLACE || entity->kind == KNOW_STATE;
    if (known) {
        *place = (struct read_place){.name = entity->name, .country = entity->code};
    }
    return known;
}

/* "five Iranians held in Cuba": a place of people told of beside. */
static bool is_elsewhere(const struct read_view *view, const struct tally_count *count, uint32_t place)
{
    for (uint32_t up = place, steps = 0; up != LANG_NONE && steps < 6; up = read_token(view, up)->head, steps++) {
        bool speaks =
            read_token(view, up)->relation == LANG_ARC_NSUBJ && read_token(view, up)->head != LANG_NONE &&
            read_word(view->senses, "reporting_verbs", read_token(view, read_token(view, up)->head)->lemma, "stance").length > 0;
        if (speaks) {
            return true; /* "a doctor in Larkana said that ..." */
        }
    }
    uint32_t owner = read_owner(view, place);
    if (owner == READ_NONE || view->predications.items[owner].nominal) {
        return false;
    }
    const struct lang_token *verb = read_token(view, view->predications.items[owner].token);
    bool clause = verb->relation == LANG_ARC_ACL || verb->relation == LANG_ARC_ACL_RELCL;
    uint32_t noun = clause ? verb->head : LANG_NONE;
    bool own = view->predications.items[owner].token == count->word ||
               (noun != LANG_NONE && noun >= count->first && noun < count->end);
    return clause && !own && noun != LANG_NONE && noun >= count->end && tally_counts_people(view, noun);
}

/* The nearest place behind a preposition of place in the sentence; the one behind the word that tells first. */
static bool find_place(const struct read_view *view, const struct lang_sentence *sentence, const struct tally_count *count,
                       struct read_place *place)
{
    uint32_t nearest = UINT32_MAX, word = count->word;
    bool beside =
        count->end + 1 < sentence->end && lang_is(view->text, count->end, "in") && place_at(view, count->end + 1, place);
    if (beside) {
        return true; /* "86 people in Mozambique and 13 in Malawi" */
    }
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        struct read_place found;
        if (know_mention_at(view->know, i) == KNOW_NONE || !place_at(view, i, &found) || is_elsewhere(view, count, i)) {
            continue;
        }
        struct base_str preposition = read_preposition(view, i);
        if (base_str_is(preposition, "of") && read_token(view, i)->head != LANG_NONE) { /* "in the province of Yazd" */
            preposition = read_preposition(view, read_token(view, i)->head);
        }
        bool between = i >= count->end && i < word; /* "14 villagers near Gao in Mali and killed them" */
        uint32_t distance = between ? i - count->end : i > word ? i - word : 2 * (word - i);
        if (distance < nearest && base_str_in(preposition, "in at near off outside across around inside along on")) {
            nearest = distance;
            *place = found;
        }
    }
    return nearest != UINT32_MAX;
}

/* The state that the sentence is about when no place gives one: a nationality of those counted, else the article's. */
static void set_parties(struct read_view *view, struct read_record *record, const struct read_place *place,
                        const struct read_predication *act)
{
    struct know_parties parties = {0};
    know_parties_add(&parties, place->country);
    if (parties.count == 0 && view->article->dateline.value.length > 0 && view->know->main_parties.count == 0) {
        struct base_str name, country;
        read_place_country(view, view->article->dateline.value, &name, &country);
        know_parties_add(&parties, country);
    }
    if (parties.count == 0) {
        know_parties_add(&parties, read_main_state(view));
    }
    if (parties.count == 0 && act != NULL) {
        read_parties_of(view, act, true, &parties);
    }
    read_set_parties(view, record, &parties);
}

/* ------------------------------------------------------------------ when */

static const struct know_date *date_in(const struct read_view *view, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        uint32_t at = know_mention_at(view->know, i);
        if (at != KNOW_NONE && view->know->mentions.items[at].kind == KNOW_DATE) {
            const struct know_date *date = &view->know->dates.items[view->know->mentions.items[at].value];
            uint32_t owner = read_owner(view, i);
            const struct read_predication *act = owner == READ_NONE ? NULL : &view->predications.items[owner];
            bool aside = act != NULL &&
                         (read_token(view, act->token)->relation == LANG_ARC_ACL_RELCL || /* "the war, which ended in 2005" */
                          read_word(view->senses, "reporting_verbs", act->lemma, "stance").length > 0);
            aside = aside || base_str_ends(date->said, "earlier") || base_str_ends(date->said, "before");
            if (!date->is_deadline && !date->is_since && !aside) {
                return date;
            }
        }
    }
    return NULL;
}

static const struct know_date *find_date(const struct read_view *view, const struct lang_sentence *sentence,
                                         const struct tally_count *count, const struct read_predication *act, uint32_t incident)
{
    if (count->period != NULL) {
        return &view->know->dates.items[count->period->value];
    }
    const struct know_date *date = act != NULL ? read_date_of(view, act) : NULL;
    date = date != NULL && (base_str_ends(date->said, "earlier") || base_str_ends(date->said, "before")) ? NULL : date;
    if (date == NULL && incident != LANG_NONE) {
        struct base_span span = lang_subtree(view->text, incident);
        date = date_in(view, span.start, span.end);
    }
    return date == NULL ? date_in(view, sentence->first, sentence->end) : date;
}

static bool is_period(const struct know_date *date)
{
    bool vague =
        date->from == KNOW_NO_DAY && (base_str_find(date->said, "year", 0) >= 0 || base_str_find(date->said, "month", 0) >= 0);
    return date->is_period || date->precision == KNOW_YEAR || vague;
}

/* ------------------------------------------------------------------ the record */

static bool same_number(double a, double b)
{
    return (isnan(a) && isnan(b)) || a == b;
}

static bool words_agree(struct base_str a, struct base_str b)
{
    return base_str_equal_fold(a, b) || base_str_is(a, "people") || base_str_is(b, "people");
}

static bool place_agrees(const struct read_record *record, const struct read_place *place)
{
    const struct read_value *known = read_get(record, READ_F_PLACE);
    return known == NULL || place->name.length == 0 || base_str_equal(known->as.place.country, place->country);
}

/* The record of this article that tells the same number of the same people. */
static struct read_record *told_already(const struct read_view *view, const struct tally_count *count, struct base_str of,
                                        const struct read_place *place)
{
    for (uint32_t i = read_look_back(view->records->count); i < view->records->count; i++) {
        struct read_record *record = view->records->items[i];
        bool tally = record->type == READ_TALLY && record->article == view->article_number;
        if (!tally || !base_str_equal(read_text(record, READ_F_QUANTITY), count->quantity) ||
            read_get(record, READ_F_PERIOD) != NULL) {
            continue;
        }
        bool number = same_number(read_number(record, READ_F_VALUE), count->amount.value) &&
                      (!isnan(count->amount.value) || (same_number(read_number(record, READ_F_MIN), count->amount.min) &&
                                                       same_number(read_number(record, READ_F_MAX), count->amount.max)));
        if (number && words_agree(read_text(record, READ_F_OF), of) && place_agrees(record, place)) {
            return record;
        }
    }
    return NULL;
}

static void fill(struct read_view *view, const struct lang_sentence *sentence, const struct tally_count *count,
                 struct read_record *record)
{
    const struct read_predication *act = act_of(view, count->word);
    uint32_t head = LANG_NONE;
    struct base_str incident = tally_incident(view, sentence, count->word, &head);
    const struct know_date *date = find_date(view, sentence, count, act, head);
    if (date != NULL) {
        read_set_date(view->arena, record, READ_F_DATE, read_date_from(date));
    }
    if (date != NULL && is_period(date)) {
        read_set_date(view->arena, record, READ_F_PERIOD, read_date_from(date));
    } else {
        read_set_text(view->arena, record, READ_F_INCIDENT, incident);
    }
    read_set_text(view->arena, record, READ_F_STANCE, BASE_STR("fact"));
    if (act != NULL) {
        read_fill_stance(view, record, &act->stance);
        read_set_text(view->arena, record, READ_F_SAID_BY, read_claimant(view, act, count->word));
    }
}

void tally_write(struct read_view *view, const struct lang_sentence *sentence, const struct tally_counts *counts,
                 uint32_t index)
{
    const struct tally_count *count = &counts->items[index];
    const struct read_predication *act = act_of(view, count->word);
    struct base_str of = tally_people_words(view, counts, index);
    struct read_place place = {0};
    if (!is_told(view, count, act)) {
        return;
    }
    find_place(view, sentence, count, &place);
    struct read_record *same = told_already(view, count, of, &place);
    if (same != NULL && count->period == NULL) {
        read_evidence(view, same, read_sentence_bytes(view, sentence->first));
        return;
    }
    struct read_record *record = read_start(view, READ_TALLY, sentence->first, "tally");
    read_set_text(view->arena, record, READ_F_QUANTITY, count->quantity);
    read_set_text(view->arena, record, READ_F_OF, of);
    read_set_amount(view, record, READ_F_VALUE, &count->amount);
    read_set_number(view->arena, record, READ_F_REVISES, count->revises);
    fill(view, sentence, count, record);
    if (place.name.length > 0) {
        read_set_place(view->arena, record, READ_F_PLACE, place);
    }
    set_parties(view, record, &place, act);
    read_finish(view, record);
}
