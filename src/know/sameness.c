/*
 * "Both sides", "the two ministers", "his Turkish counterpart", "the South Asian country", "he": the words by which the
 * press avoids saying a name twice. Each is resolved to what was named near before it and agrees with it; where nothing
 * agrees, nothing is answered.
 */
#include "know/sameness.h"

#include "know/role.h"

enum { BACK_MENTIONS = 120, BACK_SENTENCES = 5 };

/* ------------------------------------------------------------------ answers */

static void answer(struct sameness *same, uint32_t entity)
{
    for (uint32_t i = 0; i < same->count; i++) {
        if (same->out[i] == entity) {
            return;
        }
    }
    if (same->count < same->limit && entity < same->article->entities.count) {
        same->out[same->count++] = entity;
    }
}

void sameness_answer(struct sameness *same, uint32_t entity)
{
    answer(same, entity);
}

uint32_t sameness_state(const struct know_article *article, struct base_str code)
{
    uint32_t found = KNOW_NONE;
    for (uint32_t i = 0; code.length > 0 && i < article->entities.count && i < KNOW_LOOK_BACK; i++) {
        const struct know_entity *entity = &article->entities.items[i];
        bool party = entity->kind == KNOW_STATE || entity->kind == KNOW_BLOC;
        if (!base_str_equal(entity->code, code)) {
            continue;
        }
        if (party) {
            return i;
        }
        if (found == KNOW_NONE && entity->kind == KNOW_NATIONALITY) {
            found = i;
        }
    }
    return found;
}

static uint32_t sentence_of(const struct sameness *same, uint32_t token)
{
    return same->article->text->tokens.items[token].sentence;
}

/* The last mention that begins before a token: KNOW_NONE when there is none. */
static uint32_t mention_before(const struct know_article *article, uint32_t token)
{
    uint32_t low = 0, high = article->mentions.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (article->mentions.items[middle].first < token) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low == 0 ? KNOW_NONE : low - 1;
}

/* ------------------------------------------------------------------ words around a head */

struct base_str sameness_country_of_phrase(const struct sameness *same, uint32_t head)
{
    const struct know_article *article = same->article;
    const struct lang_text *text = article->text;
    uint32_t floor = text->sentences.items[sentence_of(same, head)].first;
    for (uint32_t i = head, steps = 0; i-- > floor && steps < 4; steps++) {
        uint32_t number = know_mention_at(article, i);
        const struct know_mention *mention = number == KNOW_NONE ? NULL : &article->mentions.items[number];
        if (mention != NULL && mention->entity < article->entities.count && (mention->kind == KNOW_NATIONALITY || mention->kind == KNOW_STATE || mention->kind == KNOW_BLOC)) {
            return article->entities.items[mention->entity].code;
        }
        uint8_t upos = text->tokens.items[i].upos;
        if (upos == LANG_VERB || upos == LANG_ADP || upos == LANG_PUNCT || upos == LANG_DET || upos == LANG_CCONJ) {
            break;
        }
    }
    return (struct base_str){0};
}

/* How many the phrase says: 2 for "both" and "two", the number for "three", 0 when it says nothing. */
uint32_t sameness_number_of_phrase(const struct sameness *same, uint32_t head)
{
    const struct lang_text *text = same->article->text;
    uint32_t floor = text->sentences.items[sentence_of(same, head)].first;
    for (uint32_t i = head, steps = 0; i-- > floor && steps < 5; steps++) {
        if (lang_is(text, i, "both") || lang_is(text, i, "two") || lang_is(text, i, "either")) {
            return 2;
        }
        if (lang_is(text, i, "three")) {
            return 3;
        }
        if (lang_is(text, i, "four")) {
            return 4;
        }
        uint8_t upos = text->tokens.items[i].upos;
        if (upos == LANG_VERB || upos == LANG_PUNCT || upos == LANG_ADP) {
            break;
        }
    }
    return 0;
}

/* ------------------------------------------------------------------ persons */

static bool gender_fits(char wanted, char given)
{
    return wanted == 0 || given == 0 || wanted == given;
}

/* Subjects are spoken of again more often than others; so is what stands near. */
static int32_t salience(const struct sameness *same, const struct know_mention *mention, uint32_t token)
{
    const struct lang_text *text = same->article->text;
    const struct lang_token *head = &text->tokens.items[mention->head];
    int32_t far = (int32_t)(sentence_of(same, token) - head->sentence);
    bool subject = head->relation == LANG_ARC_NSUBJ || head->relation == LANG_ARC_NSUBJ_PASS;
    return 1000 - far * 12 + (subject ? 15 : 0) - (int32_t)((token - mention->head) / 8 < 10 ? (token - mention->head) / 8 : 10);
}

/* "Malik thanked him": the object is not the subject of its own verb. */
static uint32_t own_subject(const struct sameness *same, uint32_t token)
{
    const struct lang_text *text = same->article->text;
    const struct lang_token *mark = &text->tokens.items[token];
    uint8_t after = token + 1 < text->tokens.count ? text->tokens.items[token + 1].upos : LANG_PUNCT;
    bool owner = after == LANG_NOUN || after == LANG_ADJ || after == LANG_PROPN; /* "her counterpart" */
    bool object = !owner && (mark->relation == LANG_ARC_OBJ || mark->relation == LANG_ARC_IOBJ || mark->relation == LANG_ARC_OBL);
    uint32_t subject = object && mark->head < text->tokens.count ? lang_child(text, mark->head, LANG_ARC_NSUBJ) : LANG_NONE;
    uint32_t number = subject == LANG_NONE ? KNOW_NONE : know_mention_at(same->article, subject);
    return number == KNOW_NONE ? KNOW_NONE : same->article->mentions.items[number].entity;
}

uint32_t sameness_person(const struct sameness *same, uint32_t token, char gender)
{
    const struct know_article *article = same->article;
    uint32_t best = KNOW_NONE, from = mention_before(article, token), barred = own_subject(same, token);
    int32_t best_salience = 0;
    for (uint32_t i = from == KNOW_NONE ? 0 : from + 1, steps = 0; i-- > 0 && steps < BACK_MENTIONS; steps++) {
        const struct know_mention *mention = &article->mentions.items[i];
        if (mention->entity >= article->entities.count || sentence_of(same, token) - sentence_of(same, mention->first) > BACK_SENTENCES) {
            continue;
        }
        const struct know_entity *entity = &article->entities.items[mention->entity];
        bool one = entity->kind == KNOW_PERSON || (mention->kind == KNOW_ROLE && !mention->plural && entity->level != KNOW_LEVEL_NONE);
        if (!one || !gender_fits(gender, entity->gender) || mention->end > token || mention->entity == barred) {
            continue;
        }
        int32_t now = salience(same, mention, token);
        if (now > best_salience) {
            best = mention->entity;
            best_salience = now;
        }
    }
    return best;
}

/* Who speaks for a ministry is not one of those who met. */
static bool is_spokesperson(const struct know_article *article, uint32_t person)
{
    return role_office_of(article, person, BASE_STR("spokesperson"), (struct base_str){0}) != KNOW_NONE;
}

/* Persons that fit a plural role, nearest first; of different countries when two are asked for. */
void sameness_office_holders(struct sameness *same, uint32_t token, struct base_str wanted, struct base_str country, uint32_t number)
{
    const struct know_article *article = same->article;
    uint32_t from = mention_before(article, token);
    uint32_t most = number == 0 ? 2 : number;
    for (uint32_t i = from == KNOW_NONE ? 0 : from + 1, steps = 0; i-- > 0 && steps < BACK_MENTIONS && same->count < most; steps++) {
        const struct know_mention *mention = &article->mentions.items[i];
        if (mention->kind != KNOW_PERSON || mention->entity >= article->entities.count) {
            continue;
        }
        const struct know_entity *entity = &article->entities.items[mention->entity];
        bool fits = wanted.length == 0 ? entity->level != KNOW_LEVEL_NONE && !is_spokesperson(article, mention->entity)
                                       : role_office_of(article, mention->entity, wanted, country) != KNOW_NONE;
        bool clash = false;
        for (uint32_t k = 0; k < same->count; k++) {
            clash = clash || (most == 2 && entity->code.length > 0 && base_str_equal(article->entities.items[same->out[k]].code, entity->code));
        }
        if (fits && !clash) {
            answer(same, mention->entity);
        }
    }
    if (same->count < 2) {
        same->count = 0;
    }
}

/* ------------------------------------------------------------------ states */

/* The two states of a phrase like "both sides": those of the sentence before, when they are just two, else the main parties. */
void sameness_two_states(struct sameness *same, uint32_t token)
{
    const struct know_article *article = same->article;
    struct know_parties near = {.count = 0};
    uint32_t from = mention_before(article, token);
    for (uint32_t i = from == KNOW_NONE ? 0 : from + 1, steps = 0; i-- > 0 && steps < BACK_MENTIONS; steps++) {
        const struct know_mention *mention = &article->mentions.items[i];
        uint32_t far = sentence_of(same, token) - sentence_of(same, mention->first);
        if (far > 1 || (far == 1 && near.count == 2)) {
            break;
        }
        bool joined = mention->end < article->text->tokens.count && !article->text->tokens.items[mention->end - 1].space_after &&
                      lang_is(article->text, mention->end, "-"); /* "the Aland-Borduria corridor" names a thing */
        joined = joined || (mention->first > 0 && lang_is(article->text, mention->first - 1, "-") &&
                            !article->text->tokens.items[mention->first - 1].space_after);
        if (!joined && mention->kind != KNOW_DATE && mention->kind != KNOW_AMOUNT && mention->kind != KNOW_PLACE) {
            know_entity_parties(article, mention->entity, &near);
        }
    }
    const struct know_parties *main = &article->main_parties;
    bool have_main = main->count == 2;
    bool mixed = near.count == 2 && !(have_main && know_parties_has(main, near.codes[0]) && know_parties_has(main, near.codes[1]));
    const struct know_parties *chosen = mixed || !have_main ? &near : main;
    for (uint32_t i = 0; chosen->count == 2 && i < 2; i++) {
        answer(same, sameness_state(article, chosen->codes[i]));
    }
}

/* The state named last before a token that one of the codes allows (an empty list allows all); not the one just before
 * it in the same sentence when another fits: "Tarsk helped the island nation". */
uint32_t sameness_last_state(const struct sameness *same, uint32_t token, struct base_str codes)
{
    const struct know_article *article = same->article;
    uint32_t from = mention_before(article, token);
    for (uint32_t i = from == KNOW_NONE ? 0 : from + 1, steps = 0; i-- > 0 && steps < BACK_MENTIONS; steps++) {
        const struct know_mention *mention = &article->mentions.items[i];
        if ((mention->kind != KNOW_STATE && mention->kind != KNOW_NATIONALITY) || mention->entity >= article->entities.count) {
            continue;
        }
        struct base_str code = article->entities.items[mention->entity].code;
        char word[8] = {0};
        if (code.length == 0 || code.length >= sizeof word) {
            continue;
        }
        if (codes.length == 0) {
            return mention->entity;
        }
        for (uint32_t at = 0; at + code.length <= codes.length; at += 4) {
            if (base_str_equal((struct base_str){codes.data + at, code.length}, code)) {
                return mention->entity;
            }
        }
    }
    return KNOW_NONE;
}

/* The last organisation or body of a type before the token. */
uint32_t sameness_last_of_type(const struct sameness *same, uint32_t token, enum know_kind kind, struct base_str type)
{
    const struct know_article *article = same->article;
    uint32_t from = mention_before(article, token);
    for (uint32_t i = from == KNOW_NONE ? 0 : from + 1, steps = 0; i-- > 0 && steps < BACK_MENTIONS; steps++) {
        const struct know_mention *mention = &article->mentions.items[i];
        if (mention->kind == kind && mention->entity < article->entities.count && base_str_equal(article->entities.items[mention->entity].type, type)) {
            return mention->entity;
        }
    }
    return KNOW_NONE;
}
