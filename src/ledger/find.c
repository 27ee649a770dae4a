/*
 * Lists of records. The filter picks the one index that reads fewest rows (a pair of parties, a party, a sector, a type),
 * already in the order wanted, so a list of twenty costs twenty rows however large the ledger is.
 */
#include "ledger/find.h"

#include "ledger/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct ledger_cursor {
    struct ledger *ledger;
    sqlite3_stmt *rows;
    int code;
};

/* Values are bound by name, so that each part of the statement may be left out. */
static void bind(sqlite3_stmt *statement, const char *name, struct base_str text)
{
    int at = sqlite3_bind_parameter_index(statement, name);
    if (at > 0) {
        sqlite3_bind_text(statement, at, text.data != NULL ? text.data : "", (int)text.length, SQLITE_TRANSIENT);
    }
}

static const char *key_table(const struct ledger_filter *filter)
{
    if (filter->id.length > 0 || filter->articles != NULL || filter->rejected_too) {
        return NULL;
    }
    return filter->party.length > 0 ? "record_party" : filter->sector.length > 0 ? "record_sector" : NULL;
}

/* Rejected records have no keys; their parties and sectors stand in their JSON only. */
static void add_keys_of_rejected(struct base_buffer *sql, const struct ledger_filter *filter)
{
    if (filter->party.length > 0) {
        base_buffer_add_text(sql, " AND (r.n IN (SELECT record FROM record_party WHERE party = :first AND other = :second) "
                                  "OR (r.n IN (SELECT record FROM record_rejected) "
                                  "AND :first IN (SELECT value FROM json_each(r.json, '$.parties')) "
                                  "AND (:second = '' OR :second IN (SELECT value FROM json_each(r.json, '$.parties')))))");
    }
    if (filter->sector.length > 0) {
        base_buffer_add_text(sql, " AND (r.n IN (SELECT record FROM record_sector WHERE sector = :sector) "
                                  "OR (r.n IN (SELECT record FROM record_rejected) "
                                  "AND :sector IN (SELECT value FROM json_each(r.json, '$.sectors'))))");
    }
}

static void add_conditions(struct base_buffer *sql, const struct ledger_filter *filter, const char *key)
{
    const char *day = key != NULL ? "key.day" : "r.day";
    base_buffer_add_text(sql, " WHERE 1");
    if (key == NULL && filter->id.length == 0 && !filter->rejected_too) {
        base_buffer_add_text(sql, " AND r.n NOT IN (SELECT record FROM record_rejected)");
    }
    if (filter->id.length > 0) {
        base_buffer_add_text(sql, " AND r.id = :id");
    }
    if (filter->rejected_too) {
        add_keys_of_rejected(sql, filter);
    }
    if (key != NULL && filter->party.length > 0) {
        base_buffer_add_text(sql, " AND key.party = :first AND key.other = :second");
    } else if (key != NULL) {
        base_buffer_add_text(sql, " AND key.sector = :sector");
    }
    if (filter->type != NULL) {
        base_buffer_format(sql, " AND %s.type = :type", key != NULL ? "key" : "r");
    }
    if (filter->since.length > 0) {
        base_buffer_format(sql, " AND %s >= :since", day);
    }
    if (filter->until.length > 0) {
        base_buffer_format(sql, " AND %s <= :until AND %s > ''", day, day);
    }
    if (key != NULL && filter->party.length > 0 && filter->sector.length > 0) {
        base_buffer_add_text(sql, " AND EXISTS (SELECT 1 FROM record_sector s WHERE s.sector = :sector AND s.type = key.type "
                                  "AND s.day = key.day AND s.record = key.record)");
    }
    if (filter->status.length > 0) {
        base_buffer_add_text(sql, " AND r.status = :status");
    }
    base_buffer_format(sql, " ORDER BY %s DESC, %s DESC", day, key != NULL ? "key.record" : "r.n");
    if (filter->limit > 0) {
        base_buffer_add_text(sql, " LIMIT :limit");
    }
}

static sqlite3_stmt *prepare(struct ledger *ledger, const struct ledger_filter *filter)
{
    const char *key = key_table(filter);
    struct base_buffer sql;
    base_buffer_init(&sql);
    base_buffer_add_text(
        &sql, "SELECT r.n, r.source, r.json, coalesce(r.day, ''), s.path, a.title, a.outlet, a.published, a.n FROM ");
    if (key != NULL) {
        base_buffer_format(&sql, "%s AS key CROSS JOIN record AS r ON r.n = key.record", key);
    } else if (filter->articles != NULL) {
        base_buffer_add_text(&sql, "json_each(:articles) AS told CROSS JOIN record AS r ON r.article = told.value");
    } else {
        base_buffer_add_text(&sql, "record AS r");
    }
    base_buffer_add_text(&sql, " JOIN source AS s ON s.n = r.source JOIN article AS a ON a.n = r.article");
    add_conditions(&sql, filter, key);
    base_buffer_add_char(&sql, '\0');
    sqlite3_stmt *rows = sql.broken ? NULL : ledger_prepare(ledger, sql.data);
    base_buffer_release(&sql);
    return rows;
}

static void bind_articles(sqlite3_stmt *rows, const struct ledger_filter *filter)
{
    struct base_buffer list;
    base_buffer_init(&list);
    base_buffer_add_char(&list, '[');
    for (uint32_t i = 0; i < filter->article_count; i++) {
        base_buffer_format(&list, "%s%lld", i > 0 ? "," : "", (long long)filter->articles[i]);
    }
    base_buffer_add_char(&list, ']');
    bind(rows, ":articles", (struct base_str){list.data, (uint32_t)list.length});
    base_buffer_release(&list);
}

static void bind_filter(sqlite3_stmt *rows, const struct ledger_filter *filter)
{
    struct base_str first = filter->party, second = filter->with;
    if (second.length > 0 && base_str_compare(first, second) > 0) {
        first = filter->with;
        second = filter->party;
    }
    bind_articles(rows, filter);
    bind(rows, ":id", filter->id);
    bind(rows, ":first", first);
    bind(rows, ":second", base_str_equal(first, second) ? (struct base_str){0} : second);
    bind(rows, ":sector", filter->sector);
    bind(rows, ":type", base_str_from(filter->type));
    bind(rows, ":since", filter->since);
    bind(rows, ":until", filter->until);
    bind(rows, ":status", filter->status);
    int at = sqlite3_bind_parameter_index(rows, ":limit");
    if (at > 0) {
        sqlite3_bind_int64(rows, at, filter->limit > INT64_MAX ? INT64_MAX : (int64_t)filter->limit);
    }
}

pacta_status ledger_find(struct ledger *ledger, const struct ledger_filter *filter, struct ledger_cursor **opened)
{
    struct ledger_cursor *cursor = calloc(1, sizeof *cursor);
    *opened = NULL;
    if (cursor == NULL) {
        return ledger_fail(ledger, SQLITE_NOMEM);
    }
    *cursor = (struct ledger_cursor){ledger, prepare(ledger, filter), SQLITE_OK};
    if (cursor->rows == NULL) {
        free(cursor);
        return PACTA_BAD_LEDGER;
    }
    bind_filter(cursor->rows, filter);
    *opened = cursor;
    return PACTA_OK;
}

bool ledger_next(struct ledger_cursor *cursor, struct ledger_found *found)
{
    cursor->code = sqlite3_step(cursor->rows);
    if (cursor->code != SQLITE_ROW) {
        return false;
    }
    *found = (struct ledger_found){
        .n = sqlite3_column_int64(cursor->rows, 0),
        .source = sqlite3_column_int64(cursor->rows, 1),
        .json = ledger_column_text(cursor->rows, 2),
        .day = ledger_column_text(cursor->rows, 3),
        .path = ledger_column_text(cursor->rows, 4),
        .title = ledger_column_text(cursor->rows, 5),
        .outlet = ledger_column_text(cursor->rows, 6),
        .published = ledger_column_text(cursor->rows, 7),
        .article = sqlite3_column_int64(cursor->rows, 8),
    };
    return true;
}

pacta_status ledger_cursor_close(struct ledger_cursor *cursor)
{
    bool sound = cursor->code == SQLITE_ROW || cursor->code == SQLITE_DONE || cursor->code == SQLITE_OK;
    pacta_status status = sound ? PACTA_OK : ledger_fail(cursor->ledger, cursor->code);
    sqlite3_finalize(cursor->rows);
    free(cursor);
    return status;
}

static pacta_status unpack_source(struct ledger *ledger, sqlite3_stmt *row, struct base_arena *arena, struct base_str *text)
{
    struct base_buffer bytes;
    struct base_str packed = {sqlite3_column_blob(row, 0), (uint32_t)sqlite3_column_bytes(row, 0)};
    base_buffer_init(&bytes);
    bool whole = ledger_unpack(packed, (uint64_t)sqlite3_column_int64(row, 1), &bytes);
    if (whole) {
        struct base_str copy = base_str_copy(arena, (struct base_str){bytes.data, (uint32_t)bytes.length});
        *text = ledger_decode(arena, copy, ledger_column_text(row, 2));
    } else {
        snprintf(ledger->message, LEDGER_MESSAGE, "%s: the bytes of a source are damaged; see 'pacta doctor'", ledger->path);
    }
    base_buffer_release(&bytes);
    return whole ? PACTA_OK : PACTA_BAD_LEDGER;
}

pacta_status ledger_source_text(struct ledger *ledger, struct base_arena *arena, int64_t source, struct base_str *text)
{
    sqlite3_stmt *find = ledger_statement(ledger, LEDGER_SOURCE_BYTES);
    *text = (struct base_str){0};
    if (find == NULL) {
        return PACTA_BAD_LEDGER;
    }
    sqlite3_bind_int64(find, 1, source);
    int code = sqlite3_step(find);
    pacta_status status = code == SQLITE_ROW    ? unpack_source(ledger, find, arena, text)
                          : code == SQLITE_DONE ? PACTA_NOT_FOUND
                                                : ledger_fail(ledger, code);
    sqlite3_reset(find);
    return status;
}

pacta_status ledger_articles_between(struct ledger *ledger, struct base_str a, struct base_str b, struct base_str since,
                                     uint32_t most, int64_t *articles, uint32_t *count)
{
    bool ordered = base_str_compare(a, b) <= 0;
    *count = 0;
    sqlite3_stmt *rows = ledger_prepare(ledger, "SELECT DISTINCT article FROM record_party WHERE party = :first AND "
                                                "other = :second AND day >= :since ORDER BY article DESC LIMIT :limit");
    if (rows == NULL) {
        return PACTA_BAD_LEDGER;
    }
    bind(rows, ":first", ordered ? a : b);
    bind(rows, ":second", base_str_equal(a, b) ? (struct base_str){0} : ordered ? b : a);
    bind(rows, ":since", since);
    sqlite3_bind_int64(rows, sqlite3_bind_parameter_index(rows, ":limit"), most);
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW && *count < most) {
        articles[(*count)++] = sqlite3_column_int64(rows, 0);
    }
    pacta_status status = code == SQLITE_ROW || code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
    sqlite3_finalize(rows);
    return status;
}

/* Rows of the pair's stretch of the index, or of the party's when both codes are the same. */
pacta_status ledger_span_between(struct ledger *ledger, struct base_str a, struct base_str b, struct base_str since,
                                 struct ledger_span *span)
{
    bool ordered = base_str_compare(a, b) <= 0;
    *span = (struct ledger_span){0};
    sqlite3_stmt *count = ledger_prepare(ledger, "SELECT sum(many), count(*), count(DISTINCT a.source), min(a.published), "
                                                 "max(a.published) FROM (SELECT article, count(*) AS many "
                                                 "FROM record_party WHERE party = :first AND other = :second AND day >= :since "
                                                 "GROUP BY article) AS told JOIN article AS a ON a.n = told.article");
    if (count == NULL) {
        return PACTA_BAD_LEDGER;
    }
    bind(count, ":first", ordered ? a : b);
    bind(count, ":second", base_str_equal(a, b) ? (struct base_str){0} : ordered ? b : a);
    bind(count, ":since", since);
    int code = sqlite3_step(count);
    if (code == SQLITE_ROW) {
        span->records = (uint64_t)sqlite3_column_int64(count, 0);
        span->articles = (uint64_t)sqlite3_column_int64(count, 1);
        span->sources = (uint64_t)sqlite3_column_int64(count, 2);
        snprintf(span->first, sizeof span->first, "%.*s", BASE_STR_ARG(ledger_column_text(count, 3)));
        snprintf(span->last, sizeof span->last, "%.*s", BASE_STR_ARG(ledger_column_text(count, 4)));
    }
    pacta_status status = code == SQLITE_ROW ? PACTA_OK : ledger_fail(ledger, code);
    sqlite3_finalize(count);
    return status;
}
