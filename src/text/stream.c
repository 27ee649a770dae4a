/*
 * One window over the unpacked bytes. It holds what was unpacked and not yet taken, moves to the front when it runs out
 * of room, and grows only when somebody asks to see more at once.
 */
#include "text/stream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

enum { PACKED_SIZE = 256 * 1024, WINDOW_SIZE = 512 * 1024, GZIP_WINDOW = 15 + 32 };
enum packing { PACKING_UNKNOWN, PACKING_NONE, PACKING_GZIP, PACKING_ZSTD };

struct text_stream {
    FILE *file;
    bool owns_file;
    bool file_ended;
    bool ended;              /* nothing more will come into the window */
    enum packing packing;
    const char *damage;
    unsigned char *packed;
    size_t packed_at, packed_end;
    char *window;
    size_t room, at, end;
    z_stream gzip;
    bool gzip_between;       /* a member ended; another may begin */
    ZSTD_DStream *zstd;
    size_t zstd_left;        /* 0 at the end of a frame */
};

static struct text_stream *fail(struct text_stream *stream, const char **reason, const char *why)
{
    *reason = why;
    text_stream_close(stream);
    return NULL;
}

struct text_stream *text_stream_open(const char *path, const char **reason)
{
    struct text_stream *stream = calloc(1, sizeof *stream);
    if (stream == NULL) {
        return fail(NULL, reason, "out of memory");
    }
    stream->owns_file = strcmp(path, "-") != 0;
    stream->file = stream->owns_file ? fopen(path, "rb") : stdin;
    stream->packed = malloc(PACKED_SIZE);
    stream->window = malloc(WINDOW_SIZE);
    stream->room = WINDOW_SIZE;
    if (stream->file == NULL) {
        return fail(stream, reason, "cannot be opened");
    }
    return stream->packed == NULL || stream->window == NULL ? fail(stream, reason, "out of memory") : stream;
}

void text_stream_close(struct text_stream *stream)
{
    if (stream == NULL) {
        return;
    }
    if (stream->file != NULL && stream->owns_file) {
        fclose(stream->file);
    }
    if (stream->packing == PACKING_GZIP) {
        inflateEnd(&stream->gzip);
    }
    ZSTD_freeDStream(stream->zstd);
    free(stream->packed);
    free(stream->window);
    free(stream);
}

const char *text_stream_damage(const struct text_stream *stream)
{
    return stream->damage;
}

static void stop(struct text_stream *stream, const char *damage)
{
    stream->ended = true;
    stream->damage = stream->damage != NULL ? stream->damage : damage;
}

static bool fill_packed(struct text_stream *stream)
{
    if (stream->packed_at == stream->packed_end && !stream->file_ended) {
        stream->packed_at = 0;
        stream->packed_end = fread(stream->packed, 1, PACKED_SIZE, stream->file);
        stream->file_ended = stream->packed_end == 0;
        if (ferror(stream->file)) {
            stop(stream, "cannot be read to its end");
        }
    }
    return stream->packed_at < stream->packed_end;
}

static void choose_packing(struct text_stream *stream)
{
    const unsigned char *bytes = stream->packed;
    size_t length = stream->packed_end;
    stream->packing = PACKING_NONE;
    if (length >= 3 && bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8) {
        stream->packing = inflateInit2(&stream->gzip, GZIP_WINDOW) == Z_OK ? PACKING_GZIP : PACKING_NONE;
    } else if (length >= 4 && memcmp(bytes, "\x28\xB5\x2F\xFD", 4) == 0) {
        stream->zstd = ZSTD_createDStream();
        stream->packing = stream->zstd != NULL ? PACKING_ZSTD : PACKING_NONE;
    }
}

static void copy_bytes(struct text_stream *stream)
{
    size_t room = stream->room - stream->end, left = stream->packed_end - stream->packed_at;
    size_t length = room < left ? room : left;
    memcpy(stream->window + stream->end, stream->packed + stream->packed_at, length);
    stream->end += length;
    stream->packed_at += length;
}

/* What follows a gzip member is another member, or padding that ends the stream. */
static bool begin_member(struct text_stream *stream)
{
    stream->gzip_between = false;
    if (stream->packed[stream->packed_at] != 0x1F) {
        stream->ended = true;
        return false;
    }
    inflateReset(&stream->gzip);
    return true;
}

static void unpack_gzip(struct text_stream *stream)
{
    if (stream->gzip_between && !begin_member(stream)) {
        return;
    }
    stream->gzip.next_in = stream->packed + stream->packed_at;
    stream->gzip.avail_in = (uInt)(stream->packed_end - stream->packed_at);
    stream->gzip.next_out = (unsigned char *)stream->window + stream->end;
    stream->gzip.avail_out = (uInt)(stream->room - stream->end);
    int result = inflate(&stream->gzip, Z_NO_FLUSH);
    stream->packed_at = stream->packed_end - stream->gzip.avail_in;
    stream->end = stream->room - stream->gzip.avail_out;
    stream->gzip_between = result == Z_STREAM_END;
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
        stop(stream, "damaged gzip data");
    }
}

static void unpack_zstd(struct text_stream *stream)
{
    ZSTD_inBuffer in = {stream->packed, stream->packed_end, stream->packed_at};
    ZSTD_outBuffer out = {stream->window, stream->room, stream->end};
    stream->zstd_left = ZSTD_decompressStream(stream->zstd, &out, &in);
    stream->packed_at = in.pos;
    stream->end = out.pos;
    if (ZSTD_isError(stream->zstd_left)) {
        stop(stream, "damaged zstd data");
    }
}

static void note_end(struct text_stream *stream)
{
    bool cut = (stream->packing == PACKING_GZIP && !stream->gzip_between) || (stream->packing == PACKING_ZSTD && stream->zstd_left != 0);
    stop(stream, cut ? "packed data that ends too early" : NULL);
}

/* One step of unpacking into the window, which must have room. */
static void unpack(struct text_stream *stream)
{
    if (!fill_packed(stream)) {
        note_end(stream);
        return;
    }
    if (stream->packing == PACKING_UNKNOWN) {
        choose_packing(stream);
    }
    switch (stream->packing) {
    case PACKING_GZIP:
        unpack_gzip(stream);
        break;
    case PACKING_ZSTD:
        unpack_zstd(stream);
        break;
    default:
        copy_bytes(stream);
        break;
    }
}

/* Makes room behind the window's end; false when memory ends. */
static bool make_room(struct text_stream *stream, size_t wanted)
{
    if (stream->at > 0) {
        memmove(stream->window, stream->window + stream->at, stream->end - stream->at);
        stream->end -= stream->at;
        stream->at = 0;
    }
    if (wanted < stream->room) {
        return true;
    }
    size_t room = stream->room;
    while (room <= wanted) {
        room *= 2;
    }
    char *window = realloc(stream->window, room);
    if (window == NULL) {
        stop(stream, "out of memory");
        return false;
    }
    stream->window = window;
    stream->room = room;
    return true;
}

struct base_str text_stream_peek(struct text_stream *stream, uint32_t wanted)
{
    while (stream->end - stream->at < wanted && !stream->ended) {
        if (stream->end == stream->room || stream->room - stream->at < wanted) {
            if (!make_room(stream, wanted)) {
                break;
            }
        }
        unpack(stream);
    }
    size_t length = stream->end - stream->at;
    return (struct base_str){stream->window + stream->at, length < wanted ? (uint32_t)length : wanted};
}

void text_stream_skip(struct text_stream *stream, uint64_t length)
{
    while (length > 0) {
        struct base_str ahead = text_stream_peek(stream, 1);
        if (ahead.length == 0) {
            return;
        }
        size_t have = stream->end - stream->at;
        size_t step = have < length ? have : (size_t)length;
        stream->at += step;
        length -= step;
    }
}

bool text_stream_line(struct text_stream *stream, uint32_t most, struct base_str *line)
{
    size_t looked = 0;
    for (;;) {
        size_t have = stream->end - stream->at;
        const char *newline = have > looked ? memchr(stream->window + stream->at + looked, '\n', have - looked) : NULL;
        if (newline != NULL || have >= most || stream->ended) {
            size_t length = newline != NULL ? (size_t)(newline - stream->window) - stream->at + 1 : have;
            *line = (struct base_str){stream->window + stream->at, length < most ? (uint32_t)length : most};
            return line->length > 0;
        }
        looked = have;
        text_stream_peek(stream, (uint32_t)(have + 1));
    }
}
