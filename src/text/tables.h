/* The word tables of this layer, looked up once. */
#ifndef TEXT_TABLES_H
#define TEXT_TABLES_H

#include "lexicon/table.h"

/* X(enum, file in data/lexicon) */
#define TEXT_TABLES(X)                                                                                                              \
    X(TEXT_TABLE_AGENCIES, "page_agencies")                                                                                         \
    X(TEXT_TABLE_CLASSES, "page_classes")                                                                                           \
    X(TEXT_TABLE_LANGUAGES, "page_languages")                                                                                       \
    X(TEXT_TABLE_LEADS, "page_leads")                                                                                               \
    X(TEXT_TABLE_LETTERHEADS, "page_letterheads")                                                                                   \
    X(TEXT_TABLE_MENU, "page_menu")                                                                                                 \
    X(TEXT_TABLE_MONTHS, "page_months")                                                                                             \
    X(TEXT_TABLE_OUTLETS, "page_outlets")                                                                                           \
    X(TEXT_TABLE_PHRASES, "page_phrases")                                                                                           \
    X(TEXT_TABLE_PLACES, "page_places")                                                                                             \
    X(TEXT_TABLE_CITIES, "places")                                                                                                  \
    X(TEXT_TABLE_WORDS, "senses")                                                                                                   \
    X(TEXT_TABLE_NOUNS, "nominalisations")

enum text_table_name {
#define X(name, file) name,
    TEXT_TABLES(X)
#undef X
        TEXT_TABLE_COUNT
};

/* NULL when the table was not compiled in. */
const struct lexicon_table *text_table(enum text_table_name name);

#endif
