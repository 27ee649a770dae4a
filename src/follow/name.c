/*
 * Names of threads. Reports name one thing in many ways: "the council", "HLSCC", "Pakistan-Türkiye High Level Strategic
 * Cooperation Council". Each wording gets points for words, for capitals (a name rather than a description) and for how many
 * reports use it; the best stands in the title and the others stay findable.
 */
#include "follow/name.h"

#include "base/utf8.h"
#include "follow/day.h"
#include "lexicon/table.h"

#include <math.h>

enum { NAMES = 24, TITLE_BYTES = 120, WORDS_THAT_COUNT = 9, FOUND_BYTES = 600 };

struct wording {
    struct base_str text, folded;
    uint32_t told;
    bool given_up;
};
struct wordings {
    struct base_arena *arena;
    struct wording items[NAMES];
    uint32_t count;
};

/* ------------------------------------------------------------------ words */

struct base_str follow_fold(struct base_arena *arena, struct base_str text)
{
    char *folded = base_arena_take(arena, (size_t)text.length + 1);
    uint32_t length = base_utf8_fold(text, folded), kept = 0;
    for (uint32_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)folded[i];
        bool sign = c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (sign || (kept > 0 && folded[kept - 1] != ' ')) {
            folded[kept++] = sign ? (char)c : ' ';
        }
    }
    return base_str_trim((struct base_str){folded, kept});
}

bool follow_has_words(struct base_str text, struct base_str words)
{
    for (uint32_t start = 0, end; start < words.length; start = end + 1) {
        for (end = start; end < words.length && words.data[end] != ' '; end++) {
        }
        bool found = false;
        for (uint32_t at = 0; at + (end - start) <= text.length && !found; at++) {
            bool begins = at == 0 || text.data[at - 1] == ' ',
                 ends = at + end - start == text.length || text.data[at + end - start] == ' ';
            found = begins && ends &&
                    base_str_equal(base_str_slice(text, (struct base_span){at, at + end - start}),
                                   base_str_slice(words, (struct base_span){start, end}));
        }
        if (!found) {
            return false;
        }
    }
    return true;
}

static struct base_str without_article(struct base_str text)
{
    text = base_str_trim(text);
    return base_str_starts_fold(text, "the ") ? base_str_slice(text, (struct base_span){4, text.length}) : text;
}

/* The text on one line, cut at a blank when it is long. */
static struct base_str plain(struct base_arena *arena, struct base_str text)
{
    char *out = base_arena_take(arena, (size_t)text.length + 4);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < text.length; i++) {
        bool blank = (unsigned char)text.data[i] <= ' ' || text.data[i] == 0x7F;
        if (blank && kept >= TITLE_BYTES) {
            out[kept++] = ' ', out[kept++] = '.', out[kept++] = '.';
            break;
        }
        if (!blank || (kept > 0 && out[kept - 1] != ' ')) {
            out[kept++] = blank ? ' ' : text.data[i];
        }
    }
    return base_str_trim((struct base_str){out, kept});
}

static uint32_t count_words(struct base_str text)
{
    uint32_t words = text.length > 0 ? 1 : 0;
    for (uint32_t i = 0; i < text.length; i++) {
        words += text.data[i] == ' ' || text.data[i] == '-';
    }
    return words;
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* ------------------------------------------------------------------ wordings */

static struct wording *add_wording(struct wordings *wordings, struct base_str text)
{
    text = without_article(text);
    if (text.length == 0 || text.length > 400) {
        return NULL;
    }
    struct base_str folded = follow_fold(wordings->arena, text);
    for (uint32_t i = 0; i < wordings->count; i++) {
        if (base_str_equal(wordings->items[i].folded, folded)) {
            return &wordings->items[i];
        }
    }
    if (wordings->count == NAMES || folded.length == 0) {
        return NULL;
    }
    wordings->items[wordings->count] = (struct wording){.text = text, .folded = folded};
    return &wordings->items[wordings->count++];
}

static void tell(struct wordings *wordings, struct base_str text)
{
    struct wording *wording = add_wording(wordings, text);
    if (wording != NULL) {
        wording->told++;
    }
}

static double points(const struct wording *wording)
{
    uint32_t words = count_words(wording->text);
    double length = 2.0 * (words < WORDS_THAT_COUNT ? words : WORDS_THAT_COUNT);
    bool proper = is_capital(wording->text.data[0]) || (unsigned char)wording->text.data[0] >= 0x80;
    bool letters = words == 1 && wording->text.length > 1 && is_capital(wording->text.data[1]);
    return length + 3.0 * log2(1.0 + wording->told) + (proper ? 8 : 0) - (letters ? 4 : 0) - (wording->given_up ? 40 : 0);
}

static struct base_str best_wording(const struct wordings *wordings)
{
    const struct wording *best = NULL;
    for (uint32_t i = 0; i < wordings->count; i++) {
        const struct wording *one = &wordings->items[i];
        double more = best == NULL ? 1 : points(one) - points(best);
        if (more > 0 || (more == 0 && base_str_compare(one->text, best->text) < 0)) {
            best = one;
        }
    }
    return best != NULL ? best->text : (struct base_str){0};
}

static enum read_field name_field(enum read_type type)
{
    switch (type) {
    case READ_BODY:
    case READ_PROJECT:
        return READ_F_NAME;
    case READ_MEETING:
        return READ_F_BODY_NAME;
    case READ_INSTRUMENT:
        return READ_F_TITLE;
    case READ_TALLY:
        return READ_F_INCIDENT;
    case READ_TARGET:
        return READ_F_METRIC;
    default:
        return READ_F_OBJECT;
    }
}

/* Is the word a name of a state that the code stands for? */
static bool names_party(struct base_arena *arena, struct base_str word, struct base_str code)
{
    static const struct {
        const char *table;
        uint32_t code;
    } NAMES_OF[] = {{"state_names", 1}, {"nationalities", 1}};
    for (size_t i = 0; i < sizeof NAMES_OF / sizeof *NAMES_OF; i++) {
        const struct lexicon_table *table = lexicon_table_named(NAMES_OF[i].table);
        uint32_t row = table != NULL ? lexicon_find(table, word) : LEXICON_NONE;
        if (row != LEXICON_NONE && base_str_equal(lexicon_cell(table, row, NAMES_OF[i].code), code)) {
            return true;
        }
    }
    const struct lexicon_table *states = lexicon_table_named("states");
    uint32_t row = states != NULL ? lexicon_find(states, code) : LEXICON_NONE;
    return row != LEXICON_NONE && base_str_equal(follow_fold(arena, lexicon_cell(states, row, 2)), follow_fold(arena, word));
}

/* "Pakistan-Türkiye Joint Commission" without the parties, which stand beside the title anyway. */
static struct base_str without_parties(struct base_arena *arena, struct base_str name, const struct read_value *parties)
{
    uint32_t start = 0, named = 0;
    for (uint32_t at = 0; at < name.length && parties != NULL; at++) {
        if (name.data[at] != '-' && name.data[at] != ' ') {
            continue;
        }
        bool found = false;
        for (uint32_t i = 0; i < parties->as.texts.count && i < 4 && !found; i++) {
            found = names_party(arena, base_str_slice(name, (struct base_span){start, at}), parties->as.texts.items[i]);
        }
        if (!found) {
            return name;
        }
        named++;
        start = at + 1;
        if (name.data[at] == ' ') {
            break;
        }
    }
    struct base_str rest = base_str_slice(name, (struct base_span){start, name.length});
    return named >= 2 && count_words(rest) >= 2 ? rest : name;
}

static void tell_name(struct wordings *wordings, const struct read_record *record)
{
    struct base_str name = read_text(record, name_field(record->type));
    if (record->type == READ_BODY || record->type == READ_MEETING) {
        name = without_parties(wordings->arena, without_article(name), read_get(record, READ_F_PARTIES));
    }
    tell(wordings, name);
}

static void tell_names(struct wordings *wordings, const struct follow_tolds *tolds)
{
    for (uint32_t i = 0; i < tolds->count; i++) {
        const struct read_record *record = tolds->items[i].record;
        struct base_str renamed = read_text(record, READ_F_RENAMED_TO);
        tell_name(wordings, record);
        tell(wordings, renamed);
        struct wording *old = renamed.length > 0 ? add_wording(wordings, read_text(record, READ_F_NAME)) : NULL;
        if (old != NULL) {
            old->given_up = true;
        }
    }
}

static struct base_str best_of(struct base_arena *arena, const struct follow_tolds *tolds, enum read_field field)
{
    struct wordings wordings = {.arena = arena};
    for (uint32_t i = 0; i < tolds->count; i++) {
        tell(&wordings, read_text(tolds->items[i].record, field));
    }
    return best_wording(&wordings);
}

/* ------------------------------------------------------------------ titles by kind */

struct naming {
    struct base_arena *arena;
    const struct follow_tolds *tolds;
    const struct follow_life *life;
};

static struct base_str best_name(const struct naming *naming)
{
    struct wordings wordings = {.arena = naming->arena};
    tell_names(&wordings, naming->tolds);
    return best_wording(&wordings);
}

/* An incident is of the day that is printed for it, everything else of the day of its first report. */
static int32_t incident_day(const struct naming *naming)
{
    for (uint32_t i = 0; i < naming->tolds->count && naming->life->kind == FOLLOW_INCIDENT; i++) {
        int32_t day = follow_first_day(read_get(naming->tolds->items[i].record, READ_F_DATE));
        if (day != TEXT_NO_DAY) {
            return day;
        }
    }
    return naming->life->first_seen;
}

static struct base_str of_day(const struct naming *naming, struct base_str what)
{
    const struct follow_life *life = naming->life;
    int32_t day = life->done_day != TEXT_NO_DAY     ? life->done_day
                  : life->first_plan != TEXT_NO_DAY ? life->first_plan
                                                    : incident_day(naming);
    struct base_str text = follow_day_text(naming->arena, day);
    return text.length > 0 ? base_str_join(naming->arena, what, " of ", text) : what;
}

static double first_number(const struct follow_tolds *tolds, enum read_field field)
{
    double number = NAN;
    for (uint32_t i = 0; i < tolds->count && isnan(number); i++) {
        number = read_number(tolds->items[i].record, field);
    }
    return number;
}

static struct base_str session_title(const struct naming *naming, struct base_str body)
{
    double session = first_number(naming->tolds, READ_F_SESSION);
    struct base_str head =
        isnan(session) ? BASE_STR("session of the ")
                       : base_str_join(naming->arena, follow_ordinal(naming->arena, session), " ", BASE_STR("session of the "));
    struct base_str title = base_str_join(naming->arena, head, "", body);
    return isnan(session) ? of_day(naming, title) : title;
}

static bool acts_as(const struct read_actor *actor, const char *list)
{
    return actor->name.length > 0 && base_str_in(actor->as, list);
}

static struct base_str best_actor(const struct naming *naming, const char *as)
{
    struct wordings wordings = {.arena = naming->arena};
    for (uint32_t i = 0; i < naming->tolds->count; i++) {
        const struct read_value *actors = read_get(naming->tolds->items[i].record, READ_F_ACTORS);
        for (uint32_t j = 0; actors != NULL && j < actors->as.actors.count; j++) {
            if (acts_as(&actors->as.actors.items[j], as)) {
                tell(&wordings, actors->as.actors.items[j].name);
            }
        }
    }
    return best_wording(&wordings);
}

static struct base_str best_place(const struct naming *naming)
{
    struct wordings wordings = {.arena = naming->arena};
    for (uint32_t i = 0; i < naming->tolds->count; i++) {
        const struct read_value *place = read_get(naming->tolds->items[i].record, READ_F_PLACE);
        if (place != NULL) {
            tell(&wordings, place->as.place.name.length > 0 ? place->as.place.name : place->as.place.country);
        }
    }
    return best_wording(&wordings);
}

/* "visit of Ada Norell to Tarsk", "talks in Tarsk of 2025-07-09". */
static struct base_str meeting_title(const struct naming *naming, struct base_str body)
{
    struct base_arena *arena = naming->arena;
    struct base_str kind = best_of(arena, naming->tolds, READ_F_KIND), place = best_place(naming);
    if (body.length > 0 && (kind.length == 0 || base_str_is(kind, "session"))) {
        return session_title(naming, body);
    }
    bool visit = base_str_is(kind, "visit");
    struct base_str title = kind.length > 0 ? kind : BASE_STR("meeting"),
                    visitor = visit ? best_actor(naming, "visitor leader") : (struct base_str){0};
    title = visitor.length > 0 ? base_str_join(arena, title, " of ", visitor) : title;
    title = body.length > 0 ? base_str_join(arena, title, " of the ", body) : title;
    title = place.length > 0 ? base_str_join(arena, title, visit ? " to " : " in ", place) : title;
    return visitor.length > 0 && place.length > 0 ? title : of_day(naming, title);
}

static struct base_str instrument_title(const struct naming *naming, struct base_str name)
{
    struct base_arena *arena = naming->arena;
    struct base_str kind = best_of(arena, naming->tolds, READ_F_KIND), subject = best_of(arena, naming->tolds, READ_F_SUBJECT);
    double count = first_number(naming->tolds, READ_F_COUNT);
    if (name.length > 0) {
        return name;
    }
    kind = kind.length > 0 ? kind : BASE_STR("document");
    if (base_str_is(kind, "documents") && !isnan(count)) {
        kind = base_str_format(arena, "%.10g documents", count);
    }
    return subject.length > 0 ? base_str_join(arena, kind, " on ", subject) : of_day(naming, kind);
}

static struct base_str incident_title(const struct naming *naming, struct base_str name)
{
    struct base_str place = best_place(naming);
    struct base_str what = name.length > 0 ? name : BASE_STR("incident");
    if (name.length == 0 && place.length > 0) {
        what = base_str_join(naming->arena, what, " in ", place);
    }
    return of_day(naming, what);
}

static struct base_str target_title(const struct naming *naming, struct base_str metric)
{
    metric = metric.length > 0 ? metric : BASE_STR("target");
    return naming->life->amount.length > 0 ? base_str_join(naming->arena, metric, " to ", naming->life->amount) : metric;
}

static bool starts_with_word_before(struct base_str object)
{
    int64_t blank = base_str_find(object, " ", 0);
    struct base_str first = base_str_slice(object, (struct base_span){0, blank < 0 ? object.length : (uint32_t)blank});
    return base_str_in(first, "about against at between by for from in into of on over through to together towards upon with");
}

/* "cooperate in electronic warfare": the reader leaves out the word that ties the object to its verb. */
static struct base_str verb_with_word(struct base_arena *arena, struct base_str action, struct base_str object)
{
    const struct lexicon_table *table = lexicon_table_named("follow_verbs");
    uint32_t row = table != NULL ? lexicon_find(table, action) : LEXICON_NONE;
    return row != LEXICON_NONE && !starts_with_word_before(object)
               ? base_str_join(arena, action, " ", lexicon_cell(table, row, 1))
               : action;
}

/* Verb and object of one report, never the verb of one with the object of another. */
static struct base_str commitment_title(const struct naming *naming)
{
    struct wordings wordings = {.arena = naming->arena};
    for (uint32_t i = 0; i < naming->tolds->count; i++) {
        const struct read_record *record = naming->tolds->items[i].record;
        struct base_str action = read_text(record, READ_F_ACTION), object = read_text(record, READ_F_OBJECT);
        bool both = action.length > 0 && object.length > 0;
        action = both ? verb_with_word(naming->arena, action, object) : action;
        tell(&wordings, both ? base_str_join(naming->arena, action, " ", object) : object.length > 0 ? object : action);
    }
    return best_wording(&wordings);
}

struct base_str follow_title(struct base_arena *arena, const struct follow_tolds *tolds, const struct follow_life *life)
{
    const struct naming naming = {arena, tolds, life};
    struct base_str title = best_name(&naming);
    switch (life->kind) {
    case FOLLOW_SESSION:
        title = meeting_title(&naming, title);
        break;
    case FOLLOW_INSTRUMENT:
        title = instrument_title(&naming, title);
        break;
    case FOLLOW_INCIDENT:
        title = incident_title(&naming, title);
        break;
    case FOLLOW_TARGET:
        title = target_title(&naming, title);
        break;
    case FOLLOW_COMMITMENT:
        title = commitment_title(&naming);
        break;
    default:
        break;
    }
    title = title.length > 0 ? title : best_of(arena, tolds, READ_F_SHORT);
    title = title.length > 0 ? title : best_of(arena, tolds, READ_F_KIND);
    return plain(arena, title.length > 0 ? title : base_str_from(follow_kind_name(life->kind)));
}

/* ------------------------------------------------------------------ for finding */

/* "hlscc" of "High Level Strategic Cooperation Council", "iti" of "Islamabad-Tehran-Istanbul train"; empty below three. */
static struct base_str initials(struct base_arena *arena, struct base_str name)
{
    char *letters = base_arena_take(arena, name.length + 1u);
    uint32_t count = 0;
    for (uint32_t i = 0; i < name.length; i++) {
        bool starts = i == 0 || name.data[i - 1] == ' ' || name.data[i - 1] == '-';
        if (starts && is_capital(name.data[i])) {
            letters[count++] = (char)(name.data[i] + ('a' - 'A'));
        }
    }
    return (struct base_str){letters, count >= 3 && count <= 8 ? count : 0};
}

static struct base_str add_words(struct base_arena *arena, struct base_str words, struct base_str more)
{
    if (more.length == 0 || words.length + more.length > FOUND_BYTES) {
        return words;
    }
    return words.length > 0 ? base_str_join(arena, words, " ", more) : more;
}

struct base_str follow_names(struct base_arena *arena, enum follow_kind kind, const struct follow_tolds *tolds,
                             struct base_str title)
{
    struct wordings wordings = {.arena = arena};
    struct base_str words = follow_fold(arena, title);
    tell_names(&wordings, tolds);
    for (uint32_t i = 0; i < tolds->count; i++) {
        tell(&wordings, read_text(tolds->items[i].record, READ_F_SHORT));
        tell(&wordings, read_text(tolds->items[i].record, READ_F_SUBJECT));
        tell(&wordings, read_text(tolds->items[i].record, READ_F_PROJECT_NAME));
    }
    words = add_words(arena, words, base_str_from(follow_kind_name(kind)));
    words = add_words(arena, words, follow_fold(arena, best_of(arena, tolds, READ_F_KIND)));
    for (uint32_t i = 0; i < wordings.count; i++) {
        words = add_words(arena, words, wordings.items[i].folded);
        words = add_words(arena, words, initials(arena, wordings.items[i].text));
    }
    return words;
}
