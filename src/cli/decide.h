/* What the commands that decide share: who decides, the ledger open for writing, and the answer. */
#ifndef CLI_DECIDE_H
#define CLI_DECIDE_H

#include "cli/cli.h"
#include "ledger/decide.h"

#define CLI_BY_OPTION                                                                                                          \
    {                                                                                                                          \
        "by", 0, "NAME", "who decides (default: $PACTA_AUTHOR, else the login name)"                                           \
    }
#define CLI_NOTE_OPTION                                                                                                        \
    {                                                                                                                          \
        "note", 'm', "TEXT", "why"                                                                                             \
    }

struct cli_deciding {
    const struct cli *cli;
    struct ledger *ledger;
    struct base_arena arena;
    struct base_buffer out;
    char by[200];
    uint64_t count; /* decisions made */
    bool as_json;
};

/* Opens the ledger, which must be there. CLI_OK, or the exit status with the reason printed. */
int cli_deciding_open(struct cli_deciding *deciding, const struct cli *cli);

/* Lets the threads follow, writes the answer, closes everything, and gives the exit status. */
int cli_deciding_close(struct cli_deciding *deciding, int status);

/* Decides, and adds a line to the answer. */
int cli_decide(struct cli_deciding *deciding, struct ledger_verdict verdict);

/* The id as it stands in the line; false with a line printed when it cannot be one. */
bool cli_take_id(const char *word, struct base_str *id);

#endif
