/* Options: long and short, anywhere on the line, with values after a blank or '='; and the help made from their rows. */
#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct cli_option HELP_OPTION = {"help", 'h', NULL, "show this help"};

static int option_count(const struct cli_option *options)
{
    int count = 0;
    while (count < CLI_OPTIONS && options[count].name != NULL) {
        count++;
    }
    return count;
}

static int find_long(const struct cli_option *options, const char *name, size_t length)
{
    for (int i = 0; i < option_count(options); i++) {
        if (strlen(options[i].name) == length && strncmp(options[i].name, name, length) == 0) {
            return i;
        }
    }
    return -1;
}

static int find_letter(const struct cli_option *options, char letter)
{
    for (int i = 0; i < option_count(options); i++) {
        if (options[i].letter == letter && letter != 0) {
            return i;
        }
    }
    return -1;
}

struct parsing {
    struct cli *cli;
    char **words;
    int count, at;
    bool help;
};

/* Stores an option's value: what stands in the same word, or the next word. */
static int store(struct parsing *parsing, const struct cli_option *option, const char **place, const char *joined)
{
    if (option->value == NULL) {
        if (joined != NULL) {
            cli_complain("--%s takes no value", option->name);
            return CLI_BAD_USE;
        }
        *place = "";
        return CLI_OK;
    }
    if (joined == NULL && parsing->at + 1 >= parsing->count) {
        cli_complain("--%s needs a value: --%s %s", option->name, option->name, option->value);
        return CLI_BAD_USE;
    }
    *place = joined != NULL ? joined : parsing->words[++parsing->at];
    return CLI_OK;
}

static int unknown(const struct parsing *parsing, const char *word)
{
    const struct cli_command *command = parsing->cli->command;
    cli_complain("unknown option %s; see 'pacta help%s%s'", word, command != NULL ? " " : "",
                 command != NULL ? command->name : "");
    return CLI_BAD_USE;
}

static int take_long(struct parsing *parsing, const char *word)
{
    const struct cli_command *command = parsing->cli->command;
    const char *name = word + 2, *equals = strchr(name, '=');
    size_t length = equals != NULL ? (size_t)(equals - name) : strlen(name);
    const char *joined = equals != NULL ? equals + 1 : NULL;
    if (length == 4 && strncmp(name, "help", 4) == 0) {
        parsing->help = true;
        return CLI_OK;
    }
    int at = command != NULL ? find_long(command->options, name, length) : -1;
    if (at >= 0) {
        return store(parsing, &command->options[at], &parsing->cli->values[at], joined);
    }
    at = find_long(CLI_GLOBALS, name, length);
    return at >= 0 ? store(parsing, &CLI_GLOBALS[at], &parsing->cli->globals[at], joined) : unknown(parsing, word);
}

static int take_letter(struct parsing *parsing, const char *word)
{
    const struct cli_command *command = parsing->cli->command;
    const char *joined = word[2] != '\0' ? word + 2 : NULL;
    if (word[1] == 'h' && joined == NULL) {
        parsing->help = true;
        return CLI_OK;
    }
    int at = command != NULL ? find_letter(command->options, word[1]) : -1;
    return at >= 0 ? store(parsing, &command->options[at], &parsing->cli->values[at], joined) : unknown(parsing, word);
}

/* The first plain word is the command, the others are its arguments; they are moved to the front of `words`. */
static int take_plain(struct parsing *parsing, char *word)
{
    struct cli *cli = parsing->cli;
    if (cli->command != NULL) {
        cli->arguments[cli->argument_count++] = word;
        return CLI_OK;
    }
    cli->command = cli_command_named(word);
    if (cli->command == NULL) {
        cli_complain("no such command: %s; see 'pacta help'", word);
        return CLI_BAD_USE;
    }
    return CLI_OK;
}

static int check_arguments(const struct cli *cli)
{
    const struct cli_command *command = cli->command;
    if (cli->argument_count >= command->least && (command->most < 0 || cli->argument_count <= command->most)) {
        return CLI_OK;
    }
    cli_complain("usage: pacta %s %s", command->name, command->arguments);
    return CLI_BAD_USE;
}

static int take_words(struct parsing *parsing)
{
    bool plain = false;
    for (; parsing->at < parsing->count; parsing->at++) {
        char *word = parsing->words[parsing->at];
        bool dashed = !plain && word[0] == '-' && word[1] != '\0';
        int status = CLI_OK;
        if (dashed && strcmp(word, "--") == 0) {
            plain = true;
        } else if (dashed) {
            status = word[1] == '-' ? take_long(parsing, word) : take_letter(parsing, word);
        } else {
            status = take_plain(parsing, word);
        }
        if (status != CLI_OK) {
            return status;
        }
    }
    return CLI_OK;
}

int cli_parse(struct cli *cli, int count, char **words)
{
    *cli = (struct cli){.arguments = words};
    struct parsing parsing = {.cli = cli, .words = words, .count = count};
    int status = take_words(&parsing);
    if (status != CLI_OK) {
        return status;
    }
    if (parsing.help || cli->command == NULL) {
        cli->argument_count = 0;
        if (cli->command != NULL && cli->command != &CLI_HELP) {
            cli->arguments[cli->argument_count++] = (char *)(uintptr_t)cli->command->name;
        }
        cli->command = &CLI_HELP;
        return CLI_OK;
    }
    return check_arguments(cli);
}

const char *cli_value(const struct cli *cli, const char *option)
{
    int at = find_long(cli->command->options, option, strlen(option));
    if (at >= 0) {
        return cli->values[at];
    }
    at = find_long(CLI_GLOBALS, option, strlen(option));
    return at >= 0 ? cli->globals[at] : NULL;
}

bool cli_flag(const struct cli *cli, const char *option)
{
    return cli_value(cli, option) != NULL;
}

bool cli_number(const struct cli *cli, const char *option, long least, long most, long otherwise, long *number)
{
    const char *text = cli_value(cli, option);
    *number = otherwise;
    if (text == NULL) {
        return true;
    }
    char *end;
    errno = 0;
    *number = strtol(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0' || *number < least || *number > most) {
        cli_complain("--%s: %s is no number between %ld and %ld", option, text, least, most);
        return false;
    }
    return true;
}

static void print_option(const struct cli_option *option)
{
    char left[60];
    char letter[8] = "    ";
    if (option->letter != 0) {
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    }
    snprintf(left, sizeof left, "  %s--%s%s%s", letter, option->name, option->value != NULL ? " " : "",
             option->value != NULL ? option->value : "");
    printf("%-28s %s\n", left, option->help);
}

void cli_print_help(const struct cli_command *command)
{
    if (command == NULL) {
        puts("usage: pacta COMMAND [OPTIONS]\n\nReads reports about relations between states and keeps a ledger of what they "
             "say.\n");
        for (int i = 0; CLI_COMMANDS[i] != NULL; i++) {
            printf("  %-9s %s\n", CLI_COMMANDS[i]->name, CLI_COMMANDS[i]->summary);
        }
        puts("\n'pacta help COMMAND' tells more of one. For every command:\n");
    } else {
        printf("usage: pacta %s %s\n\n%s.\n", command->name, command->arguments, command->summary);
        if (command->details != NULL) {
            printf("\n%s\n", command->details);
        }
        putchar('\n');
    }
    for (int i = 0; command != NULL && i < option_count(command->options); i++) {
        print_option(&command->options[i]);
    }
    for (int i = 0; i < option_count(CLI_GLOBALS); i++) {
        print_option(&CLI_GLOBALS[i]);
    }
    print_option(&HELP_OPTION);
}
