/* A ring of jobs between one feeder, some workers and one taker. */
#include "cli/pipe.h"

#include <pthread.h>
#include <sched.h>
#include <stdlib.h>

enum { SLOTS_PER_WORKER = 16, MOST_WORKERS = 256 };
static const size_t MOST_WEIGHT = 16u << 20;

enum slot_state { SLOT_FREE, SLOT_FED, SLOT_WORKED_ON, SLOT_DONE };

/*
 * Jobs are numbered from 0; job i lives in slot i % count. fed >= started >= taken, and never more than `count` lie between
 * fed and taken.
 */
struct ring {
    const struct cli_pipe *pipe;
    unsigned char *slots;
    enum slot_state *states;
    size_t *weights;
    uint32_t count;
    uint64_t fed, started, taken;
    size_t weight;
    bool ended;   /* the feed has no more */
    bool stopped; /* nobody wants more */
    bool failed;  /* a worker had no memory to begin with */
    pthread_mutex_t lock;
    pthread_cond_t room, work, done;
};

static void *slot_at(const struct ring *ring, uint64_t job)
{
    return ring->slots + (job % ring->count) * ring->pipe->slot_size;
}

/* Waits for a free slot; a single heavy job is always let in. */
static bool wait_for_room(struct ring *ring)
{
    pthread_mutex_lock(&ring->lock);
    while (!ring->stopped &&
           (ring->fed - ring->taken >= ring->count || (ring->weight > MOST_WEIGHT && ring->fed > ring->taken))) {
        pthread_cond_wait(&ring->room, &ring->lock);
    }
    bool go_on = !ring->stopped;
    pthread_mutex_unlock(&ring->lock);
    return go_on;
}

static void *feed(void *argument)
{
    struct ring *ring = argument;
    while (wait_for_room(ring)) {
        void *slot = slot_at(ring, ring->fed); /* only this thread changes `fed` */
        bool more = ring->pipe->feed(ring->pipe->context, slot);
        size_t weight = more ? ring->pipe->weigh(slot) : 0;
        pthread_mutex_lock(&ring->lock);
        if (!more) {
            ring->ended = true;
            pthread_cond_broadcast(&ring->work);
            pthread_cond_broadcast(&ring->done);
            pthread_mutex_unlock(&ring->lock);
            return NULL;
        }
        ring->states[ring->fed % ring->count] = SLOT_FED;
        ring->weights[ring->fed % ring->count] = weight;
        ring->weight += weight;
        ring->fed++;
        pthread_cond_signal(&ring->work);
        pthread_mutex_unlock(&ring->lock);
    }
    return NULL;
}

/* The number of the next job to work on; false when there will be none. */
static bool next_job(struct ring *ring, uint64_t *job)
{
    pthread_mutex_lock(&ring->lock);
    while (!ring->stopped && ring->started == ring->fed && !ring->ended) {
        pthread_cond_wait(&ring->work, &ring->lock);
    }
    bool found = !ring->stopped && ring->started < ring->fed;
    if (found) {
        *job = ring->started++;
        ring->states[*job % ring->count] = SLOT_WORKED_ON;
    }
    pthread_mutex_unlock(&ring->lock);
    return found;
}

/* Nobody waits any longer, nothing more is begun. */
static void stop(struct ring *ring, bool failed)
{
    pthread_mutex_lock(&ring->lock);
    ring->stopped = true;
    ring->failed = ring->failed || failed;
    pthread_cond_broadcast(&ring->room);
    pthread_cond_broadcast(&ring->work);
    pthread_cond_broadcast(&ring->done);
    pthread_mutex_unlock(&ring->lock);
}

static void *work(void *argument)
{
    struct ring *ring = argument;
    void *worker = ring->pipe->worker_open(ring->pipe->context);
    uint64_t job;
    while (worker != NULL && next_job(ring, &job)) {
        ring->pipe->work(worker, slot_at(ring, job));
        pthread_mutex_lock(&ring->lock);
        ring->states[job % ring->count] = SLOT_DONE;
        if (job == ring->taken) {
            pthread_cond_signal(&ring->done);
        }
        pthread_mutex_unlock(&ring->lock);
    }
    if (worker != NULL) {
        ring->pipe->worker_close(worker);
    } else {
        stop(ring, true);
    }
    return NULL;
}

static bool wait_for_result(struct ring *ring)
{
    pthread_mutex_lock(&ring->lock);
    while (!ring->stopped && !(ring->taken < ring->fed && ring->states[ring->taken % ring->count] == SLOT_DONE) &&
           !(ring->ended && ring->taken == ring->fed)) {
        pthread_cond_wait(&ring->done, &ring->lock);
    }
    bool found = !ring->stopped && ring->taken < ring->fed;
    pthread_mutex_unlock(&ring->lock);
    return found;
}

static void take_all(struct ring *ring)
{
    while (wait_for_result(ring)) {
        bool go_on = ring->pipe->take(ring->pipe->context, slot_at(ring, ring->taken));
        pthread_mutex_lock(&ring->lock);
        ring->states[ring->taken % ring->count] = SLOT_FREE;
        ring->weight -= ring->weights[ring->taken % ring->count];
        ring->taken++;
        ring->stopped = ring->stopped || !go_on;
        pthread_cond_signal(&ring->room);
        if (ring->stopped) {
            pthread_cond_broadcast(&ring->work);
        }
        pthread_mutex_unlock(&ring->lock);
    }
}

static bool run_threads(struct ring *ring, uint32_t workers)
{
    pthread_t feeder, threads[MOST_WORKERS];
    uint32_t started = 0;
    bool fed = pthread_create(&feeder, NULL, feed, ring) == 0;
    while (fed && started < workers && pthread_create(&threads[started], NULL, work, ring) == 0) {
        started++;
    }
    if (started > 0) {
        take_all(ring);
    }
    stop(ring, false);
    for (uint32_t i = 0; i < started; i++) {
        pthread_join(threads[i], NULL);
    }
    if (fed) {
        pthread_join(feeder, NULL);
    }
    return started > 0 && !ring->failed;
}

bool cli_pipe_run(const struct cli_pipe *pipe, uint32_t workers)
{
    workers = workers < 1 ? 1 : workers > MOST_WORKERS ? MOST_WORKERS : workers;
    struct ring ring = {.pipe = pipe, .count = workers * SLOTS_PER_WORKER};
    ring.slots = calloc(ring.count, pipe->slot_size);
    ring.states = calloc(ring.count, sizeof *ring.states);
    ring.weights = calloc(ring.count, sizeof *ring.weights);
    bool good = ring.slots != NULL && ring.states != NULL && ring.weights != NULL;
    if (good) {
        pthread_mutex_init(&ring.lock, NULL);
        pthread_cond_init(&ring.room, NULL);
        pthread_cond_init(&ring.work, NULL);
        pthread_cond_init(&ring.done, NULL);
        good = run_threads(&ring, workers);
        for (uint32_t i = 0; i < ring.count; i++) {
            pipe->slot_close(ring.slots + i * pipe->slot_size);
        }
        pthread_cond_destroy(&ring.done);
        pthread_cond_destroy(&ring.work);
        pthread_cond_destroy(&ring.room);
        pthread_mutex_destroy(&ring.lock);
    }
    free(ring.weights);
    free(ring.states);
    free(ring.slots);
    return good;
}

uint32_t cli_cores(void)
{
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count < 1 ? 1 : count > MOST_WORKERS ? MOST_WORKERS : (uint32_t)count;
}
