/* What the kinds of export share. */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include "cli/cli.h"
#include "follow/follow.h"
#include "ledger/find.h"

#include <stdio.h>

struct cli_export {
    const struct cli *cli;
    struct ledger *ledger;
    struct base_arena arena;   /* of the whole export */
    struct base_arena scratch; /* of one record or thread */
    struct base_buffer out;
    FILE *file;       /* NULL for standard output */
    const char *path; /* of the file, for complaints */
    uint64_t bytes;   /* written so far, since the file was opened */
    struct ledger_filter filter;
    struct follow_filter threads;
    char party[16], with[16], since[11], on[11];
    long limit;
};

/* Writes the buffer out when it holds enough, or all of it; false (with a line printed) when it cannot be written. */
bool cli_export_flush(struct cli_export *export, bool all);

/* Complains about the ledger; the exit status. */
int cli_export_failed(const struct cli_export *export, pacta_status status);

/* Walks records by the filter; `each` returns a status, and false when the output cannot be written. */
struct read_record;
typedef bool cli_export_record(struct cli_export *export, const struct read_record *record, const struct ledger_found *found,
                               void *more);
int cli_export_records(struct cli_export *export, const struct ledger_filter *filter, cli_export_record *each, void *more);

/* Walks threads with their records, the newest first. */
typedef bool cli_export_thread(struct cli_export *export, const struct follow_thread *thread, const struct follow_tolds *tolds,
                               void *more);
int cli_export_threads(struct cli_export *export, cli_export_thread *each, void *more);

int cli_export_package(struct cli_export *export);
int cli_export_calendar(struct cli_export *export);
int cli_export_feed(struct cli_export *export);
int cli_export_peer(struct cli_export *export, const char *name);

#endif
