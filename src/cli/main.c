/* The table of commands, and the way from the command line to one of them. */
#include "cli/cli.h"

#include "lexicon/overlay.h"

#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

const struct cli_command *const CLI_COMMANDS[] = {
    &CLI_READ, &CLI_LIST, &CLI_SHOW, &CLI_SEARCH, &CLI_BRIEF,
    &CLI_OPEN, &CLI_DUE, &CLI_OVERDUE, &CLI_THREAD, &CLI_SESSIONS, &CLI_DISPUTES, &CLI_TARGETS,
    &CLI_NEW, &CLI_OUTCOMES, &CLI_WHO,
    &CLI_SOURCES, &CLI_HISTORY,
    &CLI_ACCEPT, &CLI_REJECT, &CLI_CORRECT, &CLI_MERGE, &CLI_SPLIT, &CLI_NOTE, &CLI_ASSIGN,
    &CLI_EXPORT, &CLI_IMPORT, &CLI_REBUILD, &CLI_CODE, &CLI_PARSE, &CLI_EXPLAIN, &CLI_DOCTOR,
    &CLI_VERSION, &CLI_HELP, NULL,
};

const struct cli_option CLI_GLOBALS[] = {
    {"model", 0, "FILE", "the language model (default: $PACTA_MODEL, else the installed one)"},
    {"lexicon", 0, "DIR", "a folder of TSV files with words of your own (default: $PACTA_LEXICON)"},
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

/* The user's own words, before anything is looked up. */
static int lay_words(const struct cli *cli)
{
    char message[LEXICON_MESSAGE_SIZE];
    const char *folder = cli_value(cli, "lexicon") != NULL ? cli_value(cli, "lexicon") : getenv("PACTA_LEXICON");
    if (folder == NULL || folder[0] == '\0' || lexicon_overlay_open(folder, message) == PACTA_OK) {
        return CLI_OK;
    }
    cli_complain("%s", message);
    return CLI_BAD_USE;
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
    if (status == CLI_OK) {
        status = lay_words(&cli);
    }
    return status == CLI_OK ? cli.command->run(&cli) : status;
}
