/*
 * What the commands about threads share: parties and days taken from the line, the ledger opened, an answer printed.
 *
 *     struct cli_ask ask;
 *     int status = cli_ask_open(&ask, cli, 0, 50); parties from the first argument on, at most 50 by default
 *     if (status == CLI_OK) {
 *         status = answer(&ask);                   fills ask.out or ask.page.line
 *     }
 *     return cli_ask_close(&ask, status);
 */
#ifndef CLI_ASK_H
#define CLI_ASK_H

#include "api/thread.h"
#include "cli/cli.h"

struct cli_ask {
    const struct cli *cli;
    struct ledger *ledger;
    struct base_arena arena;
    struct base_buffer out;
    struct api_page page;
    struct api_asking asking;
    struct follow_filter filter; /* parties and --since */
    char party[16], with[16], on[11], since[11];
    long limit; /* 0 for all */
    bool as_json;
};

/* Takes --on, --since, --limit and --json, and the parties A and B from argument `parties` on (-1 for none), as far as the
 * command has these; opens the ledger. CLI_OK, or the exit status with the reason printed. */
int cli_ask_open(struct cli_ask *ask, const struct cli *cli, int parties, long limit);

/* Writes what was answered, closes everything, and gives the exit status. */
int cli_ask_close(struct cli_ask *ask, int status);

/* Complains about a status of the ledger or of threads. */
int cli_ask_failed(const struct cli_ask *ask, pacta_status status);

/* "between Pakistan and Türkiye", "with Pakistan", nothing: for complaints. */
const char *cli_ask_parties(const struct cli_ask *ask, char words[200]);

#endif
