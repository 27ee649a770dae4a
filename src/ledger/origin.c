/* The report behind a record, by one statement that is prepared once. */
#include "ledger/origin.h"

#include "ledger/internal.h"

#include <stdlib.h>

struct ledger_origins {
    struct ledger *ledger;
    sqlite3_stmt *find;
    struct base_arena arena;
    struct ledger_origin origin;
    int64_t article;
};

static const char FIND[] =
    "SELECT a.id, coalesce(nullif(s.given_url, ''), r.json ->> '$.url', ''), coalesce(r.json ->> '$.language', ''), s.read_at, "
    "a.text, "
    "coalesce(c.family, a.n), "
    "(SELECT count(*) FROM article_copy AS k WHERE k.family = c.family), "
    "(SELECT count(DISTINCT coalesce(o.outlet, o.source)) FROM article_copy AS k JOIN article AS o ON o.n = k.article "
    "WHERE k.family = c.family) "
    "FROM article AS a JOIN source AS s ON s.n = a.source LEFT JOIN article_copy AS c ON c.article = a.n "
    "LEFT JOIN record AS r ON r.article = a.n AND r.type = 'article' WHERE a.n = ?1 LIMIT 1";

pacta_status ledger_origins_open(struct ledger *ledger, struct ledger_origins **opened)
{
    struct ledger_origins *origins = calloc(1, sizeof *origins);
    *opened = origins;
    if (origins == NULL) {
        return ledger_fail(ledger, SQLITE_NOMEM);
    }
    origins->ledger = ledger;
    base_arena_init(&origins->arena, 0);
    origins->find = ledger_prepare(ledger, FIND);
    if (origins->find == NULL) {
        ledger_origins_close(origins);
        *opened = NULL;
        return PACTA_BAD_LEDGER;
    }
    return PACTA_OK;
}

void ledger_origins_close(struct ledger_origins *origins)
{
    if (origins != NULL) {
        sqlite3_finalize(origins->find);
        base_arena_release(&origins->arena);
        free(origins);
    }
}

static void take(struct ledger_origins *origins)
{
    struct base_str texts[5];
    for (int i = 0; i < 5; i++) {
        texts[i] = base_str_copy(&origins->arena, ledger_column_text(origins->find, i));
    }
    uint64_t articles = (uint64_t)sqlite3_column_int64(origins->find, 6),
             outlets = (uint64_t)sqlite3_column_int64(origins->find, 7);
    origins->origin = (struct ledger_origin){
        .article = texts[0],
        .url = texts[1],
        .language = texts[2],
        .read_at = texts[3],
        .text = texts[4],
        .family = sqlite3_column_int64(origins->find, 5),
        .articles = articles > 0 ? articles : 1,
        .outlets = outlets > 0 ? outlets : 1,
    };
}

pacta_status ledger_origin_of(struct ledger_origins *origins, int64_t article, const struct ledger_origin **origin)
{
    *origin = &origins->origin;
    if (origins->article == article) {
        return PACTA_OK;
    }
    base_arena_reset(&origins->arena);
    origins->article = 0;
    origins->origin = (struct ledger_origin){0};
    sqlite3_bind_int64(origins->find, 1, article);
    int code = sqlite3_step(origins->find);
    if (code == SQLITE_ROW) {
        take(origins);
        origins->article = article;
    }
    pacta_status status = code == SQLITE_ROW    ? PACTA_OK
                          : code == SQLITE_DONE ? PACTA_NOT_FOUND
                                                : ledger_fail(origins->ledger, code);
    sqlite3_reset(origins->find);
    return status;
}
