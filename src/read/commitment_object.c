/* The words of what is to be done, found among the arguments of the act. */
#include "read/commitment_object.h"

#include "read/commitment_govern.h"
#include "read/phrase.h"
#include "read/sense.h"

enum { PHRASE_MOST = 30, PHRASES_MOST = 4 };

/* "discussed ways [to boost trade]", "prospects [for widening ties]": the clause belongs to the noun, wherever it was hung. */
static uint32_t end_of_clause_behind(const struct read_view *view, const struct read_predication *act, uint32_t theme)
{
    uint32_t end = 0;
    for (uint32_t child = read_token(view, act->token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        bool hung = read_token(view, child)->relation == LANG_ARC_ADVCL || read_token(view, child)->relation == LANG_ARC_XCOMP;
        bool clause = hung && base_str_in(read_preposition(view, child), "to for of on");
        if (clause && child > theme && !act->nominal && read_strength_at(view, theme).length > 0) {
            end = read_phrase(view, child).end;
        }
    }
    return end;
}

/* ------------------------------------------------------------------ what stands behind the noun */

static bool tells_time(const struct read_view *view, struct base_span tokens)
{
    for (uint32_t token = tokens.start; token < tokens.end; token++) {
        uint32_t mention = know_mention_at(view->know, token);
        if (mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_DATE) {
            return true;
        }
    }
    return false;
}

/* "turn closeness [into strength]", "deepen cooperation [in mining] [to create jobs]": field, goal and place say what is to be done;
 * time, partner and cause do not. */
static bool tells_more(const struct read_view *view, uint32_t token)
{
    uint8_t relation = read_token(view, token)->relation;
    struct base_str preposition = read_preposition(view, token);
    struct base_span words = lang_subtree(view->text, token);
    bool phrase = (relation == LANG_ARC_OBL || relation == LANG_ARC_NMOD) && base_str_in(preposition, "in into of for to on through against along at near across");
    bool goal = relation == LANG_ARC_ADVCL && read_token(view, token)->xpos == LANG_XPOS_VB && base_str_is(preposition, "to");
    bool doing = relation == LANG_ARC_ADVCL && read_token(view, token)->xpos == LANG_XPOS_VBG && base_str_in(preposition, "in for into");
    return (phrase || goal || doing) && words.end - words.start <= PHRASE_MOST && !tells_time(view, words);
}

static uint32_t child_starting_at(const struct read_view *view, uint32_t parent, uint32_t start)
{
    for (uint32_t child = read_token(view, parent)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        if (child >= start && lang_subtree(view->text, child).start == start && tells_more(view, child)) {
            return child;
        }
    }
    return LANG_NONE;
}

/* The end of the object with the phrases that follow it without a gap. */
static uint32_t end_with_phrases(const struct read_view *view, const struct read_predication *act, uint32_t theme, uint32_t end)
{
    if (theme < act->token || read_token(view, theme)->upos == LANG_PRON) {
        return end;
    }
    uint32_t next = theme + 1;
    while (next < view->text->tokens.count && lang_bytes(view->text, (struct base_span){next, next + 1}).start < end) {
        next++;
    }
    for (uint32_t steps = 0; steps < PHRASES_MOST && next < view->text->tokens.count; steps++) {
        uint32_t child = child_starting_at(view, act->token, next);
        child = child != LANG_NONE ? child : child_starting_at(view, theme, next);
        if (child == LANG_NONE) {
            break;
        }
        end = read_phrase(view, child).end;
        next = lang_subtree(view->text, child).end;
    }
    return end;
}

/* "the package, promised by Aland": the clause that tells of the act is no part of its object. */
static uint32_t end_before_clause(const struct read_view *view, const struct read_predication *act, uint32_t theme, struct base_span phrase)
{
    if (act->nominal || read_token(view, act->token)->head != theme || act->token < theme) {
        return phrase.end;
    }
    uint32_t first = lang_subtree(view->text, act->token).start;
    while (first > theme + 1 && read_token(view, first - 1)->upos == LANG_PUNCT) {
        first--;
    }
    uint32_t end = lang_bytes(view->text, (struct base_span){theme, first}).end;
    return first > theme && end < phrase.end ? end : phrase.end;
}

/* "offered Aland 50 scholarships", "give Aland land": the receiver before the number is no part of the thing. Bytes. */
static uint32_t start_behind_receiver(const struct read_view *view, const struct read_predication *act, uint32_t theme, uint32_t start)
{
    uint32_t first = lang_subtree(view->text, theme).start;
    uint32_t mention = first < theme ? know_mention_at(view->know, first) : KNOW_NONE;
    if (mention == KNOW_NONE || view->know->mentions.items[mention].kind != KNOW_STATE || view->know->mentions.items[mention].possessive) {
        return start;
    }
    uint32_t next = view->know->mentions.items[mention].end;
    bool gives = read_word(view->senses, "receiver_verbs", act->lemma, "receiver").length > 0 && first == act->token + 1;
    bool begins = next <= theme && (gives || read_token(view, next)->upos == LANG_SYM || read_token(view, next)->upos == LANG_NUM || read_token(view, next)->upos == LANG_DET || read_token(view, next)->xpos == LANG_XPOS_PRPS);
    return begins ? lang_bytes(view->text, (struct base_span){next, next + 1}).start : start;
}

static struct base_str themes_text(const struct read_view *view, const struct read_predication *act)
{
    struct base_span words = {UINT32_MAX, 0};
    for (uint32_t i = 0; i < act->themes.count; i++) {
        struct base_span phrase = read_phrase(view, act->themes.items[i]);
        uint32_t mention = know_mention_at(view->know, act->themes.items[i]);
        bool day = mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_DATE;
        if (day || read_token(view, act->themes.items[i])->sentence != read_token(view, act->token)->sentence) {
            continue;
        }
        phrase.end = end_before_clause(view, act, act->themes.items[i], phrase);
        phrase.start = start_behind_receiver(view, act, act->themes.items[i], phrase.start);
        words.start = phrase.start < words.start ? phrase.start : words.start;
        words.end = phrase.end > words.end ? phrase.end : words.end;
        words.end = end_with_phrases(view, act, act->themes.items[i], words.end);
        uint32_t behind = end_of_clause_behind(view, act, act->themes.items[i]);
        words.end = behind > words.end ? behind : words.end;
    }
    return base_str_slice(view->text->text, words);
}

/* "pledged to the leaders": whom one promises something is not what one promises. */
static bool is_promised_to(const struct read_view *view, const struct read_predication *act, const struct read_oblique *phrase)
{
    uint32_t found[1];
    struct base_str lemma = read_lemma(view, phrase->head);
    bool somebody = know_referents(view->know, phrase->head, found, 1) > 0 || read_word(view->senses, "actor_nouns", lemma, "role").length > 0;
    return somebody && base_str_is(phrase->preposition, "to") && lang_lemma_in(view->text, act->token, "pledge promise vow offer propose suggest announce");
}

static bool is_time_or_doer(const struct read_view *view, const struct read_oblique *phrase)
{
    uint32_t mention = know_mention_at(view->know, phrase->head);
    return base_str_in(phrase->preposition, "by via from until till during since") || (mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_DATE);
}

/* "cooperate in mining with Aland": the partner is the object only where nothing else is. */
static struct base_str phrase_of(const struct read_view *view, const struct read_predication *act, bool partner)
{
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        const struct read_oblique *phrase = &act->obliques.items[i];
        bool content = !act->nominal || base_str_in(phrase->preposition, "on to of for about");
        bool with = base_str_in(phrase->preposition, "with between among alongside under");
        if (phrase->depth == 0 && phrase->head > act->token && content && with == partner && !is_time_or_doer(view, phrase) && !is_promised_to(view, act, phrase)) {
            return read_phrase_text(view, phrase->head);
        }
    }
    return (struct base_str){0};
}

/* "because studies are complete", "as he said": why and how is not what. */
static bool is_aside(const struct read_view *view, uint32_t clause)
{
    const char *marks = "because as since if although though while when after before until once unless so";
    return read_has_child(view, clause, LANG_ARC_MARK, marks) || read_has_child(view, clause, LANG_ARC_ADVMOD, marks);
}

static struct base_str clause_of(const struct read_view *view, const struct read_predication *act)
{
    for (uint32_t child = read_token(view, act->token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        if (relation == LANG_ARC_XCOMP || relation == LANG_ARC_CCOMP || (relation == LANG_ARC_ADVCL && child > act->token && !is_aside(view, child))) {
            return read_phrase_text(view, child);
        }
    }
    return (struct base_str){0};
}

/* "strengthen, expand and diversify their cooperation": the last of the row has the object of all. */
static struct base_str shared_object(const struct read_view *view, const struct read_predication *act)
{
    bool joined = read_token(view, act->token)->relation == LANG_ARC_CONJ && read_token(view, act->token)->head != LANG_NONE;
    uint32_t first = joined ? read_token(view, act->token)->head : act->token;
    for (uint32_t child = read_token(view, first)->first_child; child != LANG_NONE && !act->nominal; child = read_token(view, child)->next_sibling) {
        uint32_t next = read_token(view, child)->relation == LANG_ARC_CONJ && child > act->token ? view->predication_of[child] : READ_NONE;
        if (next == READ_NONE || view->predications.items[next].nominal) {
            continue;
        }
        struct base_str object = themes_text(view, &view->predications.items[next]);
        if (object.length > 0) {
            return object;
        }
    }
    return (struct base_str){0};
}

/* "supply Aland with tractors": who gets it stands where the object stands. */
static struct base_str goods_text(const struct read_view *view, const struct read_predication *act)
{
    uint32_t found[1];
    const struct read_oblique *with = read_oblique(act, "with");
    bool receiver = act->themes.count == 1 && !act->passive && know_referents(view->know, act->themes.items[0], found, 1) > 0;
    bool goods = with != NULL && with->depth <= 1 && know_referents(view->know, with->head, found, 1) == 0;
    return receiver && goods ? read_phrase_text(view, with->head) : (struct base_str){0};
}

static struct base_str object_of(const struct read_view *view, const struct read_predication *act)
{
    struct base_str object = goods_text(view, act);
    object = object.length > 0 ? object : themes_text(view, act);
    if (act->nominal && !act->light && object.length == 0) {
        return read_phrase_text(view, act->token); /* "called for closer cooperation" */
    }
    object = object.length > 0 ? object : phrase_of(view, act, false);
    object = object.length > 0 ? object : shared_object(view, act);
    object = object.length > 0 ? object : clause_of(view, act);
    return object.length > 0 ? object : phrase_of(view, act, true);
}

static bool is_pronoun(const struct read_view *view, uint32_t token)
{
    return read_token(view, token)->upos == LANG_PRON || base_str_in(read_lemma(view, token), "this that these those it they");
}

/* "Aland called the deal a step and said it would be widened": what the clause before was about. */
struct base_str read_commitment_object(const struct read_view *view, const struct read_predication *act)
{
    if (act->passive && act->agents.count == 0 && base_str_in(act->lemma, "commit dedicate devote")) {
        return phrase_of(view, act, false); /* "is committed to peace": its subject is the doer */
    }
    bool pointing = act->themes.count > 0 && is_pronoun(view, act->themes.items[0]) && !base_str_is(read_lemma(view, act->themes.items[0]), "each");
    if (!pointing) {
        return object_of(view, act);
    }
    for (uint32_t i = 0; i < view->predications.count; i++) {
        const struct read_predication *other = &view->predications.items[i];
        bool before = other->token < act->token && read_token(view, other->token)->sentence == read_token(view, act->token)->sentence;
        if (before && !other->nominal && other->themes.count > 0 && !is_pronoun(view, other->themes.items[0])) {
            return themes_text(view, other);
        }
    }
    return (struct base_str){0};
}
