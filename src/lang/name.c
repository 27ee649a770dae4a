/*
 * Names as a row of classes: of all rows in which a name goes on only behind its own beginning, the one with
 * the best sum of scores.
 */
#include "lang/tag.h"

/* The best class before `next`, the lowest of equals. */
static uint8_t best_before(const int64_t *totals, uint32_t next)
{
    uint8_t best = UINT8_MAX;
    for (uint8_t before = 0; before < LANG_NAME_CLASS_COUNT; before++) {
        if (lang_name_may_follow(before, next) && (best == UINT8_MAX || totals[before] > totals[best])) {
            best = before;
        }
    }
    return best;
}

void lang_name_decode(struct base_arena *scratch, const int32_t *scores, uint32_t count, uint8_t *classes)
{
    const int64_t never = INT64_MIN / 2;
    uint8_t(*came)[LANG_NAME_CLASS_COUNT] = base_arena_take(scratch, (count + 1) * sizeof *came);
    int64_t totals[LANG_NAME_CLASS_COUNT] = {0, never, never, never, never, never, never};
    for (uint32_t i = 0; i < count; i++) {
        int64_t now[LANG_NAME_CLASS_COUNT];
        for (uint32_t class = 0; class < LANG_NAME_CLASS_COUNT; class ++) {
            came[i][class] = best_before(totals, class);
            now[class] = totals[came[i][class]] + scores[i * LANG_NAME_WIDTH + class];
        }
        for (uint32_t class = 0; class < LANG_NAME_CLASS_COUNT; class ++) {
            totals[class] = now[class];
        }
    }
    uint8_t class = 0;
    for (uint8_t other = 1; other < LANG_NAME_CLASS_COUNT; other++) {
        class = totals[other] > totals[class] ? other : class;
    }
    for (uint32_t i = count; i-- > 0;) {
        classes[i] = class;
        class = came[i][class];
    }
}
