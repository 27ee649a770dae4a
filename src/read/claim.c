/*
 * Claims: what one side says and another denies - who did it, who is behind it, whether it was called off.
 *
 * A charge ("A accused B of arming the rebels"), an assertion ("A claimed that ...") or a denial ("B denied reports that
 * the visit was cancelled") opens a claim. A later answer of the same article ("B rejected the allegation") has no words of its
 * own for what it answers: it goes to the newest claim that concerns the one who answers. Counts of people are tallies, not claims.
 */
#include "read/common.h"
#include "read/phrase.h"

#include <string.h>

enum deed { DEED_NONE, DEED_ACCUSE, DEED_ASSERT, DEED_DENY, DEED_CONFIRM, DEED_WITHDRAW };

struct claim {
    const struct read_predication *act;
    enum deed deed;
    uint32_t accused;      /* token; READ_NONE */
    uint32_t author;       /* of a statement that is answered: "the claim of Aland"; READ_NONE */
    struct base_span says; /* tokens; empty when the act has no words for it */
    struct base_span about;
};

static bool is_empty(struct base_span span)
{
    return span.end <= span.start;
}

/* ------------------------------------------------------------------ which act */

static enum deed told_by_table(const struct read_view *view, struct base_str lemma)
{
    struct base_str deed = read_word(view->senses, "claim_verbs", lemma, "deed");
    return base_str_is(deed, "assert")     ? DEED_ASSERT
           : base_str_is(deed, "confirm")  ? DEED_CONFIRM
           : base_str_is(deed, "withdraw") ? DEED_WITHDRAW
                                           : DEED_NONE;
}

static enum deed deed_of(const struct read_view *view, const struct read_predication *act)
{
    struct read_sense sense = read_sense_at(view->senses, act->sense);
    enum deed told = told_by_table(view, act->lemma);
    if (act->nominal || act->stance.negated || act->stance.conditional || act->stance.kind != READ_FACT || act->stance.urged) {
        return DEED_NONE;
    }
    if (told != DEED_NONE) {
        return told;
    }
    if (base_str_is(sense.plover, "ACCUSE") && base_str_is(sense.mode, "allege") && base_str_is(sense.cameo, "112")) {
        return act->themes.count > 0 ? DEED_ACCUSE : DEED_ASSERT;
    }
    return base_str_is(sense.plover, "REJECT") && base_str_is(sense.cameo, "016") ? DEED_DENY : DEED_NONE;
}

/* ------------------------------------------------------------------ in which words */

/* "reports that ...": the noun tells what is said only when no clause does. */
static bool is_lead(const struct read_view *view, struct base_span span)
{
    bool before_clause = span.start + 1 < span.end && base_str_is(read_lemma(view, span.start + 1), "that");
    return before_clause && read_word_is(view, span.start, BASE_STR("charge"));
}

/* Without commas, "that" and the like at its ends. */
static struct base_span trimmed(const struct read_view *view, struct base_span span)
{
    while (!is_empty(span) && (read_token(view, span.start)->upos == LANG_PUNCT || base_str_in(read_lemma(view, span.start), "that of for") || is_lead(view, span))) {
        span.start++;
    }
    while (!is_empty(span) && read_token(view, span.end - 1)->upos == LANG_PUNCT) {
        span.end--;
    }
    return span;
}

static struct base_str words_of(const struct read_view *view, struct base_span span)
{
    return is_empty(span) ? (struct base_str){0} : base_str_slice(view->text->text, lang_bytes(view->text, span));
}

/* A clause goes on to the next comma or quotation mark, wherever the tree hung its last words. */
static struct base_span to_its_end(const struct read_view *view, struct base_span span)
{
    uint32_t end = view->text->sentences.items[read_token(view, span.start)->sentence].end;
    while (span.end < end && read_token(view, span.end)->upos != LANG_PUNCT && read_token(view, span.end)->upos != LANG_CCONJ) {
        span.end++;
    }
    return span;
}

/* "said that it had stopped a raid, with Aland denying it": what others did beside it was not said. */
static struct base_span without_others(const struct read_view *view, struct base_span span)
{
    for (uint32_t token = span.start + 1; token + 1 < span.end; token++) {
        uint32_t led = lang_is(view->text, token, ",") && lang_is(view->text, token + 1, "with") ? read_token(view, token + 1)->head : LANG_NONE;
        bool beside = led != LANG_NONE && read_token(view, led)->relation == LANG_ARC_NSUBJ;
        bool word = lang_is(view->text, token, ",") && read_token(view, token + 1)->upos == LANG_DET && token + 2 < span.end &&
                    read_word_is(view, token + 2, BASE_STR("charge")); /* "of arming rebels, a charge that it denies" */
        bool although = read_token(view, token)->relation == LANG_ARC_MARK && lang_lemma_in(view->text, token, "although though");
        if (beside || word || although) {
            return (struct base_span){span.start, token};
        }
    }
    return span;
}

/* "reports that ...", "reports according to which ...": the clause right behind the noun, wherever the tree hung it. */
static struct base_span clause_behind(const struct read_view *view, uint32_t noun)
{
    uint32_t end = view->text->sentences.items[read_token(view, noun)->sentence].end, start = noun + 1;
    if (start + 3 < end && lang_is(view->text, start, "according") && lang_is(view->text, start + 2, "which")) {
        start += 3;
    } else if (start + 2 < end && lang_is(view->text, start, "that")) {
        start += 1;
    } else {
        return (struct base_span){0};
    }
    return to_its_end(view, (struct base_span){start, start + 1});
}

/* "the allegation made by Aland" has no words of its own for what was alleged. */
static bool is_made_by(const struct read_view *view, uint32_t child)
{
    return read_token(view, child)->relation == LANG_ARC_ACL && base_str_in(read_lemma(view, child), "make level raise put voice");
}

/* The clause that stands below a token behind it: "denied [that troops had crossed]", "reports [that the visit was off]". */
static struct base_span clause_below(const struct read_view *view, uint32_t token)
{
    for (uint32_t child = read_token(view, token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        uint8_t relation = read_token(view, child)->relation;
        struct base_str lead = read_lemma(view, lang_subtree(view->text, child).start);
        bool loose = (relation == LANG_ARC_ADVCL || relation == LANG_ARC_ACL_RELCL) && base_str_is(lead, "that");
        bool clause = relation == LANG_ARC_CCOMP || relation == LANG_ARC_XCOMP || (relation == LANG_ARC_ACL && !is_made_by(view, child)) || loose;
        if (clause && child > token) {
            struct base_span span = trimmed(view, lang_subtree(view->text, child));
            if (span.start > token) {
                return without_others(view, to_its_end(view, span));
            }
        }
    }
    return (struct base_span){0};
}

/* What follows "of" or "for" behind a token, phrase or clause. */
static struct base_span phrase_below(const struct read_view *view, uint32_t token, const char *prepositions)
{
    for (uint32_t child = read_token(view, token)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        bool led = read_has_child(view, child, LANG_ARC_CASE, prepositions) || read_has_child(view, child, LANG_ARC_MARK, prepositions);
        if (child > token && led) {
            return trimmed(view, lang_subtree(view->text, child));
        }
    }
    return (struct base_span){0};
}

/* "Aland's claim", "the Aland claim", "a claim by Aland", "a claim made by Aland". */
static uint32_t author_of(const struct read_view *view, uint32_t noun)
{
    for (uint32_t child = read_token(view, noun)->first_child; child != LANG_NONE; child = read_token(view, child)->next_sibling) {
        struct know_parties parties = {0};
        bool holds = read_token(view, child)->relation == LANG_ARC_NMOD_POSS || (child < noun && read_token(view, child)->relation == LANG_ARC_AMOD) ||
                     read_has_child(view, child, LANG_ARC_CASE, "by from");
        if (is_made_by(view, child)) {
            uint32_t by = lang_child(view->text, child, LANG_ARC_OBL_AGENT);
            return by == LANG_NONE ? READ_NONE : by;
        }
        read_parties_at(view, child, &parties);
        if (holds && parties.count > 0) {
            return child;
        }
    }
    return READ_NONE;
}

/* A word for something said; the class holds parts in a deed too. */
static bool is_statement(const struct read_view *view, uint32_t noun)
{
    return read_word_is(view, noun, BASE_STR("charge")) && !base_str_in(read_lemma(view, noun), "role link responsibility involvement");
}

static void fill_accused(const struct read_view *view, struct claim *claim)
{
    const struct read_predication *act = claim->act;
    claim->accused = act->themes.items[0];
    claim->about = phrase_below(view, act->verb, "of for");
    if (is_empty(claim->about)) {
        claim->about = phrase_below(view, claim->accused, "of for");
    }
    if (is_empty(claim->about) && act->passive) { /* "accused by Chad of arming" */
        claim->about = act->agents.count > 0 ? phrase_below(view, act->agents.items[0], "of for") : claim->about;
    }
    struct base_span accused = lang_subtree(view->text, claim->accused);
    bool joined = !act->passive && claim->about.start > accused.start && claim->about.end > accused.end;
    claim->says = joined ? (struct base_span){accused.start, claim->about.end} : act->passive ? claim->about : accused;
    bool pronoun = read_token(view, claim->accused)->upos == LANG_PRON;
    claim->about = is_empty(claim->about) ? claim->about : trimmed(view, without_others(view, claim->about));
    claim->says = trimmed(view, pronoun && !is_empty(claim->about) ? claim->about : without_others(view, claim->says));
}

static void fill_stated(const struct read_view *view, struct claim *claim)
{
    const struct read_predication *act = claim->act;
    bool named = act->themes.count > 0 && read_word_is(view, act->themes.items[0], BASE_STR("charge"));
    claim->says = named ? (struct base_span){0} : clause_below(view, act->verb);
    for (uint32_t i = 0; is_empty(claim->says) && i < act->themes.count; i++) {
        uint32_t theme = act->themes.items[i];
        if (read_token(view, theme)->upos == LANG_PRON) {
            continue; /* "denied it" answers what was told before */
        }
        if (!is_statement(view, theme)) {
            struct base_span of = phrase_below(view, act->verb, "for in of");
            claim->says = trimmed(view, lang_subtree(view->text, theme));
            claim->says.end = of.end > claim->says.end ? of.end : claim->says.end;
        } else {
            claim->author = author_of(view, theme);
            claim->says = clause_below(view, theme);
            claim->says = is_empty(claim->says) ? clause_behind(view, theme) : claim->says;
            claim->says = is_empty(claim->says) ? clause_below(view, act->verb) : claim->says;
            claim->says = is_empty(claim->says) ? phrase_below(view, theme, "of about") : claim->says;
        }
    }
}

/* "claimed responsibility for the blast" is a claim; "claimed the title", "claimed forty lives" are none. */
static bool is_claim(const struct read_view *view, const struct claim *claim)
{
    const struct read_predication *act = claim->act;
    bool clause = !is_empty(clause_below(view, act->verb));
    bool statement = act->themes.count > 0 && is_statement(view, act->themes.items[0]);
    if (act->agents.count == 0) {
        return false;
    }
    switch (claim->deed) {
    case DEED_ACCUSE: return !is_empty(claim->about);
    case DEED_ASSERT: return clause || (act->themes.count > 0 && base_str_is(read_lemma(view, act->themes.items[0]), "responsibility"));
    case DEED_CONFIRM:
    case DEED_WITHDRAW: return statement;
    default:
        return !is_empty(claim->says) || statement || act->themes.count == 0 || read_token(view, act->themes.items[0])->upos == LANG_PRON;
    }
}

static bool find_claim(const struct read_view *view, const struct read_predication *act, struct claim *claim)
{
    *claim = (struct claim){.act = act, .deed = deed_of(view, act), .accused = READ_NONE, .author = READ_NONE};
    if (claim->deed == DEED_NONE || read_in_title(view, act->token)) {
        return false;
    }
    if (claim->deed == DEED_ACCUSE) {
        fill_accused(view, claim);
    } else {
        fill_stated(view, claim);
    }
    if (claim->deed != DEED_ACCUSE && claim->says.start <= act->verb && !is_empty(claim->says)) {
        claim->says.start = act->verb + 1; /* a tree that hangs the subject below the object */
        claim->says = trimmed(view, claim->says);
    }
    return is_claim(view, claim);
}

/* ------------------------------------------------------------------ records */

/* "We reject the allegation," the spokesman said: the one who is quoted. */
static uint32_t who(const struct read_view *view, const struct read_predication *act)
{
    uint32_t agent = act->agents.items[0];
    bool quoted = act->stance.speaker != READ_NONE && base_str_in(read_lemma(view, agent), "we i");
    return quoted ? act->stance.speaker : agent;
}

/* "An official said ... He denied": who spoke last, by what he is called; empty when nobody did. */
static struct base_str speaker_before(const struct read_view *view, uint32_t pronoun)
{
    for (uint32_t i = view->predications.count; i-- > 0;) {
        const struct read_predication *act = &view->predications.items[i];
        bool near = act->token < pronoun && read_token(view, pronoun)->sentence - read_token(view, act->token)->sentence <= 2;
        bool speaks = near && !act->nominal && read_word(view->senses, "speech_verbs", act->lemma, "speech").length > 0;
        if (speaks && act->agents.count > 0 && read_token(view, act->agents.items[0])->upos != LANG_PRON) {
            struct base_str name = read_speaker_name(view, act->agents.items[0]);
            return name.length > 0 ? name : read_phrase_text(view, act->agents.items[0]);
        }
    }
    return (struct base_str){0};
}

static struct base_str name_at(const struct read_view *view, uint32_t token)
{
    struct base_str name = read_speaker_name(view, token);
    uint32_t mention = know_mention_at(view->know, token);
    bool state = mention != KNOW_NONE && view->know->mentions.items[mention].kind == KNOW_STATE;
    if (name.length == 0 && read_token(view, token)->upos == LANG_PRON) {
        return speaker_before(view, token);
    }
    return name.length > 0 ? name : state ? view->know->entities.items[view->know->mentions.items[mention].entity].name : read_phrase_text(view, token);
}

/* Is it about how many? Such a statement is a tally. */
static bool is_count(const struct read_view *view, struct base_span says)
{
    bool number = false, tally = false;
    for (uint32_t token = says.start; token < says.end; token++) {
        uint32_t index = view->predication_of[token];
        number = number || read_token(view, token)->upos == LANG_NUM;
        tally = tally || (index != READ_NONE && base_str_is(read_sense_at(view->senses, view->predications.items[index].sense).record, "tally"));
    }
    return number && tally;
}

static bool shares_party(const struct read_record *record, const struct know_parties *parties)
{
    for (uint32_t i = 0; i < parties->count; i++) {
        if (read_has_text(record, READ_F_PARTIES, parties->codes[i])) {
            return true;
        }
    }
    return parties->count == 0;
}

/* How many of the longer words stand in both. */
static bool says_the_same(const struct read_view *view, const struct read_record *record, const struct claim *claim)
{
    struct base_str told = base_str_lower(view->scratch, read_text(record, READ_F_SAYS));
    uint32_t words = 0, shared = 0;
    for (uint32_t token = claim->says.start; token < claim->says.end; token++) {
        struct base_str form = base_str_lower(view->scratch, lang_form(view->text, token));
        if (form.length > 4) {
            char word[64];
            words++;
            if (form.length < sizeof word) {
                memcpy(word, form.data, form.length);
                word[form.length] = '\0';
                shared += base_str_find(told, word, 0) >= 0;
            }
        }
    }
    return words > 0 && shared * 2 >= words;
}

/* "claimed that ..., with Aland denying it": told in the same sentence. */
static bool is_beside(const struct read_view *view, const struct read_record *record, const struct claim *claim)
{
    uint32_t start = text_source_span(view->article, read_sentence_bytes(view, claim->act->token)).start;
    return record->evidence.count > 0 && record->evidence.items[0].source.start == start;
}

/* The claim told before that an act answers: in other words for the same, or the newest that concerns the one who answers. */
static struct read_record *answered(const struct read_view *view, const struct claim *claim, const struct know_parties *parties)
{
    uint32_t least = read_look_back(view->records->count);
    for (uint32_t i = view->records->count; i-- > least;) {
        struct read_record *record = view->records->items[i];
        if (record->type != READ_CLAIM || record->article != view->article_number) {
            continue;
        }
        bool open = base_str_is(read_text(record, READ_F_STATUS), "unanswered");
        if (open && (is_empty(claim->says) ? shares_party(record, parties) || is_beside(view, record, claim) : says_the_same(view, record, claim))) {
            return record;
        }
    }
    return NULL;
}

static void answer(struct read_view *view, struct read_record *record, const struct claim *claim, const struct know_parties *parties)
{
    struct base_str answerer = name_at(view, who(view, claim->act));
    const char *status = claim->deed == DEED_DENY ? "denied" : claim->deed == DEED_CONFIRM ? "confirmed" : "withdrawn";
    read_set_text(view->arena, record, READ_F_STATUS, base_str_from(status));
    if (claim->deed == DEED_DENY) {
        read_set_text(view->arena, record, READ_F_DENIED_BY, answerer);
        bool both = read_text(record, READ_F_SAID_BY).length > 0;
        read_set_text(view->arena, record, READ_F_STANCE, both ? BASE_STR("disputed") : BASE_STR("denied"));
    } else if (claim->deed == DEED_CONFIRM) {
        read_set_text(view->arena, record, READ_F_STANCE, BASE_STR("fact"));
    }
    read_set_parties(view, record, parties);
    read_evidence(view, record, read_sentence_bytes(view, claim->act->token));
}

static void collect_parties(const struct read_view *view, const struct claim *claim, struct know_parties *parties)
{
    for (uint32_t i = 0; i < claim->act->agents.count; i++) {
        read_parties_at(view, claim->act->agents.items[i], parties);
    }
    read_parties_at(view, who(view, claim->act), parties);
    if (claim->accused != READ_NONE) {
        read_parties_at(view, claim->accused, parties);
    }
    if (claim->author != READ_NONE) {
        read_parties_at(view, claim->author, parties);
    }
}

/* A claim concerns those whom its words name as well. */
static void add_named(const struct read_view *view, const struct claim *claim, struct know_parties *parties)
{
    for (uint32_t token = claim->says.start; token < claim->says.end; token++) {
        if (know_mention_at(view->know, token) != KNOW_NONE) {
            read_parties_at(view, token, parties);
        }
    }
}

static struct read_record *open_claim(struct read_view *view, const struct claim *claim)
{
    struct read_record *record = read_start(view, READ_CLAIM, claim->act->token, "claim");
    bool own = claim->deed == DEED_ACCUSE || claim->deed == DEED_ASSERT;
    read_set_text(view->arena, record, READ_F_SAYS, words_of(view, claim->says));
    read_set_text(view->arena, record, READ_F_ABOUT, words_of(view, claim->about));
    read_set_text(view->arena, record, READ_F_STATUS, BASE_STR("unanswered"));
    read_set_text(view->arena, record, READ_F_STANCE, BASE_STR("possible"));
    read_set_text(view->arena, record, READ_F_SAID_BY,
                  own                          ? name_at(view, who(view, claim->act))
                  : claim->author != READ_NONE ? name_at(view, claim->author)
                                               : (struct base_str){0});
    read_fill_date(view, record, claim->act);
    read_fill_sectors(view, record, claim->says);
    read_finish(view, record);
    return record;
}

static void write_claim(struct read_view *view, const struct claim *claim)
{
    struct know_parties parties = {0};
    bool own = claim->deed == DEED_ACCUSE || claim->deed == DEED_ASSERT;
    collect_parties(view, claim, &parties);
    struct read_record *told = answered(view, claim, &parties);
    if (own && (told != NULL && !is_empty(claim->says))) {
        read_evidence(view, told, read_sentence_bytes(view, claim->act->token));
        return;
    }
    if (told == NULL || own) {
        bool alone = claim->deed == DEED_CONFIRM || claim->deed == DEED_WITHDRAW;
        if (is_empty(claim->says) || alone || is_count(view, claim->says)) {
            return;
        }
        told = open_claim(view, claim);
        add_named(view, claim, &parties);
    }
    if (own) {
        read_set_parties(view, told, &parties);
    } else {
        answer(view, told, claim, &parties);
    }
}

void read_claims(struct read_view *view)
{
    for (uint32_t i = 0; i < view->predications.count; i++) {
        struct claim claim;
        if (find_claim(view, &view->predications.items[i], &claim)) {
            write_claim(view, &claim);
        }
    }
}
