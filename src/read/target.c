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
    uint32_t at;                          /* a token of the sentence that tells it */
    const struct know_mention *number;    /* NULL for "double trade" without one */
    const struct know_amount *amount;
    const struct read_predication *act;
    struct read_metric metric;
    struct base_str modality;
};

static bool is_aim_word(const struct read_view *view, uint32_t token)
{
    return read_token(view, token)->upos != LANG_VERB && base_str_in(read_lemma(view, token), "target goal objective aim milestone ambition mark benchmark");
}

/* "The mark of $5 billion was passed in 2018": what has been reached is no aim any more. */
static bool is_behind(const struct target *target)
{
    const struct read_predication *act = target->act;
    bool reached = act != NULL && !act->nominal && base_str_in(act->lemma, "reach pass cross hit touch surpass exceed top achieve attain meet overshoot");
    return reached && act->stance.kind == READ_FACT && act->control == READ_NONE;
}

/* Is a word for an aim beside the number: before it, holding it, or what the act moves? */
static bool held_by_aim(const struct read_view *view, const struct target *target)
{
    uint32_t head = read_token(view, target->number->head)->head;
    for (uint32_t steps = 0; head != LANG_NONE && steps < 3 && read_token(view, head)->upos != LANG_VERB; steps++, head = read_token(view, head)->head) {
        if (is_aim_word(view, head)) {
            return true; /* "the goal of trade of $5 billion" */
        }
    }
    uint32_t subject = lang_child(view->text, target->number->head, LANG_ARC_NSUBJ);
    if (subject != LANG_NONE && is_aim_word(view, subject)) {
        return true; /* "our goal is $5 billion in trade" */
    }
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, target->number->head)->sentence];
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

/* A plan, or a hope that governs the act; what could or is expected to come is a forecast. */
static bool lies_ahead(const struct read_view *view, const struct read_predication *act)
{
    const struct read_stance *stance = &act->stance;
    const struct read_predication *above = act->control == READ_NONE ? NULL : &view->predications.items[act->control];
    bool hoped = stance->kind == READ_POSSIBLE && above != NULL && !base_str_in(above->lemma, "expect project forecast predict estimate think believe");
    bool wanted = stance->urged && stance->speaker != READ_NONE; /* "they expressed the wish that trade should reach" */
    bool held = !stance->negated && !stance->conditional && stance->kind != READ_DENIED;
    return held && (stance->kind == READ_PLANNED || hoped || wanted || stance->restates);
}

static bool aims(const struct read_view *view, const struct read_predication *act)
{
    struct base_str effect = read_word(view->senses, "embedding", act->lemma, "effect");
    bool looked = base_str_is(act->lemma, "look") && !act->stance.progressive && !lies_ahead(view, act); /* "looked at trade of" */
    bool ahead = !looked && (base_str_is(effect, "planned") || base_str_in(act->lemma, "hope aspire"));
    return ahead && !act->stance.negated && act->stance.kind != READ_DENIED;
}

/* "we are looking at $5 billion by 2030" */
static bool looks_at(const struct read_view *view, const struct target *target)
{
    const struct read_predication *act = target->act;
    bool ahead = act != NULL && base_str_is(act->lemma, "look") && aims(view, act);
    return ahead && target->amount->kind == KNOW_MONEY && base_str_is(read_preposition(view, target->number->head), "at");
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

/* "reach trade of N": the number hangs on what is reached. */
static bool is_size_of_object(const struct read_view *view, const struct target *target)
{
    uint32_t above = read_token(view, target->number->head)->head;
    return above != LANG_NONE && base_str_in(read_preposition(view, target->number->head), "of") && is_object(target->act, above);
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
    if (base_str_is(target->amount->unit, "fold") && base_str_is(how, "grow")) {
        return base_str_lower(view->scratch, lang_form(view->text, target->number->head)); /* "increase trade fivefold" */
    }
    bool passes = base_str_in(target->amount->approx, "above over") && is_object(target->act, target->number->head); /* "push trade above N" */
    bool goes_to = base_str_in(preposition, "to at above beyond past over") || base_str_is(preposition, "up to") || passes;
    if (base_str_is(how, "reach") && (is_object(target->act, target->number->head) || is_size_of_object(view, target) || goes_to)) {
        return BASE_STR("to");
    }
    if (base_str_is(preposition, "by") && base_str_is(how, "grow")) {
        return BASE_STR("by");
    }
    return goes_to ? BASE_STR("to") : (struct base_str){0};
}

static struct base_str modality_of(const struct target *target, struct base_str grown)
{
    if (base_str_in(grown, "double triple quadruple by") || base_str_ends(grown, "fold")) {
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
    uint32_t above = read_token(view, number->head)->head;
    uint32_t owner = above == LANG_NONE ? view->predication_of[number->head] : read_owner(view, above);
    for (uint32_t steps = 0; owner != READ_NONE && steps < 4; steps++) {
        const struct read_predication *act = &view->predications.items[owner];
        if (!act->nominal || read_word(view->senses, "growth_verbs", read_nominalised(view->senses, act->lemma), "how").length > 0) {
            return act;
        }
        uint32_t up = read_token(view, act->token)->head;
        owner = up == LANG_NONE ? READ_NONE : read_owner(view, up);
    }
    return owner == READ_NONE ? NULL : &view->predications.items[owner];
}

static bool is_measured(const struct know_amount *amount)
{
    bool number = !isnan(amount->value) || !isnan(amount->min) || !isnan(amount->max);
    return number && amount->kind != KNOW_ORDINAL;
}

/* "increase copper shipments to 900,000 tonnes": what no table knows is named in the text's own words. */
static void name_after_theme(const struct read_view *view, struct target *target)
{
    bool counted = target->amount->kind == KNOW_MEASURE || target->amount->kind == KNOW_COUNT || target->amount->kind == KNOW_PERCENT;
    for (uint32_t i = 0; counted && i < target->act->themes.count; i++) {
        uint32_t theme = target->act->themes.items[i];
        bool noun = read_token(view, theme)->upos == LANG_NOUN || read_token(view, theme)->upos == LANG_PROPN;
        if (noun && theme != target->number->head) {
            struct base_span words = {lang_subtree(view->text, theme).start, theme + 1};
            while (words.start < theme && (read_token(view, words.start)->upos == LANG_DET || read_token(view, words.start)->upos == LANG_PRON)) {
                words.start++;
            }
            target->metric.name = base_str_slice(view->text->text, lang_bytes(view->text, words));
            target->metric.tokens = words;
            return;
        }
    }
}

static bool is_flow(const struct read_metric *metric)
{
    return base_str_ends(metric->name, "trade") || base_str_in(metric->name, "exports imports turnover tourists tourism");
}

/* "reaffirmed their commitment [to a trade volume of $5 billion]", the phrase hung on the verb. */
static bool has_aim_for_object(const struct read_view *view, uint32_t verb, uint32_t phrase)
{
    uint32_t object = lang_child(view->text, verb, LANG_ARC_OBJ);
    uint32_t index = object == LANG_NONE || object > phrase ? READ_NONE : view->predication_of[object];
    return index != READ_NONE && view->predications.items[index].nominal && aims(view, &view->predications.items[index]) &&
           !base_str_in(view->predications.items[index].lemma, "agreement accord deal contract");
}

/* "hoped for trade of $5 billion", "the plan envisages exports of", "their commitment to a volume of": who pledges a loan of
 * some size promises it; who pledges trade of some size aims at it. */
static bool is_wished(const struct read_view *view, const struct target *target)
{
    uint32_t below = target->number->head;
    if (!base_str_in(read_preposition(view, below), "of worth") && !base_str_is(target->metric.name, "bilateral trade")) {
        return false;
    }
    for (uint32_t steps = 0; steps < 4; steps++) {
        uint32_t above = read_token(view, below)->head;
        uint32_t index = above == LANG_NONE ? READ_NONE : view->predication_of[above];
        if (above == LANG_NONE) {
            return false;
        }
        if (steps > 0 && index != READ_NONE && aims(view, &view->predications.items[index]) && !base_str_in(view->predications.items[index].lemma, "sign agree")) {
            const struct read_predication *wish = &view->predications.items[index];
            return is_object(wish, below) || base_str_in(read_preposition(view, below), "for at to of");
        }
        if (read_token(view, above)->upos == LANG_VERB) {
            return base_str_in(read_preposition(view, below), "to of for at") && has_aim_for_object(view, above, below);
        }
        below = above;
    }
    return false;
}

/* "non-oil trade to $2 billion and total trade to $5 billion": what stands between two numbers is the second one's. */
static struct read_metric metric_between(const struct read_view *view, const struct know_mention *number)
{
    uint32_t first = view->text->sentences.items[read_token(view, number->head)->sentence].first;
    for (uint32_t token = number->first; token-- > first;) {
        uint32_t at = know_mention_at(view->know, token);
        if (at != KNOW_NONE && view->know->mentions.items[at].kind == KNOW_AMOUNT && view->know->mentions.items[at].end <= number->first) {
            struct read_metric found = read_metric_in(view, (struct base_span){token + 1, number->first});
            return read_metric_fits(&found, &view->know->amounts.items[number->value]) ? found : (struct read_metric){0};
        }
    }
    return (struct read_metric){0};
}

/* "The two countries aimed at $5 billion": the trade spoken of in one of the two sentences before. */
static struct read_metric metric_before(const struct read_view *view, const struct target *target)
{
    uint32_t sentence = read_token(view, target->at)->sentence;
    for (uint32_t back = 1; back <= 2 && back <= sentence; back++) {
        const struct lang_sentence *before = &view->text->sentences.items[sentence - back];
        struct read_metric found = read_metric_in(view, (struct base_span){before->first, before->end});
        if (is_flow(&found) && read_metric_fits(&found, target->amount)) {
            return found;
        }
    }
    return (struct read_metric){0};
}

static struct read_metric metric_of(const struct read_view *view, const struct target *target)
{
    struct read_metric between = metric_between(view, target->number);
    if (between.name.length > 0) {
        return between;
    }
    struct read_metric found = read_metric_of(view, target->act, target->number);
    bool times = found.name.length == 0 && base_str_is(target->amount->unit, "fold");
    uint32_t first = view->text->sentences.items[read_token(view, target->at)->sentence].first;
    return times ? read_metric_in(view, (struct base_span){first, target->number->first}) : found;
}

static bool is_target(const struct read_view *view, const struct know_mention *number, struct target *target)
{
    *target = (struct target){.at = number->head, .number = number, .amount = &view->know->amounts.items[number->value]};
    if (!is_measured(target->amount)) {
        return false;
    }
    target->act = act_of(view, number);
    struct base_str grown = target->act == NULL ? (struct base_str){0} : growth(view, target);
    bool refused = target->act != NULL && (target->act->stance.kind == READ_DENIED || target->act->stance.negated);
    bool aimed = !refused && !is_behind(target) && held_by_aim(view, target) && !base_str_is(read_preposition(view, number->head), "from");
    bool growing = grown.length > 0 && (lies_ahead(view, target->act) || aims(view, target->act));
    target->metric = metric_of(view, target);
    bool wished = !refused && is_flow(&target->metric) && is_wished(view, target);
    bool at_number = target->act != NULL && aims(view, target->act) && base_str_in(read_preposition(view, number->head), "at") && target->amount->kind == KNOW_MONEY;
    if (target->metric.name.length == 0 && !refused && (aimed || at_number) && target->amount->kind == KNOW_MONEY) {
        target->metric = metric_before(view, target);
        aimed = aimed || target->metric.name.length > 0;
    }
    aimed = aimed || looks_at(view, target);
    if (!aimed && !growing && !wished) {
        return false;
    }
    if (target->metric.name.length == 0 && growing) {
        name_after_theme(view, target);
    }
    target->modality = modality_of(target, grown);
    return target->metric.name.length > 0;
}

/* ------------------------------------------------------------------ doubling */

static bool is_doubling(const struct read_view *view, uint32_t token, struct base_str *how)
{
    struct base_str form = base_str_lower(view->scratch, lang_form(view->text, token));
    *how = base_str_in(form, "double doubling doubled") ? BASE_STR("double") : base_str_in(form, "triple tripling treble trebling tripled") ? BASE_STR("triple")
           : base_str_in(form, "quadruple quadrupling") ? BASE_STR("quadruple") : (struct base_str){0};
    return how->length > 0;
}

/* The number reached by doubling: the first one behind it that stands after "to". */
static const struct know_mention *number_after(const struct read_view *view, uint32_t token)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, token)->sentence];
    for (uint32_t i = token; i < sentence->end; i++) {
        uint32_t mention = know_mention_at(view->know, i);
        bool amount = mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_AMOUNT;
        if (amount && i > 0 && lang_is(view->text, view->know->mentions.items[mention].first - 1, "to")) {
            return &view->know->mentions.items[mention];
        }
    }
    return NULL;
}

/* The act that looks ahead above a word, past the nouns that the tagger hung it on; else the nearest. */
static const struct read_predication *act_ahead(const struct read_view *view, uint32_t token)
{
    uint32_t first = read_owner(view, token), owner = first;
    for (uint32_t steps = 0; owner != READ_NONE && steps < 4; steps++) {
        const struct read_predication *act = &view->predications.items[owner];
        if (lies_ahead(view, act) || aims(view, act)) {
            return act;
        }
        uint32_t up = read_token(view, act->token)->head;
        owner = up == LANG_NONE || !act->nominal ? READ_NONE : read_owner(view, up);
    }
    return first == READ_NONE ? NULL : &view->predications.items[first];
}

/* "plan to double trade by 2030": the verb, or what the tagger took for an adjective. */
static bool is_multiplied(const struct read_view *view, uint32_t token, struct target *target)
{
    struct base_str how;
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, token)->sentence];
    if (!is_doubling(view, token, &how)) {
        return false;
    }
    *target = (struct target){.act = act_ahead(view, token), .modality = how, .at = token};
    uint32_t before = token;
    while (before > sentence->first && base_str_in(lang_form(view->text, before - 1), "than more least at almost nearly over further")) {
        before--; /* "to more than double" */
    }
    bool led_in = before > sentence->first && (lang_is(view->text, before - 1, "to") || read_token(view, before - 1)->upos == LANG_AUX);
    if (target->act == NULL || !led_in || !(lies_ahead(view, target->act) || aims(view, target->act))) {
        return false;
    }
    struct base_span behind = {token + 1, token + 8 < sentence->end ? token + 8 : sentence->end};
    target->metric = read_metric_in(view, behind);
    target->number = number_after(view, token);
    target->amount = target->number == NULL ? NULL : &view->know->amounts.items[target->number->value];
    return target->metric.name.length > 0;
}

/* ------------------------------------------------------------------ baseline, parties, writing */

/* "from roughly $1.5 billion", "up from $2bn": the number the target starts from. */
static const struct know_mention *baseline_of(const struct read_view *view, const struct target *target)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, target->at)->sentence];
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        uint32_t at = know_mention_at(view->know, token);
        if (at == KNOW_NONE || view->know->mentions.items[at].kind != KNOW_AMOUNT) {
            continue;
        }
        const struct know_mention *mention = &view->know->mentions.items[at];
        const struct know_amount *amount = &view->know->amounts.items[mention->value];
        token = mention->end - 1;
        uint32_t above = read_token(view, mention->head)->head; /* "from current levels of $2.7 billion" */
        above = above != LANG_NONE && read_token(view, above)->head != LANG_NONE && base_str_in(read_lemma(view, above), "dollar euro") ? read_token(view, above)->head : above;
        bool level = above != LANG_NONE && base_str_in(read_lemma(view, above), "level volume value figure") && base_str_is(read_preposition(view, above), "from");
        bool from = level || base_str_is(read_preposition(view, mention->head), "from") || (mention->first > 0 && lang_is(view->text, mention->first - 1, "from"));
        uint32_t owner = read_owner(view, mention->head);
        bool stands = owner != READ_NONE && base_str_in(view->predications.items[owner].lemma, "stand total hover amount");
        bool alike = target->amount == NULL || (amount->kind == target->amount->kind && base_str_equal(amount->unit, target->amount->unit));
        if (mention != target->number && alike && (from || stands)) {
            return mention;
        }
    }
    return NULL;
}

/* "from $300 million in 2021": the date right behind the baseline is the baseline's. */
static const struct know_date *date_behind(const struct read_view *view, const struct know_mention *number)
{
    uint32_t first = number == NULL ? 0 : number->end;
    for (uint32_t token = first; number != NULL && token < first + 2 && token < view->text->tokens.count; token++) {
        uint32_t at = know_mention_at(view->know, token);
        if (at != KNOW_NONE && view->know->mentions.items[at].kind == KNOW_DATE && read_token(view, token)->sentence == read_token(view, number->head)->sentence) {
            return &view->know->dates.items[view->know->mentions.items[at].value];
        }
    }
    return NULL;
}

/* "our goal is $5 billion in trade by 2030": no act of growth that the day could hang on. */
static const struct know_date *deadline_behind(const struct read_view *view, const struct know_mention *number)
{
    uint32_t end = view->text->sentences.items[read_token(view, number->head)->sentence].end;
    for (uint32_t token = number->end; token < end; token++) {
        uint32_t at = know_mention_at(view->know, token);
        const struct know_mention *mention = at == KNOW_NONE ? NULL : &view->know->mentions.items[at];
        if (mention != NULL && mention->kind == KNOW_AMOUNT) {
            return NULL;
        }
        if (mention != NULL && mention->kind == KNOW_DATE && view->know->dates.items[mention->value].is_deadline) {
            return &view->know->dates.items[mention->value];
        }
    }
    return NULL;
}

static void find_parties(const struct read_view *view, const struct target *target, struct know_parties *parties)
{
    for (uint32_t token = target->metric.tokens.start > 6 ? target->metric.tokens.start - 6 : 0; token < target->metric.tokens.end + 8; token++) {
        bool inside = token < view->text->tokens.count &&
                      read_token(view, token)->sentence == read_token(view, target->at)->sentence;
        if (inside && (token >= target->metric.tokens.start || read_token(view, token)->head == target->metric.tokens.end - 1)) {
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
    return amount == NULL || base_str_is(amount->unit, "fold") ? NAN : !isnan(amount->value) ? amount->value : !isnan(amount->min) ? amount->min : amount->max;
}

/* The record that already states this number for this metric; NULL when it is new. */
static struct read_record *told_before(const struct read_view *view, const struct target *target)
{
    for (uint32_t i = read_look_back(view->records->count); i < view->records->count; i++) {
        struct read_record *record = view->records->items[i];
        if (record->type == READ_TARGET && record->article == view->article_number &&
            (read_number(record, READ_F_AMOUNT) == best_value(target->amount) ||
             (target->amount == NULL && isnan(read_number(record, READ_F_AMOUNT)))) &&
            base_str_equal(read_text(record, READ_F_METRIC), target->metric.name)) {
            return record;
        }
    }
    return NULL;
}

static void add_details(struct read_view *view, struct read_record *record, const struct target *target)
{
    const struct know_mention *baseline = baseline_of(view, target);
    const struct know_date *then = date_behind(view, baseline);
    if (baseline != NULL && read_get(record, READ_F_BASELINE) == NULL) {
        const struct know_amount *amount = &view->know->amounts.items[baseline->value];
        struct read_date unknown = {.from = TEXT_NO_DAY, .to = TEXT_NO_DAY, .precision = KNOW_UNKNOWN};
        read_set_baseline(view->arena, record,
                          (struct read_baseline){.amount = best_value(amount), .unit = amount->unit,
                                                 .period = then == NULL || then->is_deadline ? unknown : read_date_from(then)});
    }
    const struct know_date *due = target->act == NULL ? NULL : read_deadline(view, target->act);
    due = due == NULL && target->number != NULL ? deadline_behind(view, target->number) : due;
    if (due != NULL) {
        read_set_date(view->arena, record, READ_F_DEADLINE, read_date_from(due));
    }
    if (target->act != NULL) {
        const struct know_date *told = read_date_of(view, target->act);
        if (told != NULL && told != then) {
            read_set_date(view->arena, record, READ_F_DATE, read_date_from(told));
        }
        if (target->act->stance.restates || base_str_is(read_word(view->senses, "embedding", target->act->lemma, "effect"), "restates")) {
            read_set_flag(view->arena, record, READ_F_RESTATES, true);
        }
    }
    struct know_parties parties = {0};
    find_parties(view, target, &parties);
    if (read_get(record, READ_F_PARTIES) == NULL) {
        read_set_parties(view, record, &parties);
    }
}

/* The act that moves the number, else that of its metric: both are told by the same mouth. */
static const struct read_predication *telling_of(const struct read_view *view, const struct target *target)
{
    uint32_t noun = target->metric.tokens.end > target->metric.tokens.start ? view->predication_of[target->metric.tokens.end - 1] : READ_NONE;
    bool told = target->act != NULL && (target->act->stance.speaker != READ_NONE || noun == READ_NONE);
    return told ? target->act : noun != READ_NONE ? &view->predications.items[noun] : NULL;
}

static void write_target(struct read_view *view, const struct target *target)
{
    struct read_record *record = told_before(view, target);
    if (record != NULL) {
        if (!read_in_title(view, target->at)) {
            read_evidence(view, record, read_sentence_bytes(view, target->at));
        }
        if (base_str_in(target->modality, "double triple quadruple")) {
            read_set_text(view->arena, record, READ_F_MODALITY, target->modality);
        }
        add_details(view, record, target);
        return;
    }
    record = read_start(view, READ_TARGET, target->at, "target");
    read_set_text(view->arena, record, READ_F_METRIC, target->metric.name);
    read_set_number(view->arena, record, READ_F_AMOUNT, best_value(target->amount));
    if (target->amount != NULL) {
        read_set_number(view->arena, record, READ_F_MAX, isnan(target->amount->min) ? NAN : target->amount->max);
        read_set_text(view->arena, record, READ_F_UNIT, base_str_is(target->amount->unit, "fold") ? (struct base_str){0} : target->amount->unit);
        read_set_text(view->arena, record, READ_F_APPROX, target->amount->approx);
    }
    read_set_text(view->arena, record, READ_F_PER, read_metric_per(view, &target->metric, target->amount));
    read_set_text(view->arena, record, READ_F_MODALITY, target->modality);
    if (target->amount != NULL && target->amount->doubtful) {
        read_set_flag(view->arena, record, READ_F_DOUBTFUL, true);
    }
    const struct read_predication *telling = telling_of(view, target);
    if (telling != NULL) {
        read_set_text(view->arena, record, READ_F_SAID_BY, read_speaker_name(view, telling->stance.speaker));
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
        for (uint32_t token = 0; token < view->text->tokens.count; token++) {
            struct target target;
            struct base_str form = lang_form(view->text, token);
            bool letter = form.length > 5 && form.data != NULL && (form.data[0] == 'd' || form.data[0] == 't' || form.data[0] == 'q');
            if (letter && read_in_title(view, token) == (pass == 1) && is_multiplied(view, token, &target)) {
                write_target(view, &target);
            }
        }
    }
}
