/*
 * Phrases that the parser hung too far from where they stand:
 *
 *   - "with Aland denying it": who does it stands before the participle.
 *   - "The cabinet yesterday rejected the claim": the day belongs to the verb.
 *   - "sales were $42 billion and imports were $40 billion": the second clause has its own subject.
 *   - "imports grew 4 percent ($3 billion)": what stands in brackets alone is about the word before them.
 *   - "breached the ceilings agreed in the treaty": a past behind an object, without a subject, is the object's.
 *   - "The Chadian, Malian and Nigerien presidents": adjectives of a list belong to its noun.
 *   - "accused Aland of it, a charge that": what follows a comma is no object where there is one.
 */
#include "lang/repair.h"

#include "lang/repair_view.h"

/* "with Aland denying it": a participle behind a name that only "with" leads in has that name for its subject. */
static void mend_absolute(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    const uint32_t verb = it->head;
    const bool led = token > repair->first && lang_is(repair->text, token - 1, "with") && repair->tokens[token - 1].head == token;
    const bool lone = it->relation == LANG_ARC_OBL && verb != LANG_NONE && !repair_has_below(repair, verb, LANG_ARC_NSUBJ);
    if (!led || !lone || !repair_is_noun(repair, token) || verb < token || repair->tokens[verb].xpos != LANG_XPOS_VBG) {
        return;
    }
    for (uint32_t i = token + 1; i < verb; i++) {
        if (repair->tokens[i].upos == LANG_PUNCT) {
            return; /* "talks with Aland, adding that" */
        }
    }
    it->relation = LANG_ARC_NSUBJ;
}

/* "The cabinet yesterday rejected the claim": a day between subject and verb belongs to the verb. */
static void mend_day(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    const uint32_t noun = it->head;
    const bool day = lang_is(repair->text, token, "yesterday") || lang_is(repair->text, token, "today") || lang_is(repair->text, token, "tomorrow");
    if (!day || noun == LANG_NONE || noun >= token || repair->tokens[noun].relation != LANG_ARC_NSUBJ || repair->tokens[noun].head <= token ||
        repair->tokens[noun].head == LANG_NONE) {
        return;
    }
    it->head = repair->tokens[noun].head;
    it->relation = LANG_ARC_OBL_UNMARKED;
}

/* "... $42 billion and imports were $40 billion": the noun before the copula of a joined clause is its subject. */
static void mend_joined_clause(struct repair *repair, uint32_t token)
{
    const uint32_t said = repair->tokens[token].head;
    if (repair->tokens[token].relation != LANG_ARC_COP || said == LANG_NONE || said < token || token < repair->first + 2 ||
        repair->tokens[said].relation != LANG_ARC_CONJ || repair_has_below(repair, said, LANG_ARC_NSUBJ)) {
        return;
    }
    struct lang_token *subject = &repair->tokens[token - 1];
    if (!repair_is_noun(repair, token - 1) || subject->relation != LANG_ARC_CONJ || subject->head == LANG_NONE || subject->head >= token) {
        return;
    }
    subject->head = said;
    subject->relation = LANG_ARC_NSUBJ;
    for (uint32_t i = repair->first; i < token; i++) {
        if (repair->tokens[i].head == token - 1 && repair->tokens[i].relation == LANG_ARC_CC) {
            repair->tokens[i].head = said;
        }
    }
}

/* The end of a bracket that holds nothing but a number, from its first token. */
static uint32_t end_of_bracket(const struct repair *repair, uint32_t first)
{
    uint32_t i = first;
    while (i < repair->end && (repair->tokens[i].upos == LANG_NUM || repair->tokens[i].upos == LANG_SYM)) {
        i++;
    }
    return i > first && i < repair->end && lang_is(repair->text, i, ")") ? i : LANG_NONE;
}

/* "imports grew 4 percent ($3 billion)": hung on a verb further away, the number goes to the word before the bracket. */
static void mend_bracket(struct repair *repair, uint32_t token)
{
    const uint32_t end = lang_is(repair->text, token, "(") && token > repair->first ? end_of_bracket(repair, token + 1) : LANG_NONE;
    const uint32_t before = token == 0 ? LANG_NONE : token - 1;
    if (end == LANG_NONE || (!repair_is_noun(repair, before) && repair->tokens[before].upos != LANG_NUM && repair->tokens[before].upos != LANG_SYM)) {
        return;
    }
    for (uint32_t i = token + 1; i < end; i++) {
        const uint32_t head = repair->tokens[i].head;
        if (head != LANG_NONE && head < token && repair->tokens[head].upos == LANG_VERB) {
            repair->tokens[i].head = before;
            repair->tokens[i].relation = LANG_ARC_APPOS;
        }
    }
}

/* "breached the ceilings agreed in the treaty": no past tense completes another verb. */
static void mend_past_complement(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    if (it->relation != LANG_ARC_XCOMP || it->xpos != LANG_XPOS_VBD || token == repair->first || it->head == LANG_NONE) {
        return;
    }
    const struct lang_token *noun = &repair->tokens[token - 1];
    if (repair_is_noun(repair, token - 1) && noun->relation == LANG_ARC_OBJ && noun->head == it->head && !repair_has_below(repair, token, LANG_ARC_NSUBJ)) {
        it->head = token - 1;
        it->relation = LANG_ARC_ACL;
        it->xpos = LANG_XPOS_VBN;
    }
}

/* The noun behind a list of adjectives that begins at a token: "Chadian, Malian and Nigerien presidents". */
static uint32_t noun_of_list(const struct repair *repair, uint32_t token)
{
    uint32_t at = token, adjectives = 0;
    bool comma = false, joined = false;
    while (at + 1 < repair->end && repair->tokens[at].upos == LANG_ADJ) {
        adjectives++;
        at++;
        const bool here = lang_is(repair->text, at, ",");
        comma = comma || here;
        at += here ? 1 : 0;
        if (at < repair->end && repair->tokens[at].upos == LANG_CCONJ) {
            joined = true;
            at++;
        } else if (!here) {
            break;
        }
    }
    return comma && joined && adjectives > 2 && at < repair->end && repair->tokens[at].upos == LANG_NOUN ? at : LANG_NONE;
}

/* "The Chadian, Malian and Nigerien presidents": the parser made the first of the list its head. */
static void mend_adjectives(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    const uint32_t noun = it->upos == LANG_ADJ && it->relation != LANG_ARC_AMOD ? noun_of_list(repair, token) : LANG_NONE;
    if (noun == LANG_NONE || repair->tokens[noun].head != token || repair->tokens[noun].relation != LANG_ARC_CONJ) {
        return;
    }
    repair->tokens[noun].head = it->head;
    repair->tokens[noun].relation = it->relation;
    for (uint32_t i = repair->first; i < repair->end; i++) {
        if (repair->tokens[i].head == token && (i < token || i > noun)) {
            repair->tokens[i].head = noun;
        }
    }
    it->head = noun;
    it->relation = LANG_ARC_AMOD;
}

/* "accused Aland of arming rebels, a charge that it denies": a second object behind a comma stands beside the clause. */
static void mend_second_object(struct repair *repair, uint32_t token)
{
    struct lang_token *it = &repair->tokens[token];
    if (it->relation != LANG_ARC_OBJ || token < repair->first + 2 || it->head == LANG_NONE) {
        return;
    }
    const uint32_t before = repair->tokens[token - 1].head == token && repair->tokens[token - 1].relation == LANG_ARC_DET ? token - 2 : token - 1;
    for (uint32_t i = it->head + 1; i < before && lang_is(repair->text, before, ","); i++) {
        struct lang_token *receiver = &repair->tokens[i];
        if (receiver->relation == LANG_ARC_IOBJ && receiver->head == it->head) {
            receiver->relation = LANG_ARC_OBJ;
            it->relation = LANG_ARC_APPOS;
            it->head = i;
            return;
        }
    }
}

void lang_repair_phrases(struct lang_text *text, uint32_t sentence)
{
    struct repair repair = repair_view(text, sentence);
    for (uint32_t i = repair.first; i < repair.end; i++) {
        mend_absolute(&repair, i);
        mend_day(&repair, i);
        mend_joined_clause(&repair, i);
        mend_bracket(&repair, i);
        mend_past_complement(&repair, i);
        mend_adjectives(&repair, i);
        mend_second_object(&repair, i);
    }
}
