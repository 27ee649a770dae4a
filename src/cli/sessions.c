/* pacta sessions: when a body met, when it was to meet, who was in the chair, and what came of it. */
#include "cli/ask.h"

#include "api/session.h"

static int answer(struct cli_ask *ask)
{
    struct api_sessions sessions;
    pacta_status status = api_sessions_find(&ask->asking, base_str_from(ask->cli->arguments[0]), &ask->filter, &sessions);
    if (status == PACTA_NOT_FOUND) {
        char parties[200];
        cli_complain("no body of that name%s: %s; 'pacta list body' shows names", cli_ask_parties(ask, parties),
                     ask->cli->arguments[0]);
        return CLI_NOT_FOUND;
    }
    if (status != PACTA_OK) {
        return cli_ask_failed(ask, status);
    }
    if (ask->as_json) {
        api_sessions_json(&ask->out, &ask->asking, &sessions, (uint32_t)ask->limit);
    } else {
        api_sessions_text(&ask->page, &ask->asking, &sessions, (uint32_t)ask->limit);
    }
    return CLI_OK;
}

static int run(struct cli *cli)
{
    struct cli_ask ask;
    int status = cli_ask_open(&ask, cli, 1, 20);
    return cli_ask_close(&ask, status == CLI_OK ? answer(&ask) : status);
}

const struct cli_command CLI_SESSIONS = {
    "sessions",
    "BODY [A [B]] [OPTIONS]",
    "the sessions of a body: planned, held, slipped, by whom, and with what documents",
    "BODY is a name, a short name such as HLSCC, or the id of its thread; when several go by it, A and B tell which. A\n"
    "session is late when it was held after the last day of the first plan that was told for it.",
    1,
    3,
    {CLI_LEDGER_OPTION,
     CLI_ON_OPTION,
     {"limit", 'n', "N", "at most N sessions (default 20; 0 for all)"},
     {"json", 0, NULL, "print JSON"}},
    run,
};
