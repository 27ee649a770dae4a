/* What office-holders signed and chaired during their terms. */
#include "follow/day.h"
#include "follow/internal.h"
#include "follow/name.h"
#include "follow/office.h"

/* Is the name one of the spellings, or the end of one ("Norell")? */
static bool is_named(struct base_arena *arena, struct base_str name, struct base_str names)
{
    struct base_str folded = follow_fold(arena, name);
    for (uint32_t start = 0, end; start < names.length; start = end + 1) {
        for (end = start; end < names.length && names.data[end] != ';'; end++) {
        }
        struct base_str spelling = base_str_slice(names, (struct base_span){start, end});
        if (base_str_equal(spelling, folded)) {
            return true;
        }
    }
    return false;
}

/* Done in this office, as far as is printed: who later signs as prime minister did not do it as foreign minister. */
static bool is_of_office(struct base_arena *arena, struct base_str printed, struct base_str office)
{
    struct base_str a = follow_fold(arena, printed), b = follow_fold(arena, office);
    return a.length == 0 || follow_has_words(a, b) || follow_has_words(b, a);
}

static struct follow_deed deed_in_hand(struct base_arena *arena, sqlite3_stmt *row)
{
    return (struct follow_deed){
        .record = sqlite3_column_int64(row, 0),
        .day = base_str_copy(arena, ledger_column_text(row, 1)),
        .role = base_str_copy(arena, ledger_column_text(row, 3)),
        .thread = sqlite3_column_int64(row, 4),
        .id = base_str_copy(arena, ledger_column_text(row, 5)),
        .title = base_str_copy(arena, ledger_column_text(row, 6)),
    };
}

/* Deeds of the day before the successor, or of any day after the last one printed. A report is printed days after what it
 * tells. */
pacta_status follow_deeds_find(struct base_arena *arena, struct ledger *ledger, const struct follow_office *office,
                               struct follow_deeds *deeds)
{
    sqlite3_stmt *rows = ledger_prepare(
        ledger,
        "SELECT d.record, d.day, d.person, d.role, coalesce(t.n, 0), coalesce(t.id, r.id), coalesce(t.title, r.kind, r.type), "
        "d.office "
        "FROM deed_told AS d CROSS JOIN record AS r ON r.n = d.record LEFT JOIN thread_record AS k ON k.record = d.record "
        "LEFT JOIN thread AS t ON t.n = k.thread WHERE d.country = ?1 AND d.day >= coalesce(date(?2, '-14 days'), '') "
        "AND (?3 = '' OR d.day < ?3) "
        "ORDER BY d.day DESC, r.id");
    struct follow_seen threads = {0};
    *deeds = (struct follow_deeds){0};
    if (rows == NULL) {
        return PACTA_BAD_LEDGER;
    }
    ledger_bind_text(rows, 1, office->country);
    ledger_bind_text(rows, 2, office->first);
    ledger_bind_text(rows, 3, office->until);
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        int64_t thread = sqlite3_column_int64(rows, 4), known = thread > 0 ? thread : -sqlite3_column_int64(rows, 0);
        bool own = is_named(arena, ledger_column_text(rows, 2), office->names) &&
                   is_of_office(arena, ledger_column_text(rows, 7), office->office);
        if (own && follow_seen_add(arena, &threads, known)) {
            *BASE_PUSH(arena, *deeds) = deed_in_hand(arena, rows);
        }
    }
    pacta_status status = code == SQLITE_DONE ? PACTA_OK : ledger_fail(ledger, code);
    sqlite3_finalize(rows);
    return status;
}
