/* Forked jobs with shared results. A job that fails ends the training. */
#include "jobs.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

void *jobs_memory(size_t size)
{
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        fputs("pacta-train: out of memory\n", stderr);
        exit(3);
    }
    return memory;
}

void jobs_forget(void *memory, size_t size)
{
    munmap(memory, size);
}

static void wait_one(struct jobs *jobs)
{
    int status = 0;
    if (wait(&status) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fputs("pacta-train: a job failed\n", stderr);
        exit(4);
    }
    jobs->running--;
}

bool jobs_begin(struct jobs *jobs)
{
    while (jobs->running >= jobs->limit) {
        wait_one(jobs);
    }
    fflush(NULL);
    const pid_t child = fork();
    if (child < 0) {
        fputs("pacta-train: no process to be had\n", stderr);
        exit(3);
    }
    if (child == 0) {
        return true;
    }
    jobs->running++;
    return false;
}

void jobs_end(void)
{
    fflush(NULL);
    _exit(0);
}

void jobs_wait(struct jobs *jobs)
{
    while (jobs->running > 0) {
        wait_one(jobs);
    }
}
