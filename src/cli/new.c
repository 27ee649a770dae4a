/* pacta new: what a report says that the ledger does not know yet; nothing is added. */
#include "cli/ask.h"
#include "cli/feed.h"

#include "api/news.h"

#include <string.h>

struct comparing {
    struct cli_ask *ask;
    struct pacta_worker *worker;
    uint64_t reports, failed;
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
    bool known = ledger_entry_start(&entry, &source) == PACTA_OK && ledger_knows(comparing->ask->ledger, &entry);
    memcpy(sha256, entry.sha256, sizeof entry.sha256);
    for (uint32_t i = 0; i < records->count; i++) {
        memcpy(records->items[i]->sha256, entry.sha256, sizeof entry.sha256);
    }
    ledger_entry_release(&entry);
    return known;
}

static pacta_status compare_article(struct comparing *comparing, const struct api_news_report *report)
{
    struct cli_ask *ask = comparing->ask;
    struct api_news news;
    base_arena_reset(&ask->arena);
    pacta_status status = api_news_make(&ask->asking, report, &news);
    if (status != PACTA_OK) {
        return status;
    }
    if (ask->as_json) {
        base_buffer_add_text(&ask->out, comparing->reports > 0 ? ",\n" : "");
        api_news_json(&ask->out, &ask->asking, &news);
    } else {
        base_buffer_add_text(&ask->out, comparing->reports > 0 ? "\n" : "");
        api_news_text(&ask->page, &ask->asking, &news, (uint32_t)ask->limit);
    }
    comparing->reports++;
    return PACTA_OK;
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

/* What is known of one document is written before the next is read. */
static pacta_status compare_all(struct comparing *comparing, struct cli_feed *feed)
{
    struct cli_document document = {0};
    pacta_status status = PACTA_OK;
    bool written = true;
    while (status == PACTA_OK && written && cli_feed_next(feed, &document)) {
        cli_document_open(&document);
        if (document.problem[0] == '\0' && !document.is_none) {
            status = compare(comparing, &document);
        }
        if (document.problem[0] != '\0') {
            cli_complain("%s", document.problem);
            comparing->failed++;
        }
        written = cli_write(&comparing->ask->out);
        base_buffer_clear(&comparing->ask->out);
    }
    cli_document_release(&document);
    return status == PACTA_OK && !written ? PACTA_BAD_INPUT : status;
}

static int print(struct comparing *comparing, struct cli_feed *feed)
{
    struct cli_ask *ask = comparing->ask;
    base_buffer_add_text(&ask->out, ask->as_json ? "[" : "");
    pacta_status status = compare_all(comparing, feed);
    base_buffer_add_text(&ask->out, ask->as_json ? "]\n" : "");
    if (status != PACTA_OK) {
        return cli_ask_failed(ask, status);
    }
    return comparing->failed == 0 ? CLI_OK : CLI_SOME_FAILED;
}

static int answer(struct cli_ask *ask)
{
    struct pacta_session *session;
    struct comparing comparing = {.ask = ask};
    int status = cli_open_session(ask->cli, &session);
    if (status != CLI_OK) {
        return status;
    }
    struct cli_feed *feed = cli_feed_open(ask->cli->arguments, ask->cli->argument_count);
    bool opened = feed != NULL && pacta_worker_open(session, &comparing.worker) == PACTA_OK;
    status = opened ? print(&comparing, feed) : CLI_NO_MEMORY;
    pacta_worker_close(comparing.worker);
    cli_feed_close(feed);
    pacta_session_close(session);
    return status;
}

static int run(struct cli *cli)
{
    struct cli_ask ask;
    int status = cli_ask_open(&ask, cli, -1, 12);
    return cli_ask_close(&ask, status == CLI_OK ? answer(&ask) : status);
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
