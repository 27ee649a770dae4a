/* A decision is written once and kept for good, so whose it is, and about what, must be certain before. */
#include "cli/decide.h"

#include "api/decision.h"
#include "base/json.h"
#include "base/utf8.h"
#include "follow/follow.h"

#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *login_name(void)
{
    const struct passwd *entry = getpwuid(getuid());
    const char *wished = getenv("PACTA_AUTHOR"), *name = getenv("LOGNAME");
    if (wished != NULL && wished[0] != '\0') {
        return wished;
    }
    return entry != NULL && entry->pw_name != NULL ? entry->pw_name : name != NULL ? name : "";
}

static bool is_text(const char *option, const char *words)
{
    struct base_str text = base_str_from(words);
    if (base_utf8_check(text) == text.length) {
        return true;
    }
    cli_complain("%s is not UTF-8", option);
    return false;
}

static bool take_author(struct cli_deciding *deciding)
{
    const char *named = cli_value(deciding->cli, "by"), *note = cli_value(deciding->cli, "note");
    struct base_str name = base_str_trim(base_str_from(named != NULL ? named : login_name()));
    if (!is_text("the name of who decides", named != NULL ? named : login_name()) ||
        (note != NULL && !is_text("--note", note))) {
        return false;
    }
    if (name.length == 0 || name.length >= sizeof deciding->by) {
        cli_complain("who decides? name yourself with --by NAME or in $PACTA_AUTHOR");
        return false;
    }
    snprintf(deciding->by, sizeof deciding->by, "%.*s", BASE_STR_ARG(name));
    return true;
}

int cli_deciding_open(struct cli_deciding *deciding, const struct cli *cli)
{
    *deciding = (struct cli_deciding){.cli = cli, .as_json = cli_flag(cli, "json")};
    base_arena_init(&deciding->arena, 0);
    base_buffer_init(&deciding->out);
    if (!take_author(deciding)) {
        return CLI_BAD_USE;
    }
    if (access(cli_ledger_path(cli), F_OK) != 0) { /* opening for writing would make one */
        cli_complain("%s: no ledger there; name one with -d", cli_ledger_path(cli));
        return CLI_BAD_LEDGER;
    }
    return cli_open_ledger(cli, LEDGER_WRITE, &deciding->ledger);
}

bool cli_take_id(const char *word, struct base_str *id)
{
    *id = base_str_from(word);
    bool good = id->length == 17 && id->data[0] >= 'a' && id->data[0] <= 'z';
    for (uint32_t i = 1; i < id->length && good; i++) {
        good = (id->data[i] >= '0' && id->data[i] <= '9') || (id->data[i] >= 'a' && id->data[i] <= 'f');
    }
    if (!good) {
        cli_complain("%s is no id; ids have a letter and 16 digits, as 'pacta list' and 'pacta open' show them", word);
    }
    return good;
}

static void answer(struct cli_deciding *deciding, const struct ledger_decision *decision)
{
    struct base_buffer *out = &deciding->out;
    if (deciding->as_json) {
        base_buffer_add_text(out, deciding->count == 0 ? "[\n" : ",\n");
        api_decision_json(out, decision);
    } else {
        base_buffer_format(out, "%.*s ", BASE_STR_ARG(decision->id));
        api_decision_words(out, decision);
        base_buffer_add_text(out, " (");
        api_decision_signature(out, decision);
        base_buffer_add_text(out, ")\n");
    }
    deciding->count++;
}

int cli_decide(struct cli_deciding *deciding, struct ledger_verdict verdict)
{
    struct ledger_decisions made = {0};
    int64_t n;
    verdict.by = base_str_from(deciding->by);
    verdict.text = verdict.text.length > 0 ? verdict.text : base_str_from(cli_value(deciding->cli, "note"));
    pacta_status status = ledger_decide(deciding->ledger, &verdict, &n);
    if (status == PACTA_NOT_FOUND) {
        cli_complain("%.*s%s%.*s: no record or thread of that id; 'pacta list' and 'pacta open' show ids",
                     BASE_STR_ARG(verdict.id), verdict.other.length > 0 ? " or " : "", BASE_STR_ARG(verdict.other));
        return CLI_NOT_FOUND;
    }
    if (status == PACTA_OK) {
        status = ledger_decisions_after(&deciding->arena, deciding->ledger, n - 1, &made);
    }
    if (status != PACTA_OK) {
        cli_complain("%s", ledger_message(deciding->ledger));
        return cli_exit_of(status);
    }
    for (uint32_t i = 0; i < made.count && made.items[i].n == n; i++) {
        answer(deciding, &made.items[i]);
    }
    return CLI_OK;
}

int cli_deciding_close(struct cli_deciding *deciding, int status)
{
    struct follow_outcome outcome;
    if (deciding->count > 0 && follow_update(deciding->ledger, &outcome) != PACTA_OK) {
        cli_complain("%s", ledger_message(deciding->ledger));
        status = status == CLI_OK ? CLI_BAD_LEDGER : status;
    }
    if (deciding->as_json && deciding->count > 0) {
        base_buffer_add_text(&deciding->out, "\n]\n");
    }
    if (deciding->out.length > 0 && !cli_write(&deciding->out) && status == CLI_OK) {
        status = CLI_SOME_FAILED;
    }
    base_buffer_release(&deciding->out);
    base_arena_release(&deciding->arena);
    ledger_close(deciding->ledger);
    return status;
}
