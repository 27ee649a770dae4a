/*
 * Is the ledger sound? SQLite looks after its pages and references; this file looks after ours: the bytes of every source
 * still have their hash, and every quote stands where the record says.
 */
#include "ledger/check.h"

#include "base/utf8.h"
#include "ledger/decide.h"
#include "ledger/internal.h"
#include "read/record_json.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

struct checking {
    struct ledger *ledger;
    struct ledger_health *health;
    struct base_buffer bytes; /* of the source at hand */
    struct base_buffer shown; /* a stretch of it, as JSON shows it */
    struct base_arena arena;  /* of the record at hand */
    struct base_arena source_arena;
    struct base_str text; /* of the source at hand */
    int64_t source;
    bool readable;
};

static bool has_hash(const struct base_buffer *bytes, struct base_str hex)
{
    char text[65];
    ledger_hash((struct base_str){bytes->data, (uint32_t)bytes->length}, text);
    return base_str_is(hex, text);
}

/* Quotes went through JSON, where bytes that are no UTF-8 became U+FFFD; so does the stretch they are compared with. */
static struct base_str as_shown(struct base_buffer *shown, struct base_str bytes)
{
    base_buffer_clear(shown);
    for (uint32_t at = 0, length = 1; at < bytes.length; at += length) {
        if (base_utf8_decode(bytes, at, &length) == BASE_UTF8_BAD) {
            base_buffer_add_text(shown, "\xEF\xBF\xBD");
        } else {
            base_buffer_add(shown, bytes.data + at, length);
        }
    }
    return (struct base_str){shown->data, (uint32_t)shown->length};
}

static bool quote_stands(struct checking *check, const struct read_evidence *evidence)
{
    if (!check->readable || evidence->source.end > check->text.length || evidence->source.start > evidence->source.end) {
        return false;
    }
    return base_str_equal(as_shown(&check->shown, base_str_slice(check->text, evidence->source)), evidence->quote);
}

static void note_loss(struct ledger_health *health, const char *id)
{
    if (health->lost_evidence++ == 0) {
        snprintf(health->first_loss, sizeof health->first_loss, "%s", id);
    }
}

static void check_record(struct checking *check, struct base_str json, struct base_str id)
{
    struct read_record *record;
    base_arena_reset(&check->arena);
    if (read_record_from_json(&check->arena, json, &record) != PACTA_OK || record->evidence.count == 0) {
        char name[24];
        snprintf(name, sizeof name, "%.*s", BASE_STR_ARG(id));
        note_loss(check->health, name);
        return;
    }
    for (uint32_t i = 0; i < record->evidence.count; i++) {
        check->health->evidence++;
        if (!quote_stands(check, &record->evidence.items[i])) {
            note_loss(check->health, record->id);
        }
    }
}

static void open_source(struct checking *check, sqlite3_stmt *row)
{
    check->source = sqlite3_column_int64(row, 0);
    struct base_str packed = {sqlite3_column_blob(row, 1), (uint32_t)sqlite3_column_bytes(row, 1)};
    check->readable = ledger_unpack(packed, (uint64_t)sqlite3_column_int64(row, 2), &check->bytes);
    if (!check->readable || !has_hash(&check->bytes, ledger_column_text(row, 3))) {
        check->health->changed_sources++;
    }
    base_arena_reset(&check->source_arena);
    struct base_str bytes = {check->bytes.data, (uint32_t)check->bytes.length};
    check->text = ledger_decode(&check->source_arena, bytes, ledger_column_text(row, 4));
}

/* One walk over sources with their records side by side; a record names its source, so the two lists meet in one join. */
static pacta_status check_evidence(struct checking *check)
{
    sqlite3_stmt *sources = ledger_prepare(check->ledger, "SELECT n, bytes, size, sha256, format FROM source ORDER BY n");
    sqlite3_stmt *records = ledger_prepare(
        check->ledger, "SELECT r.json, r.id FROM article AS a JOIN record AS r ON r.article = a.n WHERE a.source = ?1");
    int code = SQLITE_ERROR;
    while (sources != NULL && records != NULL && (code = sqlite3_step(sources)) == SQLITE_ROW) {
        open_source(check, sources);
        sqlite3_bind_int64(records, 1, check->source);
        while ((code = sqlite3_step(records)) == SQLITE_ROW) {
            check_record(check, ledger_column_text(records, 0), ledger_column_text(records, 1));
        }
        sqlite3_reset(records);
        if (code != SQLITE_DONE) {
            break;
        }
    }
    sqlite3_finalize(sources);
    sqlite3_finalize(records);
    return code == SQLITE_DONE ? PACTA_OK : ledger_fail(check->ledger, code);
}

static void check_integrity(struct ledger *ledger, struct ledger_health *health)
{
    sqlite3_stmt *check = ledger_prepare(ledger, "PRAGMA integrity_check(1)");
    if (check != NULL && sqlite3_step(check) == SQLITE_ROW) {
        struct base_str said = ledger_column_text(check, 0);
        for (uint32_t i = 0; i < said.length && i + 1 < sizeof health->integrity; i++) {
            health->integrity[i] = said.data[i] == '\n' ? ' ' : said.data[i];
        }
    } else {
        snprintf(health->integrity, sizeof health->integrity, "%s", sqlite3_errmsg(ledger->db));
    }
    sqlite3_finalize(check);
}

static uint64_t count(struct ledger *ledger, const char *sql)
{
    int64_t number = ledger_number(ledger, sql, 0);
    return number > 0 ? (uint64_t)number : 0;
}

static void count_all(struct ledger *ledger, struct ledger_health *health)
{
    health->version = (int)ledger_number(ledger, "PRAGMA user_version", 0);
    health->sources = count(ledger, "SELECT count(*) FROM source");
    health->articles = count(ledger, "SELECT count(*) FROM article");
    health->records = count(ledger, "SELECT count(*) FROM record");
    health->decisions = count(ledger, "SELECT count(*) FROM decision");
    health->bytes = count(ledger, "SELECT sum(size) FROM source");
    health->broken_references = count(ledger, "SELECT count(*) FROM pragma_foreign_key_check");
}

static pacta_status count_orphans(struct ledger *ledger, struct base_arena *arena, struct ledger_health *health)
{
    struct ledger_decisions decisions = {0};
    pacta_status status = ledger_decisions_after(arena, ledger, 0, &decisions);
    for (uint32_t i = 0; i < decisions.count; i++) {
        if (decisions.items[i].record.length == 0 && health->orphans++ == 0) {
            snprintf(health->first_orphan, sizeof health->first_orphan, "%.*s", BASE_STR_ARG(decisions.items[i].id));
        }
    }
    return status;
}

pacta_status ledger_check(struct ledger *ledger, struct ledger_health *health)
{
    *health = (struct ledger_health){0};
    check_integrity(ledger, health);
    count_all(ledger, health);
    struct checking check = {.ledger = ledger, .health = health};
    base_buffer_init(&check.bytes);
    base_buffer_init(&check.shown);
    base_arena_init(&check.arena, 0);
    base_arena_init(&check.source_arena, 0);
    jmp_buf jump;
    base_arena_guard(&check.arena, &jump);
    base_arena_guard(&check.source_arena, &jump);
    pacta_status status = setjmp(jump) == 0 ? check_evidence(&check) : ledger_fail(ledger, SQLITE_NOMEM);
    if (status == PACTA_OK) {
        status = setjmp(jump) == 0 ? count_orphans(ledger, &check.arena, health) : ledger_fail(ledger, SQLITE_NOMEM);
    }
    base_arena_release(&check.arena);
    base_arena_release(&check.source_arena);
    base_buffer_release(&check.bytes);
    base_buffer_release(&check.shown);
    return status;
}

uint32_t ledger_count_types(struct ledger *ledger, struct ledger_count *counts, uint32_t limit)
{
    sqlite3_stmt *rows =
        ledger_prepare(ledger, "SELECT type, count(*) AS many FROM record GROUP BY type ORDER BY many DESC, type");
    uint32_t filled = 0;
    while (rows != NULL && filled < limit && sqlite3_step(rows) == SQLITE_ROW) {
        struct ledger_count *one = &counts[filled++];
        snprintf(one->type, sizeof one->type, "%.*s", BASE_STR_ARG(ledger_column_text(rows, 0)));
        one->count = (uint64_t)sqlite3_column_int64(rows, 1);
    }
    sqlite3_finalize(rows);
    return filled;
}
