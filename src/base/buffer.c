/* A growing byte buffer on the heap. */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void base_buffer_init(struct base_buffer *buffer)
{
    *buffer = (struct base_buffer){0};
}

void base_buffer_release(struct base_buffer *buffer)
{
    free(buffer->data);
    base_buffer_init(buffer);
}

void base_buffer_clear(struct base_buffer *buffer)
{
    buffer->length = 0;
    buffer->broken = false;
}

static bool reserve(struct base_buffer *buffer, size_t more)
{
    if (buffer->broken || more > SIZE_MAX / 4) {
        buffer->broken = true;
        return false;
    }
    if (buffer->capacity - buffer->length >= more) {
        return true;
    }
    size_t wanted = buffer->capacity == 0 ? 256 : buffer->capacity;
    while (wanted - buffer->length < more) {
        wanted *= 2;
    }
    char *grown = realloc(buffer->data, wanted);
    if (grown == NULL) {
        buffer->broken = true;
        return false;
    }
    buffer->data = grown;
    buffer->capacity = wanted;
    return true;
}

void base_buffer_add(struct base_buffer *buffer, const void *bytes, size_t length)
{
    if (length > 0 && reserve(buffer, length)) {
        memcpy(buffer->data + buffer->length, bytes, length);
        buffer->length += length;
    }
}

void base_buffer_add_str(struct base_buffer *buffer, struct base_str text)
{
    base_buffer_add(buffer, text.data, text.length);
}

void base_buffer_add_text(struct base_buffer *buffer, const char *text)
{
    base_buffer_add(buffer, text, strlen(text));
}

void base_buffer_add_char(struct base_buffer *buffer, char c)
{
    base_buffer_add(buffer, &c, 1);
}

void base_buffer_format(struct base_buffer *buffer, const char *format, ...)
{
    va_list first, second;
    va_start(first, format);
    va_copy(second, first);
    int length = vsnprintf(NULL, 0, format, first);
    va_end(first);
    if (length > 0 && reserve(buffer, (size_t)length + 1)) {
        vsnprintf(buffer->data + buffer->length, (size_t)length + 1, format, second);
        buffer->length += (size_t)length;
    }
    va_end(second);
}
