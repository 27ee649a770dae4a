/* Chunked arena: bump allocation, marks that rewind, and one way out when memory ends. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK_SIZE = 256 * 1024, ALIGNMENT = alignof(max_align_t), FIRST_CAPACITY = 8 };

struct base_chunk {
    struct base_chunk *next;
    size_t size; /* bytes behind this header */
    alignas(max_align_t) unsigned char bytes[];
};

static size_t round_up(size_t size)
{
    return (size + (ALIGNMENT - 1)) & ~(size_t)(ALIGNMENT - 1);
}

void base_arena_init(struct base_arena *arena, size_t limit)
{
    *arena = (struct base_arena){.limit = limit, .refuse_after = -1};
}

void base_arena_release(struct base_arena *arena)
{
    struct base_chunk *chunk = arena->first;
    while (chunk != NULL) {
        struct base_chunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
    base_arena_init(arena, arena->limit);
}

void base_arena_guard(struct base_arena *arena, jmp_buf *failure)
{
    arena->failure = failure;
}

static _Noreturn void fail(struct base_arena *arena)
{
    if (arena->failure != NULL) {
        longjmp(*arena->failure, 1);
    }
    fputs("pacta: out of memory\n", stderr);
    exit(3);
}

static struct base_chunk *new_chunk(struct base_arena *arena, size_t size)
{
    size_t wanted = size > CHUNK_SIZE ? size : CHUNK_SIZE;
    if (arena->limit != 0 && (wanted > arena->limit || arena->owned > arena->limit - wanted)) {
        fail(arena);
    }
    if (arena->refuse_after == 0) {
        fail(arena);
    }
    if (arena->refuse_after > 0) {
        arena->refuse_after--;
    }
    struct base_chunk *chunk = malloc(sizeof *chunk + wanted);
    if (chunk == NULL) {
        fail(arena);
    }
    chunk->size = wanted;
    arena->owned += wanted;
    return chunk;
}

/* The chunk after the current one that has room; a new one is linked in behind the current one. */
static void advance(struct base_arena *arena, size_t size)
{
    struct base_chunk *next = arena->current != NULL ? arena->current->next : arena->first;
    if (next == NULL || next->size < size) {
        struct base_chunk *made = new_chunk(arena, size);
        made->next = next;
        if (arena->current != NULL) {
            arena->current->next = made;
        } else {
            arena->first = made;
        }
        next = made;
    }
    arena->current = next;
    arena->used = 0;
}

void *base_arena_take(struct base_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) {
        fail(arena);
    }
    size = round_up(size);
    if (arena->current == NULL || arena->current->size - arena->used < size) {
        advance(arena, size);
    }
    void *block = arena->current->bytes + arena->used;
    arena->used += size;
    return block;
}

void *base_arena_zeroed(struct base_arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / 2 / size) {
        fail(arena);
    }
    void *block = base_arena_take(arena, count * size);
    if (count * size != 0) {
        memset(block, 0, count * size);
    }
    return block;
}

void *base_arena_grow(struct base_arena *arena, void *old, size_t old_size, size_t new_size)
{
    size_t old_room = round_up(old_size), new_room = round_up(new_size);
    struct base_chunk *chunk = arena->current;
    if (old != NULL && chunk != NULL && new_size <= SIZE_MAX / 2 && arena->used >= old_room &&
        (unsigned char *)old == chunk->bytes + (arena->used - old_room) &&
        chunk->size - arena->used >= new_room - old_room) {
        arena->used += new_room - old_room;
        return old;
    }
    void *block = base_arena_take(arena, new_size);
    if (old_size != 0) {
        memcpy(block, old, old_size);
    }
    return block;
}

struct base_mark base_arena_mark(const struct base_arena *arena)
{
    return (struct base_mark){arena->current, arena->used};
}

void base_arena_rewind(struct base_arena *arena, struct base_mark mark)
{
    arena->current = mark.chunk;
    arena->used = mark.used;
}

void base_arena_reset(struct base_arena *arena)
{
    arena->current = NULL;
    arena->used = 0;
}

void *base_array_grow(struct base_arena *arena, void *items, uint32_t *capacity, size_t size)
{
    uint32_t wanted = *capacity == 0 ? FIRST_CAPACITY : *capacity * 2;
    if (wanted < *capacity) {
        fail(arena);
    }
    void *grown = base_arena_grow(arena, items, *capacity * size, wanted * size);
    *capacity = wanted;
    return grown;
}
