/* Adding up rows of class weights: the hot loop of tagging, naming and parsing. */
#ifndef LANG_SCORE_H
#define LANG_SCORE_H

#include <stdint.h>

/* Class counts are padded to a multiple of this, so that rows are whole vectors. */
#define LANG_CLASS_STEP 32u
#define LANG_CLASS_LIMIT 128u

/* Sums rows[0..row_count) of `width` int8 weights into scores. row_count <= LANG_ROW_LIMIT keeps int16 safe. */
typedef void lang_score_function(const int8_t *weights, const uint32_t *rows, uint32_t row_count, uint32_t width,
                                 int16_t *scores);

lang_score_function lang_score_base;
lang_score_function lang_score_v3; /* only on x86-64 */

#endif
