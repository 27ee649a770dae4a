/* Assignments point at the id that a thread had when it was assigned; the record behind that id leads to the thread of today.
 */
#include "follow/assign.h"

#include "ledger/decide.h"

static int64_t thread_of(sqlite3_stmt *find, const struct ledger_decision *decision)
{
    ledger_bind_text(find, 1, decision->record.length > 0 ? decision->record : decision->id);
    int64_t thread = sqlite3_step(find) == SQLITE_ROW ? sqlite3_column_int64(find, 0) : 0;
    sqlite3_reset(find);
    return thread;
}

static struct follow_assignment *slot_of(struct base_arena *arena, struct follow_assignments *assignments, int64_t thread)
{
    for (uint32_t i = 0; i < assignments->count; i++) {
        if (assignments->items[i].thread == thread) {
            return &assignments->items[i];
        }
    }
    return BASE_PUSH(arena, *assignments);
}

pacta_status follow_assignments_read(struct base_arena *arena, struct ledger *ledger, struct follow_assignments *assignments)
{
    struct ledger_decisions decisions = {0};
    *assignments = (struct follow_assignments){0};
    if (ledger_number(ledger, "SELECT count(*) FROM (SELECT 1 FROM decision WHERE verb = 'assign' LIMIT 1)", 0) == 0) {
        return PACTA_OK;
    }
    sqlite3_stmt *find =
        ledger_prepare(ledger, "SELECT k.thread FROM record AS r CROSS JOIN thread_record AS k ON k.record = r.n "
                               "WHERE r.id = ?1 ORDER BY k.thread LIMIT 1");
    pacta_status status = find != NULL ? ledger_decisions_after(arena, ledger, 0, &decisions) : PACTA_BAD_LEDGER;
    for (uint32_t i = 0; i < decisions.count && status == PACTA_OK; i++) {
        const struct ledger_decision *decision = &decisions.items[i];
        int64_t thread = decision->verb == LEDGER_ASSIGN ? thread_of(find, decision) : 0;
        if (thread > 0) {
            *slot_of(arena, assignments, thread) = (struct follow_assignment){thread, decision->owner, decision->due};
        }
    }
    sqlite3_finalize(find);
    return status;
}

void follow_assign(const struct follow_assignments *assignments, struct follow_thread *threads, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = 0; j < assignments->count; j++) {
            if (assignments->items[j].thread == threads[i].n) {
                threads[i].owner = assignments->items[j].owner;
                threads[i].owner_due = assignments->items[j].due;
            }
        }
    }
}

pacta_status follow_assign_all(struct base_arena *arena, struct ledger *ledger, struct follow_threads *threads)
{
    struct follow_assignments assignments;
    pacta_status status = follow_assignments_read(arena, ledger, &assignments);
    follow_assign(&assignments, threads->items, threads->count);
    return status;
}
