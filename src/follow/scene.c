/*
 * "A treaty on extradition was signed" names no party, but a report on a visit of Kazakhstan's president to Pakistan does in
 * every second sentence. A record that tells fewer parties than two is completed from the two that most records of its article
 * name.
 */
#include "follow/scene.h"

#include "text/article.h"

#include <string.h>

void follow_scenes_init(struct follow_scenes *scenes, struct follow_store *store)
{
    *scenes = (struct follow_scenes){.store = store};
    follow_map_init(&scenes->at, store->arena);
    scenes->parties = ledger_prepare(
        store->ledger, "SELECT json ->> '$.parties' AS parties, count(*) AS times FROM record WHERE article = ?1 AND "
                       "json_array_length(json, '$.parties') > 0 GROUP BY 1 ORDER BY times DESC, parties LIMIT 20");
    scenes->copy = ledger_prepare(store->ledger, "SELECT family FROM article_copy WHERE article = ?1");
    if (scenes->parties == NULL || scenes->copy == NULL) {
        store->status = PACTA_BAD_LEDGER;
    }
}

void follow_scenes_release(struct follow_scenes *scenes)
{
    sqlite3_finalize(scenes->parties);
    sqlite3_finalize(scenes->copy);
    scenes->parties = scenes->copy = NULL;
}

/* ["KAZ","PAK"]: the two codes; false when there are fewer or more. */
static bool read_pair(struct base_str json, struct base_str codes[2])
{
    uint32_t count = 0, at = 0;
    while (at < json.length) {
        const char *open = memchr(json.data + at, '"', json.length - at);
        const char *end = open != NULL ? memchr(open + 1, '"', (size_t)(json.data + json.length - open - 1)) : NULL;
        if (end == NULL) {
            break;
        }
        if (count < 2) {
            codes[count] = (struct base_str){open + 1, (uint32_t)(end - open - 1)};
        }
        count++;
        at = (uint32_t)(end + 1 - json.data);
    }
    return count == 2;
}

/* The first pair wins when every second record that names two parties names these. */
static void find_pair(struct follow_scenes *scenes, struct follow_scene *scene)
{
    sqlite3_stmt *rows = scenes->parties;
    int64_t most = 0, pairs = 0;
    if (scenes->store->status != PACTA_OK) {
        return;
    }
    sqlite3_bind_int64(rows, 1, scene->article);
    while (sqlite3_step(rows) == SQLITE_ROW) {
        struct base_str codes[2];
        int64_t times = sqlite3_column_int64(rows, 1);
        if (!read_pair(ledger_column_text(rows, 0), codes)) {
            continue;
        }
        pairs += times;
        if (most == 0) {
            most = times;
            scene->pair[0] = follow_pool_id(&scenes->store->pool, codes[0]);
            scene->pair[1] = follow_pool_id(&scenes->store->pool, codes[1]);
        }
    }
    sqlite3_reset(rows);
    if (most < 2 || most * 2 < pairs) {
        scene->pair[0] = scene->pair[1] = 0;
    }
}

static void find_text(struct follow_scenes *scenes, struct follow_scene *scene)
{
    if (scenes->store->status == PACTA_OK) {
        sqlite3_bind_int64(scenes->copy, 1, scene->article);
        scene->text = sqlite3_step(scenes->copy) == SQLITE_ROW ? sqlite3_column_int64(scenes->copy, 0) : scene->article;
        sqlite3_reset(scenes->copy);
    }
}

struct follow_scene *follow_scene_of(struct follow_scenes *scenes, int64_t article, int32_t day)
{
    uint32_t at = follow_map_get(&scenes->at, (uint64_t)article << 1);
    if (at != FOLLOW_NONE) {
        return scenes->items.items[at];
    }
    struct follow_scene *scene = BASE_NEW(scenes->store->arena, struct follow_scene);
    *scene = (struct follow_scene){.article = article, .text = article, .day = day, .printed = day != TEXT_NO_DAY};
    find_pair(scenes, scene);
    find_text(scenes, scene);
    follow_map_put(&scenes->at, (uint64_t)article << 1, scenes->items.count);
    *BASE_PUSH(scenes->store->arena, scenes->items) = scene;
    return scene;
}
