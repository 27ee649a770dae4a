/*
 * Strings by number, and numbers by hash: what the matching works with, so that words are compared as integers.
 *
 *     uint32_t id = follow_pool_id(&pool, word);        the same words, the same number; 0 is the empty string
 *     struct base_str word = follow_pool_text(&pool, id);
 *
 * Both live in an arena and are forgotten with it.
 */
#ifndef FOLLOW_POOL_H
#define FOLLOW_POOL_H

#include "base/arena.h"
#include "base/text.h"

/* 64 bits to 32: open addressing, never emptied. */
struct follow_map {
    struct base_arena *arena;
    uint64_t *keys; /* 0 for a free slot */
    uint32_t *values;
    uint32_t capacity, count;
};

#define FOLLOW_NONE UINT32_MAX

void follow_map_init(struct follow_map *map, struct base_arena *arena);
uint32_t follow_map_get(const struct follow_map *map, uint64_t key); /* FOLLOW_NONE when it is not there */
void follow_map_put(struct follow_map *map, uint64_t key, uint32_t value);

struct follow_pool {
    struct base_arena *arena;
    struct follow_map ids;
    BASE_ARRAY(struct base_str) texts;
};

void follow_pool_init(struct follow_pool *pool, struct base_arena *arena);
uint32_t follow_pool_id(struct follow_pool *pool, struct base_str text);
struct base_str follow_pool_text(const struct follow_pool *pool, uint32_t id);

#endif
