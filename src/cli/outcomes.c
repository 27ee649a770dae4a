/* pacta outcomes: what memoranda turned into. */
#include "cli/ask.h"

#include "api/outcome.h"

static int answer(struct cli_ask *ask)
{
    struct api_outcomes outcomes;
    char parties[200];
    pacta_status status = api_outcomes_make(&ask->asking, ask->filter.party, ask->filter.with, &outcomes);
    if (status != PACTA_OK) {
        return cli_ask_failed(ask, status);
    }
    if (ask->as_json) {
        api_outcomes_json(&ask->out, &ask->asking, &outcomes);
    } else if (outcomes.items.count > 0) {
        api_outcomes_text(&ask->page, &ask->asking, &outcomes, (uint32_t)ask->limit);
    } else {
        cli_complain("no memorandum, agreement or plan is known%s", cli_ask_parties(ask, parties));
    }
    return outcomes.items.count > 0 ? CLI_OK : CLI_NOT_FOUND;
}

static int run(struct cli *cli)
{
    struct cli_ask ask;
    int status = cli_ask_open(&ask, cli, 0, 8);
    return cli_ask_close(&ask, status == CLI_OK ? answer(&ask) : status);
}

const struct cli_command CLI_OUTCOMES = {
    "outcomes",
    "[A [B]] [OPTIONS]",
    "what memoranda, protocols and plans turned into",
    "Of one party, between two, or of all: what became an agreement or a project, what was ratified or is in force,\n"
    "what is still in the news, and what nobody has reported on since it was signed.",
    0,
    2,
    {CLI_LEDGER_OPTION,
     {"limit", 'n', "N", "at most N of a sort (default 8; 0 for all)"},
     CLI_ON_OPTION,
     {"json", 0, NULL, "print JSON"}},
    run,
};
