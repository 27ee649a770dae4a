/*
 * What an office is about: "foreign affairs" in "minister of foreign affairs", "industry, mine and trade" in longer lists.
 * The fields stand in a table; a word that it lacks counts only in a list with others that it has.
 */
#include "know/title_portfolio.h"
#include "know/title_word.h"

enum { PORTFOLIO_WORDS = 5, PORTFOLIO_ROOM = 120, LIST_PARTS = 6 };

bool title_is_capital(struct base_str form)
{
    return form.length > 0 && form.data[0] >= 'A' && form.data[0] <= 'Z';
}

uint32_t title_portfolio(const struct title_reader *reader, uint32_t at, uint32_t end, struct base_str *canonical)
{
    char key[PORTFOLIO_ROOM];
    uint32_t length = 0, best = at, words = 0;
    for (uint32_t i = at; i < end && words < PORTFOLIO_WORDS; i++) {
        struct base_str form = lang_form(reader->text, i);
        bool hyphen = base_str_is(form, "-");
        uint8_t held;
        uint32_t prefix = i == at ? title_held_prefix(reader, form, &held) : 0;
        form = base_str_slice(form, (struct base_span){prefix, form.length});
        if (form.length == 0 || length + form.length + 2 > PORTFOLIO_ROOM) {
            break;
        }
        if (hyphen && i > at) {
            continue;
        }
        if (length > 0) {
            key[length++] = ' ';
        }
        for (uint32_t k = 0; k < form.length; k++) {
            key[length++] = form.data[k] == '-' ? ' ' : form.data[k];
        }
        uint32_t row = lexicon_find(reader->portfolios, (struct base_str){key, length});
        if (row == LEXICON_NONE && words == 0) {
            break;
        }
        struct base_str cell = row == LEXICON_NONE ? (struct base_str){0} : lexicon_cell(reader->portfolios, row, 1);
        if (cell.length > 0) {
            best = i + 1;
            *canonical = cell;
        }
        words++;
    }
    return best;
}

struct base_str title_portfolio_full(struct base_str canonical)
{
    return base_str_is(canonical, "foreign") ? BASE_STR("foreign affairs") : canonical;
}

/* ------------------------------------------------------------------ lists */

/* A portfolio that no table knows: one capitalised word in a list, "Mine" in "Industry, Mine and Trade". */
static uint32_t unknown_portfolio(const struct title_reader *reader, uint32_t at, uint32_t end)
{
    const struct lang_text *text = reader->text;
    bool free = at + 1 < end && know_mention_at(reader->article, at) == KNOW_NONE && title_is_capital(lang_form(text, at));
    return free && (lang_is(text, at + 1, "and") || lang_is(text, at + 1, ",")) ? at + 1 : at;
}

/* "Trade and Regional Integration", "Trade Industry": a last word that names a field goes on, for no person is called so. */
static uint32_t further_field(const struct title_reader *reader, uint32_t at, uint32_t end, struct base_str *canonical)
{
    const struct lang_text *text = reader->text;
    bool last = at < end && title_is_capital(lang_form(text, at)) && (at + 1 >= end || !title_is_capital(lang_form(text, at + 1)));
    bool free = last && know_mention_at(reader->article, at) == KNOW_NONE && text->tokens.items[at].name != LANG_NAME_PERSON;
    return free ? title_portfolio(reader, at, end, canonical) : at;
}

void title_portfolios(const struct title_reader *reader, uint32_t at, uint32_t end, struct title_portfolio_list *list)
{
    const struct lang_text *text = reader->text;
    list->end = at;
    while (at < end && list->parts < LIST_PARTS) {
        struct base_str canonical = {0};
        uint32_t first = lang_is(text, at, "the") ? at + 1 : at;
        uint32_t after = title_portfolio(reader, first, end, &canonical);
        bool known = after > first;
        if (after == first) {
            after = unknown_portfolio(reader, first, end);
            canonical = after == first ? canonical : base_str_lower(reader->arena, lang_form(text, first));
        }
        if (after == first) {
            break;
        }
        title_words_add(&list->words, canonical);
        title_words_add(&list->full, title_portfolio_full(canonical));
        uint32_t further = known ? further_field(reader, after, end, &canonical) : after;
        if (further > after) {
            title_words_add(&list->words, canonical);
            title_words_add(&list->full, canonical);
            after = further;
        }
        list->parts++;
        list->known = list->known || known;
        list->end = after;
        bool comma = after < end && lang_is(text, after, ",");
        bool joined = after < end && (lang_is(text, after, "and") || lang_is(text, after, "&"));
        struct base_str unused;
        uint32_t next = comma && after + 1 < end && lang_is(text, after + 1, "and") ? after + 2 : after + 1;
        if ((!comma && !joined) || next >= end ||
            (title_portfolio(reader, next, end, &unused) == next && unknown_portfolio(reader, next, end) == next)) {
            break;
        }
        struct title_word office = title_word_at(reader, next, end);
        if (office.class == TITLE_HEAD && office.end > title_portfolio(reader, next, end, &unused)) {
            break; /* "Minister of Defence and Foreign Secretary" */
        }
        list->comma = list->comma || comma;
        if (comma) {
            title_words_comma(&list->words);
            title_words_comma(&list->full);
        }
        if (joined || next == after + 2) {
            title_words_add(&list->words, BASE_STR("and"));
            title_words_add(&list->full, BASE_STR("and"));
        }
        at = next;
    }
}

void title_join_portfolios(struct title_words *words, struct base_str noun, struct base_str preposition, const struct title_portfolio_list *list)
{
    struct base_str named = {list->full.text, list->full.length};
    bool before = !list->comma && base_str_in(noun, "minister secretary") && words->length >= noun.length;
    if (!before) {
        title_words_add(words, preposition);
        title_words_add(words, named);
        return;
    }
    struct title_words joined = {.length = 0};
    struct base_str degree = {words->text, words->length - noun.length};
    title_words_add(&joined, base_str_trim(degree));
    title_words_add(&joined, list->parts > 1 ? named : (struct base_str){list->words.text, list->words.length});
    title_words_add(&joined, noun);
    *words = joined;
}
