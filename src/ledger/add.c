/* Writing sources and their records, several sources to a commit. */
#include "ledger/amend.h"

#include <math.h>
#include <time.h>

/*
 * A commit costs a little however small it is, and full text is written fastest in large pieces. The words of a batch's
 * articles are added just before its commit: inside a savepoint SQLite's FTS5 would write them out source by source.
 */
enum { BATCH_SOURCES = 1000, BATCH_BYTES = 8 * 1024 * 1024, BATCH_MILLISECONDS = 1000, PAIRED_PARTIES = 40 };

pacta_status ledger_set_versions(struct ledger *ledger, const struct ledger_versions *versions)
{
    sqlite3_stmt *add = ledger_prepare(ledger, "INSERT INTO reading (reader, lexicon, model) VALUES (?1, ?2, ?3) "
                                               "ON CONFLICT DO UPDATE SET reader = reader RETURNING n");
    if (add == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(add, 1, base_str_from(versions->reader));
    ledger_bind_text(add, 2, base_str_from(versions->lexicon));
    ledger_bind_text(add, 3, base_str_from(versions->model));
    int code = sqlite3_step(add);
    if (code == SQLITE_ROW) {
        ledger->reading = sqlite3_column_int64(add, 0);
        code = sqlite3_step(add);
    }
    pacta_status status = code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
    sqlite3_finalize(add);
    return status;
}

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool batch_is_full(const struct ledger *ledger)
{
    return ledger->batch_count >= BATCH_SOURCES || ledger->batch_bytes >= BATCH_BYTES ||
           milliseconds() - ledger->batch_began >= BATCH_MILLISECONDS;
}

pacta_status ledger_begin(struct ledger *ledger)
{
    if (ledger->in_batch) {
        return PACTA_OK;
    }
    pacta_status status = ledger_run(ledger, LEDGER_BEGIN);
    if (status == PACTA_OK) {
        sqlite3_stmt *last = ledger_statement(ledger, LEDGER_LAST_ARTICLE);
        ledger->last_article = last != NULL && sqlite3_step(last) == SQLITE_ROW ? sqlite3_column_int64(last, 0) : 0;
        sqlite3_reset(last);
        ledger->in_batch = true;
        ledger->has_decisions = ledger_number(ledger, "SELECT 1 FROM decision LIMIT 1", 0) > 0;
        ledger->batch_count = 0;
        ledger->batch_bytes = 0;
        ledger->batch_began = milliseconds();
    }
    return status;
}

/* Some errors make SQLite take the whole batch back; then there is nothing left to commit. */
static void notice_lost_batch(struct ledger *ledger)
{
    if (sqlite3_get_autocommit(ledger->db) != 0) {
        ledger->in_batch = false;
    }
}

static pacta_status add_words(struct ledger *ledger)
{
    sqlite3_stmt *add = ledger_statement(ledger, LEDGER_ADD_WORDS);
    if (add == NULL) {
        return PACTA_BAD_LEDGER;
    }
    sqlite3_bind_int64(add, 1, ledger->last_article);
    return ledger_run(ledger, LEDGER_ADD_WORDS);
}

pacta_status ledger_commit(struct ledger *ledger)
{
    if (!ledger->in_batch || ledger->rebuilding) {
        return PACTA_OK;
    }
    pacta_status status = add_words(ledger);
    if (status == PACTA_OK) {
        status = ledger_run(ledger, LEDGER_COMMIT);
    }
    if (status != PACTA_OK && sqlite3_get_autocommit(ledger->db) == 0) {
        sqlite3_exec(ledger->db, "ROLLBACK", NULL, NULL, NULL); /* the message of the first failure stays */
    }
    ledger->in_batch = false;
    return status;
}

static pacta_status find_source(struct ledger *ledger, const struct ledger_entry *entry, bool *known)
{
    sqlite3_stmt *find = ledger_statement(ledger, LEDGER_FIND_SOURCE);
    if (find == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(find, 1, base_str_from(entry->sha256));
    ledger_bind_text(find, 2, entry->source.url);
    ledger_bind_text(find, 3, entry->source.outlet);
    ledger_bind_text(find, 4, entry->source.title);
    ledger_bind_text(find, 5, entry->source.date);
    int code = sqlite3_step(find);
    *known = code == SQLITE_ROW;
    pacta_status status = code == SQLITE_ROW || code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
    sqlite3_reset(find);
    return status;
}

bool ledger_knows(struct ledger *ledger, const struct ledger_entry *entry)
{
    bool known = false;
    return find_source(ledger, entry, &known) == PACTA_OK && known;
}

static pacta_status add_source(struct ledger *ledger, const struct ledger_entry *entry, int64_t *source)
{
    sqlite3_stmt *add = ledger_statement(ledger, LEDGER_ADD_SOURCE);
    if (add == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(add, 1, entry->source.path);
    ledger_bind_text(add, 2, base_str_from(entry->sha256));
    sqlite3_bind_int64(add, 3, entry->source.bytes.length);
    sqlite3_bind_blob(add, 4, entry->packed.data, (int)entry->packed.length, SQLITE_STATIC);
    ledger_bind_text(add, 5, base_str_from(entry->source.format));
    ledger_bind_text(add, 6, entry->source.title);
    ledger_bind_text(add, 7, entry->source.date);
    ledger_bind_text(add, 8, entry->source.url);
    ledger_bind_text(add, 9, entry->source.outlet);
    pacta_status status = ledger_run(ledger, LEDGER_ADD_SOURCE);
    *source = sqlite3_last_insert_rowid(ledger->db);
    return status;
}

static pacta_status add_article(struct ledger *ledger, int64_t source, const struct ledger_article *article)
{
    sqlite3_stmt *add = ledger_statement(ledger, LEDGER_ADD_ARTICLE);
    if (add == NULL) {
        return PACTA_BAD_LEDGER;
    }
    sqlite3_bind_int64(add, 1, source);
    sqlite3_bind_int64(add, 2, article->number);
    ledger_bind_text(add, 3, article->id);
    ledger_bind_nullable(add, 4, article->title);
    ledger_bind_nullable(add, 5, article->outlet);
    ledger_bind_nullable(add, 6, article->published);
    ledger_bind_text(add, 7, article->text);
    return ledger_run(ledger, LEDGER_ADD_ARTICLE);
}

/* Where a row's keys point, and the statements that put them there or take them away. */
struct target {
    int64_t record, article;
    enum ledger_statement party, sector;
};

static pacta_status key_party(struct ledger *ledger, const struct ledger_row *row, struct base_str party, struct base_str other,
                              struct target target)
{
    sqlite3_stmt *key = ledger_statement(ledger, target.party);
    if (key == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(key, 1, party);
    ledger_bind_text(key, 2, other);
    ledger_bind_text(key, 3, row->type);
    ledger_bind_text(key, 4, row->day);
    sqlite3_bind_int64(key, 5, target.record);
    sqlite3_bind_int64(key, 6, target.article);
    return ledger_run(ledger, target.party);
}

/* Each party alone, and each pair; the list is sorted, so the first of a pair comes before the second. */
static pacta_status key_parties(struct ledger *ledger, const struct ledger_row *row, struct target target)
{
    pacta_status status = PACTA_OK;
    for (uint32_t i = 0; i < row->party_count && status == PACTA_OK; i++) {
        status = key_party(ledger, row, row->parties[i], (struct base_str){0}, target);
        for (uint32_t k = i + 1; k < row->party_count && k < PAIRED_PARTIES && status == PACTA_OK; k++) {
            status = key_party(ledger, row, row->parties[i], row->parties[k], target);
        }
    }
    return status;
}

static pacta_status key_sectors(struct ledger *ledger, const struct ledger_row *row, struct target target)
{
    pacta_status status = PACTA_OK;
    for (uint32_t i = 0; i < row->sector_count && status == PACTA_OK; i++) {
        sqlite3_stmt *key = ledger_statement(ledger, target.sector);
        if (key == NULL) {
            return PACTA_BAD_LEDGER;
        }
        ledger_bind_text(key, 1, row->sectors[i]);
        ledger_bind_text(key, 2, row->type);
        ledger_bind_text(key, 3, row->day);
        sqlite3_bind_int64(key, 4, target.record);
        status = ledger_run(ledger, target.sector);
    }
    return status;
}

pacta_status ledger_write_keys(struct ledger *ledger, enum ledger_keys what, const struct ledger_row *row, int64_t record,
                               int64_t article)
{
    const struct target target = what == LEDGER_ADD_KEYS
                                     ? (struct target){record, article, LEDGER_ADD_PARTY, LEDGER_ADD_SECTOR}
                                     : (struct target){record, article, LEDGER_REMOVE_PARTY, LEDGER_REMOVE_SECTOR};
    pacta_status status = key_parties(ledger, row, target);
    return status == PACTA_OK ? key_sectors(ledger, row, target) : status;
}

static void bind_number(sqlite3_stmt *statement, int at, double number, bool whole)
{
    if (isnan(number)) {
        sqlite3_bind_null(statement, at);
    } else if (whole) {
        sqlite3_bind_int64(statement, at, fabs(number) < 1e15 ? (int64_t)number : 0);
    } else {
        sqlite3_bind_double(statement, at, number);
    }
}

void ledger_bind_row(sqlite3_stmt *statement, int at, const struct ledger_row *row)
{
    const struct base_str texts[] = {row->day,  row->date_from, row->date_to, row->due,
                                     row->kind, row->status,    row->stance,  row->strength};
    for (int i = 0; i < 8; i++) {
        ledger_bind_nullable(statement, at + i, texts[i]);
    }
    bind_number(statement, at + 8, row->session, true);
    bind_number(statement, at + 9, row->confidence, false);
    ledger_bind_text(statement, at + 10, row->json);
}

static pacta_status add_record(struct ledger *ledger, int64_t source, int64_t article, const struct ledger_row *row)
{
    sqlite3_stmt *add = ledger_statement(ledger, LEDGER_ADD_RECORD);
    if (add == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(add, 1, row->id);
    sqlite3_bind_int64(add, 2, source);
    sqlite3_bind_int64(add, 3, article);
    sqlite3_bind_int64(add, 4, ledger->reading);
    ledger_bind_text(add, 5, row->type);
    ledger_bind_row(add, 6, row);
    pacta_status status = ledger_run(ledger, LEDGER_ADD_RECORD);
    int64_t record = sqlite3_last_insert_rowid(ledger->db);
    return status == PACTA_OK ? ledger_write_keys(ledger, LEDGER_ADD_KEYS, row, record, article) : status;
}

pacta_status ledger_add_derived(struct ledger *ledger, int64_t source, const struct ledger_entry *entry)
{
    pacta_status status = PACTA_OK;
    int64_t first = 0; /* row of article number 1: the articles of a source stand in a row */
    for (uint32_t i = 0; i < entry->article_count && status == PACTA_OK; i++) {
        status = add_article(ledger, source, &entry->articles[i]);
        first = i == 0 ? sqlite3_last_insert_rowid(ledger->db) : first;
    }
    for (uint32_t i = 0; i < entry->row_count && status == PACTA_OK; i++) {
        const struct ledger_row *row = &entry->rows[i];
        if (row->article >= 1 && row->article <= entry->article_count) {
            status = add_record(ledger, source, first + row->article - 1, row);
        }
    }
    return status;
}

static pacta_status add_whole(struct ledger *ledger, const struct ledger_entry *entry)
{
    int64_t source;
    pacta_status status = ledger_run(ledger, LEDGER_SAVEPOINT);
    if (status != PACTA_OK) {
        return status;
    }
    status = add_source(ledger, entry, &source);
    if (status == PACTA_OK) {
        status = ledger_add_derived(ledger, source, entry);
    }
    if (status == PACTA_OK && ledger->has_decisions) {
        status = ledger_decisions_apply_to(ledger, entry);
    }
    if (status == PACTA_OK) {
        return ledger_run(ledger, LEDGER_RELEASE);
    }
    if (sqlite3_get_autocommit(ledger->db) == 0) {
        sqlite3_exec(ledger->db, "ROLLBACK TO source; RELEASE source", NULL, NULL, NULL);
    }
    return status;
}

pacta_status ledger_add(struct ledger *ledger, const struct ledger_entry *entry, enum ledger_outcome *outcome)
{
    bool known = false;
    pacta_status status = ledger_begin(ledger);
    if (status == PACTA_OK) {
        status = find_source(ledger, entry, &known);
    }
    if (status == PACTA_OK && !known) {
        status = add_whole(ledger, entry);
    }
    *outcome = known ? LEDGER_KNOWN : LEDGER_ADDED;
    notice_lost_batch(ledger);
    if (status != PACTA_OK) {
        return status;
    }
    ledger->batch_count++;
    ledger->batch_bytes += known ? 0 : entry->source.bytes.length;
    return batch_is_full(ledger) ? ledger_commit(ledger) : PACTA_OK;
}
