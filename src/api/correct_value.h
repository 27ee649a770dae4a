/* One value as a person writes it, by the kind of its field; see api/correct.h. */
#ifndef API_CORRECT_VALUE_H
#define API_CORRECT_VALUE_H

#include "know/know.h"
#include "lexicon/table.h"
#include "read/record.h"

/* Where a value goes, and which words it may be (the last column of data/lexicon/record_fields.tsv). */
struct api_wish {
    struct base_arena *arena;
    const struct know_tables *tables;
    struct read_record *record;
    enum read_field field;
    struct base_str words;
};

/* Sets the field of the record; false with a line in `complaint` when the value is none of its kind. */
bool api_take_value(const struct api_wish *wish, struct base_str value, char *complaint, size_t size);

/* "2025-07-09", "2025-07", "2025", "9 July 2025", "2025-07-09..2025-07-11". */
bool api_date_from_words(struct base_str words, struct read_date *date);

/* "5", "5,000", "1.5 billion", "7th". */
bool api_number_from_words(struct base_str words, double *number);

#endif
