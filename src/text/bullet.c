/* List marks. A mark counts only with a blank and something behind it, so "-5 degrees" and "(a" stay text. */
#include "text/bullet.h"

#include "base/utf8.h"

static bool is_sign(uint32_t code)
{
    return code == '*' || code == 0x2022 || code == 0xB7 || code == 0x25CF || code == 0x25AA || code == 0x25A0 || code == 0x25BA ||
           code == 0x2023 || code == 0x2043 || code == 0x25E6 || code == 0x27A2 || code == 0x2713 || code == 0xF0B7 || code == 0x25CB;
}

static bool is_dash(uint32_t code)
{
    return code == '-' || code == 0x2013 || code == 0x2014;
}

static uint32_t skip_blanks(struct base_str line, uint32_t at)
{
    while (at < line.length) {
        if (line.data[at] == ' ' || line.data[at] == '\t') {
            at++;
        } else if (at + 1 < line.length && line.data[at] == '\xC2' && line.data[at + 1] == '\xA0') {
            at += 2;
        } else {
            break;
        }
    }
    return at;
}

static struct text_bullet_mark finish(struct base_str line, uint32_t at, enum text_bullet_kind kind, bool needs_blank)
{
    uint32_t behind = skip_blanks(line, at);
    if (behind >= line.length || (needs_blank && behind == at)) {
        return (struct text_bullet_mark){TEXT_BULLET_NONE, 0};
    }
    return (struct text_bullet_mark){kind, behind};
}

static bool is_roman(struct base_str word)
{
    for (uint32_t i = 0; i < word.length; i++) {
        if (word.data[i] != 'i' && word.data[i] != 'v' && word.data[i] != 'x') {
            return false;
        }
    }
    return word.length > 0;
}

static enum text_bullet_kind kind_of_word(struct base_str word)
{
    bool digits = word.length > 0 && word.length <= 2;
    for (uint32_t i = 0; i < word.length; i++) {
        digits = digits && word.data[i] >= '0' && word.data[i] <= '9';
    }
    if (digits) {
        return TEXT_BULLET_NUMBER;
    }
    if (word.length <= 5 && is_roman(word)) {
        return TEXT_BULLET_ROMAN;
    }
    bool letter = word.length == 1 && ((word.data[0] >= 'a' && word.data[0] <= 'z') || (word.data[0] >= 'A' && word.data[0] <= 'Z'));
    return letter ? TEXT_BULLET_LETTER : TEXT_BULLET_NONE;
}

/* "1.", "1)", "(1)", "(i)", "ii.", "a)"; "A." is left alone, it begins names. */
static struct text_bullet_mark counted(struct base_str line)
{
    bool open = line.data[0] == '(';
    uint32_t start = open ? 1 : 0, end = start;
    while (end < line.length && end < start + 6 &&
           ((line.data[end] >= '0' && line.data[end] <= '9') || ((line.data[end] | 32) >= 'a' && (line.data[end] | 32) <= 'z'))) {
        end++;
    }
    enum text_bullet_kind kind = kind_of_word(base_str_slice(line, (struct base_span){start, end}));
    if (kind == TEXT_BULLET_NONE || end >= line.length) {
        return (struct text_bullet_mark){TEXT_BULLET_NONE, 0};
    }
    bool closed = line.data[end] == ')' || (!open && line.data[end] == '.' && kind != TEXT_BULLET_LETTER);
    return closed ? finish(line, end + 1, kind, true) : (struct text_bullet_mark){TEXT_BULLET_NONE, 0};
}

struct text_bullet_mark text_bullet_at(struct base_str line)
{
    if (line.length < 2) {
        return (struct text_bullet_mark){TEXT_BULLET_NONE, 0};
    }
    uint32_t length;
    uint32_t code = base_utf8_decode(line, 0, &length);
    if (is_sign(code)) {
        return finish(line, length, TEXT_BULLET_SIGN, code == '*' || code == 0xB7);
    }
    if (!is_dash(code)) {
        return counted(line);
    }
    bool twice = code == '-' && line.data[1] == '-';
    return finish(line, length + (twice ? 1 : 0), twice ? TEXT_BULLET_DASHES : TEXT_BULLET_SIGN, true);
}

uint8_t text_bullet_level(struct text_bullet_nest *nest, uint32_t indent, enum text_bullet_kind kind)
{
    for (uint32_t i = 0; i < nest->depth; i++) {
        if (nest->open[i].indent == indent && nest->open[i].kind == kind) {
            nest->depth = i + 1;
            return (uint8_t)nest->depth;
        }
    }
    while (nest->depth > 0 && nest->open[nest->depth - 1].indent > indent) {
        nest->depth--;
    }
    if (nest->depth < TEXT_BULLET_DEPTH) {
        nest->open[nest->depth].indent = indent;
        nest->open[nest->depth].kind = kind;
        nest->depth++;
    }
    return (uint8_t)nest->depth;
}
