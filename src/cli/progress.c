/* The progress line, drawn a few times a second. */
#include "cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { DRAW_EVERY = 200 };

static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void cli_progress_begin(struct cli_progress *progress, const char *what)
{
    *progress = (struct cli_progress){.what = what, .shown = isatty(STDERR_FILENO) != 0, .began = milliseconds()};
}

void cli_progress_step(struct cli_progress *progress, uint64_t bytes, uint64_t failed)
{
    progress->documents++;
    progress->bytes += bytes;
    if (!progress->shown) {
        return;
    }
    int64_t now = milliseconds();
    if (now - progress->drawn >= DRAW_EVERY) {
        double seconds = (double)(now - progress->began) / 1000 + 0.001;
        fprintf(stderr, "\r%s %llu documents, %.1f MB, %.0f a second, %llu failed \033[K", progress->what,
                (unsigned long long)progress->documents, (double)progress->bytes / 1e6, (double)progress->documents / seconds,
                (unsigned long long)failed);
        progress->drawn = now;
    }
}

void cli_progress_end(struct cli_progress *progress)
{
    if (progress->shown && progress->drawn > 0) {
        fputs("\r\033[K", stderr);
    }
}
