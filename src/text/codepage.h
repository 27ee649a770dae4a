/* Eight-bit encodings: Windows-1252 (also for ISO-8859-1 and -15), 1254 (also for ISO-8859-9) and 1256. */
#ifndef TEXT_CODEPAGE_H
#define TEXT_CODEPAGE_H

#include "base/arena.h"
#include "base/text.h"

enum text_codepage { TEXT_CP_NONE, TEXT_CP1252, TEXT_CP1254, TEXT_CP1256 };

/* The encoding of that name; TEXT_CP_NONE for others. */
enum text_codepage text_codepage_named(struct base_str name);

/* U+FFFD for a byte that stands for nothing. */
uint32_t text_codepage_code(enum text_codepage codepage, unsigned char byte);

struct base_str text_codepage_decode(struct base_arena *arena, struct base_str bytes, enum text_codepage codepage);

#endif
