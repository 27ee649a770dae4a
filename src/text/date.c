/*
 * Written dates. A line is cut into numbers, month names and other words; a date is a pattern of three of them that
 * stand together. Ranges and dates without a year are left alone, because a wrong day is worse than none.
 */
#include "text/date.h"

#include "base/utf8.h"
#include "text/article.h"
#include "text/tables.h"

enum { TOKEN_LIMIT = 64, YEAR_LEAST = 1800, YEAR_MOST = 2199 };
enum token_kind { TOKEN_NUMBER, TOKEN_MONTH, TOKEN_OF, TOKEN_WORD };

struct token {
    enum token_kind kind;
    uint32_t value;      /* of a number or month */
    uint32_t digits;
    char join;           /* what stands before it: a mark when there is one mark and no blank, ' ' for blanks and commas, '~' else */
    struct base_span at;
};

struct tokens {
    struct token items[TOKEN_LIMIT];
    uint32_t count;
};

static bool leap(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static uint32_t month_length(int32_t year, uint32_t month)
{
    static const uint8_t LENGTHS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return LENGTHS[month - 1] + (month == 2 && leap(year) ? 1u : 0u);
}

/* Counts in 400-year eras that begin on 1 March, so that the leap day is the last of its year. */
int32_t text_day_from_ymd(int32_t year, uint32_t month, uint32_t day)
{
    int64_t y = (int64_t)year - (month <= 2 ? 1 : 0);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * ((int64_t)month + (month > 2 ? -3 : 9)) + 2) / 5 + (int64_t)day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    int64_t days = era * 146097 + day_of_era - 719468;
    return days <= INT32_MIN || days > INT32_MAX ? TEXT_NO_DAY : (int32_t)days;
}

void text_day_to_ymd(int32_t days, int32_t *year, uint32_t *month, uint32_t *day)
{
    int64_t z = (int64_t)days + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t day_of_era = z - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * day_of_year + 2) / 153;
    *day = (uint32_t)(day_of_year - (153 * shifted + 2) / 5 + 1);
    *month = (uint32_t)(shifted < 10 ? shifted + 3 : shifted - 9);
    *year = (int32_t)(year_of_era + era * 400 + (*month <= 2 ? 1 : 0));
}

/* The value of a digit of any script the press of the region uses; -1 for none. */
static int digit_value(uint32_t code)
{
    static const uint32_t ZEROS[] = {'0', 0x0660, 0x06F0, 0x0966, 0x09E6};
    for (size_t i = 0; i < sizeof ZEROS / sizeof *ZEROS; i++) {
        if (code >= ZEROS[i] && code <= ZEROS[i] + 9) {
            return (int)(code - ZEROS[i]);
        }
    }
    return -1;
}

static bool is_letter(uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           (code >= 0xC0 && code < 0x2000 && digit_value(code) < 0 && code != 0x060C && code != 0x061B && code != 0x06D4);
}

static void read_number(struct base_str words, uint32_t *at, struct token *token)
{
    uint32_t length;
    for (; *at < words.length; *at += length) {
        int digit = digit_value(base_utf8_decode(words, *at, &length));
        if (digit < 0) {
            break;
        }
        token->digits++;
        token->value = token->digits > 8 ? 0 : token->value * 10 + (uint32_t)digit;
    }
}

static uint32_t letters_end(struct base_str words, uint32_t at)
{
    uint32_t length;
    for (; at < words.length && is_letter(base_utf8_decode(words, at, &length)); at += length) {
    }
    return at;
}

/* "9th", "1st": the letters belong to the number. */
static void skip_ordinal(struct base_str words, uint32_t *at)
{
    uint32_t end = letters_end(words, *at);
    struct base_str letters = base_str_slice(words, (struct base_span){*at, end});
    if (base_str_is_fold(letters, "st") || base_str_is_fold(letters, "nd") || base_str_is_fold(letters, "rd") ||
        base_str_is_fold(letters, "th")) {
        *at = end;
    }
}

static uint32_t month_of(struct base_str word)
{
    const struct lexicon_table *table = text_table(TEXT_TABLE_MONTHS);
    uint32_t row = table == NULL || word.length < 3 || word.length > 24 ? LEXICON_NONE : lexicon_find(table, word);
    if (row == LEXICON_NONE) {
        return 0;
    }
    struct base_str number = lexicon_cell(table, row, 1);
    uint32_t month = 0;
    for (uint32_t i = 0; i < number.length; i++) {
        month = month * 10 + (uint32_t)(number.data[i] - '0');
    }
    return month;
}

static void read_word(struct base_str words, uint32_t *at, struct token *token)
{
    *at = letters_end(words, *at);
    struct base_str word = base_str_slice(words, (struct base_span){token->at.start, *at});
    token->value = month_of(word);
    token->kind = token->value >= 1 && token->value <= 12 ? TOKEN_MONTH : base_str_is_fold(word, "of") ? TOKEN_OF : TOKEN_WORD;
}

/* What joins two tokens, for the bytes between them. */
static char joint_of(struct base_str between)
{
    char joint = ' ';
    uint32_t length;
    for (uint32_t at = 0; at < between.length; at += length) {
        uint32_t code = base_utf8_decode(between, at, &length);
        if (code == '-' || code == '/' || code == '.' || (code >= 0x2010 && code <= 0x2015)) {
            joint = joint == ' ' ? (code < 0x80 ? (char)code : '-') : '~';
        } else if (code != ' ' && code != ',' && code != '\'' && code != 0x2019 && code != 0xA0 && code != 0x060C) {
            joint = '~';
        }
    }
    return joint;
}

static void cut_tokens(struct base_str words, uint32_t from, struct tokens *tokens)
{
    uint32_t last_end = from, length;
    tokens->count = 0;
    for (uint32_t at = from; at < words.length && tokens->count < TOKEN_LIMIT;) {
        uint32_t code = base_utf8_decode(words, at, &length);
        bool digit = digit_value(code) >= 0;
        if (!digit && !is_letter(code)) {
            at += length;
            continue;
        }
        struct token token = {.kind = TOKEN_NUMBER, .at = {at, at}};
        token.join = joint_of(base_str_slice(words, (struct base_span){last_end, at}));
        if (digit) {
            read_number(words, &at, &token);
            skip_ordinal(words, &at);
        } else {
            read_word(words, &at, &token);
        }
        token.at.end = last_end = at;
        tokens->items[tokens->count++] = token;
    }
}

static bool is_year(const struct token *token)
{
    return token->kind == TOKEN_NUMBER && token->digits == 4 && token->value >= YEAR_LEAST && token->value <= YEAR_MOST;
}

static bool is_small(const struct token *token)
{
    return token->kind == TOKEN_NUMBER && token->digits <= 2;
}

static int32_t day_if_real(uint32_t year, uint32_t month, uint32_t day)
{
    bool real = month >= 1 && month <= 12 && day >= 1 && day <= month_length((int32_t)year, month);
    return real ? text_day_from_ymd((int32_t)year, month, day) : TEXT_NO_DAY;
}

static uint32_t full_year(const struct token *token)
{
    return token->digits == 4 ? token->value : token->value + (token->value < 70 ? 2000 : 1900);
}

/* The number of the first weekday named, from 1 for Monday; 0 for none. */
static uint32_t weekday_in(struct base_str words, const struct tokens *tokens)
{
    const struct lexicon_table *table = text_table(TEXT_TABLE_LEADS);
    for (uint32_t i = 0; table != NULL && i < tokens->count; i++) {
        const struct token *token = &tokens->items[i];
        uint32_t row = token->kind == TOKEN_WORD ? lexicon_find(table, base_str_slice(words, token->at)) : LEXICON_NONE;
        struct base_str kind = row == LEXICON_NONE ? (struct base_str){NULL, 0} : lexicon_cell(table, row, 1);
        if (kind.length == 1 && kind.data[0] >= '1' && kind.data[0] <= '7') {
            return (uint32_t)(kind.data[0] - '0');
        }
    }
    return 0;
}

static bool is_weekday(int32_t day, uint32_t weekday)
{
    return day != TEXT_NO_DAY && (uint32_t)(((day + 3) % 7 + 7) % 7) + 1 == weekday; /* 1970-01-01 was a Thursday */
}

/* "2025-09-09", "14-03-2025", "22/9/14": three numbers with the same mark between them. The day stands first, unless it
 * cannot, or the weekday beside it fits the other order only. */
static int32_t match_numbers(const struct token *t, uint32_t left, uint32_t weekday)
{
    if (left < 3 || t[1].join != t[2].join || (t[1].join != '-' && t[1].join != '/' && t[1].join != '.') || !is_small(&t[1])) {
        return TEXT_NO_DAY;
    }
    if (is_year(&t[0]) && is_small(&t[2])) {
        return day_if_real(t[0].value, t[1].value, t[2].value);
    }
    if (!is_small(&t[0]) || !(is_year(&t[2]) || (t[2].kind == TOKEN_NUMBER && t[2].digits == 2))) {
        return TEXT_NO_DAY;
    }
    uint32_t year = full_year(&t[2]);
    int32_t day = day_if_real(year, t[1].value, t[0].value), other = day_if_real(year, t[0].value, t[1].value);
    bool turned = weekday != 0 && !is_weekday(day, weekday) && is_weekday(other, weekday);
    return day != TEXT_NO_DAY && !turned ? day : other;
}

/* "9th Sep, 2025", "9 of September 2025", "9-Sep-25". `*length` gets the tokens it takes. */
static int32_t match_day_first(const struct token *t, uint32_t left, uint32_t *length)
{
    uint32_t month = left > 1 && t[1].kind == TOKEN_OF ? 2 : 1;
    if (left < month + 2 || !is_small(&t[0]) || t[month].kind != TOKEN_MONTH || t[month].join == '~') {
        return TEXT_NO_DAY;
    }
    const struct token *year = &t[month + 1];
    bool short_year = year->kind == TOKEN_NUMBER && year->digits == 2 && year->join == '-' && t[month].join == '-';
    if (year->join == '~' || !(is_year(year) || short_year)) {
        return TEXT_NO_DAY;
    }
    *length = month + 2;
    return day_if_real(full_year(year), t[month].value, t[0].value);
}

/* "September 09, 2025". */
static int32_t match_month_first(const struct token *t, uint32_t left)
{
    if (left < 3 || t[0].kind != TOKEN_MONTH || !is_small(&t[1]) || !is_year(&t[2]) || t[1].join == '~' || t[2].join == '~') {
        return TEXT_NO_DAY;
    }
    return day_if_real(t[2].value, t[0].value, t[1].value);
}

/* "20250909" */
static int32_t match_compact(const struct token *t)
{
    if (t->kind != TOKEN_NUMBER || t->digits != 8 || t->value / 10000 < 1900 || t->value / 10000 > YEAR_MOST) {
        return TEXT_NO_DAY;
    }
    return day_if_real(t->value / 10000, t->value / 100 % 100, t->value % 100);
}

/* Is the token the second half of "10-12 July 2025" or "Oct 11/12, 2025"? */
static bool ends_range(const struct token *items, uint32_t i)
{
    return i > 0 && items[i - 1].kind == TOKEN_NUMBER && items[i].kind == TOKEN_NUMBER &&
           (items[i].join == '-' || items[i].join == '/');
}

bool text_date_find(struct base_str words, uint32_t from, struct text_date *date)
{
    struct tokens tokens;
    cut_tokens(words, from, &tokens);
    uint32_t weekday = UINT32_MAX; /* looked up when it is needed */
    for (uint32_t i = 0; i < tokens.count; i++) {
        const struct token *t = &tokens.items[i];
        uint32_t left = tokens.count - i, length = 3;
        if (t->kind == TOKEN_WORD || t->kind == TOKEN_OF || ends_range(tokens.items, i)) {
            continue;
        }
        bool numbers = t->kind == TOKEN_NUMBER && left >= 3 && t[1].kind == TOKEN_NUMBER && t[2].kind == TOKEN_NUMBER;
        weekday = numbers && weekday == UINT32_MAX ? weekday_in(words, &tokens) : weekday;
        int32_t day = numbers ? match_numbers(t, left, weekday) : TEXT_NO_DAY;
        day = day != TEXT_NO_DAY ? day : match_day_first(t, left, &length);
        day = day != TEXT_NO_DAY ? day : match_month_first(t, left);
        if (day == TEXT_NO_DAY) {
            day = match_compact(t);
            length = 1;
        }
        if (day != TEXT_NO_DAY) {
            *date = (struct text_date){{t->at.start, t[length - 1].at.end}, day};
            return true;
        }
    }
    return false;
}

bool text_date_find_partial(struct base_str words, struct base_span *at)
{
    struct tokens tokens;
    cut_tokens(words, 0, &tokens);
    for (uint32_t i = 0; i + 1 < tokens.count; i++) {
        const struct token *a = &tokens.items[i], *b = &tokens.items[i + 1];
        bool pair = (a->kind == TOKEN_MONTH && is_small(b)) || (is_small(a) && b->kind == TOKEN_MONTH);
        if (pair && b->join != '~') {
            *at = (struct base_span){a->at.start, b->at.end};
            return true;
        }
    }
    return false;
}

bool text_date_has_weekday(struct base_str words)
{
    struct tokens tokens;
    cut_tokens(words, 0, &tokens);
    return weekday_in(words, &tokens) != 0;
}

int32_t text_day_from_words(struct base_str words)
{
    struct text_date date;
    return text_date_find(words, 0, &date) ? date.day : TEXT_NO_DAY;
}
