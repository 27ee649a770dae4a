/* pacta rebuild: read every kept source again with the reader of today; all or nothing. */
#include "cli/cli.h"
#include "cli/pipe.h"
#include "cli/progress.h"

#include "base/json.h"
#include "follow/follow.h"
#include "ledger/decide.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct rebuilding {
    const struct cli *cli;
    struct pacta_session *session;
    struct ledger *ledger;
    struct ledger_walk *walk;
    struct cli_progress progress;
    uint64_t failed;
    pacta_status feed_status; /* what ended the walk too early */
    pacta_status status;      /* what stopped the writing */
};

struct job {
    int64_t source;
    struct base_buffer bytes;
    struct base_arena arena; /* the other strings of the source */
    struct ledger_source kept;
    struct ledger_entry entry;
    bool is_ready; /* arena and entry were made */
    pacta_status status;
};

static void prepare(struct job *job)
{
    if (!job->is_ready) {
        base_arena_init(&job->arena, 0);
        ledger_entry_init(&job->entry);
        job->is_ready = true;
    }
    base_arena_reset(&job->arena);
    base_buffer_clear(&job->bytes);
}

static bool feed_job(void *context, void *slot)
{
    struct rebuilding *rebuilding = context;
    struct job *job = slot;
    struct ledger_kept kept;
    pacta_status status = ledger_walk_next(rebuilding->walk, &kept);
    if (status != PACTA_OK) {
        rebuilding->feed_status = status == PACTA_NOT_FOUND ? PACTA_OK : status;
        return false;
    }
    prepare(job);
    base_buffer_add_str(&job->bytes, kept.source.bytes);
    job->source = kept.n;
    job->kept = (struct ledger_source){
        .path = base_str_copy(&job->arena, kept.source.path),
        .bytes = {job->bytes.data, (uint32_t)job->bytes.length},
        .format = kept.source.format,
        .title = base_str_copy(&job->arena, kept.source.title),
        .date = base_str_copy(&job->arena, kept.source.date),
        .url = base_str_copy(&job->arena, kept.source.url),
        .outlet = base_str_copy(&job->arena, kept.source.outlet),
    };
    return true;
}

static size_t weigh_job(const void *slot)
{
    return ((const struct job *)slot)->bytes.length;
}

static void *open_worker(void *context)
{
    struct rebuilding *rebuilding = context;
    struct pacta_worker *worker;
    return pacta_worker_open(rebuilding->session, &worker) == PACTA_OK ? worker : NULL;
}

static void close_worker(void *worker)
{
    pacta_worker_close(worker);
}

static struct text_input input_of(const struct ledger_source *source)
{
    return (struct text_input){
        .bytes = source->bytes,
        .title = source->title,
        .date = source->date,
        .url = source->url,
        .outlet = source->outlet,
        .format = strcmp(source->format, "html") == 0    ? TEXT_HTML
                  : strcmp(source->format, "plain") == 0 ? TEXT_PLAIN
                                                         : TEXT_AUTO,
    };
}

static void work_on(void *worker, void *slot)
{
    struct job *job = slot;
    struct text_input input = input_of(&job->kept);
    struct text_document document;
    struct read_records records;
    job->status = job->bytes.broken ? PACTA_NO_MEMORY : ledger_entry_start(&job->entry, &job->kept);
    if (job->status == PACTA_OK) {
        job->status = pacta_worker_read(worker, &input, job->kept.path, &document, &records);
    }
    if (job->status == PACTA_OK) {
        job->status = ledger_entry_fill(&job->entry, &document, &records);
    }
}

static bool take_job(void *context, void *slot)
{
    struct rebuilding *rebuilding = context;
    struct job *job = slot;
    cli_progress_step(&rebuilding->progress, job->bytes.length, rebuilding->failed);
    if (job->status != PACTA_OK) {
        cli_complain("%.*s: %s", BASE_STR_ARG(job->kept.path), pacta_status_words(job->status));
        rebuilding->failed++;
        return true;
    }
    rebuilding->status = ledger_rebuild_put(rebuilding->ledger, job->source, &job->entry);
    return rebuilding->status == PACTA_OK;
}

static void close_job(void *slot)
{
    struct job *job = slot;
    base_buffer_release(&job->bytes);
    if (job->is_ready) {
        base_arena_release(&job->arena);
        ledger_entry_release(&job->entry);
    }
}

static void print_difference(const struct ledger_difference *difference, bool as_json)
{
    const struct {
        const char *name;
        uint64_t count;
    } counts[] = {
        {"sources", difference->sources}, {"failed", difference->failed}, {"before", difference->before},
        {"after", difference->after},     {"added", difference->added},   {"removed", difference->removed},
        {"changed", difference->changed},
    };
    struct base_buffer out;
    base_buffer_init(&out);
    if (as_json) {
        base_json_open(&out, '{');
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
            base_json_key(&out, counts[i].name);
            base_json_number(&out, (double)counts[i].count);
        }
        base_json_close(&out, '}');
        base_buffer_add_char(&out, '\n');
    } else {
        base_buffer_format(&out, "%llu sources read again: %llu records, before %llu; %llu new, %llu gone, %llu changed\n",
                           (unsigned long long)difference->sources, (unsigned long long)difference->after,
                           (unsigned long long)difference->before, (unsigned long long)difference->added,
                           (unsigned long long)difference->removed, (unsigned long long)difference->changed);
    }
    (void)cli_write(&out);
    base_buffer_release(&out);
}

/* A rebuild that cannot be finished leaves the ledger as it was. */
static int give_up(struct rebuilding *rebuilding, pacta_status status)
{
    cli_complain("%s", ledger_message(rebuilding->ledger));
    ledger_rebuild_abandon(rebuilding->ledger);
    return cli_exit_of(status);
}

static int finish(struct rebuilding *rebuilding, bool whole)
{
    struct ledger_difference difference = {0};
    cli_progress_end(&rebuilding->progress);
    if (!whole) {
        ledger_rebuild_abandon(rebuilding->ledger);
        cli_complain("memory or threads ended");
        return CLI_NO_MEMORY;
    }
    if (rebuilding->status != PACTA_OK || rebuilding->feed_status != PACTA_OK) {
        return give_up(rebuilding, rebuilding->status != PACTA_OK ? rebuilding->status : rebuilding->feed_status);
    }
    struct follow_outcome outcome;
    pacta_status status = ledger_decisions_apply(rebuilding->ledger); /* threads are made of records as they stand */
    if (status == PACTA_OK) {
        status = follow_update(rebuilding->ledger, &outcome); /* the threads were emptied with the records */
    }
    if (status == PACTA_OK) {
        status = ledger_rebuild_end(rebuilding->ledger, &difference);
    }
    if (status != PACTA_OK) {
        return give_up(rebuilding, status);
    }
    difference.failed = rebuilding->failed;
    print_difference(&difference, cli_flag(rebuilding->cli, "json"));
    return rebuilding->failed > 0 ? CLI_SOME_FAILED : CLI_OK;
}

static int rebuild(struct rebuilding *rebuilding, uint32_t threads)
{
    const struct cli_pipe pipe = {
        .context = rebuilding,
        .slot_size = sizeof(struct job),
        .feed = feed_job,
        .weigh = weigh_job,
        .worker_open = open_worker,
        .worker_close = close_worker,
        .work = work_on,
        .take = take_job,
        .slot_close = close_job,
    };
    char message[LEDGER_MESSAGE];
    struct pacta_versions versions = pacta_session_versions(rebuilding->session);
    pacta_status status =
        ledger_set_versions(rebuilding->ledger, &(struct ledger_versions){versions.reader, versions.lexicon, versions.model});
    if (status == PACTA_OK) {
        status = ledger_rebuild_begin(rebuilding->ledger);
    }
    if (status != PACTA_OK) {
        cli_complain("%s", ledger_message(rebuilding->ledger));
        return cli_exit_of(status);
    }
    status = ledger_walk_open(cli_ledger_path(rebuilding->cli), &rebuilding->walk, message);
    if (status != PACTA_OK) {
        cli_complain("%s", message);
        return cli_exit_of(status);
    }
    cli_progress_begin(&rebuilding->progress, "read again");
    return finish(rebuilding, cli_pipe_run(&pipe, threads));
}

static int run(struct cli *cli)
{
    struct rebuilding rebuilding = {.cli = cli};
    long threads;
    if (!cli_number(cli, "threads", 1, 256, (long)cli_cores(), &threads)) {
        return CLI_BAD_USE;
    }
    int status = cli_open_session(cli, &rebuilding.session);
    if (status != CLI_OK) {
        return status;
    }
    if (access(cli_ledger_path(cli), F_OK) != 0) { /* opening for writing would make one */
        cli_complain("%s: no ledger there; name one with -d", cli_ledger_path(cli));
        status = CLI_BAD_LEDGER;
    } else {
        status = cli_open_ledger(cli, LEDGER_WRITE, &rebuilding.ledger);
    }
    if (status == CLI_OK) {
        status = rebuild(&rebuilding, (uint32_t)threads);
    }
    ledger_walk_close(rebuilding.walk);
    ledger_close(rebuilding.ledger);
    pacta_session_close(rebuilding.session);
    return status;
}

const struct cli_command CLI_REBUILD = {
    "rebuild",
    "[OPTIONS]",
    "read every kept source again with the reader of today",
    "Sources and decisions stay as they are; articles and records are made anew, and what became different is\n"
    "counted. All of it or nothing: a rebuild that is broken off leaves the ledger as it was.",
    0,
    0,
    {CLI_LEDGER_OPTION, CLI_THREADS_OPTION, {"json", 0, NULL, "print the counts as JSON"}},
    run,
};
