/* pacta accept, reject, correct, merge, split, note, assign: what a person says about records and threads. */
#include "cli/decide.h"

#include "cli/names.h"

#include "api/correct.h"
#include "base/utf8.h"
#include "follow/follow.h"
#include "ledger/find.h"
#include "read/record_json.h"

#include <string.h>

/* ------------------------------------------------------------------ accept, reject */

/* A thread is rejected with all its records: each of them is no fact. */
static int reject_thread(struct cli_deciding *deciding, struct base_str id)
{
    struct follow_threads threads = {0};
    struct follow_tolds tolds = {0};
    pacta_status status = follow_find_named(&deciding->arena, deciding->ledger, id, 1, &threads);
    if (status == PACTA_OK && threads.count > 0) {
        status = follow_records(&deciding->arena, deciding->ledger, threads.items[0].n, &tolds);
    }
    if (status != PACTA_OK || tolds.count == 0) {
        cli_complain("%.*s: no thread of that id; 'pacta open' shows threads", BASE_STR_ARG(id));
        return CLI_NOT_FOUND;
    }
    int exit = CLI_OK;
    for (uint32_t i = 0; i < tolds.count && exit == CLI_OK; i++) {
        exit = cli_decide(deciding,
                          (struct ledger_verdict){.verb = LEDGER_REJECT, .id = base_str_from(tolds.items[i].record->id)});
    }
    return exit;
}

static int judge(struct cli *cli, enum ledger_verb verb)
{
    struct cli_deciding deciding;
    int status = cli_deciding_open(&deciding, cli), worst = CLI_OK;
    for (int i = 0; i < cli->argument_count && status == CLI_OK; i++) {
        struct base_str id;
        int one = !cli_take_id(cli->arguments[i], &id) ? CLI_BAD_USE
                  : verb == LEDGER_REJECT && ledger_is_thread_id(id)
                      ? reject_thread(&deciding, id)
                      : cli_decide(&deciding, (struct ledger_verdict){.verb = verb, .id = id});
        worst = worst == CLI_OK ? one : worst;
    }
    return cli_deciding_close(&deciding, status == CLI_OK ? worst : status);
}

static int run_accept(struct cli *cli)
{
    return judge(cli, LEDGER_ACCEPT);
}

static int run_reject(struct cli *cli)
{
    return judge(cli, LEDGER_REJECT);
}

/* ------------------------------------------------------------------ correct */

static int find_type(struct cli_deciding *deciding, struct base_str id, enum read_type *type)
{
    const struct ledger_filter filter = {.id = id, .limit = 1};
    struct ledger_cursor *cursor;
    struct ledger_found found;
    struct read_record *record;
    pacta_status status = ledger_find(deciding->ledger, &filter, &cursor);
    if (status != PACTA_OK) {
        cli_complain("%s", ledger_message(deciding->ledger));
        return cli_exit_of(status);
    }
    bool there = ledger_next(cursor, &found) && read_record_from_json(&deciding->arena, found.json, &record) == PACTA_OK;
    status = ledger_cursor_close(cursor);
    if (there) {
        *type = record->type;
        return CLI_OK;
    }
    if (ledger_is_thread_id(id)) {
        cli_complain("%.*s is a thread; correct one of its records, which 'pacta thread' shows", BASE_STR_ARG(id));
        return CLI_BAD_USE;
    }
    cli_complain("%s", status == PACTA_OK ? "no record of that id; 'pacta list' shows ids" : ledger_message(deciding->ledger));
    return status == PACTA_OK ? CLI_NOT_FOUND : cli_exit_of(status);
}

static int take_fields(struct cli_deciding *deciding, struct api_correcting *correcting)
{
    const struct cli *cli = deciding->cli;
    for (int i = 1; i < cli->argument_count; i++) {
        struct base_str words = base_str_from(cli->arguments[i]);
        bool readable = base_utf8_check(words) == words.length;
        if (!readable || !api_correct(correcting, words)) {
            cli_complain("%s", readable ? correcting->complaint : "a value is not UTF-8");
            return CLI_BAD_USE;
        }
    }
    api_correct_end(correcting);
    return CLI_OK;
}

static int correct(struct cli_deciding *deciding)
{
    struct api_correcting correcting = {.arena = &deciding->arena, .tables = cli_tables()};
    struct base_str id;
    if (!cli_take_id(deciding->cli->arguments[0], &id)) {
        return CLI_BAD_USE;
    }
    int status = find_type(deciding, id, &correcting.type);
    base_buffer_init(&correcting.fields);
    if (status == CLI_OK) {
        status = take_fields(deciding, &correcting);
    }
    if (status == CLI_OK) {
        struct base_str fields = {correcting.fields.data, (uint32_t)correcting.fields.length};
        status = cli_decide(deciding, (struct ledger_verdict){.verb = LEDGER_CORRECT, .id = id, .fields = fields});
    }
    base_buffer_release(&correcting.fields);
    return status;
}

static int run_correct(struct cli *cli)
{
    struct cli_deciding deciding;
    int status = cli_deciding_open(&deciding, cli);
    return cli_deciding_close(&deciding, status == CLI_OK ? correct(&deciding) : status);
}

/* ------------------------------------------------------------------ merge, split */

/* The thread that goes by an id, or that a record belongs to. */
static int find_thread(struct cli_deciding *deciding, struct base_str *id)
{
    struct follow_threads threads = {0};
    pacta_status status = follow_find_named(&deciding->arena, deciding->ledger, *id, 1, &threads);
    if (status == PACTA_OK && threads.count > 0) {
        *id = threads.items[0].id;
        return CLI_OK;
    }
    if (status == PACTA_OK || status == PACTA_NOT_FOUND) {
        cli_complain("%.*s is no thread and no record of one; 'pacta open' shows threads", BASE_STR_ARG(*id));
        return CLI_NOT_FOUND;
    }
    cli_complain("%s", ledger_message(deciding->ledger));
    return cli_exit_of(status);
}

static int merge(struct cli_deciding *deciding)
{
    struct ledger_verdict verdict = {.verb = LEDGER_MERGE};
    char **words = deciding->cli->arguments;
    if (!cli_take_id(words[0], &verdict.id) || !cli_take_id(words[1], &verdict.other)) {
        return CLI_BAD_USE;
    }
    if (base_str_equal(verdict.id, verdict.other)) {
        cli_complain("give two different ids");
        return CLI_BAD_USE;
    }
    return cli_decide(deciding, verdict);
}

static int run_merge(struct cli *cli)
{
    struct cli_deciding deciding;
    int status = cli_deciding_open(&deciding, cli);
    return cli_deciding_close(&deciding, status == CLI_OK ? merge(&deciding) : status);
}

/* A record leaves its thread: `split RECORD`, or `split THREAD RECORD`. */
static int split(struct cli_deciding *deciding)
{
    struct ledger_verdict verdict = {.verb = LEDGER_SPLIT};
    char **words = deciding->cli->arguments;
    bool two = deciding->cli->argument_count > 1;
    if (!cli_take_id(words[0], &verdict.id) || !cli_take_id(words[two ? 1 : 0], &verdict.other)) {
        return CLI_BAD_USE;
    }
    if (ledger_is_thread_id(verdict.other)) {
        cli_complain("which record leaves the thread? pacta split THREAD RECORD");
        return CLI_BAD_USE;
    }
    int status = find_thread(deciding, &verdict.id);
    return status == CLI_OK ? cli_decide(deciding, verdict) : status;
}

static int run_split(struct cli *cli)
{
    struct cli_deciding deciding;
    int status = cli_deciding_open(&deciding, cli);
    return cli_deciding_close(&deciding, status == CLI_OK ? split(&deciding) : status);
}

/* ------------------------------------------------------------------ note, assign */

static int note(struct cli_deciding *deciding)
{
    struct base_buffer text;
    struct base_str id;
    if (!cli_take_id(deciding->cli->arguments[0], &id)) {
        return CLI_BAD_USE;
    }
    base_buffer_init(&text);
    for (int i = 1; i < deciding->cli->argument_count; i++) {
        base_buffer_format(&text, "%s%s", i > 1 ? " " : "", deciding->cli->arguments[i]);
    }
    struct base_str words = base_str_trim((struct base_str){text.data, (uint32_t)text.length});
    bool good = words.length > 0 && base_utf8_check(words) == words.length;
    if (!good) {
        cli_complain("%s", words.length > 0 ? "the note is not UTF-8" : "what is to be noted? pacta note ID TEXT");
    }
    int status =
        good ? cli_decide(deciding, (struct ledger_verdict){.verb = LEDGER_NOTE, .id = id, .text = words}) : CLI_BAD_USE;
    base_buffer_release(&text);
    return status;
}

static int run_note(struct cli *cli)
{
    struct cli_deciding deciding;
    int status = cli_deciding_open(&deciding, cli);
    return cli_deciding_close(&deciding, status == CLI_OK ? note(&deciding) : status);
}

static int assign(struct cli_deciding *deciding)
{
    const char *owner = cli_value(deciding->cli, "owner"), *due = cli_value(deciding->cli, "due");
    struct ledger_verdict verdict = {.verb = LEDGER_ASSIGN, .owner = base_str_trim(base_str_from(owner))};
    char day[11] = "";
    if (!cli_take_id(deciding->cli->arguments[0], &verdict.id) || (due != NULL && !cli_day("due", due, day))) {
        return CLI_BAD_USE;
    }
    if (verdict.owner.length == 0 || base_utf8_check(verdict.owner) != verdict.owner.length) {
        cli_complain("to whom? pacta assign ID --owner NAME");
        return CLI_BAD_USE;
    }
    verdict.due = base_str_from(day);
    int status = find_thread(deciding, &verdict.id);
    return status == CLI_OK ? cli_decide(deciding, verdict) : status;
}

static int run_assign(struct cli *cli)
{
    struct cli_deciding deciding;
    int status = cli_deciding_open(&deciding, cli);
    return cli_deciding_close(&deciding, status == CLI_OK ? assign(&deciding) : status);
}

/* ------------------------------------------------------------------ rows */

#define JSON_OPTION                                                                                                            \
    {                                                                                                                          \
        "json", 0, NULL, "print the decisions as a JSON array"                                                                 \
    }

const struct cli_command CLI_ACCEPT = {
    "accept",
    "ID... [OPTIONS]",
    "say that records or threads are right",
    "Takes back an earlier 'reject'. Decisions are kept for good, with name and time, and outlive 'pacta rebuild'.",
    1,
    -1,
    {CLI_LEDGER_OPTION, CLI_BY_OPTION, CLI_NOTE_OPTION, JSON_OPTION},
    run_accept,
};
const struct cli_command CLI_REJECT = {
    "reject",
    "ID... [OPTIONS]",
    "say that records are wrong: they leave all lists",
    "The id of a thread stands for all its records. 'pacta list --all' and 'pacta export --all' still show them,\n"
    "'pacta accept' brings them back.",
    1,
    -1,
    {CLI_LEDGER_OPTION, CLI_BY_OPTION, CLI_NOTE_OPTION, JSON_OPTION},
    run_reject,
};
const struct cli_command CLI_CORRECT = {
    "correct",
    "ID FIELD=VALUE... [OPTIONS]",
    "give fields of a record other values; what was printed stays beside them",
    "FIELD= takes the value away, FIELD alone goes back to what was printed. Days are written 2025-07-09, 2025-07,\n"
    "2025 or 2025-07-09..2025-07-11; numbers 14 or 1.5 billion; lists with commas; people NAME, OFFICE, COUNTRY,\n"
    "ROLE; with semicolons between them.",
    2,
    -1,
    {CLI_LEDGER_OPTION, CLI_BY_OPTION, CLI_NOTE_OPTION, JSON_OPTION},
    run_correct,
};
const struct cli_command CLI_MERGE = {
    "merge",
    "ID ID [OPTIONS]",
    "say that two threads, or the threads of two records, are one",
    NULL,
    2,
    2,
    {CLI_LEDGER_OPTION, CLI_BY_OPTION, CLI_NOTE_OPTION, JSON_OPTION},
    run_merge,
};
const struct cli_command CLI_SPLIT = {
    "split",
    "ID [RECORD] [OPTIONS]",
    "say that a record does not belong to its thread",
    "ID is the record, or the thread that RECORD leaves.",
    1,
    2,
    {CLI_LEDGER_OPTION, CLI_BY_OPTION, CLI_NOTE_OPTION, JSON_OPTION},
    run_split,
};
const struct cli_command CLI_NOTE = {
    "note",
    "ID TEXT... [OPTIONS]",
    "write something beside a record or thread",
    NULL,
    2,
    -1,
    {CLI_LEDGER_OPTION, CLI_BY_OPTION, JSON_OPTION},
    run_note,
};
const struct cli_command CLI_ASSIGN = {
    "assign",
    "ID --owner NAME [OPTIONS]",
    "give a thread to somebody, with a day on which it is due",
    "'pacta due' shows it on that day. A later assign replaces an earlier one.",
    1,
    1,
    {CLI_LEDGER_OPTION,
     {"owner", 'o', "NAME", "who looks after it"},
     {"due", 0, "DAY", "by when"},
     CLI_BY_OPTION,
     CLI_NOTE_OPTION,
     JSON_OPTION},
    run_assign,
};
