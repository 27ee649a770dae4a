/* pacta new: what a report says that the ledger does not know yet; nothing is added. */
#include "cli/cli.h"
#include "cli/feed.h"
#include "cli/names.h"

#include "api/news.h"

#include <string.h>

struct comparing {
    const struct cli *cli;
    struct ledger *ledger;
    struct pacta_worker *worker;
    struct api_page page;
    struct base_buffer out;
    char day[11];
    uint32_t limit;
    bool as_json;
    uint64_t failed;
};

/* Is it in the ledger already? The records get the hash of its bytes, by which their own are known. */
static bool is_known(struct comparing *comparing, const struct cli_document *document, struct read_records *records,
                     char sha256[65])
{
    const struct text_input *input = &document->input;
    struct ledger_entry entry;
    ledger_entry_init(&entry);
    const struct ledger_source source = {.path = document->key,
                                         .bytes = input->bytes,
                                         .title = input->title,
                                         .date = input->date,
                                         .url = input->url,
                                         .outlet = input->outlet,
                                         .format = "auto"};
    bool known = ledger_entry_start(&entry, &source) == PACTA_OK && ledger_knows(comparing->ledger, &entry);
    memcpy(sha256, entry.sha256, sizeof entry.sha256);
    for (uint32_t i = 0; i < records->count; i++) {
        memcpy(records->items[i]->sha256, entry.sha256, sizeof entry.sha256);
    }
    ledger_entry_release(&entry);
    return known;
}

static pacta_status compare_article(struct comparing *comparing, const struct api_news_report *report)
{
    struct base_arena arena;
    struct api_news news;
    base_arena_init(&arena, 0);
    const struct api_asking asking = {&arena, comparing->ledger, cli_tables(), base_str_from(comparing->day)};
    pacta_status status = api_news_make(&asking, report, &news);
    if (status == PACTA_OK && comparing->as_json) {
        base_buffer_add_text(&comparing->out, comparing->out.length > 1 ? ",\n" : "");
        api_news_json(&comparing->out, &asking, &news);
    } else if (status == PACTA_OK) {
        api_news_text(&comparing->page, &asking, &news, comparing->limit);
    } else {
        cli_complain("%s", ledger_message(comparing->ledger));
    }
    base_arena_release(&arena);
    return status;
}

static pacta_status compare(struct comparing *comparing, struct cli_document *document)
{
    char sha256[65];
    struct text_document read;
    struct read_records records;
    pacta_status status = pacta_worker_read(comparing->worker, &document->input, document->key, &read, &records);
    if (status != PACTA_OK) {
        cli_document_fail(document, read.notice != NULL ? read.notice : pacta_status_words(status));
        return PACTA_OK;
    }
    if (read.article_count == 0) {
        cli_document_fail(document, "there is no report in it");
    }
    bool known = is_known(comparing, document, &records, sha256);
    for (uint32_t i = 0; i < read.article_count && status == PACTA_OK; i++) {
        const struct api_news_report report = {&read.articles[i], &records, i + 1, document->key, sha256, known};
        status = compare_article(comparing, &report);
    }
    return status;
}

static pacta_status compare_all(struct comparing *comparing, struct cli_feed *feed)
{
    struct cli_document document = {0};
    pacta_status status = PACTA_OK;
    while (status == PACTA_OK && cli_feed_next(feed, &document)) {
        cli_document_open(&document);
        if (document.problem[0] == '\0' && !document.is_none) {
            status = compare(comparing, &document);
        }
        if (document.problem[0] != '\0') {
            cli_complain("%s", document.problem);
            comparing->failed++;
        }
    }
    cli_document_release(&document);
    return status;
}

static int print(struct comparing *comparing, struct cli_feed *feed)
{
    base_buffer_init(&comparing->out);
    base_buffer_add_text(&comparing->out, comparing->as_json ? "[" : "");
    api_page_init(&comparing->page, &comparing->out, cli_width(), cli_colours(comparing->cli));
    pacta_status status = compare_all(comparing, feed);
    api_page_release(&comparing->page);
    base_buffer_add_text(&comparing->out, comparing->as_json ? "]\n" : "");
    bool written = status == PACTA_OK && cli_write(&comparing->out);
    base_buffer_release(&comparing->out);
    return status != PACTA_OK ? cli_exit_of(status) : written && comparing->failed == 0 ? CLI_OK : CLI_SOME_FAILED;
}

static int open_and_print(struct comparing *comparing)
{
    struct pacta_session *session;
    int status = cli_open_session(comparing->cli, &session);
    if (status != CLI_OK) {
        return status;
    }
    struct cli_feed *feed = cli_feed_open(comparing->cli->arguments, comparing->cli->argument_count);
    bool opened = feed != NULL && pacta_worker_open(session, &comparing->worker) == PACTA_OK;
    status = opened ? print(comparing, feed) : CLI_NO_MEMORY;
    pacta_worker_close(comparing->worker);
    cli_feed_close(feed);
    pacta_session_close(session);
    return status;
}

static int run(struct cli *cli)
{
    struct comparing comparing = {.cli = cli, .as_json = cli_flag(cli, "json")};
    long limit;
    if (!cli_today(cli, comparing.day) || !cli_number(cli, "limit", 0, 100000, 12, &limit)) {
        return CLI_BAD_USE;
    }
    comparing.limit = (uint32_t)limit;
    int status = cli_open_ledger(cli, LEDGER_READ, &comparing.ledger);
    if (status == CLI_OK) {
        status = open_and_print(&comparing);
        ledger_close(comparing.ledger);
    }
    return status;
}

const struct cli_command CLI_NEW = {
    "new",
    "[OPTIONS] FILE...",
    "what is new in a report, what restates, changes or contradicts what was told",
    "The report is read and held against the threads of the ledger; it is not added. Each point stands with the words\n"
    "of the report, and with the words of the report that told it otherwise.",
    1,
    -1,
    {CLI_LEDGER_OPTION,
     {"limit", 'n', "N", "at most N points of a sort (default 12; 0 for all)"},
     CLI_ON_OPTION,
     {"json", 0, NULL, "print JSON"}},
    run,
};
