/*
 * Phrases that belong to the noun before them. Where grammar leaves it open whether a phrase goes with the verb or with its
 * object ("arrested fishermen from Aland"), what is named decides: people and goods have a home, and a thing right before its
 * place or its partner is the thing there. Readers look for places and partners down the whole chain of phrases, so nothing
 * is lost for the verb. The other way round, an infinitive behind the object of a verb that makes somebody do something is
 * the verb's ("ordered the firm to pay").
 */
#include "know/settle.h"

#include "lexicon/table.h"

struct attach_view {
    const struct know_article *article;
    struct lang_text *text;
    const struct lexicon_table *sources;
    struct base_arena *scratch;
};

static const struct lang_token *token_at(const struct attach_view *view, uint32_t token)
{
    return &view->text->tokens.items[token];
}

static enum know_kind kind_at(const struct attach_view *view, uint32_t token)
{
    uint32_t mention = know_mention_at(view->article, token);
    return mention == KNOW_NONE ? KNOW_DATE : view->article->mentions.items[mention].kind;
}

static bool is_home(const struct attach_view *view, uint32_t token)
{
    enum know_kind kind = kind_at(view, token);
    return know_mention_at(view->article, token) != KNOW_NONE && (kind == KNOW_STATE || kind == KNOW_PLACE || kind == KNOW_BLOC);
}

static bool tells_time(const struct attach_view *view, uint32_t token)
{
    uint32_t mention = know_mention_at(view->article, token);
    bool date = mention != KNOW_NONE && view->article->mentions.items[mention].kind == KNOW_DATE;
    bool amount = mention != KNOW_NONE && view->article->mentions.items[mention].kind == KNOW_AMOUNT;
    return date || (amount && view->article->amounts.items[view->article->mentions.items[mention].value].kind == KNOW_MEASURE);
}

/* Does the phrase at `token` say of the noun before it where it is from, where it is, whom it is with, what it is about or for? */
static bool belongs(const struct attach_view *view, uint32_t token, uint32_t verb)
{
    uint32_t preposition = lang_child(view->text, token, LANG_ARC_CASE);
    if (preposition == LANG_NONE || tells_time(view, token)) {
        return false;
    }
    struct base_str word = base_str_lower(view->scratch, lang_form(view->text, preposition));
    if (base_str_is(word, "from")) {
        return is_home(view, token) && (view->sources == NULL || lexicon_find(view->sources, token_at(view, verb)->lemma) == LEXICON_NONE);
    }
    if (base_str_is(word, "by")) { /* "dismissed allegations by Aland" */
        return is_home(view, token) && lang_child(view->text, verb, LANG_ARC_AUX_PASS) == LANG_NONE && lang_child(view->text, verb, LANG_ARC_NSUBJ) != LANG_NONE;
    }
    return base_str_in(word, "on of for about") || (base_str_in(word, "in at with between among") && is_home(view, token));
}

/* A noun of the language, an office or a number of them, but no name. */
static bool is_common(const struct attach_view *view, uint32_t token)
{
    uint32_t mention = know_mention_at(view->article, token);
    enum know_kind kind = kind_at(view, token);
    return mention == KNOW_NONE || kind == KNOW_ROLE || kind == KNOW_AMOUNT || kind == KNOW_ORGANISATION;
}

/* The object or phrase of the verb that ends right before `start`, a common noun; LANG_NONE when something else stands there. */
static uint32_t object_before(const struct attach_view *view, uint32_t verb, uint32_t start)
{
    uint32_t object = LANG_NONE;
    for (uint32_t child = token_at(view, verb)->first_child; child != LANG_NONE; child = token_at(view, child)->next_sibling) {
        bool phrase = token_at(view, child)->relation == LANG_ARC_OBJ || (token_at(view, child)->relation == LANG_ARC_OBL && !tells_time(view, child));
        object = phrase && child > verb && lang_subtree(view->text, child).end == start ? child : object;
    }
    bool common = object != LANG_NONE && (token_at(view, object)->upos == LANG_NOUN || token_at(view, object)->upos == LANG_PROPN) && is_common(view, object);
    return common ? object : LANG_NONE;
}

static void attach_phrase(struct attach_view *view, uint32_t token)
{
    struct lang_token *it = &view->text->tokens.items[token];
    if (it->relation != LANG_ARC_OBL || it->head == LANG_NONE || token_at(view, it->head)->upos != LANG_VERB) {
        return;
    }
    uint32_t object = object_before(view, it->head, lang_subtree(view->text, token).start);
    uint32_t mention = know_mention_at(view->article, token);
    bool one = object != LANG_NONE && mention != KNOW_NONE && know_mention_at(view->article, object) == mention; /* "engineers from Aland" */
    if (object != LANG_NONE && (one || belongs(view, token, it->head))) {
        it->head = object;
        it->relation = LANG_ARC_NMOD;
        lang_link_children(view->text, it->sentence);
    }
}

/* "lost their lives in a hijacking by militants": an active verb has its doer before it, so the phrase is that of the noun. */
static void attach_agent(const struct attach_view *view, struct lang_text *text, uint32_t token)
{
    struct lang_token *it = &text->tokens.items[token];
    if (it->relation != LANG_ARC_OBL_AGENT || it->head == LANG_NONE || token_at(view, it->head)->upos != LANG_VERB || tells_time(view, token)) {
        return;
    }
    const bool active = lang_child(text, it->head, LANG_ARC_NSUBJ) != LANG_NONE && lang_child(text, it->head, LANG_ARC_OBJ) != LANG_NONE &&
                        lang_child(text, it->head, LANG_ARC_AUX_PASS) == LANG_NONE;
    const uint32_t noun = active ? object_before(view, it->head, lang_subtree(text, token).start) : LANG_NONE;
    if (noun != LANG_NONE) {
        it->head = noun;
        it->relation = LANG_ARC_NMOD;
        lang_link_children(text, it->sentence);
    }
}

/* "ordered the firm to pay": what somebody is made to do is the verb's, not a property of that somebody. */
static void attach_infinitive(struct lang_text *text, const struct lexicon_table *controls, uint32_t token)
{
    struct lang_token *it = &text->tokens.items[token];
    const uint32_t object = it->head, mark = lang_child(text, token, LANG_ARC_MARK);
    if (it->relation != LANG_ARC_ACL || it->xpos != LANG_XPOS_VB || object == LANG_NONE || controls == NULL || !lang_is(text, mark, "to") ||
        text->tokens.items[object].relation != LANG_ARC_OBJ || text->tokens.items[object].head == LANG_NONE) {
        return;
    }
    const struct lang_token *verb = &text->tokens.items[text->tokens.items[object].head];
    if (verb->upos == LANG_VERB && lexicon_find(controls, verb->lemma) != LEXICON_NONE) {
        it->head = text->tokens.items[object].head;
        it->relation = LANG_ARC_XCOMP;
        lang_link_children(text, it->sentence);
    }
}

void know_attach(const struct know_article *article, struct base_arena *scratch, struct lang_text *text, uint32_t sentence)
{
    struct attach_view view = {article, text, lexicon_table_named("source_verbs"), scratch};
    for (uint32_t token = text->sentences.items[sentence].first; token < text->sentences.items[sentence].end; token++) {
        attach_phrase(&view, token);
        attach_agent(&view, text, token);
        attach_infinitive(text, lexicon_table_named("control_verbs"), token);
    }
}
