/*
 * pacta code: documents in, records out, one JSON object a line, in the order of the documents, as fast as the machine
 * allows and in memory that does not grow with the stream.
 */
#include "cli/cli.h"
#include "cli/feed.h"
#include "cli/pipe.h"
#include "ledger/ledger.h"
#include "read/record_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct coding {
    struct pacta_session *session;
    struct cli_feed *feed;
    uint64_t failed;
    int status;
};

struct job {
    struct cli_document document;
    struct base_buffer out;
};

static bool feed_job(void *context, void *slot)
{
    struct coding *coding = context;
    struct job *job = slot;
    return cli_feed_next(coding->feed, &job->document);
}

static size_t weigh_job(const void *slot)
{
    return cli_document_weight(&((const struct job *)slot)->document);
}

static void *open_worker(void *context)
{
    struct coding *coding = context;
    struct pacta_worker *worker;
    return pacta_worker_open(coding->session, &worker) == PACTA_OK ? worker : NULL;
}

static void close_worker(void *worker)
{
    pacta_worker_close(worker);
}

static void write_records(struct job *job, const struct read_records *records)
{
    char sha256[65] = "";
    if (records->count > 0) {
        ledger_hash(job->document.input.bytes, sha256);
    }
    for (uint32_t i = 0; i < records->count; i++) {
        memcpy(records->items[i]->sha256, sha256, sizeof sha256);
        read_record_to_json(records->items[i], &job->out);
        base_buffer_add_char(&job->out, '\n');
    }
    if (job->out.broken) {
        base_buffer_clear(&job->out);
        cli_document_fail(&job->document, "memory ended");
    }
}

static void work_on(void *worker, void *slot)
{
    enum { KEPT_BYTES = 512 * 1024 };
    struct job *job = slot;
    struct text_document document;
    struct read_records records;
    if (job->out.capacity > KEPT_BYTES) {
        base_buffer_release(&job->out);
    }
    base_buffer_clear(&job->out);
    cli_document_open(&job->document);
    if (job->document.problem[0] != '\0' || job->document.is_none) {
        return;
    }
    pacta_status status = pacta_worker_read(worker, &job->document.input, job->document.key, &document, &records);
    if (status != PACTA_OK) {
        cli_document_fail(&job->document, document.notice != NULL ? document.notice : pacta_status_words(status));
        return;
    }
    write_records(job, &records);
}

static bool take_job(void *context, void *slot)
{
    struct coding *coding = context;
    struct job *job = slot;
    if (job->document.problem[0] != '\0') {
        cli_complain("%s", job->document.problem);
        coding->failed++;
        return true;
    }
    if (job->out.length > 0 && !cli_write(&job->out)) {
        coding->status = CLI_SOME_FAILED;
        return false;
    }
    return true;
}

static void close_job(void *slot)
{
    struct job *job = slot;
    cli_document_release(&job->document);
    base_buffer_release(&job->out);
}

static int code(struct coding *coding, uint32_t threads)
{
    const struct cli_pipe pipe = {
        .context = coding,
        .slot_size = sizeof(struct job),
        .feed = feed_job,
        .weigh = weigh_job,
        .worker_open = open_worker,
        .worker_close = close_worker,
        .work = work_on,
        .take = take_job,
        .slot_close = close_job,
    };
    if (!cli_pipe_run(&pipe, threads)) {
        cli_complain("memory or threads ended");
        return CLI_NO_MEMORY;
    }
    return coding->status != CLI_OK ? coding->status : coding->failed > 0 ? CLI_SOME_FAILED : CLI_OK;
}

static int run(struct cli *cli)
{
    struct coding coding = {0};
    long threads;
    if (!cli_number(cli, "threads", 1, 256, (long)cli_cores(), &threads)) {
        return CLI_BAD_USE;
    }
    int status = cli_open_session(cli, &coding.session);
    if (status != CLI_OK) {
        return status;
    }
    coding.feed = cli_feed_open(cli->arguments, cli->argument_count);
    status = coding.feed != NULL ? code(&coding, (uint32_t)threads) : CLI_NO_MEMORY;
    cli_feed_close(coding.feed);
    pacta_session_close(coding.session);
    return status;
}

const struct cli_command CLI_CODE = {
    "code",
    "[OPTIONS] [FILE|FOLDER]...",
    "turn documents into records, as a filter",
    "Reads JSON Lines, WARC, web pages and plain text, packed by gzip or zstd or not, from files, folders or standard\n"
    "input. A line of JSON Lines is an object with \"text\" or \"html\", and \"id\", \"title\", \"date\", \"url\" and "
    "\"outlet\"\n"
    "where known; the records' \"source\" is the id, or the file's path. Records go to standard output, one JSON\n"
    "object a line, in the order of the documents. A document that cannot be used is named on standard error with\n"
    "its line and passed over; the exit status is then 1.",
    0,
    -1,
    {CLI_THREADS_OPTION},
    run,
};
