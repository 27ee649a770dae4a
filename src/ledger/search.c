/* Full text: articles that hold all the words. Each word is taken literally, whatever signs it holds. */
#include "ledger/find.h"

#include "ledger/internal.h"

#include <stdlib.h>

struct ledger_search {
    struct ledger *ledger;
    sqlite3_stmt *rows;
    int code;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

/* `trade "target` becomes `"trade" """target"`: FTS5 strings, so that no sign is an operator. */
static bool quote_words(struct base_str words, struct base_buffer *query)
{
    bool inside = false;
    for (uint32_t i = 0; i < words.length; i++) {
        char c = words.data[i];
        if (is_blank(c) == inside) {
            base_buffer_add_text(query, inside ? "\" " : "\"");
            inside = !inside;
        }
        if (inside) {
            base_buffer_add_text(query, c == '"' ? "\"" : "");
            base_buffer_add_char(query, c);
        }
    }
    base_buffer_add_text(query, inside ? "\"" : "");
    return query->length > 0;
}

pacta_status ledger_search_open(struct ledger *ledger, struct base_str words, uint64_t limit, struct ledger_search **opened)
{
    struct base_buffer query;
    base_buffer_init(&query);
    *opened = NULL;
    if (!quote_words(words, &query)) {
        base_buffer_release(&query);
        return PACTA_BAD_USE;
    }
    struct ledger_search *search = calloc(1, sizeof *search);
    sqlite3_stmt *rows = ledger_prepare(
        ledger, "SELECT a.id, a.title, a.outlet, a.published, s.path, snippet(article_text, 1, char(1), char(2), '…', 28), "
                "(SELECT count(*) FROM record WHERE record.article = a.n) "
                "FROM article_text JOIN article AS a ON a.n = article_text.rowid JOIN source AS s ON s.n = a.source "
                "WHERE article_text MATCH ?1 ORDER BY article_text.rank LIMIT ?2");
    if (search == NULL || rows == NULL || query.broken) {
        sqlite3_finalize(rows);
        free(search);
        base_buffer_release(&query);
        return PACTA_BAD_LEDGER;
    }
    sqlite3_bind_text(rows, 1, query.data, (int)query.length, SQLITE_TRANSIENT);
    sqlite3_bind_int64(rows, 2, limit == 0 || limit > INT64_MAX ? -1 : (int64_t)limit);
    base_buffer_release(&query);
    *search = (struct ledger_search){ledger, rows, SQLITE_OK};
    *opened = search;
    return PACTA_OK;
}

bool ledger_search_next(struct ledger_search *search, struct ledger_hit *hit)
{
    search->code = sqlite3_step(search->rows);
    if (search->code != SQLITE_ROW) {
        return false;
    }
    *hit = (struct ledger_hit){
        .id = ledger_column_text(search->rows, 0),
        .title = ledger_column_text(search->rows, 1),
        .outlet = ledger_column_text(search->rows, 2),
        .published = ledger_column_text(search->rows, 3),
        .path = ledger_column_text(search->rows, 4),
        .snippet = ledger_column_text(search->rows, 5),
        .records = sqlite3_column_int64(search->rows, 6),
    };
    return true;
}

pacta_status ledger_search_close(struct ledger_search *search)
{
    bool sound = search->code == SQLITE_ROW || search->code == SQLITE_DONE || search->code == SQLITE_OK;
    pacta_status status = sound ? PACTA_OK : ledger_fail(search->ledger, search->code);
    sqlite3_finalize(search->rows);
    free(search);
    return status;
}
