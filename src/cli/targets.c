/* pacta targets: what was aimed at, how far it is, and by whose figures. */
#include "cli/ask.h"

#include "api/targets.h"
#include "base/json.h"

static pacta_status print(struct cli_ask *ask, struct follow_measuring *measuring, const struct follow_threads *threads)
{
    for (uint32_t i = 0; i < threads->count; i++) {
        struct follow_progress progress;
        pacta_status status = follow_progress_of(measuring, &threads->items[i], &progress);
        if (status != PACTA_OK) {
            return status;
        }
        if (ask->as_json) {
            base_buffer_add_text(&ask->out, i == 0 ? "[\n" : ",\n");
            api_target_json(&ask->out, &progress);
        } else {
            base_buffer_add_text(&ask->out, i == 0 ? "" : "\n");
            api_target_text(&ask->out, ask->asking.tables, &progress, cli_width());
        }
    }
    if (ask->as_json) {
        base_buffer_add_text(&ask->out, threads->count == 0 ? "[]\n" : "\n]\n");
    }
    return PACTA_OK;
}

static int answer(struct cli_ask *ask)
{
    struct follow_threads threads = {0};
    struct follow_measuring measuring;
    char parties[200];
    ask->filter.kind = follow_kind_name(FOLLOW_TARGET);
    ask->filter.limit = (uint64_t)ask->limit;
    pacta_status status = follow_find(&ask->arena, ask->ledger, &ask->filter, &threads);
    if (status == PACTA_OK && !follow_progress_init(&measuring, &ask->arena, ask->ledger, base_str_from(ask->on))) {
        status = PACTA_BAD_LEDGER;
    } else if (status == PACTA_OK) {
        status = print(ask, &measuring, &threads);
        follow_progress_release(&measuring);
    }
    if (status != PACTA_OK) {
        return cli_ask_failed(ask, status);
    }
    if (threads.count == 0) {
        cli_complain("no target is known%s", cli_ask_parties(ask, parties));
    }
    return threads.count > 0 ? CLI_OK : CLI_NOT_FOUND;
}

static int run(struct cli *cli)
{
    struct cli_ask ask;
    int status = cli_ask_open(&ask, cli, 0, 50);
    return cli_ask_close(&ask, status == CLI_OK ? answer(&ask) : status);
}

const struct cli_command CLI_TARGETS = {
    "targets",
    "[A [B]] [OPTIONS]",
    "how far targets are from reality, and by whose figures",
    "Beside each target stand its deadline, what reports tell of where things are, and the official figures of both sides\n"
    "(see 'pacta import'), with progress, the pace needed and the pace seen. Units are never converted.",
    0,
    2,
    {CLI_LEDGER_OPTION,
     CLI_ON_OPTION,
     {"limit", 'n', "N", "at most N targets, the newest first (default 50; 0 for all)"},
     {"json", 0, NULL, "print a JSON array"}},
    run,
};
