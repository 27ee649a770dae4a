/* Exponential and logarithm that give the same bits on every machine (no libm, no fused arithmetic). */
#ifndef LANG_MATHS_H
#define LANG_MATHS_H

#include <stdint.h>
#include <string.h>

/* e to the power of x, within 1e-6 of it; x is held between -80 and 80. */
static inline float lang_exp(float x)
{
    const float held = x < -80.0f ? -80.0f : x > 80.0f ? 80.0f : x;
    const float scaled = held * 1.44269504f;
    const float shifted = scaled + 12582912.0f; /* rounds to a whole number */
    const float rest = (scaled - (shifted - 12582912.0f)) * 0.69314718f;
    int32_t whole = 0;
    memcpy(&whole, &shifted, sizeof whole);
    float power = 1.0f / 720.0f;
    power = power * rest + 1.0f / 120.0f;
    power = power * rest + 1.0f / 24.0f;
    power = power * rest + 1.0f / 6.0f;
    power = power * rest + 0.5f;
    power = power * rest + 1.0f;
    power = power * rest + 1.0f;
    int32_t bits = 0;
    memcpy(&bits, &power, sizeof bits);
    bits = (int32_t)((uint32_t)bits + ((uint32_t)whole << 23));
    memcpy(&power, &bits, sizeof power);
    return power;
}

/* Natural logarithm of a positive normal number, within 1e-6 of it. */
static inline float lang_log(float x)
{
    uint32_t bits = 0;
    memcpy(&bits, &x, sizeof bits);
    const uint32_t moved = bits - 0x3F3504F3u; /* puts the mantissa between sqrt(1/2) and sqrt(2) */
    const int32_t exponent = (int32_t)moved >> 23;
    bits -= (uint32_t)exponent << 23;
    float mantissa = 0;
    memcpy(&mantissa, &bits, sizeof mantissa);
    const float part = (mantissa - 1.0f) / (mantissa + 1.0f);
    const float square = part * part;
    float sum = 1.0f / 9.0f;
    sum = sum * square + 1.0f / 7.0f;
    sum = sum * square + 1.0f / 5.0f;
    sum = sum * square + 1.0f / 3.0f;
    sum = sum * square + 1.0f;
    return (float)exponent * 0.69314718f + 2.0f * part * sum;
}

#endif
