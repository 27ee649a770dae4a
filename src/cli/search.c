/* pacta search: articles by their words. */
#include "cli/cli.h"

#include "api/words.h"
#include "api/wrap.h"
#include "base/json.h"
#include "ledger/find.h"

struct searching {
    struct base_buffer out, text;
    uint64_t count;
    uint32_t width;
    bool as_json, colours;
};

/* The marks around found words become colours, or vanish. */
static void add_marked(struct base_buffer *out, struct base_str text, bool colours)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i <= text.length; i++) {
        bool mark = i < text.length && (text.data[i] == '\x01' || text.data[i] == '\x02');
        if (mark || i == text.length) {
            base_buffer_add_str(out, base_str_slice(text, (struct base_span){start, i}));
            base_buffer_add_text(out, !mark || !colours ? "" : text.data[i] == '\x01' ? "\033[1m" : "\033[0m");
            start = i + 1;
        }
    }
}

/* Control signs of the source are blanked, the marks are kept. */
static void plain_with_marks(struct base_buffer *out, struct base_str text)
{
    for (uint32_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.data[i];
        base_buffer_add_char(out, (c < 0x20 && c > 2) || c == 0 || c == 0x7F ? ' ' : (char)c);
    }
}

static void print_hit(struct searching *searching, const struct ledger_hit *hit)
{
    struct base_buffer *out = &searching->out, wrapped;
    base_buffer_init(&wrapped);
    api_plain(out, hit->id);
    base_buffer_add_text(out, "  ");
    api_plain(out, hit->published.length > 0 ? hit->published : BASE_STR("undated"));
    base_buffer_add_text(out, "  ");
    api_plain(out, hit->title.length > 0 ? hit->title : hit->path);
    if (hit->outlet.length > 0) {
        base_buffer_add_text(out, " (");
        api_plain(out, hit->outlet);
        base_buffer_add_char(out, ')');
    }
    base_buffer_format(out, ", %lld records\n    ", (long long)hit->records);
    base_buffer_clear(&searching->text);
    plain_with_marks(&searching->text, hit->snippet);
    api_wrap(&wrapped, (struct base_str){searching->text.data, (uint32_t)searching->text.length}, 4, 4, searching->width);
    add_marked(out, (struct base_str){wrapped.data, (uint32_t)wrapped.length}, searching->colours);
    base_buffer_release(&wrapped);
}

static void put(struct base_buffer *out, const char *key, struct base_str text)
{
    if (text.length > 0) {
        base_json_key(out, key);
        base_json_str(out, text);
    }
}

static void print_hit_json(struct searching *searching, const struct ledger_hit *hit)
{
    struct base_buffer *out = &searching->out;
    base_buffer_add_text(out, searching->count == 0 ? "[\n" : ",\n");
    base_json_open(out, '{');
    put(out, "id", hit->id);
    put(out, "title", hit->title);
    put(out, "outlet", hit->outlet);
    put(out, "published", hit->published);
    put(out, "source", hit->path);
    base_buffer_clear(&searching->text);
    add_marked(&searching->text, hit->snippet, false);
    put(out, "snippet", (struct base_str){searching->text.data, (uint32_t)searching->text.length});
    base_json_key(out, "records");
    base_json_number(out, (double)hit->records);
    base_json_close(out, '}');
}

static int finish(struct searching *searching, struct ledger *ledger, pacta_status status)
{
    if (status != PACTA_OK) {
        cli_complain("%s", ledger_message(ledger));
        return cli_exit_of(status);
    }
    base_buffer_clear(&searching->out);
    if (searching->as_json) {
        base_buffer_add_text(&searching->out, searching->count == 0 ? "[]\n" : "\n]\n");
    } else if (searching->count == 0) {
        cli_complain("nothing found");
    }
    (void)cli_write(&searching->out);
    return searching->count == 0 ? CLI_NOT_FOUND : CLI_OK;
}

static int search(struct searching *searching, struct ledger *ledger, struct base_str words, uint64_t limit)
{
    struct ledger_search *found;
    struct ledger_hit hit;
    pacta_status status = ledger_search_open(ledger, words, limit, &found);
    if (status == PACTA_BAD_USE) {
        cli_complain("give at least one word to look for");
        return CLI_BAD_USE;
    }
    if (status != PACTA_OK) {
        return finish(searching, ledger, status);
    }
    while (ledger_search_next(found, &hit)) {
        base_buffer_clear(&searching->out);
        if (searching->as_json) {
            print_hit_json(searching, &hit);
        } else {
            print_hit(searching, &hit);
        }
        searching->count++;
        (void)cli_write(&searching->out);
    }
    return finish(searching, ledger, ledger_search_close(found));
}

static int run(struct cli *cli)
{
    struct ledger *ledger;
    long limit;
    if (!cli_number(cli, "limit", 1, 1000000, 20, &limit)) {
        return CLI_BAD_USE;
    }
    int status = cli_open_ledger(cli, LEDGER_READ, &ledger);
    if (status != CLI_OK) {
        return status;
    }
    struct searching searching = {.width = cli_width(), .as_json = cli_flag(cli, "json"), .colours = cli_colours(cli)};
    struct base_buffer words;
    base_buffer_init(&words);
    for (int i = 0; i < cli->argument_count; i++) {
        base_buffer_format(&words, "%s ", cli->arguments[i]);
    }
    status = search(&searching, ledger, (struct base_str){words.data, (uint32_t)words.length}, (uint64_t)limit);
    base_buffer_release(&words);
    base_buffer_release(&searching.text);
    base_buffer_release(&searching.out);
    ledger_close(ledger);
    return status;
}

const struct cli_command CLI_SEARCH = {
    "search",
    "WORD... [OPTIONS]",
    "find articles that hold all the words, the best first",
    "Words are taken literally; case, marks on letters and endings do not matter.",
    1,
    -1,
    {CLI_LEDGER_OPTION, {"limit", 'n', "N", "at most N articles (default 20)"}, {"json", 0, NULL, "print a JSON array"}},
    run,
};
