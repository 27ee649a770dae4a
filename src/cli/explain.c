/* pacta explain: how a text was read, from tokens to records. */
#include "cli/cli.h"

#include "base/utf8.h"
#include "pacta_explain.h"
#include "read/record_json.h"

#include <stdio.h>
#include <stdlib.h>

static int load(const struct cli *cli, struct base_buffer *bytes)
{
    const char *sentence = cli_value(cli, "sentence");
    if (sentence != NULL) {
        base_buffer_add_text(bytes, sentence);
        return CLI_OK;
    }
    if (cli->argument_count == 0) {
        cli_complain("explain: nothing to read; name a file or give --sentence \"...\"");
        return CLI_BAD_USE;
    }
    return cli_load(cli->arguments[0], bytes) ? CLI_OK : CLI_SOME_FAILED;
}

static int explain(const struct cli *cli, const struct base_buffer *bytes)
{
    struct pacta_session *session;
    struct pacta_worker *worker = NULL;
    int status = cli_open_session(cli, &session);
    if (status != CLI_OK) {
        return status;
    }
    struct base_buffer out;
    base_buffer_init(&out);
    const struct text_input input = {.bytes = {bytes->data, (uint32_t)bytes->length},
                                     .date = base_str_from(cli_value(cli, "on")),
                                     .format = cli_value(cli, "sentence") != NULL ? TEXT_PLAIN : TEXT_AUTO};
    const char *notice = NULL;
    pacta_status read = pacta_worker_open(session, &worker);
    if (read == PACTA_OK) {
        read = pacta_worker_explain(worker, &input, &out, &notice);
    }
    if (read != PACTA_OK) {
        cli_complain("%s", notice != NULL ? notice : pacta_status_words(read));
        status = cli_exit_of(read);
    } else {
        (void)cli_write(&out);
    }
    base_buffer_release(&out);
    pacta_worker_close(worker);
    pacta_session_close(session);
    return status;
}

static int run(struct cli *cli)
{
    struct base_buffer bytes;
    base_buffer_init(&bytes);
    int status = load(cli, &bytes);
    if (status == CLI_OK) {
        status = explain(cli, &bytes);
    }
    base_buffer_release(&bytes);
    return status;
}

const struct cli_command CLI_EXPLAIN = {
    "explain",
    "[OPTIONS] [FILE]",
    "show how a text was read: tokens, tree, names, predications, records",
    "The tool with which words are added and misreadings are found.",
    0,
    1,
    {{"sentence", 's', "TEXT", "read this text instead of a file"},
     {"on", 0, "DATE", "the day of the text, for \"on Thursday\" and \"next month\""}},
    run,
};
