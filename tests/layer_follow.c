/*
 * How records find each other. A line with a day ("-" for none) begins a report, each line below it is a record:
 *
 *     2025-07-09
 *     meeting PAK TUR | kind=session | body=Council of Wool | session=7 | status=held | date=2025-07-09
 *     meeting PAK TUR | kind=visit | status=held | actors=Norell as visitor of PAK; Vero as host of TUR | quote=Norell came.
 *
 * Dates are days, months, years or "2025-07-09..2025-07-11", places "Tarsk/TUR". Records are numbered as they come. Printed are
 * the threads by their records, below each why the later ones joined, at the end the links:
 *
 *     session 1 3
 *       3: same body; session 7
 *     1 of 2
 *
 * Every case is also read with its reports in the opposite order and rebuilt; other threads then are a failure.
 */
#include "case.h"

#include <math.h>
#include <stdlib.h>

#include "unit/ledger_fixture.h"

#include "follow/follow.h"
#include "follow/day.h"
#include "ledger/internal.h"

enum { MOST_REPORTS = 24, MOST_RECORDS = 80 };

struct report {
    int32_t day;
    char path[32];
    struct read_records records;
    struct base_str text;
};
struct story {
    struct base_arena arena;
    struct report reports[MOST_REPORTS];
    uint32_t report_count;
    const struct read_record *records[MOST_RECORDS];
    uint32_t record_count;
};

/* ------------------------------------------------------------------ reading a case */

static struct base_str cut(struct base_str *rest, const char *mark)
{
    int64_t at = base_str_find(*rest, mark, 0);
    uint32_t end = at < 0 ? rest->length : (uint32_t)at, skipped = at < 0 ? end : end + (uint32_t)strlen(mark);
    struct base_str part = base_str_trim(base_str_slice(*rest, (struct base_span){0, end}));
    *rest = base_str_slice(*rest, (struct base_span){skipped, rest->length});
    return part;
}

static struct read_date date_of(struct story *story, struct base_str text)
{
    char whole[16];
    struct read_date date = {TEXT_NO_DAY, TEXT_NO_DAY, 3, text};
    struct base_str first = cut(&text, "..");
    snprintf(whole, sizeof whole, "%.*s%s", BASE_STR_ARG(first), first.length == 4 ? "-01-01" : first.length == 7 ? "-01" : "");
    date.from = date.to = follow_day_of(base_str_from(whole));
    date.precision = first.length == 4 ? 2 : first.length == 7 ? 1 : 0;
    if (first.length == 4) {
        date.to = date.from + 364;
    } else if (first.length == 7) {
        date.to = date.from + 29;
    } else if (text.length > 0) {
        date.to = follow_day_of(text);
    }
    (void)story;
    return date;
}

/* "Norell as visitor of PAK; Vero" */
static void add_actors(struct story *story, struct read_record *record, struct base_str text)
{
    while (text.length > 0) {
        struct base_str item = cut(&text, ";"), name = cut(&item, " as "), as = cut(&item, " of ");
        read_add_actor(&story->arena, record, (struct read_actor){.name = name, .as = as, .country = base_str_trim(item)});
    }
}

static void set_field(struct story *story, struct read_record *record, enum read_field field, struct base_str value)
{
    struct base_arena *arena = &story->arena;
    struct base_str first;
    switch (read_field_kind(field)) {
    case READ_IS_NUMBER:
        read_set_number(arena, record, field, strtod(base_str_copy(arena, value).data, NULL));
        break;
    case READ_IS_FLAG:
        read_set_flag(arena, record, field, true);
        break;
    case READ_IS_DATE:
        read_set_date(arena, record, field, date_of(story, value));
        break;
    case READ_IS_ACTORS:
        add_actors(story, record, value);
        break;
    case READ_IS_PLACE:
        first = cut(&value, "/");
        read_set_place(arena, record, field, (struct read_place){first, value});
        break;
    case READ_IS_TEXTS:
        while (value.length > 0) {
            read_add_text(arena, record, field, cut(&value, " "));
        }
        break;
    default:
        read_set_text(arena, record, field, value);
    }
}

static void read_field_of(struct story *story, struct read_record *record, struct base_str part, struct base_str *quote)
{
    struct base_str name = cut(&part, "=");
    if (base_str_is(name, "quote")) {
        *quote = base_str_trim(part);
        return;
    }
    for (int field = 0; field < READ_FIELD_COUNT; field++) {
        if (base_str_is(name, read_field_name((enum read_field)field))) {
            set_field(story, record, (enum read_field)field, base_str_trim(part));
            return;
        }
    }
    fprintf(stderr, "cases: no field %.*s\n", BASE_STR_ARG(name));
}

/* The text of a report is what its records quote, a line each. */
static void add_evidence(struct story *story, struct report *report, struct read_record *record, struct base_str quote)
{
    quote = quote.length > 0 ? quote : base_str_format(&story->arena, "Line %u of the story.", story->record_count + 1);
    uint32_t start = report->text.length + (report->text.length > 0);
    report->text = report->text.length > 0 ? base_str_join(&story->arena, report->text, "\n", quote) : quote;
    *BASE_PUSH(&story->arena, record->evidence) = (struct read_evidence){{start, start + quote.length}, quote};
}

static void read_record_line(struct story *story, struct base_str line)
{
    struct report *report = &story->reports[story->report_count - 1];
    struct base_str head = cut(&line, "|"), type_name = cut(&head, " "), quote = {0};
    enum read_type type;
    if (!read_type_from(type_name, &type) || story->record_count == MOST_RECORDS) {
        fprintf(stderr, "cases: no type %.*s\n", BASE_STR_ARG(type_name));
        return;
    }
    struct read_record *record = read_record_new(&story->arena, type);
    while (head.length > 0) {
        read_add_text(&story->arena, record, READ_F_PARTIES, cut(&head, " "));
    }
    while (line.length > 0) {
        read_field_of(story, record, cut(&line, "|"), &quote);
    }
    record->source = base_str_from(report->path);
    record->article = 1;
    add_evidence(story, report, record, quote);
    read_record_seal(record, record->source);
    *BASE_PUSH(&story->arena, report->records) = record;
    story->records[story->record_count++] = record;
}

static void read_line(struct story *story, struct base_str line)
{
    if (line.length == 0) {
        return;
    }
    if ((line.data[0] >= '0' && line.data[0] <= '9') || line.data[0] == '-') {
        if (story->report_count < MOST_REPORTS) {
            struct report *report = &story->reports[story->report_count++];
            report->day = follow_day_of(line);
            snprintf(report->path, sizeof report->path, "report-%u", story->report_count);
        }
    } else if (story->report_count > 0) {
        read_record_line(story, line);
    }
}

/* ------------------------------------------------------------------ a ledger of it */

static bool add_report(struct ledger *ledger, const struct report *report)
{
    struct ledger_entry entry;
    enum ledger_outcome outcome;
    struct text_article article = {.text = report->text, .source = {0, report->text.length}, .published_day = report->day};
    struct text_document document = {.articles = &article, .article_count = 1};
    ledger_entry_init(&entry);
    const struct ledger_source source = {.path = base_str_from(report->path), .bytes = report->text, .format = "plain"};
    bool good = ledger_entry_start(&entry, &source) == PACTA_OK &&
                ledger_entry_fill(&entry, &document, &report->records) == PACTA_OK &&
                ledger_add(ledger, &entry, &outcome) == PACTA_OK;
    ledger_entry_release(&entry);
    return good;
}

static struct ledger *fill(const struct story *story, bool backwards)
{
    struct ledger *ledger;
    struct follow_outcome outcome;
    char message[LEDGER_MESSAGE];
    bool good = ledger_open(fixture_path("follow"), LEDGER_WRITE, &ledger, message) == PACTA_OK &&
                ledger_set_versions(ledger, &(struct ledger_versions){"test", "test", "test"}) == PACTA_OK;
    for (uint32_t i = 0; good && i < story->report_count; i++) {
        good = add_report(ledger, &story->reports[backwards ? story->report_count - 1 - i : i]) &&
               ledger_commit(ledger) == PACTA_OK && (backwards || follow_update(ledger, &outcome) == PACTA_OK);
    }
    if (!good || follow_rebuild(ledger, &outcome) != PACTA_OK) {
        fprintf(stderr, "cases: %s\n", ledger_message(ledger));
        exit(2);
    }
    return ledger;
}

/* ------------------------------------------------------------------ printing */

struct placed {
    int64_t thread;
    struct base_str kind, why;
};

static uint32_t number_of(const struct story *story, struct base_str id)
{
    for (uint32_t i = 0; i < story->record_count; i++) {
        if (base_str_is(id, story->records[i]->id)) {
            return i;
        }
    }
    return MOST_RECORDS;
}

static void load_places(struct story *story, struct ledger *ledger, struct placed places[MOST_RECORDS + 1])
{
    sqlite3_stmt *rows =
        ledger_prepare(ledger, "SELECT record.id, thread, thread.kind, why FROM thread_record JOIN record ON "
                               "record.n = thread_record.record JOIN thread ON thread.n = thread_record.thread");
    while (sqlite3_step(rows) == SQLITE_ROW) {
        places[number_of(story, ledger_column_text(rows, 0))] = (struct placed){
            .thread = sqlite3_column_int64(rows, 1),
            .kind = base_str_copy(&story->arena, ledger_column_text(rows, 2)),
            .why = base_str_copy(&story->arena, ledger_column_text(rows, 3)),
        };
    }
    sqlite3_finalize(rows);
}

static uint32_t first_of(const struct story *story, const struct placed *places, int64_t thread)
{
    uint32_t first = 0;
    while (first < story->record_count && places[first].thread != thread) {
        first++;
    }
    return first;
}

static void print_thread(const struct story *story, const struct placed *places, uint32_t first, struct base_buffer *out)
{
    base_buffer_add_str(out, places[first].kind);
    for (uint32_t i = first; i < story->record_count; i++) {
        if (places[i].thread == places[first].thread) {
            base_buffer_format(out, " %u", i + 1);
        }
    }
    base_buffer_add_char(out, '\n');
    for (uint32_t i = first; i < story->record_count; i++) {
        if (places[i].thread == places[first].thread && !base_str_is(places[i].why, "began the thread")) {
            base_buffer_format(out, "  %u: %.*s\n", i + 1, BASE_STR_ARG(places[i].why));
        }
    }
}

static void print_links(const struct story *story, struct ledger *ledger, const struct placed *places, struct base_buffer *out)
{
    sqlite3_stmt *rows = ledger_prepare(ledger, "SELECT thread, relation, other FROM thread_link");
    char lines[MOST_RECORDS][40];
    uint32_t count = 0;
    while (sqlite3_step(rows) == SQLITE_ROW && count < MOST_RECORDS) {
        snprintf(lines[count++], sizeof *lines, "%u %s %u\n", first_of(story, places, sqlite3_column_int64(rows, 0)) + 1,
                 (const char *)sqlite3_column_text(rows, 1), first_of(story, places, sqlite3_column_int64(rows, 2)) + 1);
    }
    sqlite3_finalize(rows);
    qsort(lines, count, sizeof *lines, (int (*)(const void *, const void *))strcmp);
    for (uint32_t i = 0; i < count; i++) {
        base_buffer_add_text(out, lines[i]);
    }
}

static void print_story(struct story *story, bool backwards, struct base_buffer *out)
{
    struct placed places[MOST_RECORDS + 1] = {0};
    struct ledger *ledger = fill(story, backwards);
    load_places(story, ledger, places);
    for (uint32_t i = 0; i < story->record_count; i++) {
        if (places[i].thread == 0) {
            base_buffer_format(out, "no thread %u\n", i + 1);
        } else if (first_of(story, places, places[i].thread) == i) {
            print_thread(story, places, i, out);
        }
    }
    print_links(story, ledger, places, out);
    ledger_close(ledger);
    fixture_path("follow");
}

void case_layer_follow(struct base_str file, struct base_str title, struct base_str input, struct base_buffer *out);
void case_layer_follow(struct base_str file, struct base_str title, struct base_str input, struct base_buffer *out)
{
    struct story *story = calloc(1, sizeof *story);
    struct base_buffer other;
    (void)file, (void)title;
    base_arena_init(&story->arena, 0);
    base_buffer_init(&other);
    while (input.length > 0) {
        read_line(story, cut(&input, "\n"));
    }
    print_story(story, false, out);
    print_story(story, true, &other);
    if (out->length != other.length || memcmp(out->data, other.data, other.length) != 0) {
        base_buffer_format(out, "but in the opposite order:\n%.*s", (int)other.length, other.data);
    }
    base_buffer_release(&other);
    base_arena_release(&story->arena);
    free(story);
}
