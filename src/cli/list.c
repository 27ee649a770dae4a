/* pacta list: records of one type, the newest first. */
#include "cli/cli.h"
#include "cli/names.h"

#include "api/line.h"
#include "api/wrap.h"
#include "ledger/find.h"
#include "read/record_json.h"

#include <stdio.h>
#include <string.h>

struct listing {
    const struct cli *cli;
    struct base_arena arena;
    struct base_buffer out, line;
    uint64_t count;
    uint32_t width;
    bool as_json;
    bool colours;
};

static void add_parties(struct base_buffer *out, const struct read_record *record)
{
    const struct read_value *parties = read_get(record, READ_F_PARTIES);
    uint32_t count = parties != NULL ? parties->as.texts.count : 0;
    for (uint32_t i = 0; i < count && i < 3; i++) {
        base_buffer_add_text(out, i > 0 ? " " : "");
        api_plain(out, parties->as.texts.items[i]);
    }
    base_buffer_add_text(out, count > 3 ? " …" : "");
}

/* What people said of it, in front of the line. */
static void add_verdict(struct base_buffer *out, struct base_str json)
{
    static const struct {
        const char *member, *word;
    } VERDICTS[] = {
        {",\"corrected\":{", "[corrected] "}, {",\"accepted\":{", "[accepted] "}, {",\"rejected\":{", "[rejected] "}};
    for (size_t i = 0; i < sizeof VERDICTS / sizeof *VERDICTS; i++) {
        base_buffer_add_text(out, base_str_find(json, VERDICTS[i].member, 0) >= 0 ? VERDICTS[i].word : "");
    }
}

/* id, day, parties in columns; the line wraps in the fourth. */
static void print_row(struct listing *listing, const struct ledger_found *found, const struct read_record *record)
{
    enum { LINE_AT = 46 };
    struct base_buffer *out = &listing->out;
    const char *dim = listing->colours ? "\033[2m" : "", *plain = listing->colours ? "\033[0m" : "";
    char parties[40];
    base_buffer_clear(&listing->line);
    add_parties(&listing->line, record);
    snprintf(parties, sizeof parties, "%.*s", (int)listing->line.length, listing->line.data != NULL ? listing->line.data : "");
    base_buffer_format(out, "%s%-17s%s  %-10.*s  %s", dim, record->id, plain,
                       BASE_STR_ARG(found->day.length > 0 ? found->day : BASE_STR("undated")), parties);
    for (uint32_t column = 31 + api_columns(base_str_from(parties)); column < LINE_AT; column++) {
        base_buffer_add_char(out, ' ');
    }
    base_buffer_clear(&listing->line);
    add_verdict(&listing->line, found->json);
    api_line(&listing->line, cli_tables(), record);
    api_wrap(out, (struct base_str){listing->line.data, (uint32_t)listing->line.length}, LINE_AT, LINE_AT, listing->width);
}

static bool print_found(struct listing *listing, const struct ledger_found *found)
{
    struct read_record *record;
    base_arena_reset(&listing->arena);
    base_buffer_clear(&listing->out);
    if (listing->as_json) {
        base_buffer_add_text(&listing->out, listing->count == 0 ? "[\n" : ",\n");
        base_buffer_add_str(&listing->out, found->json);
    } else if (read_record_from_json(&listing->arena, found->json, &record) == PACTA_OK) {
        print_row(listing, found, record);
    }
    listing->count++;
    return cli_write(&listing->out);
}

static int end_listing(struct listing *listing, pacta_status status, struct ledger *ledger)
{
    if (status != PACTA_OK) {
        cli_complain("%s", ledger_message(ledger));
        return cli_exit_of(status);
    }
    if (listing->as_json) {
        base_buffer_clear(&listing->out);
        base_buffer_add_text(&listing->out, listing->count == 0 ? "[]\n" : "\n]\n");
        (void)cli_write(&listing->out);
    } else if (listing->count == 0) {
        cli_complain("nothing found");
    }
    return listing->count == 0 ? CLI_NOT_FOUND : CLI_OK;
}

static int list(struct listing *listing, struct ledger *ledger, const struct ledger_filter *filter)
{
    struct ledger_cursor *cursor;
    struct ledger_found found;
    pacta_status status = ledger_find(ledger, filter, &cursor);
    if (status != PACTA_OK) {
        return end_listing(listing, status, ledger);
    }
    bool written = true;
    while (written && ledger_next(cursor, &found)) {
        written = print_found(listing, &found);
    }
    status = ledger_cursor_close(cursor);
    return written ? end_listing(listing, status, ledger) : CLI_SOME_FAILED;
}

/* What the options ask for, in the ledger's terms. */
struct wishes {
    struct ledger_filter filter;
    char party[16], with[16], since[11], until[11];
};

static bool take_wishes(const struct cli *cli, struct wishes *wishes)
{
    const char *party = cli_value(cli, "party"), *with = cli_value(cli, "with"), *since = cli_value(cli, "since"),
               *until = cli_value(cli, "until");
    long limit;
    enum read_type type;
    *wishes = (struct wishes){0};
    if (!cli_type(cli->arguments[0], &type) || !cli_number(cli, "limit", 1, 1000000000, 50, &limit)) {
        return false;
    }
    if (with != NULL && party == NULL) {
        cli_complain("--with needs --party: --party A --with B");
        return false;
    }
    if ((party != NULL && !cli_party(party, wishes->party)) || (with != NULL && !cli_party(with, wishes->with)) ||
        (since != NULL && !cli_day("since", since, wishes->since)) ||
        (until != NULL && !cli_day("until", until, wishes->until))) {
        return false;
    }
    wishes->filter = (struct ledger_filter){
        .type = read_type_name(type),
        .party = base_str_from(wishes->party),
        .with = base_str_from(wishes->with),
        .since = base_str_from(wishes->since),
        .until = base_str_from(wishes->until),
        .sector = base_str_from(cli_value(cli, "sector")),
        .status = base_str_from(cli_value(cli, "status")),
        .limit = (uint64_t)limit,
        .rejected_too = cli_flag(cli, "all"),
    };
    return true;
}

static int run(struct cli *cli)
{
    struct wishes wishes;
    struct ledger *ledger;
    if (!take_wishes(cli, &wishes)) {
        return CLI_BAD_USE;
    }
    int status = cli_open_ledger(cli, LEDGER_READ, &ledger);
    if (status != CLI_OK) {
        return status;
    }
    struct listing listing = {.cli = cli, .width = cli_width(), .as_json = cli_flag(cli, "json"), .colours = cli_colours(cli)};
    base_arena_init(&listing.arena, 0);
    status = list(&listing, ledger, &wishes.filter);
    base_buffer_release(&listing.line);
    base_buffer_release(&listing.out);
    base_arena_release(&listing.arena);
    ledger_close(ledger);
    return status;
}

const struct cli_command CLI_LIST = {
    "list",
    "TYPE [OPTIONS]",
    "list records of one type, the newest first",
    "TYPE is article, office, body, meeting, instrument, commitment, target, figure, tally, claim, project or event.\n"
    "Countries may be given by name or code: Pakistan, PAK, pk, Türkiye.",
    1,
    1,
    {CLI_LEDGER_OPTION,
     {"party", 'p', "COUNTRY", "only what this country or bloc has a part in"},
     {"with", 'w', "COUNTRY", "and this one"},
     {"since", 0, "DAY", "not before this day"},
     {"until", 0, "DAY", "not after this day"},
     {"sector", 's', "SECTOR", "only this sector, such as energy"},
     {"status", 0, "STATUS", "only this status, such as signed"},
     {"limit", 'n', "N", "at most N records (default 50)"},
     {"all", 'a', NULL, "also what was rejected"},
     {"json", 0, NULL, "print a JSON array of records"}},
    run,
};
