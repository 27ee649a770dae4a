/* pacta help, pacta version. */
#include "cli/cli.h"

#include <stdio.h>

void cli_print_version(void)
{
    printf("pacta %s\n", PACTA_VERSION);
}

static int run_help(struct cli *cli)
{
    const struct cli_command *command = cli->argument_count > 0 ? cli_command_named(cli->arguments[0]) : NULL;
    if (cli->argument_count > 0 && command == NULL) {
        cli_complain("no such command: %s; see 'pacta help'", cli->arguments[0]);
        return CLI_BAD_USE;
    }
    cli_print_help(command);
    return CLI_OK;
}

static int run_version(struct cli *cli)
{
    (void)cli;
    cli_print_version();
    return CLI_OK;
}

const struct cli_command CLI_HELP = {"help", "[COMMAND]", "tell about the program or one command", NULL, 0, 1, {{0}}, run_help};
const struct cli_command CLI_VERSION = {"version", "", "print the program's version", NULL, 0, 0, {{0}}, run_version};
