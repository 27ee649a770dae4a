/*
 * Who meets whom: a plan meets with difficulties, a will meets a need, and two teams meet in a final; none of them gathers.
 */
#include "read/meeting.h"

#include "read/phrase.h"

/* ------------------------------------------------------------------ who can meet */

static bool is_word_for_people(const struct read_view *view, uint32_t token)
{
    static const char *const CLASSES[] = {"person", "state", "people", "armed", "body", "org"};
    struct base_str lemma = read_lemma(view, token);
    bool people = read_word(view->senses, "actor_nouns", lemma, "role").length > 0 || read_word(view->senses, "role_nouns", lemma, "sense").length > 0 ||
                  read_word(view->senses, "titles", lemma, "class").length > 0;
    for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES && !people; i++) {
        people = read_word_is(view, token, base_str_from(CLASSES[i]));
    }
    return people;
}

static bool can_meet(const struct read_view *view, uint32_t token)
{
    uint32_t found[1];
    uint8_t upos = read_token(view, token)->upos;
    return (upos != LANG_NOUN && upos != LANG_VERB) || know_mention_at(view->know, token) != KNOW_NONE ||
           know_referents(view->know, token, found, 1) > 0 || is_word_for_people(view, token);
}

static bool none_can_meet(const struct read_view *view, const struct read_tokens *tokens)
{
    for (uint32_t i = 0; i < tokens->count; i++) {
        if (can_meet(view, tokens->items[i])) {
            return false;
        }
    }
    return tokens->count > 0;
}

/* "met with difficulties": with something that is nobody, and nobody named in its phrase. */
static bool met_with_a_thing(const struct read_view *view, const struct read_predication *act)
{
    const struct read_oblique *with = read_oblique(act, "with");
    struct know_parties named = {0};
    if (with == NULL || with->depth > 0 || act->themes.count > 0 || can_meet(view, with->head)) {
        return false;
    }
    read_parties_at(view, with->head, &named);
    return named.count == 0;
}

/* ------------------------------------------------------------------ contests */

static bool names_person(const struct read_view *view, const struct read_tokens *tokens)
{
    for (uint32_t i = 0; i < tokens->count; i++) {
        uint32_t mention = know_mention_at(view->know, tokens->items[i]);
        if (mention != KNOW_NONE && (view->know->mentions.items[mention].kind == KNOW_PERSON || view->know->mentions.items[mention].kind == KNOW_ROLE)) {
            return true;
        }
    }
    return false;
}

static bool is_contest(const struct read_view *view, uint32_t token, const char *tells)
{
    return base_str_is(read_word(view->senses, "meeting_contests", read_lemma(view, token), "tells"), tells);
}

/* "31-12", "2 - 0" */
static bool is_score(const struct read_view *view, uint32_t token, uint32_t end)
{
    return token + 2 < end && read_token(view, token)->upos == LANG_NUM && read_token(view, token + 2)->upos == LANG_NUM &&
           (lang_is(view->text, token + 1, "-") || lang_is(view->text, token + 1, "–"));
}

static bool tells_score(const struct read_view *view, const struct read_predication *act)
{
    const struct lang_sentence *sentence = &view->text->sentences.items[read_token(view, act->token)->sentence];
    bool won = false, score = false;
    for (uint32_t token = sentence->first; token < sentence->end; token++) {
        won = won || (read_token(view, token)->upos == LANG_VERB && is_contest(view, token, "score"));
        score = score || is_score(view, token, sentence->end);
    }
    return won && score;
}

/* The preposition before a noun phrase, read from the words: such names are long and seldom parsed right. */
static uint32_t preposition_before(const struct read_view *view, uint32_t noun, uint32_t first)
{
    for (uint32_t token = noun; token-- > first;) {
        uint8_t upos = read_token(view, token)->upos;
        if (upos == LANG_ADP) {
            return token;
        }
        if (upos == LANG_VERB || upos == LANG_AUX || upos == LANG_CCONJ) {
            break;
        }
    }
    return LANG_NONE;
}

/* "in the quarter-final", "at the cup" */
static bool met_in_contest(const struct read_view *view, const struct read_predication *act)
{
    uint32_t end = view->text->sentences.items[read_token(view, act->token)->sentence].end;
    for (uint32_t token = act->token + 1; token < end; token++) {
        uint32_t at = is_contest(view, token, "where") ? preposition_before(view, token, act->token) : LANG_NONE;
        if (at != LANG_NONE && base_str_in(read_lemma(view, at), "in at during")) {
            return true;
        }
    }
    return false;
}

static bool is_match(const struct read_view *view, const struct read_predication *act)
{
    if (names_person(view, &act->agents) || names_person(view, &act->themes)) {
        return false;
    }
    return met_in_contest(view, act) || tells_score(view, act);
}

bool read_meeting_gathers(const struct read_view *view, const struct read_predication *act)
{
    bool meets = base_str_is(act->lemma, "meet");
    if (meets && act->passive && (act->themes.count == 0 || !read_word_is(view, act->themes.items[0], BASE_STR("person")))) {
        return false; /* "a target that was to be met" */
    }
    if (meets && (none_can_meet(view, &act->agents) || met_with_a_thing(view, act) || is_match(view, act))) {
        return false;
    }
    bool topic = read_word(view->senses, "topic_verbs", act->lemma, "topic").length > 0; /* "discussed trade" */
    return !topic || read_oblique(act, "with between") != NULL;
}
