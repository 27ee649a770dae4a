/*
 * A damaged character is a row of characters whose Windows-1252 bytes are one UTF-8 character. Single rows can also be
 * honest text ("CAFÉ®"), so a page is repaired only when rows appear that no language writes: a capital A with tilde or
 * circumflex, or a small a with circumflex, before a sign that is no letter.
 */
#include "text/mojibake.h"

#include "base/utf8.h"

static const uint16_t UPPER[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                   0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                   0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

uint32_t text_cp1252_code(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xA0 ? UPPER[byte - 0x80] : byte;
}

int text_cp1252_byte(uint32_t code)
{
    if (code < 0x80 || (code >= 0xA0 && code <= 0xFF)) {
        return (int)code;
    }
    for (int i = 0; i < 32; i++) {
        if (UPPER[i] == code) {
            return 0x80 + i;
        }
    }
    return -1;
}

static uint32_t sequence_length(int lead)
{
    return lead >= 0xC2 && lead <= 0xDF ? 2 : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

uint32_t text_mojibake_at(struct base_str text, uint32_t at, char out[4], uint32_t *length)
{
    uint32_t taken = 0, have = 0, need = 0;
    while (at + taken < text.length && have < 4) {
        uint32_t step;
        uint32_t code = base_utf8_decode(text, at + taken, &step);
        int byte = code == BASE_UTF8_BAD ? -1 : text_cp1252_byte(code);
        if (have == 0) {
            need = sequence_length(byte);
        }
        /* The last byte of a closing quote stands for nothing in Windows-1252 and is often lost: "â€" alone. */
        if (have == 2 && out[0] == '\xE2' && out[1] == '\x80' && (byte & 0xC0) != 0x80) {
            out[2] = '\x9D';
            *length = 3;
            return taken;
        }
        if (need == 0 || byte < 0 || (have > 0 && (byte & 0xC0) != 0x80)) {
            return 0;
        }
        out[have++] = (char)byte;
        taken += step;
        if (have == need) {
            *length = need;
            return base_utf8_check((struct base_str){out, need}) == need ? taken : 0;
        }
    }
    return 0;
}

/* C3 83, C3 82 and C3 A2 are the letters Ã, Â, â: leads of damaged Latin letters, signs and quotes. */
static bool is_telling(struct base_str text, uint32_t at)
{
    const unsigned char *s = (const unsigned char *)text.data + at;
    if (text.length - at < 4 || s[0] != 0xC3 || (s[1] != 0x83 && s[1] != 0x82 && s[1] != 0xA2)) {
        return false;
    }
    char out[4];
    uint32_t length;
    return text_mojibake_at(text, at, out, &length) > 0;
}

bool text_mojibake_found(struct base_str text)
{
    for (int64_t at = base_str_find(text, "\xC3", 0); at >= 0; at = base_str_find(text, "\xC3", (uint32_t)at + 1)) {
        if (is_telling(text, (uint32_t)at)) {
            return true;
        }
    }
    return false;
}
