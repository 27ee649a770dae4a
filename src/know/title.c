/*
 * The press writes an office in many ways: "Foreign Affairs Minister", "the Minister of Foreign Affairs", "FM", "Indian
 * foreign ministry spokesperson". Records need one. A title is read left to right: words that tell since when or how
 * high ("former", "deputy"), what it is about ("defence"), the office noun, and what follows with "of", "for" or "to".
 */
#include "know/title.h"

#include "know/title_complement.h"
#include "know/title_word.h"

#include "base/utf8.h"

enum { TITLE_DEPTH = 4 };

struct title_reader title_reader_make(struct base_arena *arena, const struct know_article *article)
{
    return (struct title_reader){arena, article->text, article, lexicon_table_named("titles"),
                                 lexicon_table_named("titles_portfolios")};
}

bool title_is_possessive(const struct lang_text *text, uint32_t token)
{
    struct base_str form = lang_form(text, token);
    return base_str_is(form, "'s") || base_str_is(form, "’s") || base_str_is(form, "'") || base_str_is(form, "’");
}

static enum know_level level_of(struct base_str word)
{
    static const struct {
        const char *name;
        enum know_level level;
    } LEVELS[] = {{"head", KNOW_LEVEL_HEAD},
                  {"minister", KNOW_LEVEL_MINISTER},
                  {"official", KNOW_LEVEL_OFFICIAL},
                  {"military", KNOW_LEVEL_MILITARY},
                  {"business", KNOW_LEVEL_BUSINESS}};
    for (size_t i = 0; i < sizeof LEVELS / sizeof *LEVELS; i++) {
        if (base_str_is(word, LEVELS[i].name)) {
            return LEVELS[i].level;
        }
    }
    return KNOW_LEVEL_NONE;
}

uint32_t title_country_before(const struct title_reader *reader, uint32_t at)
{
    uint32_t first = reader->text->sentences.items[reader->text->tokens.items[at].sentence].first;
    if (at > first && title_is_possessive(reader->text, at - 1)) {
        at--;
    }
    if (at <= first) {
        return KNOW_NONE;
    }
    uint32_t mention = know_mention_at(reader->article, at - 1);
    if (mention == KNOW_NONE) {
        return KNOW_NONE;
    }
    enum know_kind kind = reader->article->mentions.items[mention].kind;
    return kind == KNOW_STATE || kind == KNOW_NATIONALITY || kind == KNOW_BLOC ? mention : KNOW_NONE;
}

/* ------------------------------------------------------------------ one office */

/* What has been read of one office so far. */
struct office_reading {
    struct title_words words;  /* before the noun: "deputy foreign" */
    uint8_t held;
    bool modified;
};

/* Is there an office noun at `at`, perhaps after more words of the same kind? */
static bool starts_head(const struct title_reader *reader, uint32_t at, uint32_t end, uint32_t depth)
{
    if (at >= end || depth == 0) {
        return false;
    }
    if (title_is_hyphen(lang_form(reader->text, at))) {
        return starts_head(reader, at + 1, end, depth);
    }
    struct title_word word = title_word_at(reader, at, end);
    if (word.class == TITLE_HEAD || word.class == TITLE_RANK || word.class == TITLE_COUNTERPART) {
        return true;
    }
    if (word.degree || word.class == TITLE_HELD) {
        return starts_head(reader, word.end, end, depth - 1);
    }
    struct base_str canonical;
    uint32_t after = title_portfolio(reader, at, end, &canonical);
    if (after == at) {
        return false;
    }
    bool joined = after < end && (lang_is(reader->text, after, "and") || lang_is(reader->text, after, ","));
    return starts_head(reader, joined ? after + 1 : after, end, depth - 1);
}

static bool is_country(const struct know_mention *mention)
{
    return mention->kind == KNOW_STATE || mention->kind == KNOW_NATIONALITY || mention->kind == KNOW_BLOC;
}

static bool is_organisation(const struct know_mention *mention)
{
    return mention->kind == KNOW_ORGANISATION || mention->kind == KNOW_BODY || mention->kind == KNOW_PLACE;
}

static struct base_str code_of(const struct know_article *article, const struct know_mention *mention)
{
    return mention->entity < article->entities.count ? article->entities.items[mention->entity].code : (struct base_str){0};
}

static struct base_str type_of(const struct know_article *article, const struct know_mention *mention)
{
    return mention->entity < article->entities.count ? article->entities.items[mention->entity].type : (struct base_str){0};
}

void title_note_mention(const struct title_reader *reader, const struct know_mention *mention, struct title *title)
{
    struct base_str code = code_of(reader->article, mention);
    if (is_country(mention) && title->country.length == 0) {
        title->country = code;
    } else if (is_organisation(mention) && title->organisation.length == 0) {
        struct base_span at = lang_bytes(reader->text, (struct base_span){mention->first, mention->end});
        title->organisation = base_str_slice(reader->text->text, at);
        /* A scholar at a foreign university is not its country's man, nor is the head of a club. */
        bool speaks = !base_str_in(type_of(reader->article, mention), "university club");
        title->organisation_code = speaks ? code : (struct base_str){0};
        title->organisation_kind = mention->kind;
    }
}

/* A state, organisation or province among the words before the noun; gives the token after it, or `at`. A ministry is
 * part of the title: "Indian foreign ministry spokesperson". */
static uint32_t read_inner_mention(const struct title_reader *reader, uint32_t at, uint32_t end, struct title *title,
                                   struct office_reading *reading)
{
    uint32_t number = know_mention_at(reader->article, at);
    if (number == KNOW_NONE) {
        return at;
    }
    const struct know_mention *mention = &reader->article->mentions.items[number];
    if (mention->end > end || mention->end <= at || !(is_country(mention) || is_organisation(mention))) {
        return at;
    }
    uint32_t after = mention->end;
    if (after < end && title_is_possessive(reader->text, after)) {
        after++;
    }
    title_note_mention(reader, mention, title);
    struct base_str ministry = title_ministry(reader, mention);
    if (reading != NULL && ministry.length > 0) {
        title_words_add(&reading->words, ministry);
    }
    return after;
}

/* "trade and industry", "foreign affairs, trade": portfolios before the noun. */
static uint32_t read_portfolio_before(const struct title_reader *reader, uint32_t at, uint32_t end, struct office_reading *reading)
{
    struct base_str canonical;
    uint32_t after = title_portfolio(reader, at, end, &canonical);
    if (after == at || !starts_head(reader, at, end, TITLE_DEPTH)) {
        return at;
    }
    bool listed = after < end && (lang_is(reader->text, after, "and") || lang_is(reader->text, after, ","));
    title_words_add(&reading->words, listed && after > at + 1 ? title_portfolio_full(canonical) : canonical);
    reading->modified = true;
    if (after < end && lang_is(reader->text, after, "and")) {
        title_words_add(&reading->words, BASE_STR("and"));
        return after + 1;
    }
    if (after < end && lang_is(reader->text, after, ",")) {
        title_words_comma(&reading->words);
        return after + 1;
    }
    return after;
}

/* Does an organisation begin here, with an office noun behind it: "World Bank President"? */
static bool starts_organisation(const struct title_reader *reader, uint32_t at, uint32_t end)
{
    uint32_t number = know_mention_at(reader->article, at);
    const struct know_mention *mention = number == KNOW_NONE ? NULL : &reader->article->mentions.items[number];
    bool organisation = mention != NULL && (mention->kind == KNOW_ORGANISATION || mention->kind == KNOW_BODY) && mention->first == at;
    uint32_t after = organisation && mention->end < end && title_is_possessive(reader->text, mention->end) ? mention->end + 1 : at;
    return organisation && starts_head(reader, after > at ? after : mention->end, end, TITLE_DEPTH);
}

/* The words before the office noun; the noun is left in *noun. */
static bool read_before(const struct title_reader *reader, uint32_t *at, uint32_t end, struct title *title,
                        struct office_reading *reading, struct title_word *noun)
{
    for (uint32_t steps = 0; *at < end && steps < 12; steps++) {
        if (steps > 0 && title_is_hyphen(lang_form(reader->text, *at))) {
            if (know_mention_at(reader->article, *at - 1) != KNOW_NONE) {
                return false; /* "ANKARA - President Vero" */
            }
            ++*at;
            continue;
        }
        uint32_t named = starts_organisation(reader, *at, end) ? read_inner_mention(reader, *at, end, title, reading) : *at;
        if (named > *at) {
            *at = named;
            continue;
        }
        struct title_word word = title_word_at(reader, *at, end);
        title_held_prefix(reader, lang_form(reader->text, *at), &reading->held);
        if (word.degree && starts_head(reader, word.end, end, TITLE_DEPTH)) {
            struct base_str canonical = lexicon_cell(reader->titles, word.row, TITLE_COLUMN_CANONICAL);
            title_words_add(&reading->words, canonical);
            reading->modified = true;
            *at = word.end;
        } else if (word.class == TITLE_HELD) {
            struct base_str held = lexicon_cell(reader->titles, word.row, TITLE_COLUMN_CANONICAL);
            reading->held = title_held_of(held);
            *at = word.end;
        } else if (word.class == TITLE_HEAD || word.class == TITLE_RANK || word.class == TITLE_COUNTERPART ||
                   word.class == TITLE_HONOUR) {
            *noun = word;
            return true;
        } else {
            uint32_t next = read_portfolio_before(reader, *at, end, reading);
            next = next == *at ? read_inner_mention(reader, *at, end, title, reading) : next;
            if (next == *at) {
                return false;
            }
            *at = next;
        }
    }
    return false;
}

/* "-elect", "-designate", "(Retd)", "(DPM/FM)" behind an office. */
static uint32_t read_suffix(const struct title_reader *reader, uint32_t at, uint32_t end, struct base_str *suffix)
{
    const struct lang_text *text = reader->text;
    uint32_t next = at < end && title_is_hyphen(lang_form(text, at)) ? at + 1 : at;
    if (next < end && (lang_is(text, next, "elect") || lang_is(text, next, "designate"))) {
        *suffix = lang_is(text, next, "elect") ? BASE_STR("-elect") : BASE_STR("-designate");
        at = next + 1;
    }
    if (at + 2 < end && lang_is(text, at, "(")) {
        for (uint32_t i = at + 1; i < end && i < at + 7; i++) {
            if (lang_is(text, i, ")")) {
                return i + 1;
            }
            struct base_str form = lang_form(text, i);
            if (lang_is(text, i, "retd") || lang_is(text, i, "ret") || lang_is(text, i, "retired")) {
                continue;
            }
            if (form.data[0] >= 'a' && form.data[0] <= 'z') {
                break;
            }
        }
    }
    return at;
}

static void read_noun(const struct title_reader *reader, const struct title_word *noun, struct title *title)
{
    struct base_str gender = lexicon_cell(reader->titles, noun->row, TITLE_COLUMN_GENDER);
    struct base_str alone = lexicon_cell(reader->titles, noun->row, TITLE_COLUMN_ALONE);
    title->head = noun->end - 1;
    title->end = noun->end;
    title->plural = noun->plural;
    title->gender = gender.length == 1 ? gender.data[0] : title->gender;
    title->takes_to = noun->takes_to;
    title->weak = base_str_is(alone, "weak");
    title->needs_name = base_str_is(alone, "no");
    title->counterpart = title->counterpart || noun->class == TITLE_COUNTERPART;
}

/* One office, rank or honour at `at`. */
static bool read_one(const struct title_reader *reader, uint32_t at, uint32_t end, enum title_manner manner, struct title *title)
{
    struct office_reading reading = {.held = KNOW_CURRENT};
    struct title_word noun;
    if (title->count == TITLE_OFFICES || !read_before(reader, &at, end, title, &reading, &noun)) {
        return false;
    }
    read_noun(reader, &noun, title);
    if (noun.class == TITLE_HONOUR) {
        return true;
    }
    struct title_office *office = &title->offices[title->count++];
    struct base_str canonical = lexicon_cell(reader->titles, noun.row, TITLE_COLUMN_CANONICAL), suffix = {0};
    *office = (struct title_office){.held = reading.held,
                                    .is_rank = noun.class == TITLE_RANK,
                                    .rank_beside = noun.rank_beside,
                                    .level = level_of(lexicon_cell(reader->titles, noun.row, TITLE_COLUMN_LEVEL))};
    title->modified = title->modified || reading.modified;
    title->end = read_suffix(reader, title->end, end, &suffix);
    struct title_words words = reading.words;
    title_words_add(&words, canonical);
    title_words_glue(&words, suffix);
    if (!office->is_rank && noun.class != TITLE_COUNTERPART) {
        title->end = title_complement(reader, &words, canonical, title->end, end, manner, title);
        title->end = read_suffix(reader, title->end, end, &suffix);
    }
    office->title = title_words_take(&words, reader->arena);
    if (office->level == KNOW_LEVEL_HEAD && title->organisation_kind == KNOW_PLACE) {
        title->organisation = (struct base_str){0}; /* heads of state have no town */
    }
    if (reading.modified && office->level == KNOW_LEVEL_HEAD && base_str_ends(office->title, "president") &&
        base_str_starts(office->title, "vice")) {
        office->level = KNOW_LEVEL_MINISTER;
    }
    if (title_words_lower_office(office->title) && office->level == KNOW_LEVEL_MINISTER) {
        office->level = base_str_starts(office->title, "deputy prime") ? KNOW_LEVEL_MINISTER : KNOW_LEVEL_OFFICIAL;
    }
    return true;
}

/* "and", "&", "-" or "cum" between two offices of one person; gives the token after it, or `at`. */
static uint32_t skip_joint(const struct lang_text *text, uint32_t at, uint32_t end)
{
    bool joint = at + 1 < end && (lang_is(text, at, "and") || lang_is(text, at, "&") || lang_is(text, at, "cum") ||
                                  lang_is(text, at, "/") || title_is_hyphen(lang_form(text, at)));
    return joint ? at + 1 : at;
}

/* A rank that stands beside another office is no office of its own. */
static void settle_ranks(struct title *title)
{
    for (uint32_t i = 0; i < title->count; i++) {
        for (uint32_t j = 0; j < title->count; j++) {
            bool other = i != j && !title->offices[j].is_rank && !title->offices[j].rank_beside;
            title->offices[i].is_rank = title->offices[i].is_rank || (title->offices[i].rank_beside && other);
        }
    }
}

static void note_country_before(const struct title_reader *reader, struct title *title)
{
    uint32_t before = title_country_before(reader, title->first);
    if (before == KNOW_NONE) {
        return;
    }
    const struct know_mention *mention = &reader->article->mentions.items[before];
    title->country_at = mention->first;
    if (title->country.length == 0) {
        title->country = code_of(reader->article, mention);
    }
}

/* Some offices exist in one state only: "taoiseach". */
static void note_only_country(struct title *title)
{
    const struct lexicon_table *states = lexicon_table_named("titles_of_states");
    if (states == NULL || title->country.length > 0 || title->organisation.length > 0 || title->count == 0) {
        return;
    }
    uint32_t row = lexicon_find(states, title->offices[0].title);
    title->country = row == LEXICON_NONE ? title->country : lexicon_cell(states, row, 1);
}

/* "Foreign Minister Shah Mehmood Qureshi", "General Sultan Khan": behind an office some offices are given names. */
static bool is_given_name(const struct title_reader *reader, uint32_t at, uint32_t end)
{
    const struct lexicon_table *given = lexicon_table_named("given_names");
    struct base_str form = at + 1 < end ? lang_form(reader->text, at) : (struct base_str){0};
    struct base_str next = at + 1 < end ? lang_form(reader->text, at + 1) : (struct base_str){0};
    bool capital = form.length > 0 && form.data[0] >= 'A' && form.data[0] <= 'Z' && next.length > 0 && next.data[0] >= 'A' && next.data[0] <= 'Z';
    char folded[32];
    if (!capital || given == NULL || form.length >= sizeof folded) {
        return false;
    }
    return lexicon_find(given, (struct base_str){folded, base_utf8_fold(form, folded)}) != LEXICON_NONE;
}

bool title_read(const struct title_reader *reader, uint32_t at, uint32_t end, enum title_manner manner, struct title *title)
{
    *title = (struct title){.first = at, .end = at, .country_at = KNOW_NONE};
    if (reader->titles == NULL || reader->portfolios == NULL || !read_one(reader, at, end, manner, title)) {
        return false;
    }
    while (manner == TITLE_BEFORE_NAME && title->end < end && !title->plural) {
        struct title before = *title;
        uint32_t next = skip_joint(reader->text, title->end, end);
        bool another = next > title->end && title_word_at(reader, next, end).class == TITLE_HONOUR; /* "the minister and Dr. Norell" are two */
        if (another || (next == title->end && title->count > 0 && is_given_name(reader, next, end)) || !read_one(reader, next, end, manner, title) || title->plural) {
            *title = before;
            break;
        }
    }
    settle_ranks(title);
    note_country_before(reader, title);
    note_only_country(title);
    return true;
}
