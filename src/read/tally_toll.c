/*
 * Numbers that stand with a noun of counting: "the death toll rose to 31 from 25", "the number of people injured stands at 60",
 * "revised the tally of passengers on the train down to 425 from 440", "deaths fell from 88 in 2023 to 40 in 2024".
 *
 * The preposition or verb before the number says whether it is the value, the earlier value, or only the step between them.
 */
#include "read/phrase.h"
#include "read/tally.h"

#include <math.h>

enum { COUNTED_REACH = 8, STEP_BACK = 3 };

static bool is_measure_noun(const struct read_view *view, uint32_t token)
{
    return read_token(view, token)->upos == LANG_NOUN && lang_lemma_in(view->text, token, "number tally count figure total toll");
}

/* What "number of", "tally of" counts: the state behind it, or people on a vehicle. */
static struct base_str counted_behind(const struct read_view *view, const struct lang_sentence *sentence, uint32_t noun,
                                      uint32_t *who)
{
    bool people = false;
    for (uint32_t i = noun + 1; i < sentence->end && i < noun + COUNTED_REACH; i++) {
        const struct lang_token *word = read_token(view, i);
        struct base_str quantity = tally_word(lang_form(view->text, i), "state");
        quantity = quantity.length > 0 ? quantity : tally_word_at(view, i, "toll");
        if (quantity.length > 0 && i > noun + 1) {
            return quantity;
        }
        if (!people && word->upos == LANG_NOUN && tally_counts_people(view, i)) {
            people = true;
            *who = i; /* "the number of soldiers killed" */
        }
        if (people && tally_word_at(view, i, "vehicle").length > 0 && i > noun + 2) {
            return BASE_STR("aboard");
        }
        if (word->upos == LANG_VERB || word->upos == LANG_AUX || word->upos == LANG_PUNCT) {
            break;
        }
    }
    return (struct base_str){0};
}

/* The quantity of a toll that stands before the number; the nearest one. */
static struct base_str toll_before(const struct read_view *view, const struct lang_sentence *sentence, uint32_t before,
                                   uint32_t *noun)
{
    for (uint32_t i = before; i-- > sentence->first;) {
        bool group = i > sentence->first && read_token(view, i - 1)->upos == LANG_DET &&
                     tally_word(lang_form(view->text, i), "state").length > 0;
        if (group && i > sentence->first + 1 && !lang_is(view->text, i - 2, "of")) { /* "and the injured at 170" */
            *noun = i;
            return tally_word(lang_form(view->text, i), "state");
        }
        if (read_token(view, i)->upos != LANG_NOUN && read_token(view, i)->upos != LANG_VERB &&
            read_token(view, i)->upos != LANG_PROPN) {
            continue;
        }
        *noun = i;
        bool injuries =
            i > sentence->first && lang_lemma_in(view->text, i - 1, "injury") && lang_lemma_in(view->text, i, "toll");
        bool of = i + 1 < sentence->end && lang_is(view->text, i + 1, "of") && is_measure_noun(view, i);
        uint32_t who = LANG_NONE;
        struct base_str quantity = of ? counted_behind(view, sentence, i, &who) : (struct base_str){0};
        if (of && quantity.length == 0 && !lang_lemma_in(view->text, i, "toll")) {
            return quantity;
        }
        quantity = quantity.length > 0 ? quantity : injuries ? BASE_STR("injured") : tally_word_at(view, i, "toll");
        bool noun_or_plural = lang_lemma_in(view->text, i, "toll") || read_token(view, i)->xpos == LANG_XPOS_NNS;
        if (quantity.length > 0 && (noun_or_plural || of)) {
            return quantity;
        }
    }
    return (struct base_str){0};
}

enum role { NO_ROLE, VALUE, AT_LEAST, EARLIER };

/* What the words before the number make of it. */
static enum role role_of(const struct read_view *view, const struct lang_sentence *sentence, const struct tally_count *count,
                         uint32_t toll)
{
    for (uint32_t i = count->first, steps = 0; i-- > sentence->first && steps < STEP_BACK; steps++) {
        if (lang_is(view->text, i, "from")) {
            return EARLIER;
        }
        if (lang_is(view->text, i, "to") || lang_is(view->text, i, "at")) {
            return VALUE;
        }
        if (lang_is(view->text, i, "past") || lang_is(view->text, i, "above") ||
            lang_lemma_in(view->text, i, "pass exceed top surpass")) {
            return AT_LEAST;
        }
        if (i > sentence->first && lang_lemma_in(view->text, i, "be") && lang_is(view->text, i - 1, "there")) {
            return NO_ROLE; /* "beside the deaths there were 20 people hurt" */
        }
        bool of = lang_is(view->text, i, "of") && i == toll + 1;
        bool verb = lang_lemma_in(view->text, i, "reach hit total be number") && read_token(view, i)->upos != LANG_NOUN;
        if (of || verb) {
            return VALUE;
        }
        bool skip =
            read_token(view, i)->upos == LANG_DET || read_token(view, i)->upos == LANG_ADJ || read_token(view, i)->upos == LANG_ADV;
        if (!skip) {
            return NO_ROLE;
        }
    }
    return NO_ROLE;
}

/* "388 in 2024": the number's own time. */
static const struct know_mention *own_period(const struct read_view *view, const struct lang_sentence *sentence, uint32_t end)
{
    uint32_t at = end < sentence->end ? know_mention_at(view->know, end) : KNOW_NONE;
    if (at == KNOW_NONE && end + 1 < sentence->end && lang_is(view->text, end, "in")) {
        at = know_mention_at(view->know, end + 1);
    }
    return at != KNOW_NONE && view->know->mentions.items[at].kind == KNOW_DATE ? &view->know->mentions.items[at] : NULL;
}

static double value_of(const struct tally_count *count)
{
    return !isnan(count->amount.value) ? count->amount.value
           : !isnan(count->amount.min) ? count->amount.min
                                       : count->amount.max;
}

/* "the government put the figure at 12": the group told of before in the sentence. */
static struct base_str told_before(const struct read_view *view, const struct lang_sentence *sentence,
                                   const struct tally_counts *counts, uint32_t index, uint32_t *noun)
{
    (void)sentence;
    for (uint32_t i = counts->items[index].first, low = index > 0 ? counts->items[index - 1].end : i; i-- > low;) {
        if (is_measure_noun(view, i) && counts->items[index - 1].quantity.length > 0) {
            *noun = i;
            return counts->items[index - 1].quantity;
        }
    }
    return (struct base_str){0};
}

/* "94 people had died, up from 71 a week earlier", "19 were killed, not 31 as reported" */
static bool is_step(const struct read_view *view, const struct lang_sentence *sentence, const struct tally_counts *counts,
                    uint32_t index)
{
    const struct tally_count *count = &counts->items[index];
    bool from = index > 0 && count->first > sentence->first + 1 && lang_is(view->text, count->first - 1, "from");
    bool instead = index > 0 && count->first > sentence->first && count->noun == LANG_NONE &&
                   (lang_is(view->text, count->first - 1, "not") ||
                    (lang_is(view->text, count->first - 1, "than") && lang_is(view->text, count->first - 2, "rather")));
    bool step =
        instead || (from && (lang_is(view->text, count->first - 2, "up") || lang_is(view->text, count->first - 2, "down")));
    return step && counts->items[index - 1].quantity.length > 0 && counts->items[index - 1].period == NULL;
}

static void settle(struct tally_count *count, struct base_str quantity, uint32_t word)
{
    count->quantity = quantity;
    count->word = word;
    count->object = true;
    if (!count->people) {
        count->noun = LANG_NONE;
    }
}

/* "the number of soldiers killed": the noun says who. */
static void name_people(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count,
                        uint32_t noun)
{
    uint32_t who = LANG_NONE;
    bool of = noun + 1 < sentence->end && lang_is(view->text, noun + 1, "of") && is_measure_noun(view, noun);
    if (of && !count->people && counted_behind(view, sentence, noun, &who).length > 0 && who != LANG_NONE) {
        count->noun = who;
        count->people = true;
    }
}

void tally_find_tolls(const struct read_view *view, const struct lang_sentence *sentence, struct tally_counts *counts)
{
    uint32_t value = READ_NONE, earlier = READ_NONE;
    for (uint32_t i = 0; i < counts->count; i++) {
        struct tally_count *count = &counts->items[i];
        uint32_t noun = 0;
        if (is_step(view, sentence, counts, i)) {
            counts->items[i - 1].revises = value_of(count);
            continue;
        }
        bool bare = count->number != NULL && (count->noun == LANG_NONE || count->people || count->end == count->number->end);
        if (!bare || count->quantity.length > 0 ||
            (role_of(view, sentence, count, READ_NONE) == NO_ROLE &&
             !lang_is(view->text, count->first > 0 ? count->first - 1 : 0, "of"))) {
            continue;
        }
        struct base_str quantity = toll_before(view, sentence, count->first, &noun);
        quantity = quantity.length > 0 ? quantity : told_before(view, sentence, counts, i, &noun);
        enum role role = quantity.length > 0 ? role_of(view, sentence, count, noun) : NO_ROLE;
        count->period = own_period(view, sentence, count->end);
        if (role == AT_LEAST && !isnan(count->amount.value)) {
            count->amount.min = count->amount.value;
            count->amount.value = NAN;
        }
        if (role == VALUE || role == AT_LEAST || (role == EARLIER && count->period != NULL)) {
            settle(count, quantity, noun);
            name_people(view, sentence, count, noun);
            value = role == EARLIER ? value : i;
        } else if (role == EARLIER) {
            earlier = i;
        }
    }
    if (value != READ_NONE && earlier != READ_NONE && value_of(&counts->items[earlier]) != value_of(&counts->items[value])) {
        counts->items[value].revises = value_of(&counts->items[earlier]);
    }
}
