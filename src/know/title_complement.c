/*
 * "Minister of Foreign Affairs" is the foreign minister; "permanent representative to the United Nations" keeps its
 * words; "editor of The Khorasan Diary" and "chairman of Pakistan" tell an organisation and a country. What a
 * complement means depends on the office noun and on what stands in it.
 */
#include "know/title_complement.h"
#include "know/title_portfolio.h"
#include "know/title_word.h"

#include <string.h>

void title_words_glue(struct title_words *words, struct base_str word)
{
    if (words->full || words->length + word.length > sizeof words->text) {
        words->full = true;
        return;
    }
    if (word.length > 0) {
        memcpy(words->text + words->length, word.data, word.length);
        words->length += word.length;
    }
}

void title_words_add(struct title_words *words, struct base_str word)
{
    if (word.length == 0) {
        return;
    }
    if (words->length > 0) {
        title_words_glue(words, BASE_STR(" "));
    }
    title_words_glue(words, word);
}

void title_words_comma(struct title_words *words)
{
    title_words_glue(words, BASE_STR(","));
}

struct base_str title_words_take(const struct title_words *words, struct base_arena *arena)
{
    return base_str_copy(arena, (struct base_str){words->text, words->length});
}

bool title_words_lower_office(struct base_str title)
{
    return base_str_starts(title, "deputy") || base_str_starts(title, "vice") || base_str_starts(title, "assistant") ||
           base_str_starts(title, "parliamentary") || base_str_starts(title, "first deputy");
}

struct base_str title_ministry(const struct title_reader *reader, const struct know_mention *mention)
{
    if (mention->kind != KNOW_ORGANISATION && mention->kind != KNOW_BODY) {
        return (struct base_str){0};
    }
    for (uint32_t i = mention->first; i < mention->end && i < mention->first + 4; i++) {
        struct base_str canonical = {0};
        bool whole = title_portfolio(reader, i, mention->end, &canonical) == mention->end;
        if (whole && (base_str_ends(canonical, "ministry") || base_str_ends(canonical, "office") || base_str_ends(canonical, "department"))) {
            return canonical;
        }
    }
    return (struct base_str){0};
}

/* ------------------------------------------------------------------ organisations, states, free words */

static bool is_state(const struct know_mention *mention)
{
    return mention->kind == KNOW_STATE || mention->kind == KNOW_BLOC || mention->kind == KNOW_NATIONALITY;
}

static bool lower_noun(const struct lang_token *token)
{
    return token->upos == LANG_NOUN || token->upos == LANG_ADJ || token->upos == LANG_PROPN;
}

/* The run of capitalised words that no mention covers, with small words inside: "The Khorasan Diary". */
static uint32_t capital_run(const struct title_reader *reader, uint32_t at, uint32_t end)
{
    const struct lang_text *text = reader->text;
    uint32_t i = at, last = at;
    for (; i < end && i < at + 12; i++) {
        struct base_str form = lang_form(text, i);
        bool inner = i > at && base_str_in(form, "of for and the in on &");
        if (title_is_capital(form)) {
            last = i + 1;
        } else if (!inner || i + 1 >= end || (base_str_is(form, "and") && i == at)) {
            break;
        }
    }
    return last;
}

/* An organisation that no finder knew: "The Khorasan Diary". */
static void note_words(const struct title_reader *reader, uint32_t first, uint32_t end, struct title *title)
{
    struct base_span at = lang_bytes(reader->text, (struct base_span){first, end});
    title->organisation = base_str_slice(reader->text->text, at);
    title->organisation_kind = KNOW_ORGANISATION;
}

/* "spokesperson for the ministry of foreign affairs" is the foreign ministry spokesperson. */
static void put_ministry_before(struct title_words *words, struct base_str ministry)
{
    bool spokesperson = words->length >= 12 && base_str_ends((struct base_str){words->text, words->length}, "spokesperson");
    if (ministry.length == 0 || !spokesperson) {
        return;
    }
    struct title_words joined = {.length = 0};
    title_words_add(&joined, ministry);
    title_words_add(&joined, (struct base_str){words->text, words->length});
    *words = joined;
}

/* A mention behind "of", "for", "at", "to". With "to" its name stays in the title: "ambassador to Norway" is no Norwegian. */
static uint32_t read_mention(const struct title_reader *reader, struct title_words *words, struct base_str preposition, uint32_t first,
                             uint32_t end, struct title *title)
{
    uint32_t number = know_mention_at(reader->article, first);
    if (number == KNOW_NONE) {
        return first;
    }
    const struct know_mention *mention = &reader->article->mentions.items[number];
    bool inside = mention->first < first && mention->first >= title->first && is_state(mention); /* "President of the (Republic of) Turkey" */
    if ((mention->first != first && !inside) || mention->end > end || mention->kind == KNOW_PERSON || mention->kind == KNOW_DATE ||
        mention->kind == KNOW_AMOUNT || mention->kind == KNOW_ROLE) {
        return first;
    }
    if (base_str_is(preposition, "to") || base_str_is(preposition, "on")) {
        struct base_span at = lang_bytes(reader->text, (struct base_span){mention->first, mention->end});
        title_words_add(words, preposition);
        bool article = mention->first > 0 && lang_is(reader->text, mention->first - 1, "the");
        title_words_add(words, article ? BASE_STR("the") : (struct base_str){0});
        title_words_add(words, base_str_slice(reader->text->text, at));
    } else {
        title_note_mention(reader, mention, title);
        put_ministry_before(words, title_ministry(reader, mention));
    }
    return mention->end;
}

/* "the ministry of foreign affairs" behind "spokesperson for" stands before the noun as "foreign ministry". */
static uint32_t read_ministry(const struct title_reader *reader, struct title_words *words, struct base_str noun, uint32_t first,
                              uint32_t end, struct title *title)
{
    struct base_str canonical;
    uint32_t after = title_portfolio(reader, first, end, &canonical);
    if (after == first || !(base_str_ends(canonical, "ministry") || base_str_ends(canonical, "office")) ||
        !base_str_is(noun, "spokesperson")) {
        return first;
    }
    put_ministry_before(words, canonical);
    note_words(reader, first, after, title);
    return after;
}

/* "to Pakistan's finance minister": the office of another one is part of the title. */
static uint32_t read_other_office(const struct title_reader *reader, struct title_words *words, struct base_str preposition,
                                  uint32_t first, uint32_t end)
{
    struct title other;
    if (!base_str_in(preposition, "to of for") || !title_read(reader, first, end, TITLE_ALONE, &other) || other.count == 0 ||
        other.needs_name || other.offices[0].title.length == 0) {
        return first;
    }
    bool bare = lang_is(reader->text, first - 1, "to") && other.end < end;
    if (bare && title_is_capital(lang_form(reader->text, other.end)) && know_mention_at(reader->article, other.end) == KNOW_NONE) {
        return first; /* "adviser to President Vero": the name is that of the president */
    }
    title_words_add(words, preposition);
    title_words_add(words, BASE_STR("the"));
    title_words_add(words, other.offices[0].title);
    return other.end;
}

/* The name at the end of a group, or behind a comma after it: "media wing Inter Services Public Relations". */
static uint32_t note_group_name(const struct title_reader *reader, uint32_t first, uint32_t last, uint32_t end, struct title *title)
{
    const struct lang_text *text = reader->text;
    uint32_t from = last;
    while (from > first && title_is_capital(lang_form(text, from - 1)) && know_mention_at(reader->article, from - 1) == KNOW_NONE) {
        from--;
    }
    if (from == last && last + 2 < end && lang_is(text, last, ",")) {
        uint32_t run = capital_run(reader, last + 1, end);
        bool closed = run >= end || lang_is(text, run, ",");
        from = last + 1;
        last = run > last + 2 && closed ? run : last;
    }
    if (last > from + 1 && title->organisation.length == 0) {
        note_words(reader, from, last, title);
    }
    return last;
}

/* "Delegation", "team": what is put together for an occasion has no offices. */
static bool is_occasion(const struct title_reader *reader, uint32_t token)
{
    uint32_t row = lexicon_find(reader->titles, lang_form(reader->text, token));
    return row != LEXICON_NONE && base_str_find(lexicon_cell(reader->titles, row, TITLE_COLUMN_CLASS), "+occasion", 0) >= 0;
}

/* The group that a possessive names: "the Pakistani military's media wing Inter Services Public Relations". */
static uint32_t read_group(const struct title_reader *reader, uint32_t first, uint32_t end, struct title *title)
{
    const struct lang_text *text = reader->text;
    uint32_t i = first, last = first;
    for (; i < end && i < first + 12; i++) {
        uint32_t number = know_mention_at(reader->article, i);
        if (number != KNOW_NONE) {
            const struct know_mention *mention = &reader->article->mentions.items[number];
            if (mention->kind == KNOW_PERSON || mention->kind == KNOW_DATE || mention->kind == KNOW_AMOUNT) {
                break;
            }
            title_note_mention(reader, mention, title);
            last = mention->end <= end ? mention->end : end;
            i = last - 1;
        } else if (lower_noun(&text->tokens.items[i])) {
            last = i + 1;
        } else if (!title_is_possessive(text, i)) {
            break;
        }
    }
    title->occasion = title->occasion || (last > first && is_occasion(reader, last - 1));
    return note_group_name(reader, first, last, end, title);
}

/* Plain words: "of military public relations". Only behind a name, where no name can follow. */
static uint32_t read_plain(const struct title_reader *reader, struct title_words *words, struct base_str preposition, uint32_t first,
                           uint32_t end, struct title *title)
{
    const struct lang_text *text = reader->text;
    uint32_t i = first;
    while (i < end && i < first + 6 && lower_noun(&text->tokens.items[i]) && !title_is_capital(lang_form(text, i)) &&
           know_mention_at(reader->article, i) == KNOW_NONE) {
        i++;
    }
    if (i == first) {
        return first;
    }
    if (i < end && title_is_possessive(text, i)) {
        return read_group(reader, i, end, title); /* "of the military's media wing" */
    }
    struct base_span at = lang_bytes(text, (struct base_span){first, i});
    title_words_add(words, preposition);
    title_words_add(words, base_str_lower(reader->arena, base_str_slice(text->text, at)));
    return i;
}

/* Every office has something "of" or "for" it; only lower ones are "at", "in", "on" or "to" something. */
static bool may_follow(struct base_str form, const struct title *title)
{
    enum know_level level = title->count == 0 ? KNOW_LEVEL_NONE : title->offices[title->count - 1].level;
    bool high = level == KNOW_LEVEL_HEAD || level == KNOW_LEVEL_MINISTER;
    return base_str_in(form, "of for") || (title->takes_to && base_str_in(form, "to in")) || (!high && base_str_in(form, "at on with from"));
}

/* A name with a place or state in it is no place: "editor of The Khorasan Diary". */
static uint32_t read_named_group(const struct title_reader *reader, struct base_str preposition, uint32_t at, uint32_t end, struct title *title)
{
    const struct lang_text *text = reader->text;
    bool article = at + 1 < end && lang_is(text, at + 1, "the");
    uint32_t first = article ? at + 2 : at + 1;
    uint32_t run = first < end ? capital_run(reader, first, end) : first;
    bool place_inside = false, other_inside = false;
    for (uint32_t i = first; i < run; i++) {
        uint32_t number = know_mention_at(reader->article, i);
        enum know_kind kind = number == KNOW_NONE ? KNOW_ORGANISATION : reader->article->mentions.items[number].kind;
        place_inside = place_inside || kind == KNOW_PLACE || kind == KNOW_STATE || kind == KNOW_BLOC;
        other_inside = other_inside || (number != KNOW_NONE && kind != KNOW_PLACE && kind != KNOW_STATE && kind != KNOW_BLOC);
    }
    uint32_t tail = run > first ? know_mention_at(reader->article, run - 1) : KNOW_NONE;
    if (!place_inside || other_inside || tail != KNOW_NONE || !base_str_in(preposition, "of for at with from")) {
        return at;
    }
    note_words(reader, article && title_is_capital(lang_form(text, at + 1)) ? at + 1 : first, run, title);
    return run;
}

static uint32_t read_phrase(const struct title_reader *reader, struct title_words *words, struct base_str noun, uint32_t at,
                            uint32_t end, enum title_manner manner, struct title *title)
{
    const struct lang_text *text = reader->text;
    struct base_str preposition = base_str_lower(reader->arena, lang_form(text, at));
    uint32_t first = at + 1 < end && lang_is(text, at + 1, "the") ? at + 2 : at + 1;
    uint32_t number = first < end ? know_mention_at(reader->article, first) : KNOW_NONE;
    if (first >= end) {
        return at;
    }
    /* "for Pakistan's Ministry of Foreign Affairs", "to Pakistan's finance minister" */
    if (number != KNOW_NONE && is_state(&reader->article->mentions.items[number]) && first == reader->article->mentions.items[number].first) {
        uint32_t after = reader->article->mentions.items[number].end;
        bool possessive = after < end && title_is_possessive(text, after);
        bool adjective = reader->article->mentions.items[number].kind == KNOW_NATIONALITY;
        bool before_office = !possessive && !adjective && lang_is(text, first - 1, "the") && after < end; /* "adviser to the UK Prime Minister" */
        uint32_t office = before_office ? read_other_office(reader, words, preposition, after, end) : after;
        if (office > after) {
            title_note_mention(reader, &reader->article->mentions.items[number], title);
            return office;
        }
        if (possessive || adjective) {
            uint32_t inner = possessive ? after + 1 : after;
            uint32_t next = inner >= end ? inner : read_ministry(reader, words, noun, inner, end, title);
            next = next == inner && inner < end ? read_other_office(reader, words, preposition, inner, end) : next;
            next = next == inner && inner < end ? read_mention(reader, words, BASE_STR("of"), inner, end, title) : next;
            next = next == inner && inner < end && manner == TITLE_ALONE ? read_group(reader, inner, end, title) : next;
            if (next > inner) {
                title_note_mention(reader, &reader->article->mentions.items[number], title);
                return next;
            }
            return at;
        }
    }
    uint32_t next = read_ministry(reader, words, noun, first, end, title);
    if (next > first) {
        return next;
    }
    next = manner == TITLE_ALONE ? read_named_group(reader, preposition, at, end, title) : at;
    if (next > at) {
        return next;
    }
    next = read_mention(reader, words, preposition, first, end, title);
    if (next > first) {
        return next;
    }
    struct title_portfolio_list list = {.end = first};
    title_portfolios(reader, first, end, &list);
    if (list.end > first && list.end < end && manner == TITLE_ALONE && title_is_possessive(text, list.end)) {
        return read_group(reader, list.end, end, title); /* "of the military's media wing" */
    }
    if (list.end > first && list.known && base_str_in(preposition, "of for on in")) {
        title_join_portfolios(words, noun, preposition, &list);
        return list.end;
    }
    next = read_other_office(reader, words, preposition, first, end);
    if (next > first) {
        return next;
    }
    if (manner == TITLE_ALONE) {
        next = read_plain(reader, words, preposition, first, end, title);
        if (next > first) {
            return next;
        }
        uint32_t from = first > at + 1 && title_is_capital(lang_form(text, at + 1)) ? at + 1 : first; /* "The Khorasan Diary" */
        uint32_t last = capital_run(reader, from, end);
        if (last > from && base_str_in(preposition, "of for at with from")) {
            note_words(reader, from, last, title);
            return last;
        }
    }
    return at;
}

uint32_t title_complement(const struct title_reader *reader, struct title_words *words, struct base_str noun, uint32_t at,
                          uint32_t end, enum title_manner manner, struct title *title)
{
    for (uint32_t times = 0; times < 2 && at + 1 < end && may_follow(lang_form(reader->text, at), title); times++) {
        if (lang_is(reader->text, at, "in") && know_mention_at(reader->article, at + 1) == KNOW_NONE) {
            break;
        }
        uint32_t next = read_phrase(reader, words, noun, at, end, manner, title);
        if (next == at) {
            break;
        }
        title->modified = true;
        at = next;
    }
    return at;
}
