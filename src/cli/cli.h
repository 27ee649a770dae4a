/*
 * The command `pacta`: one file for each command, one table of commands (main.c), one parser of options for all.
 *
 * A command is a row: what it is called, what its arguments and options are, and the function that does it. The function
 * gets the parsed line and returns the program's exit status. Help is made from the rows.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/buffer.h"
#include "ledger/ledger.h"
#include "pacta.h"
#include "pacta_session.h"

/* Exit statuses; stable, and the same as in the manual page. */
enum cli_exit {
    CLI_OK = 0,
    CLI_SOME_FAILED = 1, /* some input could not be used; the rest was */
    CLI_BAD_USE = 2,
    CLI_NO_MEMORY = 3,
    CLI_BAD_MODEL = 4,
    CLI_BAD_LEDGER = 5,
    CLI_NOT_FOUND = 7
};

struct cli_option {
    const char *name;  /* without the dashes */
    char letter;       /* 0 for none */
    const char *value; /* what stands after it, in capitals; NULL for a flag */
    const char *help;
};

enum { CLI_OPTIONS = 12 };

#define CLI_LEDGER_OPTION                                                                                                      \
    {                                                                                                                          \
        "ledger", 'd', "FILE", "the ledger (default: $PACTA_LEDGER, else pacta.ledger)"                                        \
    }
#define CLI_THREADS_OPTION                                                                                                     \
    {                                                                                                                          \
        "threads", 't', "N", "read with N threads (default: all cores)"                                                        \
    }
#define CLI_ON_OPTION                                                                                                          \
    {                                                                                                                          \
        "on", 0, "DAY", "as if today were this day"                                                                            \
    }

struct cli_command;

/* A parsed command line. */
struct cli {
    const struct cli_command *command;
    const char *values[CLI_OPTIONS]; /* by the command's option rows; flags are "" when given */
    const char *globals[CLI_OPTIONS];
    char **arguments;
    int argument_count;
};

struct cli_command {
    const char *name;
    const char *arguments; /* "TYPE [OPTIONS]" */
    const char *summary;   /* one line */
    const char *details;   /* more lines for its --help; may be NULL */
    int least, most;       /* how many arguments; most -1 for any number */
    struct cli_option options[CLI_OPTIONS];
    int (*run)(struct cli *cli);
};

extern const struct cli_command *const CLI_COMMANDS[]; /* ends with NULL */
extern const struct cli_option CLI_GLOBALS[];          /* ends with a row without a name */

/* The command of that name; NULL when there is none. */
const struct cli_command *cli_command_named(const char *name);

/* Parses what stands after the program's name. CLI_OK, or the exit status with the reason printed. */
int cli_parse(struct cli *cli, int count, char **words);

const char *cli_value(const struct cli *cli, const char *option); /* NULL when not given */
bool cli_flag(const struct cli *cli, const char *option);

/* The number of an option, between least and most; `otherwise` when not given; false (with a line printed) when it is none. */
bool cli_number(const struct cli *cli, const char *option, long least, long most, long otherwise, long *number);

void cli_print_help(const struct cli_command *command); /* NULL for the program's own */
void cli_print_version(void);

/* One line on standard error, "pacta: " before it; signs that could play with a terminal are shown as '?'. */
void cli_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Complains about a status and gives the exit status for it. */
int cli_exit_of(pacta_status status);

/* Whether colours may be written to standard output: a terminal, no NO_COLOR, no --no-color. */
bool cli_colours(const struct cli *cli);

/* Columns to fill on standard output: the terminal's, within 60 and 100; 88 when it is none. */
uint32_t cli_width(void);

/* Writes a buffer to standard output; exits quietly when nobody reads it any more. False when it cannot be written. */
bool cli_write(const struct base_buffer *out);

/* A whole file ("-" is standard input) into a buffer; false with a line printed when it cannot be read. */
bool cli_load(const char *path, struct base_buffer *bytes);

/* The ledger named by -d, else $PACTA_LEDGER, else ./pacta.ledger. */
const char *cli_ledger_path(const struct cli *cli);

/* Opens that ledger; CLI_OK, or the exit status with the reason printed. */
int cli_open_ledger(const struct cli *cli, enum ledger_mode mode, struct ledger **ledger);

/* Opens a session with the model named by --model; CLI_OK, or the exit status with the reason printed. */
int cli_open_session(const struct cli *cli, struct pacta_session **session);

/* A day given by a person, "2025-07-09" or any written form, as ISO text; false with a line printed when it is none. */
bool cli_day(const char *option, const char *words, char day[11]);

/* The day that an answer is for: --on, else today where the program runs; false with a line printed when it is no day. */
bool cli_today(const struct cli *cli, char day[11]);

/* A type of record given by a person, also in the plural; false with a line printed when there is none of that name. */
bool cli_type(const char *word, enum read_type *type);

/* A country or bloc given by a person ("PAK", "pk", "Türkiye", "GCC") as a code; false with a line printed when unknown. */
bool cli_party(const char *words, char code[16]);

extern const struct cli_command CLI_READ, CLI_LIST, CLI_SHOW, CLI_SEARCH, CLI_BRIEF, CLI_EXPORT, CLI_REBUILD, CLI_CODE, CLI_IMPORT, CLI_TARGETS,
    CLI_PARSE, CLI_DOCTOR, CLI_EXPLAIN, CLI_VERSION, CLI_HELP;
extern const struct cli_command CLI_OPEN, CLI_DUE, CLI_OVERDUE, CLI_THREAD, CLI_SESSIONS, CLI_DISPUTES, CLI_NEW,
    CLI_OUTCOMES, CLI_WHO;
extern const struct cli_command CLI_SOURCES, CLI_HISTORY, CLI_ACCEPT, CLI_REJECT, CLI_CORRECT, CLI_MERGE, CLI_SPLIT, CLI_NOTE, CLI_ASSIGN;

#endif
