/*
 * Builds predications from trees: finds the acts, hangs arguments on them, and undoes what grammar did.
 *
 * Three passes over a sentence: the arguments that stand beside each act; then what is inherited from the
 * clause above (conjoined verbs, control, participles, relatives); then light verbs hand all they have to
 * their nouns ("held talks with X" becomes a predication of "talks").
 */
#include "read/predication.h"

#include "read/lemma.h"
#include "read/light.h"
#include "read/loose.h"
#include "read/phrase.h"
#include "read/sense.h"
#include "read/stance.h"

static struct read_predication *at(const struct read_view *view, uint32_t act)
{
    return &view->predications.items[act];
}

static bool relation_is(const struct read_view *view, uint32_t token, enum lang_relation relation)
{
    return read_token(view, token)->relation == relation;
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

static bool is_person(const struct read_view *view, uint32_t token)
{
    uint32_t mention = know_mention_at(view->know, token);
    return mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_PERSON;
}

/* "Presidents Norell of Aland and Vero of Borduria": a person does not stand beside a state. */
static void push_people_behind_states(const struct read_view *view, struct read_tokens *tokens, uint32_t person)
{
    for (uint32_t state = read_token(view, person)->first_child; state != LANG_NONE; state = read_token(view, state)->next_sibling) {
        for (uint32_t child = read_token(view, state)->first_child; child != LANG_NONE && !is_person(view, state); child = read_token(view, child)->next_sibling) {
            if (relation_is(view, child, LANG_ARC_CONJ) && is_person(view, child)) {
                read_push_conjuncts(view, tokens, child);
            }
        }
    }
}

void read_push_conjuncts(const struct read_view *view, struct read_tokens *tokens, uint32_t token)
{
    push(view, tokens, token);
    if (is_person(view, token)) {
        push_people_behind_states(view, tokens, token);
    }
    for (uint32_t child = read_token(view, token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        if (relation_is(view, child, LANG_ARC_CONJ)) {
            read_push_conjuncts(view, tokens, child);
        }
    }
}

static void push_all(const struct read_view *view, struct read_tokens *to, const struct read_tokens *from)
{
    for (uint32_t i = 0; i < from->count; i++) {
        push(view, to, from->items[i]);
    }
}

/* ------------------------------------------------------------------ finding the acts */

/* "including", "following", "according to" are tagged as verbs but only join phrases. */
static bool is_function_verb(const struct lang_token *token)
{
    switch (token->relation) {
    case LANG_ARC_CASE:
    case LANG_ARC_MARK:
    case LANG_ARC_FIXED:
    case LANG_ARC_AMOD:
    case LANG_ARC_COMPOUND:
    case LANG_ARC_AUX:
    case LANG_ARC_AUX_PASS:
    case LANG_ARC_COP:
        return true;
    default:
        return false;
    }
}

/* "The army killed eleven militants", taken for one noun: a verb that has a subject of its own has the noun behind it for its object. */
static bool has_own_subject(const struct read_view *view, uint32_t token)
{
    const struct lang_token *word = read_token(view, token);
    bool before = word->head != LANG_NONE && word->head > token && lang_child(view->text, token, LANG_ARC_NSUBJ) != LANG_NONE;
    if (!before || word->relation == LANG_ARC_AMOD) {
        return before;
    }
    const struct lang_token *head = read_token(view, word->head);
    return word->relation == LANG_ARC_ADVCL && head->relation == LANG_ARC_ROOT && head->upos == LANG_NOUN &&
           lang_child(view->text, token, LANG_ARC_MARK) == LANG_NONE && lang_child(view->text, word->head, LANG_ARC_COP) == LANG_NONE &&
           lang_child(view->text, word->head, LANG_ARC_NSUBJ) == LANG_NONE;
}

/* "There was contact with the rebels": a base form for a subject, with no "to" before it and nobody who does it, is a noun. */
static bool is_noun_in_disguise(const struct read_view *view, uint32_t token)
{
    const struct lang_token *word = read_token(view, token);
    return word->upos == LANG_VERB && word->xpos == LANG_XPOS_VB && (word->relation == LANG_ARC_NSUBJ || word->relation == LANG_ARC_NSUBJ_PASS) &&
           lang_child(view->text, token, LANG_ARC_MARK) == LANG_NONE && lang_child(view->text, token, LANG_ARC_NSUBJ) == LANG_NONE &&
           lang_child(view->text, token, LANG_ARC_OBJ) == LANG_NONE;
}

/* "proposed that Aland open its market", "both undertook to help": an adjective with an object, or in a verb's form, is a verb. */
static bool is_verb(const struct read_view *view, uint32_t token)
{
    const struct lang_token *word = read_token(view, token);
    if (word->upos == LANG_VERB || word->upos == LANG_AUX) {
        return !is_noun_in_disguise(view, token);
    }
    if (word->upos == LANG_NOUN) { /* "The landslide cut off three villages": what has a subject and an object is a verb */
        return lang_child(view->text, token, LANG_ARC_NSUBJ) != LANG_NONE && lang_child(view->text, token, LANG_ARC_COP) == LANG_NONE &&
               (lang_child(view->text, token, LANG_ARC_OBJ) != LANG_NONE || lang_child(view->text, token, LANG_ARC_CCOMP) != LANG_NONE);
    }
    if (word->upos != LANG_ADJ || is_function_verb(word) || lang_child(view->text, token, LANG_ARC_COP) != LANG_NONE) {
        return false;
    }
    struct base_str form = base_str_lower(view->scratch, lang_form(view->text, token));
    return lang_child(view->text, token, LANG_ARC_OBJ) != LANG_NONE ||
           (lang_child(view->text, token, LANG_ARC_NSUBJ) != LANG_NONE && read_word(view->senses, "irregular_verbs", form, "lemma").length > 0);
}

static bool names_an_act(const struct read_view *view, uint32_t token)
{
    const struct lang_token *word = read_token(view, token);
    if (word->upos == LANG_ADJ) {
        return is_verb(view, token);
    }
    if (word->upos == LANG_VERB || (word->upos == LANG_AUX && word->relation == LANG_ARC_ROOT)) {
        return !is_function_verb(word) || has_own_subject(view, token);
    }
    if (word->upos != LANG_NOUN && word->upos != LANG_PROPN) {
        return false;
    }
    if (is_verb(view, token)) {
        return true;
    }
    if (word->relation == LANG_ARC_FLAT || word->relation == LANG_ARC_COMPOUND) {
        return false;
    }
    struct base_str lemma = read_noun_lemma(view, token);
    return read_sense_known(view->senses, lemma, true) || read_nominalised(view->senses, lemma).length > 0;
}

static void find_acts(struct read_view *view, const struct lang_sentence *sentence)
{
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        if (!names_an_act(view, token)) {
            continue;
        }
        bool nominal = !is_verb(view, token);
        view->predication_of[token] = view->predications.count;
        *BASE_PUSH(view->scratch, view->predications) = (struct read_predication){
            .token = token,
            .verb = token,
            .nominal = nominal,
            .lemma = nominal ? read_noun_lemma(view, token) : read_verb_lemma(view, token),
            .parent = READ_NONE,
            .control = READ_NONE,
            .sense = READ_NONE,
            .stance = {.speaker = READ_NONE},
            .clause = lang_subtree(view->text, token),
        };
    }
}

/* ------------------------------------------------------------------ arguments beside the act */

/* "Norway's minister called off her visit", taken for a noun with a participle: the only verb of its sentence is its verb. */
static bool is_lost_verb(const struct read_view *view, uint32_t token)
{
    const struct lang_token *word = read_token(view, token);
    if (word->relation != LANG_ARC_ACL || word->head == LANG_NONE || read_token(view, word->head)->relation != LANG_ARC_ROOT ||
        read_token(view, word->head)->upos == LANG_VERB || word->xpos == LANG_XPOS_VBG || word->xpos == LANG_XPOS_VB) {
        return false;
    }
    const struct lang_sentence *sentence = &view->text->sentences.items[word->sentence];
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        uint8_t tag = read_token(view, i)->xpos;
        if (i != token && (tag == LANG_XPOS_VBD || tag == LANG_XPOS_VBZ || tag == LANG_XPOS_VBP || tag == LANG_XPOS_MD)) {
            return false;
        }
    }
    uint32_t phrase = lang_child(view->text, token, LANG_ARC_OBL);
    bool asks = phrase != LANG_NONE && base_str_in(read_preposition(view, phrase), "for on to with") && lang_is(view->text, sentence->end - 1, ".");
    return asks || lang_child(view->text, token, LANG_ARC_OBJ) != LANG_NONE || lang_child(view->text, token, LANG_ARC_XCOMP) != LANG_NONE;
}

static bool has_by_phrase(const struct read_view *view, uint32_t token)
{
    for (uint32_t child = read_token(view, token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        if (child > token && base_str_is(read_preposition(view, child), "by")) {
            return true;
        }
    }
    return false;
}

static bool is_thing(const struct read_view *view, uint32_t token)
{
    uint8_t upos = read_token(view, token)->upos;
    uint32_t mention = know_mention_at(view->know, token);
    enum know_kind kind = mention == KNOW_NONE ? KNOW_PLACE : view->know->mentions.items[mention].kind;
    return (upos == LANG_NOUN || upos == LANG_PROPN) && kind != KNOW_DATE && kind != KNOW_AMOUNT && !read_word_is(view, token, BASE_STR("time"));
}

/* "deported 30 workers": right behind its verb a phrase without a preposition is the object. LANG_NONE when there is none. */
static uint32_t bare_object(const struct read_view *view, uint32_t token)
{
    if (lang_child(view->text, token, LANG_ARC_OBJ) != LANG_NONE || lang_child(view->text, token, LANG_ARC_AUX_PASS) != LANG_NONE) {
        return LANG_NONE;
    }
    uint32_t particle = lang_child(view->text, token, LANG_ARC_COMPOUND_PRT);
    uint32_t behind = particle == token + 1 ? token + 2 : token + 1;
    for (uint32_t child = read_token(view, token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        bool phrase = relation_is(view, child, LANG_ARC_OBL) || relation_is(view, child, LANG_ARC_OBL_UNMARKED);
        if (phrase && child > token && is_thing(view, child) && lang_child(view->text, child, LANG_ARC_CASE) == LANG_NONE &&
            lang_subtree(view->text, child).start == behind) {
            return child;
        }
    }
    return LANG_NONE;
}

static bool is_passive(const struct read_view *view, uint32_t token)
{
    const struct lang_text *text = view->text;
    if (lang_child(text, token, LANG_ARC_AUX_PASS) != LANG_NONE) {
        return true;
    }
    const struct lang_token *word = read_token(view, token);
    if (is_lost_verb(view, token)) {
        return false;
    }
    bool reduced = word->relation == LANG_ARC_ACL || word->relation == LANG_ARC_ADVCL;
    bool participle = word->xpos == LANG_XPOS_VBN || (word->xpos == LANG_XPOS_VBD && has_by_phrase(view, token));
    return reduced && participle && lang_child(text, token, LANG_ARC_OBJ) == LANG_NONE &&
           lang_child(text, token, LANG_ARC_AUX) == LANG_NONE && bare_object(view, token) == LANG_NONE;
}

static bool is_relative_pronoun(const struct read_view *view, uint32_t token)
{
    uint8_t tag = read_token(view, token)->xpos;
    return tag == LANG_XPOS_WDT || tag == LANG_XPOS_WP || lang_is(view->text, token, "that");
}

/* 1 for a finite word in the singular ("has", "was"), 2 in the plural, 0 when it does not tell. */
static int number_of_verb(const struct read_view *view, uint32_t verb)
{
    uint32_t finite = verb;
    for (uint32_t child = read_token(view, verb)->first_child; child != LANG_NONE && child < verb; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        if (relation == LANG_ARC_AUX || relation == LANG_ARC_AUX_PASS || relation == LANG_ARC_COP) {
            finite = child;
            break;
        }
    }
    struct base_str form = base_str_lower(view->scratch, lang_form(view->text, finite));
    bool plural = base_str_in(form, "are were have") || (read_token(view, finite)->xpos == LANG_XPOS_VBP && !base_str_is(form, "am"));
    return base_str_in(form, "is was has") || read_token(view, finite)->xpos == LANG_XPOS_VBZ ? 1 : plural ? 2 : 0;
}

static int number_of_noun(const struct read_view *view, uint32_t noun)
{
    uint8_t tag = read_token(view, noun)->xpos;
    bool joined = lang_child(view->text, noun, LANG_ARC_CONJ) != LANG_NONE;
    return joined ? 0 : tag == LANG_XPOS_NNS ? 2 : tag == LANG_XPOS_NN || tag == LANG_XPOS_NNP ? 1 : 0;
}

/* "the commission between both countries, which has met": of the nouns in a chain of phrases the one that agrees with the verb. */
static uint32_t antecedent(const struct read_view *view, uint32_t noun, uint32_t verb)
{
    int wanted = number_of_verb(view, verb);
    uint32_t found = noun;
    for (uint32_t steps = 0; wanted != 0 && number_of_noun(view, found) + wanted == 3 && steps < 3; steps++) {
        uint32_t above = read_token(view, found)->head;
        if (above != LANG_NONE && read_token(view, found)->relation == LANG_ARC_OBL) {
            above = lang_child(view->text, above, LANG_ARC_OBJ); /* "discussed the commission between both countries, which" */
        } else if (read_token(view, found)->relation != LANG_ARC_NMOD) {
            return noun;
        }
        if (above == LANG_NONE || above > found) {
            return noun;
        }
        found = above;
    }
    return wanted != 0 && number_of_noun(view, found) + wanted == 3 ? noun : found;
}

static bool is_subject(const struct read_view *view, uint32_t token)
{
    return relation_is(view, token, LANG_ARC_NSUBJ) || relation_is(view, token, LANG_ARC_NSUBJ_PASS);
}

/* The noun that a relative clause stands behind, when `token` is its pronoun; else the token itself. */
static uint32_t undo_relative(const struct read_view *view, uint32_t token)
{
    if (!is_relative_pronoun(view, token)) {
        return token;
    }
    for (uint32_t up = read_token(view, token)->head; up != LANG_NONE; up = read_token(view, up)->head) {
        if (relation_is(view, up, LANG_ARC_ACL_RELCL)) {
            uint32_t noun = read_token(view, up)->head;
            return is_subject(view, token) && read_token(view, token)->head == up ? antecedent(view, noun, up) : noun;
        }
    }
    uint32_t before = token > 1 && lang_is(view->text, token - 1, ",") ? token - 2 : token; /* "from Aland, which has pledged": hung elsewhere */
    uint8_t upos = read_token(view, before)->upos;
    bool noun = before != token && (upos == LANG_NOUN || upos == LANG_PROPN) && read_token(view, before)->sentence == read_token(view, token)->sentence;
    return !noun ? token : is_subject(view, token) ? antecedent(view, before, read_token(view, token)->head) : before;
}

static void push_argument(const struct read_view *view, struct read_tokens *to, uint32_t token)
{
    uint32_t real = undo_relative(view, token);
    if (real != token) {
        read_push_conjuncts(view, to, real);
        return;
    }
    read_push_conjuncts(view, to, token);
}

/* "handed in their rifles": with the particle for a part of the verb and the phrase for its object, does a sense fit? */
static void take_particle(struct read_view *view, struct read_predication *act, uint32_t child, uint32_t particle)
{
    struct base_str joined = read_with_particle(view, act->lemma, particle);
    bool inside = base_str_in(base_str_lower(view->scratch, lang_form(view->text, particle)), "in on") && read_word_is(view, child, BASE_STR("place"));
    if (joined.length == 0 || inside) {
        return;
    }
    struct read_predication tried = *act;
    tried.lemma = joined;
    tried.themes = (struct read_tokens){0};
    read_push_conjuncts(view, &tried.themes, child);
    if (read_sense_choose(view, &tried) != READ_NONE) {
        act->lemma = joined;
        act->themes = tried.themes;
    }
}

/* "cut off supplies": the particle taken for a preposition. Without an object a bare phrase is the object, or the subject before the verb. */
static void take_bare_phrase(struct read_view *view, struct read_predication *act, uint32_t child)
{
    const struct lang_text *text = view->text;
    uint32_t preposition = lang_child(text, child, LANG_ARC_CASE);
    if (child == bare_object(view, act->token)) {
        read_push_conjuncts(view, &act->themes, child);
        return;
    }
    if (act->passive || lang_child(text, act->token, LANG_ARC_OBJ) != LANG_NONE || !is_thing(view, child)) {
        return;
    }
    if (preposition == LANG_NONE && child + 1 == act->token && lang_child(text, act->token, LANG_ARC_NSUBJ) == LANG_NONE) {
        read_push_conjuncts(view, &act->agents, child);
    } else if (preposition == act->token + 1) {
        take_particle(view, act, child, preposition);
    }
}

static bool is_date(const struct read_view *view, uint32_t token)
{
    uint32_t mention = know_mention_at(view->know, token);
    return mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_DATE;
}

/* "the pact, which both had promised to finalise": the pronoun is the object of the infinitive, where that has none. The
 * pronoun that a verb with an infinitive below it lends; LANG_NONE. */
static uint32_t lent_object(const struct read_view *view, uint32_t verb)
{
    uint32_t object = lang_child(view->text, verb, LANG_ARC_OBJ), below = lang_child(view->text, verb, LANG_ARC_XCOMP);
    bool relative = object != LANG_NONE && object < verb && is_relative_pronoun(view, object) && relation_is(view, verb, LANG_ARC_ACL_RELCL);
    bool open = below != LANG_NONE && read_token(view, below)->xpos == LANG_XPOS_VB && lang_child(view->text, below, LANG_ARC_OBJ) == LANG_NONE;
    return relative && open ? object : LANG_NONE;
}

static void take_verb_child(struct read_view *view, struct read_predication *act, uint32_t child)
{
    switch (read_token(view, child)->relation) {
    case LANG_ARC_NSUBJ:
    case LANG_ARC_CSUBJ:
        if (base_str_in(read_preposition(view, child), "on at in during after before")) {
            break; /* a phrase in front of the clause is no subject */
        }
        push_argument(view, act->passive ? &act->themes : &act->agents, child);
        break;
    case LANG_ARC_NSUBJ_PASS:
    case LANG_ARC_CSUBJ_PASS: /* without "be" it was no passive: "they spoke" */
        push_argument(view, act->passive ? &act->themes : &act->agents, child);
        break;
    case LANG_ARC_OBJ:
        if (child != lent_object(view, act->token)) {
            push_argument(view, &act->themes, child);
        }
        break;
    case LANG_ARC_XCOMP:
        if (read_token(view, child)->upos == LANG_NOUN && lang_child(view->text, act->token, LANG_ARC_OBJ) == LANG_NONE &&
            read_preposition(view, child).length == 0) {
            push_argument(view, &act->themes, child); /* an object taken for a complement */
        }
        break;
    case LANG_ARC_IOBJ:
        push_argument(view, &act->recipients, child);
        break;
    case LANG_ARC_OBL_AGENT:
        if (!is_date(view, child)) { /* "completed by 2028" */
            push_argument(view, &act->agents, child);
        }
        break;
    case LANG_ARC_OBL:
    case LANG_ARC_OBL_UNMARKED:
        take_bare_phrase(view, act, child);
        break;
    case LANG_ARC_MARK: /* "Costa Rica granted": a name is no conjunction */
        if (read_token(view, child)->upos == LANG_PROPN && child + 1 == act->token && lang_child(view->text, act->token, LANG_ARC_NSUBJ) == LANG_NONE) {
            push_argument(view, &act->agents, child);
        }
        break;
    case LANG_ARC_CCOMP: /* "executed a man convicted of spying" */
        if (read_token(view, child)->xpos == LANG_XPOS_VBN && lang_child(view->text, child, LANG_ARC_NSUBJ) == act->token + 2 &&
            lang_child(view->text, child, LANG_ARC_AUX) == LANG_NONE && lang_child(view->text, child, LANG_ARC_MARK) == LANG_NONE) {
            push(view, &act->themes, act->token + 2);
        }
        break;
    default:
        break;
    }
}

/* "signed by A and B": the by-phrase of a passive names its agents. */
static void take_agent_phrases(struct read_view *view, struct read_predication *act)
{
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        bool by = base_str_is(phrase->preposition, "by") && (act->passive || act->nominal);
        if (by && !read_word_is(view, phrase->head, BASE_STR("time"))) {
            read_push_conjuncts(view, &act->agents, phrase->head);
        }
    }
}

/* "walked out of the session": the first of two prepositions may be the verb's particle. */
static void part_prepositions(struct read_view *view, struct read_predication *act)
{
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        struct base_str *preposition = &act->obliques.items[i].preposition;
        int64_t blank = base_str_find(*preposition, " ", 0);
        if (blank < 0 || act->obliques.items[i].depth > 0) {
            continue;
        }
        struct base_str first = {preposition->data, (uint32_t)blank};
        struct base_str joined = base_str_join(view->scratch, act->lemma, " ", first);
        struct base_str tail = base_str_join(view->scratch, (struct base_str){0}, " ", first);
        if (read_sense_known(view->senses, joined, false)) {
            act->lemma = joined;
        } else if (act->lemma.length <= tail.length || !base_str_equal(tail, base_str_slice(act->lemma, (struct base_span){act->lemma.length - tail.length, act->lemma.length}))) {
            continue;
        }
        *preposition = base_str_slice(*preposition, (struct base_span){(uint32_t)blank + 1, preposition->length});
    }
}

/* "On the margins of the summit, Premier Norell met": a name right behind the comma before the verb, hung below the
 * phrase in front of it, is the subject. */
static void find_subject_behind_comma(struct read_view *view, struct read_predication *act)
{
    uint32_t first = view->text->sentences.items[read_token(view, act->token)->sentence].first;
    uint32_t comma = act->token;
    while (comma > first && !lang_is(view->text, comma, ",")) {
        comma--;
    }
    bool fronted = comma > first && read_token(view, first)->upos == LANG_ADP;
    for (uint32_t token = comma + 1; fronted && token < act->token; token++) {
        uint32_t mention = know_mention_at(view->know, token);
        bool name = mention != KNOW_NONE && view->know->mentions.items[mention].kind <= KNOW_BODY && view->know->mentions.items[mention].kind != KNOW_NATIONALITY;
        if (name && view->know->mentions.items[mention].head >= token) {
            uint32_t head = view->know->mentions.items[mention].head;
            if (read_preposition(view, head).length == 0 && !view->know->mentions.items[mention].possessive) {
                read_push_conjuncts(view, &act->agents, head);
                return;
            }
        }
    }
}

/* "On 16 April, the premier met": a parser that hangs the premier from the date leaves the verb without its subject. */
static void find_lost_subject(struct read_view *view, struct read_predication *act)
{
    uint8_t tag = read_token(view, act->token)->xpos;
    if (act->agents.count > 0 || act->passive || (tag != LANG_XPOS_VBD && tag != LANG_XPOS_VBZ && tag != LANG_XPOS_VBP)) {
        return;
    }
    find_subject_behind_comma(view, act);
    for (uint32_t child = read_token(view, act->token)->first_child; child != LANG_NONE && child < act->token && act->agents.count == 0;
         child = read_token(view, child)->next_sibling) {
        for (uint32_t below = is_date(view, child) ? read_token(view, child)->first_child : LANG_NONE; below != LANG_NONE;
             below = read_token(view, below)->next_sibling) {
            uint8_t upos = read_token(view, below)->upos;
            bool noun = upos == LANG_NOUN || upos == LANG_PROPN || upos == LANG_PRON;
            if (noun && below > child && below < act->token && !is_date(view, below)) {
                read_push_conjuncts(view, &act->agents, below);
            }
        }
    }
}

/* "lend Namibia 80 million euros": of two objects the first, a state or somebody, receives the other. */
static void part_receiver(const struct read_view *view, struct read_predication *act)
{
    uint32_t first = lang_child(view->text, act->token, LANG_ARC_OBJ), second = first == LANG_NONE ? LANG_NONE : read_token(view, first)->next_sibling;
    while (second != LANG_NONE && read_token(view, second)->relation != LANG_ARC_OBJ) {
        second = read_token(view, second)->next_sibling;
    }
    uint32_t mention = first == LANG_NONE ? KNOW_NONE : know_mention_at(view->know, first);
    bool somebody = mention != KNOW_NONE && (view->know->mentions.items[mention].kind == KNOW_STATE || view->know->mentions.items[mention].kind == KNOW_PERSON);
    if (second == LANG_NONE || !somebody || second < first || act->themes.count < 2) {
        return;
    }
    act->themes = (struct read_tokens){0};
    push_argument(view, &act->recipients, first);
    push_argument(view, &act->themes, second);
}

/* "gave the Philippines two boats", taken for one noun: no number stands between a noun and a name before it, so the state receives. */
static void find_receiver(const struct read_view *view, struct read_predication *act)
{
    uint32_t object = lang_child(view->text, act->token, LANG_ARC_OBJ);
    uint32_t state = object == LANG_NONE || object < act->token ? LANG_NONE : lang_child(view->text, object, LANG_ARC_COMPOUND);
    uint32_t number = state == LANG_NONE ? LANG_NONE : read_token(view, state)->next_sibling;
    uint32_t mention = state == LANG_NONE ? KNOW_NONE : know_mention_at(view->know, state);
    bool is_state = mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_STATE;
    if (is_state && act->recipients.count == 0 && number != LANG_NONE && relation_is(view, number, LANG_ARC_NUMMOD) && number < object &&
        lang_subtree(view->text, object).start == act->token + 1) {
        push_argument(view, &act->recipients, state);
    }
}

static void take_verb_arguments(struct read_view *view, struct read_predication *act)
{
    act->passive = is_passive(view, act->token);
    for (uint32_t child = read_token(view, act->token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        take_verb_child(view, act, child);
    }
    part_receiver(view, act);
    find_receiver(view, act);
    const struct lang_token *word = read_token(view, act->token);
    if (has_own_subject(view, act->token)) {
        read_push_conjuncts(view, &act->themes, word->head);
    }
    if (word->relation == LANG_ARC_ACL_RELCL && !act->passive && act->agents.count > 0 && act->themes.count == 0 &&
        act->agents.items[0] != word->head) {
        push_argument(view, &act->themes, word->head); /* "the pact they signed" */
    }
    if (word->relation == LANG_ARC_ACL && word->head != LANG_NONE) {
        if (act->passive) {
            push(view, &act->themes, word->head); /* "talks co-chaired by A" */
        } else if ((word->xpos == LANG_XPOS_VBG || is_lost_verb(view, act->token) || bare_object(view, act->token) != LANG_NONE) && act->agents.count == 0) {
            read_push_conjuncts(view, &act->agents, word->head); /* "officials attending the talks" */
        }
    }
    if (word->relation != LANG_ARC_CONJ && word->relation != LANG_ARC_XCOMP && word->relation != LANG_ARC_ACL) {
        find_lost_subject(view, act);
    }
    read_gather_obliques(view, act);
    part_prepositions(view, act);
    take_agent_phrases(view, act);
}

/* Where the verb takes its arguments, the noun takes phrases: "A's visit to B", "talks between A and B". */
static void take_noun_arguments(struct read_view *view, struct read_predication *act)
{
    bool headline = lang_child(view->text, act->token, LANG_ARC_OBJ) != LANG_NONE; /* "Police arrest 20": a verb taken for a noun */
    for (uint32_t child = read_token(view, act->token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        if (relation == LANG_ARC_NMOD_POSS && is_date(view, child)) {
            continue; /* "Tuesday's hijacking" */
        }
        if (relation == LANG_ARC_NMOD_POSS || (headline && relation == LANG_ARC_COMPOUND && child + 1 == act->token)) {
            read_push_conjuncts(view, &act->agents, child);
        } else if (relation == LANG_ARC_OBJ) {
            read_push_conjuncts(view, &act->themes, child);
        } else if (relation == LANG_ARC_AMOD || relation == LANG_ARC_COMPOUND) {
            uint32_t mention = know_mention_at(view->know, child);
            if (mention != KNOW_NONE && (view->know->mentions.items[mention].kind == KNOW_NATIONALITY ||
                                         view->know->mentions.items[mention].kind == KNOW_STATE)) {
                push(view, &act->agents, child);
            }
        }
    }
    read_gather_obliques(view, act);
    take_agent_phrases(view, act);
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        if (phrase->depth > 0) {
            continue;
        }
        if (base_str_in(phrase->preposition, "between among")) {
            read_push_conjuncts(view, &act->agents, phrase->head);
        } else if (base_str_is(phrase->preposition, "of")) {
            bool actor = read_word_is(view, phrase->head, BASE_STR("person")) || read_word_is(view, phrase->head, BASE_STR("state"));
            read_push_conjuncts(view, actor && act->agents.count == 0 ? &act->agents : &act->themes, phrase->head);
        }
    }
}

/* ------------------------------------------------------------------ what is inherited from the clause above */

/* The nearest act above a token, and the token just below it on the way. */
static uint32_t act_above(const struct read_view *view, uint32_t token, uint32_t *below)
{
    *below = token;
    for (uint32_t up = read_token(view, token)->head; up != LANG_NONE; up = read_token(view, up)->head) {
        if (view->predication_of[up] != READ_NONE) {
            return view->predication_of[up];
        }
        *below = up;
    }
    return READ_NONE;
}

static void inherit_control(struct read_view *view, struct read_predication *act, const struct read_predication *above)
{
    if (act->passive) {
        if (act->themes.count == 0) {
            push_all(view, &act->themes, above->passive ? &above->themes : &above->agents);
        }
        return;
    }
    bool object_control = !above->passive && !above->nominal && above->themes.count > 0 &&
                          read_word(view->senses, "control_verbs", above->lemma, "controller").length > 0;
    push_all(view, &act->agents, above->passive || object_control ? &above->themes : &above->agents);
}

static void inherit(struct read_view *view, uint32_t index)
{
    struct read_predication *act = at(view, index);
    uint32_t below = act->token;
    act->parent = act_above(view, act->token, &below);
    if (act->parent == READ_NONE) {
        return;
    }
    struct read_predication *above = at(view, act->parent);
    uint8_t relation = read_token(view, act->token)->relation;
    bool direct = read_token(view, act->token)->head == above->token;
    if (act->nominal) {
        if (act->agents.count == 0 && base_str_is(read_preposition(view, act->token), "on")) { /* "led by its minister on a visit to Aland" */
            push_all(view, &act->agents, above->agents.count > 0 ? &above->agents : &above->themes);
        }
        return;
    }
    switch (relation) {
    case LANG_ARC_CONJ:
        if (direct && act->agents.count == 0 && !act->passive) {
            push_all(view, &act->agents, &above->agents);
        } else if (direct && act->passive && act->themes.count == 0) {
            push_all(view, &act->themes, above->passive ? &above->themes : &above->agents);
        }
        act->control = direct ? above->control : READ_NONE;
        break;
    case LANG_ARC_XCOMP:
    case LANG_ARC_ACL:
    case LANG_ARC_ADVCL:
    case LANG_ARC_CCOMP:
        if (relation == LANG_ARC_XCOMP || (relation == LANG_ARC_ACL && above->nominal && read_token(view, act->token)->xpos == LANG_XPOS_VB)) {
            act->control = act->parent;
        }
        bool lacking = act->passive ? act->themes.count == 0 : act->agents.count == 0;
        if (lacking && direct && !(relation == LANG_ARC_ACL && act->passive)) {
            inherit_control(view, act, above);
        }
        break;
    default: /* a gerund behind a preposition: "committed to boosting", "aimed at raising" */
        if (act->agents.count == 0 && !act->passive && read_token(view, act->token)->xpos == LANG_XPOS_VBG) {
            push_all(view, &act->agents, &above->agents);
            act->control = act->parent;
        }
        break;
    }
}

/* ------------------------------------------------------------------ the whole */

/* Parents stand above their children, so one walk from the top settles inheritance. */
static void inherit_from_top(struct read_view *view, uint32_t token, uint32_t depth)
{
    if (view->predication_of[token] != READ_NONE) {
        inherit(view, view->predication_of[token]);
    }
    for (uint32_t child = read_token(view, token)->first_child; child != LANG_NONE && depth < 200; child = read_token(view, child)->next_sibling) {
        inherit_from_top(view, child, depth + 1);
    }
}

/* What stands above an act decides about it, so stance is settled from the top, too. */
static void stance_from_top(struct read_view *view, uint32_t token, uint32_t depth)
{
    if (view->predication_of[token] != READ_NONE) {
        read_find_stance(view, view->predication_of[token]);
    }
    for (uint32_t child = read_token(view, token)->first_child; child != LANG_NONE && depth < 200; child = read_token(view, child)->next_sibling) {
        stance_from_top(view, child, depth + 1);
    }
}

static void predicate_sentence(struct read_view *view, const struct lang_sentence *sentence)
{
    uint32_t first = view->predications.count;
    find_acts(view, sentence);
    for (uint32_t i = first; i < view->predications.count; i++) {
        if (at(view, i)->nominal) {
            take_noun_arguments(view, at(view, i));
        } else {
            take_verb_arguments(view, at(view, i));
        }
    }
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        if (read_token(view, token)->head == LANG_NONE) {
            inherit_from_top(view, token, 0);
        }
    }
    read_tie_loose_clauses(view, first);
    read_join_light_verbs(view, first);
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        if (read_token(view, token)->head == LANG_NONE) {
            stance_from_top(view, token, 0);
        }
    }
    for (uint32_t i = first; i < view->predications.count; i++) {
        at(view, i)->sense = read_sense_choose(view, at(view, i));
    }
}

void read_predicate(struct read_view *view)
{
    view->predication_of = base_arena_take(view->scratch, view->text->tokens.count * sizeof(uint32_t));
    for (uint32_t i = 0; i < view->text->tokens.count; i++) {
        view->predication_of[i] = READ_NONE;
    }
    for (uint32_t s = 0; s < view->text->sentences.count; s++) {
        predicate_sentence(view, &view->text->sentences.items[s]);
    }
}
