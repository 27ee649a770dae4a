/* pacta sessions: when a body met, when it was to meet, who was in the chair, and what came of it; all bodies; all slips. */
#include "cli/ask.h"

#include "api/session.h"

static int answer_body(struct cli_ask *ask)
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

static int answer_bodies(struct cli_ask *ask)
{
    struct api_bodies bodies;
    char parties[200];
    pacta_status status = api_bodies_find(&ask->asking, &ask->filter, &bodies);
    if (status != PACTA_OK) {
        return cli_ask_failed(ask, status);
    }
    if (ask->as_json) {
        api_bodies_json(&ask->out, &ask->asking, &bodies);
    } else if (bodies.list.count > 0) {
        api_bodies_text(&ask->page, &ask->asking, &bodies);
    } else {
        cli_complain("no body is known%s", cli_ask_parties(ask, parties));
    }
    return bodies.list.count > 0 ? CLI_OK : CLI_NOT_FOUND;
}

static int answer_slips(struct cli_ask *ask)
{
    struct api_slips slips;
    char parties[200];
    pacta_status status = api_slips_find(&ask->asking, &ask->filter, &slips);
    if (status != PACTA_OK) {
        return cli_ask_failed(ask, status);
    }
    if (ask->as_json) {
        api_slips_json(&ask->out, &slips);
    } else if (slips.list.count > 0) {
        api_slips_text(&ask->page, &ask->asking, &slips);
    } else {
        cli_complain("no meeting is known to have slipped%s", cli_ask_parties(ask, parties));
    }
    return slips.list.count > 0 ? CLI_OK : CLI_NOT_FOUND;
}

/* With one of the flags the arguments are parties, without them the first is the name of a body. */
static int run(struct cli *cli)
{
    struct cli_ask ask;
    bool bodies = cli_flag(cli, "bodies"), slipped = cli_flag(cli, "slipped"), many = bodies || slipped;
    if ((bodies && slipped) || (many && cli->argument_count > 2) || (!many && cli->argument_count == 0)) {
        cli_complain("usage: pacta sessions %s", cli->command->arguments);
        return CLI_BAD_USE;
    }
    int status = cli_ask_open(&ask, cli, many ? 0 : 1, 20);
    ask.filter.limit = (uint64_t)ask.limit;
    if (status == CLI_OK) {
        status = (bodies ? answer_bodies : slipped ? answer_slips : answer_body)(&ask);
    }
    return cli_ask_close(&ask, status);
}

const struct cli_command CLI_SESSIONS = {
    "sessions",
    "BODY [A [B]] | --bodies [A [B]] | --slipped [A [B]] [OPTIONS]",
    "the sessions of a body: planned, held, slipped, by whom, and with what documents",
    "BODY is a name, a short name such as HLSCC, or the id of its thread; when several go by it, A and B tell which. A\n"
    "session is late when it was held after the last day of the first plan that was told for it.",
    0,
    3,
    {CLI_LEDGER_OPTION,
     {"bodies", 'b', NULL, "all bodies instead: who is in the chair, when they last met, what is next"},
     {"slipped", 's', NULL, "all meetings instead that were held later than first planned"},
     CLI_ON_OPTION,
     {"since", 0, "DAY", "only what was in the news on this day or later"},
     {"limit", 'n', "N", "at most N sessions (default 20; 0 for all)"},
     {"json", 0, NULL, "print JSON"}},
    run,
};
