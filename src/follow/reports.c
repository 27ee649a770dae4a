/* Reports by family: two statements, one for threads and one for what belongs to none. */
#include "follow/reports.h"

#include "ledger/internal.h"

/* Articles with one record each (`told`: article, record), in the order of their families. */
#define REPORTS                                                                                                                \
    "SELECT a.n, coalesce(c.family, a.n) AS family, a.published, s.path, a.title, a.outlet, coalesce(c.manner, 'original'), "  \
    "coalesce(c.likeness, 1), l.id, r.id, r.json ->> '$.evidence[0].quote', "                                                  \
    "min(coalesce(a.published, '9999')) OVER (PARTITION BY coalesce(c.family, a.n)) AS first, told.tells "                     \
    "FROM told JOIN article AS a ON a.n = told.article JOIN source AS s ON s.n = a.source "                                    \
    "LEFT JOIN record AS r ON r.n = told.record LEFT JOIN article_copy AS c ON c.article = a.n "                               \
    "LEFT JOIN article AS l ON l.n = c.superseded_by "                                                                         \
    "ORDER BY first, family, a.n <> family, coalesce(a.published, '9999'), a.n"

static struct base_str text_at(struct base_arena *arena, sqlite3_stmt *row, int at)
{
    return base_str_copy(arena, ledger_column_text(row, at));
}

static void take_row(struct base_arena *arena, sqlite3_stmt *row, struct follow_reports *reports)
{
    *BASE_PUSH(arena, *reports) = (struct follow_report){
        .article = sqlite3_column_int64(row, 0),
        .family = sqlite3_column_int64(row, 1),
        .day = text_at(arena, row, 2),
        .path = text_at(arena, row, 3),
        .title = text_at(arena, row, 4),
        .outlet = text_at(arena, row, 5),
        .manner = text_at(arena, row, 6),
        .likeness = sqlite3_column_double(row, 7),
        .replaced_by = text_at(arena, row, 8),
        .record = text_at(arena, row, 9),
        .quote = text_at(arena, row, 10),
        .tells = sqlite3_column_int(row, 12) != 0,
    };
}

static pacta_status load(struct base_arena *arena, struct ledger *ledger, const char *sql, int64_t n,
                         struct follow_reports *reports)
{
    sqlite3_stmt *rows = ledger_prepare(ledger, sql);
    int code = SQLITE_ERROR;
    if (rows == NULL) {
        return PACTA_BAD_LEDGER;
    }
    sqlite3_bind_int64(rows, 1, n);
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        take_row(arena, rows, reports);
    }
    sqlite3_finalize(rows);
    return code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
}

pacta_status follow_reports_of_thread(struct base_arena *arena, struct ledger *ledger, int64_t thread,
                                      struct follow_reports *reports)
{
    static const char SQL[] =
        "WITH here AS (SELECT r.article AS article, min(r.n) AS record, r.type AS type FROM thread_record AS t "
        "JOIN record AS r ON r.n = t.record WHERE t.thread = ?1 GROUP BY r.article), "
        "told AS (SELECT article, record, 1 AS tells FROM here UNION ALL "
        "SELECT c.superseded_by, (SELECT CASE count(*) WHEN 1 THEN min(n) END FROM record WHERE article = c.superseded_by "
        "AND type = here.type AND n NOT IN (SELECT record FROM record_rejected)), 0 "
        "FROM here JOIN article_copy AS c ON c.article = here.article AND c.superseded_by NOT IN (SELECT article FROM here) "
        "GROUP BY c.superseded_by) " REPORTS;
    return load(arena, ledger, SQL, thread, reports);
}

/* A copy tells the same when it has a record of the type with the same words. */
pacta_status follow_reports_of_record(struct base_arena *arena, struct ledger *ledger, int64_t record,
                                      struct follow_reports *reports)
{
    static const char SQL[] =
        "WITH own AS (SELECT n, article, type, json ->> '$.evidence[0].quote' AS quote FROM record WHERE n = ?1), "
        "told AS (SELECT m.article AS article, CASE WHEN m.article = own.article THEN own.n ELSE (SELECT r.n FROM record AS r "
        "WHERE r.article = m.article AND r.type = own.type AND (own.type = 'article' "
        "OR r.json ->> '$.evidence[0].quote' = own.quote) LIMIT 1) END AS record, 1 AS tells "
        "FROM own JOIN (SELECT article, family FROM article_copy UNION ALL SELECT article, article FROM own "
        "WHERE article NOT IN (SELECT article FROM article_copy)) AS m "
        "WHERE m.family = coalesce((SELECT family FROM article_copy WHERE article = own.article), own.article)) " REPORTS;
    return load(arena, ledger, SQL, record, reports);
}

uint32_t follow_independent(const struct follow_reports *reports)
{
    uint32_t families = 0;
    int64_t last = 0;
    for (uint32_t i = 0; i < reports->count; i++) {
        const struct follow_report *one = &reports->items[i];
        families += one->tells && one->family != last;
        last = one->tells ? one->family : last;
    }
    return families;
}
