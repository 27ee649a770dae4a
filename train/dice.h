/* Chance that is the same on every machine: splitmix64. */
#ifndef TRAIN_DICE_H
#define TRAIN_DICE_H

#include <stdint.h>

struct dice {
    uint64_t state;
};

static inline uint64_t dice_throw(struct dice *dice)
{
    uint64_t mix = dice->state += 0x9E3779B97F4A7C15u;
    mix = (mix ^ (mix >> 30)) * 0xBF58476D1CE4E5B9u;
    mix = (mix ^ (mix >> 27)) * 0x94D049BB133111EBu;
    return mix ^ (mix >> 31);
}

/* A number below `limit`. */
static inline uint32_t dice_below(struct dice *dice, uint32_t limit)
{
    return (uint32_t)(((dice_throw(dice) >> 32) * limit) >> 32);
}

/* A number from 0 up to, not including, 1. */
static inline float dice_share(struct dice *dice)
{
    return (float)(dice_throw(dice) >> 40) * (1.0f / 16777216.0f);
}

void dice_shuffle(struct dice *dice, uint32_t *numbers, uint32_t count);

#endif
