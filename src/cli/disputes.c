/* pacta disputes: where reports contradict each other, and which claims are denied. */
#include "cli/ask.h"

#include "api/dispute.h"

static int answer(struct cli_ask *ask)
{
    struct api_contested contested;
    char parties[200];
    ask->filter.limit = (uint64_t)ask->limit;
    pacta_status status = api_contested_find(&ask->asking, &ask->filter, &contested);
    if (status != PACTA_OK) {
        return cli_ask_failed(ask, status);
    }
    bool any = contested.threads.list.count > 0 || contested.figures.count > 0 || contested.claims.count > 0;
    if (ask->as_json) {
        api_contested_json(&ask->out, &ask->asking, &contested);
    } else if (any) {
        api_contested_text(&ask->page, &ask->asking, &contested);
    } else {
        cli_complain("no dispute is known%s", cli_ask_parties(ask, parties));
    }
    return any ? CLI_OK : CLI_NOT_FOUND;
}

static int run(struct cli *cli)
{
    struct cli_ask ask;
    int status = cli_ask_open(&ask, cli, 0, 50);
    return cli_ask_close(&ask, status == CLI_OK ? answer(&ask) : status);
}

const struct cli_command CLI_DISPUTES = {
    "disputes",
    "[A [B]] [OPTIONS]",
    "where reports contradict each other, and which claims are denied by whom",
    "Two counts, two amounts, two days, a denial: each side with who says so, when, and in which words; the newest of\n"
    "the best placed first.",
    0,
    2,
    {CLI_LEDGER_OPTION,
     CLI_ON_OPTION,
     {"since", 0, "DAY", "only what was in the news on this day or later"},
     {"limit", 'n', "N", "at most N threads and N claims (default 50; 0 for all)"},
     {"json", 0, NULL, "print JSON"}},
    run,
};
