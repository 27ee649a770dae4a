/* pacta sources: how many independent reports stand behind a record or thread. */
#include "cli/ask.h"

#include "api/line.h"
#include "api/sources.h"
#include "ledger/find.h"
#include "read/record_json.h"

static int print(struct cli_ask *ask, const struct api_sources *sources)
{
    if (ask->as_json) {
        api_sources_json(&ask->out, sources);
        base_buffer_add_char(&ask->out, '\n');
    } else {
        api_sources_text(&ask->page, sources);
    }
    return CLI_OK;
}

static int answer_thread(struct cli_ask *ask, const struct follow_thread *thread)
{
    struct api_sources sources = {thread->id, base_str_from(follow_kind_name(thread->kind)), thread->title, {0}};
    pacta_status status = follow_reports_of_thread(&ask->arena, ask->ledger, thread->n, &sources.reports);
    return status == PACTA_OK ? print(ask, &sources) : cli_ask_failed(ask, status);
}

static int answer_found(struct cli_ask *ask, const struct ledger_found *found)
{
    struct read_record *record;
    struct api_sources sources = {0};
    struct base_buffer line;
    if (read_record_from_json(&ask->arena, found->json, &record) != PACTA_OK) {
        cli_complain("the record cannot be read; see 'pacta doctor'");
        return CLI_BAD_LEDGER;
    }
    base_buffer_init(&line);
    api_line(&line, ask->asking.tables, record);
    sources.id = base_str_from(record->id);
    sources.kind = base_str_from(read_type_name(record->type));
    sources.title = base_str_copy(&ask->arena, (struct base_str){line.data, (uint32_t)line.length});
    base_buffer_release(&line);
    pacta_status status = follow_reports_of_record(&ask->arena, ask->ledger, found->n, &sources.reports);
    return status == PACTA_OK ? print(ask, &sources) : cli_ask_failed(ask, status);
}

/* Offices, figures, claims and articles belong to no thread: what counts is who prints their text. */
static int answer_record(struct cli_ask *ask, struct base_str id)
{
    const struct ledger_filter filter = {.id = id, .limit = 1};
    struct ledger_cursor *cursor;
    struct ledger_found found;
    pacta_status status = ledger_find(ask->ledger, &filter, &cursor);
    if (status != PACTA_OK) {
        return cli_ask_failed(ask, status);
    }
    bool there = ledger_next(cursor, &found);
    int code = there ? answer_found(ask, &found) : CLI_NOT_FOUND;
    status = ledger_cursor_close(cursor);
    if (!there && status == PACTA_OK) {
        cli_complain("no record or thread of that id or name; 'pacta list' and 'pacta open' show ids");
    }
    return status == PACTA_OK ? code : cli_ask_failed(ask, status);
}

static int answer(struct cli_ask *ask)
{
    struct base_str name = base_str_from(ask->cli->arguments[0]);
    struct follow_threads threads = {0};
    pacta_status status = follow_find_named(&ask->arena, ask->ledger, name, 1, &threads);
    if (status == PACTA_OK && threads.count > 0) {
        return answer_thread(ask, &threads.items[0]);
    }
    return status == PACTA_OK || status == PACTA_NOT_FOUND ? answer_record(ask, name) : cli_ask_failed(ask, status);
}

static int run(struct cli *cli)
{
    struct cli_ask ask;
    int status = cli_ask_open(&ask, cli, -1, 0);
    return cli_ask_close(&ask, status == CLI_OK ? answer(&ask) : status);
}

const struct cli_command CLI_SOURCES = {
    "sources",
    "ID [OPTIONS]",
    "how many independent reports stand behind a record or thread",
    "Copies and rewrites of one text stand below the one that was there first, and count once. What a later\n"
    "correction replaced says so; both stay. A record that belongs to a thread is answered with the thread.",
    1,
    1,
    {CLI_LEDGER_OPTION, {"json", 0, NULL, "print JSON"}},
    run,
};
