/* pacta brief: what stands between two parties. */
#include "cli/ask.h"

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

static void print(struct cli_ask *ask, const struct api_brief *brief, enum format format)
{
    switch (format) {
    case FORMAT_TEXT:
        ask->page.width = isatty(STDOUT_FILENO) != 0 ? ask->page.width : PAGE_WIDTH;
        api_brief_text(&ask->page, brief);
        break;
    case FORMAT_MARKDOWN:
        api_brief_markdown(&ask->out, brief);
        break;
    case FORMAT_HTML:
        api_brief_html(&ask->out, brief);
        break;
    case FORMAT_JSON:
        api_brief_json(&ask->out, &ask->asking, brief);
        break;
    }
}

static int answer(struct cli_ask *ask, enum format format)
{
    struct api_brief made;
    const struct api_brief_wish wish = {
        .codes = {ask->filter.party, ask->filter.with},
        .since = ask->filter.since,
        .limit = (uint32_t)ask->limit,
        .is_long = cli_flag(ask->cli, "long"),
    };
    pacta_status status = api_brief_make(&ask->asking, &wish, &made);
    if (status != PACTA_OK) {
        return cli_ask_failed(ask, status);
    }
    if (made.sections.count > 0 || format == FORMAT_JSON || format == FORMAT_HTML) {
        print(ask, &made, format);
    }
    if (made.sections.count == 0) {
        cli_complain("the ledger knows of nothing between %.*s and %.*s", BASE_STR_ARG(made.names[0]),
                     BASE_STR_ARG(made.names[1]));
    }
    return made.sections.count > 0 ? CLI_OK : CLI_NOT_FOUND;
}

static int run(struct cli *cli)
{
    struct cli_ask ask;
    enum format format;
    if (!take_format(cli, &format)) {
        return CLI_BAD_USE;
    }
    int status = cli_ask_open(&ask, cli, 0, 0);
    return cli_ask_close(&ask, status == CLI_OK ? answer(&ask, format) : status);
}

const struct cli_command CLI_BRIEF = {
    "brief",
    "A B [OPTIONS]",
    "what stands between two parties, on one page",
    "Open promises first, then what is due before the next session, what is overdue, targets, bodies and when they last\n"
    "met, documents and the step they lack, projects, disputes, and who is in office, each with the words it rests on.\n"
    "A and B are countries or blocs, by name or code.",
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
