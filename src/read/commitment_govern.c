/*
 * The way from an act up to the word that makes an undertaking of it.
 *
 * Between the two may stand joined verbs, "continue to", nouns of need and way, and a verb that only carries a noun
 * ("expressed their resolve to build"). A clause of purpose is no content: "pledged money to help" pledges money.
 */
#include "read/commitment_govern.h"

#include "lexicon/table.h"
#include "read/document.h"
#include "read/phrase.h"
#include "read/sense.h"

enum { CLIMB_LIMIT = 10 };

static const struct read_predication *act_at(const struct read_view *view, uint32_t token)
{
    uint32_t index = token == LANG_NONE ? READ_NONE : view->predication_of[token];
    return index == READ_NONE ? NULL : &view->predications.items[index];
}

/* ------------------------------------------------------------------ strength of one word */

static const char *pos_of(uint8_t upos)
{
    return upos == LANG_VERB || upos == LANG_AUX ? "verb" : upos == LANG_ADJ ? "adj" : "noun";
}

/* A cell of strength_words.tsv for the word in its part of speech: columns 3 strength, 4 restates, 5 status. */
static struct base_str word_cell(const struct read_view *view, uint32_t token, uint32_t column)
{
    const struct lexicon_table *words = lexicon_table_named("strength_words");
    const struct read_predication *act = act_at(view, token);
    struct base_str lemma = act != NULL ? act->lemma : base_str_lower(view->scratch, read_token(view, token)->lemma);
    for (uint32_t row = words == NULL ? LEXICON_NONE : lexicon_find(words, lemma); row != LEXICON_NONE; row = lexicon_next(words, row)) {
        if (base_str_is(lexicon_cell(words, row, 1), pos_of(read_token(view, token)->upos))) {
            return lexicon_cell(words, row, column);
        }
    }
    return (struct base_str){0};
}

/* "is set to", "are committed to": the form of "be" decides. */
static struct base_str phrase_strength(const struct read_view *view, uint32_t token)
{
    bool with_be = lang_child(view->text, token, LANG_ARC_COP) != LANG_NONE || lang_child(view->text, token, LANG_ARC_AUX_PASS) != LANG_NONE;
    with_be = with_be || (read_token(view, token)->xpos == LANG_XPOS_VBG && lang_child(view->text, token, LANG_ARC_AUX) != LANG_NONE); /* "is going to" */
    if (!with_be) {
        return (struct base_str){0};
    }
    struct base_str word = base_str_lower(view->scratch, lang_form(view->text, token));
    struct base_str key = base_str_join(view->scratch, BASE_STR("be "), "", base_str_join(view->scratch, word, " ", BASE_STR("to")));
    return read_word(view->senses, "modals", key, "strength");
}

static bool governs(struct base_str strength)
{
    return strength.length == 2 && strength.data[0] == 'S' && strength.data[1] < '7';
}

struct base_str read_strength_at(const struct read_view *view, uint32_t token)
{
    const struct read_predication *act = act_at(view, token);
    struct base_str strength = act == NULL ? (struct base_str){0} : read_sense_at(view->senses, act->sense).strength;
    struct base_str listed = word_cell(view, token, 3);
    if (base_str_in(listed, "S0 S1 S6")) {
        return listed; /* an offer is no plan, even where its sense is a promise; approved is more than agreed */
    }
    if (!governs(strength)) {
        strength = phrase_strength(view, token);
    }
    if (!governs(strength)) {
        strength = listed;
    }
    if (!governs(strength) && read_document_at(view, token) != NULL) {
        return BASE_STR("S3"); /* "an accord to curb" */
    }
    return governs(strength) ? strength : (struct base_str){0};
}

/* "continue to build", "is to begin building", "reiterated": they add to what stands above them. */
static bool lets_through(const struct read_view *view, uint32_t token)
{
    const struct read_predication *act = act_at(view, token);
    bool aspect = act != NULL && !act->nominal && base_str_in(act->lemma, "continue keep start begin resume proceed help work seek try strive be");
    bool going = act != NULL && base_str_is(act->lemma, "go") && read_token(view, token)->xpos == LANG_XPOS_VBG; /* "is going to double" */
    return ((aspect || going) && act->themes.count == 0) || word_cell(view, token, 4).length > 0;
}

/* ------------------------------------------------------------------ one step up */

static bool is_prepositional_gerund(const struct read_view *view, uint32_t token)
{
    return read_token(view, token)->xpos == LANG_XPOS_VBG &&
           base_str_in(read_preposition(view, token), "on upon to of about at towards toward for in with around");
}

static bool is_infinitive(const struct read_view *view, uint32_t token)
{
    return read_token(view, token)->xpos == LANG_XPOS_VB && read_has_child(view, token, LANG_ARC_MARK, "to");
}

/* "pledged to oppose X, promote Y and set up Z": a bare verb of the list, wherever it was hung below the governing verb. */
static bool is_listed_infinitive(const struct read_view *view, uint32_t token)
{
    const struct lang_token *word = read_token(view, token);
    bool bare = word->upos == LANG_VERB && (word->xpos == LANG_XPOS_VB || base_str_equal_fold(lang_form(view->text, token), word->lemma));
    bool hung = word->relation == LANG_ARC_CONJ || word->relation == LANG_ARC_ADVCL || word->relation == LANG_ARC_PARATAXIS || word->relation == LANG_ARC_CCOMP;
    if (!bare || !hung || word->head == LANG_NONE || lang_child(view->text, token, LANG_ARC_NSUBJ) != LANG_NONE ||
        lang_child(view->text, token, LANG_ARC_AUX) != LANG_NONE || lang_child(view->text, token, LANG_ARC_MARK) != LANG_NONE) {
        return false;
    }
    uint32_t first = lang_child(view->text, word->head, LANG_ARC_XCOMP);
    return first != LANG_NONE && first < token && read_token(view, word->head)->upos == LANG_VERB && read_strength_at(view, word->head).length > 0;
}

static bool hangs_as_content(const struct read_view *view, uint32_t token)
{
    const struct lang_token *word = read_token(view, token);
    bool noun = word->upos == LANG_NOUN || word->upos == LANG_PROPN;
    if (is_listed_infinitive(view, token)) {
        return true;
    }
    switch (word->relation) {
    case LANG_ARC_XCOMP:
        return word->xpos != LANG_XPOS_VBD && word->xpos != LANG_XPOS_VBN;
    case LANG_ARC_CCOMP:
    case LANG_ARC_OBJ:
    case LANG_ARC_NSUBJ_PASS:
        return true;
    case LANG_ARC_ACL:
    case LANG_ARC_ADVCL:
        return is_infinitive(view, token) || is_prepositional_gerund(view, token) || read_has_child(view, token, LANG_ARC_MARK, "that");
    case LANG_ARC_OBL:
    case LANG_ARC_NMOD:
        return base_str_in(read_preposition(view, token), "on upon to of for about over") && (noun || word->xpos == LANG_XPOS_VBG);
    default:
        return false;
    }
}

/* The noun of strength among the objects of a verb: "expressed their resolve", "consensus was reached". */
static uint32_t strong_theme(const struct read_view *view, const struct read_predication *verb)
{
    bool grows = !verb->light && read_word(view->senses, "growth_verbs", verb->lemma, "how").length > 0; /* "raised their target to deepen ties" */
    for (uint32_t i = 0; i < verb->themes.count && !grows; i++) {
        uint32_t theme = verb->themes.items[i];
        if (read_token(view, theme)->upos != LANG_VERB && read_strength_at(view, theme).length > 0) {
            return theme;
        }
    }
    return LANG_NONE;
}

static bool moves_others(const struct read_view *view, const struct read_predication *verb)
{
    return verb != NULL && !verb->nominal && read_word(view->senses, "control_verbs", verb->lemma, "controller").length > 0;
}

/* "vowed Friday to shield": the day was taken for an object. */
static bool has_real_theme(const struct read_view *view, const struct read_predication *verb)
{
    for (uint32_t i = 0; i < verb->themes.count; i++) {
        uint32_t mention = know_mention_at(view->know, verb->themes.items[i]);
        if (mention == KNOW_NONE || view->know->mentions.items[mention].kind != KNOW_DATE) {
            return true;
        }
    }
    return false;
}

/* A clause behind a verb that has its object already says what for, unless the object is the one who shall act. */
static bool is_purpose(const struct read_view *view, uint32_t token, const struct read_predication *above)
{
    bool clause = read_token(view, token)->relation == LANG_ARC_ADVCL && is_infinitive(view, token);
    return clause && above != NULL && !above->nominal && has_real_theme(view, above) && !above->passive && !moves_others(view, above);
}

/* "agreed in principle to sell", "decided at the talks to open": the phrase only stands between. */
static uint32_t verb_behind_phrase(const struct read_view *view, uint32_t noun)
{
    uint32_t token = noun;
    for (uint32_t steps = 0; steps < 3 && token != LANG_NONE; steps++) {
        uint8_t relation = read_token(view, token)->relation;
        uint32_t up = read_token(view, token)->head;
        const struct read_predication *above = act_at(view, up);
        if (relation != LANG_ARC_OBL && relation != LANG_ARC_NMOD) {
            return LANG_NONE;
        }
        if (relation == LANG_ARC_OBL && above != NULL && !above->nominal) {
            return above->themes.count == 0 || above->passive ? up : LANG_NONE;
        }
        token = up;
    }
    return LANG_NONE;
}

/* The word that the content at `token` belongs to; LANG_NONE at the end of the way. */
static uint32_t step_up(const struct read_view *view, uint32_t token)
{
    uint32_t up = read_token(view, token)->head;
    const struct read_predication *above = act_at(view, up);
    if (up == LANG_NONE || !hangs_as_content(view, token)) {
        return LANG_NONE;
    }
    bool beside = read_token(view, token)->upos == LANG_VERB || (read_token(view, token)->relation == LANG_ARC_OBL && above != NULL && above->light);
    if (beside && above != NULL && !above->nominal && read_token(view, token)->relation != LANG_ARC_OBJ) {
        uint32_t noun = strong_theme(view, above);
        if (noun != LANG_NONE && noun != token) {
            return noun;
        }
    }
    if (is_purpose(view, token, above)) {
        return LANG_NONE;
    }
    if (is_infinitive(view, token) && read_strength_at(view, up).length == 0) {
        uint32_t behind = verb_behind_phrase(view, up);
        up = behind != LANG_NONE ? behind : up;
    }
    uint32_t verb = read_token(view, up)->head; /* "invited firms to invest": the clause hung below the firms */
    if (read_token(view, token)->relation == LANG_ARC_ACL && read_token(view, up)->relation == LANG_ARC_OBJ && moves_others(view, act_at(view, verb)) &&
        read_strength_at(view, up).length == 0) {
        return verb;
    }
    return up;
}

/* "agreed to task ministries with drawing up X, to open Y": the infinitive belongs with the one above, not with the gerund. */
static uint32_t infinitive_above(const struct read_view *view, uint32_t gerund)
{
    uint32_t token = gerund;
    for (uint32_t steps = 0; steps < 3 && token != LANG_NONE && !is_infinitive(view, token); steps++) {
        token = read_token(view, token)->head;
    }
    return token != LANG_NONE && is_infinitive(view, token) ? token : gerund;
}

/* "to open a line, to facilitate visas, and to ...": a further infinitive behind a comma, taken for a purpose of the one before. */
static bool is_further_infinitive(const struct read_view *view, uint32_t token)
{
    const struct lang_token *word = read_token(view, token);
    uint32_t mark = lang_child(view->text, token, LANG_ARC_MARK);
    if (word->relation != LANG_ARC_ADVCL || word->head == LANG_NONE || word->head > token || mark == LANG_NONE || mark == 0) {
        return false;
    }
    uint8_t above = read_token(view, word->head)->relation;
    return lang_is(view->text, mark - 1, ",") && is_infinitive(view, token) && is_infinitive(view, word->head) &&
           (above == LANG_ARC_XCOMP || above == LANG_ARC_ACL);
}

/* The first of a row of joined words: "to open a bank and to close a camp". */
static uint32_t first_of_row(const struct read_view *view, uint32_t token)
{
    if (is_further_infinitive(view, token)) {
        return read_token(view, token)->head;
    }
    const struct lang_token *word = read_token(view, token);
    bool own_subject = lang_child(view->text, token, LANG_ARC_NSUBJ) != LANG_NONE;
    while (word->relation == LANG_ARC_CONJ && word->head != LANG_NONE && !own_subject) {
        const struct lang_token *first = read_token(view, word->head);
        bool finite = word->xpos == LANG_XPOS_VBD || word->xpos == LANG_XPOS_VBZ || word->xpos == LANG_XPOS_VBP;
        bool verbs = word->upos == LANG_VERB && first->upos == LANG_VERB;
        bool other_aux = verbs && lang_child(view->text, token, LANG_ARC_AUX) != LANG_NONE && lang_child(view->text, word->head, LANG_ARC_AUX) == LANG_NONE;
        if ((verbs && (finite || other_aux)) || (!verbs && word->upos != first->upos)) {
            break;
        }
        if (is_infinitive(view, token) && first->xpos == LANG_XPOS_VBG) {
            return infinitive_above(view, word->head);
        }
        token = word->head;
        word = first;
        own_subject = false;
    }
    return is_further_infinitive(view, token) ? read_token(view, token)->head : token;
}

/* ------------------------------------------------------------------ the whole way */

static bool has_doer(const struct read_predication *act)
{
    return act != NULL && (act->agents.count > 0 || (act->passive && act->themes.count > 0));
}

/* The verb above a noun: what is done with the need, the plan, the resolve. */
static void find_carrier(const struct read_view *view, struct read_governor *governor)
{
    uint32_t token = governor->token;
    if (read_token(view, token)->upos == LANG_VERB) {
        return;
    }
    for (uint32_t steps = 0; steps < CLIMB_LIMIT; steps++) {
        token = first_of_row(view, token);
        uint8_t relation = read_token(view, token)->relation;
        uint32_t up = read_token(view, token)->head;
        bool argument = relation == LANG_ARC_OBJ || relation == LANG_ARC_NSUBJ_PASS || relation == LANG_ARC_NMOD || relation == LANG_ARC_OBL ||
                        relation == LANG_ARC_NSUBJ || relation == LANG_ARC_XCOMP;
        if (up == LANG_NONE || !argument) {
            return;
        }
        const struct read_predication *above = act_at(view, up);
        if (above != NULL && !above->nominal) {
            governor->carrier = above;
            return;
        }
        token = up;
    }
}

/* "in a push to deepen", "the best way to ensure": a noun that nobody takes up is no undertaking. */
static bool is_aside(const struct read_view *view, const struct read_governor *governor)
{
    bool noun = read_token(view, governor->token)->upos == LANG_NOUN || read_token(view, governor->token)->upos == LANG_PROPN;
    bool unheld = base_str_is(governor->strength, "S0") && governor->carrier == NULL;
    return noun && (unheld || base_str_in(read_preposition(view, governor->token), "in amid despite after as during under without"));
}

/* "the talks covered the possibility of opening" */
static bool is_topic_verb(const struct read_view *view, const struct read_predication *verb)
{
    return verb != NULL && read_word(view->senses, "topic_verbs", verb->lemma, "topic").length > 0;
}

static void look_further_up(const struct read_view *view, struct read_governor *governor)
{
    find_carrier(view, governor);
    struct base_str carried = governor->carrier == NULL ? (struct base_str){0} : read_strength_at(view, governor->carrier->token);
    bool noun = governor->word == NULL || governor->word->nominal;
    bool wish = governor->word != NULL && base_str_is(governor->word->lemma, "like"); /* "would like to": a wish, no talk */
    governor->topic = base_str_is(governor->strength, "S0") && !noun && !wish;
    if (base_str_is(carried, "S0") || (base_str_is(governor->strength, "S0") && is_topic_verb(view, governor->carrier))) {
        governor->topic = true;
    }
    const struct read_predication *carrier = governor->carrier;
    bool light = governor->word != NULL && governor->word->light; /* "consensus was reached" */
    bool raises = !light && base_str_in(carried, "S4 S5 S6") && base_str_compare(governor->strength, carried) < 0;
    bool signed_now = carrier != NULL && base_str_in(carrier->lemma, "sign ink initial conclude exchange") && read_document_at(view, governor->token) != NULL;
    if (noun && (raises || signed_now)) {
        governor->strength = signed_now ? BASE_STR("S5") : carried;
    }
    governor->by_whose = has_doer(governor->word) ? governor->word : has_doer(carrier) ? carrier : governor->word;
}

/* "stressed that visas should be waived": who says so urges it. */
static bool is_called_for(const struct read_view *view, const struct read_predication *act, uint32_t clause, uint32_t up)
{
    const struct read_predication *above = act_at(view, up);
    bool presses = above != NULL && base_str_in(above->lemma, "stress emphasise emphasize underline underscore highlight reiterate reaffirm");
    return presses && above->agents.count > 0 && read_token(view, clause)->relation == LANG_ARC_CCOMP && act->stance.urged;
}

/* ------------------------------------------------------------------ lists under a common lead */

static bool is_bullet(const struct read_view *view, uint32_t sentence)
{
    return view->article->blocks[view->text->sentences.items[sentence].block].kind == TEXT_BULLET;
}

/* A bullet that begins with its verb: "- open a trade office". */
static bool heads_bullet(const struct read_view *view, const struct read_predication *act)
{
    uint32_t token = first_of_row(view, act->token);
    const struct lang_token *word = read_token(view, token);
    bool bare = word->upos == LANG_VERB && (word->xpos == LANG_XPOS_VB || word->xpos == LANG_XPOS_VBP);
    return !act->nominal && bare && word->relation == LANG_ARC_ROOT && lang_child(view->text, token, LANG_ARC_NSUBJ) == LANG_NONE &&
           is_bullet(view, word->sentence);
}

/* The lead above the bullets ends in "to" or a colon: "Both sides agreed to:". */
static bool is_lead(const struct read_view *view, const struct lang_sentence *sentence)
{
    return sentence->end > sentence->first && (lang_is(view->text, sentence->end - 1, "to") || lang_is(view->text, sentence->end - 1, ":"));
}

static bool find_lead(const struct read_view *view, const struct read_predication *act, struct read_governor *governor)
{
    uint32_t sentence = read_token(view, act->token)->sentence;
    while (sentence > 0 && is_bullet(view, sentence)) {
        sentence--;
    }
    const struct lang_sentence *lead = &view->text->sentences.items[sentence];
    for (uint32_t token = is_lead(view, lead) ? lead->end : lead->first; token > lead->first; token--) {
        const struct read_predication *above = act_at(view, token - 1);
        struct base_str strength = above == NULL || above->nominal ? (struct base_str){0} : read_strength_at(view, token - 1);
        if (base_str_in(strength, "S1 S2 S3 S4 S5")) {
            *governor = (struct read_governor){.token = token - 1, .word = above, .by_whose = above, .strength = strength, .passed = LANG_NONE};
            return true;
        }
    }
    return false;
}

bool read_find_governor(const struct read_view *view, const struct read_predication *act, struct read_governor *governor)
{
    uint32_t token = act->verb;
    *governor = (struct read_governor){.token = LANG_NONE, .passed = LANG_NONE};
    for (uint32_t steps = 0; steps < CLIMB_LIMIT; steps++) {
        uint32_t first = is_listed_infinitive(view, token) ? token : first_of_row(view, token);
        uint32_t up = step_up(view, first);
        if (up == LANG_NONE) {
            return steps == 0 && heads_bullet(view, act) && find_lead(view, act, governor);
        }
        governor->strength = read_strength_at(view, up);
        if (governor->strength.length == 0 && is_called_for(view, act, first, up)) {
            governor->strength = BASE_STR("S1");
        }
        if (governor->strength.length > 0) {
            governor->token = up;
            governor->word = act_at(view, up);
            look_further_up(view, governor);
            return !is_aside(view, governor);
        }
        if (!lets_through(view, up)) {
            return false;
        }
        governor->goes_on = governor->goes_on || read_word_is(view, up, BASE_STR("=continue|keep|proceed"));
        governor->passed = up;
        token = up;
    }
    return false;
}
