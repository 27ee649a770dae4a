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
    pacta_status status;
};

static bool feed_job(void *context, void *slot)
{
    struct coding *coding = context;
    struct job *job = slot;
    return cli_feed_next(coding->feed, &job->document);
}

static size_t weigh_job(const void *slot)
{
    return ((const struct job *)slot)->document.bytes.length;
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

static void work_on(void *worker, void *slot)
{
    struct job *job = slot;
    struct text_input input = cli_document_input(&job->document);
    struct text_document document;
    struct read_records records;
    base_buffer_clear(&job->out);
    if (job->document.problem[0] != '\0') {
        job->status = PACTA_BAD_INPUT;
        return;
    }
    job->status = pacta_worker_read(worker, &input, cli_buffer_text(&job->document.key), &document, &records);
    if (job->status != PACTA_OK) {
        snprintf(job->document.problem, sizeof job->document.problem, "%s",
                 document.notice != NULL ? document.notice : pacta_status_words(job->status));
        return;
    }
    char sha256[65] = "";
    if (records.count > 0) {
        ledger_hash(input.bytes, sha256);
    }
    for (uint32_t i = 0; i < records.count; i++) {
        memcpy(records.items[i]->sha256, sha256, sizeof sha256);
        read_record_to_json(records.items[i], &job->out);
        base_buffer_add_char(&job->out, '\n');
    }
}

static void report(const struct cli_document *document)
{
    struct base_str key = cli_buffer_text(&document->key);
    if (document->line > 0) {
        cli_complain("line %llu (%.*s): %s", (unsigned long long)document->line, BASE_STR_ARG(key), document->problem);
    } else {
        cli_complain("%.*s: %s", BASE_STR_ARG(key), document->problem);
    }
}

static bool take_job(void *context, void *slot)
{
    struct coding *coding = context;
    struct job *job = slot;
    if (job->status != PACTA_OK) {
        report(&job->document);
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
        .context = coding, .slot_size = sizeof(struct job), .feed = feed_job, .weigh = weigh_job, .worker_open = open_worker,
        .worker_close = close_worker, .work = work_on, .take = take_job, .slot_close = close_job,
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
    "code", "[OPTIONS] [FILE|FOLDER]...", "turn documents into records, as a filter",
    "Without arguments, standard input is read as JSON Lines: one object a line with \"text\" or \"html\", and\n"
    "\"id\", \"title\", \"date\", \"url\" and \"outlet\" where known; the records' \"source\" is the id. Records go to\n"
    "standard output, one JSON object a line, in the order of the documents. A document that cannot be used is\n"
    "named on standard error and passed over; the exit status is then 1.",
    0, -1, {CLI_THREADS_OPTION}, run,
};
