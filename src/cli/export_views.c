/* Exports made of threads and events: the calendar, the feed, the tables of other projects. */
#include "cli/export.h"

#include "api/calendar.h"
#include "api/changes_feed.h"
#include "api/peers.h"
#include "cli/names.h"

#include <stdio.h>

/* "Pacta", "Pacta: Pakistan and Türkiye". */
static struct base_str title_of(struct cli_export *export, const char *what)
{
    struct base_str one = api_country(cli_tables(), export->filter.party), two = api_country(cli_tables(), export->filter.with);
    return base_str_format(&export->arena, "%s%s%.*s%s%.*s", what, one.length > 0 ? ": " : "", BASE_STR_ARG(one),
                           two.length > 0 ? " and " : "", BASE_STR_ARG(two));
}

/* ------------------------------------------------------------------ calendar */

static bool add_event(struct cli_export *export, const struct follow_thread *thread, const struct follow_tolds *tolds,
                      void *more)
{
    uint64_t *count = more;
    *count += api_calendar_thread(&export->out, cli_tables(), thread, tolds);
    return true;
}

int cli_export_calendar(struct cli_export *export)
{
    uint64_t count = 0;
    export->threads.open_only = true;
    api_calendar_begin(&export->out, title_of(export, "Pacta"));
    int status = cli_export_threads(export, add_event, &count);
    api_calendar_end(&export->out);
    return status;
}

/* ------------------------------------------------------------------ feed */

static bool add_changes(struct cli_export *export, const struct follow_thread *thread, const struct follow_tolds *tolds,
                        void *more)
{
    struct follow_changes changes = {0};
    if (follow_history(&export->scratch, export->ledger, thread, tolds, &changes) != PACTA_OK) {
        cli_complain("%s", ledger_message(export->ledger));
        return false;
    }
    api_feed_thread(more, thread, &changes);
    return true;
}

static void take_since(struct cli_export *export)
{
    int32_t year, day = text_day_from_words(base_str_from(export->on)) - 30;
    uint32_t month, date;
    if (export->since[0] == '\0') {
        text_day_to_ymd(day, &year, &month, &date);
        snprintf(export->since, sizeof export->since, "%04u-%02u-%02u", (unsigned)(year < 0 ? 0 : year) % 10000, month % 100,
                 date % 100);
    }
}

int cli_export_feed(struct cli_export *export)
{
    take_since(export);
    struct api_feed feed = {.arena = &export->arena, .tables = cli_tables(), .since = base_str_from(export->since)};
    export->threads.since = feed.since;
    export->threads.limit = 0; /* the limit is one of changes */
    int status = cli_export_threads(export, add_changes, &feed);
    if (status == CLI_OK) {
        api_feed_write(&feed, &export->out, title_of(export, "Changes"), (uint32_t) export->limit);
    }
    return status;
}

/* ------------------------------------------------------------------ other projects */

static void tell_left_out(const struct api_peers *peers)
{
    const struct {
        uint64_t count;
        const char *what;
    } ROWS[] = {
        {peers->unreal, "denied, planned or only possible"},
        {peers->undated, "without a day, or dated after its report"},
        {peers->unpaired, "without a code or a second side"},
        {peers->repeats, "told by copies, or again on the same day"},
    };
    char line[400] = "";
    size_t length = 0;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        if (ROWS[i].count > 0 && length < sizeof line) {
            length += (size_t)snprintf(line + length, sizeof line - length, "%s%llu %s", length > 0 ? "; " : "",
                                       (unsigned long long)ROWS[i].count, ROWS[i].what);
        }
    }
    if (length > 0) {
        cli_complain("left out: %s", line);
    }
}

static int write_events(struct cli_export *export, struct api_peers *peers)
{
    struct ledger_cursor *cursor;
    struct ledger_found found;
    bool written = true;
    pacta_status status = ledger_find(export->ledger, &export->filter, &cursor), event = PACTA_OK;
    if (status != PACTA_OK) {
        return cli_export_failed(export, status);
    }
    while (written && event == PACTA_OK && ledger_next(cursor, &found)) {
        event = api_peers_event(peers, &export->out, &found);
        written = cli_export_flush(export, false);
    }
    status = ledger_cursor_close(cursor);
    status = status == PACTA_OK ? event : status;
    return status != PACTA_OK ? cli_export_failed(export, status) : written ? CLI_OK : CLI_SOME_FAILED;
}

int cli_export_peer(struct cli_export *export, const char *name)
{
    enum api_peer peer;
    struct api_peers peers;
    if (!api_peer_from(base_str_from(name), &peer)) {
        return CLI_BAD_USE;
    }
    export->filter.type = read_type_name(READ_EVENT);
    if (!api_peers_open(&peers, peer, cli_tables(), export->ledger)) {
        api_peers_close(&peers);
        return cli_export_failed(export, PACTA_BAD_LEDGER);
    }
    if (api_peer_has_header(peer) || cli_flag(export->cli, "header")) {
        api_peers_header(&peers, &export->out);
    }
    int status = write_events(export, &peers);
    tell_left_out(&peers);
    api_peers_close(&peers);
    return status;
}
