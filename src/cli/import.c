/* pacta import: official figures from tables. */
#include "cli/cli.h"
#include "cli/names.h"

#include "base/json.h"
#include "ledger/trade.h"

#include <string.h>

struct importing {
    struct ledger *ledger;
    struct base_arena arena;
    struct base_buffer out;
    bool as_json, failed;
    int files;
};

static void add_passed_over(struct base_buffer *out, const struct ledger_trade_file *file)
{
    const struct {
        uint64_t count;
        const char *what;
    } ROWS[] = {
        {file->parts, "of single products, months or ways of transport"},
        {file->groups, "about the world or a region"},
        {file->returns, "of re-exports, re-imports or goods that came back"},
        {file->others, "of other indicators"},
        {file->blanks, "without a value"},
        {file->faults.count, "faulty"},
    };
    const char *between = "; left out: ";
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        if (ROWS[i].count > 0) {
            base_buffer_format(out, "%s%llu %s", between, (unsigned long long)ROWS[i].count, ROWS[i].what);
            between = ", ";
        }
    }
}

static void add_line(struct base_buffer *out, const char *path, const struct ledger_trade_file *file,
                     enum ledger_outcome outcome)
{
    if (outcome == LEDGER_KNOWN) {
        base_buffer_format(out, "%s: known already, nothing added", path);
    } else {
        base_buffer_format(out, "%s: %u figures added (%s)", path, file->rows.count, file->format);
    }
    add_passed_over(out, file);
    base_buffer_add_char(out, '\n');
}

static void put_count(struct base_buffer *out, const char *key, uint64_t count)
{
    base_json_key(out, key);
    base_json_number(out, (double)count);
}

static void put_faults(struct base_buffer *out, const struct ledger_trade_file *file)
{
    base_json_key(out, "faults");
    base_json_open(out, '[');
    for (uint32_t i = 0; i < file->faults.count; i++) {
        base_json_open(out, '{');
        put_count(out, "line", file->faults.items[i].line);
        base_json_key(out, "text");
        base_json_str(out, file->faults.items[i].text);
        base_json_close(out, '}');
    }
    base_json_close(out, ']');
}

static void put_object(struct importing *importing, const char *path, const struct ledger_trade_file *file,
                       enum ledger_outcome outcome)
{
    struct base_buffer *out = &importing->out;
    base_buffer_add_text(out, importing->files == 0 ? "[\n" : ",\n");
    base_json_open(out, '{');
    base_json_key(out, "file");
    base_json_str(out, base_str_from(path));
    base_json_key(out, "format");
    base_json_str(out, base_str_from(file->format));
    base_json_key(out, "known");
    base_json_flag(out, outcome == LEDGER_KNOWN);
    put_count(out, "added", outcome == LEDGER_KNOWN ? 0 : file->rows.count);
    put_count(out, "parts", file->parts);
    put_count(out, "groups", file->groups);
    put_count(out, "returns", file->returns);
    put_count(out, "others", file->others);
    put_count(out, "blanks", file->blanks);
    put_faults(out, file);
    base_json_close(out, '}');
}

static void complain_of_faults(const char *path, const struct ledger_trade_file *file)
{
    for (uint32_t i = 0; i < file->faults.count; i++) {
        cli_complain("%s: line %u: %.*s", path, file->faults.items[i].line, BASE_STR_ARG(file->faults.items[i].text));
    }
}

/* A file in which nothing can be used is not remembered, so that it can be mended and tried again. */
static int keep(struct importing *importing, const char *path, const struct ledger_trade_file *file,
                enum ledger_outcome *outcome)
{
    if (file->rows.count == 0) {
        if (file->faults.count == 0) {
            cli_complain("%s: no totals between two states; choose all products together, and partners one by one", path);
        }
        importing->failed = true;
        return CLI_OK;
    }
    importing->failed = importing->failed || file->faults.count > 0;
    pacta_status status = ledger_trade_import(importing->ledger, base_str_from(path), file, outcome);
    if (status != PACTA_OK) {
        cli_complain("%s", ledger_message(importing->ledger));
    }
    return cli_exit_of(status);
}

static int import_file(struct importing *importing, const char *path)
{
    struct base_buffer bytes;
    struct ledger_trade_file file;
    enum ledger_outcome outcome = LEDGER_ADDED;
    base_buffer_init(&bytes);
    base_arena_reset(&importing->arena);
    if (!cli_load(path, &bytes)) {
        importing->failed = true;
        base_buffer_release(&bytes);
        return CLI_OK;
    }
    (void)ledger_trade_parse(&importing->arena, cli_tables(), (struct base_str){bytes.data, (uint32_t)bytes.length}, &file);
    complain_of_faults(path, &file);
    int status = keep(importing, path, &file, &outcome);
    if (status == CLI_OK && importing->as_json) {
        put_object(importing, path, &file, outcome);
    } else if (status == CLI_OK && file.rows.count > 0) {
        add_line(&importing->out, path, &file, outcome);
    }
    importing->files++;
    base_buffer_release(&bytes);
    return status;
}

static int import_all(struct importing *importing, const struct cli *cli)
{
    int status = CLI_OK;
    for (int i = 1; status == CLI_OK && i < cli->argument_count; i++) {
        status = import_file(importing, cli->arguments[i]);
    }
    if (importing->as_json) {
        base_buffer_add_text(&importing->out, importing->files == 0 ? "[]\n" : "\n]\n");
    }
    bool written = cli_write(&importing->out);
    return status != CLI_OK ? status : importing->failed || !written ? CLI_SOME_FAILED : CLI_OK;
}

static int run(struct cli *cli)
{
    struct importing importing = {.as_json = cli_flag(cli, "json")};
    if (strcmp(cli->arguments[0], "trade") != 0) {
        cli_complain("%s: only trade figures can be imported: pacta import trade FILE.csv", cli->arguments[0]);
        return CLI_BAD_USE;
    }
    int status = cli_tables() != NULL ? cli_open_ledger(cli, LEDGER_WRITE, &importing.ledger) : CLI_NO_MEMORY;
    if (status == CLI_OK) {
        base_arena_init(&importing.arena, 0);
        base_buffer_init(&importing.out);
        status = import_all(&importing, cli);
        base_buffer_release(&importing.out);
        base_arena_release(&importing.arena);
        ledger_close(importing.ledger);
    }
    return status;
}

const struct cli_command CLI_IMPORT = {
    "import",
    "trade FILE.csv... [OPTIONS]",
    "take official trade figures from UN Comtrade, WITS or plain tables",
    "A plain table has the columns reporter, partner, year, flow, value, unit and source; other tables are known by their\n"
    "headings. Only totals of a year between two states count. 'pacta targets' shows targets against them.",
    2,
    -1,
    {CLI_LEDGER_OPTION, {"json", 0, NULL, "print what became of each file as a JSON array"}},
    run,
};
