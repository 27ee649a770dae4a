/*
 * Roles of items. The rules look at one item at a time and are careful with long ones: a paragraph of sentences is body
 * unless the phrase table says what else it is. Context (which item is the title, what follows an end) is divide.c's.
 */
#include "text/roles.h"

#include "base/utf8.h"
#include "text/date.h"
#include "text/phrase.h"
#include "text/tables.h"

#include <string.h>

enum { SHAPE_LIMIT = 1024, LONG = 160, LOOKED_AT = 420, DATE_LINE = 140, DATE_REST = 28, BYLINE_LINE = 90, TICKER_LINE = 160, DOUBLE_LEAST = 24 };

/* The outer form of a line. Counts stop at long paragraphs, which are body anyway. */
struct shape {
    uint32_t words;
    uint32_t capitalised; /* words that begin with a capital letter */
    uint32_t lower;       /* words that begin with a small letter */
    uint32_t numbers;     /* words that begin with a digit, or sign and digit */
    uint32_t bars;        /* '|' and pointed quotes that divide menus */
    bool upper;           /* has letters, and all of them are capitals */
    bool ends_sentence;
};

static bool is_upper_code(uint32_t code)
{
    return (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE) || code == 0x130 || code == 0x15E || code == 0x11E ||
           (code >= 0x410 && code <= 0x42F);
}

static bool is_lower_code(uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 0xDF && code <= 0xFF) || code == 0x131 || code == 0x15F || code == 0x11F ||
           (code >= 0x430 && code <= 0x44F);
}

/* Letters of scripts without capitals count as small ones. */
static bool is_other_letter(uint32_t code)
{
    return code >= 0x100 && code != BASE_UTF8_BAD && !(code >= 0x2000 && code < 0x2C00) && !(code >= 0x3000 && code < 0x3040) &&
           code != 0xFFFD && !is_upper_code(code);
}

static bool closes_sentence(uint32_t code)
{
    return code == '.' || code == '?' || code == '!' || code == 0x2026 || code == 0x06D4 || code == 0x061F || code == 0x3002 ||
           code == 0x0964;
}

static bool closes_quote(uint32_t code)
{
    return code == '"' || code == '\'' || code == ')' || code == ']' || code == 0x201D || code == 0x2019 || code == 0xBB;
}

/* Does the line end in a full stop or its like, perhaps inside a closing quote? */
static bool ends_sentence(struct base_str line)
{
    for (uint32_t end = line.length, steps = 0; end > 0 && steps < 4; steps++) {
        uint32_t at = end - 1, length;
        while (at > 0 && ((unsigned char)line.data[at] & 0xC0) == 0x80 && end - at < 4) {
            at--;
        }
        uint32_t code = base_utf8_decode(line, at, &length);
        if (closes_sentence(code)) {
            return true;
        }
        if (!closes_quote(code)) {
            return false;
        }
        end = at;
    }
    return false;
}

static void count_word(struct shape *shape, uint32_t code, uint32_t next)
{
    shape->words++;
    bool sign = code == '+' || code == '-' || code == '$' || code == '(';
    bool digit = (code >= '0' && code <= '9') || (sign && ((next >= '0' && next <= '9') || next == '-' || next == '+'));
    shape->capitalised += is_upper_code(code);
    shape->lower += is_lower_code(code) || is_other_letter(code);
    shape->numbers += digit;
}

static struct shape shape_of(struct base_str line)
{
    struct shape shape = {.upper = true, .ends_sentence = ends_sentence(line)};
    bool inside = false, letters = false;
    uint32_t length, stop = line.length < SHAPE_LIMIT ? line.length : SHAPE_LIMIT;
    for (uint32_t at = 0; at < stop; at += length) {
        uint32_t code = (unsigned char)line.data[at];
        length = 1;
        if (code >= 0x80) {
            code = base_utf8_decode(line, at, &length);
        }
        if (code == ' ' || code == 0xA0) {
            inside = false;
            continue;
        }
        shape.bars += code == '|' || code == 0xBB || code == 0x203A || code == 0xB7;
        if (!inside && (code < 0x80 ? (code > '"' && code != '|' && code != '\'') : code != 0x201C && code != 0x2018)) {
            count_word(&shape, code, at + length < line.length ? (unsigned char)line.data[at + length] : 0);
            inside = true;
        }
        letters = letters || is_upper_code(code);
        shape.upper = shape.upper && !is_lower_code(code) && !is_other_letter(code);
    }
    shape.upper = shape.upper && letters;
    return shape;
}

/* Is it a sentence (or paragraph) rather than a headline, a name or a menu? */
static bool is_sentence(struct base_str line, const struct shape *shape)
{
    return line.length >= 2 * LONG || (shape->ends_sentence && shape->words >= 4 && shape->lower >= 1) ||
           (line.length >= LONG && shape->lower > shape->words / 3);
}

static bool has_letters(const struct shape *shape)
{
    return shape->capitalised + shape->lower > 0;
}

/* "#trade #Tarsk" */
static bool is_hashtags(struct base_str line)
{
    uint32_t tags = 0;
    for (uint32_t at = 0; at < line.length; at++) {
        if (at == 0 || line.data[at - 1] == ' ') {
            if (line.data[at] != '#') {
                return false;
            }
            tags++;
        }
    }
    return tags > 0;
}

/* A row of short capitalised words most of which stand in menus: "Home World Business Sports". */
static bool is_menu(struct base_str line, const struct shape *shape)
{
    const struct lexicon_table *table = text_table(TEXT_TABLE_MENU);
    if (table == NULL || shape->words < 3 || shape->ends_sentence || line.length > 2 * LONG) {
        return false;
    }
    uint32_t known = 0, start = 0;
    for (uint32_t at = 0; at <= line.length; at++) {
        if (at == line.length || line.data[at] == ' ' || line.data[at] == '|') {
            struct base_str word = base_str_slice(line, (struct base_span){start, at});
            known += word.length > 1 && lexicon_find(table, word) != LEXICON_NONE;
            start = at + 1;
        }
    }
    return known * 3 >= shape->words * 2;
}

/* "TSX100 45,678.90 +0.3% Gold 2,310": numbers with little between them. */
static bool is_ticker(struct base_str line, const struct shape *shape)
{
    bool percent = base_str_find(line, "%", 0) >= 0;
    bool several = shape->numbers >= 3 || (shape->numbers == 2 && percent);
    uint32_t share = percent && shape->numbers >= 3 ? 3 : 2; /* "AGL 6.57 Decreased By -0.22 (-3.24%)" */
    return line.length <= TICKER_LINE && !shape->ends_sentence && several && shape->numbers * share >= shape->words;
}

/* "Feed of the valley - May 27, 2024 - 13:13": a mark before the date and at most a clock behind it. */
static bool is_signed_line(struct base_str line, struct base_span date)
{
    uint32_t before = date.start;
    while (before > 0 && line.data[before - 1] == ' ') {
        before--;
    }
    uint32_t letters = 0;
    for (uint32_t i = date.end; i < line.length; i++) {
        letters += (line.data[i] | 32) >= 'a' && (line.data[i] | 32) <= 'z';
    }
    return before > 0 && strchr("-|", line.data[before - 1]) != NULL && before < date.start && letters <= 5 && line.length - date.end <= 24;
}

/* A date with nothing but a weekday, a clock and such around it. */
static bool is_date_line(struct base_str line, const struct text_phrases *phrases)
{
    struct text_date date;
    if (line.length > DATE_LINE || !text_date_find(line, 0, &date)) {
        return false;
    }
    uint32_t letters = 0;
    for (uint32_t i = 0; i < line.length; i++) {
        letters += (i < date.at.start || i >= date.at.end) && (line.data[i] | 32) >= 'a' && (line.data[i] | 32) <= 'z';
    }
    struct base_span label = phrases->first[TEXT_PHRASE_DATED];
    bool labelled = text_phrases_have(phrases, TEXT_PHRASE_DATED) && label.start < date.at.start && date.at.start - label.end < 24;
    return labelled || letters <= DATE_REST / 2 || (letters <= DATE_REST && text_date_has_weekday(line)) ||
           is_signed_line(line, date.at);
}

static bool has_one_of(struct base_str line, const char *set)
{
    for (uint32_t i = 0; i < line.length; i++) {
        if (strchr(set, line.data[i]) != NULL) {
            return true;
        }
    }
    return false;
}

/* One word with a point or slash in it: the name of a picture, an address, a desk's mark ("MA/TRK8453"). */
static bool is_file_or_address(struct base_str line, const struct shape *shape)
{
    bool ends_well = base_str_ends(line, ".") || base_str_ends(line, "!") || base_str_ends(line, "?");
    bool code = base_str_find(line, "/", 0) > 0 && has_one_of(line, "0123456789");
    return shape->words == 1 && !ends_well && line.length > 4 &&
           (code || base_str_find(line, ".", 1) > 0 || base_str_starts_fold(line, "http") || base_str_find(line, "@", 0) >= 0);
}

static bool is_name_line(const struct shape *shape)
{
    return shape->capitalised >= 1 && shape->words <= 9 && shape->lower <= shape->words / 3 && !shape->ends_sentence;
}

/* The same words twice: a caption that stands in the page once as text and once as the picture's title. */
static bool is_doubled(struct base_str line)
{
    uint32_t half = line.length / 2;
    if (line.length < 2 * DOUBLE_LEAST) {
        return false;
    }
    struct base_str left = base_str_trim(base_str_slice(line, (struct base_span){0, half}));
    struct base_str right = base_str_trim(base_str_slice(line, (struct base_span){half, line.length}));
    return left.length == right.length && base_str_equal(left, right);
}

static enum text_role role_of_phrases(struct base_str line, const struct shape *shape, const struct text_phrases *found)
{
    static const struct {
        enum text_phrase_kind kind;
        enum text_role role;
    } WHOLE[] = {{TEXT_PHRASE_END, TEXT_ROLE_END},       {TEXT_PHRASE_BOX, TEXT_ROLE_BOX},       {TEXT_PHRASE_MORE, TEXT_ROLE_MORE},
                 {TEXT_PHRASE_BYLINE, TEXT_ROLE_BYLINE}, {TEXT_PHRASE_CREDIT, TEXT_ROLE_CREDIT}, {TEXT_PHRASE_NOISE, TEXT_ROLE_NOISE}};
    for (size_t i = 0; i < sizeof WHOLE / sizeof *WHOLE; i++) {
        if ((found->whole >> WHOLE[i].kind & 1u) != 0) {
            return WHOLE[i].role;
        }
    }
    if (is_date_line(line, found) && !(shape->ends_sentence && shape->lower > 4)) {
        return TEXT_ROLE_DATE;
    }
    if (text_phrases_have(found, TEXT_PHRASE_CREDIT) && !(line.length > LONG && found->first[TEXT_PHRASE_CREDIT].start > LONG)) {
        return TEXT_ROLE_CREDIT;
    }
    if (text_phrases_have(found, TEXT_PHRASE_CAPTION)) {
        return TEXT_ROLE_CAPTION;
    }
    if (text_phrases_have(found, TEXT_PHRASE_END) && !is_sentence(line, shape)) {
        return TEXT_ROLE_END;
    }
    if (text_phrases_have(found, TEXT_PHRASE_ABOUT) || text_phrases_have(found, TEXT_PHRASE_NOISE)) {
        return TEXT_ROLE_NOISE;
    }
    if (text_phrases_have(found, TEXT_PHRASE_MORE)) {
        return TEXT_ROLE_NOISE;
    }
    bool byline = text_phrases_have(found, TEXT_PHRASE_BYLINE) && line.length <= BYLINE_LINE && is_name_line(shape);
    return byline ? TEXT_ROLE_BYLINE : TEXT_ROLE_BODY;
}

static bool is_link_list(const struct text_item *item)
{
    uint32_t length = item->at.end - item->at.start;
    return !item->heading && item->link_bytes * 10 >= length * 8;
}

static enum text_role role_of(const struct text_item *item, struct base_str line, const struct shape *shape)
{
    if (item->caption) {
        return TEXT_ROLE_CAPTION;
    }
    if (is_link_list(item) && item->link_bytes > 0) {
        return TEXT_ROLE_NOISE;
    }
    if (line.length > LOOKED_AT) {
        return is_doubled(line) ? TEXT_ROLE_CAPTION : item->bullet ? TEXT_ROLE_BULLET : TEXT_ROLE_BODY;
    }
    if (!has_letters(shape) && !text_date_find(line, 0, &(struct text_date){0})) {
        return TEXT_ROLE_NOISE;
    }
    struct text_phrases found;
    text_phrases_find(line, &found);
    enum text_role role = role_of_phrases(line, shape, &found);
    if (role != TEXT_ROLE_BODY) {
        return role;
    }
    if (is_hashtags(line) || is_file_or_address(line, shape) || is_menu(line, shape) || is_ticker(line, shape) || (shape->bars >= 3 && !shape->ends_sentence)) {
        return TEXT_ROLE_NOISE;
    }
    if (is_doubled(line)) {
        return TEXT_ROLE_CAPTION;
    }
    return item->bullet ? TEXT_ROLE_BULLET : TEXT_ROLE_BODY;
}

/* Two "Read more" close together close two teasers of the same form: both go, each with the lines before it. */
static void drop_teasers(struct text_page *page)
{
    enum { LEAST = 2, MOST = 5 };
    uint32_t last = UINT32_MAX;
    for (uint32_t i = 0; i < page->items.count; i++) {
        if (page->items.items[i].role != TEXT_ROLE_MORE) {
            continue;
        }
        uint32_t distance = last == UINT32_MAX ? UINT32_MAX : i - last;
        bool pair = distance >= LEAST && distance <= MOST;
        for (uint32_t k = pair ? (last + 1 > distance ? last + 1 - distance : 0) : i; k < i; k++) {
            if (k != last) {
                page->items.items[k].role = TEXT_ROLE_NOISE;
            }
        }
        last = i;
    }
}

static bool speaks_of_site(struct base_str line)
{
    struct text_phrases found;
    text_phrases_find(line, &found);
    return text_phrases_have(&found, TEXT_PHRASE_ABOUT) || text_phrases_have(&found, TEXT_PHRASE_NOISE);
}

void text_roles_find(struct text_page *page)
{
    for (uint32_t i = 0; i < page->items.count; i++) {
        struct text_item *item = &page->items.items[i];
        struct base_str line = text_page_str(page, item->at);
        struct shape shape = line.length > LOOKED_AT ? (struct shape){.words = LOOKED_AT, .lower = LOOKED_AT} : shape_of(line);
        item->sentence = is_sentence(line, &shape);
        item->words = (uint16_t)shape.words;
        item->role = item->role != TEXT_ROLE_BODY ? item->role : role_of(item, line, &shape);
        item->site = item->role == TEXT_ROLE_NOISE && speaks_of_site(line);
        if (i > 0 && item->bullet && base_str_ends(text_page_str(page, item[-1].at), ":") && item[-1].words >= 2) {
            item[-1].sentence = true; /* "They signed:" */
        }
    }
    drop_teasers(page);
}
