/* pacta history: what people decided, about one record or thread, or about all. */
#include "cli/ask.h"

#include "api/decision.h"
#include "api/line.h"
#include "read/record_json.h"

/* What it was about, as it stood when it was decided. */
static void add_subject(struct cli_ask *ask, const struct ledger_decision *decision)
{
    struct read_record *record;
    if (decision->was.length == 0 || read_record_from_json(&ask->arena, decision->was, &record) != PACTA_OK) {
        return;
    }
    base_buffer_format(&ask->page.line, API_FAINT "%s: ", read_type_name(record->type));
    api_line(&ask->page.line, ask->asking.tables, record);
    base_buffer_add_text(&ask->page.line, API_NORMAL);
    api_page_flush(&ask->page, "    ", 4);
}

static void print_decision(struct cli_ask *ask, const struct ledger_decision *decision)
{
    struct base_buffer *line = &ask->page.line;
    base_buffer_format(line, "%.*s  ", BASE_STR_ARG(decision->at));
    api_plain(line, decision->by);
    base_buffer_add_text(line, "  " API_STRONG);
    api_plain(line, decision->id);
    base_buffer_add_text(line, API_NORMAL "  ");
    api_decision_words(line, decision);
    if (decision->record.length == 0) {
        base_buffer_add_text(line, API_ALARM " – no record rests on these words any more" API_NORMAL);
    } else if (!ledger_is_thread_id(decision->id) && !base_str_equal(decision->record, decision->id)) {
        base_buffer_format(line, " – now %.*s", BASE_STR_ARG(decision->record));
    }
    api_page_flush(&ask->page, "", 4);
    add_subject(ask, decision);
}

static void print_all(struct cli_ask *ask, const struct ledger_decisions *decisions)
{
    if (ask->as_json) {
        base_buffer_add_text(&ask->out, "[");
    }
    for (uint32_t i = 0; i < decisions->count; i++) {
        if (ask->as_json) {
            base_buffer_add_text(&ask->out, i == 0 ? "\n" : ",\n");
            api_decision_json(&ask->out, &decisions->items[i]);
        } else {
            print_decision(ask, &decisions->items[i]);
        }
    }
    if (ask->as_json) {
        base_buffer_add_text(&ask->out, decisions->count > 0 ? "\n]\n" : "]\n");
    }
}

static bool is_in(const struct ledger_decisions *decisions, int64_t n)
{
    for (uint32_t i = 0; i < decisions->count; i++) {
        if (decisions->items[i].n == n) {
            return true;
        }
    }
    return false;
}

static bool concerns(const struct ledger_decision *decision, const struct follow_thread *thread,
                     const struct follow_tolds *tolds)
{
    if (base_str_equal(decision->id, thread->id) || base_str_equal(decision->other, thread->id)) {
        return true;
    }
    for (uint32_t i = 0; i < tolds->count; i++) {
        struct base_str id = base_str_from(tolds->items[i].record->id);
        if (base_str_equal(decision->record, id) || base_str_equal(decision->other_record, id)) {
            return true;
        }
    }
    return false;
}

/* A thread's history is its own and that of its records. */
static pacta_status of_thread(struct cli_ask *ask, struct base_str id, struct ledger_decisions *decisions)
{
    struct follow_threads threads = {0};
    struct follow_tolds tolds = {0};
    struct ledger_decisions all = {0};
    pacta_status status = follow_find_named(&ask->arena, ask->ledger, id, 1, &threads);
    if (status != PACTA_OK || threads.count == 0) {
        return status == PACTA_NOT_FOUND ? PACTA_OK : status;
    }
    status = follow_records(&ask->arena, ask->ledger, threads.items[0].n, &tolds);
    if (status == PACTA_OK) {
        status = ledger_decisions_after(&ask->arena, ask->ledger, 0, &all);
    }
    for (uint32_t i = 0; i < all.count; i++) {
        if (concerns(&all.items[i], &threads.items[0], &tolds) && !is_in(decisions, all.items[i].n)) {
            *BASE_PUSH(&ask->arena, *decisions) = all.items[i];
        }
    }
    return status;
}

static int answer(struct cli_ask *ask)
{
    struct ledger_decisions decisions = {0};
    bool one = ask->cli->argument_count > 0;
    struct base_str id = base_str_from(one ? ask->cli->arguments[0] : NULL);
    pacta_status status = one ? ledger_decisions_of(&ask->arena, ask->ledger, id, &decisions)
                              : ledger_decisions_after(&ask->arena, ask->ledger, 0, &decisions);
    if (status == PACTA_OK && ledger_is_thread_id(id)) {
        status = of_thread(ask, id, &decisions);
    }
    if (status != PACTA_OK) {
        return cli_ask_failed(ask, status);
    }
    print_all(ask, &decisions);
    if (decisions.count == 0 && !ask->as_json) {
        cli_complain("nothing was decided%s", one ? " about that" : " yet");
    }
    return decisions.count > 0 ? CLI_OK : CLI_NOT_FOUND;
}

static int run(struct cli *cli)
{
    struct cli_ask ask;
    int status = cli_ask_open(&ask, cli, -1, 0);
    return cli_ask_close(&ask, status == CLI_OK ? answer(&ask) : status);
}

const struct cli_command CLI_HISTORY = {
    "history",
    "[ID] [OPTIONS]",
    "what people decided about a record or thread, or about all",
    "The oldest first. Decisions are only ever added; those whose words no record rests on any more say so.",
    0,
    1,
    {CLI_LEDGER_OPTION, {"json", 0, NULL, "print a JSON array of decisions"}},
    run,
};
