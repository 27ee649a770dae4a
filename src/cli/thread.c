/* pacta thread: the whole life of one target, project, document, body, session, commitment or incident. */
#include "cli/ask.h"

/* "h0123456789abcdef", and the ids of records, which have another letter. */
static bool is_id(struct base_str name)
{
    bool id = name.length == 17 && name.data[0] >= 'a' && name.data[0] <= 'z';
    for (uint32_t i = 1; i < name.length && id; i++) {
        char c = name.data[i];
        id = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
    return id;
}

/* Which of several is meant: the one whose title was written out. */
static uint32_t meant(const struct follow_threads *found, struct base_str name)
{
    for (uint32_t i = 0; i < found->count; i++) {
        if (base_str_equal_fold(found->items[i].title, name)) {
            return i;
        }
    }
    return 0;
}

static int print_one(struct cli_ask *ask, const struct follow_thread *row)
{
    struct api_thread thread = {.thread = *row};
    pacta_status status = api_thread_load_whole(&ask->asking, &thread);
    if (status != PACTA_OK) {
        return cli_ask_failed(ask, status);
    }
    if (ask->as_json) {
        api_thread_json(&ask->out, &ask->asking, &thread, API_THREAD_WHOLE);
        base_buffer_add_char(&ask->out, '\n');
    } else {
        api_thread_text(&ask->page, &ask->asking, &thread, (uint32_t)ask->limit);
    }
    return CLI_OK;
}

static int print_all(struct cli_ask *ask, const struct follow_threads *found)
{
    struct api_threads threads = {0};
    pacta_status status = PACTA_OK;
    for (uint32_t i = 0; status == PACTA_OK && i < found->count; i++) {
        struct api_thread *thread = BASE_PUSH(&ask->arena, threads.list);
        *thread = (struct api_thread){.thread = found->items[i]};
        status = api_thread_load(&ask->asking, thread);
    }
    if (status != PACTA_OK) {
        return cli_ask_failed(ask, status);
    }
    if (ask->as_json) {
        api_threads_json(&ask->out, &ask->asking, &threads);
    } else {
        base_buffer_format(&ask->page.line, "%u threads go by that name; give the id of one, or --best", found->count);
        api_page_heading(&ask->page, '=');
        api_threads_text(&ask->page, &ask->asking, &threads);
    }
    return CLI_OK;
}

static int answer(struct cli_ask *ask)
{
    enum { MOST_MATCHES = 20 };
    struct base_str name = base_str_from(ask->cli->arguments[0]);
    struct follow_threads found = {0};
    pacta_status status = follow_find_named(&ask->arena, ask->ledger, name, MOST_MATCHES, &found);
    if (status == PACTA_NOT_FOUND || (status == PACTA_OK && found.count == 0)) {
        cli_complain("no thread of that name or id: %s; 'pacta open A B' shows threads with their ids", ask->cli->arguments[0]);
        return CLI_NOT_FOUND;
    }
    if (status != PACTA_OK) {
        return cli_ask_failed(ask, status);
    }
    uint32_t which = meant(&found, name);
    bool one =
        found.count == 1 || is_id(name) || cli_flag(ask->cli, "best") || base_str_equal_fold(found.items[which].title, name);
    return one ? print_one(ask, &found.items[which]) : print_all(ask, &found);
}

static int run(struct cli *cli)
{
    struct cli_ask ask;
    int status = cli_ask_open(&ask, cli, -1, 50);
    return cli_ask_close(&ask, status == CLI_OK ? answer(&ask) : status);
}

const struct cli_command CLI_THREAD = {
    "thread",
    "NAME|ID [OPTIONS]",
    "the whole life of one target, project, document, body, session, commitment or incident",
    "ID is the thread's or that of any of its records. NAME is words of its title; when several go by it, they are\n"
    "listed. Each change stands with its day, its report and the words it rests on; where reports disagree, both stay.",
    1,
    1,
    {CLI_LEDGER_OPTION,
     {"best", 'b', NULL, "when several match, show the best"},
     CLI_ON_OPTION,
     {"limit", 'n', "N", "at most N changes and N reports, the newest (default 50; 0 for all)"},
     {"json", 0, NULL, "print JSON: an object, or an array when several match"}},
    run,
};
