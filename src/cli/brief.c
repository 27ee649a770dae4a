/* pacta brief: what stands between two parties. */
#include "cli/cli.h"
#include "cli/names.h"

#include "api/brief.h"

#include <string.h>
#include <unistd.h>

enum { PAGE_WIDTH = 100 }; /* of a page that is mailed or printed */

enum format { FORMAT_TEXT, FORMAT_MARKDOWN, FORMAT_HTML, FORMAT_JSON };

static bool take_format(const struct cli *cli, enum format *format)
{
    static const char *const NAMES[] = {"text", "markdown", "html", "json"};
    const char *wished = cli_value(cli, "format");
    *format = cli_flag(cli, "json") ? FORMAT_JSON : FORMAT_TEXT;
    for (int i = 0; wished != NULL && i < 4; i++) {
        if (strcmp(wished, NAMES[i]) == 0) {
            *format = (enum format)i;
            return true;
        }
    }
    if (wished != NULL) {
        cli_complain("--format: %s is none of text, markdown, html and json", wished);
    }
    return wished == NULL;
}

static void print(const struct cli *cli, const struct api_asking *asking, const struct api_brief *brief, enum format format,
                  struct base_buffer *out)
{
    struct api_page page;
    switch (format) {
    case FORMAT_TEXT:
        api_page_init(&page, out, isatty(STDOUT_FILENO) != 0 ? cli_width() : PAGE_WIDTH, cli_colours(cli));
        api_brief_text(&page, brief);
        api_page_release(&page);
        break;
    case FORMAT_MARKDOWN:
        api_brief_markdown(out, brief);
        break;
    case FORMAT_HTML:
        api_brief_html(out, brief);
        break;
    case FORMAT_JSON:
        api_brief_json(out, asking, brief);
        break;
    }
}

static int brief(const struct cli *cli, const struct api_asking *asking, const struct api_brief_wish *wish, enum format format)
{
    struct api_brief made;
    struct base_buffer out;
    base_buffer_init(&out);
    pacta_status status = api_brief_make(asking, wish, &made);
    int code = cli_exit_of(status);
    if (status != PACTA_OK) {
        cli_complain("%s", ledger_message(asking->ledger));
    } else if (made.sections.count == 0) {
        cli_complain("the ledger knows of nothing between %.*s and %.*s", BASE_STR_ARG(made.names[0]),
                     BASE_STR_ARG(made.names[1]));
        code = CLI_NOT_FOUND;
    }
    if (status == PACTA_OK && (code == CLI_OK || format == FORMAT_JSON || format == FORMAT_HTML)) {
        print(cli, asking, &made, format, &out);
        code = cli_write(&out) ? code : CLI_SOME_FAILED;
    }
    base_buffer_release(&out);
    return code;
}

static int open_and_print(const struct cli *cli, const struct api_brief_wish *wish, enum format format, const char *day)
{
    struct ledger *ledger;
    struct base_arena arena;
    int status = cli_open_ledger(cli, LEDGER_READ, &ledger);
    if (status == CLI_OK) {
        base_arena_init(&arena, 0);
        const struct api_asking asking = {&arena, ledger, cli_tables(), base_str_from(day)};
        status = brief(cli, &asking, wish, format);
        base_arena_release(&arena);
        ledger_close(ledger);
    }
    return status;
}

static int run(struct cli *cli)
{
    char codes[2][16], since[11] = "", day[11];
    const char *wished = cli_value(cli, "since");
    enum format format;
    long limit;
    if (!take_format(cli, &format) || !cli_number(cli, "limit", 1, 1000, 0, &limit) || !cli_today(cli, day) ||
        !cli_party(cli->arguments[0], codes[0]) || !cli_party(cli->arguments[1], codes[1]) ||
        (wished != NULL && !cli_day("since", wished, since))) {
        return CLI_BAD_USE;
    }
    if (strcmp(codes[0], codes[1]) == 0) {
        cli_complain("give two different countries or blocs");
        return CLI_BAD_USE;
    }
    const struct api_brief_wish wish = {
        .codes = {base_str_from(codes[0]), base_str_from(codes[1])},
        .since = base_str_from(since),
        .limit = (uint32_t)limit,
        .is_long = cli_flag(cli, "long"),
    };
    return open_and_print(cli, &wish, format, day);
}

const struct cli_command CLI_BRIEF = {
    "brief",
    "A B [OPTIONS]",
    "what stands between two parties, on one page",
    "Open promises first, then what is due before the next session, what is overdue, targets, bodies and when they last\n"
    "met, documents and the step they lack, projects, disputes, and who holds which office, each with the words it rests\n"
    "on. A and B are countries or blocs, by name or code.",
    2,
    2,
    {CLI_LEDGER_OPTION,
     {"format", 'f', "FORMAT", "text (default), markdown, html or json"},
     {"since", 0, "DAY", "what changed since this day stands first"},
     {"long", 'l', NULL, "everything, not only what fits on a page"},
     {"limit", 'n', "N", "at most N facts in a section"},
     CLI_ON_OPTION,
     {"json", 0, NULL, "the same as --format json"}},
    run,
};
