/* pacta export: what the ledger holds, for other programs. */
#include "cli/export.h"

#include "api/export_record.h"
#include "api/thread.h"
#include "cli/names.h"
#include "read/record_json.h"

#include <errno.h>
#include <string.h>

enum { ENOUGH = 65536 };

bool cli_export_flush(struct cli_export *export, bool all)
{
    struct base_buffer *out = &export->out;
    if (!all && out->length < ENOUGH) {
        return true;
    }
    export->bytes += out->length;
    bool written =
        export->file == NULL ? cli_write(out) : !out->broken && fwrite(out->data, 1, out->length, export->file) == out->length;
    if (!written && export->file != NULL) {
        cli_complain("%s: cannot be written: %s", export->path, out->broken ? "memory ended" : strerror(errno));
    }
    base_buffer_clear(out);
    return written;
}

int cli_export_failed(const struct cli_export *export, pacta_status status)
{
    cli_complain("%s", ledger_message(export->ledger));
    return cli_exit_of(status);
}

int cli_export_records(struct cli_export *export, const struct ledger_filter *filter, cli_export_record *each, void *more)
{
    struct ledger_cursor *cursor;
    struct ledger_found found;
    struct read_record *record;
    bool written = true;
    pacta_status status = ledger_find(export->ledger, filter, &cursor);
    if (status != PACTA_OK) {
        return cli_export_failed(export, status);
    }
    while (written && ledger_next(cursor, &found)) {
        base_arena_reset(&export->scratch);
        if (read_record_from_json(&export->scratch, found.json, &record) == PACTA_OK) {
            written = each(export, record, &found, more) && cli_export_flush(export, false);
        }
    }
    status = ledger_cursor_close(cursor);
    return status != PACTA_OK ? cli_export_failed(export, status) : written ? CLI_OK : CLI_SOME_FAILED;
}

int cli_export_threads(struct cli_export *export, cli_export_thread *each, void *more)
{
    struct follow_threads threads = {0};
    bool written = true;
    pacta_status status = follow_find(&export->arena, export->ledger, &export->threads, &threads);
    for (uint32_t i = 0; status == PACTA_OK && written && i < threads.count; i++) {
        struct follow_tolds tolds = {0};
        base_arena_reset(&export->scratch);
        status = follow_records(&export->scratch, export->ledger, threads.items[i].n, &tolds);
        written = status == PACTA_OK && each(export, &threads.items[i], &tolds, more) && cli_export_flush(export, false);
    }
    return status != PACTA_OK ? cli_export_failed(export, status) : written ? CLI_OK : CLI_SOME_FAILED;
}

/* ------------------------------------------------------------------ records and threads, as they are */

static bool add_json(struct cli_export *export, const struct read_record *record, const struct ledger_found *found, void *more)
{
    (void)record, (void)more;
    base_buffer_add_str(&export->out, found->json);
    base_buffer_add_char(&export->out, '\n');
    return true;
}

static bool add_row(struct cli_export *export, const struct read_record *record, const struct ledger_found *found, void *more)
{
    (void)more;
    api_records_row(&export->out, record, found);
    return true;
}

static bool add_thread_json(struct cli_export *export, const struct follow_thread *row, const struct follow_tolds *tolds,
                            void *more)
{
    const struct api_asking asking = {&export->scratch, export->ledger, cli_tables(), base_str_from(export->on)};
    struct api_thread thread = {.thread = *row};
    (void)tolds, (void)more;
    if (api_thread_load_whole(&asking, &thread) != PACTA_OK) {
        cli_complain("%s", ledger_message(export->ledger));
        return false;
    }
    api_thread_json(&export->out, &asking, &thread, API_THREAD_WHOLE);
    base_buffer_add_char(&export->out, '\n');
    return true;
}

static bool add_thread_row(struct cli_export *export, const struct follow_thread *thread, const struct follow_tolds *tolds,
                           void *more)
{
    (void)tolds, (void)more;
    api_thread_row(&export->out, thread);
    return true;
}

static int export_records(struct cli_export *export, bool as_table)
{
    if (as_table) {
        api_records_header(&export->out);
    }
    return cli_export_records(export, &export->filter, as_table ? add_row : add_json, NULL);
}

static int export_threads(struct cli_export *export, bool as_table)
{
    struct api_column columns[40];
    if (as_table) {
        api_columns_header(&export->out, columns, api_thread_columns(columns, 40));
    }
    return cli_export_threads(export, as_table ? add_thread_row : add_thread_json, NULL);
}

/* ------------------------------------------------------------------ the command */

static bool take_options(struct cli_export *export)
{
    const struct cli *cli = export->cli;
    const char *party = cli_value(cli, "party"), *with = cli_value(cli, "with"), *since = cli_value(cli, "since");
    if (with != NULL && party == NULL) {
        cli_complain("--with needs --party: --party A --with B");
        return false;
    }
    return cli_today(cli, export->on) && (party == NULL || cli_party(party, export->party)) &&
           (with == NULL || cli_party(with, export->with)) && (since == NULL || cli_day("since", since, export->since)) &&
           cli_number(cli, "limit", 0, 1000000000, 0, &export->limit);
}

/* TYPE as an argument, or after --type; "thread" is one too. */
static bool take_type(struct cli_export *export, bool *threads)
{
    const struct cli *cli = export->cli;
    const char *word = cli->argument_count > 0 ? cli->arguments[0] : cli_value(cli, "type");
    enum read_type type;
    *threads = word != NULL && (strcmp(word, "thread") == 0 || strcmp(word, "threads") == 0);
    if (word == NULL || *threads) {
        return true;
    }
    if (!cli_type(word, &type)) {
        return false;
    }
    export->filter.type = read_type_name(type);
    return true;
}

static void fill_filters(struct cli_export *export)
{
    export->filter.party = base_str_from(export->party);
    export->filter.with = base_str_from(export->with);
    export->filter.since = base_str_from(export->since);
    export->filter.limit = (uint64_t) export->limit;
    export->filter.rejected_too = cli_flag(export->cli, "all");
    export->threads = (struct follow_filter){.party = export->filter.party,
                                             .with = export->filter.with,
                                             .since = export->filter.since,
                                             .limit = export->filter.limit};
}

/* Formats that are made of threads or events whatever TYPE is. */
static bool is_fixed(const char *format)
{
    return strcmp(format, "jsonl") != 0 && strcmp(format, "csv") != 0;
}

static int write_export(struct cli_export *export, const char *format, bool threads)
{
    if (strcmp(format, "ics") == 0) {
        return cli_export_calendar(export);
    }
    if (strcmp(format, "atom") == 0) {
        return cli_export_feed(export);
    }
    if (strcmp(format, "package") == 0) {
        return cli_export_package(export);
    }
    if (is_fixed(format)) {
        return cli_export_peer(export, format);
    }
    bool as_table = strcmp(format, "csv") == 0;
    return threads ? export_threads(export, as_table) : export_records(export, as_table);
}

static bool check_format(const struct cli_export *export, const char *format, bool threads)
{
    static const char KNOWN[] = "jsonl csv ics atom package gdelt icews polecat phoenix phoenix-cline phoenix-pipeline";
    bool typed = export->filter.type != NULL || threads;
    if (!base_str_in(base_str_from(format), KNOWN)) {
        cli_complain(
            "--format: %s is none of jsonl, csv, ics, atom, package, gdelt, icews, polecat, phoenix, phoenix-cline and "
            "phoenix-pipeline",
            format);
        return false;
    }
    if (is_fixed(format) && typed) {
        cli_complain("--format %s takes no type: it has what it is made for", format);
        return false;
    }
    return true;
}

static int run(struct cli *cli)
{
    struct cli_export export = {.cli = cli};
    const char *format = cli_value(cli, "format") != NULL ? cli_value(cli, "format") : "jsonl";
    bool threads;
    if (!take_type(&export, &threads) || !check_format(&export, format, threads) || !take_options(&export)) {
        return CLI_BAD_USE;
    }
    fill_filters(&export);
    int status = cli_open_ledger(cli, LEDGER_READ, &export.ledger);
    if (status != CLI_OK) {
        return status;
    }
    base_arena_init(&export.arena, 0);
    base_arena_init(&export.scratch, 0);
    base_buffer_init(&export.out);
    status = write_export(&export, format, threads);
    if (!cli_export_flush(&export, true) && status == CLI_OK) {
        status = CLI_SOME_FAILED;
    }
    base_buffer_release(&export.out);
    base_arena_release(&export.scratch);
    base_arena_release(&export.arena);
    ledger_close(export.ledger);
    return status;
}

const struct cli_command CLI_EXPORT = {
    "export",
    "[TYPE] [OPTIONS]",
    "write records, threads, a calendar, a feed, a data package or the tables of other projects",
    "jsonl and csv hold all records, or those of one TYPE, or the threads ('pacta export thread'). ics is a calendar of what "
    "is\n"
    "planned and due, atom a feed of what changed, package a folder of tables with a description (Frictionless Data). gdelt, "
    "icews,\n"
    "polecat, phoenix, phoenix-cline and phoenix-pipeline hold the events in the columns of these projects.",
    0,
    1,
    {CLI_LEDGER_OPTION,
     {"format", 'f', "FORMAT", "jsonl (default), csv, ics, atom, package, gdelt, icews, polecat, phoenix, ..."},
     {"type", 0, "TYPE", "the same as TYPE"},
     {"party", 'p', "COUNTRY", "only what this country or bloc has a part in"},
     {"with", 'w', "COUNTRY", "and this one"},
     {"since", 0, "DAY", "not before this day (atom: default 30 days before --on)"},
     CLI_ON_OPTION,
     {"limit", 'n', "N", "at most N (default 0: all)"},
     {"all", 'a', NULL, "also records that were rejected"},
     {"out", 'o', "FOLDER", "where the data package goes"},
     {"header", 0, NULL, "write the names of columns also where the project's own files have none"}},
    run,
};
