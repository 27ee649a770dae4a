/* Counting tags and relations. */
#include "make.h"

#include <stdio.h>
#include <stdlib.h>

enum { TAG_LEAST = 12, RELATION_LEAST = 8 };

static uint32_t find_class(const struct lang_tag_class *classes, uint32_t count, uint8_t upos, uint8_t xpos)
{
    for (uint32_t i = 0; i < count; i++) {
        if (classes[i].upos == upos && classes[i].xpos == xpos) {
            return i;
        }
    }
    return UINT16_MAX;
}

static void set_classes(struct corpus *corpus, const struct lang_tag_class *classes, uint32_t count)
{
    for (uint32_t s = 0; s < corpus->samples.count; s++) {
        struct sample *sample = &corpus->samples.items[s];
        for (uint32_t i = 1; i <= sample->count; i++) {
            sample->tag_class[i] = (uint16_t)find_class(classes, count, sample->upos[i], sample->xpos[i]);
        }
    }
}

uint32_t make_tag_classes(struct corpus *corpus, struct lang_tag_class classes[LANG_CLASS_LIMIT])
{
    static uint32_t seen[LANG_UPOS_COUNT][LANG_XPOS_COUNT];
    for (uint32_t s = 0; s < corpus->samples.count; s++) {
        const struct sample *sample = &corpus->samples.items[s];
        for (uint32_t i = 1; sample->has_tree && i <= sample->count; i++) {
            seen[sample->upos[i]][sample->xpos[i]]++;
        }
    }
    uint32_t count = 0;
    for (uint32_t upos = 1; upos < LANG_UPOS_COUNT; upos++) {
        for (uint32_t xpos = 1; xpos < LANG_XPOS_COUNT; xpos++) {
            if (seen[upos][xpos] >= TAG_LEAST && count < LANG_CLASS_LIMIT) {
                classes[count++] = (struct lang_tag_class){(uint8_t)upos, (uint8_t)xpos};
            }
        }
    }
    set_classes(corpus, classes, count);
    return count;
}

uint32_t make_actions(const struct corpus *corpus, struct lang_action actions[LANG_CLASS_LIMIT])
{
    static uint32_t seen[LANG_MOVE_COUNT][LANG_ARC_COUNT];
    for (uint32_t s = 0; s < corpus->samples.count; s++) {
        const struct sample *sample = &corpus->samples.items[s];
        for (uint32_t i = 1; sample->has_tree && i <= sample->count; i++) {
            if (sample->heads[i] != 0) {
                seen[sample->heads[i] > i ? LANG_MOVE_LEFT : LANG_MOVE_RIGHT][sample->relations[i]]++;
            }
        }
    }
    uint32_t count = 2;
    actions[0] = (struct lang_action){LANG_MOVE_SHIFT, 0};
    actions[1] = (struct lang_action){LANG_MOVE_REDUCE, 0};
    for (uint8_t move = LANG_MOVE_LEFT; move <= LANG_MOVE_RIGHT; move++) {
        for (uint8_t relation = LANG_ARC_ROOT + 1; relation < LANG_ARC_COUNT; relation++) {
            if (seen[move][relation] >= RELATION_LEAST && count < LANG_CLASS_LIMIT) {
                actions[count++] = (struct lang_action){move, relation};
            }
        }
    }
    return count;
}
