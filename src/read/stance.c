/*
 * Stance of a predication, from the words around and above it.
 *
 * The words are data: embedding.tsv says what a governing word does to the clause below it, so "agreed to
 * build" leaves building planned, "denied building" leaves it denied, "began building" leaves it a fact.
 */
#include "read/stance.h"

#include "read/phrase.h"
#include "lexicon/table.h"
#include "read/sense.h"

#include <math.h>

enum { CLIMB_LIMIT = 12 };

const char *read_stance_word(enum read_stance_kind kind)
{
    static const char *const WORDS[] = {"fact", "planned", "possible", "denied", "disputed"};
    return WORDS[kind];
}

static void weaken(struct read_stance *stance, enum read_stance_kind kind)
{
    if (kind == READ_DENIED || kind == READ_DISPUTED || stance->kind == READ_FACT || (stance->kind == READ_PLANNED && kind == READ_POSSIBLE)) {
        stance->kind = kind;
    }
}

/* ------------------------------------------------------------------ the verb's own auxiliaries */

static void apply_auxiliary(const struct read_view *view, uint32_t word, struct read_stance *stance)
{
    struct base_str lemma = base_str_lower(view->scratch, read_token(view, word)->lemma);
    struct base_str effect = read_word(view->senses, "auxiliaries", lemma, "effect");
    if (base_str_is(effect, "future")) {
        stance->future = true;
        weaken(stance, READ_PLANNED);
    } else if (base_str_is(effect, "possible")) {
        weaken(stance, READ_POSSIBLE);
    } else if (base_str_is(effect, "urged")) {
        stance->urged = true;
        weaken(stance, READ_POSSIBLE);
    } else if (base_str_is(lemma, "have")) {
        stance->perfect = true;
    } else if (base_str_is(lemma, "be") && read_token(view, word)->relation == LANG_ARC_AUX) {
        stance->progressive = true;
    }
}

static bool is_negation(const struct read_view *view, uint32_t word)
{
    return base_str_in(base_str_lower(view->scratch, lang_form(view->text, word)), "not n't n’t never no neither nor without");
}

/* "before it enters into force", "once both have ratified": with a present tense the time word speaks of what is to come. */
static bool is_time_to_come(const struct read_view *view, uint32_t mark, uint32_t verb)
{
    struct base_str word = base_str_lower(view->scratch, lang_form(view->text, mark));
    uint32_t finite = lang_child(view->text, verb, LANG_ARC_AUX);
    finite = finite == LANG_NONE ? lang_child(view->text, verb, LANG_ARC_AUX_PASS) : finite;
    uint8_t tag = read_token(view, finite == LANG_NONE ? verb : finite)->xpos;
    return (tag == LANG_XPOS_VBZ || tag == LANG_XPOS_VBP) && base_str_is(read_word(view->senses, "embedding", word, "effect"), "ahead");
}

/* "Without a ceasefire, talks make no sense": in the present tense that tells what would be. */
static bool is_if_not(const struct read_view *view, uint32_t child, uint32_t verb)
{
    uint8_t tag = read_token(view, verb)->xpos;
    return read_token(view, child)->relation == LANG_ARC_OBL && child < verb && (tag == LANG_XPOS_VBZ || tag == LANG_XPOS_VBP) &&
           base_str_is(read_preposition(view, child), "without");
}

static void look_at_children(const struct read_view *view, uint32_t token, struct read_stance *stance)
{
    for (uint32_t child = read_token(view, token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        bool before_infinitive = relation == LANG_ARC_COP && (read_token(view, token)->xpos == LANG_XPOS_VB || lang_is(view->text, child + 1, "to")); /* "is to supply" */
        if (relation == LANG_ARC_AUX || relation == LANG_ARC_AUX_PASS || before_infinitive) {
            bool is_to = child + 1 < token && lang_is(view->text, child + 1, "to") && base_str_is(read_token(view, child)->lemma, "be");
            if (is_to) { /* "is to be held" */
                stance->future = true;
                weaken(stance, READ_PLANNED);
                continue;
            }
            apply_auxiliary(view, child, stance);
        } else if ((relation == LANG_ARC_ADVMOD || relation == LANG_ARC_DET || relation == LANG_ARC_CASE || relation == LANG_ARC_MARK) &&
                   is_negation(view, child)) {
            stance->negated = true;
        } else if (relation == LANG_ARC_MARK && child > 0 && lang_is(view->text, child, "to") && lang_is(view->text, child - 1, "yet")) {
            stance->negated = true; /* "have yet to sign" */
        } else if (relation == LANG_ARC_MARK && is_time_to_come(view, child, token)) {
            stance->future = true;
            weaken(stance, READ_PLANNED);
        } else if (is_if_not(view, child, token)) {
            stance->conditional = true;
        } else if (relation == LANG_ARC_MARK || relation == LANG_ARC_ADVMOD) {
            struct base_str word = base_str_lower(view->scratch, lang_form(view->text, child));
            struct base_str effect = read_word(view->senses, "embedding", word, "effect");
            stance->conditional = stance->conditional || base_str_is(effect, "conditional");
            stance->restates = stance->restates || base_str_is(effect, "restates");
        } else if (relation == LANG_ARC_AMOD || relation == LANG_ARC_COMPOUND) {
            struct base_str word = read_lemma(view, child);
            bool always = read_word(view->senses, "embedding", word, "via").length == 0; /* a "discussion forum" is no talk about a forum */
            struct base_str effect = always ? read_word(view->senses, "embedding", word, "effect") : (struct base_str){0};
            if (base_str_is(effect, "planned")) {
                weaken(stance, READ_PLANNED); /* "the forthcoming visit" */
            } else if (base_str_is(effect, "possible") && !read_has_child(view, token, LANG_ARC_DET, "every all any")) {
                weaken(stance, READ_POSSIBLE); /* "a possible deal", but not "every possible step" */
            }
        }
    }
}

/* "no talks were held", "neither side signed" */
static void look_at_arguments(const struct read_view *view, const struct read_predication *act, struct read_stance *stance)
{
    for (uint32_t i = 0; i < act->themes.count; i++) {
        stance->negated = stance->negated || read_has_child(view, act->themes.items[i], LANG_ARC_DET, "no neither") ||
                          lang_is(view->text, act->themes.items[i], "nobody") || lang_is(view->text, act->themes.items[i], "nothing");
    }
    for (uint32_t i = 0; i < act->agents.count; i++) {
        stance->negated = stance->negated || read_has_child(view, act->agents.items[i], LANG_ARC_DET, "no neither") ||
                          lang_is(view->text, act->agents.items[i], "neither") || lang_is(view->text, act->agents.items[i], "nobody");
    }
}

/* ------------------------------------------------------------------ what stands above */

static bool is_clause(uint8_t relation)
{
    return relation == LANG_ARC_XCOMP || relation == LANG_ARC_CCOMP || relation == LANG_ARC_ACL || relation == LANG_ARC_ADVCL ||
           relation == LANG_ARC_CSUBJ;
}

/* What the word above does to an act that hangs from it by `relation`, with the act's preposition if it has one. */
static struct base_str effect_on(const struct read_view *view, struct base_str above, uint8_t relation, uint32_t below)
{
    const struct lexicon_table *table = lexicon_table_named("embedding");
    bool phrase = relation == LANG_ARC_OBL || relation == LANG_ARC_NMOD;
    struct base_str preposition = phrase || relation == LANG_ARC_ACL || relation == LANG_ARC_ADVCL ? read_preposition(view, below) : (struct base_str){0};
    if (phrase && !base_str_in(preposition, "on upon to for of about over towards toward against from in into") && !base_str_starts(preposition, "in favo")) {
        return (struct base_str){0}; /* "agreed during talks": the talks were held */
    }
    for (uint32_t row = table == NULL ? LEXICON_NONE : lexicon_find(table, above); row != LEXICON_NONE; row = lexicon_next(table, row)) {
        struct base_str via = lexicon_cell(table, row, 1);
        if (base_str_is(via, "acl") && relation != LANG_ARC_ACL) {
            continue; /* "reports that they met", but not "reported that" */
        }
        if (base_str_is(via, "infinitive") && (!is_clause(relation) || read_token(view, below)->xpos != LANG_XPOS_VB)) {
            continue; /* "told them to leave", but not "told them that" */
        }
        bool loose = base_str_in(preposition, "in into from");
        if ((via.length == 0 && !loose) || (base_str_is(via, "clause") && is_clause(relation)) || base_str_equal(via, preposition) ||
            base_str_is(via, "infinitive") || base_str_is(via, "acl")) {
            return lexicon_cell(table, row, 2);
        }
    }
    return (struct base_str){0};
}

/* Is the clause at `token` the content of the word above it, not a mere neighbour? */
static bool is_content(uint8_t relation)
{
    switch (relation) {
    case LANG_ARC_XCOMP:
    case LANG_ARC_CCOMP:
    case LANG_ARC_OBJ:
    case LANG_ARC_OBL:
    case LANG_ARC_NMOD:
    case LANG_ARC_ACL:
    case LANG_ARC_NSUBJ_PASS:
    case LANG_ARC_CSUBJ:
    case LANG_ARC_ADVCL:
    case LANG_ARC_NSUBJ:
        return true;
    default:
        return false;
    }
}

static void apply_effect(struct read_stance *stance, struct base_str effect, const struct read_stance *above)
{
    if (base_str_is(effect, "planned")) {
        weaken(stance, READ_PLANNED);
    } else if (base_str_is(effect, "possible")) {
        weaken(stance, READ_POSSIBLE);
    } else if (base_str_is(effect, "urged")) {
        stance->urged = true;
        weaken(stance, READ_POSSIBLE);
    } else if (base_str_is(effect, "denied")) {
        weaken(stance, above->negated ? READ_FACT : READ_DENIED);
    } else if (base_str_is(effect, "disputed")) {
        weaken(stance, READ_DISPUTED);
    } else if (base_str_is(effect, "negated")) {
        stance->negated = !stance->negated;
    } else if (base_str_is(effect, "restates")) {
        stance->restates = true;
    }
}

static bool speaks(const struct read_view *view, const struct read_predication *act)
{
    return read_word(view->senses, "speech_verbs", act->lemma, "speech").length > 0;
}

/* "came close to adopting": the adverb before the clause governs it. */
static struct base_str effect_of_adverb(const struct read_view *view, const struct read_predication *above, const struct read_predication *act)
{
    for (uint32_t child = read_token(view, above->token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        bool between = read_token(view, child)->relation == LANG_ARC_ADVMOD && child > above->token && child < act->token;
        struct base_str effect = between ? effect_on(view, base_str_lower(view->scratch, read_token(view, child)->lemma), LANG_ARC_ACL, act->verb)
                                         : (struct base_str){0};
        if (effect.length > 0) {
            return effect;
        }
    }
    return (struct base_str){0};
}

/* The clause below takes over what the act above it is not sure of: "said he would ask X to sign" leaves signing possible. */
static void take_from_above(const struct read_view *view, struct read_predication *act, const struct read_predication *above, uint8_t relation)
{
    bool done = relation == LANG_ARC_ACL && read_token(view, act->verb)->xpos == LANG_XPOS_VBN; /* "the agreement signed in May" */
    struct base_str effect = relation == LANG_ARC_NSUBJ || done ? (struct base_str){0} : effect_on(view, above->lemma, relation, act->verb);
    if (relation == LANG_ARC_XCOMP && base_str_is(above->lemma, "have") && read_token(view, above->verb)->xpos != LANG_XPOS_VBD &&
        read_token(view, act->verb)->xpos != LANG_XPOS_VBG) {
        effect = BASE_STR("urged"); /* "has to be ratified"; "had to be closed" tells what was done */
    }
    if (relation == LANG_ARC_XCOMP && base_str_is(above->lemma, "be")) {
        effect = BASE_STR("planned"); /* "is to be held" */
    }
    bool to_infinitive = relation == LANG_ARC_ADVCL && read_token(view, act->verb)->xpos == LANG_XPOS_VB;
    bool gerund = relation == LANG_ARC_ADVCL && read_token(view, act->verb)->xpos == LANG_XPOS_VBG &&
                  base_str_in(read_preposition(view, act->verb), "for on to of about at toward towards against from");
    if (relation != LANG_ARC_ADVCL || to_infinitive || gerund) {
        apply_effect(&act->stance, effect, &above->stance);
    }
    bool clause = relation == LANG_ARC_XCOMP || to_infinitive || gerund;
    for (uint32_t i = 0; clause && i < above->themes.count; i++) { /* "expressed the wish to sign", "exchanged views on holding talks" */
        uint32_t noun = above->themes.items[i];
        if (noun > above->token && noun < act->token && read_token(view, noun)->upos == LANG_NOUN) {
            effect = effect_on(view, base_str_lower(view->scratch, read_token(view, noun)->lemma), LANG_ARC_ACL, act->verb);
            apply_effect(&act->stance, effect, &above->stance);
        }
    }
    bool behind = relation == LANG_ARC_ADVCL && read_token(view, act->verb)->xpos == LANG_XPOS_VBG && base_str_in(read_preposition(view, act->verb), "after before upon once when");
    if (behind && above->stance.future) {
        weaken(&act->stance, above->stance.kind); /* "will sign it after concluding the other" */
    }
    if (gerund) {
        apply_effect(&act->stance, effect_of_adverb(view, above, act), &above->stance);
    }
    if (to_infinitive && effect.length == 0) {
        weaken(&act->stance, READ_PLANNED); /* a purpose: "met to sign" says what they came for */
    }
    bool told = relation == LANG_ARC_CCOMP || relation == LANG_ARC_ADVCL;
    if (told && speaks(view, above) && !above->nominal) {
        act->stance.speaker = above->agents.count > 0 ? above->agents.items[0] : READ_NONE;
        return;
    }
    if (above->stance.speaker != READ_NONE && act->stance.speaker == READ_NONE) {
        act->stance.speaker = above->stance.speaker;
    }
    bool happens = relation == LANG_ARC_NSUBJ && read_word(view->senses, "happen_verbs", above->lemma, "happens").length > 0;
    bool means = relation == LANG_ARC_ADVCL && read_token(view, act->verb)->xpos == LANG_XPOS_VBG && base_str_in(read_preposition(view, act->verb), "in by through via");
    bool carried = gerund || means || /* "will take steps in raising trade" */ relation == LANG_ARC_XCOMP || relation == LANG_ARC_OBJ || relation == LANG_ARC_CONJ || relation == LANG_ARC_ACL ||
                   relation == LANG_ARC_NSUBJ_PASS || happens;
    if (carried && above->stance.kind != READ_FACT) {
        weaken(&act->stance, above->stance.kind);
    }
    if (relation == LANG_ARC_NSUBJ && above->stance.conditional) {
        act->stance.conditional = true;
    }
    bool undone = base_str_is(effect, "negated"); /* "had not given up the aim": two noes are a yes */
    if (carried) {
        act->stance.negated = undone ? act->stance.negated && !above->stance.negated : act->stance.negated || above->stance.negated;
        act->stance.restates = act->stance.restates || above->stance.restates;
        act->stance.future = act->stance.future || above->stance.future;
        act->stance.conditional = act->stance.conditional || above->stance.conditional;
    }
}

/* "They will sign X and launch Y", "will sign X and hold talks": the second verb has no auxiliary of its own. */
static bool shares_auxiliary(const struct read_view *view, const struct read_predication *act)
{
    return lang_child(view->text, act->verb, LANG_ARC_AUX) == LANG_NONE && lang_child(view->text, act->verb, LANG_ARC_NSUBJ) == LANG_NONE &&
           read_token(view, act->verb)->xpos != LANG_XPOS_VBD;
}

static void climb(struct read_view *view, struct read_predication *act)
{
    uint32_t below = act->verb;
    for (uint32_t steps = 0; steps < CLIMB_LIMIT; steps++) {
        uint32_t up = read_token(view, below)->head;
        if (up == LANG_NONE) {
            return;
        }
        uint8_t relation = read_token(view, below)->relation;
        uint32_t above = view->predication_of[up];
        if (relation == LANG_ARC_ACL_RELCL && read_token(view, below)->xpos != LANG_XPOS_VB) {
            uint32_t outer = read_owner(view, up); /* "has not ratified the pact that both signed": the signature stands */
            act->stance.speaker = outer != READ_NONE && outer != view->predication_of[act->token] ? view->predications.items[outer].stance.speaker : act->stance.speaker;
            return;
        }
        if (above != READ_NONE && view->predications.items[above].token != act->token) {
            const struct read_predication *parent = &view->predications.items[above];
            if (is_content(relation)) {
                take_from_above(view, act, parent, relation);
                return;
            }
            if (relation == LANG_ARC_CONJ && below == act->verb && (!act->nominal || act->light) && !parent->nominal && shares_auxiliary(view, act)) {
                take_from_above(view, act, parent, LANG_ARC_CONJ);
                return;
            }
            if (relation == LANG_ARC_CONJ || relation == LANG_ARC_PARATAXIS || relation == LANG_ARC_ACL_RELCL) {
                act->stance.speaker = parent->stance.speaker;
            }
            return;
        }
        if (above == READ_NONE) { /* a noun or adjective that names no act: "the possibility of talks", "expected to sign" */
            struct base_str effect = effect_on(view, base_str_lower(view->scratch, read_token(view, up)->lemma), relation, below);
            apply_effect(&act->stance, effect, &act->stance);
        }
        below = up;
    }
}

/* "…," the minister said: the speech verb hangs below or beside what is said. */
static void look_for_tag(const struct read_view *view, struct read_predication *act)
{
    for (uint32_t child = read_token(view, act->token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint32_t said = view->predication_of[child];
        if (read_token(view, child)->relation == LANG_ARC_PARATAXIS && said != READ_NONE && speaks(view, &view->predications.items[said]) &&
            view->predications.items[said].agents.count > 0) {
            act->stance.speaker = view->predications.items[said].agents.items[0];
        }
    }
}

/* "met", "have signed a programme for next year", "was signed for 2031": what has been done is no plan, whatever day stands in it. */
static bool is_done(const struct read_view *view, const struct read_predication *act)
{
    for (uint32_t child = read_token(view, act->verb)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        if ((relation == LANG_ARC_AUX || relation == LANG_ARC_AUX_PASS) && read_token(view, child)->xpos == LANG_XPOS_VBD) {
            return true;
        }
    }
    bool plans = base_str_is(read_word(view->senses, "embedding", base_str_lower(view->scratch, read_token(view, act->verb)->lemma), "effect"), "planned");
    return (act->stance.perfect && !plans) || read_token(view, act->verb)->xpos == LANG_XPOS_VBD; /* but "has been scheduled for May" */
}

/* A date ahead of the article's day makes a plan of a present tense: "are meeting next week". */
static void look_at_dates(const struct read_view *view, struct read_predication *act)
{
    if (view->article->published_day == TEXT_NO_DAY || act->stance.kind != READ_FACT || is_done(view, act)) {
        return;
    }
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        uint32_t mention = know_mention_at(view->know, act->obliques.items[i].head);
        if (mention == KNOW_NONE || view->know->mentions.items[mention].kind != KNOW_DATE || act->obliques.items[i].depth > 1) {
            continue;
        }
        const struct know_date *date = &view->know->dates.items[view->know->mentions.items[mention].value];
        if (date->from != KNOW_NO_DAY && date->from > view->article->published_day && !date->is_deadline) {
            act->stance.future = true;
            weaken(&act->stance, READ_PLANNED);
        }
    }
}

/* "is meeting next week", "takes place tomorrow": a present tense with a day to come. */
static void look_at_speech_of_coming(const struct read_view *view, struct read_predication *act)
{
    uint8_t tag = read_token(view, act->verb)->xpos;
    bool present = act->stance.progressive || ((tag == LANG_XPOS_VBZ || tag == LANG_XPOS_VBP) && !act->stance.perfect);
    if (act->stance.kind != READ_FACT || !present) {
        return;
    }
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        struct base_str words = read_phrase_text(view, act->obliques.items[i].head);
        if (base_str_starts(words, "coming ") || base_str_starts(words, "next ") || base_str_is(words, "tomorrow")) {
            act->stance.future = true;
            weaken(&act->stance, READ_PLANNED);
        }
    }
}

/* "a meeting to be held in Tarsk", but not "the first meeting to be held in Tarsk", which tells what was. */
static bool is_passive_to_come(const struct read_view *view, const struct read_predication *act)
{
    const struct lang_token *verb = read_token(view, act->verb);
    bool finite = lang_child(view->text, act->verb, LANG_ARC_AUX) != LANG_NONE; /* "has yet to be ratified" */
    bool governed = finite || verb->relation == LANG_ARC_XCOMP || verb->relation == LANG_ARC_CONJ; /* "is known to be held" */
    if (governed || verb->xpos != LANG_XPOS_VBN || !read_has_child(view, act->verb, LANG_ARC_MARK, "to")) {
        return false;
    }
    return verb->head == LANG_NONE ||
           (!read_has_child(view, verb->head, LANG_ARC_AMOD, "first last only second third latest") && isnan(read_ordinal_of(view, verb->head)));
}

void read_find_stance(struct read_view *view, uint32_t index)
{
    struct read_predication *act = &view->predications.items[index];
    act->stance = (struct read_stance){.kind = READ_FACT, .speaker = READ_NONE};
    look_at_children(view, act->token, &act->stance);
    if (act->verb != act->token) {
        look_at_children(view, act->verb, &act->stance);
        apply_effect(&act->stance, effect_on(view, base_str_lower(view->scratch, read_token(view, act->verb)->lemma), LANG_ARC_OBJ, act->token),
                     &act->stance); /* "renewed a pledge" */
    }
    look_at_arguments(view, act, &act->stance);
    if (read_token(view, act->verb)->head == LANG_NONE && read_token(view, act->verb)->xpos == LANG_XPOS_VB && read_has_child(view, act->verb, LANG_ARC_MARK, "to")) {
        weaken(&act->stance, READ_PLANNED); /* "- to convene the first meeting", an item of what was decided */
    }
    if (is_passive_to_come(view, act)) {
        weaken(&act->stance, READ_PLANNED);
    }
    climb(view, act);
    look_for_tag(view, act);
    look_at_dates(view, act);
    look_at_speech_of_coming(view, act);
    if (act->stance.conditional) {
        weaken(&act->stance, READ_POSSIBLE);
    }
}
