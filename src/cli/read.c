/* pacta read: files and folders into the ledger; many readers, one writer. */
#include "cli/cli.h"
#include "cli/feed.h"
#include "cli/pipe.h"
#include "cli/progress.h"

#include "base/json.h"
#include "follow/follow.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    const struct cli *cli;
    struct pacta_session *session;
    struct cli_feed *feed;
    struct ledger *ledger;
    struct cli_progress progress;
    uint64_t added, known, failed, records, articles;
    struct base_buffer failures; /* one line each */
    pacta_status status;         /* what stopped the run */
};

struct worker {
    struct pacta_worker *reader;
    struct ledger *ledger; /* for asking what is known already; NULL when it cannot be opened a second time */
};

struct job {
    struct cli_document document;
    struct ledger_entry entry;
    bool has_entry;
    bool known;
};

static bool feed_job(void *context, void *slot)
{
    struct reading *reading = context;
    return cli_feed_next(reading->feed, &((struct job *)slot)->document);
}

static size_t weigh_job(const void *slot)
{
    return cli_document_weight(&((const struct job *)slot)->document);
}

static void close_worker(void *closing)
{
    struct worker *worker = closing;
    pacta_worker_close(worker->reader);
    ledger_close(worker->ledger);
    free(worker);
}

static void *open_worker(void *context)
{
    struct reading *reading = context;
    char message[LEDGER_MESSAGE];
    struct worker *worker = calloc(1, sizeof *worker);
    if (worker == NULL || pacta_worker_open(reading->session, &worker->reader) != PACTA_OK) {
        free(worker);
        return NULL;
    }
    (void)ledger_open(cli_ledger_path(reading->cli), LEDGER_READ, &worker->ledger, message);
    return worker;
}

static struct ledger_source source_of(const struct cli_document *document)
{
    const struct text_input *input = &document->input;
    return (struct ledger_source){
        .path = document->key,
        .bytes = input->bytes,
        .title = input->title,
        .date = input->date,
        .url = input->url,
        .outlet = input->outlet,
        .format = input->format == TEXT_HTML    ? "html"
                  : input->format == TEXT_PLAIN ? "plain"
                                                : "auto",
    };
}

/* Why it failed goes into the document. What the ledger knows already is not read again. */
static void read_job(struct worker *worker, struct job *job)
{
    struct cli_document *document = &job->document;
    const struct ledger_source source = source_of(document);
    struct text_document read;
    struct read_records records;
    pacta_status status = ledger_entry_start(&job->entry, &source);
    job->known = status == PACTA_OK && worker->ledger != NULL && ledger_knows(worker->ledger, &job->entry);
    if (status == PACTA_OK && !job->known) {
        status = pacta_worker_read(worker->reader, &document->input, document->key, &read, &records);
        if (status != PACTA_OK) {
            cli_document_fail(document, read.notice != NULL ? read.notice : pacta_status_words(status));
            return;
        }
        status = ledger_entry_fill(&job->entry, &read, &records);
    }
    if (status != PACTA_OK) {
        cli_document_fail(document, pacta_status_words(status));
    }
}

static void work_on(void *worker, void *slot)
{
    struct job *job = slot;
    if (!job->has_entry) {
        ledger_entry_init(&job->entry);
        job->has_entry = true;
    }
    job->known = false;
    cli_document_open(&job->document);
    if (job->document.problem[0] == '\0' && !job->document.is_none) {
        read_job(worker, job);
    }
}

static bool take_job(void *context, void *slot)
{
    struct reading *reading = context;
    struct job *job = slot;
    enum ledger_outcome outcome = LEDGER_KNOWN;
    cli_progress_step(&reading->progress, cli_document_weight(&job->document), reading->failed);
    if (job->document.problem[0] != '\0') {
        reading->failed++;
        base_buffer_format(&reading->failures, "%s\n", job->document.problem);
        return true;
    }
    if (job->document.is_none) {
        return true;
    }
    if (!job->known) {
        reading->status = ledger_add(reading->ledger, &job->entry, &outcome);
    }
    if (reading->status != PACTA_OK) {
        return false;
    }
    reading->known += outcome == LEDGER_KNOWN;
    if (outcome == LEDGER_ADDED) {
        reading->added++;
        reading->records += job->entry.row_count;
        reading->articles += job->entry.article_count;
    }
    return true;
}

static void close_job(void *slot)
{
    struct job *job = slot;
    cli_document_release(&job->document);
    if (job->has_entry) {
        ledger_entry_release(&job->entry);
    }
}

static void print_counts(const struct reading *reading, bool as_json)
{
    struct base_buffer out;
    base_buffer_init(&out);
    if (as_json) {
        const struct {
            const char *name;
            uint64_t count;
        } counts[] = {
            {"added", reading->added},       {"known", reading->known},     {"failed", reading->failed},
            {"articles", reading->articles}, {"records", reading->records},
        };
        base_json_open(&out, '{');
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
            base_json_key(&out, counts[i].name);
            base_json_number(&out, (double)counts[i].count);
        }
        base_json_close(&out, '}');
        base_buffer_add_char(&out, '\n');
    } else {
        base_buffer_format(
            &out, "%llu sources added (%llu articles, %llu records), %llu known already, %llu could not be read\n",
            (unsigned long long)reading->added, (unsigned long long)reading->articles, (unsigned long long)reading->records,
            (unsigned long long)reading->known, (unsigned long long)reading->failed);
    }
    (void)cli_write(&out);
    base_buffer_release(&out);
}

static void print_failures(const struct base_buffer *failures)
{
    struct base_str rest = {failures->data, (uint32_t)failures->length};
    while (rest.length > 0) {
        int64_t end = base_str_find(rest, "\n", 0);
        uint32_t length = end < 0 ? rest.length : (uint32_t)end;
        cli_complain("%.*s", (int)length, rest.data);
        rest = (struct base_str){rest.data + length + (end >= 0), rest.length - length - (end >= 0)};
    }
}

/* What was read joins the threads, also when the run ended early. */
static pacta_status commit(struct reading *reading)
{
    struct follow_outcome outcome;
    pacta_status status = ledger_commit(reading->ledger);
    return status == PACTA_OK ? follow_update(reading->ledger, &outcome) : status;
}

static int finish(struct reading *reading)
{
    pacta_status status = reading->status;
    char message[LEDGER_MESSAGE];
    snprintf(message, sizeof message, "%s", ledger_message(reading->ledger));
    pacta_status last = commit(reading);
    if (status == PACTA_OK && last != PACTA_OK) {
        status = last;
        snprintf(message, sizeof message, "%s", ledger_message(reading->ledger));
    }
    cli_progress_end(&reading->progress);
    print_failures(&reading->failures);
    if (status != PACTA_OK) {
        cli_complain("%s", message);
        return cli_exit_of(status);
    }
    print_counts(reading, cli_flag(reading->cli, "json"));
    return reading->failed > 0 ? CLI_SOME_FAILED : CLI_OK;
}

static int read_all(struct reading *reading, uint32_t threads)
{
    const struct cli_pipe pipe = {
        .context = reading,
        .slot_size = sizeof(struct job),
        .feed = feed_job,
        .weigh = weigh_job,
        .worker_open = open_worker,
        .worker_close = close_worker,
        .work = work_on,
        .take = take_job,
        .slot_close = close_job,
    };
    struct pacta_versions versions = pacta_session_versions(reading->session);
    reading->status =
        ledger_set_versions(reading->ledger, &(struct ledger_versions){versions.reader, versions.lexicon, versions.model});
    if (reading->status == PACTA_OK && !cli_pipe_run(&pipe, threads)) {
        cli_complain("memory or threads ended");
        return CLI_NO_MEMORY;
    }
    return finish(reading);
}

static int run(struct cli *cli)
{
    struct reading reading = {.cli = cli};
    long threads;
    if (!cli_number(cli, "threads", 1, 256, (long)cli_cores(), &threads)) {
        return CLI_BAD_USE;
    }
    int status = cli_open_session(cli, &reading.session);
    if (status != CLI_OK) {
        return status;
    }
    status = cli_open_ledger(cli, LEDGER_WRITE, &reading.ledger);
    reading.feed = cli_feed_open(cli->arguments, cli->argument_count);
    base_buffer_init(&reading.failures);
    cli_progress_begin(&reading.progress, "read");
    if (status == CLI_OK) {
        status = reading.feed != NULL ? read_all(&reading, (uint32_t)threads) : CLI_NO_MEMORY;
    }
    base_buffer_release(&reading.failures);
    cli_feed_close(reading.feed);
    ledger_close(reading.ledger);
    pacta_session_close(reading.session);
    return status;
}

const struct cli_command CLI_READ = {
    "read",
    "[OPTIONS] PATH...",
    "read files and folders into the ledger",
    "Text files, web pages, JSON Lines, WARC, packed by gzip or zstd or not, and folders of them; '-' is standard\n"
    "input. A document that is in the ledger already changes nothing. What cannot be read is named at the end, with\n"
    "the reason; the exit status is then 1.",
    1,
    -1,
    {CLI_LEDGER_OPTION, CLI_THREADS_OPTION, {"json", 0, NULL, "print the counts as JSON"}},
    run,
};
