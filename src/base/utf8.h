/* UTF-8: decode, check, fold. Nothing here allocates. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/text.h"

#define BASE_UTF8_BAD 0xFFFFFFFFu

/* The code point at text.data[at]; its length in bytes in *length. A byte that is no UTF-8 gives
 * BASE_UTF8_BAD and length 1. `at` must lie inside the text. */
uint32_t base_utf8_decode(struct base_str text, uint32_t at, uint32_t *length);

/* Writes a code point (1 to 4 bytes) and returns how many; 0 for no code point. */
uint32_t base_utf8_encode(uint32_t code, char out[4]);

/* Offset of the first byte that is no UTF-8; text.length when all of it is. */
uint32_t base_utf8_check(struct base_str text);

/* The letter without its mark, in lower case: "ü" gives 'u', "Ş" gives 's'. Code points without such a
 * base letter give 0 (the caller keeps the bytes); Latin script only. */
char base_utf8_plain(uint32_t code);

/* Folds Latin letters and straightens quotes into `out` (room for text.length bytes): lower case, no
 * marks, "Türkiye" gives "turkiye". Returns the length. */
uint32_t base_utf8_fold(struct base_str text, char *out);

#endif
