/* Mojibake: UTF-8 that was read as Windows-1252 and written as UTF-8 again ("TÃ¼rkiye", "â€™"). */
#ifndef TEXT_MOJIBAKE_H
#define TEXT_MOJIBAKE_H

#include "base/text.h"

/* Is there enough of it that a repair cannot hurt? */
bool text_mojibake_found(struct base_str text);

/* The repaired character for the damaged one at `at`: its bytes in `out`, how many in *length. Returns the source bytes
 * it takes; 0 when nothing is damaged there. */
uint32_t text_mojibake_at(struct base_str text, uint32_t at, char out[4], uint32_t *length);

/* The Windows-1252 byte of a code point, or -1; and back (the five unused bytes give their own number). */
int text_cp1252_byte(uint32_t code);
uint32_t text_cp1252_code(unsigned char byte);

#endif
