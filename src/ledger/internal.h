/* What the ledger's own files share: the handle, its statements, and one place where SQLite's errors become words. */
#ifndef LEDGER_INTERNAL_H
#define LEDGER_INTERNAL_H

#include "ledger/ledger.h"

#include <sqlite3.h>

#define LEDGER_APPLICATION_ID 0x50414354 /* "PACT" in the file's head */
#define LEDGER_VERSION 3

/* Every statement that runs once for each source or record, prepared when first used. */
#define LEDGER_STATEMENT_TABLE(X)                                                                                              \
    X(FIND_SOURCE, "SELECT n FROM source WHERE sha256 = ?1 AND given_url = ?2 AND given_outlet = ?3 AND given_title = ?4 "     \
                   "AND given_date = ?5")                                                                                      \
    X(ADD_SOURCE, "INSERT INTO source (path, sha256, size, bytes, format, given_title, given_date, given_url, given_outlet, "  \
                  "read_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))")               \
    X(ADD_ARTICLE,                                                                                                             \
      "INSERT INTO article (source, number, id, title, outlet, published, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")          \
    X(ADD_RECORD,                                                                                                              \
      "INSERT INTO record (id, source, article, reading, type, day, date_from, date_to, due, kind, status, stance, "           \
      "strength, session, confidence, json) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)")   \
    X(ADD_PARTY, "INSERT INTO record_party (party, other, type, day, record, article) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")        \
    X(ADD_SECTOR, "INSERT INTO record_sector (sector, type, day, record) VALUES (?1, ?2, ?3, ?4)")                             \
    X(ADD_WORDS, "INSERT INTO article_text (rowid, title, text) SELECT n, title, text FROM article WHERE n > ?1")              \
    X(LAST_ARTICLE, "SELECT coalesce(max(n), 0) FROM article")                                                                 \
    X(BEGIN, "BEGIN IMMEDIATE")                                                                                                \
    X(COMMIT, "COMMIT")                                                                                                        \
    X(ROLLBACK, "ROLLBACK") X(SAVEPOINT, "SAVEPOINT source") X(BACK, "ROLLBACK TO source") X(RELEASE, "RELEASE source")        \
        X(RECORD_BY_ID, "SELECT n, id, json FROM record WHERE id = ?1 ORDER BY n DESC LIMIT 1") X(                             \
            RECORD_ROW, "SELECT r.json, a.published, r.article FROM record AS r JOIN article AS a ON a.n = r.article "         \
                        "WHERE r.n = ?1")                                                                                      \
            X(AMEND_RECORD, "UPDATE record SET day = ?2, date_from = ?3, date_to = ?4, due = ?5, kind = ?6, status = ?7, "     \
                            "stance = ?8, strength = ?9, session = ?10, confidence = ?11, json = ?12 WHERE n = ?1")            \
                X(REMOVE_PARTY,                                                                                                \
                  "DELETE FROM record_party WHERE party = ?1 AND other = ?2 AND type = ?3 AND day = ?4 AND record = ?5 "       \
                  "AND article = ?6")                                                                                          \
                    X(REMOVE_SECTOR, "DELETE FROM record_sector WHERE sector = ?1 AND type = ?2 AND day = ?3 AND record = ?4") \
                        X(HIDE_RECORD, "INSERT OR IGNORE INTO record_rejected (record) VALUES (?1)")                           \
                            X(UNHIDE_RECORD, "DELETE FROM record_rejected WHERE record = ?1")                                  \
                                X(IS_DECIDED, "SELECT 1 FROM decision WHERE record = ?1")                                      \
                                    X(SOURCE_BYTES, "SELECT bytes, size, format FROM source WHERE n = ?1")

#define LEDGER_STATEMENT_NAME(name, sql) LEDGER_##name,
enum ledger_statement { LEDGER_STATEMENT_TABLE(LEDGER_STATEMENT_NAME) LEDGER_STATEMENT_COUNT };

struct ledger {
    sqlite3 *db;
    char *path;
    char message[LEDGER_MESSAGE];
    sqlite3_stmt *statements[LEDGER_STATEMENT_COUNT];
    int64_t reading;      /* row of the versions in use; 0 before they are set */
    int64_t last_article; /* the last one whose words are in the full text */
    uint32_t batch_count; /* sources since the last commit */
    size_t batch_bytes;
    int64_t batch_began; /* milliseconds of the steady clock */
    bool in_batch;
    bool rebuilding;
    bool has_decisions; /* what is added to the open batch may have been decided on before */
};

/* A statement, ready for binding; NULL (with the message set) when it cannot be prepared. */
sqlite3_stmt *ledger_statement(struct ledger *ledger, enum ledger_statement which);

/* Prepares one statement for a single use; NULL (with the message set) when it cannot be prepared. */
sqlite3_stmt *ledger_prepare(struct ledger *ledger, const char *sql);

/* Steps a statement that gives no rows and resets it. */
pacta_status ledger_run(struct ledger *ledger, enum ledger_statement which);

/* Runs plain SQL without results. */
pacta_status ledger_execute(struct ledger *ledger, const char *sql);

/* The single number that a statement gives; `otherwise` when it gives none. */
int64_t ledger_number(struct ledger *ledger, const char *sql, int64_t otherwise);

/* SQLite's last error as status and message. */
pacta_status ledger_fail(struct ledger *ledger, int code);

/* Binding and reading; empty text is bound as NULL where `nullable`. */
void ledger_bind_text(sqlite3_stmt *statement, int at, struct base_str text);
void ledger_bind_nullable(sqlite3_stmt *statement, int at, struct base_str text);
struct base_str ledger_column_text(sqlite3_stmt *statement, int at);

/* Starts a batch when none is open. */
pacta_status ledger_begin(struct ledger *ledger);

/* Brings an empty or older file to LEDGER_VERSION. */
pacta_status ledger_migrate(struct ledger *ledger);

/* Writes articles and records of an entry that belong to a source. */
pacta_status ledger_add_derived(struct ledger *ledger, int64_t source, const struct ledger_entry *entry);

/* Fills a row from a record; its strings are the entry's. `published` is its article's day. */
void ledger_entry_row(struct ledger_entry *entry, struct ledger_row *row, const struct read_record *record, int32_t published);

/* Binds the columns day, date_from, date_to, due, kind, status, stance, strength, session, confidence and json from `at` on. */
void ledger_bind_row(sqlite3_stmt *statement, int at, const struct ledger_row *row);

/* Writes the keys by which a record is found, by party and by sector, or takes them away again. */
enum ledger_keys { LEDGER_ADD_KEYS, LEDGER_REMOVE_KEYS };
pacta_status ledger_write_keys(struct ledger *ledger, enum ledger_keys what, const struct ledger_row *row, int64_t record,
                               int64_t article);

/* Unpacks zstd bytes; false when they are damaged or memory ends. */
bool ledger_unpack(struct base_str packed, uint64_t size, struct base_buffer *bytes);

/* The bytes that offsets count in: those of the source, or their UTF-8 when it was written in another encoding. */
struct base_str ledger_decode(struct base_arena *arena, struct base_str bytes, struct base_str format);

/* The text of schema.sql, built in. */
extern const char ledger_schema[];

#endif
