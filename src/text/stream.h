/* Bytes of a file or of standard input, unpacked when they are gzip or zstd. Owns a file and two buffers. */
#ifndef TEXT_STREAM_H
#define TEXT_STREAM_H

#include "base/text.h"
#include "pacta.h"

struct text_stream;

/* "-" is standard input; NULL with a reason when it cannot be read. */
struct text_stream *text_stream_open(const char *path, const char **reason);
void text_stream_close(struct text_stream *stream);

/* What lies ahead, at least `wanted` bytes unless the stream ends before. Holds until the next call. A shorter view than
 * wanted with text_stream_damage set means that the packing is damaged. */
struct base_str text_stream_peek(struct text_stream *stream, uint32_t wanted);
void text_stream_skip(struct text_stream *stream, uint64_t length);

/* The line that lies ahead, with its '\n' if it has one; at most `most` bytes of it. False at the end. */
bool text_stream_line(struct text_stream *stream, uint32_t most, struct base_str *line);

/* Why unpacking stopped before the end; NULL when it did not. */
const char *text_stream_damage(const struct text_stream *stream);

#endif
