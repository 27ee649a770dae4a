/* What an article tells about all of its records: which two parties it is about, and its day. */
#ifndef FOLLOW_SCENE_H
#define FOLLOW_SCENE_H

#include "follow/store.h"

enum { FOLLOW_SCENE_TOLD = 16, FOLLOW_SCENE_BODIES = 8 };

struct follow_scene {
    int64_t article, text; /* the article that had its text first, which may be itself */
    uint32_t pair[2];      /* in the pool; 0 when it is about no two parties */
    int32_t day;           /* the report's, or the day of a session that it tells of; TEXT_NO_DAY when unknown */
    bool printed;          /* the day stands in the report */
    int64_t
        told[FOLLOW_SCENE_TOLD]; /* threads of its sessions, visits, sets, documents and projects, as far as they are placed */
    struct follow_scene_body { uint32_t name; int64_t thread; } bodies[FOLLOW_SCENE_BODIES]; /* as this report calls them */
    uint8_t told_count, body_count;
};

struct follow_scenes {
    struct follow_store *store;
    struct follow_map at;
    BASE_ARRAY(struct follow_scene *) items;
    sqlite3_stmt *parties, *copy;
};

void follow_scenes_init(struct follow_scenes *scenes, struct follow_store *store);
void follow_scenes_release(struct follow_scenes *scenes);

/* The scene of an article, made when first asked for. */
struct follow_scene *follow_scene_of(struct follow_scenes *scenes, int64_t article, int32_t day);

#endif
