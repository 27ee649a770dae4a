/*
 * "Vero, foreign minister of Tarsk" and "the foreign minister of Tarsk, Vero, said" name one person; "Vero, the prime
 * minister and two guests" names several. Commas, articles and what stands around decide, as trees often get it wrong.
 */
#include "know/settle.h"

static bool is_kind(const struct know_article *article, uint32_t mention, enum know_kind kind)
{
    return mention < article->mentions.count && article->mentions.items[mention].kind == kind;
}

static bool same_sentence(const struct know_article *article, uint32_t a, uint32_t b)
{
    return a < article->text->tokens.count && b < article->text->tokens.count &&
           article->text->tokens.items[a].sentence == article->text->tokens.items[b].sentence;
}

/* Words that may stand between a name and the title behind it: ", the", ", a", ", who is the", ", then". */
static bool is_between(const struct lang_text *text, uint32_t token)
{
    return base_str_in(lang_form(text, token), ", the a an who is was now also serves as their his her The ( – — and our");
}

/* The person whose name ends right before the title: "Vero, the foreign minister". */
static uint32_t person_before(const struct know_article *article, uint32_t role)
{
    const struct lang_text *text = article->text;
    const struct title *title = person_title_at(article, article->mentions.items[role].first);
    uint32_t at = article->mentions.items[role].first;
    uint32_t floor = text->sentences.items[text->tokens.items[at].sentence].first;
    if (title != NULL && title->country_at != KNOW_NONE) {
        at = title->country_at;
    }
    uint32_t group = 0;
    bool comma = false;
    while (at > floor) {
        uint32_t before = know_mention_at(article, at - 1);
        if (is_kind(article, before, KNOW_PERSON)) {
            return comma && at == article->mentions.items[before].end ? before : KNOW_NONE;
        }
        /* "Vero, foreign minister and deputy prime minister of Tarsk" */
        if (at == article->mentions.items[role].first && lang_is(text, at - 1, "and") && at - 1 > floor) {
            uint32_t other = know_mention_at(article, at - 2);
            bool chained = is_kind(article, other, KNOW_ROLE) && article->mentions.items[other].end == at - 1;
            return chained ? person_before(article, other) : KNOW_NONE;
        }
        /* "Vero, a former minister who is now president" */
        if (is_kind(article, before, KNOW_ROLE) && lang_is(text, at, "who") && article->mentions.items[before].end == at) {
            return person_before(article, before);
        }
        /* "Vero, the group's chairman" */
        bool of_group = title_is_possessive(text, at - 1) || (group > 0 && group < 4 && text->tokens.items[at - 1].upos == LANG_NOUN);
        if (of_group) {
            group++;
        } else if (!is_between(text, at - 1) || lang_is(text, at - 1, "and")) {
            return KNOW_NONE;
        }
        comma = comma || lang_is(text, at - 1, ",") || lang_is(text, at - 1, "(");
        at--;
    }
    return KNOW_NONE;
}

/* "Vero of Tarsk": the token after the state behind a name, or after the name. */
static uint32_t behind_country(const struct know_article *article, uint32_t end)
{
    uint32_t count = article->text->tokens.count;
    if (end + 1 >= count || !lang_is(article->text, end, "of") || !same_sentence(article, end, end - 1)) {
        return end;
    }
    uint32_t first = lang_is(article->text, end + 1, "the") && end + 2 < count ? end + 2 : end + 1;
    uint32_t state = know_mention_at(article, first);
    return is_kind(article, state, KNOW_STATE) ? article->mentions.items[state].end : end;
}

static bool opens_sentence(const struct know_article *article, uint32_t role)
{
    const struct lang_text *text = article->text;
    uint32_t first = article->mentions.items[role].first, start = text->sentences.items[text->tokens.items[first].sentence].first;
    const struct title *title = person_title_at(article, first);
    first = title != NULL && title->country_at != KNOW_NONE ? title->country_at : first;
    return first == start || (first == start + 1 && lang_is(text, start, "the"));
}

/* The person named behind the title: "the spokesperson for the ministry, Ambassador Vero, repeated". */
static uint32_t person_behind(const struct know_article *article, uint32_t role)
{
    const struct lang_text *text = article->text;
    uint32_t end = article->mentions.items[role].end;
    if (end + 1 >= text->tokens.count || !lang_is(text, end, ",")) {
        return KNOW_NONE;
    }
    uint32_t first = end + 2 < text->tokens.count && lang_is(text, end + 1, "the") ? end + 2 : end + 1; /* ", the Hon. Vero," */
    uint32_t next = know_mention_at(article, first);
    bool named = is_kind(article, next, KNOW_PERSON) && article->mentions.items[next].first == first;
    if (!named || !same_sentence(article, end, first) || (first > end + 1 && article->mentions.items[next].name_first == first)) {
        return KNOW_NONE;
    }
    uint32_t after = behind_country(article, article->mentions.items[next].end);
    bool closed = after >= text->tokens.count || !same_sentence(article, end, after) || lang_is(text, after, ",") || lang_is(text, after, ".");
    closed = closed || opens_sentence(article, role); /* "The envoy of Tarsk, Vero Norell on Thursday called": a comma is owed */
    const struct title *own = person_title_at(article, article->mentions.items[next].first);
    bool has_office = own != NULL && own->count > 0 && !own->offices[0].is_rank && !own->offices[0].rank_beside;
    return closed && !has_office ? next : KNOW_NONE;
}

/* "Vero, the prime minister and the king": what looks like apposition is a list. */
static bool is_list(const struct know_article *article, uint32_t at)
{
    if (!lang_is(article->text, at, "and")) {
        return false;
    }
    uint32_t next = know_mention_at(article, at + 1);
    if (is_kind(article, next, KNOW_PERSON)) { /* "Vero, minister of trade, and Dr. Norell, minister of ports": each has a title behind */
        uint32_t end = article->mentions.items[next].end;
        uint32_t own = lang_is(article->text, end, ",") ? know_mention_at(article, end + 1) : KNOW_NONE;
        return !is_kind(article, own, KNOW_ROLE);
    }
    return !is_kind(article, next, KNOW_ROLE);
}

/* "The minister of trade, Mr. Vero, the minister of ports, Mr. Norell, ...": Vero has his title before him. */
static bool is_named_by_title_before(const struct know_article *article, uint32_t person)
{
    uint32_t first = article->mentions.items[person].first;
    uint32_t before = first > 1 && lang_is(article->text, first - 1, ",") && same_sentence(article, first - 2, first) ? know_mention_at(article, first - 2) : KNOW_NONE;
    return is_kind(article, before, KNOW_ROLE) && !article->mentions.items[before].plural && person_behind(article, before) == person;
}

/* How a verb gives an office: 'o' to its object ("appointed"), 's' to its subject ("became"), 0 not at all. */
static char office_verb(const struct lexicon_table *verbs, const struct lang_text *text, uint32_t token)
{
    uint32_t row = verbs == NULL ? LEXICON_NONE : lexicon_find(verbs, lang_form(text, token));
    return row == LEXICON_NONE ? 0 : lexicon_cell(verbs, row, 1).data[0];
}

/* Who takes the office: "Vero was appointed minister", "Vero became the minister", "appointed Vero as minister". */
static uint32_t appointed_person(const struct know_article *article, uint32_t role)
{
    const struct lexicon_table *verbs = lexicon_table_named("office_verbs");
    const struct lang_text *text = article->text;
    uint32_t at = article->mentions.items[role].first, floor = text->sentences.items[text->tokens.items[at].sentence].first;
    const struct title *title = person_title_at(article, at);
    at = title != NULL && title->country_at != KNOW_NONE ? title->country_at : at;
    while (at > floor && (base_str_in(lang_form(text, at - 1), "the a an as new next first in to be") || title_is_possessive(text, at - 1))) {
        at--;
    }
    uint32_t object = at > floor ? know_mention_at(article, at - 1) : KNOW_NONE;
    if (is_kind(article, object, KNOW_PERSON)) {
        uint32_t first = article->mentions.items[object].first;
        return first > floor && office_verb(verbs, text, first - 1) != 0 && office_verb(verbs, text, first - 1) != 's' ? object : KNOW_NONE;
    }
    char manner = at > floor ? office_verb(verbs, text, at - 1) : 0;
    uint32_t from = at > floor ? at - 1 : at;
    bool passive = false;
    while (manner != 0 && from > floor && (text->tokens.items[from - 1].upos == LANG_AUX || text->tokens.items[from - 1].upos == LANG_ADV)) {
        if (base_str_in(lang_form(text, from - 1), "will would may might could should must never")) {
            return KNOW_NONE;
        }
        passive = passive || base_str_in(lang_form(text, from - 1), "was is been were being");
        from--;
    }
    uint32_t subject = manner != 0 && (passive || manner == 's') && from > floor ? know_mention_at(article, from - 1) : KNOW_NONE;
    return is_kind(article, subject, KNOW_PERSON) && article->mentions.items[subject].end == from ? subject : KNOW_NONE;
}

uint32_t settle_apposed_person(const struct know_article *article, uint32_t role)
{
    const struct know_mention *mention = &article->mentions.items[role];
    if (mention->plural || mention->kind != KNOW_ROLE) {
        return KNOW_NONE;
    }
    uint32_t before = is_list(article, mention->end) ? KNOW_NONE : person_before(article, role);
    uint32_t behind = person_behind(article, role);
    bool taken = before != KNOW_NONE && behind != KNOW_NONE && is_named_by_title_before(article, before);
    before = before == KNOW_NONE ? appointed_person(article, role) : before;
    return before != KNOW_NONE && !taken ? before : behind;
}
