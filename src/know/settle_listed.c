/*
 * One title for several: "the chiefs of staff of Tarsk and Norland, General Vero and General Quell," gives the first name
 * to the first state and the second to the second. "Their foreign ministers, Vero and Quell," takes the states from the
 * list that "their" means, the nearest one before it in the sentence.
 */
#include "know/settle.h"

struct state_list {
    struct base_str codes[SETTLE_LISTED];
    uint32_t count;
    uint32_t end;              /* token behind it */
};

static const struct know_mention *mention_from(const struct know_article *article, uint32_t token, uint32_t end)
{
    uint32_t number = token < end ? know_mention_at(article, token) : KNOW_NONE;
    return number == KNOW_NONE ? NULL : &article->mentions.items[number];
}

/* Behind ",", "and", ", and": the token of the next member; `at` when no list goes on. */
static uint32_t skip_joint(const struct lang_text *text, uint32_t at, uint32_t end)
{
    uint32_t next = at < end && lang_is(text, at, ",") ? at + 1 : at;
    return next < end && lang_is(text, next, "and") ? next + 1 : next;
}

static struct base_str code_of(const struct know_article *article, const struct know_mention *mention)
{
    bool state = mention != NULL && mention->kind == KNOW_STATE && mention->entity < article->entities.count;
    return state ? article->entities.items[mention->entity].code : (struct base_str){0};
}

/* "and Norland, and Borduria": the states that join the list at `at`. */
static void read_states(const struct know_article *article, uint32_t at, uint32_t end, struct state_list *list)
{
    for (;;) {
        uint32_t next = skip_joint(article->text, at, end);
        next = next < end && next > at && lang_is(article->text, next, "the") ? next + 1 : next;
        const struct know_mention *mention = next > at ? mention_from(article, next, end) : NULL;
        struct base_str code = code_of(article, mention);
        if (code.length == 0 || list->count == SETTLE_LISTED || mention->end <= next) {
            break;
        }
        list->codes[list->count++] = code;
        at = mention->end;
    }
    list->end = at;
}

/* The nearest list of states before a token of the sentence. */
static struct state_list states_before(const struct know_article *article, uint32_t token, uint32_t floor)
{
    struct state_list best = {.count = 0};
    for (uint32_t at = floor; at < token;) {
        const struct know_mention *mention = mention_from(article, at, token);
        struct state_list list = {.count = 0, .end = at + 1};
        struct base_str code = code_of(article, mention);
        if (code.length > 0 && mention->end > at) {
            list.codes[list.count++] = code;
            read_states(article, mention->end, token, &list);
        }
        best = list.count > 1 ? list : best;
        at = list.end;
    }
    return best;
}

/* Names without an office of their own, parted by commas and "and". */
static void read_persons(const struct know_article *article, uint32_t at, uint32_t end, struct settle_listed *listed)
{
    while (listed->count < SETTLE_LISTED) {
        uint32_t next = skip_joint(article->text, at, end);
        uint32_t number = next > at && next < end ? know_mention_at(article, next) : KNOW_NONE;
        bool person = number != KNOW_NONE && article->mentions.items[number].kind == KNOW_PERSON && article->mentions.items[number].first == next;
        const struct title *own = person ? person_title_at(article, next) : NULL;
        if (!person || (own != NULL && own->count > 0 && !own->offices[0].is_rank)) {
            break;
        }
        listed->persons[listed->count++] = number;
        at = article->mentions.items[number].end;
    }
}

struct settle_listed settle_listed_persons(const struct know_article *article, uint32_t role)
{
    struct settle_listed listed = {.count = 0};
    const struct know_mention *mention = &article->mentions.items[role];
    const struct title *title = person_title_at(article, mention->first);
    if (!mention->plural || title == NULL || title->count == 0) {
        return listed;
    }
    const struct lang_sentence *sentence = &article->text->sentences.items[article->text->tokens.items[mention->first].sentence];
    struct state_list states = {.end = mention->end};
    if (title->country.length > 0) {
        states.codes[states.count++] = title->country;
        read_states(article, mention->end, sentence->end, &states);
    }
    if (states.end < sentence->end && lang_is(article->text, states.end, ",")) {
        read_persons(article, states.end, sentence->end, &listed);
    }
    if (listed.count < 2) {
        return (struct settle_listed){.count = 0};
    }
    if (states.count == 0 && mention->first > sentence->first && lang_is(article->text, mention->first - 1, "their")) {
        states = states_before(article, mention->first, sentence->first);
    }
    for (uint32_t i = 0; i < listed.count && states.count > 0; i++) {
        bool paired = states.count == listed.count;
        listed.countries[i] = paired ? states.codes[i] : states.count == 1 ? states.codes[0] : (struct base_str){0};
    }
    return listed;
}
