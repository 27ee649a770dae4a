/*
 * Hands what a light verb has to the noun that carries its act: "held talks with X" is a predication of "talks", and
 * whoever "came under attack" is attacked.
 */
#include "read/light.h"

#include "read/predication.h"
#include "read/sense.h"

static struct read_predication *at(const struct read_view *view, uint32_t act)
{
    return &view->predications.items[act];
}

static void push(const struct read_view *view, struct read_tokens *tokens, uint32_t token)
{
    for (uint32_t i = 0; i < tokens->count; i++) {
        if (tokens->items[i] == token) {
            return;
        }
    }
    *BASE_PUSH(view->scratch, *tokens) = token;
}

static void push_all(const struct read_view *view, struct read_tokens *to, const struct read_tokens *from)
{
    for (uint32_t i = 0; i < from->count; i++) {
        push(view, to, from->items[i]);
    }
}

/* "came under attack from rebels": who does it to the subject stands behind "from". */
static void take_doers(struct read_view *view, struct read_predication *noun)
{
    for (uint32_t i = 0; i < noun->obliques.count; i++) {
        if (base_str_is(noun->obliques.items[i].preposition, "from")) {
            read_push_conjuncts(view, &noun->agents, noun->obliques.items[i].head);
        }
    }
}

/* The noun takes what the verb has; of a verb that suffers ("came under attack") the subject is the noun's theme. */
static void hand_over(struct read_view *view, struct read_predication *verb, struct read_predication *noun, bool suffered)
{
    verb->light = true;
    noun->verb = verb->token;
    noun->light = true;
    noun->parent = verb->parent;
    noun->control = verb->control;
    noun->clause = verb->clause;
    for (uint32_t i = 0; i < verb->agents.count; i++) {
        if (verb->agents.items[i] != noun->token) {
            push(view, suffered ? &noun->themes : &noun->agents, verb->agents.items[i]);
        }
    }
    push_all(view, &noun->recipients, &verb->recipients);
    for (uint32_t i = 0; i < verb->obliques.count; i++) {
        bool known = verb->obliques.items[i].head == noun->token;
        for (uint32_t k = 0; k < noun->obliques.count; k++) {
            known = known || noun->obliques.items[k].head == verb->obliques.items[i].head;
        }
        if (!known) {
            *BASE_PUSH(view->scratch, noun->obliques) = verb->obliques.items[i];
        }
    }
    if (suffered) {
        take_doers(view, noun);
    }
}

/* The noun at `token` when it is an act of this sentence and makes the verb light; NULL when not. */
static struct read_predication *light_noun(struct read_view *view, const struct read_predication *verb, struct base_str preposition,
                                           uint32_t token, bool *suffered)
{
    uint32_t index = view->predication_of[token];
    struct read_predication *noun = index == READ_NONE ? NULL : at(view, index);
    bool joins = noun != NULL && noun->nominal && read_token(view, token)->sentence == read_token(view, verb->token)->sentence &&
                 read_light(view->senses, verb->lemma, preposition, noun->lemma, suffered);
    return joins ? noun : NULL;
}

/* "came under attack", "entered into force": the noun hangs on a preposition. */
static void join_light_phrases(struct read_view *view, struct read_predication *verb)
{
    for (uint32_t i = 0; !verb->light && !verb->passive && i < verb->obliques.count; i++) {
        const struct read_oblique *phrase = &verb->obliques.items[i];
        bool suffered = false;
        struct read_predication *noun = phrase->depth > 0 ? NULL : light_noun(view, verb, phrase->preposition, phrase->head, &suffered);
        if (noun != NULL) {
            hand_over(view, verb, noun, suffered);
        }
    }
}

void read_join_light_verbs(struct read_view *view, uint32_t first)
{
    for (uint32_t i = first; i < view->predications.count; i++) {
        struct read_predication *verb = at(view, i);
        bool bare = verb->themes.count == 0 && base_str_in(verb->lemma, "hold convene organise organize schedule conduct");
        const struct read_tokens *held = bare ? &verb->agents : &verb->themes; /* "the meeting held in Tarsk" */
        for (uint32_t k = 0; !verb->nominal && k < held->count; k++) {
            bool suffered = false;
            struct read_predication *noun = light_noun(view, verb, (struct base_str){0}, held->items[k], &suffered);
            if (noun != NULL) {
                hand_over(view, verb, noun, suffered);
            }
        }
        if (!verb->nominal) {
            join_light_phrases(view, verb);
        }
    }
}
