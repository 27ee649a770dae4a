/* UTF-8: decode, check, and fold Latin letters to their plain form. */
#include "base/utf8.h"

#include <string.h>

uint32_t base_utf8_decode(struct base_str text, uint32_t at, uint32_t *length)
{
    const unsigned char *s = (const unsigned char *)text.data + at;
    uint32_t left = text.length - at, need, code, least;
    *length = 1;
    if (s[0] < 0x80) {
        return s[0];
    }
    if (s[0] >= 0xC2 && s[0] <= 0xDF) {
        need = 2, code = s[0] & 0x1Fu, least = 0x80;
    } else if (s[0] >= 0xE0 && s[0] <= 0xEF) {
        need = 3, code = s[0] & 0x0Fu, least = 0x800;
    } else if (s[0] >= 0xF0 && s[0] <= 0xF4) {
        need = 4, code = s[0] & 0x07u, least = 0x10000;
    } else {
        return BASE_UTF8_BAD;
    }
    if (left < need) {
        return BASE_UTF8_BAD;
    }
    for (uint32_t i = 1; i < need; i++) {
        if ((s[i] & 0xC0) != 0x80) {
            return BASE_UTF8_BAD;
        }
        code = code << 6 | (s[i] & 0x3Fu);
    }
    if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        return BASE_UTF8_BAD;
    }
    *length = need;
    return code;
}

uint32_t base_utf8_encode(uint32_t code, char out[4])
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        if (code >= 0xD800 && code <= 0xDFFF) {
            return 0;
        }
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    if (code > 0x10FFFF) {
        return 0;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

uint32_t base_utf8_check(struct base_str text)
{
    for (uint32_t at = 0, length; at < text.length; at += length) {
        if ((unsigned char)text.data[at] < 0x80) {
            length = 1;
        } else if (base_utf8_decode(text, at, &length) == BASE_UTF8_BAD) {
            return at;
        }
    }
    return text.length;
}

/* U+00C0..U+017F by plain letter; '.' where there is none (multiplication and division signs). */
static const char PLAIN_LATIN[] =
    "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty" /* 00C0..00FF */
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"  /* 0100..013F */
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"; /* 0140..017F */

char base_utf8_plain(uint32_t code)
{
    if (code < 0x80) {
        return (char)(code >= 'A' && code <= 'Z' ? code + 32 : code);
    }
    if (code >= 0xC0 && code <= 0x17F) {
        char plain = PLAIN_LATIN[code - 0xC0];
        return plain == '.' ? '\0' : plain;
    }
    if (code >= 0x218 && code <= 0x21B) {
        return code <= 0x219 ? 's' : 't';
    }
    if (code == 0x259 || code == 0x18F) {
        return 'a'; /* the Azerbaijani schwa is written "a" or "e" abroad; "a" in most names of places */
    }
    return '\0';
}

static char straight_quote(uint32_t code)
{
    if (code == 0x2018 || code == 0x2019 || code == 0x2BC || code == 0x60 || code == 0xB4) {
        return '\'';
    }
    if (code == 0x201C || code == 0x201D) {
        return '"';
    }
    if (code >= 0x2010 && code <= 0x2015) {
        return '-';
    }
    return code == 0xA0 ? ' ' : '\0';
}

uint32_t base_utf8_fold(struct base_str text, char *out)
{
    uint32_t written = 0;
    for (uint32_t at = 0, length; at < text.length; at += length) {
        unsigned char byte = (unsigned char)text.data[at];
        if (byte < 0x80 && byte != '`') {
            out[written++] = (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
            length = 1;
            continue;
        }
        uint32_t code = base_utf8_decode(text, at, &length);
        char plain = code == BASE_UTF8_BAD ? '\0' : base_utf8_plain(code);
        if (plain == '\0') {
            plain = straight_quote(code);
        }
        if (plain != '\0') {
            out[written++] = plain;
        } else if (code >= 0x300 && code <= 0x36F) {
            continue; /* a combining mark */
        } else {
            memcpy(out + written, text.data + at, length);
            written += length;
        }
    }
    return written;
}
