/* pacta who: who held an office, and what they signed and chaired. */
#include "cli/ask.h"

#include "api/who.h"

static int answer(struct cli_ask *ask)
{
    struct api_who who;
    const struct cli *cli = ask->cli;
    const struct api_who_wish wish = {
        .office = base_str_trim(base_str_from(cli->arguments[0])),
        .country = ask->filter.party,
        .day = cli_value(cli, "on") != NULL ? base_str_from(ask->on) : (struct base_str){0},
    };
    pacta_status status = api_who_find(&ask->asking, &wish, &who);
    if (status != PACTA_OK && status != PACTA_NOT_FOUND) {
        return cli_ask_failed(ask, status);
    }
    if (ask->as_json) {
        api_who_json(&ask->out, &who);
    } else if (status == PACTA_OK) {
        api_who_text(&ask->page, &ask->asking, &who, (uint32_t)ask->limit);
    }
    if (status == PACTA_NOT_FOUND) {
        struct base_str country = api_country(ask->asking.tables, ask->filter.party);
        cli_complain("nobody is printed as %.*s of %.*s", BASE_STR_ARG(who.office), BASE_STR_ARG(country));
    }
    return cli_exit_of(status);
}

static int run(struct cli *cli)
{
    struct cli_ask ask;
    int status = cli_ask_open(&ask, cli, 1, 8);
    return cli_ask_close(&ask, status == CLI_OK ? answer(&ask) : status);
}

const struct cli_command CLI_WHO = {
    "who",
    "OFFICE COUNTRY [OPTIONS]",
    "who held an office, and what they signed and chaired",
    "As printed: a term reaches from the first to the last day on which somebody is printed in the office; it may have\n"
    "begun before and lasted longer. OFFICE is a title (\"foreign minister\", \"PM\"), COUNTRY a name or code.",
    2,
    2,
    {CLI_LEDGER_OPTION,
     {"on", 0, "DAY", "who held it on that day (default: all who are printed in it)"},
     {"limit", 'n', "N", "at most N documents and meetings of a person (default 8; 0 for all)"},
     {"json", 0, NULL, "print JSON"}},
    run,
};
