/*
 * Values in words, as a person reads them: amounts, dates, ordinals, names of countries.
 *
 * Everything that comes out of a source goes through api_plain or api_quote first: line breaks and control signs become
 * blanks, so that no text can play with a terminal or a page.
 */
#ifndef API_WORDS_H
#define API_WORDS_H

#include "base/buffer.h"
#include "know/know.h"
#include "read/record.h"

/* The text on one line: runs of blanks and control signs become one blank, none at the ends. */
void api_plain(struct base_buffer *out, struct base_str text);

/* What stands behind the last slash of a path. */
struct base_str api_file_name(struct base_str path);

/* api_plain, cut after a word near `limit` bytes with "…". */
void api_plain_cut(struct base_buffer *out, struct base_str text, uint32_t limit);

/* "5 billion", "1.5 million", "24", "0.8". */
void api_number(struct base_buffer *out, double number);

/* "USD 5 billion", "340 percent", "24 MW"; the unit may be empty. */
void api_amount(struct base_buffer *out, double number, struct base_str unit);

/* "7th". */
void api_ordinal(struct base_buffer *out, double number);

/* "on Wednesday (2025-07-09)", "(2030)", "in the coming weeks": as printed, then resolved. */
void api_date(struct base_buffer *out, const struct read_date *date);

/* The resolved part alone: "2025-07-09", "2025-11", "2030", "2025-11-01 to 2025-11-03"; nothing when unknown. */
void api_iso_date(struct base_buffer *out, const struct read_date *date);

/* "Pakistan and Türkiye", "Iran, Iraq and Oman". The tables may be NULL: then codes stay codes. */
void api_countries(struct base_buffer *out, const struct know_tables *tables, const struct read_value *codes);
struct base_str api_country(const struct know_tables *tables, struct base_str code);

/* "agreed" for S3; empty for what is no step of the ladder. */
const char *api_strength_word(struct base_str strength);

#endif
