/* The values that fill the columns of peers' tables, by the names that data/lexicon/peer_columns.tsv uses. */
#ifndef API_PEER_VALUE_H
#define API_PEER_VALUE_H

#include "api/peer_actor.h"
#include "api/peers.h"

#define API_VALUE_TABLE(X)                                                                                                     \
    X(NONE, "-")                                                                                                               \
    /* the row */                                                                                                              \
    X(NUMBER, "number")                                                                                                        \
    X(ROW_ID, "row_id") X(STORY_ID, "story_id") X(STORY_NUMBER, "story_number") X(ARTICLE_ID, "article_id")                    \
        X(SENTENCE, "sentence") X(SENTENCE_ID, "sentence_id") X(LEADING, "leading") /* the day */                              \
        X(DAY, "day") X(DAY8, "day8") X(MONTH6, "month6") X(YEAR, "year") X(MONTH, "month") X(DATE, "date")                    \
            X(MONTH_TWO, "month_two") X(DATE_TWO, "date_two") X(FRACTION, "fraction") X(PUBLISHED, "published")                \
                X(PUBLISHED_SLASHES, "published_slashes") X(PUBLISHED_YEAR, "published_year")                                  \
                    X(PUBLISHED_MONTH, "published_month") X(PUBLISHED_DATE, "published_date")                                  \
                        X(READ_TIME, "read_time") /* one actor: 1 acts, 2 receives */                                          \
        X(CODE, "code") X(CHAIN, "chain") X(CAPITALS, "capitals") X(STATE, "state") X(GROUP, "group") X(FAITH, "faith")        \
            X(ROLE_A, "role_a") X(ROLE_B, "role_b") X(ROLE_C, "role_c") X(LABEL, "label") X(SECTORS, "sectors")                \
                X(COUNTRY, "country") X(ROOT, "root") X(AGENT, "agent") X(OTHERS, "others") /* all actors of a side */         \
        X(NAMES, "names") X(COUNTRIES, "countries") X(SECTOR, "sector") X(ALL_SECTORS, "all_sectors") /* the act */            \
        X(CAMEO, "cameo") X(CAMEO_BASE, "cameo_base") X(CAMEO_ROOT, "cameo_root") X(CAMEO_NAME, "cameo_name") X(QUAD, "quad")  \
            X(QUAD_WORDS, "quad_words") X(QUAD_PHOENIX, "quad_phoenix") X(GOLDSTEIN, "goldstein")                              \
                X(SCORE_GDELT, "score_gdelt") X(SCORE_PHOENIX, "score_phoenix") X(PLOVER, "plover") X(MODE, "mode")            \
                    X(SCORE, "score") X(CONTEXTS, "contexts") /* the place */                                                  \
        X(PLACE, "place") X(PLACE_CODE, "place_code") X(PLACE_COUNTRY, "place_country") X(PLACE_TYPE, "place_type")            \
            X(PLACE_FULL, "place_full") /* the report */                                                                       \
        X(MENTIONS, "mentions") X(OUTLETS, "outlets") X(ARTICLES, "articles") X(URL, "url") X(OUTLET, "outlet")                \
            X(LANGUAGE, "language") X(PEOPLE, "people") X(ORGANISATIONS, "organisations") X(VERSION, "version")
#define API_ENUM_VALUE(name, text) API_VALUE_##name,
enum api_peer_value { API_VALUE_TABLE(API_ENUM_VALUE) API_VALUE_COUNT };

/* "chain2" is the chain of the second actor; false for a name that is none of the table. */
bool api_peer_value_from(struct base_str name, enum api_peer_value *value, uint8_t *side);

/* One row to be written. */
struct api_peer_row {
    const struct api_peers *peers;
    const struct read_record *record;
    const struct ledger_found *found;
    const struct ledger_origin *origin;
    struct api_actor actors[2];        /* of a dyad; of lists the first ones */
    const struct read_value *lists[2]; /* all actors of each side; NULL for none */
    struct base_str cameo;
    int32_t day, published; /* TEXT_NO_DAY when not printed */
    const char *precision;  /* day, month, year, published */
    uint32_t sentence;      /* 1-based; 0 when the words cannot be found in the clean text */
    uint32_t number, count; /* which of the record's rows this is */
};

/* Writes a cell without marks around it; nothing when the value is missing. */
void api_peer_value(struct base_buffer *out, const struct api_peer_row *row, enum api_peer_value value, uint8_t side);

/* Those about one actor, and about all actors of a side. */
void api_peer_actor(struct base_buffer *out, const struct api_peer_row *row, const struct api_actor *actor,
                    enum api_peer_value value);
void api_peer_list(struct base_buffer *out, const struct api_peer_row *row, uint8_t side, enum api_peer_value value);

/* A number below 2^63 made of some text: the same for the same text. */
uint64_t api_peer_number(struct base_str text);

#endif
