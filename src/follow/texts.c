/* How many texts stand behind what two parties share. */
#include "follow/texts.h"

#include "ledger/internal.h"

pacta_status follow_count_texts(struct ledger *ledger, struct base_str a, struct base_str b, uint64_t *count)
{
    bool ordered = base_str_compare(a, b) <= 0;
    sqlite3_stmt *rows = ledger_prepare(
        ledger, "SELECT count(DISTINCT coalesce(copy.family, told.article)) FROM (SELECT DISTINCT article FROM record_party "
                "WHERE party = ?1 AND other = ?2) AS told LEFT JOIN article_copy AS copy ON copy.article = told.article");
    *count = 0;
    if (rows == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(rows, 1, ordered ? a : b);
    ledger_bind_text(rows, 2, ordered ? b : a);
    int code = sqlite3_step(rows);
    *count = code == SQLITE_ROW ? (uint64_t)sqlite3_column_int64(rows, 0) : 0;
    pacta_status status = code == SQLITE_ROW ? PACTA_OK : ledger_fail(ledger, code);
    sqlite3_finalize(rows);
    return status;
}
