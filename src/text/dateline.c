/*
 * Datelines. A place is in capitals, or known, or followed by a day or an agency in brackets; a mark or the bracket must
 * part it from the story. "UPDATE: ..." and "NATO - ..." are no datelines: a short unknown word needs more than a mark.
 */
#include "text/dateline.h"

#include "base/utf8.h"
#include "lexicon/table.h"
#include "text/date.h"
#include "text/phrase.h"

#include <string.h>

enum { HEAD = 180, PLACE_WORDS = 5, PLACE_LENGTH = 60, PAREN_LENGTH = 110, UNKNOWN_LEAST = 5, NAME_LENGTH = 60 };

static bool is_known(const char *table_name, struct base_str key)
{
    const struct lexicon_table *table = lexicon_table_named(table_name);
    return table != NULL && key.length > 0 && key.length < 80 && lexicon_find(table, key) != LEXICON_NONE;
}

struct base_str text_agency_name(struct base_str printed)
{
    const struct lexicon_table *table = lexicon_table_named("page_agencies");
    uint32_t row = table == NULL || printed.length == 0 || printed.length > 80 ? LEXICON_NONE : lexicon_find(table, printed);
    return row == LEXICON_NONE ? (struct base_str){NULL, 0} : lexicon_cell(table, row, 1);
}

bool text_is_outlet(struct base_str printed)
{
    return is_known("page_outlets", printed);
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
            at = line.data[end] == '/' || line.data[end] == ' ' ? end + 1 : end;
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
    }
}

/* "(UrduPoint / Point News - 9th Sep, 2025)": the end of the bracket at `at`; `at` when it holds nothing of a dateline. */
static uint32_t read_bracket(struct base_str line, uint32_t at, struct text_dateline *found)
{
    const char *close = at < line.length && line.data[at] == '(' ? memchr(line.data + at, ')', line.length - at) : NULL;
    if (close == NULL || close - (line.data + at) > PAREN_LENGTH) {
        return at;
    }
    uint32_t end = (uint32_t)(close - line.data), start = at + 1;
    struct text_date date;
    bool dated = text_date_find(base_str_slice(line, (struct base_span){at + 1, end}), 0, &date);
    for (uint32_t i = start; i <= end; i++) {
        bool parted = i < end && (line.data[i] == '/' || (line.data[i] == ' ' && dash_length(line, i + 1) > 0));
        if (i == end || (parted && !(dated && i > at + 1 + date.at.start && i < at + 1 + date.at.end))) {
            read_part(line, (struct base_span){start, i}, found);
            start = i + 1;
        }
    }
    return end + 1;
}

/* ", July 9", ", 10 July 2025", ", Pakistan": what may stand between place and mark. Returns its end. */
static uint32_t read_middle(struct base_str line, uint32_t at, struct text_dateline *found)
{
    if (at >= line.length || (line.data[at] != ',' && line.data[at] != ' ')) {
        return at;
    }
    uint32_t limit = at + 40 < line.length ? at + 40 : line.length, end = at;
    while (end < limit && line.data[end] != '(' && line.data[end] != ':' && !(line.data[end] == ' ' && dash_length(line, end + 1) > 0) &&
           !((unsigned char)line.data[end] == 0xE2 && dash_length(line, end) > 0)) {
        end++;
    }
    struct base_str middle = base_str_slice(line, (struct base_span){at, end});
    struct text_date date;
    if (end < limit && text_date_find(middle, 0, &date)) {
        found->date = (struct base_span){at + date.at.start, at + date.at.end};
        return end;
    }
    uint32_t words = 0;
    bool names = end < limit && line.data[at] == ',';
    for (uint32_t i = at + 1; i < end && names; i++) {
        if (line.data[i] != ' ' && (line.data[i - 1] == ' ' || line.data[i - 1] == ',')) {
            names = starts_capital(line, i) || (words > 0 && line.data[i] >= '0' && line.data[i] <= '9');
            words++;
        }
    }
    return names && words <= 4 ? end : at;
}

/* The mark between dateline and story; `at` when there is none. */
static uint32_t read_mark(struct base_str line, uint32_t at)
{
    uint32_t start = skip_blanks(line, at);
    if (start < line.length && line.data[start] == ':') {
        return start + 1 < line.length && line.data[start + 1] == ' ' ? skip_blanks(line, start + 1) : at;
    }
    uint32_t dash = dash_length(line, start);
    bool apart = dash > 0 && (start > at || dash > 1);
    return apart ? skip_blanks(line, start + dash) : at;
}

static bool is_place(struct base_str place, bool upper, bool sure)
{
    if (is_known("page_places", place)) {
        return true;
    }
    struct text_phrases phrases;
    text_phrases_find(place, &phrases);
    return sure || (upper && place.length >= UNKNOWN_LEAST && phrases.kinds == 0 && text_agency_name(place).length == 0);
}

struct text_dateline text_dateline_find(struct base_str paragraph)
{
    struct text_dateline found = {0};
    struct base_str line = {paragraph.data, paragraph.length < HEAD ? paragraph.length : HEAD};
    bool upper;
    uint32_t place = place_end(line, &upper);
    uint32_t at = read_middle(line, place, &found);
    uint32_t bracket = skip_blanks(line, at < line.length && line.data[at] == ',' ? at + 1 : at);
    uint32_t behind = read_bracket(line, bracket, &found);
    bool bracketed = behind > bracket;
    bool known_source = bracketed && (found.agency.end > 0 || found.date.end > 0 ||
                                      text_is_outlet(base_str_slice(line, found.outlet)));
    at = bracketed ? behind : at;
    uint32_t story = read_mark(line, at);
    if (story == at) {
        story = known_source ? skip_blanks(line, at) : 0;
    }
    bool sure = known_source || (found.date.end > 0);
    struct base_str name = base_str_slice(line, (struct base_span){0, place});
    bool agency_alone = place == 0 && found.agency.end > 0; /* "(Reuters) - ..." */
    if (story == 0 || story >= paragraph.length || !(agency_alone || (place > 0 && is_place(name, upper, sure)))) {
        return (struct text_dateline){0};
    }
    /* "Tarsk - the old capital - hosted": only capitals may be followed by a small letter. */
    bool small = paragraph.data[story] >= 'a' && paragraph.data[story] <= 'z';
    if (small && !upper && !known_source) {
        return (struct text_dateline){0};
    }
    found.place = (struct base_span){0, place};
    found.length = story;
    return found;
}

bool text_dateline_is_place(struct base_str line)
{
    bool upper;
    uint32_t end = place_end(line, &upper);
    struct base_str place = base_str_slice(line, (struct base_span){0, end});
    bool closed = end == line.length || (end + 1 == line.length && (line.data[end] == ':' || line.data[end] == '-'));
    return upper && closed && is_known("page_places", place);
}
