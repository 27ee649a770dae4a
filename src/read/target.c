/*
 * Targets: numbers aimed at, with the baseline they start from and the day they are due.
 *
 * A number is a target when a word for an aim holds it ("a target of $5 billion"), or when an act that makes
 * something grow is not yet done ("agreed to raise trade to $5 billion", "trade will reach 10 bn"). The same
 * words about what has happened make a figure.
 */
#include "read/metric.h"

#include "read/phrase.h"

#include <math.h>

struct target {
    const struct know_mention *number;
    const struct know_amount *amount;
    const struct read_predication *act;
    struct read_metric metric;
    struct base_str modality;
};

static const struct lang_token *token_at(const struct read_view *view, uint32_t token)
{
    return &view->text->tokens.items[token];
}

static struct base_str lemma_of(const struct read_view *view, uint32_t token)
{
    return base_str_lower(view->scratch, token_at(view, token)->lemma);
}

static bool is_aim_word(const struct read_view *view, uint32_t token)
{
    return token_at(view, token)->upos != LANG_VERB && base_str_in(lemma_of(view, token), "target goal objective aim milestone ambition mark benchmark");
}

/* Is a word for an aim beside the number: before it, holding it, or what the act moves? */
static bool held_by_aim(const struct read_view *view, const struct target *target)
{
    uint32_t head = token_at(view, target->number->head)->head;
    if (head != LANG_NONE && is_aim_word(view, head)) {
        return true;
    }
    const struct lang_sentence *sentence = &view->text->sentences.items[token_at(view, target->number->head)->sentence];
    for (uint32_t token = target->number->end; token < sentence->end && token < target->number->end + 3; token++) {
        if (is_aim_word(view, token)) {
            return true; /* "the $5 billion trade target" */
        }
    }
    for (uint32_t i = 0; target->act != NULL && i < target->act->themes.count; i++) {
        if (is_aim_word(view, target->act->themes.items[i])) {
            return true;
        }
    }
    for (uint32_t i = 0; target->act != NULL && i < target->act->agents.count; i++) {
        if (is_aim_word(view, target->act->agents.items[i]) && base_str_in(target->act->lemma, "be stand remain")) {
            return true;
        }
    }
    return false;
}

static bool lies_ahead(const struct read_stance *stance)
{
    return (stance->kind == READ_PLANNED || stance->kind == READ_POSSIBLE || stance->restates) && !stance->negated && !stance->conditional;
}

static bool is_object(const struct read_predication *act, uint32_t token)
{
    for (uint32_t i = 0; i < act->themes.count; i++) {
        if (act->themes.items[i] == token) {
            return true;
        }
    }
    return false;
}

/* "raise X to N", "reach N", "take X beyond N": what the act does with the number; empty when it is no growth. */
static struct base_str growth(const struct read_view *view, const struct target *target)
{
    struct base_str how = read_word(view->senses, "growth_verbs", target->act->lemma, "how");
    struct base_str preposition = read_preposition(view, target->number->head);
    if (how.length == 0 || base_str_is(preposition, "from")) {
        return (struct base_str){0};
    }
    if (base_str_in(how, "double triple quadruple")) {
        return how;
    }
    bool goes_to = base_str_in(preposition, "to at above beyond past over") || base_str_is(preposition, "up to");
    if (base_str_is(how, "reach") && (is_object(target->act, target->number->head) || goes_to)) {
        return BASE_STR("to");
    }
    if (base_str_is(preposition, "by") && base_str_is(how, "grow")) {
        return BASE_STR("by");
    }
    return goes_to ? BASE_STR("to") : (struct base_str){0};
}

static struct base_str modality_of(const struct target *target, struct base_str grown)
{
    if (base_str_in(grown, "double triple quadruple by")) {
        return grown;
    }
    struct base_str approx = target->amount->approx;
    if (base_str_is(approx, "at least") || base_str_is(approx, "over") || base_str_is(approx, "more than") || base_str_is(approx, "above")) {
        return approx;
    }
    return BASE_STR("to");
}

/* The act that moves the number; a bare copula or a nominal in between is climbed over. */
static const struct read_predication *act_of(const struct read_view *view, const struct know_mention *number)
{
    uint32_t above = token_at(view, number->head)->head;
    uint32_t owner = above == LANG_NONE ? view->predication_of[number->head] : read_owner(view, above);
    for (uint32_t steps = 0; owner != READ_NONE && steps < 4; steps++) {
        const struct read_predication *act = &view->predications.items[owner];
        if (!act->nominal || read_word(view->senses, "growth_verbs", read_nominalised(view->senses, act->lemma), "how").length > 0) {
            return act;
        }
        uint32_t up = token_at(view, act->token)->head;
        owner = up == LANG_NONE ? READ_NONE : read_owner(view, up);
    }
    return owner == READ_NONE ? NULL : &view->predications.items[owner];
}

static bool is_measured(const struct know_amount *amount)
{
    bool number = !isnan(amount->value) || !isnan(amount->min) || !isnan(amount->max);
    return number && amount->kind != KNOW_ORDINAL;
}

static bool is_target(const struct read_view *view, const struct know_mention *number, struct target *target)
{
    *target = (struct target){.number = number, .amount = &view->know->amounts.items[number->value]};
    if (!is_measured(target->amount)) {
        return false;
    }
    target->act = act_of(view, number);
    struct base_str grown = target->act == NULL ? (struct base_str){0} : growth(view, target);
    bool aimed = held_by_aim(view, target) && !base_str_is(read_preposition(view, number->head), "from");
    bool aims = target->act != NULL && base_str_is(read_word(view->senses, "embedding", target->act->lemma, "effect"), "planned") &&
                !target->act->stance.negated;
    bool growing = grown.length > 0 && (lies_ahead(&target->act->stance) || aims);
    if (!aimed && !growing) {
        return false;
    }
    target->metric = read_metric_of(view, target->act, number);
    target->modality = modality_of(target, grown);
    return target->metric.name.length > 0;
}

/* ------------------------------------------------------------------ baseline, parties, writing */

/* "from roughly $1.5 billion", "up from $2bn": the number the target starts from. */
static const struct know_amount *baseline_of(const struct read_view *view, const struct target *target)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[token_at(view, target->number->head)->sentence];
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        uint32_t at = know_mention_at(view->know, token);
        if (at == KNOW_NONE || view->know->mentions.items[at].kind != KNOW_AMOUNT) {
            continue;
        }
        const struct know_mention *mention = &view->know->mentions.items[at];
        const struct know_amount *amount = &view->know->amounts.items[mention->value];
        token = mention->end - 1;
        bool from = base_str_is(read_preposition(view, mention->head), "from") || (mention->first > 0 && lang_is(view->text, mention->first - 1, "from"));
        uint32_t owner = read_owner(view, mention->head);
        bool stands = owner != READ_NONE && base_str_in(view->predications.items[owner].lemma, "stand total hover amount");
        if (mention != target->number && amount->kind == target->amount->kind && base_str_equal(amount->unit, target->amount->unit) && (from || stands)) {
            return amount;
        }
    }
    return NULL;
}

static void find_parties(const struct read_view *view, const struct target *target, struct know_parties *parties)
{
    for (uint32_t token = target->metric.tokens.start > 6 ? target->metric.tokens.start - 6 : 0; token < target->metric.tokens.end + 8; token++) {
        bool inside = token < view->text->tokens.count &&
                      token_at(view, token)->sentence == token_at(view, target->number->head)->sentence;
        if (inside && (token >= target->metric.tokens.start || token_at(view, token)->head == target->metric.tokens.end - 1)) {
            read_parties_at(view, token, parties);
        }
    }
    if (target->act != NULL && parties->count < 2) {
        read_parties_of(view, target->act, false, parties);
    }
    const struct know_parties *main = &view->know->main_parties;
    bool inside = parties->count == 0 || (parties->count == 1 && know_parties_has(main, parties->codes[0]));
    bool two_sided = base_str_is(target->metric.name, "bilateral trade") || parties->count == 0;
    for (uint32_t i = 0; inside && two_sided && i < main->count; i++) {
        know_parties_add(parties, main->codes[i]);
    }
}

static double best_value(const struct know_amount *amount)
{
    return !isnan(amount->value) ? amount->value : !isnan(amount->min) ? amount->min : amount->max;
}

/* The record that already states this number for this metric; NULL when it is new. */
static struct read_record *told_before(const struct read_view *view, const struct target *target)
{
    for (uint32_t i = 0; i < view->records->count; i++) {
        struct read_record *record = view->records->items[i];
        if (record->type == READ_TARGET && record->article == view->article_number &&
            read_number(record, READ_F_AMOUNT) == best_value(target->amount) &&
            base_str_equal(read_text(record, READ_F_METRIC), target->metric.name)) {
            return record;
        }
    }
    return NULL;
}

static void add_details(struct read_view *view, struct read_record *record, const struct target *target)
{
    const struct know_amount *baseline = baseline_of(view, target);
    if (baseline != NULL && read_get(record, READ_F_BASELINE) == NULL) {
        read_set_baseline(view->arena, record,
                          (struct read_baseline){.amount = best_value(baseline), .unit = baseline->unit,
                                                 .period = {.from = TEXT_NO_DAY, .to = TEXT_NO_DAY, .precision = KNOW_UNKNOWN}});
    }
    const struct know_date *due = target->act == NULL ? NULL : read_deadline(view, target->act);
    if (due != NULL) {
        read_set_date(view->arena, record, READ_F_DEADLINE, read_date_from(due));
    }
    if (target->act != NULL) {
        read_fill_date(view, record, target->act);
        if (target->act->stance.restates) {
            read_set_flag(view->arena, record, READ_F_RESTATES, true);
        }
    }
    struct know_parties parties = {0};
    find_parties(view, target, &parties);
    if (read_get(record, READ_F_PARTIES) == NULL) {
        read_set_parties(view, record, &parties);
    }
}

static void write_target(struct read_view *view, const struct target *target)
{
    struct read_record *record = told_before(view, target);
    if (record != NULL) {
        if (!read_in_title(view, target->number->head)) {
            read_evidence(view, record, read_sentence_bytes(view, target->number->head));
        }
        add_details(view, record, target);
        return;
    }
    record = read_start(view, READ_TARGET, target->number->head, "target");
    read_set_text(view->arena, record, READ_F_METRIC, target->metric.name);
    read_set_number(view->arena, record, READ_F_AMOUNT, best_value(target->amount));
    read_set_number(view->arena, record, READ_F_MAX, isnan(target->amount->min) ? NAN : target->amount->max);
    read_set_text(view->arena, record, READ_F_UNIT, target->amount->unit);
    read_set_text(view->arena, record, READ_F_APPROX, target->amount->approx);
    read_set_text(view->arena, record, READ_F_PER, read_metric_per(view, &target->metric, target->amount));
    read_set_text(view->arena, record, READ_F_MODALITY, target->modality);
    if (target->amount->doubtful) {
        read_set_flag(view->arena, record, READ_F_DOUBTFUL, true);
    }
    if (target->act != NULL) {
        read_set_text(view->arena, record, READ_F_SAID_BY, read_speaker_name(view, target->act->stance.speaker));
    }
    add_details(view, record, target);
    read_fill_sectors(view, record, target->metric.tokens);
    read_finish(view, record);
}

void read_targets(struct read_view *view)
{
    for (uint32_t pass = 0; pass < 2; pass++) { /* the body first: a headline alone is the weaker evidence */
        for (uint32_t i = 0; i < view->know->mentions.count; i++) {
            const struct know_mention *mention = &view->know->mentions.items[i];
            struct target target;
            if (mention->kind == KNOW_AMOUNT && read_in_title(view, mention->head) == (pass == 1) && is_target(view, mention, &target)) {
                write_target(view, &target);
            }
        }
    }
}
