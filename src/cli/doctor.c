/* pacta doctor: what is this, is it whole, and is the ledger sound? */
#include "cli/cli.h"

#include "base/json.h"
#include "ledger/check.h"

#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

struct report {
    struct base_buffer out;
    bool as_json;
    bool sound;
};

static void say(struct report *report, const char *name, struct base_str text)
{
    if (report->as_json) {
        base_json_key(&report->out, name);
        base_json_str(&report->out, text);
    } else {
        base_buffer_format(&report->out, "%-20s %.*s\n", name, BASE_STR_ARG(text));
    }
}

static void say_count(struct report *report, const char *name, uint64_t count)
{
    if (report->as_json) {
        base_json_key(&report->out, name);
        base_json_number(&report->out, (double)count);
    } else {
        base_buffer_format(&report->out, "%-20s %llu\n", name, (unsigned long long)count);
    }
}

static int report_program(struct report *report, const struct cli *cli)
{
    char message[200], path[4096];
    struct pacta_session *session;
    struct pacta_options options = {.model = cli_value(cli, "model")};
    const char *model = pacta_model_find(options.model, path, sizeof path);
    say(report, "program", base_str_from(PACTA_VERSION));
    say(report, "sqlite", base_str_from(sqlite3_libversion()));
    say(report, "model_file", base_str_from(model != NULL ? model : "none found"));
    pacta_status status = pacta_session_open(&options, &session, message);
    if (status != PACTA_OK) {
        say(report, "session", base_str_from(message));
        report->sound = false;
        return status == PACTA_NO_MEMORY ? CLI_NO_MEMORY : CLI_BAD_MODEL;
    }
    struct pacta_versions versions = pacta_session_versions(session);
    say(report, "reader", base_str_from(versions.reader));
    say(report, "lexicon", base_str_from(versions.lexicon));
    say(report, "model", base_str_from(versions.model));
    pacta_session_close(session);
    return CLI_OK;
}

static void report_health(struct report *report, const struct ledger_health *health)
{
    say_count(report, "tables", (uint64_t)health->version);
    say_count(report, "sources", health->sources);
    say_count(report, "source_bytes", health->bytes);
    say_count(report, "articles", health->articles);
    say_count(report, "records", health->records);
    say_count(report, "decisions", health->decisions);
    say_count(report, "orphaned_decisions", health->orphans);
    if (health->orphans > 0) {
        say(report, "first_orphan", base_str_from(health->first_orphan));
    }
    say(report, "integrity", base_str_from(health->integrity));
    say_count(report, "broken_references", health->broken_references);
    say_count(report, "changed_sources", health->changed_sources);
    say_count(report, "quotations", health->evidence);
    say_count(report, "lost_quotations", health->lost_evidence);
    if (health->first_loss[0] != '\0') {
        say(report, "first_loss", base_str_from(health->first_loss));
    }
    bool sound = base_str_is(base_str_from(health->integrity), "ok") && health->broken_references == 0 &&
                 health->changed_sources == 0 && health->lost_evidence == 0;
    report->sound = report->sound && sound;
}

static void report_types(struct report *report, struct ledger *ledger)
{
    struct ledger_count counts[24];
    uint32_t count = ledger_count_types(ledger, counts, 24);
    for (uint32_t i = 0; i < count; i++) {
        char name[40];
        snprintf(name, sizeof name, "records_%.15s", counts[i].type);
        say_count(report, name, counts[i].count);
    }
}

static int report_ledger(struct report *report, const struct cli *cli)
{
    struct ledger *ledger;
    struct ledger_health health;
    char message[LEDGER_MESSAGE];
    const char *path = cli_ledger_path(cli);
    if (cli_value(cli, "ledger") == NULL && access(path, F_OK) != 0) {
        say(report, "ledger", BASE_STR("none here"));
        return CLI_OK;
    }
    say(report, "ledger", base_str_from(path));
    pacta_status status = ledger_open(path, LEDGER_READ, &ledger, message);
    if (status == PACTA_OK) {
        status = ledger_check(ledger, &health);
        report_health(report, &health);
        report_types(report, ledger);
        snprintf(message, sizeof message, "%s", ledger_message(ledger));
        ledger_close(ledger);
    }
    if (status != PACTA_OK) {
        cli_complain("%s", message);
        report->sound = false;
        return status == PACTA_NO_MEMORY ? CLI_NO_MEMORY : CLI_BAD_LEDGER;
    }
    return report->sound ? CLI_OK : CLI_BAD_LEDGER;
}

static int run(struct cli *cli)
{
    struct report report = {.as_json = cli_flag(cli, "json"), .sound = true};
    base_buffer_init(&report.out);
    if (report.as_json) {
        base_json_open(&report.out, '{');
    }
    int program = report_program(&report, cli);
    report.sound = true; /* of the ledger: a missing model is its own exit status */
    int ledger = report_ledger(&report, cli);
    if (report.as_json) {
        base_json_key(&report.out, "sound");
        base_json_flag(&report.out, program == CLI_OK && ledger == CLI_OK);
        base_json_close(&report.out, '}');
        base_buffer_add_char(&report.out, '\n');
    } else {
        say(&report, "verdict",
            program == CLI_OK && ledger == CLI_OK ? BASE_STR("all is well") : BASE_STR("something is wrong, see above"));
    }
    (void)cli_write(&report.out);
    base_buffer_release(&report.out);
    return ledger != CLI_OK ? ledger : program;
}

const struct cli_command CLI_DOCTOR = {
    "doctor",
    "[OPTIONS]",
    "tell versions, and check the model and the ledger",
    "Checks the ledger's pages and references, the hash of every source, and that every quotation still stands\n"
    "where its record says.",
    0,
    0,
    {CLI_LEDGER_OPTION, {"json", 0, NULL, "print JSON"}},
    run,
};
