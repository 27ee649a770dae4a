/*
 * What a number measures: the metric beside it, what the verb says of an amount ("exported 117 bcm of gas"), the thing counted
 * ("425 tickets"), the noun that rises or falls, the whole it is a share of. Empty when it measures nothing that a reader would
 * keep.
 */
#include "read/counted.h"
#include "read/figure.h"
#include "read/phrase.h"
#include "read/tally.h"

#include "lexicon/table.h"

enum { LEAST_COUNT = 10, BEFORE_REACH = 3, OF_REACH = 5 };

static struct base_str words_of(const struct read_view *view, uint32_t first, uint32_t end)
{
    return base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){first, end}));
}

static bool is_time_unit(struct base_str unit)
{
    return base_str_in(unit, "day hour year month week minute decade century second fold degree");
}

static bool is_person(const struct read_view *view, uint32_t noun)
{
    uint32_t mention = know_mention_at(view->know, noun);
    enum know_kind kind = mention == KNOW_NONE ? KNOW_AMOUNT : view->know->mentions.items[mention].kind;
    uint32_t act = view->predication_of[noun];
    if (act != READ_NONE && view->predications.items[act].light) {
        return false; /* "conducted 340 patrols" */
    }
    return kind == KNOW_NATIONALITY || kind == KNOW_ROLE || tally_counts_people(view, noun);
}

static bool measures_nothing(const struct read_view *view, uint32_t noun)
{
    struct base_str lemma = read_lemma(view, noun);
    const struct lexicon_table *never = lexicon_table_named("metric_never");
    bool listed = never != NULL && lexicon_find(never, lemma) != LEXICON_NONE;
    return listed || view->document_of[noun] != READ_NONE ||
           read_word(view->senses, "meeting_nouns", lemma, "kind").length > 0 || read_word_is(view, noun, BASE_STR("body"));
}

static struct base_str name_of_act(const struct read_view *view, const struct figure *figure, const char *of)
{
    if (figure->act == NULL || figure->act->nominal ||
        !base_str_is(read_word(view->senses, "metric_acts", figure->act->lemma, "of"), of)) {
        return (struct base_str){0};
    }
    return read_word(view->senses, "metric_acts", figure->act->lemma, "metric");
}

/* The noun that rises, falls or stands somewhere: "Air traffic grew 14 percent". */
static struct base_str metric_of_subject(const struct read_view *view, struct figure *figure)
{
    const struct read_predication *act = figure->act;
    bool falls = false;
    if (act == NULL || act->nominal ||
        (!figure_is_growth(view, act->lemma, &falls) &&
         !base_str_in(act->lemma, "total amount reach hit stand exceed top surpass average come"))) {
        return (struct base_str){0};
    }
    uint32_t noun = act->agents.count > 0 ? act->agents.items[0] : act->themes.count > 0 ? act->themes.items[0] : LANG_NONE;
    if (noun == LANG_NONE || noun >= figure->number->first || read_token(view, noun)->upos != LANG_NOUN ||
        is_person(view, noun) || measures_nothing(view, noun)) {
        return (struct base_str){0};
    }
    uint32_t first = noun;
    while (first > 0 && read_token(view, first - 1)->upos == LANG_NOUN && read_token(view, first - 1)->head == noun) {
        first--;
    }
    figure->metric.tokens = (struct base_span){first, noun + 1};
    return base_str_lower(view->arena, words_of(view, first, noun + 1));
}

/* "35 percent of Spain's gas" */
static struct base_str share_of(const struct read_view *view, const struct lang_sentence *sentence, const struct figure *figure)
{
    uint32_t of = figure->number->end;
    bool share = figure->amount->kind == KNOW_PERCENT && figure->part == FIGURE_LEVEL && of + 1 < sentence->end &&
                 lang_is(view->text, of, "of");
    bool parts = false;
    for (uint32_t i = figure->number->first, steps = 0; i-- > sentence->first && steps < BEFORE_REACH; steps++) {
        parts = parts ||
                lang_lemma_in(view->text, i, "account represent supply make hold own control provide cover constitute win");
    }
    if (!share || !parts) {
        return (struct base_str){0};
    }
    uint32_t end = of + 1, last = of;
    while (end < sentence->end && end <= of + OF_REACH && read_token(view, end)->upos != LANG_VERB &&
           read_token(view, end)->upos != LANG_ADP && read_token(view, end)->upos != LANG_PUNCT &&
           read_token(view, end)->upos != LANG_CCONJ) {
        last = read_token(view, end)->upos == LANG_NOUN || read_token(view, end)->upos == LANG_PROPN ? end : last;
        end++;
    }
    bool known = last > of && !lang_is(view->text, last, "total");
    return known ? base_str_join(view->arena, BASE_STR("share"), " ", words_of(view, of, last + 1)) : (struct base_str){0};
}

/* "The number of flights rose to 96": the noun that a bare number is of. */
static struct base_str metric_of_bare(const struct read_view *view, const struct lang_sentence *sentence, struct figure *figure)
{
    bool falls = false;
    const struct read_predication *act = figure->act;
    bool level = act != NULL && !act->nominal &&
                 (figure_is_growth(view, act->lemma, &falls) || base_str_in(act->lemma, "total reach hit stand exceed number"));
    bool be = act == NULL || lang_child(view->text, figure->number->head, LANG_ARC_COP) != LANG_NONE;
    for (uint32_t i = figure->number->first; (level || be) && i-- > sentence->first;) {
        if (lang_is(view->text, i, "number") && i + 2 < sentence->end && lang_is(view->text, i + 1, "of")) {
            uint32_t end = i + 2;
            while (end < figure->number->first &&
                   (read_token(view, end)->upos == LANG_NOUN || read_token(view, end)->upos == LANG_ADJ)) {
                end++;
            }
            figure->metric.tokens = (struct base_span){i + 2, end};
            return end > i + 2 ? words_of(view, i + 2, end) : (struct base_str){0};
        }
    }
    struct read_metric listed = {0};
    if (level || be) {
        listed = read_metric_in(view, (struct base_span){sentence->first, figure->number->first});
    }
    bool counts = base_str_is(listed.unit, "count");
    figure->metric = counts ? listed : figure->metric;
    return counts ? listed.name : (struct base_str){0};
}

/* "exported 117 billion cubic metres of gas" -> gas exports. */
static struct base_str metric_of_act(const struct read_view *view, const struct lang_sentence *sentence,
                                     const struct figure *figure)
{
    struct base_str name = name_of_act(view, figure, "things");
    uint32_t of = figure->number->end;
    if (name.length == 0 || figure->amount->kind == KNOW_PERCENT) {
        return (struct base_str){0};
    }
    if (of >= sentence->end || !lang_is(view->text, of, "of")) {
        return name;
    }
    uint32_t first = of + 1, end = first;
    while (end < sentence->end && end < first + OF_REACH &&
           (read_token(view, end)->upos == LANG_NOUN || read_token(view, end)->upos == LANG_ADJ) &&
           !lang_is(view->text, end, "worth")) {
        end++;
    }
    if (end == first) {
        return name;
    }
    struct base_str thing = read_lemma(view, end - 1); /* "soybean exports" */
    struct base_str before = end - 1 > first ? words_of(view, first, end - 1) : (struct base_str){0};
    thing = before.length > 0 ? base_str_join(view->scratch, before, " ", thing) : thing;
    return base_str_join(view->arena, thing, " ", name);
}

/* "recorded 2,729 new cases", "14 flights were diverted": the words beside, where the tree lost its way. */
static bool verb_beside(const struct read_view *view, const struct figure *figure)
{
    uint32_t first = figure->number->first, noun = figure->amount->noun;
    bool before = first > 0 && read_token(view, first - 1)->sentence == read_token(view, first)->sentence &&
                  read_token(view, first - 1)->upos == LANG_VERB &&
                  (read_token(view, first - 1)->xpos == LANG_XPOS_VBD || read_token(view, first - 1)->xpos == LANG_XPOS_VBN);
    bool behind = noun + 1 < view->text->tokens.count && read_token(view, noun + 1)->upos == LANG_AUX &&
                  read_token(view, noun + 1)->sentence == read_token(view, noun)->sentence &&
                  !lang_lemma_in(view->text, noun + 1, "will would could should may might can must");
    return before || behind;
}

/* Does an act move or hold the things, or are they its means: "sold 425 tickets", "in over 500 attacks", "on 130 product
 * lines"? */
static bool has_an_act(const struct read_view *view, uint32_t noun)
{
    for (uint32_t token = noun, steps = 0; token != LANG_NONE && steps < 4; token = read_token(view, token)->head, steps++) {
        switch (read_token(view, token)->relation) {
        case LANG_ARC_OBJ:
        case LANG_ARC_NSUBJ:
        case LANG_ARC_NSUBJ_PASS:
            return true;
        case LANG_ARC_ROOT:
            return steps == 0;
        case LANG_ARC_OBL_UNMARKED:
            return true;
        case LANG_ARC_OBL:
        case LANG_ARC_NMOD: {
            struct base_str preposition = read_preposition(view, token);
            bool act = view->predication_of[token] != READ_NONE && base_str_is(preposition, "in");
            if (act || preposition.length == 0 || base_str_is(preposition, "on")) {
                return true;
            }
            bool of_many = base_str_is(preposition, "of") && read_token(view, token)->head != LANG_NONE &&
                           !lang_lemma_in(view->text, read_token(view, token)->head,
                                          "number total fleet batch shipment series consignment half most");
            if (of_many || !base_str_in(preposition, "of to with including") ||
                read_token(view, token)->relation == LANG_ARC_OBL) {
                return false;
            }
            break;
        }
        case LANG_ARC_CONJ:
        case LANG_ARC_APPOS:
            break;
        default:
            return false;
        }
    }
    return false;
}

/* Talk about things is no number observed: "discussed 17 projects". */
static bool is_talk(const struct read_view *view, const struct read_predication *act)
{
    struct read_sense sense = act == NULL ? (struct read_sense){0} : read_sense_at(view->senses, act->sense);
    return base_str_is(sense.strength, "S0") || base_str_is(sense.strength, "S1") ||
           (act != NULL &&
            lang_lemma_in(view->text, act->token,
                          "discuss review identify list consider examine propose include comprise contain cover"));
}

/* The metric of a count; empty when it measures nothing. */
static struct base_str metric_of_count(const struct read_view *view, const struct lang_sentence *sentence,
                                       struct figure *figure)
{
    const struct know_amount *amount = figure->amount;
    uint32_t noun = amount->noun;
    if (figure_value(amount) < LEAST_COUNT) {
        return (struct base_str){0};
    }
    if (noun == KNOW_NONE && figure->part == FIGURE_LEVEL) {
        return metric_of_bare(view, sentence, figure);
    }
    if (noun == KNOW_NONE || noun < figure->number->first || is_talk(view, figure->act)) {
        return (struct base_str){0};
    }
    struct read_metric listed =
        read_metric_in(view, (struct base_span){figure->number->end <= noun ? figure->number->end : noun, noun + 1});
    bool counts = listed.name.length > 0 && base_str_is(listed.unit, "count") && listed.tokens.end == noun + 1;
    figure->metric = listed;
    figure->metric.tokens = (struct base_span){figure->number->first, noun + 1};
    if (is_person(view, noun) && !counts) {
        return name_of_act(view, figure, "people");
    }
    bool beside = verb_beside(view, figure);
    if ((!counts && (measures_nothing(view, noun) || (figure->act == NULL && !beside))) ||
        (!beside && !has_an_act(view, noun))) {
        return (struct base_str){0};
    }
    return read_counted_words(view, noun, figure->number);
}

/* "a surplus with its neighbours of $5 million": with whom may stand between. */
static bool is_partner(const struct read_view *view, uint32_t first, uint32_t end)
{
    bool led = first < end && (lang_is(view->text, first, "with") || lang_is(view->text, first, "to") || lang_is(view->text, first, "from"));
    for (uint32_t i = first; led && i < end; i++) {
        uint8_t upos = read_token(view, i)->upos;
        led = upos != LANG_VERB && upos != LANG_PUNCT && upos != LANG_NUM && upos != LANG_CCONJ;
    }
    return led;
}

/* "exports of $1.6 billion and imports at $394.8 million": the metric that the number is of. */
static struct read_metric metric_before_of(const struct read_view *view, const struct lang_sentence *sentence,
                                           const struct figure *figure)
{
    uint32_t of = figure->number->first;
    struct read_metric found = {0};
    if (figure->amount->kind != KNOW_MONEY || of < sentence->first + 2 || (!lang_is(view->text, of - 1, "of") && !lang_is(view->text, of - 1, "at"))) {
        return found;
    }
    uint32_t first = of - 1 > sentence->first + OF_REACH ? of - 1 - OF_REACH : sentence->first;
    found = read_metric_in(view, (struct base_span){first, of - 1});
    bool beside = found.tokens.end == of - 1 || (lang_is(view->text, of - 1, "of") && is_partner(view, found.tokens.end, of - 1));
    return beside && read_metric_fits(&found, figure->amount) ? found : (struct read_metric){0};
}

/* A metric found somewhere in the sentence is no home for any length or share: the act must move it, or its unit must be that.
 */
static bool is_near(const struct read_view *view, const struct figure *figure)
{
    bool share = figure->amount->kind == KNOW_PERCENT && figure->part == FIGURE_LEVEL;
    if (figure->amount->kind == KNOW_MONEY || (share && base_str_is(figure->metric.unit, "percent")) ||
        (!share && figure->amount->kind == KNOW_PERCENT)) {
        return true;
    }
    uint32_t last = figure->metric.tokens.end - 1;
    if (last >= figure->number->first && last <= figure->number->end) {
        return true; /* "120 tariff lines" */
    }
    for (uint32_t i = 0; figure->act != NULL && i < figure->act->agents.count + figure->act->themes.count; i++) {
        bool agent = i < figure->act->agents.count;
        uint32_t token = agent ? figure->act->agents.items[i] : figure->act->themes.items[i - figure->act->agents.count];
        if (token == last || (read_token(view, last)->head == token && token > figure->metric.tokens.start)) {
            return true;
        }
    }
    bool physical = !base_str_in(figure->metric.unit, "money count percent units");
    bool part = share && figure->number->end < view->text->tokens.count && lang_is(view->text, figure->number->end, "of");
    bool within = part && last >= figure->number->end && figure->metric.tokens.start <= figure->number->end + OF_REACH;
    for (uint32_t i = figure->number->end + 1; within && i < last; i++) {
        within = read_token(view, i)->upos != LANG_ADP &&
                 read_token(view, i)->upos != LANG_PUNCT; /* "12 percent of Namibia's exports" */
    }
    bool beside =
        within || (part && last < figure->number->first) || (last + 3 >= figure->number->first && last < figure->number->first);
    return beside || (physical && last < figure->number->first + OF_REACH && last + 2 * OF_REACH > figure->number->first);
}

struct base_str figure_metric_of(const struct read_view *view, const struct lang_sentence *sentence, struct figure *figure)
{
    if (figure->amount->kind == KNOW_COUNT) {
        return metric_of_count(view, sentence, figure);
    }
    if (figure->amount->kind == KNOW_MEASURE && is_time_unit(figure->amount->unit)) {
        return (struct base_str){0};
    }
    struct base_str share = share_of(view, sentence, figure);
    if (share.length > 0) {
        figure->metric.tokens = (struct base_span){figure->number->first, figure->number->end};
        return share;
    }
    figure->metric = metric_before_of(view, sentence, figure);
    if (figure->metric.name.length > 0) {
        return figure->metric.name;
    }
    struct base_str of_act = metric_of_act(view, sentence, figure);
    bool trades = figure->act != NULL && base_str_in(figure->act->lemma, "export import");
    if (trades && of_act.length > 0) {
        figure->metric.tokens = (struct base_span){figure->number->first, figure->number->end};
        return of_act;
    }
    figure->metric = read_metric_of(view, figure->act, figure->number);
    bool measure = figure->amount->kind == KNOW_MEASURE;
    if (figure->metric.name.length > 0 && !is_near(view, figure)) {
        figure->metric.name = (struct base_str){0};
    }
    if (figure->metric.name.length > 0 && !(measure && of_act.length > 0)) {
        return figure->metric.name;
    }
    figure->metric.tokens = (struct base_span){figure->number->first, figure->number->end};
    return of_act.length > 0 ? of_act : metric_of_subject(view, figure);
}
