/*
 * What no sentence can be, put right after the parser: it decides word by word and cannot see the whole.
 *
 *   - A subject has no preposition: "the session of the Joint Commission was cancelled" has one subject.
 *   - A sentence that ends in a full stop has a finite verb: "Thai artillery shelled Cambodian positions." read as
 *     "[shelled Cambodian positions]" has lost it; and "the pact, signed in May, entered into force" is no pact "entered".
 *   - Names are joined to names: in "was signed by Norell and Vero" nobody else stands beside the verb.
 *   - "the talks planned for May did not take place" has one subject and one verb.
 */
#include "lang/repair.h"

#include "lang/repair_view.h"

/* The first word of what hangs on a token. */
static uint32_t start_of(const struct repair *repair, uint32_t token)
{
    uint32_t start = token;
    for (uint32_t i = repair->first; i < start; i++) {
        uint32_t up = i;
        for (uint32_t steps = 0; up != LANG_NONE && up != token && steps < 64; steps++) {
            up = repair->tokens[up].head;
        }
        start = up == token ? i : start;
    }
    return start;
}

static bool has_preposition(const struct repair *repair, uint32_t token)
{
    for (uint32_t i = repair->first; i < token; i++) {
        if (repair->tokens[i].head == token && repair->tokens[i].relation == LANG_ARC_CASE && repair->tokens[i].upos == LANG_ADP) {
            return true;
        }
    }
    return false;
}

/* "session [of the Commission] was": a phrase right behind a noun is the noun's, another is the verb's. */
static void mend_subject(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    const bool subject = it->relation == LANG_ARC_NSUBJ || it->relation == LANG_ARC_NSUBJ_PASS;
    if (it->relation == LANG_ARC_APPOS && has_preposition(repair, token)) {
        it->relation = LANG_ARC_NMOD; /* "the Commission in Oslo" */
        return;
    }
    const bool mislabelled = it->relation == LANG_ARC_PUNCT && it->upos != LANG_PUNCT && it->upos != LANG_SYM;
    if ((!subject && !mislabelled) || it->head == LANG_NONE || token > it->head || !has_preposition(repair, token)) {
        return;
    }
    const uint32_t start = start_of(repair, token);
    if (start > repair->first && repair_is_noun(repair, start - 1) && repair->tokens[start - 1].head != token) {
        it->head = start - 1;
        it->relation = LANG_ARC_NMOD;
    } else {
        it->relation = LANG_ARC_OBL;
    }
}

static bool lacks_verb(const struct repair *repair)
{
    for (uint32_t i = repair->first; i < repair->end; i++) {
        if (repair_is_finite(&repair->tokens[i])) {
            return false;
        }
    }
    const struct lang_token *root = &repair->tokens[repair->sentence->root];
    return repair->tokens[repair->end - 1].xpos == LANG_XPOS_PERIOD && (root->upos == LANG_NOUN || root->upos == LANG_PROPN);
}

/* A participle between two nouns, hung on the second as its adjective; LANG_NONE when there is none. */
static uint32_t lost_verb(const struct repair *repair)
{
    for (uint32_t i = repair->first + 1; i + 1 < repair->end; i++) {
        const struct lang_token *it = &repair->tokens[i];
        const bool between = it->head != LANG_NONE && it->head > i && it->relation == LANG_ARC_AMOD && repair_is_noun(repair, i - 1);
        if (it->xpos == LANG_XPOS_VBN && between && it->head == repair->sentence->root) {
            return i;
        }
    }
    return LANG_NONE;
}

/* The verb becomes the root, what stands before it its subject, the old root its object; phrases behind that go to the verb. */
static void raise_verb(struct repair *repair, uint32_t verb)
{
    const uint32_t object = repair->sentence->root;
    for (uint32_t i = repair->first; i < repair->end; i++) {
        struct lang_token *it = &repair->tokens[i];
        if (it->head == object && i < verb && i != verb - 1 && it->relation != LANG_ARC_PUNCT) {
            it->head = verb - 1;
        } else if (it->head == object && (i > object || it->relation == LANG_ARC_PUNCT)) {
            it->head = verb;
            it->relation = it->relation == LANG_ARC_NMOD ? LANG_ARC_OBL : it->relation;
        }
    }
    repair->tokens[verb - 1].head = verb;
    repair->tokens[verb - 1].relation = LANG_ARC_NSUBJ;
    repair->tokens[object].head = verb;
    repair->tokens[object].relation = LANG_ARC_OBJ;
    repair->tokens[verb].head = LANG_NONE;
    repair->tokens[verb].relation = LANG_ARC_ROOT;
    repair->tokens[verb].upos = LANG_VERB;
    repair->tokens[verb].xpos = LANG_XPOS_VBD;
    repair->sentence->root = verb;
}

static uint32_t child_of(const struct repair *repair, uint32_t head, uint8_t relation, uint8_t other)
{
    for (uint32_t i = repair->first; i < repair->end; i++) {
        if (repair->tokens[i].head == head && (repair->tokens[i].relation == relation || repair->tokens[i].relation == other)) {
            return i;
        }
    }
    return LANG_NONE;
}

/* "At its session, which was held in May, the Council was renamed": a clause with "which" for its subject is not the main one. */
static void mend_relative_root(struct repair *repair)
{
    const uint32_t root = repair->sentence->root;
    const uint32_t which = child_of(repair, root, LANG_ARC_NSUBJ, LANG_ARC_NSUBJ_PASS);
    if (which == LANG_NONE || which < repair->first + 2 || repair->tokens[which].xpos != LANG_XPOS_WDT || repair->tokens[which - 1].upos != LANG_PUNCT ||
        !repair_is_noun(repair, which - 2)) {
        return;
    }
    const uint32_t main = child_of(repair, root, LANG_ARC_CONJ, LANG_ARC_PARATAXIS);
    if (main == LANG_NONE || main < root || child_of(repair, main, LANG_ARC_NSUBJ, LANG_ARC_NSUBJ_PASS) == LANG_NONE) {
        return;
    }
    for (uint32_t i = repair->first; i < repair->end; i++) {
        const bool before = i < which - 1, behind = i > main;
        if (repair->tokens[i].head == root && (before || behind)) {
            repair->tokens[i].head = main;
        }
    }
    repair->tokens[root].head = which - 2;
    repair->tokens[root].relation = LANG_ARC_ACL_RELCL;
    repair->tokens[main].head = LANG_NONE;
    repair->tokens[main].relation = LANG_ARC_ROOT;
    repair->sentence->root = main;
}

/* "The two leaders themselves signed": the pronoun repeats the subject. */
static void mend_reflexive(struct repair *repair, const struct lang_text *text)
{
    const uint32_t root = repair->sentence->root, pronoun = root + 1;
    if (pronoun + 1 >= repair->end || !repair_is_noun(repair, root) || repair->tokens[pronoun].upos != LANG_PRON ||
        !base_str_ends(lang_form(text, pronoun), "selves") || repair->tokens[pronoun].relation != LANG_ARC_NSUBJ) {
        return;
    }
    const uint32_t verb = repair->tokens[pronoun].head;
    if (verb == LANG_NONE || repair->tokens[verb].head != root || !repair_is_finite(&repair->tokens[verb])) {
        return;
    }
    for (uint32_t i = verb + 1; i < repair->end; i++) {
        if (repair->tokens[i].head == root && repair->tokens[i].relation != LANG_ARC_CONJ) {
            repair->tokens[i].head = verb;
        }
    }
    repair->tokens[pronoun].head = root;
    repair->tokens[pronoun].relation = LANG_ARC_NMOD_UNMARKED;
    repair->tokens[root].head = verb;
    repair->tokens[root].relation = LANG_ARC_NSUBJ;
    repair->tokens[verb].head = LANG_NONE;
    repair->tokens[verb].relation = LANG_ARC_ROOT;
    repair->sentence->root = verb;
}

/* "The leaders signed the pact and the treaty": what is joined behind the object is no second subject. */
static void mend_far_conjunct(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    if (it->relation != LANG_ARC_CONJ || it->head == LANG_NONE || it->head > token || !repair_is_noun(repair, token)) {
        return;
    }
    const struct lang_token *subject = &repair->tokens[it->head];
    const uint32_t verb = subject->relation == LANG_ARC_NSUBJ ? subject->head : LANG_NONE;
    const uint32_t object = verb == LANG_NONE || verb < it->head || verb > token ? LANG_NONE : child_of(repair, verb, LANG_ARC_OBJ, LANG_ARC_OBJ);
    if (object != LANG_NONE && object > verb && object < token && child_of(repair, token, LANG_ARC_NSUBJ, LANG_ARC_COP) == LANG_NONE) {
        it->head = object;
    }
}

/* "The pact, signed in May, entered into force": a finite verb without a subject is no adjective of the root. */
static uint32_t verb_below_root(const struct repair *repair)
{
    const uint32_t root = repair->sentence->root;
    if (!repair_is_noun(repair, root)) {
        return LANG_NONE;
    }
    uint32_t found = LANG_NONE;
    for (uint32_t i = root + 1; i < repair->end; i++) {
        const struct lang_token *it = &repair->tokens[i];
        if (it->head == i || it->relation == LANG_ARC_COP) {
            return LANG_NONE; /* "they are a threat" has its verb */
        }
        if ((it->relation == LANG_ARC_NSUBJ || it->relation == LANG_ARC_NSUBJ_PASS) && it->head == found) {
            found = LANG_NONE;
        }
        if (found == LANG_NONE && it->head == root && it->relation == LANG_ARC_ACL && repair_is_finite(it) && it->xpos != LANG_XPOS_MD) {
            found = i;
        }
    }
    return found;
}

static void raise_above_subject(struct repair *repair, uint32_t verb)
{
    const uint32_t subject = repair->sentence->root;
    for (uint32_t i = verb + 1; i < repair->end; i++) {
        if (repair->tokens[i].head == subject) {
            repair->tokens[i].head = verb;
        }
    }
    repair->tokens[subject].head = verb;
    repair->tokens[subject].relation = LANG_ARC_NSUBJ;
    repair->tokens[verb].head = LANG_NONE;
    repair->tokens[verb].relation = LANG_ARC_ROOT;
    repair->sentence->root = verb;
}

/* The noun below the verb that ends right before a token; LANG_NONE when none does. */
static uint32_t noun_ending_at(const struct repair *repair, uint32_t verb, uint32_t end)
{
    uint32_t noun = end == repair->first ? LANG_NONE : end - 1;
    for (uint32_t steps = 0; noun != LANG_NONE && noun != verb && steps < 32; steps++) {
        if (repair->tokens[noun].head == verb) {
            return repair_is_noun(repair, noun) ? noun : LANG_NONE;
        }
        noun = repair->tokens[noun].head;
    }
    return LANG_NONE;
}

/* "signed by Norell and Vero": a name beside the verb stands beside the noun before it. */
static void mend_conjunct(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    if (it->relation != LANG_ARC_CONJ || it->head == LANG_NONE || it->head > token || it->upos != LANG_PROPN ||
        repair->tokens[it->head].upos != LANG_VERB) {
        return;
    }
    for (uint32_t i = repair->first; i < repair->end; i++) {
        const struct lang_token *child = &repair->tokens[i];
        if (child->head == token && (child->relation == LANG_ARC_COP || child->relation == LANG_ARC_NSUBJ)) {
            return;
        }
    }
    uint32_t start = start_of(repair, token); /* with its "and", or without where that hangs elsewhere */
    while (start > repair->first && (repair->tokens[start - 1].upos == LANG_CCONJ || repair->tokens[start - 1].upos == LANG_PUNCT)) {
        start--;
    }
    const uint32_t noun = noun_ending_at(repair, it->head, start);
    it->head = noun != LANG_NONE && noun != token ? noun : it->head;
}

/* "the Joint Trade Committee (JTC) meeting": a short name in brackets parts no noun from its name. */
static void mend_short_name(struct repair *repair, const struct lang_text *text, uint32_t token)
{
    if (token < repair->first + 4 || repair->tokens[token].upos != LANG_NOUN || !lang_is(text, token - 1, ")") || !lang_is(text, token - 3, "(") ||
        repair->tokens[token - 2].upos != LANG_PROPN || repair->tokens[token - 4].upos != LANG_PROPN) {
        return;
    }
    struct lang_token *it = &repair->tokens[token];
    uint32_t name = token - 4;
    while (repair->tokens[name].head != LANG_NONE && repair->tokens[name].head < token - 3 && repair->tokens[name].relation == LANG_ARC_COMPOUND) {
        name = repair->tokens[name].head;
    }
    const uint8_t relation = it->relation;
    const bool stray = relation == LANG_ARC_ADVCL || relation == LANG_ARC_PARATAXIS || relation == LANG_ARC_APPOS || relation == LANG_ARC_DEP ||
                       relation == LANG_ARC_LIST || relation == LANG_ARC_CONJ;
    if (!stray || repair->tokens[name].head == token || repair->tokens[name].head == LANG_NONE) {
        return;
    }
    it->head = repair->tokens[name].head;
    it->relation = repair->tokens[name].relation;
    for (uint32_t i = repair->first; i < name; i++) {
        if (repair->tokens[i].head == name && (repair->tokens[i].relation == LANG_ARC_CASE || repair->tokens[i].relation == LANG_ARC_DET)) {
            repair->tokens[i].head = token;
        }
    }
    repair->tokens[name].head = token;
    repair->tokens[name].relation = LANG_ARC_COMPOUND;
}

static bool has_article(const struct repair *repair, uint32_t noun)
{
    for (uint32_t i = repair->first; i < noun; i++) {
        if (repair->tokens[i].head == noun && repair->tokens[i].xpos == LANG_XPOS_DT) {
            return true;
        }
    }
    return false;
}

/* "an agreement on ports and a protocol on cotton": what has an article stands beside what has one. */
static void mend_parallel(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    if (it->relation != LANG_ARC_CONJ || it->upos != LANG_NOUN || it->head == LANG_NONE || it->head > token) {
        return;
    }
    const uint32_t inner = it->head, outer = repair->tokens[inner].head;
    const bool nested = repair->tokens[inner].relation == LANG_ARC_NMOD && outer != LANG_NONE && outer < inner && repair->tokens[outer].upos == LANG_NOUN;
    if (nested && !has_preposition(repair, token) && has_article(repair, token) && !has_article(repair, inner) && has_article(repair, outer)) {
        it->head = outer;
    }
}

/* "signed an agreement worth $45 million on 5 March": worth belongs to the noun, the day to the verb. */
static void mend_worth(struct repair *repair, const struct lang_text *text, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    const uint32_t verb = it->head;
    if (!lang_is(text, token, "worth") || it->relation != LANG_ARC_XCOMP || verb == LANG_NONE || token == repair->first || !repair_is_noun(repair, token - 1)) {
        return;
    }
    it->head = token - 1;
    it->relation = LANG_ARC_AMOD;
    for (uint32_t i = token + 1; i < repair->end; i++) {
        struct lang_token *child = &repair->tokens[i];
        const bool free_phrase = child->relation == LANG_ARC_OBL || child->relation == LANG_ARC_ADVCL || child->relation == LANG_ARC_PUNCT;
        if (child->head == token && free_phrase) {
            child->head = verb;
        }
    }
}

/* "Tajik and Pakistani officials": an adjective is joined to an adjective, and both belong to the noun. */
static void mend_joined_adjective(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    if (it->upos != LANG_ADJ || token + 3 >= repair->end || it[1].upos != LANG_CCONJ || it[2].upos != LANG_ADJ ||
        (it[3].upos != LANG_NOUN && it[3].upos != LANG_PROPN) || it[3].head != token || it[3].relation != LANG_ARC_CONJ || it->head == LANG_NONE) {
        return;
    }
    const uint32_t noun = token + 3;
    it[3].head = it->head;
    it[3].relation = it->relation;
    for (uint32_t i = repair->first; i < repair->end; i++) {
        if (repair->tokens[i].head == token && i != token + 1 && i != token + 2) {
            repair->tokens[i].head = noun;
        }
    }
    it->head = noun;
    it->relation = LANG_ARC_AMOD;
    it[1].head = token + 2;
    it[1].relation = LANG_ARC_CC;
    it[2].head = token;
    it[2].relation = LANG_ARC_CONJ;
}

/* "the agreement, signed in 2017, has yet to be ratified": without a subject of its own it is no past tense. */
static void mend_participle(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    if (it->relation != LANG_ARC_ACL || it->xpos != LANG_XPOS_VBD || it->head == LANG_NONE || it->head > token) {
        return;
    }
    for (uint32_t i = repair->first; i < repair->end; i++) {
        const uint8_t relation = repair->tokens[i].relation;
        if (repair->tokens[i].head == token && (relation == LANG_ARC_NSUBJ || relation == LANG_ARC_OBJ || relation == LANG_ARC_AUX)) {
            return;
        }
    }
    it->xpos = LANG_XPOS_VBN;
}

/* "the talks planned for May did not take place": a clause for a subject that has a subject of its own, and no word to lead it. */
static void mend_clause_subject(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    if (it->relation != LANG_ARC_CSUBJ || it->head == LANG_NONE || it->head < token || it->xpos != LANG_XPOS_VBD) {
        return;
    }
    uint32_t subject = LANG_NONE;
    for (uint32_t i = repair->first; i < token; i++) {
        const struct lang_token *child = &repair->tokens[i];
        if (child->head != token) {
            continue;
        }
        if (child->relation == LANG_ARC_MARK || child->upos == LANG_AUX || child->upos == LANG_SCONJ) {
            return; /* "that they planned it", "what was planned" */
        }
        subject = child->relation == LANG_ARC_NSUBJ && child->upos != LANG_PRON ? i : subject;
    }
    if (subject != LANG_NONE) {
        repair->tokens[subject].head = it->head;
        it->head = subject;
        it->relation = LANG_ARC_ACL;
        it->xpos = LANG_XPOS_VBN;
    }
}

void lang_repair(struct lang_text *text, uint32_t sentence)
{
    struct repair repair = repair_view(text, sentence);
    lang_repair_clauses(text, sentence);
    lang_repair_phrases(text, sentence);
    for (uint32_t i = repair.first; i < repair.end; i++) {
        mend_subject(&repair, i);
        mend_conjunct(&repair, i);
        mend_clause_subject(&repair, i);
        mend_joined_adjective(&repair, i);
        mend_parallel(&repair, i);
        mend_worth(&repair, text, i);
        mend_short_name(&repair, text, i);
    }
    mend_relative_root(&repair);
    mend_reflexive(&repair, text);
    for (uint32_t i = repair.first; i < repair.end; i++) {
        mend_far_conjunct(&repair, i);
    }
    const uint32_t below = verb_below_root(&repair);
    if (below != LANG_NONE) {
        raise_above_subject(&repair, below);
    }
    for (uint32_t i = repair.first; i < repair.end; i++) {
        mend_participle(&repair, i);
    }
    const uint32_t verb = repair.end - repair.first > 3 && lacks_verb(&repair) ? lost_verb(&repair) : LANG_NONE;
    if (verb != LANG_NONE) {
        raise_verb(&repair, verb);
    }
}

/* ------------------------------------------------------------------ tags */

static bool is_capital(const struct lang_text *text, uint32_t token)
{
    const char first = text->text.data[text->tokens.items[token].at.start];
    return first >= 'A' && first <= 'Z';
}

/* More than half of the words with a meaning of their own begin small: no headline. */
static bool is_running_text(const struct lang_text *text, const struct lang_sentence *range)
{
    uint32_t capitals = 0, words = 0;
    for (uint32_t i = range->first; i < range->end; i++) {
        const uint8_t upos = text->tokens.items[i].upos;
        if (upos == LANG_VERB || upos == LANG_NOUN || upos == LANG_ADV) {
            words++;
            capitals += is_capital(text, i);
        }
    }
    return words > 2 && capitals * 2 < words;
}

/* "Saudi jets": in running text a small plural that no name stands beside is no name. */
static void mend_small_name(struct lang_text *text, uint32_t token)
{
    struct lang_token *it = &text->tokens.items[token];
    const char first = text->text.data[it->at.start];
    const bool beside = it[-1].upos == LANG_PROPN || is_capital(text, token + 1) || !it[-1].space_after || !it->space_after;
    if (it->xpos == LANG_XPOS_NNPS && first >= 'a' && first <= 'z' && !beside) {
        it->upos = LANG_NOUN;
        it->xpos = LANG_XPOS_NNS;
    }
}

/* "Minister Said Al Harthy": in running text a verb has no capital between names. */
void lang_repair_tags(struct lang_text *text, uint32_t sentence)
{
    const struct lang_sentence *range = &text->sentences.items[sentence];
    if (!is_running_text(text, range)) {
        return;
    }
    for (uint32_t i = range->first + 1; i + 1 < range->end; i++) {
        struct lang_token *it = &text->tokens.items[i];
        const bool goes_on = (is_capital(text, i + 1) && it[1].upos == LANG_PROPN) || (lang_is(text, i + 1, "of") && i + 2 < range->end && it[2].upos == LANG_PROPN);
        const bool named = it[-1].upos == LANG_PROPN && goes_on;
        if (it->upos == LANG_VERB && (it->xpos == LANG_XPOS_VBD || it->xpos == LANG_XPOS_VBN) && is_capital(text, i) && named) {
            it->upos = LANG_PROPN;
            it->xpos = LANG_XPOS_NNP;
        }
        mend_small_name(text, i);
    }
}
