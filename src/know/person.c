/*
 * One pass over the tokens of a sentence: a title with a name behind it is a person, a title without one is a role, and
 * a name without a title is a person when given names, the rest of the article or a title behind it say so.
 */
#include "know/person.h"

#include "know/finders.h"
#include "know/title_complement.h"

enum { HEADLINE_LEAST = 4 };

/* Most longer words with capitals: a headline, where capitals tell nothing. */
static bool is_title_case(const struct lang_text *text, uint32_t first, uint32_t end)
{
    uint32_t capital = 0, small = 0;
    for (uint32_t i = first; i < end; i++) {
        struct base_str form = lang_form(text, i);
        if (person_is_capital(form)) {
            capital++;
        } else if (form.length > 3 && form.data[0] >= 'a' && form.data[0] <= 'z') {
            small++;
        }
    }
    return capital >= HEADLINE_LEAST && capital > 4 * small;
}

static bool is_heading(const struct know_article *article, uint32_t block)
{
    if (article->article == NULL || block >= article->article->block_count) {
        return false;
    }
    enum text_block_kind kind = article->article->blocks[block].kind;
    return kind == TEXT_TITLE || kind == TEXT_HEADING;
}

struct person_view person_view_make(struct know_working *working, uint32_t sentence)
{
    const struct lang_text *text = working->out->text;
    const struct lang_sentence *at = &text->sentences.items[sentence];
    struct person_view view = {.titles = title_reader_make(working->arena, working->out),
                               .working = working,
                               .given = lexicon_table_named("given_names"),
                               .never = lexicon_table_named("given_names_never"),
                               .particles = lexicon_table_named("surnames_particles"),
                               .first = at->first,
                               .end = at->end};
    bool heading = is_heading(working->out, at->block);
    bool stopped = at->end > at->first && base_str_in(lang_form(text, at->end - 1), ". ? ! ” \" ’ '");
    view.title_case = is_title_case(text, at->first, at->end) && (heading || (!stopped && at->end - at->first < 25));
    return view;
}

/* ------------------------------------------------------------------ mentions */

static uint32_t add_mention(const struct person_view *view, struct know_mention mention)
{
    mention.entity = KNOW_NONE;
    mention.value = KNOW_NONE;
    mention.possessive = mention.end < view->end && title_is_possessive(view->titles.text, mention.end);
    return know_add_mention(view->working, &mention);
}

static void add_person(const struct person_view *view, uint32_t first, uint32_t name_first, uint32_t end)
{
    struct know_mention mention = {.kind = KNOW_PERSON, .first = first, .end = end, .name_first = name_first, .name_end = end};
    mention.head = end - 1;
    uint32_t number = add_mention(view, mention);
    if (number != KNOW_NONE) {
        person_remember(view->working, number);
    }
}

static void add_role(const struct person_view *view, const struct title *title)
{
    struct know_mention mention = {.kind = KNOW_ROLE, .first = title->first, .end = title->end, .head = title->head,
                                   .name_first = title->first, .name_end = title->end, .plural = title->plural};
    person_keep_title(view->working, title);
    add_mention(view, mention);
}

/* ------------------------------------------------------------------ persons with titles */

/* "of Norway" or "of Ankara University" behind the name belongs to the title before it. */
static uint32_t read_behind_name(const struct person_view *view, uint32_t end, struct title *title)
{
    const struct lang_text *text = view->titles.text;
    if (end + 1 >= view->end || !lang_is(text, end, "of")) {
        return end;
    }
    uint32_t at = lang_is(text, end + 1, "the") ? end + 2 : end + 1;
    uint32_t number = at < view->end ? know_mention_at(view->titles.article, at) : KNOW_NONE;
    if (number == KNOW_NONE) {
        return end;
    }
    const struct know_mention *mention = &view->titles.article->mentions.items[number];
    bool useful = (mention->kind == KNOW_STATE || mention->kind == KNOW_BLOC) && title->country.length == 0;
    useful = useful || ((mention->kind == KNOW_ORGANISATION || mention->kind == KNOW_BODY) && title->organisation.length == 0);
    bool possessive = mention->end < view->end && title_is_possessive(text, mention->end);
    uint32_t inner = possessive && mention->end + 1 < view->end ? know_mention_at(view->titles.article, mention->end + 1) : KNOW_NONE;
    bool office = inner != KNOW_NONE && view->titles.article->mentions.items[inner].kind == KNOW_ORGANISATION && useful && mention->first == at;
    if (office) { /* "of Norway's Ministry of Finance" */
        title_note_mention(&view->titles, mention, title);
        title_note_mention(&view->titles, &view->titles.article->mentions.items[inner], title);
        return view->titles.article->mentions.items[inner].end;
    }
    if (!useful || mention->first != at || possessive) {
        return end;
    }
    title_note_mention(&view->titles, mention, title);
    return mention->end;
}

/* "Foreign Ministers Norell and Vero": further names behind a plural title. */
static uint32_t add_further_names(const struct person_view *view, const struct title *title, uint32_t at, bool own)
{
    const struct lang_text *text = view->titles.text;
    while (at + 1 < view->end && (lang_is(text, at, "and") || lang_is(text, at, ","))) {
        uint32_t name = lang_is(text, at, ",") && lang_is(text, at + 1, "and") ? at + 2 : at + 1;
        uint32_t end = name < view->end ? person_name_end(view, name, true) : name;
        if (end == name) {
            break;
        }
        struct title same = *title;
        same.first = name;
        same.country_at = KNOW_NONE;
        same.country = own ? (struct base_str){0} : same.country;
        at = read_behind_name(view, end, &same);
        person_keep_title(view->working, &same);
        add_person(view, name, name, end);
    }
    return at;
}

/* Honours between title and name ("Dr", "Sheikh"); "Sheikh" stays when only one word follows: "Sheikh Hasina". */
static uint32_t skip_honours(const struct person_view *view, uint32_t at)
{
    for (;;) {
        struct title_word word = title_word_at(&view->titles, at, view->end);
        if (word.class != TITLE_HONOUR || word.end >= view->end || !person_is_capital(lang_form(view->titles.text, at))) {
            return at;
        }
        uint32_t end = person_name_end(view, word.end, true);
        bool kept = word.end - at == 1 && end == word.end + 1 && base_str_in(lang_form(view->titles.text, at), "Sheikh Shaikh Haji");
        if (kept) {
            return at;
        }
        at = word.end;
    }
}

static bool may_be_name(const struct person_view *view, const struct title *title)
{
    const struct lang_text *text = view->titles.text;
    /* "the minister Pakistan chose": a small-letter title needs a sure name. */
    bool small = !person_is_capital(lang_form(text, title->head));
    return title->end < view->end && (!small || !view->title_case);
}

/* "06:50 PM" is no prime minister. */
static bool is_clock(const struct person_view *view, uint32_t at)
{
    if (at == view->first || !lang_is(view->titles.text, at, "PM")) {
        return false;
    }
    struct base_str before = lang_form(view->titles.text, at - 1);
    return before.length > 0 && before.data[0] >= '0' && before.data[0] <= '9';
}

/* A title followed by a name; gives the token after it, or `at`. */
static uint32_t read_titled(const struct person_view *view, uint32_t at)
{
    struct title title;
    if (!title_read(&view->titles, at, view->end, TITLE_BEFORE_NAME, &title) || !may_be_name(view, &title)) {
        return at;
    }
    uint32_t name = skip_honours(view, title.end);
    if (name < view->end && title.counterpart && lang_is(view->titles.text, name, ",")) {
        name = skip_honours(view, name + 1); /* "his counterpart, Vero" */
    }
    uint32_t end = name < view->end ? person_name_end(view, name, true) : name;
    if (end == name) {
        return at;
    }
    uint32_t behind = read_behind_name(view, end, &title);
    person_keep_title(view->working, &title);
    add_person(view, at, name, end);
    return title.plural ? add_further_names(view, &title, behind, behind > end) : end;
}

/* ------------------------------------------------------------------ titles without names */

static bool is_determined(const struct person_view *view, uint32_t at)
{
    const struct lang_text *text = view->titles.text;
    if (at == view->first) {
        return false;
    }
    struct base_str before = lang_form(text, at - 1);
    uint8_t upos = text->tokens.items[at - 1].upos;
    return upos == LANG_DET || upos == LANG_NUM || title_is_possessive(text, at - 1) || base_str_is_fold(before, "the") ||
           base_str_is_fold(before, "a") || base_str_is_fold(before, "an") || base_str_is_fold(before, "his") ||
           base_str_is_fold(before, "her") || base_str_is_fold(before, "their") || base_str_is_fold(before, "both") ||
           title_country_before(&view->titles, at) != KNOW_NONE;
}

static bool is_noun(const struct lang_text *text, uint32_t token)
{
    uint8_t upos = text->tokens.items[token].upos;
    return upos == LANG_NOUN || upos == LANG_PROPN || upos == 0;
}

/* Taggers take the last word of "chief executive" for an adjective; "of" and a name behind it tell better. */
static bool may_head(const struct lang_text *text, const struct title *title)
{
    bool adjective = text->tokens.items[title->head].upos == LANG_ADJ && title->head > title->first;
    return is_noun(text, title->head) || (adjective && title->organisation.length > 0 && title->end > title->head + 1);
}

/* "King" of "King Faisal University" stands before a name that another finder took. */
static bool is_part_of_name(const struct person_view *view, const struct title *title)
{
    uint32_t number = title->end < view->end ? know_mention_at(view->titles.article, title->end) : KNOW_NONE;
    if (number == KNOW_NONE || title->end != title->head + 1) {
        return false;
    }
    enum know_kind kind = view->titles.article->mentions.items[number].kind;
    return person_is_capital(lang_form(view->titles.text, title->head)) && (kind == KNOW_ORGANISATION || kind == KNOW_BODY || kind == KNOW_PLACE);
}

static uint32_t read_role(const struct person_view *view, uint32_t at)
{
    struct title title;
    if (!title_read(&view->titles, at, view->end, TITLE_ALONE, &title) || title.count == 0 || !may_head(view->titles.text, &title) ||
        is_part_of_name(view, &title)) {
        return at;
    }
    bool determined = is_determined(view, at);
    bool known = title.country.length > 0 || title.organisation.length > 0 || title.modified;
    if ((title.needs_name && !determined) || (title.weak && !known && !determined)) {
        return at;
    }
    add_role(view, &title);
    return title.end;
}

/* ------------------------------------------------------------------ the pass */

/* "The ambassador, Khazar Veli on Thursday called": what stands behind a subject that wants its second comma. */
static bool goes_on(const struct person_view *view, uint32_t at)
{
    const struct lang_token *tokens = view->titles.text->tokens.items;
    uint32_t verb = at + (tokens[at].upos == LANG_ADV && at + 1 < view->end);
    if (tokens[verb].upos == LANG_VERB || tokens[verb].upos == LANG_AUX) {
        return true;
    }
    uint32_t date = lang_is(view->titles.text, at, "on") && at + 1 < view->end ? know_mention_at(view->titles.article, at + 1) : KNOW_NONE;
    return date != KNOW_NONE && view->titles.article->mentions.items[date].kind == KNOW_DATE;
}

/* "Tran Van Duc, deputy minister of energy": a title right behind the name, or right before it with a comma between. */
static bool is_apposed(const struct person_view *view, uint32_t at, uint32_t end)
{
    const struct lang_text *text = view->titles.text;
    const struct know_article *article = view->titles.article;
    bool closed = end >= view->end || lang_is(text, end, ",") || lang_is(text, end, ".") || (end - at > 1 && goes_on(view, end));
    uint32_t before = at > view->first + 1 && lang_is(text, at - 1, ",") ? know_mention_at(article, at - 2) : KNOW_NONE;
    if (before != KNOW_NONE && closed && article->mentions.items[before].kind == KNOW_ROLE && !article->mentions.items[before].plural) {
        return true;
    }
    if (end + 1 >= view->end || !lang_is(text, end, ",")) {
        return false;
    }
    uint32_t from = end + 1;
    for (uint32_t steps = 0; steps < 4 && from < view->end; steps++) {
        uint32_t number = know_mention_at(article, from);
        bool state = number != KNOW_NONE && (article->mentions.items[number].kind == KNOW_STATE || article->mentions.items[number].kind == KNOW_NATIONALITY);
        if (!state && !title_is_possessive(text, from) && !base_str_in(lang_form(text, from), "the a an who is was")) {
            break;
        }
        from = state ? article->mentions.items[number].end : from + 1;
    }
    struct title title;
    return from < view->end && title_read(&view->titles, from, view->end, TITLE_ALONE, &title) && title.count > 0 && !title.plural &&
           !title.needs_name && (!title.weak || title.modified || title.organisation.length > 0);
}

static uint32_t read_name(const struct person_view *view, uint32_t at)
{
    if (!person_is_capital(lang_form(view->titles.text, at))) {
        return at;
    }
    struct title_word honour = title_word_at(&view->titles, at, view->end);
    uint32_t name = honour.class == TITLE_HONOUR ? skip_honours(view, at) : at;
    if (name > at) {
        uint32_t end = person_name_end(view, name, true);
        if (end > name) {
            add_person(view, at, name, end);
            return end;
        }
    }
    bool covered = know_mention_at(view->titles.article, at) != KNOW_NONE;
    uint32_t end = person_name_end(view, at, covered);
    bool several = end > at + 1;
    if (!person_name_starts(view, at) && !(several && !view->title_case && is_apposed(view, at, end))) {
        return at;
    }
    add_person(view, at, at, end);
    return end;
}

/* Tokens that another mention covers: only a title may start there, and it must reach beyond. */
static uint32_t read_covered(const struct person_view *view, uint32_t at)
{
    uint32_t number = know_mention_at(view->titles.article, at);
    const struct know_mention *mention = &view->titles.article->mentions.items[number];
    if (mention->first != at || mention->end <= at || mention->kind == KNOW_STATE || mention->kind == KNOW_BLOC || mention->kind == KNOW_NATIONALITY ||
        mention->kind == KNOW_DATE || mention->kind == KNOW_AMOUNT) {
        return at + 1;
    }
    uint32_t inside = mention->end;
    if (mention->kind == KNOW_PLACE && inside == at + 1) {
        uint32_t name = read_name(view, at);
        if (name > inside) {
            return name;
        }
    }
    struct title title;
    if (!title_read(&view->titles, at, view->end, TITLE_ALONE, &title) || (title.head < inside && title.end < inside)) {
        return inside > at ? inside : at + 1;
    }
    uint32_t next = read_titled(view, at);
    next = next == at ? read_role(view, at) : next;
    return next == at ? inside : next;
}

/* ------------------------------------------------------------------ names inside organisations */

/* "the State Bank of Norway Lars Berg": where a person's name begins at the end of an organisation; its end when none does. */
static uint32_t name_inside(const struct person_view *view, const struct know_mention *mention)
{
    const struct lang_text *text = view->titles.text;
    for (uint32_t i = mention->first + 2; i + 1 < mention->end; i++) {
        bool begins = text->tokens.items[i].name == LANG_NAME_PERSON &&
                      (text->tokens.items[i].name_begins || lexicon_find(view->given, lang_form(text, i)) != LEXICON_NONE);
        bool bound = base_str_in(lang_form(text, i - 1), "of for the - and & in at");
        uint32_t last = i;
        while (begins && !bound && last < mention->end && person_is_capital(lang_form(text, last)) &&
               text->tokens.items[last].name == LANG_NAME_PERSON) {
            last++;
        }
        if (last == mention->end) {
            return i;
        }
    }
    return mention->end;
}

static void cut_organisations(const struct person_view *view, uint32_t from)
{
    struct know_article *article = view->working->out;
    uint32_t count = article->mentions.count;
    for (uint32_t i = from; i < count; i++) {
        struct know_mention *mention = &article->mentions.items[i];
        bool organisation = mention->kind == KNOW_ORGANISATION || mention->kind == KNOW_BODY;
        uint32_t cut = organisation && mention->end > mention->first + 3 ? name_inside(view, mention) : mention->end;
        if (cut == mention->end || mention->entity >= article->entities.count) {
            continue;
        }
        struct know_mention shorter = *mention;
        shorter.end = shorter.name_end = cut;
        shorter.head = shorter.head < cut ? shorter.head : cut - 1;
        struct base_span at = lang_bytes(article->text, (struct base_span){shorter.first, cut});
        article->entities.items[mention->entity].name = base_str_slice(article->text->text, at);
        know_drop_mention(view->working, i);
        know_add_mention(view->working, &shorter);
    }
}

/* The first mention of the sentence being read: those of earlier sentences stand before it. */
static uint32_t first_of_sentence(const struct person_view *view)
{
    const struct know_article *article = view->titles.article;
    uint32_t from = article->mentions.count;
    while (from > 0 && article->mentions.items[from - 1].first >= view->first) {
        from--;
    }
    return from;
}

/* Most words begin neither title nor name; small words of grammar need no look into the tables at all. */
static bool is_grammar(const struct lang_text *text, uint32_t at)
{
    switch (text->tokens.items[at].upos) {
    case LANG_PUNCT:
    case LANG_ADP:
    case LANG_DET:
    case LANG_AUX:
    case LANG_CCONJ:
    case LANG_SCONJ:
    case LANG_PART:
    case LANG_NUM:
    case LANG_PRON:
        return !person_is_capital(lang_form(text, at));
    default:
        return false;
    }
}

void know_find_persons(struct know_working *working, uint32_t sentence)
{
    struct person_view view = person_view_make(working, sentence);
    if (view.given != NULL) {
        cut_organisations(&view, first_of_sentence(&view));
    }
    for (uint32_t at = view.first; at < view.end;) {
        if (know_mention_at(view.titles.article, at) != KNOW_NONE) {
            at = read_covered(&view, at);
            continue;
        }
        if (is_grammar(view.titles.text, at) || is_clock(&view, at)) {
            at++;
            continue;
        }
        bool titled = title_may_start(&view.titles, at);
        uint32_t next = titled ? read_titled(&view, at) : at;
        next = titled && next == at ? read_role(&view, at) : next;
        next = next == at ? read_name(&view, at) : next;
        at = next == at ? at + 1 : next;
    }
}
