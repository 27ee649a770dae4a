/* pacta open: the promises between two parties that are still to be kept. */
#include "cli/ask.h"

static bool take_kind(struct cli_ask *ask)
{
    const char *wished = cli_value(ask->cli, "kind");
    enum follow_kind kind;
    if (wished == NULL) {
        return true;
    }
    if (!follow_kind_from(base_str_from(wished), &kind)) {
        cli_complain("--kind: %s is none of target, project, instrument, body, session, commitment and incident", wished);
        return false;
    }
    ask->filter.kind = follow_kind_name(kind);
    return true;
}

static void print(struct cli_ask *ask, const struct api_threads *threads)
{
    api_thread_parties(&ask->page.line, ask->asking.tables, ask->filter.party);
    base_buffer_add_text(&ask->page.line, " and ");
    api_thread_parties(&ask->page.line, ask->asking.tables, ask->filter.with);
    base_buffer_format(&ask->page.line, ": open on %s", ask->on);
    api_page_heading(&ask->page, '=');
    api_threads_by_kind(&ask->page, &ask->asking, threads);
}

static int answer(struct cli_ask *ask)
{
    struct api_threads threads;
    char parties[200];
    if (!take_kind(ask)) {
        return CLI_BAD_USE;
    }
    pacta_status status = api_threads_open(&ask->asking, &ask->filter, (uint32_t)ask->limit, &threads);
    if (status != PACTA_OK) {
        return cli_ask_failed(ask, status);
    }
    if (ask->as_json) {
        api_threads_json(&ask->out, &ask->asking, &threads);
    } else if (threads.list.count > 0) {
        print(ask, &threads);
    } else {
        cli_complain("nothing is known to be open%s", cli_ask_parties(ask, parties));
    }
    return threads.list.count > 0 ? CLI_OK : CLI_NOT_FOUND;
}

static int run(struct cli *cli)
{
    struct cli_ask ask;
    int status = cli_ask_open(&ask, cli, 0, 10);
    return cli_ask_close(&ask, status == CLI_OK ? answer(&ask) : status);
}

const struct cli_command CLI_OPEN = {
    "open",
    "A B [OPTIONS]",
    "the promises between two parties that are still to be kept",
    "Commitments, targets, documents that are not yet in force, projects and planned meetings; in each kind the\n"
    "strongest wording first. A and B are countries or blocs, by name or code. Where a step is missing, such as\n"
    "ratification, it is named: 'pacta open A B --kind instrument'.",
    2,
    2,
    {CLI_LEDGER_OPTION,
     {"kind", 'k', "KIND", "only targets, projects, instruments, sessions, commitments, bodies or incidents"},
     CLI_ON_OPTION,
     {"since", 0, "DAY", "only what was in the news on this day or later"},
     {"limit", 'n', "N", "at most N of a kind (default 10; 0 for all)"},
     {"json", 0, NULL, "print a JSON array of threads"}},
    run,
};
