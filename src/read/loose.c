/*
 * "left for the sixth session of the Commission, to be held on 3 May": behind a comma the clause hangs on the verb in the tree,
 * but no delegation is held. What is held is the gathering named right before it, and so its day and place are told.
 */
#include "read/loose.h"

#include "read/meeting.h"
#include "read/phrase.h"

enum { LEAD_WORDS = 3 };

static bool is_gathering(const struct read_view *view, uint32_t token)
{
    bool needs_party;
    uint32_t act = view->predication_of[token];
    return act != READ_NONE && view->predications.items[act].nominal && read_meeting_noun(view, token, &needs_party).length > 0;
}

/* The comma that the clause stands behind, with few words between ("tentatively planned to be held"); READ_NONE. */
static uint32_t comma_before(const struct read_view *view, uint32_t to)
{
    uint32_t first = view->text->sentences.items[read_token(view, to)->sentence].first;
    for (uint32_t at = to, steps = 0; at > first && steps <= LEAD_WORDS; at--, steps++) {
        if (lang_is(view->text, at - 1, ",")) {
            return at - 1;
        }
        uint8_t upos = read_token(view, at - 1)->upos;
        if (upos != LANG_VERB && upos != LANG_ADV && upos != LANG_ADJ && upos != LANG_ADP) {
            return READ_NONE;
        }
    }
    return READ_NONE;
}

/* The gathering whose phrase ends at the token: "the session of the Commission". */
static uint32_t gathering_ending_at(const struct read_view *view, uint32_t token)
{
    for (uint32_t steps = 0; token != LANG_NONE && steps < 6; steps++) {
        uint8_t relation = read_token(view, token)->relation;
        if (is_gathering(view, token)) {
            return token;
        }
        bool inside = relation == LANG_ARC_NMOD || relation == LANG_ARC_FLAT || relation == LANG_ARC_COMPOUND || relation == LANG_ARC_CONJ ||
                      relation == LANG_ARC_APPOS;
        token = inside ? read_token(view, token)->head : LANG_NONE;
    }
    return READ_NONE;
}

/* The "to" of "to be held", the "which" of "which was held", or the bare participle of "the session, held in May"; READ_NONE for a whole clause. */
static uint32_t clause_start(const struct read_view *view, const struct read_predication *act)
{
    for (uint32_t child = read_token(view, act->token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        if (read_token(view, child)->relation == LANG_ARC_MARK && lang_is(view->text, child, "to")) {
            return child;
        }
    }
    uint32_t subject = lang_child(view->text, act->token, LANG_ARC_NSUBJ_PASS);
    if (subject != LANG_NONE && (lang_is(view->text, subject, "which") || lang_is(view->text, subject, "that"))) {
        return subject; /* "the summit between Aland and Borduria, which was held": no state is held */
    }
    bool bare = lang_child(view->text, act->token, LANG_ARC_AUX_PASS) == LANG_NONE && subject == LANG_NONE;
    return bare && read_token(view, act->token)->relation == LANG_ARC_ADVCL ? act->token : READ_NONE;
}

static bool has_gathering(const struct read_view *view, const struct read_predication *act)
{
    for (uint32_t i = 0; i < act->themes.count; i++) {
        if (is_gathering(view, act->themes.items[i])) {
            return true;
        }
    }
    return false;
}

void read_tie_loose_clauses(struct read_view *view, uint32_t first)
{
    for (uint32_t i = first; i < view->predications.count; i++) {
        struct read_predication *act = &view->predications.items[i];
        bool sits = !act->nominal && act->passive && base_str_in(act->lemma, "hold convene organise organize host");
        uint32_t from = sits && !has_gathering(view, act) ? clause_start(view, act) : READ_NONE;
        uint32_t comma = from == READ_NONE ? READ_NONE : comma_before(view, from);
        uint32_t behind = comma == READ_NONE ? from : comma; /* "a report for the session to be held": with no comma, right before it */
        uint32_t held = from == READ_NONE || behind == 0 ? READ_NONE : gathering_ending_at(view, behind - 1);
        if (held != READ_NONE) {
            act->themes = (struct read_tokens){0};
            *BASE_PUSH(view->scratch, act->themes) = held;
        }
    }
}
