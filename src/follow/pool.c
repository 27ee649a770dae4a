/* Two hash tables: comparing words by their letters would be most of the cost of finding threads. */
#include "follow/pool.h"

#include <string.h>

enum { FIRST_CAPACITY = 256 };

void follow_map_init(struct follow_map *map, struct base_arena *arena)
{
    *map = (struct follow_map){.arena = arena, .capacity = FIRST_CAPACITY};
    map->keys = BASE_NEW_ARRAY(arena, uint64_t, FIRST_CAPACITY);
    map->values = BASE_NEW_ARRAY(arena, uint32_t, FIRST_CAPACITY);
}

static uint32_t slot_of(const struct follow_map *map, uint64_t key)
{
    uint32_t slot = (uint32_t)((key * 0x9E3779B97F4A7C15u) >> 32) & (map->capacity - 1);
    while (map->keys[slot] != 0 && map->keys[slot] != key) {
        slot = (slot + 1) & (map->capacity - 1);
    }
    return slot;
}

uint32_t follow_map_get(const struct follow_map *map, uint64_t key)
{
    uint32_t slot = slot_of(map, key | 1);
    return map->keys[slot] != 0 ? map->values[slot] : FOLLOW_NONE;
}

static void grow(struct follow_map *map)
{
    struct follow_map old = *map;
    map->capacity *= 2;
    map->keys = BASE_NEW_ARRAY(map->arena, uint64_t, map->capacity);
    map->values = BASE_NEW_ARRAY(map->arena, uint32_t, map->capacity);
    for (uint32_t i = 0; i < old.capacity; i++) {
        if (old.keys[i] != 0) {
            uint32_t slot = slot_of(map, old.keys[i]);
            map->keys[slot] = old.keys[i];
            map->values[slot] = old.values[i];
        }
    }
}

void follow_map_put(struct follow_map *map, uint64_t key, uint32_t value)
{
    uint32_t slot = slot_of(map, key | 1);
    if (map->keys[slot] == 0) {
        if (map->count >= map->capacity / 4 * 3) {
            grow(map);
            slot = slot_of(map, key | 1);
        }
        map->keys[slot] = key | 1;
        map->count++;
    }
    map->values[slot] = value;
}

void follow_pool_init(struct follow_pool *pool, struct base_arena *arena)
{
    *pool = (struct follow_pool){.arena = arena};
    follow_map_init(&pool->ids, arena);
    *BASE_PUSH(arena, pool->texts) = (struct base_str){0};
}

uint32_t follow_pool_id(struct follow_pool *pool, struct base_str text)
{
    if (text.length == 0) {
        return 0;
    }
    uint64_t hash = base_str_hash(text);
    uint32_t id = follow_map_get(&pool->ids, hash);
    if (id == FOLLOW_NONE) {
        id = pool->texts.count;
        *BASE_PUSH(pool->arena, pool->texts) = base_str_copy(pool->arena, text);
        follow_map_put(&pool->ids, hash, id);
    }
    return id;
}

struct base_str follow_pool_text(const struct follow_pool *pool, uint32_t id)
{
    return pool->texts.items[id];
}
