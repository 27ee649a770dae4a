/*
 * Targets against reality, in words and in JSON.
 *
 *     api_target_text(&page, tables, &progress, 88);
 *     api_target_json(&page, &progress);
 *
 * Every figure stands with who says it and when; what is not told is said to be not told.
 */
#ifndef API_TARGETS_H
#define API_TARGETS_H

#include "api/words.h"
#include "follow/progress.h"

/* A paragraph of lines. */
void api_target_text(struct base_buffer *out, const struct know_tables *tables, const struct follow_progress *progress,
                     uint32_t width);

/* One object. */
void api_target_json(struct base_buffer *out, const struct follow_progress *progress);

#endif
