/*
 * From clean text to folded words. Copies differ in what stands around the words: quotes straight or curved, a dateline before
 * the first sentence, the paper's name in a line of its own, "5,000" and "5000".
 */
#include "follow/word_run.h"

#include "base/utf8.h"
#include "text/dateline.h"

enum sign { SIGN_BLANK, SIGN_LETTER, SIGN_DIGIT, SIGN_OPEN, SIGN_CLOSE, SIGN_TOGGLE, SIGN_STOP, SIGN_MONEY, SIGN_PERCENT };

/* A line while its words are taken. */
struct scan {
    struct base_arena *arena;
    struct follow_tokens *tokens;
    struct base_str line;
    char *folded; /* room for the words of the line */
    uint32_t at, length;
    uint32_t quotation, quotations; /* open now; opened so far in the text */
    bool starts;                    /* the next word begins a sentence */
    bool money;                     /* a sign of money stands before the next word */
};

static enum sign sign_of_ascii(uint32_t code)
{
    if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z')) {
        return SIGN_LETTER;
    }
    if (code >= '0' && code <= '9') {
        return SIGN_DIGIT;
    }
    switch (code) {
    case '"':
        return SIGN_TOGGLE;
    case '.':
    case '!':
    case '?':
    case ':':
        return SIGN_STOP;
    case '$':
        return SIGN_MONEY;
    case '%':
        return SIGN_PERCENT;
    default:
        return SIGN_BLANK;
    }
}

static enum sign sign_of(uint32_t code)
{
    if (code < 0x80) {
        return sign_of_ascii(code);
    }
    switch (code) {
    case 0x201C:
    case 0x201E:
    case 0xAB:
        return SIGN_OPEN;
    case 0x201D:
    case 0xBB:
        return SIGN_CLOSE;
    case 0xA3:
    case 0x20AC:
        return SIGN_MONEY;
    default:
        break;
    }
    bool blank = code < 0xC0 || (code >= 0x2000 && code <= 0x2BFF) || (code >= 0x3000 && code <= 0x303F) ||
                 (code >= 0xFF00 && code <= 0xFF20) || code == BASE_UTF8_BAD;
    return blank ? SIGN_BLANK : SIGN_LETTER;
}

/* Chinese and Japanese are written without blanks: each sign is a word. */
static bool stands_alone(uint32_t code)
{
    return code >= 0x2E80 && code < 0xFB00 && !(code >= 0xAC00 && code <= 0xD7FF);
}

static uint32_t code_at(const struct scan *scan, uint32_t at, uint32_t *length)
{
    *length = 1;
    if (at >= scan->line.length) {
        return ' ';
    }
    unsigned char byte = (unsigned char)scan->line.data[at];
    return byte < 0x80 ? byte : base_utf8_decode(scan->line, at, length);
}

static void fold(struct scan *scan, uint32_t code, uint32_t length)
{
    char plain = code < 0x80 ? (char)(code | (code >= 'A' && code <= 'Z' ? 0x20u : 0u)) : base_utf8_plain(code);
    if (plain != 0) {
        scan->folded[scan->length++] = plain;
        return;
    }
    for (uint32_t i = 0; i < length; i++) {
        scan->folded[scan->length++] = scan->line.data[scan->at + i];
    }
}

static bool is_digit(const struct scan *scan, uint32_t at)
{
    return at < scan->line.length && scan->line.data[at] >= '0' && scan->line.data[at] <= '9';
}

/* "5,000" is 5000, "1.5" stays; the sign after the last digit is not the number's. */
static void take_number(struct scan *scan)
{
    while (is_digit(scan, scan->at) ||
           ((scan->line.data[scan->at] == ',' || scan->line.data[scan->at] == '.') && is_digit(scan, scan->at + 1))) {
        if (scan->line.data[scan->at] != ',') {
            scan->folded[scan->length++] = scan->line.data[scan->at];
        }
        scan->at++;
        if (scan->at >= scan->line.length) {
            return;
        }
    }
}

static bool takes(const struct scan *scan, const char *ending)
{
    struct base_str rest = base_str_slice(scan->line, (struct base_span){scan->at, scan->line.length});
    uint32_t length;
    return base_str_starts_fold(rest, ending) && sign_of(code_at(scan, scan->at + 2, &length)) != SIGN_LETTER;
}

static void take_letters(struct scan *scan)
{
    uint32_t length, code = code_at(scan, scan->at, &length);
    bool alone = stands_alone(code);
    do {
        fold(scan, code, length);
        scan->at += length;
        code = code_at(scan, scan->at, &length);
    } while (!alone && scan->at < scan->line.length && (sign_of(code) == SIGN_LETTER || sign_of(code) == SIGN_DIGIT) &&
             !stands_alone(code));
}

/* "Norland's" is Norland. */
static void skip_genitive(struct scan *scan)
{
    uint32_t length, code = code_at(scan, scan->at, &length), behind;
    if (code != '\'' && code != 0x2019) {
        return;
    }
    uint32_t s = code_at(scan, scan->at + length, &behind);
    uint32_t after = code_at(scan, scan->at + length + behind, &behind);
    if ((s == 's' || s == 'S') && sign_of(after) != SIGN_LETTER && sign_of(after) != SIGN_DIGIT) {
        scan->at += length + 1;
    }
}

static bool is_capital(uint32_t code)
{
    char plain = code < 0x80 ? 0 : base_utf8_plain(code);
    return (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE) || (code >= 0x410 && code <= 0x42F) ||
           (plain != 0 && code >= 0x100 && code < 0x180 && (code & 1) == 0);
}

static void take_word(struct scan *scan, enum sign sign)
{
    uint32_t length, start = scan->length;
    struct follow_token token = {.quotation = scan->quotation, .money = scan->money, .number = sign == SIGN_DIGIT};
    token.capital = !scan->starts && is_capital(code_at(scan, scan->at, &length));
    if (token.number) {
        take_number(scan);
        token.ordinal = takes(scan, "th") || takes(scan, "st") || takes(scan, "nd") || takes(scan, "rd");
        scan->at += token.ordinal ? 2 : 0;
    } else {
        take_letters(scan);
        skip_genitive(scan);
    }
    token.text = (struct base_str){scan->folded + start, scan->length - start};
    *BASE_PUSH(scan->arena, *scan->tokens) = token;
    scan->starts = scan->money = false;
}

static void open_quotation(struct scan *scan)
{
    scan->quotation = ++scan->quotations;
    scan->starts = true;
}

static void take_sign(struct scan *scan, enum sign sign, uint32_t length)
{
    scan->at += length;
    switch (sign) {
    case SIGN_OPEN:
        open_quotation(scan);
        break;
    case SIGN_CLOSE:
        scan->quotation = 0;
        break;
    case SIGN_TOGGLE:
        if (scan->quotation == 0) {
            open_quotation(scan);
        } else {
            scan->quotation = 0;
        }
        break;
    case SIGN_STOP:
        scan->starts = true;
        break;
    case SIGN_MONEY:
        scan->money = true;
        break;
    case SIGN_PERCENT:
        if (scan->tokens->count > 0) {
            scan->tokens->items[scan->tokens->count - 1].percent = true;
        }
        break;
    default:
        break;
    }
}

static void take_line(struct scan *scan, struct base_str line)
{
    scan->line = line;
    scan->folded = base_arena_take(scan->arena, (size_t)line.length + 1);
    scan->at = scan->length = scan->quotation = 0;
    scan->starts = true;
    while (scan->at < line.length && scan->tokens->count < FOLLOW_MOST_WORDS) {
        uint32_t length, code = code_at(scan, scan->at, &length);
        enum sign sign = sign_of(code);
        if (sign == SIGN_LETTER || sign == SIGN_DIGIT) {
            take_word(scan, sign);
        } else {
            take_sign(scan, sign, length);
        }
    }
}

struct base_str follow_fold_line(struct base_arena *arena, struct base_str line)
{
    struct follow_tokens tokens = {0};
    struct scan scan = {.arena = arena, .tokens = &tokens};
    char *text = base_arena_take(arena, (size_t)line.length * 2 + 2);
    uint32_t length = 0;
    take_line(&scan, line);
    for (uint32_t i = 0; i < tokens.count; i++) {
        if (i > 0) {
            text[length++] = ' ';
        }
        for (uint32_t k = 0; k < tokens.items[i].text.length; k++) {
            text[length++] = tokens.items[i].text.data[k];
        }
    }
    return (struct base_str){text, length};
}

/* ------------------------------------------------------------------ lines */

static bool is_credit(struct base_str line)
{
    struct base_str name = base_str_trim(line);
    if (name.length > 2 && name.data[0] == '(' && name.data[name.length - 1] == ')') {
        name = base_str_slice(name, (struct base_span){1, name.length - 1});
    }
    return name.length <= 40 && (text_is_outlet(name) || text_agency_name(name).length > 0);
}

/* The line without its dateline; only the first lines can have one. */
static struct base_str body_of(struct base_str line, uint32_t number)
{
    enum { DATED_LINES = 4 };
    uint32_t skipped = number < DATED_LINES ? text_dateline_find(line).length : 0;
    return base_str_slice(line, (struct base_span){skipped, line.length});
}

void follow_tokens_of(struct base_arena *arena, const struct follow_told_text *told, struct follow_tokens *tokens)
{
    struct scan scan = {.arena = arena, .tokens = tokens};
    struct base_str text = told->text;
    uint32_t number = 0;
    for (uint32_t start = 0, end; start < text.length; start = end + 1) {
        for (end = start; end < text.length && text.data[end] != '\n'; end++) {
        }
        struct base_str line = base_str_slice(text, (struct base_span){start, end});
        bool title = number == 0 && told->title.length > 0 && base_str_equal_fold(base_str_trim(line), told->title);
        if (line.length > 0 && !title && !is_credit(line)) {
            take_line(&scan, body_of(line, number));
        }
        number++;
    }
}
