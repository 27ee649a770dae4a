/*
 * A data package: a folder with one table for each type of record, the threads, what belongs to them, their changes, the
 * official figures, and datapackage.json, which is written last, so that a folder with it is whole.
 */
#include "cli/export.h"

#include "api/package.h"
#include "ledger/trade.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_SOURCES = 500 };

struct package {
    struct cli_export *export;
    const char *folder;
    struct api_resources resources;
    struct api_sources sources;
    struct api_resource *now; /* the table being written */
};

/* ------------------------------------------------------------------ the folder */

/* A folder that is new, empty, or holds an older package. */
static bool make_folder(const char *folder)
{
    char inside[4200];
    snprintf(inside, sizeof inside, "%s/datapackage.json", folder);
    bool made = mkdir(folder, 0777) == 0, package = access(inside, F_OK) == 0, empty = true;
    DIR *open = made ? NULL : opendir(folder);
    for (struct dirent *entry; open != NULL && (entry = readdir(open)) != NULL;) {
        empty = empty && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0);
    }
    if (!made && (open == NULL || (!empty && !package))) {
        cli_complain("%s: %s", folder,
                     open == NULL ? "is no folder, and cannot be made"
                                  : "holds other things; name an empty or a new folder with --out");
    }
    bool usable = made || (open != NULL && (empty || package));
    if (open != NULL) {
        closedir(open);
    }
    if (usable && package) {
        unlink(inside);
    }
    return usable;
}

static bool open_file(struct package *package, const char *name)
{
    struct cli_export *export = package->export;
    export->path = base_str_format(&export->arena, "%s/%s", package->folder, name).data;
    export->file = fopen(export->path, "wb");
    export->bytes = 0;
    if (export->file == NULL) {
        cli_complain("%s: cannot be written: %s", export->path, strerror(errno));
    }
    return export->file != NULL;
}

static bool close_file(struct package *package)
{
    struct cli_export *export = package->export;
    bool written = cli_export_flush(export, true);
    bool closed = fclose(export->file) == 0;
    if (written && !closed) {
        cli_complain("%s: cannot be written: %s", export->path, strerror(errno));
    }
    export->file = NULL;
    return written && closed;
}

/* Opens the file of a new table and writes its header. */
static bool begin_table(struct package *package, struct api_resource resource)
{
    struct cli_export *export = package->export;
    resource.path = base_str_format(&export->arena, "%s.csv", resource.name).data;
    package->now = BASE_PUSH(&export->arena, package->resources);
    *package->now = resource;
    if (!open_file(package, resource.path)) {
        return false;
    }
    api_columns_header(&export->out, resource.columns, resource.column_count);
    return true;
}

static int end_table(struct package *package, int status)
{
    bool closed = close_file(package);
    package->now->bytes = package->export->bytes;
    return status != CLI_OK ? status : closed ? CLI_OK : CLI_SOME_FAILED;
}

/* ------------------------------------------------------------------ tables */

static void take_source(struct package *package, struct base_str name)
{
    struct api_sources *sources = &package->sources;
    for (uint32_t i = 0; i < sources->names.count; i++) {
        if (base_str_equal(sources->names.items[i], name)) {
            return;
        }
    }
    sources->more = sources->more || sources->names.count >= MOST_SOURCES;
    if (name.length > 0 && sources->names.count < MOST_SOURCES) {
        *BASE_PUSH(&package->export->arena, sources->names) = base_str_copy(&package->export->arena, name);
    }
}

static bool add_record(struct cli_export *export, const struct read_record *record, const struct ledger_found *found,
                       void *more)
{
    struct package *package = more;
    api_type_row(&export->out, record, found);
    package->now->rows++;
    if (record->type == READ_ARTICLE) {
        take_source(package, found->outlet);
    }
    return true;
}

static int add_type(struct package *package, enum read_type type)
{
    struct api_resource resource = {.name = read_type_name(type), .title = "Records of one type, the newest first"};
    resource.column_count = api_type_columns(type, resource.columns, API_PACKAGE_COLUMNS);
    struct ledger_filter filter = package->export->filter;
    filter.type = read_type_name(type);
    if (!begin_table(package, resource)) {
        return CLI_SOME_FAILED;
    }
    return end_table(package, cli_export_records(package->export, &filter, add_record, package));
}

static bool add_thread(struct cli_export *export, const struct follow_thread *thread, const struct follow_tolds *tolds,
                       void *more)
{
    (void)tolds;
    api_thread_row(&export->out, thread);
    ((struct package *)more)->now->rows++;
    return true;
}

static bool add_tolds(struct cli_export *export, const struct follow_thread *thread, const struct follow_tolds *tolds,
                      void *more)
{
    for (uint32_t i = 0; i < tolds->count; i++) {
        api_told_row(&export->out, thread, &tolds->items[i]);
    }
    ((struct package *)more)->now->rows += tolds->count;
    return true;
}

static bool add_changes(struct cli_export *export, const struct follow_thread *thread, const struct follow_tolds *tolds,
                        void *more)
{
    struct follow_changes changes = {0};
    if (follow_history(&export->scratch, export->ledger, thread, tolds, &changes) != PACTA_OK) {
        cli_complain("%s", ledger_message(export->ledger));
        return false;
    }
    for (uint32_t i = 0; i < changes.count; i++) {
        api_change_row(&export->out, thread, &changes.items[i]);
    }
    ((struct package *)more)->now->rows += changes.count;
    return true;
}

static int add_threads(struct package *package, struct api_resource resource, cli_export_thread *each)
{
    if (!begin_table(package, resource)) {
        return CLI_SOME_FAILED;
    }
    struct base_mark mark = base_arena_mark(&package->export->arena);
    int status = cli_export_threads(package->export, each, package);
    base_arena_rewind(&package->export->arena, mark);
    return end_table(package, status);
}

static int add_follow(struct package *package)
{
    struct api_resource threads = {.name = "thread", .title = "What many reports tell of one thing", .key = "id"};
    struct api_resource tolds = {
        .name = "thread_record", .title = "The records of each thread", .refers = "thread", .refers_to = "thread"};
    struct api_resource changes = {
        .name = "change", .title = "What changed in each thread", .refers = "thread", .refers_to = "thread"};
    threads.column_count = api_thread_columns(threads.columns, API_PACKAGE_COLUMNS);
    tolds.column_count = api_told_columns(tolds.columns, API_PACKAGE_COLUMNS);
    changes.column_count = api_change_columns(changes.columns, API_PACKAGE_COLUMNS);
    int status = add_threads(package, threads, add_thread);
    status = status == CLI_OK ? add_threads(package, tolds, add_tolds) : status;
    return status == CLI_OK ? add_threads(package, changes, add_changes) : status;
}

static void add_figure(struct package *package, const struct ledger_trade_row *row)
{
    struct base_buffer *out = &package->export->out;
    base_buffer_format(out, "%.*s,%.*s,%d,%s,%.15g,%.*s,", BASE_STR_ARG(row->reporter), BASE_STR_ARG(row->partner), row->year,
                       ledger_flow_name(row->flow), row->value, BASE_STR_ARG(row->unit));
    api_cell_quoted(out, row->origin);
    base_buffer_add_text(out, "\r\n");
    take_source(package, row->origin);
    package->now->rows++;
}

static int add_trade(struct package *package)
{
    struct api_resource resource = {
        .name = "trade",
        .title = "Trade of two states as one of them reports it",
        .columns = {{"reporter", "string"},
                    {"partner", "string"},
                    {"year", "integer"},
                    {"flow", "string"},
                    {"value", "number"},
                    {"unit", "string"},
                    {"origin", "string"}},
        .column_count = 7,
    };
    struct ledger_trade_rows rows;
    pacta_status status = ledger_trade_all(&package->export->arena, package->export->ledger, &rows);
    if (status != PACTA_OK) {
        return cli_export_failed(package->export, status);
    }
    if (!begin_table(package, resource)) {
        return CLI_SOME_FAILED;
    }
    bool written = true;
    for (uint32_t i = 0; i < rows.count && written; i++) {
        add_figure(package, &rows.items[i]);
        written = cli_export_flush(package->export, false);
    }
    return end_table(package, written ? CLI_OK : CLI_SOME_FAILED);
}

/* ------------------------------------------------------------------ all of it */

static int describe(struct package *package)
{
    if (!open_file(package, "datapackage.json")) {
        return CLI_SOME_FAILED;
    }
    api_package_json(&package->export->out, &package->resources, &package->sources, base_str_from(package->export->on));
    return close_file(package) ? CLI_OK : CLI_SOME_FAILED;
}

int cli_export_package(struct cli_export *export)
{
    struct package package = {.export = export, .folder = cli_value(export->cli, "out")};
    int status = CLI_OK;
    if (package.folder == NULL) {
        cli_complain("a data package is a folder; name it: --out FOLDER");
        return CLI_BAD_USE;
    }
    if (!make_folder(package.folder)) {
        return CLI_SOME_FAILED;
    }
    for (int type = 0; status == CLI_OK && type < READ_TYPE_COUNT; type++) {
        status = add_type(&package, (enum read_type)type);
    }
    status = status == CLI_OK ? add_follow(&package) : status;
    status = status == CLI_OK ? add_trade(&package) : status;
    return status == CLI_OK ? describe(&package) : status;
}
