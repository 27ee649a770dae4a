/*
 * know_referents: looks at the kind of phrase and asks the right question. Names and titles have their entity already;
 * nouns like "side" or "country" and pronouns are looked for in what was named before them.
 */
#include "know/sameness.h"

#include "know/settle.h"

#include <string.h>

enum { NOUN_SENSE = 1, NOUN_TYPE = 2, EPITHET_WORDS = 3 };

static bool is_plural_word(const struct lang_text *text, uint32_t token)
{
    const struct lang_token *mark = &text->tokens.items[token];
    return mark->xpos == LANG_XPOS_NNS || mark->xpos == LANG_XPOS_NNPS || base_str_ends(lang_form(text, token), "s") ||
           base_str_ends(lang_form(text, token), "men");
}

/* ------------------------------------------------------------------ pronouns */

/* The speaker of the quotation that a token stands in: the subject of the verb of saying above it. */
static uint32_t speaker_of(const struct sameness *same, uint32_t token)
{
    const struct lang_text *text = same->article->text;
    uint32_t at = text->tokens.items[token].head;
    for (uint32_t steps = 0; at != LANG_NONE && steps < 30; steps++, at = text->tokens.items[at].head) {
        uint32_t subject = lang_child(text, at, LANG_ARC_NSUBJ);
        uint32_t mention = subject == LANG_NONE ? KNOW_NONE : know_mention_at(same->article, subject);
        if (subject != LANG_NONE && subject < token && (lang_is(text, subject, "he") || lang_is(text, subject, "she"))) {
            return sameness_person(same, subject, lang_is(text, subject, "he") ? 'm' : 'f'); /* "He also spoke of the train, saying, "Our ..."" */
        }
        if (mention != KNOW_NONE) {
            enum know_kind kind = same->article->mentions.items[mention].kind;
            if (kind == KNOW_PERSON || kind == KNOW_ROLE) {
                return same->article->mentions.items[mention].entity;
            }
        }
    }
    /* The tree lost it: the last person of the sentence, else the first of the next. */
    const struct lang_sentence *sentence = &text->sentences.items[text->tokens.items[token].sentence];
    for (uint32_t i = sentence->end; i-- > sentence->first;) {
        uint32_t number = know_mention_at(same->article, i);
        if (number != KNOW_NONE && same->article->mentions.items[number].kind == KNOW_PERSON) {
            return same->article->mentions.items[number].entity;
        }
    }
    return KNOW_NONE;
}

/* "We" in a quotation: the speaker's state, and the partner when the two are the article's main parties. */
static void answer_we(struct sameness *same, uint32_t token)
{
    uint32_t speaker = speaker_of(same, token);
    if (speaker >= same->article->entities.count) {
        return;
    }
    struct base_str code = same->article->entities.items[speaker].code;
    const struct know_parties *main = &same->article->main_parties;
    sameness_answer(same, sameness_state(same->article, code));
    if (know_parties_has(main, code)) {
        for (uint32_t i = 0; i < main->count; i++) {
            sameness_answer(same, sameness_state(same->article, main->codes[i]));
        }
    }
}

/* "They": the persons or states joined as one subject just before, else the two main parties. */
static void answer_they(struct sameness *same, uint32_t token)
{
    const struct know_article *article = same->article;
    const struct lang_text *text = article->text;
    uint32_t sentence = text->tokens.items[token].sentence;
    for (uint32_t back = 0; back < 3 && back <= sentence; back++) {
        const struct lang_sentence *range = &text->sentences.items[sentence - back];
        uint32_t end = back == 0 ? token : range->end;
        for (uint32_t i = range->first; i < end; i++) {
            uint8_t relation = text->tokens.items[i].relation;
            if (relation != LANG_ARC_NSUBJ && relation != LANG_ARC_NSUBJ_PASS) {
                continue;
            }
            uint32_t number = know_mention_at(article, i), other = lang_child(text, i, LANG_ARC_CONJ);
            uint32_t second = other == LANG_NONE ? KNOW_NONE : know_mention_at(article, other);
            if (number != KNOW_NONE && second != KNOW_NONE) {
                sameness_answer(same, article->mentions.items[number].entity);
                sameness_answer(same, article->mentions.items[second].entity);
            }
            if (same->count < 2 && text->tokens.items[i].upos == LANG_NOUN && is_plural_word(text, i)) {
                same->count = 0;
                same->count = know_referents(article, i, same->out, same->limit);
            }
            if (same->count >= 2) {
                return;
            }
            same->count = 0;
        }
    }
    sameness_office_holders(same, token, (struct base_str){0}, (struct base_str){0}, 2);
    if (same->count < 2) {
        same->count = 0;
        sameness_two_states(same, token);
    }
}

static bool answer_pronoun(struct sameness *same, uint32_t token)
{
    struct base_str form = base_str_trim(lang_form(same->article->text, token));
    char word[12] = {0};
    if (form.length == 0 || form.length >= sizeof word) {
        return false;
    }
    for (uint32_t i = 0; i < form.length; i++) {
        word[i] = form.data[i] >= 'A' && form.data[i] <= 'Z' ? (char)(form.data[i] + 32) : form.data[i];
    }
    struct base_str lower = {word, form.length};
    if (base_str_in(lower, "he him his himself")) {
        sameness_answer(same, sameness_person(same, token, 'm'));
    } else if (base_str_in(lower, "she her hers herself")) {
        sameness_answer(same, sameness_person(same, token, 'f'));
    } else if (base_str_in(lower, "they them their theirs themselves")) {
        answer_they(same, token);
    } else if (base_str_in(lower, "we us our ours")) {
        answer_we(same, token);
    } else if (base_str_in(lower, "i my me mine")) {
        sameness_answer(same, speaker_of(same, token));
    } else if (base_str_in(lower, "it its itself")) {
        sameness_answer(same, sameness_last_state(same, token, (struct base_str){0}));
    } else if (base_str_in(lower, "both two")) {
        sameness_two_states(same, token);
    } else {
        return false;
    }
    return true;
}

/* ------------------------------------------------------------------ nouns */

/* The states that the words before the noun allow: "South Asian" of "the South Asian country". */
static struct base_str epithet_codes(const struct lang_text *text, uint32_t head)
{
    const struct lexicon_table *epithets = lexicon_table_named("epithets");
    struct base_str codes = {0};
    uint32_t row = epithets == NULL ? LEXICON_NONE : lexicon_find(epithets, lang_form(text, head));
    codes = row == LEXICON_NONE ? codes : lexicon_cell(epithets, row, 1);
    for (uint32_t words = 1; epithets != NULL && words <= EPITHET_WORDS && words <= head; words++) {
        struct base_span at = lang_bytes(text, (struct base_span){head - words, head});
        row = lexicon_find(epithets, base_str_slice(text->text, at));
        codes = row == LEXICON_NONE ? codes : lexicon_cell(epithets, row, 1);
    }
    return codes;
}

static bool is_determined(const struct lang_text *text, uint32_t head)
{
    uint32_t floor = text->sentences.items[text->tokens.items[head].sentence].first;
    for (uint32_t i = head, steps = 0; i-- > floor && steps < 4; steps++) {
        if (lang_is(text, i, "a") || lang_is(text, i, "an") || lang_is(text, i, "other") || lang_is(text, i, "any") || lang_is(text, i, "many") ||
            lang_is(text, i, "some") || lang_is(text, i, "several") || lang_is(text, i, "third") || lang_is(text, i, "no")) {
            return false;
        }
        if (lang_is(text, i, "the") || lang_is(text, i, "both") || lang_is(text, i, "two") || lang_is(text, i, "its") || lang_is(text, i, "this")) {
            return true;
        }
    }
    return false;
}

enum { SAME_NOUN_REACH = 250 };

/* "The Kazakh delegation ... The delegation": the country that the same noun had when it was told of last. */
static struct base_str country_told_before(const struct sameness *same, uint32_t token)
{
    const struct lang_text *text = same->article->text;
    struct base_str noun = text->tokens.items[token].lemma;
    for (uint32_t i = token, steps = 0; i-- > 0 && steps < SAME_NOUN_REACH; steps++) {
        if (text->tokens.items[i].upos == LANG_NOUN && base_str_equal_fold(text->tokens.items[i].lemma, noun)) {
            struct base_str code = sameness_country_of_phrase(same, i);
            if (code.length > 0) {
                return code;
            }
        }
    }
    return (struct base_str){0};
}

/* "our delegations", "our two countries" */
static bool is_ours(const struct lang_text *text, uint32_t head)
{
    uint32_t owner = lang_child(text, head, LANG_ARC_NMOD_POSS);
    return owner != LANG_NONE && lang_is(text, owner, "our");
}

static void answer_states(struct sameness *same, uint32_t token)
{
    const struct lang_text *text = same->article->text;
    if (is_plural_word(text, token) && is_ours(text, token)) {
        answer_we(same, token);
        return;
    }
    struct base_str code = sameness_country_of_phrase(same, token);
    if (code.length == 0 && !is_plural_word(text, token) && is_determined(text, token)) {
        code = country_told_before(same, token);
    }
    if (code.length > 0) {
        sameness_answer(same, sameness_state(same->article, code));
        return;
    }
    if (is_plural_word(text, token)) {
        uint32_t number = sameness_number_of_phrase(same, token);
        if (number == 2 || (number == 0 && is_determined(text, token))) {
            sameness_two_states(same, token);
        }
        return;
    }
    if (is_determined(text, token)) {
        sameness_answer(same, sameness_last_state(same, token, epithet_codes(text, token)));
    }
}

static void answer_persons(struct sameness *same, uint32_t token, struct base_str wanted)
{
    const struct lang_text *text = same->article->text;
    struct base_str code = sameness_country_of_phrase(same, token);
    if (!is_plural_word(text, token)) {
        if (is_determined(text, token)) {
            sameness_answer(same, sameness_person(same, token, 0));
        }
        return;
    }
    if (code.length > 0) {
        sameness_answer(same, sameness_state(same->article, code));
        return;
    }
    uint32_t number = sameness_number_of_phrase(same, token);
    if (number == 0 && !is_determined(text, token)) {
        return;
    }
    sameness_office_holders(same, token, wanted, code, number);
    if (same->count == 0 && base_str_is(wanted, "leader")) {
        sameness_office_holders(same, token, (struct base_str){0}, code, number); /* ministers are called leaders, too */
    }
}

static bool answer_noun(struct sameness *same, uint32_t token)
{
    const struct lang_text *text = same->article->text;
    const struct lexicon_table *nouns = lexicon_table_named("role_nouns");
    uint32_t row = nouns == NULL ? LEXICON_NONE : lexicon_find(nouns, lang_form(text, token));
    bool determined = row != LEXICON_NONE && is_determined(text, token);
    for (; row != LEXICON_NONE && same->count == 0; row = lexicon_next(nouns, row)) {
        struct base_str sense = lexicon_cell(nouns, row, NOUN_SENSE), type = lexicon_cell(nouns, row, NOUN_TYPE);
        if (base_str_is(sense, "side") || base_str_is(sense, "country") || base_str_is(sense, "delegation")) {
            answer_states(same, token);
        } else if (base_str_is(sense, "leader")) {
            answer_persons(same, token, BASE_STR("leader"));
        } else if (base_str_is(sense, "person")) {
            answer_persons(same, token, (struct base_str){0});
        } else if (base_str_is(sense, "body") && determined) {
            sameness_answer(same, sameness_last_of_type(same, token, KNOW_BODY, type));
        } else if (base_str_is(sense, "organisation") && determined) {
            sameness_answer(same, sameness_last_of_type(same, token, KNOW_ORGANISATION, type));
        }
    }
    return same->count > 0;
}

/* ------------------------------------------------------------------ titles */

static void answer_role(struct sameness *same, const struct know_mention *mention)
{
    const struct know_entity *entity = &same->article->entities.items[mention->entity];
    if (!mention->plural || entity->kind == KNOW_PERSON) {
        const struct title *title = person_title_at(same->article, mention->first);
        bool counterpart = title != NULL && title->counterpart && entity->kind != KNOW_PERSON;
        /* "his Turkish counterpart", never named: the state speaks for him. */
        sameness_answer(same, counterpart ? sameness_state(same->article, entity->code) : mention->entity);
        return;
    }
    struct settle_listed listed = settle_listed_persons(same->article, know_mention_at(same->article, mention->first));
    for (uint32_t i = 0; i < listed.count; i++) {
        sameness_answer(same, same->article->mentions.items[listed.persons[i]].entity);
    }
    if (listed.count > 0) {
        return;
    }
    uint32_t number = sameness_number_of_phrase(same, mention->first);
    if (number == 0 && !is_determined(same->article->text, mention->first) && entity->code.length == 0) {
        return;
    }
    if (entity->code.length > 0) {
        sameness_answer(same, mention->entity);
        return;
    }
    sameness_office_holders(same, mention->first, entity->name, entity->code, number);
    if (same->count == 0 && base_str_is(entity->name, "leader")) {
        sameness_office_holders(same, mention->first, (struct base_str){0}, entity->code, number);
    }
    if (same->count == 0 && number == 2) {
        sameness_two_states(same, mention->first);
    }
}

/* "his Norland counterpart Vero": a state before the title of a person, when the tree takes the state for what is meant. */
static uint32_t titled_behind(const struct know_article *article, const struct know_mention *state, uint32_t token)
{
    uint8_t relation = article->text->tokens.items[token].relation;
    bool modifier = relation == LANG_ARC_COMPOUND || relation == LANG_ARC_AMOD || relation == LANG_ARC_NMOD_POSS;
    if (state->kind != KNOW_STATE || state->possessive || modifier || state->end >= article->text->tokens.count) {
        return KNOW_NONE;
    }
    uint32_t next = know_mention_at(article, state->end);
    const struct title *title = next == KNOW_NONE ? NULL : person_title_at(article, state->end);
    bool named = title != NULL && title->country_at == state->first && article->mentions.items[next].kind == KNOW_PERSON;
    return named && article->mentions.items[next].entity < article->entities.count ? article->mentions.items[next].entity : KNOW_NONE;
}

uint32_t know_referents(const struct know_article *article, uint32_t token, uint32_t *out, uint32_t limit)
{
    struct sameness same = {article, out, limit, 0};
    if (token >= article->text->tokens.count || limit == 0) {
        return 0;
    }
    uint32_t number = know_mention_at(article, token);
    const struct know_mention *mention = number == KNOW_NONE ? NULL : &article->mentions.items[number];
    if (mention != NULL && mention->entity < article->entities.count) {
        uint32_t titled = titled_behind(article, mention, token);
        if (titled != KNOW_NONE) {
            sameness_answer(&same, titled);
        } else if (mention->kind == KNOW_ROLE) {
            answer_role(&same, mention);
        } else {
            sameness_answer(&same, mention->entity);
        }
        return same.count;
    }
    if (mention != NULL || answer_pronoun(&same, token)) {
        return same.count;
    }
    answer_noun(&same, token);
    return same.count;
}
