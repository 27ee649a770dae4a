/*
 * Figures: numbers observed, with what they measure, their period and their change.
 *
 * A number with a metric that is no target is a figure; so is a large count of things that an act is done to ("sold 425
 * tickets"). People hurt, held or freed are tallies, and are left to them.
 */
#include "read/counted.h"
#include "read/metric.h"
#include "read/phrase.h"

#include <math.h>

enum { LEAST_COUNT = 10 };

static const struct lang_token *token_at(const struct read_view *view, uint32_t token)
{
    return &view->text->tokens.items[token];
}

static double value_of(const struct know_amount *amount)
{
    return !isnan(amount->value) ? amount->value : !isnan(amount->min) ? amount->min : amount->max;
}

/* Is the number told already, as a target or a tally that rests on the same sentence? */
static bool is_taken(const struct read_view *view, const struct know_mention *number)
{
    struct base_span sentence = text_source_span(view->article, read_sentence_bytes(view, number->head));
    double value = value_of(&view->know->amounts.items[number->value]);
    for (uint32_t i = view->records->count; i-- > 0;) {
        const struct read_record *record = view->records->items[i];
        if (record->type != READ_TARGET && record->type != READ_TALLY) {
            continue;
        }
        bool same = read_number(record, READ_F_AMOUNT) == value || read_number(record, READ_F_VALUE) == value || read_number(record, READ_F_MIN) == value;
        for (uint32_t k = 0; same && k < record->evidence.count; k++) {
            if (record->evidence.items[k].source.start == sentence.start) {
                return true;
            }
        }
    }
    return false;
}

static bool counts_things(const struct read_view *view, const struct know_amount *amount)
{
    if (amount->noun == KNOW_NONE || view->document_of[amount->noun] != READ_NONE) {
        return false;
    }
    struct base_str lemma = base_str_lower(view->scratch, token_at(view, amount->noun)->lemma);
    bool person = read_word(view->senses, "actor_nouns", lemma, "role").length > 0 || read_word_is(view, amount->noun, BASE_STR("people"));
    bool meeting = read_word(view->senses, "meeting_nouns", lemma, "kind").length > 0;
    return !person && !meeting && know_mention_at(view->know, amount->noun) != KNOW_NONE && value_of(amount) >= LEAST_COUNT;
}

static const struct read_predication *act_of(const struct read_view *view, const struct know_mention *number)
{
    uint32_t owner = read_owner(view, number->head);
    return owner == READ_NONE ? NULL : &view->predications.items[owner];
}

static bool is_ahead(const struct read_predication *act)
{
    return act != NULL && (act->stance.kind == READ_PLANNED || act->stance.negated || act->stance.conditional);
}

/* "rose by 45 %", "a 340 % increase": the change, not the level. */
static bool is_change(const struct read_view *view, const struct know_mention *number, const struct read_predication *act)
{
    struct base_str lemma = act == NULL ? (struct base_str){0} : act->nominal ? read_nominalised(view->senses, act->lemma) : act->lemma;
    return read_word(view->senses, "growth_verbs", lemma, "how").length > 0 || base_str_is(read_preposition(view, number->head), "by");
}

static void set_measure(struct read_view *view, struct read_record *record, const struct know_mention *number, const struct read_predication *act)
{
    const struct know_amount *amount = &view->know->amounts.items[number->value];
    if (amount->kind == KNOW_PERCENT && is_change(view, number, act)) {
        read_set_change(view->arena, record, (struct read_change){.percent = value_of(amount), .from = NAN, .to = NAN});
        read_set_text(view->arena, record, READ_F_APPROX, amount->approx);
        return;
    }
    read_set_amount(view, record, READ_F_AMOUNT, amount);
    read_set_text(view->arena, record, READ_F_UNIT, amount->unit);
}

static void set_period(struct read_view *view, struct read_record *record, const struct read_predication *act)
{
    if (act == NULL) {
        return;
    }
    read_fill_date(view, record, act);
    const struct read_value *date = read_get(record, READ_F_DATE);
    if (date != NULL) {
        const struct read_date period = date->as.date;
        read_set_date(view->arena, record, READ_F_PERIOD, period);
    }
}

static void write_figure(struct read_view *view, const struct know_mention *number, const struct read_metric *metric, struct base_str words)
{
    const struct know_amount *amount = &view->know->amounts.items[number->value];
    const struct read_predication *act = act_of(view, number);
    struct read_record *record = read_start(view, READ_FIGURE, number->head, "figure");
    struct know_parties parties = {0};
    read_set_text(view->arena, record, READ_F_METRIC, words);
    set_measure(view, record, number, act);
    read_set_text(view->arena, record, READ_F_PER, read_metric_per(view, metric, amount));
    set_period(view, record, act);
    if (amount->doubtful) {
        read_set_flag(view->arena, record, READ_F_DOUBTFUL, true);
    }
    for (uint32_t i = metric->tokens.start; i < metric->tokens.end; i++) {
        read_parties_at(view, i, &parties);
    }
    if (act != NULL) {
        read_parties_of(view, act, false, &parties);
        read_set_text(view->arena, record, READ_F_SAID_BY, read_speaker_name(view, act->stance.speaker));
    }
    for (uint32_t i = 0; parties.count == 0 && i < view->know->main_parties.count; i++) {
        read_add_text(view->arena, record, READ_F_PARTIES, view->know->main_parties.codes[i]);
    }
    read_set_parties(view, record, &parties);
    read_set_text(view->arena, record, READ_F_STANCE, BASE_STR("fact"));
    read_fill_sectors(view, record, metric->tokens);
    read_finish(view, record);
}

static void try_number(struct read_view *view, const struct know_mention *number)
{
    const struct know_amount *amount = &view->know->amounts.items[number->value];
    const struct read_predication *act = act_of(view, number);
    if (amount->kind == KNOW_ORDINAL || isnan(value_of(amount)) || is_ahead(act) || is_taken(view, number)) {
        return;
    }
    struct read_metric metric = read_metric_of(view, act, number);
    if (metric.name.length > 0 && amount->kind != KNOW_COUNT) {
        write_figure(view, number, &metric, metric.name);
    } else if (amount->kind == KNOW_COUNT && act != NULL && counts_things(view, amount)) {
        metric.tokens = (struct base_span){number->first, amount->noun + 1};
        write_figure(view, number, &metric, read_counted_words(view, amount->noun, number));
    }
}

void read_figures(struct read_view *view)
{
    for (uint32_t i = 0; i < view->know->mentions.count; i++) {
        const struct know_mention *mention = &view->know->mentions.items[i];
        if (mention->kind == KNOW_AMOUNT && !read_in_title(view, mention->head)) {
            try_number(view, mention);
        }
    }
}
