/*
 * Lists of threads. Each filter is answered from one index that is already in the order wanted (a pair of parties, a party, or
 * all threads of a kind, by the day last seen; or the due days), kind by kind, so that a list of twenty costs about twenty rows
 * however large the ledger is.
 */
#include "follow/assign.h"
#include "follow/row.h"

#include <stdlib.h>

static void bind(sqlite3_stmt *statement, const char *name, struct base_str text)
{
    int at = sqlite3_bind_parameter_index(statement, name);
    if (at > 0) {
        sqlite3_bind_text(statement, at, text.data != NULL ? text.data : "", (int)text.length, SQLITE_TRANSIENT);
    }
}

static void bind_filter(sqlite3_stmt *rows, const struct follow_filter *filter, const char *kind)
{
    struct base_str first = filter->party, second = filter->with;
    if (second.length > 0 && base_str_compare(first, second) > 0) {
        first = filter->with;
        second = filter->party;
    }
    bind(rows, ":first", first);
    bind(rows, ":second", base_str_equal(first, second) ? (struct base_str){0} : second);
    bind(rows, ":kind", base_str_from(kind));
    bind(rows, ":since", filter->since);
    bind(rows, ":from", filter->due_from);
    bind(rows, ":to", filter->due_to);
    int at = sqlite3_bind_parameter_index(rows, ":limit");
    if (at > 0) {
        sqlite3_bind_int64(rows, at, filter->limit > INT64_MAX ? INT64_MAX : (int64_t)filter->limit);
    }
}

static bool asks_due(const struct follow_filter *filter)
{
    return filter->due_from.length > 0 || filter->due_to.length > 0;
}

static void add_flags(struct base_buffer *sql, const struct follow_filter *filter)
{
    base_buffer_add_text(sql, filter->open_only ? " AND t.open = 1" : "");
    base_buffer_add_text(sql, filter->disputed_only ? " AND t.disputed = 1" : "");
}

/* The newest of one kind. */
static void write_newest(struct base_buffer *sql, const struct follow_filter *filter)
{
    bool keyed = filter->party.length > 0;
    const char *key = keyed ? "p" : "t";
    base_buffer_add_text(sql, "SELECT " FOLLOW_ROW_COLUMNS " FROM ");
    base_buffer_add_text(sql, keyed ? "thread_party AS p CROSS JOIN thread AS t ON t.n = p.thread WHERE p.party = :first AND "
                                      "p.other = :second"
                                    : "thread AS t WHERE 1");
    base_buffer_format(sql, " AND %s.kind = :kind", key);
    if (filter->since.length > 0) {
        base_buffer_format(sql, " AND %s.last_seen >= :since", key);
    }
    add_flags(sql, filter);
    base_buffer_format(sql, " ORDER BY %s.last_seen DESC", key);
    base_buffer_add_text(sql, filter->limit > 0 ? " LIMIT :limit" : "");
}

/* The open threads whose own day falls between two days, and the few that a person gave a day. */
static void write_due(struct base_buffer *sql, const struct follow_filter *filter, bool assigned)
{
    base_buffer_add_text(sql, "SELECT " FOLLOW_ROW_COLUMNS " FROM thread AS t ");
    base_buffer_add_text(sql, assigned ? "WHERE t.n IN (SELECT value FROM json_each(:threads))"
                                       : "INDEXED BY thread_by_due WHERE t.due IS NOT NULL");
    base_buffer_add_text(sql, " AND t.open = 1 AND (:kind = '' OR t.kind = :kind)");
    if (!assigned && filter->due_from.length > 0) {
        base_buffer_add_text(sql, " AND t.due >= :from");
    }
    if (!assigned && filter->due_to.length > 0) {
        base_buffer_add_text(sql, " AND t.due <= :to");
    }
    if (filter->party.length > 0) {
        base_buffer_add_text(sql,
                             " AND EXISTS (SELECT 1 FROM thread_party AS p WHERE p.party = :first AND p.other = :second AND "
                             "p.kind = t.kind AND p.last_seen = coalesce(t.last_seen, '') AND p.thread = t.n)");
    }
    base_buffer_add_text(sql, filter->since.length > 0 ? " AND t.last_seen >= :since" : "");
    add_flags(sql, filter);
    base_buffer_add_text(sql, " ORDER BY t.due");
    base_buffer_add_text(sql, !assigned && filter->limit > 0 ? " LIMIT :limit" : "");
}

enum query { NEWEST, DUE, ASSIGNED };

static sqlite3_stmt *prepare(struct ledger *ledger, const struct follow_filter *filter, enum query query)
{
    struct base_buffer sql;
    base_buffer_init(&sql);
    if (query == NEWEST) {
        write_newest(&sql, filter);
    } else {
        write_due(&sql, filter, query == ASSIGNED);
    }
    base_buffer_add_char(&sql, '\0');
    sqlite3_stmt *rows = sql.broken ? NULL : ledger_prepare(ledger, sql.data);
    base_buffer_release(&sql);
    return rows;
}

static pacta_status gather(struct base_arena *arena, struct ledger *ledger, const struct follow_filter *filter,
                           enum query query, const char *kind, struct follow_threads *threads)
{
    sqlite3_stmt *rows = prepare(ledger, filter, query);
    if (rows == NULL) {
        return PACTA_BAD_LEDGER;
    }
    bind_filter(rows, filter, kind);
    return follow_rows_read(arena, ledger, rows, threads);
}

static pacta_status gather_newest(struct base_arena *arena, struct ledger *ledger, const struct follow_filter *filter,
                                  struct follow_threads *threads)
{
    pacta_status status = PACTA_OK;
    for (int i = 0; i < FOLLOW_KIND_COUNT && status == PACTA_OK; i++) {
        const char *kind = follow_kind_name((enum follow_kind)i);
        if (filter->kind == NULL || base_str_is(base_str_from(filter->kind), kind)) {
            status = gather(arena, ledger, filter, NEWEST, kind, threads);
        }
    }
    return status;
}

/* ------------------------------------------------------------------ order */

static int newest_first(const void *a, const void *b)
{
    const struct follow_thread *x = a, *y = b;
    int order = base_str_compare(y->last_seen, x->last_seen);
    return order != 0 ? order : base_str_compare(x->id, y->id);
}

static bool falls(struct base_str day, const struct follow_filter *filter)
{
    return day.length > 0 && base_str_compare(day, filter->due_from) >= 0 &&
           (filter->due_to.length == 0 || base_str_compare(day, filter->due_to) <= 0);
}

/* The soonest of a thread's two days that lies where it was asked for; empty when neither does. */
static struct base_str due_day(const struct follow_thread *thread, const struct follow_filter *filter)
{
    bool own = falls(thread->due, filter), assigned = falls(thread->owner_due, filter);
    if (own && assigned) {
        return base_str_compare(thread->due, thread->owner_due) <= 0 ? thread->due : thread->owner_due;
    }
    return own ? thread->due : assigned ? thread->owner_due : (struct base_str){0};
}

struct due_thread {
    struct base_str day;
    struct follow_thread thread;
};

static int soonest_first(const void *a, const void *b)
{
    const struct due_thread *x = a, *y = b;
    int order = base_str_compare(x->day, y->day);
    return order != 0 ? order : base_str_compare(x->thread.id, y->thread.id);
}

static void put_soonest_first(struct base_arena *arena, const struct follow_filter *filter, struct follow_threads *threads)
{
    struct due_thread *dues = BASE_NEW_ARRAY(arena, struct due_thread, threads->count + 1u);
    uint32_t count = 0, kept = 0;
    for (uint32_t i = 0; i < threads->count; i++) {
        struct base_str day = due_day(&threads->items[i], filter);
        if (day.length > 0) {
            dues[count++] = (struct due_thread){day, threads->items[i]};
        }
    }
    qsort(dues, count, sizeof *dues, soonest_first);
    for (uint32_t i = 0; i < count; i++) {
        if (i == 0 || dues[i].thread.n != dues[i - 1].thread.n) { /* found by both its days */
            threads->items[kept++] = dues[i].thread;
        }
    }
    threads->count = kept;
}

/* The numbers of the assigned threads as JSON, for the statement. */
static struct base_str assigned_text(struct base_arena *arena, const struct follow_assignments *assignments)
{
    struct base_str text = BASE_STR("[");
    for (uint32_t i = 0; i < assignments->count; i++) {
        text =
            base_str_format(arena, "%.*s%s%lld", BASE_STR_ARG(text), i > 0 ? "," : "", (long long)assignments->items[i].thread);
    }
    return base_str_join(arena, text, "", BASE_STR("]"));
}

static pacta_status gather_assigned(struct base_arena *arena, struct ledger *ledger, const struct follow_filter *filter,
                                    const struct follow_assignments *assignments, struct follow_threads *threads)
{
    sqlite3_stmt *rows = assignments->count > 0 ? prepare(ledger, filter, ASSIGNED) : NULL;
    if (rows == NULL) {
        return assignments->count > 0 ? PACTA_BAD_LEDGER : PACTA_OK;
    }
    bind_filter(rows, filter, filter->kind);
    bind(rows, ":threads", assigned_text(arena, assignments));
    return follow_rows_read(arena, ledger, rows, threads);
}

static pacta_status find_due(struct base_arena *arena, struct ledger *ledger, const struct follow_filter *filter,
                             const struct follow_assignments *assignments, struct follow_threads *threads)
{
    pacta_status status = gather(arena, ledger, filter, DUE, filter->kind, threads);
    if (status == PACTA_OK) {
        status = gather_assigned(arena, ledger, filter, assignments, threads);
    }
    follow_assign(assignments, threads->items, threads->count);
    put_soonest_first(arena, filter, threads);
    return status;
}

static pacta_status find_newest(struct base_arena *arena, struct ledger *ledger, const struct follow_filter *filter,
                                const struct follow_assignments *assignments, struct follow_threads *threads)
{
    pacta_status status = gather_newest(arena, ledger, filter, threads);
    follow_assign(assignments, threads->items, threads->count);
    if (threads->count > 1) {
        qsort(threads->items, threads->count, sizeof *threads->items, newest_first);
    }
    return status;
}

pacta_status follow_find(struct base_arena *arena, struct ledger *ledger, const struct follow_filter *filter,
                         struct follow_threads *threads)
{
    struct follow_assignments assignments;
    *threads = (struct follow_threads){0};
    pacta_status status = follow_assignments_read(arena, ledger, &assignments);
    if (status == PACTA_OK) {
        status = asks_due(filter) ? find_due(arena, ledger, filter, &assignments, threads)
                                  : find_newest(arena, ledger, filter, &assignments, threads);
    }
    if (filter->limit > 0 && threads->count > filter->limit) {
        threads->count = (uint32_t)filter->limit;
    }
    return status;
}
