/* Finds what a number measures. */
#include "read/metric.h"

#include "lexicon/table.h"
#include "read/phrase.h"

#include <string.h>

enum { LONGEST = 5, PHRASE_LIMIT = 100 };

static struct base_str words_of(const struct read_view *view, uint32_t first, uint32_t end)
{
    return base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){first, end}));
}

struct read_metric read_metric_in(const struct read_view *view, struct base_span tokens)
{
    const struct lexicon_table *table = lexicon_table_named("metrics");
    struct read_metric best = {0};
    for (uint32_t first = tokens.start; table != NULL && first < tokens.end; first++) {
        uint8_t upos = view->text->tokens.items[first].upos;
        if (upos == LANG_PUNCT || upos == LANG_ADP || upos == LANG_DET || upos == LANG_NUM) {
            continue;
        }
        for (uint32_t end = first + LONGEST < tokens.end ? first + LONGEST : tokens.end; end > first; end--) {
            struct base_str words = words_of(view, first, end);
            uint32_t row = words.length < PHRASE_LIMIT ? lexicon_find(table, words) : LEXICON_NONE;
            if (row != LEXICON_NONE && words.length > words_of(view, best.tokens.start, best.tokens.end).length) {
                best.name = lexicon_cell(table, row, lexicon_column(table, "metric"));
                best.unit = lexicon_cell(table, row, lexicon_column(table, "unit"));
                best.tokens = (struct base_span){first, end};
                break;
            }
        }
    }
    return best;
}

bool read_metric_fits(const struct read_metric *metric, const struct know_amount *amount)
{
    if (metric->name.length == 0) {
        return false;
    }
    bool money = base_str_is(metric->unit, "money");
    return amount->kind == KNOW_MONEY ? money : amount->kind == KNOW_PERCENT || !money;
}

static struct base_span subtree_without(const struct read_view *view, uint32_t head, uint32_t number)
{
    struct base_span span = lang_subtree(view->text, head);
    if (head < number && number < span.end) {
        span.end = number;
    }
    return span;
}

/* "imports were $40 billion": what the number is said of. */
static struct read_metric metric_of_copula(const struct read_view *view, const struct know_mention *number)
{
    uint32_t subject = lang_child(view->text, number->head, LANG_ARC_NSUBJ);
    bool be = lang_child(view->text, number->head, LANG_ARC_COP) != LANG_NONE && subject != LANG_NONE && subject < number->first;
    return be ? read_metric_in(view, subtree_without(view, subject, number->first)) : (struct read_metric){0};
}

struct read_metric read_metric_of(const struct read_view *view, const struct read_predication *act,
                                  const struct know_mention *number)
{
    const struct know_amount *amount = &view->know->amounts.items[number->value];
    struct read_metric found = metric_of_copula(view, number);
    for (uint32_t i = 0; act != NULL && i < act->themes.count && !read_metric_fits(&found, amount); i++) {
        found = read_metric_in(view, subtree_without(view, act->themes.items[i], number->first));
    }
    for (uint32_t i = 0; act != NULL && i < act->agents.count && !read_metric_fits(&found, amount); i++) {
        found = read_metric_in(view, subtree_without(view, act->agents.items[i], number->first));
    }
    for (uint32_t i = 0; act != NULL && i < act->obliques.count && !read_metric_fits(&found, amount); i++) {
        if (base_str_in(act->obliques.items[i].preposition, "in of for on to")) {
            found = read_metric_in(view, subtree_without(view, act->obliques.items[i].head, number->first));
        }
    }
    if (!read_metric_fits(&found, amount) && amount->noun != KNOW_NONE) {
        found = read_metric_in(view, (struct base_span){number->first, amount->noun + 1});
    }
    if (!read_metric_fits(&found, amount)) {
        const struct lang_sentence *sentence = &view->text->sentences.items[view->text->tokens.items[number->head].sentence];
        bool pronoun = act != NULL && act->themes.count > 0 && view->text->tokens.items[act->themes.items[0]].upos == LANG_PRON;
        uint32_t start = number->first > sentence->first + 12 && !pronoun ? number->first - 12 : sentence->first;
        uint32_t end = number->end + 6 < sentence->end ? number->end + 6 : sentence->end;
        found = read_metric_in(view, (struct base_span){start, number->first});
        found = read_metric_fits(&found, amount) ? found : read_metric_in(view, (struct base_span){number->end, end});
    }
    return read_metric_fits(&found, amount) ? found : (struct read_metric){0};
}

struct base_str read_metric_per(const struct read_view *view, const struct read_metric *metric,
                                const struct know_amount *amount)
{
    if (amount != NULL && amount->per.length > 0) {
        return amount->per;
    }
    uint32_t first = metric->tokens.start > 3 ? metric->tokens.start - 3 : 0;
    for (uint32_t token = first; token < metric->tokens.end; token++) {
        if (lang_is(view->text, token, "annual") || lang_is(view->text, token, "yearly") ||
            lang_is(view->text, token, "annually")) {
            return BASE_STR("year");
        }
    }
    return (struct base_str){0};
}
