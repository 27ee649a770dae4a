/*
 * Which numbers of a sentence measure something.
 *
 * Money, percentages and measures need a metric beside them; counts need a thing that somebody does something to ("sold 425
 * tickets"), or people that the table of metrics counts (passengers, refugees). The word before a number tells level, change
 * and earlier value apart.
 */
#include "read/counted.h"
#include "read/figure.h"
#include "read/phrase.h"
#include "read/tally.h"

#include "lexicon/table.h"

#include <math.h>

enum { BEFORE_REACH = 3 };

double figure_value(const struct know_amount *amount)
{
    return !isnan(amount->value) ? amount->value : !isnan(amount->min) ? amount->min : amount->max;
}

/* The act over a number or the noun it counts; a noun that only names an act ("flights") is moved by the one above it. */
static const struct read_predication *act_of(const struct read_view *view, uint32_t token)
{
    uint32_t self = view->predication_of[token];
    bool thing = self != READ_NONE && view->predications.items[self].nominal && !view->predications.items[self].light;
    token = thing && read_token(view, token)->head != LANG_NONE ? read_token(view, token)->head : token;
    uint32_t owner = read_owner(view, token);
    return owner == READ_NONE ? NULL : &view->predications.items[owner];
}

/* ------------------------------------------------------------------ what is no figure */

static bool is_ahead(const struct read_predication *act)
{
    return act != NULL &&
           (act->stance.kind == READ_PLANNED || act->stance.kind == READ_POSSIBLE || act->stance.kind == READ_DENIED ||
            act->stance.negated || act->stance.conditional || act->stance.urged || act->stance.future);
}

/* Is the act, or one that governs it, still ahead: "expects the economy to grow by 3 percent"? */
static bool is_governed_ahead(const struct read_view *view, const struct read_predication *act)
{
    for (uint32_t steps = 0; act != NULL && steps < 4; steps++) {
        bool infinitive =
            read_token(view, act->token)->relation == LANG_ARC_ACL && read_token(view, act->token)->xpos == LANG_XPOS_VB;
        if (infinitive || is_ahead(act) ||
            lang_lemma_in(view->text, act->token, "expect forecast project predict aim plan want hope target seek")) {
            return true;
        }
        act = act->control == READ_NONE ? NULL : &view->predications.items[act->control];
    }
    return false;
}

/* "their commitment to a trade volume of $10 billion": held by a word for what lies ahead. */
static bool is_held_ahead(const struct read_view *view, uint32_t token)
{
    for (uint32_t up = token, steps = 0; up != LANG_NONE && steps < 6; up = read_token(view, up)->head, steps++) {
        bool noun = read_token(view, up)->upos == LANG_NOUN;
        if (noun &&
            lang_lemma_in(
                view->text, up,
                "commitment pledge target goal aim plan potential proposal ambition promise resolve objective forecast")) {
            return true;
        }
    }
    return false;
}

/* "21-gun salute", "27-member council": a number within a word. */
static bool is_glued(const struct read_view *view, const struct know_mention *number)
{
    for (uint32_t i = number->first + 1; i + 1 < number->end; i++) {
        if (lang_is(view->text, i, "-") && read_token(view, i + 1)->upos != LANG_NUM) {
            return true; /* "a 1,045-kilometre line" */
        }
    }
    return number->end < view->text->tokens.count && lang_is(view->text, number->end, "-") &&
           !read_token(view, number->end - 1)->space_after;
}

/* Is the number told already, as a target or a tally that rests on the same sentence? */
static bool rests_on(const struct read_record *record, uint32_t start)
{
    for (uint32_t k = 0; k < record->evidence.count; k++) {
        if (record->evidence.items[k].source.start == start) {
            return true;
        }
    }
    return false;
}

static bool tells(const struct read_record *record, double value)
{
    return read_number(record, READ_F_AMOUNT) == value || read_number(record, READ_F_VALUE) == value || read_number(record, READ_F_MIN) == value ||
           read_number(record, READ_F_MAX) == value || read_number(record, READ_F_REVISES) == value;
}

static bool is_taken(const struct read_view *view, const struct know_mention *number)
{
    struct base_span sentence = text_source_span(view->article, read_sentence_bytes(view, number->first));
    double value = figure_value(&view->know->amounts.items[number->value]);
    for (uint32_t i = view->records->count, end = read_look_back(i); i-- > end;) {
        const struct read_record *record = view->records->items[i];
        bool counts = record->type == READ_TARGET || record->type == READ_TALLY;
        if (counts && record->article == view->article_number && rests_on(record, sentence.start) && tells(record, value)) {
            return true;
        }
    }
    return false;
}

/* ------------------------------------------------------------------ the part it plays */

bool figure_is_growth(const struct read_view *view, struct base_str word, bool *falls)
{
    struct base_str way = read_word(view->senses, "metric_growth", word, "way");
    *falls = *falls || base_str_is(way, "down");
    return way.length > 0;
}

/* "a 340 percent increase", "0.9 percent above that of 2023" */
static bool grows_behind(const struct read_view *view, const struct lang_sentence *sentence, uint32_t end, bool *falls)
{
    for (uint32_t i = end; i < sentence->end && i < end + BEFORE_REACH; i++) {
        bool noun = read_token(view, i)->upos == LANG_NOUN;
        if (noun && figure_is_growth(view, read_lemma(view, i), falls)) {
            return true;
        }
        bool down = lang_is(view->text, i, "lower") || lang_is(view->text, i, "less") || lang_is(view->text, i, "below");
        if (down || lang_is(view->text, i, "higher") || lang_is(view->text, i, "more") || lang_is(view->text, i, "above")) {
            *falls = down;
            return true;
        }
        if (!noun && read_token(view, i)->upos != LANG_ADJ && !lang_is(view->text, i, "on") && !lang_is(view->text, i, "-")) {
            break;
        }
    }
    return false;
}

/* "rose 23 percent", "up 4.9 percent" */
static bool is_change(const struct read_view *view, const struct figure *figure, bool *falls)
{
    uint32_t first = figure->number->first;
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, first)->sentence];
    for (uint32_t i = first, steps = 0; i-- > sentence->first && steps < BEFORE_REACH; steps++) {
        uint8_t upos = read_token(view, i)->upos;
        if (lang_is(view->text, i, "up") && i > sentence->first && lang_lemma_in(view->text, i - 1, "make")) {
            return false; /* "made up 62 percent" */
        }
        if (figure_is_growth(view, read_lemma(view, i), falls) || figure_is_growth(view, lang_form(view->text, i), falls)) {
            return true;
        }
        if (upos != LANG_ADV && upos != LANG_DET && upos != LANG_ADJ && !lang_is(view->text, i, "by") &&
            !lang_is(view->text, i, "of")) {
            break;
        }
    }
    struct base_str lemma = figure->act == NULL ? (struct base_str){0} : figure->act->lemma;
    return base_str_is(read_preposition(view, figure->number->head), "by") && figure_is_growth(view, lemma, falls);
}

static void find_part(const struct read_view *view, const struct lang_sentence *sentence, struct figure *figure)
{
    uint32_t first = figure->number->first;
    figure->part = FIGURE_LEVEL;
    if (figure->amount->kind == KNOW_PERCENT && grows_behind(view, sentence, figure->number->end, &figure->falls)) {
        figure->part = FIGURE_CHANGE;
        return;
    }
    for (uint32_t i = first, steps = 0; i-- > sentence->first && steps < BEFORE_REACH; steps++) {
        bool compared = (lang_is(view->text, i, "with") || lang_is(view->text, i, "to")) && i > sentence->first &&
                        lang_lemma_in(view->text, i - 1, "compare");
        if (compared || lang_is(view->text, i, "from") || lang_is(view->text, i, "against") ||
            lang_is(view->text, i, "versus")) {
            figure->part = FIGURE_EARLIER;
            return;
        }
        if (lang_is(view->text, i, "to") || lang_is(view->text, i, "at")) {
            return;
        }
        if (read_token(view, i)->upos != LANG_DET && read_token(view, i)->upos != LANG_ADV && read_token(view, i)->upos != LANG_ADJ) {
            break;
        }
    }
    bool falls = false;
    if (figure->amount->kind == KNOW_PERCENT && is_change(view, figure, &falls)) {
        figure->part = FIGURE_CHANGE;
        figure->falls = falls;
    }
}

/* Behind what stands in brackets: "$82 billion (of it $42 billion in oil) in 2024". */
static uint32_t after_bracket(const struct read_view *view, const struct lang_sentence *sentence, uint32_t end)
{
    for (uint32_t i = end; i < sentence->end && lang_is(view->text, end, "("); i++) {
        if (lang_is(view->text, i, ")")) {
            return i + 1;
        }
    }
    return end;
}

/* "116 in 2023", "$72 billion a year earlier". */
static const struct know_mention *own_period(const struct read_view *view, const struct lang_sentence *sentence, uint32_t end)
{
    end = after_bracket(view, sentence, end);
    for (uint32_t i = end; i < sentence->end && i < end + 2; i++) {
        uint32_t at = know_mention_at(view->know, i);
        if (at != KNOW_NONE && view->know->mentions.items[at].kind == KNOW_DATE) {
            return &view->know->mentions.items[at];
        }
        if (!lang_is(view->text, i, "in") && !lang_is(view->text, i, "for") && read_token(view, i)->upos != LANG_DET) {
            break;
        }
    }
    return NULL;
}

/* ------------------------------------------------------------------ all of a sentence */

/* "13 percent of the $4.2 billion": what a share is of. */
static bool is_whole(const struct read_view *view, const struct lang_sentence *sentence, const struct know_mention *number)
{
    uint32_t of = number->first;
    of -= of > sentence->first && read_token(view, of - 1)->upos == LANG_DET;
    uint32_t share =
        of > sentence->first + 1 && lang_is(view->text, of - 1, "of") ? know_mention_at(view->know, of - 2) : KNOW_NONE;
    return share != KNOW_NONE && view->know->mentions.items[share].kind == KNOW_AMOUNT;
}

/* "decreased by 924 million dollars": how far it went is not where it stands. */
static bool is_step(const struct read_view *view, const struct figure *figure)
{
    bool falls = false;
    bool by = figure->part == FIGURE_LEVEL && figure->amount->kind == KNOW_MONEY && base_str_is(read_preposition(view, figure->number->head), "by");
    return by && figure->act != NULL && !figure->act->nominal && figure_is_growth(view, figure->act->lemma, &falls);
}

static bool find_one(const struct read_view *view, const struct lang_sentence *sentence, const struct know_mention *number,
                     struct figure *figure)
{
    const struct know_amount *amount = &view->know->amounts.items[number->value];
    *figure = (struct figure){.number = number, .amount = amount, .percent = NAN, .from = NAN};
    if (amount->kind == KNOW_ORDINAL || isnan(figure_value(amount)) || is_glued(view, number)) {
        return false;
    }
    bool of_them = number->end + 1 < sentence->end && lang_is(view->text, number->end, "of") &&
                   (lang_is(view->text, number->end + 1, "them") || lang_is(view->text, number->end + 1, "whom"));
    if (of_them || is_whole(view, sentence, number)) {
        return false;
    }
    figure->act = act_of(view, number->head);
    if (is_governed_ahead(view, figure->act) || is_held_ahead(view, number->head) || is_taken(view, number)) {
        return false;
    }
    find_part(view, sentence, figure);
    if (is_step(view, figure)) {
        return false;
    }
    figure->words = figure_metric_of(view, sentence, figure);
    figure->period =
        own_period(view, sentence, amount->noun != KNOW_NONE && amount->noun >= number->end ? amount->noun + 1 : number->end);
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
