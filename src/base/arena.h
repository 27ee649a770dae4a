/*
 * An arena hands out memory that is freed all at once.
 *
 * One arena serves one document; a second one, rewound between sentences, serves scratch work:
 *
 *     struct base_mark mark = base_arena_mark(scratch);
 *     read_sentence(view, scratch, sink);
 *     base_arena_rewind(scratch, mark);
 *
 * base_arena_take never returns NULL. When memory ends, control returns to the place that called
 * base_arena_guard (in src/pacta.c), so the folders that only use arena memory need no error paths.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

struct base_chunk;

struct base_arena {
    struct base_chunk *first;  /* chunks in the order they were made; all of them are kept until release */
    struct base_chunk *current;
    size_t used;               /* bytes used in the current chunk */
    size_t limit;              /* bytes the arena may own in all; 0 for no limit */
    size_t owned;              /* bytes owned now */
    long refuse_after;         /* tests: chunks still granted before one is refused; -1 for never */
    jmp_buf *failure;          /* where to go when memory ends */
};

struct base_mark {
    struct base_chunk *chunk;
    size_t used;
};

void base_arena_init(struct base_arena *arena, size_t limit);
void base_arena_release(struct base_arena *arena);

/* Where control goes when memory ends: `if (setjmp(jump)) { ... } base_arena_guard(arena, &jump);`.
 * Without a guard the process stops with one line on standard error. */
void base_arena_guard(struct base_arena *arena, jmp_buf *failure);

/* `size` bytes, aligned for any type, contents undefined. */
void *base_arena_take(struct base_arena *arena, size_t size);

/* `count` zeroed elements of `size` bytes. */
void *base_arena_zeroed(struct base_arena *arena, size_t count, size_t size);

/* A larger copy of a block; grows in place when it was the last one taken. */
void *base_arena_grow(struct base_arena *arena, void *old, size_t old_size, size_t new_size);

struct base_mark base_arena_mark(const struct base_arena *arena);
void base_arena_rewind(struct base_arena *arena, struct base_mark mark);

/* Forget everything, keep the chunks for the next document. */
void base_arena_reset(struct base_arena *arena);

#define BASE_NEW(arena, type) ((type *)base_arena_zeroed((arena), 1, sizeof(type)))
#define BASE_NEW_ARRAY(arena, type, count) ((type *)base_arena_zeroed((arena), (count), sizeof(type)))

/*
 * A growing array in an arena. Declare it in place, push, read `.items[i]` up to `.count`:
 *
 *     BASE_ARRAY(struct lang_token) tokens = {0};
 *     *BASE_PUSH(arena, tokens) = token;
 *
 * A named array type: `BASE_ARRAY_TYPE(know_mentions, struct know_mention);`
 */
#define BASE_ARRAY(type) struct { type *items; uint32_t count; uint32_t capacity; }
#define BASE_ARRAY_TYPE(name, type) struct name { type *items; uint32_t count; uint32_t capacity; }
#define BASE_PUSH(arena, array)                                                                    \
    (((array).count == (array).capacity                                                            \
          ? (void)((array).items = base_array_grow((arena), (array).items, &(array).capacity, sizeof(*(array).items))) \
          : (void)0),                                                                              \
     &(array).items[(array).count++])

void *base_array_grow(struct base_arena *arena, void *items, uint32_t *capacity, size_t size);

#endif
