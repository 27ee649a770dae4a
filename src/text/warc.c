/*
 * WARC records. A response holds a whole HTTP message, a resource or conversion the bare page; requests, metadata and
 * pages that are no text hold no document. Chunks and gzip inside the message are undone here.
 */
#include "text/warc.h"

#include "text/container.h"

#include <stdio.h>
#include <string.h>
#include <zlib.h>

enum { GZIP_WINDOW = 15 + 32, HEX = 16 };

uint32_t text_head_length(struct base_str bytes)
{
    for (int64_t at = base_str_find(bytes, "\n", 0); at >= 0; at = base_str_find(bytes, "\n", (uint32_t)at + 1)) {
        struct base_str rest = {bytes.data + at + 1, bytes.length - (uint32_t)at - 1};
        if (base_str_starts(rest, "\n")) {
            return (uint32_t)at + 2;
        }
        if (base_str_starts(rest, "\r\n")) {
            return (uint32_t)at + 3;
        }
    }
    return 0;
}

struct base_str text_head_field(struct base_str head, const char *name)
{
    uint32_t length = (uint32_t)strlen(name);
    for (uint32_t at = 0; at < head.length;) {
        int64_t newline = base_str_find(head, "\n", at);
        uint32_t end = newline < 0 ? head.length : (uint32_t)newline;
        struct base_str line = base_str_slice(head, (struct base_span){at, end});
        if (line.length > length && line.data[length] == ':' && base_str_starts_fold(line, name)) {
            return base_str_trim((struct base_str){line.data + length + 1, line.length - length - 1});
        }
        at = end + 1;
    }
    return (struct base_str){NULL, 0};
}

uint64_t text_head_content_length(struct base_str head)
{
    struct base_str field = text_head_field(head, "Content-Length");
    uint64_t length = 0;
    for (uint32_t i = 0; i < field.length; i++) {
        if (field.data[i] < '0' || field.data[i] > '9' || length > UINT32_MAX) {
            return UINT64_MAX;
        }
        length = length * 10 + (uint64_t)(field.data[i] - '0');
    }
    return field.length == 0 ? UINT64_MAX : length;
}

static pacta_status complain(struct text_error *error, const char *what)
{
    snprintf(error->message, sizeof error->message, "%s", what);
    return PACTA_BAD_INPUT;
}

static int hex_value(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
}

/* Puts the chunks of a message together, in a copy. */
static struct base_str join_chunks(struct base_arena *arena, struct base_str body)
{
    char *out = base_arena_take(arena, body.length + 1u);
    uint32_t length = 0, at = 0;
    while (at < body.length) {
        uint64_t size = 0;
        uint32_t digits = 0;
        for (; at < body.length && hex_value(body.data[at]) >= 0 && digits < 8; at++, digits++) {
            size = size * HEX + (uint64_t)hex_value(body.data[at]);
        }
        int64_t newline = base_str_find(body, "\n", at);
        if (digits == 0 || size == 0 || newline < 0) {
            break;
        }
        at = (uint32_t)newline + 1;
        uint32_t step = size < body.length - at ? (uint32_t)size : body.length - at;
        memcpy(out + length, body.data + at, step);
        length += step;
        at += step;
        while (at < body.length && (body.data[at] == '\r' || body.data[at] == '\n')) {
            at++;
        }
    }
    return (struct base_str){out, length};
}

static bool unzip(struct base_arena *arena, struct base_str packed, struct base_str *out)
{
    char *data = base_arena_take(arena, TEXT_MAX_DOCUMENT + 1);
    z_stream stream = {0};
    if (inflateInit2(&stream, GZIP_WINDOW) != Z_OK) {
        return false;
    }
    stream.next_in = (unsigned char *)(uintptr_t)packed.data;
    stream.avail_in = packed.length;
    stream.next_out = (unsigned char *)data;
    stream.avail_out = TEXT_MAX_DOCUMENT + 1;
    int result = inflate(&stream, Z_FINISH);
    *out = (struct base_str){data, TEXT_MAX_DOCUMENT + 1 - stream.avail_out};
    inflateEnd(&stream);
    return result == Z_STREAM_END || (result == Z_BUF_ERROR && stream.avail_out == 0);
}

static struct base_str charset_of(struct base_str type)
{
    int64_t at = base_str_find(type, "charset=", 0);
    if (at < 0) {
        return (struct base_str){NULL, 0};
    }
    uint32_t start = (uint32_t)at + 8, end;
    while (start < type.length && (type.data[start] == '"' || type.data[start] == ' ')) {
        start++;
    }
    for (end = start; end < type.length && strchr("\"; ", type.data[end]) == NULL; end++) {
    }
    return base_str_slice(type, (struct base_span){start, end});
}

/* The format of a page by its media type; false for what is no page. */
static bool format_of(struct base_str type, enum text_format *format)
{
    *format = base_str_starts_fold(type, "text/plain") ? TEXT_PLAIN : TEXT_HTML;
    return *format == TEXT_PLAIN || base_str_starts_fold(type, "text/html") || base_str_starts_fold(type, "application/xhtml+xml");
}

/* The page in an HTTP message. */
static pacta_status read_message(struct base_arena *arena, struct base_str message, struct text_input *input, struct text_error *error)
{
    uint32_t length = text_head_length(message);
    struct base_str head = {message.data, length};
    int64_t code = base_str_find(head, " ", 0);
    if (length == 0 || code < 0) {
        return complain(error, "an HTTP message without a head");
    }
    if ((uint32_t)code + 1 >= length || head.data[code + 1] != '2') {
        return PACTA_NOT_FOUND;
    }
    struct base_str type = text_head_field(head, "Content-Type");
    if (!format_of(type, &input->format)) {
        return PACTA_NOT_FOUND;
    }
    input->bytes = (struct base_str){message.data + length, message.length - length};
    input->charset = charset_of(type);
    if (base_str_starts_fold(text_head_field(head, "Transfer-Encoding"), "chunked")) {
        input->bytes = join_chunks(arena, input->bytes);
    }
    struct base_str packing = text_head_field(head, "Content-Encoding");
    bool known = packing.length == 0 || base_str_is_fold(packing, "identity") || base_str_is_fold(packing, "gzip") ||
                 base_str_is_fold(packing, "deflate");
    if (!known) {
        return complain(error, "an HTTP message packed in an unknown way");
    }
    bool packed = packing.length > 0 && !base_str_is_fold(packing, "identity");
    return packed && !unzip(arena, input->bytes, &input->bytes) ? complain(error, "an HTTP message with damaged packing") : PACTA_OK;
}

pacta_status text_warc_parse(struct base_arena *arena, struct base_str record, struct text_input *input, struct base_str *id,
                             struct text_error *error)
{
    *input = (struct text_input){0};
    *id = (struct base_str){NULL, 0};
    uint32_t length = text_head_length(record);
    struct base_str head = {record.data, length}, body = {record.data + length, record.length - length};
    if (length == 0) {
        return complain(error, "a WARC record without a head");
    }
    struct base_str kind = text_head_field(head, "WARC-Type"), type = text_head_field(head, "Content-Type");
    uint64_t told = text_head_content_length(head);
    body.length = told < body.length ? (uint32_t)told : body.length;
    input->url = text_head_field(head, "WARC-Target-URI");
    if (base_str_starts(input->url, "<") && base_str_ends(input->url, ">")) {
        input->url = base_str_slice(input->url, (struct base_span){1, input->url.length - 1});
    }
    *id = input->url.length > 0 ? input->url : text_head_field(head, "WARC-Record-ID");
    if (base_str_is_fold(kind, "response") && base_str_starts_fold(type, "application/http")) {
        return read_message(arena, body, input, error);
    }
    bool page = base_str_is_fold(kind, "resource") || base_str_is_fold(kind, "conversion") || base_str_is_fold(kind, "response");
    if (!page || !format_of(type, &input->format)) {
        return PACTA_NOT_FOUND;
    }
    input->bytes = body;
    input->charset = charset_of(type);
    return PACTA_OK;
}
