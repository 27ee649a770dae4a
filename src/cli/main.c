/* The table of commands, and the way from the command line to one of them. */
#include "cli/cli.h"

#include <locale.h>
#include <signal.h>
#include <string.h>

const struct cli_command *const CLI_COMMANDS[] = {
    &CLI_READ, &CLI_LIST, &CLI_SHOW, &CLI_SEARCH, &CLI_BRIEF, &CLI_EXPORT, &CLI_REBUILD, &CLI_CODE, &CLI_PARSE, &CLI_EXPLAIN, &CLI_DOCTOR,
    &CLI_VERSION, &CLI_HELP, NULL,
};

const struct cli_option CLI_GLOBALS[] = {
    {"model", 0, "FILE", "the language model (default: $PACTA_MODEL, else the installed one)"},
    {"no-color", 0, NULL, "write no colours, as with $NO_COLOR; they go to a terminal only"},
    {0},
};

const struct cli_command *cli_command_named(const char *name)
{
    for (int i = 0; CLI_COMMANDS[i] != NULL; i++) {
        if (strcmp(CLI_COMMANDS[i]->name, name) == 0) {
            return CLI_COMMANDS[i];
        }
    }
    return NULL;
}

int main(int count, char **words)
{
    signal(SIGPIPE, SIG_IGN);
    setlocale(LC_CTYPE, "C.UTF-8");
    if (count == 2 && strcmp(words[1], "--version") == 0) {
        cli_print_version();
        return CLI_OK;
    }
    struct cli cli;
    int status = cli_parse(&cli, count - 1, words + 1);
    return status == CLI_OK ? cli.command->run(&cli) : status;
}
