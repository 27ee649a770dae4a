/*
 * Making the derived tables again from the kept sources, and telling what became different. The walk over the sources has
 * its own connection, which sees the ledger as it was, while the writer's transaction fills the tables anew.
 */
#include "ledger/decide.h"
#include "ledger/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

struct ledger_walk {
    struct ledger *ledger;
    sqlite3_stmt *sources;
    struct base_buffer bytes;
};

pacta_status ledger_walk_open(const char *path, struct ledger_walk **opened, char message[LEDGER_MESSAGE])
{
    struct ledger_walk *walk = calloc(1, sizeof *walk);
    *opened = NULL;
    if (walk == NULL) {
        snprintf(message, LEDGER_MESSAGE, "%s: memory ended", path);
        return PACTA_NO_MEMORY;
    }
    base_buffer_init(&walk->bytes);
    pacta_status status = ledger_open(path, LEDGER_READ, &walk->ledger, message);
    if (status == PACTA_OK) {
        walk->sources =
            ledger_prepare(walk->ledger, "SELECT n, path, format, given_title, given_date, given_url, given_outlet, size, "
                                         "bytes FROM source ORDER BY n");
        if (walk->sources == NULL) {
            snprintf(message, LEDGER_MESSAGE, "%s", ledger_message(walk->ledger));
            status = PACTA_BAD_LEDGER;
        }
    }
    if (status != PACTA_OK) {
        ledger_walk_close(walk);
        return status;
    }
    *opened = walk;
    return PACTA_OK;
}

pacta_status ledger_walk_next(struct ledger_walk *walk, struct ledger_kept *kept)
{
    sqlite3_stmt *row = walk->sources;
    int code = sqlite3_step(row);
    if (code != SQLITE_ROW) {
        return code == SQLITE_DONE ? PACTA_NOT_FOUND : ledger_fail(walk->ledger, code);
    }
    struct base_str packed = {sqlite3_column_blob(row, 8), (uint32_t)sqlite3_column_bytes(row, 8)};
    if (!ledger_unpack(packed, (uint64_t)sqlite3_column_int64(row, 7), &walk->bytes)) {
        base_buffer_clear(&walk->bytes); /* damaged: read as an empty document, which the reader reports */
    }
    struct base_str format = ledger_column_text(row, 2);
    *kept = (struct ledger_kept){
        .n = sqlite3_column_int64(row, 0),
        .source = {.path = ledger_column_text(row, 1),
                   .bytes = {walk->bytes.data, (uint32_t)walk->bytes.length},
                   .format = base_str_is(format, "html")    ? "html"
                             : base_str_is(format, "plain") ? "plain"
                                                            : "auto",
                   .title = ledger_column_text(row, 3),
                   .date = ledger_column_text(row, 4),
                   .url = ledger_column_text(row, 5),
                   .outlet = ledger_column_text(row, 6)},
    };
    return PACTA_OK;
}

void ledger_walk_close(struct ledger_walk *walk)
{
    if (walk != NULL) {
        sqlite3_finalize(walk->sources);
        ledger_close(walk->ledger);
        base_buffer_release(&walk->bytes);
        free(walk);
    }
}

/* SQL function fingerprint(text): 64 bits of a record's JSON. */
static void fingerprint(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    const unsigned char *text = sqlite3_value_text(values[0]);
    size_t length = (size_t)sqlite3_value_bytes(values[0]);
    XXH64_hash_t hash = XXH64(text != NULL ? (const char *)text : "", length, 0);
    int64_t bits;
    memcpy(&bits, &hash, sizeof bits);
    sqlite3_result_int64(context, bits);
}

/* What follows from other articles is made again later, and is no difference. */
#define PRINTED "CASE type WHEN 'article' THEN json_remove(json, '$.copy_of') ELSE json END"

pacta_status ledger_rebuild_begin(struct ledger *ledger)
{
    static const char EMPTY[] =
        "CREATE TEMP TABLE before (source INTEGER, id TEXT, print INTEGER, PRIMARY KEY (source, id)) WITHOUT ROWID;"
        "INSERT OR IGNORE INTO temp.before SELECT source, id, fingerprint(" PRINTED ") FROM record;"
        "INSERT INTO article_text (article_text) VALUES ('delete-all');"
        "DELETE FROM thread_word; DELETE FROM thread_link; DELETE FROM thread_party; DELETE FROM thread_key;"
        "DELETE FROM thread_record; DELETE FROM thread; DELETE FROM article_band; DELETE FROM article_copy;"
        "DELETE FROM follow_mark; DELETE FROM office_told; DELETE FROM deed_told;"
        "DELETE FROM record_rejected; DELETE FROM record_party; DELETE FROM record_sector; DELETE FROM record;"
        "DELETE FROM article;"
        "DELETE FROM reading WHERE n <> %lld;";
    char sql[1600];
    pacta_status status = ledger_commit(ledger);
    int code = sqlite3_create_function(ledger->db, "fingerprint", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, fingerprint,
                                       NULL, NULL);
    if (status == PACTA_OK && code != SQLITE_OK) {
        status = ledger_fail(ledger, code);
    }
    if (status == PACTA_OK) {
        status = ledger_begin(ledger);
    }
    if (status != PACTA_OK) {
        return status;
    }
    ledger->rebuilding = true;
    ledger->last_article = 0;
    snprintf(sql, sizeof sql, EMPTY, (long long)ledger->reading);
    status = ledger_execute(ledger, sql);
    if (status != PACTA_OK) {
        ledger_rebuild_abandon(ledger);
    }
    return status;
}

pacta_status ledger_rebuild_put(struct ledger *ledger, int64_t source, const struct ledger_entry *entry)
{
    return ledger_add_derived(ledger, source, entry);
}

static void compare(struct ledger *ledger, struct ledger_difference *difference)
{
    difference->sources = (uint64_t)ledger_number(ledger, "SELECT count(*) FROM source", 0);
    difference->before = (uint64_t)ledger_number(ledger, "SELECT count(*) FROM temp.before", 0);
    difference->after = (uint64_t)ledger_number(ledger, "SELECT count(*) FROM (SELECT DISTINCT source, id FROM record)", 0);
    uint64_t kept = (uint64_t)ledger_number(
        ledger, "SELECT count(*) FROM (SELECT DISTINCT source, id FROM record) JOIN temp.before USING (source, id)", 0);
    difference->added = difference->after - kept;
    difference->removed = difference->before - kept;
    difference->changed = (uint64_t)ledger_number(ledger,
                                                  "SELECT count(*) FROM (SELECT source, id, min(n), fingerprint(" PRINTED
                                                  ") AS print FROM record GROUP BY source, id) AS now "
                                                  "JOIN temp.before AS old USING (source, id) WHERE now.print <> old.print",
                                                  0);
}

pacta_status ledger_rebuild_end(struct ledger *ledger, struct ledger_difference *difference)
{
    pacta_status status = ledger_decisions_apply(ledger);
    if (status == PACTA_OK) {
        ledger->message[0] = '\0';
        compare(ledger, difference);
        status = ledger->message[0] == '\0' ? PACTA_OK : PACTA_BAD_LEDGER;
    }
    if (status == PACTA_OK) {
        status = ledger_execute(ledger, "DROP TABLE temp.before");
    }
    if (status == PACTA_OK) {
        ledger->rebuilding = false;
        return ledger_commit(ledger);
    }
    ledger_rebuild_abandon(ledger);
    return status;
}

void ledger_rebuild_abandon(struct ledger *ledger)
{
    if (sqlite3_get_autocommit(ledger->db) == 0) {
        sqlite3_exec(ledger->db, "ROLLBACK", NULL, NULL, NULL);
    }
    ledger->rebuilding = false;
    ledger->in_batch = false;
}
