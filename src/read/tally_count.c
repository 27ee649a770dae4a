/*
 * Which numbers count people: "31 people", "23 off-duty personnel", "two of the passengers", "37 of whom", a bare "60", "no
 * one".
 */
#include "read/counted.h"
#include "read/phrase.h"
#include "read/tally.h"

#include "lexicon/table.h"

#include <math.h>

enum { PEOPLE_REACH = 8 };

struct base_str tally_word(struct base_str word, const char *how)
{
    const struct lexicon_table *table = lexicon_table_named("tally_words");
    for (uint32_t row = table == NULL ? LEXICON_NONE : lexicon_find(table, word); row != LEXICON_NONE;
         row = lexicon_next(table, row)) {
        if (base_str_is(lexicon_cell(table, row, 1), how)) {
            return lexicon_cell(table, row, 2);
        }
    }
    return (struct base_str){0};
}

struct base_str tally_word_at(const struct read_view *view, uint32_t token, const char *how)
{
    struct base_str lemma = read_token(view, token)->lemma;
    struct base_str quantity = tally_word(lemma, how);
    if (quantity.length > 0) {
        return quantity;
    }
    struct base_str form = lang_form(view->text, token);
    struct base_str plain = read_word(view->senses, "senses_forms", form, "lemma");
    quantity = tally_word(plain.length > 0 ? plain : form, how);
    for (uint32_t cut = 1; quantity.length == 0 && cut <= 2 && form.length > 4 && base_str_ends(form, "ed"); cut++) {
        quantity = tally_word((struct base_str){form.data, form.length - cut}, how); /* a lemma gone wrong: "freed" -> "fre" */
    }
    return quantity;
}

/* "policewoman", "nationals", "Nepalese", "gunmen". */
bool tally_counts_people(const struct read_view *view, uint32_t noun)
{
    struct base_str lemma = base_str_lower(view->scratch, read_token(view, noun)->lemma);
    uint32_t mention = know_mention_at(view->know, noun);
    enum know_kind kind = mention == KNOW_NONE ? KNOW_AMOUNT : view->know->mentions.items[mention].kind;
    if (tally_word(lemma, "never").length > 0) {
        return false;
    }
    if (read_word(view->senses, "actor_nouns", lemma, "role").length > 0 || kind == KNOW_ROLE || kind == KNOW_NATIONALITY) {
        return true;
    }
    if (base_str_in(lemma, "personnel staff worker guest other crew person people dead wounded killed lives") ||
        base_str_ends(lemma, "man") || base_str_ends(lemma, "men") || base_str_ends(lemma, "girl") ||
        base_str_ends(lemma, "boy")) {
        return true;
    }
    static const char *const CLASSES[] = {"people", "armed", "prisoner"};
    for (uint32_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++) {
        if (kind != KNOW_ORGANISATION && read_word_is(view, noun, base_str_from(CLASSES[i]))) {
            return true;
        }
    }
    return base_str_ends(lemma, "ist") || base_str_ends(lemma, "goer") || base_str_ends(lemma, "fighter") ||
           base_str_ends(lemma, "worker");
}

/* "hikers", "visitors", "guardians": nouns of doers that no table knows. */
static bool sounds_like_people(const struct read_view *view, uint32_t noun)
{
    const struct lang_token *token = read_token(view, noun);
    struct base_str lemma = base_str_lower(view->scratch, token->lemma);
    static const char *const ENDINGS[] = {"er", "or", "ian", "ee", "ant", "eer"};
    bool known = tally_word(lemma, "vehicle").length > 0 || tally_word(lemma, "never").length > 0;
    for (uint32_t i = 0; !known && token->xpos == LANG_XPOS_NNS && i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        if (lemma.length > 4 && base_str_ends(lemma, ENDINGS[i])) {
            return true;
        }
    }
    return false;
}

/* "37 of whom", "three of them", "12 of the dead": where the group ends. */
static void read_partitive(const struct read_view *view, const struct lang_sentence *sentence, struct tally_count *count)
{
    uint32_t at = count->end;
    if (at + 1 >= sentence->end || !lang_is(view->text, at, "of")) {
        return;
    }
    if (lang_is(view->text, at + 1, "whom") || lang_is(view->text, at + 1, "them") || lang_is(view->text, at + 1, "which")) {
        count->whom = true;
        count->noun = LANG_NONE;
        count->end = at + 2;
        return;
    }
    bool owned = read_token(view, at + 1)->upos == LANG_DET || read_token(view, at + 1)->xpos == LANG_XPOS_PRPS;
    for (uint32_t i = at + 2; owned && i < sentence->end && i < at + PEOPLE_REACH; i++) {
        uint8_t upos = read_token(view, i)->upos;
        if (upos == LANG_NOUN && tally_counts_people(view, i)) {
            count->noun = i;
            count->people = true;
            count->end = i + 1;
            return;
        }
        if (upos != LANG_ADJ && upos != LANG_NUM && upos != LANG_NOUN && upos != LANG_PROPN) {
            return;
        }
    }
}

/* The noun behind a number that the finder of amounts left bare: "37 others", "five Nepalese". */
static uint32_t noun_behind(const struct read_view *view, const struct lang_sentence *sentence, uint32_t at)
{
    at += at < sentence->end && lang_is(view->text, at, "more");
    if (at >= sentence->end) {
        return LANG_NONE;
    }
    uint32_t mention = know_mention_at(view->know, at);
    bool nation = mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_NATIONALITY;
    bool last =
        at + 1 >= sentence->end || (read_token(view, at + 1)->upos != LANG_NOUN && read_token(view, at + 1)->upos != LANG_ADJ);
    if (lang_is(view->text, at, "others") || lang_is(view->text, at, "people") || (nation && last)) {
        return at;
    }
    bool noun = read_token(view, at)->upos == LANG_NOUN && last && tally_counts_people(view, at);
    return noun ? at : LANG_NONE;
}

static bool number_group(const struct read_view *view, const struct lang_sentence *sentence, const struct know_mention *mention,
                         struct tally_count *count)
{
    const struct know_amount *amount = &view->know->amounts.items[mention->value];
    bool known = !isnan(amount->value) || !isnan(amount->min) || !isnan(amount->max);
    if (amount->kind != KNOW_COUNT || !known) {
        return false;
    }
    *count = (struct tally_count){.amount = *amount,
                                  .number = mention,
                                  .first = mention->first,
                                  .end = mention->end,
                                  .noun = LANG_NONE,
                                  .word = LANG_NONE,
                                  .revises = NAN};
    uint32_t noun = amount->noun != KNOW_NONE ? amount->noun : noun_behind(view, sentence, mention->end);
    bool near = noun != LANG_NONE && noun >= sentence->first && noun < sentence->end;
    if (near) {
        count->noun = noun;
        count->people = tally_counts_people(view, noun);
        count->guessed = !count->people && sounds_like_people(view, noun);
        count->people = count->people || count->guessed;
        count->end = noun + 1 > count->end ? noun + 1 : count->end;
    }
    if (count->end > mention->end && lang_is(view->text, mention->end, "of")) {
        return true;
    }
    read_partitive(view, sentence, count);
    return true;
}

/* "No one", "nobody", "none of the passengers", "no casualties". */
static bool zero_group(const struct read_view *view, const struct lang_sentence *sentence, uint32_t token,
                       struct tally_count *count)
{
    struct base_str form = lang_form(view->text, token);
    bool no = base_str_is_fold(form, "no"), nobody = base_str_is_fold(form, "nobody") || base_str_is_fold(form, "none");
    if ((!no && !nobody) || token + 1 >= sentence->end) {
        return false;
    }
    *count = (struct tally_count){.amount = {.value = 0, .min = NAN, .max = NAN, .noun = KNOW_NONE},
                                  .first = token,
                                  .end = token + 1,
                                  .noun = LANG_NONE,
                                  .word = LANG_NONE,
                                  .revises = NAN};
    if (nobody || lang_is(view->text, token + 1, "one")) {
        count->end += no;
        read_partitive(view, sentence, count);
        count->people = true;
        return true;
    }
    for (uint32_t i = token + 1; i < sentence->end && i < token + PEOPLE_REACH; i++) {
        uint8_t upos = read_token(view, i)->upos;
        bool more = i + 1 < sentence->end && read_token(view, i + 1)->upos == LANG_NOUN;
        if (upos == LANG_NOUN && !more) {
            count->noun = i;
            count->people = tally_counts_people(view, i);
            count->end = i + 1;
            return true;
        }
        if (upos != LANG_ADJ && upos != LANG_NOUN && upos != LANG_PROPN) {
            return false;
        }
    }
    return false;
}

static bool starts_with_n(const struct read_view *view, uint32_t token)
{
    struct base_span at = read_token(view, token)->at;
    char first = view->text->text.data[at.start];
    return at.end - at.start >= 2 && at.end - at.start <= 6 && (first == 'n' || first == 'N');
}

struct tally_counts tally_find_counts(const struct read_view *view, const struct lang_sentence *sentence)
{
    struct tally_counts counts = {0};
    for (uint32_t token = sentence->first; token < sentence->end;) {
        uint32_t at = know_mention_at(view->know, token);
        struct tally_count count;
        const struct know_mention *mention = at == KNOW_NONE ? NULL : &view->know->mentions.items[at];
        bool number = mention != NULL && mention->kind == KNOW_AMOUNT;
        bool found = number ? number_group(view, sentence, mention, &count)
                            : mention == NULL && starts_with_n(view, token) && zero_group(view, sentence, token, &count);
        bool within =
            found && counts.count > 0 && count.first < counts.items[counts.count - 1].end; /* "nine of the ten attackers" */
        bool owns =
            found && count.end < sentence->end && read_token(view, count.end)->xpos == LANG_XPOS_POS; /* "26 people's names" */
        if (found && !within && !owns) {
            *BASE_PUSH(view->scratch, counts) = count;
        }
        uint32_t next = number ? mention->end : token + 1;
        token = next > token ? next : token + 1;
    }
    return counts;
}

/* ------------------------------------------------------------------ words */

static struct base_str words_of_group(const struct read_view *view, const struct tally_count *count)
{
    uint32_t first = count->noun;
    while (first > count->first && read_token(view, first - 1)->upos != LANG_NUM &&
           (count->number == NULL || first > count->number->end)) {
        const struct lang_token *before = read_token(view, first - 1);
        if (before->upos == LANG_ADP || before->upos == LANG_PRON || before->upos == LANG_DET ||
            before->xpos == LANG_XPOS_PRPS || before->xpos == LANG_XPOS_POS ||
            tally_word(lang_form(view->text, first - 1), "state").length > 0 || lang_is(view->text, first - 1, "more") ||
            lang_is(view->text, first - 1, "other") || lang_is(view->text, first - 1, "no")) {
            break;
        }
        first--;
    }
    uint32_t end = count->noun + 1;
    bool pair = end + 1 < view->text->tokens.count && lang_is(view->text, end, "and") && read_token(view, end + 1)->upos == LANG_NOUN &&
                read_token(view, end)->sentence == read_token(view, end + 1)->sentence && tally_counts_people(view, end + 1);
    end += pair ? 2 : 0; /* "83 passengers and crew" */
    return base_str_slice(view->text->text, lang_bytes(view->text, (struct base_span){first, end}));
}

struct base_str tally_people_words(const struct read_view *view, const struct tally_counts *counts, uint32_t index)
{
    const struct tally_count *count = &counts->items[index];
    if (count->whom && index > 0) {
        return tally_people_words(view, counts, index - 1);
    }
    if (count->noun == LANG_NONE || !count->people) {
        return BASE_STR("people");
    }
    struct base_str lemma = base_str_lower(view->scratch, read_token(view, count->noun)->lemma);
    if (base_str_is(read_word(view->senses, "actor_nouns", lemma, "role"), "REB")) {
        return BASE_STR("militants");
    }
    bool plain = base_str_in(lemma, "person people other others dead wounded lives life") && count->noun == count->end - 1;
    struct base_str words = words_of_group(view, count);
    bool alone = words.length <= read_token(view, count->noun)->at.end - read_token(view, count->noun)->at.start;
    return plain && alone ? BASE_STR("people") : words;
}
