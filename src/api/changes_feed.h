/*
 * What changed, as a feed (Atom, RFC 4287): one entry for each change in a thread's life, the newest first.
 *
 *     struct api_feed feed = {.arena = &arena, .tables = tables, .since = BASE_STR("2025-07-01")};
 *     api_feed_thread(&feed, &thread, &changes);
 *     api_feed_write(&feed, &out, title);
 *
 * Ids are made of thread, record and change, so that a reader of feeds shows each change once.
 */
#ifndef API_CHANGES_FEED_H
#define API_CHANGES_FEED_H

#include "api/words.h"
#include "follow/follow.h"

/* Texts are the arena's, or live as long as the feed. */
struct api_feed_entry {
    struct base_str day, id, title, text, link, kind;
};

struct api_feed {
    struct base_arena *arena;
    const struct know_tables *tables;
    struct base_str since; /* ISO day: changes not before it */
    BASE_ARRAY(struct api_feed_entry) entries;
};

/* Takes a thread's changes since that day. A change without a day is not taken: a feed cannot place it. */
void api_feed_thread(struct api_feed *feed, const struct follow_thread *thread, const struct follow_changes *changes);

/* Sorts and writes the feed. At most `limit` entries; 0 for all. */
void api_feed_write(struct api_feed *feed, struct base_buffer *out, struct base_str title, uint32_t limit);

#endif
