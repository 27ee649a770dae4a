/* A list of titles prints its state once: before the first or behind the last. */
#include "know/settle.h"

static bool is_of_state(const struct title *title)
{
    if (title == NULL || title->count == 0) {
        return false;
    }
    enum know_level level = title->offices[0].level;
    return level == KNOW_LEVEL_HEAD || level == KNOW_LEVEL_MINISTER;
}

/* "Norway's trade minister A and commerce minister B signed" may be two states' people when the article is about two;
 * only when the other state is in the sentence as well, or there is none, A's state holds for B. */
static bool may_carry(const struct settle_view *view, const struct know_mention *mention, struct base_str country)
{
    const struct know_article *article = view->article;
    const struct lang_sentence *sentence = &view->text->sentences.items[view->text->tokens.items[mention->first].sentence];
    bool other_party = false;
    for (uint32_t i = 0; i < article->main_parties.count; i++) {
        other_party = other_party || !base_str_equal(article->main_parties.codes[i], country);
    }
    for (uint32_t i = sentence->first; other_party && i < sentence->end; i++) {
        uint32_t number = know_mention_at(article, i);
        const struct know_mention *other = number == KNOW_NONE ? NULL : &article->mentions.items[number];
        if (other == NULL || other->entity >= article->entities.count || other->entity == mention->entity) {
            continue;
        }
        struct base_str code = other->kind == KNOW_PERSON ? settle_country_of(view, other->entity) : article->entities.items[other->entity].code;
        if (other->kind != KNOW_PLACE && code.length == 3 && !base_str_equal(code, country)) {
            return true;
        }
    }
    return !other_party;
}

/* Is there nothing but commas and "and" between two mentions? */
static bool are_listed(const struct settle_view *view, const struct know_mention *before, const struct know_mention *behind)
{
    bool listed = behind->first > before->end && behind->first - before->end < 3;
    for (uint32_t t = before->end; listed && t < behind->first; t++) {
        listed = lang_is(view->text, t, ",") || lang_is(view->text, t, "and") || lang_is(view->text, t, "&");
    }
    return listed;
}

/* The mention of a person by a title of state that names no state; NULL when it is another. */
static struct settle_person *stateless(const struct settle_view *view, const struct know_mention *mention)
{
    struct settle_person *person = settle_person_of(view, mention->entity);
    const struct title *title = person_title_at(view->article, mention->first);
    bool fits = person != NULL && person->carried_country.length == 0 && is_of_state(title) && title->country.length == 0;
    return fits ? person : NULL;
}

/* In "Norway's Foreign Minister A and Defence Minister B" the state holds for B as well. */
static void carry_on(const struct settle_view *view, const struct know_mention *before, const struct know_mention *mention)
{
    struct settle_person *person = stateless(view, mention);
    struct base_str country = settle_country_of(view, before->entity);
    if (person != NULL && are_listed(view, before, mention) && is_of_state(person_title_at(view->article, before->first)) &&
        may_carry(view, mention, country)) {
        person->carried_country = country;
    }
}

/* "Energy Minister A and Trade Minister B of Norway": two posts of one government, as no state has one post twice. */
static void carry_back(const struct settle_view *view, const struct know_mention *mention, const struct know_mention *behind)
{
    struct settle_person *person = stateless(view, mention);
    const struct title *own = person_title_at(view->article, mention->first), *other = person_title_at(view->article, behind->first);
    struct settle_person *last = settle_person_of(view, behind->entity);
    if (person == NULL || last == NULL || other == NULL || other->count == 0 || settle_country_of(view, mention->entity).length > 0) {
        return;
    }
    struct base_str country = last->printed_country.length > 0 ? last->printed_country : last->carried_country;
    bool posts = own->offices[0].level == KNOW_LEVEL_MINISTER && other->offices[0].level == KNOW_LEVEL_MINISTER &&
                 !base_str_equal(own->offices[0].title, other->offices[0].title);
    if (posts && country.length > 0 && other->country_at == KNOW_NONE && are_listed(view, mention, behind) && may_carry(view, mention, country)) {
        person->carried_country = country;
    }
}

void settle_carry_countries(struct settle_view *view)
{
    const struct know_article *article = view->article;
    const struct know_mention *previous = NULL;
    for (uint32_t i = 0; i < article->mentions.count; i++) {
        const struct know_mention *mention = &article->mentions.items[i];
        if (mention->kind == KNOW_PERSON && previous != NULL) {
            carry_on(view, previous, mention);
        }
        previous = mention->kind == KNOW_PERSON ? mention : previous;
    }
    previous = NULL;
    for (uint32_t i = article->mentions.count; i-- > 0;) {
        const struct know_mention *mention = &article->mentions.items[i];
        if (mention->kind == KNOW_PERSON && previous != NULL) {
            carry_back(view, mention, previous);
        }
        previous = mention->kind == KNOW_PERSON ? mention : previous;
    }
}
