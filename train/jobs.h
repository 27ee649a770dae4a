/*
 * Work in parallel processes with one result each, in memory shared with the parent.
 *
 *     int32_t *sums = jobs_memory(size);
 *     struct jobs jobs = {.limit = 2};
 *     for (...) if (jobs_begin(&jobs)) { ... fill sums ...; jobs_end(); }
 *     jobs_wait(&jobs);
 *
 * Each job writes memory of its own, so the order in which they end changes nothing.
 */
#ifndef TRAIN_JOBS_H
#define TRAIN_JOBS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct jobs {
    uint32_t limit;
    uint32_t running;
};

void *jobs_memory(size_t size); /* zeroed */
void jobs_forget(void *memory, size_t size);
bool jobs_begin(struct jobs *jobs); /* true in the job's process */
_Noreturn void jobs_end(void);
void jobs_wait(struct jobs *jobs);

#endif
