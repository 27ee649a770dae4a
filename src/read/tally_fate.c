/*
 * What befell each counted group of a sentence.
 *
 * The words beside a number are surer than the tree above it, so they are asked first (tally_beside.c); then the group that it
 * is joined to or part of ("killed 31 people, including 23 officers"), and a noun that is itself the act ("12 deaths"). The
 * tree has the last word.
 */
#include "read/phrase.h"
#include "read/tally.h"

#include <math.h>

enum { VERB_REACH = 8, LOOK_BACK = 4, JOIN_REACH = 7 };

/* ------------------------------------------------------------------ other groups of the sentence */

/* "Among the dead were four children", "The dead included three engineers". */
static bool try_told_first(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count)
{
    uint32_t at = count->first;
    while (at > sentence->first && (lang_lemma_in(view->text, at - 1, "be include") || tally_is_lead(view, at - 1))) {
        at--;
    }
    bool verb = at < count->first && at > sentence->first && !lang_is(view->text, at - 1, "there"); /* "beside the dead there were 20" */
    for (uint32_t i = at; verb && i-- > sentence->first && i + LOOK_BACK + 1 > at;) {
        struct base_str quantity = tally_state_at(view, sentence, i);
        quantity = quantity.length > 0                               ? quantity
                   : lang_lemma_in(view->text, i, "victim fatality") ? BASE_STR("killed")
                                                                     : quantity;
        bool group = quantity.length > 0 && i > sentence->first &&
                     (read_token(view, i - 1)->upos == LANG_DET || lang_is(view->text, i - 1, "those"));
        if (group) {
            return count->people && tally_settle(count, quantity, i, true);
        }
    }
    return false;
}

/* "Of the deaths, 17 were in the north": a part of those told of before the comma. */
static bool try_part_of(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count)
{
    uint32_t comma = count->first - 1;
    if (count->noun != LANG_NONE || count->first < sentence->first + 3 || !lang_is(view->text, comma, ",")) {
        return false;
    }
    struct base_str quantity = tally_word_at(view, comma - 1, "noun");
    quantity = quantity.length > 0 ? quantity : tally_state_at(view, sentence, comma - 1);
    for (uint32_t i = comma - 1; quantity.length > 0 && i-- > sentence->first && i + LOOK_BACK + 1 > comma;) {
        if (lang_is(view->text, i, "of") || lang_is(view->text, i, "among")) {
            return tally_settle(count, quantity, comma - 1, true);
        }
    }
    return false;
}

static bool opens_members(const struct read_view *view, uint32_t token)
{
    return lang_is(view->text, token, "including") || lang_is(view->text, token, "them") ||
           lang_is(view->text, token, "along") || lang_is(view->text, token, "plus") || lang_is(view->text, token, "besides") ||
           lang_is(view->text, token, "comprising");
}

/* "86 people in Mozambique and 13 in Malawi". */
static bool is_elliptic(const struct read_view *view, const struct lang_sentence *sentence, const struct tally_count *count)
{
    bool phrase =
        count->end < sentence->end && (lang_is(view->text, count->end, "in") || lang_is(view->text, count->end, "at") ||
                                       lang_is(view->text, count->end, "from"));
    return phrase && count->noun == LANG_NONE && count->end + 1 < sentence->end &&
           read_token(view, count->end + 1)->upos == LANG_PROPN;
}

static void lend_minimum(const struct tally_count *from, struct tally_count *to)
{
    bool least =
        isnan(from->amount.value) && !isnan(from->amount.min) && isnan(from->amount.max) && from->amount.approx.length == 0;
    if (least && !isnan(to->amount.value) && to->amount.approx.length == 0 && to->number != NULL) {
        to->amount.min = to->amount.value; /* "at least 21 passengers and four troops": at least holds for both */
        to->amount.value = NAN;
    }
}

static bool try_joined(const struct read_view *view, const struct lang_sentence *sentence, struct tally_counts *counts,
                       uint32_t index)
{
    struct tally_count *count = &counts->items[index];
    const struct tally_count *before = index > 0 ? &counts->items[index - 1] : NULL;
    if (before == NULL || before->quantity.length == 0 || count->first <= before->end || count->first == sentence->first) {
        return false;
    }
    uint32_t at = count->first - 1;
    while (at > before->end && tally_is_lead(view, at)) {
        at--;
    }
    bool member = false, joined = tally_is_join(view, at) && count->first - before->end <= JOIN_REACH;
    for (uint32_t i = before->end; i < count->first; i++) {
        member = member || opens_members(view, i);
        joined = joined && read_token(view, i)->upos != LANG_VERB && !tally_is_be(view, i);
    }
    bool of_them = count->whom && count->end < sentence->end && tally_counts_people(view, count->end) &&
                   read_token(view, count->end)->upos == LANG_NOUN;
    if (of_them) {
        count->noun = count->end;
        count->people = true;
        count->whom = false;
        count->end++;
    }
    bool fits = (count->people && !count->whom) || is_elliptic(view, sentence, count);
    bool verb = count->end < sentence->end &&
                (read_token(view, count->end)->upos == LANG_VERB || read_token(view, count->end)->upos == LANG_AUX);
    if (!fits || (verb && !member) || (!of_them && !member && !joined)) {
        return false;
    }
    return tally_settle(count, before->quantity, before->word, before->object);
}

/* "12 women and 30 wounded soldiers" among those released: their wounds say only who they are. */
static bool among_freed(const struct read_view *view, const struct tally_counts *counts, uint32_t index)
{
    const struct tally_count *before = index > 0 ? &counts->items[index - 1] : NULL;
    return before != NULL && base_str_in(before->quantity, "freed held aboard") &&
           counts->items[index].first == before->end + 1 && tally_is_join(view, before->end);
}

static bool state_within(const struct read_view *view, const struct tally_count *count)
{
    for (uint32_t i = count->first; count->noun != LANG_NONE && i < count->noun; i++) {
        if (tally_word(lang_form(view->text, i), "state").length > 0) {
            return true;
        }
    }
    return false;
}

/* "46 injured people", "ten missing miners": the state is told within the group. */
static bool try_within(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count)
{
    uint32_t first = count->number == NULL ? count->noun : count->number->end;
    for (uint32_t i = first; count->people && count->noun != LANG_NONE && i < count->noun; i++) {
        struct base_str quantity = tally_state_at(view, sentence, i);
        if (base_str_in(quantity, "injured missing") && tally_settle(count, quantity, i, false)) {
            return true;
        }
    }
    return false;
}

/* "12 deaths", "30 arrests", "15,000 lives" that were claimed, "12 bodies" that were found. */
static bool try_own_noun(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count)
{
    uint32_t noun = count->noun;
    if (noun == LANG_NONE || read_token(view, noun)->upos != LANG_NOUN) {
        return false;
    }
    struct base_str quantity = tally_word_at(view, noun, "noun");
    if (lang_lemma_in(view->text, noun, "casualty")) {
        quantity = count->number == NULL ? BASE_STR("killed") : quantity;
    }
    bool lives = lang_is(view->text, noun, "lives"), bodies = lang_is(view->text, noun, "bodies");
    for (uint32_t i = sentence->first; (lives || bodies) && i < sentence->end; i++) {
        const char *verbs = lives ? "claim take cost lose" : "recover find retrieve pull discover receive";
        bool near = i < noun ? noun - i <= VERB_REACH : i - noun <= LOOK_BACK;
        if (near && read_token(view, i)->upos == LANG_VERB && lang_lemma_in(view->text, i, verbs)) {
            quantity = BASE_STR("killed");
        }
    }
    if (!tally_settle(count, quantity, noun, false)) {
        return false;
    }
    count->people = false; /* the noun is the act, not the people */
    count->noun = LANG_NONE;
    return true;
}

/* "picked out ten more people and shot them" */
static bool try_pronoun(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count)
{
    for (uint32_t i = count->end + 1; count->people && i < sentence->end && i < count->end + VERB_REACH; i++) {
        if (!lang_is(view->text, i, "them") || read_token(view, i - 1)->upos != LANG_VERB) {
            continue;
        }
        struct base_str quantity = lang_lemma_in(view->text, i - 1, "shoot shot behead") ? BASE_STR("killed") : tally_word_at(view, i - 1, "does");
        return tally_settle(count, quantity, i - 1, false);
    }
    return false;
}

/* ------------------------------------------------------------------ the tree */

static bool befell(const struct read_predication *act, struct read_sense sense, uint32_t noun)
{
    bool intransitive = base_str_starts(sense.roles, "theme") ? false : act->themes.count == 0 && !act->passive;
    const struct read_tokens *befallen = intransitive && !act->nominal ? &act->agents : &act->themes;
    for (uint32_t i = 0; i < befallen->count; i++) {
        if (befallen->items[i] == noun) {
            return true;
        }
    }
    return false;
}

static bool try_tree(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count)
{
    if (count->noun == LANG_NONE || !count->people) {
        return false;
    }
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        uint32_t index = view->predication_of[token];
        if (index == READ_NONE) {
            continue;
        }
        const struct read_predication *act = &view->predications.items[index];
        struct read_sense sense = read_sense_at(view->senses, act->sense);
        bool known =
            base_str_is(sense.record, "tally") && base_str_in(sense.kind, "killed injured hospitalised executed held freed");
        if (known && befell(act, sense, count->noun)) {
            return tally_settle(count, sense.kind, token, count->first > token);
        }
    }
    return false;
}

/* "with 154 passengers and 21 crew on board": what stands behind the last holds for those joined to it. */
static void join_backwards(const struct read_view *view, struct tally_counts *counts)
{
    for (uint32_t i = counts->count; i-- > 1;) {
        struct tally_count *before = &counts->items[i - 1];
        const struct tally_count *last = &counts->items[i];
        bool gap = last->first == before->end + 1 && tally_is_join(view, before->end);
        if (gap && before->people && before->quantity.length == 0 && base_str_is(last->quantity, "aboard") && !last->object) {
            tally_settle(before, last->quantity, last->word, false);
        }
    }
}

void tally_find_fates(const struct read_view *view, const struct lang_sentence *sentence, struct tally_counts *counts)
{
    for (uint32_t i = 0; i < counts->count; i++) {
        struct tally_count *count = &counts->items[i];
        if (count->quantity.length > 0 || try_own_noun(view, sentence, count)) {
            continue;
        }
        bool things =
            count->whom && i > 0 && counts->items[i - 1].noun != LANG_NONE &&
            (!counts->items[i - 1].people || (counts->items[i - 1].guessed && counts->items[i - 1].quantity.length == 0));
        bool eligible = !things && (count->people || count->noun == LANG_NONE);
        bool told = eligible && (tally_try_behind(view, sentence, counts, i, count) ||
                                 tally_try_before(view, sentence, count) || try_told_first(view, sentence, count) ||
                                 try_part_of(view, sentence, count) ||
                                 (state_within(view, count) && tally_try_subject(view, sentence, counts, i, count)) ||
                                 (!among_freed(view, counts, i) && try_within(view, sentence, count)) ||
                                 try_joined(view, sentence, counts, i) || tally_try_subject(view, sentence, counts, i, count) ||
                                 try_pronoun(view, sentence, count) || try_tree(view, sentence, count));
        if (count->guessed && !base_str_in(count->quantity, "killed injured hospitalised executed missing aboard")) {
            count->quantity = (struct base_str){0};
        }
        bool shared = told && i > 0 && counts->items[i - 1].word == count->word && count->first >= counts->items[i - 1].end &&
                      count->first - counts->items[i - 1].end <= 2 && (count->first == sentence->first || !opens_members(view, count->first - 1));
        if (shared) {
            lend_minimum(&counts->items[i - 1], count);
        }
    }
    join_backwards(view, counts);
}
