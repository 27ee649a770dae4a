/* pacta export: all records of the ledger, for other programs. */
#include "cli/cli.h"

#include "ledger/find.h"
#include "read/record_json.h"

#include <math.h>
#include <string.h>

/* The columns of the table form: what a record says of itself first, then the fields that fit a cell. Lists are joined by
 * "; ", dates are split into their days, the first quotation stands in the last column. */
static const enum read_field COLUMNS[] = {
    READ_F_KIND,          READ_F_STATUS,        READ_F_STANCE,       READ_F_SAID_BY,  READ_F_TITLE,      READ_F_NAME,
    READ_F_SHORT,         READ_F_PERSON,        READ_F_OFFICE_TITLE, READ_F_COUNTRY,  READ_F_BODY_NAME,  READ_F_SESSION,
    READ_F_LEVEL,         READ_F_SUBJECT,       READ_F_BY,           READ_F_ACTION,   READ_F_OBJECT,     READ_F_STRENGTH,
    READ_F_METRIC,        READ_F_QUANTITY,      READ_F_OF,           READ_F_VALUE,    READ_F_AMOUNT,     READ_F_MIN,
    READ_F_MAX,           READ_F_UNIT,          READ_F_COUNT,        READ_F_DEADLINE, READ_F_PLOVER,     READ_F_CAMEO,
    READ_F_SOURCE_ACTORS, READ_F_TARGET_ACTORS, READ_F_PARTIES,      READ_F_SECTORS,  READ_F_CONFIDENCE,
};

/* A cell in double quotes when it needs them. A cell that a spreadsheet would run as a formula gets an apostrophe first. */
static void add_cell(struct base_buffer *out, struct base_str text)
{
    bool formula = text.length > 1 && strchr("=+-@\t\r", text.data[0]) != NULL && !(text.data[1] >= '0' && text.data[1] <= '9');
    bool quoted = formula;
    for (uint32_t i = 0; i < text.length && !quoted; i++) {
        quoted = strchr(",\"\r\n", text.data[i]) != NULL && text.data[i] != '\0';
    }
    if (!quoted) {
        base_buffer_add_str(out, text);
        return;
    }
    base_buffer_add_text(out, formula ? "\"'" : "\"");
    for (uint32_t i = 0; i < text.length; i++) {
        base_buffer_add_text(out, text.data[i] == '"' ? "\"" : "");
        base_buffer_add_char(out, text.data[i]);
    }
    base_buffer_add_char(out, '"');
}

static void add_day(struct base_buffer *out, int32_t day)
{
    if (day != TEXT_NO_DAY) {
        int32_t year;
        uint32_t month, date;
        text_day_to_ymd(day, &year, &month, &date);
        base_buffer_format(out, "%04d-%02u-%02u", year, month, date);
    }
}

static void add_joined(struct base_buffer *out, const struct read_value *value)
{
    struct base_buffer joined;
    base_buffer_init(&joined);
    for (uint32_t i = 0; i < value->as.texts.count; i++) {
        base_buffer_add_text(&joined, i > 0 ? "; " : "");
        base_buffer_add_str(&joined, value->as.texts.items[i]);
    }
    add_cell(out, (struct base_str){joined.data, (uint32_t)joined.length});
    base_buffer_release(&joined);
}

static void add_value(struct base_buffer *out, const struct read_record *record, enum read_field field)
{
    const struct read_value *value = read_get(record, field);
    base_buffer_add_char(out, ',');
    if (value == NULL) {
        return;
    }
    switch (read_field_kind(field)) {
    case READ_IS_TEXT:
        add_cell(out, value->as.text);
        break;
    case READ_IS_NUMBER:
        base_buffer_format(out, "%.15g", value->as.number);
        break;
    case READ_IS_TEXTS:
        add_joined(out, value);
        break;
    case READ_IS_DATE:
        add_day(out, value->as.date.to != TEXT_NO_DAY ? value->as.date.to : value->as.date.from);
        break;
    default:
        break;
    }
}

static void add_row(struct base_buffer *out, const struct read_record *record, const struct ledger_found *found)
{
    const struct read_value *date = read_get(record, READ_F_DATE), *place = read_get(record, READ_F_PLACE);
    base_buffer_format(out, "%s,%s,", read_type_name(record->type), record->id);
    add_cell(out, found->path);
    base_buffer_format(out, ",%u,%.*s,", record->article, BASE_STR_ARG(found->published));
    add_day(out, date != NULL ? date->as.date.from : TEXT_NO_DAY);
    base_buffer_add_char(out, ',');
    add_day(out, date != NULL ? date->as.date.to : TEXT_NO_DAY);
    base_buffer_add_char(out, ',');
    add_cell(out, place != NULL ? place->as.place.name : (struct base_str){0});
    for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++) {
        add_value(out, record, COLUMNS[i]);
    }
    base_buffer_add_char(out, ',');
    add_cell(out, record->evidence.count > 0 ? record->evidence.items[0].quote : (struct base_str){0});
    base_buffer_add_text(out, "\r\n");
}

static void add_header(struct base_buffer *out)
{
    base_buffer_add_text(out, "record,id,source,article,published,date_from,date_to,place");
    for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++) {
        base_buffer_format(out, ",%s", read_field_name(COLUMNS[i]));
    }
    base_buffer_add_text(out, ",quote\r\n");
}

static bool export_one(struct base_buffer *out, struct base_arena *arena, const struct ledger_found *found, bool as_table)
{
    struct read_record *record;
    if (!as_table) {
        base_buffer_add_str(out, found->json);
        base_buffer_add_char(out, '\n');
    } else {
        base_arena_reset(arena);
        if (read_record_from_json(arena, found->json, &record) == PACTA_OK) {
            add_row(out, record, found);
        }
    }
    bool written = out->length < 65536 || cli_write(out);
    if (out->length >= 65536) {
        base_buffer_clear(out);
    }
    return written;
}

static int export_all(struct ledger *ledger, const struct ledger_filter *filter, bool as_table)
{
    struct ledger_cursor *cursor;
    struct ledger_found found;
    struct base_buffer out;
    struct base_arena arena;
    pacta_status status = ledger_find(ledger, filter, &cursor);
    if (status != PACTA_OK) {
        cli_complain("%s", ledger_message(ledger));
        return cli_exit_of(status);
    }
    base_buffer_init(&out);
    base_arena_init(&arena, 0);
    if (as_table) {
        add_header(&out);
    }
    bool written = true;
    while (written && ledger_next(cursor, &found)) {
        written = export_one(&out, &arena, &found, as_table);
    }
    written = written && cli_write(&out);
    status = ledger_cursor_close(cursor);
    if (status != PACTA_OK) {
        cli_complain("%s", ledger_message(ledger));
    }
    base_arena_release(&arena);
    base_buffer_release(&out);
    return status != PACTA_OK ? cli_exit_of(status) : written ? CLI_OK : CLI_SOME_FAILED;
}

static int run(struct cli *cli)
{
    struct ledger *ledger;
    struct ledger_filter filter = {0};
    enum read_type type;
    const char *format = cli_value(cli, "format");
    bool as_table = format != NULL && strcmp(format, "csv") == 0;
    if (format != NULL && !as_table && strcmp(format, "jsonl") != 0) {
        cli_complain("--format: %s is neither jsonl nor csv", format);
        return CLI_BAD_USE;
    }
    if (cli->argument_count > 0) {
        if (!cli_type(cli->arguments[0], &type)) {
            return CLI_BAD_USE;
        }
        filter.type = read_type_name(type);
    }
    int status = cli_open_ledger(cli, LEDGER_READ, &ledger);
    if (status == CLI_OK) {
        status = export_all(ledger, &filter, as_table);
        ledger_close(ledger);
    }
    return status;
}

const struct cli_command CLI_EXPORT = {
    "export",
    "[TYPE] [OPTIONS]",
    "write all records, or those of one type, as JSON Lines or CSV",
    NULL,
    0,
    1,
    {CLI_LEDGER_OPTION, {"format", 'f', "FORMAT", "jsonl (default) or csv"}},
    run,
};
