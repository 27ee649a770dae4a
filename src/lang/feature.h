/*
 * Features are hashed, never stored: template number and up to three values give a place in a flat table
 * of weights, and the row of class weights starts there. Rows may overlap; training settles who gets what.
 *
 *     rows[count++] = lang_feature_row(table, 7, word, tag, 0);
 */
#ifndef LANG_FEATURE_H
#define LANG_FEATURE_H

#include <stdint.h>

/* Changes whenever a template, the hash or the meaning of a value changes; a model with another one is refused. */
#define LANG_FEATURE_VERSION 1u

/* The most rows one decision may have. */
#define LANG_ROW_LIMIT 128u

static inline uint32_t lang_feature_hash(uint32_t template_number, uint32_t a, uint32_t b, uint32_t c)
{
    uint64_t mix = (uint64_t)a * 0x9E3779B97F4A7C15u + (uint64_t)b * 0xC2B2AE3D27D4EB4Fu + (uint64_t)c * 0xD6E8FEB86659FD93u +
                   (uint64_t)template_number * 0xA0761D6478BD642Fu;
    mix ^= mix >> 32;
    mix *= 0x9E3779B97F4A7C15u;
    return (uint32_t)(mix >> 32);
}

/* The row's first place in a table where rows may start at 0..span-1. */
static inline uint32_t lang_feature_row(uint32_t span, uint32_t template_number, uint32_t a, uint32_t b, uint32_t c)
{
    return (uint32_t)(((uint64_t)lang_feature_hash(template_number, a, b, c) * span) >> 32);
}

#endif
