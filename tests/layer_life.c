/*
 * The life of a thread, told by reports. The first line of a case is the type of its records, with "on DAY" where the standing
 * is asked; then each line is a report with one record:
 *
 *     2025-07-09 Tarsk Wire | "kind":"protocol","status":"signed"
 *     2025-07-10 Other Paper, copy of 1 | ...
 *     2025-07-11 Tarsk Wire, correction of 1 | ...
 *     +  | "status":"..."                                          another record of the same report
 *
 * `-` for a report without a day. What is printed depends on the case file: history prints changes, dispute disputes, title
 * titles, life the thread's columns.
 */
#include "case.h"

#include <math.h>
#include <stdlib.h>

#include "unit/ledger_fixture.h"

#include "follow/internal.h"
#include "follow/day.h"

enum { MOST = 40 };

struct report {
    char day[11], outlet[80], manner[16];
    uint32_t of; /* 1-based; 0 for an original */
    const char *records[MOST];
    uint32_t count;
};
struct story {
    struct base_arena arena;
    char type[24], on[11];
    struct report reports[MOST];
    uint32_t count;
};

/* "2025-07-09 Tarsk Wire, copy of 1" */
static void read_head(struct story *story, struct report *report, struct base_str head)
{
    bool undated = head.data[0] == '-';
    const char *text = base_str_copy(&story->arena, head).data;
    snprintf(report->day, sizeof report->day, "%s", undated ? "" : text);
    snprintf(report->outlet, sizeof report->outlet, "%s", text + (undated ? 1 : 10) + (head.length > 11));
    char *comma = strstr(report->outlet, ", ");
    if (comma != NULL) {
        sscanf(comma, ", %15s of %u", report->manner, &report->of);
        *comma = '\0';
    }
}

static void read_line(struct story *story, struct base_str line)
{
    int64_t bar = base_str_find(line, "|", 0);
    if (bar < 0) {
        sscanf(base_str_copy(&story->arena, line).data, "%23s on %10s", story->type, story->on);
        return;
    }
    struct base_str head = base_str_trim(base_str_slice(line, (struct base_span){0, (uint32_t)bar})),
                    body = base_str_trim(base_str_slice(line, (struct base_span){(uint32_t)bar + 1, line.length}));
    if (!base_str_is(head, "+")) {
        read_head(story, &story->reports[story->count++], head);
    }
    struct report *report = &story->reports[story->count - 1];
    const char *type = base_str_is(base_str_from(story->type), "session")    ? "meeting"
                       : base_str_is(base_str_from(story->type), "incident") ? "tally"
                                                                             : story->type;
    report->records[report->count++] =
        base_str_format(&story->arena, "{\"record\":\"%s\"%s%.*s}", type, body.length > 0 ? "," : "", BASE_STR_ARG(body)).data;
}

static void read_story(struct story *story, struct base_str input)
{
    for (uint32_t start = 0, end; start < input.length && story->count < MOST; start = end + 1) {
        for (end = start; end < input.length && input.data[end] != '\n'; end++) {
        }
        struct base_str line = base_str_trim(base_str_slice(input, (struct base_span){start, end}));
        if (line.length > 0) {
            read_line(story, line);
        }
    }
}

/* ------------------------------------------------------------------ into a ledger */

static void run(struct ledger *ledger, const char *sql)
{
    if (ledger_execute(ledger, sql) != PACTA_OK) {
        fprintf(stderr, "%s\n%s\n", sql, ledger_message(ledger));
    }
}

static void add_report(struct ledger *ledger, struct story *story, uint32_t number)
{
    const struct report *report = &story->reports[number];
    char text[40], path[40];
    enum ledger_outcome outcome;
    snprintf(text, sizeof text, "report %u", number + 1);
    snprintf(path, sizeof path, "report-%u.txt", number + 1);
    const struct fixture_source source = {path,           text, text, report->outlet, follow_day_of(base_str_from(report->day)),
                                          report->records};
    if (fixture_add(ledger, &source, &outcome) != PACTA_OK) {
        fprintf(stderr, "report %u: %s\n", number + 1, ledger_message(ledger));
    }
    const char *manner = report->of > 0 ? report->manner : "original";
    run(ledger,
        base_str_format(&story->arena, "INSERT INTO article_copy (article, family, manner, likeness) VALUES (%u, %u, '%s', 1)",
                        number + 1, report->of > 0 ? report->of : number + 1, manner)
            .data);
    if (strcmp(manner, "correction") == 0) {
        run(ledger, base_str_format(&story->arena, "UPDATE article_copy SET superseded_by = %u WHERE article = %u", number + 1,
                                    report->of)
                        .data);
    }
}

static void make_thread(struct ledger *ledger, struct story *story)
{
    const char *kind = strcmp(story->type, "meeting") == 0 ? "session"
                       : strcmp(story->type, "tally") == 0 ? "incident"
                                                           : story->type;
    run(ledger,
        base_str_format(
            &story->arena,
            "INSERT INTO thread (id, kind, title, parties, sectors, open, restated, reports, independent_reports, "
            "disputed, profile) SELECT 'h' || substr(id, 2), '%s', '', '', '', 0, 0, 0, 0, 0, '' FROM record WHERE n = 1",
            kind)
            .data);
    run(ledger,
        "INSERT INTO thread_record (record, thread, day, likeness, why) SELECT r.n, 1, coalesce(a.published, ''), 1, '' FROM "
        "record AS r JOIN article AS a ON a.n = r.article");
    int64_t thread = 1;
    if (follow_refresh(ledger, &thread, 1) != PACTA_OK) {
        fprintf(stderr, "%s\n", ledger_message(ledger));
    }
}

/* ------------------------------------------------------------------ out */

static void put(struct base_buffer *out, const char *lead, struct base_str text)
{
    if (text.length > 0) {
        base_buffer_format(out, " | %s%s%.*s", lead, lead[0] != '\0' ? " " : "", BASE_STR_ARG(text));
    }
}

static void print_columns(struct base_buffer *out, struct base_arena *arena, const struct follow_thread *thread)
{
    base_buffer_add_text(out, thread->open ? "open" : "closed");
    put(out, "", thread->status);
    put(out, "since", thread->status_day);
    put(out, "", thread->strength);
    put(out, "reached", thread->strength_day);
    put(out, "due", thread->due);
    put(out, "seen", base_str_join(arena, thread->first_seen, " to ", thread->last_seen));
    base_buffer_format(out, " | %u reports, %u independent", thread->reports, thread->independent_reports);
    if (thread->restated > 0) {
        base_buffer_format(out, " | restated %u", thread->restated);
    }
    if (!isnan(thread->number)) {
        base_buffer_format(out, " | number %.10g%s%.*s", thread->number, thread->unit.length > 0 ? " " : "",
                           BASE_STR_ARG(thread->unit));
    }
    put(out, "parties", thread->parties);
    base_buffer_add_text(out, thread->disputed ? " | disputed\n" : "\n");
}

static void print_history(struct base_buffer *out, const struct follow_changes *changes)
{
    for (uint32_t i = 0; i < changes->count; i++) {
        const struct follow_change *change = &changes->items[i];
        base_buffer_format(out, "%.*s %s", BASE_STR_ARG(change->day), change->what);
        if (change->from.length > 0) {
            base_buffer_format(out, " from %.*s", BASE_STR_ARG(change->from));
        }
        if (change->to.length > 0) {
            base_buffer_format(out, " to %.*s", BASE_STR_ARG(change->to));
        }
        if (change->by.length > 0) {
            base_buffer_format(out, " by %.*s", BASE_STR_ARG(change->by));
        }
        base_buffer_add_char(out, '\n');
    }
}

static void print_disputes(struct base_buffer *out, const struct follow_disputes *disputes)
{
    for (uint32_t i = 0; i < disputes->count; i++) {
        const struct follow_dispute *dispute = &disputes->items[i];
        base_buffer_format(out, "%s", dispute->about);
        put(out, "", dispute->what);
        for (uint32_t j = 0; j < dispute->sides.count; j++) {
            base_buffer_format(out, " | %.*s (%.*s)", BASE_STR_ARG(dispute->sides.items[j].value),
                               BASE_STR_ARG(dispute->sides.items[j].said_by));
        }
        base_buffer_add_char(out, '\n');
    }
    base_buffer_add_text(out, disputes->count == 0 ? "none\n" : "");
}

static void print(struct base_buffer *out, struct story *story, struct ledger *ledger, struct base_str file)
{
    struct base_arena *arena = &story->arena;
    struct follow_threads threads = {0};
    struct follow_tolds tolds = {0};
    struct follow_changes changes = {0};
    struct follow_disputes disputes = {0};
    (void)follow_find(arena, ledger, &(struct follow_filter){.limit = 1}, &threads);
    (void)follow_records(arena, ledger, 1, &tolds);
    if (threads.count == 0) {
        base_buffer_add_text(out, "no thread\n");
    } else if (base_str_is(file, "history")) {
        (void)follow_history(arena, ledger, &threads.items[0], &tolds, &changes);
        print_history(out, &changes);
    } else if (base_str_is(file, "dispute")) {
        (void)follow_disputes(arena, &threads.items[0], &tolds, &disputes);
        print_disputes(out, &disputes);
    } else if (base_str_is(file, "title")) {
        base_buffer_format(out, "%.*s\n", BASE_STR_ARG(threads.items[0].title));
    } else if (base_str_is(file, "standing")) {
        struct base_str step = follow_next_step(arena, &threads.items[0]),
                        text = follow_standing_text(arena, &threads.items[0], base_str_from(story->on));
        base_buffer_format(out, "%.*s\n%.*s\n", BASE_STR_ARG(text), BASE_STR_ARG(step));
    } else {
        print_columns(out, arena, &threads.items[0]);
    }
}

void case_layer_life(struct base_str file, struct base_str title, struct base_str input, struct base_buffer *out)
{
    char message[LEDGER_MESSAGE];
    struct story *story = calloc(1, sizeof *story);
    struct ledger *ledger = NULL;
    (void)title;
    if (story == NULL || ledger_open(":memory:", LEDGER_WRITE, &ledger, message) != PACTA_OK) {
        base_buffer_format(out, "no ledger: %s\n", message);
        free(story);
        return;
    }
    base_arena_init(&story->arena, 0);
    read_story(story, input);
    (void)ledger_set_versions(ledger, &(struct ledger_versions){"1", "1", "1"});
    for (uint32_t i = 0; i < story->count; i++) {
        add_report(ledger, story, i);
    }
    make_thread(ledger, story);
    print(out, story, ledger, file);
    ledger_close(ledger);
    base_arena_release(&story->arena);
    free(story);
}
