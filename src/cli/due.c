/* pacta due and pacta overdue: deadlines and planned days ahead, and those that have passed without a word. */
#include "cli/ask.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "90d", "90", "12w", "3m", "1y" as days; false when it is none of these. */
static bool take_span(const char *words, int32_t *days)
{
    char *end;
    errno = 0;
    long number = strtol(words, &end, 10);
    long unit = strcmp(end, "") == 0 || strcmp(end, "d") == 0 ? 1
                : strcmp(end, "w") == 0                       ? 7
                : strcmp(end, "m") == 0                       ? 30
                : strcmp(end, "y") == 0                       ? 365
                                                              : 0;
    if (errno != 0 || end == words || number < 0 || number > 36500 || unit == 0 || number * unit > 36500) {
        cli_complain("--within: %s is no span of time; write it like 90d, 12w, 3m or 1y", words);
        return false;
    }
    *days = (int32_t)(number * unit);
    return true;
}

/* "due from 2025-07-09 to 2025-10-07 between A and B" is a heading, and a complaint when there is nothing of it. */
static int print(struct cli_ask *ask, const struct api_threads *threads, const char *what)
{
    if (ask->as_json) {
        api_threads_json(&ask->out, &ask->asking, threads);
    } else if (threads->list.count == 0) {
        cli_complain("nothing is known %s", what);
    } else {
        base_buffer_format(&ask->page.line, "What is known %s", what);
        api_page_heading(&ask->page, '=');
        api_threads_text(&ask->page, &ask->asking, threads);
    }
    return threads->list.count > 0 ? CLI_OK : CLI_NOT_FOUND;
}

/* ------------------------------------------------------------------ due */

static int answer_due(struct cli_ask *ask)
{
    const char *within = cli_value(ask->cli, "within");
    struct api_threads threads;
    char what[300], parties[200];
    int32_t days = 90;
    if (within != NULL && !take_span(within, &days)) {
        return CLI_BAD_USE;
    }
    struct base_str until = api_day_text(&ask->arena, base_str_from(ask->on), days);
    ask->filter.open_only = true;
    ask->filter.due_from = base_str_from(ask->on);
    ask->filter.due_to = until;
    ask->filter.limit = (uint64_t)ask->limit;
    pacta_status status = api_threads_find(&ask->asking, &ask->filter, &threads);
    if (status != PACTA_OK) {
        return cli_ask_failed(ask, status);
    }
    snprintf(what, sizeof what, "to be due from %s to %.*s%s", ask->on, BASE_STR_ARG(until), cli_ask_parties(ask, parties));
    return print(ask, &threads, what);
}

static int run_due(struct cli *cli)
{
    struct cli_ask ask;
    int status = cli_ask_open(&ask, cli, 0, 50);
    return cli_ask_close(&ask, status == CLI_OK ? answer_due(&ask) : status);
}

const struct cli_command CLI_DUE = {
    "due",
    "[A [B]] [OPTIONS]",
    "deadlines and planned days ahead, the soonest first",
    "For all, for one country or bloc, or for two.",
    0,
    2,
    {CLI_LEDGER_OPTION,
     {"within", 'w', "SPAN", "how far ahead: 90d (default), 12w, 3m, 1y"},
     CLI_ON_OPTION,
     {"limit", 'n', "N", "at most N (default 50; 0 for all)"},
     {"json", 0, NULL, "print a JSON array of threads"}},
    run_due,
};

/* ------------------------------------------------------------------ overdue */

static int answer_overdue(struct cli_ask *ask)
{
    struct api_threads threads;
    char what[300], parties[200];
    pacta_status status = api_threads_overdue(&ask->asking, &ask->filter, (uint32_t)ask->limit, &threads);
    if (status != PACTA_OK) {
        return cli_ask_failed(ask, status);
    }
    snprintf(what, sizeof what, "to have passed before %s without news of being done%s", ask->on,
             cli_ask_parties(ask, parties));
    return print(ask, &threads, what);
}

static int run_overdue(struct cli *cli)
{
    struct cli_ask ask;
    int status = cli_ask_open(&ask, cli, 0, 50);
    return cli_ask_close(&ask, status == CLI_OK ? answer_overdue(&ask) : status);
}

const struct cli_command CLI_OVERDUE = {
    "overdue",
    "[A [B]] [OPTIONS]",
    "deadlines and planned days that have passed, with no report that it was done",
    "The one that passed last comes first. Silence is not failure: all that is told is that no report says so.",
    0,
    2,
    {CLI_LEDGER_OPTION,
     CLI_ON_OPTION,
     {"since", 0, "DAY", "only what was in the news on this day or later"},
     {"limit", 'n', "N", "at most N (default 50; 0 for all)"},
     {"json", 0, NULL, "print a JSON array of threads"}},
    run_overdue,
};
