/*
 * Where a name ends: "President Recep Tayyip Erdogan on Tuesday", "Defence Minister Brigadier General Aziz Nasir-Zadeh met".
 *
 * Capital letters say most of it in running text and nothing in a headline; there only given names, names found
 * elsewhere in the article and the statistical tags count.
 */
#include "know/person.h"

#include "base/utf8.h"

enum { NAME_WORDS = 7, HEADLINE_WORDS = 4, NAME_BYTES = 128 };

/* ------------------------------------------------------------------ the words of names already seen */

struct know_people {
    uint64_t *keys;        /* hash of the folded word; 0 is free */
    uint32_t *mentions;
    uint32_t count, capacity; /* capacity is a power of two */
    BASE_ARRAY(struct title) titles; /* in the order of their first tokens */
};

static struct know_people *people_of(struct know_working *working)
{
    if (working->out->people == NULL) {
        working->out->people = BASE_NEW(working->arena, struct know_people);
    }
    return working->out->people;
}

void person_keep_title(struct know_working *working, const struct title *title)
{
    struct know_people *people = people_of(working);
    if (people->titles.count == 0 || people->titles.items[people->titles.count - 1].first < title->first) {
        *BASE_PUSH(working->arena, people->titles) = *title;
    }
}

const struct title *person_title_at(const struct know_article *article, uint32_t first)
{
    uint32_t low = 0, high = article->people == NULL ? 0 : article->people->titles.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (article->people->titles.items[middle].first < first) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = article->people != NULL && low < article->people->titles.count && article->people->titles.items[low].first == first;
    return found ? &article->people->titles.items[low] : NULL;
}

static uint64_t word_key(struct base_str word)
{
    char folded[NAME_BYTES];
    if (word.length > NAME_BYTES) {
        return 0;
    }
    struct base_str plain = {folded, base_utf8_fold(word, folded)};
    return base_str_hash(plain) | 1;
}

static uint32_t slot_of(const struct know_people *people, uint64_t key)
{
    uint32_t slot = (uint32_t)(key >> 7) & (people->capacity - 1);
    while (people->keys[slot] != 0 && people->keys[slot] != key) {
        slot = (slot + 1) & (people->capacity - 1);
    }
    return slot;
}

static void people_put(struct know_people *people, uint64_t key, uint32_t mention)
{
    uint32_t slot = slot_of(people, key);
    people->count += people->keys[slot] == 0;
    people->keys[slot] = key;
    people->mentions[slot] = mention;
}

static void people_grow(struct know_people *people, struct base_arena *arena)
{
    struct know_people old = *people;
    people->capacity = old.capacity == 0 ? 64 : old.capacity * 2;
    people->count = 0;
    people->keys = BASE_NEW_ARRAY(arena, uint64_t, people->capacity);
    people->mentions = BASE_NEW_ARRAY(arena, uint32_t, people->capacity);
    for (uint32_t i = 0; i < old.capacity; i++) {
        if (old.keys[i] != 0) {
            people_put(people, old.keys[i], old.mentions[i]);
        }
    }
}

void person_remember(struct know_working *working, uint32_t mention)
{
    struct know_article *article = working->out;
    const struct know_mention *name = &article->mentions.items[mention];
    people_of(working);
    for (uint32_t i = name->name_first; i < name->name_end; i++) {
        struct base_str form = lang_form(article->text, i);
        if (form.length < 2 || !person_is_capital(form)) {
            continue;
        }
        if (article->people->count * 2 >= article->people->capacity) {
            people_grow(article->people, working->arena);
        }
        people_put(article->people, word_key(form), mention);
    }
}

uint32_t person_remembered(const struct know_article *article, struct base_str word)
{
    if (article->people == NULL || article->people->capacity == 0 || word.length < 2) {
        return KNOW_NONE;
    }
    uint32_t slot = slot_of(article->people, word_key(word));
    return article->people->keys[slot] == 0 ? KNOW_NONE : article->people->mentions[slot];
}

/* ------------------------------------------------------------------ letters and words */

/* Latin letters with marks: in most blocks capitals and small letters alternate. */
static bool is_capital_code(uint32_t code)
{
    if (code < 0xC0) {
        return code >= 'A' && code <= 'Z';
    }
    if (code < 0x100) {
        return code <= 0xDE && code != 0xD7;
    }
    if ((code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E)) {
        return code % 2 == 1;
    }
    return code == 0x178 || code == 0x18F || (((code < 0x180) || (code >= 0x1E00 && code < 0x1F00) || (code >= 0x218 && code < 0x234)) && code % 2 == 0);
}

bool person_is_capital(struct base_str form)
{
    uint32_t length;
    return form.length > 0 && is_capital_code(base_utf8_decode(form, 0, &length));
}

char person_gender(const struct lexicon_table *given, struct base_str name)
{
    uint32_t at = 0;
    while (given != NULL && at < name.length) {
        uint32_t end = at;
        while (end < name.length && name.data[end] != ' ' && name.data[end] != '-') {
            end++;
        }
        uint32_t row = lexicon_find(given, (struct base_str){name.data + at, end - at});
        struct base_str gender = row == LEXICON_NONE ? (struct base_str){0} : lexicon_cell(given, row, 1);
        if (gender.length == 1) {
            return gender.data[0];
        }
        at = end + 1;
    }
    return 0;
}

static bool is_given(const struct person_view *view, struct base_str form)
{
    return view->given != NULL && lexicon_find(view->given, form) != LEXICON_NONE;
}

static bool is_initial(struct base_str form)
{
    return person_is_capital(form) && (form.length == 1 || (form.length == 2 && form.data[1] == '.') ||
                                       (form.length == 4 && form.data[1] == '.' && form.data[3] == '.'));
}

static bool is_shouted(struct base_str form)
{
    for (uint32_t i = 0; i < form.length; i++) {
        if (form.data[i] >= 'a' && form.data[i] <= 'z') {
            return false;
        }
    }
    return form.length > 1;
}

/* Does a mention of something else cover the token? Towns lend their names to persons, so a place only counts when no
 * given name or title stands before it: "President Kaya Tan". */
static bool is_taken(const struct person_view *view, uint32_t token, bool after_given, bool titled)
{
    const struct know_article *article = view->titles.article;
    uint32_t number = know_mention_at(article, token);
    if (number == KNOW_NONE) {
        return false;
    }
    const struct know_mention *mention = &article->mentions.items[number];
    bool before_name = (titled || is_given(view, lang_form(view->titles.text, token))) && token + 1 < view->end && person_is_capital(lang_form(view->titles.text, token + 1)) &&
                       know_mention_at(article, token + 1) == KNOW_NONE;
    bool lent = (after_given || before_name) && mention->kind == KNOW_PLACE && mention->end - mention->first == 1;
    return !lent;
}

static bool tag_allows(const struct lang_token *token, bool strong)
{
    switch (token->upos) {
    case LANG_PROPN:
    case LANG_X:
    case 0: /* not tagged */
        return true;
    case LANG_NOUN:
    case LANG_ADJ:
    case LANG_VERB:
    case LANG_INTJ:
    case LANG_ADV:
        return strong;
    default:
        return false;
    }
}

static bool is_never(const struct person_view *view, struct base_str form)
{
    return view->never != NULL && lexicon_find(view->never, form) != LEXICON_NONE;
}

/* In a headline a word needs a reason of its own to belong to a name. */
static bool headline_allows(const struct person_view *view, uint32_t token)
{
    struct base_str form = lang_form(view->titles.text, token);
    return is_given(view, form) || person_remembered(view->titles.article, form) != KNOW_NONE ||
           view->titles.text->tokens.items[token].name == LANG_NAME_PERSON || is_initial(form);
}

/* May the token be part of a name? `after_given`: a given name or another sure part stands before it. */
static bool is_part(const struct person_view *view, uint32_t token, bool strong, bool after_given, bool titled)
{
    struct base_str form = lang_form(view->titles.text, token);
    if (!person_is_capital(form) || is_taken(view, token, after_given, titled)) {
        return false;
    }
    bool given = is_given(view, form);
    bool tagged = view->titles.text->tokens.items[token].name == LANG_NAME_PERSON;
    if (is_never(view, form) && !(tagged && (given || (after_given && !view->title_case)))) {
        return false; /* "Theresa May" and "Christian Lund" are names, "May" and "Christian" are not */
    }
    if (is_shouted(form) && !is_initial(form) && form.length < 4 && !given && !after_given) {
        return false;
    }
    const struct lang_token *mark = &view->titles.text->tokens.items[token];
    if (!given && !tag_allows(mark, strong)) {
        return false;
    }
    return !view->title_case || headline_allows(view, token);
}

/* ------------------------------------------------------------------ names */

static bool is_office_word(const struct person_view *view, uint32_t token)
{
    struct title_word word = title_word_at(&view->titles, token, view->end);
    return (word.class == TITLE_HEAD || word.class == TITLE_COUNTERPART) && !is_given(view, lang_form(view->titles.text, token));
}

/* Particles and hyphens between two parts: the token of the next part, or LANG_NONE. */
static uint32_t skip_particles(const struct person_view *view, uint32_t at)
{
    const struct lang_text *text = view->titles.text;
    uint32_t i = at;
    for (uint32_t steps = 0; i < view->end && steps < 4; steps++) {
        struct base_str form = lang_form(text, i);
        bool hyphen = base_str_is(form, "-") || base_str_is(form, "‑");
        uint32_t row = view->particles == NULL || person_is_capital(form) ? LEXICON_NONE : lexicon_find(view->particles, form);
        if (hyphen && i > view->first && !text->tokens.items[i - 1].space_after && !text->tokens.items[i].space_after) {
            i++;
        } else if (row != LEXICON_NONE && i + 1 < view->end) {
            bool needs_hyphen = base_str_is(lexicon_cell(view->particles, row, 1), "hyphen");
            if (needs_hyphen && !base_str_is(lang_form(text, i + 1), "-")) {
                return LANG_NONE;
            }
            i++;
        } else {
            return i;
        }
    }
    return LANG_NONE;
}

/* "Ban Ki-moon", "Kim Jong-un": the part after a hyphen may be small. */
static bool is_small_second(const struct person_view *view, uint32_t from, uint32_t token)
{
    const struct lang_text *text = view->titles.text;
    struct base_str form = lang_form(text, token);
    return token > from && base_str_is(lang_form(text, token - 1), "-") && !text->tokens.items[token - 1].space_after && form.length > 1 &&
           form.data[0] >= 'a' && form.data[0] <= 'z' && form.length < 8 && lexicon_find(view->titles.titles, form) == LEXICON_NONE;
}

static uint32_t skip_junior(const struct person_view *view, uint32_t end)
{
    const struct lang_text *text = view->titles.text;
    uint32_t i = end < view->end && lang_is(text, end, ",") ? end + 1 : end;
    if (i < view->end && (lang_is(text, i, "Jr.") || lang_is(text, i, "Jr") || lang_is(text, i, "Sr.") || lang_is(text, i, "III"))) {
        return i + 1;
    }
    return end;
}

uint32_t person_name_end(const struct person_view *view, uint32_t at, bool titled)
{
    const struct lang_text *text = view->titles.text;
    uint32_t i = at, end = at, words = 0, limit = view->title_case ? HEADLINE_WORDS : NAME_WORDS;
    bool sure = false;
    while (i < view->end && words < limit) {
        uint32_t next = skip_particles(view, i);
        if (next == LANG_NONE || next >= view->end) {
            break;
        }
        bool office = (words > 0 || !titled) && !sure && is_office_word(view, next);
        bool part = is_part(view, next, titled || words > 0, sure, titled || words > 0) || (words > 0 && is_small_second(view, at, next));
        if (!part || office || (words > 0 && !sure && is_office_word(view, next))) {
            break;
        }
        if (words > 0 && is_office_word(view, next) && !is_given(view, lang_form(text, next))) {
            break;
        }
        sure = sure || is_given(view, lang_form(text, next)) || (titled && words > 0);
        words++;
        end = i = next + 1;
        if (i < view->end && is_initial(lang_form(text, next)) && base_str_is(lang_form(text, i), ".")) {
            i++;
        }
    }
    return end == at ? at : skip_junior(view, end);
}

/* A name that begins the sentence may be any word with a capital letter. */
static bool begins_sentence(const struct person_view *view, uint32_t at)
{
    return at == view->first || base_str_in(lang_form(view->titles.text, at - 1), "\" “ ‘ ' ” : ( [");
}

/* "Hayat Tahrir Al-Sham, or HTS": what has an abbreviation is no person. */
static bool is_abbreviated(const struct person_view *view, uint32_t end)
{
    const struct lang_text *text = view->titles.text;
    bool bracket = end + 2 < view->end && lang_is(text, end, "(") && lang_is(text, end + 2, ")");
    bool other = end + 2 < view->end && lang_is(text, end, ",") && lang_is(text, end + 1, "or");
    if (!bracket && !other) {
        return false;
    }
    struct base_str form = lang_form(text, bracket ? end + 1 : end + 2);
    return is_shouted(form) && form.length < 7;
}

/* "Vero said", "said Vero", "Vero's": a single word that acts as a person does. */
static bool speaks(const struct person_view *view, uint32_t at)
{
    const struct lang_text *text = view->titles.text;
    bool verb_after = at + 1 < view->end && (text->tokens.items[at + 1].upos == LANG_VERB || text->tokens.items[at + 1].upos == LANG_AUX);
    bool verb_before = at > view->first && text->tokens.items[at - 1].upos == LANG_VERB;
    return verb_after || verb_before || (at + 1 < view->end && title_is_possessive(text, at + 1));
}

bool person_name_starts(const struct person_view *view, uint32_t at)
{
    const struct lang_text *text = view->titles.text;
    struct base_str form = lang_form(text, at);
    if (!is_part(view, at, false, false, false) || is_office_word(view, at)) {
        return false;
    }
    uint32_t end = person_name_end(view, at, false);
    if (end == at || is_abbreviated(view, end)) {
        return false;
    }
    const struct lang_token *token = &text->tokens.items[at];
    bool several = end > at + 1;
    bool initials = is_initial(form) && (is_initial(lang_form(text, at + 1)) || text->tokens.items[end - 1].name == LANG_NAME_PERSON);
    if (several && (is_given(view, form) || initials)) {
        return true;
    }
    if (several && person_remembered(view->titles.article, form) != KNOW_NONE &&
        person_remembered(view->titles.article, lang_form(text, end - 1)) != KNOW_NONE) {
        return true;
    }
    if (!several) {
        return token->name == LANG_NAME_PERSON && token->upos == LANG_PROPN && !view->title_case && form.length > 2 && speaks(view, at);
    }
    /* The statistical tag alone serves when two words agree, and not for the first word of a sentence. */
    bool tagged = token->name == LANG_NAME_PERSON && text->tokens.items[end - 1].name == LANG_NAME_PERSON;
    return tagged && token->upos == LANG_PROPN && several && (!begins_sentence(view, at) || token->name_begins) && !view->title_case;
}
