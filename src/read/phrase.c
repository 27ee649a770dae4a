/* Phrases: prepositional chains, spans of words, small questions about nouns. */
#include "read/phrase.h"

#include "read/sense.h"

#include <math.h>

enum { CHAIN_DEPTH = 5 };

struct base_str read_preposition(const struct read_view *view, uint32_t head)
{
    struct base_str words = {0};
    for (uint32_t child = read_token(view, head)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        if ((relation != LANG_ARC_CASE && relation != LANG_ARC_MARK) || child > head) {
            continue;
        }
        struct base_str word = base_str_lower(view->scratch, lang_form(view->text, child));
        words = words.length == 0 ? word : base_str_join(view->scratch, words, " ", word);
        for (uint32_t part = read_token(view, child)->first_child; part != LANG_NONE; part = read_token(view, part)->next_sibling) {
            if (read_token(view, part)->relation == LANG_ARC_FIXED) {
                words = base_str_join(view->scratch, words, " ", base_str_lower(view->scratch, lang_form(view->text, part)));
            }
        }
    }
    return words;
}

const struct read_oblique *read_oblique(const struct read_predication *act, const char *prepositions)
{
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        if (base_str_in(act->obliques.items[i].preposition, prepositions)) {
            return &act->obliques.items[i];
        }
    }
    return NULL;
}

static bool is_phrase(uint8_t relation)
{
    return relation == LANG_ARC_OBL || relation == LANG_ARC_NMOD || relation == LANG_ARC_OBL_AGENT ||
           relation == LANG_ARC_OBL_UNMARKED || relation == LANG_ARC_NMOD_UNMARKED;
}

static bool is_nominal(uint8_t upos)
{
    return upos == LANG_NOUN || upos == LANG_PROPN || upos == LANG_PRON || upos == LANG_NUM || upos == LANG_SYM ||
           upos == LANG_ADJ || upos == LANG_DET;
}

static void gather(struct read_view *view, struct read_predication *act, uint32_t token, uint32_t depth);

static void push_phrase(struct read_view *view, struct read_predication *act, uint32_t head, uint32_t below, uint32_t depth,
                        struct base_str preposition)
{
    for (uint32_t i = 0; i < act->obliques.count; i++) {
        if (act->obliques.items[i].head == head) {
            return;
        }
    }
    *BASE_PUSH(view->scratch, act->obliques) =
        (struct read_oblique){.preposition = preposition, .head = head, .depth = depth, .below = below};
    if (depth + 1 < CHAIN_DEPTH) {
        gather(view, act, head, depth + 1);
    }
}

/* "on the sidelines of X": the fixed words do not matter here, the last preposition does; kept joined for readers. */
static void gather(struct read_view *view, struct read_predication *act, uint32_t token, uint32_t depth)
{
    for (uint32_t child = read_token(view, token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        const struct lang_token *word = read_token(view, child);
        bool object = word->relation == LANG_ARC_OBJ || word->relation == LANG_ARC_NSUBJ_PASS;
        bool complement = word->relation == LANG_ARC_XCOMP && (word->upos == LANG_NOUN || word->upos == LANG_PROPN) &&
                          read_preposition(view, child).length > 0; /* "called on the minister" */
        if ((is_phrase(word->relation) && is_nominal(word->upos)) || complement) {
            push_phrase(view, act, child, token, depth, read_preposition(view, child));
        } else if (object && depth == 0 && is_nominal(word->upos)) {
            gather(view, act, child, depth + 1);
        } else if (word->relation == LANG_ARC_ADVCL && word->xpos == LANG_XPOS_VBG && lang_child(view->text, child, LANG_ARC_OBJ) != LANG_NONE &&
                   lang_child(view->text, child, LANG_ARC_NSUBJ) == LANG_NONE && base_str_in(read_preposition(view, child), "with between among")) {
            /* "with leading firms": an adjective taken for a verb */
            push_phrase(view, act, lang_child(view->text, child, LANG_ARC_OBJ), token, depth, read_preposition(view, child));
        } else if (word->relation == LANG_ARC_CONJ && is_nominal(word->upos) && depth > 0) {
            gather(view, act, child, depth);
        } else if (word->relation == LANG_ARC_APPOS && depth > 0 && depth + 1 < CHAIN_DEPTH) {
            gather(view, act, child, depth + 1);
        }
    }
}

void read_gather_obliques(struct read_view *view, struct read_predication *act)
{
    gather(view, act, act->token, 0);
    const struct lang_token *word = read_token(view, act->token);
    if (!act->nominal && word->relation == LANG_ARC_ACL && act->passive && word->head != LANG_NONE) {
        gather(view, act, word->head, 1); /* "an MoU signed between A and B on mining" */
    }
}

/* ------------------------------------------------------------------ spans of words */

/* Clauses that a noun phrase drags along but that are no part of its name. */
static bool is_trailing_clause(uint8_t relation)
{
    return relation == LANG_ARC_ACL_RELCL || relation == LANG_ARC_PARATAXIS || relation == LANG_ARC_ADVCL || relation == LANG_ARC_PUNCT ||
           relation == LANG_ARC_ADVCL_RELCL;
}

/* "every possible step", "all remaining duties": how much of it is part of what is said. */
static bool is_quantity(const struct read_view *view, uint32_t token)
{
    return base_str_in(read_lemma(view, token), "every all each");
}

static bool is_lead_word(const struct read_view *view, uint32_t token)
{
    uint8_t relation = read_token(view, token)->relation;
    if (relation == LANG_ARC_DET && is_quantity(view, token)) {
        return false;
    }
    return relation == LANG_ARC_CASE || relation == LANG_ARC_DET || relation == LANG_ARC_MARK || relation == LANG_ARC_CC ||
           relation == LANG_ARC_PUNCT || relation == LANG_ARC_DET_PREDET || relation == LANG_ARC_CC_PRECONJ;
}

/* "air services [in Tarsk] [on 8 May]": where and when stand behind the name of the thing and are no part of it. */
static bool is_setting(const struct read_view *view, uint32_t token)
{
    uint32_t mention = know_mention_at(view->know, token);
    bool phrase = read_token(view, token)->relation == LANG_ARC_NMOD || read_token(view, token)->relation == LANG_ARC_OBL;
    if (!phrase || mention == KNOW_NONE) {
        return false;
    }
    enum know_kind kind = view->know->mentions.items[mention].kind;
    struct base_str preposition = read_preposition(view, token);
    return (kind == KNOW_DATE && base_str_in(preposition, "on in by during")) || (kind == KNOW_PLACE && base_str_in(preposition, "in at"));
}

static bool is_plain_noun(const struct read_view *view, uint32_t token)
{
    uint8_t upos = read_token(view, token)->upos;
    return (upos == LANG_NOUN || upos == LANG_PROPN) && know_mention_at(view->know, token) == KNOW_NONE;
}

/* "air force | electronic warfare": nouns that follow one another without a word between them are one name, however hung. */
static uint32_t end_of_nouns(const struct read_view *view, uint32_t end)
{
    uint32_t limit = view->text->sentences.items[read_token(view, end - 1)->sentence].end;
    while (end < limit && is_plain_noun(view, end - 1)) {
        uint32_t next = end;
        while (next < limit && read_token(view, next)->upos == LANG_ADJ) {
            next++;
        }
        if (next >= limit || !is_plain_noun(view, next)) {
            break;
        }
        end = next + 1;
    }
    return end;
}

static struct base_span phrase_tokens(const struct read_view *view, uint32_t head)
{
    struct base_span span = {head, head + 1};
    for (uint32_t child = read_token(view, head)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        if (is_trailing_clause(relation) || (is_lead_word(view, child) && child < head)) {
            continue;
        }
        struct base_span below = lang_subtree(view->text, child);
        if (child > head && (is_setting(view, child) || relation == LANG_ARC_ADVMOD)) {
            break; /* nor is "as well", "too" */
        }
        span.start = below.start < span.start ? below.start : span.start;
        span.end = below.end > span.end ? below.end : span.end;
    }
    while (span.start < head && is_lead_word(view, span.start) && read_token(view, span.start)->head >= span.start) {
        span.start++;
    }
    for (uint32_t token = head + 1; token + 1 < span.end; token++) { /* "funds from Aland[, which ...]" */
        uint8_t tag = read_token(view, token + 1)->xpos;
        if (lang_is(view->text, token, ",") && (tag == LANG_XPOS_WDT || tag == LANG_XPOS_WP || tag == LANG_XPOS_WPS)) {
            span.end = token;
        }
    }
    span.end = end_of_nouns(view, span.end);
    bool opened = false;
    for (uint32_t token = span.start; token < span.end; token++) {
        opened = lang_is(view->text, token, "(") || (opened && !lang_is(view->text, token, ")"));
    }
    if (opened && span.end < view->text->tokens.count && lang_is(view->text, span.end, ")")) {
        span.end++;
    }
    while (span.end > head + 1 && read_token(view, span.end - 1)->upos == LANG_PUNCT && !lang_is(view->text, span.end - 1, ")") &&
           !lang_is(view->text, span.end - 1, "”") && !lang_is(view->text, span.end - 1, "\"")) {
        span.end--;
    }
    return span;
}

struct base_span read_phrase(const struct read_view *view, uint32_t head)
{
    return lang_bytes(view->text, phrase_tokens(view, head));
}

struct base_str read_phrase_text(const struct read_view *view, uint32_t head)
{
    return base_str_slice(view->text->text, read_phrase(view, head));
}

struct base_span read_sentence_bytes(const struct read_view *view, uint32_t token)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, token)->sentence];
    return lang_bytes(view->text, (struct base_span){sentence->first, sentence->end});
}

/* ------------------------------------------------------------------ small questions */

bool read_has_child(const struct read_view *view, uint32_t token, enum lang_relation relation, const char *forms)
{
    for (uint32_t child = read_token(view, token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        if (read_token(view, child)->relation == relation &&
            base_str_in(base_str_lower(view->scratch, lang_form(view->text, child)), forms)) {
            return true;
        }
    }
    return false;
}

uint32_t read_owner(const struct read_view *view, uint32_t token)
{
    for (uint32_t up = token; up != LANG_NONE; up = read_token(view, up)->head) {
        uint32_t act = view->predication_of[up];
        if (act == READ_NONE) {
            continue;
        }
        const struct read_predication *found = &view->predications.items[act];
        for (uint32_t i = 0; found->light && !found->nominal && i < found->themes.count; i++) {
            uint32_t noun = view->predication_of[found->themes.items[i]];
            if (noun != READ_NONE && view->predications.items[noun].light) {
                return noun;
            }
        }
        return act;
    }
    return READ_NONE;
}

bool read_in_title(const struct read_view *view, uint32_t token)
{
    uint32_t block = view->text->sentences.items[read_token(view, token)->sentence].block;
    enum text_block_kind kind = view->article->blocks[block].kind;
    return kind == TEXT_TITLE || kind == TEXT_HEADING || kind == TEXT_CAPTION;
}

bool read_is_definite(const struct read_view *view, uint32_t noun)
{
    return read_has_child(view, noun, LANG_ARC_DET, "the this that these those such both") ||
           lang_child(view->text, noun, LANG_ARC_NMOD_POSS) != LANG_NONE;
}

enum { MODIFIER_REACH = 12 }; /* tokens between a number and the noun it counts */

static bool modifies(const struct read_view *view, const struct know_mention *mention, uint32_t noun, enum know_amount_kind kind)
{
    const struct know_amount *amount = &view->know->amounts.items[mention->value];
    if (amount->kind != kind) {
        return false;
    }
    if (amount->noun == noun || read_token(view, mention->end - 1)->head == noun || read_token(view, mention->first)->head == noun) {
        return true;
    }
    return kind == KNOW_ORDINAL && mention->end <= noun && noun - mention->end < 4;
}

static double amount_below(const struct read_view *view, uint32_t noun, enum know_amount_kind kind)
{
    uint32_t first = view->text->sentences.items[read_token(view, noun)->sentence].first;
    for (uint32_t token = noun + 1; token-- > first && noun - token < MODIFIER_REACH;) {
        uint32_t mention = know_mention_at(view->know, token);
        if (mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_AMOUNT &&
            modifies(view, &view->know->mentions.items[mention], noun, kind)) {
            return view->know->amounts.items[view->know->mentions.items[mention].value].value;
        }
    }
    return NAN;
}

/* "the VI meeting": a Roman number right before its noun, from II to XXXIX; NAN when it is none. */
static double roman_before(const struct read_view *view, uint32_t noun)
{
    struct base_str form = noun > 0 && read_token(view, noun - 1)->head == noun ? lang_form(view->text, noun - 1) : (struct base_str){0};
    double sum = 0, last = 0;
    for (uint32_t i = form.length; i-- > 0;) {
        double digit = form.data[i] == 'I' ? 1 : form.data[i] == 'V' ? 5 : form.data[i] == 'X' ? 10 : NAN;
        sum += digit < last ? -digit : digit;
        last = isnan(digit) || digit > last ? digit : last;
    }
    return form.length > 0 && sum >= 2 && sum < 40 ? sum : NAN;
}

double read_ordinal_of(const struct read_view *view, uint32_t noun)
{
    double told = amount_below(view, noun, KNOW_ORDINAL);
    return isnan(told) ? roman_before(view, noun) : told;
}

double read_count_of(const struct read_view *view, uint32_t noun)
{
    return amount_below(view, noun, KNOW_COUNT);
}
