/*
 * Finds the name under which the sense table knows a word. Taggers part hyphened words, guess lemmas of rare forms and
 * call gerunds verbs; the table knows "air-strike", "occupy", "call off" and "shelling".
 */
#include "read/lemma.h"

#include "read/phrase.h"
#include "read/sense.h"

static struct base_str lower_form(const struct read_view *view, uint32_t token)
{
    return base_str_lower(view->scratch, lang_form(view->text, token));
}

/* "air-strike" stands as three tokens: the whole, when some table knows it as this part of speech; else the last part. */
static struct base_str with_fore_part(const struct read_view *view, uint32_t token, struct base_str lemma, bool noun)
{
    uint32_t first = view->text->sentences.items[read_token(view, token)->sentence].first;
    bool joined = token >= first + 2 && lang_is(view->text, token - 1, "-") && !read_token(view, token - 1)->space_after &&
                  !read_token(view, token - 2)->space_after;
    if (!joined) {
        return lemma;
    }
    struct base_str whole = base_str_join(view->scratch, lower_form(view, token - 2), "-", lemma);
    bool known = read_sense_known(view->senses, whole, noun) || (noun && read_nominalised(view->senses, whole).length > 0);
    return known ? whole : lemma;
}

/* A lemma that no table knows may have lost or won an "e" ("conven" of "convened", "co-chaire" of "co-chaired"). */
static struct base_str known_lemma(const struct read_view *view, struct base_str lemma)
{
    if (lemma.length < 3 || read_sense_known(view->senses, lemma, false)) {
        return lemma;
    }
    struct base_str irregular = read_word(view->senses, "irregular_verbs", lemma, "lemma"); /* "met" that was taken for its own lemma */
    if (irregular.length > 0) {
        return irregular;
    }
    struct base_str longer = base_str_join(view->scratch, lemma, "", BASE_STR("e"));
    struct base_str shorter = {lemma.data, lemma.length - 1};
    if (read_sense_known(view->senses, longer, false)) {
        return longer;
    }
    bool tail = base_str_ends(lemma, "e") || lemma.data[lemma.length - 1] == lemma.data[lemma.length - 2];
    return tail && read_sense_known(view->senses, shorter, false) ? shorter : lemma;
}

struct base_str read_with_particle(const struct read_view *view, struct base_str verb, uint32_t particle)
{
    struct base_str joined = base_str_join(view->scratch, verb, " ", lower_form(view, particle));
    return read_sense_known(view->senses, joined, false) ? joined : (struct base_str){0};
}

/* "handed back the village": an adverb right behind the verb may be its particle. */
static uint32_t find_particle(const struct read_view *view, uint32_t token)
{
    uint32_t particle = lang_child(view->text, token, LANG_ARC_COMPOUND_PRT);
    if (particle == LANG_NONE && token + 1 < view->text->tokens.count && base_str_in(lower_form(view, token + 1), "aside away back")) {
        uint32_t above = read_token(view, token + 1)->head; /* "set aside 50 million dollars", where it hangs from what follows */
        return above == token || (above != LANG_NONE && above > token && read_token(view, above)->head == token) ? token + 1 : particle;
    }
    bool adverb = token + 1 < view->text->tokens.count && read_token(view, token + 1)->head == token &&
                  read_token(view, token + 1)->relation == LANG_ARC_ADVMOD;
    return particle == LANG_NONE && adverb ? token + 1 : particle;
}

struct base_str read_verb_lemma(const struct read_view *view, uint32_t token)
{
    struct base_str form = lower_form(view, token);
    struct base_str lemma = read_word(view->senses, "senses_forms", form, "lemma");
    lemma = lemma.length > 0 ? lemma : known_lemma(view, base_str_lower(view->scratch, read_token(view, token)->lemma));
    struct base_str irregular = read_sense_known(view->senses, lemma, false) ? (struct base_str){0} : read_word(view->senses, "irregular_verbs", form, "lemma");
    lemma = irregular.length > 0 ? irregular : lemma; /* "centred", whose lemma no tagger knows */
    lemma = with_fore_part(view, token, lemma, false);
    uint32_t particle = find_particle(view, token);
    struct base_str joined = particle == LANG_NONE ? (struct base_str){0} : read_with_particle(view, lemma, particle);
    return joined.length > 0 ? joined : lemma;
}

struct base_str read_noun_lemma(const struct read_view *view, uint32_t token)
{
    bool gerund = read_token(view, token)->upos == LANG_VERB;
    struct base_str lemma = gerund ? lower_form(view, token) : base_str_lower(view->scratch, read_token(view, token)->lemma);
    return with_fore_part(view, token, lemma, true);
}

