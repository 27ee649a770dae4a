/* Who owns a thread and until when, from the decisions of people. */
#ifndef FOLLOW_ASSIGN_H
#define FOLLOW_ASSIGN_H

#include "follow/internal.h"

struct follow_assignment {
    int64_t thread;
    struct base_str owner, due;
};
BASE_ARRAY_TYPE(follow_assignments, struct follow_assignment);

/* One for each assigned thread, the newest; threads that were merged or read again since are found by their records. Cheap when
 * nobody assigned anything. */
pacta_status follow_assignments_read(struct base_arena *arena, struct ledger *ledger, struct follow_assignments *assignments);

/* Fills owner and owner_due. */
void follow_assign(const struct follow_assignments *assignments, struct follow_thread *threads, uint32_t count);

/* Both for a few threads. */
pacta_status follow_assign_all(struct base_arena *arena, struct ledger *ledger, struct follow_threads *threads);

#endif
