/*
 * Which numbers of a sentence measure something.
 *
 * Money, percentages and measures need a metric beside them; counts need a thing that somebody does something to ("sold 425 tickets"),
 * or people that the table of metrics counts (passengers, refugees). The word before a number tells level, change and earlier value apart.
 */
#include "read/counted.h"
#include "read/figure.h"
#include "read/phrase.h"
#include "read/tally.h"

#include "lexicon/table.h"

#include <math.h>

enum { LEAST_COUNT = 10, BEFORE_REACH = 3, OF_REACH = 5 };

static const struct lang_token *token_at(const struct read_view *view, uint32_t token)
{
    return &view->text->tokens.items[token];
}

static struct base_str lemma_of(const struct read_view *view, uint32_t token)
{
    return base_str_lower(view->scratch, token_at(view, token)->lemma);
}

double figure_value(const struct know_amount *amount)
{
    return !isnan(amount->value) ? amount->value : !isnan(amount->min) ? amount->min : amount->max;
}

/* The act over a number or the noun it counts; a noun that only names an act ("flights") is moved by the one above it. */
static const struct read_predication *act_of(const struct read_view *view, uint32_t token)
{
    uint32_t self = view->predication_of[token];
    bool thing = self != READ_NONE && view->predications.items[self].nominal && !view->predications.items[self].light;
    token = thing && token_at(view, token)->head != LANG_NONE ? token_at(view, token)->head : token;
    uint32_t owner = read_owner(view, token);
    return owner == READ_NONE ? NULL : &view->predications.items[owner];
}

/* ------------------------------------------------------------------ what is no figure */

static bool is_ahead(const struct read_predication *act)
{
    return act != NULL && (act->stance.kind == READ_PLANNED || act->stance.kind == READ_POSSIBLE || act->stance.negated || act->stance.conditional ||
                           act->stance.urged || act->stance.future);
}

/* Is the act, or one that governs it, still ahead: "expects the economy to grow by 3 percent"? */
static bool is_governed_ahead(const struct read_view *view, const struct read_predication *act)
{
    for (uint32_t steps = 0; act != NULL && steps < 4; steps++) {
        if (is_ahead(act) || lang_lemma_in(view->text, act->token, "expect forecast project predict aim plan want hope target seek")) {
            return true;
        }
        act = act->control == READ_NONE ? NULL : &view->predications.items[act->control];
    }
    return false;
}

/* "their commitment to a trade volume of $10 billion": held by a word for what lies ahead. */
static bool is_held_ahead(const struct read_view *view, uint32_t token)
{
    for (uint32_t up = token, steps = 0; up != LANG_NONE && steps < 6; up = token_at(view, up)->head, steps++) {
        bool noun = token_at(view, up)->upos == LANG_NOUN;
        if (noun && lang_lemma_in(view->text, up, "commitment pledge target goal aim plan potential proposal ambition promise resolve objective forecast")) {
            return true;
        }
    }
    return false;
}

static bool is_time_unit(struct base_str unit)
{
    return base_str_in(unit, "day hour year month week minute decade century second fold degree");
}

/* "21-gun salute", "27-member council": a number within a word. */
static bool is_glued(const struct read_view *view, const struct know_mention *number)
{
    return number->end < view->text->tokens.count && lang_is(view->text, number->end, "-") && !token_at(view, number->end - 1)->space_after;
}

/* Is the number told already, as a target or a tally that rests on the same sentence? */
static bool is_taken(const struct read_view *view, const struct know_mention *number)
{
    struct base_span sentence = text_source_span(view->article, read_sentence_bytes(view, number->first));
    double value = figure_value(&view->know->amounts.items[number->value]);
    for (uint32_t i = view->records->count; i-- > 0;) {
        const struct read_record *record = view->records->items[i];
        if ((record->type != READ_TARGET && record->type != READ_TALLY) || record->article != view->article_number) {
            continue;
        }
        bool same = read_number(record, READ_F_AMOUNT) == value || read_number(record, READ_F_VALUE) == value || read_number(record, READ_F_MIN) == value ||
                    read_number(record, READ_F_MAX) == value || read_number(record, READ_F_REVISES) == value;
        for (uint32_t k = 0; same && k < record->evidence.count; k++) {
            if (record->evidence.items[k].source.start == sentence.start) {
                return true;
            }
        }
    }
    return false;
}

/* ------------------------------------------------------------------ the part it plays */

static bool is_growth(const struct read_view *view, struct base_str word, bool *falls)
{
    struct base_str way = read_word(view->senses, "metric_growth", word, "way");
    *falls = *falls || base_str_is(way, "down");
    return way.length > 0;
}

/* "rose 23 percent", "a 340 percent increase", "up 4.9 percent". */
static bool is_change(const struct read_view *view, const struct figure *figure, bool *falls)
{
    uint32_t first = figure->number->first, end = figure->number->end;
    const struct lang_sentence *sentence = &view->text->sentences.items[token_at(view, first)->sentence];
    for (uint32_t i = first, steps = 0; i-- > sentence->first && steps < BEFORE_REACH; steps++) {
        uint8_t upos = token_at(view, i)->upos;
        if (is_growth(view, lemma_of(view, i), falls) || is_growth(view, lang_form(view->text, i), falls)) {
            return true;
        }
        if (upos != LANG_ADV && upos != LANG_DET && upos != LANG_ADJ && !lang_is(view->text, i, "by") && !lang_is(view->text, i, "of")) {
            break;
        }
    }
    for (uint32_t i = end; i < sentence->end && i < end + BEFORE_REACH; i++) {
        bool noun = token_at(view, i)->upos == LANG_NOUN;
        if (noun && is_growth(view, lemma_of(view, i), falls)) {
            return true;
        }
        bool down = lang_is(view->text, i, "lower") || lang_is(view->text, i, "less") || lang_is(view->text, i, "below");
        if (down || lang_is(view->text, i, "higher") || lang_is(view->text, i, "more") || lang_is(view->text, i, "above")) {
            *falls = down;
            return true;
        }
        if (!noun && token_at(view, i)->upos != LANG_ADJ && !lang_is(view->text, i, "on") && !lang_is(view->text, i, "-")) {
            break;
        }
    }
    struct base_str lemma = figure->act == NULL ? (struct base_str){0} : figure->act->lemma;
    return base_str_is(read_preposition(view, figure->number->head), "by") && is_growth(view, lemma, falls);
}

static void find_part(const struct read_view *view, const struct lang_sentence *sentence, struct figure *figure)
{
    uint32_t first = figure->number->first;
    figure->part = FIGURE_LEVEL;
    for (uint32_t i = first, steps = 0; i-- > sentence->first && steps < BEFORE_REACH; steps++) {
        bool compared = (lang_is(view->text, i, "with") || lang_is(view->text, i, "to")) && i > sentence->first && lang_lemma_in(view->text, i - 1, "compare");
        if (compared || lang_is(view->text, i, "from") || lang_is(view->text, i, "against") || lang_is(view->text, i, "versus")) {
            figure->part = FIGURE_EARLIER;
            return;
        }
        if (lang_is(view->text, i, "to") || lang_is(view->text, i, "at")) {
            return;
        }
        if (token_at(view, i)->upos != LANG_DET && token_at(view, i)->upos != LANG_ADV && token_at(view, i)->upos != LANG_ADJ) {
            break;
        }
    }
    bool falls = false;
    if (figure->amount->kind == KNOW_PERCENT && is_change(view, figure, &falls)) {
        figure->part = FIGURE_CHANGE;
        figure->falls = falls;
    }
}

/* "116 in 2023", "$72 billion a year earlier". */
static const struct know_mention *own_period(const struct read_view *view, const struct lang_sentence *sentence, uint32_t end)
{
    for (uint32_t i = end; i < sentence->end && i < end + 2; i++) {
        uint32_t at = know_mention_at(view->know, i);
        if (at != KNOW_NONE && view->know->mentions.items[at].kind == KNOW_DATE) {
            return &view->know->mentions.items[at];
        }
        if (!lang_is(view->text, i, "in") && !lang_is(view->text, i, "for") && token_at(view, i)->upos != LANG_DET) {
            break;
        }
    }
    return NULL;
}

/* ------------------------------------------------------------------ what it measures */

static struct base_str words_of(const struct read_view *view, uint32_t first, uint32_t end)
{
    return base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){first, end}));
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
    struct base_str lemma = lemma_of(view, noun);
    const struct lexicon_table *never = lexicon_table_named("metric_never");
    bool listed = never != NULL && lexicon_find(never, lemma) != LEXICON_NONE;
    return listed || view->document_of[noun] != READ_NONE || read_word(view->senses, "meeting_nouns", lemma, "kind").length > 0 ||
           read_word_is(view, noun, BASE_STR("body"));
}

static struct base_str name_of_act(const struct read_view *view, const struct figure *figure, const char *of)
{
    if (figure->act == NULL || figure->act->nominal || !base_str_is(read_word(view->senses, "metric_acts", figure->act->lemma, "of"), of)) {
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
        (!is_growth(view, act->lemma, &falls) && !base_str_in(act->lemma, "total amount reach hit stand exceed top surpass average come"))) {
        return (struct base_str){0};
    }
    uint32_t noun = act->agents.count > 0 ? act->agents.items[0] : act->themes.count > 0 ? act->themes.items[0] : LANG_NONE;
    if (noun == LANG_NONE || noun >= figure->number->first || token_at(view, noun)->upos != LANG_NOUN || is_person(view, noun) || measures_nothing(view, noun)) {
        return (struct base_str){0};
    }
    uint32_t first = noun;
    while (first > 0 && token_at(view, first - 1)->upos == LANG_NOUN && token_at(view, first - 1)->head == noun) {
        first--;
    }
    figure->metric.tokens = (struct base_span){first, noun + 1};
    return base_str_lower(view->arena, words_of(view, first, noun + 1));
}

/* "35 percent of Spain's gas" */
static struct base_str share_of(const struct read_view *view, const struct lang_sentence *sentence, const struct figure *figure)
{
    uint32_t of = figure->number->end;
    bool share = figure->amount->kind == KNOW_PERCENT && figure->part == FIGURE_LEVEL && of + 1 < sentence->end && lang_is(view->text, of, "of");
    bool parts = figure->act != NULL && lang_lemma_in(view->text, figure->act->token, "account represent supply make hold own control provide cover constitute");
    if (!share || !parts) {
        return (struct base_str){0};
    }
    uint32_t end = of + 1, last = of;
    while (end < sentence->end && end <= of + OF_REACH && token_at(view, end)->upos != LANG_VERB && token_at(view, end)->upos != LANG_ADP &&
           token_at(view, end)->upos != LANG_PUNCT && token_at(view, end)->upos != LANG_CCONJ) {
        last = token_at(view, end)->upos == LANG_NOUN || token_at(view, end)->upos == LANG_PROPN ? end : last;
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
    bool level = act != NULL && !act->nominal && (is_growth(view, act->lemma, &falls) || base_str_in(act->lemma, "total reach hit stand exceed number"));
    bool be = act == NULL || lang_child(view->text, figure->number->head, LANG_ARC_COP) != LANG_NONE;
    for (uint32_t i = figure->number->first; (level || be) && i-- > sentence->first;) {
        if (lang_is(view->text, i, "number") && i + 2 < sentence->end && lang_is(view->text, i + 1, "of")) {
            uint32_t end = i + 2;
            while (end < figure->number->first && (token_at(view, end)->upos == LANG_NOUN || token_at(view, end)->upos == LANG_ADJ)) {
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
static struct base_str metric_of_act(const struct read_view *view, const struct lang_sentence *sentence, const struct figure *figure)
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
    while (end < sentence->end && end < first + OF_REACH && (token_at(view, end)->upos == LANG_NOUN || token_at(view, end)->upos == LANG_ADJ)) {
        end++;
    }
    if (end == first) {
        return name;
    }
    struct base_str thing = lemma_of(view, end - 1); /* "soybean exports" */
    struct base_str before = end - 1 > first ? words_of(view, first, end - 1) : (struct base_str){0};
    thing = before.length > 0 ? base_str_join(view->scratch, before, " ", thing) : thing;
    return base_str_join(view->arena, thing, " ", name);
}

/* Does an act move or hold the things, or are they its means: "sold 425 tickets", "in over 500 attacks", "on 130 product lines"? */
static bool has_an_act(const struct read_view *view, uint32_t noun)
{
    for (uint32_t token = noun, steps = 0; token != LANG_NONE && steps < 4; token = token_at(view, token)->head, steps++) {
        switch (token_at(view, token)->relation) {
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
            if (!base_str_in(preposition, "of to with including") || token_at(view, token)->relation == LANG_ARC_OBL) {
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
           (act != NULL && lang_lemma_in(view->text, act->token, "discuss review identify list consider examine propose include comprise contain cover"));
}

/* The metric of a count; empty when it measures nothing. */
static struct base_str metric_of_count(const struct read_view *view, const struct lang_sentence *sentence, struct figure *figure)
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
    struct read_metric listed = read_metric_in(view, (struct base_span){figure->number->end <= noun ? figure->number->end : noun, noun + 1});
    bool counts = listed.name.length > 0 && base_str_is(listed.unit, "count") && listed.tokens.end == noun + 1;
    figure->metric = listed;
    figure->metric.tokens = (struct base_span){figure->number->first, noun + 1};
    if (is_person(view, noun) && !counts) {
        return name_of_act(view, figure, "people");
    }
    if ((!counts && (measures_nothing(view, noun) || figure->act == NULL)) || !has_an_act(view, noun)) {
        return (struct base_str){0};
    }
    return read_counted_words(view, noun, figure->number);
}

/* "exports of $1.6 billion and imports of $394.8 million": the metric that the number is of. */
static struct read_metric metric_before_of(const struct read_view *view, const struct lang_sentence *sentence, const struct figure *figure)
{
    uint32_t of = figure->number->first;
    struct read_metric found = {0};
    if (figure->amount->kind != KNOW_MONEY || of < sentence->first + 2 || !lang_is(view->text, of - 1, "of")) {
        return found;
    }
    uint32_t first = of - 1 > sentence->first + OF_REACH ? of - 1 - OF_REACH : sentence->first;
    found = read_metric_in(view, (struct base_span){first, of - 1});
    return found.tokens.end == of - 1 && read_metric_fits(&found, figure->amount) ? found : (struct read_metric){0};
}

static struct base_str metric_of(const struct read_view *view, const struct lang_sentence *sentence, struct figure *figure)
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
    if (figure->metric.name.length > 0 && !(measure && of_act.length > 0)) {
        return figure->metric.name;
    }
    figure->metric.tokens = (struct base_span){figure->number->first, figure->number->end};
    return of_act.length > 0 ? of_act : metric_of_subject(view, figure);
}

/* ------------------------------------------------------------------ all of a sentence */

static bool find_one(const struct read_view *view, const struct lang_sentence *sentence, const struct know_mention *number, struct figure *figure)
{
    const struct know_amount *amount = &view->know->amounts.items[number->value];
    *figure = (struct figure){.number = number, .amount = amount, .percent = NAN, .from = NAN};
    if (amount->kind == KNOW_ORDINAL || isnan(figure_value(amount)) || is_glued(view, number)) {
        return false;
    }
    figure->act = act_of(view, number->head);
    if (is_governed_ahead(view, figure->act) || is_held_ahead(view, number->head) || is_taken(view, number)) {
        return false;
    }
    find_part(view, sentence, figure);
    figure->words = metric_of(view, sentence, figure);
    figure->period = own_period(view, sentence, amount->noun != KNOW_NONE && amount->noun >= number->end ? amount->noun + 1 : number->end);
    return figure->words.length > 0 || figure->part != FIGURE_LEVEL;
}

struct figures figure_find(const struct read_view *view, const struct lang_sentence *sentence)
{
    struct figures figures = {0};
    for (uint32_t token = sentence->first; token < sentence->end;) {
        uint32_t at = know_mention_at(view->know, token);
        const struct know_mention *mention = at == KNOW_NONE ? NULL : &view->know->mentions.items[at];
        struct figure figure;
        if (mention != NULL && mention->kind == KNOW_AMOUNT && find_one(view, sentence, mention, &figure)) {
            *BASE_PUSH(view->scratch, figures) = figure;
        }
        token = mention != NULL && mention->end > token ? mention->end : token + 1;
    }
    return figures;
}
