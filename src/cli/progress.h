/* A line on standard error that tells how far a long run is; only where a person looks, on a terminal. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct cli_progress {
    const char *what;
    bool shown;
    uint64_t documents, bytes;
    int64_t began, drawn; /* milliseconds */
};

void cli_progress_begin(struct cli_progress *progress, const char *what);
void cli_progress_step(struct cli_progress *progress, uint64_t bytes, uint64_t failed);
void cli_progress_end(struct cli_progress *progress); /* wipes the line */

#endif
