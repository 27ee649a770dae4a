/*
 * What the words beside a counted group say of it: behind it ("12 dead", "51 people on board"), before it ("injured 60", "the
 * killing of 33", "a bus with 51"), and the verb that it is subject of ("31 people, including 23 officers, lost their lives").
 */
#include "lexicon/table.h"
#include "read/phrase.h"
#include "read/tally.h"

enum { WALK = 32, PHRASE_REACH = 7, LOOK_BACK = 4, VEHICLE_REACH = 5, CAPTIVE_REACH = 2000 };

bool tally_settle(struct tally_count *count, struct base_str quantity, uint32_t word, bool object)
{
    if (quantity.length == 0) {
        return false;
    }
    count->quantity = quantity;
    count->word = word;
    count->object = object;
    return true;
}

bool tally_is_be(const struct read_view *view, uint32_t token)
{
    return lang_lemma_in(view->text, token, "be get remain lie") && read_token(view, token)->upos != LANG_NOUN;
}

static bool is_have(const struct read_view *view, uint32_t token)
{
    return lang_lemma_in(view->text, token, "have");
}

bool tally_is_join(const struct read_view *view, uint32_t token)
{
    return lang_is(view->text, token, ",") || lang_is(view->text, token, "and") || lang_is(view->text, token, "or");
}

static struct base_str pair_of(const struct read_view *view, uint32_t token)
{
    return base_str_join(view->scratch, lang_form(view->text, token), " ", lang_form(view->text, token + 1));
}

/* A state word at the token, one word or two: "missing", "on board". */
struct base_str tally_state_at(const struct read_view *view, const struct lang_sentence *sentence, uint32_t token)
{
    struct base_str quantity = {0};
    if (token + 1 < sentence->end) {
        quantity = tally_word(pair_of(view, token), "state");
    }
    return quantity.length > 0     ? quantity
           : token < sentence->end ? tally_word(lang_form(view->text, token), "state")
                                   : quantity;
}

/* ------------------------------------------------------------------ behind the group */

static bool takes_object(const struct read_view *view, const struct lang_sentence *sentence, uint32_t token)
{
    uint8_t next = token + 1 < sentence->end ? read_token(view, token + 1)->upos : LANG_PUNCT;
    bool verb = read_token(view, token)->upos == LANG_VERB;
    return verb && (next == LANG_NUM || next == LANG_DET || next == LANG_NOUN || next == LANG_PROPN || next == LANG_PRON ||
                    next == LANG_ADJ);
}

/* ------------------------------------------------------------------ verb and word: "lost their lives", "taken to hospital" */

static struct base_str phrase_at(const struct read_view *view, const struct lang_sentence *sentence, uint32_t verb,
                                 bool passive)
{
    const struct lexicon_table *table = lexicon_table_named("tally_phrases");
    struct base_str lemma = read_token(view, verb)->lemma;
    for (uint32_t row = table == NULL ? LEXICON_NONE : lexicon_find(table, lemma); row != LEXICON_NONE;
         row = lexicon_next(table, row)) {
        bool subject = base_str_is(lexicon_cell(table, row, 2), "subject");
        for (uint32_t i = verb + 1; (subject || passive) && i < sentence->end && i <= verb + PHRASE_REACH; i++) {
            struct base_str word = lexicon_cell(table, row, 1);
            if (base_str_equal_fold(read_token(view, i)->lemma, word) || base_str_equal_fold(lang_form(view->text, i), word)) {
                return lexicon_cell(table, row, 3);
            }
            if (read_token(view, i)->upos == LANG_PUNCT || read_token(view, i)->upos == LANG_NUM || lang_is(view->text, i, "and")) {
                break;
            }
        }
    }
    return (struct base_str){0};
}

/* "took 12 people hostage", "shot five protesters dead": the phrase around the group. */
static struct base_str phrase_around(const struct read_view *view, const struct lang_sentence *sentence, uint32_t verb,
                                     uint32_t end)
{
    const struct lexicon_table *table = lexicon_table_named("tally_phrases");
    struct base_str lemma = read_token(view, verb)->lemma;
    for (uint32_t row = table == NULL ? LEXICON_NONE : lexicon_find(table, lemma); row != LEXICON_NONE;
         row = lexicon_next(table, row)) {
        for (uint32_t i = end; base_str_is(lexicon_cell(table, row, 2), "object") && i < sentence->end && i < end + 4; i++) {
            if (base_str_equal_fold(lang_form(view->text, i), lexicon_cell(table, row, 1))) {
                return lexicon_cell(table, row, 3);
            }
            if (read_token(view, i)->upos == LANG_PUNCT || read_token(view, i)->upos == LANG_NUM) {
                break;
            }
        }
    }
    return (struct base_str){0};
}

/* ------------------------------------------------------------------ before the group */

static bool captives_are_told_of(const struct read_view *view, uint32_t near)
{
    uint32_t low = near > CAPTIVE_REACH ? near - CAPTIVE_REACH : 0;
    for (uint32_t i = low; i < view->text->tokens.count && i < near + CAPTIVE_REACH; i++) {
        if (lang_lemma_in(view->text, i,
                          "hostage captive hijack hijacking kidnap kidnapping abduct abduction captivity hijacker kidnapper")) {
            return true;
        }
    }
    return false;
}

/* "95 captured soldiers" are prisoners, too. */
static bool is_prisoner(const struct read_view *view, const struct tally_count *count)
{
    for (uint32_t i = count->first; count->noun != LANG_NONE && i < count->noun; i++) {
        if (lang_is(view->text, i, "captured") || lang_is(view->text, i, "imprisoned") || lang_is(view->text, i, "jailed")) {
            return true;
        }
    }
    return count->noun != LANG_NONE && read_word_is(view, count->noun, BASE_STR("prisoner"));
}

/* What a verb does to the group when it is its object. */
static struct base_str done_to(const struct read_view *view, const struct tally_count *count, uint32_t verb)
{
    struct base_str quantity = tally_word_at(view, verb, "does");
    if (quantity.length > 0) {
        return quantity;
    }
    if (is_prisoner(view, count)) {
        quantity = tally_word_at(view, verb, "swaps");
    }
    bool soldiers = count->noun != LANG_NONE &&
                    (read_word_is(view, count->noun, BASE_STR("armed")) || lang_is(view->text, count->noun, "personnel"));
    if (soldiers && lang_lemma_in(view->text, verb, "lose")) {
        return BASE_STR("killed");
    }
    if (quantity.length == 0 && tally_word_at(view, verb, "rescues").length > 0 && captives_are_told_of(view, verb)) {
        quantity = tally_word_at(view, verb, "rescues");
    }
    return quantity;
}

static bool is_passive(const struct read_view *view, const struct lang_sentence *sentence, uint32_t verb)
{
    for (uint32_t i = verb; i-- > sentence->first && i + 3 > verb;) {
        if (tally_is_be(view, i)) {
            return true;
        }
        if (read_token(view, i)->upos != LANG_ADV) {
            return false;
        }
    }
    return false;
}

bool tally_is_lead(const struct read_view *view, uint32_t token)
{
    return read_token(view, token)->upos == LANG_DET || read_token(view, token)->xpos == LANG_XPOS_PRPS ||
           (read_token(view, token)->upos == LANG_ADV &&
            !lang_lemma_in(view->text, token, "not home back up down out off over")) ||
           (read_token(view, token)->upos == LANG_ADJ &&
            lang_lemma_in(view->text, token, "other further additional more least")) ||
           lang_is(view->text, token, "at");
}

/* The vehicle that the group is aboard: "a bus with 51 people", "a boat carrying 70 migrants". */
static bool try_vehicle(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count,
                        uint32_t before)
{
    bool with = lang_is(view->text, before, "with");
    if (!count->people || (!with && !lang_lemma_in(view->text, before, "carry transport ferry"))) {
        return false;
    }
    for (uint32_t i = before, steps = 0; i-- > sentence->first && steps < (with ? 2 : VEHICLE_REACH); steps++) {
        if (tally_word_at(view, i, "vehicle").length > 0 && read_token(view, i)->upos != LANG_VERB &&
            read_token(view, i)->xpos != LANG_XPOS_NNS) {
            return tally_settle(count, BASE_STR("aboard"), before, true);
        }
    }
    return false;
}

/* "the killing of 33", "injuries to ten others", "claimed the lives of 11", "the bodies of 12 miners". */
static bool try_noun_before(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count,
                            uint32_t before)
{
    bool joins = lang_is(view->text, before, "of") || lang_is(view->text, before, "to");
    if (!joins || before <= sentence->first) {
        return false;
    }
    uint32_t noun = before - 1;
    struct base_str quantity = tally_word_at(view, noun, "noun");
    if (quantity.length > 0 && count->people &&
        (read_token(view, noun)->upos == LANG_NOUN || read_token(view, noun)->upos == LANG_VERB)) {
        return tally_settle(count, quantity, noun, true);
    }
    bool lives = lang_is(view->text, noun, "lives"), bodies = lang_is(view->text, noun, "bodies");
    for (uint32_t i = count->end; bodies && i < sentence->end && i < count->end + LOOK_BACK;
         i++) { /* "the bodies of seven were found" */
        if (lang_lemma_in(view->text, i, "recover find retrieve pull discover")) {
            return tally_settle(count, BASE_STR("killed"), i, true);
        }
    }
    for (uint32_t i = noun; (lives || bodies) && i-- > sentence->first && i + LOOK_BACK > noun;) {
        const char *verbs = lives ? "claim take cost" : "recover find retrieve pull discover return receive";
        if (lang_lemma_in(view->text, i, verbs)) {
            return tally_settle(count, BASE_STR("killed"), i, true);
        }
    }
    return false;
}

static bool try_verb_before(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count,
                            uint32_t verb)
{
    struct base_str two = verb > sentence->first ? tally_word(pair_of(view, verb - 1), "does") : (struct base_str){0};
    if (two.length == 0 && verb > sentence->first) { /* "gunned down" */
        struct base_str lemma = base_str_join(view->scratch, read_token(view, verb - 1)->lemma, " ", lang_form(view->text, verb));
        two = tally_word(lemma, "does");
        two = two.length > 0 ? two : is_prisoner(view, count) ? tally_word(lemma, "swaps") : two;
    }
    if (two.length > 0) {
        return (count->people || count->noun == LANG_NONE) && tally_settle(count, two, verb - 1, true);
    }
    uint8_t upos = read_token(view, verb)->upos;
    bool acts = upos == LANG_VERB || (upos == LANG_ADJ && base_str_ends(lang_form(view->text, verb), "ed"));
    if (!acts || is_passive(view, sentence, verb) || (!count->people && count->noun != LANG_NONE)) {
        return false;
    }
    bool bare = count->noun == LANG_NONE && !count->people;
    struct base_str quantity = phrase_around(view, sentence, verb, count->end);
    quantity = quantity.length > 0 ? quantity : done_to(view, count, verb);
    if (quantity.length == 0 && upos == LANG_ADJ && bare) { /* "killed 12 people and injured 60" */
        quantity = tally_word(lang_form(view->text, verb), "state");
    }
    bool amid = bare && count->end < sentence->end && read_token(view, count->end)->upos == LANG_NOUN;
    return !amid && tally_settle(count, quantity, verb, true);
}

bool tally_try_before(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count)
{
    uint32_t before = count->first;
    for (uint32_t steps = 0; before > sentence->first && steps < 3 && tally_is_lead(view, before - 1); steps++) {
        before--;
    }
    if (before == sentence->first) {
        return false;
    }
    before--;
    return try_vehicle(view, sentence, count, before) || try_noun_before(view, sentence, count, before) ||
           try_verb_before(view, sentence, count, before);
}

/* ------------------------------------------------------------------ the verb that the group is subject of */

static bool is_bound(const struct read_view *view, uint32_t token)
{
    const struct lang_token *word = read_token(view, token);
    if (word->upos == LANG_SCONJ || word->xpos == LANG_XPOS_WRB || lang_is(view->text, token, "which") ||
        lang_is(view->text, token, "but")) {
        return true;
    }
    return word->upos == LANG_PUNCT && !lang_is(view->text, token, ",") && !lang_is(view->text, token, "(") &&
           !lang_is(view->text, token, ")") && !lang_is(view->text, token, "-");
}

/* "among those killed", "among the dead", "among the 25 freed". */
static bool try_among(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count,
                      uint32_t among)
{
    for (uint32_t i = among + 1; i < sentence->end && i < among + PHRASE_REACH; i++) {
        struct base_str quantity = tally_state_at(view, sentence, i);
        quantity = quantity.length > 0                                        ? quantity
                   : lang_lemma_in(view->text, i, "victim fatality casualty") ? BASE_STR("killed")
                                                                              : quantity;
        if (tally_settle(count, quantity, i, false)) {
            return true;
        }
    }
    return false;
}

/* The verb of the walk: passive or intransitive. True ends the walk. */
static bool meet_verb(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count,
                      uint32_t verb, bool be)
{
    struct base_str quantity = tally_word_at(view, verb, "befalls");
    quantity = quantity.length > 0 ? quantity : phrase_at(view, sentence, verb, be);
    if (quantity.length == 0 && be) {
        quantity = done_to(view, count, verb);
        quantity = quantity.length > 0 ? quantity : tally_state_at(view, sentence, verb);
    }
    if (quantity.length == 0 && be && verb + 1 < sentence->end) { /* "were gunned down" */
        quantity =
            tally_word(base_str_join(view->scratch, read_token(view, verb)->lemma, " ", lang_form(view->text, verb + 1)), "does");
    }
    return tally_settle(count, quantity, verb, false);
}

static bool starts_another(const struct tally_counts *counts, uint32_t index, uint32_t token, const struct tally_count **other)
{
    for (uint32_t i = index + 1; i < counts->count; i++) {
        if (counts->items[i].first == token) {
            *other = &counts->items[i];
            return true;
        }
    }
    return false;
}

enum step { GO_ON, STOP, TOLD };

/* One word of the walk behind "be" or "have": a state, "among those", a phrase. */
static enum step step_behind_be(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count, uint32_t i)
{
    if (lang_is(view->text, i, "among")) {
        return try_among(view, sentence, count, i) ? TOLD : STOP;
    }
    if (tally_settle(count, tally_state_at(view, sentence, i), i, false)) {
        return TOLD;
    }
    return tally_is_join(view, i) || read_token(view, i)->upos == LANG_NOUN ? STOP : GO_ON;
}

static enum step step_on_verb(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count, uint32_t i, bool be)
{
    const struct lang_token *word = read_token(view, i);
    if (word->relation == LANG_ARC_CASE || word->relation == LANG_ARC_AMOD) {
        return GO_ON;
    }
    if (meet_verb(view, sentence, count, i, be)) {
        return TOLD;
    }
    bool reduced = !be && word->xpos == LANG_XPOS_VBN && word->relation == LANG_ARC_ACL;
    bool belief = be && lang_lemma_in(view->text, i, "fear believe presume report confirm know");
    return reduced || belief ? GO_ON : STOP;
}

static enum step step(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count, uint32_t i, bool *be)
{
    if (is_bound(view, i) || lang_is(view->text, i, "not") || lang_is(view->text, i, "n't")) {
        return STOP;
    }
    if (tally_is_be(view, i) || is_have(view, i)) {
        *be = *be || tally_is_be(view, i);
        return tally_settle(count, phrase_at(view, sentence, i, false), i, false) ? TOLD : GO_ON;
    }
    enum step behind = *be ? step_behind_be(view, sentence, count, i) : GO_ON;
    uint8_t upos = read_token(view, i)->upos;
    if (behind == GO_ON && upos == LANG_ADJ && tally_settle(count, phrase_at(view, sentence, i, false), i, false)) {
        return TOLD; /* "sustained injuries" */
    }
    return behind == GO_ON && upos == LANG_VERB ? step_on_verb(view, sentence, count, i, *be) : behind;
}

/* Walks from the group to its verb, over joined groups, phrases and auxiliaries. */
bool tally_try_subject(const struct read_view *view, const struct lang_sentence *sentence, const struct tally_counts *counts,
                       uint32_t index, struct tally_count *count)
{
    bool be = false;
    const struct tally_count *other = NULL;
    for (uint32_t i = count->end; i < sentence->end && i < count->end + WALK; i++) {
        if (starts_another(counts, index, i, &other) && (other->people || other->noun == LANG_NONE)) {
            i = other->end - 1;
            continue;
        }
        enum step next = step(view, sentence, count, i, &be);
        if (next != GO_ON) {
            return next == TOLD;
        }
    }
    return false;
}

/* "14 soldiers dead", "another 10,000 missing", "51 people on board", "60 wounded". */
bool tally_try_behind(const struct read_view *view, const struct lang_sentence *sentence, const struct tally_counts *counts,
                      uint32_t index, struct tally_count *count)
{
    uint32_t at = count->end;
    bool pair = count->people && at + 2 < sentence->end && lang_is(view->text, at, "and") &&
                read_token(view, at + 1)->upos == LANG_NOUN && tally_counts_people(view, at + 1);
    at += pair ? 2 : 0; /* "83 passengers and crew aboard" */
    while (at < sentence->end && at < count->end + 4 && tally_state_at(view, sentence, at).length == 0 &&
           (read_token(view, at)->upos == LANG_ADV || lang_is(view->text, at, "were"))) {
        at++;
    }
    struct base_str quantity = tally_state_at(view, sentence, at);
    bool on =
        count->people && at + 2 < sentence->end && lang_is(view->text, at, "on") && read_token(view, at + 1)->upos == LANG_DET;
    if (on && tally_word_at(view, at + 2, "vehicle").length > 0) {
        quantity = BASE_STR("aboard");
    }
    if (quantity.length == 0 || takes_object(view, sentence, at)) {
        return false;
    }
    if (base_str_is(quantity, "aboard") && tally_try_subject(view, sentence, counts, index, count)) {
        return true; /* "all 62 people on board were killed" */
    }
    return (count->people || count->noun == LANG_NONE) && tally_settle(count, quantity, at, false);
}
