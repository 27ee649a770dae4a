/*
 * Clauses put right after the parser, where no sentence can be so:
 *
 *   - "thanked Aland for sending a ship": a subject does not stand before the word that opens its clause.
 *   - "talks with Norell to discuss trade": an infinitive has no subject behind a preposition.
 *   - "noted with satisfaction that trade grew": what is noted does not hang on how it is noted.
 *   - "North Aland test-fired a missile": what is joined by a hyphen is one word, and has one subject.
 *   - "agreed to fast-track projects": nor is it the adjective of what it acts on.
 *   - "The lake has frozen": nothing hangs on an auxiliary; "has frozen ties" has one verb.
 *   - "The academy honored Minister Sato": a past tense is no adjective.
 *   - "Militants linked with the group attacked a train": the last of two pasts that only one subject has is the verb.
 *   - "reviewed memoranda to be signed in May": what is to be done stands right before it.
 *   - "said there was a gap and asked for help": who said it asked.
 *   - "dragged Aland to court": a noun is no infinitive.
 *   - "The toll from the floods in Aland rose to 12": a finite verb has no preposition.
 */
#include "lang/repair.h"

#include "lang/repair_view.h"
#include "lexicon/table.h"

static bool has_word_below(const struct repair *repair, uint32_t token, const char *word)
{
    for (uint32_t i = repair->first; i < repair->end; i++) {
        if (repair->tokens[i].head == token && lang_is(repair->text, i, word)) {
            return true;
        }
    }
    return false;
}

/* "noted with satisfaction that trade grew": what is noted does not hang on how it is noted. */
static void mend_content_clause(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    const uint32_t noun = it->head;
    if ((it->relation != LANG_ARC_ACL && it->relation != LANG_ARC_ACL_RELCL) || noun == LANG_NONE || noun + 1 >= token || noun <= repair->first ||
        repair->tokens[noun].relation != LANG_ARC_OBL || repair->tokens[noun].head == LANG_NONE) {
        return;
    }
    const struct lang_token *that = &repair->tokens[noun + 1];
    const bool bare = repair->tokens[noun - 1].head == noun && lang_is(repair->text, noun - 1, "with");
    if (bare && that->head == token && that->relation == LANG_ARC_MARK && repair->tokens[repair->tokens[noun].head].upos == LANG_VERB) {
        it->head = repair->tokens[noun].head;
        it->relation = LANG_ARC_CCOMP;
    }
}

/* "thanked Aland for sending a ship": what stands before the word that opens the clause is the object of the verb above. */
static void mend_subject_before_mark(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    const uint32_t verb = it->head, above = verb == LANG_NONE ? LANG_NONE : repair->tokens[verb].head;
    if (it->relation != LANG_ARC_NSUBJ || above == LANG_NONE || above >= token || token > verb || repair->tokens[verb].xpos != LANG_XPOS_VBG ||
        repair->tokens[above].upos != LANG_VERB || repair_has_below(repair, above, LANG_ARC_OBJ)) {
        return;
    }
    for (uint32_t i = token + 1; i < verb; i++) {
        if (repair->tokens[i].head == verb && repair->tokens[i].relation == LANG_ARC_MARK) {
            it->head = above;
            it->relation = LANG_ARC_OBJ;
            return;
        }
    }
}

/* The preposition below `above` that stands before a token, but for "for", which does open clauses; LANG_NONE when there is none. */
static uint32_t preposition_before(const struct repair *repair, uint32_t above, uint32_t token)
{
    for (uint32_t i = repair->first; i < token; i++) {
        const struct lang_token *it = &repair->tokens[i];
        const bool leads = it->head == above && (it->relation == LANG_ARC_CASE || it->relation == LANG_ARC_MARK) && it->xpos == LANG_XPOS_IN;
        if (leads && !lang_is(repair->text, i, "for")) {
            return i;
        }
    }
    return LANG_NONE;
}

/* "talks with Norell to discuss trade": an infinitive has no subject; "talks between Norell and Vero here": "here" has none. */
static void mend_subject_in_phrase(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    const uint32_t above = it->relation == LANG_ARC_NSUBJ ? it->head : LANG_NONE;
    const uint32_t preposition = above == LANG_NONE || above < token ? LANG_NONE : preposition_before(repair, above, token);
    if (preposition == LANG_NONE || repair->tokens[above].head == LANG_NONE) {
        return;
    }
    const bool infinitive = repair->tokens[above].xpos == LANG_XPOS_VB && repair->tokens[above].relation == LANG_ARC_ADVCL && above > token + 1 &&
                            repair->tokens[above - 1].head == above && lang_is(repair->text, above - 1, "to") && preposition > repair->first &&
                            repair_is_noun(repair, preposition - 1);
    const bool adverb = (lang_is(repair->text, above, "here") || lang_is(repair->text, above, "there")) && !repair_has_below(repair, above, LANG_ARC_COP);
    if (infinitive) {
        it->head = preposition - 1;
        it->relation = LANG_ARC_NMOD;
    } else if (adverb) {
        it->head = repair->tokens[above].head;
        it->relation = repair->tokens[above].relation;
        repair->tokens[above].relation = LANG_ARC_ADVMOD;
    }
    if (infinitive || adverb) {
        repair->tokens[preposition].head = token;
        repair->tokens[preposition].relation = LANG_ARC_CASE;
    }
}

/* "attacks on militants present in Aland": with no subject of its own it is an adjective, and that of the word before it. */
static void mend_present(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    const bool stray = it->relation == LANG_ARC_ACL && it->xpos == LANG_XPOS_VBP && token > repair->first && repair_is_noun(repair, token - 1);
    if (stray && !repair_has_below(repair, token, LANG_ARC_NSUBJ) && !repair_has_below(repair, token, LANG_ARC_MARK) &&
        !repair_has_below(repair, token, LANG_ARC_OBJ)) {
        it->head = token - 1;
    }
}

static bool is_have(const struct repair *repair, uint32_t token)
{
    return lang_is(repair->text, token, "has") || lang_is(repair->text, token, "have") || lang_is(repair->text, token, "had");
}

/* "has frozen ties", taken for "has ties that are frozen": right behind "have", and with no article, a participle is the verb. */
static void mend_perfect(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    const uint32_t object = it->head, verb = token == repair->first ? LANG_NONE : token - 1;
    if (it->xpos != LANG_XPOS_VBN || it->relation != LANG_ARC_AMOD || verb == LANG_NONE || object < token || repair->tokens[verb].upos != LANG_VERB ||
        repair->tokens[object].head != verb || repair->tokens[object].relation != LANG_ARC_OBJ || !is_have(repair, verb)) {
        return;
    }
    for (uint32_t i = repair->first; i < repair->end; i++) {
        repair->tokens[i].head = repair->tokens[i].head == verb ? token : repair->tokens[i].head;
    }
    it->head = repair->tokens[verb].head;
    it->relation = repair->tokens[verb].relation;
    it->upos = LANG_VERB;
    repair->tokens[verb].head = token;
    repair->tokens[verb].relation = LANG_ARC_AUX;
    repair->tokens[verb].upos = LANG_AUX;
    repair->sentence->root = repair->sentence->root == verb ? token : repair->sentence->root;
}

/* "The lake has frozen": nothing hangs on an auxiliary. */
static void mend_auxiliary(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    const uint32_t above = it->head;
    const bool argument = it->relation == LANG_ARC_NSUBJ || it->relation == LANG_ARC_NSUBJ_PASS || it->relation == LANG_ARC_OBL;
    const uint8_t relation = above == LANG_NONE ? LANG_ARC_ROOT : repair->tokens[above].relation;
    if (argument && above != LANG_NONE && (relation == LANG_ARC_AUX || relation == LANG_ARC_AUX_PASS) && repair->tokens[above].head != token) {
        it->head = repair->tokens[above].head;
    }
}

/* "dragged Aland to court", "agreed to talks": a noun with no object is no infinitive. */
static void mend_infinitive(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    const bool clause = it->relation == LANG_ARC_ADVCL || it->relation == LANG_ARC_XCOMP;
    if (it->upos != LANG_NOUN || !clause || it->head == LANG_NONE || it->head > token || token == repair->first ||
        repair_has_below(repair, token, LANG_ARC_OBJ) || repair_has_below(repair, token, LANG_ARC_COP)) {
        return;
    }
    struct lang_token *to = &repair->tokens[token - 1];
    if (to->head == token && to->relation == LANG_ARC_MARK && lang_is(repair->text, token - 1, "to")) {
        it->relation = LANG_ARC_OBL;
        to->relation = LANG_ARC_CASE;
        to->upos = LANG_ADP;
        to->xpos = LANG_XPOS_IN;
    }
}

/* "Militants linked with the group attacked a train": a later past tense that has no subject and no word to lead it is the verb. */
static uint32_t past_beside_root(const struct repair *repair)
{
    const uint32_t root = repair->sentence->root;
    if (repair->tokens[root].xpos != LANG_XPOS_VBD || !repair_has_below(repair, root, LANG_ARC_NSUBJ) || repair_has_below(repair, root, LANG_ARC_OBJ) ||
        repair_has_below(repair, root, LANG_ARC_CCOMP) || repair_has_below(repair, root, LANG_ARC_AUX)) {
        return LANG_NONE;
    }
    for (uint32_t i = root + 2; i < repair->end; i++) {
        const struct lang_token *it = &repair->tokens[i];
        const bool behind = it->head == i - 1 && it->relation == LANG_ARC_ACL && repair_has_below(repair, i, LANG_ARC_OBJ);
        if (((it->head == root && it->relation == LANG_ARC_ADVCL) || behind) && it->xpos == LANG_XPOS_VBD && repair_is_noun(repair, i - 1)) {
            const bool led = repair_has_below(repair, i, LANG_ARC_MARK) || repair_has_below(repair, i, LANG_ARC_NSUBJ) ||
                             repair_has_below(repair, i, LANG_ARC_NSUBJ_PASS) || repair_has_below(repair, i, LANG_ARC_ADVMOD) ||
                             repair_has_below(repair, i, LANG_ARC_AUX) || repair_has_below(repair, i, LANG_ARC_AUX_PASS);
            return led ? LANG_NONE : i;
        }
    }
    return LANG_NONE;
}

/* The first verb becomes a participle of the subject. */
static void raise_beside(struct repair *repair, uint32_t verb)
{
    const uint32_t first = repair->sentence->root;
    uint32_t subject = LANG_NONE;
    for (uint32_t i = repair->first; i < first; i++) {
        subject = repair->tokens[i].head == first && repair->tokens[i].relation == LANG_ARC_NSUBJ ? i : subject;
    }
    if (subject == LANG_NONE) {
        return;
    }
    for (uint32_t i = repair->first; i < repair->end; i++) {
        struct lang_token *it = &repair->tokens[i];
        if (it->head == first && i != verb && (i > verb || i < first)) {
            it->head = verb;
        }
    }
    repair->tokens[first].head = subject;
    repair->tokens[first].relation = LANG_ARC_ACL;
    repair->tokens[first].xpos = LANG_XPOS_VBN;
    repair->tokens[verb].head = LANG_NONE;
    repair->tokens[verb].relation = LANG_ARC_ROOT;
    repair->sentence->root = verb;
}

/* "The academy honored Minister Sato": a past tense, taken for an adjective, between the root and what hangs on it. */
static uint32_t past_below_root(const struct repair *repair, uint32_t *object)
{
    const uint32_t root = repair->sentence->root;
    uint32_t found = LANG_NONE;
    for (uint32_t i = repair->first; repair_is_noun(repair, root) && i < repair->end; i++) {
        const struct lang_token *it = &repair->tokens[i];
        if (it->xpos == LANG_XPOS_VBD && it->relation == LANG_ARC_AMOD && i == root + 1 && it->head > i && it->head != LANG_NONE) {
            found = i;
        } else if (repair_is_finite(it)) {
            return LANG_NONE;
        }
    }
    *object = found;
    for (uint32_t steps = 0; found != LANG_NONE && *object != LANG_NONE && repair->tokens[*object].head != root && steps < 8; steps++) {
        *object = repair->tokens[*object].head;
    }
    const bool whole = found != LANG_NONE && *object != LANG_NONE && *object > found && repair->tokens[*object].head == root && repair_is_noun(repair, *object);
    return whole ? found : LANG_NONE;
}

static void raise_past(struct repair *repair, uint32_t verb, uint32_t object)
{
    const uint32_t subject = repair->sentence->root;
    for (uint32_t i = verb + 1; i < repair->end; i++) {
        repair->tokens[i].head = repair->tokens[i].head == subject ? verb : repair->tokens[i].head;
    }
    repair->tokens[object].relation = LANG_ARC_OBJ;
    repair->tokens[subject].head = verb;
    repair->tokens[subject].relation = LANG_ARC_NSUBJ;
    repair->tokens[verb].head = LANG_NONE;
    repair->tokens[verb].relation = LANG_ARC_ROOT;
    repair->sentence->root = verb;
}

static bool is_small(const struct repair *repair, uint32_t token)
{
    const char first = repair->text->text.data[repair->tokens[token].at.start];
    return first >= 'a' && first <= 'z';
}

/* "North Aland test-fired a missile": what hangs below the first half of the verb is the verb's subject. */
static void mend_joined_verb(struct repair *repair, uint32_t verb)
{
    struct lang_token *it = &repair->tokens[verb];
    const bool clause = it->relation == LANG_ARC_ROOT || it->relation == LANG_ARC_CCOMP || it->relation == LANG_ARC_PARATAXIS;
    if (verb < repair->first + 3 || !clause || it->upos != LANG_VERB || (it->xpos != LANG_XPOS_VBD && it->xpos != LANG_XPOS_VBN)) {
        return;
    }
    const uint32_t part = verb - 2;
    const bool joined = repair->tokens[verb - 1].xpos == LANG_XPOS_HYPH && !repair->tokens[verb - 1].space_after && !repair->tokens[part].space_after;
    if (!joined || repair->tokens[part].head != verb || !is_small(repair, part) || !repair_is_noun(repair, part - 1) || repair->tokens[part - 1].head != part ||
        repair_has_below(repair, verb, LANG_ARC_NSUBJ) || repair_has_below(repair, verb, LANG_ARC_AUX_PASS)) {
        return;
    }
    for (uint32_t i = repair->first; i + 1 < part; i++) {
        repair->tokens[i].head = repair->tokens[i].head == part ? part - 1 : repair->tokens[i].head;
    }
    repair->tokens[part - 1].head = verb;
    repair->tokens[part - 1].relation = LANG_ARC_NSUBJ;
    repair->tokens[part].relation = LANG_ARC_COMPOUND;
    it->xpos = LANG_XPOS_VBD;
}

/* "fast-track": the text from the first half to the second is a verb, whatever the tagger made of the halves. */
static bool is_joined_verb(const struct repair *repair, uint32_t part)
{
    const struct lexicon_table *verbs = lexicon_table_named("joined_verbs");
    if (verbs == NULL || part + 3 > repair->end || repair->tokens[part + 1].xpos != LANG_XPOS_HYPH) {
        return false;
    }
    const struct lang_token *first = &repair->tokens[part], *last = &repair->tokens[part + 2];
    const struct base_str word = {repair->text->text.data + first->at.start, last->at.end - first->at.start};
    return lexicon_find(verbs, word) != LEXICON_NONE;
}

/* "agreed to fast-track projects": the phrase behind "to" is the object of the verb, and the verb is what was agreed to. */
static void mend_joined_infinitive(struct repair *repair, uint32_t part)
{
    const bool behind_to = part > repair->first && lang_is(repair->text, part - 1, "to") && is_joined_verb(repair, part);
    const uint32_t to = part - 1, verb = part + 2, object = behind_to ? repair->tokens[to].head : LANG_NONE;
    if (object == LANG_NONE || object <= verb || repair->tokens[to].relation != LANG_ARC_CASE || !repair_is_noun(repair, object)) {
        return;
    }
    struct lang_token *it = &repair->tokens[verb];
    it->head = repair->tokens[object].head;
    it->relation = it->head == LANG_NONE ? LANG_ARC_ROOT : repair_is_noun(repair, it->head) ? LANG_ARC_ACL : LANG_ARC_XCOMP;
    it->upos = LANG_VERB;
    it->xpos = LANG_XPOS_VB;
    if (it->head == LANG_NONE) {
        repair->sentence->root = verb;
    }
    repair->tokens[object].head = verb;
    repair->tokens[object].relation = LANG_ARC_OBJ;
    repair->tokens[to].head = verb;
    repair->tokens[to].relation = LANG_ARC_MARK;
    repair->tokens[part].head = verb;
    repair->tokens[part].relation = LANG_ARC_COMPOUND;
    repair->tokens[part + 1].head = part;
}

/* "reviewed memoranda to be signed in May": the noun right before a passive infinitive is what is to be done. */
static void mend_passive_infinitive(struct repair *repair, uint32_t verb)
{
    struct lang_token *it = &repair->tokens[verb];
    if (it->relation != LANG_ARC_ADVCL || it->xpos != LANG_XPOS_VBN || verb < repair->first + 3 || !lang_is(repair->text, verb - 1, "be") ||
        !lang_is(repair->text, verb - 2, "to")) {
        return;
    }
    uint32_t noun = verb - 3;
    const bool named = repair_is_noun(repair, noun) && repair->tokens[noun].upos != LANG_PRON;
    while (named && repair->tokens[noun].relation == LANG_ARC_CONJ && repair_is_noun(repair, repair->tokens[noun].head)) {
        noun = repair->tokens[noun].head;
    }
    if (named && it->head < noun && !has_word_below(repair, noun, "for")) {
        it->head = noun;
        it->relation = LANG_ARC_ACL;
    }
}

/* "said there was a gap and asked for help": what there is does nothing, so the second verb is the speaker's. */
static void mend_deed_behind_existential(struct repair *repair, uint32_t verb)
{
    struct lang_token *it = &repair->tokens[verb];
    if (it->relation != LANG_ARC_CONJ || it->upos != LANG_VERB || it->head == LANG_NONE || !repair_is_finite(it) || repair_has_below(repair, verb, LANG_ARC_NSUBJ)) {
        return;
    }
    const struct lang_token *existential = &repair->tokens[it->head];
    const bool told = existential->relation == LANG_ARC_CCOMP && repair_has_below(repair, it->head, LANG_ARC_EXPL);
    if (told && repair->tokens[existential->head].upos == LANG_VERB && existential->head < it->head) {
        it->head = existential->head;
    }
}

/* "The toll from the floods in Aland rose to 12": a finite verb, taken for the noun of a phrase, below a root that is a noun. */
static uint32_t verb_in_phrase(const struct repair *repair)
{
    const uint32_t root = repair->sentence->root;
    if (!repair_is_noun(repair, root) || repair_has_below(repair, root, LANG_ARC_COP) || repair_has_below(repair, root, LANG_ARC_NSUBJ)) {
        return LANG_NONE;
    }
    for (uint32_t i = root + 2; i < repair->end; i++) {
        const struct lang_token *it = &repair->tokens[i];
        const bool phrase = it->relation == LANG_ARC_NMOD || it->relation == LANG_ARC_OBL;
        if (it->upos == LANG_VERB && repair_is_finite(it) && phrase && repair_has_below(repair, i, LANG_ARC_CASE) && repair_is_noun(repair, i - 1) && repair->tokens[i - 1].head == i) {
            return i;
        }
    }
    return LANG_NONE;
}

/* The noun before the verb is the phrase's, the root its subject, and what stands behind it its own. */
static void raise_from_phrase(struct repair *repair, uint32_t verb)
{
    const uint32_t noun = verb - 1, subject = repair->sentence->root;
    repair->tokens[noun].head = repair->tokens[verb].head;
    repair->tokens[noun].relation = repair->tokens[verb].relation;
    for (uint32_t i = repair->first; i < repair->end; i++) {
        struct lang_token *it = &repair->tokens[i];
        if (i < noun && it->head == verb) {
            it->head = noun;
        } else if (i > verb && it->head != LANG_NONE && it->head < verb) {
            it->head = verb;
        }
        if (i > verb && it->head == verb && it->relation == LANG_ARC_NMOD) {
            it->relation = LANG_ARC_OBL;
        }
    }
    repair->tokens[subject].head = verb;
    repair->tokens[subject].relation = LANG_ARC_NSUBJ;
    repair->tokens[verb].head = LANG_NONE;
    repair->tokens[verb].relation = LANG_ARC_ROOT;
    repair->sentence->root = verb;
}

void lang_repair_clauses(struct lang_text *text, uint32_t sentence)
{
    struct repair repair = repair_view(text, sentence);
    for (uint32_t i = repair.first; i < repair.end; i++) {
        mend_content_clause(&repair, i);
        mend_subject_before_mark(&repair, i);
        mend_subject_in_phrase(&repair, i);
        mend_joined_verb(&repair, i);
        mend_joined_infinitive(&repair, i);
        mend_present(&repair, i);
        mend_perfect(&repair, i);
        mend_auxiliary(&repair, i);
        mend_infinitive(&repair, i);
        mend_passive_infinitive(&repair, i);
        mend_deed_behind_existential(&repair, i);
    }
    const uint32_t inside = verb_in_phrase(&repair);
    if (inside != LANG_NONE) {
        raise_from_phrase(&repair, inside);
    }
    const uint32_t beside = past_beside_root(&repair);
    if (beside != LANG_NONE) {
        raise_beside(&repair, beside);
    }
    uint32_t object = LANG_NONE;
    const uint32_t past = past_below_root(&repair, &object);
    if (past != LANG_NONE) {
        raise_past(&repair, past, object);
    }
}
