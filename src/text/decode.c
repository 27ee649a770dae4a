/*
 * Encodings. UTF-8 is checked, everything else becomes UTF-8 before anything else is done, so that offsets and quotes
 * count in one text. Nothing is guessed: without a declaration only a text whose bytes can be but one thing is decoded.
 */
#include "text/decode.h"

#include "base/utf8.h"
#include "text/codepage.h"
#include "text/limits.h"
#include "text/mojibake.h"

#include <string.h>

enum { META_BYTES = 4096, NAME_MOST = 40, CONTROL_SHARE = 100, FOREIGN_SHARE = 20 };

static pacta_status refuse(struct base_arena *arena, struct text_decoded *decoded, const char *reason, uint32_t at)
{
    decoded->notice = base_str_format(arena, "%s (byte %u)", reason, at).data;
    return PACTA_BAD_INPUT;
}

/* ---- UTF-16 ---- */

static uint32_t unit_at(struct base_str bytes, uint32_t at, bool big)
{
    uint32_t first = (unsigned char)bytes.data[at], second = (unsigned char)bytes.data[at + 1];
    return big ? first << 8 | second : second << 8 | first;
}

static struct base_str decode_utf16(struct base_arena *arena, struct base_str bytes, bool big)
{
    char *out = base_arena_take(arena, (size_t)bytes.length * 2 + 4);
    uint32_t length = 0;
    for (uint32_t at = 2; at + 1 < bytes.length; at += 2) {
        uint32_t code = unit_at(bytes, at, big);
        uint32_t low = at + 3 < bytes.length ? unit_at(bytes, at + 2, big) : 0;
        if (code >= 0xD800 && code < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            at += 2;
        } else if (code >= 0xD800 && code < 0xE000) {
            code = 0xFFFD;
        }
        length += base_utf8_encode(code, out + length);
    }
    return (struct base_str){out, length};
}

static void read_utf16(struct base_arena *arena, struct text_decoded *decoded)
{
    struct base_str bytes = decoded->source;
    bool little = base_str_starts(bytes, "\xFF\xFE"), big = base_str_starts(bytes, "\xFE\xFF");
    if (little || big) {
        decoded->source = decode_utf16(arena, bytes, big);
        decoded->notice = "read as UTF-16; offsets count in its UTF-8 form";
    }

}

/* ---- declared and undeclared eight-bit text ---- */

static bool is_name_byte(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '-' || c == '_';
}

/* The word behind "charset=" in the page's head. */
static struct base_str declared_charset(struct base_str bytes)
{
    struct base_str head = {bytes.data, bytes.length < META_BYTES ? bytes.length : META_BYTES};
    for (int64_t at = base_str_find(head, "charset", 0); at >= 0; at = base_str_find(head, "charset", (uint32_t)at + 7)) {
        uint32_t start = (uint32_t)at + 7;
        while (start < head.length && strchr(" =\"'", head.data[start]) != NULL && start - (uint32_t)at < 16) {
            start++;
        }
        uint32_t end = start;
        while (end < head.length && is_name_byte(head.data[end]) && end - start < NAME_MOST) {
            end++;
        }
        if (end > start) {
            return base_str_slice(head, (struct base_span){start, end});
        }
    }
    return (struct base_str){NULL, 0};
}

static bool is_ascii_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* Bytes of Windows-1252 that plain English text has: quotes, dashes, ellipsis, euro, NBSP, pound, degree and the like. */
static bool is_usual_sign(unsigned char byte)
{
    return byte == 0x80 || byte == 0x85 || (byte >= 0x91 && byte <= 0x97) || byte == 0x99 || byte == 0xA0 || byte == 0xA3 ||
           byte == 0xA9 || byte == 0xAB || byte == 0xAE || byte == 0xB0 || byte == 0xB7 || byte == 0xBB;
}

/* Can the undeclared bytes be nothing but Windows-1252? Curly quotes must be there, other signs must be usual ones,
 * letters must stand in Latin words and be rare, and no two high bytes may form UTF-8. */
static bool is_surely_cp1252(struct base_str bytes)
{
    uint32_t quotes = 0, letters = 0;
    for (uint32_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        if (byte < 0x80) {
            continue;
        }
        uint32_t length;
        if (base_utf8_decode(bytes, i, &length) != BASE_UTF8_BAD) {
            return false;
        }
        bool in_word = (i > 0 && is_ascii_letter(bytes.data[i - 1])) || (i + 1 < bytes.length && is_ascii_letter(bytes.data[i + 1]));
        quotes += byte >= 0x91 && byte <= 0x94;
        letters += byte >= 0xC0;
        if (!is_usual_sign(byte) && !(byte >= 0xC0 && byte != 0xD7 && byte != 0xF7 && in_word)) {
            return false;
        }
    }
    return quotes > 0 && letters < bytes.length / FOREIGN_SHARE;
}

/* Was the text cut off in the middle of its last character? */
static bool is_cut_off(struct base_str bytes, uint32_t bad)
{
    unsigned char lead = (unsigned char)bytes.data[bad];
    uint32_t need = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || bad == 0 || bytes.length - bad >= need) {
        return false;
    }
    for (uint32_t i = bad + 1; i < bytes.length; i++) {
        if (((unsigned char)bytes.data[i] & 0xC0) != 0x80) {
            return false;
        }
    }
    return true;
}

static pacta_status read_eight_bit(struct base_arena *arena, const struct text_input *input, struct text_decoded *decoded, uint32_t bad)
{
    struct base_str bytes = decoded->source, name = input->charset.length > 0 ? input->charset : declared_charset(bytes);
    enum text_codepage codepage = text_codepage_named(name);
    if (is_cut_off(bytes, bad)) {
        decoded->source.length = bad;
        decoded->notice = "the last character is cut off";
        return PACTA_OK;
    }
    if (codepage == TEXT_CP_NONE && (input->charset.length > 0 || !is_surely_cp1252(bytes))) {
        return refuse(arena, decoded, "neither UTF-8 nor a declared encoding that is known; convert it to UTF-8", bad);
    }
    decoded->notice = codepage == TEXT_CP_NONE ? "no UTF-8; read as Windows-1252, offsets count in its UTF-8 form"
                                               : "read in its declared encoding; offsets count in its UTF-8 form";
    decoded->source = text_codepage_decode(arena, bytes, codepage == TEXT_CP_NONE ? TEXT_CP1252 : codepage);
    return PACTA_OK;
}

/* ---- what is no text ---- */

static pacta_status check_binary(struct base_arena *arena, struct text_decoded *decoded)
{
    struct base_str bytes = decoded->source;
    if (base_str_starts(bytes, "%PDF-") || base_str_starts(bytes, "PK\x03\x04") || base_str_starts(bytes, "{\\rtf")) {
        return refuse(arena, decoded, "a PDF, ZIP, office or RTF file; save it as text or HTML", 0);
    }
    const char *nul = bytes.length == 0 ? NULL : memchr(bytes.data, 0, bytes.length);
    if (nul != NULL) {
        return refuse(arena, decoded, "a NUL byte: this is no text", (uint32_t)(nul - bytes.data));
    }
    uint32_t controls = 0;
    for (uint32_t i = 0; i < bytes.length; i++) {
        unsigned char byte = (unsigned char)bytes.data[i];
        controls += (byte < 0x20 && (byte < '\t' || byte > '\r')) || byte == 0x7F;
    }
    return controls > bytes.length / CONTROL_SHARE + 4 ? refuse(arena, decoded, "too many control bytes: this is no text", controls)
                                                       : PACTA_OK;
}

static bool has(struct base_str bytes, const char *what)
{
    return base_str_find(bytes, what, 0) >= 0;
}

/* HTML begins with a tag and closes one; a text that merely mentions "<" does not. */
static bool is_html(struct base_str bytes)
{
    uint32_t at = base_str_starts(bytes, "\xEF\xBB\xBF") ? 3 : 0;
    if (bytes.length == 0 || memchr(bytes.data, '<', bytes.length) == NULL) {
        return false;
    }
    while (at < bytes.length && strchr(" \t\r\n", bytes.data[at]) != NULL) {
        at++;
    }
    struct base_str rest = {bytes.data + at, bytes.length - at};
    bool tag = rest.length > 2 && rest.data[0] == '<' && (rest.data[1] == '!' || rest.data[1] == '?' || is_ascii_letter(rest.data[1]));
    return (tag && (has(rest, "</") || has(rest, "<p") || has(rest, "<P") || has(rest, "<br"))) || has(rest, "</p>") || has(rest, "<br>") ||
           has(rest, "<br/>") || has(rest, "<br />") || has(rest, "</P>") || has(rest, "</div>");
}

pacta_status text_decode(struct base_arena *arena, const struct text_input *input, struct text_decoded *decoded)
{
    *decoded = (struct text_decoded){.source = input->bytes};
    if (input->bytes.length > TEXT_MAX_DOCUMENT) {
        return refuse(arena, decoded, "the document is larger than 8 MB", TEXT_MAX_DOCUMENT);
    }
    if (input->bytes.length == 0) {
        return PACTA_OK;
    }
    read_utf16(arena, decoded);
    pacta_status status = check_binary(arena, decoded);
    if (status != PACTA_OK) {
        return status;
    }
    uint32_t bad = base_utf8_check(decoded->source);
    if (bad < decoded->source.length) {
        status = read_eight_bit(arena, input, decoded, bad);
    }
    decoded->html = input->format == TEXT_HTML || (input->format == TEXT_AUTO && is_html(decoded->source));
    decoded->mojibake = text_mojibake_found(decoded->source);
    return status;
}
