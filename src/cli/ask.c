/* What the commands about threads share. */
#include "cli/ask.h"

#include "cli/names.h"

#include <stdio.h>
#include <string.h>

static bool take_parties(struct cli_ask *ask, int parties)
{
    const struct cli *cli = ask->cli;
    if (parties < 0 || cli->argument_count <= parties) {
        return true;
    }
    bool both = cli->argument_count > parties + 1;
    if (!cli_party(cli->arguments[parties], ask->party) || (both && !cli_party(cli->arguments[parties + 1], ask->with))) {
        return false;
    }
    if (strcmp(ask->party, ask->with) == 0) {
        cli_complain("give two different countries or blocs");
        return false;
    }
    return true;
}

static bool take_options(struct cli_ask *ask, long limit)
{
    const char *since = cli_value(ask->cli, "since");
    return cli_today(ask->cli, ask->on) && (since == NULL || cli_day("since", since, ask->since)) &&
           cli_number(ask->cli, "limit", 0, 1000000000, limit, &ask->limit);
}

/* Records that were read by a program that knew no threads, or by a run that was stopped. */
static void warn_when_behind(const struct cli_ask *ask)
{
    if (follow_is_behind(ask->ledger)) {
        cli_complain("some records are not in the threads yet; 'pacta rebuild' or the next 'pacta read' joins them");
    }
}

int cli_ask_open(struct cli_ask *ask, const struct cli *cli, int parties, long limit)
{
    *ask = (struct cli_ask){.cli = cli, .as_json = cli_flag(cli, "json")};
    base_arena_init(&ask->arena, 0);
    base_buffer_init(&ask->out);
    api_page_init(&ask->page, &ask->out, cli_width(), cli_colours(cli));
    if (!take_options(ask, limit) || !take_parties(ask, parties)) {
        return CLI_BAD_USE;
    }
    int status = cli_open_ledger(cli, LEDGER_READ, &ask->ledger);
    if (status != CLI_OK) {
        return status;
    }
    warn_when_behind(ask);
    ask->asking = (struct api_asking){&ask->arena, ask->ledger, cli_tables(), base_str_from(ask->on)};
    ask->filter = (struct follow_filter){
        .party = base_str_from(ask->party),
        .with = base_str_from(ask->with),
        .since = base_str_from(ask->since),
    };
    return CLI_OK;
}

int cli_ask_close(struct cli_ask *ask, int status)
{
    api_page_release(&ask->page);
    if (ask->out.length > 0 && !cli_write(&ask->out) && status == CLI_OK) {
        status = CLI_SOME_FAILED;
    }
    base_buffer_release(&ask->out);
    base_arena_release(&ask->arena);
    ledger_close(ask->ledger);
    return status;
}

int cli_ask_failed(const struct cli_ask *ask, pacta_status status)
{
    cli_complain("%s", ledger_message(ask->ledger));
    return cli_exit_of(status);
}

const char *cli_ask_parties(const struct cli_ask *ask, char words[200])
{
    struct base_str one = api_country(ask->asking.tables, ask->filter.party),
                    two = api_country(ask->asking.tables, ask->filter.with);
    words[0] = '\0';
    if (two.length > 0) {
        snprintf(words, 200, " between %.*s and %.*s", BASE_STR_ARG(one), BASE_STR_ARG(two));
    } else if (one.length > 0) {
        snprintf(words, 200, " with %.*s", BASE_STR_ARG(one));
    }
    return words;
}
