/*
 * Work on a stream with all cores, in order, in flat memory.
 *
 * One thread feeds jobs, some work on them, the calling thread takes the results in the order in which the jobs were fed.
 * Jobs are slots of a ring: when the ring is full, or its jobs weigh too much, feeding waits.
 *
 *     struct cli_pipe pipe = {.context = &context, .slot_size = sizeof(struct job), .feed = ..., .work = ..., .take = ...};
 *     bool whole = cli_pipe_run(&pipe, cli_cores());
 */
#ifndef CLI_PIPE_H
#define CLI_PIPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cli_pipe {
    void *context;
    size_t slot_size;                        /* slots start zeroed and are used again and again */
    bool (*feed)(void *context, void *slot); /* fills a slot; false at the end. One thread */
    size_t (*weigh)(const void *slot);       /* bytes a fed slot holds */
    void *(*worker_open)(void *context);     /* called in the worker's thread; NULL when memory ends */
    void (*worker_close)(void *worker);
    void (*work)(void *worker, void *slot);  /* many threads */
    bool (*take)(void *context, void *slot); /* the calling thread, in order; false stops everything */
    void (*slot_close)(void *slot);          /* gives back what a slot owns */
};

/* Runs to the end of the feed, or until `take` says stop. False when threads or memory could not be had. */
bool cli_pipe_run(const struct cli_pipe *pipe, uint32_t workers);

/* Cores this process may use. */
uint32_t cli_cores(void);

#endif
