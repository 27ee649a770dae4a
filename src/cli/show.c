/* pacta show: one record and what stands behind it. */
#include "cli/cli.h"
#include "cli/names.h"

#include "api/show.h"
#include "read/record_json.h"

static int print(const struct cli *cli, struct ledger *ledger, struct base_arena *arena, const struct ledger_found *found)
{
    struct read_record *record;
    struct api_printed printed;
    struct ledger_decisions decisions = {0};
    struct base_str text;
    struct base_buffer out;
    base_buffer_init(&out);
    pacta_status status = ledger_source_text(ledger, arena, found->source, &text);
    if (status == PACTA_OK) {
        status = read_record_from_json(arena, found->json, &record);
    }
    if (status == PACTA_OK) {
        status = ledger_decisions_of(arena, ledger, base_str_from(record->id), &decisions);
    }
    if (status == PACTA_OK) {
        bool corrected = api_printed_from(arena, found->json, &printed);
        const struct api_shown shown = {record, found, text, cli_tables(), corrected ? &printed : NULL, &decisions};
        if (cli_flag(cli, "json")) {
            api_show_json(&out, &shown);
            base_buffer_add_char(&out, '\n');
        } else {
            api_show_text(&out, &shown, cli_width(), cli_colours(cli));
        }
        status = cli_write(&out) ? PACTA_OK : PACTA_BAD_INPUT;
    } else {
        cli_complain("%s", ledger_message(ledger));
    }
    base_buffer_release(&out);
    return cli_exit_of(status);
}

static int show(const struct cli *cli, struct ledger *ledger)
{
    const struct ledger_filter filter = {.id = base_str_from(cli->arguments[0]), .limit = 1};
    struct ledger_cursor *cursor;
    struct ledger_found found;
    struct base_arena arena;
    pacta_status status = ledger_find(ledger, &filter, &cursor);
    if (status != PACTA_OK) {
        cli_complain("%s", ledger_message(ledger));
        return cli_exit_of(status);
    }
    int code = CLI_NOT_FOUND;
    base_arena_init(&arena, 0);
    bool there = ledger_next(cursor, &found);
    if (there) {
        code = print(cli, ledger, &arena, &found);
    }
    base_arena_release(&arena);
    status = ledger_cursor_close(cursor);
    if (!there) {
        cli_complain("%s", status == PACTA_OK ? "no record of that id; 'pacta list' shows ids" : ledger_message(ledger));
    }
    return status == PACTA_OK ? code : cli_exit_of(status);
}

static int run(struct cli *cli)
{
    struct ledger *ledger;
    int status = cli_open_ledger(cli, LEDGER_READ, &ledger);
    if (status == CLI_OK) {
        status = show(cli, ledger);
        ledger_close(ledger);
    }
    return status;
}

const struct cli_command CLI_SHOW = {
    "show",
    "ID [OPTIONS]",
    "show one record, its quotations in their surroundings, and its source",
    NULL,
    1,
    1,
    {CLI_LEDGER_OPTION, {"json", 0, NULL, "print JSON"}},
    run,
};
