/*
 * Datelines. A place is in capitals, or known, or followed by a day or an agency in brackets; a mark or the bracket must
 * part it from the story. "UPDATE: ..." and "NATO - ..." are no datelines: a short unknown word needs more than a mark.
 */
#include "text/dateline.h"

#include "base/utf8.h"
#include "text/date.h"
#include "text/phrase.h"
#include "text/tables.h"

#include <string.h>

enum { HEAD = 180, PLACE_WORDS = 5, PLACE_LENGTH = 60, PAREN_LENGTH = 110, UNKNOWN_LEAST = 5, NAME_LENGTH = 60, MIDDLE = 56, MIDDLE_WORDS = 7, LEAD_LEAST = 80 };

static bool is_known(enum text_table_name name, struct base_str key)
{
    const struct lexicon_table *table = text_table(name);
    return table != NULL && key.length > 0 && key.length < 80 && lexicon_find(table, key) != LEXICON_NONE;
}

struct base_str text_agency_name(struct base_str printed)
{
    const struct lexicon_table *table = text_table(TEXT_TABLE_AGENCIES);
    uint32_t row = table == NULL || printed.length == 0 || printed.length > 80 ? LEXICON_NONE : lexicon_find(table, printed);
    return row == LEXICON_NONE ? (struct base_str){NULL, 0} : lexicon_cell(table, row, 1);
}

bool text_is_outlet(struct base_str printed)
{
    return is_known(TEXT_TABLE_OUTLETS, printed);
}

static bool is_word_byte(char c)
{
    return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '-';
}

static uint32_t word_end(struct base_str line, uint32_t at)
{
    while (at < line.length && is_word_byte(line.data[at]) && !(line.data[at] == '\xC2' && at + 1 < line.length && line.data[at + 1] == '\xA0')) {
        at++;
    }
    return at;
}

bool text_agency_in(struct base_str line, uint32_t from, struct base_span *at)
{
    for (uint32_t start = from; start < line.length;) {
        uint32_t end = word_end(line, start), best = 0;
        for (uint32_t words = 0, stop = end; words < 5 && stop > start; words++) {
            struct base_str name = base_str_slice(line, (struct base_span){start, stop});
            bool capital = name.data[0] >= 'A' && name.data[0] <= 'Z';
            best = capital && text_agency_name(name).length > 0 ? stop : best;
            stop = stop < line.length && line.data[stop] == ' ' ? word_end(line, stop + 1) : start;
        }
        if (best > 0) {
            *at = (struct base_span){start, best};
            return true;
        }
        start = end > start ? end : start + 1;
    }
    return false;
}

static uint32_t skip_blanks(struct base_str line, uint32_t at)
{
    while (at < line.length && line.data[at] == ' ') {
        at++;
    }
    return at;
}

/* Bytes of a dash at `at`: "-", "--", "–", "—"; 0 for none. */
static uint32_t dash_length(struct base_str line, uint32_t at)
{
    uint32_t start = at;
    while (at < line.length) {
        uint32_t length;
        uint32_t code = base_utf8_decode(line, at, &length);
        if (code != '-' && (code < 0x2010 || code > 0x2015)) {
            break;
        }
        at += length;
    }
    return at - start;
}

static bool starts_capital(struct base_str line, uint32_t at)
{
    if (at >= line.length) {
        return false;
    }
    uint32_t length;
    uint32_t code = base_utf8_decode(line, at, &length);
    return (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE) || code == 0x130 || code == 0x15E;
}

static bool is_upper_word(struct base_str word)
{
    for (uint32_t at = 0, length; at < word.length; at += length) {
        uint32_t code = base_utf8_decode(word, at, &length);
        if ((code >= 'a' && code <= 'z') || (code >= 0xDF && code <= 0xFF) || code == 0x131 || (code >= '0' && code <= '9')) {
            return false;
        }
    }
    return word.length > 0;
}

/* Words of the place at the line's start: all capitals, or all merely capitalised. `*upper` tells which. */
static uint32_t place_end(struct base_str line, bool *upper)
{
    uint32_t at = 0, end = 0;
    *upper = is_upper_word(base_str_slice(line, (struct base_span){0, word_end(line, 0)}));
    for (uint32_t words = 0; words < PLACE_WORDS && starts_capital(line, at); words++) {
        uint32_t stop = word_end(line, at);
        if (*upper && !is_upper_word(base_str_slice(line, (struct base_span){at, stop}))) {
            break;
        }
        while (stop > at && line.data[stop - 1] == '-') {
            stop--;
        }
        end = stop;
        if (end < line.length && (line.data[end] == '/' || (line.data[end] == '.' && *upper && end - at <= 2))) {
            end += line.data[end] == '.' ? 1 : 0;
            at = end < line.length && (line.data[end] == '/' || line.data[end] == ' ') ? end + 1 : end;
        } else if (end + 1 < line.length && line.data[end] == ' ') {
            at = end + 1;
        } else {
            break;
        }
    }
    return end < PLACE_LENGTH ? end : 0;
}

/* One part of what stands in the brackets: a day, an agency, an outlet, or who wrote it. */
static void read_part(struct base_str line, struct base_span part, struct text_dateline *found)
{
    while (part.start < part.end && strchr(" -/,|", line.data[part.start]) != NULL) {
        part.start++;
    }
    while (part.end > part.start && strchr(" -/,|", line.data[part.end - 1]) != NULL) {
        part.end--;
    }
    struct base_str words = base_str_slice(line, part);
    struct text_date date;
    struct text_phrases phrases;
    if (words.length == 0) {
        return;
    }
    text_phrases_find(words, &phrases);
    if (text_date_find(words, 0, &date)) {
        found->date = (struct base_span){part.start + date.at.start, part.start + date.at.end};
    } else if (text_agency_name(words).length > 0 && found->agency.end == 0) {
        found->agency = part;
    } else if (text_phrases_have(&phrases, TEXT_PHRASE_BYLINE)) {
        found->byline = part;
    } else if (starts_capital(line, part.start) && words.length <= NAME_LENGTH && found->outlet.end == 0) {
        found->outlet = part;
    } else if (found->outlet.end + 1 == part.start && line.data[found->outlet.end] == '/' && starts_capital(line, part.start)) {
        found->outlet.end = part.end; /* "Point Press/Quell Wire" wrote it together */
    }
}

/* "(UrduPoint / Point News - 9th Sep, 2025)", "/Point News/": the end of the bracket at `at`; `at` when it holds nothing of a dateline. */
static uint32_t read_bracket(struct base_str line, uint32_t at, struct text_dateline *found)
{
    bool slash = at < line.length && line.data[at] == '/';
    bool opens = slash || (at < line.length && line.data[at] == '(');
    const char *close = opens ? memchr(line.data + at + 1, slash ? '/' : ')', line.length - at - 1) : NULL;
    if (close == NULL || close - (line.data + at) > (slash ? NAME_LENGTH : PAREN_LENGTH)) {
        return at;
    }
    uint32_t end = (uint32_t)(close - line.data), start = at + 1;
    struct text_date date;
    bool dated = text_date_find(base_str_slice(line, (struct base_span){at + 1, end}), 0, &date);
    for (uint32_t i = start; i <= end; i++) {
        bool dash = i < end && ((line.data[i] == ' ' && dash_length(line, i + 1) > 0) || (dash_length(line, i) > 0 && line.data[i + 1] == ' '));
        bool parted = i < end && (line.data[i] == '/' || dash);
        if (i == end || (parted && !(dated && i > at + 1 + date.at.start && i < at + 1 + date.at.end))) {
            read_part(line, (struct base_span){start, i}, found);
            start = i + 1;
        }
    }
    return end + 1;
}

/* Where the middle of a dateline ends at the latest: at a bracket, a colon, a dash or a slash. */
static uint32_t middle_end(struct base_str line, uint32_t at)
{
    uint32_t limit = at + MIDDLE < line.length ? at + MIDDLE : line.length, end = at;
    while (end < limit) {
        uint32_t dash = dash_length(line, end);
        bool joins = dash == 1 && line.data[end] == '-' && end + 1 < line.length && line.data[end + 1] != ' ' && end > at && line.data[end - 1] != ' ';
        if (strchr("(:/", line.data[end]) != NULL || (dash > 0 && !joins)) {
            return end;
        }
        end++;
    }
    return at;
}

/* Only names, days and agencies stand in the middle: words that begin with a capital or a digit. */
static bool is_middle(struct base_str middle)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < middle.length; i++) {
        char c = middle.data[i];
        bool start = is_word_byte(c) && (i == 0 || !is_word_byte(middle.data[i - 1]));
        if (start && !starts_capital(middle, i) && !(c >= '0' && c <= '9')) {
            return false;
        }
        words += start;
    }
    return words <= MIDDLE_WORDS;
}

static void read_middle_agency(struct base_str line, uint32_t at, uint32_t end, struct text_dateline *found)
{
    struct base_span agency;
    if (text_agency_in((struct base_str){line.data, end}, at, &agency)) {
        found->agency = agency;
    }
}

/* ", July 9", ", 10 July 2025", ", Pakistan", ", July 29, GNA": what may stand between place and mark. Returns its end. */
static uint32_t read_middle(struct base_str line, uint32_t at, struct text_dateline *found)
{
    bool begins = at < line.length && (line.data[at] == ',' || line.data[at] == '.' || line.data[at] == ' ');
    uint32_t end = begins ? middle_end(line, at) : at;
    struct base_str middle = base_str_slice(line, (struct base_span){at, end});
    struct text_date date;
    struct base_span day;
    if (middle.length == 0 || !is_middle(middle)) {
        return at;
    }
    if (text_date_find(middle, 0, &date)) {
        found->date = (struct base_span){at + date.at.start, at + date.at.end};
    } else if (text_date_find_partial(middle, &day)) {
        found->day_told = true;
    } else if (line.data[at] != ',') {
        return at;
    }
    read_middle_agency(line, at, end, found);
    return end;
}

/* The mark between dateline and story; `at` when there is none. */
static uint32_t read_mark(struct base_str line, uint32_t at)
{
    uint32_t start = skip_blanks(line, at);
    if (start < line.length && line.data[start] == ':') {
        return start + 1 < line.length && line.data[start + 1] == ' ' ? skip_blanks(line, start + 1) : at;
    }
    uint32_t dash = dash_length(line, start);
    bool apart = dash > 0 && (start > at || dash > 1 || (start + dash < line.length && line.data[start + dash] == ' '));
    return apart ? skip_blanks(line, start + dash) : at;
}

/* "TARSK. POINT - Story", "TARSK. POINT Story": the story's start; 0 when no agency stands behind the full stop. */
static uint32_t read_stop_agency(struct base_str line, uint32_t place, struct text_dateline *found)
{
    uint32_t start = place + 2;
    struct base_span agency;
    bool stop = place > 0 && start < line.length && line.data[place] == '.' && line.data[place + 1] == ' ';
    if (!stop || !text_agency_in(line, start, &agency) || agency.start != start) {
        return 0;
    }
    found->agency = agency;
    uint32_t story = read_mark(line, agency.end);
    return story > agency.end ? story : skip_blanks(line, agency.end);
}

/* "TARSK, October 19. Presidents ...": place, day and a full stop, as some agencies write. Returns the story's start, or 0. */
static uint32_t read_stop_form(struct base_str line, uint32_t place, struct text_dateline *found)
{
    struct base_span day;
    struct base_str head = {line.data, line.length < place + MIDDLE ? line.length : place + MIDDLE};
    if (place == 0 || place >= line.length || (line.data[place] != ',' && line.data[place] != '.') ||
        !text_date_find_partial(base_str_slice(head, (struct base_span){place, head.length}), &day)) {
        return 0;
    }
    uint32_t end = place + day.end;
    bool stops = end + 1 < line.length && line.data[end] == '.' && line.data[end + 1] == ' ';
    if (!stops || !is_middle(base_str_slice(line, (struct base_span){place, end}))) {
        return 0;
    }
    found->day_told = true;
    uint32_t story = skip_blanks(line, end + 1);
    const char *close = story < line.length && line.data[story] == '/' ? memchr(line.data + story + 1, '/', line.length - story - 1) : NULL;
    if (close != NULL && close - (line.data + story) < NAME_LENGTH) { /* "/TASS/." */
        read_part(line, (struct base_span){story + 1, (uint32_t)(close - line.data)}, found);
        story = (uint32_t)(close - line.data) + 1;
        story += story < line.length && line.data[story] == '.' ? 1 : 0;
    }
    return skip_blanks(line, story);
}

static bool is_lead_word(struct base_str place)
{
    uint32_t end = word_end(place, 0);
    return is_known(TEXT_TABLE_LEADS, base_str_slice(place, (struct base_span){0, end})) || is_known(TEXT_TABLE_LEADS, place);
}

/* "WARNING: ...": a word of the language in capitals. */
static bool is_ordinary_word(struct base_str place)
{
    return word_end(place, 0) == place.length && (is_known(TEXT_TABLE_WORDS, place) || is_known(TEXT_TABLE_NOUNS, place));
}

static bool is_place(struct base_str place, bool upper, bool sure)
{
    if (is_known(TEXT_TABLE_PLACES, place) || (upper && is_known(TEXT_TABLE_CITIES, place))) {
        return true;
    }
    struct text_phrases phrases;
    text_phrases_find(place, &phrases);
    bool other = phrases.kinds != 0 || text_agency_name(place).length > 0 || is_lead_word(place) || is_ordinary_word(place);
    return !other && (sure || (upper && place.length >= UNKNOWN_LEAST));
}

/* One capitalised word and a colon before a long sentence: a place we do not know. */
static bool is_colon_form(struct base_str paragraph, uint32_t place, uint32_t story)
{
    bool colon = place > 2 && place < paragraph.length && paragraph.data[place] == ':' && word_end(paragraph, 0) == place;
    return colon && paragraph.length >= LEAD_LEAST && starts_capital(paragraph, story) && story < place + 4;
}

/* A bracket before the place: "(NEWSWIRE- Point Agency) TARSK, ...". Its end; 0 when there is none. */
static uint32_t read_front_bracket(struct base_str line, struct text_dateline *found)
{
    uint32_t end = read_bracket(line, 0, found);
    return end > 0 && (found->agency.end > 0 || text_is_outlet(base_str_slice(line, found->outlet))) ? skip_blanks(line, end) : 0;
}

/* "ASTANA, (Kazakhstan), Sep 9": where the bracket with a country ends; `place` when a comma does not follow it. */
static uint32_t country_bracket_end(struct base_str line, uint32_t place)
{
    uint32_t start = place < line.length && line.data[place] == ',' ? skip_blanks(line, place + 1) : skip_blanks(line, place);
    if (place == 0 || start >= line.length || line.data[start] != '(') {
        return place;
    }
    uint32_t end = start + 1;
    while (end < line.length && (is_word_byte(line.data[end]) || line.data[end] == ' ')) {
        end++;
    }
    return end + 1 < line.length && line.data[end] == ')' && line.data[end + 1] == ',' ? end + 1 : place;
}

static struct text_dateline find_from(struct base_str paragraph, uint32_t from, struct text_dateline found)
{
    struct base_str line = {paragraph.data + from, paragraph.length - from};
    struct base_str whole = line;
    line.length = line.length < HEAD ? line.length : HEAD;
    bool upper;
    uint32_t place = place_end(line, &upper);
    uint32_t country = country_bracket_end(line, place);
    uint32_t story = read_stop_agency(line, place, &found), at = place;
    story = story > 0 ? story : read_stop_form(line, place, &found);
    if (story == 0) {
        at = read_middle(line, country, &found);
        uint32_t bracket = skip_blanks(line, at < line.length && line.data[at] == ',' ? at + 1 : at);
        uint32_t behind = read_bracket(line, bracket, &found);
        at = behind > bracket ? behind : at;
        story = read_mark(line, at);
        bool sourced = behind > bracket && (found.agency.end > 0 || found.date.end > 0 || text_is_outlet(base_str_slice(line, found.outlet)));
        story = story == at ? (sourced ? skip_blanks(line, at) : 0) : story;
    }
    bool known_source = found.agency.end > 0 || text_is_outlet(base_str_slice(line, found.outlet));
    bool sure = known_source || found.date.end > 0 || found.day_told || is_colon_form(whole, place, story);
    struct base_str name = base_str_slice(line, (struct base_span){0, place});
    bool agency_alone = place == 0 && found.agency.end > 0; /* "(Reuters) - ..." */
    if (story == 0 || story >= whole.length || !(agency_alone || (place > 0 && is_place(name, upper, sure)))) {
        return (struct text_dateline){0};
    }
    /* "Tarsk - the old capital - hosted": only capitals may be followed by a small letter. */
    bool small = whole.data[story] >= 'a' && whole.data[story] <= 'z';
    if (small && !upper && !known_source) {
        return (struct text_dateline){0};
    }
    found.place = (struct base_span){0, place};
    found.length = story;
    return found;
}

static void shift(struct base_span *span, uint32_t by)
{
    if (span->end > 0) {
        *span = (struct base_span){span->start + by, span->end + by};
    }
}

struct text_dateline text_dateline_find(struct base_str paragraph)
{
    struct text_dateline front = {0}, found;
    struct base_str line = {paragraph.data, paragraph.length < HEAD ? paragraph.length : HEAD};
    uint32_t from = line.length > 0 && line.data[0] == '(' ? read_front_bracket(line, &front) : 0;
    found = find_from(paragraph, from, (struct text_dateline){0});
    if (from > 0 && found.length == 0) {
        front.length = from < paragraph.length ? from : 0; /* "(Reuters) - " is cut by its own mark */
        uint32_t story = read_mark(line, from > 0 ? from - 1 : 0);
        front.length = story > from && story < paragraph.length ? story : front.length;
        return front;
    }
    if (from > 0) {
        shift(&found.place, from);
        shift(&found.date, from);
        shift(&found.agency, from);
        shift(&found.outlet, from);
        shift(&found.byline, from);
        found.length += from;
        found.agency = found.agency.end > 0 ? found.agency : front.agency;
        found.outlet = found.outlet.end > 0 ? found.outlet : front.outlet;
    }
    return found;
}

/* "Tarsk, Norland, Apr. 6": a known place, then names and a day. */
static bool is_place_and_day(struct base_str line, uint32_t place)
{
    struct base_span day;
    struct base_str rest = base_str_slice(line, (struct base_span){place, line.length});
    return rest.length > 1 && rest.data[0] == ',' && rest.length < MIDDLE && is_middle(rest) && text_date_find_partial(rest, &day);
}

/* "TARSK, Norland": capitals, then one or two names. */
static bool is_place_and_country(struct base_str line, uint32_t place)
{
    struct base_str rest = base_str_slice(line, (struct base_span){place, line.length});
    return rest.length > 2 && rest.data[0] == ',' && rest.length < 24 && is_middle(rest) && base_str_find(rest, ",", 1) < 0;
}

uint32_t text_dateline_place_line(struct base_str line)
{
    bool upper;
    uint32_t end = place_end(line, &upper);
    struct base_str place = base_str_slice(line, (struct base_span){0, end});
    bool closed = end == line.length || (end + 1 == line.length && (line.data[end] == ':' || line.data[end] == '-'));
    bool known = is_known(TEXT_TABLE_PLACES, place), city = is_known(TEXT_TABLE_CITIES, place);
    bool alone = upper && (closed || is_place_and_country(line, end));
    return (known && alone) || ((known || city) && is_place_and_day(line, end)) ? end : 0;
}
