/* What the splitter takes a character for. */
#include "lang/split.h"

#include "base/utf8.h"

static enum lang_char plain_char(unsigned char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        return LANG_CHAR_LETTER;
    }
    if (c >= '0' && c <= '9') {
        return LANG_CHAR_DIGIT;
    }
    switch (c) {
    case '(':
    case '[':
    case '{':
        return LANG_CHAR_OPEN;
    case ')':
    case ']':
    case '}':
        return LANG_CHAR_CLOSE;
    case '"':
        return LANG_CHAR_QUOTE;
    case '\'':
    case '`':
        return LANG_CHAR_APOSTROPHE;
    case '.':
        return LANG_CHAR_DOT;
    case '!':
    case '?':
        return LANG_CHAR_STOP;
    case ',':
    case ';':
    case ':':
        return LANG_CHAR_COMMA;
    case '-':
        return LANG_CHAR_HYPHEN;
    case '/':
        return LANG_CHAR_SLASH;
    case '$':
        return LANG_CHAR_MONEY;
    default:
        return c <= ' ' || c == 0x7F ? LANG_CHAR_BLANK : LANG_CHAR_MARK;
    }
}

static enum lang_char general_punctuation(uint32_t code)
{
    if (code <= 0x200F || code == 0x2028 || code == 0x2029 || code == 0x202F || code >= 0x205F) {
        return LANG_CHAR_BLANK;
    }
    switch (code) {
    case 0x2010:
    case 0x2011:
        return LANG_CHAR_HYPHEN;
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
        return LANG_CHAR_DASH;
    case 0x2018:
    case 0x201A:
        return LANG_CHAR_OPEN;
    case 0x2019:
        return LANG_CHAR_APOSTROPHE;
    case 0x201C:
    case 0x201E:
        return LANG_CHAR_OPEN;
    case 0x201D:
        return LANG_CHAR_CLOSE;
    default:
        return LANG_CHAR_MARK;
    }
}

static enum lang_char wide_char(uint32_t code)
{
    if (code >= 0x2000 && code <= 0x206F) {
        return general_punctuation(code);
    }
    if (code >= 0x20A0 && code <= 0x20CF) {
        return LANG_CHAR_MONEY;
    }
    switch (code) {
    case 0xA0:
    case 0x3000:
    case 0xFEFF:
        return LANG_CHAR_BLANK;
    case 0xA2:
    case 0xA3:
    case 0xA5:
        return LANG_CHAR_MONEY;
    case 0xAB:
        return LANG_CHAR_OPEN;
    case 0xBB:
        return LANG_CHAR_CLOSE;
    default:
        break;
    }
    const bool is_sign = code < 0xC0 && code != 0xAA && code != 0xBA && code != 0xB5;
    const bool is_symbol = (code >= 0x2100 && code <= 0x2BFF) || code >= 0x1F000;
    return is_sign || is_symbol || code == 0xD7 || code == 0xF7 ? LANG_CHAR_MARK : LANG_CHAR_LETTER;
}

enum lang_char lang_char_at(struct base_str text, uint32_t at, uint32_t *length)
{
    const unsigned char c = (unsigned char)text.data[at];
    if (c < 0x80) {
        *length = 1;
        return plain_char(c);
    }
    const uint32_t code = base_utf8_decode(text, at, length);
    return code == BASE_UTF8_BAD ? LANG_CHAR_LETTER : wide_char(code);
}
